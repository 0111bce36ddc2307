"""A round from registration to the public page with `kho` alone: the guide for a council, run as it is printed."""

import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.shared import Emu
from pydantic import BaseModel

from checkout import ROOT
from exits import assert_said
from guide import commands, kho, round_file
from kho.model import proceedings
from kho.model.labels import fields_of, model_in
from kho.model.selection import Outcome, Round

STORE = ROOT / "tests" / "stores" / "council"
GOLDEN = ROOT / "tests" / "golden" / "council"
SECRETS = (
    "Lê Văn Bịa",
    "Phạm Thị Bịa",
    "Đỗ Văn Bịa",
    "người thân của tác giả",
    "Sổ liên lạc cũ",
    "Tổ trưởng Tổ",
)
"""What the guide's commands write into the private folder, and the store itself does not say."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every command of the guide but the build was run; `kho/` stands for the repository."""
    folder = tmp_path_factory.mktemp("council")
    shutil.copytree(STORE, folder / "kho" / "exemplars")
    rules = folder / "kho" / "exemplars" / "_selections" / "xet-chon-bia" / "round.yml"
    rules.parent.mkdir(parents=True)
    rules.write_text(round_file(), encoding="utf-8")
    for command in commands():
        if command[1] != "build":
            done = run(folder, command[1:])
            assert 0 == done.returncode, done.stdout + done.stderr
            assert_said(" ".join(command[1:3]), done.stdout)
    return folder


READ = {".yml", ".html", ".json", ".ndjson", ".csv", ".xml", ".md"}


