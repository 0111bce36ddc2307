"""Vietnamese text as a search engine sees it: its syllables, each by one key whatever way it was typed.

`assets/tim.js` makes the same keys of what is asked; `tests/search/keys.tsv` holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_BREAK = re.compile(r"[.;:!?…]+(?=\s|$)|[()\n“”\"|]")
"""Where one thought ends: the syllables on either side are no neighbours."""
_SYLLABLE = re.compile(r"[^\W\d_]+|\d+")
_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
"""Sắc, huyền, hỏi, ngã, nặng by their VNI digits."""
_TONE = re.compile(f"[{''.join(_TONES)}]")
_MARK = re.compile(r"[\u0300-\u036f]")
_Y = re.compile(r"(h|k|l|m|s|t|v|qu)y")
"""Where y is another way to write i: kỹ and kĩ, quý and quí."""


def stretches(text: str) -> Iterator[list[str]]:
    """The syllables and numbers of *text* as they stand, in small letters, a list for each unbroken thought."""
    for stretch in _BREAK.split(unicodedata.normalize("NFKC", text).lower()):
        found = _SYLLABLE.findall(stretch)
        if found:
            yield found


@lru_cache(maxsize=1 << 16)
def exact(syllable: str) -> str:
    """The key of a syllable with its accents: the tone comes last, so that “hòa” and “hoà” are one; so are kỹ, kĩ."""
    parts = unicodedata.normalize("NFD", syllable)
    tone = "".join(_TONES[mark] for mark in _TONE.findall(parts))
    bare = unicodedata.normalize("NFC", _TONE.sub("", parts))
    return (f"{bare[:-1]}i" if _Y.fullmatch(bare) else bare) + tone


@lru_cache(maxsize=1 << 16)
def folded(key: str) -> str:
    """The key of a syllable without accents, from its exact *key*."""
    if key.isdigit():
        return key
    plain = _MARK.sub("", unicodedata.normalize("NFD", key.rstrip("12345").replace("đ", "d")))
    return _Y.sub(r"\1i", plain) if _Y.fullmatch(plain) else plain


_VOWELS = "aăâeêioôơuưy"
_SHAPED = "ăâêôơư"


def shown(key: str) -> str:
    """The syllable of an exact *key* as people write it: “hoa2” → “hòa”."""
    tone = next((mark for mark, digit in _TONES.items() if key.endswith(digit)), "")
    if key.isdigit() or not tone:
        return key
    bare = key[:-1]
    onset = 2 if re.match(r"(qu|gi)[aăâeêioôơuưy]", bare) else 0
    vowels = [place for place in range(onset, len(bare)) if bare[place] in _VOWELS]
    if not vowels:
        return bare
    shaped = [place for place in vowels if bare[place] in _SHAPED]
    if shaped:
        place = shaped[-1]
    elif len(vowels) == 1 or vowels[-1] < len(bare) - 1:
        place = vowels[-1]
    else:
        place = vowels[-2]
    return unicodedata.normalize("NFC", f"{bare[: place + 1]}{tone}{bare[place + 1 :]}")
