"""An entry's data → what stands in each answer of a form: labels for vocabulary words, dates as people write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from kho.model.labels import ref_in, terms_in
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
            return Answer(tuple(shown(ask.info, item, reference) for item in value))
        case _:
            return Answer((shown(ask.info, value, reference),))


def _row(ask: Ask, record: Mapping[str, Any], reference: Reference) -> tuple[str, ...]:
    """The cells of one record."""
    return tuple(shown(info, record.get(name) or "", reference) for name, info in ask.fields.items())


def shown(info: FieldInfo, text: str, reference: Reference) -> str:
    """One value as people read it."""
    shape = shape_of(info)
    if shape is Shape.DATE:
        return PartialDate.parse(text).label if text else ""
    if shape in {Shape.CHOICE, Shape.CHOICES}:
        return dict(choices(info, reference)).get(text, text)
    return text


def choices(info: FieldInfo, reference: Reference) -> tuple[tuple[str, str], ...]:
    """The words one may choose for a field, each with its label."""
    if terms := terms_in(info.annotation):
        return tuple((term.value, term.label) for term in terms)
    ref = ref_in(info.annotation)
    known = reference.vocabulary(ref.vocabulary) if ref else None
    return tuple((slug, str(getattr(record, "name", slug))) for slug, record in (known or {}).items())
