"""Make a folder hold exactly these files. Unchanged files are not touched, so that rebuilds stay quiet."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kho.store.ledger import keep, recall, taken
from kho.store.workers import spread
from kho.store.writing import write


@dataclass(frozen=True, slots=True)
class Lasting:
    """What a file holds whose name tells all it is made from: not made again while it stands as it was written."""

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


def sync(files: Mapping[str, Content], folder: Path, ledger: Path | None = None) -> Change:
    """Write what is new or changed, remove what is no longer there, leave the rest alone.

    Args:
        files: what *folder* is to hold.
        folder: where.
        ledger: where it is kept which files are ours, and the sizes by which a `Lasting` one that stands is trusted;
            without it, none is.
    """
    present = taken(folder)
    known = recall(ledger) if ledger else {}
    if ledger:
        keep({**dict.fromkeys(files, 0), **known}, ledger)  # killed from here on, all is known for ours
    removed = sorted(present.keys() - files.keys())
    for path in removed:
        (folder / path).unlink()
    _drop_empty(folder)
    trusted = present.items() & known.items()
    do = partial(
        _wrote, folder=folder, present=present.keys(), trusted=frozenset(path for path, _ in trusted)
    )
    written = tuple(path for path, new in zip(files, spread(do, list(files.items())), strict=True) if new)
    if ledger:
        keep({path: size for path, size in taken(folder).items() if path in files}, ledger)
    return Change(written, tuple(removed), tuple(path for path in written if path not in present))


def copy(source: Path, target: Path, change: Change) -> None:
    """Do to *target* what `sync` did to *source*."""
    for path in change.removed:
        (target / path).unlink(missing_ok=True)
    if change.removed:
        _drop_empty(target)
    for path in change.written:
        write(target / path, (source / path).read_bytes())


def made(content: Content) -> bytes:
    """What a file holds."""
    if isinstance(content, Lasting):
        return content.make()
    return content() if callable(content) else content


def all_made(files: Mapping[str, Content]) -> dict[str, bytes]:
    """*files* with what each of them holds."""
    return {path: made(content) for path, content in files.items()}


def _wrote(
    file: tuple[str, Content], folder: Path, present: AbstractSet[str], trusted: AbstractSet[str]
) -> bool:
    """Whether *file* had to be written; of those that are *present*, the *trusted* are as they were written."""
    path, content = file
    if path in trusted and isinstance(content, Lasting):
        return False
    new = made(content)
    place = folder / path
    if path in present and place.read_bytes() == new:
        return False
    write(place, new)
    return True


def _drop_empty(folder: Path) -> None:
    """Remove folders that hold nothing any more."""
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
