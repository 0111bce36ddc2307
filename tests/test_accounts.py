"""Sơ kết, tổng kết: what was registered and what came of it, who follows, who was honoured, what is left to write."""

import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from checkout import TODAY
from entries import adoption, collective, filed, group, indicator, innovation, product, recognition, result
from entries import catalog as kept
from kho.derived.report import subject
from kho.derived.report.account import Account, account
from kho.derived.report.period import Period
from kho.derived.report.registrations import registrations
from kho.derived.report.subject import Subject
from kho.publish.papers.accounts import report_that_sums_up
from kho.publish.papers.draft import Report
from kho.publish.papers.frame import Given
from kho.publish.papers.laying_out import as_workbook, on_paper
from kho.store.catalog import Catalog, Filed
from office import converted
from reporting import BLANK, GOLDEN, SITE, kho, store, text_of

SCHOOL = "Trường Tiểu học Bịa Bốn"
YEAR = "2025-2026"


def told(known: Catalog, period: str = YEAR, about: Subject | None = None, on: date = TODAY) -> Account:
    return account(known, about or subject.province("phu-tho", known), Period.parse(period), on)


def drafted(
    kind: str, known: Catalog, period: str = YEAR, about: Subject | None = None, on: date = TODAY
) -> Report:
    return report_that_sums_up(kind, told(known, period, about, on), known, BLANK, SITE)


def lines_of(report: Report, part: str) -> list[str]:
    found = [line.text for one in report.parts if one.name == part for line in one.lines]
    return [line for line in found if "\ue000" not in line]


def registered(*found: Filed, period: str = YEAR, on: date = TODAY) -> list[str]:
    known = kept(*found)
    about = subject.province("phu-tho", known)
    return [one.filed.slug for one in registrations(known, about, Period.parse(period), on).all]


# Word for word


def test_a_school_sums_up_its_year(golden: Callable[[str, Path], None]) -> None:
    """S0-25, S0-35, S0-37, S3-16: steering, registrations beside results, exemplars, followers, both rounds."""
    known = store("school-year")
    said = drafted("tong-ket", known, about=subject.unit(SCHOOL, known))

    golden(text_of(on_paper(said)), GOLDEN / "year.txt")


def test_a_team_sums_up_its_semester(golden: Callable[[str, Path], None]) -> None:
    """S0-23, S1-35: a tổ reports to its head at the end of a semester."""
    known = store("school-year")
    said = drafted("so-ket", known, "2025-2026-hk1", subject.team("nhom-toan-bia", known))

    golden(text_of(on_paper(said)), GOLDEN / "semester.txt")


def test_a_commune_sums_up_its_schools(golden: Callable[[str, Path], None]) -> None:
    """S0-31, R1: the commune reports to the Sở, and says of which school each thing is."""
    known = store("school-year")
    about = subject.commune("xã Bịa Thượng", subject.province("phu-tho", known), known)

    golden(text_of(on_paper(drafted("tong-ket", known, about=about))), GOLDEN / "commune.txt")


# What was registered


@pytest.mark.parametrize(
    ("changes", "period", "expected"),
    [
        ({"registered_on": "2025-10-02"}, YEAR, True),
        ({"registered_on": "2025-10-02"}, "2025-q4", True),
        ({"registered_on": "2025"}, "2025-q4", False),
        ({"registered_on": "2025-08-20", "school_year": "2025-2026"}, YEAR, True),
        ({"registered_on": "2025-08-20", "school_year": "2025-2026"}, "2024-2025", False),
        ({"registered_on": "2025-10-02", "school_year": "2025-2026", "semester": "hk1"}, f"{YEAR}-hk1", True),
        (
            {"registered_on": "2025-10-02", "school_year": "2025-2026", "semester": "hk1"},
            f"{YEAR}-hk2",
            False,
        ),
        ({"registered_on": "2025-10-02"}, f"{YEAR}-hk1", False),
        ({"registered_on": "2025-10-02", "origin": "suu-tam"}, YEAR, False),
        ({"published_on": "2025-10-02"}, YEAR, False),
    ],
)
def test_a_registration_belongs_to_the_year_it_names_else_to_its_day(
    changes: dict[str, object], period: str, expected: bool
) -> None:
    """S0-19: what is registered in a period; nothing compiled was registered, and no date is guessed."""
    assert expected == bool(registered(filed(innovation(**changes)), period=period))


