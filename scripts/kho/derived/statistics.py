"""The public numbers: registrations, results, evidence levels, followers, counted by what they belong to.

Pure counts with slugs; `pages.numbers` names them. Nothing is dropped: what has no date, no level, no area stands in a
row of its own, so that whoever adds up the rows finds the catalogue again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from kho.derived.evidence import Level as Trust
from kho.derived.evidence import standing
from kho.derived.following import followers
from kho.derived.fullness import is_short_news
from kho.derived.once import CATALOGUES
from kho.model import Adoption, Innovation
from kho.model.folders import FOLDERS
from kho.store.catalog import Catalog, Filed
from kho.words.terms import Level, Origin, Verdict
from kho.words.text import slug
from kho.words.when import PartialDate, Quarter, SchoolYear

UNSAID = "khong-ghi"
"""The row of what does not say where it belongs."""
EARLIER, LATER, UNCLEAR = "truoc", "sau", "khong-ro"
"""The rows of what lies before or after the periods shown, and of dates too coarse for one of them."""
QUARTERS, SCHOOL_YEARS = 8, 6
"""How many periods are shown, up to the one of the day."""

COUNTED = ("entries", "practices", "measured", "followed", "short")
"""What is counted of a group: entries, practices among them, those with figures, followings, and short news."""
DATED = ("entries", "registrations", "results", "followed")
"""What is counted of a period, each by its own date."""

Period = Quarter | SchoolYear


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is about, and a count for each column."""

    slug: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by one thing; where *once*, each entry stands in one row and the rows add up to the catalogue."""

    slug: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    once: bool = True

    def column(self, name: str) -> dict[str, int]:
        """One column, by row."""
        at = self.columns.index(name)
        return {row.slug: row.counts[at] for row in self.rows}


@dataclass(frozen=True)
class Statistics:
    """The numbers of a catalogue on a day."""

    catalog: Catalog
    on: date

    @cached_property
    def trust(self) -> Mapping[str, Trust]:
        """The evidence level of each entry."""
        return {filed.slug: standing(filed, self.catalog, self.on).level for filed in self.catalog.exemplars}

    @cached_property
    def followings(self) -> tuple[Adoption, ...]:
        """The adoptions that count: confirmed by the unit that follows, alive, at least partly working (S3-9 f)."""
        return tuple(
            one.entry for slug in self.catalog.adoptions for one in followers(slug, self.catalog, self.on)
        )

    @cached_property
    def _followers(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for one in self.followings:
            found[one.of] = found.get(one.of, 0) + 1
        return found

    def totals(self) -> dict[str, int]:
        """The whole catalogue, by everything that is counted."""
        innovations = self.catalog.of(Innovation)
        return {
            **dict(zip(COUNTED, self.counts(self.catalog.exemplars), strict=True)),
            "registrations": len(innovations),
            "results": sum(one.entry.result is not None for one in innovations),
        }

    def counts(self, filed: Sequence[Filed]) -> tuple[int, ...]:
        """COUNTED, of *filed*."""
        practices = [one for one in filed if one.entry.followable]
        measured = sum(self.trust[one.slug] >= Trust.MEASURED for one in practices)
        return (
            len(filed),
            len(practices),
            measured,
            sum(self._followers.get(one.slug, 0) for one in practices),
            sum(is_short_news(one, self.catalog) for one in practices),
        )

    @classmethod
    @lru_cache(maxsize=CATALOGUES)
    def of(cls, catalog: Catalog, on: date) -> "Statistics":
        """The numbers of *catalog* on a day, the same for all who ask."""
        return cls(catalog, on)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Every table."""
        return tuple(self._tables())

    def _tables(self) -> Iterator[Table]:
        reference = self.catalog.reference
        yield self._by_trust()
        yield self._by_kind()
        yield self._by_period("quy", quarters(self.on))
        yield self._by_period("nam-hoc", school_years(self.on))
        yield self._grouped("cap-hoc", [one.value for one in Level], lambda one: one.entry.levels)
        yield self._grouped("linh-vuc", reference.areas, lambda one: one.entry.areas)
        yield self._grouped("kho-khan", reference.difficulties, lambda one: one.entry.difficulties)
        yield self._areas_by_level()
        yield self._grouped("tinh", reference.provinces, lambda one: reference.provinces_of(one.entry))
        yield self._by_province_name()
        yield self._verdicts()

    def _by_trust(self) -> Table:
        """Evidence levels, the highest first, of all entries and of each kind."""
        groups = [self.catalog.exemplars, *map(self.catalog.of, FOLDERS)]
        rows = (
            Row(
                str(int(level)),
                tuple(sum(self.trust[one.slug] is level for one in group) for group in groups),
            )
            for level in reversed(Trust)
        )
        return Table("muc-tin-cay", ("entries", *FOLDERS.values()), tuple(rows))

    def _by_kind(self) -> Table:
        """Kinds, and who brought their entries in."""
        rows = []
        for kind, folder in FOLDERS.items():
            filed = self.catalog.of(kind)
            origins = (sum(one.entry.origin is origin for one in filed) for origin in Origin)
            rows.append(Row(folder, (len(filed), *origins)))
        return Table("loai", ("entries", *(origin.value for origin in Origin)), tuple(rows))

    def _by_period(self, name: str, periods: Sequence[Period]) -> Table:
        """When entries came in, were registered, had results and were followed (R2)."""
        innovations = [one.entry for one in self.catalog.of(Innovation)]
        by_year = isinstance(periods[0], SchoolYear)
        dates: tuple[list[PartialDate | SchoolYear | None], ...] = (
            [one.entry.published_on for one in self.catalog.exemplars],
            [(by_year and one.school_year) or one.registered_on for one in innovations],
            [one.result.on for one in innovations if one.result],
            [one.since for one in self.followings],
        )
        places = [[period_of(day, periods) for day in column] for column in dates]
        slugs = (*map(str, reversed(periods)), EARLIER, LATER, UNCLEAR, UNSAID)
        rows = (Row(one, tuple(column.count(one) for column in places)) for one in slugs)
        return Table(name, DATED, tuple(rows))

    def _grouped(
        self,
        name: str,
        slugs: Iterable[str],
        belongs: Callable[[Filed], Iterable[str]],
    ) -> Table:
        """COUNTED by the words of a vocabulary; an entry stands under each of its words, or under UNSAID."""
        groups = _sorted_under(self.catalog.exemplars, belongs)
        rows = (Row(word, self.counts(groups.get(word, []))) for word in (*slugs, UNSAID))
        return Table(name, COUNTED, tuple(rows), once=False)

    def _areas_by_level(self) -> Table:
        """Areas against levels: where the store has something to say, and where not."""
        levels = (*(level.value for level in Level), UNSAID)
        areas = _sorted_under(self.catalog.exemplars, lambda one: one.entry.areas)
        rows = []
        for area in (*self.catalog.reference.areas, UNSAID):
            within = _sorted_under(areas.get(area, []), lambda one: one.entry.levels)
            rows.append(Row(area, tuple(len(within.get(level, [])) for level in levels)))
        return Table("linh-vuc-cap-hoc", levels, tuple(rows), once=False)

    def _by_province_name(self) -> Table:
        """Provinces as the entries name them, old and new (R1)."""
        groups = _sorted_under(self.catalog.exemplars, lambda one: map(slug, self.province_names(one)))
        known = (*dict.fromkeys(map(slug, self.catalog.reference.province_names())), UNSAID)
        rows = (Row(name, self.counts(groups[name])) for name in known if name in groups)
        return Table("ten-tinh", COUNTED, tuple(rows), once=False)

    def province_names(self, filed: Filed) -> Iterator[str]:
        """The names under which an entry names its provinces, in the spelling of the reference data."""
        entry = filed.entry
        for name in (entry.unit.province, *(place.province for place in entry.places)):
            named = self.catalog.reference.province_named(name)
            if named:
                old = None if named.current else named.old
                yield old.name if old else named.province.name

    def _verdicts(self) -> Table:
        """What those who followed found, with and without confirmation; failures stay (DESIGN §3)."""
        adoptions = [one.entry for group in self.catalog.adoptions.values() for one in group]
        rows = []
        for verdict in Verdict:
            found = [bool(one.confirmed_by) for one in adoptions if one.verdict is verdict]
            rows.append(Row(verdict.value, (len(found), found.count(True), found.count(False))))
        return Table("lam-theo", ("adoptions", "confirmed", "unconfirmed"), tuple(rows))


