"""The guide that takes a withdrawn entry out of history, run command by command as it is printed (domain.md §6)."""

import re
import subprocess
from pathlib import Path

import pytest

from checkout import ROOT
from repositories import ENVIRONMENT, commit, git

GUIDE = ROOT / "docs" / "huong-dan" / "xoa-khoi-lich-su.md"
PERSON = "Nguyễn Văn Bịa"
SLUG = "nguyen-van-bia"


def blocks(heading: str) -> list[str]:
    """The commands under a heading of the guide, in their order."""
    section = GUIDE.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


def run(commands: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


def change(folder: Path, message: str, **files: str | None) -> None:
    """One change: each file with its text, or gone where there is none."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8") if text is not None else path.unlink()
    commit(folder, message)


def objects(folder: Path) -> str:
    """Everything the repository holds, reachable or not."""
    return git(folder, "cat-file", "--batch-all-objects", "--batch", "--unordered")


def history(folder: Path) -> list[tuple[str, str]]:
    """Each commit's message with the files it left that are not the withdrawn entry's."""
    return [
        (
            git(folder, "log", "-1", "--format=%s", one).strip().replace(PERSON, "(đã gỡ)"),
            "\n".join(
                f"{line} {git(folder, 'cat-file', 'blob', line.split()[2])}"
                for line in git(folder, "ls-tree", "-r", one).splitlines()
                if SLUG not in line and "_withdrawn" not in line
            ),
        )
        for one in git(folder, "rev-list", "--reverse", "main").split()
    ]


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A bare repository with a history in which a person came, moved to another province's folder, and went."""
    work = tmp_path / "work"
    work.mkdir()
    git(work, "init", "--quiet", "--initial-branch=main")
    change(work, "Thêm góc đọc", exemplars__phu_tho__goc_doc_bia__entry="title: Góc đọc bịa\n")
    change(work, f"Thêm {PERSON}", exemplars__phu_tho__nguyen_van_bia__entry=f"name: {PERSON}\n")
    git(work, "tag", "--annotate", "ban-1", "--message", "Bản một")
    change(work, "Thêm mẹo", exemplars__phu_tho__the_ten_bia__entry="title: Thẻ tên bịa\n")
    change(
        work,
        "Chuyển tỉnh",
        exemplars__phu_tho__nguyen_van_bia__entry=None,
        exemplars__ha_noi__nguyen_van_bia__entry=f"name: {PERSON}\nstory: chuyện riêng\n",
    )
    git(work, "branch", "khac")
    change(work, "Gỡ một mục", exemplars__ha_noi__nguyen_van_bia__entry=None)
    change(work, "Sửa góc đọc", exemplars__phu_tho__goc_doc_bia__entry="title: Góc đọc bịa, sửa\n")
    git(tmp_path, "clone", "--quiet", "--bare", "work", "server.git")
    return tmp_path / "server.git"


def test_the_commands_of_the_guide_leave_no_object_that_holds_it(server: Path, tmp_path: Path) -> None:
    """After them neither the server nor a clone holds the text in any object; every other change is as it was."""
    git(tmp_path, "clone", "--quiet", "server.git", "yours")
    (tmp_path / "desk").mkdir()
    before = history(server)
    assert PERSON in objects(server)
    assert PERSON in objects(tmp_path / "yours")
    [answers] = blocks("Trước hết")
    filled = (
        answers.replace("https://github.com/TO-CHUC/KHO.git", str(server))
        .replace("dia-chi-cua-muc", SLUG)
        .replace("$HOME/kho-dien-hinh", str(ROOT))
    )
    rewrite, look, push = blocks("Viết lại lịch sử")

    run(f"{filled}\n{rewrite}", tmp_path / "desk")
    assert "" == run(f"MUC={SLUG}\n{look}", tmp_path / "desk")
    run(f"KHO={server}\n{push}", tmp_path / "desk")
    run("\n".join(blocks("Máy chủ")), server)
    [keep] = blocks("Mọi bản sao")
    run(keep, tmp_path / "yours")
    git(tmp_path, "clone", "--quiet", "server.git", "fresh")

    for place in (server, tmp_path / "yours", tmp_path / "fresh"):
        assert PERSON not in objects(place)
        assert "chuyện riêng" not in objects(place)
        assert [] == [line for line in objects(place).splitlines() if SLUG in line]
        git(place, "fsck", "--strict")
    assert [] == list((tmp_path / "desk").iterdir())
    kept = [one for one in before if one[0] not in {"Thêm (đã gỡ)", "Chuyển tỉnh", "Gỡ một mục"}]
    assert kept == history(server)
    assert ["khac", "main"] == git(server, "branch", "--format=%(refname:short)").split()
    assert ["ban-1"] == git(server, "tag").split()


def test_without_them_a_clone_still_holds_it(server: Path) -> None:
    """Withdrawing alone leaves history as it was: the test above would see it."""
    assert SLUG not in git(server, "ls-tree", "-r", "--name-only", "main")
    assert PERSON in objects(server)
    assert "chuyện riêng" in objects(server)
