"""The page of each entry, and what its template needs beyond the entry itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from kho.derived.comparisons import comparisons
from kho.derived.evidence import Move, moves, standing
from kho.derived.freshness import due_on, overdue
from kho.derived.fullness import is_short_news, untold
from kho.derived.milestones import milestones, stage
from kho.derived.six_tests import six_tests
from kho.model.proof import Appraisal, Event, Recognition
from kho.publish import addresses
from kho.publish.cover import hue
from kho.publish.link_pictures import Told
from kho.publish.pages import linked_data
from kho.publish.renderer import Page, words
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """One page for each entry that has one."""
    for filed in catalog.exemplars:
        yield page(filed, catalog, site)


def page(filed: Filed, catalog: Catalog, site: Site) -> Page:
    """The page of *filed*."""
    template = f"{filed.entry.folder}.md.jinja"
    return Page(addresses.entry(filed), template, later=partial(values_of, filed, catalog, site))


def values_of(filed: Filed, catalog: Catalog, site: Site) -> dict[str, Any]:
    """What the page of *filed* tells beyond the entry itself."""
    return {
        **_told(filed, catalog, site),
        "name": filed.name,
        "kind": filed.entry.folder,
        "catalogue": addresses.catalogue(type(filed.entry)),
        "standing": standing(filed, catalog, site.on),
        "stage": stage(filed, catalog, site.on),
        "milestones": milestones(filed, catalog, site.on),
        "overdue": overdue(filed, site.on),
        "due": due_on(filed.entry),
        "six_tests": six_tests(filed, catalog, site.on),
        "short": is_short_news(filed, catalog),
        "unknown": tuple(untold(filed.entry)),
        "works": catalog.works.get(filed.slug, ()),
        "adoptions": [_told(one, catalog, site) for one in catalog.adoptions.get(filed.slug, ())],
        "grown": catalog.grown.get(filed.slug, ()),
        "parent": catalog.by_slug.get(filed.entry.grew_from or ""),
        "related": related(filed, catalog),
        "picture": link_picture(filed, catalog, site).address,
        "linked_data": linked_data.of_entry(filed, catalog, site.url),
    }


def link_picture(filed: Filed, catalog: Catalog, site: Site) -> Told:
    """What the picture beside a link to *filed* says."""
    level = standing(filed, catalog, site.on).level
    where = catalog.reference.place_name(filed.entry)
    return Told(
        filed.name,
        level,
        words("LEVELS")[level]["name"],
        " · ".join(filter(None, (filed.entry.unit.name, where))),
        hue(filed, list(catalog.reference.areas)),
    )


def _told(filed: Filed, catalog: Catalog, site: Site) -> dict[str, Any]:
    """What `entry.jinja` needs to tell of *filed*, on its own page or, of who follows, on the practice's."""
    known = catalog.reference
    return {
        "filed": filed,
        "entry": filed.entry,
        "comparisons": comparisons(filed.entry),
        "trail": trail(filed, catalog, site),
        "provinces": [known.provinces[slug] for slug in known.provinces_of(filed.entry)],
    }


@dataclass(frozen=True, slots=True)
class Step:
    """One dated thing that happened to an entry: `recognition`, `appraisal` or `event`."""

    kind: str
    item: Recognition | Appraisal | Event
    move: Move | None = None
    """Where an appraisal moved the evidence level."""


def trail(filed: Filed, catalog: Catalog, site: Site) -> list[Step]:
    """Recognitions, appraisals and events in time order, a month or a year by its last day; undated ones last."""
    entry = filed.entry
    moved = {id(move.appraisal): move for move in moves(filed, catalog, site.on)}
    steps = [
        *(Step("recognition", one) for one in entry.recognitions),
        *(Step("appraisal", one, moved.get(id(one))) for one in entry.appraisals),
        *(Step("event", one) for one in entry.events),
    ]
    return sorted(steps, key=lambda step: step.item.on.latest if step.item.on else date.max)


RELATED = 4


def related(filed: Filed, catalog: Catalog) -> list[Filed]:
    """Practices that answer the same difficulty, then those of the same area, at most four."""
    own = {filed.slug, *(work.slug for work in catalog.works.get(filed.slug, ()))}
    near: dict[str, Filed] = {}
    for group, keys in (
        (catalog.with_difficulty, filed.entry.difficulties),
        (catalog.in_area, filed.entry.areas),
    ):
        for key in keys:
            for one in group.get(key, ()):
                if one.entry.followable and one.slug not in own and not is_short_news(one, catalog):
                    near.setdefault(one.slug, one)
                if len(near) == RELATED:
                    return list(near.values())
    return list(near.values())
