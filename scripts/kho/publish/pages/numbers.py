"""The public numbers, named: each table of `statistics` with its title, its columns and rows in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kho.derived.statistics import UNSAID, Row, Statistics, Table, quarters, school_years
from kho.derived.turnaround import waits
from kho.model.folders import FOLDERS
from kho.publish.open_data import numbers_address
from kho.publish.pages import bars, tiles
from kho.publish.renderer import Page, words
from kho.store.catalog import Catalog
from kho.store.site import Site
from kho.words.terms import Level, Origin, Verdict
from kho.words.text import slug

ADDRESS = "so-lieu/"

DRAWN: Mapping[str, tuple[str, ...]] = {
    "muc-tin-cay": ("entries",),
    "quy": ("entries", "registrations", "results", "followed"),
    "nam-hoc": ("entries", "registrations", "results", "followed"),
    "cap-hoc": ("entries", "measured"),
    "linh-vuc": ("entries", "measured"),
    "kho-khan": ("entries", "measured"),
    "loai": ("don-vi-gui", "suu-tam"),
    "lam-theo": ("confirmed", "unconfirmed"),
}
"""Which columns of a table are drawn as bars."""

MAP, HEAT = "tinh", "linh-vuc-cap-hoc"
"""What is drawn as tiles: the provinces as a map, areas against levels."""

FIGURES = (*DRAWN, MAP, HEAT)
"""The tables that have a figure."""

PICTURES: Mapping[str, tuple[str, ...]] = {
    "muc-tin-cay": ("sang-kien",),
    "cap-hoc": ("entries", "measured"),
    "kho-khan": ("entries", "measured"),
    "linh-vuc": ("entries", "measured"),
    "loai": ("don-vi-gui", "suu-tam"),
}
"""What the page shows as bars, beside the map: what a school asks first. All other tables are there to download."""
MOST = 10
"""How many bars one takes in at a glance; all rows stand in the table."""

PLACES = {"provinces": "tinh", "levels": "cap-hoc", "areas": "linh-vuc", "difficulties": "kho-khan"}
"""Where a gap is a gap: the vocabulary, and the table that counts its words."""


@dataclass(frozen=True)
class Numbers:
    """One table with words."""

    table: Table
    title: str
    about: str
    columns: Mapping[str, str]
    rows: tuple[tuple[str, Row], ...]
    """Each row with its name."""

    @cached_property
    def drawing(self) -> bars.Drawing | None:
        """The table as bars."""
        drawn = DRAWN.get(self.table.slug)
        if drawn is None:
            return None
        return bars.draw(self.table, self.shown, drawn)

    @cached_property
    def shown(self) -> tuple[tuple[str, Row], ...]:
        """The rows of the figure: without those that only catch what fits nowhere, while they are empty."""
        catching = words("RESTS", "numbers.jinja")
        return tuple(pair for pair in self.rows if pair[1].slug not in catching or any(pair[1].counts))

    def picture(self) -> bars.Drawing:
        """The table as the page shows it: of a long one the largest, without what says nothing."""
        columns = PICTURES[self.table.slug]
        rows = list(self.shown)
        if len(rows) > MOST:
            counted = self.table.column(columns[0])
            said = [pair for pair in rows if pair[1].slug != UNSAID and counted[pair[1].slug]]
            rows = sorted(said, key=lambda pair: -counted[pair[1].slug])[:MOST]
        return bars.draw(self.table, rows, columns)

    @property
    def json(self) -> str:
        """Where the table lies as JSON."""
        return numbers_address(self.table.slug, "json")

    @property
    def csv(self) -> str:
        """Where the table lies as CSV."""
        return numbers_address(self.table.slug, "csv")

    @property
    def svg(self) -> str | None:
        """Where its figure lies as a picture of its own."""
        return numbers_address(self.table.slug, "svg") if self.table.slug in FIGURES else None


def numbers(statistics: Statistics) -> Iterator[Numbers]:
    """Every table with its words."""
    titles, rests = words("TABLES", "numbers.jinja"), words("RESTS", "numbers.jinja")
    columns, rows = _column_names(), _row_names(statistics)
    for table in statistics.tables:
        said, names = titles[table.slug], {**rests, **rows[table.slug]}
        yield Numbers(
            table,
            said["title"],
            said["about"],
            {column: columns[column] for column in table.columns},
            tuple((names[row.slug], row) for row in table.rows),
        )


def _column_names() -> dict[str, str]:
    """Every column in words."""
    kinds = words("KINDS")
    return {
        **words("COLUMNS", "numbers.jinja"),
        **{folder: kinds[folder]["many"] for folder in FOLDERS.values()},
        **{term.value: term.label for terms in (Level, Origin) for term in terms},
    }


def _row_names(statistics: Statistics) -> dict[str, dict[str, str]]:
    """Every row of each table in words, but for those that catch what fits nowhere."""
    reference, on = statistics.catalog.reference, statistics.on
    areas = {word.slug: word.name for word in reference.areas.values()}
    kinds = words("KINDS")
    return {
        "muc-tin-cay": {
            str(number): f"{number}. {level['name']}" for number, level in words("LEVELS").items()
        },
        "loai": {folder: kinds[folder]["many"] for folder in FOLDERS.values()},
        "quy": {str(quarter): quarter.label for quarter in quarters(on)},
        "nam-hoc": {str(year): str(year) for year in school_years(on)},
        "cap-hoc": {level.value: level.label for level in Level},
        "linh-vuc": areas,
        "kho-khan": {word.slug: word.name for word in reference.difficulties.values()},
        "linh-vuc-cap-hoc": areas,
        "tinh": {province.slug: province.name for province in reference.provinces.values()},
        "ten-tinh": {slug(name): name for name in reference.province_names()},
        "lam-theo": {verdict.value: verdict.label for verdict in Verdict},
    }


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The page of all numbers."""
    statistics = Statistics.of(catalog, site.on)
    found = {one.table.slug: one for one in numbers(statistics)}
    values: dict[str, Any] = {
        "tables": found,
        "pictures": {slug: found[slug].picture() for slug in PICTURES},
        "totals": statistics.totals(),
        "shade": tiles.shade,
        "tiles": tiles.tiles(catalog),
        "gaps": {vocabulary: _gaps(found[name]) for vocabulary, name in PLACES.items()},
        "waits": waits(catalog.reference.receipts),
    }
    yield Page(ADDRESS, "so-lieu.md.jinja", values)


def _gaps(one: Numbers) -> list[tuple[str, str]]:
    """The words of which the store has no entry yet: slug and name."""
    entries = one.table.column("entries")
    return [(row.slug, name) for name, row in one.rows if not entries[row.slug] and row.slug != UNSAID]
