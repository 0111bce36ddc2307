"""`kho build` as people type it, where something could be lost: folders of theirs, a full disk, no permission."""

import fcntl
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from checkout import ROOT, TODAY
from exits import assert_said
from kho.publish.build.whole import build
from kho.store.output import all_made
from kho.store.place import SITE_MARKER, Checkout
from kho.store.site import about
from kho.words.problem import Unusable
from pages import all_files

pytestmark = pytest.mark.site

KHO = Path(sys.executable).with_name("kho")
SOUND = ROOT / "tests/stores/sound"
Done = subprocess.CompletedProcess[str]


def kho_build(store: Path, site: Path, by: tuple[str, ...] = (), **how: object) -> Done:
    """A build by the command, in a process of its own, which *by* starts."""
    command = [*by, KHO, "build", "--exemplars", store, "--site", site, "--today", TODAY.isoformat()]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **how)  # type: ignore[call-overload, no-any-return] # options of the test


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def assert_refused(done: Done, *said: str) -> None:
    """One Vietnamese sentence, exit 2, no traceback."""
    assert 2 == done.returncode, done.stderr
    assert done.stderr.startswith("kho: ")
    assert 1 == len(done.stderr.splitlines()), done.stderr
    assert [] == [word for word in said if word not in done.stderr], done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store `muc` and its `site`, built into an empty folder in which a system left its own file."""
    folder = tmp_path_factory.mktemp("nothing-lost")
    shutil.copytree(SOUND, folder / "muc")
    (folder / "site").mkdir()
    (folder / "site/.DS_Store").touch()
    done = kho_build(folder / "muc", folder / "site")

    assert 0 == done.returncode, done.stderr
    assert_said("build", done.stdout)
    return folder


@pytest.fixture
def again(built: Path, tmp_path: Path) -> Path:
    """A copy of what was built, times and all."""
    shutil.copytree(built, tmp_path / "ban")
    return tmp_path / "ban"


def somebodys_file(folder: Path) -> Path:
    """A folder with a person's file."""
    (folder / "cua-toi").mkdir()
    (folder / "cua-toi/luan-van.docx").write_bytes(b"ba nam")
    return folder / "cua-toi"


def a_file(folder: Path) -> Path:
    """A file in the place of the site."""
    (folder / "tep").write_bytes(b"x")
    return folder / "tep"


def somebodys_folder_beside(folder: Path) -> Path:
    """A folder that is called as the build's own beside the site."""
    (folder / "moi.build").mkdir()
    (folder / "moi.build/ban-ve.dwg").write_bytes(b"x")
    return folder / "moi"


def within(folder: Path) -> Path:
    """In a new folder among the entries."""
    return folder / "muc/phu-tho/site"


def above(folder: Path) -> Path:
    """The folder that holds the entries."""
    return folder


def through_a_link(folder: Path) -> Path:
    """A link that leads among the entries."""
    (folder / "loi-tat").symlink_to(folder / "muc")
    return folder / "loi-tat/site"


def added_to_a_site(folder: Path) -> Path:
    """A file that somebody added to a site."""
    (folder / "site/CNAME").write_text("truong-bia.example")
    return folder / "site"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (somebodys_file, ("luan-van.docx", "thư mục trống")),
        (a_file, ("là một tệp",)),
        (somebodys_folder_beside, ("ban-ve.dwg",)),
        (within, ("nằm trong nhau",)),
        (above, ("nằm trong nhau",)),
        (through_a_link, ("nằm trong nhau",)),
        (added_to_a_site, ("CNAME", "Chuyển tệp ấy")),
    ],
)
def test_nothing_is_built_where_something_would_be_lost(
    place: Callable[[Path], Path], said: tuple[str, ...], again: Path
) -> None:
    """A folder that this program has not built is left alone, with the reason and what to do; every file stays."""
    site = place(again)
    before = contents(again)

    assert_refused(kho_build(again / "muc", site), *said)
    assert before == contents(again)


def test_a_site_that_was_built_is_built_again(again: Path) -> None:
    """Near miss: with only what was built, and a stray of the system, the folder is taken and nothing is rebuilt."""
    (again / "site/.DS_Store").touch()
    done = kho_build(again / "muc", again / "site")

    assert (0, "") == (done.returncode, done.stderr)


