"""Texts that look alike: which entries share passages, where, and in whose words (copying of SKKN, domain.md §7).

Two steps. A *sketch* of every entry finds the pairs worth comparing: of its runs of six words it keeps the least
of every twelve neighbours (winnowing: Schleimer, Wilkerson, Aiken 2003), so that two stories with 17 words in a row
in common have at least one number in common. Only promising pairs are laid side by side, by
`kho.derived.likeness.passages`.

Words are compared folded: accents, placement of tones, case and punctuation do not count.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, pairwise
from zlib import crc32

from kho.derived.likeness.commonplace import WORD, Commonplaces
from kho.derived.likeness.passages import Laid, Passage, laid_out, shared, unquoted
from kho.model.leaves import Leaf, leaves, written
from kho.store.catalog import Catalog
from kho.words.problem import Place
from kho.words.text import fold, nfc

Sketch = frozenset[int]
Told = tuple[tuple[Place, str], ...]

NEIGHBOURS = 12
"""Of so many neighbouring runs of words a sketch keeps the least."""
PARAGRAPH = 40
"""A passage of so many words makes two stories look alike;"""
MANY = 100
"""so do shorter ones of so many words in all,"""
SMALL = 20
"""or of so many, where they are half of the shorter story. Fewer are turns of phrase."""
COMMON = 50
"""A run of words in more stories than this is a way of speaking; its first copies have been told by then."""

NEAREST = 100
"""With how many others one story is compared; who comes after them has less in common still."""

_PROOF = frozenset(
    {
        *("unit", "members", "authors", "contact", "consents", "confirmed_by", "paired_with", "supporters"),
        *("pictures", "evidence", "endorsements", "appraisals", "recognitions", "events", "sources"),
    }
)
"""Not an entry's own story: names, and what others said."""
_LINKS = frozenset({"individual", "collective", "group", "of", "parent", "continues"})


def told(found: Iterable[tuple[Place, str]]) -> Told:
    """Those of the texts *found* in which an entry tells its own story."""
    return tuple((place, text) for place, text in found if place[0] not in _PROOF)


@lru_cache(maxsize=100_000)  # a language uses the same few thousand words over and over
def _numbers(word: str) -> tuple[int, ...]:
    """A number for each word in what white space sets apart, as folded: the same on every machine and every day."""
    return tuple(crc32(fold(part).encode()) for part in WORD.findall(word))


def sketch(story: Told) -> Sketch:
    """What is kept of a story to find those it may share passages with."""
    typed = nfc("\n".join(text for _place, text in story)).split()
    words = list(chain.from_iterable(map(_numbers, typed)))
    pairs = [a + 3 * b for a, b in pairwise(words)]
    return _winnowed([a + 7 * b + 31 * c for a, b, c in zip(pairs, pairs[2:], pairs[4:], strict=False)])


def _winnowed(runs: list[int]) -> Sketch:
    """The least of every twelve neighbours; of fewer, all."""
    if len(runs) < NEIGHBOURS:
        return frozenset(runs)
    least = min(runs[:NEIGHBOURS])
    at = runs.index(least)
    kept = {least}
    for here in range(NEIGHBOURS, len(runs)):
        if runs[here] <= least:
            least, at = runs[here], here
        elif here - at >= NEIGHBOURS:
            window = runs[here - NEIGHBOURS + 1 : here + 1]
            least = min(window)
            at = here - NEIGHBOURS + 1 + window.index(least)
        else:
            continue
        kept.add(least)
    return frozenset(kept)


