"""The QR code of each page, which leads from paper back to it (R7): a file of its own, drawn once, there for print."""

from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Any

import segno

from kho.store.output import Content, Lasting

FOLDER = "assets/ma-qr/"
_CODE: Mapping[str, Any] = {"error": "m", "boost_error": False, "mask": 2}
_LOOK: Mapping[str, Any] = {
    "border": 2,
    "omitsize": True,
    "xmldecl": False,
    "svgclass": None,
    "lineclass": None,
    "nl": False,
}
_HOW = f"{segno.__version__} {_CODE} {_LOOK}"


def files(urls: Iterable[str]) -> Mapping[str, Content]:
    """What draws the code of each of *urls*, by the file it lies in."""
    return {address(url): Lasting(partial(code, url)) for url in urls}


def address(url: str) -> str:
    """Where the code to *url* lies: a name that tells all it is drawn from, so that it need not be drawn again."""
    return f"{FOLDER}{sha256(f'{url} {_HOW}'.encode()).hexdigest()[:16]}.svg"


def code(url: str) -> bytes:
    """A QR code (ISO/IEC 18004) to *url*, as an SVG file."""
    drawn = BytesIO()
    segno.make_qr(url, **_CODE).save(drawn, kind="svg", **_LOOK)
    return drawn.getvalue()
