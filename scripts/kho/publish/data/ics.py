"""The calendar as iCalendar (RFC 5545), for the calendars of phones and offices.

Whole days only, so no time zone can shift them; `X-WR-TIMEZONE` says whose days they are. An event's UID is made of
its item and its turn and never changes; its stamp is the day of building, so that same data, same day give same bytes.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from kho.derived import deadlines
from kho.derived.deadlines import Occurrence
from kho.derived.following import Shared, shared
from kho.publish import addresses
from kho.publish.pages import year_calendar
from kho.publish.renderer import words
from kho.store.catalog import Catalog
from kho.store.output import Content
from kho.store.site import Site
from kho.words.when import VIETNAM, SchoolYear

TYPE = "text/calendar"


def files(catalog: Catalog, site: Site) -> dict[str, Content]:
    """What makes the one calendar."""
    return {year_calendar.FEED: partial(calendar, catalog, site)}


def calendar(catalog: Catalog, site: Site) -> bytes:
    """This school year and the next, the dated rounds of the past, and the events at which practices were shared."""
    said = words("ICS")
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Kho dien hinh//kho//VI")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", said["name"])
    made.add("x-wr-caldesc", said["about"])
    made.add("x-wr-timezone", VIETNAM.tzname(None))
    for event in _events(catalog, site):
        made.add_component(event)
    return bytes(made.to_ical())


def _events(catalog: Catalog, site: Site) -> Iterator[Event]:
    year = SchoolYear.of(site.on)
    recurring = [item for item in catalog.reference.calendar.values() if not item.once]
    for one in deadlines.occurrences(recurring, year.earliest, SchoolYear(year.start + 1).latest):
        yield _asked(one, catalog, site)
    for one in year_calendar.once(catalog):
        yield _asked(one, catalog, site)
    for told in shared(catalog.filed):
        if told.event.on.month:
            yield _shared(told, catalog, site)


def _asked(one: Occurrence, catalog: Catalog, site: Site) -> Event:
    """What a document asks, as an event."""
    item = one.item
    document = catalog.reference.documents[item.document]
    province = catalog.reference.provinces.get(document.province or "")
    when = document.school_year or document.period or document.on
    address = f"{site.url}{year_calendar.ADDRESS}#viec-{item.slug}"
    event = _event(f"{item.slug}.{one.turn}", one.start, one.end, site)
    event.add("summary", item.title)
    event.add(
        "description",
        words("ICS")["asked"].format(
            what=item.what,
            who=item.who,
            document=document.number or document.title,
            locality=", ".join(str(part) for part in (province and province.name, when) if part),
            section=item.section,
            as_written=item.as_written,
            address=address,
        ),
    )
    event.add("categories", [item.kind.label])
    event.add("url", address)
    return event


def _shared(one: Shared, catalog: Catalog, site: Site) -> Event:
    """An event at which a practice was shared."""
    address = site.url + addresses.place(one.filed, catalog)
    on = one.event.on
    event = _event(f"{one.filed.slug}.{one.number}", on.earliest, on.latest, site)
    event.add("summary", f"{one.event.kind.label}: {one.event.title}")
    event.add("description", words("ICS")["shared"].format(name=one.filed.name, address=address))
    if one.event.place:
        event.add("location", one.event.place)
    event.add("categories", [one.event.kind.label])
    event.add("url", address)
    return event


def _event(name: str, first: date, last: date, site: Site) -> Event:
    """A bare event of whole days; the day on which it ends is the first one after it (RFC 5545 §3.6.1)."""
    event = Event()
    event.add("uid", f"{name}@{urlsplit(site.url).hostname}")
    event.add("dtstamp", datetime.combine(site.on, time.min, UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
