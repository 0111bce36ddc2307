"""The list of a report online: whoever holds a printed one can tell whether it is still what the store says."""

import csv
import io
import re
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from lxml import html

import entries
from checkout import ROOT, TODAY
from kho.check.everything import check
from kho.derived.report import subject
from kho.derived.report.period import PERIOD_PATTERN, Period, current
from kho.derived.report.statement import Told, statement
from kho.model import Entry
from kho.publish import listing
from kho.publish.listing import Listing
from kho.publish.pages import Page, all_pages, render
from kho.publish.papers.exemplars import report_on_exemplars
from kho.publish.papers.laying_out import as_workbook, on_paper
from kho.store.catalog import Catalog
from kho.store.place import Checkout
from kho.store.site import Site
from reporting import BLANK, text_of

SITE = Site("https://kho-bia.example/", TODAY)
YEAR = "2025-2026"


@pytest.fixture(scope="module", params=["sound", "trust"])
def catalog(home: Checkout, request: pytest.FixtureRequest) -> Catalog:
    """Invented stores: one of each kind; and one with works, awards and followers."""
    return check(ROOT / "tests/stores" / request.param, home.reference, TODAY).whole


def shown(catalog: Catalog, address: str, site: Site = SITE) -> Page:
    """The page at *address*."""
    return next(page for page in all_pages(catalog, site) if page.address == address)


def marks(page: Page, catalog: Catalog) -> dict[str, str]:
    """The marks that a page shows, by the file each belongs to."""
    tree = html.fromstring(render(page, catalog, SITE).decode())
    return {
        str(row.xpath("string(.//a/@href)")): row.xpath("string(.//code)")
        for row in tree.xpath("//table[contains(@class, 'marks')]/tbody/tr")
    }


# One mark


@pytest.mark.parametrize("address", ["don-vi/truong-tieu-hoc-bia-mot-phu-tho/", "tinh/phu-tho/"])
def test_paper_workbook_page_and_file_bear_one_mark(catalog: Catalog, address: str) -> None:
    """S3-16, stamped print and soft copy: paper can be held against the page, and the page against the file."""
    whose = address.split("/")[1]
    about = (subject.unit if address.startswith("don-vi") else subject.province)(whose, catalog)
    told = statement(catalog, about, Period.parse(YEAR), TODAY)
    page = shown(catalog, address)
    content = listing.files(catalog, SITE)[f"api/v1/{address}dien-hinh-{YEAR}.csv"]
    mark = sha256(content).hexdigest()[:8]
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(report_on_exemplars(told, BLANK, SITE.url)))).active

    assert mark == marks(page, catalog)[f"../../api/v1/{address}dien-hinh-{YEAR}.csv"]
    assert mark in text_of(on_paper(report_on_exemplars(told, BLANK, SITE.url)))
    assert mark in sheet.cell(3, 1).value
    assert f"{SITE.url}{address}#doi-chieu" in sheet.cell(3, 1).value


def test_the_file_is_the_list_of_the_workbook(catalog: Catalog) -> None:
    """The file online is the very table, row by row and cell by cell, for whoever compares by eye."""
    told = statement(catalog, subject.province("phu-tho", catalog), Period.parse(YEAR), TODAY)
    content = listing.files(catalog, SITE)[f"api/v1/tinh/phu-tho/dien-hinh-{YEAR}.csv"]
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook(report_on_exemplars(told, BLANK, SITE.url)))).active
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=5, values_only=True)]

    assert rows == list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_what_changes_an_entry_changes_the_mark() -> None:
    """Another title, or a review that is overdue, is another list; an entry of another unit is none of its business."""

    def mark(on: date = TODAY, **changes: object) -> str:
        said = {"registered_on": "2026-10-01", "result": entries.result(entries.indicator()), **changes}
        other = entries.tip(
            unit={"name": "Trường khác bịa", "province": "Phú Thọ"}, registered_on="2026-10-01"
        )
        mine = entries.filed(entries.innovation(evidence=[entries.evidence()], **said))
        known = entries.catalog(mine, entries.filed(other, "the-ten-bia"))
        site = Site(SITE.url, on)
        page = shown(known, "don-vi/truong-tieu-hoc-bia-mot-phu-tho/", site)
        lists: tuple[Listing, ...] = page.values["listings"]
        return next(one.mark for one in lists if str(one.period) == "2026-q4")

    plain = mark()

    assert plain == mark(on=date(2026, 11, 23))
    assert plain != mark(title="Tên khác bịa")
    assert mark(review_by="2026-12-01") != mark(date(2026, 12, 31), review_by="2026-12-01")


