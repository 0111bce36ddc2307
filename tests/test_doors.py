"""One door for all that comes in, and one command from a draft to its place in the store (SAFETY E4)."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

import school_papers
import word_files
from checkout import ROOT, TODAY
from entries import reference
from exits import assert_said
from guide import kho
from kho.desk.intake.doors import Arrival, arrivals, of_folder
from kho.desk.intake.taking import REPORT, Draft, draft_of
from kho.store.files.filekind import BadFile
from kho.store.place import ENTRY
from kho.store.source import parse_text
from kho.words.receipt_code import receipt_code
from pictures import jpeg

SOUND = ROOT / "tests" / "stores" / "sound"
TEXT = (SOUND / "phu-tho" / "the-ten-bia" / ENTRY).read_text("utf-8")
PICTURED = f"{TEXT}pictures:\n  - file: anh-bia.jpg\n    alt: Thẻ tên\n    people: khong-co-nguoi\n"


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts:
            target.writestr(name, part)
    return out.getvalue()


def letter(
    *attached: tuple[str, bytes], text: str = "Trường gửi bài.\n\nTrân trọng,\nNguyễn Thị Bịa\n0900 000 000"
) -> bytes:
    """An e-mail of a school."""
    message = EmailMessage()
    message["From"] = "Nguyễn Thị Bịa <nguyen.bia@truong-bia.example>"
    message["To"] = "thidua@so-bia.example"
    message["Subject"] = "Gửi bài"
    message.set_content(text)
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def drafted(arrival: Arrival) -> Draft:
    """The draft of what came in."""
    return draft_of(arrival, ROOT / "no-such-store", reference(), TODAY)


FORMS = zipped([("the-ten-bia-moi/entry.yml", PICTURED.encode()), ("the-ten-bia-moi/anh-bia.jpg", jpeg())])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bai.zip", FORMS),
        ("entry.yml", TEXT.encode()),
        ("the-ten.txt", TEXT.encode()),
        ("thu.eml", letter(("bai.zip", FORMS))),
        ("thu.eml", letter(("entry.yml", TEXT.encode()))),
    ],
    ids=["zip", "yml", "shared-as-txt", "zip-by-mail", "yml-by-mail"],
)
def test_what_the_web_form_made_comes_in_as_it_was(name: str, content: bytes) -> None:
    """The entry is the very one, whichever way it took; its code is that which the form showed."""
    (arrival,) = arrivals(name, content)
    draft = drafted(arrival)

    assert parse_text(draft.files[ENTRY].decode(), Path(ENTRY)).data["title"] == "Thẻ tên bịa hai mặt"
    assert receipt_code(arrival.content) == draft.code
    assert draft.code in draft.files[REPORT].decode()
    assert ("anh-bia.jpg" in draft.files) == ("zip" in name or "bai.zip" in content.decode("latin-1"))


def test_a_letter_keeps_its_words_and_forgets_who_sent_it() -> None:
    """The attachment is the paper; what the letter says is told, sender and signature are left out."""
    (arrival,) = arrivals("thu.eml", letter(("đơn.docx", school_papers.application_in_short())))
    draft = drafted(arrival)
    said = "".join(
        body.decode("utf-8", "replace") for name, body in draft.files.items() if name != "ban-goc.docx"
    )

    assert "Trường gửi bài." in draft.files[REPORT].decode()
    for private in ("nguyen.bia@", "0900 000 000", "Trân trọng"):
        assert private not in said


def test_a_letter_without_attachment_is_itself_a_draft() -> None:
    """Words alone are placed by their headings, as those of a paper; a picture beside them comes along."""
    text = "Tên sáng kiến: Góc đọc bịa\n1. Thực trạng\nÍt sách.\n2. Giải pháp\nĐặt kệ.\n--\nNgười Bịa"
    (arrival,) = arrivals("thu.eml", letter(("anh.jpg", jpeg()), text=text))
    draft = drafted(arrival)
    data = parse_text(draft.files[ENTRY].decode(), Path(ENTRY)).data

    assert ("Góc đọc bịa", "Ít sách.", "Đặt kệ.") == (
        data["title"],
        data["plan"]["situation"],
        data["plan"]["solution"],
    )
    assert draft.files["anh-1.jpg"] == jpeg()
    assert "Người Bịa" not in draft.files[ENTRY].decode()


def test_a_folder_is_read_as_what_lies_in_it(tmp_path: Path) -> None:
    """Papers with the pictures beside them; links and folders in it are not followed."""
    (tmp_path / "bai.docx").write_bytes(word_files.numbered())
    (tmp_path / "anh.jpg").write_bytes(jpeg())
    (tmp_path / "loi-tat.docx").symlink_to("/etc/hostname")
    (tmp_path / "trong").mkdir()
    (arrival,) = of_folder(tmp_path)

    assert ("bai.docx", "docx", {"anh.jpg"}) == (arrival.name, arrival.form, set(arrival.beside))


BOMB = zipped([("bai/entry.yml", TEXT.encode()), ("bai/lon.bin", bytes(130 * 1024**2))])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bai.zip", zipped([("../entry.yml", TEXT.encode())]), "mang tên lạ"),
        ("bai.zip", zipped([("/etc/entry.yml", TEXT.encode())]), "mang tên lạ"),
        ("bai.zip", BOMB, "quá lớn"),
        ("bai.zip", zipped([("trong.zip", FORMS)]), "lại có tệp nén"),
        ("bai.zip", zipped([("chuong-trinh.exe", b"MZ\0\0")]), "không phải tệp Word"),
        ("bai.zip", zipped([(f"{at}.txt", b"chu") for at in range(60)]), "hơn 50 tệp"),
        ("thu.eml", letter(text=""), "không có chữ"),
        ("thu.eml", letter(*((f"{at}.zip", FORMS) for at in range(4))), "hơn 3 tệp nén"),
        ("thu.eml", letter(("trong.zip", zipped([("sau.zip", FORMS)]))), "lại có tệp nén"),
    ],
)
def test_hostile_parcels_are_refused_for_a_visible_reason(name: str, content: bytes, said: str) -> None:
    """Traversal, bombs, zips in zips, programs: refused, with a hint that is a sentence."""
    with pytest.raises(BadFile) as found:
        [drafted(one) for one in arrivals(name, content)]

    assert said in found.value.message
    assert found.value.hint.endswith(".")


def test_a_file_an_entry_does_not_name_stays_out() -> None:
    """What else lies in the zip, or bears a name that leads elsewhere, never becomes a file of the draft."""
    parts = [("b/entry.yml", TEXT.encode()), ("b/la.jpg", jpeg()), ("b/x.exe", b"MZ")]
    (arrival,) = arrivals("b.zip", zipped(parts))
    draft = drafted(arrival)

    assert {ENTRY, REPORT, "ban-goc.yml"} == set(draft.files)
    assert "la.jpg" in draft.files[REPORT].decode()
    assert ("x.exe",) == arrival.left


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with a small store and a list of who takes entries in."""
    store = tmp_path / "store"
    shutil.copytree(SOUND, store)
    (store / "_reference").mkdir(exist_ok=True)
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "Bịa")):
        git(tmp_path, *words)
    return tmp_path


