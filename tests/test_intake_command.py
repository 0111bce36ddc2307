"""`kho form` and `kho intake` as people type them: their words, their exit codes, and the files they leave."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import word_files
from checkout import ROOT, TODAY
from entries import reference
from kho.publish.build.whole import build
from kho.publish.forms import FORMS
from kho.publish.forms.word import filled_form
from kho.store.place import Checkout
from kho.store.source import parse_text

KHO = Path(sys.executable).with_name("kho")
Kho = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one entry of each kind."""
    target = tmp_path / "store"
    shutil.copytree(ROOT / "tests" / "stores" / "sound", target)
    return target


@pytest.fixture
def kho(tmp_path: Path, store: Path) -> Kho:
    """The command, on that store; drafts go beside it."""

    def run(verb: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        own = verb == "intake" and "--out" not in arguments
        shelf: list[str | Path] = ["--out", tmp_path / "intake"] if own else []
        return subprocess.run(
            [KHO, verb, *arguments, *shelf, "--exemplars", store],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


def files(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_form_is_written_where_one_stands(kho: Kho, tmp_path: Path, name: str) -> None:
    """`kho form NAME` leaves NAME.docx, and does not write over it the second time."""
    first, second = kho("form", name), kho("form", name)

    assert (0, f"Đã ghi {name}.docx.\n") == (first.returncode, first.stdout)
    assert (tmp_path / f"{name}.docx").read_bytes().startswith(b"PK")
    assert 1 == second.returncode
    assert "không ghi đè" in second.stdout


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("mau-1", "goc-doc-bia"),
        ("ket-qua", "goc-doc-bia"),
        ("mau-2", "nhom-bia"),
        ("lam-theo", "lam-theo-goc-doc-bia"),
    ],
)
def test_a_form_filled_from_an_entry_comes_back_to_it(
    kho: Kho, tmp_path: Path, name: str, entry: str
) -> None:
    """`kho form NAME --fill ENTRY`, signed and sent back unchanged, makes a draft with the same data."""
    assert 0 == kho("form", name, "--fill", entry, "-o", "mau.docx").returncode
    done = kho("intake", "mau.docx")
    before = (tmp_path / "store" / "phu-tho" / entry / "entry.yml").read_text("utf-8")
    after = (tmp_path / "intake" / entry / "entry.yml").read_text("utf-8")

    assert (0, "") == (done.returncode, done.stderr)
    assert parse_text(before, Path("a")).data == parse_text(after, Path("b")).data
    assert "chỗ thiếu hoặc phải sửa" in done.stdout


def test_the_adoption_form_may_begin_from_what_is_followed(kho: Kho, tmp_path: Path) -> None:
    """`kho form lam-theo --fill` with an innovation or a tip: the report already says what it is about (S3-9 f)."""
    kho("form", "lam-theo", "--fill", "the-ten-bia", "-o", "mau.docx")
    kho("intake", "mau.docx")
    (entry,) = (tmp_path / "intake").glob("*/entry.yml")

    assert "the-ten-bia" == parse_text(entry.read_text("utf-8"), entry).data["of"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["form", "mau-3"], "không có “mau-3”"),
        (["form", "mau-2", "--fill", "goc-doc-bia"], "dành cho mục loại group"),
        (["form", "mau-1", "--fill", "khong-co"], "Không thấy mục “khong-co”"),
        (["form", "mau-1", "-o", "khong/co/mau.docx"], "không có thư mục khong/co"),
        (["intake"], "thiếu"),
    ],
)
def test_misuse_exits_with_two(kho: Kho, arguments: list[str], said: str) -> None:
    """A wrong call is explained in Vietnamese, without a traceback."""
    done = kho(*arguments)

    assert 2 == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_has_the_entry_the_report_and_the_original(kho: Kho, tmp_path: Path) -> None:
    """One folder a draft; the original stays beside it, byte for byte."""
    content = word_files.everything_aside()
    (tmp_path / "Bài của tổ (bản cuối) số 2.docx").write_bytes(content)
    done = kho("intake", "Bài của tổ (bản cuối) số 2.docx")
    left = files(tmp_path / "intake" / "mau-1-bai-cua-to-ban-cuoi-so-2")

    assert 0 == done.returncode
    assert {"entry.yml", "bao-cao.md", "ban-goc.docx", "anh-1.jpg"} == set(left)
    assert content == left["ban-goc.docx"]
    assert "Bài của tổ (bản cuối) số 2.docx" in left["bao-cao.md"].decode()


def test_a_file_name_of_250_characters_is_no_obstacle(kho: Kho, tmp_path: Path) -> None:
    """The draft's folder has a name of its own, of at most 80 characters."""
    name = "Đ" * 100 + "a" * 45 + ".docx"
    (tmp_path / name).write_bytes(word_files.numbered())
    done = kho("intake", name)
    (folder,) = (tmp_path / "intake").iterdir()

    assert 0 == done.returncode
    assert len(folder.name) <= 80
    assert "Traceback" not in done.stderr


def test_the_same_file_twice_is_told_and_changes_nothing(kho: Kho, tmp_path: Path) -> None:
    """Also under another name: exit 1, where it lies, and not a byte is touched."""
    for name in ("bai.docx", "bai-gui-lai.docx"):
        (tmp_path / name).write_bytes(word_files.numbered())
    kho("intake", "bai.docx")
    before = files(tmp_path / "intake")
    for name in ("bai.docx", "bai-gui-lai.docx"):
        done = kho("intake", name)

        assert 1 == done.returncode
        assert "đã nhận rồi, ở " in done.stdout
        assert "mau-1-bai" in done.stdout
        assert before == files(tmp_path / "intake")


