"""What every Word file of ours is made of, a form to fill in or a paper to sign: page, letters, tables, rules, motto.

python-docx offers no way to these parts, so they are written as the elements of WordprocessingML that they are.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

FONT = "Times New Roman"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

STANDING, LYING = (WD_ORIENT.PORTRAIT, Mm(210), Mm(297)), (WD_ORIENT.LANDSCAPE, Mm(297), Mm(210))
"""A4 both ways: orientation, width, height."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)

Element = Any
"""An element of lxml, which has no types of its own."""


def element(name: str, *children: Element, **attributes: str) -> Element:
    """An element such as `w:tag` with its attributes, named as in `val`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made


def page(section: Any, left: int, right: int, way: tuple[WD_ORIENT, Mm, Mm] = STANDING) -> None:  # noqa: ANN401 - python-docx is untyped
    """A4 with margins of *left* and *right* mm, 20 above and below, numbered in the middle on top from page 2 on."""
    section.orientation, section.page_width, section.page_height = way
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shown = element("w:r", element("w:t"))
    shown[0].text = "2"
    number._p.append(element("w:fldSimple", shown, instr=" PAGE "))  # noqa: SLF001 - python-docx writes no fields


def letters(style: Any, size: float) -> None:  # noqa: ANN401 - as above
    """Times New Roman of *size* points for every script, whatever the theme of the blank document says."""
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def describe(document: Any, title: str, on: date, author: str = "") -> None:  # noqa: ANN401 - as above
    """What a file tells of itself: what it is, of which day; not when or by whom it was really written."""
    about = document.core_properties
    about.title, about.author, about.language = title[:255], author, "vi-VN"
    about.last_modified_by = about.comments = ""
    about.created = about.modified = datetime(on.year, on.month, on.day, tzinfo=UTC)


def saved(save: Callable[[BytesIO], object]) -> bytes:
    """What *save* writes of a .docx or .xlsx, its parts in their order, each with one and the same time: no clock."""
    raw, held = BytesIO(), BytesIO()
    save(raw)
    with ZipFile(raw) as old, ZipFile(held, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, _LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return held.getvalue()


def lay_out(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - python-docx is untyped
    """Columns of exactly these widths in centimetres, for Word (cells) and LibreOffice (grid)."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def styled(paragraph: Any, style: str) -> Any:  # noqa: ANN401 - as above
    """The *paragraph* in the style with this id; the library would go through every style for each paragraph."""
    paragraph.paragraph_format.element.style = style
    return paragraph


def rule(paragraph: Any, indent: Any) -> None:  # noqa: ANN401 - as above
    """A solid line on top of *paragraph*, *indent* shorter on both sides."""
    line = element("w:top", val="single", sz="6", space="1", color="000000")
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph._p.get_or_add_pPr().append(element("w:pBdr", line))  # noqa: SLF001 - python-docx draws no rules


def never_split(row: Any) -> None:  # noqa: ANN401 - as above
    """The row stands on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 - as above


def repeated(row: Any) -> None:  # noqa: ANN401 - as above
    """The row is the head of its table, on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 - as above
