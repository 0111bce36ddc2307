"""The figures of the public numbers as files of their own (SVG): true, readable alone, and unable to do anything."""

from datetime import date

import pytest
from lxml import etree

import entries
from checkout import NOW, ROOT, TODAY
from kho.check.everything import check
from kho.derived.statistics import Statistics
from kho.publish.pages import charts, numbers
from kho.publish.pages.numbers import FIGURES, HEAT, MAP, Numbers
from kho.store.catalog import Catalog
from kho.store.place import Checkout
from kho.store.site import Site

SITE = Site("https://kho-bia.example/", TODAY)
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {f"{SVG}{name}" for name in ("svg", "title", "desc", "style", "rect", "g", "text", "path")}
"""All there is in a figure: nothing that runs, links, fetches or holds another document."""
SAID = {
    "x",
    "y",
    "width",
    "height",
    "rx",
    "d",
    "class",
    "id",
    "transform",
    "viewBox",
    "role",
    "aria-labelledby",
}


@pytest.fixture(scope="module", params=["exemplars", "tests/stores/trust", ""])
def catalog(home: Checkout, request: pytest.FixtureRequest) -> Catalog:
    """The real entries, invented ones with followers, and none at all."""
    return check(ROOT / request.param, home.reference, NOW).whole if request.param else entries.catalog()


def tables(catalog: Catalog, on: date = TODAY) -> dict[str, Numbers]:
    return {one.table.slug: one for one in numbers.numbers(Statistics(catalog, on))}


def drawn(one: Numbers, catalog: Catalog) -> etree._Element:
    """The figure of *one*, as another program reads it."""
    return etree.fromstring(charts.picture(one, catalog, SITE))


def texts(tree: etree._Element, look: str = "") -> list[str]:
    """What stands in a figure, in one of its looks."""
    return [
        one.text or ""
        for one in tree.iter(f"{SVG}text")
        if not look or look in (one.get("class") or "").split()
    ]


@pytest.mark.parametrize("slug", FIGURES)
def test_a_figure_says_what_it_is_and_can_do_nothing(slug: str, catalog: Catalog) -> None:
    """Title, description, explanation, day and source inside; no script, no link, no request (SAFETY S1, S3)."""
    one = tables(catalog)[slug]
    tree = drawn(one, catalog)
    title, description = (
        tree.xpath(f"//*[@id='{name}']")[0].text for name in tree.get("aria-labelledby").split()
    )
    style = tree.findtext(f"{SVG}style")

    assert one.title == title == " ".join(texts(tree, "title"))
    assert description.startswith(one.about)
    assert one.about in " ".join(texts(tree, "quiet"))
    assert "Kho điển hình, đếm ngày 22/11/2026. CC BY 4.0." in texts(tree)
    assert f"https://kho-bia.example/so-lieu/#{slug}" in texts(tree)
    assert {element.tag for element in tree.iter()} <= DRAWN
    assert {name for element in tree.iter() for name in element.attrib} <= SAID | {
        "{http://www.w3.org/XML/1998/namespace}lang"
    }
    assert "url(" not in style
    assert "@" not in style


@pytest.mark.parametrize("slug", numbers.DRAWN)
def test_bars_say_every_count(slug: str, catalog: Catalog) -> None:
    """Each row of the table that is not empty by its nature is there, and each of its counts but zeros is written."""
    one = tables(catalog)[slug]
    said = texts(drawn(one, catalog), "bars__count")
    columns = [one.table.columns.index(column) for column in numbers.DRAWN[slug]]
    wanted = [
        f"{count:,}".replace(",", ".")
        for _, row in one.shown
        for count in [row.counts[at] for at in columns if row.counts[at]] or [0]
    ]

    assert wanted == [text.split()[0] for text in said]


def test_the_map_has_every_province_and_both_archipelagos(catalog: Catalog) -> None:
    """34 provinces, an entry counted in each of its own; Hoàng Sa is Đà Nẵng's, Trường Sa Khánh Hòa's."""
    tree = drawn(tables(catalog)[MAP], catalog)
    names = " ".join(texts(tree, "name"))
    provinces = [set(catalog.reference.provinces_of(filed.entry)) for filed in catalog.exemplars]

    assert 34 == len(texts(tree, "count"))
    assert sum(map(int, texts(tree, "count"))) == sum(map(len, provinces))
    assert "Hoàng Sa (Đà Nẵng)" in names
    assert "Trường Sa (Khánh Hòa)" in names


def test_areas_against_levels_explain_their_heads(catalog: Catalog) -> None:
    """A cell for every area and level, dark by its count; the short heads are spelt out beside it."""
    one = tables(catalog)[HEAT]
    tree = drawn(one, catalog)
    cells = [int(said.replace("–", "0")) for said in texts(tree, "count")]
    shades = [int(rect.get("class")[-1]) for rect in tree.iter(f"{SVG}rect") if "tile" in rect.get("class")]

    assert cells == [count for _, row in one.shown for count in row.counts]
    assert [sum(count >= step for step in (1, 3, 6, 12)) for count in cells] == shades
    assert "THCS: Trung học cơ sở" in " ".join(texts(tree, "quiet"))


def test_same_day_same_bytes(catalog: Catalog) -> None:
    """A figure depends on the entries and the day alone."""
    first, second = (
        [charts.picture(one, catalog, SITE) for one in tables(catalog).values() if one.svg] for _ in range(2)
    )

    assert first == second
    assert len(FIGURES) == len(first)
