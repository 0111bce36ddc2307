"""How the forms look: A4, Times New Roman, in the manner of NĐ 30/2020/NĐ-CP where it applies."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from kho.publish.forms.controls import HINT_COLOR
from kho.publish.word_parts import element, letters, page

GREY = RGBColor.from_string(HINT_COLOR)
LINE_GREY, SHADE = "A6A6A6", "F2F2F2"
HEADING, ANSWER, LINE, STEP, HELP, LABEL, CELL, CENTRED, GAP = (
    "KhoHeading",
    "KhoAnswer",
    "KhoLine",
    "KhoStep",
    "KhoHelp",
    "KhoLabel",
    "KhoCell",
    "KhoCentred",
    "KhoGap",
)


def dress(document: Document) -> None:
    """Set page, fonts and the styles that the forms use."""
    page(document.sections[0], 30, 20)
    compat = document.settings.element.find(qn("w:compat"))
    compat.append(element("w:doNotExpandShiftReturn"))
    normal = document.styles["Normal"]
    letters(normal, 13)
    language = element("w:lang", val="vi-VN", eastAsia="vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.15
    _paragraph(document, HEADING, 13, bold=True, before=10, after=2).paragraph_format.keep_with_next = True
    answer = _paragraph(document, ANSWER, 13, after=6)
    answer.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _paragraph(document, LINE, 13, after=4)
    _paragraph(document, GAP, 4).paragraph_format.line_spacing = 1.0
    step = _paragraph(document, STEP, 13, after=3)
    step.paragraph_format.left_indent, step.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    step.element.get_or_add_pPr().append(
        element("w:numPr", element("w:numId", val=_number_of(document.styles["List Number"])))
    )
    grey = _paragraph(document, HELP, 11, italic=True, after=3)
    grey.font.color.rgb = GREY
    grey.paragraph_format.keep_with_next = True
    label = _paragraph(document, LABEL, 13, italic=True, before=3, after=1)
    label.paragraph_format.keep_with_next = True
    _paragraph(document, CELL, 12, before=2, after=2).paragraph_format.line_spacing = 1.0
    centred = _paragraph(document, CENTRED, 13)
    centred.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    centred.paragraph_format.line_spacing = 1.0
    hint = document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER, builtin=True)
    hint.font.color.rgb = GREY


def _number_of(style: Any) -> str:  # noqa: ANN401 - python-docx has no types
    """The numbering that a list style of the blank document uses."""
    return str(style.element.find(".//" + qn("w:numId")).get(qn("w:val")))


def _paragraph(
    document: Document,
    name: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
) -> Any:  # noqa: ANN401 - as above
    """A paragraph style of the forms' own."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    letters(style, size)
    style.font.bold, style.font.italic = bold, italic
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style
