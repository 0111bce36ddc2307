"""What every Word file of ours is made of, a form to fill in or a paper to sign: tables, rules, rows, the motto.

python-docx offers no way to these parts, so they are written as the elements of WordprocessingML that they are.
"""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

FONT = "Times New Roman"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

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


def lay_out(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - python-docx is untyped
    """Columns of exactly these widths in centimetres, for Word (cells) and LibreOffice (grid)."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


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
