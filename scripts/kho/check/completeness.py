"""How complete a submission is: item by item of its form, then what the forms lack (S0-60) and a result needs (R6).

It looks at the data as written, so that an entry with errors can be told what it has and what it lacks.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kho.model import Adoption, Collective, Entry, Group, Individual, Innovation, Tip
from kho.model.labels import label
from kho.model.tree import Node, at, tree
from kho.words.hollow import FILLERS
from kho.words.problem import Place

_ADDS = frozenset({"area_note", "targets"})
"""Fields that add to their item of the form, and may stand for it."""

_EVERY: tuple[Place, ...] = (("unit", "name"), ("unit", "province"), ("consents",))
_WANTED: Mapping[type[Entry], tuple[Place, ...]] = {
    Innovation: (("title",), ("summary",), ("school_year",), ("levels",)),
    Tip: (
        *(("title",), ("summary",), ("levels",), ("areas",), ("trouble",), ("action",), ("change",)),
        *(("indicators",), ("products",), ("evidence",)),
    ),
    Individual: (("name",), ("summary",), ("levels",), ("story",), ("achievements",), ("evidence",)),
    Collective: (("name",), ("summary",), ("story",), ("achievements",), ("evidence",)),
    Group: (("name",), ("summary",), ("school_year",)),
    Adoption: (
        *(("of",), ("since",), ("kept",), ("changed",), ("verdict",)),
        *(("result",), ("indicators",), ("difficulty",), ("evidence",), ("confirmed_by",)),
    ),
}
"""What the forms do not ask for and the store needs, by kind."""

_OF_RESULT: Mapping[type[Entry], tuple[Place, ...]] = {
    Innovation: (
        *(("result", "narrative"), ("result", "on"), ("result", "indicators"), ("result", "limits")),
        *(("pictures",), ("products",), ("evidence",), ("how_to",)),
    ),
    Group: (("achieved",), ("evidence",)),
}
"""What the stage of the result needs (R6: article, pictures, product, evidence)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a submission is asked for."""

    place: Place
    title: str
    """The field's own name."""
    label: str
    """The whole way to it, with its item on the form."""
    given: bool
    must: bool
    """Whether nothing is published without it."""

    @property
    def key(self) -> str:
        """The way to it, as in `result.indicators`."""
        return ".".join(map(str, self.place))


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered item of a form; nothing is asked for an item that the store never takes."""

    form: str
    number: int
    asked: tuple[Asked, ...]

    @property
    def missing(self) -> tuple[Asked, ...]:
        """What is still asked for: of fields that may stand for one another, the first."""
        firsts = [one for one in self.asked if one.place[-1] not in _ADDS]
        if any(one.given for one in self.asked if one.place[-1] in _ADDS):
            return tuple(one for one in firsts if not one.given and len(firsts) > 1)
        return tuple(one for one in firsts if not one.given)


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a submission has and lacks."""

    items: tuple[Item, ...]
    wanted: tuple[Asked, ...]
    of_result: tuple[Asked, ...]
    has_result: bool

    @property
    def missing(self) -> tuple[Asked, ...]:
        """Everything that is still to come; of a result only where there is one."""
        return (
            *(one for item in self.items for one in item.missing),
            *(one for one in self.wanted if not one.given),
            *(one for one in self.of_result if self.has_result and not one.given),
        )


def completeness(
    model: type[Entry], data: Mapping[str, object], needed: Collection[Place] = ()
) -> Completeness:
    """What an entry has and lacks of what its kind is asked for.

    Args:
        model: the kind.
        data: the entry as written.
        needed: what it cannot be published without, beyond what the model requires.
    """
    of_result = tuple(_asked(model, data, place, needed) for place in _OF_RESULT.get(model, ()))
    return Completeness(
        tuple(_items(model, data)),
        tuple(_asked(model, data, place, needed) for place in (*_WANTED[model], *_EVERY)),
        of_result,
        bool(of_result) and of_result[0].given,
    )


def _asked(
    model: type[Entry], data: Mapping[str, object], place: Place, needed: Collection[Place] = ()
) -> Asked:
    node = at(model, tuple(map(str, place)))
    must = place in needed or node.always
    return Asked(place, node.label, label(model, place), _given(data, place), must)


def _given(data: object, place: Place) -> bool:
    """Whether something is written at *place* that is not only dots and dashes."""
    for step in place:
        data = data.get(step) if isinstance(data, Mapping) else None
    return _filled(data)


def _filled(value: object) -> bool:
    if isinstance(value, str):
        return bool(value.strip(FILLERS))
    if isinstance(value, Mapping):
        return any(map(_filled, value.values()))
    return isinstance(value, Sequence) and any(map(_filled, value))


def _items(model: type[Entry], data: Mapping[str, object]) -> Iterator[Item]:
    """The items of the kind's form in their order, those that are never taken included."""
    numbered = sorted(
        ((*_numbered(node.form), node.place) for node in _on_form(tree(model).values())),
        key=lambda one: one[:2],
    )
    found = {
        number: Item(form, number, tuple(_asked(model, data, place) for _form, _number, place in group))
        for (form, number), group in groupby(numbered, key=lambda one: one[:2])
    }
    form = numbered[0][0] if numbered else ""
    for number in range(1, max(found, default=0) + 1):
        yield found.get(number, Item(form, number, ()))


def _on_form(nodes: Iterable[Node]) -> Iterator[Node]:
    """The questions, and those within them, that stand on a form themselves."""
    for node in nodes:
        if node.form:
            yield node
        else:
            yield from _on_form(node.parts.values())


def _numbered(form: str) -> tuple[str, int]:
    """“Mẫu số 1, mục 4” as the form and the number of the item."""
    name, _comma, item = form.rpartition(", mục ")
    return name, int(item)
