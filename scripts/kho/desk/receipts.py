"""The public list of what was handed in, by code and without names: kept by the commands, read by the status page."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kho.model.reference import Receipt, Receipts
from kho.store.parse import parse_as
from kho.store.record_yaml import as_yaml
from kho.store.reference_data import FOLDER
from kho.store.source import read
from kho.store.writing import write
from kho.words.terms import HandedIn

FILE = "receipts.yml"
_HEADER = """\
# Bài đã nhận, theo mã, không có tên ai. “kho intake” và “kho accept” ghi; trang “Bài của tôi đang ở đâu?” đọc.
"""


def record(
    exemplars: Path, code: str, state: HandedIn, on: date, *, lacks: Iterable[str] = (), **known: str
) -> Path | None:
    """Write down where the file *code* stands from the day *on*; what is *known* is its `province` or its `entry`.

    Returns the file that was written; None where the store keeps no reference data of its own. Raises Rejected
    where the list cannot be read.
    """
    path = exemplars / FOLDER / FILE
    if not path.parent.is_dir():
        return None
    before = parse_as(Receipts, read(path)).receipts if os.path.lexists(path) else ()
    old = next((one for one in before if one.code == code), None)
    new = Receipt.model_validate(
        {
            "code": code,
            "received_on": (old.received_on if old else on).isoformat(),
            "state": state,
            "since": on.isoformat(),
            "lacks": tuple(dict.fromkeys(lacks)),
            **({"province": old.province} if old and old.province else {}),
            **known,
        }
    )
    kept = Receipts(receipts=(*(one for one in before if one.code != code), new))
    write(path, (_HEADER + as_yaml(kept)).encode())
    return path
