"""The frame of an official paper as Nghị định 30/2020/NĐ-CP, Phụ lục I, lays it down, for python-docx.

A4; margins 20-25, 30-35, 15-20 mm; Times New Roman, black; quốc hiệu and tiêu ngữ; the body above the number; place
and day; kind and subject; recipients and signatures; the page number on top from page 2 on. Text enters as text
nodes alone: no fields, links or templates of anybody (SAFETY S7). Same letter, same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Cm, Mm, Pt

from kho.publish.gaps import pieces
from kho.publish.word_parts import (
    LYING,
    MOTTO,
    NATION,
    STANDING,
    describe,
    lay_out,
    letters,
    never_split,
    page,
    repeated,
    rule,
    saved,
)

_MARCH = 3
"""Months before it are written with a zero, as are days before the tenth."""
_TEN = 10


@dataclass(frozen=True)
class Letter:
    """What stands in the frame of a paper."""

    superior: str | None
    body: str
    number: str
    place: str
    on: date
    kind: str
    about: str
    recipients: tuple[str, ...]
    landscape: bool = False

    @property
    def day(self) -> str:
        """Its day, as papers write it."""
        return in_words(self.on)

    @property
    def title(self) -> str:
        """What the file of the paper is called."""
        return f"{self.kind} {self.about}"

    @property
    def addressed(self) -> tuple[str, ...]:
        """The recipients, a line each."""
        last = len(self.recipients) - 1
        return tuple(f"- {who}{'.' if index == last else ';'}" for index, who in enumerate(self.recipients))


@dataclass(frozen=True)
class Signature:
    """Who signs: in which capacity, and the name below."""

    office: str
    name: str = ""


def in_words(on: date) -> str:
    """“ngày 05 tháng 02 năm 2022”: zeros before days under ten and the first two months."""
    day = f"{on.day:02}" if on.day < _TEN else str(on.day)
    month = f"{on.month:02}" if on.month < _MARCH else str(on.month)
    return f"ngày {day} tháng {month} năm {on.year}"


class Paper:
    """A paper being written from top to bottom."""

    def __init__(self, letter: Letter) -> None:
        """Open the paper: its frame down to the subject."""
        self._letter = letter
        self._document = docx.Document()
        self._dress()
        self._head()
        self._subject()

    def text(self, text: str) -> None:
        """A paragraph: justified, first line indented 1 cm, at least 6 pt before the next."""
        paragraph = self._line(self._document.add_paragraph(), text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1)
        paragraph.paragraph_format.space_after = Pt(6)

    def heading(self, text: str) -> None:
        """The heading of a part."""
        paragraph = self._line(self._document.add_paragraph(), text, bold=True)
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.paragraph_format.keep_with_next = True

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """A framed table with its head repeated on every page; *widths* in centimetres.

        A row of a single cell is a band across the table: the name of what stands below it.
        """
        table = self._document.add_table(rows=0, cols=len(head))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        bands = []
        for index, row in enumerate([head, *rows]):
            cells = table.add_row().cells
            band = len(row) == 1 < len(head)
            if band:
                bands.append(cells)
            for cell, text in zip(cells, row, strict=not band):
                paragraph = self._line(cell.paragraphs[0], text, bold=index == 0 or band, size=12)
                if index == 0:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.keep_with_next = band or None
            never_split(table.rows[-1])
        lay_out(table, widths)
        for cells in bands:
            cells[0].merge(cells[-1])
        repeated(table.rows[0])
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)

    def close(self, left: Signature | None, right: Signature) -> bytes:
        """The signatures, and the bytes of the whole paper."""
        self.sign(left, right)
        return self.saved()

    def sign(self, left: Signature | None, right: Signature) -> None:
        """Signatures side by side, never alone on a page, and the recipients."""
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        first, second = self.columns().rows[0].cells
        if left:
            self._sign(first, left)
        else:
            self._recipients(first)
        self._sign(second, right)
        if left:
            self._recipients(self._document.add_table(rows=1, cols=1).rows[0].cells[0])

    def columns(self, widths: Sequence[float] = ()) -> Any:  # noqa: ANN401 - python-docx is untyped
        """Two columns without frame, of equal width or of *widths* in centimetres, never split over pages."""
        table = self._document.add_table(rows=1, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        never_split(table.rows[0])
        if widths:
            lay_out(table, widths)
        return table

    def saved(self) -> bytes:
        """The bytes of the whole paper."""
        return saved(self._document.save)

    def _dress(self) -> None:
        """Page, margins, letters, page number."""
        letter, normal = self._letter, self._document.styles["Normal"]
        left, right, way = (20, 20, LYING) if letter.landscape else (30, 15, STANDING)
        page(self._document.sections[0], left, right, way)
        letters(normal, 14)
        normal.paragraph_format.space_after = Pt(0)
        describe(self._document, letter.title, letter.on)

    def _head(self) -> None:
        """Two columns: the body and the number; the nation, place and day."""
        letter = self._letter
        table = self._document.add_table(rows=1, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        wide = 25.7 if letter.landscape else 17.5
        lay_out(table, (wide * 0.4, wide * 0.6))
        left, right = table.rows[0].cells
        if letter.superior:
            self._centred(left, letter.superior.upper(), size=12)
        self._centred(left, letter.body.upper(), size=12, bold=True)
        _rule(left, Mm(18))
        self._centred(left, f"Số: {letter.number}", size=13)
        self._centred(right, NATION, size=12, bold=True)
        self._centred(right, MOTTO, size=13, bold=True)
        _rule(right, Mm(52))
        self._centred(right, f"{letter.place}, {letter.day}", size=13, italic=True)
        for cell in (left, right):
            _drop_first(cell)

    def _subject(self) -> None:
        """The kind in capitals, the subject below it."""
        kind = self._line(self._document.add_paragraph(), self._letter.kind.upper(), bold=True)
        kind.paragraph_format.space_before = Pt(14)
        about = self._line(self._document.add_paragraph(), self._letter.about, bold=True)
        about.paragraph_format.space_after = Pt(12)
        for paragraph in (kind, about):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True

    def _sign(self, cell: Any, signature: Signature) -> None:  # noqa: ANN401 - python-docx is untyped
        self._centred(cell, signature.office.upper(), bold=True)
        for _ in range(3):
            self._centred(cell, "")
        self._centred(cell, signature.name, bold=True)
        _drop_first(cell)

    def _recipients(self, cell: Any) -> None:  # noqa: ANN401 - as above
        self._line(cell.add_paragraph(), "Nơi nhận:", bold=True, italic=True, size=12)
        for line in self._letter.addressed:
            self._line(cell.add_paragraph(), line, size=11)
        _drop_first(cell)

    def _centred(self, cell: Any, text: str, **look: Any) -> None:  # noqa: ANN401 - as above
        self._line(cell.add_paragraph(), text, **look).alignment = WD_ALIGN_PARAGRAPH.CENTER

    @staticmethod
    def _line(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 14) -> Any:  # noqa: ANN401 - as above
        """*text* as one run, with its gaps in yellow as runs of their own."""
        for piece, is_gap in pieces(text):
            run = paragraph.add_run(piece)
            run.bold, run.italic, run.font.size = bold, italic, Pt(size)
            if is_gap:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        return paragraph


def _drop_first(cell: Any) -> None:  # noqa: ANN401 - as above
    """A cell is born with an empty paragraph."""
    first = cell.paragraphs[0]._element  # noqa: SLF001 - python-docx offers no way to remove a paragraph
    first.getparent().remove(first)


def _rule(cell: Any, length: Any) -> None:  # noqa: ANN401 - as above
    """A solid line of that length below what stands in *cell*."""
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.space_after = Pt(6)
    rule(paragraph, (cell.width - length) // 2)