@dataclass(frozen=True)
class Story:
    """What an entry tells, and what it openly names."""

    slug: str
    told: Told
    names: frozenset[str]
    """Slugs of other entries: its makers, what it follows or grew out of."""
    sources: frozenset[str]

    @classmethod
    def of(cls, slug: str, found: Iterable[Leaf]) -> "Story":
        """The story among the leaves of an entry."""
        known = tuple(found)
        return cls(
            slug,
            told(written(known)),
            frozenset(str(leaf) for place, leaf in known if place[-1] in _LINKS),
            frozenset(str(leaf) for place, leaf in known if place[0] == "sources" and place[-1] == "url"),
        )

    def linked(self, other: "Story") -> bool:
        """Whether one names the other: shared words are then no secret."""
        return other.slug in self.names or self.slug in other.names


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entries that look alike, by slug, and the passages they share, longest first."""

    here: str
    there: str
    passages: tuple[Passage, ...]

    @property
    def words(self) -> int:
        """How many words they share."""
        return sum(passage.words for passage in self.passages)

    @property
    def turned(self) -> "Likeness":
        """The same, seen from the other side."""
        passages = tuple(Passage(one.words, one.there, one.here) for one in self.passages)
        return Likeness(self.there, self.here, passages)


@dataclass(frozen=True)
class Side:
    """A story ready to be laid beside another."""

    story: Story
    laid: tuple[Laid, ...]

    @classmethod
    def of(cls, story: Story, known: Commonplaces) -> "Side":
        """*story*, its words counted but for those of *known*."""
        return cls(story, tuple(laid_out(place, text, known) for place, text in story.told))

    @property
    def without_quotations(self) -> "Side":
        """The same, what it quotes not counted: of two stories from one source, only those words may agree."""
        return replace(self, laid=tuple(map(unquoted, self.laid)))

    @property
    def words(self) -> int:
        """How many of its words count."""
        return sum(sum(laid.counts) for laid in self.laid)


def likeness(one: Side, other: Side) -> Likeness | None:
    """What makes two stories look alike; None where they do not, or where one openly names the other."""
    if one.story.linked(other.story):
        return None
    if one.story.slug > other.story.slug:  # the same passages, whoever is looked at first
        found = likeness(other, one)
        return found.turned if found else None
    if one.story.sources & other.story.sources:
        one, other = one.without_quotations, other.without_quotations
    found = Likeness(one.story.slug, other.story.slug, shared(one.laid, other.laid))
    enough = min(MANY, max(SMALL, min(one.words, other.words) / 2))
    paragraph = any(passage.words >= PARAGRAPH for passage in found.passages)
    return found if paragraph or found.words >= enough else None


def likenesses(
    catalog: Catalog, sketches: Mapping[str, Sketch], known: Callable[[], Commonplaces]
) -> Iterator[Likeness]:
    """Every two entries that look alike; of a text told many times, each with the first that holds it.

    Args:
        catalog: the entries.
        sketches: their sketches, by slug.
        known: what does not count; asked only where there is something to compare.
    """
    sides: dict[str, Side] = {}
    if not (pairs := _pairs(sketches)):
        return
    common = known()
    for pair in pairs:
        for slug in pair:
            if slug not in sides:
                sides[slug] = Side.of(Story.of(slug, leaves(catalog.by_slug[slug].entry)), common)
        if found := likeness(*(sides[slug] for slug in pair)):
            yield found


def _pairs(sketches: Mapping[str, Sketch]) -> list[tuple[str, str]]:
    """The pairs worth comparing, by slug: four common numbers mean about 40 common words."""
    held = Counter(chain.from_iterable(sketches.values()))
    telling = frozenset(number for number, count in held.items() if 1 < count <= COMMON)
    first: dict[int, str] = {}
    counted: Counter[tuple[str, str]] = Counter()
    for slug in sorted(sketches):
        for number in sketches[slug] & telling:
            if (holder := first.setdefault(number, slug)) != slug:
                counted[holder, slug] += 1
    return sorted(
        pair
        for pair, count in counted.items()
        if count >= min(4, *(len(sketches[slug]) / 4 for slug in pair))
    )


def near(mine: Sketch, sketches: Mapping[str, Sketch]) -> tuple[str, ...]:
    """Whom one story may share a passage with, the nearest first: looked at more closely than all against all."""
    counted = {slug: len(mine & other) for slug, other in sorted(sketches.items())}
    worth = (slug for slug, count in counted.items() if count >= min(2, len(sketches[slug]) / 4))
    return tuple(nsmallest(NEAREST, worth, key=lambda slug: -counted[slug]))
