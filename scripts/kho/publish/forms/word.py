"""A form → the bytes of a .docx, blank or filled in from an entry's data. Same input, same bytes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from kho.publish.forms import printed, styles
from kho.publish.forms.asked import ADDRESS, YEAR, Ask, Form, Item, Shape, shape_of
from kho.publish.forms.controls import HINT, Controls, hint, run
from kho.publish.forms.filling import Answer, answer, choices
from kho.publish.forms.tables import shade, table_of, widths_of, write, write_lines
from kho.publish.word_parts import (
    MOTTO,
    NATION,
    Element,
    describe,
    element,
    never_split,
    repeated,
    rule,
    saved,
    styled,
)
from kho.store.reference_data import Reference
from kho.words.text import fold

_MANY, _SMALL = 7, 9
"""From more columns than these the heads are smaller, in points, so that no word of them is broken."""
_EMPTY_ROWS = 3
_DRAWN_ON = date(2026, 1, 1)
"""The day of every form: none in it depends on today."""
_BLANK_CHOICES = 2
_HOW = (
    "Cách điền: bấm vào chữ xám rồi viết; ô có mũi tên thì chọn. Điều gì không có thì để nguyên. "
    "Đừng xoá các dòng in sẵn."
)
_PUBLIC = (
    "Kho là công khai. Không ghi số điện thoại, thư điện tử, số căn cước, ngày sinh của ai; không nêu tên, hoàn "
    "cảnh, sức khoẻ của học sinh."
)


def blank_form(form: Form, reference: Reference) -> bytes:
    """An empty form."""
    return filled_form(form, {}, reference)


def filled_form(form: Form, data: Mapping[str, Any], reference: Reference, address: str = "") -> bytes:
    """A form filled in with *data*, as read from an entry whose address is *address*."""
    return _Writer(form, data, reference, address).written()


class _Writer:
    """Writes one form from top to bottom."""

    def __init__(self, form: Form, data: Mapping[str, Any], reference: Reference, address: str) -> None:
        self._form, self._data, self._reference, self._address = form, data, reference, address
        self._document = docx.Document()
        self._controls = Controls()
        self._body: Element = self._document.element.body
        styles.dress(self._document)

    def written(self) -> bytes:
        """The whole document."""
        self._head()
        for part in self._form.parts:
            if part.title:
                self._paragraph(styles.HEADING, part.title.upper())
                self._paragraph(styles.HELP, part.help)
            for mark, item in part.numbered:
                self._item(mark, item)
        self._address_line()
        self._signatures()
        title = ", ".join(filter(None, [self._form.mark, *self._form.title]))
        describe(self._document, title, _DRAWN_ON, "Kho điển hình")
        return saved(self._document.save)

    def _head(self) -> None:
        """Who, the nation's name, what the form is called, for which school year (S0-40)."""
        if self._form.mark:
            mark = self._paragraph(styles.CENTRED, self._form.mark)
            mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            mark.runs[0].bold = True
        table = table_of(self._document, 1, (6.4, 9.6), framed=False)
        left, right = table.rows[0].cells
        dots = "…" * 8
        write_lines(left, (f"{printed.HEADER}", True, 12), (dots, False, 12))
        write_lines(
            right,
            (NATION, True, 12),
            (MOTTO, True, 13),
        )
        rule(styled(right.add_paragraph(), styles.GAP), Cm(1.9))
        for index, line in enumerate(self._form.title):
            title = self._paragraph(styles.CENTRED, line)
            title.runs[0].bold, title.runs[0].font.size = True, Pt(14)
            title.paragraph_format.space_before = Pt(0 if index else 16)
        year = self._paragraph(styles.CENTRED, f"{printed.PERIOD} ")
        year.runs[0].bold = True
        year.paragraph_format.space_after = Pt(8)
        self._inline(year._p, YEAR[self._form.kind], self._answer(YEAR[self._form.kind]))  # noqa: SLF001
        self._paragraph(styles.HELP, _HOW)
        self._paragraph(styles.HELP, _PUBLIC)

    def _item(self, mark: str, item: Item) -> None:
        """One heading with its answers."""
        heading = self._paragraph(styles.HEADING, f"{mark}. {item.heading}")
        if item.tail:
            heading.add_run(f" {item.tail}").bold = False
        if item.help:
            self._paragraph(styles.HELP, item.help)
        if item.tag:
            self._block(item.tag, item.heading, Shape.LONG, ())
        if item.in_grid:
            self._grid(item.asks)
            return
        for ask in item.asks:
            said = len(item.asks) == 1 or fold(ask.label) == fold(item.heading)
            label = "" if said else ask.label
            if ask.node.help:
                self._paragraph(styles.HELP, ask.node.help)
            self._ask(ask, label)

    def _ask(self, ask: Ask, label: str) -> None:
        """One answer, below its label where the heading does not say it, beside it where it is short."""
        given = self._answer(ask)
        if ask.shape not in {Shape.TABLE, Shape.LONG, Shape.LIST}:
            line = self._paragraph(styles.LINE, f"{label}: " if label else "")
            if label:
                line.runs[0].italic = True
            self._inline(line._p, ask, given)  # noqa: SLF001
            return
        if label:
            self._paragraph(styles.LABEL, f"{label}:")
        if ask.shape is Shape.TABLE:
            self._records(ask, given)
        else:
            self._block(ask.tag, ask.label, ask.shape, given.paragraphs)

    def _grid(self, asks: Sequence[Ask]) -> None:
        """Short answers, each beside its label."""
        table = table_of(self._document, len(asks), (5.6, 10.4))
        for row, ask in zip(table.rows, asks, strict=True):
            left, right = row.cells
            never_split(row)
            shade(left)
            write(left, ask.label).runs[0].bold = True
            if ask.node.help:
                help_run = styled(left.add_paragraph(ask.node.help), styles.CELL).runs[0]
                help_run.font.size, help_run.italic = Pt(10), True
                help_run.font.color.rgb = styles.GREY
            self._inline(write(right, "")._p, ask, self._answer(ask))  # noqa: SLF001

    def _records(self, ask: Ask, given: Answer) -> None:
        """A table with a row for each record, and some to write in."""
        empty = [("",) * len(ask.columns)] * max(1, _EMPTY_ROWS - len(given.rows))
        rows = [*given.rows, *empty]
        table = table_of(self._document, len(rows) + 1, widths_of(ask))
        repeated(table.rows[0])
        for cell, node in zip(table.rows[0].cells, ask.fields.values(), strict=True):
            shade(cell)
            head = write(cell, node.label).runs[0]
            head.bold = True
            head.font.size = Pt(_SMALL) if len(ask.columns) > _MANY else None
        for row, record in zip(table.rows[1:], rows, strict=True):
            never_split(row)
            for cell, node, text in zip(row.cells, ask.fields.values(), record, strict=True):
                paragraph = write(cell, "")._p  # noqa: SLF001
                if words := choices(node, self._reference):
                    shape = shape_of(node)
                    paragraph.append(self._controls.inline("", node.label, shape, text, words))
                elif text:
                    paragraph.append(run(text))
        self._paragraph(styles.GAP, "")

    def _inline(self, paragraph: Element, ask: Ask, given: Answer) -> None:
        """A line, a date or some choices within *paragraph*."""
        words = choices(ask.node, self._reference)
        texts = list(given.paragraphs)
        if ask.shape is Shape.CHOICES:
            most = min(_BLANK_CHOICES, len(words))
            texts += [""] * max(1, most - len(texts))
        elif ask.shape is Shape.LONG:
            texts = ["\n\n".join(texts)]
        for index, text in enumerate(texts or [""]):
            if index:
                paragraph.append(run("\n"))
            shape = Shape.LINE if ask.shape is Shape.LONG else ask.shape
            paragraph.append(self._controls.inline(ask.tag, ask.label, shape, text, words))

    def _block(self, tag: str, label: str, shape: Shape, texts: Sequence[str]) -> None:
        """An answer of whole paragraphs."""
        style = styles.STEP if shape is Shape.LIST and texts else styles.ANSWER
        runs = [run(text) for text in texts] or [run(hint(shape), HINT)]
        paragraphs = []
        if texts and "\n" in texts[0]:  # LibreOffice 7.4 moves a break in the first paragraph of a control
            paragraphs.append(element("w:p", element("w:pPr", element("w:pStyle", val=styles.GAP))))
        for content in runs:
            paragraph = element("w:p", element("w:pPr", element("w:pStyle", val=style)))
            paragraph.append(content)
            paragraphs.append(paragraph)
        block = self._controls.block(tag, label, shape, paragraphs, empty=not texts)
        self._body.insert(self._end, block)

    def _address_line(self) -> None:
        """Which entry of the store this is about, where there is or should be one."""
        if self._address or self._form.asks_address:
            line = self._paragraph(styles.LABEL, "Địa chỉ của bài trong kho (nếu đã có): ")
            made = self._controls.inline(ADDRESS, "Địa chỉ của bài trong kho", Shape.LINE, self._address)
            line._p.append(made)  # noqa: SLF001

    def _signatures(self) -> None:
        """The unit on the left, the person on the right, as on any form."""
        table = table_of(self._document, 1, (8.0, 8.0), framed=False)
        never_split(table.rows[0])
        left, right = table.rows[0].cells
        write_lines(left, ("", False, 13), ("XÁC NHẬN CỦA ĐƠN VỊ", True, 13), ("(Ký, đóng dấu)", False, 12))
        write_lines(
            right,
            ("………, ngày … tháng … năm 20…", False, 13),
            (self._form.signer, True, 13),
            ("(Ký, ghi rõ họ tên)", False, 12),
        )
        for cell in (left, right):
            cell.paragraphs[-1].runs[0].italic = True
        right.paragraphs[0].runs[0].italic = True

    def _answer(self, ask: Ask) -> Answer:
        return answer(ask, self._data, self._reference)

    @property
    def _end(self) -> int:
        """Where the next block goes: before the section's properties, which close the body."""
        return len(self._body) - 1

    def _paragraph(self, style: str, text: str) -> Any:  # noqa: ANN401 - python-docx has no types
        return styled(self._document.add_paragraph(text), style)
