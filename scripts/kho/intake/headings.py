"""Finding the headings and labels of a form in what people typed: numbers, dots and small slips do not matter."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from kho.forms import Form, Item
from kho.intake.document import Block
from kho.text import fold

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\s*(?:(?:mục|câu|phần)\s+)?([0-9]{1,2}|[A-Za-z]|[IVX]{1,4})\s*[.):/]+\s*", re.IGNORECASE)
_AFTER = re.compile(r"[\s.…:_–—-]+")
_OPENS = ":.…(-–—_"
_ENOUGH = 0.87


@dataclass(frozen=True)
class Heading:
    """A heading that was found: of which item, and what stands after it on the line."""

    mark: str
    item: Item
    rest: str


def heading_in(block: Block, form: Form) -> Heading | None:
    """The heading of *form* with which *block* begins.

    A printed heading counts with its number, in bold, counted by Word, or alone on its line. The other
    headings are ours: they count with the mark we print before them.
    """
    numbered = _MARK.match(block.text)
    body = block.text[numbered.end() :] if numbered else block.text
    best: tuple[float, int, Heading] | None = None
    for index, part in enumerate(form.parts):
        official = bool(form.mark) and index == 0
        for mark, item in part.numbered:
            found = _begins(body, item.heading)
            if found is None:
                continue
            likeness, end = found
            rest = body[end:]
            marked = numbered is not None and numbered[1].upper() == mark
            alone = not rest.strip(_OPENS + " )") or rest.lstrip()[:1] in _OPENS
            if not (marked or (official and (block.listed or block.bold or alone))):
                continue
            if best is None or (likeness, end) > best[:2]:
                best = likeness, end, Heading(mark, item, _after(rest, item.tail))
    return best[2] if best else None


def _begins(text: str, heading: str) -> tuple[float, int] | None:
    """How like *heading* the first words of *text* are, and where they end; None where they are not."""
    wanted = _WORD.findall(fold(heading))
    words = list(_WORD.finditer(text))
    best: tuple[float, int] | None = None
    for count in (len(wanted), len(wanted) - 1, len(wanted) + 1):
        if not 0 < count <= len(words):
            continue
        said = " ".join(fold(word[0]) for word in words[:count])
        likeness = SequenceMatcher(None, said, " ".join(wanted), autojunk=False).ratio()
        if likeness >= _ENOUGH and (best is None or likeness > best[0]):
            best = likeness, words[count - 1].end()
    return best


def _after(rest: str, tail: str) -> str:
    """What stands after a heading, less the dots and the printed examples."""
    if tail and (found := _begins(rest, tail)):
        rest = rest[found[1] :].lstrip(").… ")
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
