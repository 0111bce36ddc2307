"""The search index in parts: practices apart from all else, and of a large store several of each.

Pagefind takes 220 KB of memory a record while it makes an index, so one index of ten thousand entries takes more than
2 GB; and of an index in parts a changed entry renews only its own. `assets/tim-kiem.js` puts the parts together.

A part that does not know a word lets go of it and finds the rest, so that a name would bring up namesakes from every
part but its own. Hence the vocabulary: a record in each part with the words that only other parts have. It is never
shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from zlib import crc32

from kho.store.catalog import Catalog
from kho.store.workers import spread

PART = 4_000
"""How many entries a part may hold."""
VOCABULARY = "tu-vung"
"""The folder of a part's vocabulary, and the field under which its words stand."""

_TAG = re.compile(r"<[^>]*>")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index: of practices, which come first among the results, or of all else."""

    name: str
    practices: bool


def parts(catalog: Catalog) -> tuple[Part, ...]:
    """The parts of the index, those of practices first."""
    practices = sum(one.entry.followable for one in catalog.exemplars)
    counts = {True: practices, False: len(catalog.exemplars) - practices}
    return tuple(
        Part(f"{'cach-lam' if kind else 'con-lai'}-{number}", kind)
        for kind, count in counts.items()
        for number in range(1, count // PART + 2)
    )


def part_of(address: str, whole: tuple[Part, ...], *, practices: bool) -> Part:
    """Where among *whole* the record of the page at *address* belongs: the same as long as there are as many parts."""
    own = [part for part in whole if part.practices is practices]
    return own[crc32(address.encode()) % len(own)]


def vocabularies(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """For each part whose records lie below *folder*: its name, and the words that only other parts have."""
    names = sorted(path.name for path in folder.iterdir())
    known = dict(zip(names, spread(_words, [folder / name for name in names], least=2), strict=True))
    every = frozenset().union(*known.values())
    for name, own in known.items():
        yield name, sorted(every - own)


def _words(part: Path) -> frozenset[str]:
    """Every word of a part's records, as it stands between blanks, in small letters and without marks around it."""
    found: set[str] = set()
    for path in part.rglob("*.html"):
        if path.parent.name != VOCABULARY:
            found.update(unescape(_TAG.sub(" ", path.read_text(encoding="utf-8"))).lower().split())
    return frozenset(filter(None, (_EDGES.sub("", word) for word in found)))
