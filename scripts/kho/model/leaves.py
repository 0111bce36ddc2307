"""Walking the values of a record: every leaf with its place, so that rules need not know the model."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pydantic import BaseModel

from kho.model.labels import fields_of
from kho.model.values import Ref
from kho.words.problem import Place

Leaf = tuple[Place, object]

_NO_TEXT = frozenset({"url", "file", "schema", "kind"})


def leaves(value: object) -> tuple[Leaf, ...]:
    """Each value below *value* that is neither a record nor a list, with the keys as written in YAML."""
    found: list[Leaf] = []
    _gather(value, (), found)
    return tuple(found)


def _gather(value: object, place: Place, found: list[Leaf]) -> None:
    """Add the leaves of *value*, which stands at *place*, to *found*."""
    if isinstance(value, BaseModel):
        values = value.__dict__
        for key, name in _keys(type(value)):
            inner = values[name]
            if inner is not None and inner != ():
                _gather(inner, (*place, key), found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(item, (*place, index), found)
    else:
        found.append((place, value))


def plain_leaves(data: object, place: Place = ()) -> Iterator[Leaf]:
    """The leaves of an entry as read from its file, for one that the model refuses."""
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from plain_leaves(inner, (*place, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from plain_leaves(item, (*place, index))
    else:
        yield place, data


@lru_cache(maxsize=256)
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The keys of a record as written, with the names of its attributes."""
    names = {id(info): name for name, info in model.model_fields.items()}
    return tuple((key, names[id(info)]) for key, info in fields_of(model).items())


def texts(value: object) -> tuple[tuple[Place, str], ...]:
    """The leaves of *value* that people wrote as text."""
    return written(leaves(value))


def written(found: Iterable[Leaf]) -> tuple[tuple[Place, str], ...]:
    """Those of the leaves *found* that people wrote: no vocabulary words, references, addresses or file names."""
    return tuple(
        (place, leaf)
        for place, leaf in found
        if type(leaf) is str and place[-1] not in _NO_TEXT and "also_published" not in place
    )


def references(value: object) -> Iterator[tuple[Place, Ref]]:
    """The leaves that name something kept elsewhere."""
    return ((place, leaf) for place, leaf in leaves(value) if isinstance(leaf, Ref))
