"""Reviews → Markdown: the curator's report, and the slip that goes back to the school. All words are in templates."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from kho.derived.six_tests import TEST_LABELS
from kho.desk.review.assessment import Review
from kho.model import KINDS
from kho.model.folders import FOLDERS
from kho.words.quotation import QUOTE, quotation
from kho.words.templating import environment
from kho.words.terms import Term
from kho.words.when import PartialDate, day_label

WHOLE = 60_000
"""How long a report may be: a comment on a code host holds 65,536 characters."""

_FOLDERS = {kind: FOLDERS[model] for kind, model in KINDS.items() if model in FOLDERS}
"""The kinds that have a page, as the words of the pages name them."""

_BLANK = re.compile(r"\n{3,}")


def report(reviews: Iterable[Review]) -> str:
    """What a curator reads about each submission, one below the other."""
    return _joined(reviews, "review.md.jinja")


def reply(reviews: Iterable[Review]) -> str:
    """What goes back to each school, one slip below the other."""
    return _joined(reviews, "phieu.md.jinja")


def _joined(reviews: Iterable[Review], template: str) -> str:
    """*reviews* by *template*; those that no longer fit are counted at the end, never cut in two."""
    made = _environment().get_template(template)
    parts = [_BLANK.sub("\n\n", made.render(review=one, folders=_FOLDERS)).strip() + "\n" for one in reviews]
    shown = list(_fitting(parts))
    if left := len(parts) - len(shown):
        shown.append(_environment().get_template("review-left.md.jinja").render(left=left))
    return "\n---\n\n".join(shown)


def _fitting(parts: list[str]) -> Iterator[str]:
    """The first of *parts*, which the templates keep short enough, and those after it that fit."""
    length = 0
    for part in parts:
        if length and length + len(part) > WHOLE:
            return
        length += len(part)
        yield part


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Strict templates; whatever they print can be read and does nothing (`kho.words.quotation`)."""
    made = environment(keep_trailing_newline=True, finalize=_printed)
    made.globals["EXEMPLAR_TESTS"] = TEST_LABELS
    made.filters |= {
        "day": day_label,
        "quote": _quote,
        "quoted_lines": _quoted_lines,
    }
    return made


def _quote(text: str, length: int = QUOTE) -> Markup:
    """A text by strangers, at most *length* characters of it."""
    return Markup(quotation(text, length))  # noqa: S704 - nothing in a quotation acts


def _quoted_lines(text: str) -> Markup:
    """Finished Markdown as a block quotation."""
    lines = (f"> {line}".rstrip() for line in _BLANK.sub("\n\n", text.strip()).splitlines())
    return Markup("\n".join(lines))  # noqa: S704 - made by our own template, whose values are quotations


def _printed(value: object) -> Markup:
    """How a value looks: terms by their label, dates as people write them, everything as a quotation."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise ValueError("a template prints a missing value")
    return _quote(value.label if isinstance(value, Term | PartialDate) else str(value))
