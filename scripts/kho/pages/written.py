"""What people wrote for the site itself: `docs/*.md` and `docs/assets/`, taken along as it is."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from kho.pages.renderer import Page


def pages(docs: Path) -> Iterator[Page]:
    """Each prose page, with the print foot that every page has."""
    for path in sorted(docs.glob("*.md")):
        body = Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - our own prose, reviewed like code
        yield Page(f"{path.stem}/", "prose.md.jinja", {"body": body})


def assets(docs: Path) -> Iterator[tuple[str, bytes]]:
    """Stylesheet, icon and whatever else lies in `docs/assets/`."""
    for path in sorted((docs / "assets").rglob("*")):
        if path.is_file():
            yield path.relative_to(docs).as_posix(), path.read_bytes()
