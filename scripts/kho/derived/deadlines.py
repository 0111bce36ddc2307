"""When the calendar's items fall: by school year and by quarter, two calendars that do not meet (R2).

The items say what past documents asked; a unit may set other days. Pure: a window goes in, occurrences come out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kho.model.calendar import CalendarItem
from kho.words.when import Quarter, SchoolYear, day_label

AHEAD = timedelta(days=366)
"""How far ahead a next deadline is looked for."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An item as it falls once: from its first to its last day."""

    item: CalendarItem
    start: date
    end: date
    turn: str
    """Which time it is: `2026-2027`, `2026-q4`, or the date written. With the slug it names the occurrence for ever."""

    @property
    def label(self) -> str:
        """Its days as people write them: `22/11/2026`, `01/12/2026 – 31/01/2027`."""
        days = (self.start,) if self.start == self.end else (self.start, self.end)
        return " – ".join(map(day_label, days))

    @property
    def order(self) -> tuple[date, date, str]:
        """By its last day, which is the deadline."""
        return self.end, self.start, self.item.slug


def occurrences(items: Iterable[CalendarItem], first: date, last: date) -> list[Occurrence]:
    """Every occurrence that touches the days from *first* to *last*, by deadline."""
    found = (one for item in items for one in _of(item, first, last))
    return sorted((one for one in found if one.start <= last and one.end >= first), key=lambda one: one.order)


def _of(item: CalendarItem, first: date, last: date) -> Iterator[Occurrence]:
    """The occurrences of *item* in the school years and quarters around a window."""
    if item.yearly:
        for start in range(SchoolYear.of(first).start, SchoolYear.of(last).start + 1):
            year = SchoolYear(start)
            begins, ends = item.yearly.start.of(year), (item.yearly.end or item.yearly.start).of(year)
            yield Occurrence(item, begins.earliest, ends.latest, str(year))
    elif item.quarterly:
        quarter = Quarter.of(first)
        while quarter.earliest <= last:
            yield Occurrence(item, quarter.latest, quarter.latest, str(quarter))
            quarter = quarter.next
    elif item.once:
        end = item.once.end or item.once.start
        yield Occurrence(item, item.once.start.earliest, end.latest, str(item.once.start))


def coming(items: Iterable[CalendarItem], on: date, most: int) -> list[Occurrence]:
    """The next deadlines on the day *on*, the nearest first, each item once."""
    nearest: dict[str, Occurrence] = {}
    for one in occurrences(items, on, on + AHEAD):
        nearest.setdefault(one.item.slug, one)
    return list(nearest.values())[:most]


def undated(items: Iterable[CalendarItem]) -> list[CalendarItem]:
    """What the documents ask without naming a month."""
    return [item for item in items if not (item.yearly or item.quarterly or item.once)]


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a school year, with what falls into it."""

    first: date
    quarter: Quarter
    now: bool
    occurrences: tuple[Occurrence, ...]


def months(items: Iterable[CalendarItem], year: SchoolYear, on: date) -> list[Month]:
    """The twelve months of *year*, from September to August."""
    found = occurrences(items, year.earliest, year.latest)
    starts = [date(year.start + (month > 12), (month - 1) % 12 + 1, 1) for month in range(9, 21)]  # noqa: PLR2004 - months
    ends = [start - timedelta(days=1) for start in starts[1:]] + [year.latest]
    return [
        Month(
            start,
            Quarter.of(start),
            start <= on <= end,
            tuple(one for one in found if one.start <= end and one.end >= start),
        )
        for start, end in zip(starts, ends, strict=True)
    ]
