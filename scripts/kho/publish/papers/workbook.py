"""Tables as .xlsx in which no cell can be a formula (SAFETY S7). Same rows, same bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from textwrap import wrap
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kho.publish.word_parts import FONT, saved

_LINE = 16
"""The height of a line of 12 pt, in points."""

_THIN = Side(style="thin")


@dataclass(frozen=True)
class Sheet:
    """A table with its name, the lines above it, and its columns with their widths in characters."""

    name: str
    above: Sequence[str]
    columns: Mapping[str, float]
    rows: Sequence[Sequence[str]]


def workbook(sheets: Sequence[Sheet], on: date) -> bytes:
    """A workbook of *sheets*, each ready to print: lying A4, one page wide, its head frozen and repeated."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.properties.creator = ""
    book.properties.created = book.properties.modified = datetime(
        on.year, on.month, on.day, tzinfo=UTC
    ).replace(tzinfo=None)
    return _saved(book)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    """What *sheet* holds, on *page*."""
    columns = sheet.columns
    for number, line in enumerate(sheet.above, start=1):
        page.merge_cells(start_row=number, start_column=1, end_row=number, end_column=len(columns))
        _write(page.cell(number, 1), line, Font(name=FONT, size=13, bold=True), center=True)
    top = len(sheet.above) + 2
    for number, row in enumerate([tuple(columns), *sheet.rows], start=top):
        for column, text in enumerate(row, start=1):
            font = Font(name=FONT, size=12, bold=number == top)
            _write(page.cell(number, column), text, font, center=number == top or column == 1)
            page.cell(number, column).border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
        page.row_dimensions[number].height = _LINE * _lines(row, tuple(columns.values()))
    for column, width in enumerate(columns.values(), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{top}:{top}"
    page.freeze_panes = page.cell(top + 1, 1)


def _lines(row: Sequence[str], widths: Sequence[float]) -> int:
    """How many lines the tallest cell of *row* needs; a spreadsheet does not grow rows that a program wrote."""
    return max(len(wrap(text, max(1, int(width)))) or 1 for text, width in zip(row, widths, strict=True))


def _write(cell: Cell, text: str, font: Font, *, center: bool) -> None:
    """*text* as text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True
    cell.number_format = "@"
    cell.font = font
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if center else None)


def _saved(book: Workbook) -> bytes:
    """The bytes of *book*, without the present moment, which `Workbook.save` would write into it."""
    return saved(lambda held: ExcelWriter(book, ZipFile(held, "w")).save())
