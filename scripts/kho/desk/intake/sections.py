"""Where a paper of schools begins a section: headings as people word them, on the level their numbers show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kho.publish.forms.asked import Item
from kho.publish.forms.school_papers import BRIEF, ENDS, SECTIONS, TITLE
from kho.store.word.blocks import Block
from kho.words.text import fold

_KINDS = (
    ("phần", r"(?i:phần|chương)\s+(?:[IVX]+\b|[0-9]+|(?i:thứ\s+\w+|mở đầu|nội dung|kết luận))\s*[.:/–-]?\s*"),
    ("I", r"[IVX]{1,5}\s*[.)/:–-]\s*"),
    ("A", r"[A-HK]\s*[.)/:–-]\s+"),
    ("1.1.1", r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,}[.)]?\s+"),
    ("1.1", r"[0-9]{1,2}\.[0-9]{1,2}[.)]?\s+"),
    ("1", r"[0-9]{1,2}\s*[.)/:–-]\s*"),
    ("a", r"[a-hđ]\s*[.)/]\s*"),
    ("-", r"[-+*•–]\s*"),
)
_KIND = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"^\s*(?:[0-9]{1,2}\b|\([^()]*\))\s*(?:[0-9]{1,2}(?=\s*[:.…]))?")
_FILLING = frozenset(("mot", "so", "cac", "nhung", "ve", "danh", "gia", "phan", "trinh", "bay"))
_SHORT, _SHORT_WORDS = 180, 26
_CONTENTS, _TABLE = re.compile(r"(?:\.{3,}|…{2,})\s*[0-9]{1,3}$"), "muc luc"
"""A line of a table of contents, and what such a table is headed with."""
_Y = re.compile(r"\b([hklmst])y\b")


def _key(text: str) -> str:
    """*text* folded, with i for y at the end of a syllable: lý do is lí do."""
    return _Y.sub(r"\1i", fold(text))


def _named() -> Iterator[tuple[tuple[str, ...], Item, bool]]:
    for item in SECTIONS:
        for name in (item.heading, *item.also):
            yield tuple(_WORD.findall(_key(name))), item, False
        for name in item.opens:
            yield tuple(_WORD.findall(_key(name))), item, True


_NAMES = {words: (item, opens) for words, item, opens in _named()}
_LONGEST = max(map(len, _NAMES))
_ENDS = frozenset(_key(name) for name in ENDS)


@dataclass(frozen=True)
class Section:
    """The beginning of a section."""

    item: Item | None
    """What it is of what we ask; None where it is nothing we know."""
    heading: str
    """As typed."""
    rest: str = ""
    """What the line says after it."""
    exact: bool = False


@dataclass
class Outline:
    """The headings met so far, as far as they are still open."""

    levels: list[str] = field(default_factory=list)
    item: Item | None = None
    opens: bool = True
    heading: str = ""
    """The last one, folded."""

    def meets(self, block: Block) -> Section | None:
        """The section that begins with *block*, which is remembered; None where none does."""
        found = self.seen(block)
        if found is None:
            return None
        section, kind, opens = found
        if kind in self.levels:
            del self.levels[self.levels.index(kind) :]
        elif kind == _UPPER:
            self.levels.clear()
        self.levels.append(kind)
        self.item, self.opens, self.heading = section.item, opens, _key(section.heading.strip(" .:"))
        return section

    def seen(self, block: Block) -> tuple[Section, str, bool] | None:
        """The section that begins with *block*, the kind of its mark, and whether its own headings follow."""
        if _CONTENTS.search(block.text) or (self.heading == _TABLE and block.text[-1:].isdecimal()):
            return None
        kind, mark = _kind(block)
        body = block.text[len(mark) :]
        found = _known(body)
        stands_out = kind not in {"-", _PLAIN} or block.bold
        if found:
            item, end, words = found
            section = _section(block.text, len(mark), end, item)
            brief, alone = item in BRIEF, section is not None and not section.rest and section.exact
            labelled = (
                section is not None
                and section.exact
                and body[end:].partition(")")[2 * (body[end:].lstrip()[:1] == "(")].lstrip()[:1] == ":"
            )
            fits = section is not None and (
                stands_out
                or alone
                or (labelled and (brief or kind == "-"))
                or (":" in body and kind == "-" and kind in self.levels)
                or (brief and ":" in body)
            )
            opens = _NAMES[words][1] or not (item.asks or item.tag)
            if opens and section and not section.exact and item not in BRIEF and kind in {"-", _PLAIN}:
                fits = False
            ends = alone and _key(body.strip(" .:")) in _ENDS
            names_it = self.item is TITLE or (not self.levels and kind in {_UPPER, _BARE, _PLAIN})
            if names_it and section and not section.exact and not brief:  # “MỘT SỐ BIỆN PHÁP …” on a cover
                return None
            if section and fits and (ends or self._may_begin(kind)):
                return section, kind, opens
        short = len(block.text) <= _SHORT and not block.text.rstrip().endswith((".", ";", ",", ":"))
        if (
            short
            and stands_out
            and (block.bold or kind == _UPPER)
            and kind in self.levels
            and kind not in {"-", "a"}
            and self.item not in BRIEF
        ):
            return Section(None, block.text), kind, False
        return None

    def _may_begin(self, kind: str) -> bool:
        """Whether a known heading of this *kind* is no part of the section it stands in."""
        brief = self.item is None or self.item in BRIEF
        return self.opens or brief or kind in self.levels or kind == _UPPER


_UPPER, _BARE, _PLAIN = "HOA", "đậm", "thường"


def _kind(block: Block) -> tuple[str, str]:
    """What a paragraph is counted with, and the sign; of one without, how it stands out."""
    for kind, pattern in _KIND:
        if found := pattern.match(block.text):
            return kind, found[0]
    if block.text.isupper() and len(block.text) <= _SHORT:
        return _UPPER, ""
    return (_BARE if block.bold or block.listed else _PLAIN), ""


def _known(body: str) -> tuple[Item, int, tuple[str, ...]] | None:
    """The item whose name *body* begins with, where the name ends, and the name's words."""
    found = list(_WORD.finditer(body[: 4 * _SHORT]))[: _LONGEST + 8]
    words = [_key(word[0]) for word in found]
    skipped = 0
    while skipped < len(words) and words[skipped] in _FILLING:
        skipped += 1
    for start in range(skipped + 1):
        for count in range(min(_LONGEST, len(words) - start), 0, -1):
            name = tuple(words[start : start + count])
            if name in _NAMES:
                return _NAMES[name][0], found[start + count - 1].end(), name
    return None


def _section(text: str, mark: int, end: int, item: Item) -> Section | None:
    """The section that the line *text* begins, its known name ending at *end* after the mark; None for a sentence."""
    after = text[mark + end :]
    bracket = _BRACKETS.match(after)
    tail = after[bracket.end() :] if bracket else after
    if not tail.strip(" .…:_\t"):
        return Section(item, text, "", exact=True)
    if tail.lstrip()[:1] in ":.…":
        return Section(item, text[: len(text) - len(tail)], tail.lstrip(" .…:_\t"), exact=True)
    _, colon, rest = tail.partition(":")
    short = (
        len(text) - len(rest) <= _SHORT and len(_WORD.findall(text[: len(text) - len(rest)])) <= _SHORT_WORDS
    )
    if not short or (not colon and text.rstrip().endswith((";", ","))):
        return None
    return Section(item, text[: len(text) - len(rest)].rstrip(" :"), rest.strip())
