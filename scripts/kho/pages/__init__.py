"""Every page of the site: the catalogue as `{path: Markdown}`. Pure: same catalogue and date, same bytes."""

from collections.abc import Iterator
from itertools import chain

from kho.catalog import Catalog
from kho.pages import entries, groups, overview, searching
from kho.pages.renderer import Page, Site, render

__all__ = ["Page", "Site", "all_pages", "pages", "render"]


def all_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page to be."""
    return chain(
        overview.pages(catalog, site),
        entries.pages(catalog, site),
        groups.pages(catalog, site),
        searching.pages(catalog),
    )


def pages(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """The Markdown of every page, by its path below the site builder's input."""
    return {page.path: render(page, catalog, site) for page in all_pages(catalog, site)}
