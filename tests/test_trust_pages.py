"""Honours, following and the calendar as pages: one small store, its pages as committed, and what must hold of any."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT, TODAY
from entries import REFERENCE, adoption, catalog, filed, individual, innovation, recognition, reference
from kho.check.everything import check
from kho.derived import following
from kho.publish.pages import pages
from kho.publish.pages.honours import by_award, by_body, by_year, honours
from kho.publish.pages.replication import BASE, WIDTH, chart, flows
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site

GOLDEN = ROOT / "tests" / "golden" / "pages"
SITE = Site("https://kho-bia.example/", TODAY)
SHOWN = ("vinh-danh", "nhan-rong", "lich", "don-vi/truong-tieu-hoc-bia-mot-phu-tho")


@pytest.fixture(scope="module")
def trust() -> Catalog:
    """Invented schools that follow one another, were honoured, shared and learned."""
    return check(ROOT / "tests" / "stores" / "trust", REFERENCE, TODAY).whole


@pytest.mark.parametrize("path", SHOWN)
def test_a_page_is_as_committed(path: str, trust: Catalog, golden: Callable[[str, Path], None]) -> None:
    """Honours, ledger, calendar and a unit with all it passed on, word for word (S0-29, S3-9 f, S2-15, S0-22)."""
    golden(pages(trust, SITE)[f"{path}/index.md"].decode(), GOLDEN / f"trust--{path.replace('/', '--')}.md")


@pytest.mark.parametrize(
    ("path", "said"), [("vinh-danh", "chưa có lần khen nào"), ("nhan-rong", "hãy là người đầu tiên")]
)
def test_an_empty_store_has_pages_that_invite(path: str, said: str) -> None:
    """Where nothing is known yet, a page says so and what would fill it."""

    empty = catalog(known=replace(reference(), paths={}))

    assert said in pages(empty, SITE)[f"{path}/index.md"].decode()


# Honours


def person(*given_: dict[str, object], slug: str = "nguyen-van-bia") -> Filed:
    return filed(individual(recognitions=list(given_)), slug)


def test_honours_come_by_year_and_the_undated_last() -> None:
    """By the day's year, else the year in which the school year ends, else under no year (S0-29)."""
    whole = honours(
        catalog(
            person(
                recognition(on=None, body="Trường bịa"),
                recognition(on="2024-05"),
                recognition(on=None, school_year="2024-2025"),
                recognition(on="2025-01-02"),
            )
        )
    )

    assert [(2025, [4, 3]), (2024, [2]), (None, [1])] == [
        (year, [one.number for one in group]) for year, group in by_year(whole)
    ]


def test_an_award_series_has_its_editions() -> None:
    """“Nhà giáo Hà Nội tâm huyết, sáng tạo”: the 6th before the 5th, those of no known edition last (S2-11)."""
    award = "nha-giao-ha-noi-tam-huyet-sang-tao"
    whole = catalog(
        person(recognition(award=award, edition="5"), recognition(award=award), recognition()),
        person(recognition(award=award, edition="6"), slug="tran-thi-bia"),
    )
    ((series, editions),) = by_award(honours(whole), whole)

    assert award == series.slug
    assert [6, 5, None] == [edition for edition, _group in editions]


def test_bodies_stand_from_the_highest_tier_down() -> None:
    """One body under two spellings of case is one; an unknown tier comes last."""
    bodies = by_body(
        honours(
            catalog(
                person(
                    recognition(body="Trường bịa", tier="truong"),
                    recognition(body="Bộ bịa", tier="bo"),
                    recognition(body="trường Bịa", tier="truong"),
                    recognition(body="Hội bịa", tier=None),
                )
            )
        )
    )

    assert [("Bộ bịa", 1), ("Trường bịa", 2), ("Hội bịa", 1)] == [
        (one.name, len(one.given)) for one in bodies
    ]


@given(st.lists(st.sampled_from(["2019", "2020-05", "2025-01-02", None]), min_size=1, max_size=6))
def test_anchors_last_and_are_one_of_a_kind(days: list[str | None]) -> None:
    """A recognition that is added after the others moves no anchor of theirs, whatever its date."""
    given_ = [recognition(on=on) for on in days]
    before, after = honours(catalog(person(*given_))), honours(catalog(person(*given_, recognition())))
    anchors = {one.anchor: one.given for one in after}

    assert len(after) == len(anchors)
    assert {one.anchor: one.given for one in before}.items() <= anchors.items()


# Following


def follower(slug: str, of: str = "goc-doc-bia", **changes: object) -> Filed:
    name = f"Trường Tiểu học Bịa {slug}"
    return filed(adoption(of=of, unit={"name": name, "province": "Phú Thọ"}, **changes), slug)


