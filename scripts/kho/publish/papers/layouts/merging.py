"""A report in an office's own layout: each field gives way to what the report says.

A text of several paragraphs stands as if it were pasted where its field was; a row of a table with fields (outside of
tables, a paragraph) comes once for each row of the report. What has nothing to say leaves no empty line, row or page.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import docx
from docx.parts.story import StoryPart
from docx.text.run import Run

from kho.publish.papers.draft import Line, Report, Table
from kho.publish.papers.layouts import report_fields
from kho.publish.papers.layouts.dressing import HEADING, PICTURE, dressed
from kho.publish.papers.layouts.leftovers import drop, drop_empty, full_sections, take_out
from kho.publish.papers.layouts.merge_fields import FIELD, cased
from kho.publish.papers.layouts.outline import Outline
from kho.publish.papers.layouts.own import Layout
from kho.store.files.filekind import BadFile
from kho.store.word.package import Element
from kho.store.word.wordml import W

MAX_REPEATED = 1_000
"""Of how many elements a row or paragraph that is repeated may consist."""

_IDENTITY = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
"""What no two paragraphs have in common."""

_LARGE = ("Một hàng hoặc đoạn có trường quá lớn để lặp lại.", "Đưa ảnh, hộp chữ ra khỏi hàng, đoạn ấy.")
_MIXED = (
    "Một hàng của mẫu có trường của hai bảng, hoặc nằm trong hàng khác cũng có trường của bảng.",
    "Mỗi bảng của báo cáo cần một hàng riêng.",
)


@dataclass(frozen=True)
class Filled:
    """A filled layout, and what a person must still write in it."""

    paper: bytes
    left: tuple[str, ...]


def filled(layout: Layout, report: Report, outline: Outline) -> Filled:
    """*report* in *layout*, whose fields are all of this *outline*; `BadFile` where its rows cannot be repeated."""
    said, document = report_fields.texts(report, layout.names), docx.Document(BytesIO(layout.content))
    for part in document.part.package.iter_parts():
        if isinstance(part, StoryPart):
            _Story(part, outline, said, report.tables).tell()
    return Filled(dressed(document, report), report_fields.left(report, layout.names, said))


@dataclass(frozen=True)
class _Story:
    """A part of a layout that holds text, and what is said in it."""

    part: Any
    outline: Outline
    said: report_fields.Texts
    tables: tuple[Table, ...]

    def tell(self) -> None:
        """Put what the report says in place of every field."""
        ends = full_sections(self.root)
        for field in self._found():
            if self._silent(field) and self.root in field.iterancestors():
                self._remove(field)
        for unit, table in self._units().items():
            self._repeat(
                unit, next((report_fields.rows(one) for one in self.tables if one.name == table), ())
            )
        for field in self._found():
            self._say(field, self.said[field.get("name")])
        drop_empty(ends)

    @property
    def root(self) -> Element:
        """What holds the text."""
        return self.part.element

    @cached_property
    def _table_of(self) -> Mapping[str, str]:
        """To which table a field belongs."""
        tables = self.outline.tables
        return {report_fields.cell(table, column): table.name for table in tables for column in table.whole}

    def _found(self) -> list[Element]:
        return list(self.root.iter(FIELD))

    def _silent(self, field: Element) -> bool:
        """Whether a field that stands in no table says nothing."""
        name = field.get("name")
        return name not in self._table_of and not self.said.get(name)

    def _remove(self, field: Element) -> None:
        """Take *field* out, and its paragraph where no other field of it says anything."""
        paragraph = _paragraph(field)
        if all(map(self._silent, paragraph.iter(FIELD))):
            drop(paragraph)
        else:
            field.getparent().remove(field)

    def _units(self) -> dict[Element, str]:
        """What is repeated for the rows of which table."""
        found: dict[Element, str] = {}
        for field in self._found():
            if table := self._table_of.get(field.get("name")):
                row = next(field.iterancestors(f"{W}tr"), None)
                if found.setdefault(_paragraph(field) if row is None else row, table) != table:
                    raise BadFile(*_MIXED)
        if any(above in found for unit in found for above in unit.iterancestors()):
            raise BadFile(*_MIXED)
        return found

    def _repeat(self, unit: Element, rows: Iterable[Mapping[str, str]]) -> None:
        """Write *unit* once for each of *rows*."""
        _refuse_large(unit)
        for row in rows:
            copy = deepcopy(unit)
            unit.addprevious(copy)
            for field in [one for one in copy.iter(FIELD) if one.get("name") in row]:
                self._put(field, Line(row[field.get("name")]))
        take_out(unit)

    def _say(self, field: Element, lines: tuple[Line, ...]) -> None:
        """Write *lines* in place of *field*, each a paragraph, as if they were pasted there."""
        paragraph = _paragraph(field)
        if len(lines) > 1:
            _refuse_large(paragraph)
            field.set("here", "")
        for line in lines[:-1]:
            copy = deepcopy(paragraph)
            paragraph.addprevious(copy)
            here = copy.find(f".//{FIELD}[@here]")
            _cut(copy, here, preceding=False)
            self._put(here, line)
            _take(copy, "sectPr", "keepNext")
            copy.attrib.pop(_IDENTITY, None)
            _cut(paragraph, field, preceding=True)
            _take(paragraph, "pageBreakBefore")
        self._put(field, lines[-1])

    def _put(self, field: Element, line: Line) -> None:
        """Write *line* in place of *field*, in its look; a QR code is drawn later."""
        if line.heading:
            _paragraph(field).set(HEADING, "")
        run = field.makeelement(f"{W}r")
        field.getparent().replace(field, run)
        if field.get("name") in report_fields.codes(self.outline):
            run.set(PICTURE, "")
            return
        run.extend(deepcopy(look) for look in field)
        Run(run, self.part).text = cased(line.text, field)


def _paragraph(field: Element) -> Element:
    return next(field.iterancestors(f"{W}p"))


def _refuse_large(unit: Element) -> None:
    """What is written many times is small, or a paper outgrows the machine (SAFETY E4)."""
    if sum(1 for _ in unit.iter()) > MAX_REPEATED:
        raise BadFile(*_LARGE)


def _cut(paragraph: Element, here: Element, *, preceding: bool) -> None:
    """Take out what stands before or after *here* in *paragraph*; not what says how it looks."""
    while here is not paragraph:
        for beside in [one for one in here.itersiblings(preceding=preceding) if not one.tag.endswith("Pr")]:
            beside.getparent().remove(beside)
        here = here.getparent()


def _take(paragraph: Element, *looks: str) -> None:
    """Of several paragraphs the last alone ends a section or stays with what follows, the first alone begins a page."""
    for look in list(paragraph.iterfind(f"{W}pPr/*")):
        if look.tag in {f"{W}{name}" for name in looks}:
            look.getparent().remove(look)
