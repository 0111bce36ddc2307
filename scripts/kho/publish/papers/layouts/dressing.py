"""The last touch to a filled layout: gaps in yellow, headings in bold, QR codes, nothing of who made the layout."""

from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kho.publish.gaps import gaps, pieces
from kho.publish.papers.annex import CODE
from kho.publish.papers.draft import Report
from kho.publish.papers.laying_out import code
from kho.publish.word_parts import describe, saved

HEADING, PICTURE = "heading", "picture"
"""What the merge leaves at a paragraph that is a heading, at a run in whose place the QR code stands."""


def dressed(document: Document, report: Report) -> bytes:
    """The bytes of the filled layout, as it is handed in; no longer a mail merge, so that Word asks for no data."""
    for merge in document.settings.element.findall(qn("w:mailMerge")):
        merge.getparent().remove(merge)
    for part in document.part.package.iter_parts():
        if isinstance(part, StoryPart):
            _dress(part, report)
    describe(document, report.letter.title, report.letter.on)
    return saved(document.save)


def _dress(part: Any, report: Report) -> None:  # noqa: ANN401 - python-docx is untyped
    """The text of *part*."""
    for run in _each(part, "w:r", Run):
        if run._r.attrib.pop(PICTURE, None) is not None:  # noqa: SLF001 - python-docx keeps no such notes
            run.add_picture(BytesIO(code(report.url)), width=CODE)
        elif gaps(run.text):
            _show_gaps(run)
    for paragraph in _each(part, "w:p", Paragraph):
        if paragraph._p.attrib.pop(HEADING, None) is not None:  # noqa: SLF001 - as above
            paragraph.paragraph_format.keep_with_next = True
            for run in paragraph.runs:
                run.bold = True
    for text in part.element.iter(qn("w:t")):
        if text.text and text.text != text.text.strip():
            text.set(qn("xml:space"), "preserve")


def _each(part: Any, tag: str, kind: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """The elements of *part* called so, as python-docx reads them."""
    return (kind(element, part) for element in list(part.element.iter(qn(tag))))


def _show_gaps(run: Run) -> None:
    """The run in pieces, those that a person must write in yellow."""
    whole = run._r  # noqa: SLF001 - python-docx cannot split a run
    for text, is_gap in pieces(run.text):
        piece = Run(deepcopy(whole), run._parent)  # noqa: SLF001 - as above
        piece.text = text
        if is_gap:
            piece.font.highlight_color = WD_COLOR_INDEX.YELLOW
        whole.addprevious(piece._r)  # noqa: SLF001 - as above
    whole.getparent().remove(whole)