def test_another_file_for_the_same_address_is_told_and_changes_nothing(kho: Kho, tmp_path: Path) -> None:
    """A folder that exists is never written into: a corrected draft is not lost."""
    (tmp_path / "bai.docx").write_bytes(word_files.numbered())
    kho("intake", "bai.docx")
    before = files(tmp_path / "intake")
    (tmp_path / "bai.docx").write_bytes(word_files.bold())
    done = kho("intake", "bai.docx")

    assert 1 == done.returncode
    assert "Đã có bài khác ở " in done.stdout
    assert before == files(tmp_path / "intake")


def test_an_address_that_the_store_has_is_told(kho: Kho, tmp_path: Path, store: Path) -> None:
    """A new form whose title is an old entry's is not taken for its update."""
    entry = parse_text((store / "phu-tho" / "goc-doc-bia" / "entry.yml").read_text("utf-8"), Path("a")).data
    data = {**entry, "title": "Góc đọc bịa"}
    (tmp_path / "bai.docx").write_bytes(filled_form(FORMS["mau-1"], data, reference()))
    done = kho("intake", "bai.docx")

    assert 1 == done.returncode
    assert "Trong kho đã có mục cùng địa chỉ" in done.stdout
    assert not (tmp_path / "intake").exists()


def test_a_bad_file_does_not_stop_the_others_and_leaves_nothing(kho: Kho, tmp_path: Path) -> None:
    """Every file is looked at; the exit code is 1 if one of them failed; no folder is half made."""
    (tmp_path / "hong.docx").write_bytes(word_files.numbered()[:3_000])
    (tmp_path / "bai.docx").write_bytes(word_files.numbered())
    done = kho("intake", "hong.docx", "khong-co.docx", "bai.docx")

    assert 1 == done.returncode
    assert "“hong.docx”: lỗi: Tệp bị hỏng hoặc bị cắt cụt." in done.stdout
    assert "“khong-co.docx”: lỗi: Không có tệp này." in done.stdout
    assert ["mau-1-bai"] == [path.name for path in (tmp_path / "intake").iterdir()]
    assert "Traceback" not in done.stderr


def test_no_draft_goes_into_the_store(kho: Kho, tmp_path: Path, store: Path) -> None:
    """No tool of ours writes an entry before its consents are recorded: not even with --out, not by a link."""
    (tmp_path / "bai.docx").write_bytes(word_files.numbered())
    (tmp_path / "loi-tat").symlink_to(store)
    before = files(store)
    for out in (store, store / "phu-tho", tmp_path / "loi-tat" / "phu-tho", ROOT / "exemplars" / "phu-tho"):
        done = kho("intake", "bai.docx", "--out", out)

        assert 2 == done.returncode
        assert "chưa có đồng ý công bố" in done.stderr
    assert before == files(store)


def test_drafts_are_out_of_gits_sight() -> None:
    """`intake/`, where drafts go by default, is ignored."""
    done = subprocess.run(
        ["git", "check-ignore", "-q", "intake/bai/entry.yml"], cwd=ROOT, check=False, timeout=30
    )

    assert 0 == done.returncode


@pytest.mark.site
def test_a_filled_mau_1_becomes_a_page(kho: Kho, tmp_path: Path, store: Path, home: Checkout) -> None:
    """Form → `kho intake` → `kho check` → `kho build`: every answer stands on the page (S0-41 … S0-49)."""
    plan = {
        "task": "Chủ nhiệm lớp bịa.",
        "situation": "Ngăn tủ khoá kín.\n\nChẳng ai mượn truyện.",
        "objectives": "Ai cũng mượn truyện.",
        "solution": "Tháo khoá.\n\n- Dán nhãn\n- Bầu thủ thư",
        "expected": "Mượn gấp đôi.",
        "trial": {"start": "2025-10", "end": "2026-04"},
        "steps": ["Tháo khoá tủ.", "Dán nhãn truyện."],
        "spread": {"scope": "truong", "note": "Kể ở họp tổ."},
    }
    entry = parse_text((store / "phu-tho" / "goc-doc-bia" / "entry.yml").read_text("utf-8"), Path("a")).data
    kept = {
        key: entry[key]
        for key in ("kind", "type", "unit", "origin", "levels", "areas", "consents", "registered_on")
    }
    data = {**kept, "title": "Tủ truyện không khoá", "summary": "Tháo khoá tủ truyện.", "plan": plan}
    data["authors"] = [{"name": "Lê Thị Bịa", "role": "thủ thư"}]
    (tmp_path / "bai.docx").write_bytes(filled_form(FORMS["mau-1"], data, reference()))

    assert 0 == kho("intake", "bai.docx").returncode
    folder = store / "phu-tho" / "tu-truyen-khong-khoa"
    folder.mkdir()
    shutil.copy(tmp_path / "intake" / folder.name / "entry.yml", folder)
    checked = kho("check", folder, "--today", TODAY.isoformat())
    build(home, store, tmp_path / "site", TODAY)
    page = (tmp_path / "site" / "sang-kien" / folder.name / "index.html").read_text("utf-8")

    assert 0 == checked.returncode, checked.stdout
    for text in (
        *("Tủ truyện không khoá", "Lê Thị Bịa", "thủ thư", "Chủ nhiệm lớp bịa.", "Ngăn tủ khoá kín."),
        *(
            "Chẳng ai mượn truyện.",
            "Ai cũng mượn truyện.",
            "Tháo khoá.",
            "Dán nhãn",
            "Bầu thủ thư",
            "Mượn gấp đôi.",
        ),
        *("10/2025", "04/2026", "Tháo khoá tủ.", "Dán nhãn truyện.", "Trong trường", "Kể ở họp tổ."),
    ):
        assert text in page, text