def run(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """A command of the guide, which is typed in the repository, on the store of this test."""
    private = [str(folder / "hoi-dong") if one == "../hoi-dong" else one for one in arguments]
    return kho(*private, "--exemplars", folder / "kho" / "exemplars")


def published(folder: Path) -> str:
    return (folder / "kho/exemplars/_selections/xet-chon-bia/truong.yml").read_text("utf-8")


def words_of(document: bytes) -> str:
    """The text of a .docx: paragraphs and tables in their order, cells parted by bars."""
    opened = docx.Document(BytesIO(document))
    lines = []
    for part in opened.iter_inner_content():
        if hasattr(part, "rows"):
            lines += [
                " | ".join(cell.text.strip().replace("\n", " / ") for cell in row.cells) for row in part.rows
            ]
        else:
            lines.append(part.text)
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


@pytest.mark.parametrize("name", ["bien-ban-to", "bien-ban-truong", "danh-sach-truong"])
def test_minutes_and_lists_say_exactly_this(
    desk: Path, golden: Callable[[str, Path], None], name: str
) -> None:
    """Opened again with python-docx, the papers read as committed."""
    golden(words_of((desk / "hoi-dong" / f"{name}.docx").read_bytes()), GOLDEN / f"{name}.txt")


def test_the_list_as_a_workbook_says_exactly_this(desk: Path, golden: Callable[[str, Path], None]) -> None:
    """Opened again with openpyxl, the list reads as committed."""
    page = openpyxl.load_workbook(desk / "hoi-dong" / "danh-sach-to.xlsx").active
    rows = [" | ".join(str(cell or "") for cell in row).rstrip(" |") for row in page.values]

    golden("\n".join(rows) + "\n", GOLDEN / "danh-sach-to.txt")


def test_the_published_outcome_is_exactly_this(desk: Path, golden: Callable[[str, Path], None]) -> None:
    """Counts, the chosen and why, fair share, date and number; deterministic bytes."""
    golden(published(desk), GOLDEN / "truong.yml")


def _mm(length: int | None) -> int:
    return round(float(Emu(length or 0).mm))


def test_a_paper_has_the_frame_of_nghi_dinh_30(desk: Path) -> None:
    """A4, margins 20/20/30/15 mm, Times New Roman, quốc hiệu, number, place and day (NĐ 30/2020/NĐ-CP)."""
    paper = docx.Document(str(desk / "hoi-dong" / "bien-ban-truong.docx"))
    page = paper.sections[0]
    head = paper.tables[0].rows[0]

    assert (210, 297) == (_mm(page.page_width), _mm(page.page_height))
    assert (20, 20, 30, 15) == tuple(
        _mm(side) for side in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    )
    assert "Times New Roman" == paper.styles["Normal"].font.name
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.cells[1].text
    assert "Bịa, ngày 20 tháng 11 năm 2026" in head.cells[1].text
    assert "Số: 02/BB-THB" in head.cells[0].text


def test_nothing_private_reaches_the_store_or_the_page(desk: Path, tmp_path: Path) -> None:
    """No juror, vote, conflict, nominator or entry that was not chosen is in the public file, pages or API (S1-7)."""
    store = desk / "kho" / "exemplars"
    done = kho("build", "--exemplars", store, "--site", tmp_path / "site", "--today", "2026-11-20")
    assert 0 == done.returncode, done.stdout + done.stderr
    texts = {
        path: unescape(path.read_text("utf-8", errors="replace"))
        for folder in (store / "_selections", tmp_path / "site", tmp_path / "site.build" / "records")
        for path in folder.rglob("*")
        if path.suffix in READ
    }
    page = texts[tmp_path / "site" / "dot-xet" / "xet-chon-bia" / "index.html"]

    assert [] == [(path, secret) for path, text in texts.items() for secret in SECRETS if secret in text]
    assert "so-lien-lac-bia" not in published(desk)
    assert "so-lien-lac-bia" not in page
    assert "goc-doc-bia" in page
    assert "Ít tốn kém, có số liệu rõ" in page
    assert "Ban Thanh tra nhân dân" in page


def test_what_is_public_has_no_field_for_what_is_private() -> None:
    """The public models share with the private ones only these keys; `name` is that of a stage or a unit."""
    private = set(re.findall(r"^    (\w+): ", Path(proceedings.__file__).read_text("utf-8"), re.MULTILINE))
    public: set[str] = set()
    left: list[type[BaseModel]] = [Round, Outcome]
    while left:
        model = left.pop()
        public |= set(fields_of(model))
        left += [inner for info in fields_of(model).values() if (inner := model_in(info.annotation))]

    assert private & public == {
        "body",
        "chosen",
        "entry",
        "fewer_because",
        "level",
        "name",
        "number",
        "reason",
        "stages",
        "tests",
    }
    assert not public & {
        "votes",
        "voters",
        "yes",
        "no",
        "score",
        "jurors",
        "conflicts",
        "nominations",
        "team",
        "by",
    }


def test_publishing_twice_changes_nothing_and_another_outcome_is_refused(desk: Path, tmp_path: Path) -> None:
    """A published stage is never overwritten silently; the same facts again are no change."""
    copy = tmp_path / "copy"
    shutil.copytree(desk, copy)
    publish = ["selection", "publish", "truong", "--private", "../hoi-dong", "--today", "2026-11-24"]
    again = run(copy, publish)
    session = copy / "hoi-dong" / "phien-truong.yml"
    session.write_text(session.read_text("utf-8").replace("Ít tốn kém", "Không tốn kém"), encoding="utf-8")
    other = run(copy, publish)

    assert (0, "Vòng này đã công bố ngày 20/11/2026; không có gì thay đổi.\n") == (
        again.returncode,
        again.stdout,
    )
    assert 1 == other.returncode
    assert "Vòng này đã công bố, mà hồ sơ nay khác." in other.stdout
    assert published(copy) == published(desk)


def test_nothing_is_published_while_a_paper_is_wrong(desk: Path, tmp_path: Path) -> None:
    """A vote of one who may not vote stops the publication, and the finding stands at its line."""
    copy = tmp_path / "copy"
    shutil.copytree(desk, copy)
    (copy / "kho/exemplars/_selections/xet-chon-bia/truong.yml").unlink()
    session = copy / "hoi-dong" / "phien-truong.yml"
    session.write_text(
        session.read_text("utf-8").replace("      - Đỗ Văn Bịa\n", "      - Lê Văn Bịa\n", 1),
        encoding="utf-8",
    )
    done = run(copy, ["selection", "publish", "truong", "--private", "../hoi-dong", "--today", "2026-11-24"])

    assert 1 == done.returncode
    assert re.search(r"phien-truong\.yml:6:5: lỗi: “Lê Văn Bịa” không được bỏ phiếu", done.stdout)
    assert not (copy / "kho/exemplars/_selections/xet-chon-bia/truong.yml").exists()


def test_papers_edited_by_hand_are_not_overwritten(desk: Path, tmp_path: Path) -> None:
    """Minutes that somebody changed in Word stay; the same minutes again are no conflict."""
    copy = tmp_path / "copy"
    shutil.copytree(desk, copy)
    minutes = ["selection", "minutes", "truong", "--private", "../hoi-dong", "--today", "2026-11-24"]
    same = run(copy, minutes)
    (copy / "hoi-dong" / "bien-ban-truong.docx").write_bytes(b"another")
    other = run(copy, minutes)

    assert (0, 1) == (same.returncode, other.returncode)
    assert b"another" == (copy / "hoi-dong" / "bien-ban-truong.docx").read_bytes()


def test_late_nominations_roll_over_into_the_next_round(desk: Path, tmp_path: Path) -> None:
    """What came late is kept, and is nominated when the next round opens with `--from` (S1-7)."""
    copy = tmp_path / "copy"
    shutil.copytree(desk / "kho", copy / "kho")
    rounds = copy / "kho" / "exemplars" / "_selections"
    first, second = rounds / "xet-chon-bia", rounds / "xet-chon-sau"
    (first / "truong.yml").unlink()
    second.mkdir()
    later = (first / "round.yml").read_text("utf-8").replace("2026-11", "2027-01")
    (second / "round.yml").write_text(later, encoding="utf-8")
    given = [command[1:] for command in commands() if {"open", "nominate"} & set(command[2:3])]
    late = [one.replace("2026-11-05", "2026-11-16") for one in given[1]]
    head = [given[0][0], given[0][1], "xet-chon-sau", "--private", str(copy / "sau"), "--from", "../hoi-dong"]
    told = [
        run(copy, given[0]),
        run(copy, late),
        run(copy, [*head, "--body", "Trường bịa", "--place", "Bịa", "--today", "2027-01-02"]),
    ]
    moved = (copy / "sau" / "de-cu.yml").read_text("utf-8")

    assert [0, 0, 0] == [done.returncode for done in told]
    assert "chuyển sang đợt sau" in told[1].stdout
    assert "1 đề cử chuyển từ đợt trước sang." in told[2].stdout
    assert "rolled_from: xet-chon-bia" in moved
    assert "on: 2027-01-02" in moved


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["selection", "--help"], 0, "nominate"),
        (["selection", "decide", "--help"], 0, "Cách dùng: kho selection decide"),
        (["selection", "check"], 2, "thiếu --private"),
        (["selection", "check", "--private", "../trong"], 1, "Đợt xét này chưa mở ở thư mục này."),
        (
            ["selection", "publish", "vong-la", "--private", "../hoi-dong"],
            2,
            "không có vòng nào mang mã “vong-la”. Đợt “xet-chon-bia” có các vòng: to, truong.",
        ),
        (
            ["selection", "open", "dot-la", "--private", "../x", "--body", "B", "--place", "B"],
            2,
            "không có đợt nào mang mã “dot-la”. Các đợt có trong kho: xet-chon-bia.",
        ),
        (
            ["selection", "withdraw", "muc-la", "--private", "../hoi-dong", "--why", "x"],
            2,
            "không có mục nào mang mã “muc-la”. Ghi đúng tên thư mục",
        ),
        (
            ["selection", "decide", "truong", "goc-doc-bia", "--private", "../hoi-dong", "--yes", "9"],
            1,
            "Có 9 phiếu mà chỉ 1 người được bỏ phiếu.",
        ),
        (
            ["selection", "withdraw", "goc-doc-bia", "--private", "../hoi-dong", "--why", "a" * 2001],
            1,
            "tối đa 2000",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_vietnamese(
    desk: Path, arguments: list[str], code: int, said: str
) -> None:
    """No traceback: what is wrong, and an exit code that tells misuse from findings."""
    done = kho(*arguments) if "--help" in arguments else run(desk, [*arguments, "--today", "2026-11-20"])

    assert code == done.returncode
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_vote_is_put_right_and_the_minutes_tell_of_it(desk: Path, tmp_path: Path) -> None:
    """With 0 for nobody is chosen and nothing is written; recorded anew, check, minutes and page agree (S1-7)."""
    copy = tmp_path / "copy"
    shutil.copytree(desk, copy)
    head = ["selection", "decide", "truong", "goc-doc-bia", "--private", "../hoi-dong", "--on", "2026-11-21"]
    before = (copy / "hoi-dong/phien-truong.yml").read_text("utf-8")
    chosen = ["--choose", "Có số liệu rõ.", "--test", "c"]
    against = run(copy, [*head, "--yes", "0", "--no", "1", *chosen, "--correct", "Ghi ngược."])
    unchanged = (copy / "hoi-dong/phien-truong.yml").read_text("utf-8")
    done = run(copy, [*head, "--yes", "0", "--no", "1", "--correct", "Ghi ngược."])
    papers = copy / "hoi-dong/phien-truong.yml"
    papers.write_text(papers.read_text("utf-8") + "fewer_because: Không ai đủ phiếu.\n", encoding="utf-8")
    for old in (copy / "hoi-dong").glob("*-truong.*x"):
        old.unlink()
    checked = run(copy, ["selection", "check", "--private", "../hoi-dong"])
    written = run(copy, ["selection", "minutes", "truong", "--private", "../hoi-dong"])
    told = words_of((copy / "hoi-dong/bien-ban-truong.docx").read_bytes())

    assert (1, before) == (against.returncode, unchanged)
    assert "Được 0 trên 1 phiếu, mà đợt này cần quá nửa" in against.stdout
    assert "Lê Văn Bịa không bỏ phiếu: là người thân của tác giả." in against.stdout
    assert 0 == done.returncode, done.stdout + done.stderr
    assert (0, 0) == (checked.returncode, written.returncode), checked.stdout + written.stdout
    assert (
        "Phiếu ghi lại ngày 21/11/2026: “Góc đọc bịa ở hành lang” trước đó ghi 1 đồng ý, 0 không đồng ý, "
        "được chọn; ghi lại vì: Ghi ngược." in told
    ), told
    assert "Không chọn mục nào." in told


def test_a_choice_against_the_vote_stops_check_minutes_and_publishing_alike(
    desk: Path, tmp_path: Path
) -> None:
    """Written by hand, 0 to 1 and yet chosen: one lỗi for all three verbs, and nothing is written."""
    copy = tmp_path / "copy"
    shutil.copytree(desk, copy)
    papers = copy / "hoi-dong/phien-truong.yml"
    papers.write_text(papers.read_text("utf-8").replace("yes: 1\n    no: 0", "yes: 0\n    no: 1", 1), "utf-8")
    shutil.rmtree(copy / "kho/exemplars/_selections/xet-chon-bia/truong.yml", ignore_errors=True)
    said = [
        run(copy, ["selection", *verb, "--private", "../hoi-dong"])
        for verb in (["check"], ["minutes", "truong"], ["publish", "truong"])
    ]

    assert [1, 1, 1] == [one.returncode for one in said]
    assert all("được 0 trên 1 phiếu mà ghi là được chọn" in one.stdout for one in said), said[0].stdout
