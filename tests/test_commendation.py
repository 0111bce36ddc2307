"""The proposal for commendation: who is proposed, for what, with which proof; how the honours are shared."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from checkout import TODAY
from entries import catalog as kept
from entries import collective, filed, individual, innovation, recognition
from kho.derived.report import subject
from kho.derived.report.period import Period
from kho.derived.report.proposals import Side, might_be, proposals
from kho.publish.papers.commendation import proposal_for_commendation
from kho.publish.papers.draft import Report
from kho.publish.papers.laying_out import as_workbook, on_paper
from kho.store.catalog import Catalog
from office import converted
from reporting import BLANK, GOLDEN, SITE, kho, store, text_of

SCHOOL = "Trường Tiểu học Bịa Bốn"
YEAR = Period.parse("2025-2026")


def asked(**changes: object) -> dict[str, object]:
    """A commendation that is asked for."""
    least = {"status": "de-nghi", "body": "Ủy ban nhân dân xã Bịa", "tier": "xa", "on": "2026-06-10"}
    return recognition(**{**least, **changes})


def drafted(known: Catalog, period: Period = YEAR, on: date = TODAY) -> Report:
    found = proposals(known, subject.province("phu-tho", known), period, on)
    return proposal_for_commendation(found, known, BLANK, SITE)


def names(known: Catalog, period: Period = YEAR, on: date = TODAY) -> list[str]:
    found = proposals(known, subject.province("phu-tho", known), period, on)
    return [one.filed.name for one in found.all]


def test_a_proposal_says_who_for_what_with_which_proof(golden: Callable[[str, Path], None]) -> None:
    """S0-29, S1-31, S3-13, S2-23: word for word, with the list, its gaps and what is left to write."""
    known = store("school-year")
    found = proposals(known, subject.unit(SCHOOL, known), YEAR, TODAY)

    golden(
        text_of(on_paper(proposal_for_commendation(found, known, BLANK, SITE))), GOLDEN / "commendation.txt"
    )


def test_collectives_people_and_works_are_listed_apart_people_by_their_own_name() -> None:
    """Offices list tập thể first, then cá nhân by tên, then works."""
    where = {"recognitions": [asked()]}
    known = kept(
        filed(innovation(**where), "viec"),
        filed(individual(name="Trần Văn Bằng", **where), "bang"),
        filed(individual(name="Lê Thị An", **where), "an"),
        filed(collective(**where), "to"),
    )
    found = proposals(known, subject.province("phu-tho", known), YEAR, TODAY)

    assert ["Tổ bịa lớp 1", "Lê Thị An", "Trần Văn Bằng", "Góc đọc bịa ở hành lang"] == names(known)
    assert [Side.COLLECTIVE, Side.PERSON, Side.WORK] == list(found.sides)


@pytest.mark.parametrize(
    ("changes", "period", "listed"),
    [
        ({"on": "2026-06-10"}, "2025-2026", True),
        ({"on": "2026-06-10"}, "2026-q2", True),
        ({"on": "2026-06-10"}, "2026-q3", False),
        ({"on": "2026"}, "2026-q2", False),
        ({"on": None}, "2026-q2", True),
        ({"on": None, "school_year": "2024-2025"}, "2025-2026", False),
        ({"on": "2026-09-15", "school_year": "2025-2026"}, "2025-2026", True),
        ({"on": "2026-06-10", "status": "da-khen"}, "2025-2026", False),
        ({"on": "2026-06-10"}, "2025-2026-hk2", True),
        ({"on": "2026-06-10"}, "2025-2026-hk1", False),
    ],
)
def test_what_is_proposed_in_the_period_or_without_a_date_counts(
    changes: dict[str, object], period: str, listed: bool
) -> None:
    """Certain dates only; a semester is what the entry names; what was granted is no longer proposed."""
    one = innovation(school_year="2025-2026", semester="hk2", recognitions=[asked(**changes)])
    known = kept(filed(one))

    assert listed == bool(names(known, Period.parse(period)))


def test_nothing_of_tomorrow_is_proposed() -> None:
    """The list holds what was proposed up to its day."""
    known = kept(filed(innovation(recognitions=[asked(on="2026-06-10")])))

    assert not names(known, on=date(2026, 6, 9))


def test_what_is_missing_stands_yellow_in_the_list_and_on_the_last_page() -> None:
    """S3-4, S3-13: a proposal without figures, evidence or product says so in its own row."""
    said = drafted(kept(filed(innovation(recognitions=[asked()]))))
    paper = docx.Document(BytesIO(on_paper(said)))
    row = paper.tables[-1].rows[-1].cells
    yellow = [run.text for cell in row for run in cell.paragraphs[0].runs if run.font.highlight_color]

    assert ["[… kết quả đo được]", "[… minh chứng gửi kèm]", "[… sản phẩm gửi kèm]"] == yellow
    assert (
        "“Góc đọc bịa ở hành lang” ở phụ lục: kết quả đo được; minh chứng gửi kèm; sản phẩm gửi kèm"
        in said.left
    )


def test_a_team_points_to_the_work_that_is_proposed_too() -> None:
    """Two rows never show the same figures, and nobody is asked for proof that stands in the next row."""
    known = store("school-year")
    rows = {row[1]: row for table in drafted(known).tables for row in table.rows}

    assert ("xem “Đọc cùng bạn bịa mười phút mỗi ngày”",) * 2 == rows["Tổ khối bịa 4 và 5"][4:6]


def test_the_share_of_front_line_and_managers_is_counted() -> None:
    """S1-21: priority to tổ and to those who work at the front line, in counts alone; S0-10: every post."""
    where = {"recognitions": [asked()]}
    known = kept(
        filed(individual(role="can-bo-quan-ly", **where), "a"),
        filed(individual(role="giao-vien", **where), "b"),
        filed(individual(role="nhan-vien", position="Nhân viên kế toán", **where), "c"),
        filed(innovation(**where), "d"),
    )

    said = text_of(on_paper(drafted(known)))
    assert (
        "Theo việc đang làm: 2 người trực tiếp dạy và phục vụ (1 giáo viên, 1 nhân viên kế toán); 1 cán bộ quản lý; "
        "1 chưa ghi trong mục." in said
    )


def test_the_share_of_levels_and_places_is_counted_where_entries_tell_it() -> None:
    """S3-3, S3-5: hard places and levels of schooling, in counts; one level alone is no share."""
    hard = {"hardship": "dac-biet-kho-khan"}
    known = kept(
        filed(individual(levels=["tieu-hoc"], setting=hard, recognitions=[asked()]), "a"),
        filed(individual(levels=["thcs"], recognitions=[asked()]), "b"),
    )
    share = [line.text for part in drafted(known).parts if part.name == "co_cau" for line in part.lines]
    alone = text_of(on_paper(drafted(kept(filed(individual(levels=["thcs"], recognitions=[asked()]), "b")))))

    assert {
        "Theo cấp học: 1 tiểu học; 1 trung học cơ sở.",
        "Theo địa bàn: 1 ở vùng đặc biệt khó khăn; 1 chưa ghi trong mục.",
    } <= set(share)
    assert "Theo cấp học" not in alone
    assert "Theo địa bàn" not in alone


def test_contributed_text_is_text_in_the_list_too() -> None:
    """No gap, no formula, no heading is anybody's to write (SAFETY S7)."""
    bad = "# =1+1 \ue000[… bịa]\ue001 {{ found }}"
    known = kept(filed(innovation(title=bad, recognitions=[asked(title=bad, body=bad)])))
    said = drafted(known)
    page = openpyxl.load_workbook(BytesIO(as_workbook(said))).active
    text = text_of(on_paper(said))

    assert not [one for one in said.left if "ue000" in one or one == "bịa"]
    assert "\ue000" not in text
    assert "# =1+1 [… bịa] {{ found }}" in text
    assert {"s"} == {cell.data_type for row in page for cell in row if cell.value}
    assert all("\ue000" not in str(cell.value) for row in page for cell in row)


