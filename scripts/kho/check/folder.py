"""Entry folders by themselves: each read, typed and held against every rule that needs no other entry."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kho.check.memory import Sound
from kho.check.rules import WITHIN, across, files, findings, privacy, wording
from kho.check.rules.case import Case, Writing
from kho.derived.likeness.lookalike import Sketch, sketch, told
from kho.model import KINDS, Entry
from kho.model.folders import NOWHERE
from kho.store.catalog import Filed
from kho.store.comments import comments
from kho.store.files.media import Attachment
from kho.store.fingerprint import fingerprint
from kho.store.parse import parse, rest_of
from kho.store.place import ENTRY
from kho.store.reference_data import Reference
from kho.store.source import Source, read
from kho.store.workers import spread
from kho.words.problem import Finding, Problem, Rejected


@dataclass(frozen=True, slots=True)
class Looked:
    """One folder: the entry where it can be typed, what is wrong with it, its sketch, and its data as JSON."""

    folder: Path
    filed: Filed | None
    problems: tuple[Problem, ...]
    sketch: Sketch = frozenset()
    data: str = ""


def look(folders: Sequence[Path], reference: Reference | None, on: date) -> Iterator[Looked]:
    """Each of *folders* by itself, in their order; many of them on every core."""
    return spread(partial(look_at, reference=reference, on=on), folders, least=300)


def look_at(folder: Path, reference: Reference | None, on: date, *, draft: bool = False) -> Looked:
    """One entry folder on the day *on*; without *reference* only its words and files are looked at.

    A *draft* lies outside the store: it belongs to its unit's province, and the original may lie beside it.
    """
    found: list[Finding] = list(files.folder_names(folder))
    try:
        source = read(folder / ENTRY)
    except Rejected as rejected:
        misnamed = (Problem.of(finding, folder / ENTRY) for finding in found)
        return Looked(folder, None, (*rejected.problems, *misnamed))
    try:
        entry = parse(source)
    except Rejected as rejected:
        found += _of_the_rest(source, folder, draft=draft)
        if reference and (rest := rest_of(source, rejected)):
            found += _by_type(rest, folder, reference, on, draft=draft)
        return Looked(folder, None, (*rejected.problems, *map(source.problem, found), *_comments(source)))
    attached: list[Attachment] = []
    for one in files.attachments(entry, folder, draft=draft):
        if isinstance(one, Finding):
            found.append(one)
        else:
            attached.append(one)
    province = _province(entry, folder, reference, draft=draft)
    filed = Filed(folder.name, province, folder, entry, tuple(attached))
    if reference is None:
        found += _of_words(Writing(entry))
        return Looked(folder, filed, (*map(source.problem, found), *_comments(source)))
    case = Case(entry, province, reference, on)
    found += findings(case)
    problems = [*map(source.problem, found), *_comments(source)]
    data = json.dumps(source.data, ensure_ascii=False)
    return Looked(folder, filed, tuple(problems), sketch(told(case.texts)), data)


def _of_the_rest(source: Source, folder: Path, *, draft: bool) -> Iterator[Finding]:
    """What can be told of an entry that the model refuses: of its words and its files, never of what is missing."""
    case = Writing(source.data)
    yield from _of_words(case)
    if not draft:
        yield from files.files_are_there(case.leaves, folder)


def _by_type(rest: Entry, folder: Path, reference: Reference, on: date, *, draft: bool) -> Iterator[Finding]:
    """What rules find in the *rest* of an entry, each until it asks for what the model refused (`Untold`)."""
    with suppress(KeyError):
        case = Case(rest, _province(rest, folder, reference, draft=draft), reference, on)
        for rule in WITHIN:
            if rule not in _OF_WORDS:
                with suppress(KeyError):
                    yield from rule(case)
    yield from across.words_lead_somewhere(rest.__dict__, reference)


def _province(entry: Entry, folder: Path, reference: Reference | None, *, draft: bool) -> str:
    """Where *entry* is from: by its folder, or by its unit where it is a draft."""
    if not draft:
        return folder.parent.name
    named = reference.province_named(entry.unit.province) if reference else None
    return named.province.slug if named else NOWHERE


_OF_WORDS = (*privacy.OF_WORDS, *wording.OF_WORDS)


def _of_words(case: Writing) -> Iterator[Finding]:
    """What rules find that need neither a whole entry nor reference data."""
    return (found for rule in _OF_WORDS for found in rule(case))


def _comments(source: Source) -> Iterator[Problem]:
    """What is wrong with the comments of the file, which are no part of its data."""
    for line, column, finding in privacy.contacts_in_comments(comments(source.text)):
        yield Problem.of(finding, source.path, line, column)


def look_again(
    folders: Sequence[Path], reference: Reference, on: date, known: Mapping[str, Sound]
) -> tuple[list[Looked], dict[str, Sound]]:
    """As `look`, but a folder that is as it was when nothing was found in it is taken from *known*.

    Returns:
        What is in each folder, and what to know the next time: *known* must stem from the same reference data,
        the same day and the same program.
    """
    stamps = {folder: fingerprint(folder) for folder in folders}
    recalled = {folder: one for folder in folders if (one := _recalled(folder, stamps[folder], known))}
    new = look([folder for folder in folders if folder not in recalled], reference, on)
    looked = [recalled.get(folder) or next(new) for folder in folders]
    sound = {
        str(one.folder): Sound(stamps[one.folder], one.data, one.filed.attachments, one.sketch)
        for one in looked
        if one.filed and not one.problems
    }
    return looked, sound


def _recalled(folder: Path, stamp: str, known: Mapping[str, Sound]) -> Looked | None:
    """What is known of *folder*, unless it has changed."""
    sound = known.get(str(folder))
    if sound is None or sound.stamp != stamp:
        return None
    try:
        data = json.loads(sound.data)
        entry = KINDS[data["kind"]].model_validate(data)
    except (LookupError, TypeError, ValueError):
        return None
    filed = Filed(folder.name, folder.parent.name, folder, entry, sound.attachments)
    return Looked(folder, filed, (), sound.sketch, sound.data)
