"""Unicode → what was typed before it: the tables of the three encodings turned round, for tests alone."""

import unicodedata

from kho.words.old_fonts import tcvn3, vni

_LATIN = [chr(code) for code in range(0xA1, 0x100)]
_TCVN3 = {tcvn3(char): char for char in _LATIN if tcvn3(char) != char}
_PAIRS = [base + mark for base in "aeiouyAEIOUYôöÔÖ" for mark in _LATIN]
_VNI = {read: old for old in (*_PAIRS, *_LATIN) if len(read := vni(old)) == 1 and read != old} | {
    char: char for char in "íìÍÌ"
}
_SIGNS = dict(zip("\u0306\u0302\u031b\u0301\u0300\u0309\u0303\u0323", "(^+'`?~.", strict=True))


def in_tcvn3(text: str) -> str:
    """*text* as .VnTime kept it; a capital with a tone has no code of its own and is typed small."""
    return "".join(_TCVN3.get(char) or _TCVN3.get(char.lower(), char) for char in text)


def in_vni(text: str) -> str:
    """*text* as VNI for Windows kept it."""
    return "".join(_VNI.get(char, char) for char in text)


def in_viqr(text: str) -> str:
    """*text* as RFC 1456 writes it."""
    return "".join(_viqr(char) for char in text)


def _viqr(char: str) -> str:
    if char in "đĐ":
        return "dd" if char == "đ" else "DD"
    spread = unicodedata.normalize("NFD", char)
    return spread[0] + "".join(sorted((_SIGNS.get(sign, sign) for sign in spread[1:]), key="(^+'`?~.".find))