def git(folder: Path, *words: str) -> str:
    """What git says, as an invented curator."""
    who = ("-c", "user.name=Bịa", "-c", "user.email=bia@bia.example")
    done = subprocess.run(
        ["git", "-C", folder, *who, *words], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_from_the_forms_file_to_a_commit_in_two_commands(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kho intake`, `kho accept`: the entry stands in its province, one commit on a branch, the next step is said."""
    for name, value in (("NAME", "Bịa"), ("EMAIL", "bia@bia.example")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    text = TEXT.replace("Thẻ tên bịa hai mặt", "Bảng việc bịa trên tường")
    (desk / "bai.zip").write_bytes(zipped([("bang-viec-bia/entry.yml", text.encode())]))
    options = ("--exemplars", desk / "store", "--today", TODAY.isoformat())
    taken = kho("intake", desk / "bai.zip", "--out", desk / "nhap", *options, cwd=desk)
    assert 0 == taken.returncode, taken.stdout + taken.stderr
    done = kho("accept", desk / "nhap" / "bang-viec-bia", *options, cwd=desk)

    assert 0 == done.returncode, done.stdout + done.stderr
    assert_said("accept", done.stdout)
    assert "git push --set-upstream origin gui-bai/bang-viec-bia" in done.stdout
    assert "gui-bai/bang-viec-bia" == git(desk, "branch", "--show-current").strip()
    changed = git(desk, "show", "--name-only", "--format=%s").split("\n")
    assert [
        "Thêm mục: Bảng việc bịa trên tường",
        "store/_reference/receipts.yml",
        "store/phu-tho/bang-viec-bia/entry.yml",
    ] == [line for line in changed if line]
    assert "state: da-dang" in (desk / "store/_reference/receipts.yml").read_text("utf-8")
    assert 0 == kho("check", *options, cwd=desk).returncode


def test_a_draft_with_errors_is_not_accepted_and_says_what_is_lacking(desk: Path) -> None:
    """Nothing is copied or committed; the public list tells the points, not the words of anybody."""
    (desk / "bai.docx").write_bytes(school_papers.application_in_short())
    options = ("--exemplars", desk / "store", "--today", TODAY.isoformat())
    kho("intake", desk / "bai.docx", "--out", desk / "nhap", *options, cwd=desk)
    (draft,) = (path for path in (desk / "nhap").iterdir())
    before = git(desk, "rev-parse", "HEAD")
    done = kho("accept", draft, *options, cwd=desk)
    listed = (desk / "store/_reference/receipts.yml").read_text("utf-8")

    assert 1 == done.returncode
    assert "Chưa đưa vào kho" in done.stdout
    assert before == git(desk, "rev-parse", "HEAD")
    assert "state: can-bo-sung" in listed
    assert "lacks:" in listed
    assert "Nguyễn" not in listed
    assert not list((desk / "store").glob("*/goc-doc*hanh-lang*"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--slug", "../ngoai"), "không làm địa chỉ được"),
        (("--slug", "goc-doc-bia"), "trong kho đã có mục"),
        (("--province", "khong-co"), "không có tỉnh nào"),
    ],
)
def test_a_place_that_cannot_be_is_refused(desk: Path, options: tuple[str, ...], said: str) -> None:
    """No draft leaves its province or takes another's address; before anything is written."""
    (desk / "entry.yml").write_text(TEXT.replace("Thẻ tên bịa hai mặt", "Bảng việc bịa"), "utf-8")
    common = ("--exemplars", desk / "store", "--today", TODAY.isoformat())
    kho("intake", desk / "entry.yml", "--out", desk / "nhap", *common, cwd=desk)
    done = kho("accept", desk / "nhap" / "bang-viec-bia", *options, *common, cwd=desk)

    assert 2 == done.returncode
    assert said in done.stderr
