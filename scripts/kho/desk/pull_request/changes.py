"""What a proposed change does to the files, read out of git: nothing of it is checked out, run or opened before judged.

Modes, names and sizes come from git's own objects, which say more than a file system would (SAFETY E5).
"""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kho.words.problem import Unusable, quoted

REGULAR = "100644"
GONE = "000000"
_COLLIDED = 1
_NONE = 1
_AT_ONCE = 200
"""How many files are read with one question."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a tree."""

    path: str
    mode: str
    name: str
    """Its object's name."""
    size: int = 0


def git(repository: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git says in *repository*; raises Unusable where it complains."""
    done = _run(repository, arguments, given)
    if done.returncode:
        raise _complaint(done)
    return done.stdout


def _run(
    repository: Path, arguments: Sequence[str], given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603 - no shell, and commits are resolved to names before they come here
        ["git", "-C", str(repository), *arguments],  # noqa: S607 - the machine's git
        input=given,
        capture_output=True,
        check=False,
    )


def _complaint(done: "subprocess.CompletedProcess[bytes]") -> Unusable:
    said = (done.stderr or done.stdout).decode(errors="backslashreplace").strip()
    return Unusable(f"git không làm được: {said}")


def commit(repository: Path, name: str) -> str:
    """The full name of the commit that *name* means; raises Unusable where it means none."""
    done = _run(repository, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"))
    if done.returncode == _NONE:
        raise Unusable(f"không có commit nào tên {quoted(name)}. Ghi mã commit hoặc tên nhánh có ở đây.")
    if done.returncode:
        raise _complaint(done)
    return done.stdout.decode().strip()


def changed(repository: Path, base: str, head: str) -> tuple[Blob, ...]:
    """Each file that *head* changes since it left *base*, as it is in *head*; a removed one with the mode `GONE`."""
    since = git(repository, "merge-base", base, head).decode().strip()
    said = _parts(git(repository, "diff-tree", "-r", "-z", "--raw", "--no-renames", since, head))
    pairs = zip(said[::2], said[1::2], strict=True)
    return _sized(repository, [Blob(path, *_new(raw)) for raw, path in pairs])


def merged(repository: Path, base: str, head: str) -> str | None:
    """The tree of *head* merged into *base*, made without a working folder; None where they collide."""
    done = _run(repository, ("merge-tree", "--write-tree", base, head))
    if done.returncode == _COLLIDED:
        return None
    if done.returncode:
        raise _complaint(done)
    return done.stdout.decode().split()[0]


def files(repository: Path, tree: str, folder: str) -> tuple[Blob, ...]:
    """Every file below *folder* in *tree*."""
    said = _parts(git(repository, "ls-tree", "-r", "-z", "--full-tree", tree, f"{folder}/"))
    found = []
    for line in said:
        about, path = line.split("\t", 1)
        mode, _kind, name = about.split()
        found.append(Blob(path, mode, name))
    return tuple(found)


def contents(repository: Path, blobs: Iterable[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """The bytes of each of *blobs*."""
    waiting = list(blobs)
    for start in range(0, len(waiting), _AT_ONCE):
        some = waiting[start : start + _AT_ONCE]
        said = BytesIO(git(repository, "cat-file", "--batch=%(objectsize)", given=_names(some)))
        for blob in some:
            size = int(said.readline())
            yield blob, said.read(size)
            said.read(1)


def _names(blobs: Iterable[Blob]) -> bytes:
    """The objects to ask git about, one a line."""
    return "".join(f"{blob.name}\n" for blob in blobs).encode()


def _parts(said: bytes) -> list[str]:
    """NUL-separated parts; a byte that is not UTF-8 is spelled out, for such a name is only ever refused."""
    return [part.decode(errors="backslashreplace") for part in said.split(b"\0")[:-1]]


def _new(raw: str) -> tuple[str, str]:
    """The mode and the object after the change, from `:100644 100644 <old> <new> M`."""
    _old_mode, mode, _old, name, _status = raw.split()
    return mode, name


def _sized(repository: Path, blobs: Sequence[Blob]) -> tuple[Blob, ...]:
    """*blobs* with their sizes; what is not a blob (a submodule) has none."""
    said = (
        git(repository, "cat-file", "--batch-check=%(objectsize)", given=_names(blobs)).decode().splitlines()
    )
    return tuple(
        Blob(blob.path, blob.mode, blob.name, int(size) if size.isdigit() else 0)
        for blob, size in zip(blobs, said, strict=True)
    )
