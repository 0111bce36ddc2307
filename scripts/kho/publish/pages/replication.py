"""Who follows whom `/nhan-rong/`: the ledger, its picture, lineage, pairs, hearsay, lessons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kho.derived import following
from kho.derived.evidence import standing
from kho.derived.following import Spread
from kho.derived.freshness import fresh
from kho.model import Innovation
from kho.publish.renderer import Page
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site
from kho.words.terms import Verdict

ADDRESS = "nhan-rong/"
READY = 6
"""How many practices the page offers to be followed."""


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The page."""
    ledger = following.ledger(catalog)
    years = following.spread(catalog, site.on)
    values: dict[str, Any] = {
        "ledger": ledger,
        "verdicts": [
            (verdict, sum(one.adoption.verdict is verdict for one in ledger)) for verdict in Verdict
        ],
        "confirmed": sum(one.adoption.confirmed_by is not None for one in ledger),
        "spread": years,
        "chart": chart(years),
        "flows": flows(ledger),
        "lineages": following.lineages(catalog),
        "pairs": following.pairs(catalog),
        "reported": [one for one in catalog.exemplars if one.entry.hearsay],
        "lessons": following.lessons(catalog),
        "ready": ready(catalog, site),
    }
    yield Page(ADDRESS, "nhan-rong.md.jinja", values)


def flows(ledger: Sequence[following.Following]) -> list[tuple[str, str, int]]:
    """From which province to which, and how often, the most frequent first; what was found “không hợp” did not go."""
    counts: dict[tuple[str, str], int] = {}
    for one in ledger:
        if one.adoption.verdict.followed:
            way = (one.practice.province, one.unit.province)
            counts[way] = counts.get(way, 0) + 1
    return sorted(((*way, count) for way, count in counts.items()), key=lambda row: (-row[2], row))


def ready(catalog: Catalog, site: Site) -> list[Filed]:
    """Practices told step by step that nobody follows yet, the best proved first."""
    free: list[Filed] = [
        one
        for one in catalog.of(Innovation)
        if one.entry.plan.steps and not catalog.adoptions.get(one.slug) and fresh(one, site.on)
    ]
    return sorted(free, key=lambda one: -standing(one, catalog, site.on).level)[:READY]


WIDTH, BASE = 340, 150
"""The drawing is as wide as a phone, so that its letters are read there too; on a desk it stays small."""
_LEFT, _TOP, _WIDEST, _LABELS = 5, 22, 32, 8


@dataclass(frozen=True, slots=True)
class Column:
    """A year of the picture: two bars side by side, in the units of the drawing."""

    spread: Spread
    left: float
    width: float
    units: float
    provinces: float
    labelled: bool
    """Whether there is room for its figures: the last year has them, and of many years only some others."""


def chart(years: Sequence[Spread]) -> list[Column]:
    """Where the bars of the picture stand and how high they are: the axis begins at 0, the tallest fills it."""
    if not years:
        return []
    step = (WIDTH - 2 * _LEFT) / len(years)
    width = min(step * 0.4, _WIDEST)
    scale = (BASE - _TOP) / max(year.units for year in years)
    return [
        Column(
            year,
            round(_LEFT + step * index + step / 2 - width, 1),
            round(width, 1),
            round(year.units * scale, 1),
            round(year.provinces * scale, 1),
            (len(years) - 1 - index) % -(-len(years) // _LABELS) == 0,
        )
        for index, year in enumerate(years)
    ]
