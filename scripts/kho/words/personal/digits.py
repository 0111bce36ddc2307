"""Digits as people write them: set apart, in words, with the letter O for 0; and the runs they stand in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kho.words.personal.spotted import lower, plain

_LOOKS = {"O": "0", "o": "0", "О": "0", "о": "0", "Ο": "0", "ο": "0", "l": "1", "I": "1"}
"""Letters, also Cyrillic and Greek ones, that stand for a digit among digits."""

_WORDS = {
    "khong": "0",
    "hong": "0",
    "linh": "0",
    "le": "0",
    "mot": "1",
    "hai": "2",
    "ba": "3",
    "bon": "4",
    "tu": "4",
    "nam": "5",
    "lam": "5",
    "nham": "5",
    "sau": "6",
    "bay": "7",
    "tam": "8",
    "chin": "9",
}
_TENS = {"muoi": ("0", ""), "chuc": ("0", ""), "tram": ("00", "")}
"""What “mươi”, “chục”, “trăm” add: where nothing follows, and where a digit does."""
_TEENS = ("10", "1")
"""The same of “mười”, which folds as “mươi” does."""

_WORD = "|".join((*_WORDS, *_TENS))
_TOKEN = re.compile(rf"(?<![^\W_])[\d{''.join(_LOOKS)}]++(?![^\W_])|\d++")
_SPOKEN = re.compile(rf"(?<![^\W_])(?:{_WORD})(?![^\W_])")
_SAID = "kh[ôo]ng|m[ộoố]t|hai|ba|b[ốo]n|t[ưu]|(?:n|l|nh)[ăa]m|s[áa]u|b[ảaẩ]y|t[áa]m|ch[íi]n|m[ưu][ờơo]i|linh|l[ẻe]"
_NEXT = rf"[\s,.–-]{{1,3}}(?:{_SAID}|\d)"
SPOKEN = re.compile(rf"(?:kh[ôo]ng|h[ôo]ng|linh|t[áa]m|\d)(?:{_NEXT}){{3}}")
"""Four numbers in a row as a phone number begins, of which some may be words; in a text in lower case."""
_BETWEEN = re.compile(r"[\s.\-–—‑−·•_*()\[\]\ufe0f\u20e3\xad\u200b-\u200d\u2060\ufeff]{0,4}")
_BETWEEN_GROUPS = re.compile(r"\s?[/,…]\s?|\.{3}")
"""What may stand between two groups of three digits or more."""
_BETWEEN_WORDS = re.compile(r"[\s.,\-–—]{1,3}")
_GROUP = 3
LONGEST = 4
"""How many characters may stand between two pieces of one number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Digits that stand together: where, which, and whether spoken."""

    start: int
    end: int
    digits: str
    spoken: bool = False


def runs(text: str) -> Iterator[list[Piece]]:
    """The pieces of numbers in *text*, those together that only blanks, dots, dashes or brackets keep apart."""
    run: list[Piece] = []
    for piece in _pieces(text):
        if run and not _joined(text, run[-1], piece):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _joined(text: str, one: Piece, other: Piece) -> bool:
    """Whether two pieces may belong to one number."""
    if other.start - one.end > LONGEST:
        return False
    if one.spoken or other.spoken:
        return _BETWEEN_WORDS.fullmatch(text, one.end, other.start) is not None
    groups = min(len(one.digits), len(other.digits)) >= _GROUP
    return any(
        gap.fullmatch(text, one.end, other.start)
        for gap in ((_BETWEEN, _BETWEEN_GROUPS) if groups else (_BETWEEN,))
    )


def _pieces(text: str) -> Iterator[Piece]:
    """Every piece in order: written, and spoken where so many numbers stand in a row."""
    found = [
        Piece(one.start(), one.end(), _digits(one[0])) for one in _TOKEN.finditer(text) if _has_digit(one[0])
    ]
    if SPOKEN.search(lower(text)):
        found += _spoken(text, plain(text), {one.start for one in found})
        found.sort(key=lambda piece: piece.start)
    yield from found


def _spoken(text: str, folded: str, starts: set[int]) -> Iterator[Piece]:
    """The number words of *text*, whose digits begin at *starts*."""
    words = list(_SPOKEN.finditer(folded))
    starts = starts | {one.start() for one in words}
    before = -LONGEST
    for one in words:
        digits = _WORDS.get(one[0])
        if digits is None:
            followed = any(one.end() + gap in starts for gap in range(1, LONGEST))
            typed = text[one.start() : one.end()].lower()
            teens = typed == "mười" or (typed == "muoi" and one.start() - before >= LONGEST)
            digits = _TEENS[followed] if teens else _TENS[one[0]][followed]
        before = one.end()
        yield Piece(one.start(), one.end(), digits, spoken=True)


def _has_digit(token: str) -> bool:
    return any(char.isdecimal() for char in token)


def _digits(token: str) -> str:
    """The digits that *token* shows."""
    return "".join(_LOOKS.get(char) or str(unicodedata.decimal(char)) for char in token)
