"""What is wrong with a file, where, and what to do about it.

A rule yields `Finding`s (a place inside an entry); a source turns them into `Problem`s (a line of a file).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
    rule: str = ""
    """The code of the rule that was broken; `Rule` writes it."""
    of_file: bool = False
    """Whether the hint tells how to write the file: it helps nobody who hands in a form."""
    personal: str = ""
    """What the message quotes and must not be repeated where all can read it."""


def note(place: Place, message: str, hint: str = "", *, rule: str = "", personal: str = "") -> Finding:
    """A finding that is worth a look but stops nothing."""
    return Finding(place, message, hint, Severity.NOTE, rule, personal=personal)


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding at a line of a file. Lines and columns count from 1."""

    path: Path
    line: int
    column: int
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    rule: str = field(kw_only=True)
    """The code of the rule that was broken, for `kho check --explain`."""
    place: Place = ()
    """Where in the record it was found; the whole of it where the file says no more."""
    of_file: bool = False
    personal: str = ""

    @classmethod
    def of(cls, finding: Finding, path: Path, line: int = 1, column: int = 1) -> "Problem":
        """*finding* at a line of a file."""
        return cls(
            path,
            line,
            column,
            finding.message,
            finding.hint,
            finding.severity,
            rule=finding.rule,
            place=finding.place,
            of_file=finding.of_file,
            personal=finding.personal,
        )

    @property
    def masked(self) -> str:
        """The message without the personal data it quotes: what is posted stays where all can read it."""
        return (
            self.message.replace(quoted(self.personal), f"“{self.personal[:2]}…”")
            if self.personal
            else self.message
        )

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
