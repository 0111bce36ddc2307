"""Rules about a filled scoring sheet: every criterion is marked once, within its points, and the conclusion follows."""

from collections.abc import Iterator, Sequence
from datetime import date

from kho.check.rules.points import said
from kho.derived.scoring import outcome, points_of
from kho.model.rubric import Rubric
from kho.model.sheet import Mark, Sheet
from kho.words.problem import Finding, Place, note, quoted
from kho.words.rule import asks
from kho.words.terms import Conclusion
from kho.words.text import nearest
from kho.words.when import day_label


@asks("Phiếu chấm: mỗi tiêu chí chấm một lần, trong khoảng điểm của nó, và kết luận theo đúng điểm.")
def sheets_are_sound(sheet: Sheet, rubric: Rubric, on: date) -> Iterator[Finding]:
    """What is wrong with *sheet* on the day *on*; the conclusion is looked at once the marks are sound (S1-7)."""
    if sheet.on > on:
        yield Finding(
            ("on",),
            f"Ngày {day_label(sheet.on)} còn ở phía trước (hôm nay là {day_label(on)}).",
            "Xem lại ngày.",
        )
    if not rubric.complete:
        yield Finding(
            ("rubric",),
            "Kho mới biết một phần biểu điểm này, nên không chấm bằng nó được.",
            "Bổ sung tiêu chí, điểm từ bản gốc rồi bỏ “complete: không”.",
        )
        return
    wrong = [*_layout(sheet, rubric)]
    for place, marks in _lists(sheet):
        wrong += _marks(place, marks, rubric)
    yield from wrong
    if not wrong:
        yield from conclusion_follows(sheet, rubric)


def _lists(sheet: Sheet) -> Iterator[tuple[Place, Sequence[Mark]]]:
    """Every list of marks that is there, with its place."""
    if sheet.marks:
        yield ("marks",), sheet.marks
    for index, juror in enumerate(sheet.jurors):
        yield ("jurors", index, "marks"), juror.marks


def _layout(sheet: Sheet, rubric: Rubric) -> Iterator[Finding]:
    """Either one sheet of the council or one of each juror; qualities are weighed together."""
    if bool(sheet.marks) == bool(sheet.jurors):
        yield Finding(
            (),
            "Cần điểm chung ở “marks:”, hoặc phiếu từng người ở “jurors:”, chỉ một trong hai.",
            "Lấy phiếu trống bằng “kho score --blank”.",
        )
    if sheet.jurors and rubric.total is None:
        yield Finding(
            ("jurors",),
            "Tiêu chí không tính điểm thì hội đồng xem chung.",
            "Dùng “marks:” với “met:”, ghi kết luận.",
        )


def _marks(place: Place, marks: Sequence[Mark], rubric: Rubric) -> Iterator[Finding]:
    """Each criterion once, with points within its bounds and of the right step; or met or not."""
    known = rubric.by_slug
    seen: set[str] = set()
    for index, mark in enumerate(marks):
        here: Place = (*place, index)
        if mark.criterion not in known:
            near = nearest(mark.criterion, known)
            hint = f"Có phải ý bạn là “{near}”?" if near else f"Các tiêu chí: {', '.join(known)}"
            yield Finding(
                (*here, "criterion"), f"Không có tiêu chí nào mang mã {quoted(mark.criterion)}.", hint
            )
            continue
        if mark.criterion in seen:
            yield Finding(
                (*here, "criterion"), f"Tiêu chí {quoted(mark.criterion)} đã chấm ở trên.", "Giữ một dòng."
            )
        seen.add(mark.criterion)
        yield from _mark(here, mark, rubric)
    for criterion in rubric.criteria:
        if criterion.slug not in seen:
            yield Finding(
                place, f"Chưa chấm tiêu chí {quoted(criterion.name)}.", f"Thêm “criterion: {criterion.slug}”."
            )


def _mark(here: Place, mark: Mark, rubric: Rubric) -> Iterator[Finding]:
    """What is wrong with the mark of a known criterion."""
    if rubric.total is None:
        if mark.met is None or mark.points is not None:
            yield Finding(here, "Tiêu chí này không tính điểm.", "Ghi “met: có” hoặc “met: không”.")
        return
    if mark.points is None or mark.met is not None:
        yield Finding(here, "Tiêu chí này tính điểm.", "Ghi số điểm ở “points:”.")
        return
    most = rubric.by_slug[mark.criterion].max
    if mark.points < 0 or (most is not None and mark.points > most):
        yield Finding(
            (*here, "points"),
            f"{said(mark.points)} điểm không nằm trong khoảng từ 0 đến {said(most or mark.points)}.",
            "Xem lại điểm của tiêu chí này.",
        )
    if mark.points % rubric.grain:
        yield Finding(
            (*here, "points"),
            f"{said(mark.points)} không phải bội số của {said(rubric.grain)}.",
            "Sửa số điểm.",
        )


def conclusion_follows(sheet: Sheet, rubric: Rubric) -> Iterator[Finding]:
    """Who has not the points does not pass (S1-9); a council may still ask for more than points, and says so."""
    derived = None if rubric.total is None else outcome(rubric, points_of(sheet)).conclusion
    if sheet.conclusion is None and derived is None:
        yield Finding(
            (),
            "Biểu điểm này không nói bao nhiêu là đạt, nên hội đồng phải ghi kết luận.",
            f"Thêm “conclusion:”, một trong: {', '.join(Conclusion)}",
        )
    elif sheet.conclusion is Conclusion.PASSED and derived is Conclusion.FAILED:
        yield Finding(
            ("conclusion",),
            "Kết luận “Đạt” mà điểm không đạt mức nào của biểu điểm.",
            "Sửa kết luận, hoặc bỏ dòng này để suy từ điểm.",
        )
    elif sheet.conclusion not in (None, Conclusion.PASSED) and derived is Conclusion.PASSED:
        yield note(("conclusion",), "Điểm đạt mà kết luận không phải “Đạt”.", "Nói rõ vì sao ở “note:”.")
