"""The report on exemplars (S3-13, S3-16): who, what, with which proof, recognised and followed by whom."""

from collections import Counter
from typing import Any

from kho.office.draft import Annex, Report, Table, parts
from kho.office.frame import Frame, Given
from kho.office.wording import lines, listed, said
from kho.pages import listing
from kho.pages.renderer import words
from kho.stage import overdue
from kho.statement import Statement

_WORDS = "report/words.jinja"

_WIDTHS = (1.0, 3.4, 2.9, 2.8, 3.4, 3.9, 2.6, 2.8, 2.9)
"""The columns of the list on paper, in centimetres, for a lying A4 sheet."""

_MORE = (2.8, 4.0)
"""What the workbook has besides."""


def report_on_exemplars(told: Statement, given: Given, site_url: str) -> Report:
    """The report: what the entries say, what a person must still write, the list as annex."""
    frame = Frame("dien-hinh", told.subject, told.period, told.on, told.levels, given)
    online = listing.kept(told)
    title = said(_WORDS, "ANNEX").format(told.period.label)
    return Report(
        letter=frame.letter,
        to=frame.to,
        parts=parts(_body(told)),
        signature=frame.signature,
        annexes=(Annex("dien_hinh", title, frame.attached, (listed_exemplars(told, site_url),)),),
        url=f"{frame.page(site_url)}{listing.PLACE if online else ''}",
        online=online,
    )


def listed_exemplars(told: Statement, site_url: str) -> Table:
    """The list of the exemplars."""
    columns, room = listing.columns(), len(_WIDTHS)
    rows = tuple(listing.Scribe(site_url).rows(told.rows))
    shown = dict(zip(columns[:room], _WIDTHS, strict=True))
    return Table(
        "danh_sach", said(_WORDS, "LIST"), shown, rows, dict(zip(columns[room:], _MORE, strict=True))
    )


def _body(told: Statement) -> list[str]:
    """The lines of the report, by their template."""
    return lines(
        "report/exemplars.jinja",
        subject=told.subject,
        period=told.period,
        on=told.on,
        listed=listed,
        numbers={row.filed.slug: index for index, row in enumerate(told.rows, start=1)},
        **counts(told),
    )


def counts(told: Statement) -> dict[str, Any]:
    """The exemplars with what is counted of them: kinds, levels of trust, compiled ones, overdue ones."""
    kinds = Counter(row.filed.entry.kind for row in told.rows)  # type: ignore[attr-defined] # every kind has one
    by_level = Counter(int(row.standing.level) for row in told.rows)
    return {
        "rows": told.rows,
        "kinds": list(kinds.items()),
        "by_level": sorted(by_level.items(), reverse=True),
        "compiled": sum(row.compiled for row in told.rows),
        "overdue": sum(overdue(row.filed, told.on) for row in told.rows),
        "levels": words("LEVELS"),
    }
