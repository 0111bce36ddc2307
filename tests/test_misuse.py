"""Every verb: what was typed wrongly is named and told what is wanted (exit 2), and nothing passes unseen (exit 0)."""

import os
import pwd
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from checkout import ROOT
from exits import SAYS, assert_said
from kho.cli import main, run
from kho.cli.typed import Day, OneOf, Place, Seconds, Whole

WRONG = "không-có-bịa"
SOUND = ROOT / "tests" / "stores" / "sound"
TODAY = ("--today", "2026-11-22")


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Kho = Callable[..., Done]


@pytest.fixture
def kho(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kho:
    """The command as it is installed, run in this process: some hundred calls take seconds."""

    def done(*typed: str | Path, cwd: Path = ROOT) -> Done:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["kho", *(os.fspath(one) for one in typed)])
        with pytest.raises(SystemExit) as ended:
            run()
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return done


REFUSED = (
    ("check", WRONG),
    ("check", "--exemplars", WRONG),
    ("build", "--exemplars", WRONG),
    ("serve", "--exemplars", WRONG),
    ("new", WRONG),
    ("form", WRONG),
    ("form", "mau-1", "--fill", WRONG),
    ("review", WRONG),
    ("review", "docs"),
    ("report", WRONG),
    ("report", "dien-hinh", "--period", WRONG, "--province", "lao-cai"),
    ("report", "dien-hinh", "--period", "2026-2027", "--province", WRONG),
    ("report", "dien-hinh", "--period", "2026-2027", "--unit", WRONG),
    ("report", "dien-hinh", "--period", "2026-2027", "--team", WRONG),
    ("report", "dien-hinh", "--period", "2026-2027", "--province", "lao-cai", "--commune", WRONG),
    ("score", WRONG),
    ("score", "--blank", WRONG),
    ("worklist", "--province", WRONG),
    ("worklist", "--unit", WRONG),
    ("links", "--exemplars", WRONG),
    ("submission", WRONG, "HEAD"),
    ("submission", "HEAD", WRONG),
    ("withdraw", WRONG),
    ("withdraw", "a", "--reason", WRONG),
    ("showcase", "draft", WRONG),
    ("showcase", "check", WRONG),
    ("showcase", "publish", WRONG),
    ("showcase", "email", WRONG, "-o", "thu.eml"),
    ("selection", WRONG),
    ("schema", WRONG),
    (WRONG,),
)
"""One call for each place where a path or a name is typed."""


_WITHOUT = ("new", "schema", "submission", "selection", WRONG)
"""What takes no store; the others are given a small one."""


@pytest.mark.parametrize("typed", REFUSED, ids=" ".join)
def test_a_name_that_is_not_known_is_named_and_told_what_is_wanted(kho: Kho, typed: tuple[str, ...]) -> None:
    """`kho check khong-co` and its brothers: the value is repeated, a sentence says what to type, exit 2."""
    small = () if "--exemplars" in typed or typed[0] in _WITHOUT else ("--exemplars", SOUND)
    done = kho(*typed, *small)
    named = WRONG if WRONG in typed else typed[-1]

    assert 2 == done.returncode
    assert f"“{named}”" in done.stderr
    assert 60 < len(done.stderr)
    assert "Traceback" not in done.stderr
    assert "giá trị không dùng được" not in done.stderr


WRITING = (
    ("form", "mau-1", "-o", "{}"),
    ("report", "dien-hinh", "--province", "phu-tho", "--period", "2025-2026", "-o", "{}"),
    ("report", "dien-hinh", "--province", "phu-tho", "--period", "2025-2026", "--xlsx", "{}"),
    ("report", "dien-hinh", "--blank-layout", "{}"),
    ("score", "--blank", "mau-so-1-ban-dang-ky", "-o", "{}"),
    ("review", SOUND / "phu-tho/the-ten-bia", "-o", "{}"),
    ("worklist", "--letters", "."),
)
"""One call for each option that names what is to be written; `{}` is the file."""


