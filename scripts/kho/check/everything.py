"""Every finding of every file in one run; and, where none is an error, the catalogue."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from kho.check.folder import Looked, look, look_again
from kho.check.memory import Sound
from kho.check.rules import across, alike, editions, rubrics
from kho.check.rules import public_rounds as round_rules
from kho.derived.likeness.lookalike import Sketch
from kho.store import dead_links as linkrot
from kho.store import issues as showcase
from kho.store import reference_data, tended, withdrawn
from kho.store.catalog import Catalog
from kho.store.place import ENTRY
from kho.store.reference_data import Reference, load
from kho.store.round_files import load_rounds
from kho.store.source import Source, read
from kho.store.withdrawn import Register
from kho.words.file_rules import FileRule
from kho.words.problem import Problem, Rejected, errors
from kho.words.text import fold

REFERENCE = reference_data.FOLDER


@dataclass(frozen=True)
class Checked:
    """What a check found: the problems, and the catalogue where no problem is an error."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None
    sound: Mapping[str, Sound] = field(default_factory=dict)
    """What the next check may take as checked, where this one was asked to know."""
    seen: tuple[Path, ...] = ()
    """Every entry and every tended file that was looked at."""
    left_out: Mapping[Path, Sequence[Problem]] = field(default_factory=dict)
    """Where faulty entries may be left out: the folders that were, and why."""

    @property
    def whole(self) -> Catalog:
        """The catalogue; raises Rejected with every problem where one of them stops it."""
        if self.catalog is None:
            raise Rejected(self.problems)
        return self.catalog


