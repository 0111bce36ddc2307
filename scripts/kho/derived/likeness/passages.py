"""Two stories side by side: the runs of words they share, as written in each.

Greedy tiling, as in Wise's running Karp-Rabin (1993): from the first word on, the longest run of six words or more
that the other story still has free; runs that only a few words keep apart are one passage.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from kho.derived.likeness.commonplace import WORD, Commonplaces, citations
from kho.words.problem import Place
from kho.words.text import fold as plain_fold
from kho.words.text import nfc

fold = lru_cache(maxsize=50_000)(plain_fold)
"""Words folded once: a language uses the same few thousand over and over."""

_QUOTED = re.compile(r"“[^“”\n]{1,1000}”|«[^«»\n]{1,1000}»|\"[^\"\n]{1,1000}\"")
Span = tuple[int, int]
"""From which letter of a text to before which."""
RUN = 6
"""How many words in a row must agree."""
SHORTEST = 10
"""The fewest counted words of a passage: less is a turn of phrase."""
GAP = 3
"""How many words may differ inside a passage: another class, another name, a word left out."""
TRIED = 20
"""Of a run that stands in a text many times, how many places are tried."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text word by word."""

    place: Place
    text: str
    words: tuple[str, ...]
    """As folded."""
    spans: tuple[Span, ...]
    counts: tuple[bool, ...]
    """Whether each word counts; what everyone may write does not."""


def laid_out(place: Place, text: str, known: Commonplaces) -> Laid:
    """*text* word by word, without counting what is in *known* and what cites a document."""
    text = nfc(text)
    found = tuple(WORD.finditer(text))
    words = tuple(fold(one[0]) for one in found)
    spans = tuple(one.span() for one in found)
    counts = [True] * len(words)
    for covered in known.covered(words):
        counts[covered.start : covered.stop] = [False] * len(covered)
    return Laid(place, text, words, spans, _outside(citations(text), spans, counts))


def unquoted(laid: Laid) -> Laid:
    """*laid*, the words inside quotation marks not counted."""
    quoted = (found.span() for found in _QUOTED.finditer(laid.text))
    return replace(laid, counts=_outside(quoted, laid.spans, laid.counts))


def _outside(covers: Iterable[Span], spans: Sequence[Span], counts: Iterable[bool]) -> tuple[bool, ...]:
    """What of *counts* is left: a word that begins inside one of *covers* does not count. In time with the text."""
    ends = dict(covers)
    begins = sorted(ends)

    def covered(start: int) -> bool:
        before = bisect_right(begins, start)
        return before > 0 and start < ends[begins[before - 1]]

    return tuple(counted and not covered(start) for counted, (start, _end) in zip(counts, spans, strict=True))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage as it stands in an entry."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What two stories share; so many of its words count."""

    words: int
    here: Excerpt
    there: Excerpt


@dataclass(slots=True)
class _Run:
    """Agreeing words: in which texts, from which words to which, and how many of them count."""

    one: Laid
    other: Laid
    begin: tuple[int, int]
    end: tuple[int, int]
    counted: int

    def near(self, later: "_Run") -> bool:
        """Whether only a few words lie between this run and the next, on both sides."""
        return (
            self.one is later.one
            and self.other is later.other
            and all(0 <= then - now <= GAP for now, then in zip(self.end, later.begin, strict=True))
        )

    def passage(self) -> Passage:
        """The run as written on both sides."""
        return Passage(
            self.counted,
            _cut(self.one, self.begin[0], self.end[0]),
            _cut(self.other, self.begin[1], self.end[1]),
        )


def _cut(laid: Laid, begin: int, end: int) -> Excerpt:
    return Excerpt(laid.place, laid.text[laid.spans[begin][0] : laid.spans[end - 1][1]])


def shared(one: tuple[Laid, ...], other: tuple[Laid, ...]) -> tuple[Passage, ...]:
    """The passages two stories share, longest first."""
    joined: list[_Run] = []
    for run in _runs(one, other):
        if joined and joined[-1].near(run):
            joined[-1].end = run.end
            joined[-1].counted += run.counted
        else:
            joined.append(run)
    found = [run.passage() for run in joined if run.counted >= SHORTEST]
    return tuple(sorted(found, key=lambda passage: -passage.words))


def _runs(one: tuple[Laid, ...], other: tuple[Laid, ...]) -> Iterator[_Run]:
    """Every run of agreeing words, in the order of *one*; no word of *other* is used twice."""
    where: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, laid in enumerate(other):
        for begin in range(len(laid.words) - RUN + 1):
            where.setdefault(laid.words[begin : begin + RUN], []).append((number, begin))
    used = [[False] * len(laid.words) for laid in other]
    for laid in one:
        here = 0
        while here <= len(laid.words) - RUN:
            places = where.get(laid.words[here : here + RUN], ())
            length, number, there = max(
                (
                    (_agree(laid.words, here, other[number].words, there, used[number]), -number, -there)
                    for number, there in islice(places, TRIED)
                ),
                default=(0, 0, 0),
            )
            if length < RUN:
                here += 1
                continue
            text, begin = other[-number], -there
            used[-number][begin : begin + length] = [True] * length
            counted = sum(map(min, laid.counts[here : here + length], text.counts[begin : begin + length]))
            yield _Run(laid, text, (here, begin), (here + length, begin + length), counted)
            here += length


def _agree(one: tuple[str, ...], here: int, other: tuple[str, ...], there: int, used: list[bool]) -> int:
    """How many words agree from *here* and *there* on, all of them still free."""
    length = 0
    for mine, theirs, taken in zip(
        islice(one, here, None), islice(other, there, None), islice(used, there, None), strict=False
    ):
        if taken or mine != theirs:
            break
        length += 1
    return length
