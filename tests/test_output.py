"""A folder made to hold exactly the given files."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kho.store.output import Content, Lasting, all_made, copy, sync

NAMES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)


def no_folder_is_also_a_file(files: dict[str, bytes]) -> bool:
    return not any(other.startswith(f"{path}/") for path in files for other in files)


FILES = st.dictionaries(NAMES, st.binary(max_size=4), max_size=5).filter(no_folder_is_also_a_file)


@given(before=FILES, after=FILES)
def test_the_folder_holds_exactly_the_files(
    before: dict[str, bytes], after: dict[str, bytes], tmp_path_factory: object
) -> None:
    """Whatever stood there before, afterwards the folder holds the new files and nothing else."""
    folder: Path = tmp_path_factory.mktemp("sync")  # type: ignore[attr-defined] # pytest's factory
    sync(before, folder)
    sync(after, folder)

    assert after == {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    """A rebuild is quiet: what already holds its bytes keeps its time of change."""
    sync({"a/b.md": b"x", "c.md": b"y"}, tmp_path)
    before = (tmp_path / "a/b.md").stat().st_mtime_ns
    change = sync({"a/b.md": b"x", "c.md": b"z"}, tmp_path)

    assert before == (tmp_path / "a/b.md").stat().st_mtime_ns
    assert ("c.md",) == change.written
    assert () == change.removed


@given(before=FILES, after=FILES)
def test_another_folder_follows(
    before: dict[str, bytes], after: dict[str, bytes], tmp_path_factory: object
) -> None:
    """What was added is told from what was changed, and a copy of the folder can be brought up to date."""
    source: Path = tmp_path_factory.mktemp("source")  # type: ignore[attr-defined] # pytest's factory
    target: Path = tmp_path_factory.mktemp("target")  # type: ignore[attr-defined] # as above
    first = sync(before, source)
    copy(source, target, first)
    second = sync(after, source)
    copy(source, target, second)

    assert set(after) - set(before) == set(second.added)
    assert set(before) == set(first.added)
    assert after == {
        path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()
    }


def test_a_costly_file_is_made_once(tmp_path: Path) -> None:
    """What is named by its content's digest is made only where no file of that name stands."""
    made: list[int] = []

    def costly() -> bytes:
        made.append(1)
        return b"picture"

    files: dict[str, Content] = {"anh-0a1b2c3d-480.webp": Lasting(costly)}
    folder, ledger = tmp_path / "tep", tmp_path / "tep.txt"
    sync(files, folder, ledger)
    sync(files, folder, ledger)

    assert [1] == made
    assert b"picture" == (folder / "anh-0a1b2c3d-480.webp").read_bytes()


@pytest.mark.parametrize("spoil", ["emptied", "without a ledger", "ledger spoilt"])
def test_a_costly_file_is_trusted_by_its_size_not_by_being_there(spoil: str, tmp_path: Path) -> None:
    """A full disk once left a code of no bytes, and it was published for good: it is made again."""
    files: dict[str, Content] = {"ma.svg": Lasting(lambda: b"<svg/>")}
    folder, ledger = tmp_path / "tep", tmp_path / "tep.txt"
    sync(files, folder, ledger)
    (folder / "ma.svg").write_bytes(b"")
    if spoil == "without a ledger":
        ledger.unlink()
    if spoil == "ledger spoilt":
        ledger.write_bytes(b"\xff\n0 ma.svg\n")
    change = sync(files, folder, ledger)

    assert ("ma.svg",) == change.written
    assert b"<svg/>" == (folder / "ma.svg").read_bytes()


@pytest.mark.parametrize("count", [5, 2_500], ids=["in one process", "in several"])
def test_pages_are_made_as_they_are_written(count: int, tmp_path: Path) -> None:
    """Made each time, written only where they changed: thousands of them by several processes."""

    def page(number: int, change: str) -> bytes:
        return f"trang {number} {change if number == 3 else ''}".encode()

    before: dict[str, Content] = {f"{one}/index.md": partial(page, one, "") for one in range(count)}
    after: dict[str, Content] = {f"{one}/index.md": partial(page, one, "mới") for one in range(count)}
    first = sync(before, tmp_path)
    second = sync(after, tmp_path)

    assert tuple(before) == first.written
    assert ("3/index.md",) == second.written
    assert all_made(after) == {
        path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.md")
    }