@dataclass(frozen=True)
class Store:
    """All that can be read of a data folder, errors or not."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None
    """Every entry that could be typed; None where the reference data cannot be read."""
    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    """What finds look-alike texts, by slug."""
    sound: Mapping[str, Sound] = field(default_factory=dict)
    """As in `Checked`."""
    seen: tuple[Path, ...] = ()


def check(exemplars: Path, fallback: Path, on: date, known: Mapping[str, Sound] | None = None) -> Checked:
    """Look at every entry below *exemplars* on the day *on*.

    Args:
        exemplars: the data folder, laid out as `<tinh>/<slug>/entry.yml`.
        fallback: the `_reference/` folder to take reference files from where *exemplars* has none.
        on: today.
        known: what an earlier check on this day found sound, to be looked at again only where it changed.
    """
    store = survey(exemplars, fallback, on, known)
    catalog = None if any(errors(store.problems)) else store.catalog
    return Checked(store.problems, catalog, store.sound, store.seen)


def survey(
    exemplars: Path,
    fallback: Path,
    on: date,
    known: Mapping[str, Sound] | None = None,
    *,
    without: frozenset[Path] | None = None,
) -> Store:
    """As `check`, with what could be read even where there are errors.

    Where some entries were left out (*without* their folders), all the others are held against each other only when
    each is sound by itself: what refers to a faulty one is not yet at fault.
    """
    if not exemplars.is_dir():
        missing = Problem(
            exemplars, 1, 1, "Không có thư mục này.", "Chỉ đúng thư mục chứa các mục.", rule=FileRule.READABLE
        )
        return Store((missing,), None)
    folders, problems = _discover(exemplars, without or frozenset())
    none: tuple[Reference | None, dict[str, Source]] = (None, {})
    reference, sources = _told(problems, partial(load, exemplars / REFERENCE, fallback), none)
    if reference:
        problems += [
            sources[name].problem(finding) for name, finding in across.reference_findings(reference, sources)
        ]
        problems += [sources[name].problem(finding) for name, finding in rubrics.findings(reference)]
    dead = _told(problems, partial(linkrot.dead_links, exemplars / linkrot.FILE, on), frozenset[str]())
    register = _told(problems, partial(withdrawn.load, exemplars), Register())
    issues = _told(problems, partial(showcase.load, exemplars), showcase.Issues())
    sound: dict[str, Sound] = {}
    if reference and known is not None:
        looked, sound = look_again(folders, reference, on, known)
    else:
        looked = list(look(folders, reference, on))
    problems += [problem for one in looked for problem in one.problems]
    problems += _twins(looked)
    broken = frozenset(one.folder.name for one in looked if one.filed is None)
    filed = sorted((one.filed for one in looked if one.filed), key=lambda one: one.slug)
    sketches = {one.filed.slug: one.sketch for one in looked if one.filed}
    rounds, unreadable = load_rounds(exemplars)
    problems += unreadable
    left_out = frozenset(folder.name for folder in without or ()) - {one.slug for one in filed}
    unread = broken | left_out
    catalog = (
        Catalog(tuple(filed), reference, dead, register, rounds, issues, unread, left_out)
        if reference
        else None
    )
    if catalog and (without is None or not any(errors(problems))):
        problems += round_rules.problems(catalog)
        problems += [
            issues.sources[name].problem(finding) for name, finding in editions.findings(catalog, on)
        ]
        problems += _across(catalog, sketches)
        problems += [sources[name].problem(finding) for name, finding in across.path_findings(catalog)]
    found = tuple(sorted(problems, key=lambda problem: problem.order))
    seen = (*(folder / ENTRY for folder in folders), *tended.files(exemplars))
    return Store(found, catalog, sketches, sound, seen)


_Told = TypeVar("_Told")


def _told(problems: list[Problem], read_it: Callable[[], _Told], otherwise: _Told) -> _Told:
    """What a tended file holds; *otherwise* where it is wrong, and what is wrong goes to *problems*."""
    try:
        return read_it()
    except Rejected as rejected:
        problems += rejected.problems
        return otherwise


def _discover(exemplars: Path, without: frozenset[Path]) -> tuple[list[Path], list[Problem]]:
    """The entry folders, and a problem for whatever else lies there and is not *without*: nothing passes in silence."""
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
            elif not (folder / ENTRY).exists() and not (folder / ENTRY).is_symlink():
                problems.append(_stray(folder, "Thư mục này không có tệp entry.yml."))
            else:
                folders.append(folder)
    problems += tended.strays(exemplars)
    return [one for one in folders if one not in without], [
        one for one in problems if one.path not in without
    ]


def _stray(path: Path, message: str) -> Problem:
    return Problem(
        path,
        1,
        1,
        message,
        "Mỗi mục là exemplars/<tinh>/<dia-chi>/entry.yml cùng các tệp nó nhắc đến.",
        rule=FileRule.PLACE,
    )


def _twins(looked: Iterable[Looked]) -> Iterator[Problem]:
    """Addresses that are one after folding, wherever in the country (SAFETY E5): the later one is at fault."""
    first: dict[str, Path] = {}
    for folder in (one.folder for one in sorted(looked, key=_age)):
        before = first.setdefault(fold(folder.name), folder)
        if before != folder:
            yield Problem(
                folder / ENTRY,
                1,
                1,
                f"Địa chỉ “{folder.name}” trùng với {before / ENTRY}.",
                "Đổi tên một trong hai thư mục, thêm tên trường hoặc xã vào địa chỉ.",
                rule=FileRule.ADDRESS,
            )


def _age(one: Looked) -> tuple[date, Path]:
    """By the day of publishing, then by path; what does not say its day came last."""
    return (one.filed and one.filed.published) or date.max, one.folder


def _across(catalog: Catalog, sketches: Mapping[str, Sketch]) -> Iterator[Problem]:
    """The problems of all entries together; only a file with a problem is read again for its lines."""
    placed = [one for rule in across.RULES for one in rule(catalog)]
    for slug, finding in (*placed, *alike.texts_are_not_copied(catalog, sketches)):
        yield read(catalog.by_slug[slug].folder / ENTRY).problem(finding)
