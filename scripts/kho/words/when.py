"""Dates that may be partial, school years and quarters. No clock is read here but in `today`.

A partial date (`2019`, `2020-11`) is an interval; a rule about order fires only where it is certain.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import total_ordering

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam has kept UTC+7 without summer time since 1975, so no time zone data is needed."""

DISTRICTS_ENDED = date(2025, 7, 1)
"""The day from which local government has two tiers, without districts (NQ 60-NQ/TW; R1)."""

SCHOOL_YEAR_STARTS = 9
"""The month in which a school year begins; July and August still belong to the one that ends."""

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LOCAL = re.compile(r"(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-]([0-9]{4})")
_SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")
_QUARTER = re.compile(r"([0-9]{4})-q([1-4])")
_IN_YEAR = re.compile(r"([0-9]{1,2})(?:-([0-9]{1,2}))?")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def _year(text: str) -> int:
    """A calendar year within reason; ValueError outside."""
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    return year


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year: the interval from its first to its last day.

    Sorted by its first day, then by its last: `2020-01-01`, `2020-01`, `2020`, `2020-02`.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2019`, `2020-11` or `2020-11-20`; anything else, or no such day, raises ValueError."""
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year = _year(match[1])
        month, day = (None if part is None else int(part) for part in match.groups()[1:])
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The whole date *day*."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __lt__(self, other: "PartialDate") -> bool:
        """Whether it begins before *other*, or begins with it and ends before it."""
        return (self.earliest, self.latest) < (other.earliest, other.latest)

    def __str__(self) -> str:
        """The form in which it was written: `2020-11`."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def label(self) -> str:
        """How people write it: `20/11/2020`, `11/2020`, `2019`."""
        parts = [f"{part:02}" for part in (self.day, self.month) if part is not None]
        return "/".join([*parts, str(self.year)])


def as_iso(text: str) -> str | None:
    """What a Vietnamese date (`20/11/2020`, `11/2020`) is in the written form; None where it is not one."""
    match = _LOCAL.fullmatch(text.strip())
    if match is None:
        return None
    day, month, year = match.groups()
    iso = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        return str(PartialDate.parse(iso))
    except ValueError:
        return None


def certainly_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether every day *one* can mean lies before every day *other* can mean."""
    return one.latest < other.earliest


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A school year, named by its two calendar years: `2021-2022`."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "SchoolYear":
        """Read `2021-2022`; the second year must follow the first, else ValueError."""
        match = _SCHOOL_YEAR.fullmatch(text)
        if match is None or int(match[2]) != int(match[1]) + 1:
            raise ValueError(text)
        return cls(_year(match[1]))

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        """The school year in which *day* lies."""
        return cls(day.year if day.month >= SCHOOL_YEAR_STARTS else day.year - 1)

    @property
    def earliest(self) -> date:
        """Its first day."""
        return date(self.start, SCHOOL_YEAR_STARTS, 1)

    @property
    def latest(self) -> date:
        """Its last day."""
        return date(self.start + 1, SCHOOL_YEAR_STARTS, 1) - timedelta(days=1)

    def __str__(self) -> str:
        """As written: `2021-2022`."""
        return f"{self.start}-{self.start + 1}"


@dataclass(frozen=True, slots=True)
class InYear:
    """A month, or a day of a month, that comes round in every school year: `09`, `11-20`."""

    month: int
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "InYear":
        """Read `09` or `11-20`; no such day, or one that not every year has (29 February), raises ValueError."""
        match = _IN_YEAR.fullmatch(text)
        if match is None:
            raise ValueError(text)
        month, day = int(match[1]), None if match[2] is None else int(match[2])
        date(2001, month, 1 if day is None else day)  # 2001 is no leap year
        return cls(month, day)

    def of(self, year: SchoolYear) -> PartialDate:
        """The month or day as it falls in the school year *year*."""
        after_new_year = self.month < SCHOOL_YEAR_STARTS
        return PartialDate(year.start + after_new_year, self.month, self.day)

    def __str__(self) -> str:
        """As written: `11-20`."""
        return "-".join(f"{part:02}" for part in (self.month, self.day) if part is not None)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, the rhythm of the showcase (S3-10, S3-15)."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read `2026-q4`, else ValueError."""
        match = _QUARTER.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(_year(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which *day* lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def earliest(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def latest(self) -> date:
        """Its last day."""
        month = self.number * 3
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def school_years(self) -> tuple[SchoolYear, ...]:
        """The school years it touches: two for the third quarter, one for the others (R2)."""
        return tuple(dict.fromkeys((SchoolYear.of(self.earliest), SchoolYear.of(self.latest))))

    def __str__(self) -> str:
        """As written: `2026-q4`."""
        return f"{self.year}-q{self.number}"

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter.of(self.latest + timedelta(days=1))

    @property
    def label(self) -> str:
        """How people write it: `Quý IV năm 2026`."""
        return f"Quý {('I', 'II', 'III', 'IV')[self.number - 1]} năm {self.year}"


def day_label(day: date) -> str:
    """A whole date as people write it: `22/11/2026`."""
    return f"{day:%d/%m/%Y}"


def today() -> date:
    """Today in Vietnam. Called at the command's edge only; everything else is handed the date."""
    return datetime.now(UTC).astimezone(VIETNAM).date()
