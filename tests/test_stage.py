"""Milestones in the order of R4, each with its first date; the furthest one is the stage."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import (
    Plain,
    adoption,
    appraisal,
    catalog,
    collective,
    filed,
    group,
    individual,
    innovation,
    recognition,
    result,
    tip,
)
from kho.derived.freshness import overdue
from kho.derived.milestones import Milestone, Passed, milestones, stage
from kho.model import Entry
from kho.store.catalog import Filed

ON = date(2026, 6, 30)

PLAN: Plain = {"solution": "Đặt kệ sách.", "trial": {"start": "2025-11", "end": "2026-04"}}

WHOLE_WAY: Plain = {
    "registered_on": "2025-10-05",
    "plan": PLAN,
    "result": result(on="2026-05", first_results="Vài em đã mượn sách."),
    "appraisals": [appraisal(on="2026-05-20")],
    "recognitions": [recognition(on="2026-05-30"), recognition(on="2026-06-10", status="de-nghi")],
    "review_by": "2026-06-01",
}


def steps(entry: Entry, *others: Filed, on: date = ON) -> tuple[Passed, ...]:
    """What *entry* has passed by *on*, in a catalogue with *others*."""
    one = filed(entry)
    return milestones(one, catalog(one, *others), on)


def passed(entry: Entry, *others: Filed, on: date = ON) -> list[tuple[Milestone, str]]:
    """What *entry* has passed by *on*, with the dates as written."""
    return [(step.milestone, str(step.on or "?")) for step in steps(entry, *others, on=on)]


def stage_of(entry: Entry, *others: Filed, on: date = ON) -> Milestone:
    one = filed(entry)
    return stage(one, catalog(one, *others), on)


def follower(**changes: object) -> Filed:
    """Another school's adoption of `goc-doc-bia`."""
    return filed(adoption(**changes), "lam-theo")


def test_the_whole_way() -> None:
    """Đăng ký, thử nghiệm, kết quả, thẩm định, khen, đề nghị, nhân rộng, cần cập nhật: in this order (R4)."""

    assert passed(innovation(**WHOLE_WAY), follower(since="2026-06")) == [
        (Milestone.REGISTERED, "2025-10-05"),
        (Milestone.TRIED, "2025-11"),
        (Milestone.FIRST_RESULTS, "?"),
        (Milestone.RESULTS, "2026-05"),
        (Milestone.APPRAISED, "2026-05-20"),
        (Milestone.RECOGNISED, "2026-05-30"),
        (Milestone.PROPOSED, "2026-06-10"),
        (Milestone.FOLLOWED, "2026-06"),
        (Milestone.DUE, "2026-06-01"),
    ]


@pytest.mark.parametrize(
    ("on", "furthest"),
    [
        ("2025-10-04", Milestone.FIRST_RESULTS),
        ("2026-04-30", Milestone.FIRST_RESULTS),
        ("2026-05-01", Milestone.RESULTS),
        ("2026-05-20", Milestone.APPRAISED),
        ("2026-05-30", Milestone.RECOGNISED),
        ("2026-05-31", Milestone.RECOGNISED),
        ("2026-06-01", Milestone.FOLLOWED),
        ("2026-06-02", Milestone.DUE),
    ],
)
def test_stage_of_a_day(on: str, furthest: Milestone) -> None:
    """The stage is the furthest milestone of the day asked for, not of a later one; what has no date counts (R4)."""

    assert stage_of(innovation(**WHOLE_WAY), follower(since="2026-06"), on=date.fromisoformat(on)) is furthest


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, []),
        ({"registered_on": "2026"}, [(Milestone.REGISTERED, "2026")]),
        ({"registered_on": "2026-07-01"}, []),
        # a plan to try is not a trial before its day
        ({"plan": {**PLAN, "trial": {"start": "2026-06-30"}}}, [(Milestone.TRIED, "2026-06-30")]),
        ({"plan": {**PLAN, "trial": {"start": "2026-07"}}}, []),
        ({"plan": {**PLAN, "trial": {"end": "2026-04"}}}, []),
        # a result, dated or not
        ({"result": result()}, [(Milestone.RESULTS, "?")]),
        (
            {"result": result(first_results="Vài em đã mượn.", on="2026-05")},
            [(Milestone.FIRST_RESULTS, "?"), (Milestone.RESULTS, "2026-05")],
        ),
        # only what a council found good was appraised with success
        ({"appraisals": [appraisal(conclusion="khong-dat")]}, []),
        ({"appraisals": [appraisal(conclusion="can-bo-sung")]}, []),
        ({"appraisals": [appraisal(on="2026-07")]}, []),
        # proposed is not granted
        ({"recognitions": [recognition(on=None)]}, [(Milestone.RECOGNISED, "?")]),
        ({"recognitions": [recognition(on=None, status="de-nghi")]}, [(Milestone.PROPOSED, "?")]),
        ({"recognitions": [recognition(on="2026-07-01")]}, []),
    ],
)
def test_what_is_a_milestone(entry: Plain, expected: list[tuple[Milestone, str]]) -> None:
    """Each milestone rests on something told; a date nobody knows stays unknown, one to come is no milestone (R4)."""

    assert passed(innovation(**entry)) == expected


