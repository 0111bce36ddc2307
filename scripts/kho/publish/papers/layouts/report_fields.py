"""The merge fields of a layout: a plain name for everything that a report says, and what it says there.

A secretary reads the names (`kinh_gui`, `tinh_hinh_chung`, `danh_sach_ten`), so they are words of the paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from kho.publish.gaps import gaps
from kho.publish.office_words import lines, said
from kho.publish.papers.draft import NUMERALS, Annex, Column, Line, Report, Table, numbered
from kho.publish.papers.laying_out import told_mark
from kho.publish.papers.layouts.outline import Outline

SUPERIOR, BODY, NUMBER = "co_quan_chu_quan", "co_quan_bao_cao", "so_ky_hieu"
PLACE, DAY = "dia_danh", "ngay_thang"
KIND, ABOUT, TO = "loai_van_ban", "trich_yeu", "kinh_gui"
OFFICE, SIGNER, RECIPIENTS = "chuc_vu_nguoi_ky", "ho_ten_nguoi_ky", "noi_nhan"
MARK, URL = "ma_bang", "dia_chi_trang"
LEFT = "con_can_viet"

_WORDS = "report/words.jinja"
_FRAME = (SUPERIOR, BODY, NUMBER, PLACE, DAY, KIND, ABOUT, TO, OFFICE, SIGNER, RECIPIENTS, MARK, URL)

Texts = Mapping[str, tuple[Line, ...]]


class OfAnnex(NamedTuple):
    """The fields of an annex: “Phụ lục II”, its title, its paper, its QR code, what is said of its mark."""

    called: str
    title: str
    attached: str
    code: str
    mark: str


def of_annex(name: str) -> OfAnnex:
    """The fields of the annex called *name*; the code and the mark stand in the first annex."""
    called = f"phu_luc_{name}"
    return OfAnnex(
        called, heading(called), *(f"{called}_{what}" for what in ("kem_theo", "ma_qr", "doi_chieu"))
    )


def heading(name: str) -> str:
    """The field of the heading above what *name* says."""
    return f"{name}_tieu_de"


def caption(table: Table) -> str:
    """The field of the name of a table, where its annex has several."""
    return f"{table.name}_ten_bang"


def cell(table: Table, column: Column) -> str:
    """The field of a cell: it stands in the row that is repeated."""
    return f"{table.name}_{column.name}"


def codes(outline: Outline) -> frozenset[str]:
    """The fields that show a QR code."""
    return frozenset(of_annex(name).code for name in outline.annexes)


def known(outline: Outline) -> tuple[str, ...]:
    """Every field that a report of this outline fills."""
    parts = ((heading(part.name), part.name) if part.title else (part.name,) for part in outline.parts)
    annexes = map(of_annex, outline.annexes)
    bands = (map(caption, tables) for tables in outline.annexes.values() if len(tables) > 1)
    cells = ([cell(one, column) for column in one.whole] for one in outline.tables)
    return (*_FRAME, *chain.from_iterable((*parts, *annexes, *bands, *cells)), heading(LEFT), LEFT)


def rows(table: Table) -> Iterator[Mapping[str, str]]:
    """What the fields of each row say."""
    names = [cell(table, column) for column in table.whole]
    return (dict(zip(names, row, strict=True)) for row in table.rows)


def texts(report: Report, names: Sequence[str]) -> Texts:
    """What the fields say that stand in no table; *names* are those of the layout, in its order.

    The headings are numbered as the layout has them. A field that is not there says nothing.
    """
    found = dict(chain(_frame(report), _parts(report, names), _annexes(report)))
    still = left(report, names, found)
    if still:
        found[heading(LEFT)] = (Line(said(_WORDS, "LEFT")),)
        found[LEFT] = tuple(map(Line, lines("report/left.jinja", left=still)))
    return found


def left(report: Report, names: Sequence[str], found: Texts) -> tuple[str, ...]:
    """What a person must still write in a layout that has *names*, each once."""
    asked = (what for name in names for line in found.get(name, ()) for what in gaps(line.text))
    shown = set(names)
    listed = (
        table.left_in([column for column in table.whole if cell(table, column) in shown])
        for table in report.tables
    )
    return tuple(dict.fromkeys((*asked, *chain.from_iterable(listed))))


def _frame(report: Report) -> Iterator[tuple[str, tuple[Line, ...]]]:
    letter, signature = report.letter, report.signature
    yield SUPERIOR, _line(letter.superior or "")
    yield BODY, _line(letter.body)
    yield NUMBER, _line(letter.number)
    yield PLACE, _line(letter.place)
    yield DAY, _line(letter.day)
    yield KIND, _line(letter.kind)
    yield ABOUT, _line(letter.about)
    yield TO, _line(report.to)
    yield OFFICE, _line(signature.office)
    yield SIGNER, _line(signature.name)
    yield RECIPIENTS, tuple(map(Line, letter.addressed))
    yield MARK, _line(report.mark if report.tables else "")
    yield URL, _line(report.url)


def _parts(report: Report, names: Sequence[str]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    titles = {heading(part.name): part.title for part in report.parts if part.title}
    shown = [name for name in names if name in titles]
    for numeral, name in zip(NUMERALS, shown, strict=False):
        yield name, _line(f"{numeral}. {titles[name]}")
    for part in report.parts:
        yield part.name, part.lines


def _annexes(report: Report) -> Iterator[tuple[str, tuple[Line, ...]]]:
    names = numbered([annex.name for annex in report.annexes])
    for annex in report.annexes:
        yield from _annex(report, annex, names[annex.name])
    for table in report.tables:
        yield caption(table), _line(table.caption)


def _annex(report: Report, annex: Annex, name: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
    field = of_annex(annex.name)
    yield field.called, _line(name)
    yield field.title, _line(annex.title)
    yield field.attached, _line(annex.attached)
    if annex is report.annexes[0]:
        yield field.code, _line(report.url)
        yield field.mark, _line(told_mark(report))


def _line(text: str) -> tuple[Line, ...]:
    return (Line(text),) if text else ()
