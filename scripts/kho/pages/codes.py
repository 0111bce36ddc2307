"""The QR code of each page, which leads from paper back to it (R7): drawn once, for an address never changes."""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor

import segno

PARALLEL_FROM = 1_000
"""From how many codes on a second process pays for its start."""


def codes(urls: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """The code of each of *urls*, taken from *known* where it was drawn before."""
    wanted = list(urls)
    missing = [url for url in wanted if url not in known]
    workers = os.cpu_count() or 1
    if len(missing) < PARALLEL_FROM or workers == 1:
        drawn = dict(zip(missing, map(code, missing), strict=True))
    else:
        with ProcessPoolExecutor(workers) as pool:
            drawn = dict(zip(missing, pool.map(code, missing, chunksize=200), strict=True))
    return {url: known.get(url) or drawn[url] for url in wanted}


def code(url: str) -> str:
    """A QR code (ISO/IEC 18004) to *url*, as SVG to stand in a page."""
    made = segno.make_qr(url, error="m", boost_error=False, mask=2)
    return str(made.svg_inline(border=2, omitsize=True, svgclass="kho-qr__code", lineclass=None))
