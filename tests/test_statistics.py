"""The public numbers: nothing counted twice, nothing dropped (S0-19, S0-25, S0-28; R1, R2)."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import entries
from checkout import NOW, ROOT, TODAY
from kho.check.everything import check
from kho.derived.statistics import Statistics, Table, period_of, quarters, school_years
from kho.model import Innovation
from kho.publish.data import api
from kho.publish.pages import numbers
from kho.store.catalog import Catalog, Filed
from kho.store.output import all_made
from kho.store.place import Checkout
from kho.store.site import Site
from kho.words.terms import Level
from kho.words.when import PartialDate, SchoolYear

SITE = Site("https://kho.example/", TODAY)


def tables(catalog: Catalog, on: date = TODAY) -> dict[str, Table]:
    """Every table by its slug."""
    return {table.slug: table for table in Statistics(catalog, on).tables}


DATES = st.sampled_from(
    [None, "2016", "2024", "2025-08", "2025-09", "2026-02-28", "2026-07-01", "2026-11", "2027"]
)
AREAS = sorted(entries.reference().areas)
DIFFICULTIES = sorted(entries.reference().difficulties)


def changes(draw: st.DrawFn) -> dict[str, object]:
    """What an entry may or may not say of itself."""
    return {
        "levels": draw(st.lists(st.sampled_from([*map(str, Level)]), max_size=3, unique=True)),
        "areas": draw(st.lists(st.sampled_from(AREAS), max_size=3, unique=True)),
        "difficulties": draw(st.lists(st.sampled_from(DIFFICULTIES), max_size=3, unique=True)),
        "registered_on": draw(DATES),
        "published_on": draw(DATES),
        "origin": draw(st.sampled_from(["don-vi-gui", "suu-tam"])),
    }


@st.composite
def stores(draw: st.DrawFn) -> Catalog:
    """A store of any entries, with followers."""
    filed: list[Filed] = []
    places = [("phu-tho", "Phú Thọ"), ("phu-tho", "Vĩnh Phúc"), ("lao-cai", "Yên Bái"), ("ca-mau", "Cà Mau")]
    for number in range(draw(st.integers(0, 8))):
        make = draw(st.sampled_from([entries.tip, entries.individual, entries.collective, entries.group]))
        province, name = draw(st.sampled_from(places))
        said = changes(draw) | {"unit": {"name": "Trường Tiểu học Bịa Một", "province": name}}
        if draw(st.booleans()):
            result = entries.result(entries.indicator(), on=draw(DATES)) if draw(st.booleans()) else None
            said |= {"result": result, "school_year": draw(st.sampled_from([None, "2024-2025", "2012-2013"]))}
            said |= {"sources": [entries.source()]}
            entry = entries.innovation(**said)
        else:
            entry = make(**said)  # type: ignore[assignment] # each kind is an entry
        filed.append(entries.filed(entry, f"muc-bia-{number}", province))
    followed = [one.slug for one in filed if isinstance(one.entry, Innovation)]
    for number in range(draw(st.integers(0, 3)) if followed else 0):
        verdict = draw(st.sampled_from(["dung-duoc", "dung-mot-phan", "khong-hop"]))
        confirmed = draw(st.sampled_from([None, {"role": "Hiệu trưởng bịa", "on": "2026-05"}]))
        adoption = entries.adoption(
            of=draw(st.sampled_from(followed)),
            verdict=verdict,
            confirmed_by=confirmed,
            since=draw(st.sampled_from(["2016", "2026-01"])),
        )
        filed.append(entries.filed(adoption, f"lam-theo-bia-{number}"))
    return entries.catalog(*filed)


@settings(max_examples=40)
@given(stores())
def test_the_rows_of_every_table_add_up_to_the_catalogue(catalog: Catalog) -> None:
    """Where an entry stands in one row, each column adds up to the whole; undated and unplaced are rows too (R2)."""
    totals = Statistics(catalog, TODAY).totals()
    assert len(catalog.exemplars) == totals["entries"]
    for table in tables(catalog).values():
        for column in set(table.columns) & set(totals) if table.once else ():
            assert totals[column] == sum(table.column(column).values()), (table.slug, column)

    kinds = tables(catalog)["loai"]
    for row in kinds.rows:
        assert row.counts[0] == sum(row.counts[1:])
    assert len(catalog.filed) - len(catalog.exemplars) == sum(
        tables(catalog)["lam-theo"].column("adoptions").values()
    )


@settings(max_examples=40)
@given(stores())
def test_an_entry_of_many_words_stands_under_each_of_them(catalog: Catalog) -> None:
    """By level, area and difficulty an entry counts once a word, and once where it says none: none is dropped."""
    found = tables(catalog)
    filed = [one.entry for one in catalog.exemplars]
    wanted = {
        "cap-hoc": sum(max(1, len(one.levels)) for one in filed),
        "linh-vuc": sum(max(1, len(one.areas)) for one in filed),
        "kho-khan": sum(max(1, len(one.difficulties)) for one in filed),
    }
    tiles = sum(max(1, len(one.levels)) * max(1, len(one.areas)) for one in filed)

    assert wanted == {name: sum(found[name].column("entries").values()) for name in wanted}
    assert tiles == sum(sum(row.counts) for row in found["linh-vuc-cap-hoc"].rows)


@settings(max_examples=40)
@given(stores())
def test_every_row_and_column_has_a_name_in_words(catalog: Catalog) -> None:
    """Whatever is counted is named in Vietnamese, each row of a table differently."""
    for one in numbers.numbers(Statistics(catalog, TODAY)):
        names = [name for name, _ in one.rows]

        assert all(names)
        assert len(names) == len(set(names)), one.table.slug
        assert list(one.columns) == list(one.table.columns)


@pytest.mark.parametrize(
    ("written", "quarter", "year"),
    [
        ("2026-11-20", "2026-q4", "2026-2027"),
        ("2026-07", "2026-q3", "2025-2026"),
        ("2026-09", "2026-q3", "2026-2027"),
        ("2026", "khong-ro", "khong-ro"),
        ("2024", "truoc", "khong-ro"),
        ("2019", "truoc", "truoc"),
        ("2027-01", "sau", "2026-2027"),
        ("2028", "sau", "sau"),
    ],
)
def test_a_partial_date_belongs_to_a_period_only_when_that_is_certain(
    written: str, quarter: str, year: str
) -> None:
    """Two calendars; the third quarter lies in two school years; a mere year is said to be unclear (R2)."""
    day = PartialDate.parse(written)

    assert quarter == period_of(day, quarters(TODAY))
    assert year == period_of(day, school_years(TODAY))


def test_a_registration_counts_in_the_school_year_that_it_names() -> None:
    """The school year written on the form goes before the date of registration (S0-19)."""
    registered = entries.innovation(school_year="2024-2025", registered_on="2026-10")
    found = tables(entries.catalog(entries.filed(registered)))

    assert 1 == found["nam-hoc"].column("registrations")[str(SchoolYear(2024))]
    assert 1 == found["quy"].column("registrations")["2026-q4"]


def test_figures_and_followers_are_counted_where_the_entry_stands() -> None:
    """A measured practice that another school follows shows in its level's row; praise alone does not."""
    practice = entries.innovation(
        levels=["tieu-hoc"], result=entries.result(entries.indicator()), sources=[entries.source()]
    )
    told = entries.innovation(levels=["thcs"], title="Mới kể bịa")
    catalog = entries.catalog(
        entries.filed(practice),
        entries.filed(told, "moi-ke-bia"),
        entries.filed(entries.adoption(), "lam-theo-bia"),
    )
    rows = {row.slug: row.counts for row in tables(catalog)["cap-hoc"].rows}

    assert (1, 1, 1, 1, 0) == rows["tieu-hoc"]
    assert (1, 1, 0, 0, 1) == rows["thcs"]


