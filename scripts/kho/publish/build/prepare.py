"""Check, then make what the site is put together from: pages for the site builder, and finished files.

In this order, because the site builder takes longest and needs no more than the pages: what it waits for comes first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kho.check.everything import check
from kho.check.memory import Memory, keep, recall
from kho.publish import attached, codes, listing, search
from kho.publish.build.work_folders import WorkFolders
from kho.publish.data import api, feeds, ics, opensearch
from kho.publish.issue import paper as issue_print
from kho.publish.pages import Page, all_pages, embeds, handing_in, rendered, written
from kho.store.catalog import Catalog
from kho.store.fingerprint import forget
from kho.store.output import Change, Content, sync
from kho.store.place import Checkout
from kho.store.site import Site, about
from kho.words.problem import Problem, Rejected


@dataclass(frozen=True, slots=True)
class Staged:
    """What stands ready for the site builder."""

    problems: tuple[Problem, ...]
    entries: int
    pages: int
    change: Change
    prose_changed: bool
    """Whether a page changed whose links need all others."""


def prepare(
    home: Checkout, exemplars: Path, work: WorkFolders, on: date, *, judged: date, rules: str
) -> Iterator[Staged | Change]:
    """Fill the work folders *work* with all that is made of the entries below *exemplars* as of the day *on*.

    They are checked as of the day *judged*. The digest *rules* is of all that decides whether an entry is sound, beside
    the entry itself.

    Yields:
        As soon as it stands: what the site builder is given; what changed of the files that are published as they
        are.

    Raises:
        Rejected: with every problem, if one of them is an error; nothing has been written then.
    """
    memory = recall(work.memory, rules)
    checked = check(exemplars, home.reference, judged, memory.sound)
    if checked.catalog is None:
        raise Rejected(checked.problems)
    catalog, site = checked.catalog, about(home.builder, on)
    keep(Memory(checked.sound), work.memory, rules)
    whole = every_page(home, catalog, site)
    forget(
        work.stamp
    )  # the work folders will be ahead of the site: were we interrupted, all must be built anew
    change = sync(builder_files(home, catalog, site, whole), work.stage)
    prose = {page.path for page in written.pages(home.docs)}
    yield Staged(
        checked.problems, len(catalog.filed), len(whole), change, bool(prose.intersection(change.written))
    )
    yield sync(finished_files(home, catalog, site, whole), work.finished)


def every_page(home: Checkout, catalog: Catalog, site: Site) -> list[Page]:
    """Every page to be: those of the catalogue, and prose."""
    return [*all_pages(catalog, site), *written.pages(home.docs)]


def builder_files(home: Checkout, catalog: Catalog, site: Site, whole: list[Page]) -> Mapping[str, Content]:
    """What the site builder is given: the pages *whole*, and what their frame and prose name."""
    return {
        **rendered(whole, catalog, site),
        **dict(written.assets(home.docs)),
        **dict(written.letters(home.root / "node_modules")),
        **dict(written.libraries(home.root / "node_modules")),
    }


def finished_files(home: Checkout, catalog: Catalog, site: Site, whole: list[Page]) -> Mapping[str, Content]:
    """What is published as it is: pictures and codes, open data, feeds, dates, cards, print, the search index."""
    return {
        **dict(attached.files(catalog)),
        **codes.files(site.url + page.address for page in whole),
        handing_in.KNOWN: partial(handing_in.known, catalog),
        **api.files(catalog, site),
        **listing.files(whole),
        **feeds.files(catalog, site),
        **ics.files(catalog, site),
        **embeds.files(catalog, site),
        **feeds.of_issues(catalog, site),
        **issue_print.prints(catalog, site),
        opensearch.ADDRESS: opensearch.description(site),
        **search.files(catalog, site, home.docs),
    }
