"""The QR code of each page, which leads from paper back to it (R7): drawn once, for an address never changes."""

from collections.abc import Iterable, Mapping

import segno

from kho.workers import spread


def codes(urls: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """The code of each of *urls*, taken from *known* where it was drawn before."""
    wanted = list(urls)
    missing = [url for url in wanted if url not in known]
    drawn = dict(zip(missing, spread(code, missing, least=1_000), strict=True))
    return {url: known.get(url) or drawn[url] for url in wanted}


def code(url: str) -> str:
    """A QR code (ISO/IEC 18004) to *url*, as SVG to stand in a page."""
    made = segno.make_qr(url, error="m", boost_error=False, mask=2)
    return str(made.svg_inline(border=2, omitsize=True, svgclass="kho-qr__code", lineclass=None))
