"""What a form asks: places of an entry, whose labels, help, limits and choices come from the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from kho.model import KINDS
from kho.model.tree import Node, at
from kho.model.values import LINE

LIMITATIONS = "@diem-han-che"
"""The tag of item 6 of Mẫu số 2: internal, it has no place in an entry (S0-55)."""
PRIVATE = "@rieng"
"""The tag of what a paper says of persons or keeps secret: told to the curator, it has no place in an entry."""
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


ADDED_LATER = frozenset({"control", "better"})
"""Columns that forms handed out earlier do not have: their tables are read without them."""


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
    def node(self) -> Node:
        """The question in the tree; raises KeyError where there is none."""
        return at(KINDS[self.kind], self.place)

    @property
    def label(self) -> str:
        """The field's label."""
        return self.node.label

    @property
    def shape(self) -> Shape:
        """How its answer looks."""
        return shape_of(self.node)

    @cached_property
    def fields(self) -> dict[str, Node]:
        """The columns of a table with their questions, in the order asked."""
        return {name: self.node.parts[name] for name in self.columns}


def shape_of(node: Node) -> Shape:
    """How an answer to a question looks."""
    if node.model:
        return Shape.TABLE
    if node.terms or (node.ref and node.ref.vocabulary.endswith("s")):
        return Shape.CHOICES if node.many else Shape.CHOICE
    if node.many:
        return Shape.LIST
    if node.is_day:
        return Shape.DATE
    return Shape.LONG if node.longest > LINE else Shape.LINE


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
    also: tuple[str, ...] = ()
    """What papers of schools call it."""
    opens: tuple[str, ...] = ()
    """What they call it where its own headings follow below."""


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
    is_paper: bool = False
    """Whether provinces lay it out each in their own way: its headings are then found as schools word them."""

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
