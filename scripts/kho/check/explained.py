"""What each code of a finding asks: for people in Vietnamese, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from kho.check import rules
from kho.model.messages import WORDS
from kho.store import withdrawn
from kho.words.file_rules import FileRule
from kho.words.rule import Rule


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code, what it asks in Vietnamese, and its source: the rule as programmers read it, or where it is told."""

    code: str
    says: str
    source: str


class _Slots(dict[str, str]):
    """Fills what a sentence leaves open."""

    def __missing__(self, _key: str) -> str:
        return "…"


def explanations() -> dict[str, Explanation]:
    """Everything that can be explained, by its code."""
    return {one.code: one for one in (*_of_files(), *_of_model(), *_of_rules())}


def near(code: str) -> list[str]:
    """The codes that look like *code*, most alike first."""
    return get_close_matches(code, explanations(), n=5, cutoff=0.5)


def _of_files() -> Iterator[Explanation]:
    return (Explanation(one.value, one.says, one.source) for one in FileRule)


def _of_model() -> Iterator[Explanation]:
    for code, words in WORDS.items():
        yield Explanation(code, " ".join(words).format_map(_Slots()), "DESIGN §3; kho schema")


def _of_rules() -> Iterator[Explanation]:
    """Every rule of every module that holds rules, so that none can be forgotten here."""
    modules = (import_module(f"{rules.__name__}.{one.name}") for one in iter_modules(rules.__path__))
    for module in (*modules, withdrawn):
        for one in vars(module).values():
            if isinstance(one, Rule):
                yield Explanation(one.code, one.says, cleandoc(one.__doc__ or ""))
