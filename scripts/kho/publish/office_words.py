"""The words of official papers, line by line from a template: plain text for Word."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, cast

from jinja2 import BaseLoader, Environment

from kho.publish.gaps import Gap, gap, unmarked
from kho.words.prose import prose
from kho.words.templating import environment
from kho.words.text import number
from kho.words.when import PartialDate, day_label

_INNER = str.maketrans("“”", "‘’")


def lines(template: str, **values: object) -> list[str]:
    """The lines of *template* that are not blank; what people wrote stays on its line."""
    text = _environment().get_template(template).render(**values)
    return [line for line in text.splitlines() if line.strip()]


def said(template: str, name: str) -> Any:  # noqa: ANN401 - a word or a table of words, as its template gives it
    """What *template* sets under *name*."""
    return getattr(_environment().get_template(template).module, name)


def source(template: str) -> str:
    """*template* as it is written."""
    environment = _environment()
    return cast(BaseLoader, environment.loader).get_source(environment, template)[0]


def listed(items: Iterable[Any], shape: str) -> str:
    """*items*, each told by the macro *shape* of the words of reports, each telling once."""
    tell = said("report/words.jinja", shape)
    return "; ".join(dict.fromkeys(" ".join(tell(one).split()) for one in items))


def _printed(value: object) -> str:
    """Nothing to escape; a gap keeps its marks, all else has none."""
    return str(value) if isinstance(value, Gap) else unmarked(" ".join(str(value).split()))


def in_quotes(text: str) -> str:
    """*text* in quotation marks, its own ones turned into those within a quotation."""
    return f"“{text.translate(_INNER)}”"


def _full(text: str) -> str:
    """*text* as a whole sentence: with one full stop, but none after a mark of its own."""
    bare = text.rstrip(". \n")
    return bare if bare.endswith(("!", "?", "…")) else f"{bare}."


def plain(text: str) -> str:
    """Contributed Markdown as plain words."""
    return prose(text).striptags()


def _day(value: date | PartialDate) -> str:
    """A date as people write it."""
    return value.label if isinstance(value, PartialDate) else day_label(value)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Plain text, strict: an undefined name is an error."""
    made = environment(autoescape=False, finalize=_printed)
    made.filters |= {"full": _full, "quoted": in_quotes, "number": number, "day": _day, "plain": plain}
    made.globals["gap"] = gap
    return made
