"""The calendar `/lich/`: the school year at a glance, the next deadlines, what has been."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kho.derived import deadlines
from kho.derived.deadlines import Occurrence
from kho.derived.following import shared
from kho.publish.renderer import Page
from kho.store.catalog import Catalog
from kho.store.site import Site
from kho.words.when import Quarter, SchoolYear

ADDRESS = "lich/"
FEED = f"{ADDRESS}kho.ics"
NEXT = 5
NEXT_AT_HOME = 3


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The page."""
    items = list(catalog.reference.calendar.values())
    year = SchoolYear.of(site.on)
    past = {one.item.slug: one for one in reversed(once(catalog)) if one.end < site.on}
    values: dict[str, Any] = {
        "year": year,
        "quarter": Quarter.of(site.on),
        "mixed_quarter": Quarter.of(year.earliest),
        "months": deadlines.months(items, year, site.on),
        "coming": deadlines.coming(items, site.on, NEXT),
        "tasks": [
            item for item in items if item.yearly or item.quarterly or (item.once and item.slug not in past)
        ],
        "undated": deadlines.undated(items),
        "past": list(past.values()),
        "events": [one for one in shared(catalog.filed) if one.event.on.earliest <= site.on],
        "feed": FEED,
    }
    yield Page(ADDRESS, "lich.md.jinja", values)


def ahead(catalog: Catalog, day: date) -> list[Occurrence]:
    """The next deadlines after *day*: what an issue of that day tells, whenever it is read."""
    return deadlines.coming(catalog.reference.calendar.values(), day + timedelta(days=1), NEXT)


def once(catalog: Catalog) -> list[Occurrence]:
    """The dated rounds, by deadline."""
    dated = [item for item in catalog.reference.calendar.values() if item.once]
    days = [day for item in dated if item.once for day in (item.once.start, item.once.end or item.once.start)]
    if not days:
        return []
    return deadlines.occurrences(dated, min(day.earliest for day in days), max(day.latest for day in days))
