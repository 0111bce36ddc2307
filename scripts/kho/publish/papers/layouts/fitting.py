"""Whether a layout and a report fit: no field that nothing fills, and nothing said that the layout has no place for."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from kho.publish.papers.draft import Report, Table
from kho.publish.papers.frame import Given
from kho.publish.papers.layouts import report_fields
from kho.publish.papers.layouts.outline import KINDS, outline
from kho.words.problem import Finding, note, quoted

_OPENING = "lời mở đầu"
_SHOWN = 3
"""How many near names a message shows."""
_NEAR = 0.7
"""How near they are."""

_GIVEN = (
    ("to", report_fields.TO),
    ("from", report_fields.BODY),
    ("superior", report_fields.SUPERIOR),
    ("place", report_fields.PLACE),
)


def unknown(names: Collection[str], kind: str) -> Iterator[Finding]:
    """A field that no report of this *kind* fills would stay empty for ever."""
    whole = report_fields.known(outline(kind))
    strange = [name for name in names if name not in whole]
    other = next((one for one in KINDS if set(names) <= set(report_fields.known(outline(one)))), None)
    blank = f"Mẫu trống có đủ các trường: kho report {kind} --blank-layout mau.docx"
    if strange and other:
        yield Finding((), f"Đây là mẫu của báo cáo {other}, không phải {kind}.", blank)
        return
    for name in strange:
        near = get_close_matches(name.lower(), whole, n=_SHOWN, cutoff=_NEAR)
        hint = f"Có phải ý bạn là: {', '.join(near)}?" if near else blank
        yield Finding((name,), f"Báo cáo {kind} không có trường {quoted(name)}.", hint)


def untold(report: Report, names: Collection[str], given: Given) -> Iterator[Finding]:
    """What the report says and the layout does not show is told: nothing is lost unseen."""
    for part in report.parts:
        if part.name not in names:
            yield _note(f"Phần {quoted(part.title or _OPENING)} không được ghi", part.name)
    for table in report.tables:
        yield from _untold_columns(table, names)
    shown = any(
        report_fields.cell(table, column) in names for table in report.tables for column in table.whole
    )
    marks = {report_fields.MARK, *(report_fields.of_annex(annex.name).mark for annex in report.annexes)}
    if shown and not marks & set(names):
        yield _note("Mã của bảng không được ghi", report_fields.MARK)
    values = (given.to, given.sender, given.superior, given.place)
    for (option, name), value in zip(_GIVEN, values, strict=True):
        if value and name not in names:
            yield _note(f"--{option} không dùng đến", name)


def _untold_columns(table: Table, names: Collection[str]) -> Iterator[Finding]:
    """Columns that hold something; the number of a row tells nothing, and what is the workbook's alone need not be."""
    told = [column for column in table.columns[1:] if report_fields.cell(table, column) in names]
    if not told:
        first = report_fields.cell(table, table.columns[1])
        yield _note(f"Bảng {quoted(table.sheet)} ({len(table.rows)} dòng) không được ghi", first)
        return
    for index, column in enumerate(table.columns[1:], start=1):
        if column not in told and any(row[index] for row in table.rows):
            what = f"Cột {quoted(column.head)} của bảng {quoted(table.sheet)} không được ghi"
            yield _note(what, report_fields.cell(table, column))


def _note(what: str, name: str) -> Finding:
    return note((name,), f"{what}: mẫu không có trường “{name}”.")