def test_each_list_is_a_sheet_and_libreoffice_reads_it(tmp_path: Path) -> None:
    """One sheet a table, each with the mark of all; LibreOffice opens both files (R7, S3-16)."""
    said = drafted(store("school-year"))
    (tmp_path / "a.xlsx").write_bytes(as_workbook(said))
    (tmp_path / "a.docx").write_bytes(on_paper(said))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    pages = PdfReader(converted(tmp_path / "a.docx", "pdf")).pages
    table = converted(tmp_path / "a.xlsx", "pdf")

    assert ["Tập thể đề nghị khen", "Cá nhân đề nghị khen", "Sáng kiến đề nghị khen"] == book.sheetnames
    assert all(said.mark in sheet.cell(3, 1).value for sheet in book)
    assert said.mark in "".join(page.extract_text() for page in pages)
    assert 3 == len(PdfReader(table).pages)


def test_same_day_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paper and workbook depend on the entries and the day alone."""
    said = drafted(store("school-year"))
    first = on_paper(said), as_workbook(said)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert first == (on_paper(said), as_workbook(said))


def test_where_nobody_is_proposed_those_who_might_be_are_named(tmp_path: Path) -> None:
    """Exit 1 and no file: with figures or an appraisal one might be proposed, best proved first."""
    one = kho("danh-sach", "--unit", SCHOOL, "--period", "2025-q4", store="school-year", cwd=tmp_path)
    none = kho("danh-sach", "--province", "phu-tho", "--period", "2025-2026", cwd=tmp_path)

    assert (1, 1) == (one.returncode, none.returncode)
    assert "không ghi tờ trình" in one.stdout
    assert "có thể xét đề nghị: Dán mã bịa cho từng cuốn sách (ma-sach-bia)" in one.stdout
    assert "có thể xét" not in none.stdout
    assert not list(tmp_path.iterdir())


def test_who_is_proposed_already_is_not_named_again() -> None:
    """Only what stands at level 2 or was appraised, is submitted, and was not proposed, might be."""
    known = store("school-year")
    fit = might_be(known, subject.province("phu-tho", known), YEAR, TODAY)

    assert ["ma-sach-bia"] == [row.filed.slug for row in fit]


def test_the_command_names_the_paper_by_its_kind(tmp_path: Path) -> None:
    """A tờ trình is called one, and says how many rows and gaps it has."""
    done = kho(
        "danh-sach", "--team", "to-khoi-bia", "--period", "2025-2026", store="school-year", cwd=tmp_path
    )

    assert ["to-trinh-danh-sach-to-khoi-bia-2025-2026.docx"] == [one.name for one in tmp_path.iterdir()]
    assert "Tập thể đề nghị khen: 1 dòng." in done.stdout
