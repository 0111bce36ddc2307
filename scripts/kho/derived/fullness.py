"""How much an entry tells: what counts as a product, what is only short news, which practices are told whole.

The flagships are worked out, not listed by hand: a list goes stale and can be lobbied for; what is told cannot.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from kho.derived.evidence import standing
from kho.derived.figures import is_measured
from kho.derived.freshness import fresh
from kho.derived.once import CATALOGUES
from kho.model import Entry, Innovation, Tip
from kho.model.proof import Product
from kho.store.catalog import Catalog, Filed
from kho.words.hollow import holds_count, says_nothing
from kho.words.terms import Origin

FLAGSHIPS = 15
"""How many practices stand first."""
STEPS = 3
"""From how many steps on a practice can be followed step by step."""


def usable(filed: Filed, catalog: Catalog) -> tuple[Product, ...]:
    """The products of a practice that anyone can open; the page of a source is what was read, no product (S3-9 c)."""
    read = {source.url for source in filed.entry.sources}
    return tuple(one for one in filed.entry.made if catalog.opens(one) and (one.file or one.url not in read))


def is_short_news(filed: Filed, catalog: Catalog) -> bool:
    """Whether a practice tells neither steps nor figures nor a product one can open: news of it, no way to follow it.

    A tip is short by its nature, and what was done stands in it.
    """
    entry = filed.entry
    if not isinstance(entry, Innovation):
        return False
    return not (entry.plan.steps or entry.figures or usable(filed, catalog))


def facts(filed: Filed, catalog: Catalog) -> int:
    """How many of the things that one needs to follow a practice it tells."""
    entry = filed.entry
    if isinstance(entry, Tip):
        told: Iterable[object] = (entry.change, entry.indicators, usable(filed, catalog))
    elif isinstance(entry, Innovation):
        resources, how, result = entry.resources, entry.how_to, entry.result
        told = (
            entry.plan.situation,
            len(entry.plan.steps) >= STEPS,
            resources and resources.equipment,
            resources and resources.time,
            resources and (resources.cost is not None or resources.cost_note),
            resources and resources.people,
            any(map(is_measured, entry.figures)),
            len(entry.figures) > 1,
            result and result.limits,
            result and result.obstacles,
            how and (how.prerequisites or how.tips or how.pitfalls),
            usable(filed, catalog),
            entry.reported_spread or catalog.adoptions.get(filed.slug),
        )
    else:
        return 0
    return sum(map(bool, (*told, entry.setting, entry.difficulties, entry.levels)))


def untold(entry: Entry) -> Iterator[str]:
    """What a practice does not tell, of what one needs to follow it; said once on its page, with what to send."""
    if isinstance(entry, Innovation):
        told = _needed(entry)
    elif isinstance(entry, Tip):
        told = {"result": entry.change}
    else:
        return
    yield from (key for key, value in told.items() if not value)
    if not entry.figures:
        yield "figures"
    elif not all(holds_count(one.sample) and not says_nothing(one.method) for one in entry.figures):
        yield "sample"


def _needed(entry: Innovation) -> dict[str, object]:
    """What one needs to follow an innovation, as far as it is told."""
    needs = entry.resources
    return {
        "situation": entry.plan.situation,
        "steps": entry.plan.steps,
        "result": entry.result or entry.origin is Origin.SUBMITTED,
        "needs": needs and (needs.equipment or needs.time or needs.people),
        "cost": needs and (needs.cost is not None or needs.cost_note),
        "kit": entry.how_to,
    }


def best_told(filed: Iterable[Filed], catalog: Catalog, on: date) -> list[Filed]:
    """*filed* by evidence level, then by how much each tells, then the latest looked at, then by address."""

    def rank(one: Filed) -> tuple[int, int, int, str]:
        looked = one.entry.verified_on or date.min
        return -standing(one, catalog, on).level, -facts(one, catalog), -looked.toordinal(), one.slug

    return sorted(filed, key=rank)


@lru_cache(maxsize=CATALOGUES)
def flagships(catalog: Catalog, on: date) -> tuple[Filed, ...]:
    """The practices that are proved and told best, of those that can be followed and are not overdue."""
    able = (
        one
        for one in catalog.of(Innovation)
        if isinstance(one.entry, Innovation)
        and len(one.entry.plan.steps) >= STEPS
        and not is_short_news(one, catalog)
        and fresh(one, on)
    )
    return tuple(best_told(able, catalog, on)[:FLAGSHIPS])
