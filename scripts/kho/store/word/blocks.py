"""What a document says, as values: paragraphs and tables in reading order, and what stands beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby


@dataclass(frozen=True)
class Block:
    """A paragraph: its text, and what is known of where it stands."""

    text: str
    tag: str = ""
    """Of the content control it stands in."""
    hint: bool = False
    """Whether it is the grey hint of a control nobody has filled in."""
    listed: bool = False
    """Whether Word counts or bullets it by itself; the number is not in the text."""
    bold: bool = False
    font: str = ""
    """The font it is set in, as the run or its styles name it."""


@dataclass(frozen=True)
class Table:
    """A table: rows of cells of blocks."""

    rows: tuple[tuple[tuple["Block | Table", ...], ...], ...]


Content = Block | Table


@dataclass
class Document:
    """All that a file says."""

    content: tuple[Content, ...] = ()
    aside: list[tuple[str, str]] = field(default_factory=list)
    """What stands beside the text: where, and what it says."""
    pictures: list[str] = field(default_factory=list)
    """The names of the parts that are pictures shown in the text."""
    told: Counter[str] = field(default_factory=Counter)
    turned: list[tuple[str, str]] = field(default_factory=list)
    """What was typed in letters of the time before Unicode: in which, and how it reads."""
    doubtful: list[str] = field(default_factory=list)
    """What looks so, and was kept as it stands."""


def joined(pieces: Iterable[Block]) -> Iterator[Block]:
    """*pieces* of a paragraph, neighbours of one control and one font as one."""
    for _key, group in groupby(pieces, lambda one: (one.tag, one.hint, one.font)):
        same = list(group)
        yield replace(same[-1], text="".join(one.text for one in same))


def flat(content: Iterable[Content]) -> Iterator[Block]:
    """Every paragraph, those of tables cell by cell."""
    for one in content:
        if isinstance(one, Block):
            yield one
        else:
            for row in one.rows:
                for cell in row:
                    yield from flat(cell)


def flat_texts(content: Iterable[Content]) -> Iterator[str]:
    """The texts of every paragraph that has any."""
    return (block.text.strip() for block in flat(content) if block.text.strip() and not block.hint)
