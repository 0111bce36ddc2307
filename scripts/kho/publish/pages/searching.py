"""The search page, and what the search box and the facets need to know wherever they stand."""

from collections.abc import Iterator
from typing import Any

from kho.publish.renderer import Page
from kho.store.catalog import Catalog
from kho.words.terms import Connectivity, Hardship, Level
from kho.words.text import sort_key

ADDRESS = "tim-kiem/"


def pages(catalog: Catalog) -> Iterator[Page]:
    """The search page."""
    yield Page(ADDRESS, "tim-kiem.md.jinja", {"facet_words": facet_words(catalog)})


def facet_words(catalog: Catalog) -> dict[str, Any]:
    """The words of the facets, in the order in which they are offered."""
    reference = catalog.reference
    provinces = sorted(reference.provinces.values(), key=lambda one: sort_key(one.name))
    return {
        "difficulties": {one.slug: one.name for one in reference.difficulties.values()},
        "areas": {one.slug: one.name for one in reference.areas.values()},
        "subjects": {one.slug: one.name for one in reference.subjects.values()},
        "provinces": {one.slug: one.name for one in provinces},
        "school_levels": {level.value: level.label for level in Level},
        "hardships": {one.value: one.label for one in Hardship},
        "connectivities": {one.value: one.label for one in Connectivity},
    }
