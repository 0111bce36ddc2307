"""A layout to begin with: the paper as we lay it out, with a merge field wherever a report says something.

Word shows the fields as «ten»; an office moves them, deletes them, sets its own words around them.
"""

import re
from copy import deepcopy
from datetime import date
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kho.publish.office_words import said
from kho.publish.papers.annex import PaperWithAnnex
from kho.publish.papers.draft import Table
from kho.publish.papers.layouts import report_fields
from kho.publish.papers.layouts.outline import outline
from kho.publish.papers.letterhead import Letter, Paper, Signature

_FIELD = re.compile(r"«(\w+)»")
_HEAD = "report/words.jinja", "HEAD"


def blank_layout(kind: str, on: date) -> bytes:
    """The layout for reports of this *kind* as .docx, dated *on*, with every field at its place."""
    whole = outline(kind)
    paper = _BlankPaper(_letter(on))
    paper.to(said(*_HEAD)["to"].format(_shown(report_fields.TO)))
    for part in whole.parts:
        if part.title:
            paper.heading(_shown(report_fields.heading(part.name)))
        paper.text(_shown(part.name))
    paper.sign(None, Signature(_shown(report_fields.OFFICE), _shown(report_fields.SIGNER)))
    for name, tables in whole.annexes.items():
        paper.field_annex(report_fields.of_annex(name), tables)
    paper.standing_page()
    paper.heading(_shown(report_fields.heading(report_fields.LEFT)))
    paper.text(_shown(report_fields.LEFT))
    return paper.saved()


class _FieldLetter(Letter):
    """A frame that holds fields."""

    @property
    def day(self) -> str:
        """A field: the day of the report is not that of its layout."""
        return _shown(report_fields.DAY)

    @property
    def addressed(self) -> tuple[str, ...]:
        """A field for all recipients."""
        return self.recipients


class _BlankPaper(PaperWithAnnex):
    """A paper in which «ten» is a merge field; in capitals, one that Word sets in capitals."""

    def field_annex(self, of: report_fields.OfAnnex, tables: tuple[Table, ...]) -> None:
        """An annex: a row of fields for each table, below its name where there are several."""
        self.annex(_shown(of.called), _shown(of.title), _shown(of.attached))
        self._line(self._beside(_shown(of.mark)), _shown(of.code))
        rows: list[tuple[str, ...]] = []
        for table in tables:
            rows += [(_shown(report_fields.caption(table)),)] if len(tables) > 1 else []
            rows.append(tuple(_shown(report_fields.cell(table, column)) for column in table.columns))
        columns = tables[0].columns
        self.table([one.head for one in columns], rows, [one.width for one in columns])

    @staticmethod
    def _line(paragraph: Any, text: str, **look: Any) -> Any:  # noqa: ANN401 - python-docx is untyped
        for index, piece in enumerate(_FIELD.split(text)):
            if index % 2:
                _write_field(paragraph, piece, look)
            elif piece:
                Paper._line(paragraph, piece, **look)  # noqa: SLF001 - its own class
        return paragraph


def _letter(on: date) -> Letter:
    return _FieldLetter(
        superior=_shown(report_fields.SUPERIOR),
        body=_shown(report_fields.BODY),
        number=_shown(report_fields.NUMBER),
        place=_shown(report_fields.PLACE),
        on=on,
        kind=_shown(report_fields.KIND),
        about=_shown(report_fields.ABOUT),
        recipients=(_shown(report_fields.RECIPIENTS),),
    )


def _shown(name: str) -> str:
    """How Word shows the field *name*."""
    return f"«{name}»"


def _write_field(paragraph: Any, name: str, look: dict[str, Any]) -> None:  # noqa: ANN401 - as above
    """The field *name* as Word writes it: its code, then what it shows, in runs of one look."""
    upper = " \\* Upper" if name.isupper() else ""
    code = OxmlElement("w:instrText")
    code.text = f" MERGEFIELD {name.lower()}{upper} "
    code.set(qn("xml:space"), "preserve")
    run = Paper._line(paragraph, _shown(name), **look).runs[-1]._r  # noqa: SLF001 - as above
    for content in (_turn("begin"), code, _turn("separate")):
        run.addprevious(_emptied(run, content))
    run.addnext(_emptied(run, _turn("end")))


def _emptied(run: Any, content: Any) -> Any:  # noqa: ANN401 - as above
    """A run of the same look that holds *content*."""
    copy = deepcopy(run)
    copy.clear_content()
    copy.append(content)
    return copy


def _turn(kind: str) -> Any:  # noqa: ANN401 - as above
    """Where a field begins, shows something, ends."""
    turn = OxmlElement("w:fldChar")
    turn.set(qn("w:fldCharType"), kind)
    return turn
