"""The letters of the site, from their npm package: sent to the browser, and drawn with."""

from collections.abc import Iterator
from pathlib import Path

from kho.words.problem import Unusable

LETTERS = "assets/letters/"
_SUBSETS, _WEIGHTS = ("vietnamese", "latin-ext", "latin"), (400, 700)


def files(packages: Path) -> Iterator[tuple[str, bytes]]:
    """Be Vietnam Pro in two weights, in the subsets its npm package is cut into; the stylesheet names them.

    Raises:
        Unusable: where the package is not installed.
    """
    for subset in _SUBSETS:
        for weight in _WEIGHTS:
            yield f"{LETTERS}{subset}-{weight}.woff2", letter(packages, subset, weight).read_bytes()


def letter(packages: Path, subset: str, weight: int) -> Path:
    """The file of the letters of one *subset* in one *weight*.

    Raises:
        Unusable: where the package is not installed.
    """
    path = packages / "@fontsource/be-vietnam-pro/files" / f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
    if not path.is_file():
        raise Unusable("Thiếu bộ chữ: hãy chạy “make site” một lần để cài.")
    return path
