"""What curators keep beside the entries: which files have a place in a data folder, and what lies there without one."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from kho.store import dead_links, issues, round_files, withdrawn
from kho.store.reference_data import FILES, FOLDER, FOLDERS
from kho.words.file_rules import FileRule
from kho.words.problem import Problem
from kho.words.text import SLUG_LENGTH, SLUG_PATTERN, nearest

_LOOSE = (withdrawn.FILE, dead_links.FILE)
_HOMES = (FOLDER, round_files.FOLDER, issues.FOLDER)
_OF_THE_MACHINE = (".DS_Store",)
"""What an operating system leaves and nobody means."""


def has_place(path: PurePath) -> bool:
    """Whether a file at *path*, seen from the data folder, is one that is kept there and read."""
    match path.parts:
        case (name,):
            return name in _LOOSE
        case (home, name) if home == FOLDER:
            return path.suffix == ".yml" and path.stem in FILES
        case (home, name) if home == issues.FOLDER:
            return issues.is_issue(path)
        case (home, folder, name) if home == FOLDER:
            return folder in FOLDERS and _is_slug(path)
        case (home, folder, name) if home == round_files.FOLDER:
            return _is_slug(PurePath(f"{folder}.yml")) and _is_slug(path)
        case _:
            return False


def is_home(name: str) -> bool:
    """Whether what all entries share lies below, or in, *name* in the data folder."""
    return name in (*_LOOSE, *_HOMES)


def _is_slug(path: PurePath) -> bool:
    named = re.match(SLUG_PATTERN, path.stem) is not None and len(path.stem) <= SLUG_LENGTH
    return named and path.suffix == ".yml"


def files(exemplars: Path) -> tuple[Path, ...]:
    """Every file of the data folder *exemplars* that curators keep."""
    found = [path for name in _HOMES for path in (exemplars / name).rglob("*")]
    return tuple(
        path
        for path in sorted([*found, *(exemplars / name for name in _LOOSE)])
        if path.is_file() and has_place(path.relative_to(exemplars))
    )


def strays(exemplars: Path) -> Iterator[Problem]:
    """A problem for whatever lies beside what is tended: a name that begins with `_` or `.` hides nothing.

    Rounds and issues tell their own strays.
    """
    for path in sorted(exemplars.iterdir()):
        name = path.name
        if not name.startswith(("_", ".")) or name in (*_LOOSE, *_OF_THE_MACHINE):
            continue
        if name not in _HOMES:
            near = nearest(name, (*_LOOSE, *_HOMES))
            meant = (
                f"Có phải ý bạn là “{near}”?"
                if near
                else f"Thư mục của tỉnh thì bỏ dấu “{name[0]}” ở đầu tên."
            )
            yield _stray(path, f"Kho không đọc tên bắt đầu bằng “{name[0]}” này.", meant)
        elif path.is_symlink() or not path.is_dir():
            yield _stray(path, "Chỗ này phải là một thư mục thường.", "Thay bằng thư mục với các tệp của nó.")
        elif name == FOLDER:
            yield from _beside_reference(path)


def _beside_reference(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()):
        if path.name in _OF_THE_MACHINE:
            continue
        if path.name in FOLDERS:
            yield from (
                _stray(one, "Tệp này nằm ngoài chỗ.", _NAMES)
                for one in sorted(path.iterdir() if path.is_dir() else [path])
                if one.name not in _OF_THE_MACHINE and not has_place(one.relative_to(folder.parent))
            )
        elif not has_place(path.relative_to(folder.parent)):
            near = nearest(path.stem, (*FILES, *FOLDERS))
            hint = f"Có phải ý bạn là “{near}{'.yml' if near in FILES else ''}”?" if near else ""
            yield _stray(path, "Kho không đọc tệp này của dữ liệu tham chiếu.", hint or _KNOWN)


_NAMES = "Mỗi bản một tệp, tên là mã địa chỉ (chữ thường không dấu, số, dấu gạch nối) với đuôi .yml."
_KNOWN = f"Các tệp được đọc: {', '.join(f'{name}.yml' for name in FILES)}; thư mục: {', '.join(FOLDERS)}."


def _stray(path: Path, message: str, hint: str) -> Problem:
    return Problem(path, 1, 1, message, hint, rule=FileRule.PLACE)
