"""Every finding of every file in one run; and, where none is an error, the catalogue."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from kho import showcase, withdrawn
from kho.catalog import Catalog
from kho.linkrot import dead_links
from kho.look import look, look_again
from kho.memory import Sound
from kho.problem import Problem, Rejected, Severity
from kho.reference import Reference, load
from kho.rules import across, files, issues
from kho.source import Source, read
from kho.text import fold
from kho.withdrawn import Register

REFERENCE = "_reference"


@dataclass(frozen=True)
class Checked:
    """What a check found: the problems, and the catalogue where no problem is an error."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None
    sound: Mapping[str, Sound] = field(default_factory=dict)
    """What the next check may take as checked, where this one was asked to know."""


def check(exemplars: Path, fallback: Path, on: date, known: Mapping[str, Sound] | None = None) -> Checked:
    """Look at every entry below *exemplars* on the day *on*.

    Args:
        exemplars: the data folder, laid out as `<tinh>/<slug>/entry.yml`.
        fallback: the `_reference/` folder to take reference files from where *exemplars* has none.
        on: today.
        known: what an earlier check on this day found sound, to be looked at again only where it changed.
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
    shelf = _told(problems, partial(showcase.load, exemplars), showcase.Shelf())
    sound: dict[str, Sound] = {}
    if reference and known is not None:
        looked, sound = look_again(folders, reference, on, known)
    else:
        looked = list(look(folders, reference, on))
    problems += [problem for one in looked for problem in one.problems]
    filed = sorted((one.filed for one in looked if one.filed), key=lambda one: one.slug)
    catalog = Catalog(tuple(filed), reference, dead, register, shelf) if reference else None
    if catalog:
        problems += _across(catalog)
        problems += [sources[name].problem(finding) for name, finding in across.path_findings(catalog)]
        problems += [shelf.sources[name].problem(finding) for name, finding in issues.findings(catalog, on)]
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return Checked(
        tuple(sorted(problems, key=lambda problem: problem.order)), None if failed else catalog, sound
    )


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


def _across(catalog: Catalog) -> Iterator[Problem]:
    """The problems of all entries together; only a file with a problem is read again for its lines."""
    for rule in across.RULES:
        for slug, finding in rule(catalog):
            yield read(catalog.by_slug[slug].folder / files.ENTRY).problem(finding)
