"""One text as a YAML scalar that `kho.store.source` reads back exactly: plain, in quotation marks, or as a block."""

import json
import re

_PLAIN = re.compile(r"[^\W_](?:[^\n\r\t\x85\u2028\u2029]*\S)?")
"""It begins with a letter or digit, so no indicator of YAML, and ends in no space."""
_TURNS = re.compile(r":(?=\s|$)|\s#")
"""What ends a plain scalar in the middle."""


def scalar(text: str, indent: int) -> tuple[str, ...]:
    """The lines of *text*: the first stands after `key: ` or `- `, the others are indented by *indent* spaces.

    Several lines are a block under `|`. What no block holds (an indented first line, odd white space) stands
    in quotation marks with escapes.
    """
    if "\n" in text and _is_block(text):
        body = text.removesuffix("\n")
        lines = (f"{' ' * indent}{line}" if line else "" for line in body.split("\n"))
        return ("|" if body != text else "|-", *lines)
    if _PLAIN.fullmatch(text) and not _TURNS.search(text) and text.isprintable():
        return (text,)
    return (json.dumps(text, ensure_ascii=False),)


def _is_block(text: str) -> bool:
    """Whether *text* reads the same in a block: every line printable, the first not indented, the last not empty."""
    lines = text.removesuffix("\n").split("\n")
    return bool(lines[-1] and lines[0]) and not lines[0][0].isspace() and all(map(_sits, lines))


def _sits(line: str) -> bool:
    """Whether a line of a block holds nothing but what can be seen; a line of spaces is not seen."""
    return not line or (line.isprintable() and not line.isspace())
