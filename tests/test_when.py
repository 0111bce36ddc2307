"""Partial dates are intervals; school years and quarters are the two calendars of every entry."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kho.words.when import (
    DISTRICTS_ENDED,
    VIETNAM,
    PartialDate,
    Quarter,
    SchoolYear,
    as_iso,
    certainly_before,
    day_label,
    today,
)

T = TypeVar("T")

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def read(parse: Callable[[str], T], text: str) -> T | None:
    """What *parse* makes of *text*; None where it refuses with a ValueError."""
    try:
        return parse(text)
    except ValueError:
        return None


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A day, a month or a year."""
    day = draw(DAYS)
    return draw(
        st.sampled_from([PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]),
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2020-11-20", date(2020, 11, 20), date(2020, 11, 20), "20/11/2020"),
        ("2020-11", date(2020, 11, 1), date(2020, 11, 30), "11/2020"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "02/2020"),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28), "02/2019"),
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("1945-09-02", date(1945, 9, 2), date(1945, 9, 2), "02/09/1945"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "29/02/2024"),
    ],
)
def test_interval(text: str, first: date, last: date, label: str) -> None:
    """A month means any of its days, a year any of its; people read them as they write them."""
    parsed = PartialDate.parse(text)

    assert (first, last) == (parsed.earliest, parsed.latest)
    assert label == parsed.label


@pytest.mark.parametrize(
    "text",
    [
        # malformed
        "",
        " 2020",
        "2020\n",
        "2020-1",
        "2020-1-1",
        "20-11-2020",
        "20/11/2020",
        "2020/11/20",
        "2020-11-20T00:00",
        "-2020",
        "２０２０",
        "٢٠٢٠",
        # no such day
        "2020-00",
        "2020-13",
        "2020-05-00",
        "2020-02-30",
        "2019-02-29",
        "2020-04-31",
        # out of all reason
        "0000",
        "1899",
        "2101",
        "9999-12-31",
    ],
)
def test_no_such_date(text: str) -> None:
    """What is no day, month or year is refused, never rounded to one (SAFETY E1)."""

    assert read(PartialDate.parse, text) is None


@given(partial_dates())
def test_written_and_read(on: PartialDate) -> None:
    """A date reads back as it was written, and its interval is not empty."""

    assert PartialDate.parse(str(on)) == on
    assert on.earliest <= on.latest


@given(st.text(max_size=12))
def test_only_dates_are_dates(text: str) -> None:
    """Whatever is accepted is written back letter by letter."""
    parsed = read(PartialDate.parse, text)

    assert parsed is None or str(parsed) == text


@pytest.mark.parametrize(
    ("one", "other", "certain"),
    [
        ("2019", "2020", True),
        ("2019-12-31", "2020", True),
        ("2019-12", "2020-01-01", True),
        ("2020-01-01", "2020-01-02", True),
        # it may be so, and it may not
        ("2020", "2020-06", False),
        ("2020-06", "2020", False),
        ("2020-06-01", "2020-06", False),
        ("2020-06", "2020-06-30", False),
        ("2020", "2020", False),
        # it is the other way round
        ("2020", "2019", False),
    ],
)
def test_order_only_where_certain(one: str, other: str, *, certain: bool) -> None:
    """A rule about the order of dates fires only where every reading of them breaks it."""

    assert certainly_before(PartialDate.parse(one), PartialDate.parse(other)) is certain


@given(partial_dates(), partial_dates(), partial_dates())
def test_certain_order(one: PartialDate, other: PartialDate, third: PartialDate) -> None:
    """Being certainly before is irreflexive, asymmetric and transitive."""

    assert not certainly_before(one, one)
    assert not (certainly_before(one, other) and certainly_before(other, one))
    if certainly_before(one, other) and certainly_before(other, third):
        assert certainly_before(one, third)


@given(st.lists(partial_dates(), max_size=8))
def test_dates_of_all_kinds_sort(dates: list[PartialDate]) -> None:
    """Days, months and years sort together, and no certain order is turned round."""
    ordered = sorted(dates)

    assert not any(certainly_before(ordered[j], ordered[i]) for j in range(len(dates)) for i in range(j))


