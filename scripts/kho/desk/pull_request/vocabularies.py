"""What a change of the reference data does to entries it does not touch: a renamed subject is renamed everywhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment
from pydantic import BaseModel

from kho.model.leaves import references
from kho.store.catalog import Catalog
from kho.store.reference_data import FILES, FOLDERS, Reference
from kho.words.quotation import quotation
from kho.words.templating import environment


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is new, gone or different."""

    vocabulary: str
    """The file of `_reference/` that holds it, without `.yml`."""
    slug: str
    before: str | None
    """How it was called; None where it was not there."""
    after: str | None
    entries: int
    """How many entries of the store name it."""

    @property
    def asks_for_a_second(self) -> bool:
        """Whether entries that nobody looks at would lose or change a word: then two people look (SAFETY A2)."""
        return bool(self.entries) and self.before != self.after


def changes(before: Catalog, after: Reference) -> tuple[Change, ...]:
    """How *after* differs from the reference data of the catalogue *before*; those that reach most entries first."""
    used = Counter(_named(before))
    found = (
        Change(name, slug, _called(old.get(slug)), _called(new.get(slug)), used[name, slug])
        for name in (*FILES, *FOLDERS)
        if (old := before.reference.vocabulary(name)) is not None
        and (new := after.vocabulary(name)) is not None
        for slug in _differing(old, new)
    )
    return tuple(
        sorted(found, key=lambda one: (not one.asks_for_a_second, -one.entries, one.vocabulary, one.slug))
    )


def as_markdown(found: Iterable[Change]) -> str:
    """*found* for the comment of a pull request; the empty text where there is nothing."""
    rows = tuple(found)
    if not rows:
        return ""
    return _environment().get_template("vocabularies.md.jinja").render(changes=rows)


def _named(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every word of a vocabulary that an entry names, once an entry."""
    for filed in catalog.filed:
        yield "provinces", filed.province
        yield from {(ref.vocabulary, str(ref)) for _place, ref in references(filed.entry)}


def _differing(old: Mapping[str, BaseModel], new: Mapping[str, BaseModel]) -> Iterator[str]:
    return (slug for slug in dict.fromkeys((*old, *new)) if old.get(slug) != new.get(slug))


def _called(record: BaseModel | None) -> str | None:
    """What people read of *record*."""
    return str(getattr(record, "name", None) or getattr(record, "title", "")) if record else None


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Strict templates; a stranger's words can be read and do nothing."""
    made = environment("pull_request", autoescape=False, keep_trailing_newline=True)
    made.filters["quote"] = quotation
    return made
