"""The picture that goes with a link to an entry where people send it on: title, level of evidence, who carries it.

Messengers show no SVG and ask for the picture at its whole address (Open Graph); so each entry has a small PNG, drawn
from words alone, whose name tells all it is drawn from: it is drawn once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache, partial
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from kho.publish.typeface import letter
from kho.store.output import Content, Lasting

FOLDER = "assets/the/"
WIDTH, HEIGHT = 600, 315
"""In pixels: the least that messengers show large (1.91 to 1)."""
_NAME = "Kho điển hình"
_EDGE, _BAR = 36, 14
_PAPER, _INK, _QUIET, _LEAF, _UNREACHED = "#fbf7ef", "#211d17", "#5d564b", "#114a3a", "#d9d2c4"
_TITLE_SIZES = (38, 32, 27)
"""From the largest on, the first in which a title fits its lines."""
_LINES, _LEADING = 4, 1.28
_SHADES = [round(value / 17) * 17 for value in range(256)]
"""Sixteen of each colour: a third of the bytes, and the letters stay smooth."""
_DRAWN = 1
"""Raised when a picture is drawn otherwise: so that all are drawn anew."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the picture of an entry says."""

    title: str
    level: int
    level_name: str
    carrier: str
    hue: int

    @property
    def address(self) -> str:
        """Where the picture lies."""
        return f"{FOLDER}{sha256(repr((_DRAWN, *astuple(self))).encode()).hexdigest()[:16]}.png"


def files(pictures: Iterable[Told], packages: Path) -> Mapping[str, Content]:
    """What draws each of *pictures*, by its address; the letters are those of the npm *packages*."""
    return {told.address: Lasting(partial(drawn, told, packages)) for told in pictures}


def drawn(told: Told, packages: Path) -> bytes:
    """The picture as a PNG.

    Raises:
        Unusable: where the letters are not installed.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _BAR, HEIGHT), ImageColor.getrgb(f"hsl({told.hue}, 45%, 42%)"))
    brand, small = _Hand(packages, 20, 700), _Hand(packages, 17, 400)
    brand.write(draw, (_EDGE, 24), _NAME, _LEAF)
    title, lines = _fitted(told.title, packages)
    for row, line in enumerate(lines):
        title.write(draw, (_EDGE, 64 + round(row * title.size * _LEADING)), line, _INK)
    for step in range(5):
        left, top = _EDGE + step * 15, 262 - step * 4
        draw.rectangle((left, top, left + 11, 280), _LEAF if step <= told.level else _UNREACHED)
    beside = _EDGE + 86
    brand.write(draw, (beside, 236), told.level_name, _LEAF)
    small.write(draw, (beside, 262), small.cut(told.carrier, WIDTH - _EDGE - beside), _QUIET)
    made = BytesIO()
    image.point(_SHADES * 3).save(made, "PNG")
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class _Hand:
    """The letters in one size and weight."""

    packages: Path
    size: int
    weight: int

    def write(self, draw: ImageDraw.ImageDraw, at: tuple[float, int], text: str, ink: str) -> None:
        """Write one line."""
        left, top = at
        for font, run in self._runs(text):
            draw.text((left, top + self.size), run, ink, font, anchor="ls")
            left += font.getlength(run)

    def length(self, text: str) -> float:
        """How long *text* is, in pixels."""
        return sum(font.getlength(run) for font, run in self._runs(text))

    def lines(self, text: str) -> Iterator[str]:
        """*text* broken between words."""
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.length(longer) > WIDTH - 2 * _EDGE:
                yield line
                longer = word
            line = longer
        yield line

    def cut(self, text: str, room: int) -> str:
        """As much of *text* as stands in *room* pixels, marked where it is cut."""
        cut = text
        while self.length(cut) > room:
            cut = f"{cut.rstrip('…')[:-1].rstrip()}…"
        return cut

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """*text* in pieces, each with the part of the letters that has it."""
        for subset, run in groupby(text, lambda char: "vietnamese" if "ÿ" < char < "\u2000" else "latin"):
            yield _font(letter(self.packages, subset, self.weight), self.size), "".join(run)


_font = cache(ImageFont.truetype)


def _fitted(title: str, packages: Path) -> tuple[_Hand, list[str]]:
    """The size in which *title* fits, and its lines; in the smallest, what is left over is cut."""
    for size in _TITLE_SIZES:
        hand = _Hand(packages, size, 700)
        lines = list(hand.lines(title))
        if len(lines) * size <= _LINES * _TITLE_SIZES[-1]:
            return hand, lines
    rest = " ".join(lines[_LINES - 1 :])
    return hand, [*lines[: _LINES - 1], hand.cut(rest, WIDTH - 2 * _EDGE)]
