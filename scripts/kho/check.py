"""Every finding of every file in one run; and, where none is an error, the catalogue."""

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kho.catalog import Catalog, Filed
from kho.linkrot import dead_links
from kho.lookalike import Sketch, sketch, told
from kho.media import Attachment
from kho.parse import parse
from kho.problem import Finding, Problem, Rejected, Severity
from kho.reference import Reference, load
from kho.rules import across, alike, files, findings
from kho.rules.scene import Scene
from kho.source import Source, read
from kho.text import fold

PARALLEL_FROM = 300
"""From how many entries on a second process pays for its start."""

REFERENCE = "_reference"


@dataclass(frozen=True)
class Checked:
    """What a check found: the problems, and the catalogue where no problem is an error."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None


@dataclass(frozen=True)
class Store:
    """All that can be read of a data folder, errors or not."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None
    """Every entry that could be typed; None where the reference data cannot be read."""
    sketches: Mapping[str, Sketch]
    """What finds look-alike texts, by slug."""


def check(exemplars: Path, fallback: Path, on: date) -> Checked:
    """Look at every entry below *exemplars* on the day *on*.

    Args:
        exemplars: the data folder, laid out as `<tinh>/<slug>/entry.yml`.
        fallback: the `_reference/` folder to take reference files from where *exemplars* has none.
        on: today.
    """
    store = look(exemplars, fallback, on)
    failed = any(problem.severity is Severity.ERROR for problem in store.problems)
    return Checked(store.problems, None if failed else store.catalog)


def look(exemplars: Path, fallback: Path, on: date) -> Store:
    """As `check`, with what could be read even where there are errors."""
    if not exemplars.is_dir():
        missing = Problem(exemplars, 1, 1, "Không có thư mục này.", "Chỉ đúng thư mục chứa các mục.")
        return Store((missing,), None, {})
    folders, problems = _discover(exemplars)
    reference, sources = None, dict[str, Source]()
    try:
        reference, sources = load(exemplars / REFERENCE, fallback)
        problems += [
            sources[name].problem(finding) for name, finding in across.reference_findings(reference, sources)
        ]
        dead = dead_links(exemplars / "_links.yml", on)
    except Rejected as rejected:
        problems += rejected.problems
    filed: list[Filed] = []
    sketches: dict[str, Sketch] = {}
    for looked in _look(folders, reference, on):
        problems += looked.problems
        if looked.filed:
            filed.append(looked.filed)
            sketches[looked.filed.slug] = looked.sketch
    catalog = Catalog(tuple(sorted(filed, key=lambda one: one.slug)), reference, dead) if reference else None
    if catalog:
        problems += _across(catalog, sketches)
        problems += [sources[name].problem(finding) for name, finding in across.path_findings(catalog)]
    return Store(tuple(sorted(problems, key=lambda problem: problem.order)), catalog, sketches)


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


@dataclass(frozen=True, slots=True)
class Looked:
    """What one folder holds: the entry where it can be typed, what is wrong with it, its sketch."""

    filed: Filed | None
    problems: tuple[Problem, ...]
    sketch: Sketch = frozenset()


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


def look_at(folder: Path, reference: Reference | None, on: date, *, draft: bool = False) -> Looked:
    """One entry folder: the entry where it can be read and typed, and all that is wrong with it.

    A *draft* lies outside the store: it belongs to its unit's province, and the original may lie beside it.
    """
    try:
        source = read(folder / files.ENTRY)
        entry = parse(source)
    except Rejected as rejected:
        return Looked(None, rejected.problems)
    found: list[Finding] = list(files.folder_names(folder))
    attached: list[Attachment] = []
    for one in files.attachments(entry, folder, draft=draft):
        if isinstance(one, Finding):
            found.append(one)
        else:
            attached.append(one)
    named = reference.province_named(entry.unit.province) if draft and reference else None
    province = named.province.slug if named else folder.parent.name
    filed = Filed(folder.name, province, folder, entry, tuple(attached))
    if reference is None:
        return Looked(filed, tuple(map(source.problem, found)))
    scene = Scene(entry, province, reference, on)
    found += findings(scene)
    return Looked(filed, tuple(map(source.problem, found)), sketch(told(scene.texts)))


def _across(catalog: Catalog, sketches: Mapping[str, Sketch]) -> Iterator[Problem]:
    """The problems of all entries together; only a file with a problem is read again for its lines."""
    placed = [one for rule in across.RULES for one in rule(catalog)]
    for slug, finding in (*placed, *alike.findings(catalog, sketches)):
        yield read(catalog.by_slug[slug].folder / files.ENTRY).problem(finding)
