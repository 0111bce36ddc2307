"""Official papers: days in words, text that stays text, and the same bytes for the same papers."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest

from kho.publish.papers.letterhead import Letter, Paper, Signature, in_words
from kho.publish.papers.workbook import Sheet, workbook

LETTER = Letter(
    superior="Uỷ ban nhân dân xã Bịa",
    body="Trường bịa",
    number="05/BB-BIA",
    place="Bịa",
    on=date(2022, 2, 5),
    kind="Biên bản",
    about="Họp bịa",
    recipients=("Như trên", "Lưu: VT"),
)
FORMULAS = ("=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("https://bia.example","x")')


def written() -> bytes:
    paper = Paper(LETTER)
    paper.text("{{ x }} =1+1 <w:t>không phải thẻ</w:t>")
    paper.table(("TT", "Tên"), [("1", "=CMD()")], (2.0, 10.0))
    return paper.close(Signature("Thư ký", "Phạm Thị Bịa"), Signature("Chủ tọa", "Lê Văn Bịa"))


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2022, 2, 5), "ngày 05 tháng 02 năm 2022"),
        (date(2022, 3, 10), "ngày 10 tháng 3 năm 2022"),
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026"),
    ],
)
def test_days_are_written_as_nghi_dinh_30_says(on: date, words: str) -> None:
    """A zero before days under ten and before January and February only."""
    assert words == in_words(on)


def test_what_people_wrote_stays_text_in_word() -> None:
    """No field but the page number, no link to elsewhere, markup shown as it was typed (SAFETY S7)."""
    paper = written()
    opened = docx.Document(BytesIO(paper))
    with ZipFile(BytesIO(paper)) as parts:
        outside = [name for name in parts.namelist() if b'TargetMode="External"' in parts.read(name)]
        fields = parts.read("word/document.xml").count(b"instr")

    assert "{{ x }} =1+1 <w:t>không phải thẻ</w:t>" in [one.text for one in opened.paragraphs]
    assert ([], 0) == (outside, fields)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_list_is_a_formula(text: str) -> None:
    """Whatever a title begins with, the cell is text, and reads back as it was typed (SAFETY S7)."""
    book = workbook([Sheet("Danh sách", (text,), {text: 10, "B": 9}, [(text, "x")])], date(2026, 1, 1))
    cells = [
        cell for row in openpyxl.load_workbook(BytesIO(book)).active for cell in row if cell.value == text
    ]

    assert 3 == len(cells)
    assert {"s"} == {cell.data_type for cell in cells}


def test_same_papers_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the clock nor the machine is in a file."""
    first = written(), workbook([Sheet("A", (), {"A": 9}, [("x",)])], date(2026, 1, 1))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    second = written(), workbook([Sheet("A", (), {"A": 9}, [("x",)])], date(2026, 1, 1))

    assert first == second
    for archive in first:
        with ZipFile(BytesIO(archive)) as parts:
            assert {1980} == {part.date_time[0] for part in parts.infolist()}
            assert b"2026-11" not in parts.read("docProps/core.xml")
