"""Who follows whom: the ledger of adoptions, lineage, pairs of schools, the spread over time, where it was shared.

An adoption is written by the unit that followed (S3-9 f); a verdict “không hợp với chúng tôi” stays and teaches.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kho.derived.freshness import overdue
from kho.model import Adoption, Unit
from kho.model.proof import Event
from kho.store.catalog import Catalog, Filed
from kho.store.reference_data import UnitKey
from kho.words.hollow import says_nothing
from kho.words.terms import Origin, UnitKind
from kho.words.text import sort_key


@dataclass(frozen=True, slots=True)
class Following:
    """One unit follows one practice."""

    filed: Filed
    adoption: Adoption
    practice: Filed
    unit: UnitKey


def is_confirmed(filed: Filed, catalog: Catalog, on: date) -> bool:
    """Whether *filed* is an adoption that counts by *on* (S3-9 f).

    The unit that follows hands it in itself, finds that it works at least partly, shows it by evidence that is alive,
    confirms it through somebody, and its review is not overdue.
    """
    one = filed.entry
    return (
        isinstance(one, Adoption)
        and one.origin is Origin.SUBMITTED
        and one.unit.kind is UnitKind.UNIT
        and one.verdict.followed
        and one.since.earliest <= on
        and one.confirmed_by is not None
        and one.confirmed_by.on.earliest <= on
        and not says_nothing(one.confirmed_by.role)
        and any(catalog.opens(proof) for proof in one.evidence)
        and not overdue(filed, on)
    )


def followers(slug: str, catalog: Catalog, on: date) -> tuple[Filed[Adoption], ...]:
    """The adoptions of a practice that count by *on*."""
    return tuple(one for one in catalog.adoptions.get(slug, ()) if is_confirmed(one, catalog, on))


def ledger(catalog: Catalog) -> list[Following]:
    """Every adoption, the latest begun first."""
    found = [
        Following(one, one.entry, catalog.by_slug[slug], catalog.reference.unit_key(one.entry.unit))
        for slug, group in catalog.adoptions.items()
        for one in group
    ]
    return sorted(found, key=lambda one: (-one.adoption.since.earliest.toordinal(), one.filed.slug))


def passed_on(catalog: Catalog) -> Mapping[UnitKey, Sequence[Following]]:
    """Who follows what a unit made, by that unit, the latest begun first."""
    found: dict[UnitKey, list[Following]] = {}
    for one in ledger(catalog):
        for unit in one.practice.entry.units:
            found.setdefault(catalog.reference.unit_key(unit), []).append(one)
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """Two schools of which one helps the other to follow (S2-15)."""

    following: Following
    helper: Unit
    key: UnitKey


def pairs(catalog: Catalog) -> list[Pair]:
    """Every pair that an adoption names."""
    return [
        Pair(one, one.adoption.paired_with, catalog.reference.unit_key(one.adoption.paired_with))
        for one in ledger(catalog)
        if one.adoption.paired_with
    ]


def pairs_of_units(catalog: Catalog) -> Mapping[UnitKey, Sequence[Pair]]:
    """The pairs of which a unit is one half, by unit."""
    found: dict[UnitKey, list[Pair]] = {}
    for pair in pairs(catalog):
        for unit in dict.fromkeys((pair.following.unit, pair.key)):
            found.setdefault(unit, []).append(pair)
    return found


@dataclass(frozen=True, slots=True)
class Descent:
    """An innovation in its lineage: how many steps it stands below the first one, and who follows it."""

    filed: Filed
    depth: int
    parent: Filed | None
    followers: int


def lineages(catalog: Catalog) -> list[tuple[Descent, ...]]:
    """Each family of innovations that grew out of one another, the eldest first, each before its children."""
    grown = catalog.grown
    children = {child.slug for group in grown.values() for child in group}
    roots = [catalog.by_slug[slug] for slug in grown if slug in catalog.by_slug and slug not in children]
    return [tuple(_family(root, catalog)) for root in sorted(roots, key=lambda one: sort_key(one.name))]


def _family(root: Filed, catalog: Catalog) -> Iterator[Descent]:
    """*root* and all that grew out of it; no line is a circle, a rule sees to that."""
    waiting: list[tuple[Filed, int, Filed | None]] = [(root, 0, None)]
    while waiting:
        filed, depth, parent = waiting.pop()
        yield Descent(filed, depth, parent, len(catalog.adoptions.get(filed.slug, ())))
        waiting += [(child, depth + 1, filed) for child in reversed(catalog.grown.get(filed.slug, ()))]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far practices had come by the end of a year: units that began, and the provinces they lie in, since ever."""

    year: int
    began: int
    units: int
    provinces: int


def spread(catalog: Catalog, on: date) -> list[Spread]:
    """The spread year by year up to *on*; a unit that found it “không hợp” did not take it up."""
    kept = [
        one for one in ledger(catalog) if one.adoption.verdict.followed and one.adoption.since.earliest <= on
    ]
    if not kept:
        return []
    found = []
    for year in range(min(one.adoption.since.year for one in kept), on.year + 1):
        so_far = [one for one in kept if one.adoption.since.year <= year]
        found.append(
            Spread(
                year,
                sum(one.adoption.since.year == year for one in so_far),
                len({one.unit for one in so_far}),
                len({one.unit.province for one in so_far}),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Shared:
    """An event at which an entry was shared (S0-22, S0-34, S2-6, S4-12)."""

    event: Event
    filed: Filed
    number: int
    """Its place among the events of its entry."""


def shared(filed: Iterable[Filed]) -> list[Shared]:
    """Every event of the entries *filed*, the latest first."""
    found = [
        Shared(event, one, number) for one in filed for number, event in enumerate(one.entry.events, start=1)
    ]
    return sorted(found, key=lambda one: (-one.event.on.latest.toordinal(), one.filed.slug, one.number))


def lessons(catalog: Catalog) -> list[tuple[str, list[tuple[str, Filed]]]]:
    """The lessons of all entries by area, in the order of the areas; under "" those without one (S1-13, S0-28)."""
    found: dict[str, list[tuple[str, Filed]]] = {slug: [] for slug in (*catalog.reference.areas, "")}
    for filed in catalog.filed:
        practice = catalog.by_slug.get(filed.entry.follows) if filed.entry.follows else filed
        for lesson in filed.entry.lessons:
            for area in (practice.entry.areas if practice else ()) or ("",):
                found[area].append((lesson, filed))
    return [(slug, told) for slug, told in found.items() if told]
