"""Reports to the level above: what the store says, what a person must write, as an office would hand it in."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from checkout import TODAY
from entries import catalog as kept
from entries import filed, innovation
from kho.derived.report import subject
from kho.derived.report.occasion import Sign
from kho.derived.report.period import Period
from kho.derived.report.statement import Statement, statement
from kho.model import Adoption
from kho.publish import listing
from kho.publish.gaps import gap, gaps, pieces
from kho.publish.papers.draft import Report
from kho.publish.papers.exemplars import report_on_exemplars
from kho.publish.papers.frame import Given
from kho.publish.papers.laying_out import as_workbook, on_paper
from kho.words.terms import Verdict
from office import converted
from reporting import BLANK, GOLDEN, SITE, kho, store, text_of

SCHOOL = "Trường Tiểu học Bịa Một"
YEAR = "2025-2026"


def told(name: str = SCHOOL, period: str = YEAR, on: date = TODAY) -> Statement:
    known = store()
    return statement(known, subject.unit(name, known), Period.parse(period), on)


def drafted(found: Statement, given: Given = BLANK) -> Report:
    return report_on_exemplars(found, given, SITE)


def on_sheets(found: Statement, given: Given = BLANK) -> bytes:
    return on_paper(drafted(found, given))


# What belongs to a period


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2026-q4", "quý IV năm 2026"),
        ("2026-2027", "năm học 2026-2027"),
        ("2026-2027-hk2", "học kỳ II năm học 2026-2027"),
    ],
)
def test_a_period_is_a_quarter_a_school_year_or_a_semester(period: str, label: str) -> None:
    """S3-10, S3-16, S0-19: the three rhythms of reports, read and written back."""
    read = Period.parse(period)

    assert (period, label) == (str(read), read.label)


@pytest.mark.parametrize("text", ["2026", "2026-q5", "2026-2028", "2026-2027-hk3", "2026-q4-hk1", "", "hk1"])
def test_what_is_no_period_is_refused(text: str) -> None:
    """No period is guessed from half a one."""
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says what is wrong
        Period.parse(text)


def test_only_a_certain_date_places_an_entry_in_a_period() -> None:
    """A date that may lie outside (“2026” in a quarter) does not count; nor does one after the day of the report."""
    for registered, on, expected in (
        ("2026-11-02", TODAY, [Sign.REGISTERED]),
        ("2026", TODAY, []),
        ("2026-11-02", date(2026, 11, 1), []),
    ):
        one = filed(innovation(registered_on=registered, published_on="2026-06-01"))
        known = kept(one)
        found = statement(known, subject.province(one.province, known), Period.parse("2026-q4"), on)
        assert expected == [sign for row in found.rows for sign, _ in row.signs]


def test_a_semester_is_what_the_entry_says_it_is() -> None:
    """Each year's plan ends a semester anew, so no date decides it (S0-19)."""
    one = filed(innovation(registered_on="2026-10-01", school_year="2026-2027", semester="hk1"))
    known = kept(one)
    about = subject.province(one.province, known)

    assert 1 == len(statement(known, about, Period.parse("2026-2027-hk1"), TODAY).rows)
    assert not statement(known, about, Period.parse("2026-2027-hk2"), TODAY).rows


# The paper


def test_the_report_says_who_what_with_which_proof_and_who_follows(
    golden: Callable[[str, Path], None],
) -> None:
    """S3-13, S3-16, S2-18: word for word, with its gaps, its list and what is left to write."""
    golden(text_of(on_sheets(told())), GOLDEN / "exemplars.txt")


def test_what_was_recognised_proposed_and_followed_is_told(golden: Callable[[str, Path], None]) -> None:
    """S0-29, S3-9 f: a province's report, with awards given and asked for, and the schools that follow."""
    known = store("trust")
    found = statement(known, subject.province("phu-tho", known), Period.parse(YEAR), TODAY)

    golden(text_of(on_sheets(found)), GOLDEN / "province.txt")


def test_every_gap_is_yellow_and_listed_on_the_last_page() -> None:
    """What a person must write is neither overlooked nor written by the machine."""
    paper = docx.Document(BytesIO(on_sheets(told())))
    last = [one.text for one in paper.paragraphs]
    listed = last[last.index("CÒN CẦN NGƯỜI VIẾT") + 2 :]
    cells = [
        one for table in paper.tables for row in table.rows for cell in row.cells for one in cell.paragraphs
    ]
    yellow = {
        run.text
        for one in (*paper.paragraphs, *cells)
        for run in one.runs
        if run.font.highlight_color is not None
    }

    assert len(yellow) == len(listed) >= 8
    assert all(
        "[…" not in run.text or run.text in yellow for one in (*paper.paragraphs, *cells) for run in one.runs
    )


def test_what_the_caller_gives_is_no_gap() -> None:
    """`--to`, `--from`, `--superior`, `--place` fill the frame."""
    given = Given("Ủy ban nhân dân xã Bịa", "Trường bịa", "Ủy ban nhân dân xã Bịa", "Xã Bịa")
    text = text_of(on_sheets(told(), given))

    assert "Kính gửi: Ủy ban nhân dân xã Bịa\n" in text
    assert "ỦY BAN NHÂN DÂN XÃ BỊA / TRƯỜNG BỊA" in text
    assert "Xã Bịa, ngày 22 tháng 11 năm 2026" in text


