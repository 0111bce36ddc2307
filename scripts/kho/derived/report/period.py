"""The period of a report: a quarter, a school year, or a semester of one (S3-10, S3-16, S0-19)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kho.model import Entry
from kho.words.terms import Semester
from kho.words.when import PartialDate, Quarter, SchoolYear

PERIOD_PATTERN = r"^[0-9]{4}-(q[1-4]|[0-9]{4}(-hk[12])?)$"
"""How a period is written; not every school year that looks like one is one."""

_HALVES = {f"-{half.value}": half for half in (Semester.FIRST, Semester.SECOND)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as people report on it."""

    span: Quarter | SchoolYear
    half: Semester | None = None

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2026-q4`, `2026-2027` or `2026-2027-hk1`, else ValueError."""
        for ending, half in _HALVES.items():
            if text.endswith(ending):
                return cls(SchoolYear.parse(text.removesuffix(ending)), half)
        try:
            return cls(Quarter.parse(text))
        except ValueError:
            return cls(SchoolYear.parse(text))

    def holds(self, day: PartialDate | None) -> bool:
        """Whether *day* certainly lies in it. No date does in a semester: each year's plan ends it anew."""
        if day is None or self.half:
            return False
        return self.span.earliest <= day.earliest and day.latest <= self.span.latest

    def dates(self, entry: Entry, day: PartialDate) -> bool:
        """Whether *day*, told by *entry*, belongs to it: to a semester where the entry names that one."""
        if self.half is None:
            return self.holds(day)
        return self.named_by(entry) and replace(self, half=None).holds(day)

    def until(self, on: date) -> date:
        """The day up to which a report of the day *on* tells: a period that is over has nothing after its end."""
        return min(on, self.span.latest)

    @property
    def yearly(self) -> bool:
        """Whether it is a school year or a part of one, not a quarter."""
        return isinstance(self.span, SchoolYear)

    @property
    def school_years(self) -> tuple[SchoolYear, ...]:
        """The school years it touches."""
        return self.span.school_years if isinstance(self.span, Quarter) else (self.span,)

    def named_by(self, entry: Entry) -> bool:
        """Whether *entry* names the school year, and for a semester also that semester or the whole year."""
        return entry.school_year == self.span and (
            self.half is None or entry.semester in {self.half, Semester.WHOLE_YEAR}
        )

    def __str__(self) -> str:
        """As written: `2026-2027-hk1`."""
        return f"{self.span}-{self.half.value}" if self.half else str(self.span)

    @property
    def label(self) -> str:
        """How people write it within a sentence: `học kỳ I năm học 2026-2027`."""
        if isinstance(self.span, Quarter):
            return f"quý{self.span.label.removeprefix('Quý')}"
        half = f"học kỳ{self.half.label.removeprefix('Học kỳ')} " if self.half else ""
        return f"{half}năm học {self.span}"


def current(on: date) -> tuple[Period, ...]:
    """The school year of *on* and the one before, each with its semesters and the quarters that began by *on*."""
    year = SchoolYear.of(on)
    return tuple(dict.fromkeys((*_within(year, on), *_within(SchoolYear(year.start - 1), on))))


def _within(year: SchoolYear, on: date) -> Iterator[Period]:
    yield Period(year)
    yield from (Period(year, half) for half in _HALVES.values())
    quarter = Quarter.of(year.earliest)
    while quarter.earliest <= min(on, year.latest):
        yield Period(quarter)
        quarter = quarter.next
