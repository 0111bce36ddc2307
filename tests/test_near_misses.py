"""The near miss of each rule with a number or a day: the last case that must not fire beside the first that must."""

from datetime import date, timedelta

import pytest

from councils import after, nomination, opened, round_named, store, teacher, with_nominee, withdrawn
from entries import Plain, adoption, appraisal, filed, indicator, innovation, product, reference, result, tip
from entries import catalog as made
from kho.check.rules import places, privacy, public_rounds, within
from kho.check.rules.case import Case
from kho.derived.evidence import Gap, following_gap, moves
from kho.derived.freshness import overdue
from kho.derived.rounds.choosing import considered, is_late
from kho.model import Entry
from kho.store.round_files import FiledRound
from kho.words.terms import Level, Tier
from kho.words.text import name_key

DAY = date(2026, 11, 22)


def case(entry: Entry, on: date = DAY) -> Case:
    return Case(entry, "phu-tho", reference(), on)


def in_district(day: str) -> Case:
    where: Plain = {"name": "Trường bịa", "province": "Phú Thọ", "district": "Huyện Bịa", "as_of": day}
    return case(innovation(unit=where))


@pytest.mark.parametrize(("day", "found"), [("2025-06-30", 0), ("2025-07-01", 1), ("2025", 0)])
def test_r1_a_district_stands_up_to_30_june_2025(day: str, found: int) -> None:
    """The last day of districts is no error, the next is, and a year that may mean either is none."""
    assert found == len(list(places.districts_are_of_the_past(in_district(day))))


@pytest.mark.parametrize(("closes", "found"), [(date(2025, 6, 30), 0), (date(2025, 7, 1), 1)])
def test_r1_a_district_stage_may_close_on_30_june_2025(closes: date, found: int) -> None:
    """The same day holds for a round."""
    rules = round_named("long-bien-2021")
    stages = tuple(
        one.model_copy(update={"closes": closes}) if one.tier is Tier.DISTRICT else one
        for one in rules.stages
    )
    moved = FiledRound("bia", rules.model_copy(update={"stages": stages}))

    assert found == len(list(public_rounds.no_district_after_its_end(moved, made())))


@pytest.mark.parametrize(
    ("province", "day", "found"),
    [
        ("Hà Giang", "2025-06-30", 0),
        ("Hà Giang", "2025-07-01", 1),
        ("Thành phố Huế", "2025-01-01", 0),
        ("Thành phố Huế", "2024-12-31", 1),
    ],
)
def test_r1_a_province_has_a_first_and_a_last_day(province: str, day: str, found: int) -> None:
    """On its first and its last day a name is right, a day outside them it is not."""
    where: Plain = {"name": "Trường bịa", "province": province, "as_of": day}

    assert found == len(list(places.provinces_exist(case(innovation(unit=where)))))


@pytest.mark.parametrize(
    ("days", "said"), [(61, ""), (60, "Sắp đến hạn"), (0, "Sắp đến hạn"), (-1, "Đã quá hạn")]
)
def test_r4_a_review_comes_two_months_before_its_day(days: int, said: str) -> None:
    """Sixty-one days before nothing is said, on the day itself it is not overdue."""
    entry = innovation(review_by=str(DAY + timedelta(days)))
    found = [one.message for one in within.reviews_are_due(case(entry))]

    assert [said] == [one[: len(said)] for one in found] or (not said and not found)
    assert (days < 0) is overdue(filed(entry), DAY)


@pytest.mark.parametrize(
    ("text", "found"), [("em Nguyễn", 0), ("em Nguyễn Bịa", 1), ("em Nguyễn học chăm", 0)]
)
def test_s3_18_a_surname_alone_names_nobody(text: str, found: int) -> None:
    """A surname with a name after it may be a pupil; the word alone, or before a word in small letters, is none."""
    entry = tip(trouble=f"Hôm ấy {text}.")

    assert found == len(list(privacy.no_names_of_pupils(case(entry))))


def test_people_of_one_given_name_stand_by_middle_name_before_surname() -> None:
    """Tên, then đệm, then họ: Anh An stands before Bảo An whatever their họ, and equal ones by họ."""
    people = ["Vũ Anh An", "Lê Bảo An", "Vũ Bảo An", "Bùi Anh Bình"]

    assert people == sorted(["Bùi Anh Bình", "Vũ Bảo An", "Lê Bảo An", "Vũ Anh An"], key=name_key)


def test_s1_31_appraisals_with_partial_dates_stand_in_the_order_of_their_last_day() -> None:
    """“2026” may end after 02/04/2026 and so stands behind it, however written; “03/2026” stands before it."""
    measured: Plain = {"result": result(indicator()), "products": [product()]}
    failed = appraisal(on="2026-04-02", conclusion="khong-dat")
    late, early = appraisal(on="2026"), appraisal(on="2026-03")
    found = [
        [str(one.appraisal.on) for one in moves(filed(innovation(**measured, appraisals=both)), made(), DAY)]
        for both in ([failed, late], [late, failed], [failed, early], [early, failed])
    ]

    assert [["2026"], ["2026"], ["2026-03", "2026-04-02"], ["2026-03", "2026-04-02"]] == found


@pytest.mark.parametrize(
    ("on", "gap"), [(date(2026, 4, 30), Gap.NOT_FOLLOWED), (date(2026, 5, 1), Gap.NOT_CONFIRMED)]
)
def test_s3_9_who_followed_since_a_month_follows_from_its_first_day(on: date, gap: Gap) -> None:
    """“05/2026” counts from the first of May, not the day before; without confirmation it stays unconfirmed."""
    practice = filed(innovation())
    follower = filed(adoption(since="2026-05", confirmed_by=None), "theo-bia")

    assert gap is following_gap(practice, made(practice, follower), on)


@pytest.mark.parametrize(("on", "left"), [("2022-01-19", 0), ("2022-01-20", 0), ("2022-01-21", 1)])
def test_s1_7_what_is_withdrawn_on_the_day_of_the_session_is_not_considered(on: str, left: int) -> None:
    """Up to and on that day it is out; a day later the session had considered it already."""
    rules = round_named("long-bien-2021")
    kept = store(teacher("a", "Trường Tiểu học Bịa"), teacher("b", "Trường Tiểu học Bịa"))
    papers = opened(rules)
    for slug in "ab":
        papers = with_nominee(papers, nomination(slug, "Tổ một", Level.PRIMARY, "2022-01-10"), kept)
    papers = after(papers, "to", chosen=["b"])
    told = withdrawn(papers, "a", on)
    assert not isinstance(told, tuple)

    assert left == sum(one.entry == "a" for one in considered(told, rules.stages[0]))


@pytest.mark.parametrize(("on", "late"), [("2022-01-20", False), ("2022-01-21", True)])
def test_s1_7_the_closing_day_is_in_time(on: str, late: bool) -> None:
    """Nominated on the last day is in time."""
    assert late is is_late(round_named("long-bien-2021"), nomination("a", "Tổ", Level.PRIMARY, on))


@pytest.mark.parametrize(
    ("day", "found"), [("2026-11-22", 0), ("2026-11", 0), ("2026-11-23", 1), ("2026-12", 1)]
)
def test_s1_15_today_is_not_the_future(day: str, found: int) -> None:
    """Today, and a month that has begun, may have happened; tomorrow and next month have not."""
    assert found == len(list(within.nothing_from_the_future(case(innovation(published_on=day)))))
