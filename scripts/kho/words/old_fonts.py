"""Text from the time before Unicode: TCVN3 (.VnTime), VNI and VIQR, told by its letters and turned into Unicode.

A font's name proves nothing: a space in .VnTime is a space, and a style may set what no run names. So the letters
judge: a text is old where, read so, its words are Vietnamese syllables, and read as they stand they are not. The name
of the font only settles what the letters leave open.

Sources: TCVN 5712:1993 (VN3); the VNI for Windows table of VNI Software; RFC 1456 (VIQR). No kept library
has all three.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kho.words.syllables import is_syllable
from kho.words.text import nfc


class Encoding(StrEnum):
    """How Vietnamese letters were kept before Unicode."""

    TCVN3 = "TCVN3 (.VnTime)"
    VNI = "VNI"
    VIQR = "VIQR"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it reads, and what it was."""

    text: str
    encoding: Encoding | None = None
    """None where the text stands as it was."""
    doubtful: bool = False
    """Whether it looks old, and no reading of it is sure: it was kept as it was."""


_TCVN3 = str.maketrans(
    dict(
        zip(
            "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)
_PRIVATE = re.compile("[\uf021-\uf0ff]")
"""Where Word keeps the letters of a font that it takes for one of signs."""

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    **{
        mark: ("aeouyôö", tone)
        for mark, tone in zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)
    },
    "â": ("aeo", _HAT),
    **{
        mark: ("aeo", _HAT + tone)
        for mark, tone in zip("áàåãä", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)
    },
    "ê": ("a", _BREVE),
    **{
        mark: ("a", _BREVE + tone)
        for mark, tone in zip("éèúüë", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)
    },
}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI = {
    letter + mark: _VNI_ALONE.get(letter, letter) + sign
    for mark, (letters, sign) in _VNI_MARKS.items()
    for letter in letters
} | _VNI_ALONE
_VNI |= {old.upper(): new.upper() for old, new in _VNI.items()} | {
    old[0].upper() + old[1:]: new[0].upper() + new[1:] for old, new in _VNI.items()
}
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_VIQR_SIGNS = {"(": _BREVE, "^": _HAT, "+": _HORN}
_VIQR_TONES = {"'": _ACUTE, "`": _GRAVE, "?": _HOOK, "~": _TILDE, ".": _DOT}
_VIQR_LETTER = re.compile(r"dd|([aeiouy])([(^+]?)(['`?~.]?)|\\([(^+'`?~.d])", re.IGNORECASE)
_VIQR_SURE = re.compile(r"[aeo]\^|[ou]\+|a\(|\bdd(?=[aeiouy])", re.IGNORECASE)
_VIQR_WORD = re.compile(r"[a-z][a-z(^+'`?~.\\]*", re.IGNORECASE)
_ENDS = re.compile(r"[.?](?=\s*(?:$|[A-Z]))")
"""Where a full stop or a question mark ends a sentence rather than giving a tone."""

_UNICODE = re.compile("[\u0102-\u01b0\u1ea0-\u1ef9]")
"""Letters that only Unicode has: where one stands, no font of old is believed."""
_BETWEEN = re.compile(r"[\s!-/:-@\[-`{-~…–—“”‘’]+")
_LONGEST = 14
"""The most signs of a syllable in VIQR: “nghie^ng” with two marks and some room."""
_SURE, _LIKELY = 0.75, 0.5
_SOFT = "\u00ad"
"""A hyphen that shows only where a line breaks; in TCVN3 the letter ư, which must not go with what is hidden."""


def tcvn3(text: str) -> str:
    """*text* kept in TCVN3 as Unicode."""
    return _PRIVATE.sub(lambda found: chr(ord(found[0]) - 0xF000), text).translate(_TCVN3)


def vni(text: str) -> str:
    """*text* kept in VNI as Unicode."""
    return nfc(_VNI_LETTER.sub(lambda found: _VNI[found[0]], text))


def viqr(text: str) -> str:
    """*text* kept in VIQR as Unicode; a mark that makes no syllable stays what it is: a full stop, a question mark."""

    def read(found: "re.Match[str]") -> str:
        word = found[0]
        if _ENDS.match(text, found.end() - 1):
            return _viqr_word(word[:-1]) + word[-1]
        return _viqr_word(word)

    return _VIQR_WORD.sub(read, text)


def _viqr_word(word: str) -> str:
    """The longest beginning of *word* that reads as a syllable, and the rest as it stands."""
    for end in range(min(len(word), _LONGEST), 0, -1):
        read = nfc(_VIQR_LETTER.sub(_viqr_letter, word[:end]))
        if is_syllable(read):
            return read + word[end:]
    return word


def _viqr_letter(found: "re.Match[str]") -> str:
    letter, sign, tone, kept = found.groups()
    if kept:
        return kept
    if letter is None:
        return "đ" if found[0][0] == "d" else "Đ"
    return letter + _VIQR_SIGNS.get(sign, "") + _VIQR_TONES.get(tone, "")


def font_says(name: str) -> Encoding | None:
    """What the font *name* was made for; None where it is one of today."""
    lowered = name.casefold()
    if lowered.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if lowered.startswith("vni") else None


def reading(text: str, font: str = "", around: Encoding | None = None) -> Reading:
    """*text* as it reads; it stands as it is unless its letters say otherwise.

    Args:
        text: what was typed.
        font: the name of the font it is set in, if any is named.
        around: what the document around it is kept in, if that is known: one word alone proves nothing.
    """
    said = font_says(font)
    words = [word for word in _BETWEEN.split(text) if _is_old_at_most(word)]
    unicode = _UNICODE.search(text)
    if not words:
        return Reading(text) if unicode else _by_signs(text, sure=around is Encoding.VIQR)
    capitals = said is Encoding.TCVN3 and font.casefold().endswith("h")
    return _by_letters(text, words, None if unicode else said or around, capitals=capitals)


_DECODERS: dict[Encoding, Callable[[str], str]] = {Encoding.TCVN3: tcvn3, Encoding.VNI: vni}


def _by_letters(text: str, words: list[str], said: Encoding | None, *, capitals: bool) -> Reading:
    """TCVN3 and VNI put the letters of Western Europe where Vietnamese has its own."""
    standing = _share(words)
    shares = {one: _share([decode(word) for word in words]) for one, decode in _DECODERS.items()}
    best = max(shares, key=lambda one: (shares[one], one is said))
    reads = shares[best]
    if best is said:
        old = reads >= _LIKELY if reads > standing else reads == standing >= _SURE
    else:
        old = reads > standing and reads >= _SURE and len(words) >= _FEW
    if old:
        return Reading(_turned(text, best, capitals=capitals), best)
    doubtful = standing < _LIKELY and (reads > standing or said is not None)
    return Reading(text.replace(_SOFT, "ư") if said is Encoding.TCVN3 else text, doubtful=doubtful)


def _turned(text: str, encoding: Encoding, *, capitals: bool) -> str:
    turned = _DECODERS[encoding](text)
    return turned.upper() if capitals else turned


def _is_old_at_most(word: str) -> bool:
    """Whether *word* holds a letter of Western Europe or a sign from its table, and none that only Unicode has."""
    return (
        any(char.isascii() and char.isalpha() for char in word)
        and not word.isascii()
        and all(char.isascii() or "\xa1" <= char <= "\xff" or "\uf021" <= char <= "\uf0ff" for char in word)
    )


def _share(words: list[str]) -> float:
    """How many of *words* are syllables, of one."""
    return sum(map(is_syllable, words)) / len(words)


def _by_signs(standing: str, *, sure: bool) -> Reading:
    """VIQR writes the marks after the letters; enough of them must stand where only VIQR puts them, or be *sure*."""
    text = standing.replace("’", "'")  # Word's own idea of an apostrophe
    words = [word for word in _VIQR_WORD.findall(text) if _VIQR_SURE.search(word)]
    read = sum(is_syllable(_viqr_word(word).rstrip(".?'`~")) for word in words)
    if not sure and (len(words) < _FEW or read < _SURE * len(words)):
        return Reading(standing)
    turned = viqr(text)
    return Reading(standing) if turned == text else Reading(turned, Encoding.VIQR)


_FEW = 2
"""One word may be a formula, “a^2”, or a foreign name."""
