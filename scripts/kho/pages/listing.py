"""The list of a report (S3-13, S3-16): its rows and its mark, the same on paper, in the workbook and online."""

import csv
from collections.abc import Iterable, Sequence
from hashlib import sha256
from io import StringIO
from typing import Any

from kho.office.gaps import unmarked
from kho.office.wording import said
from kho.pages import addresses
from kho.pages.renderer import words
from kho.statement import Reported, Statement

Row = tuple[str, ...]

MARK_LENGTH = 8
_WORDS = "report/words.jinja"


def columns() -> Row:
    """The heads of the list; paper has room for the first of them only."""
    return tuple(said(_WORDS, "COLUMNS"))


def rows(told: Statement, site_url: str) -> list[Row]:
    """The rows of the list."""
    return [
        (str(index), *(unmarked(cell) for cell in _row(row, site_url)))
        for index, row in enumerate(told.rows, start=1)
    ]


def mark(whole: Sequence[Row]) -> str:
    """The first eight characters of the SHA-256 of the list as CSV: the same list, the same mark."""
    held = StringIO()
    csv.writer(held).writerows([columns(), *whole])
    return sha256(held.getvalue().encode()).hexdigest()[:MARK_LENGTH]


def listed(items: Iterable[Any], shape: str) -> str:
    """*items*, each told by the macro *shape*, each telling once."""
    tell = said(_WORDS, shape)
    return "; ".join(dict.fromkeys(" ".join(tell(one).split()) for one in items))


def _row(row: Reported, site_url: str) -> Row:
    level = int(row.standing.level)
    compiled = f". {said(_WORDS, 'COMPILED')}" if row.compiled else ""
    shown = [listed(row.evidence, "proof"), listed(row.sources, "source"), listed(row.products, "product")]
    why = (f"{said(_WORDS, 'SIGNS')[sign]}{f' {day.label}' if day else ''}" for sign, day in row.signs)
    return (
        row.filed.name,
        " ".join(said(_WORDS, "who")(row).split()),
        row.filed.entry.unit.name,
        listed(row.indicators, "indicator"),
        "; ".join(filter(None, shown)),
        f"{level}. {words('LEVELS')[level]['name']}{compiled}",
        listed(row.granted, "honour"),
        listed(row.followers, "follower"),
        "; ".join(why),
        f"{site_url}{addresses.entry(row.filed)}",
    )
