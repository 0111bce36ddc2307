"""Rules about the papers of a round: who may be nominated, who may vote, which quotas are kept. All in one run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kho.catalog import Catalog
from kho.eligibility import level_mismatch, obstacles
from kho.model.proceedings import Session, Vote
from kho.model.selection import Stage
from kho.private import COUNCIL, NOMINATIONS, SESSION
from kho.problem import Finding, note, quoted
from kho.rounds import route
from kho.selection import Breach, Proceedings, breaches, chosen, conflicts, considered, is_late, jurors
from kho.terms import ExemplarTest, QuotaPer
from kho.tests_of_exemplar import Outcome, six_tests
from kho.text import fold

Placed = tuple[str, Finding]
"""The paper, without `.yml`, and the finding."""


@dataclass(frozen=True)
class Desk:
    """What a rule may look at: the papers, the store, the day."""

    papers: Proceedings
    catalog: Catalog
    on: date


def findings(desk: Desk) -> Iterator[Placed]:
    """What every rule finds."""
    for rule in RULES:
        yield from rule(desk)


def nominees_may_be_nominated(desk: Desk) -> Iterator[Placed]:
    """Proved (level 2 on that day), with consent, not overdue, of the kind the round asks for (S1-15, S3-4, S3-9 c)."""
    for index, one in enumerate(desk.papers.nominations):
        place = ("nominations", index, "entry")
        filed = desk.catalog.by_slug.get(one.entry)
        if filed is None:
            yield (
                NOMINATIONS,
                Finding(
                    place,
                    f"Không có mục nào mang mã {quoted(one.entry)}.",
                    "Ghi đúng tên thư mục của mục ấy.",
                ),
            )
            continue
        asked = desk.papers.round.nominees
        for found in obstacles(filed, asked, desk.catalog, one.on):
            yield NOMINATIONS, Finding(place, *found)
        for found in level_mismatch(filed, one.level, asked):
            yield NOMINATIONS, Finding(("nominations", index, "level"), *found)


def once_a_round(desk: Desk) -> Iterator[Placed]:
    """An entry is nominated once a round."""
    seen: set[str] = set()
    for index, one in enumerate(desk.papers.nominations):
        if one.entry in seen:
            yield (
                NOMINATIONS,
                Finding(
                    ("nominations", index, "entry"),
                    f"Mục {quoted(one.entry)} đã được đề cử ở trên.",
                    "Mỗi đợt một lần; xoá một đề cử.",
                ),
            )
        seen.add(one.entry)


def days_make_sense(desk: Desk) -> Iterator[Placed]:
    """Nothing lies in the future or before what it follows, and sessions keep the days that were announced (S1-7)."""
    for index, one in enumerate(desk.papers.nominations):
        if one.on > desk.on:
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
    for stage, session in _sessions(desk):
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
        if session.on > desk.on:
            yield file, Finding(("on",), "Ngày xét ở tương lai.", "Xem lại ngày.")
        if before and session.on < before.on:
            yield file, Finding(("on",), "Vòng này xét trước vòng dưới.", "Xem lại ngày hai phiên.")
        before = session


def late_ones_roll_over(desk: Desk) -> Iterator[Placed]:
    """What came after the closing day is kept and rolls over to the next round (S1-7: đúng quy trình)."""
    for index, one in enumerate(desk.papers.nominations):
        if is_late(desk.papers.round, one):
            closes = route(desk.papers.round, one.level)[0].closes
            yield (
                NOMINATIONS,
                note(
                    ("nominations", index, "on"),
                    f"Đề cử sau hạn {closes:%d/%m/%Y}: chuyển sang đợt sau.",
                    "Mở đợt sau bằng “kho selection open … --from THƯ-MỤC-NÀY” thì đề cử này sang theo.",
                ),
            )


def quotas_are_kept(desk: Desk) -> Iterator[Placed]:
    """Every quota of every stage, in every group: each tổ, each unit, each level, the whole round (S2-22, R5)."""
    for stage, session in _sessions(desk):
        for breach in breaches(desk.papers, stage):
            if breach.too_many:
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(("chosen",), _too_many(breach, desk), "Bỏ bớt cho đúng chỉ tiêu."),
                )
            elif not session.fewer_because:
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(
                        ("chosen",),
                        _too_few(breach, desk),
                        "Chọn thêm; không ai xứng đáng thì ghi lý do ở “fewer_because”.",
                    ),
                )


def _too_many(breach: Breach, desk: Desk) -> str:
    most = breach.quota.most
    return f"Chỉ tiêu {breach.quota.per.label} nhiều nhất {most}: {_name(breach, desk)} có {breach.chosen}."


def _too_few(breach: Breach, desk: Desk) -> str:
    return f"Chỉ tiêu {breach.quota.per.label} ít nhất {breach.quota.least}: {_name(breach, desk)} có {breach.chosen}."


def _name(breach: Breach, desk: Desk) -> str:
    """The group of a breach as people call it, by one of its nominees."""
    if breach.quota.per is QuotaPer.ROUND:
        return "vòng này"
    for one in desk.papers.nominations:
        person = desk.papers.candidates.get(one.entry)
        if person and person.group(breach.quota.per) == breach.group:
            unit = desk.catalog.by_slug[one.entry].entry.unit.name
            match breach.quota.per:
                case QuotaPer.TEAM:
                    return f"{one.team}, {unit}"
                case QuotaPer.UNIT:
                    return unit
                case _:
                    return one.level.label
    return quoted(breach.group)


def only_the_considered_are_decided(desk: Desk) -> Iterator[Placed]:
    """A stage votes on and chooses, once each, what was nominated in time or chosen below (S2-22, S3-13)."""
    for stage, session in _sessions(desk):
        there = {one.entry for one in considered(desk.papers, stage)}
        for key, slugs in (
            ("votes", [one.entry for one in session.votes]),
            ("chosen", [one.entry for one in session.chosen]),
        ):
            for index, slug in enumerate(slugs):
                place = (key, index, "entry")
                if slug not in there:
                    yield (
                        f"{SESSION}{stage.slug}",
                        Finding(
                            place,
                            f"Mục {quoted(slug)} không được xét ở vòng này.",
                            "Chưa đề cử đúng hạn, đã rút, hoặc vòng trước không chọn.",
                        ),
                    )
                if slug in slugs[:index]:
                    yield (
                        f"{SESSION}{stage.slug}",
                        Finding(place, f"Mục {quoted(slug)} đã ghi ở trên.", "Xoá một lần."),
                    )


def every_one_considered_is_voted_on(desk: Desk) -> Iterator[Placed]:
    """Nobody who was nominated is passed over without a vote (S1-7: công bằng, dân chủ)."""
    for stage, session in _sessions(desk):
        voted = {one.entry for one in session.votes}
        for one in considered(desk.papers, stage):
            if one.entry not in voted:
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(
                        ("votes",),
                        f"Chưa ghi phiếu cho mục {quoted(one.entry)}.",
                        f"kho selection decide {stage.slug} {one.entry} …",
                    ),
                )


def votes_are_sound(desk: Desk) -> Iterator[Placed]:
    """Voters sit in the council, no more ballots than voters, and none with a conflict of interest votes (S1-7)."""
    for stage, session in _sessions(desk):
        seated = {fold(one.name) for one in jurors(desk.papers, stage)}
        for index, vote in enumerate(session.votes):
            for message, hint in _wrong_with(vote, stage, desk, seated):
                yield f"{SESSION}{stage.slug}", Finding(("votes", index), message, hint)


def _wrong_with(vote: Vote, stage: Stage, desk: Desk, seated: set[str]) -> Iterator[tuple[str, str]]:
    if vote.yes + vote.no > len(vote.voters):
        yield (
            f"Có {vote.yes + vote.no} phiếu mà {len(vote.voters)} người bỏ.",
            "Ghi đủ người bỏ phiếu ở “voters”.",
        )
    names = [fold(name) for name in vote.voters]
    for name in vote.voters:
        if fold(name) not in seated:
            yield f"{quoted(name)} không ở trong hội đồng của vòng này.", "Xem “jurors” trong hoi-dong.yml."
        if names.count(fold(name)) > 1:
            yield f"{quoted(name)} bỏ phiếu hai lần.", "Ghi mỗi người một lần."
    nomination = desk.papers.nomination(vote.entry)
    if nomination:
        for name, why in conflicts(desk.papers, nomination, stage).items():
            if fold(name) in names:
                yield (
                    f"{quoted(name)} không được bỏ phiếu cho mục này: {why}.",
                    "Bỏ người ấy khỏi “voters” và bỏ phiếu lại.",
                )


def conflicts_name_jurors(desk: Desk) -> Iterator[Placed]:
    """A declared conflict is one of a member of the council."""
    seated = {fold(one.name) for one in desk.papers.opening.jurors}
    for index, one in enumerate(desk.papers.nominations):
        for number, conflict in enumerate(one.conflicts):
            if fold(conflict.juror) not in seated:
                place = ("nominations", index, "conflicts", number, "juror")
                yield (
                    NOMINATIONS,
                    Finding(
                        place,
                        f"{quoted(conflict.juror)} không ở trong hội đồng.",
                        "Xem “jurors” trong hoi-dong.yml.",
                    ),
                )


def reasons_rest_on_the_store(desk: Desk) -> Iterator[Placed]:
    """What is chosen has evidence and a product to see, and meets each test it is said to (S3-4, S3-9, S3-13)."""
    for stage, session in _sessions(desk):
        for index, one in enumerate(session.chosen):
            filed = desk.catalog.by_slug.get(one.entry)
            if filed is None:
                continue
            met = {
                found.test
                for found in six_tests(filed, desk.catalog, session.on)
                if found.outcome is Outcome.MET
            }
            for test in sorted({ExemplarTest.PROVEN, *one.tests} - met):
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(
                        ("chosen", index, "tests"),
                        f"Mục {quoted(one.entry)}: kho chưa thấy đạt phép thử {test.value} ({test.label.lower()}).",
                        "Bổ sung minh chứng vào mục, hoặc bỏ phép thử ấy (riêng phép thử c thì phải có).",
                    ),
                )


def the_chosen_are_still_sound(desk: Desk) -> Iterator[Placed]:
    """What kept an entry from being nominated also keeps it from being chosen: a level may fall (S1-9, S3-11)."""
    for stage, session in _sessions(desk):
        for index, one in enumerate(session.chosen):
            filed = desk.catalog.by_slug.get(one.entry)
            for found in (
                obstacles(filed, desk.papers.round.nominees, desk.catalog, session.on) if filed else ()
            ):
                yield f"{SESSION}{stage.slug}", Finding(("chosen", index, "entry"), *found)


def public_words_name_nobody_else(desk: Desk) -> Iterator[Placed]:
    """What is published names no juror and nobody who was not chosen (S1-7; the repository is public)."""
    for stage, session in _sessions(desk):
        picked = chosen(desk.papers, stage)
        people = {slug: one.makers for slug, one in desk.papers.candidates.items()}
        shown = frozenset[str]().union(*(people.get(slug, frozenset()) for slug in picked))
        hidden = frozenset[str]().union(
            *people.values(), {fold(one.name) for one in desk.papers.opening.jurors}
        )
        texts = [(("chosen", index, "reason"), one.reason) for index, one in enumerate(session.chosen)]
        for place, text in [*texts, (("fewer_because",), session.fewer_because or "")]:
            if any(name in fold(text) for name in hidden - shown):
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(
                        place,
                        "Lời này sẽ công bố mà nêu tên người không được chọn hoặc thành viên hội đồng.",
                        "Bỏ tên ấy.",
                    ),
                )


def every_stage_has_a_council(desk: Desk) -> Iterator[Placed]:
    """A stage that met has members who sat (S1-7: who decided)."""
    for stage, _session in _sessions(desk):
        if not jurors(desk.papers, stage):
            yield (
                COUNCIL,
                Finding(
                    ("jurors",),
                    f"Vòng “{stage.name}” chưa có ai trong hội đồng.",
                    "Thêm vào “jurors” trong hoi-dong.yml.",
                ),
            )


def lower_stages_met_first(desk: Desk) -> Iterator[Placed]:
    """A stage decides on what the stage below it chose (S2-22)."""
    for stage, _session in _sessions(desk):
        below = {
            way[way.index(stage) - 1].slug
            for one in desk.papers.nominations
            if stage in (way := route(desk.papers.round, one.level)) and way.index(stage)
        }
        for missing in sorted(below - set(desk.papers.sessions)):
            yield f"{SESSION}{stage.slug}", Finding((), f"Vòng “{missing}” chưa xét.", "Xét vòng dưới trước.")


def fewer_only_where_fewer(desk: Desk) -> Iterator[Placed]:
    """A reason for choosing fewer stands only where fewer were chosen: it is published."""
    for stage, session in _sessions(desk):
        short = any(not one.too_many for one in breaches(desk.papers, stage))
        if session.fewer_because and not short:
            yield (
                f"{SESSION}{stage.slug}",
                note(("fewer_because",), "Đã chọn đủ chỉ tiêu mà vẫn ghi lý do chọn ít.", "Xoá dòng này."),
            )


def soon_to_be_reviewed(desk: Desk) -> Iterator[Placed]:
    """What is chosen should not fall due within a month of the choice."""
    for stage, session in _sessions(desk):
        for slug in sorted(chosen(desk.papers, stage)):
            filed = desk.catalog.by_slug.get(slug)
            due = filed.entry.review_by if filed else None
            if due and due < session.on + timedelta(days=30):
                yield (
                    f"{SESSION}{stage.slug}",
                    note(
                        ("chosen",),
                        f"Mục {quoted(slug)} cần xem lại trước {due:%d/%m/%Y}.",
                        "Nhắc đơn vị xác nhận lại.",
                    ),
                )


def _sessions(desk: Desk) -> Iterator[tuple[Stage, Session]]:
    """The stages that met, from below."""
    for stage in desk.papers.round.stages:
        session = desk.papers.sessions.get(stage.slug)
        if session:
            yield stage, session


RULES = (
    nominees_may_be_nominated,
    once_a_round,
    days_make_sense,
    late_ones_roll_over,
    conflicts_name_jurors,
    every_stage_has_a_council,
    lower_stages_met_first,
    only_the_considered_are_decided,
    every_one_considered_is_voted_on,
    votes_are_sound,
    quotas_are_kept,
    fewer_only_where_fewer,
    reasons_rest_on_the_store,
    the_chosen_are_still_sound,
    public_words_name_nobody_else,
    soon_to_be_reviewed,
)
