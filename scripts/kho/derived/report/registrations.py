"""What was registered in a period, and what came of it: planned beside achieved (S0-19, S0-20, S0-33, S0-62)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kho.derived.comparisons import Comparison, comparisons
from kho.derived.milestones import Milestone, stage
from kho.derived.report.period import Period
from kho.derived.report.subject import Subject
from kho.derived.rounds.fairness import post_of
from kho.model import Entry, Innovation
from kho.model.proof import Target
from kho.store.catalog import Catalog, Filed
from kho.words.terms import InnovationType, Level, Origin, Post, Term
from kho.words.text import sort_key
from kho.words.when import PartialDate

_T = TypeVar("_T", bound=Term)

GROUP = "nhom"
"""What a registered group counts as, beside the types of innovations."""


@dataclass(frozen=True)
class Registered:
    """A registration (Mẫu số 1) or a group that was founded (Mẫu số 2), with what came of it."""

    filed: Filed
    entry: Entry
    stage: Milestone
    post: Post | None

    @property
    def type(self) -> str:
        """Its type of innovation, or GROUP."""
        return self.entry.type.value if isinstance(self.entry, Innovation) else GROUP

    @property
    def task(self) -> str | None:
        """The task of whoever registered."""
        return self.entry.task

    @property
    def expected(self) -> str | None:
        """The result that is expected (Markdown)."""
        return self.entry.hopes

    @property
    def targets(self) -> tuple[Target, ...]:
        """The figures that are expected."""
        return self.entry.aims

    @property
    def until(self) -> PartialDate | None:
        """When the trial is planned to end."""
        return self.entry.time.end if self.entry.time else None

    @property
    def result(self) -> str | None:
        """What came of it (Markdown)."""
        return self.entry.outcome

    @property
    def done_on(self) -> PartialDate | None:
        """The day of the result."""
        return self.entry.done_on

    @property
    def first_results(self) -> str | None:
        """The first results (S0-22; Markdown)."""
        return self.entry.first_results

    @property
    def obstacles(self) -> str | None:
        """What was hard, and how it was mended (S0-22; Markdown)."""
        return self.entry.obstacles

    @property
    def measures(self) -> tuple[Comparison, ...]:
        """Every measure, planned beside achieved."""
        return comparisons(self.entry)

    @property
    def next_concern(self) -> str | None:
        """What a group turns to next (S0-59; Markdown)."""
        return self.entry.turns_to


@dataclass(frozen=True)
class Registrations:
    """Everything that was registered in a period, in the order of names."""

    all: tuple[Registered, ...]

    @property
    def done(self) -> tuple[Registered, ...]:
        """What has a result."""
        return tuple(one for one in self.all if one.result)

    @property
    def open(self) -> tuple[Registered, ...]:
        """What has none yet."""
        return tuple(one for one in self.all if not one.result)

    @property
    def types(self) -> Mapping[str, int]:
        """How many of each type, in the order of the vocabulary."""
        counts = Counter(one.type for one in self.all)
        return {name: counts[name] for name in (*InnovationType, GROUP) if counts[name]}

    @property
    def posts(self) -> Mapping[Post | None, int]:
        """How many by the post of whoever registered (S0-10)."""
        return _counted(Post, [one.post for one in self.all])

    @property
    def levels(self) -> Mapping[Level | None, int]:
        """How many at each level of schooling."""
        return _counted(Level, [level for one in self.all for level in one.entry.levels])

    @property
    def areas(self) -> Mapping[str, int]:
        """How many in each area, the most first."""
        return dict(Counter(area for one in self.all for area in one.entry.areas).most_common())


def registrations(catalog: Catalog, subject: Subject, period: Period, on: date) -> Registrations:
    """What *subject* registered in *period*, up to the day *on*.

    A school year that the entry names decides; else the date, where it certainly lies in the period. What others
    compiled was registered nowhere.
    """
    found = [
        Registered(filed, filed.entry, stage(filed, catalog, on), post_of(filed, catalog))
        for filed in subject.entries(catalog)
        if filed.entry.registers and _registered(filed.entry, period, on)
    ]
    found.sort(key=lambda one: (sort_key(one.filed.name), one.filed.slug))
    return Registrations(tuple(found))


def _registered(entry: Entry, period: Period, on: date) -> bool:
    if entry.origin is Origin.COMPILED:
        return False
    day = entry.registered_on or entry.published_on
    if day and day.earliest > on:
        return False
    if period.yearly and entry.school_year:
        return period.named_by(entry)
    return period.holds(entry.registered_on)


def _counted(order: type[_T], found: Sequence[_T | None]) -> dict[_T | None, int]:
    """How often each of *found* is there, in the order of its vocabulary, what is not told at the end."""
    counts = Counter(found)
    return {term: counts[term] for term in (*order, None) if counts[term]}
