"""The report on a form that was taken in: what was read, what is missing, what could not be placed."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment

from kho.words.templating import environment

_ACTING = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|~!"})


def report(values: Mapping[str, Any]) -> str:
    """The report in Markdown; every text of the form is shown as typed and can act as nothing else."""
    return _environment().get_template("intake/report.md.jinja").render(values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Strict templates. What they print is Markdown on the curator's own machine, made inert by the filters."""
    made = environment(autoescape=False)
    made.filters |= {"line": _line, "quoted": _quoted}
    return made


def _line(text: object) -> str:
    """A text on one line, its Markdown signs as signs."""
    return " ".join(str(text).split()).translate(_ACTING)


def _quoted(text: str) -> str:
    """A text as a block of code, word for word."""
    return "\n".join(f"    {line}" for line in text.split("\n"))
