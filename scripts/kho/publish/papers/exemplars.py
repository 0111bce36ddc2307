"""The report on exemplars (S3-13, S3-16): who, what, with which proof, recognised and followed by whom."""

from collections import Counter
from dataclasses import replace
from typing import Any

from kho.derived.freshness import overdue
from kho.derived.report.statement import Statement
from kho.publish import listing
from kho.publish.office_words import lines, listed, said
from kho.publish.papers.draft import Annex, Column, Report, Table, parts
from kho.publish.papers.frame import Frame, Given
from kho.publish.renderer import words

_WORDS = "report/words.jinja"

TEMPLATE = "report/exemplars.jinja"
"""What the report says, line by line."""

_COLUMNS = {
    "tt": 1.0,
    "ten": 3.4,
    "ai": 2.9,
    "don_vi": 2.8,
    "ket_qua": 3.4,
    "minh_chung": 3.9,
    "muc_tin_cay": 2.6,
    "duoc_khen": 2.8,
    "noi_lam_theo": 2.9,
}
"""The columns of the list on paper, in centimetres, for a lying A4 sheet; their heads are those of the list online."""

_MORE = {"vi_sao": 2.8, "trang": 4.0}
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
    return replace(empty_list(), rows=tuple(listing.Scribe(site_url).rows(told.rows)))


def empty_list() -> Table:
    """The list without its rows."""
    widths, room = {**_COLUMNS, **_MORE}, len(_COLUMNS)
    columns = tuple(map(Column, widths, listing.columns(), widths.values()))
    return Table("danh_sach", said(_WORDS, "LIST"), columns[:room], (), columns[room:])


def _body(told: Statement) -> list[str]:
    """The lines of the report, by their template."""
    return lines(
        TEMPLATE,
        subject=told.subject,
        period=told.period,
        on=told.on,
        listed=listed,
        numbers={row.filed.slug: index for index, row in enumerate(told.rows, start=1)},
        **counts(told),
    )


def counts(told: Statement) -> dict[str, Any]:
    """The exemplars with what is counted of them: kinds, levels of trust, compiled ones, overdue ones."""
    kinds = Counter(row.filed.entry.kind for row in told.rows)
    by_level = Counter(int(row.standing.level) for row in told.rows)
    return {
        "rows": told.rows,
        "kinds": list(kinds.items()),
        "by_level": sorted(by_level.items(), reverse=True),
        "compiled": sum(row.compiled for row in told.rows),
        "overdue": sum(overdue(row.filed, told.on) for row in told.rows),
        "levels": words("LEVELS"),
    }
