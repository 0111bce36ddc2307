"""Rules about what was chosen: from among the considered, for reasons that the store bears out and may be published."""

from collections.abc import Iterator
from datetime import timedelta

from kho.check.private import SESSION
from kho.check.rules.council_case import CouncilCase, Placed, sessions
from kho.derived.rounds.choosing import chosen, considered
from kho.derived.rounds.eligibility import obstacles
from kho.derived.six_tests import Outcome, six_tests
from kho.words.problem import Finding, note, quoted
from kho.words.rule import asks
from kho.words.terms import ExemplarTest
from kho.words.text import fold


@asks("Chỉ bỏ phiếu và chọn, mỗi mục một lần, trong số đã đề cử đúng hạn hoặc vòng dưới đã chọn.")
def only_the_considered_are_decided(case: CouncilCase) -> Iterator[Placed]:
    """A stage votes on and chooses, once each, what was nominated in time or chosen below (S2-22, S3-13)."""
    for stage, session in sessions(case):
        there = {one.entry for one in considered(case.papers, stage)}
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


@asks("Mục được chọn phải có minh chứng, và đạt thật các phép thử nêu làm lý do.")
def reasons_rest_on_the_store(case: CouncilCase) -> Iterator[Placed]:
    """What is chosen has evidence and a product to see, and meets each test it is said to (S3-4, S3-9, S3-13).

    Whether something is new, and whether somebody innovates, the council judges itself.
    """
    for stage, session in sessions(case):
        for index, one in enumerate(session.chosen):
            filed = case.catalog.by_slug.get(one.entry)
            if filed is None:
                continue
            met = {
                found.test
                for found in six_tests(filed, case.catalog, session.on)
                if found.outcome in {Outcome.MET, Outcome.JUDGED}
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


@asks("Điều làm một mục không được đề cử cũng làm nó không được chọn.")
def the_chosen_are_still_sound(case: CouncilCase) -> Iterator[Placed]:
    """What kept an entry from being nominated also keeps it from being chosen: a level may fall (S1-9, S3-11)."""
    for stage, session in sessions(case):
        for index, one in enumerate(session.chosen):
            filed = case.catalog.by_slug.get(one.entry)
            for found in (
                obstacles(filed, case.papers.round.nominees, case.catalog, session.on) if filed else ()
            ):
                yield f"{SESSION}{stage.slug}", Finding(("chosen", index, "entry"), *found)


@asks("Lời công bố không nêu tên người không được chọn hay thành viên hội đồng.")
def public_words_name_nobody_else(case: CouncilCase) -> Iterator[Placed]:
    """What is published names no juror and nobody who was not chosen (S1-7; the repository is public)."""
    for stage, session in sessions(case):
        picked = chosen(case.papers, stage)
        people = {slug: one.makers for slug, one in case.papers.candidates.items()}
        shown = frozenset[str]().union(*(people.get(slug, frozenset()) for slug in picked))
        hidden = frozenset[str]().union(
            *people.values(), {fold(one.name) for one in case.papers.opening.jurors}
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


@asks("Mục được chọn không nên đến hạn xem lại trong vòng một tháng.")
def soon_to_be_reviewed(case: CouncilCase) -> Iterator[Placed]:
    """What is chosen should not fall due within a month of the choice."""
    for stage, session in sessions(case):
        for slug in sorted(chosen(case.papers, stage)):
            filed = case.catalog.by_slug.get(slug)
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


RULES = (
    only_the_considered_are_decided,
    reasons_rest_on_the_store,
    the_chosen_are_still_sound,
    public_words_name_nobody_else,
    soon_to_be_reviewed,
)
