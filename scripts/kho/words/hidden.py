"""Characters that nobody sees, or that turn the order in which one reads (Trojan Source): SAFETY E1."""

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad"  # control characters, soft hyphen
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # joiners, fillers and selectors that show nothing
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff"  # surrogates, and what XML cannot hold
    "\U000e0000-\U000e0fff]"  # tag characters, more selectors
)
_JOINER = re.compile(
    "(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""A zero-width joiner is allowed between the parts of an emoji only."""

HIDDEN = (_FORBIDDEN.pattern, _JOINER.pattern)
"""Patterns of what cannot be seen, for forms that look as one types."""
HIDDEN_FOUND = (
    "Có ký tự ẩn hoặc ký tự điều khiển U+{code}.",
    "Xoá chỗ này rồi gõ lại; thường là do chép từ Word hoặc trang web.",
)


def first_hidden(text: str) -> re.Match[str] | None:
    """A character that cannot be seen or that turns the reading order (Trojan Source)."""
    if text.isascii() and text.isprintable():
        return None
    return _FORBIDDEN.search(text) or _JOINER.search(text)


def without_hidden(text: str) -> tuple[str, int]:
    """*text* less every character that `first_hidden` would find, and how many there were."""
    text, forbidden = _FORBIDDEN.subn("", text)
    text, joiners = _JOINER.subn("", text)
    return text, forbidden + joiners


def said_of(char: str) -> tuple[str, str]:
    """What is said about a hidden character."""
    message, hint = HIDDEN_FOUND
    return message.format(code=f"{ord(char):04X}"), hint
