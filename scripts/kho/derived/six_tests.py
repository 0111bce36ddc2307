"""The six tests of an exemplar, S3-9 a-f (R8): each is met, claimed, unknown, or for people to judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kho.derived.appraised import is_own
from kho.derived.evidence import Gap, Level, following_gap, standing
from kho.derived.figures import Trend, is_measured, trend
from kho.derived.fullness import usable
from kho.model import Entry, Individual
from kho.store.catalog import Catalog, Filed
from kho.words.hollow import says_nothing
from kho.words.terms import ExemplarTest as Test
from kho.words.terms import IndividualType, Origin, RecognitionStatus

TEST_LABELS = {test.value: test.label for test in Test}
"""The words of each test, for templates."""


class Outcome(StrEnum):
    """How far a test is met. What a machine cannot see, whether it is new, is left to who judges."""

    MET = "dat"
    PARTLY = "mot-phan"
    FAILED = "khong-dat"
    CLAIMED = "moi-ke"
    JUDGED = "nguoi-xet"
    UNKNOWN = "chua-biet"
    MISSING = "chua-co"


@dataclass(frozen=True, slots=True)
class Result:
    """One test and its outcome."""

    test: Test
    outcome: Outcome


def six_tests(filed: Filed, catalog: Catalog, on: date) -> tuple[Result, ...]:
    """The six tests of *filed*; people are judged with what they made."""
    works = [work for work in catalog.works.get(filed.slug, ()) if work.entry.followable]
    whole = [filed, *works]
    entries = [one.entry for one in whole]
    outcomes = (
        Outcome.JUDGED if any(_is_new(entry) for entry in entries) else Outcome.CLAIMED,
        Outcome.JUDGED if any(entry.followable for entry in entries) else Outcome.CLAIMED,
        _proven(whole, catalog, on),
        _effective(entries),
        _honoured(entries),
        _followed(whole, catalog, on),
    )
    return tuple(Result(test, outcome) for test, outcome in zip(Test, outcomes, strict=True))


def _either(met: bool, entries: Iterable[Entry], *, claimed: bool) -> Outcome:
    """Met, only claimed, or neither: what a source does not say is unknown; only a unit that hands in says “none”."""
    if met:
        return Outcome.MET
    if claimed:
        return Outcome.CLAIMED
    compiled = any(entry.origin is Origin.COMPILED for entry in entries)
    return Outcome.UNKNOWN if compiled else Outcome.MISSING


def _is_new(entry: Entry) -> bool:
    """(a) A new factor: what was lacking and what is done instead are both told; or a good deed of a person.

    A difficulty that the store infers was not told.
    """
    inferred = entry.difficulties_ground and entry.lack == entry.difficulties
    return bool(entry.lack and not inferred) or (
        isinstance(entry, Individual) and entry.type is IndividualType.GOOD_DEED
    )


def _proven(whole: list[Filed], catalog: Catalog, on: date) -> Outcome:
    """(c) Concrete evidence and product: something to see, and a product that can be opened."""
    seen = any(standing(one, catalog, on).level >= Level.SHOWN for one in whole)
    products = any(one.entry.made for one in whole)
    opened = any(usable(one, catalog) for one in whole)
    return _either(seen and opened, (one.entry for one in whole), claimed=seen or products)


def _effective(entries: list[Entry]) -> Outcome:
    """(d) Effective, of real benefit: measured figures went the good way, all or some; else only a told result."""
    measured = [one for entry in entries for one in entry.figures if is_measured(one)]
    ways = [way for way in map(trend, measured) if way is not Trend.UNTOLD]
    if ways and Trend.BETTER not in ways:
        return Outcome.FAILED
    if any(way is not Trend.BETTER for way in ways):
        return Outcome.PARTLY
    return _either(bool(ways), entries, claimed=any(entry.outcome or entry.attained for entry in entries))


def _honoured(entries: list[Entry]) -> Outcome:
    """(e) Honoured by colleagues, friends or society: not by oneself, nor by nobody in particular."""
    given = [(entry, one) for entry in entries for one in entry.recognitions]
    granted = any(
        one.status is RecognitionStatus.GRANTED and _by_others(one.body, entry) for entry, one in given
    )
    endorsed = any(_by_others(one.body, entry) for entry in entries for one in entry.endorsements)
    return _either(granted or endorsed, entries, claimed=bool(given))


def _by_others(body: str | None, entry: Entry) -> bool:
    return body is not None and not says_nothing(body) and not is_own(body, entry)


def _followed(whole: list[Filed], catalog: Catalog, on: date) -> Outcome:
    """(f) Others learn and follow: an adoption that works and is confirmed; a report of it is only a claim."""
    gaps = {following_gap(one, catalog, on) for one in whole}
    entries = [one.entry for one in whole]
    reported = any(entry.hearsay for entry in entries)
    return _either(Gap.NONE in gaps, entries, claimed=reported or Gap.NOT_CONFIRMED in gaps)