def test_groups_are_registered_and_nothing_of_tomorrow_is() -> None:
    """S0-20: Mẫu số 2 counts beside Mẫu số 1, up to the day of the report."""
    one = filed(group(registered_on="2025-10-04"), "nhom-bia")
    other = filed(innovation(registered_on="2025-10-05"), "viec-bia")

    assert ["viec-bia", "nhom-bia"] == registered(one, other)
    assert ["nhom-bia"] == registered(one, other, on=date(2025, 10, 4))


def test_people_and_collectives_register_and_are_counted_apart() -> None:
    """S0-33: the school's registrations of a year, by individuals and by collectives."""
    teacher = innovation(
        registered_on="2025-10-05", authors=[{"name": "Nguyễn Văn Bịa", "role": "giáo viên"}]
    )
    team = innovation(registered_on="2025-10-06", authors=[{"name": "Tổ bịa", "collective": "to-bia"}])
    known = kept(filed(teacher, "viec-thay"), filed(team, "viec-to"), filed(collective(), "to-bia"))

    (posts,) = [line for line in lines_of(drafted("tong-ket", known), "dang_ky") if "việc đang làm" in line]

    assert "Theo việc đang làm của người đăng ký: 1 giáo viên; 1 tập thể, nhóm." == posts


def test_a_department_reports_with_its_year_to_whom_it_names() -> None:
    """S0-30: a whole province's year, from the department and the union to the union of the whole sector."""
    known = store("school-year")
    given = Given(to="Công đoàn Giáo dục Việt Nam", sender="Công đoàn ngành Giáo dục Bịa")
    about = subject.province("phu-tho", known)
    paper = text_of(on_paper(report_that_sums_up("tong-ket", told(known, about=about), known, given, SITE)))

    assert "CÔNG ĐOÀN NGÀNH GIÁO DỤC BỊA" in paper
    assert "Kính gửi: Công đoàn Giáo dục Việt Nam\n" in paper
    assert "Tổng kết phong trào thi đua đổi mới, sáng tạo của tỉnh Phú Thọ, năm học 2025-2026" in paper


def test_planned_stands_beside_achieved() -> None:
    """S0-62: each measure once, what it was, what was planned and what came; S0-22: how hard places were mended."""
    plan = {
        "solution": "Đặt kệ.",
        "expected": "Nhiều em đọc hơn.",
        "targets": [{"measure": "Học sinh mượn sách", "unit": "%", "value": "50"}],
    }
    one = innovation(
        registered_on="2025-10-02",
        plan=plan,
        result=result(indicator(), obstacles="Thiếu kệ; xin phụ huynh."),
        products=[product()],
    )
    said = drafted("tong-ket", kept(filed(one)))

    assert lines_of(said, "ket_qua")[1] == (
        "“Góc đọc bịa ở hành lang”: Học sinh mượn sách nhiều hơn. Số liệu: Học sinh mượn sách: trước 20 %, "
        "dự kiến 50 %, đạt 65 %. Khó khăn và cách gỡ: Thiếu kệ; xin phụ huynh."
    )
    assert ("Nhiều em đọc hơn.", "Học sinh mượn sách: 50 %") == said.tables[0].rows[0][4:6]


def test_what_has_no_result_is_a_registration_and_no_exemplar() -> None:
    """A plan is told where plans are told: among the registrations, with the reason left to a person."""
    known = kept(filed(innovation(registered_on="2025-10-02")))
    said = drafted("tong-ket", known)

    assert ["dang_ky"] == [annex.name for annex in said.annexes]
    assert ["Chưa bản đăng ký nào có kết quả: “Góc đọc bịa ở hành lang”."] == lines_of(said, "ket_qua")
    assert "nguyên nhân 1 bản đăng ký chưa có kết quả" in said.left


