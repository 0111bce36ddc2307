"""What people wrote for the site itself: `docs/*.md` and `docs/assets/`, taken along as it is."""

import re
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from kho.publish.renderer import Page
from kho.words.problem import Unusable


def pages(docs: Path) -> Iterator[Page]:
    """Each prose page, with the print foot that every page has.

    A line `<!-- name -->` stands for `prose/name.jinja`: what the store knows and prose cannot.
    """
    for path in sorted(docs.glob("*.md")):
        pieces = _LED_IN.split(path.read_text(encoding="utf-8"))
        said = tuple(Markup(piece) for piece in pieces)  # noqa: S704 - our own prose, reviewed like code
        yield Page(f"{path.stem}/", "prose.md.jinja", {"pieces": said})


_LED_IN = re.compile(r"^<!-- ([a-z-]+) -->$", re.MULTILINE)


def assets(docs: Path) -> Iterator[tuple[str, bytes]]:
    """Stylesheet, icon and whatever else lies in `docs/assets/`."""
    for path in sorted((docs / "assets").rglob("*")):
        if path.is_file():
            yield path.relative_to(docs).as_posix(), path.read_bytes()


LIBRARIES = {
    "assets/js-yaml.mjs": "js-yaml/dist/browser/js-yaml.esm.min.mjs",
    "assets/js-yaml.txt": "js-yaml/LICENSE",
    "assets/client-zip.js": "client-zip/index.js",
    "assets/client-zip.txt": "client-zip/LICENSE.txt",
}
"""What the web forms write and read files with, and its licences; loaded only when a file is made or opened."""


def libraries(packages: Path) -> Iterator[tuple[str, bytes]]:
    """The libraries of the web forms, as their npm packages bring them, less the address of a source map.

    Raises:
        Unusable: where a package is not installed.
    """
    for address, name in LIBRARIES.items():
        path = packages / name
        if not path.is_file():
            raise Unusable("Thiếu thư viện của biểu mẫu web: hãy chạy “make site” một lần để cài.")
        yield address, _SOURCE_MAP.sub(b"", path.read_bytes())


_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S*\s*$")
