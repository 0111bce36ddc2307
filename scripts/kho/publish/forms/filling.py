"""An entry's data → what stands in each answer of a form: labels for vocabulary words, dates as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kho.model.tree import Node
from kho.publish.forms.asked import Ask, Shape, shape_of
from kho.store.reference_data import Reference
from kho.words.when import PartialDate

PARAGRAPH = "\n\n"


@dataclass(frozen=True)
class Answer:
    """What an answer shows: paragraphs, chosen words or lines, or the rows of a table."""

    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def answer(ask: Ask, data: Mapping[str, Any], reference: Reference) -> Answer:
    """What *data*, as read from an entry, answers to *ask*; empty where it says nothing."""
    value: Any = data
    for step in ask.place:
        value = value.get(step) if isinstance(value, Mapping) else None
    if not value:
        return Answer()
    match ask.shape:
        case Shape.TABLE:
            return Answer(rows=tuple(_row(ask, record, reference) for record in value))
        case Shape.LONG:
            return Answer(tuple(value.rstrip("\n").split(PARAGRAPH)))
        case Shape.LIST | Shape.CHOICES:
            return Answer(tuple(shown(ask.node, item, reference) for item in value))
        case _:
            return Answer((shown(ask.node, value, reference),))


def _row(ask: Ask, record: Mapping[str, Any], reference: Reference) -> tuple[str, ...]:
    """The cells of one record."""
    return tuple(shown(node, record.get(name) or "", reference) for name, node in ask.fields.items())


def shown(node: Node, text: str, reference: Reference) -> str:
    """One value as people read it."""
    shape = shape_of(node)
    if shape is Shape.DATE:
        return PartialDate.parse(text).label if text else ""
    if shape in {Shape.CHOICE, Shape.CHOICES}:
        return dict(choices(node, reference)).get(text, text)
    return text


def choices(node: Node, reference: Reference) -> tuple[tuple[str, str], ...]:
    """The words one may choose for a field, each with its label."""
    if node.terms:
        return tuple((term.value, term.label) for term in node.terms)
    known = reference.vocabulary(node.ref.vocabulary) if node.ref else None
    return tuple((slug, str(getattr(record, "name", slug))) for slug, record in (known or {}).items())