def test_many_registrations_stand_in_the_annex_alone() -> None:
    """A province's report tells sixteen and more registrations in its table, counts in its text, and drops none."""
    found = [
        filed(innovation(title=f"Việc bịa {index:02}", registered_on="2025-10-02"), f"viec-{index}")
        for index in range(16)
    ]
    said = drafted("tong-ket", kept(*found))

    assert 16 == len(said.tables[0].rows)
    assert not [line for part in said.parts for line in part.lines if "Việc bịa 03" in line.text]
    assert "Từng bản đăng ký ở Phụ lục." in lines_of(said, "dang_ky")


def test_what_many_entries_say_of_their_limits_is_counted_not_dropped() -> None:
    """Fifteen are told; of the rest the report says how many there are. Those of compiled entries are a source's."""
    told_by = [
        filed(
            innovation(
                title=f"Việc bịa {index:02}",
                registered_on="2025-10-02",
                result=result(limits="Mới một lớp."),
                products=[product()],
            ),
            f"viec-{index}",
        )
        for index in range(17)
    ]
    compiled = innovation(
        origin="suu-tam", published_on="2025-11-02", result=result(limits="Nguồn không nêu.")
    )
    said = lines_of(drafted("tong-ket", kept(*told_by, filed(compiled, "suu-tam"))), "han_che")

    assert 15 == sum("Mới một lớp." in line for line in said)
    assert "Còn 2 mục khác nói về khó khăn, giới hạn của mình; đọc ở trang của từng mục." in said
    assert not [line for line in said if "Nguồn không nêu" in line]


# By rounds


def test_the_rounds_of_a_year_are_the_reports_that_its_calendar_asks() -> None:
    """S3-16: in 2017-2018 units reported before 05/3 and before 10/5; what has no certain day stands apart."""
    first = innovation(registered_on="2017-10-02", result=result(on="2018-02-01"), products=[product()])
    second = innovation(registered_on="2018-03-05", recognitions=[recognition(on="2018-05-09")])
    unclear = innovation(school_year="2017-2018", registered_on="2018")
    known = kept(filed(first, "a"), filed(second, "b"), filed(unclear, "c"))

    assert lines_of(drafted("tong-ket", known, "2017-2018"), "theo_dot") == [
        "Đợt 1 (trước ngày 05/3/2018): 1 bản đăng ký, 1 kết quả.",
        "Đợt 2 (trước ngày 10/5/2018): 1 bản đăng ký, 0 kết quả, 1 lần khen.",
        "Sau các đợt trên, hoặc không rõ ngày: 1 bản đăng ký, 0 kết quả.",
    ]


def test_without_such_reports_the_semesters_are_the_rounds() -> None:
    """S3-16: where the calendar names no days, the semester that an entry names tells its round; one round is none."""
    first = innovation(registered_on="2025-10-02", school_year=YEAR, semester="hk1")
    bare = innovation(registered_on="2025-10-02")
    known = kept(filed(first, "a"), filed(bare, "b"))

    assert lines_of(drafted("tong-ket", known), "theo_dot") == [
        "Học kỳ I: 1 bản đăng ký, 0 kết quả.",
        "Không ghi học kỳ: 1 bản đăng ký, 0 kết quả.",
    ]
    assert not told(kept(filed(bare))).turns
    assert not told(known, f"{YEAR}-hk1").turns


# Steering, honours, followers


def test_an_event_that_two_entries_tell_is_told_once() -> None:
    """S0-22, S0-34: the same seminar of two entries is one line with both."""
    event = {"kind": "hoi-thao", "title": "Hội thảo bịa", "on": "2025-11-18"}
    known = kept(
        filed(innovation(title="Việc một", events=[event], registered_on="2025-10-02"), "a"),
        filed(innovation(title="Việc hai", events=[event], registered_on="2025-10-02"), "b"),
    )

    assert ["“Hội thảo bịa” (hội thảo, hội nghị, 18/11/2025): chia sẻ “Việc hai”; “Việc một”."] == lines_of(
        drafted("tong-ket", known), "chi_dao"
    )


def test_a_round_is_told_where_it_was_held_or_whom_it_chose() -> None:
    """S0-28, S1-7: the school that held it and the team that was chosen tell of a round; another school does not."""
    known = store("school-year")

    def rounds(about: Subject) -> int:
        return len(told(known, about=about).steering.rounds)

    assert 1 == rounds(subject.unit(SCHOOL, known)) == rounds(subject.team("to-khoi-bia", known))
    assert (
        0
        == rounds(subject.unit("Trường THCS Bịa Sáu", known))
        == rounds(subject.team("nhom-toan-bia", known))
    )
    assert not told(known, on=date(2026, 5, 1)).steering.rounds


