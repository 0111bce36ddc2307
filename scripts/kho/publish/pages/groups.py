"""Pages about something that groups entries: area, difficulty, level, province, unit, movement, document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kho.derived import following as replication
from kho.derived.evidence import standing
from kho.derived.fullness import is_short_news
from kho.derived.synthesis import needs, provinces, synthesis
from kho.model import Unit
from kho.model.folders import FOLDERS
from kho.model.reference import Document
from kho.publish import addresses, listing
from kho.publish.listing import Listing
from kho.publish.pages import rubric_pages, subscriptions
from kho.publish.renderer import Page
from kho.store.catalog import Catalog, Filed
from kho.store.reference_data import Reference, UnitKey
from kho.store.site import Site
from kho.words.terms import Level
from kho.words.text import sort_key

MOST = 60
"""How many entries of one kind a group page lists; the catalogue leads to all."""


Listings = Mapping[str, tuple[Listing, ...]]


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every group's page and every list of groups."""
    yield from _words(catalog, site, "areas", catalog.in_area)
    yield from _words(catalog, site, "difficulties", catalog.with_difficulty)
    yield from _words(catalog, site, "movements", catalog.in_movement)
    yield from _levels(catalog, site)
    listings = listing.by_page(catalog, site)
    yield from _provinces(catalog, site, listings)
    yield from _documents(catalog, site)
    yield from _units(catalog, site, listings)
    yield from _paths(catalog)


def shelves(filed: Sequence[Filed], catalog: Catalog, site: Site) -> list[dict[str, Any]]:
    """*filed* by kind, the best proved first and short news last within a kind, each kind cut at MOST."""
    found = []
    for kind, folder in FOLDERS.items():
        of_kind = [one for one in filed if isinstance(one.entry, kind)]
        of_kind.sort(key=lambda one: (-standing(one, catalog, site.on).level, is_short_news(one, catalog)))
        if of_kind:
            found.append({"kind": folder, "shown": of_kind[:MOST], "count": len(of_kind)})
    return found


def _words(
    catalog: Catalog, site: Site, name: str, groups: Mapping[str, tuple[Filed, ...]]
) -> Iterator[Page]:
    """The pages of a vocabulary: one for each word, and the list of all."""
    words = list((catalog.reference.vocabulary(name) or {}).values())
    folder = addresses.VOCABULARIES[name]
    counts = {word.slug: len(groups.get(word.slug, ())) for word in words}  # type: ignore[attr-defined] # every word has one
    yield Page(f"{folder}/", f"{folder}-list.md.jinja", {"words": words, "counts": counts})
    for word in words:
        slug: str = word.slug  # type: ignore[attr-defined] # as above
        filed = groups.get(slug, ())
        values = {
            "word": word,
            "shelves": shelves(filed, catalog, site),
            "count": len(filed),
            "rubrics": rubric_pages.of_movement(catalog, slug),
            "feed": subscriptions.of_group(name, slug, word.name, filed),  # type: ignore[attr-defined] # as above
        }
        if name == "difficulties":
            values |= _known(filed, catalog, site)
        yield Page(addresses.word(name, slug), f"{folder}.md.jinja", values)


def _known(filed: Sequence[Filed], catalog: Catalog, site: Site) -> dict[str, Any]:
    """What is known of a difficulty: all practices together; then who else answers it."""
    known = synthesis(filed, catalog, site.on)
    places = [catalog.reference.provinces[slug] for slug in provinces(known.practices, catalog)]
    people = [one for one in filed if not one.entry.followable]
    return {"known": known, "needs": needs, "places": places, "shelves": shelves(people, catalog, site)}


def _levels(catalog: Catalog, site: Site) -> Iterator[Page]:
    folder = addresses.VOCABULARIES["levels"]
    counts = {level.value: len(catalog.at_level.get(level, ())) for level in Level}
    yield Page(f"{folder}/", f"{folder}-list.md.jinja", {"levels": list(Level), "counts": counts})
    for level in Level:
        filed = catalog.at_level.get(level, ())
        values = {
            "level": level,
            "shelves": shelves(filed, catalog, site),
            "count": len(filed),
            "feed": subscriptions.of_group("levels", level.value, level.label, filed),
        }
        yield Page(addresses.word("levels", level.value), f"{folder}.md.jinja", values)


