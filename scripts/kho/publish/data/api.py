"""The open data: JSON per entry and per list, a whole dump, a table. Values are text, never markup.

Paths below `api/v1/` are a contract, as are the keys (`open_data`): added, never renamed or removed within a version.
What people wrote stands under `entry` as they wrote it, but for their consents: numbers are JSON numbers, partial
dates and school years are text, and what is not known is left out.
"""

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel

from kho.derived.evidence import standing
from kho.derived.milestones import milestones, stage
from kho.derived.statistics import Statistics
from kho.model import Entry
from kho.model.folders import FOLDERS
from kho.model.schema import entry_schema
from kho.publish import addresses, open_data
from kho.publish.data import open_numbers, openapi
from kho.publish.pages import charts, numbers, open_data_page, subscriptions
from kho.store.catalog import Catalog, Filed
from kho.store.output import Content
from kho.store.site import Site
from kho.store.withdrawn import digest
from kho.words.cells import csv_of

_ACTIVE = "<>&\x85\u2028\u2029"
"""What JSON may hold but a page, or a reader of lines, would take for its own."""


def files(catalog: Catalog, site: Site) -> Mapping[str, Content]:
    """Every file of the open data, or what makes it."""
    lists = {
        open_data.list_address(folder): partial(_list, catalog.of(kind), catalog, site)
        for kind, folder in FOLDERS.items()
    }
    return {
        open_data.DUMP: partial(_dump, catalog, site),
        open_data.TABLE: partial(_table, catalog, site),
        **lists,
        open_data.list_address(open_data.ADOPTIONS): partial(_adoptions, catalog),
        open_data.list_address(open_data.WITHDRAWN): _json(_withdrawn(catalog, site)),
        open_data.CONTENTS: _json(_contents(catalog, site)),
        **_numbers(catalog, site),
        open_data.DOCUMENTS_SCHEMA: _schema(open_data.documents_schema(site.url)),
        open_data.ENTRY_SCHEMA: _schema(entry_schema()),
        open_data.DESCRIPTION: _schema(openapi.description(site)),
        **{
            open_data.entry_address(addresses.entry(filed)): partial(_entry, filed, catalog, site)
            for filed in catalog.exemplars
        },
    }


def _entry(filed: Filed, catalog: Catalog, site: Site) -> bytes:
    """The document of one entry."""
    return _json(describe(filed, catalog, site))


def _dump(catalog: Catalog, site: Site) -> bytes:
    """Every entry, each on a line of its own."""
    documents = (describe(filed, catalog, site) for filed in catalog.exemplars)
    return "".join(_escaped(f"{document.model_dump_json()}\n") for document in documents).encode()


def describe(filed: Filed, catalog: Catalog, site: Site) -> open_data.EntryDocument:
    """One entry as data."""
    entry = filed.entry
    key = catalog.reference.unit_key(entry.unit)
    return open_data.EntryDocument(
        **_told(filed, catalog, site),
        unit=open_data.UnitOfEntry(name=entry.unit.name, key=key.slug, url=site.url + addresses.unit(key)),
        province=open_data.ProvinceOfEntry(slug=filed.province, name=catalog.reference.place_name(entry)),
        milestones=tuple(
            open_data.MilestoneOfEntry(milestone=int(one.milestone), on=str(one.on) if one.on else None)
            for one in milestones(filed, catalog, site.on)
        ),
        entry=_written(entry),
    )


def _told(filed: Filed, catalog: Catalog, site: Site) -> dict[str, Any]:
    """What a list and a document of its own both say of an entry."""
    entry = filed.entry
    return {
        "slug": filed.slug,
        "kind": entry.kind,
        "url": site.url + addresses.entry(filed),
        "name": filed.name,
        "summary": entry.gist,
        "evidence_level": int(standing(filed, catalog, site.on).level),
        "stage": int(stage(filed, catalog, site.on)),
    }


def _written(entry: Entry) -> dict[str, Any]:
    """What people wrote, but for who consented to it: that is kept to show, not to spread."""
    return entry.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={*open_data.UNSPREAD})


