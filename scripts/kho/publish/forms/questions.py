"""What an entry of a kind asks for, as a tree of questions: the model and its JSON Schema, ready for a form.

A label, a help, a limit or a choice is nowhere written again: all is read from where the model keeps it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from kho.model import KINDS
from kho.model.messages import of_pattern
from kho.model.tree import Node, tree
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
    asked = (node for key, node in tree(KINDS[kind]).items() if key not in _NOT_ASKED)
    return tuple(_asked(KINDS[kind], asked, reference))


_NOT_ASKED = frozenset({"kind", "schema"})
"""What a form of one kind knows by itself."""


def _asked(model: type[BaseModel], nodes: Iterable[Node], reference: Reference) -> Iterator[Question]:
    for node in nodes:
        yield _question(node, _schema(model)["properties"][node.key], reference)


def _question(node: Node, schema: Mapping[str, Any], reference: Reference) -> Question:
    """The question that a field asks."""
    written = _written(schema)
    leaf = _written(written["items"]) if node.many else written
    limits = {name: schema[name] for name in ("minItems", "maxItems") if name in schema}
    choices = _choices(node, schema, reference)
    parts: tuple[Question, ...] = ()
    if node.model:
        parts = tuple(_asked(node.model, node.parts.values(), reference))
        shape = RECORDS if node.many else RECORD
    elif choices:
        shape = TICKS if node.many else NAMES if "x-names" in schema else CHOICE
    else:
        shape = ENTRY if node.ref else _shape(leaf)
        length = {"maxLength": leaf["maxLength"]} if "maxLength" in leaf else {}
        if node.many:
            parts = (Question("", node.label, "", "", required=True, shape=shape, limits=length),)
            shape = TEXTS
        else:
            limits |= length
    return Question(
        node.key,
        node.label,
        node.help,
        node.form,
        node.must,
        shape,
        limits,
        choices,
        tuple(node.ref.vocabulary.split("|")) if node.ref else (),
        node.info.default.label if isinstance(node.info.default, Term) else "",
        parts,
        node.for_curators,
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
    node: Node, schema: Mapping[str, Any], reference: Reference
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """What one chooses from: a closed list, a tended vocabulary, the names of provinces."""
    if node.terms:
        return (("", tuple(Choice(term.value, term.label) for term in node.terms)),)
    if "x-names" in schema:
        return tuple(_provinces(reference))
    vocabulary = reference.vocabulary(node.ref.vocabulary) if node.ref else None
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
