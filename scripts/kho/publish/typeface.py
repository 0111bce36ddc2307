"""The letters that pictures are drawn with, from their npm package; none are sent to a browser."""

from pathlib import Path

from kho.words.problem import Unusable


def letter(packages: Path, subset: str, weight: int) -> Path:
    """The file of the letters of one *subset* in one *weight*.

    Raises:
        Unusable: where the package is not installed.
    """
    path = packages / "@fontsource/be-vietnam-pro/files" / f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
    if not path.is_file():
        raise Unusable("Thiếu bộ chữ: hãy chạy “make site” một lần để cài.")
    return path
