"""Which files a folder holds and how large each is: written down, and looked at again before they are trusted."""

import os
from collections.abc import Mapping
from pathlib import Path

from kho.store.writing import write

Ledger = Mapping[str, int]
"""The size in bytes of every file of a folder, by its path below it."""

_HEAD = "# Các tệp “kho build” đã viết ở thư mục này, mỗi dòng cỡ (byte) và tên. Đừng xoá, đừng sửa.\n"


def taken(folder: Path) -> dict[str, int]:
    """What *folder* holds; nothing where it is not there. `os.scandir`, for there may be tens of thousands of files."""
    found: dict[str, int] = {}
    folders = [""] if folder.is_dir() else []
    while folders:
        below = folders.pop()
        with os.scandir(folder / below) as listed:
            for one in listed:
                if one.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{one.name}/")
                else:
                    found[f"{below}{one.name}"] = one.stat(follow_symlinks=False).st_size
    return found


def keep(ledger: Ledger, path: Path) -> None:
    """Write *ledger* for `recall`."""
    write(path, (_HEAD + "".join(f"{size} {name}\n" for name, size in sorted(ledger.items()))).encode())


def recall(path: Path) -> dict[str, int]:
    """What was kept at *path*; nothing where it is not there or is no ledger."""
    try:
        text = path.read_text(encoding="utf-8")
        lines = (line.split(" ", 1) for line in text.removeprefix(_HEAD).splitlines())
        return {name: int(size) for size, name in lines} if text.startswith(_HEAD) else {}
    except (OSError, ValueError):
        return {}
