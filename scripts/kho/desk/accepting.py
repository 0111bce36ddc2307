"""A draft → its place in the store: the entry and its files, nothing else, and one commit on a branch of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kho.desk import receipts
from kho.desk.intake.taking import ORIGINAL, UNPLACED
from kho.desk.pull_request.changes import git
from kho.desk.review.assessment import Review
from kho.model.folders import NOWHERE
from kho.store.catalog import Catalog
from kho.store.place import ENTRY
from kho.store.writing import write
from kho.words.problem import Unusable, quoted
from kho.words.receipt_code import receipt_code
from kho.words.terms import HandedIn
from kho.words.text import SLUG_LENGTH, SLUG_PATTERN


@dataclass(frozen=True)
class Accepted:
    """What stands in the store now."""

    folder: Path
    branch: str
    """Empty where the store is in no repository."""
    left: int
    """How many lines nobody placed stay with the draft."""


def code_of(draft: Path) -> str:
    """The receipt code of what a draft was made of; empty where that is gone."""
    original = next(iter(sorted(draft.glob(ORIGINAL))), None)
    return receipt_code(original.read_bytes()) if original else ""


def lacking(review: Review) -> tuple[str, ...]:
    """What the school is to add, in the form's own words: no value, so no name."""
    whole = review.completeness
    missing = tuple(asked.label for asked in whole.missing) if whole else ()
    return (
        missing
        or tuple(dict.fromkeys(filter(None, map(review.where, review.errors))))
        or ("Xem phiếu trả hồ sơ",)
    )


def refuse_place(slug: str, province: str, catalog: Catalog, *, updates: bool) -> None:
    """`Unusable` where an entry cannot stand there."""
    if not re.match(SLUG_PATTERN, slug) or len(slug) > SLUG_LENGTH:
        raise Unusable(f"{quoted(slug)} không làm địa chỉ được: chữ thường không dấu, số, dấu gạch nối.")
    if province not in (*catalog.reference.provinces, NOWHERE):
        raise Unusable(
            f"không có tỉnh nào mang mã {quoted(province)}. Xem exemplars/_reference/provinces.yml."
        )
    if slug in catalog.by_slug and not updates:
        raise Unusable(
            f"trong kho đã có mục {quoted(slug)}: chọn địa chỉ khác bằng --slug, thêm tên trường hay xã."
        )


def accept(
    draft: Path, names: Iterable[str], folder: Path, exemplars: Path, on: date, *, name: str
) -> Accepted:
    """Put the entry of *draft* with the files *names* into *folder* of the store, and commit them.

    Args:
        draft: the folder of the draft, which stays as it is.
        names: the files the entry names.
        folder: its place in the store.
        exemplars: the store.
        on: today, for the list of what was handed in.
        name: what the entry is called, for the commit.

    Raises:
        Unusable: where git complains; what was written is told by it.
    """
    text = (draft / ENTRY).read_text(encoding="utf-8")
    kept, _, loose = text.partition(f"# {UNPLACED}")
    branch = f"gui-bai/{folder.name}"
    in_git = _is_tracked(exemplars)
    if in_git:
        git(exemplars, "switch", "--create", branch)
    write(folder / ENTRY, f"{kept.rstrip()}\n".encode())
    for one in names:
        write(folder / one, (draft / one).read_bytes())
    paths = [folder]
    if (code := code_of(draft)) and (
        listed := receipts.record(
            exemplars, code, HandedIn.PUBLISHED, on, province=folder.parent.name, entry=folder.name
        )
    ):
        paths.append(listed)
    if in_git:
        here = [str(path.resolve()) for path in paths]
        git(exemplars, "add", "--", *here)
        git(exemplars, "commit", "--quiet", "-m", f"Thêm mục: {name}", "--", *here)
    return Accepted(
        folder, branch if in_git else "", len([line for line in loose.splitlines() if line.strip("# ")])
    )


def _is_tracked(folder: Path) -> bool:
    """Whether *folder* lies in a repository."""
    try:
        git(folder, "rev-parse", "--git-dir")
    except Unusable:
        return False
    return True
