"""A site made of a catalogue no build has seen; a built site read: its pages as HTML trees, its links as paths."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from kho.publish.build.mkdocs import build_site
from kho.publish.build.prepare import builder_files, every_page, finished_files
from kho.store.catalog import Catalog
from kho.store.output import Content, sync
from kho.store.place import Checkout
from kho.store.site import Site


def made_of(catalog: Catalog, site: Site, home: Checkout, folder: Path) -> Path:
    """The site of *catalog*, below *folder*; the site builder copies what is finished."""
    sync(all_files(catalog, site, home), folder / "pages")
    build_site(home.builder, folder / "pages", folder / "site")
    return folder / "site"


def all_files(catalog: Catalog, site: Site, home: Checkout) -> dict[str, Content]:
    """All that a site is made of."""
    whole = every_page(home, catalog, site)
    return {**builder_files(home, catalog, site, whole), **finished_files(home, catalog, site, whole)}


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
