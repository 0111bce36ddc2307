"""The list of a report (S3-13, S3-16): the same rows on paper, in the workbook and online, where its mark is checked.

The mark is that of the file online: whoever downloads it can work the mark out again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

from kho.derived.report.period import Period, current
from kho.derived.report.reported import Reported
from kho.derived.report.statement import Statement, Told
from kho.publish import addresses
from kho.publish.gaps import unmarked
from kho.publish.office_words import listed, said
from kho.publish.open_data import report_address
from kho.publish.renderer import words
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site
from kho.words.cells import csv_of

Row = tuple[str, ...]

PLACE = "#doi-chieu"
"""Where on the page of a unit or province its lists stand."""

MARK_LENGTH = 8
_WORDS = "report/words.jinja"


@dataclass(frozen=True)
class Listing:
    """A list online: of which period, how many exemplars, where it lies and what lies there."""

    period: Period
    count: int
    address: str
    content: bytes

    @cached_property
    def mark(self) -> str:
        """What a paper with the same list bears."""
        return mark(self.content)


def mark(content: bytes) -> str:
    """The first eight characters of the SHA-256 of a list as a file: the same list, the same mark."""
    return sha256(content).hexdigest()[:MARK_LENGTH]


def table(rows: Iterable[Row]) -> bytes:
    """The list as a file: CSV."""
    return csv_of(columns(), rows)


def columns() -> Row:
    """The heads of the list; paper has room for the first of them only."""
    return tuple(said(_WORDS, "COLUMNS"))


@lru_cache(maxsize=1)
def by_page(catalog: Catalog, site: Site) -> Mapping[str, tuple[Listing, ...]]:
    """The lists of every unit and every province in the periods of today, by the address of its page."""
    told, scribe = Told(catalog, current(site.on), site.on), Scribe(site.url)
    return {
        page: tuple(_listings(page, told.rows(pool), scribe))
        for page, pool in (*_of_units(catalog), *_of_provinces(catalog))
    }


def kept(told: Statement) -> bool:
    """Whether the site keeps the list: of units and provinces, in the periods of today."""
    subject = told.subject
    return told.period in current(told.on) and not (subject.team or subject.commune)


def files(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """The files of the lists that pages show."""
    return {one.address: one.content for shown in by_page(catalog, site).values() for one in shown}


def _of_units(catalog: Catalog) -> Iterator[tuple[str, tuple[Filed, ...]]]:
    return ((addresses.unit(key), pool) for key, pool in catalog.of_unit.items())


def _of_provinces(catalog: Catalog) -> Iterator[tuple[str, tuple[Filed, ...]]]:
    return ((addresses.word("provinces", slug), pool) for slug, pool in catalog.in_province.items())


def _listings(page: str, told: Mapping[Period, tuple[Reported, ...]], scribe: "Scribe") -> Iterator[Listing]:
    for period, reported in told.items():
        content = table(scribe.rows(reported))
        yield Listing(period, len(reported), report_address(page, str(period)), content)


class Scribe:
    """Writes exemplars as rows; what stands in several lists is told once."""

    def __init__(self, site_url: str) -> None:
        """For the site at *site_url*."""
        self._site_url = site_url
        self._known: dict[tuple[str, ...], Row] = {}

    def rows(self, whole: Iterable[Reported]) -> list[Row]:
        """The rows of a list."""
        return [self._row(index, one) for index, one in enumerate(whole, start=1)]

    def _row(self, index: int, one: Reported) -> Row:
        told = (one.filed.slug, *(work.slug for work in one.works))
        if told not in self._known:
            self._known[told] = tuple(unmarked(cell) for cell in _cells(one))
        page = f"{self._site_url}{addresses.entry(one.filed)}"
        return (str(index), *self._known[told], _why(one), page)


def _cells(one: Reported) -> Row:
    """What a row says, whatever the list."""
    level = int(one.standing.level)
    compiled = f". {said(_WORDS, 'COMPILED')}" if one.compiled else ""
    shown = [listed(one.evidence, "proof"), listed(one.sources, "source"), listed(one.products, "product")]
    return (
        one.filed.name,
        " ".join(said(_WORDS, "who")(one).split()),
        one.filed.entry.unit.name,
        listed(one.indicators, "indicator"),
        "; ".join(filter(None, shown)),
        f"{level}. {words('LEVELS')[level]['name']}{compiled}",
        listed(one.granted, "honour"),
        listed(one.followers, "follower"),
    )


def _why(one: Reported) -> str:
    """What places an exemplar in the period."""
    signs = said(_WORDS, "SIGNS")
    return "; ".join(f"{signs[sign]}{f' {day.label}' if day else ''}" for sign, day in one.signs)
