"""Rules about figures: each says what was measured against what, once."""

from collections.abc import Iterator

from kho.check.rules.case import Case
from kho.model import Entry
from kho.model.proof import Indicator
from kho.words.problem import Finding, Place
from kho.words.rule import asks
from kho.words.terms import Design, Origin


def _placed(entry: Entry) -> Iterator[tuple[Place, Indicator]]:
    """Every indicator of an entry with its place."""
    for index, one in enumerate(entry.figures):
        yield (*entry.keeps["figures"], index), one


@asks("Số đo phải có số: số sau khi làm, nhiều lần đo, hoặc mức khác biệt; không ghi một số hai lần.")
def figures_are_there(case: Case) -> Iterator[Finding]:
    """An indicator holds a value after, a series, or a gain as printed; no value stands twice (S0-62)."""
    for place, one in _placed(case.entry):
        if one.after is None and one.gain is None and not one.series:
            yield Finding(
                place,
                "Số đo chưa có số nào.",
                "Ghi “after:” (sau khi làm) hoặc “gain:” (mức khác biệt).",
                of_file=True,
            )
        if len(one.series) == 1:
            yield Finding(
                (*place, "series"),
                "Chỉ có một lần đo.",
                "Ghi lần đo ấy ở “after:”, hoặc thêm lần đo khác.",
                of_file=True,
            )
        if one.series and (one.before is not None or one.after is not None):
            yield Finding(
                (*place, "series"),
                "Đã ghi các lần đo thì không ghi số trước, số sau nữa.",
                "Bỏ “before:” và “after:”: lần đầu và lần cuối là hai số ấy.",
                of_file=True,
            )


@asks("Đã nói là so sánh thì phải có số của bên kia: nhóm đối chứng, hoặc số trước.")
def comparisons_have_their_other_side(case: Case) -> Iterator[Finding]:
    """What is said to be compared is there: a control group's figures, or a gain against it; a value before (S1-9)."""
    for place, one in _placed(case.entry):
        if one.control_before is not None and one.control is None:
            yield Finding(
                (*place, "control_before"),
                "Có lần đo đầu của nhóm đối chứng mà không có lần sau.",
                "Thêm “control:”.",
                of_file=True,
            )
        against_a_group = one.design in {Design.CONTROLLED, Design.RANDOMISED}
        if against_a_group and one.control is None and one.gain is None:
            yield Finding(
                (*place, "design"),
                "Nói là so với một nhóm khác mà không có số của nhóm ấy.",
                "Thêm “control:” hoặc “gain:”; nguồn không in thì ghi bằng lời ở “narrative:”.",
                of_file=True,
            )
        if one.design is Design.BEFORE_AFTER and one.first is None and one.gain is None:
            yield Finding(
                (*place, "design"),
                "Nói là so trước – sau mà không có số trước.",
                "Thêm “before:”, hoặc bỏ dòng này.",
                of_file=True,
            )


@asks("Chỉ mục sưu tầm mới ghi nguồn nói đến đâu; đơn vị gửi bài thì tự nói.")
def only_what_is_compiled_says_how_it_is_told(case: Case) -> Iterator[Finding]:
    """How far sources reach is said of compiled entries; a unit that hands in speaks for itself (S3-4)."""
    if case.entry.origin is Origin.SUBMITTED and case.entry.told_as:
        yield Finding(("told_as",), "Chỉ mục sưu tầm mới ghi nguồn nói đến đâu.", "Bỏ dòng này.")


RULES = (figures_are_there, comparisons_have_their_other_side, only_what_is_compiled_says_how_it_is_told)