def quarters(on: date) -> tuple[Quarter, ...]:
    """The last QUARTERS quarters up to the one of *on*, oldest first."""
    last = Quarter.of(on)
    ordinals = range(last.year * 4 + last.number - QUARTERS, last.year * 4 + last.number)
    return tuple(Quarter(one // 4, one % 4 + 1) for one in ordinals)


def school_years(on: date) -> tuple[SchoolYear, ...]:
    """The last SCHOOL_YEARS school years up to the one of *on*, oldest first."""
    last = SchoolYear.of(on).start
    return tuple(SchoolYear(start) for start in range(last - SCHOOL_YEARS + 1, last + 1))


def period_of(day: PartialDate | SchoolYear | None, periods: Sequence[Period]) -> str:
    """The row of *day* among *periods*: a partial date is an interval and belongs to a period only when certain."""
    if day is None:
        return UNSAID
    if day.latest < periods[0].earliest:
        return EARLIER
    if day.earliest > periods[-1].latest:
        return LATER
    within = (one for one in periods if one.earliest <= day.earliest and day.latest <= one.latest)
    return next(map(str, within), UNCLEAR)


def _sorted_under(
    filed: Iterable[Filed], belongs: Callable[[Filed], Iterable[str]]
) -> dict[str, list[Filed]]:
    """*filed* under each of the words it belongs to, once, or under UNSAID."""
    groups: dict[str, list[Filed]] = {}
    for one in filed:
        for word in dict.fromkeys(map(str, belongs(one))) or (UNSAID,):
            groups.setdefault(word, []).append(one)
    return groups
