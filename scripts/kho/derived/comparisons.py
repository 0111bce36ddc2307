"""What stands in a chart: planned beside achieved on one axis (S0-62). Numbers only; templates draw and say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import starmap

from kho.model import Entry
from kho.model.proof import Indicator, Target
from kho.words.text import fold


@dataclass(frozen=True, slots=True)
class Bar:
    """One value on the axis: which one it is, and how far it reaches in per cent of the axis."""

    role: str
    value: Decimal
    reach: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure: what it was, what was planned, what came, and how it was measured."""

    measure: str
    unit: str | None
    bars: tuple[Bar, ...]
    indicator: Indicator | None
    target: Target | None

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
    found: dict[str, Decimal] = {}
    before = indicator.first if indicator else None
    if before is None and target:
        before = target.baseline
    if before is not None:
        found["truoc"] = before
    if target:
        found["du-kien"] = target.value
    after = indicator.last if indicator else None
    if after is not None:
        found["sau"] = after
    if indicator and indicator.control is not None:
        found["doi-chung"] = indicator.control
    unit = (indicator and indicator.unit) or (target and target.unit) or None
    most = _axis(found.values(), unit)
    bars = tuple(
        Bar(role, value, float(max(value, Decimal(0)) / most * 100)) for role, value in found.items()
    )
    measure = indicator.measure if indicator else target.measure if target else ""
    return Comparison(measure, unit, bars, indicator, target)


def _axis(values: Iterable[Decimal], unit: str | None) -> Decimal:
    """The end of the axis, which always begins at 0: 100 for shares, else the largest value."""
    largest = max(values, default=Decimal(0))
    if unit and "%" in unit and largest <= 100:  # noqa: PLR2004 - a whole in per cent
        return Decimal(100)
    return largest if largest > 0 else Decimal(1)