@pytest.mark.parametrize("typed", WRITING, ids=lambda typed: " ".join((typed[0], typed[-2])))
def test_no_verb_writes_over_another_file(kho: Kho, typed: tuple[str | Path, ...], tmp_path: Path) -> None:
    """A file that stands where a verb would write stays as it is, and is named; nothing is left beside it."""
    small = ("--exemplars", ROOT / "tests/stores/trust" if typed[0] == "worklist" else SOUND)
    folder = tmp_path / "cua-toi"
    folder.mkdir()
    asked = [str(one).format(folder / "tep.docx") for one in typed]
    first = kho(*asked, *small, cwd=folder)
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    mine = max(folder.iterdir())

    assert (0, True) == (first.returncode, bool(made)), first
    mine.write_text("đã sửa bằng tay", "utf-8")
    again = kho(*asked, *small, cwd=folder)

    assert 1 == again.returncode
    assert f"Đã có tệp {mine.name}: không ghi đè" in again.stdout
    assert "đã sửa bằng tay" == mine.read_text("utf-8")
    assert made.keys() == {path.name for path in folder.iterdir()}


def test_the_same_letters_are_written_twice_without_a_word(kho: Kho, tmp_path: Path) -> None:
    """Near miss: a file that holds just what a verb would write into it is no other file."""
    asked = ("worklist", "--letters", tmp_path, "--exemplars", ROOT / "tests/stores/trust", *TODAY)

    assert [0, 0] == [kho(*asked).returncode for _ in range(2)]


@pytest.mark.parametrize("place", ["khong-co/tep", "/dev/full/tep"])
def test_where_nothing_can_be_written_one_sentence_says_so(kho: Kho, place: str, tmp_path: Path) -> None:
    """No such folder, a file in the place of a folder: exit 2, nothing left."""
    done = kho("form", "mau-1", "-o", place, "--exemplars", SOUND, cwd=tmp_path)

    assert 2 == done.returncode
    assert 1 == len(done.stderr.strip().splitlines())
    assert [] == list(tmp_path.iterdir())


def leaves(command: click.Command, path: str = "") -> Iterator[str]:
    """Every verb by its words, groups walked through."""
    if not isinstance(command, click.Group):
        yield path
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        inner = command.get_command(context, name)
        assert inner
        yield from leaves(inner, f"{path} {name}".strip())


def test_the_list_of_what_exit_0_says_is_whole() -> None:
    """Every verb stands in it; rounds, issues, links, builds and the live site are heard where their tests run them."""
    assert {*SAYS} == {*leaves(main)}


QUIET = (
    ("check",),
    ("new", "tip"),
    ("form", "mau-1", "-o", "mau.docx"),
    ("report", "dien-hinh", "--province", "phu-tho", "--period", "2025-2026", "-o", "bao-cao.docx"),
    ("review", SOUND / "phu-tho/the-ten-bia"),
    ("score", "--blank", "mau-so-1-ban-dang-ky"),
    ("worklist",),
    ("schema",),
)


@pytest.mark.parametrize("typed", QUIET, ids=lambda typed: str(typed[0]))
def test_exit_0_says_what_was_looked_at_or_made(
    kho: Kho, typed: tuple[str | Path, ...], tmp_path: Path
) -> None:
    """A verb that ends well never says nothing, and never less than of what it speaks."""
    small = () if typed[0] in _WITHOUT else ("--exemplars", SOUND)
    done = kho(*typed, *small, cwd=tmp_path)

    assert 0 == done.returncode, done
    assert_said(str(typed[0]), done.stdout)


def test_what_is_taken_in_and_taken_down_is_named(kho: Kho, tmp_path: Path) -> None:
    """A form becomes a draft, an entry goes: each answer names the files."""
    store = shutil.copytree(SOUND, tmp_path / "muc")
    kho("form", "mau-1", "--fill", "goc-doc-bia", "-o", "mau.docx", "--exemplars", store, cwd=tmp_path)
    taken = kho("intake", "mau.docx", "--out", "nhap", "--exemplars", store, cwd=tmp_path)
    gone = kho("withdraw", "the-ten-bia", "--exemplars", store, cwd=tmp_path)

    assert [0, 0] == [taken.returncode, gone.returncode], (taken, gone)
    assert_said("intake", taken.stdout)
    assert_said("withdraw", gone.stdout)


def parameters(command: click.Command, path: str = "kho") -> Iterator[tuple[str, click.Parameter]]:
    for one in command.params:
        yield f"{path} {one.name}", one
    for name, inner in getattr(command, "commands", {}).items():
        yield from parameters(inner, f"{path} {name}")


