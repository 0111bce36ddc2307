"""The open data, read as another program does (S3-14; SAFETY S3, S7)."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree, html
from referencing import Registry, Resource

import entries
from checkout import NOW, ROOT, TODAY
from kho.check.everything import check
from kho.model import KINDS, Entry
from kho.model.folders import FOLDERS
from kho.publish import addresses, open_data
from kho.publish.data import api
from kho.store.catalog import Catalog
from kho.store.output import all_made
from kho.store.place import Checkout
from kho.store.site import Site
from kho.words.cells import safe_cell
from office import converted

SITE = Site("https://kho.example/", TODAY)


@pytest.fixture(scope="module", params=["exemplars", "tests/stores/sound"])
def catalog(home: Checkout, request: pytest.FixtureRequest) -> Catalog:
    """The real entries; and the invented ones, one of each kind, with figures, consents and an adoption."""
    return check(ROOT / request.param, home.reference, NOW).whole


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> Mapping[str, bytes]:
    """Their open data."""
    return all_made(api.files(catalog, SITE))


def loaded(files: Mapping[str, bytes], path: str) -> Any:  # noqa: ANN401 - any JSON
    """A file as data."""
    return json.loads(files[path])


def documents(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Every JSON document but the schemas and the description."""
    return {
        path: json.loads(content)
        for path, content in files.items()
        if path.endswith(".json") and not path.endswith(("schema.json", "openapi.json"))
    }


ITEM = [
    "slug",
    "kind",
    "url",
    "name",
    "summary",
    "evidence_level",
    "stage",
    "unit",
    "province",
    "levels",
    "areas",
    "difficulties",
    "published_on",
]


def test_keys_are_a_contract(files: Mapping[str, bytes]) -> None:
    """The keys of version 1: one that is missing here was promised to stay; a new one is added here too."""
    contents = loaded(files, "api/v1/index.json")
    lists = {folder: loaded(files, f"api/v1/{folder}/index.json") for folder in contents["lists"]}
    whole = [json.loads(line) for line in files["api/v1/kho.ndjson"].decode().splitlines()]

    assert [
        *("name", "version", "licence", "count", "lists"),
        *("withdrawn", "dump", "table", "numbers", "openapi", "schema", "documents", "feed", "about"),
    ] == list(contents)
    assert ["sang-kien", "meo-nho", "nha-giao", "tap-the", "nhom", "lam-theo"] == list(contents["lists"])
    assert {("count", "items")} == {tuple(one) for one in lists.values()}
    for folder, one in lists.items():
        wanted = ["slug", "province", "entry"] if folder == "lam-theo" else ITEM
        assert {tuple(wanted)} >= {tuple(item) for item in one["items"]}
    for one in whole:
        assert [
            *("slug", "kind", "url", "name", "summary", "evidence_level", "stage"),
            *("unit", "province", "milestones", "entry"),
        ] == list(one)
        assert ["name", "key", "url"] == list(one["unit"])
        assert ["slug", "name"] == list(one["province"])
        assert {("milestone", "on")} >= {tuple(passed) for passed in one["milestones"]}


def test_every_entry_is_there_in_every_form(files: Mapping[str, bytes], catalog: Catalog) -> None:
    """The lists, the dump, the table and a document of its own know of each entry, under one address."""
    wanted = {filed.slug for filed in catalog.exemplars}
    listed = [
        item for folder in FOLDERS.values() for item in loaded(files, f"api/v1/{folder}/index.json")["items"]
    ]
    dumped = {one["slug"]: one for one in map(json.loads, files["api/v1/kho.ndjson"].decode().splitlines())}

    assert wanted == {item["slug"] for item in listed} == set(dumped) == {row["slug"] for row in rows(files)}
    assert len(wanted) == len(listed) == loaded(files, "api/v1/index.json")["count"]
    for filed in catalog.exemplars:
        page = addresses.entry(filed)
        assert dumped[filed.slug] == loaded(files, f"api/v1/{page.rstrip('/')}.json")
        assert SITE.url + page == dumped[filed.slug]["url"]


