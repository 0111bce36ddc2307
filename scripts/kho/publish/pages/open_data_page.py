"""The page about the open data: what there is, where, and what one may rely on."""

from collections.abc import Iterator
from typing import Any

from kho.model.folders import FOLDERS
from kho.publish import addresses, open_data
from kho.publish.pages import embeds, subscriptions
from kho.publish.renderer import Page, words
from kho.store.catalog import Catalog, Filed

ADDRESS = "du-lieu/"


def pages(catalog: Catalog) -> Iterator[Page]:
    """The page."""
    example = next(iter(catalog.exemplars), None)
    groups = subscriptions.of_groups(catalog)
    values: dict[str, Any] = {
        "contents": open_data.CONTENTS,
        "lists": [
            (folder, open_data.list_address(folder), len(catalog.of(kind)))
            for kind, folder in FOLDERS.items()
        ],
        "adoptions": open_data.list_address(open_data.ADOPTIONS),
        "withdrawn": open_data.list_address(open_data.WITHDRAWN),
        "numbers": open_data.list_address(open_data.NUMBERS),
        "report": open_data.report_address("don-vi/…/", "2026-q4"),
        "example": open_data.entry_address(addresses.entry(example)) if example else None,
        "dump": open_data.DUMP,
        "table": open_data.TABLE,
        "entry_schema": open_data.ENTRY_SCHEMA,
        "newest_card": embeds.address(embeds.NEWEST),
        "cards": [(kind, embeds.address(page)) for kind, page in _cards(catalog, example)],
        "openapi": open_data.DESCRIPTION,
        "changes": words("CHANGES", "contract.jinja"),
        "documents_schema": open_data.DOCUMENTS_SCHEMA,
        "newest": subscriptions.NEWEST,
        "feeds": [(vocabulary, feeds[0]) for vocabulary, feeds in groups.items() if feeds],
        "keys": [(name, field.title) for name, field in open_data.Item.model_fields.items()],
        "cited": example,
    }
    yield Page(ADDRESS, "du-lieu.md.jinja", values)


def _cards(catalog: Catalog, example: Filed | None) -> Iterator[tuple[str, str]]:
    """A page of each sort that has a card, so that one sees the rule; the sort and the address of the page."""
    if example is None:
        return
    yield "entry", addresses.entry(example)
    yield "unit", addresses.unit(catalog.reference.unit_key(example.entry.unit))
    for province in catalog.reference.provinces_of(example.entry)[:1]:
        yield "province", addresses.word("provinces", province)
    for level in example.entry.levels[:1]:
        yield "level", addresses.word("levels", level.value)
    for area in example.entry.areas[:1]:
        yield "area", addresses.word("areas", area)
