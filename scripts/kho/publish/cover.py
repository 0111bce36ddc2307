"""Cover art for an entry without a picture: drawn by rule, so that a page of cards is not a page of grey.

The colours come from the area, the motif from the level, the composition from the address. Light inline SVG,
decoration only: it says nothing that the words do not say.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256

from markupsafe import Markup

from kho.store.catalog import Filed
from kho.words.terms import Level

WIDTH, HEIGHT = 320, 72
_GOLDEN = 137.508
"""Degrees between the hues of neighbouring areas: the golden angle keeps any few of them apart."""

Shape = Callable[[int, int, int], str]


def _circle(x: int, y: int, r: int) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}"/>'


def _triangle(x: int, y: int, r: int) -> str:
    return f'<path d="M{x} {y - r}l{r} {r * 2}h-{r * 2}z"/>'


def _square(x: int, y: int, r: int) -> str:
    return f'<path d="M{x - r} {y - r}h{r * 2}v{r * 2}h-{r * 2}z"/>'


def _diamond(x: int, y: int, r: int) -> str:
    return f'<path d="M{x} {y - r}l{r} {r}l-{r} {r}l-{r}-{r}z"/>'


def _arch(x: int, y: int, r: int) -> str:
    return f'<path d="M{x - r} {y + r}a{r} {r} 0 0 1 {r * 2} 0z"/>'


def _leaf(x: int, y: int, r: int) -> str:
    return f'<path d="M{x - r} {y}q{r}-{r} {r * 2} 0q-{r} {r}-{r * 2} 0z"/>'


_MOTIFS: dict[Level | None, Shape] = {
    Level.PRESCHOOL: _circle,
    Level.PRIMARY: _triangle,
    Level.LOWER_SECONDARY: _square,
    Level.UPPER_SECONDARY: _diamond,
    Level.CONTINUING: _arch,
    Level.SPECIAL: _leaf,
    None: _arch,
}


def cover(filed: Filed, areas: list[str]) -> Markup:
    """The cover of *filed*; *areas* is the vocabulary in its order, which gives each area its hue."""
    return drawn(filed.slug, hue(filed, areas), next(iter(filed.entry.levels), None))


def hue(filed: Filed, areas: list[str]) -> int:
    """The hue of an entry's cover, in degrees."""
    entry = filed.entry
    place = areas.index(entry.areas[0]) if entry.areas and entry.areas[0] in areas else len(areas)
    shift = sha256(filed.slug.encode()).digest()[-1] % 5 - 2  # so that neighbours of one area differ a little
    return round(place * _GOLDEN + shift * 11) % 360


def drawn(slug: str, degrees: int, level: Level | None) -> Markup:
    """The cover of the entry at *slug*, in its hue, with the motif of its first level."""
    shape = _MOTIFS[level]
    shapes = "".join(shape(x, y, r) for x, y, r in _places(slug))
    return Markup(  # noqa: S704 - made of numbers
        f'<svg class="cover" style="--hue:{degrees}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true">{shapes}</svg>'
    )


def _places(seed: str) -> Iterator[tuple[int, int, int]]:
    """Seven shapes, spread from left to right; where and how large is read off the address."""
    bytes_ = sha256(seed.encode()).digest()
    step = WIDTH // 7
    for index in range(7):
        across, down, size = bytes_[index * 3 : index * 3 + 3]
        yield index * step + across % step, down % HEIGHT, 7 + size % 26
