"""The home page and the catalogues of the kinds, newest first, in chunks of a school year."""

from collections.abc import Iterator, Sequence
from typing import Any

from kho.derived import deadlines
from kho.derived.evidence import Level, standing
from kho.derived.freshness import fresh
from kho.derived.fullness import best_told, flagships, is_short_news
from kho.derived.statistics import Statistics
from kho.model.folders import FOLDERS
from kho.publish import addresses, facets
from kho.publish.pages import searching, tiles, year_calendar
from kho.publish.renderer import Page
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site
from kho.words.when import SchoolYear

ON_HOME = 6
DIFFICULTIES = 12
"""How many difficulties the front page names, those with the most entries; its own page names all."""
CHUNK = 100
"""How many entries one page of a catalogue lists."""
FEW = 6
"""How many entries the front of a catalogue shows, so that a phone's reader soon comes to a choice."""
FACETS = ("cap-hoc", "kho-khan", "linh-vuc", "co", "dia-ban", "mang", "si-so", "tinh", "muc", "nam-hoc")
"""By what a catalogue can be read without scripts, as plain lists (S0-62)."""
WITH_PAGES = frozenset(addresses.VOCABULARIES.values())
"""Facets whose values have a page for all kinds of entries."""


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """Home, the catalogue of each kind, and its chunks."""
    yield Page(addresses.HOME, "home.md.jinja", _home(catalog, site))
    for kind, folder in FOLDERS.items():
        yield from _catalogue(folder, _ordered(catalog.of(kind), catalog, site), catalog, site)


def _home(catalog: Catalog, site: Site) -> dict[str, Any]:
    """What the front page shows: the flagships, then what else is best proved and told; overdue ones only counted."""
    practices = [one for one in catalog.exemplars if one.entry.followable and not is_short_news(one, catalog)]
    current = [one for one in practices if fresh(one, site.on)]
    levels = [standing(one, catalog, site.on).level for one in practices]
    first = flagships(catalog, site.on)
    others = best_told((one for one in current if one not in first), catalog, site.on)
    return {
        "proved": [*first, *others][:ON_HOME],
        "waiting": len(practices) - len(current),
        "newest": next(iter(catalog.issues.editions), None),
        "numbers": {
            "entries": len(catalog.exemplars),
            "practices": len(practices),
            "measured": sum(level >= Level.MEASURED for level in levels),
            "followed": Statistics.of(catalog, site.on).totals()["followed"],
            "provinces": sum(bool(catalog.in_province.get(slug)) for slug in catalog.reference.provinces),
        },
        "difficulties": sorted(
            (
                (word, len(catalog.with_difficulty.get(word.slug, ())))
                for word in catalog.reference.difficulties.values()
            ),
            key=lambda pair: -pair[1],
        )[:DIFFICULTIES],
        "kinds": [(folder, len(catalog.of(kind))) for kind, folder in FOLDERS.items()],
        "tiles": tiles.tiles(catalog),
        "paths": list(catalog.reference.paths.values()),
        "deadlines": deadlines.coming(
            catalog.reference.calendar.values(), site.on, year_calendar.NEXT_AT_HOME
        ),
    }


def _ordered(filed: Sequence[Filed], catalog: Catalog, site: Site) -> list[Filed]:
    """The flagships first, in their order, then the newest; short news last."""
    first = {one.slug: place for place, one in enumerate(flagships(catalog, site.on))}
    return sorted(filed, key=lambda one: (first.get(one.slug, len(first)), is_short_news(one, catalog)))


def _catalogue(folder: str, filed: Sequence[Filed], catalog: Catalog, site: Site) -> Iterator[Page]:
    """A kind's catalogue: groups to choose from, and a page for each chunk of a school year and each group."""
    years: dict[str, list[Filed]] = {}
    for one in filed:
        years.setdefault(_year(one), []).append(one)
    chunks = [
        {
            "year": year,
            "part": part + 1,
            "parts": -(-len(group) // CHUNK),
            "shown": group[start : start + CHUNK],
            "address": _chunk_address(folder, year, part),
        }
        for year, group in years.items()
        for part, start in enumerate(range(0, len(group), CHUNK))
    ]
    words = searching.facet_words(catalog)
    groups, told = _groups(folder, filed, catalog, site), {"kind": folder, "facet_words": words}
    own = {"shown": filed[:FEW], "chunks": chunks, "count": len(filed), "groups": groups}
    yield Page(f"{folder}/", "catalogue.md.jinja", told | own)
    for facet, values in groups.items():
        for value, (address, members) in values.items():
            if facet not in WITH_PAGES:
                which = {"facet": facet, "value": value, "shown": members[:CHUNK], "count": len(members)}
                yield Page(address, "group.md.jinja", told | which)
    for chunk in chunks:
        yield Page(
            str(chunk["address"]), "chunk.md.jinja", {"kind": folder, "chunk": chunk, "chunks": chunks}
        )


Groups = dict[str, dict[str, tuple[str, list[Filed]]]]


def _groups(folder: str, filed: Sequence[Filed], catalog: Catalog, site: Site) -> Groups:
    """Of each facet the values that entries *filed* have: the page that lists them, and which they are."""
    found: Groups = {name: {} for name in FACETS}
    for one in filed:
        own = facets.of(one, catalog, site)
        for name in FACETS:
            for value in own[name]:
                page = f"{name}/{value}/"
                address = page if name in WITH_PAGES else f"{folder}/nhom/{page}"
                found[name].setdefault(value, (address, []))[1].append(one)
    return {name: values for name, values in found.items() if values}


def _chunk_address(folder: str, year: str, part: int) -> str:
    return f"{folder}/nam-hoc/{year}/" + (f"{part + 1}/" if part else "")


def _year(filed: Filed) -> str:
    """The school year in which an entry came into the store; a new entry touches one chunk only."""
    published = filed.entry.published_on or filed.entry.registered_on
    return str(SchoolYear.of(published.latest)) if published else "truoc-day"
