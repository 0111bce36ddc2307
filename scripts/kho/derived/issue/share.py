"""The fair share of an issue: by level, place and post (S1-21). What is not told is a group too, never guessed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kho.derived.rounds.fairness import front_of, hardship_of, post_of
from kho.model.showcase import Shown
from kho.store.catalog import Catalog, Filed
from kho.words.terms import FairSide, Hardship, Level, Post, Term
from kho.words.text import SortKey, sort_key


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fair share goes by: of an entry today, or of one as an issue has shown it."""

    levels: tuple[Level, ...]
    hardship: Hardship | None
    province: str | None
    post: Post | None


Group = Term | str


@dataclass(frozen=True, slots=True)
class Row:
    """A group of one side: how many are in the store, and how many were picked. None: it is not told."""

    group: Group | None
    stored: int
    picked: int

    @property
    def name(self) -> str:
        """What people call the group; nothing where it is not told."""
        return self.group.label if isinstance(self.group, Term) else self.group or ""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the fair share."""

    name: str
    rows: tuple[Row, ...]


_TELLS: Mapping[str, Callable[[Facts], Iterable[Group | None]]] = {
    FairSide.LEVEL.label: lambda one: one.levels or (None,),
    FairSide.HARDSHIP.label: lambda one: (one.hardship,),
    str(Shown.model_fields["province"].title): lambda one: (one.province,),
    FairSide.POST.label: lambda one: (one.post,),
    FairSide.FRONT.label: lambda one: (front_of(one.post),),
}
"""What each side hears of an entry; one of several levels stands with each."""


def of_draft(picks: Iterable[Filed], catalog: Catalog) -> tuple[Side, ...]:
    """*picks* beside all that the store has."""

    def facts(filed: Filed) -> Facts:
        place = catalog.reference.place_name(filed.entry) or None
        return Facts(filed.entry.levels, hardship_of(filed), place, post_of(filed, catalog))

    return _sides([facts(one) for one in catalog.exemplars], [facts(one) for one in picks])


def of_issue(picks: Iterable[Shown]) -> tuple[Side, ...]:
    """What an issue shows, as it was published; a side of which it told nothing then is left out."""
    shown = [Facts(pick.levels, pick.hardship, pick.province, pick.post) for pick in picks]
    return tuple(side for side in _sides((), shown) if any(row.group for row in side.rows))


def _sides(stored: Sequence[Facts], picked: Sequence[Facts]) -> tuple[Side, ...]:
    return tuple(Side(name, tuple(_rows(tells, stored, picked))) for name, tells in _TELLS.items())


def _rows(
    tells: Callable[[Facts], Iterable[Group | None]], stored: Sequence[Facts], picked: Sequence[Facts]
) -> Iterator[Row]:
    there, here = (Counter(group for one in whole for group in tells(one)) for whole in (stored, picked))
    for group in sorted({*there, *here}, key=_order):
        yield Row(group, there[group], here[group])


def _order(group: Group | None) -> tuple[bool, int, SortKey]:
    """Words in the order of their list, provinces by name; what is not told last."""
    place = list(type(group)).index(group) if isinstance(group, Term) else 0
    return group is None, place, sort_key(str(group))
