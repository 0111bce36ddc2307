"""Make a folder hold exactly these files. Unchanged files are not touched, so that rebuilds stay quiet."""

import shutil
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kho.store.workers import spread


@dataclass(frozen=True, slots=True)
class Lasting:
    """What a file holds whose name tells all it is made from: where such a file exists, it is right."""

    make: Callable[[], bytes]


Content = bytes | Callable[[], bytes] | Lasting
"""What a file holds, or what makes it when it is about to be written: nobody keeps thousands of pages in memory."""


@dataclass(frozen=True, slots=True)
class Change:
    """What `sync` did, as paths below the folder."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...] = ()
    """Of what was written, what was not there before."""

    def __add__(self, other: "Change") -> "Change":
        """Both together."""
        return Change(self.written + other.written, self.removed + other.removed, self.added + other.added)


def sync(files: Mapping[str, Content], folder: Path) -> Change:
    """Write what is new or changed, remove what is no longer there, leave the rest alone."""
    present = _present(folder)
    removed = sorted(present - files.keys())
    for path in removed:
        (folder / path).unlink()
    _drop_empty(folder)
    wrote = spread(partial(_wrote, folder=folder, present=present), list(files.items()))
    written = tuple(path for path, new in zip(files, wrote, strict=True) if new)
    return Change(written, tuple(removed), tuple(path for path in written if path not in present))


def copy(source: Path, target: Path, change: Change) -> None:
    """Do to *target* what `sync` did to *source*."""
    for path in change.removed:
        (target / path).unlink(missing_ok=True)
    if change.removed:
        _drop_empty(target)
    for path in change.written:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / path, target / path)


def made(content: Content) -> bytes:
    """What a file holds."""
    if isinstance(content, Lasting):
        return content.make()
    return content() if callable(content) else content


def _present(folder: Path) -> set[str]:
    """Every file below *folder*."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def all_made(files: Mapping[str, Content]) -> dict[str, bytes]:
    """*files* with what each of them holds."""
    return {path: made(content) for path, content in files.items()}


def _wrote(file: tuple[str, Content], folder: Path, present: AbstractSet[str]) -> bool:
    """Whether *file* had to be written; *present* are those that are there."""
    path, content = file
    if path in present and isinstance(content, Lasting):
        return False
    new = made(content)
    place = folder / path
    if path in present and place.read_bytes() == new:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(new)
    return True


def _drop_empty(folder: Path) -> None:
    """Remove folders that hold nothing any more."""
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
