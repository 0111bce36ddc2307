"""The figures of the public numbers as pictures of their own (SVG): each read alone, anywhere, printed or in a paper.

Nothing in them runs or is fetched; title, explanation, colours, day and source stand inside. Geometry only: the
templates draw and say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap

from jinja2 import Environment

from kho.publish.pages import bars, numbers, tiles
from kho.publish.renderer import words
from kho.store.catalog import Catalog
from kho.store.site import Site
from kho.words.templating import environment
from kho.words.text import number
from kho.words.when import day_label

MARGIN = 16
WIDTH = bars.WIDTH + 2 * MARGIN
TITLE, ABOUT = (38, 22), (66, 14)
"""How many letters fit on a line of the title and of the explanation, and how high the line is."""
FOOT = 44
"""Room for where it comes from."""

GAP = 3
TILE = (49, 40)
NAMES = 9
"""How many letters of a province's name fit on a line of its tile."""
ROW_NAMES, CELL, LINE = 150, 30, 13
AREA = 27
"""How many letters of an area's name fit on a line beside its cells."""

Lines = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a drawing, in lines with the foot of each, and where the drawing begins."""

    title: Lines
    about: Lines
    top: int
    height: int
    width: int = WIDTH
    margin: int = MARGIN


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place, in one of the looks of the template."""

    text: str
    x: float
    foot: float
    look: str


@dataclass(frozen=True, slots=True)
class Square:
    """A tile or a cell: its place, its shade, what is written on it."""

    x: int
    y: int
    width: int
    height: int
    shade: int
    texts: tuple[Text, ...]
    island: bool = False


def picture(one: numbers.Numbers, catalog: Catalog, site: Site) -> bytes:
    """The figure of the table *one* as SVG."""
    if one.drawing:
        drawing = one.drawing
        return _drawn("bars", one, one.about, site, drawing.height, drawing=drawing)
    if one.table.slug == numbers.MAP:
        labels, squares, about = list[Text](), list(_provinces(catalog)), one.about
    else:
        labels, squares = _areas(one)
        about = f"{one.about} {_heads(one)}."
    height = max(square.y + square.height for square in squares)
    return _drawn("tiles", one, about, site, height, squares=squares, labels=labels)


def _drawn(
    template: str, one: numbers.Numbers, about: str, site: Site, height: int, **values: object
) -> bytes:
    """A drawing *height* high in its frame."""
    title = _lines(one.title, TITLE, MARGIN)
    lines = _lines(about, ABOUT, MARGIN + TITLE[1] * len(title) + 2)
    top = lines[-1][1] + MARGIN
    text = (
        _environment()
        .get_template(f"svg/{template}.jinja")
        .render(
            one=one,
            on=site.on,
            address=f"{site.url}{numbers.ADDRESS}#{one.table.slug}",
            frame=Frame(title, lines, top, top + height + FOOT),
            **values,
        )
    )
    return text.encode()


def _lines(text: str, room: tuple[int, int], top: int) -> Lines:
    """*text* in lines below *top*."""
    letters, high = room
    return tuple((line, top + high * index - 4) for index, line in enumerate(wrap(text, letters), start=1))


def _provinces(catalog: Catalog) -> Iterator[Square]:
    """The map: one tile a province."""
    width, height = TILE
    for tile in tiles.tiles(catalog):
        x, y = (tile.column - 1) * (width + GAP), (tile.row - 1) * (height + GAP)
        lines = wrap(tile.full if tile.island else tile.name, NAMES)
        texts = [Text(line, x + 4, y + 11 + 9 * index, "name") for index, line in enumerate(lines)]
        if not tile.island:
            texts.append(Text(number(tile.count), x + 4, y + height - 5, "count"))
        yield Square(x, y, width, height, tile.shade, tuple(texts), tile.island)


def _areas(one: numbers.Numbers) -> tuple[list[Text], list[Square]]:
    """Areas against levels: the heads and names, and the cells."""
    short = words("SHORT", "numbers.jinja")
    labels = [
        Text(short[column], ROW_NAMES + CELL * index + CELL / 2, 8, "head")
        for index, column in enumerate(one.columns)
    ]
    cells, top = [], LINE
    for name, row in one.shown:
        lines = wrap(name, AREA)
        height = LINE * len(lines) + 8
        labels += [Text(line, 0, top + 13 + LINE * index, "row") for index, line in enumerate(lines)]
        for index, count in enumerate(row.counts):
            x = ROW_NAMES + CELL * index
            said = Text(
                number(count) if count else "–", x + CELL / 2 - 1, top + height / 2 + 4, "count middle"
            )
            cells.append(Square(x, top, CELL - 2, height - 2, tiles.shade(count), (said,)))
        top += height
    return labels, cells


def _heads(one: numbers.Numbers) -> str:
    """What the short heads of the columns stand for."""
    short = words("SHORT", "numbers.jinja")
    return "; ".join(f"{short[column]}: {name}" for column, name in one.columns.items())


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Strict, escaped; the same words as on the page."""
    made = environment()
    made.filters |= {"number": number, "day": day_label}
    return made
