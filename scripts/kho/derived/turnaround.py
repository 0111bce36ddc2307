"""How long a school waits: days from the file handed in to the entry published, per province."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median

from kho.model.reference import Receipt
from kho.words.terms import HandedIn


@dataclass(frozen=True, slots=True)
class Waited:
    """The waits of one province, or of all."""

    province: str
    """Its slug; empty for all together."""
    published: int
    median: float
    """Days."""
    most: int
    """Days within which nine in ten were published."""


def waits(receipts: Iterable[Receipt]) -> tuple[Waited, ...]:
    """All together first, then each province that published any."""
    days: dict[str, list[int]] = {}
    for one in receipts:
        if one.state is HandedIn.PUBLISHED:
            waited = (one.since - one.received_on).days
            for province in {"", one.province or ""}:
                days.setdefault(province, []).append(waited)
    return tuple(
        Waited(name, len(found), median(found), sorted(found)[ceil(0.9 * len(found)) - 1])
        for name, found in sorted(days.items())
    )