def test_no_cell_of_the_file_is_a_formula_and_the_mark_is_that_of_the_file() -> None:
    """SAFETY S7: the apostrophe belongs to the file, and so to its mark; paper shows what the entry says."""
    known = entries.catalog(entries.filed(entries.innovation(title="=1+1", registered_on="2026-10-01")))
    told = statement(known, subject.province("phu-tho", known), Period.parse("2026-q4"), TODAY)
    content = listing.files(known, SITE)["api/v1/tinh/phu-tho/dien-hinh-2026-q4.csv"]
    paper = text_of(on_paper(report_on_exemplars(told, BLANK, SITE.url)))

    assert b"\r\n1,'=1+1," in content
    assert "| =1+1 |" in paper
    assert sha256(content).hexdigest()[:8] in paper


# Which lists there are


def test_this_school_year_and_the_last_with_their_halves_and_quarters() -> None:
    """S3-10, S3-16, S0-19: the rhythms of reports; no quarter before it has begun."""
    year = ["2026-2027", "2026-2027-hk1", "2026-2027-hk2", "2026-q3", "2026-q4"]
    before = ["2025-2026", "2025-2026-hk1", "2025-2026-hk2", "2025-q3", "2025-q4", "2026-q1", "2026-q2"]

    assert [*year, *before] == [str(period) for period in current(TODAY)]
    assert [Period.parse(text) for text in (*year, *before)] == list(current(TODAY))


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 9, 1), date(2027, 1, 1), date(2028, 2, 29)])
def test_every_period_is_written_as_the_description_promises(day: date) -> None:
    """`PERIOD_PATTERN` of the open data takes every period of any day."""
    assert all(re.fullmatch(PERIOD_PATTERN, str(period)) for period in current(day))


def test_every_list_is_that_of_its_own_report(catalog: Catalog) -> None:
    """Counted for all units and provinces at once or for one alone: the same rows, under the same mark."""
    found = listing.by_page(catalog, SITE)
    abouts = [
        *((f"don-vi/{key.slug}/", subject.unit(key.slug, catalog)) for key in catalog.of_unit),
        *((f"tinh/{slug}/", subject.province(slug, catalog)) for slug in catalog.in_province),
    ]
    alone: dict[str, list[tuple[str, int, str]]] = {}
    for page, about in abouts:
        alone[page] = []
        for period in current(TODAY):
            rows = statement(catalog, about, period, TODAY).rows
            if rows:
                told = listing.mark(listing.table(listing.Scribe(SITE.url).rows(rows)))
                alone[page].append((str(period), len(rows), told))

    def told_of(lists: tuple[Listing, ...]) -> list[tuple[str, int, str]]:
        return [(str(one.period), one.count, one.mark) for one in lists]

    assert alone == {page: told_of(lists) for page, lists in found.items()}
    assert any(alone.values())


def test_no_list_no_section() -> None:
    """A unit that only tells of long ago has nothing to hold against, and says nothing of it."""
    known = entries.catalog(entries.filed(entries.tip(registered_on="2016-10-01")))
    page = shown(known, "don-vi/truong-tieu-hoc-bia-mot-phu-tho/")

    assert {} == listing.files(known, SITE)
    assert "doi-chieu" not in render(page, known, SITE).decode()


def test_each_entry_is_looked_at_once(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of units cost no more than their rows: an entry's periods are decided once, for all its lists."""
    asked: list[Entry] = []
    named_by = Period.named_by

    def counted(period: Period, entry: Entry) -> bool:
        asked.append(entry)
        return named_by(period, entry)

    monkeypatch.setattr(Period, "named_by", counted)
    told = Told(catalog, current(TODAY), TODAY)
    for pool in (*catalog.of_unit.values(), *catalog.in_province.values()):
        told.rows(pool)

    assert len(asked) == len(catalog.exemplars) * len(current(TODAY))


def test_the_pages_need_no_word() -> None:
    """Who only builds the site waits for no workbook: the library for them is not even loaded."""
    asked = "import sys, kho.publish.pages; print(*{'openpyxl'} & {*sys.modules})"
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60
    )

    assert "" == said.stdout.strip()


@pytest.mark.site
def test_the_built_page_leads_to_files_that_bear_their_marks(sound_site: Path) -> None:
    """As a reader does it: open the page, download each file, work out its SHA-256."""
    page = sound_site / "don-vi/truong-tieu-hoc-bia-mot-phu-tho/index.html"
    tree = html.document_fromstring(page.read_text("utf-8"))
    rows = tree.xpath("//table[contains(@class, 'marks')]/tbody/tr")

    assert rows
    assert tree.xpath("//*[@id='doi-chieu']")
    for row in rows:
        content = (page.parent / row.xpath("string(.//a/@href)")).resolve().read_bytes()
        assert row.xpath("string(.//code)") == sha256(content).hexdigest()[:8]
        assert (
            int(row.xpath("string(td[1])"))
            == len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) - 1
        )
