"""Tables and cells: how the parts of a form are laid out."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Pt

from kho.model.tree import Node
from kho.publish.forms import styles
from kho.publish.forms.asked import Ask, Shape, shape_of
from kho.publish.word_parts import element, lay_out, styled

_WIDTH = 16.0
"""Between the margins, in centimetres."""


def table_of(document: Document, rows: int, widths: Sequence[float], *, framed: bool = True) -> Any:  # noqa: ANN401 - as above
    """A table of fixed widths, with thin grey lines or none."""
    table = document.add_table(rows, len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    lay_out(table, widths)
    if framed:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        lines = (
            element(f"w:{side}", val="single", sz="4", space="0", color=styles.LINE_GREY) for side in sides
        )
        table._tbl.tblPr.append(element("w:tblBorders", *lines))  # noqa: SLF001
    return table


def write(cell: Any, text: str) -> Any:  # noqa: ANN401 - as above
    """The first paragraph of a cell, with *text*."""
    paragraph = styled(cell.paragraphs[0], styles.CELL)
    if text:
        paragraph.add_run(text)
    return paragraph


def write_lines(cell: Any, *lines: tuple[str, bool, float]) -> None:  # noqa: ANN401 - as above
    """Centred lines, each with its weight and size."""
    for index, (text, bold, size) in enumerate(lines):
        paragraph = styled(cell.add_paragraph() if index else cell.paragraphs[0], styles.CENTRED)
        one = paragraph.add_run(text)
        one.bold, one.font.size = bold, Pt(size)


def widths_of(ask: Ask) -> tuple[float, ...]:
    """Columns by what they hold: numbers and dates are narrow, texts share the rest."""
    shares = [_share(node) for node in ask.fields.values()]
    return tuple(_WIDTH * share / sum(shares) for share in shares)


def _share(node: Node) -> float:
    """How wide a column is beside others."""
    shape = shape_of(node)
    if shape is Shape.LINE and not node.longest:
        return 1.05
    return {Shape.LINE: 1.4, Shape.LONG: 1.8, Shape.CHOICE: 1.2}.get(shape, 1.0)


def shade(cell: Any) -> None:  # noqa: ANN401 - as above
    """A light ground behind a label."""
    cell._tc.get_or_add_tcPr().append(  # noqa: SLF001
        element("w:shd", val="clear", color="auto", fill=styles.SHADE)
    )