def test_no_value_is_refused_in_the_words_of_the_library() -> None:
    """Every type that can refuse what was typed is one of ours: the library's says in English, or says nothing."""
    free = {"text", "boolean"}
    foreign = [
        where
        for where, one in parameters(main)
        if not isinstance(one.type, Day | OneOf | Place | Seconds | Whole) and one.type.name not in free
    ]

    assert [] == foreign


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (("check", "--format", "xml"), "“xml”. Hãy dùng một trong: text, json, github"),
        (("check", "--today", "22/11/2026"), "“22/11/2026” không phải một ngày"),
        (("serve", "--port", "0"), "“0” không phải số nguyên từ 1 đến 65535"),
        (("worklist", "--within", "nhiều"), "“nhiều” không phải số nguyên từ 0 đến 3650"),
        (("links", "--pause", "99"), "“99” không phải số giây từ 0 đến 60"),
        (("worklist", "--letters", "README.md"), "“README.md” không dùng được: cần một thư mục"),
        (("review", "x", "-o", "docs"), "“docs” không dùng được: cần một tệp"),
        (("review", "--reply=có", "x"), "tuỳ chọn “--reply” không nhận giá trị"),
        (("review", "x", "-o"), "tuỳ chọn “-o” thiếu giá trị"),
        (("new", "tip", "thừa-bịa"), "thừa “thừa-bịa”"),
        (("score",), "cần một trong hai"),
    ],
    ids=" ".join,
)
def test_a_value_of_the_wrong_kind_is_named(kho: Kho, typed: tuple[str, ...], wanted: str) -> None:
    """Words, numbers, days and folders: what was typed, and the bounds that hold."""
    done = kho(*typed)

    assert 2 == done.returncode
    assert wanted in done.stderr


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A sound store of one's own."""
    made = tmp_path / "kho-bia"
    shutil.copytree(SOUND, made)
    return made


Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(kho: Kho) -> Check:
    """`kho check` in a store of one's own."""

    def checked(store: Path, *paths: Path | str, cwd: Path = ROOT) -> tuple[int, str, str]:
        done = kho("check", "--exemplars", store, *TODAY, *paths, cwd=cwd)
        return done.returncode, done.stdout, done.stderr

    return checked


def test_a_path_outside_the_store_is_never_well(check: Check, store: Path, tmp_path: Path) -> None:
    """A neighbour, a file beside, a link that leads out, a way out by `..`: each is named, none is looked at."""
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (tmp_path / "loi-ra").symlink_to(outside)
    for path in (outside, ROOT / "README.md", tmp_path / "loi-ra", store / ".." / "ngoai"):
        code, said, wrong = check(store, path)

        assert (2, "") == (code, said)
        assert "nằm ngoài" in wrong
        assert "--exemplars" in wrong


def test_a_path_in_the_store_is_looked_at_however_it_is_spelled(
    check: Check, store: Path, tmp_path: Path
) -> None:
    """By a link, by `..`, from another folder, by a file of the entry: the same entry, the same finding."""
    entry = next(iter(sorted(store.glob("*/*/entry.yml"))))
    with entry.open("a", encoding="utf-8") as file:
        file.write("sumary_bia: x\n")
    (tmp_path / "loi-vao").symlink_to(entry.parent)
    (entry.parent / "anh-la.png").write_bytes(b"x")
    for path, cwd in (
        (entry, ROOT),
        (entry.parent / "anh-la.png", ROOT),
        (tmp_path / "loi-vao", ROOT),
        (entry.parent / ".." / entry.parent.name, ROOT),
        (entry.parent.name, entry.parent.parent),
        (store.parent, ROOT),
    ):
        code, said, _wrong = check(store, path, cwd=cwd)

        assert 1 == code
        assert "Không có trường nào tên “sumary_bia”" in said


def test_what_was_looked_at_is_said(check: Check, store: Path) -> None:
    """Exit 0 counts the entries and the tended files, of the store or of a part; beside JSON it goes to stderr."""
    _code, whole, _ = check(store)
    one = next(iter(sorted(store.glob("*/*/entry.yml")))).parent
    _code, part, _ = check(store, one)
    code, listed, beside = check(store, one, "--format", "json")

    assert f"Đã xem 6 mục trong {store}: không có lỗi nào." in whole
    assert f"Đã xem 1 mục trong {one}: không có lỗi nào." in part
    assert (0, "[]\n") == (code, listed)
    assert f"Đã xem 1 mục trong {one}" in beside


