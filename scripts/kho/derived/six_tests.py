"""The six tests of an exemplar, S3-9 a-f (R8): each is met, only claimed, or not shown yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kho.derived.evidence import Gap, Level, figures_gap, following_gap, standing
from kho.model import Entry, Individual
from kho.store.catalog import Catalog, Filed
from kho.words.terms import ExemplarTest as Test
from kho.words.terms import IndividualType, RecognitionStatus

TEST_LABELS = {test.value: test.label for test in Test}
"""The words of each test, for templates."""


class Outcome(StrEnum):
    """How far a test is met."""

    MET = "dat"
    CLAIMED = "moi-ke"
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
        _either(any(_is_new(entry) for entry in entries), claimed=bool(entries)),
        _either(any(entry.followable for entry in entries), claimed=True),
        _proven(whole, catalog, on),
        _effective(whole),
        _honoured(entries),
        _followed(whole, catalog, on),
    )
    return tuple(Result(test, outcome) for test, outcome in zip(Test, outcomes, strict=True))


def _either(met: bool, *, claimed: bool) -> Outcome:
    if met:
        return Outcome.MET
    return Outcome.CLAIMED if claimed else Outcome.MISSING


def _is_new(entry: Entry) -> bool:
    """(a) A new factor: what was lacking and what is done instead are both told; or a good deed of a person."""
    return bool(entry.lack) or (isinstance(entry, Individual) and entry.type is IndividualType.GOOD_DEED)


def _proven(whole: list[Filed], catalog: Catalog, on: date) -> Outcome:
    """(c) Concrete evidence and product: something to see, and a product named."""
    seen = any(standing(one, catalog, on).level >= Level.SHOWN for one in whole)
    products = any(one.entry.made for one in whole)
    return _either(seen and products, claimed=seen or products)


def _effective(whole: list[Filed]) -> Outcome:
    """(d) Effective, of real benefit: figures before and after, else only a told result."""
    measured = any(figures_gap(one) is Gap.NONE for one in whole)
    return _either(measured, claimed=any(one.entry.outcome or one.entry.attained for one in whole))


def _honoured(entries: list[Entry]) -> Outcome:
    """(e) Honoured by colleagues, friends or society."""
    given = [one for entry in entries for one in entry.recognitions]
    granted = any(one.status is RecognitionStatus.GRANTED for one in given)
    return _either(granted or any(entry.endorsements for entry in entries), claimed=bool(given))


def _followed(whole: list[Filed], catalog: Catalog, on: date) -> Outcome:
    """(f) Others learn and follow: an adoption that works and is confirmed; a report of it is only a claim."""
    gaps = {following_gap(one, catalog, on) for one in whole}
    reported = any(one.entry.hearsay for one in whole)
    return _either(Gap.NONE in gaps, claimed=reported or Gap.NOT_CONFIRMED in gaps)
