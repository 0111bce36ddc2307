"""Cards for other sites: a small page without script for an iframe, one for each entry, unit and list (S1-22, S3-14).

A card lies at `nhung/` and the address of its page. Written as HTML at once, not through the site builder: thousands
of them cost little, and none enters the sitemap.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from kho.publish import addresses
from kho.publish.pages.groups import unit_name
from kho.publish.renderer import Page, render
from kho.store.catalog import Catalog, Filed
from kho.store.output import Content
from kho.store.site import Site
from kho.words.terms import Level

FOLDER = "nhung/"
NEWEST = "moi/"
"""The card of what is newest in the whole store has no page of that address; it leads home."""
SHOWN = 5
"""How many entries a list shows."""


def address(page: str) -> str:
    """The card of the page at *page*."""
    return FOLDER + page


def files(catalog: Catalog, site: Site) -> Mapping[str, Content]:
    """What makes each card, by the HTML file that is published."""
    return {f"{card.address}index.html": partial(render, card, catalog, site) for card in _cards(catalog)}


def _cards(catalog: Catalog) -> Iterator[Page]:
    reference = catalog.reference
    yield _list(NEWEST, addresses.HOME, "", catalog.exemplars)
    words = chain(
        (("levels", level.value, level.label, catalog.at_level.get(level, ())) for level in Level),
        (("areas", slug, one.name, catalog.in_area.get(slug, ())) for slug, one in reference.areas.items()),
        (
            ("provinces", slug, one.name, catalog.in_province.get(slug, ()))
            for slug, one in reference.provinces.items()
        ),
    )
    for vocabulary, slug, name, filed in words:
        page = addresses.word(vocabulary, slug)
        yield _list(page, page, name, filed)
    for key, filed in catalog.of_unit.items():
        page = addresses.unit(key)
        exemplars = [one for one in filed if one.entry.has_page]
        province = reference.provinces.get(key.province)
        name = unit_name(key, filed, reference)
        yield _list(page, page, name, exemplars, province.name if province else "")
    for one in catalog.exemplars:
        page = addresses.entry(one)
        yield Page(address(page), "embed/entry.html.jinja", {"page": page, "filed": one})
    for gone in catalog.withdrawn.record.withdrawn:
        if page := addresses.withdrawn(gone) or "":
            yield Page(address(page), "embed/gone.html.jinja", {"page": page})


def _list(at: str, page: str, name: str, filed: Sequence[Filed], place: str = "") -> Page:
    """The card of a list: its newest entries, and how many there are."""
    values = {"page": page, "name": name, "place": place, "shown": filed[:SHOWN], "count": len(filed)}
    return Page(address(at), "embed/list.html.jinja", values)