def test_old_provinces_are_counted_by_their_own_names() -> None:
    """An entry of the time of Yên Bái counts for Lào Cai today, and under the name it bears (R1)."""
    old = entries.tip(unit={"name": "Trường Tiểu học Bịa", "province": "Yên Bái"}, registered_on="2024-10")
    found = tables(entries.catalog(entries.filed(old, province="lao-cai")))

    assert 1 == found["tinh"].column("entries")["lao-cai"]
    assert {"yen-bai": 1} == found["ten-tinh"].column("entries")


def test_json_and_table_say_the_same(home: Checkout) -> None:
    """Each table is there as JSON and as CSV with the same numbers; the contents lead to both (S3-14)."""
    files = all_made(api.files(check(home.exemplars, home.reference, NOW).whole, SITE))
    contents = json.loads(files["api/v1/so-lieu/index.json"])

    assert len(contents["tables"]) >= 10
    for one in contents["tables"]:
        document = json.loads(files[one["json"].removeprefix(SITE.url)])
        text = files[one["csv"].removeprefix(SITE.url)].decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

        assert [column["key"] for column in document["columns"]] == list(rows[0])[2:]
        assert [
            {
                "key": row["key"],
                "name": row["name"],
                **{key: str(count) for key, count in row["counts"].items()},
            }
            for row in document["rows"]
        ] == rows


@pytest.mark.site
def test_every_figure_has_a_title_a_description_a_table_and_downloads(real_site: Path) -> None:
    """Six figures that need neither eyes nor script, the map among them; every other table is there to download."""
    page = html.document_fromstring((real_site / "so-lieu/index.html").read_text("utf-8"))
    contents = json.loads((real_site / "api/v1/so-lieu/index.json").read_bytes())
    figures = page.xpath("//figure[@class='figure']")
    tables = page.xpath("//*[@class='figure']")
    listed = {Path(one["csv"]).stem: one for one in contents["tables"]}

    assert len(figures) == 6
    assert len(listed) == len(tables)
    assert all(figure.xpath(".//figcaption//p/text()") for figure in figures)
    for figure in tables:
        links = figure.xpath(".//p/a/@href")
        slug = Path(links[0]).stem
        forms = [".csv", ".json", ".svg"] if listed[slug]["svg"] else [".csv", ".json"]
        assert figure.xpath(".//details//table/caption")
        assert forms == [link[link.rindex(".") :] for link in links]
        assert all((real_site / "so-lieu" / link).resolve().is_file() for link in links)
    for drawing in page.xpath("//svg[@role='img']"):
        title, description = drawing.get("aria-labelledby").split()
        assert page.get_element_by_id(title).text_content()
        assert page.get_element_by_id(description).text_content()


def test_bars_begin_at_zero_and_keep_their_proportion() -> None:
    """A bar is as long as its count: the axis is honest."""
    catalog = check(ROOT / "exemplars", ROOT / "exemplars/_reference", NOW).whole
    for one in numbers.numbers(Statistics(catalog, NOW)):
        drawing = one.drawing
        bars = [bar for group in drawing.groups for bar in group.bars] if drawing else []
        for bar in bars:
            assert drawing is not None
            assert bar.length == pytest.approx(
                210 * bar.count / drawing.most if drawing.most else 0, abs=0.06
            )
