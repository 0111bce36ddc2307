"""What a report of one kind may hold, whatever it says this time: its parts and its tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kho.publish.papers import accounts, commendation, exemplars
from kho.publish.papers.draft import Part, Table, outlined


@dataclass(frozen=True)
class Outline:
    """The parts of a kind of report, without what they say, and its tables by annex, without rows."""

    parts: tuple[Part, ...]
    annexes: Mapping[str, tuple[Table, ...]]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in order."""
        return tuple(table for tables in self.annexes.values() for table in tables)


def outline(kind: str) -> Outline:
    """What a report of this *kind* may hold: `dien-hinh`, `danh-sach`, `so-ket`, `tong-ket`."""
    template, annexes = _KINDS[kind]
    return Outline(outlined(template), annexes())


Annexes = Mapping[str, tuple[Table, ...]]


def _of_exemplars() -> Annexes:
    return {"dien_hinh": (exemplars.empty_list(),)}


def _of_proposals() -> Annexes:
    return {"de_nghi": commendation.empty_tables()}


def _of_accounts() -> Annexes:
    return {"dang_ky": (accounts.empty_registrations(),), **_of_exemplars(), **_of_proposals()}


_SUMS_UP = (accounts.TEMPLATE, _of_accounts)
_KINDS: Mapping[str, tuple[str, Callable[[], Annexes]]] = {
    "dien-hinh": (exemplars.TEMPLATE, _of_exemplars),
    "danh-sach": (commendation.TEMPLATE, _of_proposals),
    "so-ket": _SUMS_UP,
    "tong-ket": _SUMS_UP,
}

KINDS = tuple(_KINDS)
"""The kinds of reports."""
