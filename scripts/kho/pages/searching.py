"""The search page, its synonyms, and the words from which spellings are suggested."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from kho.catalog import Catalog, Filed
from kho.model import Practice
from kho.pages.renderer import Page
from kho.terms import Level
from kho.text import fold, sort_key

ADDRESS = "tim-kiem/"
WORDS = f"{ADDRESS}tu.json"
MOST_WORDS = 6_000
PART = 4_000
"""How many entries one part of the search index may hold."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def pages(catalog: Catalog) -> Iterator[Page]:
    """The search page."""
    reference = catalog.reference
    provinces = sorted(reference.provinces.values(), key=lambda one: sort_key(one.name))
    values: dict[str, Any] = {
        "difficulties": {one.slug: one.name for one in reference.difficulties.values()},
        "areas": {one.slug: one.name for one in reference.areas.values()},
        "subjects": {one.slug: one.name for one in reference.subjects.values()},
        "provinces": {one.slug: one.name for one in provinces},
        "school_levels": {level.value: level.label for level in Level},
        "synonyms": synonyms(catalog),
        "parts": [(f"pagefind/{part.name}/", part.practices) for part in parts(catalog)],
    }
    yield Page(ADDRESS, "tim-kiem.md.jinja", values)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the search index: of practices, which come first among the results, or of all else."""

    name: str
    practices: bool


def parts(catalog: Catalog) -> tuple[Part, ...]:
    """The parts of the search index, those of practices first."""
    many = {kind: sum(is_practice(one) is kind for one in catalog.exemplars) for kind in (True, False)}
    return tuple(
        Part(f"{'cach-lam' if kind else 'con-lai'}-{number}", kind)
        for kind, count in many.items()
        for number in range(1, count // PART + 2)
    )


def part_of(address: str, whole: tuple[Part, ...], *, practices: bool) -> Part:
    """Where among *whole* the record of the page at *address* belongs: the same as long as there are as many parts."""
    own = [part for part in whole if part.practices is practices]
    return own[crc32(address.encode()) % len(own)]


def is_practice(filed: Filed) -> bool:
    """Whether an entry tells of something that one can do."""
    return isinstance(filed.entry, Practice)


def synonyms(catalog: Catalog) -> list[list[str]]:
    """The sets of words that count as one when searching: tended ones, and other names of provinces and movements."""
    reference = catalog.reference
    sets = [list(one.words) for one in reference.synonyms]
    for province in reference.provinces.values():
        if province.aliases:
            sets.append([province.name, *province.aliases])
        sets += [[old.name, *old.aliases] for old in province.old if old.aliases]
    sets += [[one.name, *one.aliases] for one in reference.movements.values() if one.aliases]
    return sets


def known_words(catalog: Catalog) -> bytes:
    """The words of titles, names, places and vocabularies, for suggesting a spelling: JSON, sorted."""
    reference = catalog.reference
    texts = [filed.name for filed in catalog.exemplars]
    texts += [filed.entry.unit.name for filed in catalog.exemplars]
    texts += [one.name for one in reference.areas.values()]
    texts += [one.name for one in reference.difficulties.values()]
    texts += [one.name for one in reference.subjects.values()]
    texts += [old.name for province in reference.provinces.values() for old in province.old]
    counts: dict[str, tuple[int, str]] = {}
    for text in texts:
        for word in _WORD.findall(text.lower()):
            seen, shown = counts.get(fold(word), (0, word))
            counts[fold(word)] = (seen + 1, shown)
    often = sorted(counts.values(), key=lambda pair: (-pair[0], pair[1]))[:MOST_WORDS]
    return json.dumps(sorted(word for _count, word in often), ensure_ascii=False).encode()