@pytest.mark.parametrize(
    ("levels", "way"),
    [
        (["tieu-hoc"], "gửi Ủy ban nhân dân xã, phường (Phòng Văn hóa – Xã hội), rồi tới Sở"),
        (["thpt"], "gửi thẳng Sở Giáo dục và Đào tạo"),
        (["thcs", "thpt"], "hoặc, nếu là trung học phổ thông"),
    ],
)
def test_the_way_up_is_hinted_by_the_levels_a_unit_reports_on(levels: list[str], way: str) -> None:
    """S0-32, with the two tiers of today; the person who reports decides."""
    known = kept(filed(innovation(levels=levels, registered_on="2026-10-01")))
    found = statement(known, subject.unit(SCHOOL, known), Period.parse("2026-q4"), TODAY)

    assert way in text_of(on_sheets(found)).split("\n")[3]


def test_who_found_it_unfit_did_not_take_it_up() -> None:
    """“Không hợp với chúng tôi” is told with the rest, but not counted as following (S3-9 f)."""
    known = store("trust")
    about = subject.province("phu-tho", known)
    left = tuple(
        one
        for one in known.filed
        if not isinstance(one.entry, Adoption) or one.entry.verdict is Verdict.NOT_FOR_US
    )
    less = replace(known, filed=left)
    row = next(
        one
        for one in statement(less, about, Period.parse(YEAR), TODAY).rows
        if one.filed.slug == "goc-doc-bia"
    )

    assert (1, False) == (len(row.followers), row.taken_up)


def test_contributed_text_cannot_pose_as_a_gap() -> None:
    """The marks of gaps are lost on the way into a paper; brackets alone stay plain text (SAFETY S7)."""
    made = gap("tên \ue000bịa\ue001")

    bad = "Trường \ue000[… Bịa]\ue001"
    known = kept(filed(innovation(unit={"name": bad, "province": "Phú Thọ"}, registered_on="2026-10-01")))
    found = statement(known, subject.unit(bad, known), Period.parse("2026-q4"), TODAY)
    paper = docx.Document(BytesIO(on_sheets(found)))

    assert not [name for name in ("\ue000", "\ue001") if name in text_of(on_sheets(found))]
    assert not [
        run
        for one in paper.tables[0].rows[0].cells[0].paragraphs
        for run in one.runs
        if "BỊA" in run.text and run.font.highlight_color
    ]
    assert ["tên bịa"] == gaps(made)
    assert [("[… cần người viết: x]", False)] == list(pieces("[… cần người viết: x]"))


def test_hard_places_and_lessons_are_told_where_an_entry_tells_them() -> None:
    """S0-28, S1-13: text where the data has it, beside the gap for the rest."""
    result = {"narrative": "Bịa.", "obstacles": "Thiếu kệ.", "limits": "Mới một lớp."}
    known = kept(
        filed(innovation(result=result, lessons=["Hỏi học sinh trước."], registered_on="2026-10-01"))
    )
    found = statement(known, subject.unit(SCHOOL, known), Period.parse("2026-q4"), TODAY)
    said = text_of(on_sheets(found)).splitlines()

    assert "Theo mục “Góc đọc bịa ở hành lang”: Thiếu kệ. Mới một lớp." in said
    assert "Bài học rút ra: Hỏi học sinh trước." in said


def test_contributed_text_stays_on_its_line() -> None:
    """Nothing that an entry says becomes a heading, a part or a template (SAFETY S7)."""
    one = filed(
        innovation(
            title="# =1+1",
            result={"narrative": "Bịa.\n\n# {{ rows }}\n\n- **một**"},
            registered_on="2026-10-01",
        )
    )
    known = kept(one)
    found = statement(known, subject.province(one.province, known), Period.parse("2026-q4"), TODAY)
    said = text_of(on_sheets(found)).splitlines()

    assert {"1. # =1+1", "Kết quả: Bịa. # {{ rows }} một."} <= set(said)


def test_compiled_entries_are_marked() -> None:
    """What no unit confirmed says so, in the text and in the list."""
    one = filed(innovation(origin="suu-tam", registered_on="2026-10-01"))
    known = kept(one)
    found = statement(known, subject.province(one.province, known), Period.parse("2026-q4"), TODAY)

    assert 2 == text_of(on_sheets(found)).count("Sưu tầm, đơn vị chưa xác nhận")


def test_libreoffice_prints_it(tmp_path: Path) -> None:
    """R7, S3-16: A4, standing for the letter and lying for the list, the accents in the text."""
    (tmp_path / "bao-cao.docx").write_bytes(on_sheets(told()))
    printed = converted(tmp_path / "bao-cao.docx", "pdf")
    pages = PdfReader(printed).pages
    lying = [round(float(page.mediabox.width) / 72 * 25.4) == 297 for page in pages]
    read = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True, check=True, timeout=60)
    text = " ".join(read.stdout.split())

    assert [False, True, False] == [
        way for index, way in enumerate(lying) if index == 0 or way != lying[index - 1]
    ]
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "DANH SÁCH ĐIỂN HÌNH",
        "Góc đọc bịa ở hành lang",
        "CÒN CẦN NGƯỜI VIẾT",
    ):
        assert said in text


