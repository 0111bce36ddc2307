"""The search page, its synonyms, and the words from which spellings are suggested."""

import json
import re
from collections.abc import Iterator
from typing import Any

from kho.derived.index_parts import parts
from kho.publish.renderer import Page
from kho.store.catalog import Catalog
from kho.words.terms import Level
from kho.words.text import fold, sort_key

ADDRESS = "tim-kiem/"
WORDS = f"{ADDRESS}tu.json"
MOST_WORDS = 6_000
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
