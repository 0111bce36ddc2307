"""Every page of the site: the catalogue as `{path: Markdown}`. Pure: same catalogue and date, same bytes."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from kho.catalog import Catalog
from kho.output import Content, all_made
from kho.pages import (
    data,
    entries,
    groups,
    handing_in,
    honours,
    issues,
    numbers,
    overview,
    replication,
    rounds,
    rubrics,
    searching,
    timetable,
    withdrawn,
)
from kho.pages.renderer import Page, Site, render

__all__ = ["Page", "Site", "all_pages", "pages", "render", "rendered"]


def all_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page to be."""
    return chain(
        overview.pages(catalog, site),
        entries.pages(catalog, site),
        groups.pages(catalog, site),
        rubrics.pages(catalog),
        searching.pages(catalog),
        data.pages(catalog),
        numbers.pages(catalog, site),
        withdrawn.pages(catalog),
        handing_in.pages(catalog, site),
        honours.pages(catalog),
        replication.pages(catalog, site),
        timetable.pages(catalog, site),
        rounds.pages(catalog, site),
        issues.pages(catalog),
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