def test_every_document_keeps_to_the_published_schema(files: Mapping[str, bytes]) -> None:
    """Contents, lists, entries and adoptions are valid, and what was written in an entry is a valid entry."""
    schema = loaded(files, "api/v1/schema.json")
    written = Resource.from_contents(loaded(files, "kho.schema.json"))
    registry: Registry[Any] = Registry().with_resource(f"{SITE.url}kho.schema.json", written)
    Draft202012Validator.check_schema(schema)
    names = {
        "ContentsDocument": re.compile(r"api/v1/index\.json"),
        "AdoptionsDocument": re.compile(r"api/v1/lam-theo/index\.json"),
        "WithdrawnDocument": re.compile(r"api/v1/da-go/index\.json"),
        "NumbersContentsDocument": re.compile(r"api/v1/so-lieu/index\.json"),
        "NumbersDocument": re.compile(r"api/v1/so-lieu/(?!index\.json)[a-z-]+\.json"),
        "ListDocument": re.compile(r"api/v1/(?!lam-theo|da-go|so-lieu)[a-z-]+/index\.json"),
        "EntryDocument": re.compile(r"api/v1/(?!so-lieu)[a-z-]+/(?!index\.json)[a-z0-9-]+\.json"),
    }
    valid = {
        name: Draft202012Validator({**schema, "anyOf": [{"$ref": f"#/$defs/{name}"}]}, registry=registry)
        for name in names
    }
    for path, document in documents(files).items():
        (name,) = (name for name, pattern in names.items() if pattern.fullmatch(path))
        assert [] == [error.message for error in valid[name].iter_errors(document)], path


def test_the_schema_lets_new_keys_in(files: Mapping[str, bytes]) -> None:
    """Who checks version 1 today is not broken by a key that is added tomorrow; a missing one is noticed."""
    valid = Draft202012Validator(
        {**loaded(files, "api/v1/schema.json"), "anyOf": [{"$ref": "#/$defs/ListDocument"}]}
    )
    today = loaded(files, "api/v1/tap-the/index.json")
    (item, *_) = today["items"]
    more = {**today, "new": 1, "items": [{**item, "new": "mới"}]}
    less = {**today, "items": [{key: value for key, value in item.items() if key != "url"}]}

    assert valid.is_valid(more)
    assert not valid.is_valid(less)


def test_what_was_written_is_given_back(files: Mapping[str, bytes], catalog: Catalog) -> None:
    """`entry` is the entry, but for its consents: read as text again, as a file is, it is the same."""
    found = {
        one["slug"]: one["entry"] for one in map(json.loads, files["api/v1/kho.ndjson"].decode().splitlines())
    }
    found |= {one["slug"]: one["entry"] for one in loaded(files, "api/v1/lam-theo/index.json")["items"]}

    assert {filed.slug for filed in catalog.filed} == set(found)
    for filed in catalog.filed:
        assert bare(filed.entry) == again(found[filed.slug]), filed.slug


def bare(entry: Entry) -> Entry:
    """An entry without its consents."""
    return entry.model_copy(update={"consents": ()})


def again(written: dict[str, Any]) -> Entry:
    """An entry from the open data: JSON numbers with all their decimals, so that none is doubtful."""
    plain = typed(written)

    assert isinstance(plain, dict)
    return KINDS[written["kind"]].model_validate(plain)


def typed(value: object) -> object:
    """A value as a file would hold it: nothing but text, lists and mappings."""
    match value:
        case dict():
            return {key: typed(inner) for key, inner in value.items()}
        case list():
            return [typed(inner) for inner in value]
        case float():
            return f"{Decimal(repr(value)):.6f}"
        case _:
            return str(value)


@given(st.decimals(-99_999_999, 99_999_999, places=6))
def test_a_figure_keeps_its_digits(figure: Decimal) -> None:
    """A JSON number gives back the figure that was typed (fifteen digits hold any that a school counts)."""
    entry = entries.innovation(result=entries.result(entries.indicator(before=f"{figure:.6f}")))
    document = api.describe(entries.filed(entry), entries.catalog(entries.filed(entry)), SITE)

    assert bare(entry) == again(json.loads(document.model_dump_json())["entry"])


def test_no_consent_is_spread(catalog: Catalog, files: Mapping[str, bytes]) -> None:
    """Who agreed, when, and where the paper lies is a record to be shown when asked, not data (R5)."""
    kept = {consent.held_by for filed in catalog.filed for consent in filed.entry.consents}
    for path, content in files.items():
        if path != open_data.ENTRY_SCHEMA:
            assert b'"consents"' not in content, path
            assert [] == [place for place in kept if place in content.decode()], path


