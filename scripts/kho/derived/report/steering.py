"""How a movement was steered, as far as entries and rounds tell it (S0-28, S0-21, S0-34); a person writes the rest."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kho.derived.following import Shared, shared
from kho.derived.report.period import Period
from kho.derived.report.subject import Subject
from kho.model.proof import Event
from kho.model.reference import Document, Movement
from kho.model.selection import Outcome, Stage
from kho.store.catalog import Catalog, Filed
from kho.store.round_files import FiledRound
from kho.words.terms import EventKind, Semester, Tier
from kho.words.text import fold
from kho.words.when import PartialDate


@dataclass(frozen=True)
class Held:
    """A selection round with the stages of which something was published."""

    filed: FiledRound
    stages: tuple[tuple[Stage, Outcome], ...]


@dataclass(frozen=True)
class Steering:
    """What stands behind the work of a period."""

    documents: tuple[Document, ...]
    movements: Mapping[str, tuple[Movement, int]]
    rounds: tuple[Held, ...]
    events: tuple[tuple[Event, tuple[Filed, ...]], ...]
    """Where work was shared, in the order of the days, with what was shared there."""
    supporters: tuple[str, ...]


def steering(
    catalog: Catalog, subject: Subject, found: Sequence[Filed], period: Period, on: date
) -> Steering:
    """What the entries *found* name as basis and support, the rounds that touch *subject*, where work was shared."""
    known = catalog.reference
    cited = Counter(slug for one in found for slug in one.entry.documents)
    named = Counter(slug for one in found for slug in one.entry.movements)
    helpers = dict.fromkeys(helper.name for one in found for helper in one.entry.helpers)
    return Steering(
        documents=tuple(known.documents[slug] for slug, _ in cited.most_common()),
        movements={slug: (known.movements[slug], count) for slug, count in named.most_common()},
        rounds=tuple(held(one, on) for one in _rounds(catalog, subject, period, on)),
        events=tuple(_events(subject.entries(catalog), period, on)),
        supporters=tuple(helpers),
    )


def _events(found: Sequence[Filed], period: Period, on: date) -> Iterator[tuple[Event, tuple[Filed, ...]]]:
    """The events of *period*, each once: several entries may tell of the same one."""
    there: dict[tuple[EventKind, str, PartialDate], list[Shared]] = {}
    for one in reversed(shared(found)):
        if one.event.on.earliest <= on and period.dates(one.filed.entry, one.event.on):
            there.setdefault((one.event.kind, fold(one.event.title), one.event.on), []).append(one)
    for group in there.values():
        yield group[0].event, tuple(one.filed for one in group)


def held(round_: FiledRound, on: date) -> Held:
    """*round_* with what was published of it up to the day *on*."""
    stages = (
        (stage, outcome)
        for stage in round_.round.stages
        if (outcome := round_.outcomes.get(stage.slug)) and outcome.published_on <= on
    )
    return Held(round_, tuple(stages))


def _rounds(catalog: Catalog, subject: Subject, period: Period, on: date) -> Iterator[FiledRound]:
    """The rounds of *period* that a unit of the subject held, or that chose one of its entries."""
    entries = subject.entries(catalog)
    mine = {one.slug for one in entries}
    hosts = {catalog.reference.unit_key(unit) for one in entries for unit in one.entry.units}
    for round_ in catalog.rounds.values():
        host = catalog.reference.unit_key(round_.round.host)
        own = subject.tier is not Tier.TEAM and (
            host in hosts or (subject.tier is Tier.PROVINCE and host.province == subject.slug)
        )
        chosen = {one.entry for _, outcome in held(round_, on).stages for one in outcome.chosen}
        if _falls(round_, period) and round_.round.stages[0].opens <= on and (own or mine & chosen):
            yield round_


def _falls(round_: FiledRound, period: Period) -> bool:
    """Whether *round_* is one of *period*: of its quarter, or of the school year and semester that it names."""
    if not period.yearly:
        return round_.quarter == period.span
    rules = round_.round
    halves = {period.half, Semester.WHOLE_YEAR, None}
    return rules.school_year == period.span and (period.half is None or rules.semester in halves)
