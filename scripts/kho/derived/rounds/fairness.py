"""Fair share: who is chosen, held against who was considered and who could have been (S1-21, S3-3, S3-5, S0-10).

By level, hardship of the place, post (also accountant, librarian, equipment), front line or manager, and whether
the person or the unit had its turn before. Pure: catalogue, round and day in, counts out.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kho.model.selection import Share
from kho.store.catalog import Catalog, Filed, makers
from kho.store.reference_data import UnitKey
from kho.words.terms import (
    Before,
    FairSide,
    Front,
    Hardship,
    Judged,
    Level,
    Post,
    RecognitionStatus,
    Role,
    Term,
)
from kho.words.text import fold

UNKNOWN = "chua-ro"
"""The group of what an entry does not say."""

FEW = 5
"""From how many not chosen on a count of the considered may be public: fewer would point at persons."""

GROUPS: Mapping[FairSide, type[Term]] = {
    FairSide.LEVEL: Level,
    FairSide.HARDSHIP: Hardship,
    FairSide.POST: Post,
    FairSide.FRONT: Front,
    FairSide.PERSON: Before,
    FairSide.UNIT: Before,
}
"""What each side is divided into."""

_POSTS: tuple[tuple[re.Pattern[str], Post], ...] = (
    (re.compile(r"\b(hieu truong|giam doc|can bo quan ly|truong phong|chu nhiem truong)\b"), Post.MANAGER),
    (re.compile(r"\bke toan\b"), Post.ACCOUNTANT),
    (re.compile(r"\bvan thu\b"), Post.CLERK),
    (re.compile(r"\bthu vien\b"), Post.LIBRARIAN),
    (re.compile(r"\b(thiet bi|thi nghiem)\b"), Post.EQUIPMENT),
    (re.compile(r"\b(giao vien|to truong|to pho|co giao|thay giao|nha giao)\b"), Post.TEACHER),
    (re.compile(r"\bnhan vien\b"), Post.STAFF),
    (re.compile(r"\b(hoc sinh|sinh vien)\b"), Post.PUPIL),
)
"""Words of a post in a role as people write it, folded; the first that is found counts."""

_FRONTS = {Post.MANAGER: Front.MANAGER, Post.COLLECTIVE: Front.COLLECTIVE, Post.PUPIL: Front.PUPIL}
_ROLES = {
    Role.MANAGER: Post.MANAGER,
    Role.TEACHER: Post.TEACHER,
    Role.PUPIL: Post.PUPIL,
    Role.LEARNER: Post.PUPIL,
    Role.STAFF: Post.STAFF,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A group of one side: how many could be, were considered (None where that is not told) and were chosen."""

    group: Term | None
    eligible: int
    nominated: int | None
    chosen: int

    @property
    def slug(self) -> str:
        """The group's word in data."""
        return self.group.value if self.group else UNKNOWN


@dataclass(frozen=True, slots=True)
class Table:
    """One side of the fair share."""

    side: FairSide
    rows: tuple[Row, ...]


def post_of(filed: Filed, catalog: Catalog) -> Post | None:
    """The post of a person, or of the first author; None where the entry does not say it."""
    entry = filed.entry
    if entry.judged is Judged.COLLECTIVE:
        return Post.COLLECTIVE
    if entry.person_role:
        named = _named(entry.person_position or "")
        return named if entry.person_role is Role.STAFF and named else _ROLES[entry.person_role]
    if not entry.makers:
        return None
    first = entry.makers[0]
    if first.collective or first.group:
        return Post.COLLECTIVE
    linked = catalog.by_slug.get(first.individual or "")
    return post_of(linked, catalog) if linked else _named(first.role or "")


def front_of(post: Post | None) -> Front | None:
    """Front line or manager, by the post; None where that is not known."""
    return _FRONTS.get(post, Front.DIRECT) if post else None


def hardship_of(filed: Filed) -> Hardship | None:
    """How hard the place is, as the entry says."""
    return filed.entry.setting.hardship if filed.entry.setting else None


def _named(role: str) -> Post | None:
    folded = fold(role)
    return next((post for pattern, post in _POSTS if pattern.search(folded)), None)


@dataclass(frozen=True)
class Past:
    """Who had been chosen or honoured before a day."""

    entries: frozenset[str]
    units: frozenset[UnitKey]


