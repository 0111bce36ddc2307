"""A folder made to hold exactly the given files."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kho.output import Content, sync

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


def test_a_costly_file_is_made_once(tmp_path: Path) -> None:
    """Content given as a function is made only where no file of that name stands."""
    made: list[int] = []

    def costly() -> bytes:
        made.append(1)
        return b"picture"

    files: dict[str, Content] = {"anh-0a1b2c3d-480.webp": costly}
    sync(files, tmp_path)
    sync(files, tmp_path)

    assert [1] == made
    assert b"picture" == (tmp_path / "anh-0a1b2c3d-480.webp").read_bytes()
