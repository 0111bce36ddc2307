"""What an entry of a kind asks for, as a tree of questions: the model and its JSON Schema, ready for a form.

A label, a help, a limit or a choice is nowhere written again: all is read from where the model keeps it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kho.model import KINDS
from kho.model.blank import ordered
from kho.model.labels import (
    fields_of,
    for_curators,
    form_of,
    is_list,
    model_in,
    must_be_given,
    ref_in,
    terms_in,
)
from kho.model.messages import of_pattern
from kho.model.values import LINE
from kho.store.reference_data import Reference
from kho.words.terms import Term
from kho.words.text import sort_key

RECORD, RECORDS, TEXTS, TICKS, CHOICE, ENTRY = "record", "records", "texts", "ticks", "choice", "entry"
"""Questions within; a list of such; a list of texts; some of a list; one of a list; an entry of the store."""
NAMES, FILE, LINE_, TEXT = "names", "file", "line", "text"
"""A province by its name; a file of the entry's folder; one line; paragraphs. Other shapes: how a value reads."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers: what is written, and what people read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One field of an entry. `limits` are those of the JSON Schema; `parts` are the fields of a record or an item."""

    key: str
    label: str
    help: str
    form: str
    required: bool
    shape: str
    limits: Mapping[str, int] = field(default_factory=dict)
    choices: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    """In groups, each with its name; one group is nameless."""
    kinds: tuple[str, ...] = ()
    """Of a reference: the vocabulary, or the kinds of entry, it is taken from."""
    default: str = ""
    """The label of what counts where nothing is chosen."""
    parts: tuple["Question", ...] = ()
    for_curators: bool = False
    """Whether only who compiles an entry answers it."""

    def data(self) -> dict[str, Any]:
        """What a script needs to read, check and write the answer; the words beside it stand in the page."""
        found: dict[str, Any] = {"key": self.key, "label": self.label, "shape": self.shape, **self.limits}
        found |= {"form": self.form} if self.form else {}
        if self.choices and self.shape != NAMES and not self.kinds:
            found["choices"] = [choice.value for _group, choices in self.choices for choice in choices]
        found |= {"required": True} if self.required else {}
        found |= {"parts": [part.data() for part in self.parts]} if self.parts else {}
        return found


def questions(kind: str, reference: Reference) -> tuple[Question, ...]:
    """What an entry of *kind* (one of KINDS) asks, in the order of `kho new`; choices come from *reference*."""
    asked = ((key, info) for key, info in ordered(KINDS[kind]) if key not in _NOT_ASKED)
    return tuple(_asked(KINDS[kind], asked, reference))


_NOT_ASKED = frozenset({"kind", "schema"})
"""What a form of one kind knows by itself."""


def _asked(
    model: type[BaseModel], fields: Iterator[tuple[str, FieldInfo]], reference: Reference
) -> Iterator[Question]:
    for key, info in fields:
        yield _question(key, info, _schema(model)["properties"][key], reference)


def _question(key: str, info: FieldInfo, schema: Mapping[str, Any], reference: Reference) -> Question:
    """The question that a field asks."""
    inner, many = model_in(info.annotation), is_list(info)
    written = _written(schema)
    leaf = _written(written["items"]) if many else written
    limits = {name: schema[name] for name in ("minItems", "maxItems") if name in schema}
    ref = ref_in(info.annotation)
    choices = _choices(info, schema, reference)
    parts: tuple[Question, ...] = ()
    if inner:
        parts = tuple(_asked(inner, iter(fields_of(inner).items()), reference))
        shape = RECORDS if many else RECORD
    elif choices:
        shape = TICKS if many else NAMES if "x-names" in schema else CHOICE
    else:
        shape = ENTRY if ref else _shape(leaf)
        length = {"maxLength": leaf["maxLength"]} if "maxLength" in leaf else {}
        if many:
            parts = (Question("", info.title or key, "", "", required=True, shape=shape, limits=length),)
            shape = TEXTS
        else:
            limits |= length
    return Question(
        key,
        info.title or key,
        info.description or "",
        form_of(info),
        must_be_given(info),
        shape,
        limits,
        choices,
        tuple(ref.vocabulary.split("|")) if ref else (),
        info.default.label if isinstance(info.default, Term) else "",
        parts,
        for_curators(info),
    )


def _shape(schema: Mapping[str, Any]) -> str:
    """How a text is asked for: by how it reads, by its pattern, by its length."""
    if reads := schema.get("x-reads"):
        return str(reads)
    refusal = of_pattern(schema["pattern"]) if "pattern" in schema else ""
    named = {"not_one_line": LINE_, "not_file_name": FILE, "not_slug": "slug"}
    return named.get(refusal, TEXT if schema.get("maxLength", 0) > LINE else LINE_)


def _written(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of what is written where something is."""
    return next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)


@lru_cache(maxsize=64)
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _choices(
    info: FieldInfo, schema: Mapping[str, Any], reference: Reference
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """What one chooses from: a closed list, a tended vocabulary, the names of provinces."""
    if terms := terms_in(info.annotation):
        return (("", tuple(Choice(term.value, term.label) for term in terms)),)
    if "x-names" in schema:
        return tuple(_provinces(reference))
    ref = ref_in(info.annotation)
    vocabulary = reference.vocabulary(ref.vocabulary) if ref else None
    if vocabulary is None:
        return ()
    return (("", tuple(Choice(slug, _name(item)) for slug, item in vocabulary.items())),)


def _name(item: BaseModel) -> str:
    """What a record of a vocabulary is called: a document by its number and title, the others by their name."""
    number, title = getattr(item, "number", None), getattr(item, "title", None)
    return " · ".join(filter(None, (number, title))) or str(getattr(item, "name", ""))


def _provinces(reference: Reference) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """The names of today; then those that are no longer, each with the province it is part of."""
    provinces = sorted(reference.provinces.values(), key=lambda one: sort_key(one.name))
    today = {one.name for one in provinces}
    yield "", tuple(Choice(one.name, one.name) for one in provinces)
    old = {
        before.name: f"{before.name} (nay thuộc {one.name})"
        for one in provinces
        for before in one.old
        if before.name not in today
    }
    yield "before", tuple(Choice(name, old[name]) for name in sorted(old, key=sort_key))
