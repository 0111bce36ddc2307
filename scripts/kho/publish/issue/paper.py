"""An issue for print: A4, its letters inside; the same bytes whenever it is made (S3-15).

Typst sets it, with the letters it brings (Libertinus Serif). What the issue says is handed over as data: contributed
text is never Typst code. The day of the issue is the day of the document; no clock is read.
"""

import json
from datetime import UTC, date, datetime, time
from functools import partial
from importlib.resources import as_file, files
from typing import Any

import typst

from kho.publish import addresses
from kho.publish.codes import code
from kho.publish.issue.plain_text import said
from kho.store.catalog import Catalog
from kho.store.issues import Edition
from kho.store.output import Content
from kho.store.site import Site


def prints(catalog: Catalog, site: Site) -> dict[str, Content]:
    """The PDFs of every published issue, by address: the issue, and a card for each entry to cut and pin up."""
    made: dict[str, Content] = {}
    for edition in catalog.issues.editions:
        made[addresses.issue_pdf(edition.slug)] = partial(pdf, edition, catalog, site)
        made[addresses.issue_cards(edition.slug)] = partial(cards, edition, catalog, site)
    return made


def pdf(edition: Edition, catalog: Catalog, site: Site) -> bytes:
    """*edition* as a PDF: made of what was frozen, its errata, and the dates after its day."""
    return _set("issue.typ", said(edition, catalog, site), edition.issue.published_on)


def cards(edition: Edition, catalog: Catalog, site: Site) -> bytes:
    """A printable card for each entry of *edition*, four to a sheet."""
    return _set("cards.typ", said(edition, catalog, site), edition.issue.published_on)


def _set(template: str, whole: dict[str, Any], on: date) -> bytes:
    """What an issue of the day *on* says as a *whole*, set by *template*."""
    picks = [{**pick, "qr": code(pick["address"]).decode()} for pick in whole["picks"]]
    data = json.dumps({**whole, "picks": picks}, ensure_ascii=False)
    day = datetime.combine(on, time.min, UTC)
    with as_file(files("kho") / "publish" / "templates" / "typst" / template) as path:
        made: bytes = typst.compile(
            str(path),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            timestamp=int(day.timestamp()),
        )
    return made
