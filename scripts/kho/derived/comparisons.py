"""What stands in a chart: planned beside achieved, a group beside its control group, on one axis (S0-62).

Numbers only; templates draw and say. One bar alone is no chart, nor is a value that its source prints as “gần 50”.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import starmap

from kho.derived.figures import Trend, is_measured, trend
from kho.model import Entry
from kho.model.proof import Indicator, Target
from kho.words.text import fold


@dataclass(frozen=True, slots=True)
class Bar:
    """One value on the axis: which one it is, and how far it reaches in per cent of the axis."""

    role: str
    value: Decimal
    reach: float
    at: str = ""
    """When, of one of several measurements."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure: what it was, what was planned, what came, and how it was measured."""

    measure: str
    unit: str | None
    bars: tuple[Bar, ...]
    indicator: Indicator | None
    target: Target | None

    @property
    def drawn(self) -> bool:
        """Whether there is something to compare by eye."""
        one = self.indicator
        return len(self.bars) > 1 and not (one and (one.rounding or one.before_rounding))

    @property
    def trend(self) -> Trend:
        """Which way the figure went; of one that is not measured nothing is said."""
        one = self.indicator
        return trend(one) if one and is_measured(one) else Trend.UNTOLD

    def value(self, role: str) -> Decimal | None:
        """The value of `truoc`, `du-kien`, `sau` or `doi-chung`."""
        return next((bar.value for bar in self.bars if bar.role == role), None)


def comparisons(entry: Entry) -> tuple[Comparison, ...]:
    """Every measure of *entry*: targets joined to indicators of the same words, then what stands alone."""
    return tuple(starmap(_compare, _joined(entry.figures, entry.aims)))


def _joined(
    indicators: Iterable[Indicator], targets: Iterable[Target]
) -> Iterator[tuple[Indicator | None, Target | None]]:
    """Each indicator with the first target that says the same; then the targets that are left."""
    left = list(targets)
    for indicator in indicators:
        target = next((one for one in left if _same_measure(indicator, one)), None)
        if target:
            left.remove(target)
        yield indicator, target
    yield from ((None, target) for target in left)


def _same_measure(indicator: Indicator, target: Target) -> bool:
    """Whether both measure the same: the same words, and no two different units on one axis."""
    units = {fold(unit) for unit in (indicator.unit, target.unit) if unit}
    return fold(indicator.measure) == fold(target.measure) and len(units) <= 1


def _compare(indicator: Indicator | None, target: Target | None) -> Comparison:
    found = tuple(_values(indicator, target))
    unit = (indicator and indicator.unit) or (target and target.unit) or None
    most = _axis((value for _role, value, _at in found), unit)
    bars = tuple(
        Bar(role, value, float(max(value, Decimal(0)) / most * 100), at) for role, value, at in found
    )
    measure = indicator.measure if indicator else target.measure if target else ""
    return Comparison(measure, unit, bars, indicator, target)


def _values(indicator: Indicator | None, target: Target | None) -> Iterator[tuple[str, Decimal, str]]:
    """Every value of a measure with its role, in the order in which it is read."""
    before = indicator.before if indicator else None
    if before is None and target and not (indicator and indicator.series):
        before = target.baseline
    if before is not None:
        yield "truoc", before, ""
    if target:
        yield "du-kien", target.value, ""
    if indicator is None:
        return
    for point in indicator.series:
        yield "lan-do", point.value, point.at
    if indicator.after is not None:
        yield "sau", indicator.after, ""
    if indicator.control_before is not None:
        yield "doi-chung-truoc", indicator.control_before, ""
    if indicator.control is not None:
        yield "doi-chung", indicator.control, ""


def _axis(values: Iterable[Decimal], unit: str | None) -> Decimal:
    """The end of the axis, which always begins at 0: 100 for shares, else the largest value."""
    largest = max(values, default=Decimal(0))
    if unit and "%" in unit and largest <= 100:  # noqa: PLR2004 - a whole in per cent
        return Decimal(100)
    return largest if largest > 0 else Decimal(1)
