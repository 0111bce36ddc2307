"""What a report says, apart from how it is laid out: every kind of report has this one shape.

Each part, table and column has a plain name (`tinh_hinh_chung`, `danh_sach`) by which a layout finds it.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain

from kho.publish.gaps import gaps, unmarked
from kho.publish.listing import mark
from kho.publish.office_words import in_quotes, said, source
from kho.publish.papers.letterhead import Letter, Signature
from kho.words.cells import csv_of

OPENING = "mo_dau"
"""The part before the first heading."""

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""The numbers of parts and annexes."""

_WORDS = "report/words.jinja"
_BEGINS = re.compile(r"^# (\S+) (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a heading within a part."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report: its plain name, its heading without a number, what it says."""

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its plain name, its head, its width in centimetres."""

    name: str
    head: str
    width: float


PAGE = Column("trang", "Trang trong kho", 4.0)
"""Where an entry stands on the site: what a workbook has besides."""


@dataclass(frozen=True)
class Table:
    """A table: its plain name, the name of its sheet, its columns, its rows."""

    name: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    more: tuple[Column, ...] = ()
    """Further columns, which a workbook has and paper has not; the rows hold them last."""
    caption: str = ""
    """Its name where an annex has several."""

    @property
    def whole(self) -> tuple[Column, ...]:
        """All columns, as the rows hold them."""
        return (*self.columns, *self.more)

    @property
    def plain(self) -> tuple[tuple[str, ...], ...]:
        """The rows without the marks of gaps."""
        return tuple(tuple(map(unmarked, row)) for row in self.rows)

    @property
    def left(self) -> tuple[str, ...]:
        """What a person must still write, row by row."""
        return self.left_in(self.whole)

    def left_in(self, shown: Collection[Column]) -> tuple[str, ...]:
        """The same where the table has only the columns *shown*; the second cell of a row says whom it is about."""
        places = [index for index, column in enumerate(self.whole) if column in shown]
        found = ((row[1], [what for index in places for what in gaps(row[index])]) for row in self.rows)
        about = said(_WORDS, "LEFT_OF")
        return tuple(about.format(in_quotes(name), "; ".join(missing)) for name, missing in found if missing)


@dataclass(frozen=True)
class Annex:
    """Tables behind the signatures, with their title and the paper they belong to; all have the same columns."""

    name: str
    title: str
    attached: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Report:
    """All that a report says. What a person must still write stands in it as gaps (`office.gaps`)."""

    letter: Letter
    to: str
    parts: tuple[Part, ...]
    signature: Signature
    annexes: tuple[Annex, ...]
    url: str
    """Where its subject stands on the site."""
    online: bool = False
    """Whether the site keeps its one table there."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in order."""
        return tuple(chain.from_iterable(annex.tables for annex in self.annexes))

    @property
    def mark(self) -> str:
        """The mark of the tables, one after the other: of a table that the site keeps, that of the file there."""
        heads = ([column.head for column in table.whole] for table in self.tables)
        return mark(
            b"".join(csv_of(head, table.plain) for head, table in zip(heads, self.tables, strict=True))
        )

    @property
    def left(self) -> tuple[str, ...]:
        """What a person must still write, in the order of the paper, each once."""
        frame = (self.letter.superior or "", self.letter.body, self.letter.place, self.to)
        body = (line.text for part in self.parts for line in part.lines)
        signed = (self.signature.office, self.signature.name)
        asked = (what for text in (*frame, *body, *signed) for what in gaps(text))
        return tuple(dict.fromkeys((*asked, *(what for table in self.tables for what in table.left))))


def numbered(annexes: Collection[str]) -> dict[str, str]:
    """What each of *annexes* is called: “Phụ lục” where it is alone, else “Phụ lục I”, “Phụ lục II” …"""
    word = said(_WORDS, "HEAD")["annex"]
    if len(annexes) == 1:
        return {name: word.format("").strip() for name in annexes}
    return {name: word.format(numeral) for name, numeral in zip(annexes, NUMERALS, strict=False)}


def parts(lines: Iterable[str]) -> tuple[Part, ...]:
    """The parts that the lines of a template make.

    “# ten_phan TÊN PHẦN” begins a part, “## ” a heading within it; what stands before the first part is the opening.
    """
    found: list[tuple[str, str, list[Line]]] = [(OPENING, "", [])]
    for line in lines:
        if line.startswith("# "):
            name, title = line[2:].split(" ", maxsplit=1)
            found.append((name, title, []))
        else:
            found[-1][2].append(Line(line.removeprefix("## "), heading=line.startswith("## ")))
    return tuple(Part(name, title, tuple(said)) for name, title, said in found if said)


def outlined(template: str) -> tuple[Part, ...]:
    """Every part that *template* may make, without what it says; the opening stands first."""
    found = (Part(name, title, ()) for name, title in _BEGINS.findall(source(template)))
    return (Part(OPENING, "", ()), *found)
