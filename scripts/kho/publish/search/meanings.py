"""What the engine knows beside the records: cards of difficulties, areas and paths, and words that count as one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kho.derived.evidence import standing
from kho.publish import addresses
from kho.publish.search.weighing import keys_of
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site
from kho.words.keys import exact, stretches

BEST = 3
"""How many practices a card shows."""

Card = list[Any]


def tables(catalog: Catalog, site: Site, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The tables of the core by name; `phrases` are all phrases in them, by their keys.

    Args:
        catalog: what there is.
        site: for which day the practices of a card are weighed.
        numbers: the number of each record, by its address.
    """
    cards = [*_difficulties(catalog, site, numbers), *_areas(catalog), *_paths(catalog)]
    sets = [*synonyms(catalog)]
    english = [*([one.word, *one.means] for one in catalog.reference.english), *_towns(catalog)]
    said = [phrase for card in cards for phrase in card[-1]]
    told = [*(word for one in sets for word in one), *(word for one in english for word in one[1:])]
    return {
        "cards": cards,
        "sets": sets,
        "english": english,
        "phrases": [*said, *(" ".join(keys_of(word)) for word in told)],
    }


def synonyms(catalog: Catalog) -> Iterator[list[str]]:
    """The sets of words that count as one when searching: tended ones, and other names of provinces and movements."""
    reference = catalog.reference
    yield from (list(one.words) for one in reference.synonyms)
    for province in reference.provinces.values():
        if province.aliases:
            yield [province.name, *province.aliases]
        yield from ([old.name, *old.aliases] for old in province.old if old.aliases)
    yield from ([one.name, *one.aliases] for one in reference.movements.values() if one.aliases)


def _towns(catalog: Catalog) -> Iterator[list[str]]:
    """Towns, regions and provinces of long ago, each with the provinces of today in which it lies."""
    lies: dict[str, list[str]] = {}
    for province in catalog.reference.provinces.values():
        for town in province.towns:
            lies.setdefault(town, []).append(province.name)
    yield from ([town, *names] for town, names in lies.items())


def _difficulties(catalog: Catalog, site: Site, numbers: Mapping[str, int]) -> Iterator[Card]:
    for slug, one in catalog.reference.difficulties.items():
        filed = [each for each in catalog.with_difficulty.get(slug, ()) if each.entry.followable]
        best = [numbers[addresses.entry(each)] for each in _best(filed, catalog, site)]
        phrases = _phrases(one.name, *one.aliases, *one.said)
        yield [addresses.word("difficulties", slug), one.name, one.about, len(filed), best, phrases]


def _areas(catalog: Catalog) -> Iterator[Card]:
    for slug, one in catalog.reference.areas.items():
        count = len(catalog.in_area.get(slug, ()))
        yield [
            addresses.word("areas", slug),
            one.name,
            one.about,
            count,
            [],
            _phrases(one.name, *one.aliases),
        ]


def _paths(catalog: Catalog) -> Iterator[Card]:
    for slug, one in catalog.reference.paths.items():
        yield [addresses.path(slug), one.name, one.about, len(one.steps), [], _phrases(one.name)]


def _best(filed: Sequence[Filed], catalog: Catalog, site: Site) -> list[Filed]:
    """The best proved of the practices *filed*."""
    return sorted(filed, key=lambda one: -standing(one, catalog, site.on).level)[:BEST]


def _phrases(*texts: str) -> list[str]:
    """What can be matched, by its keys: each text, and each of its parts."""
    return list(dict.fromkeys(" ".join(part) for text in texts for part in _parts(text)))


def _parts(text: str) -> Iterator[list[str]]:
    yield keys_of(text)
    for part in text.split(","):
        yield from (list(map(exact, stretch)) for stretch in stretches(part))
