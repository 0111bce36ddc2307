"""The report on exemplars (S3-13, S3-16): who, what, with which proof, recognised and followed by whom."""

from collections import Counter
from typing import Any

from kho.office.draft import Annex, Report, Table, parts
from kho.office.frame import Frame, Given
from kho.office.gaps import unmarked
from kho.office.wording import lines, listed, said
from kho.pages import addresses
from kho.pages.renderer import words
from kho.stage import overdue
from kho.statement import Reported, Statement

_WORDS = "report/words.jinja"

_COLUMNS = {
    "TT": 1.0,
    "Điển hình, cách làm": 3.4,
    "Ai làm": 2.9,
    "Đơn vị": 2.8,
    "Kết quả đo được": 3.4,
    "Minh chứng, sản phẩm": 3.9,
    "Mức tin cậy": 2.6,
    "Được khen": 2.8,
    "Nơi làm theo": 2.9,
}
"""The columns of the list on paper with their widths in centimetres, for a lying A4 sheet."""

_MORE = {"Thuộc kỳ này vì": 2.8, "Trang trong kho": 4.0}
"""What the workbook has besides."""


def report_on_exemplars(told: Statement, given: Given, site_url: str) -> Report:
    """The report: what the entries say, what a person must still write, the list as annex."""
    frame = Frame("dien-hinh", told.subject, told.period, told.on, told.levels, given)
    title = said(_WORDS, "ANNEX").format(told.period.label)
    return Report(
        letter=frame.letter,
        to=frame.to,
        parts=parts(_body(told)),
        signature=frame.signature,
        annexes=(Annex("dien_hinh", title, frame.attached, (listed_exemplars(told, site_url),)),),
        url=frame.page(site_url),
    )


def listed_exemplars(told: Statement, site_url: str) -> Table:
    """The list of the exemplars."""
    return Table("danh_sach", said(_WORDS, "LIST"), _COLUMNS, _rows(told, site_url), _MORE)


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


def _rows(told: Statement, site_url: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the list."""
    return tuple(
        (str(index), *(unmarked(cell) for cell in _row(row, site_url)))
        for index, row in enumerate(told.rows, start=1)
    )


def _row(row: Reported, site_url: str) -> tuple[str, ...]:
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
