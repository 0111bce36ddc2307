"""Which entries were withdrawn: the record `_withdrawn.yml`, kept by `kho withdraw`, read by every page and list.

Where the address itself names a person, only its digest is kept, by which it can be recognised but not read.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from kho.model.withdrawal import Withdrawal, Withdrawn
from kho.store.parse import parse_as
from kho.store.record_yaml import as_yaml
from kho.store.source import Source, read
from kho.words.problem import Finding, Place, Rejected
from kho.words.rule import asks

FILE = "_withdrawn.yml"


def digest(slug: str) -> str:
    """What is kept of an address that names a person."""
    return sha256(slug.encode()).hexdigest()


@dataclass(frozen=True)
class Register:
    """The record, and the way to ask it."""

    record: Withdrawn = field(default_factory=Withdrawn)

    @cached_property
    def digests(self) -> frozenset[str]:
        """The digest of every address that is gone."""
        return frozenset(mark for _place, mark in _marks(self.record))

    def holds(self, slug: str) -> bool:
        """Whether *slug* was the address of an entry that is gone."""
        return digest(slug) in self.digests

    def kept(self, slug: str) -> Withdrawal | None:
        """What is kept of the withdrawn entry *slug*, where its address is."""
        return next((one for one in self.record.withdrawn if one.slug == slug), None)

    def gone_on(self, slug: str) -> date | None:
        """The day on which the entry *slug* was withdrawn, whether its address is kept or only its digest."""
        mark = digest(slug)
        days = {digest(one.slug): one.on for one in self.record.withdrawn}
        return (days | {one.digest: one.on for one in self.record.forgotten}).get(mark)


def _marks(record: Withdrawn) -> Iterator[tuple[Place, str]]:
    """The digest of every address in *record*, with the place where the address stands."""
    for index, one in enumerate(record.withdrawn):
        yield ("withdrawn", index, "slug"), digest(one.slug)
    for index, gone in enumerate(record.forgotten):
        yield ("forgotten", index, "digest"), gone.digest


def load(exemplars: Path) -> Register:
    """The record of the data folder *exemplars*; empty where there is no such file.

    Raises:
        Rejected: with every problem of the file.
    """
    path = exemplars / FILE
    if not os.path.lexists(path):
        return Register()
    return of(read(path))


def of(source: Source) -> Register:
    """The record in *source*; may raise Rejected."""
    record = parse_as(Withdrawn, source)
    if doubled := [source.problem(finding) for finding in addresses_go_once(record)]:
        raise Rejected(doubled)
    return Register(record)


@asks("Mỗi địa chỉ chỉ gỡ một lần.")
def addresses_go_once(record: Withdrawn) -> Iterator[Finding]:
    """An address is withdrawn once: a second line would be another day or another reason for the same thing."""
    seen: set[str] = set()
    for place, mark in _marks(record):
        if mark in seen:
            yield Finding(place, "Địa chỉ này đã ghi ở trên.", "Mỗi địa chỉ chỉ gỡ một lần: bỏ một dòng.")
        seen.add(mark)


_HEADER = """\
# Những mục đã gỡ. Lệnh “kho withdraw” ghi tệp này: không sửa tay, không xoá dòng; địa chỉ đã gỡ không dùng lại.
# “withdrawn”: địa chỉ cũ còn một trang giải thích. “forgotten”: địa chỉ cũ nêu tên người, chỉ giữ SHA-256 của nó.
"""


def text(record: Withdrawn) -> str:
    """*record* as the text of its file."""
    return _HEADER + as_yaml(record)
