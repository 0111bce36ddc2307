"""The school year's rhythm: when the calendar's items fall, in two calendars that do not meet (R2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import reference
from kho.derived.deadlines import Occurrence, coming, months, occurrences, undated
from kho.model.calendar import CalendarItem
from kho.words.when import InYear, Quarter, SchoolYear

ITEMS = list(reference().calendar.values())


def item(slug: str = "viec-bia", **rhythm: object) -> CalendarItem:
    """An invented item with a rhythm, as it stands in YAML."""
    return CalendarItem.model_validate(
        {
            "slug": slug,
            "title": "Việc bịa",
            "kind": "bao-cao",
            "who": "Trường bịa",
            "what": "Báo cáo bịa.",
            "document": "44-pgddt-tdkt",
            "section": "mục bịa",
            "as_written": "như văn bản bịa ghi",
            **rhythm,
        }
    )


def spans(found: list[Occurrence]) -> list[tuple[str, str, str]]:
    return [(one.turn, one.start.isoformat(), one.end.isoformat()) for one in found]


def in_year(year: str, slug: str) -> list[tuple[str, str, str]]:
    """When an item of the real calendar falls in a school year."""
    whole = SchoolYear.parse(year)
    return spans(occurrences([reference().calendar[slug]], whole.earliest, whole.latest))


@pytest.mark.parametrize(
    ("slug", "start", "end"),
    [
        ("ban-hanh-huong-dan", "2016-09-01", "2016-10-31"),  # S0-18
        ("dang-ky-doi-moi", "2016-09-01", "2016-10-31"),  # S0-19
        ("dang-ky-nhom-nha-giao", "2016-09-01", "2016-10-31"),  # S0-20
        ("chia-se-dip-20-11", "2016-11-01", "2016-11-30"),  # S0-22
        ("so-ket-hoc-ky-1", "2016-12-01", "2017-01-31"),  # S0-23
        ("thi-dua-theo-chu-diem", "2017-03-01", "2017-04-30"),  # S0-24
        ("tong-ket-nam-hoc", "2017-05-01", "2017-06-30"),  # S0-25
        ("tong-ket-cap-nganh", "2017-08-01", "2017-08-31"),  # S0-26
    ],
)
def test_the_six_phases_fall_as_the_guidance_prints_them(slug: str, start: str, end: str) -> None:
    """In its own year, 2016-2017, each phase has the months the Hải Phòng guidance names (S0-18 … S0-26)."""

    assert [("2016-2017", start, end)] == in_year("2016-2017", slug)


def test_long_bien_registers_in_october_and_its_teams_choose_in_january() -> None:
    """October 2021 to register, January 2022 for the teams; the steps above have no month (S2-20, S2-21, S2-22)."""

    assert [("2021-2022", "2021-10-01", "2021-10-31")] == in_year("2021-2022", "dang-ky-chuyen-de")
    assert [("2021-2022", "2022-01-01", "2022-01-31")] == in_year("2021-2022", "to-chuyen-mon-xet-chon")


@pytest.mark.parametrize("slug", ["chon-dien-hinh-moi-quy", "gui-bai-quy"])
def test_the_quarter_ends_four_times_in_a_school_year(slug: str) -> None:
    """What comes each quarter is due on its last day, whatever the school year does (S3-10, S3-15, R2)."""

    assert [
        ("2025-q3", "2025-09-30", "2025-09-30"),
        ("2025-q4", "2025-12-31", "2025-12-31"),
        ("2026-q1", "2026-03-31", "2026-03-31"),
        ("2026-q2", "2026-06-30", "2026-06-30"),
    ] == in_year("2025-2026", slug)


def test_the_two_rounds_of_a_report_keep_their_days() -> None:
    """The report of 2017-2018 was due on 05/3/2018 and 10/5/2018, and comes no more (S3-16)."""
    rounds = [reference().calendar[f"bao-cao-2018-dot-{number}"] for number in (1, 2)]

    assert ["2018-03-05", "2018-05-10"] == [
        turn for turn, _start, _end in spans(occurrences(rounds, date(2018, 1, 1), date(2026, 12, 31)))
    ]
    assert [] == coming(rounds, date(2026, 11, 24), 9)


def test_the_plan_of_five_years_is_reviewed_midway_and_at_its_end() -> None:
    """S1-32, S1-33: on 20/11/2023, as planned, and in 2025 with the sector's congress; neither comes again."""
    reviews = [
        reference().calendar[f"{which}-tan-ho-co-{year}"]
        for which, year in (("so-ket", 2023), ("tong-ket", 2025))
    ]

    assert [("2023-11-20", "2023-11-20", "2023-11-20"), ("2025", "2025-01-01", "2025-12-31")] == spans(
        occurrences(reviews, date(2020, 1, 1), date(2030, 12, 31))
    )
    assert "Hội nghị thi đua yêu nước ngành Giáo dục lần thứ VIII" in reviews[1].what


