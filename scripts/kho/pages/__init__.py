"""Every page of the site: the catalogue as `{path: Markdown}`. Pure: same catalogue and date, same bytes."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain

from kho.catalog import Catalog
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


PARALLEL_FROM = 2_000
"""From how many pages on further processes pay for their start."""


def pages(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """The Markdown of every page, by its path below the site builder's input."""
    return rendered(list(all_pages(catalog, site)), catalog, site)


def rendered(whole: list[Page], catalog: Catalog, site: Site) -> dict[str, bytes]:
    """The Markdown of the pages *whole*, by path."""
    if len({page.path for page in whole}) < len(whole):
        raise RuntimeError("two pages want one address")  # no entry may take the place of another (SAFETY A2)
    workers = os.cpu_count() or 1
    if len(whole) < PARALLEL_FROM or workers == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return {page.path: render(page, catalog, site) for page in whole}
    task = _Task(whole, catalog, site)
    _tasks.append(task)  # inherited by the forked workers, never sent
    try:
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            made = pool.map(_render, range(len(whole)), chunksize=100)
            return {page.path: content for page, content in zip(whole, made, strict=True)}
    finally:
        _tasks.remove(task)


@dataclass(frozen=True, eq=False)
class _Task:
    """What the workers render."""

    pages: list[Page]
    catalog: Catalog
    site: Site


_tasks: list[_Task] = []


def _render(index: int) -> bytes:
    """In a worker: one page of the task at hand."""
    task = _tasks[-1]
    return render(task.pages[index], task.catalog, task.site)