# The list


def test_the_workbook_and_the_paper_carry_the_same_mark() -> None:
    """S3-16, stamped print and soft copy: eight characters tell that both hold one list; another list has another."""
    whole = told()
    page = openpyxl.load_workbook(BytesIO(as_workbook(drafted(whole)))).active
    other = told(on=date(2026, 11, 23))

    assert drafted(whole).mark == listing.mark(listing.table(listing.Scribe(SITE).rows(whole.rows)))
    assert drafted(whole).mark in page.cell(3, 1).value
    assert drafted(whole).mark in text_of(on_sheets(whole))
    assert drafted(whole).mark == drafted(other).mark != drafted(told(period="2025-q4")).mark


def test_only_a_list_that_the_site_keeps_is_said_to_be_there() -> None:
    """The site keeps the lists of this school year and the last: an older paper leads to the page, and no further."""
    kept, old = (text_of(on_sheets(told(period=period))) for period in (YEAR, "2020-2021"))

    assert ("#doi-chieu" in kept, "#doi-chieu" in old) == (True, False)
    assert ("Đối chiếu báo cáo" in kept, "Đối chiếu báo cáo" in old) == (True, False)


def test_the_workbook_is_text_ready_to_print(tmp_path: Path) -> None:
    """S3-13: each exemplar a row, no cell a formula, head frozen, lying A4; LibreOffice reads the same rows."""
    (tmp_path / "list.xlsx").write_bytes(as_workbook(drafted(told())))
    page = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    filled = [cell for row in page for cell in row if cell.value]
    saved = converted(tmp_path / "list.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76").read_text()

    assert {"s"} == {cell.data_type for cell in filled}
    assert ("A6", "landscape", "9") == (
        page.freeze_panes,
        page.page_setup.orientation,
        str(page.page_setup.paperSize),
    )
    assert all(row.filed.name in saved for row in told().rows)


def test_same_day_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paper and workbook depend on the entries and the day alone."""
    first = on_sheets(told()), as_workbook(drafted(told()))
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert first == (on_sheets(told()), as_workbook(drafted(told())))


# The command


def test_the_command_writes_both_and_never_over_a_file(tmp_path: Path) -> None:
    """Both files at once; asked again, neither is touched: exit 1."""
    paper, book = tmp_path / "a.docx", tmp_path / "a.xlsx"
    arguments = ("--unit", SCHOOL, "--period", YEAR, "-o", paper, "--xlsx", book)
    first = kho("dien-hinh", *arguments)
    written = paper.read_bytes()
    book.unlink()
    again = kho("dien-hinh", *arguments)

    assert (0, 1) == (first.returncode, again.returncode)
    assert "không ghi đè" in again.stdout
    assert (written, False) == (paper.read_bytes(), book.exists())


def test_a_paper_bears_its_own_day_and_tells_of_its_period_alone(tmp_path: Path) -> None:
    """Written two months after a quarter, it is dated then and counts up to the quarter's last day (S3-16)."""
    paper = tmp_path / "a.docx"
    done = kho("dien-hinh", "--unit", SCHOOL, "--period", "2026-q2", "--on", "2026-08-20", "-o", paper)
    said = text_of(paper.read_bytes())

    assert 0 == done.returncode, done.stdout + done.stderr
    assert "ngày 20 tháng 8 năm 2026" in said
    assert "tính đến ngày 30/06/2026" in said


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--unit", SCHOOL, "--period", "2027"), 2, "2026-q4"),
        (("--unit", "Trường khác", "--period", YEAR), 2, "không có đơn vị"),
        (("--province", "phu-to", "--period", YEAR), 2, "phu-tho"),
        (("--unit", SCHOOL, "--province", "phu-tho", "--period", YEAR), 2, "một trong ba"),
        (("--period", YEAR), 2, "một trong ba"),
        (("--unit", SCHOOL, "--period", YEAR, "--to", "a\x01b"), 2, "chữ đọc được"),
        (("--unit", SCHOOL, "--period", YEAR, "-o", "khong-co/a.docx"), 2, "không có thư mục"),
        (("--province", "ha-noi", "--period", YEAR), 1, "Không có mục nào"),
    ],
)
def test_misuse_is_told_and_nothing_written(
    arguments: tuple[str, ...], code: int, says: str, tmp_path: Path
) -> None:
    """0, 1 or 2, in Vietnamese, and no file, where there is nothing to report or it is not clear on what."""
    done = kho("dien-hinh", *arguments, cwd=tmp_path)

    assert (code, "") == (
        done.returncode,
        "" if says in done.stdout + done.stderr else done.stdout + done.stderr,
    )
    assert not list(tmp_path.iterdir())
