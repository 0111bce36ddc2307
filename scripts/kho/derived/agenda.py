"""What a curator should ask whom: overdue reviews, untold results, unconfirmed adoptions, dead links, open proposals.

Pure: catalogue and day in, matters out. The words, and the letters to the units, stand in the templates.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kho.derived.freshness import overdue
from kho.model import Adoption, Entry
from kho.model.leaves import leaves
from kho.model.proof import Recognition
from kho.store.catalog import Catalog, Filed
from kho.store.reference_data import UnitKey
from kho.words.terms import RecognitionStatus
from kho.words.text import fold
from kho.words.when import PartialDate, SchoolYear


class Matter(StrEnum):
    """What there is to ask; words for each stand in the templates. The order is that of urgency."""

    OVERDUE = "overdue"
    DEAD_LINK = "dead-link"
    UNTOLD = "untold"
    REGISTERED = "registered"
    UNCONFIRMED = "unconfirmed"
    UNANSWERED = "unanswered"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Task:
    """One matter of one entry: since or until when, and what it is about where the entry alone does not say."""

    matter: Matter
    filed: Filed
    unit: UnitKey
    on: PartialDate | None = None
    about: tuple[str, ...] = ()


def tasks(catalog: Catalog, on: date, within: timedelta) -> list[Task]:
    """Everything there is to ask on the day *on*, with reviews that come due *within* that time; by matter and day."""
    found = (task for filed in catalog.filed for task in _of(filed, catalog, on, within))
    rank = {matter: number for number, matter in enumerate(Matter)}
    return sorted(
        found, key=lambda task: (rank[task.matter], task.on.latest if task.on else date.max, task.filed.slug)
    )


def by_unit(whole: Iterable[Task]) -> Mapping[UnitKey, tuple[Task, ...]]:
    """*whole* by the unit to be asked: what one letter holds."""
    found: dict[UnitKey, list[Task]] = {}
    for task in whole:
        found.setdefault(task.unit, []).append(task)
    return {unit: tuple(found[unit]) for unit in sorted(found, key=lambda unit: unit.slug)}


def _of(filed: Filed, catalog: Catalog, on: date, within: timedelta) -> Iterator[Task]:
    """The matters of one entry."""
    entry, unit = filed.entry, catalog.reference.unit_key(filed.entry.unit)
    if entry.review_by and entry.review_by <= on + within:
        matter = Matter.OVERDUE if overdue(filed, on) else Matter.DUE
        yield Task(matter, filed, unit, PartialDate.of(entry.review_by))
    if dead := dead_links_of(filed, catalog):
        yield Task(Matter.DEAD_LINK, filed, unit, None, dead)
    if ended := _ended_untold(entry, on):
        yield Task(Matter.UNTOLD, filed, unit, ended)
    elif registered := _registered_untold(entry, on):
        yield Task(Matter.REGISTERED, filed, unit, registered)
    if isinstance(entry, Adoption) and not entry.confirmed_by:
        yield Task(Matter.UNCONFIRMED, filed, unit, entry.since, (catalog.followed_name(entry),))
    for proposed in unanswered(entry):
        yield Task(Matter.UNANSWERED, filed, unit, proposed.on, (proposed.title,))


def dead_links_of(filed: Filed, catalog: Catalog) -> tuple[str, ...]:
    """The links of an entry that were found dead, each once, in the order in which they stand."""
    return tuple(link for link in links_of(filed.entry) if link in catalog.dead_links)


def links_of(entry: Entry) -> tuple[str, ...]:
    """Every link of an entry, each once, in the order in which they stand."""
    found = (
        str(value) for place, value in leaves(entry) if place[-1] == "url" or place[0] == "also_published"
    )
    return tuple(dict.fromkeys(found))


def _ended_untold(entry: Entry, on: date) -> PartialDate | None:
    """The end of a trial or a group's time that is over without a result (S0-60, S0-62)."""
    end = entry.time and entry.time.end
    return end if end and not entry.outcome and end.latest < on else None


def _registered_untold(entry: Entry, on: date) -> PartialDate | None:
    """When something was registered that named no end and whose school year is over without a result (S0-60)."""
    owed = entry.registers and not entry.outcome
    if not owed or not entry.registered_on or (entry.time and entry.time.end):
        return None
    over = SchoolYear.of(entry.registered_on.latest).latest < on
    return entry.registered_on if over else None


def unanswered(entry: Entry) -> Iterator[Recognition]:
    """Proposals to the level above that no granted recognition of the same award or title answers (S0-29, S3-13)."""
    granted = [one for one in entry.recognitions if one.status is RecognitionStatus.GRANTED]
    for proposed in entry.recognitions:
        if proposed.status is RecognitionStatus.PROPOSED and not any(
            _same(proposed, given) for given in granted
        ):
            yield proposed


def _same(proposed: Recognition, given: Recognition) -> bool:
    """Whether *given* answers *proposed*: one award and edition, or one title, and not given before."""
    if proposed.on and given.on and given.on.latest < proposed.on.earliest:
        return False
    if proposed.award or given.award:
        return proposed.award == given.award and proposed.edition in {None, given.edition}
    return fold(proposed.title) == fold(given.title)
