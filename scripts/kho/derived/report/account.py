"""All that the store can say where a semester, a quarter or a school year is summed up (S0-23, S0-25, S0-35, S1-35).

Registrations and results, exemplars, who follows, who was honoured, how it was steered; for a school year also what
came up to each of its rounds (S3-16). Pure: catalogue, subject, period and day in, data out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kho.derived.following import Following, ledger
from kho.derived.report.period import Period
from kho.derived.report.proposals import Proposals, proposals
from kho.derived.report.registrations import Registrations, registrations
from kho.derived.report.statement import Statement, statement
from kho.derived.report.steering import Steering, steering
from kho.derived.report.subject import Subject
from kho.model.calendar import CalendarItem
from kho.model.proof import Recognition
from kho.store.catalog import Catalog, Filed
from kho.words.terms import CalendarKind, RecognitionStatus, Semester
from kho.words.when import PartialDate, SchoolYear


@dataclass(frozen=True)
class Turn:
    """A round of a school year: a day up to which units reported, else a semester; and what came with it."""

    item: CalendarItem | None
    """The calendar's report; None after the last one, and where the calendar has none."""
    semester: Semester | None
    registered: int
    done: int
    honoured: int


@dataclass(frozen=True)
class Account:
    """All that the store can say in a report that sums up."""

    statement: Statement
    """The exemplars; what was registered and has no result yet stands among the registrations alone."""
    registered: Registrations
    steering: Steering
    proposals: Proposals
    honours: tuple[tuple[Filed, Recognition], ...]
    followed: tuple[Following, ...]
    """Who began to follow the subject's practices in the period."""
    following: tuple[Following, ...]
    """What of others the subject's units began to follow."""
    turns: tuple[Turn, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to sum up."""
        told = (self.statement.rows, self.registered.all, self.proposals.all, self.followed, self.following)
        return not any(told)


def account(catalog: Catalog, subject: Subject, period: Period, on: date) -> Account:
    """What *subject* can say of *period* on the day *on*."""
    told = statement(catalog, subject, period, on)
    registered = registrations(catalog, subject, period, on)
    plans = {one.filed.slug for one in registered.open}
    exemplars = replace(told, rows=tuple(row for row in told.rows if row.filed.slug not in plans))
    entries = subject.entries(catalog)
    honours = tuple(_honours(entries, period, on))
    mine = {one.slug for one in entries}
    begun = [
        one
        for one in ledger(catalog)
        if one.adoption.since.earliest <= on and period.dates(one.adoption, one.adoption.since)
    ]
    of_period = {
        one.slug: one for one in (*(row.filed for row in told.rows), *(one.filed for one in registered.all))
    }
    return Account(
        statement=exemplars,
        registered=registered,
        steering=steering(catalog, subject, list(of_period.values()), period, on),
        proposals=proposals(catalog, subject, period, on),
        honours=honours,
        followed=tuple(one for one in begun if one.practice.slug in mine),
        following=tuple(one for one in begun if one.filed.slug in mine and one.practice.slug not in mine),
        turns=tuple(_turns(catalog, period, registered, honours)),
    )


def _honours(found: Sequence[Filed], period: Period, on: date) -> Iterator[tuple[Filed, Recognition]]:
    """What was granted to *found* in *period*, in the order of the days."""
    granted = [
        (one.on, filed, one)
        for filed in found
        for one in filed.entry.recognitions
        if one.status is RecognitionStatus.GRANTED
        and one.on
        and one.on.earliest <= on
        and period.dates(filed.entry, one.on)
    ]
    granted.sort(key=lambda one: (one[0], one[1].slug))
    yield from ((filed, one) for _, filed, one in granted)


_Told = tuple[Filed, int, PartialDate | None]
"""Something of an entry: in which column of a turn it counts, and its day."""


def _turns(
    catalog: Catalog, period: Period, registered: Registrations, honours: Sequence[tuple[Filed, Recognition]]
) -> tuple[Turn, ...]:
    """The rounds of a school year with what came with each; none where all would stand in one (S3-16).

    The reports that the calendar asks in that year tell the rounds; where they are not several, the semesters do.
    """
    if period.half or not isinstance(period.span, SchoolYear):
        return ()
    told = tuple(_told(registered, honours))
    deadlines = _deadlines(catalog, period.span)
    if len(deadlines) > 1:
        by_item = Counter((_before(day, deadlines), column) for _, column, day in told)
        items = (*(item for _, item in deadlines), None)
        found = [Turn(item, None, *(by_item[item, column] for column in range(3))) for item in items]
    else:
        by_half = Counter((filed.entry.semester, column) for filed, column, _ in told)
        found = [
            Turn(None, half, *(by_half[half, column] for column in range(3))) for half in (*Semester, None)
        ]
    found = [one for one in found if one.registered or one.done or one.honoured]
    return tuple(found) if len(found) > 1 else ()


def _told(registered: Registrations, honours: Sequence[tuple[Filed, Recognition]]) -> Iterator[_Told]:
    for one in registered.all:
        yield one.filed, 0, one.entry.registered_on
        if one.result:
            yield one.filed, 1, one.done_on
    for filed, given in honours:
        yield filed, 2, given.on


def _deadlines(catalog: Catalog, year: SchoolYear) -> list[tuple[date, CalendarItem]]:
    """The reports that the calendar asks once within *year*, by their day."""
    found = [
        (item.once.start.earliest, item)
        for item in catalog.reference.calendar.values()
        if item.kind is CalendarKind.REPORT
        and item.once
        and year.earliest <= item.once.start.earliest
        and item.once.start.latest <= year.latest
    ]
    return sorted(found, key=lambda one: one[0])


def _before(day: PartialDate | None, deadlines: Sequence[tuple[date, CalendarItem]]) -> CalendarItem | None:
    """The first of *deadlines* that *day* certainly lies before (“trước ngày”); None where it lies before none."""
    return next((item for last, item in deadlines if day and day.latest < last), None)
