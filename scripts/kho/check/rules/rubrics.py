"""Rules about a rubric: its sums, bands, minima and thresholds hold together, and anyone understands it.

What a rubric does not know yet (`complete: không`) it may leave open; what it says must still agree.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from kho.check.rules.across import missing
from kho.check.rules.plain_criteria import criteria_are_short_and_plain
from kho.check.rules.points import said
from kho.model.leaves import references
from kho.model.rubric import Band, Criterion, Rubric
from kho.store.reference_data import Reference
from kho.words.problem import Finding, Place, quoted
from kho.words.rule import asks
from kho.words.text import nearest


def findings(reference: Reference) -> Iterator[tuple[str, Finding]]:
    """What is wrong with each rubric, with the name of its source."""
    yield from rubrics_name_what_exists(reference)
    for slug, rubric in reference.rubrics.items():
        for rule in RULES:
            for finding in rule(rubric):
                yield f"rubrics/{slug}", finding


@asks("Văn bản, chủ đề mà biểu điểm nhắc đến phải có trong kho.")
def rubrics_name_what_exists(reference: Reference) -> Iterator[tuple[str, Finding]]:
    """What a rubric names is kept in the store (S0-2)."""
    for slug, rubric in reference.rubrics.items():
        for place, ref in references(rubric):
            if wrong := missing(ref, reference, {}):
                yield f"rubrics/{slug}", Finding(place, *wrong)


@asks("Biểu điểm phải nói lấy từ đâu.")
def has_a_source(rubric: Rubric) -> Iterator[Finding]:
    """A rubric says where it comes from: a document, or a publisher (domain.md §2.4)."""
    if not (rubric.source.document or rubric.source.publisher):
        yield Finding(
            ("source",),
            "Biểu điểm không nói lấy từ đâu.",
            "Thêm “document:” hoặc “publisher:” trong “source:”.",
        )


@asks("Trong một biểu điểm, tiêu chí và mức không trùng nhau.")
def words_are_one_of_a_kind(rubric: Rubric) -> Iterator[Finding]:
    """No two criteria share a slug, no two thresholds a label; a threshold asks of a criterion once (S1-7)."""
    seen: set[str] = set()
    for index, criterion in enumerate(rubric.criteria):
        if criterion.slug in seen:
            yield Finding(
                ("criteria", index, "slug"),
                f"Mã {quoted(criterion.slug)} đã dùng ở trên.",
                "Mỗi mã chỉ một lần.",
            )
        seen.add(criterion.slug)
    labels: set[str] = set()
    for index, threshold in enumerate(rubric.thresholds):
        if threshold.label in labels:
            yield Finding(
                ("thresholds", index, "label"),
                f"Mức {quoted(threshold.label)} đã có ở trên.",
                "Đặt tên khác.",
            )
        labels.add(threshold.label)
        asked: set[str] = set()
        for at, minimum in enumerate(threshold.minima):
            if minimum.criterion in asked:
                place: Place = ("thresholds", index, "minima", at, "criterion")
                yield Finding(place, "Tiêu chí này đã có điểm tối thiểu ở trên.", "Giữ một dòng.")
            asked.add(minimum.criterion)


@asks("Một biểu điểm tính điểm ở mọi tiêu chí, hoặc không tính ở tiêu chí nào.")
def points_or_none(rubric: Rubric) -> Iterator[Finding]:
    """A rubric counts points throughout or not at all (S0-7)."""
    if rubric.total is None:
        for place, _points in _numbers(rubric):
            yield Finding(place, "Có điểm mà không có tổng điểm.", "Thêm “total:”, hoặc bỏ mọi điểm.")
        return
    for index, criterion in enumerate(rubric.criteria):
        if rubric.complete and criterion.max is None:
            yield Finding(
                ("criteria", index),
                f"Tiêu chí {quoted(criterion.name)} chưa có điểm tối đa.",
                "Thêm “max:”; nếu nguồn không nêu, ghi “complete: không” ở đầu biểu điểm.",
            )


@asks("Điểm tối đa của các tiêu chí cộng lại bằng tổng điểm.")
def maxima_add_up(rubric: Rubric) -> Iterator[Finding]:
    """The maxima of the criteria add up to the total (S0-7); known ones never exceed it."""
    known = [criterion.max for criterion in rubric.criteria if criterion.max is not None]
    if rubric.total is None or (rubric.complete and len(known) < len(rubric.criteria)):
        return
    whole = sum(known, Decimal(0))
    if whole > rubric.total or (rubric.complete and whole != rubric.total):
        yield Finding(
            ("total",),
            f"Điểm tối đa các tiêu chí cộng lại được {said(whole)}, tổng điểm ghi {said(rubric.total)}.",
            "Sửa “max:” hoặc “total:”.",
        )


@asks("Mọi số điểm là bội số của bước điểm và không âm.")
def points_keep_the_step(rubric: Rubric) -> Iterator[Finding]:
    """Every number of points is whole, or a multiple of the half point, as the step says; none is negative (S0-7)."""
    for place, points in _numbers(rubric):
        if points < 0 or points % rubric.grain:
            yield Finding(
                place,
                f"{said(points)} không phải bội số không âm của {said(rubric.grain)}.",
                "Sửa số điểm, hoặc sửa “step:”.",
            )


@asks("Điểm tối thiểu không cao hơn điểm tối đa, và thuộc về một tiêu chí có thật.")
def minima_can_be_reached(rubric: Rubric) -> Iterator[Finding]:
    """A minimum is not above its maximum, and a threshold's minimum belongs to a criterion (S0-7)."""
    known = rubric.by_slug
    for index, criterion in enumerate(rubric.criteria):
        if criterion.min is not None and criterion.max is not None and criterion.min > criterion.max:
            yield _too_high(("criteria", index, "min"), criterion.min, criterion)
    for index, threshold in enumerate(rubric.thresholds):
        for at, minimum in enumerate(threshold.minima):
            place: Place = ("thresholds", index, "minima", at)
            found = known.get(minimum.criterion)
            if found is None:
                near = nearest(minimum.criterion, known)
                hint = f"Có phải ý bạn là “{near}”?" if near else f"Các tiêu chí: {', '.join(known)}"
                what = f"Không có tiêu chí nào mang mã {quoted(minimum.criterion)}."
                yield Finding((*place, "criterion"), what, hint)
            elif found.max is not None and minimum.points > found.max:
                yield _too_high((*place, "points"), minimum.points, found)


