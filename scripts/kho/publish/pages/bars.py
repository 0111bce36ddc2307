"""Counts as bars: where each bar lies in a drawing 360 units wide. Geometry only; templates draw and say.

The axis begins at 0 and ends at the largest count, so that twice as long is twice as many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from kho.derived.statistics import Row, Table

WIDTH = 360
AXIS = 210
"""How long the longest bar is; what it says stands to its right."""
LETTERS = 46
"""How many letters of a name fit on a line."""
LINE, BAR, BETWEEN = 17, 13, 9


@dataclass(frozen=True, slots=True)
class Bar:
    """One count: its column and which of those drawn it is, how long its bar is, where its upper edge lies."""

    column: str
    series: int
    count: int
    length: float
    top: int


@dataclass(frozen=True, slots=True)
class Group:
    """One row: its name, in lines with the foot of each, and its bars."""

    lines: tuple[tuple[str, int], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All groups, one below the other."""

    groups: tuple[Group, ...]
    height: int
    most: int
    """The count at the end of the axis."""


def draw(table: Table, rows: Sequence[tuple[str, Row]], columns: Sequence[str]) -> Drawing:
    """The *columns* of named *rows* as bars; of counts that are 0 only one is said, where a row has no other."""
    at = [table.columns.index(column) for column in columns]
    most = max((row.counts[index] for _, row in rows for index in at), default=0)
    groups, top = [], 2
    for name, row in rows:
        lines = wrap(name, LETTERS)
        feet = tuple((line, top + LINE * (number + 1) - 4) for number, line in enumerate(lines))
        top += LINE * len(lines)
        bars = []
        counts = [(series, row.counts[index]) for series, index in enumerate(at)]
        for series, count in [pair for pair in counts if pair[1]] or counts[:1]:
            length = round(AXIS * count / most, 1) if most else 0
            bars.append(Bar(columns[series], series + 1, count, length, top))
            top += BAR + 2
        groups.append(Group(feet, tuple(bars)))
        top += BETWEEN
    return Drawing(tuple(groups), top, most)
