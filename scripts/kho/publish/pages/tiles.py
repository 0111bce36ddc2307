"""The tile map: one tile a province, roughly where it lies, with Hoàng Sa (Đà Nẵng) and Trường Sa (Khánh Hòa).

A tile grid is light, works by keyboard and on the smallest screen, and gives every province the same room.
"""

from dataclasses import dataclass

from kho.store.catalog import Catalog

GRID: dict[str, tuple[int, int]] = {
    "lai-chau": (1, 2),
    "lao-cai": (1, 3),
    "tuyen-quang": (1, 4),
    "cao-bang": (1, 5),
    "dien-bien": (2, 1),
    "son-la": (2, 2),
    "phu-tho": (2, 3),
    "thai-nguyen": (2, 4),
    "lang-son": (2, 5),
    "ha-noi": (3, 3),
    "bac-ninh": (3, 4),
    "hai-phong": (3, 5),
    "quang-ninh": (3, 6),
    "ninh-binh": (4, 3),
    "hung-yen": (4, 4),
    "thanh-hoa": (5, 3),
    "nghe-an": (6, 3),
    "ha-tinh": (7, 3),
    "quang-tri": (8, 4),
    "hue": (9, 4),
    "da-nang": (10, 5),
    "quang-ngai": (11, 5),
    "gia-lai": (12, 5),
    "dak-lak": (13, 5),
    "tay-ninh": (14, 3),
    "dong-nai": (14, 4),
    "lam-dong": (14, 5),
    "khanh-hoa": (14, 6),
    "an-giang": (15, 2),
    "dong-thap": (15, 3),
    "ho-chi-minh": (15, 4),
    "can-tho": (16, 2),
    "vinh-long": (16, 3),
    "ca-mau": (17, 2),
}
"""Row and column of each province, both from 1."""

ISLANDS: dict[str, tuple[str, tuple[int, int]]] = {
    "Hoàng Sa": ("da-nang", (9, 7)),
    "Trường Sa": ("khanh-hoa", (16, 7)),
}
"""The two archipelagos, with the province each belongs to."""

_SHORT = {"ho-chi-minh": "TP. HCM"}
STEPS = (1, 3, 6, 12)
"""From how many entries on a tile takes the next shade."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: its name as it fits, the province it leads to, its place and how many entries there are."""

    name: str
    full: str
    slug: str
    row: int
    column: int
    count: int
    shade: int
    island: bool = False


def shade(count: int) -> int:
    """How dark a tile with *count* entries is: from 0 to the number of STEPS."""
    return sum(count >= step for step in STEPS)


def tiles(catalog: Catalog) -> list[Tile]:
    """The tiles in reading order, north to south."""
    found = []
    for slug, (row, column) in GRID.items():
        province = catalog.reference.provinces.get(slug)
        if province is None:
            continue
        count = len(catalog.in_province.get(slug, ()))
        name = _SHORT.get(slug, province.name)
        found.append(Tile(name, province.name, slug, row, column, count, shade(count)))
    for name, (slug, (row, column)) in ISLANDS.items():
        province = catalog.reference.provinces.get(slug)
        if province:
            found.append(Tile(name, f"{name} ({province.name})", slug, row, column, 0, 0, island=True))
    return sorted(found, key=lambda tile: (tile.row, tile.column))
