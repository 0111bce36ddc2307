"""Check → pages → site: the whole program in one function. Nothing is written while there is an error."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import mkdocs

from kho.check.everything import REFERENCE
from kho.publish.build.mkdocs import build_site, can_update, update_site
from kho.publish.build.prepare import Preparation
from kho.publish.build.site_folder import alone, mark, refuse_others, restore, stands
from kho.publish.build.work_folders import WorkFolders, work_folders
from kho.store.fingerprint import fingerprint, note, program, recall
from kho.store.ledger import taken
from kho.store.output import Change, copy
from kho.store.place import SITE_MARKER, Checkout
from kho.store.workers import apart, here, wait_for
from kho.words.problem import Problem


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `change` is None where nothing had changed."""

    problems: tuple[Problem, ...] = ()
    left_out: Mapping[Path, Sequence[Problem]] = field(default_factory=dict)
    """Which folders were left out because they are faulty, and why."""
    entries: int = 0
    pages: int = 0
    change: Change | None = None
    standing: int = 0
    """Where nothing had changed: how many files of the site were found to be there, each as large as it was."""


def build(
    home: Checkout,
    exemplars: Path,
    site: Path,
    on: date,
    *,
    judged: date | None = None,
    live: bool = False,
    skip_faulty: bool = False,
) -> Built:
    """Build *site* from the entries below *exemplars* as of the day *on*; they are checked as of the day *judged*.

    With *skip_faulty*, faulty entries are left out; the check that tells which is made anew then.

    Raises:
        Rejected: with every problem, if one of them is an error; nothing has been written then.
        Unusable: where something would be lost, another build is at work, or the site builder complains; *site* is then
            as it was.
        OSError: where the disk refuses; *site* is then as it was, or the next build makes it good.
    """
    judged, site = judged or on, site.resolve()
    work = work_folders(home, exemplars, site)
    refuse_others(site, work, home, exemplars)
    with alone(work, site):
        restore(site, work)
        last, now = recall(work.stamp), _inputs(home, exemplars, on, judged, f"{live} {skip_faulty}")
        standing = stands(site) if last.get("site") == fingerprint(site / SITE_MARKER) else 0
        if standing and last.get("inputs") == now["inputs"] and not skip_faulty:
            return Built(standing=standing)
        of = partial(Preparation.of, home, exemplars, work, on, judged=judged, rules=now["rules"])
        begin = partial(of, skip_faulty=skip_faulty)
        with (apart if _is_large(exemplars) else here)(
            begin
        ) as prepare:  # the site builder leaves a core idle
            staged = prepare(Preparation.pages).result()
            finished = prepare(Preparation.finished)
            same_frame = last.get("frame") == now["frame"] and not staged.prose_changed
            if standing and same_frame and can_update(staged.change):
                ready = partial(wait_for, finished)
                update_site(
                    home.builder, work.stage, site, work.making, staged.change, live=live, ready=ready
                )
                copy(work.finished, site, finished.result())
                mark(site)
            else:
                finish = partial(_finish, work, finished)
                build_site(home.builder, work.stage, site, work.making, live=live, finish=finish)
        note(work.stamp, inputs=now["inputs"], frame=now["frame"], site=fingerprint(site / SITE_MARKER))
    change = staged.change + finished.result()
    return Built(staged.problems, staged.left_out, staged.entries, staged.pages, change)


def _inputs(home: Checkout, exemplars: Path, on: date, judged: date, how: str) -> dict[str, str]:
    """Digests of what a build is made of: all of it; what frames every page; what decides whether an entry is sound."""
    tools = (home.builder, *home.locks)
    ours, theme = program(), program() / "publish" / "theme"
    return {
        "inputs": fingerprint(
            exemplars, home.reference, home.docs, ours, *tools, extra=f"{on} {judged} {how}"
        ),
        "frame": fingerprint(theme, *tools, extra=f"{mkdocs.__version__} {sys.version} {how}"),
        "rules": fingerprint(
            exemplars / REFERENCE, home.reference, ours, *tools, extra=f"{judged} {sys.version}"
        ),
    }


LARGE = 2_000
"""From how many entries on the memory that preparing takes matters to the site builder beside it."""


def _is_large(exemplars: Path) -> bool:
    """Whether there are many entries."""
    return sum(1 for _ in exemplars.glob("*/*")) >= LARGE


def _finish(work: WorkFolders, finished: Future[Change], site: Path) -> None:
    """In with what does not pass the site builder, and out with its theme's files, which no page asks for."""
    wait_for(finished)
    for path in taken(work.finished):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(work.finished / path, site / path)
    for name in ("javascripts", "stylesheets", "images"):
        shutil.rmtree(site / "assets" / name, ignore_errors=True)
    mark(site)