def _provinces(catalog: Catalog, site: Site, listings: Listings) -> Iterator[Page]:
    folder = addresses.VOCABULARIES["provinces"]
    provinces = sorted(catalog.reference.provinces.values(), key=lambda province: sort_key(province.name))
    counts = {province.slug: len(catalog.in_province.get(province.slug, ())) for province in provinces}
    yield Page(f"{folder}/", f"{folder}-list.md.jinja", {"provinces": provinces, "counts": counts})
    by_province: dict[str, list[Any]] = {}
    for key, filed in catalog.of_unit.items():
        name = unit_name(key, filed, catalog.reference)
        by_province.setdefault(key.province, []).append((name, key, len(filed)))
    for province in provinces:
        filed = catalog.in_province.get(province.slug, ())
        units = sorted(by_province.get(province.slug, []), key=lambda row: (sort_key(row[0]), row[1].slug))
        values = {
            "province": province,
            "shelves": shelves(filed, catalog, site),
            "count": len(filed),
            "feed": subscriptions.of_group("provinces", province.slug, province.name, filed),
            "units": units,
            "listings": listings.get(addresses.word("provinces", province.slug), ()),
        }
        yield Page(addresses.word("provinces", province.slug), f"{folder}.md.jinja", values)


def _mentions(key: UnitKey, filed: Sequence[Filed], reference: Reference) -> list[Unit]:
    """The ways in which *filed* name one unit, each once."""
    found: dict[Unit, None] = {}
    for one in filed:
        found.update(dict.fromkeys(unit for unit in one.entry.units if reference.unit_key(unit) == key))
    return list(found)


def unit_name(key: UnitKey, filed: Sequence[Filed], reference: Reference) -> str:
    """What to call the unit *key*, which *filed* name."""
    return _unit_name(_mentions(key, filed, reference), reference)


def _unit_name(mentions: Sequence[Unit], reference: Reference) -> str:
    """What to call a unit: by its record, else as it was first named."""
    record = reference.unit_record(mentions[0])
    return record.name if record else mentions[0].name


def _documents(catalog: Catalog, site: Site) -> Iterator[Page]:
    folder = addresses.VOCABULARIES["documents"]
    documents = catalog.reference.documents
    cited_by: dict[str, list[Document]] = {}
    for document in documents.values():
        for cited in document.cites:
            cited_by.setdefault(cited, []).append(document)
    rows = sorted(
        documents.values(), key=lambda one: (-(one.on.latest.toordinal() if one.on else 0), one.slug)
    )
    yield Page(f"{folder}/", f"{folder}-list.md.jinja", {"documents": rows})
    for document in documents.values():
        filed = catalog.citing.get(document.slug, ())
        values = {
            "document": document,
            "cited_by": cited_by.get(document.slug, []),
            "rubrics": rubric_pages.of_document(catalog, document.slug),
            "shelves": shelves(filed, catalog, site),
            "count": len(filed),
        }
        yield Page(addresses.word("documents", document.slug), f"{folder}.md.jinja", values)


def _units(catalog: Catalog, site: Site, listings: Listings) -> Iterator[Page]:
    rows = []
    passed_on, pairs = replication.passed_on(catalog), replication.pairs_of_units(catalog)
    for key, filed in catalog.of_unit.items():
        named = _mentions(key, filed, catalog.reference)
        name = _unit_name(named, catalog.reference)
        rows.append((name, key, len(filed)))
        values = {
            "name": name,
            "key": key,
            "record": catalog.reference.unit_record(named[0]),
            "named": named,
            "province": catalog.reference.provinces.get(key.province),
            "shelves": shelves([one for one in filed if one.entry.has_page], catalog, site),
            "followed": [one for one in filed if one.entry.follows],
            "passed_on": passed_on.get(key, ()),
            "helped_by": [pair for pair in pairs.get(key, ()) if pair.following.unit == key],
            "helping": [pair for pair in pairs.get(key, ()) if pair.key == key],
            "events": replication.shared(filed),
            "recognitions": [(given, one) for one in filed for given in one.entry.recognitions],
            "listings": listings[addresses.unit(key)],
        }
        yield Page(addresses.unit(key), "don-vi.md.jinja", values)
    rows.sort(key=lambda row: (sort_key(row[0]), row[1].slug))
    provinces = sorted(catalog.reference.provinces.values(), key=lambda province: sort_key(province.name))
    counts = dict.fromkeys(catalog.reference.provinces, 0)
    for _name, key, _count in rows:
        counts[key.province] = counts.get(key.province, 0) + 1
    yield Page(
        f"{addresses.UNITS}/",
        "don-vi-list.md.jinja",
        {
            "provinces": provinces,
            "counts": counts,
            "total": len(rows),
            "of_none": [(name, key, count) for name, key, count in rows if not key.province],
        },
    )


def _paths(catalog: Catalog) -> Iterator[Page]:
    """The curated paths: a few practices in an order, with a reason, for a staff meeting."""
    paths = list(catalog.reference.paths.values())
    yield Page(f"{addresses.PATHS}/", "loi-di-list.md.jinja", {"paths": paths})
    for path in paths:
        yield Page(addresses.path(path.slug), "loi-di.md.jinja", {"path": path})
