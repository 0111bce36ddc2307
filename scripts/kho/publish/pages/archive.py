"""The pages of the showcase: an issue as it was published, and the archive of all (S3-15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kho.derived.issue.share import of_issue
from kho.publish import addresses
from kho.publish.pages import year_calendar
from kho.publish.renderer import Page, words
from kho.store.catalog import Catalog
from kho.store.issues import Edition


@dataclass(frozen=True, slots=True)
class Notice:
    """A line of an issue's errata: of the editor, or written by a withdrawal."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class IssueFeed:
    """What a page says of the feed of all issues."""

    address: str
    title: str


def pages(catalog: Catalog) -> Iterator[Page]:
    """The archive, and a page for each published issue."""
    editions = catalog.issues.editions
    yield Page(addresses.ARCHIVE, "ban-tin-list.md.jinja", {"editions": editions, "feed": feed()})
    for edition in editions:
        yield Page(
            addresses.issue(edition.slug), "ban-tin.md.jinja", {**shown(edition, catalog), "feed": feed()}
        )


def feed() -> IssueFeed:
    """The feed of all issues."""
    return IssueFeed(addresses.ISSUE_FEED, words("FEEDS")["issues"])


def shown(edition: Edition, catalog: Catalog) -> dict[str, Any]:
    """What page, print and letter of an issue show: what was frozen, its errata, the dates after its day."""
    picks = [pick for pick in edition.issue.picks if pick.slug]
    return {
        "edition": edition,
        "issue": edition.issue,
        "lead": picks[0] if picks else None,
        "rest": picks[1:],
        "picks": picks,
        "followed": [
            (pick, still) for pick in picks if (still := [one for one in pick.followers if one.slug])
        ],
        "share": of_issue(picks),
        "coming": year_calendar.ahead(catalog, edition.issue.published_on),
        "notices": list(notices(edition)),
        "pdf": addresses.issue_pdf(edition.slug),
        "cards": addresses.issue_cards(edition.slug),
    }


def notices(edition: Edition) -> Iterator[Notice]:
    """The errata of an issue, oldest first; each part that was withdrawn has one of its own."""
    said = [(one.on, one.text) for one in edition.published.errata]
    removed = words("ISSUES")["removed"]
    for pick in edition.issue.picks:
        said += [(pick.removed_on, removed["pick"])] if pick.removed_on else []
        said += [(one.removed_on, removed["follower"]) for one in pick.followers if one.removed_on]
    for on, text in sorted(said):
        yield Notice(on, text)