def test_json_may_be_pasted_into_a_page_and_split_into_lines() -> None:
    """No character of a document is active in HTML, and a line of the dump is one line to any reader (SAFETY S3)."""
    text = "</script><!-- & \x85 \u2028 \u2029 “Bịa”"
    known = entries.catalog(entries.filed(entries.tip(title=text, summary=text, trouble=text)))
    found = all_made(api.files(known, SITE))
    document = found["api/v1/meo-nho/goc-doc-bia.json"]

    assert text == json.loads(document)["name"] == json.loads(document)["entry"]["trouble"]
    assert 1 == len(found["api/v1/kho.ndjson"].decode().splitlines())
    for path, content in found.items():
        if "schema" not in path and path.endswith("json"):
            assert [] == [char for char in "<>&\x85\u2028\u2029" if char in content.decode()], path


def test_an_empty_store_has_all_lists_and_a_table_with_its_head() -> None:
    """A program that reads the store on its first day finds every file, with nothing in it."""
    found = all_made(api.files(entries.catalog(), SITE))

    assert 0 == loaded(found, "api/v1/index.json")["count"]
    for address in loaded(found, "api/v1/index.json")["lists"].values():
        assert {"count": 0, "items": []} == loaded(found, address.removeprefix(SITE.url))
    assert f"\ufeff{','.join(ITEM)}\r\n" == found["api/v1/kho.csv"].decode()


def test_the_day_changes_only_what_is_derived(catalog: Catalog, files: Mapping[str, bytes]) -> None:
    """Same entries, same day: same bytes. Years later what people wrote is the same."""
    later = all_made(api.files(catalog, Site(SITE.url, TODAY + timedelta(days=4000))))

    assert files == all_made(api.files(catalog, SITE))
    assert files.keys() == later.keys()
    for before, after in zip(documents(files).values(), documents(later).values(), strict=True):
        assert before.get("entry") == after.get("entry")


# The table


def rows(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The table as Python's csv reads it."""
    return list(
        csv.DictReader(io.StringIO(files["api/v1/kho.csv"].decode("utf-8-sig"), newline=""), strict=True)
    )


def test_the_table_has_the_keys_of_a_list_and_reads_back(
    files: Mapping[str, bytes], catalog: Catalog
) -> None:
    """Columns are named as the keys; accents survive; lists are joined; what is missing is empty."""
    assert files["api/v1/kho.csv"].startswith(b"\xef\xbb\xbf" + ",".join(ITEM).encode() + b"\r\n")
    for filed, row in zip(catalog.exemplars, rows(files), strict=True):
        assert ITEM == list(row)
        assert filed.name == row["name"]
        assert "; ".join(filed.entry.areas) == row["areas"]
        assert str(filed.entry.published_on or "") == row["published_on"]


FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("sign", FORMULAS)
def test_no_cell_begins_a_formula(sign: str) -> None:
    """The signs spreadsheets compute from, half and full width, stand behind an apostrophe (SAFETY S7)."""
    text = f'{sign}HYPERLINK("https://bia.example";"Bịa")'

    assert f"'{text}" == safe_cell(text)
    assert f"' {text}" == safe_cell(f" {text}")


@pytest.mark.parametrize(
    "text", ["Bịa", "a=b", "2026-2027", "Toán – Tin", "thcs; thpt", "50 % + 1", "x (=y)", "a@b"]
)
def test_a_harmless_cell_stays_as_it_is(text: str) -> None:
    """A sign within a sentence is no formula."""
    assert text == safe_cell(text)


SEPARATORS = (",", ";", "\t", "|")


def cells(table: bytes, separator: str = ",") -> set[str]:
    """What stands in the cells of a table, opened with *separator*."""
    lines = io.StringIO(table.decode("utf-8-sig"), newline="")
    return {cell for row in csv.reader(lines, delimiter=separator) for cell in row}


@given(st.text(alphabet=[*"=+-@\t\r\n,;|'\" ＝＋－＠ab1"], max_size=12))
def test_no_cell_begins_a_formula_wherever_it_is_split(text: str) -> None:
    """A spreadsheet set to another country's separator splits cells elsewhere; no part of one is computed either."""
    most = {"evidence_level": 0, "stage": 0, "levels": (text, text), "areas": (), "difficulties": ()}
    item = open_data.Item.model_validate({**dict.fromkeys(ITEM, text), **most})
    table = api.table([item])
    for separator in SEPARATORS:
        assert [] == [cell for cell in cells(table, separator) if cell.lstrip().startswith(FORMULAS)]

    assert text.replace("'", "") == safe_cell(text).replace("'", "")


def hostile_table() -> bytes:
    """A table in which every text wants to be computed."""
    filed = [
        entries.filed(
            entries.tip(
                title=f'{sign}1+1;{sign}cmd|"/c bịa"!A1',
                summary=f'{sign}SUM(A1),"{sign}2"',
                unit={"name": f"{sign}Trường bịa", "province": "Phú Thọ"},
            ),
            f"muc-bia-{number}",
        )
        for number, sign in enumerate(FORMULAS)
        if sign.strip()
    ]
    return all_made(api.files(entries.catalog(*filed), SITE))["api/v1/kho.csv"]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_hostile_table_holds_no_formula_whatever_the_separator(separator: str) -> None:
    """Opened with the separator it was written with, or with another country's, no cell is computed (SAFETY S7)."""
    found = cells(hostile_table(), separator)

    assert len(found) >= 9
    assert [] == [cell for cell in found if cell.lstrip().startswith(FORMULAS)]


def test_a_spreadsheet_opens_the_table_as_text(tmp_path: Path) -> None:
    """LibreOffice computes a plain formula, but none of a hostile table; the apostrophe may be hidden."""
    computed, _ = opened(b"a,b\r\n=1+1,x\r\n", tmp_path / "plain")
    table = hostile_table()
    formulas, shown = opened(table, tmp_path / "hostile")

    assert 1 == len(computed)
    assert [] == formulas
    assert {cell.removeprefix("'") for cell in cells(table)} <= {cell.removeprefix("'") for cell in shown} | {
        ""
    }


def opened(table: bytes, folder: Path) -> tuple[list[str], set[str]]:
    """The formulas and the shown texts of a table that LibreOffice opened and saved."""
    folder.mkdir()
    (folder / "kho.csv").write_bytes(table)
    with zipfile.ZipFile(converted(folder / "kho.csv", "ods", "--infilter=CSV:44,34,76,1")) as saved:
        content = etree.fromstring(saved.read("content.xml"))
    space = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}
    shown = {"".join(cell.itertext()) for cell in content.xpath("//table:table-cell", namespaces=space)}
    return content.xpath("//@table:formula", namespaces=space), shown


