"""A record → its terms and how much each of them says: syllables and neighbouring pairs, by the field they stand in.

Vietnamese words are mostly two or three syllables, so adjacency is meaning: a pair says more than its syllables, and
what three syllables apart have in common with the word they make is nothing (“học sinh giỏi”).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from kho.words.keys import exact, folded, stretches

SCALE = 31
"""The most a term can weigh."""
HALF = 6
"""A term of this weight says half of what a term can say: the BM25 saturation."""
SHORT = 2
"""A field that weighs this much or more is short: a title, a difficulty, a place. The others are running text."""

EMPTY = (
    "à ạ ai ấy bao bằng bị bởi các cách cái cần chị cho chúng chưa có con cô cùng của cũng cứ dc do dù dùm đã đang đâu "
    "đc để đến đi điều đó được em gì giùm giúp giữa hả hay hãy hok hơn khi khó không ko là làm lại lên lúc mà mình "
    "mỗi một muốn nào này nên nếu ngày nhau nhé nhiều những nhỉ như nhưng ntn nữa ông phải qua quá ra rất rồi sao sau "
    "sẽ tại thầy thế theo thì thôi tôi tới trên trong tuy từ từng vào vẫn vậy về vì việc với vs vừa xin"
)
"""Syllables that hold sentences together. Alone they say nothing, and a pair with one of them is no word."""
_EMPTY = frozenset(map(exact, EMPTY.split()))


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a record, and how much a word in it says."""

    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the terms of a record say, 1-SCALE; those that stand in its running text alone; its short fields' pairs."""

    terms: Mapping[str, int]
    running: frozenset[str]


class Concepts:
    """Sets of phrases that count as one thing: each has a term of its own, “~” and the first of its phrases."""

    def __init__(self, sets: Iterable[Sequence[str]]) -> None:
        """Of *sets* of phrases as people write them."""
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for number, phrases in enumerate(sets):
            for phrase in phrases:
                keys = keys_of(phrase)
                if len(keys) == 1 and keys[0] in _EMPTY:
                    continue  # in small letters “AI” is a word like any other
                self._by_first.setdefault(keys[0], []).append((keys, f"~{number}"))

    def within(self, keys: Sequence[str]) -> Iterator[str]:
        """The term of each concept that stands in a stretch of *keys*."""
        for index, key in enumerate(keys):
            for phrase, term in self._by_first.get(key, ()):
                if keys[index : index + len(phrase)] == phrase:
                    yield term


def keys_of(phrase: str) -> list[str]:
    """The keys of the syllables of a *phrase*, whatever stands between them."""
    return [exact(syllable) for stretch in stretches(phrase) for syllable in stretch]


def weighed(fields: tuple[Field, ...], prior: float, concepts: Concepts) -> Weighed:
    """The terms of a record with these *fields*, all of them times *prior*."""
    said: dict[str, float] = {}
    short: set[str] = set()
    for field in fields:
        counts: dict[str, int] = {}
        for term in terms(field.text, concepts, whole=field.weight >= SHORT):
            counts[term] = counts.get(term, 0) + 1
        for term, count in counts.items():
            said[term] = said.get(term, 0) + field.weight * sqrt(count)
        if field.weight >= SHORT:
            short.update(counts)
    return Weighed(
        {
            term: min(SCALE, max(1, round(prior * SCALE * weight / (weight + HALF))))
            for term, weight in said.items()
        },
        frozenset(said.keys() - short),
    )


def terms(text: str, concepts: Concepts, *, whole: bool) -> Iterator[str]:
    """The syllables, pairs and *concepts* of *text*; of running text (not *whole*) only what can be a word."""
    for stretch in stretches(text):
        keys = [exact(syllable) for syllable in stretch]
        yield from concepts.within(keys)
        for index, key in enumerate(keys):
            if whole or key not in _EMPTY:
                yield key
            if index and (whole or not {key, keys[index - 1]} & _EMPTY):
                yield f"{keys[index - 1]} {key}"


def plain(term: str) -> str:
    """A term without accents."""
    if term.startswith(("~", "@")):
        return term
    return " ".join(map(folded, term.split(" ")))
