"""Check → pages → site: the whole program in one function. Nothing is written while there is an error."""

import shutil
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import mkdocs
import yaml

from kho import api, feeds, ics, pagefind, search
from kho.catalog import Catalog
from kho.check import REFERENCE, check
from kho.fingerprint import fingerprint, forget, note, program, recall
from kho.memory import Memory, keep
from kho.memory import recall as recall_memory
from kho.output import Change, Content, sync
from kho.pages import (
    Page,
    Site,
    all_pages,
    attached,
    embeds,
    handing_in,
    listing,
    rendered,
    searching,
    written,
)
from kho.pages.codes import codes
from kho.place import House
from kho.problem import Problem, Rejected
from kho.showcase import paper as issue_print
from kho.site import build_site, can_update, update_site
from kho.workers import apart


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `change` is None where nothing had changed."""

    problems: tuple[Problem, ...] = ()
    entries: int = 0
    pages: int = 0
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a build keeps its own things: what it hands to the site builder and to the search index."""

    stage: Path
    folder: Path

    @property
    def stamp(self) -> Path:
        """What the last build was made of."""
        return self.folder / "stamp.json"

    @property
    def memory(self) -> Path:
        """What the next build need not work out again."""
        return self.folder / "memory.json"

    @property
    def records(self) -> Path:
        """What the search index is made from."""
        return self.folder / "records"

    @property
    def index(self) -> Path:
        """The search index."""
        return self.folder / "index"


def bench(home: House, exemplars: Path, site: Path) -> Bench:
    """The checkout's own bench for the checkout's own build; any other build works beside its site."""
    if exemplars.absolute() == home.exemplars and site.absolute() == home.site:
        return Bench(home.stage, home.root / ".cache" / "build")
    beside = site.absolute().with_name(f"{site.name}.build")
    return Bench(beside / "pages", beside)


def build(home: House, exemplars: Path, site: Path, on: date, *, live: bool = False) -> Built:
    """Build *site* from the entries below *exemplars* as of the day *on*.

    Raises:
        Rejected: with every problem, if one of them is an error; nothing has been written then.
        Unusable: where the site builder or the search index complains; *site* is then as it was.
    """
    work = bench(home, exemplars, site)
    last = recall(work.stamp)
    tools = (home.builder, *home.locks)
    inputs = fingerprint(exemplars, home.reference, home.docs, program(), *tools, extra=f"{on} {live}")
    frame = fingerprint(program() / "theme", *tools, extra=f"{mkdocs.__version__} {sys.version} {live}")
    standing = (site / "index.html").exists()
    if standing and last.get("inputs") == inputs:
        return Built()
    rules = fingerprint(exemplars / REFERENCE, home.reference, program(), *tools, extra=f"{on} {sys.version}")
    stage = partial(_stage, home, exemplars, work, on, rules)
    staged = apart(stage) if _is_large(exemplars) else stage()
    with ThreadPoolExecutor(1) as beside:  # the site builder leaves a core idle
        parts = staged.parts if last else None
        indexed = beside.submit(pagefind.renew, home.root, work.records, work.index, parts)
        if standing and last.get("frame") == frame and staged.apart:
            if staged.change.written:
                update_site(home.builder, work.stage, site, staged.change, live=live)
            _place_index(indexed, work.index, site)
        else:
            finish = partial(_finish, indexed, work.index)
            build_site(home.builder, work.stage, site, live=live, finish=finish)
    note(work.stamp, inputs=inputs, frame=frame)
    return staged.built


LARGE = 2_000
"""From how many entries on the memory that staging takes matters to the site builder that comes after it."""


def _is_large(exemplars: Path) -> bool:
    """Whether there are many entries."""
    return sum(1 for _ in exemplars.glob("*/*")) >= LARGE


@dataclass(frozen=True, slots=True)
class _Staged:
    """What stands ready for the site builder and the search index."""

    built: Built
    change: Change
    apart: bool
    """Whether the changed pages may be built apart from the others."""
    parts: frozenset[str]
    """The parts of the search index to be made anew."""


def _stage(home: House, exemplars: Path, work: Bench, on: date, rules: str) -> _Staged:
    """Check, render, and fill the bench; what is wrong is raised as in `build`."""
    memory = recall_memory(work.memory, rules)
    checked = check(exemplars, home.reference, on, memory.sound)
    if checked.catalog is None:
        raise Rejected(checked.problems)
    site = about(home.builder, on)
    whole = every_page(home, checked.catalog, site)
    site = replace(site, codes=codes((site.url + page.address for page in whole), memory.codes))
    keep(Memory(checked.sound, site.codes), work.memory, rules)
    forget(work.stamp)  # the bench will be ahead of the site: were we interrupted, all must be built anew
    parts = search.renew(checked.catalog, site, home.docs, work.records)
    files = stage_files(home, checked.catalog, site, whole)
    before = _paths(work.stage)
    change = sync(files, work.stage)
    prose = {page.path for page in written.pages(home.docs)}  # its links need all pages or none
    apart = can_update(change, before, tuple(files)) and not prose & set(change.written)
    built = Built(checked.problems, len(checked.catalog.filed), len(whole), change)
    return _Staged(built, change, apart, parts)


def every_page(home: House, catalog: Catalog, site: Site) -> list[Page]:
    """Every page to be: those of the catalogue, and prose."""
    return [*all_pages(catalog, site), *written.pages(home.docs)]


def stage_files(home: House, catalog: Catalog, site: Site, whole: list[Page]) -> Mapping[str, Content]:
    """Everything the site builder is given: the pages *whole*, pictures, letters, assets, open data, feeds."""
    return {
        **rendered(whole, catalog, site),
        **dict(attached.files(catalog)),
        **dict(written.assets(home.docs)),
        **dict(written.letters(home.root / "node_modules")),
        **dict(written.libraries(home.root / "node_modules")),
        handing_in.KNOWN: handing_in.known(catalog),
        searching.WORDS: searching.known_words(catalog),
        **api.files(catalog, site),
        **listing.files(whole),
        **feeds.files(catalog, site),
        **ics.files(catalog, site),
        **embeds.files(catalog, site),
        **feeds.of_issues(catalog, site),
        **issue_print.prints(catalog, site),
        search.DESCRIPTION: search.description(site),
    }


def _finish(indexed: Future[None], index: Path, site: Path) -> None:
    """The index in, and out with the theme's scripts and styles, which no page of ours asks for."""
    _place_index(indexed, index, site)
    for name in ("javascripts", "stylesheets", "images"):
        shutil.rmtree(site / "assets" / name, ignore_errors=True)


def _place_index(indexed: Future[None], index: Path, site: Path) -> None:
    """Put the search index into a site, once it is *indexed*."""
    indexed.result()
    files = (path for path in index.rglob("*") if path.is_file())
    sync({path.relative_to(index).as_posix(): path.read_bytes for path in files}, site / "pagefind")


def _paths(stage: Path) -> tuple[str, ...]:
    """What the stage holds."""
    return tuple(path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file())


def about(config: Path, on: date) -> Site:
    """What the site builder's configuration says of the site: where it is published, where entries are handed in."""
    said = yaml.safe_load(config.read_text(encoding="utf-8"))
    return Site(str(said["site_url"]), on, str(said["extra"]["hand_in_at"]))
