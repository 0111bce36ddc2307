"""What figures are worth: whether they compare, whether one knows of whom and how, which way they went (S0-62, S1-9).

Better is better: 65 → 20 of what should grow is told, and counts as what it is. Nothing is guessed: without a
direction, or with an error that reaches “no difference”, there is no verdict.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from enum import Enum, auto

from kho.model.proof import Indicator
from kho.words.hollow import holds_count, says_nothing
from kho.words.terms import Better, GainAs
from kho.words.text import fold


class Trend(Enum):
    """Which way a figure went."""

    BETTER = auto()
    SAME = auto()
    WORSE = auto()
    OPEN = auto()
    """The printed error reaches “no difference”."""
    UNTOLD = auto()
    """Nothing to compare, or nobody says which way is good."""


def compares(one: Indicator) -> bool:
    """Before and after, after and a control group, or a gain with its printed error."""
    if one.last is not None and (one.first is not None or one.control is not None):
        return len(one.series) != 1
    return one.gain is not None and _printed_error(one.error)


def _printed_error(error: str | None) -> bool:
    """Whether an error is told as a figure."""
    return not says_nothing(error) and any(char.isdigit() for char in error or "")


def is_measured(one: Indicator) -> bool:
    """Whether a figure compares, of a sample that holds a number, by a method that says something."""
    return compares(one) and holds_count(one.sample) and not says_nothing(one.method)


def trend(one: Indicator) -> Trend:
    """Which way *one* went, by the direction it names; against a control group where there is one."""
    if one.better is None or not compares(one):
        return Trend.UNTOLD
    signs = {_sign(difference) for difference in _differences(one)}
    if signs == {0}:
        return Trend.SAME
    if len(signs) > 1 or reaches_nothing(one):
        return Trend.OPEN
    return Trend.BETTER if (1 in signs) is (one.better is Better.HIGHER) else Trend.WORSE


def _sign(difference: Decimal) -> int:
    return (difference > 0) - (difference < 0)


def _differences(one: Indicator) -> Iterator[Decimal]:
    """What was won by each comparison there is; they must agree.

    Where the control group was measured twice, what it moved by itself is taken off. Where only a gain is printed, it.
    """
    moved = one.last - one.first if one.last is not None and one.first is not None else None
    if one.last is not None and one.control is not None:
        if moved is not None and one.control_before is not None:
            yield moved - (one.control - one.control_before)
            return
        yield one.last - one.control
    if moved is not None:
        yield moved
    elif one.gain is not None and one.control is None:
        yield one.gain - neutral(one)


def neutral(one: Indicator) -> Decimal:
    """The gain that stands for no difference."""
    return Decimal(one.gain_as is GainAs.RATIO)


_P = re.compile(r"\bp\s*(?:-?value)?\s*([<>=≤≥])\s*=?\s*(\d*[.,]\d+|\d+)")
_NOT_PROVED = re.compile(r"khong (?:co )?(?:su )?(?:khac biet|y nghia|dang ke)|not significant|\bns\b")
_STANDARD_ERROR = re.compile(r"(?:\bse\b|sai so chuan)\D{0,4}(\d+(?:[.,]\d+)?)")
_INTERVAL = re.compile(
    r"(?:\bktc|\bci\b|khoang tin cay)[^:;(\[]*?(?:95\s*%)?[\s:(\[=]*"
    r"(?:tu\s+)?([-−]?\d+(?:[.,]\d+)?)\s*(?:-|–|;|,\s|den|to)\s*([-−]?\d+(?:[.,]\d+)?)"
)
_PROVED_BELOW = Decimal("0.05")
_TWO_SIDED = Decimal("1.96")


def reaches_nothing(one: Indicator) -> bool:
    """Whether the error as printed leaves it open that there is no difference at all.

    Read are: p at or above 0,05; words for “no significant difference”; for a gain, an interval that holds the value
    of no difference, and a standard error of which the gain is less than 1,96.
    """
    error = fold(one.error or "")
    if _NOT_PROVED.search(error) or any(map(_unproved, _P.finditer(error))):
        return True
    if one.gain is None:
        return False
    interval, spread = _INTERVAL.search(error), _STANDARD_ERROR.search(error)
    if interval:
        low, high = sorted((_decimal(interval[1]), _decimal(interval[2])))
        return low <= neutral(one) <= high
    return spread is not None and abs(one.gain - neutral(one)) < _TWO_SIDED * _decimal(spread[1])


def _unproved(found: re.Match[str]) -> bool:
    """Whether a p as printed does not lie below 0,05."""
    value = _decimal(found[2])
    if found[1] in "<≤":
        return value > _PROVED_BELOW
    return found[1] in ">≥" or value >= _PROVED_BELOW


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        return Decimal(0)
