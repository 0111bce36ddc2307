"""One question tree: every field of an entry as a question, in the order in which one fills them in.

The YAML file, the web form, the Word forms and what is asked of a submission are views of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kho.model.entry import Entry
from kho.model.labels import fields_of, form_of, model_in
from kho.model.values import Ref
from kho.words.terms import Term
from kho.words.when import PartialDate

_FIRST = (
    "kind",
    "schema",
    "title",
    "name",
    "type",
    "of",
    "role",
    "status",
    "scope",
    "position",
    "summary",
    "unit",
    "origin",
)
_LAST = ("contact", "abstract_en", "consents", "published_on", "verified_on", "review_by")


@dataclass(frozen=True)
class Node:
    """A field as a question: what the model says of it, at its place in the entry (items of a list without index)."""

    place: tuple[str, ...]
    info: FieldInfo
    above: "Node | None" = None

    @property
    def key(self) -> str:
        """What is written before the colon."""
        return self.place[-1]

    @property
    def tag(self) -> str:
        """The place as one word: `plan.trial.start`."""
        return ".".join(self.place)

    @property
    def label(self) -> str:
        """What people call it."""
        return self.info.title or self.key

    @property
    def help(self) -> str:
        """What to write there; may be empty."""
        return self.info.description or ""

    @property
    def form(self) -> str:
        """Where it stands on the official form: “Mẫu số 1, mục 4”; empty where it does not."""
        return form_of(self.info)

    @property
    def must(self) -> bool:
        """Whether a school that hands in must answer, where it answers at all what stands above."""
        return self.info.is_required() or self._marked("x-must")

    @property
    def always(self) -> bool:
        """Whether a school that hands in must answer."""
        return self.must and (self.above is None or self.above.always)

    @property
    def for_curators(self) -> bool:
        """Whether only who compiles an entry answers."""
        return self._marked("x-for-curators")

    def _marked(self, mark: str) -> bool:
        return isinstance(self.info.json_schema_extra, dict) and mark in self.info.json_schema_extra

    @property
    def many(self) -> bool:
        """Whether the answer is a list."""
        return get_origin(self.info.annotation) is tuple

    @cached_property
    def model(self) -> type[BaseModel] | None:
        """The record it asks for, or a list of."""
        return model_in(self.info.annotation)

    @cached_property
    def parts(self) -> Mapping[str, "Node"]:
        """The questions within, by key."""
        fields = fields_of(self.model) if self.model else {}
        return {key: Node((*self.place, key), info, self) for key, info in fields.items()}

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words of its closed vocabulary."""
        return terms_in(self.info.annotation)

    @cached_property
    def ref(self) -> type[Ref] | None:
        """The tended vocabulary its words are taken from, or the kind of entry it names."""
        return _ref_in(self.info.annotation)

    @property
    def is_day(self) -> bool:
        """Whether it asks for a date, as far as it is known."""
        inner = get_args(self.info.annotation)
        return bool({self.info.annotation, *inner, *map(_bare, inner)} & {PartialDate, date})

    @property
    def longest(self) -> int:
        """The most characters of a text; 0 where the model sets no limit."""
        held = (self.info, *get_args(self.info.annotation))
        marks = (one for part in held for one in _constraints(part))
        return max((one.max_length for one in marks if hasattr(one, "max_length")), default=0)


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """The type that an annotation with constraints begins with."""
    return next(iter(get_args(annotation)), annotation)


def _constraints(part: Any) -> Sequence[Any]:  # noqa: ANN401 - as above
    return getattr(part, "metadata", ()) or getattr(part, "__metadata__", ()) or ()


def terms_in(annotation: object) -> tuple[Term, ...]:
    """The words of a closed vocabulary inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Term):
        return tuple(annotation)
    return next((found for part in get_args(annotation) if (found := terms_in(part))), ())


def _ref_in(annotation: object) -> type[Ref] | None:
    """The kind of reference inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Ref):
        return annotation
    return next((found for part in get_args(annotation) if (found := _ref_in(part))), None)


@lru_cache(maxsize=16)
def tree(model: type[Entry]) -> Mapping[str, Node]:
    """The questions of a kind by key: what it is, its own fields, then proof and consent."""
    fields, base = fields_of(model), fields_of(Entry)
    first = [key for key in _FIRST if key in fields]
    own = [key for key in fields if key not in base and key not in first]
    words = [key for key in base if key not in first and key not in _LAST]
    pictures = words.index("pictures")
    order = (*first, *words[:pictures], *own, *words[pictures:], *_LAST)
    return {key: Node((key,), fields[key]) for key in order}


def at(model: type[Entry], place: Sequence[str]) -> Node:
    """The question at *place*; raises KeyError where the kind has none."""
    first, *deeper = place
    node = tree(model)[first]
    for step in deeper:
        node = node.parts[step]
    return node
