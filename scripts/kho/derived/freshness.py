"""When an entry should be looked at again, and whether that day has gone by (R4)."""

from datetime import date, timedelta

from kho.model import Entry
from kho.store.catalog import Filed

LASTS = timedelta(days=366)
"""How long what names no day of review stays looked at."""


def due_on(entry: Entry) -> date | None:
    """The day by which to look at an entry again: the one it names, else a year after it was last looked at."""
    if entry.review_by or not (entry.verified_on or entry.published_on):
        return entry.review_by
    looked = entry.verified_on or (entry.published_on.latest if entry.published_on else date.min)
    return looked + LASTS


def overdue(filed: Filed, on: date) -> bool:
    """Whether the entry should have been looked at again before *on*."""
    due = due_on(filed.entry)
    return due is not None and due < on


def fresh(filed: Filed, on: date) -> bool:
    """Whether the entry may stand in front, in an issue or among the flagships: overdue ones wait (DESIGN §3)."""
    return not overdue(filed, on)
