"""The feeds (Atom, RFC 4287): what is new, for feed readers and for the sites of schools (S1-22, S3-14).

Whatever is contributed goes out as text, written by an XML library (SAFETY S4). An entry's id is the address of its
page, which never changes. No clock: a feed was last updated when its newest entry came or the last one went.
"""

from datetime import date, datetime, time
from functools import partial

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from kho.publish import addresses
from kho.publish.pages import archive, subscriptions
from kho.publish.pages.linked_data import LICENCE
from kho.publish.pages.subscriptions import Feed, News
from kho.publish.renderer import words
from kho.store.catalog import Catalog
from kho.store.issues import Edition
from kho.store.output import Content
from kho.store.site import Site
from kho.words.when import VIETNAM

TYPE = "application/atom+xml"


def files(catalog: Catalog, site: Site) -> dict[str, Content]:
    """What makes each feed: of everything, and of each area, level and province that has something to tell."""
    feeds = [subscriptions.everything(catalog)]
    feeds += [feed for group in subscriptions.of_groups(catalog).values() for feed in group]
    return {feed.address: partial(atom, feed, catalog, site) for feed in feeds}


def atom(feed: Feed, catalog: Catalog, site: Site) -> bytes:
    """*feed* as an Atom document. An empty one is as old as the day of building."""
    gone = catalog.withdrawn.record.withdrawn if feed.address == subscriptions.NEWEST else ()
    days = [news.on for news in feed.news[:1]] + [one.on for one in gone]
    made = _begun(feed.address, feed.title, feed.page, max(days, default=site.on), site)
    for news in feed.news:
        made.add_entry(_entry(news, catalog, site), order="append")
    made.register_extension("at", Tombstones, rss=False)
    made.at.buried = [
        (site.url + page, _moment(one.on)) for one in gone if (page := addresses.withdrawn(one))
    ]
    text: bytes = made.atom_str(pretty=True)
    return text


def _begun(address: str, title: str, page: str, updated: date, site: Site) -> FeedGenerator:
    """A feed with all but its entries."""
    said = words("FEEDS")
    made = FeedGenerator()
    made.id(site.url + address)
    made.title(title)
    made.subtitle(said["about"])
    made.updated(_moment(updated))
    made.author({"name": said["author"], "uri": site.url})
    made.rights(said["rights"])
    made.language("vi")
    made.generator("kho")
    made.link(href=site.url + address, rel="self", type=TYPE)
    made.link(href=site.url + page, rel="alternate", type="text/html", hreflang="vi")
    made.link(href=LICENCE, rel="license")
    return made


def of_issues(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """The feed of the showcase: an entry for each published issue, newest first; renewed by errata."""
    editions = catalog.issues.editions
    days = {edition.slug: _renewed(edition) for edition in editions}
    feed = archive.feed()
    made = _begun(feed.address, feed.title, addresses.ARCHIVE, max(days.values(), default=site.on), site)
    for edition in editions:
        address = site.url + addresses.issue(edition.slug)
        one = FeedEntry()
        one.id(address)
        one.title(f"{words('issue_name')(edition)}: {edition.issue.title}")
        one.link(href=address, rel="alternate")
        one.published(_moment(edition.issue.published_on))
        one.updated(_moment(days[edition.slug]))
        one.author({"name": edition.issue.editor})
        one.summary(edition.issue.note, type="text")
        made.add_entry(one, order="append")
    text: bytes = made.atom_str(pretty=True)
    return {feed.address: text}


def _renewed(edition: Edition) -> date:
    """The day an issue was published or last corrected."""
    return max([edition.issue.published_on, *(one.day for one in archive.notices(edition))])


_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"


class Tombstones(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Deleted entries of a feed (RFC 6721), so that readers who keep what they read can let go of it."""

    def __init__(self) -> None:
        self.buried: list[tuple[str, datetime]] = []

    def extend_ns(self) -> dict[str, str]:
        """The prefix of the elements."""
        return {"at": _TOMBSTONES} if self.buried else {}

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        """*feed* with an element for each deleted entry: its id, and when it went."""
        for address, when in self.buried:
            etree.SubElement(feed, f"{{{_TOMBSTONES}}}deleted-entry", ref=address, when=when.isoformat())
        return feed


def _entry(news: News, catalog: Catalog, site: Site) -> FeedEntry:
    """An entry as its feeds tell it: name, summary, unit, areas and levels, and the way to its page."""
    entry = news.filed.entry
    address = site.url + addresses.entry(news.filed)
    made = FeedEntry()
    made.id(address)
    made.title(news.filed.name)
    made.link(href=address, rel="alternate")
    made.updated(_moment(news.on))
    made.author(
        {
            "name": entry.unit.name,
            "uri": site.url + addresses.unit(catalog.reference.unit_key(entry.unit)),
        }
    )
    made.summary(entry.gist, type="text")
    made.category(
        [_category("areas", slug, catalog.reference.areas[slug].name, site) for slug in entry.areas]
    )
    made.category([_category("levels", level.value, level.label, site) for level in entry.levels])
    return made


def _category(vocabulary: str, slug: str, label: str, site: Site) -> dict[str, str]:
    """A word of a vocabulary as a category; the scheme is the page of the vocabulary."""
    return {
        "term": slug,
        "scheme": f"{site.url}{addresses.VOCABULARIES[vocabulary]}/",
        "label": label,
    }


def _moment(day: date) -> datetime:
    """The first moment of *day* in Việt Nam."""
    return datetime.combine(day, time.min, VIETNAM)
