"""What a recogniser finds, and the text in the form that recognisers read."""

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import name

from kho.words.text import unmarked


class Kind(StrEnum):
    """What was found; the words for it stand with the rules."""

    PHONE = "phone"
    MAIL = "mail"
    PAPER = "paper"
    ACCOUNT = "account"
    PLATE = "plate"
    BIRTH = "birth"
    HOME = "home"
    PROFILE = "profile"
    PUPIL = "pupil"
    PLIGHT = "plight"
    """A pupil's name beside an illness or a misfortune of the family."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A piece of a text, from *start* to *end*, that tells of one person; *sure*, or only likely."""

    kind: Kind
    start: int
    end: int
    sure: bool = True


_BEYOND = 0x10000
"""No capital of the Latin script stands from here on."""
_UPPER = "".join(
    char for char in map(chr, range(_BEYOND)) if char.isupper() and name(char, "").startswith("LATIN CAPITAL")
)
TITLED = rf"[{_UPPER}][^\W\d_]*+"
"""A word that begins with a capital, as a pattern."""


def any_of(table: str) -> str:
    """A pattern for any of the phrases in *table*, which commas and blanks, or lines, keep apart."""
    phrases = filter(None, (phrase.strip() for phrase in re.split(r",\s|\n", table)))
    return f"(?:{'|'.join(phrases)})"


class _Plain(dict[int, str]):
    """Each character's plain letter in lower case; every character stays one."""

    def __missing__(self, char: int) -> str:
        plain = unmarked(chr(char)).lower()
        self[char] = plain if len(plain) == 1 else chr(char)
        return self[char]


_PLAIN = _Plain()
URL = re.compile(r"(?:https?://|www\.)\S+")


def plain(text: str) -> str:
    """*text* without marks and in lower case, every character where it was."""
    return text.translate(_PLAIN)


def lower(text: str) -> str:
    """*text* in lower case, every character where it was."""
    return text.replace("İ", "I").lower()


def without_urls(text: str) -> str:
    """*text* with spaces for each web address, whose long numbers are nobody's."""
    return URL.sub(lambda found: " " * len(found[0]), text) if "://" in text or "www." in text else text
