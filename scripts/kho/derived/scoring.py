"""Points by a rubric → bands, sums, the threshold that is met, and what is missing for the next. Pure.

Where several jurors gave marks, the points of a criterion are their mean, rounded to two decimals, half up; bands
and thresholds look at what was rounded, so that what is printed is what decided (decision 0019).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kho.model.rubric import Band, Criterion, Rubric, Threshold
from kho.model.sheet import Sheet
from kho.words.terms import Conclusion

CENT = Decimal("0.01")

Points = Mapping[str, Decimal]
"""What each criterion got, by its slug."""


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion with its points and the band they lie in."""

    criterion: Criterion
    points: Decimal
    band: Band | None


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing a threshold asks for: of a criterion, or, without one, of the total."""

    criterion: Criterion | None
    wanted: Decimal
    got: Decimal

    @property
    def met(self) -> bool:
        """Whether there are as many points as are wanted."""
        return self.got >= self.wanted


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sheet comes to."""

    parts: tuple[Part, ...]
    total: Decimal
    reached: Threshold | None
    next: Threshold | None
    """The threshold above the one reached; the lowest, where none is."""
    fulfilled: tuple[Condition, ...]
    """Everything the reached threshold asks for."""
    missed: tuple[Condition, ...]
    """What the next threshold asks for and is not there; without thresholds, the minima that are missed."""

    @property
    def conclusion(self) -> Conclusion | None:
        """What follows from the points; None where the rubric names nothing to reach."""
        if self.reached:
            return Conclusion.PASSED
        return Conclusion.FAILED if self.next or self.missed else None


def mean(points: Sequence[Decimal]) -> Decimal:
    """The mean of what the jurors gave, rounded to two decimals, half up; one juror's points stay as they are."""
    return (
        points[0]
        if len(points) == 1
        else (sum(points, Decimal(0)) / len(points)).quantize(CENT, ROUND_HALF_UP)
    )


def points_of(sheet: Sheet) -> Points:
    """The points of each criterion on a sheet that was found sound: of the one sheet, or the jurors' mean."""
    given: dict[str, list[Decimal]] = {}
    for marks in (sheet.marks, *(juror.marks for juror in sheet.jurors)):
        for mark in marks:
            if mark.points is not None:
                given.setdefault(mark.criterion, []).append(mark.points)
    return {slug: mean(points) for slug, points in given.items()}


def band_of(criterion: Criterion, points: Decimal) -> Band | None:
    """The band *points* lie in: the highest that begins at or below them, so that a mean between two belongs to one."""
    begun = [band for band in criterion.bands if band.start <= points]
    return max(begun, key=lambda band: band.start, default=None)


def conditions(rubric: Rubric, threshold: Threshold | None, points: Points) -> Iterator[Condition]:
    """What *threshold* asks for: its total, its minima, and those that a criterion asks for in any case."""
    if threshold:
        yield Condition(None, threshold.total, sum(points.values(), Decimal(0)))
    own = {one.criterion: one.points for one in threshold.minima} if threshold else {}
    for criterion in rubric.criteria:
        wanted = max(
            (one for one in (criterion.min, own.get(criterion.slug)) if one is not None), default=None
        )
        if wanted is not None:
            yield Condition(criterion, wanted, points[criterion.slug])


def outcome(rubric: Rubric, points: Points) -> Outcome:
    """What *points*, one number for each criterion of a complete *rubric*, come to."""
    asked = [tuple(conditions(rubric, threshold, points)) for threshold in rubric.thresholds]
    met = [all(condition.met for condition in of_one) for of_one in asked]
    at = met.index(True) if True in met else len(met)
    wanted = asked[at - 1] if at else ()
    if not asked:
        wanted = tuple(conditions(rubric, None, points))
    return Outcome(
        tuple(Part(one, points[one.slug], band_of(one, points[one.slug])) for one in rubric.criteria),
        sum(points.values(), Decimal(0)),
        rubric.thresholds[at] if at < len(met) else None,
        rubric.thresholds[at - 1] if at else None,
        asked[at] if at < len(met) else (),
        tuple(condition for condition in wanted if not condition.met),
    )