# The page


@pytest.mark.site
class TestPage:
    """`/du-lieu/` in the built site."""

    def test_every_address_of_the_contents_is_published(self, real_site: Path) -> None:
        """What the contents name is there: lists, dump, table, schemas, feed, page."""
        contents = json.loads((real_site / "api/v1/index.json").read_bytes())
        base = contents["about"].removesuffix("du-lieu/")
        named = [
            *contents["lists"].values(),
            *(
                contents[key]
                for key in ("withdrawn", "dump", "table", "numbers", "openapi", "schema", "documents")
            ),
        ]

        assert [] == [
            one for one in (*named, contents["feed"]) if not (real_site / one.removeprefix(base)).is_file()
        ]
        assert (real_site / "du-lieu/index.html").is_file()

    def test_the_page_shows_every_address_and_every_key(self, real_site: Path) -> None:
        """One page says where everything lies, what each key means, the licence and the promise (S3-14)."""
        contents = json.loads((real_site / "api/v1/index.json").read_bytes())
        page = html.document_fromstring((real_site / "du-lieu/index.html").read_text("utf-8"))
        text = " ".join(page.text_content().split())
        shown = set(page.xpath("//article//a/code/text()"))
        named = {
            *contents["lists"].values(),
            *(
                contents[key]
                for key in ("withdrawn", "dump", "table", "numbers", "openapi", "schema", "documents")
            ),
        }

        assert (
            named | {contents["feed"], f"{contents['about'].removesuffix('du-lieu/')}api/v1/index.json"}
            <= shown
        )
        assert set(ITEM) <= set(page.xpath("//table//td/code/text()"))
        assert {"nguon.xml"} <= {address.rsplit("/", 1)[-1] for address in shown}
        assert "CC BY 4.0" in text
        assert "chỉ thêm, không đổi tên, không bỏ, không đổi nghĩa" in text
        assert page.xpath("//h2[@id='theo-doi']")

    def test_every_page_leads_to_it(self, real_site: Path) -> None:
        """The foot of every page names the open data."""
        page = html.document_fromstring((real_site / "index.html").read_text("utf-8"))

        assert ["Dữ liệu mở"] == page.xpath("//footer//a[@href='du-lieu/']/text()")