def test_the_latest_follower_stands_first_and_failures_stay(trust: Catalog) -> None:
    """The ledger keeps what was “không hợp với chúng tôi” (S3-9 f)."""

    assert [("lam-theo-hai", "khong-hop"), ("lam-theo-mot", "dung-duoc")] == [
        (one.filed.slug, one.adoption.verdict.value) for one in following.ledger(trust)
    ]


def test_what_did_not_fit_has_not_spread(trust: Catalog) -> None:
    """The picture counts who took it up, not who put it down again."""

    assert [(2026, 1, 1, 1)] == [
        (one.year, one.began, one.units, one.provinces) for one in following.spread(trust, TODAY)
    ]
    assert [("phu-tho", "bac-ninh", 1)] == flows(following.ledger(trust))


def test_a_lineage_tells_parents_before_children(trust: Catalog) -> None:
    """An innovation names its parent; the family is told from the eldest down (S3-2)."""

    assert [[("goc-doc-bia", 0, 2), ("tu-sach-bia", 1, 0), ("xe-sach-bia", 2, 0)]] == [
        [(one.filed.slug, one.depth, one.followers) for one in family] for family in following.lineages(trust)
    ]


def test_a_very_long_lineage_is_told() -> None:
    """Two thousand generations break nothing."""
    line = [filed(innovation(parent=f"con-{n - 1}" if n else None), f"con-{n}") for n in range(2_000)]
    (family,) = following.lineages(catalog(*line))

    assert [(f"con-{n}", n) for n in range(2_000)] == [(one.filed.slug, one.depth) for one in family]


def test_schools_that_help_each_other_are_told_at_both(trust: Catalog) -> None:
    """Trường giúp trường: the pair stands with the one who helps and the one who is helped (S2-15)."""
    (pair,) = following.pairs(trust)

    assert {pair.key, pair.following.unit} == following.pairs_of_units(trust).keys()
    assert "Trường Tiểu học Bịa Một" == pair.helper.name
    assert "<dt>Trường giúp trường</dt>" in pages(trust, SITE)["sang-kien/goc-doc-bia/index.md"].decode()


def test_lessons_stand_under_the_area_of_the_practice(trust: Catalog) -> None:
    """What a follower learned stands beside what the maker learned (S1-13, S0-28)."""
    ((area, told),) = following.lessons(trust)

    assert "thu-vien-van-hoa-doc" == area
    assert ["goc-doc-bia", "goc-doc-bia", "lam-theo-mot"] == sorted(one.slug for _lesson, one in told)


YEARS = st.lists(st.integers(2015, 2026), min_size=1, max_size=12)


@given(YEARS)
def test_spread_only_grows_and_ends_with_all(years: list[int]) -> None:
    """Year after year up to today: never fewer units, as many begun as there are followers (S3-9 f)."""
    found = following.spread(
        catalog(
            filed(innovation()), *(follower(f"theo-{n}", since=str(year)) for n, year in enumerate(years))
        ),
        date(2026, 12, 31),
    )

    assert list(range(min(years), 2027)) == [one.year for one in found]
    assert sorted(one.units for one in found) == [one.units for one in found]
    assert (len(years), len(years)) == (found[-1].units, sum(one.began for one in found))


@given(YEARS)
def test_bars_stay_in_the_picture(years: list[int]) -> None:
    """Every bar stands on the axis, inside the drawing, as high as its value asks."""
    found = following.spread(
        catalog(
            filed(innovation()), *(follower(f"theo-{n}", since=str(year)) for n, year in enumerate(years))
        ),
        date(2026, 12, 31),
    )
    for column in chart(found):
        assert 0 <= column.left < column.left + 2 * column.width <= WIDTH
        assert 0 <= column.provinces <= column.units < BASE
    assert chart(found)[-1].labelled
    assert 8 >= sum(column.labelled for column in chart(found))
    assert chart(found)[-1].units == max(column.units for column in chart(found))


# Freshness


def test_an_overdue_entry_leaves_the_front_page(trust: Catalog) -> None:
    """Past `review_by` an entry is on no shelf of the home page and not offered to be followed (DESIGN §3)."""
    soon = date(2026, 12, 16)
    for address, way in (("", ""), ("nhan-rong/", "../")):
        card = f'class="card__title"><a href="{way}sang-kien/tu-sach-bia/"'

        assert card in pages(trust, SITE)[f"{address}index.md"].decode()
        assert card not in pages(trust, Site(SITE.url, soon))[f"{address}index.md"].decode()


def test_the_home_page_names_the_next_deadlines(trust: Catalog) -> None:
    """Three deadlines, nearest first, each with its way to the calendar (S3-15)."""
    home = pages(trust, SITE)["index.md"].decode()

    assert 3 == home.count('href="lich/#viec-')
    assert home.index("lich/#viec-chia-se-dip-20-11") < home.index("lich/#viec-gui-bai-quy")
