"""Reading a built site: its pages as HTML trees, its links as paths."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html


def trees(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    """Every page with its tree."""
    for path in sorted(site.rglob("*.html")):
        yield path, html.document_fromstring(path.read_text(encoding="utf-8"))


def target(page: Path, link: str) -> Path | None:
    """The file an internal link leads to; None for a link to elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = (page.parent / unquote(parts.path)).resolve()
    return path / "index.html" if parts.path.endswith(("/", ".")) or path.is_dir() else path
