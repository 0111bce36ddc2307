"""What a form asks: places of an entry, whose labels, help, limits and choices come from the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kho.model import KINDS
from kho.model.labels import fields_of, is_list, model_in, ref_in, terms_in
from kho.model.values import LINE, Ref
from kho.words.terms import Term
from kho.words.when import PartialDate

LIMITATIONS = "@diem-han-che"
"""The tag of item 6 of Mẫu số 2: internal, it has no place in an entry (S0-55)."""
ADDRESS = "@dia-chi"
"""The tag of the entry's address, on forms of what is in the store already."""


class Shape(Enum):
    """How an answer looks."""

    LINE = auto()
    LONG = auto()
    LIST = auto()
    """One paragraph an item."""
    CHOICE = auto()
    CHOICES = auto()
    DATE = auto()
    TABLE = auto()
    """One row a record."""


@dataclass(frozen=True)
class Ask:
    """One answer: where it goes in the entry, and, of a list of records, the columns that are asked."""

    kind: str
    place: tuple[str, ...]
    columns: tuple[str, ...] = ()

    @property
    def tag(self) -> str:
        """What marks its content control: the place, as `plan.trial.start`."""
        return ".".join(self.place)

    @cached_property
    def info(self) -> FieldInfo:
        """The field of the model."""
        model: type[BaseModel] | None = KINDS[self.kind]
        for step in self.place[:-1]:
            model = model_in(fields_of(model)[step].annotation) if model else None
        if model is None:
            raise KeyError(self.tag)
        return fields_of(model)[self.place[-1]]

    @property
    def label(self) -> str:
        """The field's label."""
        return self.info.title or self.place[-1]

    @property
    def shape(self) -> Shape:
        """How its answer looks."""
        return shape_of(self.info)

    @cached_property
    def fields(self) -> dict[str, FieldInfo]:
        """The columns of a table with their fields, in the order asked."""
        inner = model_in(self.info.annotation)
        known = fields_of(inner) if inner else {}
        return {name: known[name] for name in self.columns}

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words of its closed vocabulary."""
        return terms_in(self.info.annotation)

    @property
    def reference(self) -> type[Ref] | None:
        """The tended vocabulary its words are taken from, or the kind of entry it names."""
        return ref_in(self.info.annotation)


def shape_of(info: FieldInfo) -> Shape:
    """How an answer to the field *info* looks."""
    if model_in(info.annotation):
        return Shape.TABLE
    reference = ref_in(info.annotation)
    if terms_in(info.annotation) or (reference and reference.vocabulary.endswith("s")):
        return Shape.CHOICES if is_list(info) else Shape.CHOICE
    if is_list(info):
        return Shape.LIST
    types = {info.annotation, *get_args(info.annotation), *map(_bare, get_args(info.annotation))}
    if types & {PartialDate, date}:
        return Shape.DATE
    return Shape.LONG if longest(info) > LINE else Shape.LINE


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """The type that an annotation with constraints begins with."""
    return next(iter(get_args(annotation)), annotation)


def longest(info: FieldInfo) -> int:
    """The most characters of a text field; 0 where the model sets no limit."""
    parts = [info, *get_args(info.annotation)]
    limits = [limit for part in parts for limit in _limits(part)]
    return max(limits, default=0)


def _limits(part: Any) -> Iterator[int]:  # noqa: ANN401 - as above
    """The limits on length that an annotation carries."""
    constraints = getattr(part, "metadata", ()) or getattr(part, "__metadata__", ())
    for constraint in constraints or ():
        limit = getattr(constraint, "max_length", None)
        if limit is not None:
            yield limit


@dataclass(frozen=True)
class Item:
    """One numbered heading with what is asked under it."""

    heading: str
    asks: tuple[Ask, ...] = ()
    tail: str = ""
    """What the printed form says after its heading, such as examples."""
    help: str = ""
    tag: str = ""
    """Of an answer that has no place in an entry."""
    in_grid: bool = False
    """Whether the asks stand in a table, label beside answer."""


@dataclass(frozen=True)
class Part:
    """A part of a form: the printed one first, then what the store needs besides."""

    items: tuple[Item, ...]
    title: str = ""
    help: str = ""
    marks: str = ""
    """What its items are counted with; empty for 1, 2, 3."""

    @property
    def numbered(self) -> Iterator[tuple[str, Item]]:
        """Each item with the mark before its heading."""
        for index, item in enumerate(self.items):
            yield self.marks[index] if self.marks else str(index + 1), item


@dataclass(frozen=True)
class Form:
    """A form: what is printed at its head, its parts, who signs."""

    name: str
    kind: str
    title: tuple[str, ...]
    parts: tuple[Part, ...]
    signer: str
    mark: str = ""
    """What it is called in the document that brought it in: “Mẫu số 1”."""
    asks_address: bool = False
    """Whether it is about an entry that should be in the store already."""

    @property
    def items(self) -> Iterator[tuple[str, Item]]:
        """Every item with its mark."""
        for part in self.parts:
            yield from part.numbered

    @property
    def asks(self) -> Iterator[Ask]:
        """Everything that is asked."""
        yield YEAR[self.kind]
        for _, item in self.items:
            yield from item.asks


YEAR = {kind: Ask(kind, ("school_year",)) for kind in KINDS}
"""“Thời gian thực hiện: Năm học …” at the head of every form (S0-40)."""
