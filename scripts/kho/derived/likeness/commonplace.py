"""What everyone may write: titles, names and the words of the forms. Sharing these is not copying."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from kho.model import KINDS
from kho.model.labels import fields_of, model_in
from kho.model.leaves import texts
from kho.store.catalog import Catalog
from kho.store.reference_data import Reference
from kho.words import terms
from kho.words.terms import Term
from kho.words.text import fold

WORD = re.compile(r"[^\W_]+")
_LEAST = 3
"""A name of fewer words says too little to matter."""
_VOCABULARIES = ("documents", "movements", "areas", "difficulties", "subjects", "awards", "themes")
_CITATION = re.compile(
    r"\b(?:luật|nghị quyết|nghị định|thông tư|quyết định|chỉ thị|công văn|kế hoạch|hướng dẫn|chương trình)"
    r"(?: hành động)?\s+(?:số\s*:?\s*\d|\d[\w.-]*/)[^.;\n]{0,200}",
    re.IGNORECASE,
)
"""A document cited by its number, to the end of the clause: “Thông tư số 01/2020/TT-BIA ngày … về …”."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Commonplaces:
    """Every phrase that does not count, by its first word, the longest first."""

    phrases: dict[str, tuple[Words, ...]]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Commonplaces":
        """Those of *phrases* that are long enough to matter."""
        found: dict[str, set[Words]] = {}
        for words in (tuple(WORD.findall(fold(phrase))) for phrase in phrases):
            if len(words) >= _LEAST:
                found.setdefault(words[0], set()).add(words)
        return cls(
            {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in sorted(found.items())}
        )

    def covered(self, words: Sequence[str]) -> Iterator[range]:
        """Where in *words* such a phrase stands."""
        here = 0
        while here < len(words):
            length = next(
                (
                    len(one)
                    for one in self.phrases.get(words[here], ())
                    if tuple(words[here : here + len(one)]) == one
                ),
                0,
            )
            if length:
                yield range(here, here + length)
            here += length or 1


def citations(text: str) -> Iterator[tuple[int, int]]:
    """From where to where *text* cites a document by its number."""
    return (found.span() for found in _CITATION.finditer(text))


def commonplaces(catalog: Catalog) -> Commonplaces:
    """The phrases of *catalog* that do not count as shared: its reference data, its units, the forms."""
    named = {unit.name for filed in catalog.filed for unit in filed.entry.units}
    return Commonplaces.of((*_forms(), *_references(catalog.reference), *sorted(named)))


@cache
def _forms() -> tuple[str, ...]:
    """The words of the forms: every label and help of the model, every word of a closed vocabulary."""
    seen: dict[type[BaseModel], None] = {}
    found: list[str] = []
    waiting: list[type[BaseModel]] = list(KINDS.values())
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen[model] = None
        for info in fields_of(model).values():
            found += [text for text in (info.title, info.description) if text]
            if inner := model_in(info.annotation):
                waiting.append(inner)
    kinds = [kind for kind in vars(terms).values() if isinstance(kind, type) and issubclass(kind, Term)]
    return (*found, *(term.label for kind in kinds for term in kind))


def _references(reference: Reference) -> Iterator[str]:
    """Titles, names, aliases and explanations of the reference data; not what people say when they search."""
    for name in _VOCABULARIES:
        for record in (reference.vocabulary(name) or {}).values():
            yield from (text for place, text in texts(record) if "said" not in place)
    for unit in reference.units:
        yield from (unit.name, *unit.aliases)
