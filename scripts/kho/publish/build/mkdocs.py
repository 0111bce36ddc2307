"""Markdown → site, by MkDocs. A new site stands ready before the old one goes; a failed build leaves it alone."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from kho.store.output import Change
from kho.words.problem import Unusable

EPOCH = "315532800"
"""1 January 1980: the date in `sitemap.xml.gz`, so that two builds of one catalogue are the same bytes."""


def settings(
    config: Path, stage: Path, site: Path, *, live: bool = False, strict: bool = True
) -> MkDocsConfig:
    """The site builder's configuration, reading *stage* and writing *site*; *live* leaves out the policy."""
    loaded = load_config(
        str(config), docs_dir=str(stage.absolute()), site_dir=str(site.absolute()), strict=strict
    )
    loaded["extra"]["live"] = live
    return loaded


def build_site(
    config: Path,
    stage: Path,
    site: Path,
    making: Path,
    *,
    live: bool = False,
    finish: Callable[[Path], None] = lambda _site: None,
) -> None:
    """Build the whole site from *stage*, strictly, in the folder *making*, and put it in the place of *site*.

    What *finish* does with it is done before.

    Raises:
        Unusable: where the site builder complains; *site* is then as it was.
    """
    with _empty(making):
        fresh, old = making / "site", making / "old"
        _run(settings(config, stage, fresh, live=live), fresh)
        finish(fresh)
        if site.exists():
            site.rename(old)
        fresh.rename(site)


def update_site(
    config: Path,
    stage: Path,
    site: Path,
    making: Path,
    change: Change,
    *,
    live: bool = False,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Build only what *change* touched; right where no page came or went.

    The changed pages are built in *making*; when all else is *ready*, they are moved over the old ones, file by file.

    Raises:
        Unusable: where the site builder complains; *site* is then as it was.
    """
    if not change.written:
        ready()
        return
    with _empty(making):
        part, fresh = making / "pages", making / "site"
        for path in {*change.written, "index.md"}:  # the navigation names the home page
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / path, part / path)
        _run(settings(config, part, fresh, live=live, strict=False), fresh)
        ready()
        for path in map(built_path, change.written):
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).replace(site / path)


def built_path(path: str) -> str:
    """Where the site builder puts a file of the stage: `a/b/index.md` → `a/b/index.html`."""
    return f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path


def can_update(change: Change) -> bool:
    """Whether the pages are the same ones as before, so that the sitemap still holds."""
    return not change.added and not change.removed


def _run(config: MkDocsConfig, fresh: Path) -> None:
    """Run MkDocs into *fresh*; its complaints become one sentence, and the disk's name that folder."""
    with _steady_time(), _complaints() as complaints:
        try:
            mkdocs_build(config)
        except MkDocsException as error:
            said = "\n".join(complaints) or str(error)
            raise Unusable(f"Trình dựng website không chấp nhận các trang:\n{said}") from error
        except OSError as error:
            if error.errno is None or error.filename:
                raise
            raise OSError(error.errno, error.strerror, str(fresh)) from error


@contextmanager
def _empty(folder: Path) -> Iterator[None]:
    """An empty *folder* to work in, gone afterwards."""
    _remove(folder)
    folder.mkdir(parents=True)
    try:
        yield
    finally:
        _remove(folder)


@contextmanager
def _steady_time() -> Iterator[None]:
    """The same build time for every build."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class _Listener(logging.Handler):
    """Keeps what the site builder warns of."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.kept.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """The warnings MkDocs logs meanwhile."""
    kept: list[str] = []
    listener = _Listener(kept)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield kept
    finally:
        logger.removeHandler(listener)


def _remove(folder: Path) -> None:
    """Remove a folder if it is there."""
    if folder.exists():
        shutil.rmtree(folder)
