"""Gaps of a paper that a person must fill: marked where they stand, so that none is overlooked.

The marks are two characters of Unicode's private use, which contributed text loses on its way into a paper.
"""

import re
from collections.abc import Iterator

_OPEN, _CLOSE = "\ue000", "\ue001"
_BEGINS, _ASKS = "[… ", "cần người viết: "
_GAP = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


class Gap(str):
    """A gap, ready to stand in a line."""

    __slots__ = ()


def gap(what: str) -> Gap:
    """The gap in which a person writes *what*."""
    return Gap(f"{_OPEN}{_BEGINS}{_ASKS}{unmarked(what)}]{_CLOSE}")


def short(what: str) -> Gap:
    """The same where there is little room: in the frame of a paper."""
    return Gap(f"{_OPEN}{_BEGINS}{unmarked(what)}]{_CLOSE}")


def unmarked(text: str) -> str:
    """*text* without marks of gaps."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """*text* in pieces, each with whether it is a gap."""
    for index, piece in enumerate(_GAP.split(text)):
        if piece or not text:
            yield unmarked(piece), index % 2 == 1


def gaps(text: str) -> list[str]:
    """What a person must write in *text*, without the brackets."""
    return [found.removeprefix(_BEGINS).removeprefix(_ASKS).removesuffix("]") for found in _GAP.findall(text)]
