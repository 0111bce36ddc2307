"""What places an entry in the period of a report (S3-13, S3-16, S0-19)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from kho.derived.following import Following
from kho.derived.report.period import Period
from kho.store.catalog import Filed
from kho.words.terms import RecognitionStatus
from kho.words.when import PartialDate


class Sign(StrEnum):
    """What places an entry in a period; words for it stand in the template."""

    NAMED = "nam-hoc"
    REGISTERED = "dang-ky"
    RESULT = "ket-qua"
    PUBLISHED = "vao-kho"
    APPRAISED = "tham-dinh"
    HONOURED = "khen"
    FOLLOWED = "lam-theo"


Signs = tuple[tuple[Sign, PartialDate | None], ...]


def occasions(
    filed: Filed, followers: Iterable[Following], periods: Iterable[Period], on: date
) -> Mapping[Period, Signs]:
    """What places an entry in each of *periods* that it belongs to, up to the day *on*.

    It names the period, or one of its dates certainly lies in it.
    """
    dated = [(sign, day) for sign, day in _dates(filed, followers) if day and day.earliest <= on]
    found = {}
    for period in periods:
        named: Signs = ((Sign.NAMED, None),) if period.named_by(filed.entry) else ()
        signs = (*named, *dict.fromkeys((sign, day) for sign, day in dated if period.holds(day)))
        if signs:
            found[period] = signs
    return found


def _dates(filed: Filed, followers: Iterable[Following]) -> Iterator[tuple[Sign, PartialDate | None]]:
    """The dates of an entry that a report goes by."""
    entry = filed.entry
    yield Sign.REGISTERED, entry.registered_on
    yield Sign.RESULT, entry.done_on
    yield Sign.PUBLISHED, entry.published_on
    yield from ((Sign.APPRAISED, one.on) for one in entry.appraisals)
    for one in entry.recognitions:
        if one.status is RecognitionStatus.GRANTED:
            yield Sign.HONOURED, one.on
    yield from ((Sign.FOLLOWED, one.adoption.since) for one in followers)
