"""The near miss of each rule with a number or a day: the last case that must not fire beside the first that must."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from councils import (
    CONSENT,
    after,
    nomination,
    opened,
    round_named,
    store,
    teacher,
    with_nominee,
    withdrawn,
)
from entries import Plain, adoption, appraisal, filed, indicator, innovation, product, reference, result, tip
from entries import catalog as made
from kho.check.rules import choices, outcomes, places, privacy, public_rounds, within
from kho.check.rules.case import Case
from kho.check.rules.council_case import CouncilCase
from kho.derived.evidence import Gap, following_gap, moves
from kho.derived.freshness import overdue
from kho.derived.report.period import Period
from kho.derived.rounds.choosing import Candidate, Proceedings, breaches, considered, is_late
from kho.derived.rounds.eligibility import obstacles
from kho.derived.rounds.fairness import Row, Table, public
from kho.derived.rounds.voting import passed_over
from kho.model import Entry
from kho.model.proceedings import Decision, Session, Vote
from kho.model.selection import Outcome, Quota
from kho.store.catalog import Catalog
from kho.store.round_files import FiledRound
from kho.words.terms import FairSide, Level, Tier
from kho.words.text import name_key
from kho.words.when import PartialDate

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


def test_a_round_that_only_just_holds_breaks_no_rule() -> None:
    """One day long, as many least as most as in the whole, all considered chosen, published the day it met (S2-22)."""
    rules = round_named("hai-cap-2026")
    last = rules.stages[-1]
    just = [{"per": "cap-hoc", "least": "1", "most": "1"}, {"per": "ca-dot", "least": "1", "most": "1"}]
    day: Plain = {"opens": "2027-03-10", "closes": "2027-03-10", "quotas": just}
    stage = type(last).model_validate({**last.model_dump(mode="json"), **day})
    told = Outcome.model_validate(
        {
            "held_on": "2027-03-10",
            "number": "01/BB",
            "published_on": "2027-03-10",
            "counts": {"nominated": "1", "considered": "1", "chosen": "1", "rolled_over": "0"},
            "chosen": [{"entry": "goc-doc-bia", "level": "thpt", "reason": "Rõ.", "tests": ["c"]}],
        }
    )
    held = FiledRound(
        "bia", rules.model_copy(update={"stages": (*rules.stages[:-1], stage)}), {stage.slug: told}
    )
    kept = made(filed(innovation()))
    asked = (
        public_rounds.stages_follow_one_another,
        public_rounds.quotas_can_be_kept,
        outcomes.outcomes_belong,
        outcomes.published_choices_keep_the_quotas,
    )

    assert [] == [found for rule in asked for found in rule(held, kept)]


LONG_BIEN = "Trường Tiểu học Bịa"


def two_teachers() -> tuple[Proceedings, Catalog]:
    """A round with two nominees of one team, before anybody met."""
    kept = store(teacher("a", LONG_BIEN), teacher("b", LONG_BIEN))
    papers = opened(round_named("long-bien-2021"))
    for slug in "ab":
        papers = with_nominee(papers, nomination(slug, "Tổ một", Level.PRIMARY, "2022-01-10"), kept)
    return papers, kept


@pytest.mark.parametrize(("on", "refused"), [("2022-01-09", True), ("2022-01-10", False)])
def test_s1_7_who_was_nominated_today_may_withdraw_today(on: str, refused: bool) -> None:
    """Not on the day before, when there was nothing to take back."""
    papers, _ = two_teachers()

    assert refused is isinstance(withdrawn(papers, "a", on), tuple)


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, True), (1, False)])
def test_s1_7_what_was_voted_on_is_withdrawn_from_the_next_day_on(days: int, refused: bool) -> None:
    """What a session decided stays as it was that day."""
    papers, _ = two_teachers()
    met = papers.round.stages[0].closes

    done = withdrawn(after(papers, "to", chosen=["a"]), "a", str(met + timedelta(days)))
    assert refused is isinstance(done, tuple)


@pytest.mark.parametrize(("least", "chosen", "found"), [("1", 1, 0), ("2", 1, 1), ("2", 2, 0)])
def test_s2_22_as_many_as_the_least_are_enough(least: str, chosen: int, found: int) -> None:
    """A least number is kept by exactly as many, and broken by one fewer."""
    papers, _ = two_teachers()
    quota = Quota.model_validate({"per": "to", "least": least, "most": "2"})
    first = papers.round.stages[0].model_copy(update={"quotas": (quota,)})
    papers = replace(
        papers, round=papers.round.model_copy(update={"stages": (first, *papers.round.stages[1:])})
    )

    assert found == len(list(breaches(after(papers, first.slug, chosen="ab"[:chosen]), first)))


@pytest.mark.parametrize(
    ("quota", "could"),
    [
        ({"most": "1"}, False),
        ({"most": "2"}, True),
        ({"least": "2"}, False),
        ({"least": "1"}, True),
        ({"least": "2", "most": "1", "per": "ca-dot"}, True),
    ],
)
def test_s2_22_who_is_passed_over_could_have_stood_within_the_quotas(quota: Plain, could: bool) -> None:
    """In another unit's place only where that has room and the other can spare one; in its own group always."""
    rules = round_named("long-bien-2021")
    stage = rules.stages[-1].model_copy(
        update={"quotas": (Quota.model_validate({"per": "don-vi", **quota}),)}
    )
    people = {
        slug: Candidate(slug, unit, "to", Level.PRIMARY)
        for slug, unit in {"a1": "a", "a2": "a", "b1": "b", "b2": "b"}.items()
    }
    votes = [
        Vote.model_validate({"entry": slug, "voters": ["x", "y", "z"], "yes": yes, "no": str(3 - int(yes))})
        for slug, yes in {"a1": "3", "a2": "3", "b1": "2", "b2": "3"}.items()
    ]
    picked = [
        Decision.model_validate({"entry": slug, "reason": "Rõ.", "tests": ["c"]})
        for slug in ("a1", "b1", "b2")
    ]
    session = Session.model_validate({"on": stage.closes.isoformat(), "votes": [], "chosen": []}).model_copy(
        update={"votes": tuple(votes), "chosen": tuple(picked)}
    )
    papers = replace(opened(rules), sessions={stage.slug: session}, candidates=people)

    assert could is bool(list(passed_over(papers, stage)))


