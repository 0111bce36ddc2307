"""Every finding of every file in one run; and, where none is an error, the catalogue."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from kho import withdrawn
from kho.catalog import Catalog, Filed
from kho.linkrot import dead_links
from kho.media import Attachment
from kho.parse import parse
from kho.problem import Finding, Problem, Rejected, Severity
from kho.reference import Reference, load
from kho.rules import across, files, findings
from kho.rules.scene import Scene
from kho.source import Source, read
from kho.text import fold
from kho.withdrawn import Register

PARALLEL_FROM = 300
"""From how many entries on a second process pays for its start."""

REFERENCE = "_reference"


@dataclass(frozen=True)
class Checked:
    """What a check found: the problems, and the catalogue where no problem is an error."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None


def check(exemplars: Path, fallback: Path, on: date) -> Checked:
    """Look at every entry below *exemplars* on the day *on*.

    Args:
        exemplars: the data folder, laid out as `<tinh>/<slug>/entry.yml`.
        fallback: the `_reference/` folder to take reference files from where *exemplars* has none.
        on: today.
    """
    if not exemplars.is_dir():
        return Checked(
            (Problem(exemplars, 1, 1, "Không có thư mục này.", "Chỉ đúng thư mục chứa các mục."),), None
        )
    folders, problems = _discover(exemplars)
    none: tuple[Reference | None, dict[str, Source]] = (None, {})
    reference, sources = _told(problems, partial(load, exemplars / REFERENCE, fallback), none)
    if reference:
        problems += [
            sources[name].problem(finding) for name, finding in across.reference_findings(reference, sources)
        ]
    dead = _told(problems, partial(dead_links, exemplars / "_links.yml", on), frozenset[str]())
    register = _told(problems, partial(withdrawn.load, exemplars), Register())
    filed: list[Filed] = []
    for one, found in _look(folders, reference, on):
        problems += found
        filed += [one] if one else []
    catalog = None
    if reference:
        catalog = Catalog(tuple(sorted(filed, key=lambda one: one.slug)), reference, dead, register)
    if catalog:
        problems += _across(catalog)
        problems += [sources[name].problem(finding) for name, finding in across.path_findings(catalog)]
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return Checked(tuple(sorted(problems, key=lambda problem: problem.order)), None if failed else catalog)


_Told = TypeVar("_Told")


def _told(problems: list[Problem], read_it: Callable[[], _Told], otherwise: _Told) -> _Told:
    """What a tended file holds; *otherwise* where it is wrong, and what is wrong goes to *problems*."""
    try:
        return read_it()
    except Rejected as rejected:
        problems += rejected.problems
        return otherwise


def collect(exemplars: Path, fallback: Path, on: date) -> Catalog:
    """The catalogue of *exemplars*; raises Rejected with every problem if one of them is an error."""
    checked = check(exemplars, fallback, on)
    if checked.catalog is None:
        raise Rejected(checked.problems)
    return checked.catalog


def _discover(exemplars: Path) -> tuple[list[Path], list[Problem]]:
    """The entry folders, and a problem for whatever else lies there: nothing is silently skipped."""
    folders: list[Path] = []
    problems: list[Problem] = []
    for province in sorted(exemplars.iterdir()):
        if province.name.startswith(("_", ".")):
            continue
        if province.is_symlink() or not province.is_dir():
            problems.append(_stray(province, "Tệp này nằm ngoài chỗ."))
            continue
        for folder in sorted(province.iterdir()):
            if folder.name == ".DS_Store":
                continue
            if folder.is_symlink() or not folder.is_dir():
                problems.append(_stray(folder, "Tệp này nằm ngoài chỗ."))
            elif not (folder / files.ENTRY).exists() and not (folder / files.ENTRY).is_symlink():
                problems.append(_stray(folder, "Thư mục này không có tệp entry.yml."))
            else:
                folders.append(folder)
    return folders, problems + list(_twins(folders))


def _stray(path: Path, message: str) -> Problem:
    return Problem(
        path, 1, 1, message, "Mỗi mục là exemplars/<tinh>/<dia-chi>/entry.yml cùng các tệp nó nhắc đến."
    )


def _twins(folders: Iterable[Path]) -> Iterator[Problem]:
    """Addresses that are one after folding, wherever in the country (SAFETY E5)."""
    first: dict[str, Path] = {}
    for folder in folders:
        before = first.setdefault(fold(folder.name), folder)
        if before != folder:
            yield Problem(
                folder / files.ENTRY,
                1,
                1,
                f"Địa chỉ “{folder.name}” trùng với {before / files.ENTRY}.",
                "Đổi tên một trong hai thư mục, thêm tên trường hoặc xã vào địa chỉ.",
            )


Looked = tuple[Filed | None, tuple[Problem, ...]]


def _look(folders: list[Path], reference: Reference | None, on: date) -> Iterator[Looked]:
    """Each entry folder by itself; many of them on every core."""
    look = partial(look_at, reference=reference, on=on)
    workers = os.cpu_count() or 1
    if len(folders) < PARALLEL_FROM or workers == 1:
        yield from map(look, folders)
        return
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(look,)) as pool:
        yield from pool.map(_started, folders, chunksize=100)


_worker: list[partial[Looked]] = []
"""In a worker process: the look with its reference data, sent once instead of with each folder."""


def _start(look: "partial[Looked]") -> None:
    _worker.append(look)


def _started(folder: Path) -> Looked:
    return _worker[-1](folder)


def look_at(folder: Path, reference: Reference | None, on: date) -> Looked:
    """One entry folder: the entry where it can be read and typed, and all that is wrong with it."""
    try:
        source = read(folder / files.ENTRY)
        entry = parse(source)
    except Rejected as rejected:
        return None, rejected.problems
    found: list[Finding] = list(files.folder_names(folder))
    attached: list[Attachment] = []
    for one in files.attachments(entry, folder):
        if isinstance(one, Finding):
            found.append(one)
        else:
            attached.append(one)
    if reference:
        found += findings(Scene(entry, folder.parent.name, reference, on))
    filed = Filed(folder.name, folder.parent.name, folder, entry, tuple(attached))
    return filed, tuple(map(source.problem, found))


def _across(catalog: Catalog) -> Iterator[Problem]:
    """The problems of all entries together; only a file with a problem is read again for its lines."""
    for rule in across.RULES:
        for slug, finding in rule(catalog):
            yield read(catalog.by_slug[slug].folder / files.ENTRY).problem(finding)