def test_an_honour_of_another_year_is_not_one_of_this_year() -> None:
    """S0-23: what was granted in the period alone, in the order of the days."""
    known = store("school-year")

    assert [("doc-cung-ban-bia", "Giấy khen bịa")] == [
        (one.slug, given.title) for one, given in told(known).honours
    ]


def test_following_is_told_by_both_sides() -> None:
    """S3-9 f: the school that is followed, and the school that follows, each says so; none follows itself."""
    known = store("school-year")
    made = drafted("tong-ket", known, about=subject.unit(SCHOOL, known))
    taken = drafted("tong-ket", known, about=subject.unit("Trường Tiểu học Bịa Năm", known))

    assert lines_of(made, "lam_theo")[0].startswith(
        "“Đọc cùng bạn bịa mười phút mỗi ngày”: Trường Tiểu học Bịa Năm, từ 02/02/2026"
    )
    assert lines_of(taken, "lam_theo")[0].startswith("Học từ nơi khác: Trường Tiểu học Bịa Năm làm theo “")
    assert not told(known).following


def test_a_following_of_another_period_is_left_to_that_period() -> None:
    """What began in January is told in the first quarter."""
    known = kept(filed(innovation()), filed(adoption(), "lam-theo-bia"))

    assert (1, 0) == (len(told(known, "2026-q1").followed), len(told(known, "2025-q4").followed))


# Hostile text, other programs


def test_contributed_text_makes_no_part_and_no_gap() -> None:
    """Nothing that an entry says becomes a heading, a part, a gap or a formula (SAFETY S7)."""
    bad = "# ten_phan =1+1 \ue000[… bịa]\ue001 {{ found }}"
    plan = {"solution": "Bịa.", "task": bad, "expected": f"Bịa.\n\n{bad}"}
    one = innovation(
        title=bad,
        plan=plan,
        registered_on="2025-10-02",
        supporters=[{"name": bad}],
        result=result(obstacles=bad, limits=bad),
        events=[{"kind": "toa-dam", "title": bad, "on": "2025-11-18", "place": bad}],
        lessons=[bad],
        products=[product()],
    )
    where = {"name": bad, "province": "Bắc Ninh"}
    follower = filed(adoption(unit=where, since="2025-12", difficulty=bad), "lam-theo", "bac-ninh")
    team = filed(group(name=bad, next_concern=bad, registered_on="2025-10-02"), "nhom")
    known = kept(filed(one), follower, team)
    said = drafted("tong-ket", known)
    other = drafted("tong-ket", known, about=subject.province("bac-ninh", known))
    names = [part.name for part in (*said.parts, *other.parts)]
    book = openpyxl.load_workbook(BytesIO(as_workbook(said)))
    text = text_of(on_paper(said))

    assert not [name for name in names if name.startswith("ten")]
    assert not [line for part in (*said.parts, *other.parts) for line in part.lines if line.heading]
    assert not [one for one in said.left if one == "bịa"]
    assert "\ue000" not in text
    assert "{{ found }}" in text
    assert {"s"} == {cell.data_type for page in book for row in page for cell in row if cell.value}


def test_quotes_within_a_name_are_inner_ones() -> None:
    """A title that begins with a quotation stands in the quotation marks of a sentence."""
    known = kept(filed(innovation(title="“Trường học bịa” mở cửa", registered_on="2025-10-02")))

    assert "“‘Trường học bịa’ mở cửa”" in lines_of(drafted("tong-ket", known), "ket_qua")[0]


