"""Whether anything changed since the last build, told from names, sizes and times alone."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import kho
from kho.store.writing import write


def fingerprint(*roots: Path, extra: str = "") -> str:
    """A digest over every file below *roots*: its path, size and time of change; contents are not read.

    A root that is not there adds nothing.
    """
    digest = hashlib.sha256(extra.encode())
    for root in roots:
        for line in sorted(_lines(root)):
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _lines(root: Path) -> Iterator[str]:
    """One line a file; `os.scandir` because tens of thousands of files must take well under a second."""
    if root.is_file():
        status = root.stat()
        yield f"{root}\0{status.st_size}\0{status.st_mtime_ns}\n"
        return
    folders = [str(root)] if root.exists() else []
    while folders:
        with os.scandir(folders.pop()) as found:
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    if one.name != "__pycache__":
                        folders.append(one.path)
                    continue
                status = one.stat(follow_symlinks=False)
                yield f"{one.path}\0{status.st_size}\0{status.st_mtime_ns}\n"


def program() -> Path:
    """The folder of this program: a change in it changes what it builds."""
    return Path(kho.__file__).parent


def recall(stamp: Path) -> dict[str, str]:
    """What the last build noted; nothing where there was none."""
    try:
        noted = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in noted.items()} if isinstance(noted, dict) else {}


def note(stamp: Path, **facts: str) -> None:
    """Note *facts* for the next build."""
    write(stamp, json.dumps(facts, indent=1).encode())


def forget(stamp: Path) -> None:
    """Forget what the last build noted, until the next one is done."""
    stamp.unlink(missing_ok=True)