def test_first_date_of_each() -> None:
    """Of several appraisals, recognitions and followers the first is the milestone (R4)."""
    entry = innovation(
        appraisals=[
            appraisal(on="2026-05-20"),
            appraisal(on="2026-02", tier="tinh"),
            appraisal(on="2026-03"),
        ],
        recognitions=[recognition(on="2026-06-01"), recognition(on="2026")],
    )
    others = [follower(since="2026-05"), filed(adoption(since="2026-04-01"), "lam-theo-som")]

    assert passed(entry, *others) == [
        (Milestone.APPRAISED, "2026-02"),
        (Milestone.RECOGNISED, "2026"),
        (Milestone.FOLLOWED, "2026-04-01"),
    ]


def test_known_date_before_unknown() -> None:
    """An undated recognition does not hide the date of another (S0-29)."""
    given_ = [recognition(on=None), recognition(on="2026-05-30")]

    assert passed(innovation(recognitions=given_)) == [(Milestone.RECOGNISED, "2026-05-30")]


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ({}, [(Milestone.FOLLOWED, "2026-01")]),
        ({"confirmed_by": None}, []),
        ({"verdict": "dung-mot-phan"}, [(Milestone.FOLLOWED, "2026-01")]),
        ({"verdict": "khong-hop"}, []),
        ({"since": "2026-07"}, []),
        ({"of": "cach-lam-khac"}, []),
    ],
)
def test_followed(following: Plain, expected: list[tuple[Milestone, str]]) -> None:
    """Followed is what another unit does, did not find unfit for itself, and confirms (R4, S3-9 f)."""

    assert passed(innovation(), follower(**following)) == expected


def test_proposed_stands_after_recognised() -> None:
    """Đề nghị cấp trên comes after được khen, whichever was first in time (R4, S0-29)."""
    entry = innovation(recognitions=[recognition(on="2026-01", status="de-nghi"), recognition(on="2026-05")])

    assert passed(entry) == [(Milestone.RECOGNISED, "2026-05"), (Milestone.PROPOSED, "2026-01")]
    assert stage_of(entry) is Milestone.PROPOSED


@pytest.mark.parametrize(
    ("review_by", "due"),
    [(None, False), ("2026-07-01", False), ("2026-06-30", False), ("2026-06-29", True), ("2019-01-01", True)],
)
def test_due_for_review(review_by: str | None, *, due: bool) -> None:
    """“Cần cập nhật” begins on the day after `review_by`, even where nothing else is known (R4)."""
    entry = innovation(review_by=review_by)

    assert overdue(filed(entry), ON) is due
    assert stage_of(entry) is (Milestone.DUE if due else Milestone.TOLD)


@pytest.mark.parametrize("entry", [tip, individual, collective, group])
def test_other_kinds(entry: Callable[..., Entry]) -> None:
    """A tip, a person, a team and a group pass the milestones they can have (R3, R4)."""
    one = entry(
        registered_on="2025-10",
        appraisals=[appraisal()],
        recognitions=[recognition()],
        review_by="2026-06-01",
    )

    assert [milestone for milestone, _ in passed(one)] == [
        Milestone.REGISTERED,
        Milestone.APPRAISED,
        Milestone.RECOGNISED,
        Milestone.DUE,
    ]


DAYS = st.dates(date(2025, 9, 1), date(2026, 12, 31))
WHEN = DAYS.map(date.isoformat) | DAYS.map(lambda day: f"{day:%Y-%m}") | DAYS.map(lambda day: f"{day:%Y}")


@settings(deadline=None)  # the first example reads the reference data
@given(
    st.builds(
        innovation,
        registered_on=st.none() | WHEN,
        appraisals=st.lists(st.builds(appraisal, on=WHEN), max_size=3),
        recognitions=st.lists(
            st.builds(recognition, on=st.none() | WHEN, status=st.sampled_from(["da-khen", "de-nghi"])),
            max_size=3,
        ),
        review_by=st.none() | DAYS.map(date.isoformat),
    ),
    st.builds(follower, since=WHEN),
    DAYS,
    DAYS,
)
def test_nothing_passed_is_lost(entry: Entry, other: Filed, one_day: date, other_day: date) -> None:
    """Milestones stand once each, in order, none after its day; a later day adds to them, never takes away (R4)."""
    before, after = sorted((one_day, other_day))
    earlier, later = passed(entry, other, on=before), passed(entry, other, on=after)
    order = [milestone for milestone, _ in later]

    assert order == sorted(set(order))
    assert {milestone for milestone, _ in earlier} <= set(order)
    assert all(one.on.earliest <= after for one in steps(entry, other, on=after) if one.on)