def test_what_is_periodic_without_a_month_gets_none() -> None:
    """“Kết thúc học kỳ, kết thúc năm học” is not turned into a month that no document names (S1-31, S1-35)."""

    assert {"bao-cao-cung-tong-ket", "to-gioi-thieu-hoi-dong-tham-dinh", "to-bao-cao-dinh-ky"} == {
        one.slug for one in undated(ITEMS)
    }


def test_every_item_leads_to_a_document_that_was_read() -> None:
    """The calendar says only what a document of the store says (S0-2)."""
    documents = reference().documents

    assert all(documents[one.document].text_seen for one in ITEMS)


def test_the_next_deadlines_come_by_the_day_and_each_item_once() -> None:
    """On 24/11/2026: what runs now first, then the quarter's end, then what reaches into January."""

    assert [
        ("chia-se-dip-20-11", "2026-11-30"),
        ("chon-dien-hinh-moi-quy", "2026-12-31"),
        ("gui-bai-quy", "2026-12-31"),
        ("so-ket-hoc-ky-1", "2027-01-31"),
        ("to-chuyen-mon-xet-chon", "2027-01-31"),
    ] == [(one.item.slug, one.end.isoformat()) for one in coming(ITEMS, date(2026, 11, 24), 5)]


def test_on_its_last_day_a_deadline_is_still_to_come() -> None:
    """A deadline passes the day after."""
    one = item(quarterly="có")

    assert ["2026-q4"] == [found.turn for found in coming([one], date(2026, 12, 31), 1)]
    assert ["2027-q1"] == [found.turn for found in coming([one], date(2027, 1, 1), 1)]


def test_a_school_year_has_twelve_months_of_which_one_is_now() -> None:
    """From September to August, with the quarter of each; a span stands in every month it touches."""
    found = months(ITEMS, SchoolYear(2026), date(2026, 11, 24))

    assert [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8] == [one.first.month for one in found]
    assert [False, False, True] + [False] * 9 == [one.now for one in found]
    assert ["2026-q3", "2026-q4", "2026-q4"] == [str(one.quarter) for one in found[:3]]
    touched = [
        one.first.month for one in found if "so-ket-hoc-ky-1" in {each.item.slug for each in one.occurrences}
    ]
    assert [12, 1] == touched


def test_the_third_quarter_spans_two_school_years() -> None:
    """July and August belong to the year that ends, September to the one that begins (R2)."""

    assert [2025, 2026] == [year.start for year in Quarter.of(SchoolYear(2026).earliest).school_years]


MONTHS = st.builds(InYear, st.integers(1, 12), st.none() | st.integers(1, 28))
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@given(MONTHS, DAYS, st.integers(0, 1200))
def test_a_window_shows_all_that_touches_it_and_nothing_else(start: InYear, first: date, length: int) -> None:
    """Any window of a yearly item: each school year it touches once, in order, none outside."""
    last = first + timedelta(days=length)
    found = occurrences([item(yearly={"start": str(start)})], first, last)
    every = [start.of(SchoolYear(year)) for year in range(first.year - 2, last.year + 3)]

    assert [one for one in every if one.earliest <= last and one.latest >= first] == [
        start.of(SchoolYear.parse(one.turn)) for one in found
    ]


@given(DAYS, DAYS)
def test_a_turn_names_one_occurrence(one: date, other: date) -> None:
    """Whatever window is asked for, slug and turn mean the same days: a subscriber's calendar may hold on to them."""
    first, last = sorted((one, other))
    here = {(each.item.slug, each.turn): each for each in occurrences(ITEMS, first, last)}
    whole = {
        (each.item.slug, each.turn): each for each in occurrences(ITEMS, date(2014, 1, 1), date(2042, 1, 1))
    }

    assert here.items() <= whole.items()


@given(DAYS)
def test_every_day_lies_in_one_month_of_its_school_year(day: date) -> None:
    """Exactly one month is now."""

    assert [day.month] == [one.first.month for one in months([], SchoolYear.of(day), day) if one.now]
