"""What the store can say in a report on the exemplars of a team, a unit, a commune or a province (S3-13, S3-16, S2-18).

What nobody wrote is left to the person who reports. Pure: catalogue, subject, period and day in, data out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kho.derived.evidence import standing
from kho.derived.following import Following, ledger
from kho.derived.report.occasion import Signs, occasions
from kho.derived.report.period import Period
from kho.derived.report.reported import Reported
from kho.derived.report.subject import Subject
from kho.model import KINDS
from kho.store.catalog import Catalog, Filed
from kho.words.terms import Level
from kho.words.text import SortKey, sort_key


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
    rows = Told(catalog, (period,), on).rows(subject.entries(catalog))
    return Statement(subject, period, on, rows.get(period, ()))


def reported(found: Iterable[Filed], catalog: Catalog, on: date) -> tuple[Reported, ...]:
    """The entries *found* with what belongs to them up to the day *on*, whatever the period."""
    return Told(catalog, (), on).together((filed, ()) for filed in found)


def _order(filed: Filed) -> tuple[bool, int, SortKey, str]:
    """People before works, kind by kind, each by name."""
    entry = filed.entry
    return entry.followable, [*KINDS].index(entry.kind), sort_key(filed.name), filed.slug


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry with what places it in each period, and its place among all."""

    filed: Filed
    signs: Mapping[Period, Signs]
    order: int


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
        known = (self._placed[filed.slug] for filed in pool if filed.slug in self._placed)
        found: dict[Period, list[_Placed]] = {}
        for placed in sorted(known, key=lambda one: one.order):
            for period in placed.signs:
                found.setdefault(period, []).append(placed)
        return {
            period: self.together((one.filed, one.signs[period]) for one in found[period])
            for period in self.periods
            if period in found
        }

    def together(self, found: Iterable[tuple[Filed, Signs]]) -> tuple[Reported, ...]:
        """What is reported together: what has a row of its own tells its proof there."""
        told = tuple(found)
        slugs = {filed.slug for filed, _ in told}
        rows = []
        for filed, signs in told:
            made = self.catalog.works.get(filed.slug, ())
            works = tuple(work for work in made if work.slug not in slugs)
            beside = tuple(work for work in made if work.slug in slugs)
            followers = tuple(each for own in (filed, *works) for each in self._followers.get(own.slug, ()))
            level = standing(filed, self.catalog, self.on)
            rows.append(Reported(filed, signs, level, works, beside, followers, self.on))
        return tuple(rows)

    @cached_property
    def _placed(self) -> Mapping[str, _Placed]:
        """Every entry that something places in one of the periods, by its address."""
        found = []
        for filed in self.catalog.exemplars:
            followers = self._followers.get(filed.slug, ())
            if signs := occasions(filed, followers, self.periods, self.on):
                found.append((filed, signs))
        found.sort(key=lambda one: _order(one[0]))
        return {filed.slug: _Placed(filed, signs, order) for order, (filed, signs) in enumerate(found)}

    @cached_property
    def _followers(self) -> Mapping[str, list[Following]]:
        """Who follows a practice, by its address."""
        found: dict[str, list[Following]] = {}
        for one in ledger(self.catalog):
            if one.adoption.since.earliest <= self.on:
                found.setdefault(one.practice.slug, []).append(one)
        return found
