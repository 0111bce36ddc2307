"""Contributed text → HTML that nothing can turn into more than text (SAFETY §2.1, E3).

CommonMark without raw HTML (markdown-it-py, linear time), then an allow-list (nh3), then one inert line: what a
Markdown extension of either site builder could act on is written as an entity. No image, no heading, no class.
What is not understood is shown as it was typed; nothing typed is left out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_DEEPEST = 12
"""How deep tokens may nest; a list takes two levels, a quotation one."""
_NESTING = ("blockquote", "list")
_OFF = ("code", "entity", "fence", "heading", "hr", "html_block", "html_inline", "lheading", "reference")
"""Not ours. An entity could spell a hidden character, and a reference definition would vanish: both stay text."""


def _is_web(address: str) -> bool:
    """Whether *address*, as parsed, leads to a host by http or https (SAFETY E3)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


@lru_cache(maxsize=2)
def _markdown(*off: str) -> MarkdownIt:
    """CommonMark, less what is not ours and *off*; a link leads to the web and shows the address as typed."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.validateLink = _is_web  # type: ignore[method-assign,assignment] # its documented way
    parser.normalizeLinkText = str  # type: ignore[method-assign,assignment] # as above
    return parser.disable([*_OFF, "image", *off])


@lru_cache(maxsize=2)
def _reader(*off: str) -> MarkdownIt:
    """The same with images and every scheme, to find what was meant."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.validateLink = lambda _url: True  # type: ignore[method-assign,assignment] # as above
    return parser.disable([*_OFF, *off])


_CLEANER = nh3.Cleaner(
    tags={"p", "em", "strong", "ul", "ol", "li", "a", "br", "blockquote", "code"},
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel="noopener nofollow ugc",
)


def _any_of(chars: str) -> re.Pattern[str]:
    """Any of *chars*; replacing what is found takes a quarter of the time of `str.translate`."""
    return re.compile(f"[{re.escape(chars)}]")


_MARKDOWN = _any_of("\n\r\t\u2028\u2029`~{}\\*_[]!#|$^=:")
_TEXT = _any_of("\n\r\t\u2028\u2029`~{}\\*_[]!#|$^=:&<>\"'()+-./?@")
_IN_TAG = _any_of("\n`~{}\\*_[]!|$^")


def _entity(found: re.Match[str]) -> str:
    """The character *found* as an entity."""
    return f"&#{ord(found[0])};"


def inert(text: str) -> Markup:
    """One line of plain text as it may stand anywhere in a page: HTML, attribute or Markdown."""
    return Markup(_TEXT.sub(_entity, text))  # noqa: S704 - every character that could act is an entity


def prose(text: str) -> Markup:
    """*text* (Markdown) as one inert line of clean HTML, to stand inside an element of the page."""
    tokens = _markdown().parse(text)
    if _cut_short(tokens):
        tokens = _markdown(*_NESTING).parse(text)
    html = _CLEANER.clean(_markdown().renderer.render(tokens, _markdown().options, {})).strip()
    return Markup(_outside_tags(html))  # noqa: S704 - nh3's allow-list was the last to touch it


def _cut_short(tokens: list[Token]) -> bool:
    """Whether a list or quotation stands so deep that the parser skipped what it holds."""
    return any(
        token.level >= _DEEPEST - 1 and token.type in {"list_item_open", "blockquote_open"}
        for token in tokens
    )


def _outside_tags(html: str) -> str:
    """*html* on one line, with what could act as Markdown written as entities, tags left alone."""
    parts: list[str] = []
    for chunk in html.split("<"):
        tag, found, text = chunk.partition(">")
        parts.append(
            f"<{_IN_TAG.sub(_entity, tag)}>{_MARKDOWN.sub(_entity, text)}"
            if found and parts
            else _MARKDOWN.sub(_entity, chunk)
        )
    return "".join(parts)


def links_in(text: str) -> Iterator[tuple[str, bool]]:
    """Each address a Markdown text links to, and whether it is a picture's; whatever its scheme."""
    tokens = _reader().parse(text)
    if _cut_short(tokens):
        tokens = _reader(*_NESTING).parse(text)
    for block in tokens:
        for token in block.children or ():
            address = token.attrGet("href") or token.attrGet("src")
            if address is not None:
                yield str(address), token.type == "image"
