"""Whether a page that opened is still the one that was linked: a domain that changed hands answers 200 too (S1-15).

A machine cannot judge that, so it only asks: does another site answer, and does the page hold any of the entry's words?
"""

from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

from kho.derived.likeness.commonplace import WORD
from kho.model.entry import Entry
from kho.model.leaves import texts
from kho.words.text import fold

RESOLVERS = frozenset({"doi.org", "hdl.handle.net", "handle.net"})
"""Whose whole purpose is to lead elsewhere: registries of lasting names."""
_SHARED = frozenset(
    {"ac", "biz", "co", "com", "edu", "gov", "health", "info", "int", "name", "net", "or", "org", "pro"}
)
"""Second-level names under which a country registers sites (.vn: Thông tư 24/2015/TT-BTTTT, Điều 6)."""
_NAMES = frozenset({"title", "name", "publisher", "body", "place", "commune", "district"})
"""The fields whose words a page about the entry would hold."""
_OF_ALL_SCHOOLS = (
    "trường tiểu học cơ sở trung học phổ thông",
    "trường mầm non",
    "phòng giáo dục và đào tạo",
    "học sinh",
)
"""Words of so many names that they tell none."""


def site_of(host: str) -> str:
    """The part of *host* that somebody registered: `www.truong-bia.edu.vn` → `truong-bia.edu.vn`."""
    labels = host.casefold().rstrip(".").split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED  # noqa: PLR2004 - a country's code
    return ".".join(labels[-3:] if country else labels[-2:])


def elsewhere(asked: str, answered: str) -> bool:
    """Whether another site answered at *answered* than was asked at *asked*; both are addresses."""
    before, after = (site_of(urlsplit(url).hostname or "") for url in (asked, answered))
    return before != after and before not in RESOLVERS


def wanted(entry: Entry) -> frozenset[str]:
    """The pairs of neighbouring words, folded, of which a page about *entry* holds at least one."""
    named = (text for place, text in texts(entry) if place[-1] in _NAMES)
    return _pairs_of(named) - _pairs_of(_OF_ALL_SCHOOLS)


def speaks_of(page: str, words: frozenset[str]) -> bool:
    """Whether the text of the HTML *page* holds one of *words*; so it does where there are none to look for."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return not words or not words.isdisjoint(_pairs_of([" ".join(reader.said)]))


def _pairs_of(said: Iterable[str]) -> frozenset[str]:
    """The pairs of neighbouring words of *said*, folded, without numbers."""
    pairs = (pair for text in said for pair in pairwise(WORD.findall(fold(text))))
    return frozenset(" ".join(pair) for pair in pairs if not any(word.isdigit() for word in pair))


class _Reader(HTMLParser):
    """The words of a page, without its scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._mute = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What a script or a style says is nobody's word; a page's description is."""
        self._mute += tag in {"script", "style"}
        named = dict(attrs)
        if tag == "meta" and (named.get("name") or named.get("property") or "").endswith(
            ("description", "title")
        ):
            self.said.append(named.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        """The end of a script or a style."""
        self._mute -= tag in {"script", "style"} and self._mute > 0

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        if not self._mute:
            self.said.append(data)
