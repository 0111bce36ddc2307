"""What the store can say in a report on the exemplars of a unit or a province in a period (S3-13, S3-16, S2-18).

Who, what, evidence and product, how well it is proved, recognised by whom, followed by whom. Only what entries
say; what nobody wrote is left to the person who reports. Pure: catalogue, subject, period and day in, data out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kho.catalog import Catalog, Filed
from kho.evidence import Standing, indicators, standing
from kho.following import Following, ledger
from kho.model import Collective, Group, Individual, Innovation, Tip
from kho.model.proof import Achievement, Appraisal, Evidence, Indicator, Product, Recognition, SourceLink
from kho.occasion import Signs, occasions
from kho.period import Period
from kho.subject import Subject
from kho.terms import Level, Origin, RecognitionStatus
from kho.text import sort_key

_ORDER = (Individual, Collective, Group, Innovation, Tip)


@dataclass(frozen=True)
class Reported:
    """An exemplar in a report, with what belongs to it up to the day of the report."""

    filed: Filed
    signs: Signs
    standing: Standing
    works: tuple[Filed, ...]
    """What its person or collective made that is not reported itself."""
    beside: tuple[Filed, ...]
    """What its person or collective made that is reported itself, where its proof stands."""
    followers: tuple[Following, ...]
    on: date

    @property
    def compiled(self) -> bool:
        """Whether it was compiled from public sources and its unit did not confirm it."""
        return self.filed.entry.origin is Origin.COMPILED

    @property
    def taken_up(self) -> bool:
        """Whether another unit found that it works for it, at least partly."""
        return any(one.adoption.verdict.followed for one in self.followers)

    @cached_property
    def _told(self) -> tuple[Filed, ...]:
        """The entry and what its person or collective made."""
        return (self.filed, *self.works)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything one can look at."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.evidence))

    @property
    def sources(self) -> tuple[SourceLink, ...]:
        """The public sources."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.sources))

    @property
    def products(self) -> tuple[Product, ...]:
        """What others can use."""
        made = (told.entry for told in self._told if isinstance(told.entry, Innovation | Tip))
        return tuple(dict.fromkeys(one for entry in made for one in entry.products))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The figures before and after."""
        return tuple(dict.fromkeys(one for told in self._told for one in indicators(told)))

    @property
    def result(self) -> str | None:
        """What came of it, in the words of the entry (Markdown)."""
        match self.filed.entry:
            case Innovation(result=result):
                return result.narrative if result else None
            case Tip(change=told) | Group(achieved=told):
                return told
        return None

    @property
    def obstacles(self) -> str | None:
        """What was hard, and how it was mended."""
        entry = self.filed.entry
        return entry.result.obstacles if isinstance(entry, Innovation) and entry.result else None

    @property
    def limits(self) -> str | None:
        """What it does not do, what is not known."""
        entry = self.filed.entry
        return entry.result.limits if isinstance(entry, Innovation) and entry.result else None

    @property
    def achievements(self) -> tuple[Achievement, ...]:
        """The dated results of a person or a collective."""
        entry = self.filed.entry
        return entry.achievements if isinstance(entry, Individual | Collective) else ()

    @property
    def appraisals(self) -> tuple[Appraisal, ...]:
        """Who appraised it, up to the day of the report."""
        return tuple(
            dict.fromkeys(
                one for told in self._told for one in told.entry.appraisals if one.on.earliest <= self.on
            )
        )

    @property
    def granted(self) -> tuple[Recognition, ...]:
        """Who recognised it."""
        return self._recognitions(RecognitionStatus.GRANTED)

    @property
    def proposed(self) -> tuple[Recognition, ...]:
        """What was proposed to the level above (S0-29)."""
        return self._recognitions(RecognitionStatus.PROPOSED)

    def _recognitions(self, status: RecognitionStatus) -> tuple[Recognition, ...]:
        return tuple(
            one
            for one in self.filed.entry.recognitions
            if one.status is status and (one.on is None or one.on.earliest <= self.on)
        )


@dataclass(frozen=True)
class Statement:
    """All that the store can say in the report."""

    subject: Subject
    period: Period
    on: date
    rows: tuple[Reported, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of schooling of what is reported, in their order."""
        found = {level for row in self.rows for level in row.filed.entry.levels}
        return tuple(level for level in Level if level in found)


def statement(catalog: Catalog, subject: Subject, period: Period, on: date) -> Statement:
    """The exemplars of *subject* that something places in *period*, people first, each kind in the order of names."""
    pool = catalog.of_unit[subject.unit] if subject.unit else catalog.in_province.get(subject.slug, ())
    return Statement(subject, period, on, Told(catalog, (period,), on).rows(pool).get(period, ()))


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry with what places it in each period."""

    filed: Filed
    signs: Mapping[Period, Signs]
    order: int
    standing: Standing


@dataclass(frozen=True)
class Told:
    """What can be told of *periods* up to the day *on*: each entry is looked at once, for however many subjects."""

    catalog: Catalog
    periods: tuple[Period, ...]
    on: date

    def rows(self, pool: Iterable[Filed]) -> Mapping[Period, tuple[Reported, ...]]:
        """The exemplars of *pool* in each period that has any: people first, each kind in the order of names.

        What *pool* follows of others is told by the others.
        """
        found: dict[Period, list[_Placed]] = {}
        for placed in sorted(self._of(pool), key=lambda one: one.order):
            for period in placed.signs:
                found.setdefault(period, []).append(placed)
        return {period: self._told(period, found[period]) for period in self.periods if period in found}

    def _of(self, pool: Iterable[Filed]) -> Iterator[_Placed]:
        return (self._placed[filed.slug] for filed in pool if filed.slug in self._placed)

    def _told(self, period: Period, found: Sequence[_Placed]) -> tuple[Reported, ...]:
        """What is reported together: what has a row of its own tells its proof there."""
        slugs = {one.filed.slug for one in found}
        rows = []
        for one in found:
            made = self.catalog.works.get(one.filed.slug, ())
            works = tuple(work for work in made if work.slug not in slugs)
            beside = tuple(work for work in made if work.slug in slugs)
            followers = tuple(
                each for own in (one.filed, *works) for each in self._followers.get(own.slug, ())
            )
            rows.append(
                Reported(one.filed, one.signs[period], one.standing, works, beside, followers, self.on)
            )
        return tuple(rows)

    @cached_property
    def _placed(self) -> Mapping[str, _Placed]:
        """Every entry that something places in one of the periods, by its address."""
        found = []
        for filed in self.catalog.exemplars:
            followers = self._followers.get(filed.slug, ())
            if signs := occasions(filed, followers, self.periods, self.on):
                found.append((filed, signs))
        found.sort(key=lambda one: (_ORDER.index(type(one[0].entry)), sort_key(one[0].name), one[0].slug))
        return {
            filed.slug: _Placed(filed, signs, order, standing(filed, self.catalog, self.on))
            for order, (filed, signs) in enumerate(found)
        }

    @cached_property
    def _followers(self) -> Mapping[str, list[Following]]:
        """Who follows a practice, by its address."""
        found: dict[str, list[Following]] = {}
        for one in ledger(self.catalog):
            if one.adoption.since.earliest <= self.on:
                found.setdefault(one.practice.slug, []).append(one)
        return found
