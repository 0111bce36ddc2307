"""A school hands in by pull request: fork, branch, entry, check, merge, page; and what is refused unopened."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from checkout import ROOT, TODAY
from exits import assert_said
from kho.check.everything import check
from kho.cli import VERBS
from kho.desk import printing
from kho.desk.pull_request.submission import Part, Submission, judge, lay
from kho.desk.takedown import carry_out, plan
from kho.publish.build.whole import build
from kho.store.place import Checkout
from kho.words.problem import Unusable, errors
from kho.words.terms import WithdrawalReason
from pictures import png
from repositories import ENVIRONMENT, commit, git

SOUND = ROOT / "tests" / "stores" / "sound"
TIP = "exemplars/phu-tho/the-ten-bia/entry.yml"
NEW = "exemplars/phu-tho/meo-moi-bia"


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    """The project's own repository: entries, and something of the program."""
    folder = tmp_path / "upstream"
    shutil.copytree(SOUND, folder / "exemplars")
    (folder / "scripts").mkdir()
    (folder / "scripts/program.py").write_text("print('chương trình')\n", "utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "Kho")
    return folder


@pytest.fixture
def fork(upstream: Path, tmp_path: Path) -> Path:
    """A school's clone, on a branch of its own."""
    git(tmp_path, "clone", "--quiet", str(upstream), "fork")
    git(tmp_path / "fork", "switch", "--quiet", "--create", "gui-bai")
    return tmp_path / "fork"


def write(folder: Path, path: str, content: str | bytes) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)


def propose(fork: Path, upstream: Path) -> Submission:
    """What the fork's branch holds, fetched as a code host fetches it, and judged."""
    commit(fork, "Gửi bài")
    git(upstream, "fetch", "--quiet", str(fork), "gui-bai:refs/pull/1/head")
    return judge(upstream, "main", "refs/pull/1/head")


def said(judged: Submission) -> list[str]:
    return [f"{problem.path}: {problem.message}" for problem in judged.problems]


def a_tip(title: str = "Mẹo mới bịa") -> str:
    return (SOUND / "phu-tho/the-ten-bia/entry.yml").read_text("utf-8").replace("Thẻ tên bịa hai mặt", title)


def test_a_submission_from_fork_to_page(upstream: Path, fork: Path, home: Checkout, tmp_path: Path) -> None:
    """The very script of the workflow checks a fork's entry with the base's program; merged, it is a page (S0-60)."""
    write(fork, f"{NEW}/entry.yml", a_tip())
    commit(fork, "Gửi một mẹo")
    git(upstream, "fetch", "--quiet", str(fork), "gui-bai:refs/pull/1/head")
    out = tmp_path / "out"
    checked = submission(upstream, "main", "refs/pull/1/head", out)

    assert 0 == checked.returncode, checked.stdout + checked.stderr
    assert_said("submission", checked.stdout + checked.stderr)
    assert f"{NEW}\0" == (out / "data/changed").read_text("utf-8")
    assert [] == [one for one in problems(out) if one["severity"] == "error"]
    assert "Mẹo mới bịa" in (out / "site/meo-nho/meo-moi-bia/index.html").read_text("utf-8")
    assert ("review" in VERBS) == (out / "review/review.md").exists()

    git(upstream, "merge", "--quiet", "--no-edit", "refs/pull/1/head")
    build(home, upstream / "exemplars", tmp_path / "site", TODAY)
    page = html.document_fromstring((tmp_path / "site/meo-nho/meo-moi-bia/index.html").read_text("utf-8"))

    assert "Mẹo mới bịa" == page.findtext(".//h1")


