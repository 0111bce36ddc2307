"""What each code of a finding asks: for people in Vietnamese, and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from inspect import cleandoc

from kho.check.rules import (
    across,
    alike,
    appraisals,
    choices,
    consent,
    council,
    editions,
    files,
    nominations,
    plain_criteria,
    privacy,
    public_rounds,
    rubrics,
    sheets,
    timetable,
    votes,
    within,
    wording,
)
from kho.model.messages import WORDS
from kho.store import withdrawn
from kho.words.file_rules import FileRule
from kho.words.rule import Rule

_MODULES = (
    *(
        within,
        appraisals,
        privacy,
        consent,
        wording,
        files,
        across,
        alike,
        timetable,
        rubrics,
        plain_criteria,
    ),
    *(public_rounds, editions, nominations, council, choices, votes, sheets, withdrawn),
)


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
    for module in _MODULES:
        for one in vars(module).values():
            if isinstance(one, Rule):
                yield Explanation(one.code, one.says, cleandoc(one.__doc__ or ""))
