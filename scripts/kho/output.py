"""Make a folder hold exactly these files. Unchanged files are not touched, so that rebuilds stay quiet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Content = bytes | Callable[[], bytes]
"""What a file holds; a function where it is costly to make and its name already tells its content."""


@dataclass(frozen=True, slots=True)
class Change:
    """What `sync` did, as paths below the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def sync(files: Mapping[str, Content], folder: Path) -> Change:
    """Write what is new or changed, remove what is no longer there, leave the rest alone.

    A file given as a function has a name made of its content's digest: where such a file exists, it is right.
    """
    present = _present(folder)
    removed = sorted(present - files.keys())
    for path in removed:
        (folder / path).unlink()
    _drop_empty(folder)
    written = [
        path for path, content in files.items() if _write(folder / path, content, exists=path in present)
    ]
    return Change(tuple(written), tuple(removed))


def _present(folder: Path) -> set[str]:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _write(path: Path, content: Content, *, exists: bool) -> bool:
    """Write *content* unless the file already holds it; whether it was written."""
    if callable(content):
        if exists:
            return False
        content = content()
    elif exists and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _drop_empty(folder: Path) -> None:
    """Remove folders that hold nothing any more."""
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
