"""A paper with more than a letter: to whom it goes, and an annex on lying sheets behind the signatures."""

from io import BytesIO
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Mm, Pt

from kho.publish.papers.letterhead import Paper
from kho.publish.word_parts import LYING, STANDING

CODE = Cm(2.2)
"""The width of a QR code."""


class PaperWithAnnex(Paper):
    """A paper to somebody, with an annex."""

    def to(self, text: str) -> None:
        """To whom the paper goes, in the middle, above the text."""
        self._middle(text).paragraph_format.space_after = Pt(12)

    def annex(self, name: str, title: str, attached: str) -> None:
        """Begin an annex: lying A4, what it is called, its title, the paper it belongs to."""
        self._section(*LYING).left_margin = Mm(20)
        self._middle(name, bold=True)
        self._middle(title.upper(), bold=True)
        self._middle(f"({attached})", italic=True).paragraph_format.space_after = Pt(8)

    def standing_page(self) -> None:
        """Begin a page that stands, behind an annex."""
        self._section(*STANDING).left_margin = Mm(30)

    def beside(self, picture: bytes, text: str) -> None:
        """*picture* (PNG) with *text* to its right, kept together."""
        self._beside(text).add_run().add_picture(BytesIO(picture), width=CODE)

    def _beside(self, text: str) -> Any:  # noqa: ANN401 - python-docx is untyped
        """The paragraph to the left of *text*."""
        left, right = self.columns((2.7, 22.3)).rows[0].cells
        self._line(right.paragraphs[0], text, size=12)
        self._document.add_paragraph().paragraph_format.line_spacing = Pt(6)
        return left.paragraphs[0]

    def _section(self, *way: Any) -> Any:  # noqa: ANN401 - as above
        """A new section on a page of its own, numbered like the others."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        for paragraph in self._document.paragraphs[-2:]:
            if (
                not paragraph.text
            ):  # what ends a table and a section takes no room, else a full page is followed by an empty one
                paragraph.paragraph_format.line_spacing = Pt(1)
                paragraph.paragraph_format.space_after = Pt(0)
        section.orientation, section.page_width, section.page_height = way
        section.different_first_page_header_footer = False
        return section

    def _middle(self, text: str, **look: bool) -> Any:  # noqa: ANN401 - as above
        """*text* in the middle, never alone at the end of a page."""
        paragraph = self._line(self._document.add_paragraph(), text, **look)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        return paragraph
