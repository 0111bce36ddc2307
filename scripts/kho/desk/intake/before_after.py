"""A table of before and after → figures, where numbers and sample are clear; otherwise nothing is read out of it."""

import re
from collections.abc import Iterator

from kho.words.text import fold

Figures = list[dict[str, str]]
"""Each with measure, unit, before, after, sample, as an entry writes them."""

_BEFORE, _AFTER = (
    re.compile(r"\b(?:truoc|dau nam|dau hoc ky|dau vao)\b"),
    re.compile(r"\b(?:sau|cuoi nam|cuoi hoc ky|dau ra)\b"),
)
_COUNTED = re.compile(r"([0-9]{1,5})\s*/\s*([0-9]{1,5})(?!\s*/)")
_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*%")
_PLAIN = re.compile(r"-?[0-9]{1,6}(?:[.,][0-9]{1,2})?")
_KINDS = {
    "hoc sinh": "học sinh",
    "hs": "học sinh",
    "tre": "trẻ",
    "em": "em",
    "giao vien": "giáo viên",
    "gv": "giáo viên",
    "phu huynh": "phụ huynh",
    "lop": "lớp",
}
"""What a sample is counted in, folded, and as an entry writes it."""
_SAMPLE = re.compile(
    rf"\b([0-9]{{1,5}})\s*({'|'.join(_KINDS)})\b" r"|\b(?:n|tong so|si so)\b[^0-9]{0,20}([0-9]{1,5})"
)
_OF_ALL = re.compile(r"^(?:tong so|tong|si so|so hoc sinh|so hs|so tre|so em|so luong hs|ts\b|tshs|n\b)")
_PER_CENT = re.compile(r"%|\bt[yi] le\b|\btl\b|\bphan tram\b")
_NUMBER = re.compile(r"[0-9]{1,3}[.)]?")


def figures_of(rows: list[list[str]], caption: str = "") -> Figures:
    """The figures of the table *rows*, whose *caption* stands above it; none where one of them is not clear."""
    width = max(map(len, rows), default=0)
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    found = _across(grid) or _down(grid)
    if not found:
        return []
    general = _said(" ".join([caption, *grid[0], *(grid[1] if len(grid) > 1 else [])]))
    figures = []
    for measure, before, after, share, sample in found:
        first, last = _value(before, share=share), _value(after, share=share)
        if first is None or last is None or first[1] != last[1]:
            return []
        of = sample or first[2] or general
        if not of or not measure or (first[2] and last[2] and first[2] != last[2]):
            return []
        figures.append(
            {"measure": measure, "unit": first[1], "before": first[0], "after": last[0], "sample": of}
        )
    return figures


_Found = tuple[str, str, str, bool, str]
"""What is measured, the two cells, whether they are shares by their heading, and the sample where the row says it."""


def _across(grid: list[list[str]]) -> list[_Found]:
    """Before and after side by side: their columns, below one or two rows of headings."""
    for index, row in enumerate(grid[:2]):
        folded = [fold(text) for text in row]
        befores = [at for at, text in enumerate(folded) if _BEFORE.search(text)]
        afters = [at for at, text in enumerate(folded) if _AFTER.search(text) and not _BEFORE.search(text)]
        if len(befores) == len(afters) == 1 and befores[0] < afters[0]:
            return list(_rows(grid, index, befores[0], afters[0]))
    return []


def _rows(grid: list[list[str]], head: int, before: int, after: int) -> Iterator[_Found]:
    """The rows below the headings, in which *before* and *after* begin their columns."""
    named = [at for at, text in enumerate(grid[head]) if text and at > after]
    end = min([2 * after - before, *named, len(grid[head])])
    under = [fold(text) for text in grid[head + 1]] if head + 1 < len(grid) else []
    has_second = bool(under) and not under[0] and not any(map(_is_figure, grid[head + 1]))
    second = [*under, *[""] * (len(grid[head]) - len(under))] if has_second else [""] * len(grid[head])

    def column(start: int, stop: int) -> tuple[int, bool]:
        share = next((at for at in range(start, stop) if _PER_CENT.search(second[at])), None)
        return (start, bool(_PER_CENT.search(fold(grid[head][start])))) if share is None else (share, True)

    (one, share), (other, _) = column(before, after), column(after, end)
    heads = [fold(f"{top} {low}") for top, low in zip(grid[head], second, strict=True)]
    all_of = next((at for at, text in enumerate(heads[:before]) if _OF_ALL.search(text)), None)
    for row in grid[head + 1 + has_second :]:
        if not any(row):
            continue
        words = [
            text
            for at, text in enumerate(row[:before])
            if text and at != all_of and not _NUMBER.fullmatch(text)
        ]
        yield " – ".join(words), row[one], row[other], share, row[all_of] if all_of is not None else ""


def _down(grid: list[list[str]]) -> list[_Found]:
    """Before and after one below the other: their two rows, the measures in the heading."""
    names = [next((text for text in row if text and not _NUMBER.fullmatch(text)), "") for row in grid]
    befores = [at for at, name in enumerate(names) if at and _BEFORE.search(fold(name))]
    afters = [at for at, name in enumerate(names) if at and _AFTER.search(fold(name))]
    if len(befores) != 1 or len(afters) != 1 or befores == afters:
        return []
    one, other, heads = grid[befores[0]], grid[afters[0]], grid[0]
    sizes = [at for at, text in enumerate(heads) if _OF_ALL.search(fold(text))]
    size = one[sizes[0]] if sizes and one[sizes[0]] == other[sizes[0]] else ""
    return [
        (head, one[at], other[at], bool(_PER_CENT.search(fold(head))), size)
        for at, head in enumerate(heads)
        if at not in sizes and head and _is_figure(one[at])
    ]


def _is_figure(text: str) -> bool:
    return bool(_COUNTED.search(text) or _SHARE.search(text) or _PLAIN.fullmatch(text.strip()))


def _value(text: str, *, share: bool) -> tuple[str, str, str] | None:
    """A cell as number, unit and sample; None where it is not one of them for certain."""
    counted, shared = _COUNTED.findall(text), _SHARE.findall(text)
    if len(counted) > 1 or len(shared) > 1:
        return None
    sample = counted[0][1] if counted else ""
    if shared:
        return shared[0], "%", sample
    if counted:
        return counted[0][0], "", sample
    plain = text.strip()
    return (plain, "%" if share else "", "") if _PLAIN.fullmatch(plain) else None


def _said(text: str) -> str:
    """The one sample that *text* names; empty where it names none or several."""
    found = {(one, two) for one, two in ((a or c, b) for a, b, c in _SAMPLE.findall(fold(text)))}
    numbers = {number for number, _ in found}
    if len(numbers) != 1:
        return ""
    number, kind = next((one for one in found if one[1]), next(iter(found)))
    return f"{number} {_KINDS.get(kind, '')}".strip()
