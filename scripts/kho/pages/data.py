"""The page about the open data: what there is, where, and what one may rely on."""

from collections.abc import Iterator
from typing import Any

from kho import open_data
from kho.catalog import Catalog
from kho.pages import addresses, following
from kho.pages.renderer import Page, words

ADDRESS = "du-lieu/"


def pages(catalog: Catalog) -> Iterator[Page]:
    """The page."""
    example = next(iter(catalog.exemplars), None)
    groups = following.of_groups(catalog)
    values: dict[str, Any] = {
        "contents": open_data.CONTENTS,
        "lists": [
            (folder, open_data.list_address(folder), len(catalog.of(kind)))
            for kind, folder in addresses.FOLDERS.items()
        ],
        "adoptions": open_data.list_address(open_data.ADOPTIONS),
        "withdrawn": open_data.list_address(open_data.WITHDRAWN),
        "numbers": open_data.list_address(open_data.NUMBERS),
        "example": open_data.entry_address(addresses.entry(example)) if example else None,
        "dump": open_data.DUMP,
        "table": open_data.TABLE,
        "entry_schema": open_data.ENTRY_SCHEMA,
        "openapi": open_data.DESCRIPTION,
        "changes": words("CHANGES", "contract.jinja"),
        "documents_schema": open_data.DOCUMENTS_SCHEMA,
        "newest": following.NEWEST,
        "feeds": [(vocabulary, feeds[0]) for vocabulary, feeds in groups.items() if feeds],
        "keys": [(name, field.title) for name, field in open_data.Item.model_fields.items()],
        "cited": example,
    }
    yield Page(ADDRESS, "du-lieu.md.jinja", values)