def _item(filed: Filed, catalog: Catalog, site: Site) -> open_data.Item:
    """An entry in a list."""
    entry = filed.entry
    return open_data.Item(
        **_told(filed, catalog, site),
        unit=entry.unit.name,
        province=catalog.reference.place_name(filed.entry),
        levels=tuple(level.value for level in entry.levels),
        areas=entry.areas,
        difficulties=entry.difficulties,
        published_on=str(entry.published_on) if entry.published_on else None,
    )


def _list(filed: Iterable[Filed], catalog: Catalog, site: Site) -> bytes:
    """The entries of a kind."""
    items = tuple(_item(one, catalog, site) for one in filed)
    return _json(open_data.ListDocument(count=len(items), items=items))


def _table(catalog: Catalog, site: Site) -> bytes:
    """All entries as CSV."""
    return table(_item(filed, catalog, site) for filed in catalog.exemplars)


def _adoptions(catalog: Catalog) -> bytes:
    """The ledger of who follows whom."""
    items = tuple(
        open_data.Adopted(
            slug=filed.slug,
            province=catalog.reference.place_name(filed.entry),
            entry=_written(filed.entry),
        )
        for group in (*catalog.adoptions.values(), catalog.of_the_withdrawn)
        for filed in group
    )
    return _json(open_data.AdoptionsDocument(count=len(items), items=items))


def _withdrawn(catalog: Catalog, site: Site) -> open_data.WithdrawnDocument:
    """What was withdrawn, so that whoever keeps a copy can follow; why is nobody's business."""
    record = catalog.withdrawn.record
    named = (
        open_data.Gone(
            digest=digest(one.slug),
            slug=one.slug,
            kind=one.kind,
            url=site.url + page if (page := addresses.withdrawn(one)) else None,
            on=one.on.isoformat(),
        )
        for one in record.withdrawn
    )
    nameless = (
        open_data.Gone(digest=one.digest, slug=None, kind=None, url=None, on=one.on.isoformat())
        for one in record.forgotten
    )
    items = (*named, *nameless)
    return open_data.WithdrawnDocument(count=len(items), items=items)


def _numbers(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """The public numbers: each table as JSON, as CSV and as a picture, and the list of all."""
    statistics = Statistics.of(catalog, site.on)
    found = {}
    tables = list(numbers.numbers(statistics))
    for one in tables:
        found[one.json] = _json(open_numbers.document(one, site))
        found[one.csv] = csv_of(*open_numbers.table(one))
        if one.svg:
            found[one.svg] = charts.picture(one, catalog, site)
    contents = open_numbers.contents(tables, statistics, site)
    return {**found, open_data.list_address(open_data.NUMBERS): _json(contents)}


def _contents(catalog: Catalog, site: Site) -> open_data.ContentsDocument:
    """What there is, and under which licence."""
    folders = (*FOLDERS.values(), open_data.ADOPTIONS)
    return open_data.ContentsDocument(
        name="Kho điển hình",
        version="v1",
        licence="CC-BY-4.0",
        count=len(catalog.exemplars),
        lists={folder: site.url + open_data.list_address(folder) for folder in folders},
        withdrawn=site.url + open_data.list_address(open_data.WITHDRAWN),
        dump=site.url + open_data.DUMP,
        table=site.url + open_data.TABLE,
        numbers=site.url + open_data.list_address(open_data.NUMBERS),
        openapi=site.url + open_data.DESCRIPTION,
        schema=site.url + open_data.ENTRY_SCHEMA,
        documents=site.url + open_data.DOCUMENTS_SCHEMA,
        feed=site.url + subscriptions.NEWEST,
        about=site.url + open_data_page.ADDRESS,
    )


def _json(document: BaseModel) -> bytes:
    """JSON that a person can read and paste into a page."""
    return _escaped(f"{document.model_dump_json(indent=1)}\n").encode()


def _escaped(text: str) -> str:
    """JSON that says the same with nothing active in it."""
    for char in _ACTIVE:
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _schema(schema: dict[str, Any]) -> bytes:
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()


def table(items: Iterable[open_data.Item]) -> bytes:
    """The entries of the lists as CSV."""
    return csv_of(open_data.Item.model_fields, ([cell for _, cell in item] for item in items))
