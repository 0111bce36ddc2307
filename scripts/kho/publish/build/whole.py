"""Check → pages → site: the whole program in one function. Nothing is written while there is an error."""

import shutil
import sys
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import mkdocs

from kho.check.everything import REFERENCE
from kho.publish.build.mkdocs import build_site, can_update, update_site
from kho.publish.build.prepare import Staged, prepare
from kho.publish.build.work_folders import WorkFolders, work_folders
from kho.store.fingerprint import fingerprint, note, program, recall
from kho.store.output import Change, copy
from kho.store.place import Checkout
from kho.store.workers import apart, here, wait_for
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
        Unusable: where the site builder complains; *site* is then as it was.
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
    with (apart if _is_large(exemplars) else here)(steps) as next_step:
        staged: Staged = next_step().result()
        finished: Future[Change] = next_step()  # the site builder leaves a core idle
        if standing and last.get("frame") == frame and can_update(staged.change) and not staged.prose_changed:
            ready = partial(wait_for, finished)
            update_site(home.builder, work.stage, site, staged.change, live=live, ready=ready)
            copy(work.finished, site, finished.result())
        else:
            finish = partial(_finish, work, finished)
            build_site(home.builder, work.stage, site, live=live, finish=finish)
    note(work.stamp, inputs=inputs, frame=frame)
    return Built(staged.problems, staged.entries, staged.pages, staged.change + finished.result())


LARGE = 2_000
"""From how many entries on the memory that preparing takes matters to the site builder beside it."""


def _is_large(exemplars: Path) -> bool:
    """Whether there are many entries."""
    return sum(1 for _ in exemplars.glob("*/*")) >= LARGE


def _finish(work: WorkFolders, finished: Future[Change], site: Path) -> None:
    """In with what does not pass the site builder, and out with its theme's files, which no page asks for."""
    wait_for(finished)
    shutil.copytree(work.finished, site, copy_function=shutil.copyfile, dirs_exist_ok=True)
    for name in ("javascripts", "stylesheets", "images"):
        shutil.rmtree(site / "assets" / name, ignore_errors=True)