@pytest.mark.parametrize("inside", ["", "phu-tho", "_showcase"])
def test_nothing_is_not_well(check: Check, tmp_path: Path, inside: str) -> None:
    """An empty store, an empty province: there was nothing to look at, and that is said (2)."""
    empty = tmp_path / "kho-trong"
    (empty / inside).mkdir(parents=True)
    code, said, wrong = check(empty, empty / inside)

    assert (2, "") == (code, said)
    assert "không có mục nào để xem" in wrong


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("_phu-tho", "bỏ dấu “_” ở đầu tên"),
        (".phu-tho", "bỏ dấu “.” ở đầu tên"),
        ("_withdrawn.yaml", "“_withdrawn.yml”"),
        ("_reference/synonims.yml", "“synonyms.yml”"),
        ("_reference/ghi-chu.txt", "Các tệp được đọc"),
        ("_reference/rubrics/Bieu diem.yml", "tên là mã địa chỉ"),
        ("_selections/la.txt", "Mỗi đợt xét là"),
        ("_showcase/la.txt", "Tên tệp là quý"),
    ],
)
def test_what_no_rule_reads_is_told(check: Check, store: Path, name: str, wanted: str) -> None:
    """A school that mistypes its province, a list that is misspelt: neither is passed over in silence."""
    path = store / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix:
        path.write_text("x: y\n", encoding="utf-8")
    else:
        shutil.copytree(next(iter(sorted(store.glob("*/*/entry.yml")))).parent, path / "muc-bia")
    code, said, _ = check(store)

    assert 1 == code
    assert wanted in said
    assert "[files_have_their_place]" in said


@pytest.mark.parametrize(
    "name", ["_links.yml", "_reference/areas.yml", ".DS_Store", "_reference/.DS_Store", "_showcase/.DS_Store"]
)
def test_what_is_kept_there_has_its_place(check: Check, store: Path, name: str) -> None:
    """The twin: files that curators keep, and what an operating system leaves, are no strays."""
    path = store / name
    path.parent.mkdir(parents=True, exist_ok=True)
    source = ROOT / "exemplars" / name
    path.write_bytes(source.read_bytes() if source.exists() else b"links: []\n" if "links" in name else b"\0")
    code, said, _ = check(store)

    assert (0, True) == (code, "không có lỗi nào" in said)


@pytest.mark.parametrize(
    "name",
    [
        "_withdrawn.yml",
        "_links.yml",
        "_reference/areas.yml",
        "_showcase/2026-q3.yml",
        "_selections/dot-bia/round.yml",
    ],
)
@pytest.mark.parametrize("made", ["trống", "thư mục", "liên kết hỏng"])
def test_a_tended_file_that_cannot_be_read_is_told_at_its_path(
    check: Check, store: Path, name: str, made: str
) -> None:
    """Empty, a folder in its place, a link to nothing: one finding at the file, no traceback."""
    path = store / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if made == "trống":
        path.touch()
    elif made == "thư mục":
        path.mkdir()
    else:
        path.symlink_to(store / "khong-co")
    code, said, _ = check(store)

    assert 1 == code
    assert f"{name}:1:1: lỗi: " in said


@pytest.fixture
def nobodys_store() -> Iterator[Path]:
    """A sound store that a user without rights may read, and this process without the rights of root."""
    with tempfile.TemporaryDirectory() as kept:
        store = Path(kept) / "kho-bia"
        shutil.copytree(SOUND, store)
        for folder in (store.parent, store, *(path for path in store.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        yield store


@pytest.mark.parametrize(
    "inside",
    ["", "phu-tho", "phu-tho/goc-doc-bia", "phu-tho/goc-doc-bia/entry.yml", "_selections", "_showcase"],
)
def test_what_may_not_be_opened_is_told_in_a_sentence(check: Check, nobodys_store: Path, inside: str) -> None:
    """A file, a folder, a store of mode 000, as a user without rights meets it: no traceback, never exit 0."""
    path = nobodys_store / inside
    path.mkdir(exist_ok=True) if not path.exists() else None
    mode = path.stat().st_mode
    path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        code, said, wrong = check(nobodys_store)
    finally:
        if root:
            os.seteuid(0)
        path.chmod(mode)

    assert code in {1, 2}
    assert "được" in said + wrong
    assert path.name in said + wrong
