"""Layouts as offices make them: the blank one changed with python-docx, as a secretary changes it in Word. Invented."""

import re
from copy import deepcopy
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from checkout import TODAY
from kho.publish.papers.layouts.blank_layout import blank_layout


@cache
def blank(kind: str = "dien-hinh") -> bytes:
    """The layout that the command gives to begin with."""
    return blank_layout(kind, TODAY)


def opened(kind: str = "dien-hinh") -> Document:
    """The same, to be changed."""
    return docx.Document(BytesIO(blank(kind)))


def saved(document: Document) -> bytes:
    """The bytes of a layout."""
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def empty() -> Document:
    """A page without anything."""
    return docx.Document()


def put(paragraph: Paragraph, name: str, *, bold: bool = False, code: str = "MERGEFIELD {} ") -> None:
    """The field *name* at the end of *paragraph*, in the short form in which Word keeps most fields."""
    written = escape(code.format(name), {'"': "&quot;"})
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    paragraph._p.append(  # noqa: SLF001 - python-docx writes no fields
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {written}">'
            f"<w:r>{look}<w:t>«{name}»</w:t></w:r></w:fldSimple>"
        )
    )


def paragraph_of(document: Document, name: str) -> Paragraph:
    """The paragraph of the text that shows the field *name*."""
    return next(one for one in document.paragraphs if f"«{name}»" in one.text)


def without(document: Document, *names: str) -> Document:
    """The layout after these fields were deleted with their lines."""
    for name in names:
        gone = paragraph_of(document, name)._p  # noqa: SLF001 - python-docx removes no paragraph
        gone.getparent().remove(gone)
    return document


def of_an_office() -> bytes:
    """A layout of a Phòng: other margins and letters, its own head and words, the list in a table of another shape."""
    document = empty()
    section, normal = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(25)
    normal.font.name, normal.font.size = "Arial", Pt(12)
    put(section.header.paragraphs[0], "loai_van_ban", code="MERGEFIELD {} \\* Upper ")
    section.header.paragraphs[0].add_run(" – mẫu riêng")
    put(document.add_paragraph("Kính gửi: "), "kinh_gui")
    put(document.add_paragraph("Về việc: "), "trich_yeu", bold=True)
    document.add_paragraph("1. Những tấm gương")
    table = document.add_table(rows=2, cols=3)
    table.style = "Table Grid"
    for cell, head, name in zip(
        table.row_cells(0), ("Cách làm", "Minh chứng", "Số"), ("ten", "minh_chung", "tt"), strict=True
    ):
        cell.text = head
        put(table.rows[1].cells[cell._tc.grid_offset].paragraphs[0], f"danh_sach_{name}")  # noqa: SLF001 - as above
    document.add_paragraph("2. Kể rõ")
    put(document.add_paragraph(), "dien_hinh")
    document.add_paragraph("3. Hạn chế, việc sắp tới")
    told = document.add_paragraph("Hạn chế: ")
    put(told, "han_che")
    told.add_run(" Phương hướng: ")
    put(told, "phuong_huong")
    last = document.add_paragraph("Mã ")
    put(last, "ma_bang")
    put(document.add_paragraph("Người ký: "), "ho_ten_nguoi_ky")
    put(document.add_paragraph(), "con_can_viet")
    return saved(document)


def torn(kind: str) -> bytes:
    """A layout whose first field lacks its beginning, or its end."""
    document = opened()
    marks = document.element.body.iter(qn("w:fldChar"))
    mark = next(one for one in marks if one.get(qn("w:fldCharType")) == kind)
    mark.getparent().remove(mark)
    return saved(document)


def with_code(code: str) -> bytes:
    """A layout with a field of this code."""
    document = opened()
    run = document.add_paragraph().add_run("x")._r  # noqa: SLF001 - as above
    for inside in (
        '<w:fldChar {} w:fldCharType="begin"/>',
        f"<w:instrText {{}}>{code}</w:instrText>",
        '<w:fldChar {} w:fldCharType="separate"/>',
        '<w:fldChar {} w:fldCharType="end"/>',
    ):
        copy = deepcopy(run)
        copy.clear_content()
        copy.append(parse_xml(inside.format(nsdecls("w"))))
        run.addprevious(copy)
    return saved(document)


def with_xml(xml: str) -> bytes:
    """A layout with one block more in its text."""
    document = opened()
    document.element.body.insert(0, parse_xml(re.sub(r"^<[\w:]+", rf"\g<0> {nsdecls('w')}", xml)))
    return saved(document)
