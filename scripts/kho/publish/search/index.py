"""Records → the files of the search index: a core that a browser always asks for, and postings of which it takes few.

The terms lie in shards by their rarer syllable, so that a question of five words needs at most as many shards, all in
one round trip, and none for a syllable that every entry has.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any

from kho.publish.search.records import Record
from kho.publish.search.weighing import EMPTY, Weighed, plain
from kho.words.keys import exact, folded

FOLDER = "tim-kiem/chi-muc/"
CORE = f"{FOLDER}goc.json"
SHARD = 12_000
"""About how many bytes of postings a shard holds, before it is compressed."""
MOST = 1_000
"""How many records a term leads to at most, those first in which it says most."""
COMMON = 0.12
"""A syllable in more than this part of the entries says nothing where it stands in running text alone."""
KNOWN_PAIRS = 2_000
"""How many words of two syllables the core knows, to set spellings right."""
OFTEN = 3
"""How often two syllables must stand side by side to be known as a word."""
ONE_FILE = 1_500
"""Up to how many records their titles and summaries travel with the core; beyond, in files of SHELF each."""
SHELF = 64

Posting = tuple[int, int]


def files(
    records: Sequence[Record], weighed: Sequence[Weighed], tables: Mapping[str, Any]
) -> dict[str, bytes]:
    """The files of the index of *records*, whose terms are *weighed*, in the same order; *tables* go into the core."""
    counts = _syllable_counts(records, weighed)
    rarity = _Rarity(counts)
    entries = sum(record.is_entry for record in records)
    postings = _postings(weighed, rarity, entries)
    for number, record in enumerate(records):
        for term, weight in record.names():
            postings[term].append((number, weight))
    shards = _shards(postings, rarity)
    told = [record.told() for record in records]
    parted = len(told) > ONE_FILE
    core = {
        "entries": entries,
        "shards": len(shards),
        "shelf": SHELF if parted else 0,
        "count": len(records),
        "records": [] if parted else told,
        "words": " ".join(f"{key}:{counts[key]}" for key in sorted(counts)),
        "empty": EMPTY,
        "told": [len(postings.get(f"~{number}", ())) for number in range(len(tables["sets"]))],
        "pairs": _known_pairs(weighed, tables["phrases"]),
        **{name: table for name, table in tables.items() if name != "phrases"},
    }
    parts: dict[str, Any] = {f"tu-{number}": shard for number, shard in enumerate(shards)}
    parts["loc"] = _facets(records)
    if parted:
        shelves = range(0, len(told), SHELF)
        parts |= {f"muc-{start // SHELF}": told[start : start + SHELF] for start in shelves}
    edition = sha256(_json([core, parts])).hexdigest()[:12]
    made = {
        f"{FOLDER}{name}.json": _json({"edition": edition, "holds": part}) for name, part in parts.items()
    }
    return {CORE: _json({"edition": edition, **core}), **made}


def _shards(postings: Mapping[str, list[Posting]], rarity: "_Rarity") -> list[dict[str, list[int]]]:
    """The postings by the shard in which they lie."""
    size = sum(len(term) + 5 * min(len(found), MOST) for term, found in postings.items())
    shards: list[dict[str, list[int]]] = [{} for _ in range(size // SHARD + 1)]
    for term in sorted(postings):
        shards[shard_of(rarity.rarest(plain(term)), len(shards))][term] = _packed(postings[term])
    return shards


def _facets(records: Sequence[Record]) -> dict[str, Any]:
    """Of each facet the records of each value, as the way from one to the next; and what the cheapest cost."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, record in enumerate(records):
        for name, values in record.facets.items():
            for value in values:
                found.setdefault(name, {}).setdefault(value, []).append(number)
    ways = {
        name: {
            value: [here - before for before, here in pairwise([0, *values[value]])]
            for value in sorted(values)
        }
        for name, values in sorted(found.items())
    }
    costs = [[number, record.cost] for number, record in enumerate(records) if record.cost is not None]
    return {"facets": ways, "costs": costs}


def shard_of(syllable: str, count: int) -> int:
    """In which of *count* shards the terms lie of which a folded *syllable* is the rarest."""
    number = 0
    for letter in syllable:
        number = (number * 31 + ord(letter)) & 0xFFFFFFFF
    return number % count


class _Rarity:
    """How rare folded syllables are."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts: Counter[str] = Counter()
        for key, count in counts.items():
            self.counts[folded(key)] += count

    def rarest(self, term: str) -> str:
        """The rarest syllable of a folded *term*; of equally rare ones the first in the alphabet."""
        return min(term.removeprefix("=").split(" "), key=lambda one: (self.counts[one], one))


def _syllable_counts(records: Sequence[Record], weighed: Sequence[Weighed]) -> dict[str, int]:
    """In how many entries each syllable stands; 0 for one that stands elsewhere only."""
    counts: Counter[str] = Counter()
    for record, one in zip(records, weighed, strict=True):
        for term in one.terms:
            if _is_syllable(term):
                counts[term] += record.is_entry
    return dict(counts)


def _is_syllable(term: str) -> bool:
    """Whether *term* is one syllable, no pair and no concept."""
    return " " not in term and not term.startswith("~")


def _postings(weighed: Sequence[Weighed], rarity: _Rarity, entries: int) -> defaultdict[str, list[Posting]]:
    """Which records hold a term, and how much it says there."""
    found: defaultdict[str, list[Posting]] = defaultdict(list)
    common = max(3, entries * COMMON)
    for number, one in enumerate(weighed):
        for term, weight in one.terms.items():
            if term in one.running and _is_syllable(term) and rarity.counts[folded(term)] > common:
                continue
            found[term].append((number, weight))
    return found


def _packed(found: list[Posting]) -> list[int]:
    """Postings as numbers: the way from one record to the next, times 32, and the weight."""
    if len(found) > MOST:
        found = sorted(sorted(found, key=lambda one: -one[1])[:MOST])
    last, packed = 0, []
    for number, weight in sorted(found):
        packed.append((number - last) * 32 + weight)
        last = number
    return packed


def _known_pairs(weighed: Sequence[Weighed], phrases: Sequence[str]) -> str:
    """The commonest pairs of titles, difficulties, places …, by their keys."""
    counts: Counter[str] = Counter()
    for one in weighed:
        counts.update(term for term in one.terms if " " in term and term not in one.running)
    for phrase in phrases:
        keys = phrase.split(" ")
        counts.update(f"{before} {key}" for before, key in pairwise(keys))
    empty = frozenset(map(exact, EMPTY.split()))
    words = [
        (count, term)
        for term, count in counts.items()
        if count >= OFTEN
        and not empty.intersection(term.split(" "))
        and not any(map(str.isdigit, term.split(" ")))
    ]
    often = sorted(words, key=lambda pair: (-pair[0], pair[1]))[:KNOWN_PAIRS]
    return ",".join(sorted(term for _count, term in often))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
