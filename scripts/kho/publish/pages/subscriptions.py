"""What one can follow with a feed reader: everything, an area, a level, a province (S1-22, S3-14)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kho.publish import addresses
from kho.publish.renderer import words
from kho.store.catalog import Catalog, Filed
from kho.words.terms import Level

NEWEST = "nguon/moi.xml"
"""Where the feed of everything lies."""
_IN_GROUP = "nguon.xml"
"""A group's feed lies beside its page."""
MOST, MOST_IN_GROUP = 50, 30


@dataclass(frozen=True, slots=True)
class News:
    """An entry that came, and the day on which it did."""

    on: date
    filed: Filed


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: where it lies, what it is called, whose page it belongs to, and what it tells, newest first."""

    address: str
    title: str
    page: str
    news: tuple[News, ...]


def everything(catalog: Catalog) -> Feed:
    """The feed of the whole store; it is there even while the store is empty."""
    return Feed(NEWEST, words("FEEDS")["all"], addresses.HOME, _newest(catalog.exemplars, MOST))


def of_group(vocabulary: str, slug: str, name: str, filed: Sequence[Filed]) -> Feed | None:
    """The feed of what stands on a word's page; None where there is nothing to tell, or its vocabulary has none."""
    title = words("FEEDS")["groups"].get(vocabulary)
    news = _newest(filed, MOST_IN_GROUP)
    if title is None or not news:
        return None
    page = addresses.word(vocabulary, slug)
    return Feed(page + _IN_GROUP, title.format(name), page, news)


def of_groups(catalog: Catalog) -> dict[str, list[Feed]]:
    """The feeds of all groups, by vocabulary, each in the order of its vocabulary."""
    reference = catalog.reference
    groups: dict[str, tuple[Mapping[str, str], Mapping[str, tuple[Filed, ...]]]] = {
        "areas": ({slug: area.name for slug, area in reference.areas.items()}, catalog.in_area),
        "levels": ({level.value: level.label for level in Level}, catalog.at_level),
        "provinces": ({slug: one.name for slug, one in reference.provinces.items()}, catalog.in_province),
    }
    return {
        vocabulary: [
            feed
            for slug, name in names.items()
            if (feed := of_group(vocabulary, slug, name, filed.get(slug, ())))
        ]
        for vocabulary, (names, filed) in groups.items()
    }


def _newest(filed: Sequence[Filed], most: int) -> tuple[News, ...]:
    """The newest of *filed* by the day they came into the store, or were registered; without a day it is no news."""
    dated = ((one, one.entry.published_on or one.entry.registered_on) for one in filed)
    news = [News(day.latest, one) for one, day in dated if day]
    return tuple(sorted(news, key=lambda one: (-one.on.toordinal(), one.filed.slug))[:most])
