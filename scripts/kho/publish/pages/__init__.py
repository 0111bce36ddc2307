"""Every page of the site: the catalogue as `{path: Markdown}`. Pure: same catalogue and date, same bytes."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from kho.publish.pages import (
    archive,
    entries,
    gone,
    groups,
    handing_in,
    honours,
    numbers,
    open_data_page,
    overview,
    replication,
    rubric_pages,
    searching,
    selection_rounds,
    year_calendar,
)
from kho.publish.renderer import Page, render
from kho.store.catalog import Catalog
from kho.store.output import Content, all_made
from kho.store.site import Site

__all__ = ["Page", "all_pages", "pages", "render", "rendered"]


def all_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page to be."""
    return chain(
        overview.pages(catalog, site),
        entries.pages(catalog, site),
        groups.pages(catalog, site),
        rubric_pages.pages(catalog),
        searching.pages(catalog),
        open_data_page.pages(catalog),
        numbers.pages(catalog, site),
        gone.pages(catalog),
        handing_in.pages(catalog, site),
        honours.pages(catalog),
        replication.pages(catalog, site),
        year_calendar.pages(catalog, site),
        selection_rounds.pages(catalog, site),
        archive.pages(catalog),
    )


def pages(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """The Markdown of every page, by its path below the site builder's input."""
    return all_made(rendered(list(all_pages(catalog, site)), catalog, site))


def rendered(whole: list[Page], catalog: Catalog, site: Site) -> Mapping[str, Content]:
    """What makes each of the pages *whole*, by path."""
    makers = {page.path: partial(render, page, catalog, site) for page in whole}
    if len(makers) < len(whole):
        raise RuntimeError("two pages want one address")  # no entry may take the place of another (SAFETY A2)
    return makers
