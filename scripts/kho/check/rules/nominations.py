"""Rules about nominations: who may be nominated, once, in time, with conflicts of interest declared."""

from collections.abc import Iterator

from kho.check.private import NOMINATIONS
from kho.check.rules.council_case import CouncilCase, Placed
from kho.derived.rounds.choosing import bare, is_late
from kho.derived.rounds.eligibility import level_mismatch, obstacles
from kho.model.proceedings import Conflict, Namesake
from kho.store.round_files import route
from kho.words.problem import Finding, Place, note, quoted
from kho.words.rule import asks
from kho.words.text import fold


@asks("Mục được đề cử phải đã kiểm chứng, có sự đồng ý, còn hạn, đúng loại đợt xét hỏi.")
def nominees_may_be_nominated(case: CouncilCase) -> Iterator[Placed]:
    """Proved (level 2 on that day), with consent, not overdue, of the kind the round asks for (S1-15, S3-4, S3-9 c)."""
    for index, one in enumerate(case.papers.nominations):
        place = ("nominations", index, "entry")
        filed = case.catalog.by_slug.get(one.entry)
        if filed is None and case.catalog.withdrawn.holds(one.entry):
            if not one.withdrawn:
                yield NOMINATIONS, _gone(place, one.entry, case)
            continue
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
        asked = case.papers.round.nominees
        for found in obstacles(filed, asked, case.catalog, one.on):
            yield NOMINATIONS, Finding(place, *found)
        for found in level_mismatch(filed, one.level, asked):
            yield NOMINATIONS, Finding(("nominations", index, "level"), *found)


def _gone(place: Place, slug: str, case: CouncilCase) -> Finding:
    """Of a nominee that was withdrawn from the store: an error before it was voted on, then worth knowing."""
    said = f"Mục {quoted(slug)} đã gỡ khỏi kho."
    voted = {vote.entry for session in case.papers.sessions.values() for vote in session.votes}
    if slug in voted:
        return note(place, said, "Phiếu đã ghi thì giữ; vòng sau còn xét thì chạy “kho selection withdraw”.")
    return Finding(place, said, "Chạy “kho selection withdraw” để rút đề cử.")


@asks("Mỗi mục được đề cử một lần trong một đợt.")
def once_a_round(case: CouncilCase) -> Iterator[Placed]:
    """An entry is nominated once a round."""
    seen: set[str] = set()
    for index, one in enumerate(case.papers.nominations):
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


@asks("Đề cử nộp sau hạn chuyển sang đợt sau.")
def late_ones_roll_over(case: CouncilCase) -> Iterator[Placed]:
    """What came after the closing day is kept and rolls over to the next round (S1-7: đúng quy trình)."""
    for index, one in enumerate(case.papers.nominations):
        if is_late(case.papers.round, one):
            closes = route(case.papers.round, one.level)[0].closes
            yield (
                NOMINATIONS,
                note(
                    ("nominations", index, "on"),
                    f"Đề cử sau hạn {closes:%d/%m/%Y}: chuyển sang đợt sau.",
                    "Mở đợt sau bằng “kho selection open … --from THƯ-MỤC-NÀY” thì đề cử này sang theo.",
                ),
            )


@asks("Xung đột lợi ích khai cho người trong hội đồng.")
def conflicts_name_jurors(case: CouncilCase) -> Iterator[Placed]:
    """A declared conflict is one of a member of the council, and so is a namesake."""
    seated = {fold(one.name) for one in case.papers.opening.jurors}
    for index, one in enumerate(case.papers.nominations):
        named: list[tuple[str, int, Conflict | Namesake]] = [
            ("conflicts", *each) for each in enumerate(one.conflicts)
        ]
        named += [("namesakes", *each) for each in enumerate(one.namesakes)]
        for key, number, told in named:
            if fold(told.juror) not in seated:
                place = ("nominations", index, key, number, "juror")
                yield (
                    NOMINATIONS,
                    Finding(
                        place,
                        f"{quoted(told.juror)} không ở trong hội đồng.",
                        "Xem “jurors” trong hoi-dong.yml.",
                    ),
                )


@asks(
    "Tác giả chỉ ghi tên gọi, như “cô Lan”, mà hội đồng có người tên ấy thì nói rõ có phải một người không."
)
def given_names_are_told_apart(case: CouncilCase) -> Iterator[Placed]:
    """Whoever made a nominee does not vote on it (S1-7); a given name alone does not say who that is."""
    for index, one in enumerate(case.papers.nominations):
        person = case.papers.candidates.get(one.entry)
        told = {fold(each.juror) for each in one.conflicts} | {fold(each.juror) for each in one.namesakes}
        for juror in case.papers.opening.jurors:
            words = bare(juror.name).split()
            alone = len(words) > 1 and person and words[-1] in person.makers
            if alone and fold(juror.name) not in told:
                yield (
                    NOMINATIONS,
                    note(
                        ("nominations", index, "entry"),
                        f"Tác giả chỉ ghi tên gọi, mà hội đồng có {quoted(juror.name)} cùng tên.",
                        "Là một người thì ghi vào “conflicts”; là hai người thì ghi vào “namesakes” vì sao biết.",
                    ),
                )


RULES = (
    nominees_may_be_nominated,
    once_a_round,
    late_ones_roll_over,
    conflicts_name_jurors,
    given_names_are_told_apart,
)
