"""The search index: what is fed to it, what each word weighs, the files a browser asks for."""

from functools import partial
from pathlib import Path

from kho.publish.search import index
from kho.publish.search.meanings import synonyms, tables
from kho.publish.search.records import Record, every_record
from kho.publish.search.weighing import Concepts, Weighed, weighed
from kho.store.catalog import Catalog
from kho.store.site import Site
from kho.store.workers import spread


def files(catalog: Catalog, site: Site, docs: Path) -> dict[str, bytes]:
    """The files of the index by address."""
    found = list(every_record(catalog, site, docs))
    known = Concepts(synonyms(catalog))
    numbers = {record.address: number for number, record in enumerate(found)}
    return index.files(
        found, list(spread(partial(_weigh, known=known), found)), tables(catalog, site, numbers)
    )


def _weigh(record: Record, known: Concepts) -> Weighed:
    return weighed(record.fields, record.prior, known)
