"""Strangers' words in a Markdown report that a code host will render: they can be read, and do nothing else.

A word that could act goes into a code span: what would be Markdown, HTML, a link, a mention, a reference to an
issue or a commit, an emoji, a formula. Nothing inside a code span acts, neither in Markdown nor on the code hosts.
Other words, that is nearly all of Vietnamese, stay as they are. Nothing is changed or left out, but for white space
and what exceeds the length asked for.
"""

import re
from itertools import groupby

QUOTE = 300
"""How many characters of a stranger's text are quoted, unless more is asked for."""

_ACTS = re.compile(
    r"[\\`*_{}\[\]<>#&|~$^@]"  # Markdown, HTML, tables, formulas; mentions, addresses, references
    r"|/{2}|:[\w+-]+:"  # links, emoji
    r"|[^\W\d]\.(?=\w)|\w\.(?=[^\W\d_])"  # names of hosts and files
    r"|\b[0-9a-f]{7,}\b|\bGH-\d",  # commits, issues
    re.IGNORECASE,
)
_TICKS = re.compile("`+")


def quotation(text: str, length: int = QUOTE) -> str:
    """*text* on one line, at most *length* characters of it, as it may stand in a sentence or in a cell of a table.

    Not at the beginning of a line: “1.” or “-” would begin a list there.
    """
    line = " ".join("".join(char if char.isprintable() else _spelled(char) for char in text).split())
    if len(line) > length:
        line = f"{line[:length].rstrip()}…"
    return " ".join(
        _code(" ".join(words)) if acts else " ".join(words)
        for acts, words in groupby(line.split(" "), key=lambda word: bool(_ACTS.search(word)))
    )


def _spelled(char: str) -> str:
    """A character that shows nothing: white space as a space, any other by its number."""
    return " " if char.isspace() else f"(U+{ord(char):04X})"


def _code(words: str) -> str:
    """*words* in code spans; a pipe stands between them, where it ends no cell of a table."""
    return "&#124;".join(_span(part) for part in words.split("|"))


def _span(text: str) -> str:
    """*text* in a code span with longer ticks than it holds."""
    if not text:
        return ""
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