def submission(upstream: Path, base: str, head: str, out: Path) -> subprocess.CompletedProcess[str]:
    """The step of the workflow."""
    return subprocess.run(
        [ROOT / ".ci/submission", base, head, out],
        cwd=upstream,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def problems(out: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((out / "review/check.json").read_text("utf-8"))
    return found


def test_a_wrong_entry_is_told_at_its_line_and_nothing_is_built(
    upstream: Path, fork: Path, tmp_path: Path
) -> None:
    """The log annotates the line of the file as the pull request names it; the artefact says the same; no preview."""
    write(fork, f"{NEW}/entry.yml", a_tip().replace("levels:", "contact: 0912 345 678\nlevels:"))
    commit(fork, "Gửi một mẹo")
    git(upstream, "fetch", "--quiet", str(fork), "gui-bai:refs/pull/1/head")
    checked = submission(upstream, "main", "refs/pull/1/head", tmp_path / "out")

    assert 1 == checked.returncode
    assert (
        f"::error file={NEW}/entry.yml,line=10,col=1,title=no_contact_of_persons::Có số điện thoại"
        in checked.stdout
    )
    assert ["Có số điện thoại: “0912 345 678”."] == [one["message"] for one in problems(tmp_path / "out")]
    assert not (tmp_path / "out/site").exists()


def test_entries_and_program_together_are_refused(upstream: Path, fork: Path, tmp_path: Path) -> None:
    """A change is one or the other (SAFETY E6): the files of the program are named, and nothing is laid out."""
    write(fork, f"{NEW}/entry.yml", a_tip())
    write(fork, "scripts/program.py", "print('khác')\n")
    write(fork, ".github/workflows/check.yml", "on: push\n")
    judged = propose(fork, upstream)
    checked = submission(upstream, "main", "refs/pull/1/head", tmp_path / "out")

    assert Part.BOTH is judged.part
    assert [".github/workflows/check.yml", "scripts/program.py"] == [
        one.path.as_posix() for one in judged.problems
    ]
    assert 1 == checked.returncode
    assert (
        "::error file=scripts/program.py,line=1,col=1,title=data_and_program_apart::Tệp này thuộc chương trình"
        in checked.stdout
    )
    assert 2 == len(problems(tmp_path / "out"))
    assert not (tmp_path / "out/data").exists()


def test_a_change_of_the_program_alone_is_left_to_its_own_tests(
    upstream: Path, fork: Path, tmp_path: Path
) -> None:
    """Nothing of it is run here: there is nothing to check."""
    write(fork, "scripts/program.py", "raise SystemExit('chạy rồi')\n")

    assert Submission(Part.PROGRAM, files=1) == propose(fork, upstream)
    assert 0 == submission(upstream, "main", "refs/pull/1/head", tmp_path / "out").returncode
    assert not (tmp_path / "out/data").exists()


def test_the_program_that_checks_is_the_bases_and_not_the_forks(upstream: Path, fork: Path) -> None:
    """What the fork's other commits did to the program does not count once undone: the change is what is compared."""
    write(fork, "scripts/program.py", "print('khác')\n")
    commit(fork, "Đổi chương trình")
    write(fork, "scripts/program.py", "print('chương trình')\n")
    write(fork, f"{NEW}/entry.yml", a_tip())

    assert Part.DATA is propose(fork, upstream).part


@pytest.mark.parametrize(
    ("path", "content", "wanted"),
    [
        (f"{NEW}/anh.exe", "MZ", "nằm ngoài chỗ"),
        (f"{NEW}/.gitattributes", "* merge=union\n", "nằm ngoài chỗ"),
        (f"{NEW}/con/entry.yml", "kind: tip\n", "nằm ngoài chỗ"),
        ("exemplars/phu-tho/Mẹo Bịa/entry.yml", "kind: tip\n", "nằm ngoài chỗ"),
        ("exemplars/phu-tho/x\n::add-mask::/entry.yml", "kind: tip\n", "nằm ngoài chỗ"),
        ("exemplars/.gitmodules", "[submodule]\n", "nằm ngoài chỗ"),
        (f"{NEW}/anh.png", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS"),
        (f"{NEW}/anh.png", png() + bytes(5 * 1024**2), "tối đa 5120 KiB"),
        (f"{NEW}/entry.yml", b"a" * (256 * 1024 + 1), "tối đa 256 KiB"),
    ],
    ids=["exe", "attributes", "deep", "accents", "newline", "modules", "lfs", "big", "long"],
)
def test_only_small_plain_files_in_their_place_come_in(
    upstream: Path, fork: Path, path: str, content: str | bytes, wanted: str
) -> None:
    """Names, sizes and pointers are refused before anything is opened or laid out (SAFETY E5)."""
    write(fork, path, content)
    [problem] = propose(fork, upstream).problems

    assert wanted in problem.message
    assert printing.as_github([problem]).count("\n") == 0


@pytest.mark.parametrize(
    ("mode", "wanted"), [("120000", "liên kết"), ("160000", "kho git khác"), ("100755", "quyền chạy")]
)
def test_links_submodules_and_programs_do_not_come_in(
    upstream: Path, fork: Path, mode: str, wanted: str
) -> None:
    """The mode in git's own tree decides: a link is never followed, not even on a system without links (SAFETY E5)."""
    target = git(fork, "hash-object", "-w", "--stdin", given=b"/etc/passwd").strip()
    if mode == "160000":
        target = git(fork, "rev-parse", "HEAD").strip()
    git(fork, "update-index", "--add", "--cacheinfo", f"{mode},{target},{NEW}/anh.png")
    git(fork, "commit", "--quiet", "--message", "Gửi bài")
    git(upstream, "fetch", "--quiet", str(fork), "gui-bai:refs/pull/1/head")
    [problem] = judge(upstream, "main", "refs/pull/1/head").problems

    assert wanted in problem.message


def test_a_name_that_is_not_utf8_is_refused_and_printed(upstream: Path, fork: Path) -> None:
    """Whatever bytes a name has, the message is text that any log can print (SAFETY E1)."""
    blob = git(fork, "hash-object", "-w", "--stdin", given=b"x").strip()
    git(
        fork,
        "update-index",
        "-z",
        "--index-info",
        given=f"100644 {blob}\t{NEW}/".encode() + b"\xff\x1b[31m.png\0",
    )
    git(fork, "commit", "--quiet", "--message", "Gửi bài")
    git(upstream, "fetch", "--quiet", str(fork), "gui-bai:refs/pull/1/head")
    printed = printing.as_github(judge(upstream, "main", "refs/pull/1/head").problems)

    assert "nằm ngoài chỗ" in printed
    assert "\x1b" not in printed


def test_an_entry_does_not_vanish_and_is_not_renamed(upstream: Path, fork: Path) -> None:
    """An address goes by `kho withdraw` only (DESIGN §4); to another province's folder it may move."""
    git(fork, "mv", "exemplars/phu-tho/the-ten-bia", "exemplars/phu-tho/the-ten-khac")
    (fork / "exemplars/ha-noi").mkdir()
    git(fork, "mv", "exemplars/phu-tho/to-bia", "exemplars/ha-noi/to-bia")

    assert [f"{TIP}: Mục “the-ten-bia” biến mất mà không ghi là đã gỡ."] == said(propose(fork, upstream))


def test_a_withdrawal_comes_by_pull_request_too(upstream: Path, fork: Path, tmp_path: Path) -> None:
    """`kho withdraw`, commit, check: the preview has the page that explains; taking the record back is refused."""
    carry_out(
        plan(fork / "exemplars", ["the-ten-bia"], TODAY, WithdrawalReason.UNIT, forget=False),
        fork / "exemplars",
    )
    judged = propose(fork, upstream)
    checked = submission(upstream, "main", "refs/pull/1/head", tmp_path / "out")

    assert ((), ()) == (judged.problems, judged.touched)
    assert 0 == checked.returncode, checked.stdout + checked.stderr
    assert "Mục này đã được gỡ" in (tmp_path / "out/site/meo-nho/the-ten-bia/index.html").read_text("utf-8")

    git(upstream, "merge", "--quiet", "--no-edit", "refs/pull/1/head")
    git(fork, "rm", "--quiet", "exemplars/_withdrawn.yml")

    assert ["exemplars/_withdrawn.yml: Có dòng bị xoá khỏi danh sách đã gỡ."] == said(propose(fork, upstream))


def test_two_that_are_right_by_themselves_are_wrong_where_they_meet(
    upstream: Path, fork: Path, tmp_path: Path
) -> None:
    """Two schools of two provinces choose one address: in the merge queue the second is held against the first."""
    second = NEW.replace("phu-tho", "ha-noi")
    write(fork, f"{NEW}/entry.yml", a_tip())
    first = propose(fork, upstream)
    git(upstream, "branch", "--quiet", "first", "refs/pull/1/head")
    git(fork, "switch", "--quiet", "--create", "hai", "origin/main")
    write(fork, f"{second}/entry.yml", a_tip("Mẹo khác bịa").replace("Phú Thọ", "Hà Nội"))
    commit(fork, "Gửi bài")
    git(upstream, "fetch", "--quiet", str(fork), "hai:refs/pull/2/head")
    alone = judge(upstream, "main", "refs/pull/2/head")
    git(upstream, "merge", "--quiet", "--no-edit", "first")
    base = git(upstream, "rev-parse", "HEAD").strip()
    git(upstream, "merge", "--quiet", "--no-edit", "refs/pull/2/head")
    together = judge(upstream, base, "HEAD")

    def wrong(judged: Submission, name: str) -> list[str]:
        lay(upstream, judged.data, tmp_path / name)
        found = check(tmp_path / name / "exemplars", ROOT / "exemplars/_reference", TODAY).problems
        return [one.rule for one in errors(found)]

    assert [[], []] == [wrong(first, "mot"), wrong(alone, "hai")]
    assert ["addresses_are_unique"] == wrong(together, "chung")


def test_a_change_that_collides_with_the_base_says_so(upstream: Path, fork: Path) -> None:
    """The data are those after the merge; where there is no merge, the school is told to update its branch."""
    write(fork, TIP, a_tip("Mẹo của trường"))
    write(upstream, TIP, a_tip("Mẹo của kho"))
    commit(upstream, "Sửa mẹo")

    assert ["exemplars: Thay đổi này đụng nhau với nhánh chính."] == said(propose(fork, upstream))


@pytest.mark.parametrize(
    ("change", "rows", "second"),
    [
        (
            ("slug: toan, name: Toán,", "slug: toan, name: Toán tư duy,"),
            ["| Môn học | Toán | Toán tư duy | 1 |"],
            True,
        ),
        # near misses: a word that no entry names, more aliases for one that is named, a new word
        (
            ("slug: ngu-van, name: Ngữ văn,", "slug: ngu-van, name: Văn,"),
            ["| Môn học | Ngữ văn | Văn | 0 |"],
            False,
        ),
        (
            ("aliases: [Toán học]", "aliases: [Toán học, Số học]"),
            ["| Môn học | Toán | (tên như cũ, nội dung khác đi) | 1 |"],
            False,
        ),
        (
            ("subjects:\n", "subjects:\n  - {slug: mon-bia, name: 'Môn [bịa](https://lua-dao.example)'}\n"),
            ["| Môn học | (chưa có) | Môn `[bịa](https://lua-dao.example)` | 0 |"],
            False,
        ),
        (("# Môn học", "# Các môn học"), [], False),
    ],
    ids=["renamed", "unused", "alias", "new", "comment"],
)
def test_a_change_of_the_vocabularies_says_what_it_does_to_the_entries(
    upstream: Path, fork: Path, change: tuple[str, str], rows: list[str], *, second: bool
) -> None:
    """A renamed word is renamed on the whole site: the comment says for how many entries, and asks for two people."""
    base, head = tended(upstream, fork, *change)
    out = upstream.parent / "out"
    subprocess.run(
        [ROOT / ".venv/bin/kho", "submission", base, head, "--out", out],
        cwd=upstream,
        env=ENVIRONMENT,
        check=True,
    )
    told = (out / "vocabularies.md").read_text("utf-8")

    assert rows == [line for line in told.splitlines() if line.startswith("| Môn")]
    assert second == ("Cần hai người xem" in told)


def test_a_word_that_entries_name_is_not_dropped_in_silence(
    upstream: Path, fork: Path, tmp_path: Path
) -> None:
    """The check refuses the entries that lose their word; the comment says how many there are."""
    ends = tended(upstream, fork, "  - {slug: toan, name: Toán, aliases: [Toán học]}\n", "")
    checked = submission(upstream, *ends, tmp_path / "out")

    assert 1 == checked.returncode
    assert "| Môn học | Toán | (bỏ) | 1 |" in (tmp_path / "out/review/vocabularies.md").read_text("utf-8")
    assert ["Không có môn học nào mang mã “toan”."] == [
        one["message"] for one in problems(tmp_path / "out") if one["severity"] == "error"
    ]


def tended(upstream: Path, fork: Path, old: str, new: str) -> tuple[str, str]:
    """A store with its own subjects, one of which an entry names; and a change of *old* into *new* in them."""
    subjects = "exemplars/_reference/subjects.yml"
    text = (ROOT / subjects).read_text("utf-8")
    write(upstream, subjects, text)
    write(upstream, TIP, a_tip() + "subjects: [toan]\n")
    commit(upstream, "Môn học của kho")
    git(fork, "pull", "--quiet", "--rebase", "origin", "main")
    write(fork, subjects, text.replace(old, new, 1))
    commit(fork, "Sửa danh mục")
    git(upstream, "fetch", "--quiet", str(fork), "gui-bai:refs/pull/1/head")
    return "main", "refs/pull/1/head"


def test_what_is_laid_out_is_the_merge_byte_for_byte(upstream: Path, fork: Path, tmp_path: Path) -> None:
    """The base's newest entries and the fork's change, pictures included; line ends and bytes untouched."""
    write(fork, f"{NEW}/entry.yml", a_tip().replace("\n", "\r\n"))
    write(fork, f"{NEW}/anh.png", png())
    write(upstream, TIP, a_tip("Mẹo của kho"))
    commit(upstream, "Sửa mẹo")
    judged = propose(fork, upstream)
    lay(upstream, judged.data, tmp_path / "data")

    assert (fork / f"{NEW}/entry.yml").read_bytes() == (tmp_path / f"data/{NEW}/entry.yml").read_bytes()
    assert png() == (tmp_path / f"data/{NEW}/anh.png").read_bytes()
    assert "Mẹo của kho" in (tmp_path / f"data/{TIP}").read_text("utf-8")
    with pytest.raises(Unusable, match="đã có"):
        lay(upstream, judged.data, tmp_path / "data")


@pytest.mark.parametrize("name", ["khong-co", "--upload-pack=touch x", "HEAD:scripts"])
def test_what_is_no_commit_is_refused(upstream: Path, name: str) -> None:
    """A name that is an option, a file or nothing is no commit."""
    with pytest.raises(Unusable, match=f"không có commit nào tên “{name}”"):
        judge(upstream, "main", name)
