"""An issue for print: A4, its letters inside; the same bytes whenever it is made (S3-15).

Typst sets it, with the letters it brings (Libertinus Serif). What the issue says is handed over as data: contributed
text is never Typst code. The day of the issue is the day of the document; no clock is read.
"""

import json
from datetime import UTC, datetime, time
from importlib.resources import as_file, files

import typst

from kho.catalog import Catalog
from kho.issue_text import said
from kho.output import Content
from kho.pages import addresses
from kho.pages.codes import code
from kho.pages.renderer import Site
from kho.showcase import Edition


def prints(catalog: Catalog, site: Site) -> dict[str, Content]:
    """The PDF of every published issue, by its address."""
    return {addresses.issue_pdf(edition.slug): pdf(edition, site) for edition in catalog.shelf.editions}


def pdf(edition: Edition, site: Site) -> bytes:
    """*edition* as a PDF: made of nothing but what was frozen, and its errata."""
    whole = said(edition, site)
    picks = [{**pick, "qr": _drawn(pick["address"])} for pick in whole["picks"]]
    data = json.dumps({**whole, "picks": picks}, ensure_ascii=False)
    day = datetime.combine(edition.issue.published_on, time.min, UTC)
    with as_file(files("kho") / "templates" / "typst" / "issue.typ") as template:
        made: bytes = typst.compile(
            str(template),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            timestamp=int(day.timestamp()),
        )
    return made


def _drawn(address: str) -> str:
    """A QR code as an SVG file of its own."""
    return code(address).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