@pytest.mark.parametrize(("on", "found"), [("2026-11-22", 0), ("2026-11-23", 1)])
def test_s1_15_consent_counts_from_its_own_day(on: str, found: int) -> None:
    """Given on the day of the nomination it is there; given on the day after it is not yet."""
    person, work = teacher("a", LONG_BIEN, consents=[{**CONSENT, "on": on}], review_by="2027-01-01")
    asked = round_named("long-bien-2021").nominees
    against = [why for why, _ in obstacles(person, asked, made(person, work), DAY)]

    assert found == sum("sự đồng ý" in why for why in against)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2026-09-30", False),
        ("2026-10-01", True),
        ("2026-10", True),
        ("2026-12-31", True),
        ("2027-01-01", False),
    ],
)
def test_s3_16_a_period_holds_its_first_and_its_last_day(day: str, held: bool) -> None:
    """And not the day before or after."""
    assert held is Period.parse("2026-q4").holds(PartialDate.parse(day))


@pytest.mark.parametrize(("left", "told"), [(0, True), (4, False), (5, True)])
def test_s3_18_from_five_not_chosen_on_a_count_is_public(left: int, told: bool) -> None:
    """Four not chosen could be worked out as persons; five, or nobody, cannot."""
    table = Table(FairSide.LEVEL, (Row(Level.PRIMARY, 9, left + 1, 1),))

    assert told is (public([table])[0].rows[0].nominated is not None)


@pytest.mark.parametrize(("days", "found"), [(29, 1), (30, 0)])
def test_r4_what_is_chosen_holds_for_a_month(days: int, found: int) -> None:
    """Due thirty days after the session is late enough; a day less is worth a word."""
    papers, _ = two_teachers()
    met = papers.round.stages[0].closes
    pair = teacher("a", LONG_BIEN, review_by=str(met + timedelta(days)))
    held = CouncilCase(after(papers, "to", chosen=["a"]), store(pair, teacher("b", LONG_BIEN)), met)

    assert found == len(list(choices.soon_to_be_reviewed(held)))