def past(catalog: Catalog, on: date, but: str = "") -> Past:
    """Who was chosen at the end of a round other than *but*, or was granted a recognition, before the day *on*."""
    won = {
        slug
        for round_ in catalog.rounds.values()
        if round_.slug != but and all(outcome.held_on < on for outcome in round_.outcomes.values())
        for slug in round_.crowned
    }
    won |= {
        one.slug
        for one in catalog.exemplars
        if any(
            given.status is RecognitionStatus.GRANTED and given.on and given.on.latest < on
            for given in one.entry.recognitions
        )
    }
    people = {
        maker for slug in won if slug in catalog.by_slug for maker in makers(catalog.by_slug[slug].entry)
    }
    known = frozenset(
        catalog.reference.unit_key(unit)
        for slug in won
        if slug in catalog.by_slug
        for unit in catalog.by_slug[slug].entry.units
    )
    return Past(frozenset(won | people), known)


def _sides(catalog: Catalog, before: Past) -> Mapping[FairSide, Callable[[Filed, Level | None], Term | None]]:
    """How each side looks at an entry."""

    def turn(filed: Filed, _level: Level | None) -> Before:
        again = filed.slug in before.entries or not before.entries.isdisjoint(makers(filed.entry))
        return Before.AGAIN if again else Before.FIRST

    def unit(filed: Filed, _level: Level | None) -> Before:
        return Before.AGAIN if catalog.reference.unit_key(filed.entry.unit) in before.units else Before.FIRST

    return {
        FairSide.LEVEL: lambda filed, level: level or next(iter(filed.entry.levels), None),
        FairSide.HARDSHIP: lambda filed, _level: hardship_of(filed),
        FairSide.POST: lambda filed, _level: post_of(filed, catalog),
        FairSide.FRONT: lambda filed, _level: front_of(post_of(filed, catalog)),
        FairSide.PERSON: turn,
        FairSide.UNIT: unit,
    }


def fair_share(
    eligible: Iterable[Filed],
    considered: Mapping[str, Level],
    chosen: Iterable[str],
    catalog: Catalog,
    before: Past,
) -> tuple[Table, ...]:
    """The tables of a stage, for its council.

    Args:
        eligible: all that could have been nominated.
        considered: the entries the stage decided on, each with the level it stands for.
        chosen: those of them that were chosen.
        catalog: where they are kept.
        before: who had a turn before.
    """
    could = list(eligible)
    picked = set(chosen)
    there = [(catalog.by_slug[slug], level) for slug, level in considered.items() if slug in catalog.by_slug]
    tables = []
    for side, look in _sides(catalog, before).items():
        all_ = Counter(look(one, considered.get(one.slug)) for one in could)
        seen = Counter(look(one, level) for one, level in there)
        won = Counter(look(one, level) for one, level in there if one.slug in picked)
        groups = [group for group in (*GROUPS[side], None) if all_[group] or seen[group]]
        rows = tuple(Row(group, all_[group], seen[group], won[group]) for group in groups)
        tables.append(Table(side, rows))
    return tuple(tables)


def public(tables: Sequence[Table]) -> tuple[Table, ...]:
    """*tables* without what would point at a nominee who was not chosen.

    Where in one group of a side fewer than five (but some) were not chosen, the side tells no group's number of
    considered: with the sum known, one hidden number could be worked out from the others.
    """
    return tuple(
        Table(table.side, tuple(Row(row.group, row.eligible, None, row.chosen) for row in table.rows))
        if any(0 < (row.nominated or 0) - row.chosen < FEW for row in table.rows)
        else table
        for table in tables
    )


def as_data(tables: Iterable[Table]) -> tuple[Share, ...]:
    """*tables* as they are published."""
    return tuple(
        Share.model_construct(
            side=table.side,
            group=row.slug,
            eligible=row.eligible,
            nominated=row.nominated,
            chosen=row.chosen,
        )
        for table in tables
        for row in table.rows
    )


def from_data(shares: Iterable[Share]) -> tuple[Table, ...]:
    """Published *shares* as tables again; a word that no group has stands with what is not known."""
    sides: dict[FairSide, list[Row]] = {}
    for share in shares:
        group = next((term for term in GROUPS[share.side] if term.value == share.group), None)
        sides.setdefault(share.side, []).append(Row(group, share.eligible, share.nominated, share.chosen))
    return tuple(Table(side, tuple(rows)) for side, rows in sides.items())