def test_each_table_is_a_sheet_and_no_page_is_empty(tmp_path: Path) -> None:
    """R7, S3-16: A4 in LibreOffice, numbered annexes, no blank page between them; one sheet a table."""
    known = store("school-year")
    said = drafted("tong-ket", known, about=subject.unit(SCHOOL, known))
    (tmp_path / "a.docx").write_bytes(on_paper(said))
    (tmp_path / "a.xlsx").write_bytes(as_workbook(said))
    printed = converted(tmp_path / "a.docx", "pdf")
    read = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True, check=True, timeout=60)
    pages = [" ".join(page.split()) for page in read.stdout.split("\f")[:-1]]
    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames

    assert all(len(page) > 40 for page in pages)
    assert 3 == sum(f"Phụ lục {number} " in page for page in pages[3:] for number in ("I", "II", "III"))
    assert [table.sheet for table in said.tables] == sheets
    assert 5 == len(sheets) <= len(PdfReader(converted(tmp_path / "a.xlsx", "pdf")).pages)


def test_every_part_and_table_has_a_plain_name() -> None:
    """S3-17: another layout, of an office or of a lost template, finds what it lays out by a name in plain letters."""
    said = drafted("tong-ket", store("school-year"))
    names = [part.name for part in said.parts]
    names += [annex.name for annex in said.annexes] + [table.name for table in said.tables]

    assert len(set(names)) >= 14
    assert all(name.replace("_", "").isascii() and name == name.lower() and " " not in name for name in names)


def test_same_day_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paper and workbook depend on the entries and the day alone."""
    said = drafted("tong-ket", store("school-year"))
    first = on_paper(said), as_workbook(said)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert first == (on_paper(said), as_workbook(said))


def test_every_gap_is_yellow() -> None:
    """What a person must write is marked where it stands, in the text as in the frame."""
    said = drafted("so-ket", store("school-year"), f"{YEAR}-hk2")
    paper = docx.Document(BytesIO(on_paper(said)))
    runs = [run for one in paper.paragraphs for run in one.runs if run.text.startswith("[…")]

    assert len(runs) >= 6
    assert all(run.font.highlight_color is not None for run in runs)


# The command


def test_the_command_sums_up_a_year_and_a_semester(tmp_path: Path) -> None:
    """Each by its own verb, for a commune and for a team."""
    where = ("--province", "phu-tho", "--commune", "Bịa Thượng", "--period", YEAR, "--xlsx", "a.xlsx")
    year = kho("tong-ket", *where, "-o", "a.docx", cwd=tmp_path, store="school-year")
    half = ("--team", "nhom-toan-bia", "--period", f"{YEAR}-hk1")
    semester = kho("so-ket", *half, cwd=tmp_path, store="school-year")

    assert (0, 0) == (year.returncode, semester.returncode)
    assert {"a.docx", "a.xlsx", "bao-cao-so-ket-nhom-toan-bia-2025-2026-hk1.docx"} == {
        one.name for one in tmp_path.iterdir()
    }


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("so-ket", "--unit", SCHOOL, "--period", YEAR), 2, "kho report tong-ket"),
        (("tong-ket", "--unit", SCHOOL, "--period", "2026-q1"), 2, "kho report so-ket"),
        (("tong-ket", "--unit", SCHOOL, "--period", f"{YEAR}-hk1"), 2, "kho report so-ket"),
        (("tong-ket", "--team", "co-thu-vien-bia", "--period", YEAR), 2, "không có tổ"),
        (("tong-ket", "--commune", "xã Bịa", "--period", YEAR), 2, "đi cùng --province"),
        (("tong-ket", "--unit", SCHOOL, "--commune", "xã Bịa", "--period", YEAR), 2, "đi cùng --province"),
        (
            ("tong-ket", "--province", "phu-tho", "--commune", "xã Bịa Thượg", "--period", YEAR),
            2,
            "Bịa Thượng",
        ),
        (("tong-ket", "--province", "ha-noi", "--period", YEAR), 1, "Không có mục nào"),
        (
            ("so-ket", "--unit", "Trường Tiểu học Bịa Năm", "--period", f"{YEAR}-hk2", "--xlsx", "a.xlsx"),
            1,
            "không có bảng nào",
        ),
    ],
)
def test_misuse_is_told_and_nothing_written(
    arguments: tuple[str, ...], code: int, says: str, tmp_path: Path
) -> None:
    """0, 1 or 2, in Vietnamese, and no file."""
    done = kho(*arguments, cwd=tmp_path, store="school-year")

    assert (code, "") == (
        done.returncode,
        "" if says in done.stdout + done.stderr else done.stdout + done.stderr,
    )
    assert not list(tmp_path.iterdir())
