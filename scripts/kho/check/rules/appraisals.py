"""Rules about the appraisals of an entry: a score fits its scale and the rubric it was given by."""

from collections.abc import Iterator

from kho.check.rules.case import Case
from kho.words.problem import Finding, Place, note
from kho.words.rule import asks
from kho.words.terms import Conclusion


@asks("Điểm thẩm định nằm trong thang điểm, và thang điểm là tổng điểm của biểu điểm đã dùng.")
def scores_fit_their_scale(case: Case) -> Iterator[Finding]:
    """A score is at least 0 and at most what it is out of, and that is the total of the rubric (S1-31, S1-7)."""
    for index, appraisal in enumerate(case.entry.appraisals):
        place: Place = ("appraisals", index)
        rubric = case.reference.rubrics.get(appraisal.rubric or "")
        total = rubric.total if rubric else None
        if rubric and total is None and appraisal.score is not None:
            yield Finding(
                (*place, "score"),
                "Biểu điểm đã dùng không tính điểm.",
                "Bỏ “score:” và “out_of:”.",
                of_file=True,
            )
            continue
        if total is not None and appraisal.out_of not in (None, total):
            yield Finding(
                (*place, "out_of"),
                f"Thang điểm khác tổng điểm của biểu điểm đã dùng ({total:f}).",
                f"Ghi “out_of: {total:f}”, hoặc ghi đúng biểu điểm.",
                of_file=True,
            )
        scale = total if total is not None else appraisal.out_of
        if appraisal.score is not None and scale is not None and not 0 <= appraisal.score <= scale:
            yield Finding(
                (*place, "score"), f"Tổng điểm không nằm trong khoảng từ 0 đến {scale:f}.", "Xem lại số điểm."
            )


@asks("Kết luận “Đạt” thì điểm không thấp hơn mức thấp nhất của biểu điểm.")
def passing_has_the_points(case: Case) -> Iterator[Finding]:
    """Who passed has the points of the lowest threshold at least (S1-9): else score or conclusion is a slip."""
    for index, appraisal in enumerate(case.entry.appraisals):
        rubric = case.reference.rubrics.get(appraisal.rubric or "")
        if not (rubric and rubric.thresholds and appraisal.conclusion is Conclusion.PASSED):
            continue
        lowest = rubric.thresholds[-1]
        if appraisal.score is not None and appraisal.score < lowest.total:
            yield note(
                ("appraisals", index, "conclusion"),
                f"Kết luận “Đạt” mà điểm thấp hơn mức “{lowest.label}” ({lowest.total:f}) của biểu điểm.",
                "Xem lại điểm và kết luận.",
            )


@asks("Mỗi đối tượng (quản lý, giáo viên, nhân viên, học sinh, tập thể, sáng kiến) có biểu điểm riêng.")
def rubrics_fit_what_is_judged(case: Case) -> Iterator[Finding]:
    """Managers, teachers, staff, pupils and collectives each have criteria of their own (S1-25 … S1-29)."""
    judged = case.entry.judged
    for index, appraisal in enumerate(case.entry.appraisals):
        rubric = case.reference.rubrics.get(appraisal.rubric or "")
        if rubric and judged and judged not in rubric.judges:
            yield note(
                ("appraisals", index, "rubric"),
                f"Biểu điểm này không dùng cho: {judged.label.lower()}.",
                "Xem lại biểu điểm đã ghi.",
            )


RULES = (scores_fit_their_scale, passing_has_the_points, rubrics_fit_what_is_judged)