def test_sort_of_one_year() -> None:
    """What begins on one day is sorted by what ends first."""
    written = ["2020-01-01", "2020-01", "2020", "2020-02"]

    assert [str(one) for one in sorted(PartialDate.parse(text) for text in reversed(written))] == written


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("20/11/2020", "2020-11-20"),
        ("1/9/2021", "2021-09-01"),
        ("01.09.2021", "2021-09-01"),
        ("20-11-2020", "2020-11-20"),
        ("11/2020", "2020-11"),
        (" 5/2021 ", "2021-05"),
        # not one
        ("31/02/2020", None),
        ("0/2020", None),
        ("13/2020", None),
        ("11/20/2020", None),
        ("20/11/20", None),
        ("20/11/1020", None),
        ("2020-11-20", None),
        ("2020", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_vietnamese_date(typed: str, iso: str | None) -> None:
    """A date as Vietnamese write it gives the written form for a hint; what is none gives none."""

    assert as_iso(typed) == iso


@given(DAYS)
def test_label_turns_back(day: date) -> None:
    """What people read can be typed back."""

    assert as_iso(day_label(day)) == day.isoformat()
    assert as_iso(PartialDate.of(day).label) == str(PartialDate.of(day))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2021, 8, 31), "2020-2021"),
        (date(2021, 9, 1), "2021-2022"),
        (date(2021, 12, 31), "2021-2022"),
        (date(2022, 1, 1), "2021-2022"),
        (date(2022, 5, 31), "2021-2022"),
        (date(2022, 7, 15), "2021-2022"),
    ],
)
def test_school_year_of_a_day(day: date, year: str) -> None:
    """A school year runs from September to August (R2)."""

    assert str(SchoolYear.of(day)) == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "2021-2023",
        "2022-2021",
        "2021-22",
        "2021–2022",
        "2021 - 2022",
        "2021-2022\n",
        "0000-0001",
        "9998-9999",
    ],
)
def test_no_school_year(text: str) -> None:
    """A school year is two years that follow each other, nothing else (R2)."""

    assert read(SchoolYear.parse, text) is None


@given(DAYS)
def test_day_in_one_school_year(day: date) -> None:
    """Every day lies in exactly one school year, which reads back as written (R2)."""
    year = SchoolYear.of(day)
    around = [SchoolYear(year.start + step) for step in (-1, 0, 1)]

    assert [one for one in around if one.earliest <= day <= one.latest] == [year]
    assert around[0].latest + timedelta(days=1) == year.earliest
    assert sorted(around) == around


@given(st.integers(1900, 2099))
def test_school_year_written_and_read(start: int) -> None:
    """A school year reads back as written (R2)."""

    assert SchoolYear.parse(str(SchoolYear(start))) == SchoolYear(start)


@pytest.mark.parametrize(
    ("text", "first", "last", "years", "label"),
    [
        ("2026-q1", date(2026, 1, 1), date(2026, 3, 31), ["2025-2026"], "Quý I năm 2026"),
        ("2026-q2", date(2026, 4, 1), date(2026, 6, 30), ["2025-2026"], "Quý II năm 2026"),
        ("2026-q3", date(2026, 7, 1), date(2026, 9, 30), ["2025-2026", "2026-2027"], "Quý III năm 2026"),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31), ["2026-2027"], "Quý IV năm 2026"),
    ],
)
def test_quarter(text: str, first: date, last: date, years: list[str], label: str) -> None:
    """The third quarter touches two school years, the others one (R2, S3-10, S3-15)."""
    quarter = Quarter.parse(text)

    assert (first, last) == (quarter.earliest, quarter.latest)
    assert [str(year) for year in quarter.school_years] == years
    assert quarter.label == label
    assert str(quarter) == text


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-q0", "2026-q5", "2026-Q1", "2026q1", "q1-2026", "2026-q1\n", "0000-q1"]
)
def test_no_quarter(text: str) -> None:
    """A quarter is written one way."""

    assert read(Quarter.parse, text) is None


@given(DAYS)
def test_day_in_one_quarter(day: date) -> None:
    """Every day lies in exactly one quarter, one of whose school years is the day's (R2)."""
    quarter = Quarter.of(day)
    around = [Quarter(year, number) for year in range(day.year - 1, day.year + 2) for number in range(1, 5)]

    assert [one for one in around if one.earliest <= day <= one.latest] == [quarter]
    assert Quarter.parse(str(quarter)) == quarter
    assert SchoolYear.of(day) in quarter.school_years
    assert len(quarter.school_years) == (2 if quarter.number == 3 else 1)
    assert sorted(around) == around


def test_last_day_with_districts() -> None:
    """30/6/2025 was the last day with districts (R1)."""

    assert day_label(DISTRICTS_ENDED - timedelta(days=1)) == "30/06/2025"


def test_today_is_vietnams() -> None:
    """Today is the day in Vietnam, seven hours ahead of Greenwich."""
    first = today()

    assert VIETNAM.utcoffset(None) == timedelta(hours=7)
    assert first <= today()
