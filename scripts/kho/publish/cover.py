"""Cover art for an entry without a picture: drawn by rule, so that a page of cards is not a page of grey.

The colours come from the area, the motif from the level, the composition from the address. Light inline SVG,
decoration only: it says nothing that the words do not say.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from jinja2 import Template
from markupsafe import Markup

from kho.store.catalog import Filed
from kho.words.templating import environment
from kho.words.terms import Level

WIDTH, HEIGHT = 320, 72
_GOLDEN = 137.508
"""Degrees between the hues of neighbouring areas: the golden angle keeps any few of them apart."""


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
    svg = _template().render(hue=degrees, level=level, places=_places(slug), width=WIDTH, height=HEIGHT)
    return Markup(svg)  # noqa: S704 - a template's own SVG around numbers


@lru_cache(maxsize=1)
def _template() -> Template:
    return environment().get_template("svg/cover.jinja")


def _places(seed: str) -> Iterator[tuple[int, int, int]]:
    """Seven shapes, spread from left to right; where and how large is read off the address."""
    bytes_ = sha256(seed.encode()).digest()
    step = WIDTH // 7
    for index in range(7):
        across, down, size = bytes_[index * 3 : index * 3 + 3]
        yield index * step + across % step, down % HEIGHT, 7 + size % 26
