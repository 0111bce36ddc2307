"""The page that stays at the address of a withdrawn entry: it explains and links, and says nothing of the entry."""

from collections.abc import Iterator

from kho.model import KINDS
from kho.publish import addresses
from kho.publish.renderer import Page
from kho.store.catalog import Catalog


def pages(catalog: Catalog) -> Iterator[Page]:
    """One page for each address that was withdrawn and may be named."""
    for gone in catalog.withdrawn.record.withdrawn:
        if address := addresses.withdrawn(gone):
            kind = KINDS[gone.kind].folder
            yield Page(address, "da-go.md.jinja", {"gone": gone, "kind": kind})
