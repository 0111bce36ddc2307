"""Finding the headings and labels of a form in what people typed: numbers, dots and small slips do not matter."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from kho.publish.forms import FORMS, Form, Item
from kho.store.word.blocks import Block
from kho.words.text import fold

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\s*(?:(?:mục|câu|phần)\s+)?([0-9]{1,2}|[A-Za-z]|[IVX]{1,4})\s*[.):/]+\s*", re.IGNORECASE)
_AFTER = re.compile(r"[\s.…:_–—-]+")
_OPENS = ":.…(-–—_"
_ENOUGH = 0.87
_LONGEST = 60
_HEAD = 400
"""How far into a paragraph a heading may reach, with the examples printed after it."""


@dataclass(frozen=True)
class Heading:
    """A heading that was found: of which item, and what stands after it on the line."""

    mark: str
    item: Item
    rest: str
    loose: str = ""
    """The heading as typed, where that is not as printed."""


def heading_in(block: Block, form: Form) -> Heading | None:
    """The heading of *form* with which *block* begins.

    A printed heading counts with its number, in bold, counted by Word, or alone on its line. The other
    headings are ours: they count with the mark we print before them.
    """
    head, more = block.text[:_HEAD], block.text[_HEAD:]
    found = _heading(head, form.name, standing_out=block.listed or block.bold)
    return replace(found, rest=found.rest + more) if found and more else found


@lru_cache(maxsize=10_000)
def _heading(text: str, name: str, *, standing_out: bool) -> Heading | None:
    """The heading with which *text* begins; asked several times of each paragraph, so remembered."""
    form = FORMS[name]
    numbered = _MARK.match(text)
    body = text[numbered.end() :] if numbered else text
    words = list(_WORD.finditer(body))[:_LONGEST]
    said = [fold(word[0]) for word in words]
    best: tuple[float, int, Heading] | None = None
    for index, part in enumerate(form.parts):
        official = bool(form.mark) and index == 0
        for mark, item in part.numbered:
            found = _like(said, item.heading)
            if found is None:
                continue
            likeness, end = found[0], words[found[1] - 1].end()
            rest = body[end:]
            marked = numbered is not None and numbered[1].upper() == mark
            alone = not rest.strip(_OPENS + " )") or rest.lstrip()[:1] in _OPENS
            if not (marked or (official and (standing_out or alone))):
                continue
            if best is None or (likeness, end) > best[:2]:
                best = (
                    likeness,
                    end,
                    Heading(
                        mark,
                        item,
                        _after(rest, item.tail),
                        "" if likeness == 1 else text[: len(text) - len(rest)],
                    ),
                )
    return best[2] if best else None


def _begins(text: str, heading: str) -> int | None:
    """Where the first words of *text*, which are like *heading*, end; None where they are not."""
    words = list(_WORD.finditer(text))
    found = _like([fold(word[0]) for word in words], heading)
    return words[found[1] - 1].end() if found else None


@lru_cache(maxsize=200)
def _wanted(heading: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(heading)))


def _like(said: list[str], heading: str) -> tuple[float, int] | None:
    """How like *heading* the first words are, and how many of them; None where they are not."""
    wanted = _wanted(heading)
    if 2 * len(set(wanted) & set(said[: len(wanted) + 1])) < len(set(wanted)):
        return None
    best: tuple[float, int] | None = None
    for count in (len(wanted), len(wanted) - 1, len(wanted) + 1):
        if 0 < count <= len(said):
            first = " ".join(said[:count])
            likeness = SequenceMatcher(None, first, " ".join(wanted), autojunk=False).ratio()
            if likeness >= _ENOUGH and (best is None or likeness > best[0]):
                best = likeness, count
    return best


def _after(rest: str, tail: str) -> str:
    """What stands after a heading, less the dots and the printed examples."""
    if tail and (found := _begins(rest, tail)):
        rest = rest[found:].lstrip(").… ")
    return rest[start.end() :].strip() if (start := _AFTER.match(rest)) else rest.strip()


def label_in(text: str, label: str, *, alone: bool = False) -> str | None:
    """What stands after *label* and a colon in *text*; None where it does not begin so.

    A label may be shortened to its first two words or more (“Mục tiêu:” for “Mục tiêu đổi mới”). With *alone*,
    a text that is nothing but the label counts without its colon.
    """
    numbered = _MARK.match(text)
    body = text[numbered.end() :] if numbered else text.lstrip(" -+*•")
    before, colon, rest = body.partition(":")
    said, wanted = _WORD.findall(fold(before)), _WORD.findall(fold(label))
    enough = said == wanted or (len(said) > 1 and wanted[: len(said)] == said)
    if not enough or not (colon or alone):
        return None
    return rest.strip()


def likeness_of(texts: list[Block], form: Form) -> int:
    """How many different headings of *form* the blocks hold."""
    return len({found.mark for block in texts if (found := heading_in(block, form))})
