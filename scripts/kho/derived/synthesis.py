"""What the store knows of one difficulty, from all practices that answer it (S3-2, S3-4): never one headline.

How many tried, where, what changed by how much, what it costs, who followed, what did not work, what nobody tells.
Worked out, not typed: a new practice changes the page of its difficulty by being there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kho.derived.figures import Trend, is_measured, trend
from kho.derived.following import followers
from kho.derived.fullness import best_told, is_short_news, untold
from kho.model import Adoption, Innovation
from kho.model.innovation import Resources
from kho.model.proof import Indicator
from kho.store.catalog import Catalog, Filed
from kho.words.terms import Better, Hardship


@dataclass(frozen=True, slots=True)
class Change:
    """One measured figure of a practice, and which way it went."""

    filed: Filed
    indicator: Indicator
    trend: Trend

    @property
    def points(self) -> Decimal | None:
        """By how many percentage points it became better, before to after; None where it is no such figure."""
        one = self.indicator
        if one.last is None or one.first is None or one.better is None or (one.unit or "").strip() != "%":
            return None
        return one.last - one.first if one.better is Better.HIGHER else one.first - one.last


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most of *count* values."""

    least: Decimal
    most: Decimal
    count: int

    @classmethod
    def of(cls, values: Iterable[Decimal | int | None]) -> "Range | None":
        """The range of what is known; None where nothing is."""
        found = [Decimal(value) for value in values if value is not None]
        return cls(min(found), max(found), len(found)) if found else None


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What is known of a difficulty on a day."""

    practices: tuple[Filed, ...]
    """Those that tell how, the best proved and told first."""
    news: tuple[Filed, ...]
    """Short news: something was done, not how."""
    changes: tuple[Change, ...]
    """Every figure that counts: it compares, of whom and how is told."""
    unmeasured: int
    """How many further figures lack a comparison, a sample or a method."""
    followed: tuple[Filed[Adoption], ...]
    """Who followed, with a confirmation of its own or without."""
    confirmed: int
    unknown: tuple[tuple[str, int], ...]
    """What practices do not tell, and how many do not; the commonest first."""

    @property
    def trends(self) -> Counter[str]:
        """How many figures went which way."""
        return Counter(one.trend.name for one in self.changes)

    @property
    def settings(self) -> Counter[Hardship | None]:
        """How many practices were done in which setting; None counts those that do not say."""
        told = (one.entry.setting for one in self.practices)
        return Counter(setting.hardship if setting else None for setting in told)

    @property
    def measured(self) -> tuple[Filed, ...]:
        """The practices with figures that count."""
        return tuple({one.filed.slug: one.filed for one in self.changes}.values())

    @property
    def failed(self) -> tuple[Filed[Adoption], ...]:
        """Who tried and found that it does not fit."""
        return tuple(one for one in self.followed if not one.entry.verdict.followed)

    @property
    def points(self) -> Range | None:
        """The changes in percentage points, from the least to the most."""
        return Range.of(one.points for one in self.changes)

    @property
    def weeks(self) -> Range | None:
        """How many weeks the practices took."""
        return Range.of(needs(one).weeks for one in self.practices)

    @property
    def costs(self) -> tuple[Filed, ...]:
        """The practices that tell what it costs."""
        return tuple(one for one in self.practices if _is_priced(needs(one)))

    @property
    def hearsay(self) -> tuple[Filed, ...]:
        """The practices of which public sources say that others follow."""
        return tuple(one for one in self.practices if one.entry.hearsay)

    @property
    def limited(self) -> tuple[Filed, ...]:
        """The practices that tell what does not work, or what they do not know."""
        return tuple(one for one in self.practices if one.entry.limits or one.entry.obstacles)


def needs(filed: Filed) -> Resources:
    """What a practice takes; nothing where it does not say."""
    entry = filed.entry
    return (entry.resources if isinstance(entry, Innovation) else None) or Resources()


def _is_priced(told: Resources) -> bool:
    return told.cost is not None or told.cost_note is not None


def synthesis(filed: Sequence[Filed], catalog: Catalog, on: date) -> Synthesis:
    """What *filed*, the entries on one difficulty, come to on the day *on*."""
    followable = [one for one in filed if one.entry.followable]
    practices = best_told((one for one in followable if not is_short_news(one, catalog)), catalog, on)
    figures = [(one, figure) for one in practices for figure in one.entry.figures]
    changes = tuple(Change(one, figure, trend(figure)) for one, figure in figures if is_measured(figure))
    followed = tuple(each for one in followable for each in catalog.adoptions.get(one.slug, ()))
    unknown = Counter(key for one in practices for key in untold(one.entry))
    return Synthesis(
        tuple(practices),
        tuple(one for one in followable if is_short_news(one, catalog)),
        changes,
        len(figures) - len(changes),
        followed,
        sum(len(followers(one.slug, catalog, on)) for one in followable),
        tuple(unknown.most_common()),
    )


def provinces(filed: Iterable[Filed], catalog: Catalog) -> Iterator[str]:
    """The slugs of the provinces where something was tried, each once, in the order of the reference data."""
    found = {slug for one in filed for slug in catalog.reference.provinces_of(one.entry)}
    yield from (slug for slug in catalog.reference.provinces if slug in found)
