"""Milestones with their dates, and the furthest one as the stage of an entry (R4). Derived, never stored.

They do not overstate: what a later appraisal took back, or what nobody confirmed, is no milestone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from kho.derived.appraised import standing_passes
from kho.derived.following import followers
from kho.derived.freshness import due_on
from kho.derived.once import once
from kho.model import Entry
from kho.store.catalog import Catalog, Filed
from kho.words.terms import RecognitionStatus
from kho.words.when import PartialDate


class Milestone(IntEnum):
    """The status path of R4, in its order."""

    TOLD = 0
    REGISTERED = 1
    TRIED = 2
    FIRST_RESULTS = 3
    RESULTS = 4
    APPRAISED = 5
    RECOGNISED = 6
    PROPOSED = 7
    FOLLOWED = 8
    DUE = 9


@dataclass(frozen=True, slots=True)
class Passed:
    """A milestone an entry has reached, with the day where it is known."""

    milestone: Milestone
    on: PartialDate | None


@once
def milestones(filed: Filed, catalog: Catalog, on: date) -> tuple[Passed, ...]:
    """Every milestone *filed* has passed by *on*, each with its first date, in the order of the path."""
    entry = filed.entry
    found: list[Passed] = []
    if entry.registered_on:
        found.append(Passed(Milestone.REGISTERED, entry.registered_on))
    found += _own(entry)
    found += [Passed(Milestone.APPRAISED, one.on) for one in standing_passes(entry, on) or ()]
    found += [
        Passed(
            Milestone.RECOGNISED if given.status is RecognitionStatus.GRANTED else Milestone.PROPOSED,
            given.on,
        )
        for given in entry.recognitions
    ]
    found += [Passed(Milestone.FOLLOWED, one.entry.since) for one in followers(filed.slug, catalog, on)]
    due = due_on(entry)
    if due and due < on:
        found.append(Passed(Milestone.DUE, PartialDate.of(due)))
    return _firsts([passed for passed in found if passed.on is None or passed.on.earliest <= on])


def _own(entry: Entry) -> Iterator[Passed]:
    """What an entry tells of itself: trial, first results, results."""
    if entry.time and entry.time.start:
        yield Passed(Milestone.TRIED, entry.time.start)
    if entry.first_results:
        yield Passed(Milestone.FIRST_RESULTS, None)
    if entry.outcome:
        yield Passed(Milestone.RESULTS, entry.done_on)


def _firsts(found: list[Passed]) -> tuple[Passed, ...]:
    """The earliest of each milestone; a known date comes before an unknown one."""
    first: dict[Milestone, Passed] = {}
    for passed in sorted(found, key=lambda one: (one.milestone, one.on.earliest if one.on else date.max)):
        first.setdefault(passed.milestone, passed)
    return tuple(first.values())


def stage(filed: Filed, catalog: Catalog, on: date) -> Milestone:
    """The furthest milestone; `TOLD` where none is known."""
    passed = milestones(filed, catalog, on)
    return passed[-1].milestone if passed else Milestone.TOLD
