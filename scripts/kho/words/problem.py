"""What is wrong with a file, where, and what to do about it.

A rule yields `Finding`s (a place inside an entry); a source turns them into `Problem`s (a line of a file).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

Place = tuple[str | int, ...]
"""The way to a value inside an entry: `("unit", "province")`, `("evidence", 0, "url")`."""

QUOTE_LENGTH = 60


class Severity(StrEnum):
    """How much a finding weighs: a `lỗi` stops the build, a `lưu ý` does not."""

    ERROR = "lỗi"
    NOTE = "lưu ý"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at a place of an entry."""

    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def note(place: Place, message: str, hint: str = "") -> Finding:
    """A finding that is worth a look but stops nothing."""
    return Finding(place, message, hint, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding at a line of a file. Lines and columns count from 1."""

    path: Path
    line: int
    column: int
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By file, then from top to bottom."""
        return self.path.as_posix(), self.line, self.column, self.message


class Rejected(Exception):  # noqa: N818 - it names what happened to the entries, as STYLE asks
    """Raised with every problem of every file, once all of them were looked at."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.order))
        super().__init__(f"{len(self.problems)} findings")

    def __reduce__(self) -> tuple[type["Rejected"], tuple[tuple[Problem, ...]]]:
        """So that it comes whole out of another process."""
        return Rejected, (self.problems,)


class Unusable(Exception):  # noqa: N818 - as above
    """Raised where a command cannot even start; its text is a Vietnamese sentence for the person."""


def errors(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Those of *problems* that stop a build."""
    return (problem for problem in problems if problem.severity is Severity.ERROR)


def quoted(value: object) -> str:
    """*value* as it may stand in a message: one line, at most 60 characters, nothing invisible.

    Messages end up in terminals and logs that obey control characters, so those are spelled out (SAFETY E1).
    """
    shown = "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in str(value)[: QUOTE_LENGTH + 1]
    )
    return f"“{shown[:QUOTE_LENGTH]}…”" if len(shown) > QUOTE_LENGTH else f"“{shown}”"
