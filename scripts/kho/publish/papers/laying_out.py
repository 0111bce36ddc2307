"""How a report is laid out: on paper as Nghị định 30/2020/NĐ-CP asks, and as a workbook. One layout for every kind."""

from io import BytesIO

import segno

from kho.publish.office_words import lines, said
from kho.publish.papers.annex import PaperWithAnnex
from kho.publish.papers.draft import NUMERALS, Annex, Line, Report, numbered
from kho.publish.papers.workbook import Sheet, workbook

_WORDS = "report/words.jinja"
_WIDER = 4.5
"""How many characters of a workbook's column stand for a centimetre on paper."""


def on_paper(report: Report) -> bytes:
    """The report as .docx: text, what a person must still write, signature, annexes, the list of what is left."""
    paper = PaperWithAnnex(report.letter)
    paper.to(said(_WORDS, "HEAD")["to"].format(report.to))
    numerals = iter(NUMERALS)
    for part in report.parts:
        if part.title:
            paper.heading(f"{next(numerals)}. {part.title}")
        for line in part.lines:
            _write(paper, line)
    paper.sign(None, report.signature)
    names = numbered([annex.name for annex in report.annexes])
    for annex in report.annexes:
        _annex(paper, report, annex, names[annex.name])
    if report.left:
        paper.standing_page()
        paper.heading(said(_WORDS, "LEFT"))
        for text in lines("report/left.jinja", left=report.left):
            paper.text(text)
    return paper.saved()


def as_workbook(report: Report) -> bytes:
    """The tables of the report as .xlsx, one sheet each."""
    mark = said(_WORDS, "MARK_OF_SHEET" if len(report.tables) == 1 else "MARK_OF_SHEETS")
    sheets = [
        Sheet(
            name=table.sheet,
            above=(table.sheet.upper(), report.letter.about, mark.format(report.mark, report.url)),
            columns={column.head: column.width * _WIDER for column in table.whole},
            rows=table.plain,
        )
        for table in report.tables
    ]
    return workbook(sheets, report.letter.on)


def _write(paper: PaperWithAnnex, line: Line) -> None:
    if line.heading:
        paper.heading(line.text)
    else:
        paper.text(line.text)


def _annex(paper: PaperWithAnnex, report: Report, annex: Annex, name: str) -> None:
    """An annex; the first shows the mark of all tables and the way to their entries."""
    paper.annex(name, annex.title, annex.attached)
    if annex is report.annexes[0]:
        paper.beside(code(report.url), told_mark(report))
    columns = annex.tables[0].columns
    rows: list[tuple[str, ...]] = []
    for table in annex.tables:
        rows += [(table.caption,)] if table.caption else []
        rows += [row[: len(columns)] for row in table.rows]
    paper.table([one.head for one in columns], rows, [one.width for one in columns])


def told_mark(report: Report) -> str:
    """What a report says of the mark of its tables, and where to check it."""
    alone = "MARK_ONLINE" if report.online else "MARK"
    told: str = said(_WORDS, alone if len(report.tables) == 1 else "MARK_OF_SEVERAL")
    return told.format(report.mark, report.url)


def code(url: str) -> bytes:
    """A QR code (ISO/IEC 18004) to *url*, as PNG."""
    held = BytesIO()
    segno.make_qr(url, error="m", boost_error=False, mask=2).save(held, kind="png", scale=6, border=2)
    return held.getvalue()
