"""Templates are read in one way: strict, so that an undefined name is an error, and without stray blank lines.

What must come out as one line, above all HTML that no site builder may read as Markdown, is written on several, so that
one sees the page in its template:

    {% flat %}
      <p class="lead">
        {{ entry.summary }}
        {% if entry.year %}<span class="quiet">{{ entry.year }}</span>{% endif %}
      </p>
    {% endflat %}

The lines between are one line. Where two meet is nothing if a tag or a brace stands there, and else the space between
two words.
"""

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

_FLAT = re.compile(r"^[ \t]*{% flat %}\n(.*?)\n[ \t]*{% endflat %}$", re.MULTILINE | re.DOTALL)


def environment(folder: str = "", **settings: Any) -> Environment:  # noqa: ANN401 - Jinja's own settings
    """The templates below `publish/templates/`, or below *folder* in it.

    What is printed is escaped as HTML unless `autoescape` says otherwise: right for mail, paper and Markdown that
    nobody renders. Other *settings* are Jinja's.
    """
    return Environment(  # noqa: S701 - escaped unless a setting says why not
        loader=PackageLoader("kho", f"publish/templates/{folder}".rstrip("/")),
        undefined=StrictUndefined,
        extensions=[_Flat],
        **{"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, **settings},
    )


class _Flat(Extension):
    """The lines of a template between `flat` and `endflat` are one, before it is compiled: what it prints is not cut.

    A comment stands for the lines that are gone, so that a fault in a template is told with its own line.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """*source* with each flat block as one line."""
        return _FLAT.sub(
            lambda block: "{#" + "\n" * block[0].count("\n") + "#}" + one_line(block[1].splitlines()), source
        )


def one_line(lines: Iterable[str]) -> str:
    """*lines* of a template as one: joined by nothing beside a tag or a brace, else by a space."""
    joined = ""
    for line in filter(None, map(str.strip, lines)):
        words = joined and joined[-1] not in ">}" and line[0] not in "<{"
        joined += f" {line}" if words else line
    return joined
