"""Walking the values of a record: every leaf with its place, so that rules need not know the model."""

from collections.abc import Iterator

from pydantic import BaseModel

from kho.labels import fields_of
from kho.model.values import Ref
from kho.problem import Place


def leaves(value: object, place: Place = ()) -> Iterator[tuple[Place, object]]:
    """Each value below *value* that is neither a record nor a list, with the keys as written in YAML."""
    if isinstance(value, BaseModel):
        for key, info in fields_of(type(value)).items():
            name = key if info.alias is None else f"{key}_"
            yield from leaves(getattr(value, name), (*place, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, (*place, index))
    elif value is not None:
        yield place, value


def texts(value: object) -> tuple[tuple[Place, str], ...]:
    """The leaves that people wrote as text: no vocabulary words, references, addresses or file names."""
    return tuple(
        (place, leaf)
        for place, leaf in leaves(value)
        if type(leaf) is str
        and place[-1] not in {"url", "file", "schema", "kind", "rubric"}
        and "also_published" not in place
    )


def references(value: object) -> Iterator[tuple[Place, Ref]]:
    """The leaves that name something kept elsewhere."""
    return ((place, leaf) for place, leaf in leaves(value) if isinstance(leaf, Ref))
