"""Contributed text → HTML that nothing can turn into more than text (SAFETY §2.1, E3).

CommonMark without raw HTML (markdown-it-py, linear time), then an allow-list (nh3), then one inert line: what a
Markdown extension of either site builder could act on is written as an entity. No image, no heading, no class.
"""

from collections.abc import Iterator
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_ENTITIES = str.maketrans({char: f"&#{ord(char)};" for char in "\n`~{}\\*_[]!#|$^=:"})
_TEXT_ENTITIES = _ENTITIES | str.maketrans({char: f"&#{ord(char)};" for char in "&<>\"'+-@"})


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """CommonMark, nesting capped, without raw HTML, images and headings."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
    return parser.disable(
        ["html_block", "html_inline", "image", "heading", "lheading", "hr", "code", "fence"]
    )


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    """The same with images and every scheme, to find what was meant."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
    parser.validateLink = lambda _url: True  # type: ignore[method-assign,assignment] # its documented way
    return parser


_CLEANER = nh3.Cleaner(
    tags={"p", "em", "strong", "ul", "ol", "li", "a", "br", "blockquote", "code"},
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https"},
    link_rel="noopener nofollow ugc",
)


def inert(text: str) -> Markup:
    """One line of plain text as it may stand anywhere in a page: HTML, attribute or Markdown."""
    return Markup(text.translate(_TEXT_ENTITIES))  # noqa: S704 - every character that could act is an entity


def prose(text: str) -> Markup:
    """*text* (Markdown) as one inert line of clean HTML."""
    html = _CLEANER.clean(_markdown().render(text)).strip()
    return Markup(_outside_tags(html))  # noqa: S704 - nh3's allow-list was the last to touch it


def _outside_tags(html: str) -> str:
    """*html* on one line, with what could act as Markdown written as entities, tags left alone."""
    parts: list[str] = []
    for chunk in html.split("<"):
        tag, found, text = chunk.partition(">")
        parts.append(
            f"<{tag.translate(_IN_TAG)}>{text.translate(_ENTITIES)}"
            if found and parts
            else chunk.translate(_ENTITIES)
        )
    return "".join(parts)


_IN_TAG = str.maketrans({char: f"&#{ord(char)};" for char in "\n`~{}\\*_[]!|$^"})


def links_in(text: str) -> Iterator[tuple[str, bool]]:
    """Each address a Markdown text links to, and whether it is a picture's; whatever its scheme."""
    for block in _reader().parse(text):
        for token in block.children or ():
            address = token.attrGet("href") or token.attrGet("src")
            if address is not None:
                yield str(address), token.type == "image"
