"""Tables for spreadsheets: CSV in which no cell is a formula, whatever the separator (SAFETY S7)."""

import csv
import io
import re
from collections.abc import Iterable

_FORMULA = re.compile(r"""(?:^|(?<=[,;|\t\r\n]))(?=[\s"]*[=+\-@\t\r＝＋－＠])""")
"""Where a spreadsheet would see a formula begin: in a cell, or in what it takes for one (SAFETY S7)."""


def csv_of(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """CSV with a byte order mark, so that spreadsheets read the accents; no cell can be a formula."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + held.getvalue().encode()


def safe_cell(value: object) -> str:
    """*value* as a cell: lists joined, what is missing empty, formulas defused with an apostrophe.

    Also within a cell, after what a spreadsheet set to another separator would split at.
    """
    text = "; ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
    return _FORMULA.sub("'", text)
