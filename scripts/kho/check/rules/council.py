"""Every rule about the papers of a round, in one run; here those about its days and its stages."""

from collections.abc import Iterator

from kho.check.private import COUNCIL, NOMINATIONS, SESSION
from kho.check.rules import choices, nominations, votes
from kho.check.rules.council_case import CouncilCase, Placed, sessions
from kho.derived.rounds.voting import jurors
from kho.model.proceedings import Session
from kho.store.round_files import route
from kho.words.problem import Finding, quoted
from kho.words.rule import asks
from kho.words.text import fold


@asks("Ngày đề cử, ngày xét không ở phía trước, và theo đúng lịch đã công bố.")
def days_make_sense(case: CouncilCase) -> Iterator[Placed]:
    """Nothing lies in the future or before what it follows, and sessions keep the days that were announced (S1-7)."""
    for index, one in enumerate(case.papers.nominations):
        if one.on > case.on:
            yield (
                NOMINATIONS,
                Finding(("nominations", index, "on"), "Ngày đề cử ở tương lai.", "Xem lại ngày."),
            )
        if one.withdrawn and one.withdrawn.on < one.on:
            yield (
                NOMINATIONS,
                Finding(
                    ("nominations", index, "withdrawn", "on"),
                    "Ngày rút trước ngày đề cử.",
                    "Xem lại hai ngày.",
                ),
            )
    before: Session | None = None
    for stage, session in sessions(case):
        file = f"{SESSION}{stage.slug}"
        if not stage.opens <= session.on <= stage.closes:
            yield (
                file,
                Finding(
                    ("on",),
                    f"Vòng này xét từ {stage.opens:%d/%m/%Y} đến {stage.closes:%d/%m/%Y}.",
                    "Sửa ngày, hoặc sửa lịch công khai của đợt trước khi xét.",
                ),
            )
        if session.on > case.on:
            yield file, Finding(("on",), "Ngày xét ở tương lai.", "Xem lại ngày.")
        for index, told in enumerate(session.corrections):
            if not session.on <= told.on <= case.on:
                wrong = "ở tương lai" if told.on > case.on else "trước ngày xét"
                yield (
                    file,
                    Finding(("corrections", index, "on"), f"Ngày ghi lại phiếu {wrong}.", "Xem lại ngày."),
                )
        if before and session.on < before.on:
            yield file, Finding(("on",), "Vòng này xét trước vòng dưới.", "Xem lại ngày hai phiên.")
        before = session


@asks("Vòng đã xét thì phải có hội đồng.")
def every_stage_has_a_council(case: CouncilCase) -> Iterator[Placed]:
    """A stage that met has members who sat (S1-7: who decided)."""
    for stage, _session in sessions(case):
        if not jurors(case.papers, stage):
            yield (
                COUNCIL,
                Finding(
                    ("jurors",),
                    f"Vòng “{stage.name}” chưa có ai trong hội đồng.",
                    "Thêm vào “jurors” trong hoi-dong.yml.",
                ),
            )


@asks("Hai thành viên hội đồng trùng tên phải phân biệt được.")
def jurors_are_told_apart(case: CouncilCase) -> Iterator[Placed]:
    """Who voted is written by name, so that two members of one name cannot be told apart (S1-7: who decided)."""
    seen: set[str] = set()
    for index, one in enumerate(case.papers.opening.jurors):
        if fold(one.name) in seen:
            yield (
                COUNCIL,
                Finding(
                    ("jurors", index, "name"),
                    f"Hội đồng đã có một người tên {quoted(one.name)}.",
                    "Một người thì ghi một lần; hai người trùng tên thì thêm chữ để phân biệt, như “… (tổ Toán)”.",
                ),
            )
        seen.add(fold(one.name))


@asks("Vòng dưới xét trước vòng trên.")
def lower_stages_met_first(case: CouncilCase) -> Iterator[Placed]:
    """A stage decides on what the stage below it chose (S2-22)."""
    for stage, _session in sessions(case):
        below = {
            way[way.index(stage) - 1].slug
            for one in case.papers.nominations
            if stage in (way := route(case.papers.round, one.level)) and way.index(stage)
        }
        for missing in sorted(below - set(case.papers.sessions)):
            yield f"{SESSION}{stage.slug}", Finding((), f"Vòng “{missing}” chưa xét.", "Xét vòng dưới trước.")


RULES = (
    *nominations.RULES,
    days_make_sense,
    every_stage_has_a_council,
    jurors_are_told_apart,
    lower_stages_met_first,
    *choices.RULES,
    *votes.RULES,
)


def findings(case: CouncilCase) -> Iterator[Placed]:
    """What every rule finds."""
    for rule in RULES:
        yield from rule(case)