@asks("Các mức xếp từ cao xuống thấp, và không mức nào cần nhiều điểm hơn số điểm có.")
def thresholds_can_be_reached(rubric: Rubric) -> Iterator[Finding]:
    """The highest threshold comes first, lower ones ask for less, none asks for more points than there are (S0-7)."""
    for index, threshold in enumerate(rubric.thresholds):
        if rubric.total is not None and threshold.total > rubric.total:
            yield Finding(
                ("thresholds", index, "total"),
                f"Mức {quoted(threshold.label)} cần {said(threshold.total)} điểm; "
                f"cả biểu điểm chỉ có {said(rubric.total)}.",
                "Sửa điểm của mức này.",
            )
    for index, (higher, lower) in enumerate(pairwise(rubric.thresholds), start=1):
        if lower.total >= higher.total:
            yield Finding(
                ("thresholds", index, "total"),
                f"Mức {quoted(lower.label)} không thấp hơn mức {quoted(higher.label)} ở trên.",
                "Xếp mức cao trước, mức thấp sau.",
            )


@asks("Các mức của một tiêu chí chia hết từ 0 đến điểm tối đa, không chồng, không hở.")
def bands_cover_the_points(rubric: Rubric) -> Iterator[Finding]:
    """The bands of a criterion share out 0 to its maximum: no point in two bands, none in no band (S0-7)."""
    for index, criterion in enumerate(rubric.criteria):
        bands = sorted(enumerate(criterion.bands), key=lambda pair: pair[1].start)
        place: Place = ("criteria", index, "bands")
        for at, band in bands:
            if band.end < band.start:
                yield Finding((*place, at), f"Mức {_range(band)} chạy ngược.", "Viết số nhỏ ở “from:”.")
        for (_, lower), (at, upper) in pairwise(bands):
            if upper.start <= lower.end:
                yield Finding(
                    (*place, at),
                    f"Mức {_range(upper)} chồng lên mức {_range(lower)}.",
                    "Mỗi số điểm chỉ thuộc một mức.",
                )
            elif rubric.complete and upper.start > lower.end + rubric.grain:
                yield Finding(
                    (*place, at),
                    f"Giữa mức {_range(lower)} và mức {_range(upper)} còn điểm chưa thuộc mức nào.",
                    f"Nối liền hai mức; bước điểm là {said(rubric.grain)}.",
                )
        if bands and rubric.complete:
            yield from _ends(place, [band for _at, band in bands], criterion)


def _ends(place: Place, bands: list[Band], criterion: Criterion) -> Iterator[Finding]:
    """The lowest band begins at 0, the highest ends at the maximum."""
    if bands[0].start != 0:
        yield Finding(place, f"Mức thấp nhất bắt đầu từ {said(bands[0].start)}.", "Thêm mức từ 0 điểm.")
    if criterion.max is not None and bands[-1].end != criterion.max:
        yield Finding(
            place,
            f"Mức cao nhất kết thúc ở {said(bands[-1].end)}, điểm tối đa là {said(criterion.max)}.",
            "Sửa mức cao nhất hoặc “max:”.",
        )


RULES = (
    has_a_source,
    words_are_one_of_a_kind,
    points_or_none,
    maxima_add_up,
    points_keep_the_step,
    minima_can_be_reached,
    thresholds_can_be_reached,
    bands_cover_the_points,
    criteria_are_short_and_plain,
)


def _numbers(rubric: Rubric) -> Iterator[tuple[Place, Decimal]]:
    """Every number of points a rubric names, with its place."""
    if rubric.total is not None:
        yield ("total",), rubric.total
    for index, criterion in enumerate(rubric.criteria):
        for key, points in (("max", criterion.max), ("min", criterion.min)):
            if points is not None:
                yield ("criteria", index, key), points
        for at, band in enumerate(criterion.bands):
            yield ("criteria", index, "bands", at, "from"), band.start
            yield ("criteria", index, "bands", at, "to"), band.end
    for index, threshold in enumerate(rubric.thresholds):
        yield ("thresholds", index, "total"), threshold.total
        for at, minimum in enumerate(threshold.minima):
            yield ("thresholds", index, "minima", at, "points"), minimum.points


def _too_high(place: Place, points: Decimal, criterion: Criterion) -> Finding:
    most = said(criterion.max or Decimal(0))
    return Finding(
        place,
        f"Điểm tối thiểu {said(points)} cao hơn điểm tối đa {most} của tiêu chí {quoted(criterion.name)}.",
        "Sửa một trong hai.",
    )


def _range(band: Band) -> str:
    return f"{said(band.start)}–{said(band.end)}"
