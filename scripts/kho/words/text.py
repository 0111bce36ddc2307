"""Vietnamese text: one form (NFC), folding, addresses, sorting, near names, numbers.

Everything here is a pure function. Sources: CLDR `vi` (letters a ă â b c d đ …, tones in the
order ngang, huyền, hỏi, ngã, sắc, nặng); names are sorted by tên, then đệm, then họ.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

SLUG_LENGTH = 80
"""The most characters an address may have."""

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_MARK = re.compile(r"[\u0300-\u036f]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

_LETTERS = " 0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_WEIGHT = {letter: weight for weight, letter in enumerate(_LETTERS, start=1)}
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining huyền, hỏi, ngã, sắc, nặng: CLDR `vi` rule `&\u0300<<\u0309<<\u0303<<\u0301<<\u0323`."""
_TONE_WEIGHT = {mark: weight for weight, mark in enumerate(_TONES, start=1)}

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


def nfc(text: str) -> str:
    """*text* in Unicode NFC, the only form kept and published."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def unmarked(text: str) -> str:
    """*text* without tone and letter marks, and with đ as d: “Đổi mới” → “Doi moi”."""
    if text.isascii():
        return text
    return _MARK.sub("", unicodedata.normalize("NFD", text.translate(_D)))


def fold(text: str) -> str:
    """The key under which spellings count as equal: no marks, no case, single spaces.

    Tone placement (hòa, hoà) and Unicode form (NFC, NFD) fold together; “đ” folds to “d”.
    """
    return " ".join(unmarked(text).casefold().split())


def slug(text: str, length: int = SLUG_LENGTH) -> str:
    """An address made from *text*: “Đổi mới, sáng tạo” → “doi-moi-sang-tao”; at most *length* characters."""
    words = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(words) <= length:
        return words
    return words[: length + 1].rsplit("-", 1)[0][:length]


@lru_cache(maxsize=4096)
def _weights(char: str) -> tuple[int, int]:
    """The letter and tone weight of one NFC character, in lower case."""
    if char in _WEIGHT:
        return _WEIGHT[char], 0
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONE_WEIGHT[mark] for mark in parts if mark in _TONE_WEIGHT), 0)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONE_WEIGHT))
    if letter in _WEIGHT:
        return _WEIGHT[letter], tone
    if parts[0] in _WEIGHT:  # a letter Vietnamese does not have, such as ü: beside its plain letter
        return _WEIGHT[parts[0]], len(_TONES) + 1
    return (0 if not char.isalnum() else len(_LETTERS) + ord(char)), 0


def sort_key(text: str) -> SortKey:
    """The CLDR `vi` order: the letters of the whole text first, then its tones, then its case."""
    one_form = nfc(" ".join(text.split()))
    weights = [_weights(char) for char in one_form.lower()]
    return tuple(letter for letter, _ in weights), tuple(tone for _, tone in weights), one_form.swapcase()


def name_key(name: str) -> tuple[SortKey, SortKey, SortKey]:
    """The order of personal names: tên (last word), then đệm (the middle), then họ (first word)."""
    words = name.split()
    if not words:
        return sort_key(""), sort_key(""), sort_key("")
    return sort_key(words[-1]), sort_key(" ".join(words[1:-1])), sort_key(words[0] if len(words) > 1 else "")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of *known* that *word* most likely meant, by its folded spelling; None where none is near."""
    by_fold = {fold(candidate).replace("_", " ").replace("-", " "): candidate for candidate in known}
    found = get_close_matches(fold(word).replace("_", " ").replace("-", " "), list(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def number(value: Decimal | int) -> str:
    """A number as Vietnamese print it: 1.234,5."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.translate(str.maketrans(",.", ".,"))
