"""What a layout has too much of once it is filled: no empty line, row, table or page stays where nothing is said."""

from collections.abc import Iterator

from kho.publish.papers.layouts.merge_fields import FIELD
from kho.store.word.package import Element
from kho.store.word.wordml import W

_PARAGRAPH, _ROW, _TABLE = f"{W}p", f"{W}tr", f"{W}tbl"
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")


def drop(paragraph: Element) -> None:
    """Take *paragraph* out, whose fields say nothing; where a paragraph must stay, its text alone."""
    row = next(paragraph.iterancestors(_ROW), None)
    beside = (paragraph.getprevious(), paragraph.getnext())
    alone = not any(one is not None and one.tag == _PARAGRAPH for one in beside)
    if alone or _ends_section(paragraph) or _draws(paragraph):
        for child in [one for one in paragraph if one.tag != f"{W}pPr" and not _draws(one)]:
            paragraph.remove(child)
    else:
        paragraph.getparent().remove(paragraph)
    if row is not None and not _says(row):
        take_out(row)


def take_out(unit: Element) -> None:
    """Take out a row, and its table if that is left with its head alone; or a paragraph."""
    table = next(unit.iterancestors(_TABLE), None)
    if unit.tag != _ROW or table is None:
        drop(unit)
        return
    unit.getparent().remove(unit)
    heads = all(row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(_ROW))
    if heads and next(table.iter(FIELD), None) is None:
        if table.getnext() is None:  # a cell ends with a paragraph
            table.addnext(table.makeelement(_PARAGRAPH))
        table.getparent().remove(table)


def full_sections(root: Element) -> tuple[Element, ...]:
    """The paragraphs that end the sections of a text in which something is said; the last section is not among them."""
    ends = [block for block in root.iterfind(f"{W}body/{_PARAGRAPH}") if _ends_section(block)]
    return tuple(end for end in ends if any(map(_says, _section(end))))


def drop_empty(ends: tuple[Element, ...]) -> None:
    """Of the sections with these *ends* take out those in which nothing is said any more: each is a page."""
    for end in ends:
        blocks = list(_section(end))
        if not any(map(_says, blocks)):
            for block in blocks:
                block.getparent().remove(block)


def _section(end: Element) -> Iterator[Element]:
    """The blocks of the section with this *end*, from the last to the first."""
    yield end
    for block in end.itersiblings(preceding=True):
        if _ends_section(block):
            return
        yield block


def _ends_section(block: Element) -> bool:
    return block.find(f"{W}pPr/{W}sectPr") is not None


def _draws(element: Element) -> bool:
    return next(element.iter(*_DRAWN), None) is not None


def _says(element: Element) -> bool:
    """Whether there is a text, a picture or a field."""
    texts = (text.text or "" for text in element.iter(f"{W}t"))
    return any(text.strip() for text in texts) or next(element.iter(FIELD, *_DRAWN), None) is not None