def test_a_file_laid_among_the_pages_to_be_is_not_swept_away(again: Path) -> None:
    """Where a build keeps what pages are made of, it removes and publishes what it made, and nothing else."""
    (again / "site.build/pages/ghi-chu.md").write_text("của tôi", "utf-8")
    before = contents(again)

    assert_refused(kho_build(again / "muc", again / "site"), "ghi-chu.md", "Chuyển tệp ấy")
    assert before == contents(again)


def spoil(name: str, site: Path) -> None:
    """Delete, empty or shorten a page."""
    page = site / "sang-kien/goc-doc-bia/index.html"
    if name == "deleted":
        page.unlink()
    else:
        page.write_bytes(b"" if name == "emptied" else page.read_bytes()[:-1])


def test_what_stands_is_looked_at_before_it_is_said_to_stand(built: Path) -> None:
    """With nothing changed, the sites' files are counted and weighed, and it is said that they were not opened."""
    done = kho_build(built / "muc", built / "site")
    count = len(contents(built / "site").keys() - {SITE_MARKER, ".DS_Store"})

    assert f"vẫn đủ {count} tệp, đúng cỡ (không đọc lại" in done.stdout


@pytest.mark.parametrize("how", ["deleted", "emptied", "shortened"])
def test_a_page_that_is_not_as_it_was_built_is_built_again(how: str, built: Path) -> None:
    """Whatever became of a page since, the next build of the same entries puts it right."""
    before = contents(built / "site")
    spoil(how, built / "site")
    done = kho_build(built / "muc", built / "site")

    assert 0 == done.returncode, done.stderr
    assert "Đã dựng" in done.stdout
    assert before | {SITE_MARKER: b""} == contents(built / "site") | {SITE_MARKER: b""}


def test_two_builds_do_not_write_into_one_site(again: Path) -> None:
    """The second says that another is at work and leaves all as it is; once that is done, it builds."""
    before = contents(again)
    with (again / "site.build/lock").open("w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)

        assert_refused(kho_build(again / "muc", again / "site"), "lần dựng khác", "site")
        assert before == contents(again)
    assert 0 == kho_build(again / "muc", again / "site").returncode


def test_a_full_disk_is_said_and_leaves_the_site(again: Path) -> None:
    """Where no file may grow beyond some kilobytes, one sentence tells; with space back nothing is missing."""
    entry = again / "muc/phu-tho/goc-doc-bia/entry.yml"
    entry.write_text(entry.read_text("utf-8").replace("Đặt kệ sách", "Đặt hai kệ sách"), "utf-8")
    before = contents(again / "site")
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (12_000, 12_000))
    done = kho_build(again / "muc", again / "site", preexec_fn=limit)

    assert_refused(done, "hết chỗ trên đĩa khi ghi", "chạy lại")
    assert before == contents(again / "site")
    assert 0 == kho_build(again / "muc", again / "site").returncode
    assert 0 == kho_build(again / "muc", again / "full").returncode
    assert contents(again / "full") == contents(again / "site")


def test_of_two_that_collide_one_is_published_with_all_else(again: Path) -> None:
    """The publishing step leaves out the younger, says so on the page of the run, and fails when all is done."""
    twin = again / "muc/ha-noi/the-ten-bia"
    shutil.copytree(again / "muc/phu-tho/the-ten-bia", twin)
    text = (
        (twin / "entry.yml")
        .read_text("utf-8")
        .replace("Phú Thọ", "Hà Nội")
        .replace("2026-06-02", "2026-06-03")
    )
    (twin / "entry.yml").write_text(text, "utf-8")
    site, page = again / "site", again / "summary.md"
    where = ["--exemplars", str(again / "muc"), "--site", str(site), "--today", TODAY.isoformat()]

    assert 1 == kho_build(again / "muc", site).returncode
    done = subprocess.run(
        [ROOT / ".ci/publish", *where],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(page)},
    )

    assert 1 == done.returncode, done.stderr
    assert done.stdout in page.read_text("utf-8")
    assert "ha-noi/the-ten-bia/entry.yml:1:1: lỗi: Địa chỉ “the-ten-bia” trùng với" in done.stdout
    assert "Để ra ngoài 1 mục có lỗi" in done.stdout
    assert "Phú Thọ" in (site / "meo-nho/the-ten-bia/index.html").read_text("utf-8")
    assert (site / "sang-kien/goc-doc-bia/index.html").exists()
    assert 1 == kho_build(again / "muc", site).returncode


