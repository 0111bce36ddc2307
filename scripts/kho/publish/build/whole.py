"""Check → pages → site: the whole program in one function. Nothing is written while there is an error."""

import shutil
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import mkdocs

from kho.check.everything import REFERENCE
from kho.publish.build import pagefind
from kho.publish.build.mkdocs import build_site, can_update, update_site
from kho.publish.build.prepare import Staged, prepare
from kho.publish.build.work_folders import WorkFolders, work_folders
from kho.store.fingerprint import fingerprint, note, program, recall
from kho.store.output import Change, copy, sync
from kho.store.place import Checkout
from kho.store.workers import apart, give_way, here, wait_for
from kho.words.problem import Problem


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `change` is None where nothing had changed."""

    problems: tuple[Problem, ...] = ()
    entries: int = 0
    pages: int = 0
    change: Change | None = None


def build(
    home: Checkout, exemplars: Path, site: Path, on: date, *, judged: date | None = None, live: bool = False
) -> Built:
    """Build *site* from the entries below *exemplars* as of the day *on*; they are checked as of the day *judged*.

    Raises:
        Rejected: with every problem, if one of them is an error; nothing has been written then.
        Unusable: where the site builder or the search index complains; *site* is then as it was.
    """
    judged = judged or on
    work = work_folders(home, exemplars, site)
    last = recall(work.stamp)
    tools = (home.builder, *home.locks)
    inputs = fingerprint(
        exemplars, home.reference, home.docs, program(), *tools, extra=f"{on} {judged} {live}"
    )
    frame = fingerprint(
        program() / "publish" / "theme", *tools, extra=f"{mkdocs.__version__} {sys.version} {live}"
    )
    standing = (site / "index.html").exists()
    if standing and last.get("inputs") == inputs:
        return Built()
    rules = fingerprint(
        exemplars / REFERENCE, home.reference, program(), *tools, extra=f"{judged} {sys.version}"
    )
    steps = partial(prepare, home, exemplars, work, on, judged=judged, rules=rules)
    with (
        (apart if _is_large(exemplars) else here)(steps) as next_step,
        ThreadPoolExecutor(1, initializer=give_way) as beside,  # the site builder leaves a core idle
    ):
        staged: Staged = next_step().result()
        parts: Future[frozenset[str]] = next_step()
        finished: Future[Change] = next_step()
        indexed = beside.submit(_index, home, work, parts, renew_all=not last)
        ready = partial(wait_for, indexed, finished)
        if standing and last.get("frame") == frame and can_update(staged.change) and not staged.prose_changed:
            update_site(home.builder, work.stage, site, staged.change, live=live, ready=ready)
            copy(work.finished, site, finished.result())
            _place_index(work.index, site)
        else:
            finish = partial(_finish, work, ready)
            build_site(home.builder, work.stage, site, live=live, finish=finish)
    note(work.stamp, inputs=inputs, frame=frame)
    return Built(staged.problems, staged.entries, staged.pages, staged.change + finished.result())


LARGE = 2_000
"""From how many entries on the memory that preparing takes matters to the site builder beside it."""


def _is_large(exemplars: Path) -> bool:
    """Whether there are many entries."""
    return sum(1 for _ in exemplars.glob("*/*")) >= LARGE


def _index(home: Checkout, work: WorkFolders, parts: Future[frozenset[str]], *, renew_all: bool) -> None:
    """Renew the search index, once it is known which *parts* of it changed."""
    changed = parts.result()
    pagefind.renew(home.root, work.records, work.index, None if renew_all else changed)


def _finish(work: WorkFolders, ready: Callable[[], None], site: Path) -> None:
    """In with what does not pass the site builder, and out with its theme's files, which no page asks for."""
    ready()
    shutil.copytree(work.finished, site, copy_function=shutil.copyfile, dirs_exist_ok=True)
    _place_index(work.index, site)
    for name in ("javascripts", "stylesheets", "images"):
        shutil.rmtree(site / "assets" / name, ignore_errors=True)


def _place_index(index: Path, site: Path) -> None:
    """Put the search index into a site."""
    files = (path for path in index.rglob("*") if path.is_file())
    sync({path.relative_to(index).as_posix(): path.read_bytes for path in files}, site / "pagefind")