WEAK = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Makes root one to whom permissions apply."""


@pytest.mark.parametrize(
    ("place", "mode"),
    [("site.build", 0o500), ("muc/phu-tho/goc-doc-bia/entry.yml", 0), ("muc/phu-tho/goc-doc-bia", 0)],
)
def test_without_permission_one_sentence_names_the_place(place: str, mode: int, again: Path) -> None:
    """Where one may not write, or not read an entry: what is in the way, and the tree as it was."""
    before = contents(again)
    (again / place).chmod(mode)
    done = kho_build(again / "muc", again / "site", by=WEAK if os.geteuid() == 0 else ())
    (again / place).chmod(0o700)
    said = done.stderr + done.stdout

    assert done.returncode in {1, 2}, said
    assert "Traceback" not in said
    assert Path(place).name in said
    assert before == contents(again)


@pytest.mark.parametrize("spoilt", ["[" * 100_000, '{"inputs": 1', "\0\0\0", "[]"])
@pytest.mark.parametrize("name", ["stamp.json", "memory.json", "finished.txt"])
def test_a_spoilt_memory_of_a_build_is_forgotten(name: str, spoilt: str, again: Path) -> None:
    """What the last build noted may be anything: the next builds, and the site is the same."""
    (again / "site.build" / name).write_text(spoilt)
    if name != "stamp.json":
        (again / "site.build/stamp.json").unlink()
    before = contents(again / "site")
    build(Checkout(ROOT), again / "muc", again / "site", TODAY)

    assert before == contents(again / "site")


def checkout_with(folder: Path, old: str, new: str) -> Checkout:
    """The checkout under test, with another word in its configuration."""
    for name in ("exemplars", "docs", "node_modules", "requirements", "package-lock.json", "scripts"):
        (folder / name).symlink_to(ROOT / name)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")

    assert old in text
    (folder / "mkdocs.yml").write_text(text.replace(old, new), "utf-8")
    return Checkout(folder)


ADDRESS = "site_url: https://kho-dien-hinh.example/\n"


def test_an_address_without_its_last_slash_is_made_right(tmp_path: Path) -> None:
    """Feeds, open data, dates and the codes on paper are the same bytes with and without it: no wrong address."""
    from kho.check.everything import check  # noqa: PLC0415

    home = Checkout(ROOT)
    bare = checkout_with(tmp_path, ADDRESS, ADDRESS.replace("example/", "example"))
    catalog = check(SOUND, home.reference, TODAY).whole
    right, made = (all_made(all_files(catalog, about(one.builder, TODAY), home)) for one in (home, bare))

    assert right == made
    assert any(b"https://kho-dien-hinh.example/" in content for content in made.values())
    glued = re.compile(rb"kho-dien-hinh\.example\w")

    assert [] == [path for path, content in made.items() if glued.search(content)]


@pytest.mark.parametrize("said", ["", "site_url: kho.example/\n", "site_url: ''\n", "site_url: 'https://'\n"])
def test_without_an_address_nothing_is_built(said: str, tmp_path: Path) -> None:
    """A configuration that does not say where the site is published is refused with the line to write."""
    (tmp_path / "nha").mkdir()
    home = checkout_with(tmp_path / "nha", ADDRESS, said)
    with pytest.raises(Unusable, match=r"thiếu địa chỉ website.*site_url: https://"):
        build(home, SOUND, tmp_path / "site", TODAY)

    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("what", ["node_modules", "package-lock.json"])
def test_without_what_is_installed_one_sentence_says_what_to_run(what: str, tmp_path: Path) -> None:
    """A checkout where nothing was installed says “make site”; one without its lock file builds all the same."""
    (tmp_path / "nha").mkdir()
    home = checkout_with(tmp_path / "nha", ADDRESS, ADDRESS)
    (tmp_path / "nha" / what).unlink()
    if what == "package-lock.json":
        assert build(home, SOUND, tmp_path / "site", TODAY).change
        return
    with pytest.raises(Unusable, match="hãy chạy “make site”"):
        build(home, SOUND, tmp_path / "site", TODAY)

    assert not (tmp_path / "site").exists()
