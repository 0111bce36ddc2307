"""The near misses of what is told: of levels, quarters, reports, stages, links, each at its first and its last day."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from councils import round_named
from entries import Plain, adoption, evidence, filed, indicator, innovation, product, recognition, result
from entries import catalog as made
from kho.derived.figures import reaches_nothing
from kho.derived.following import followers
from kho.derived.fullness import facts
from kho.derived.issue.eligible import Reason, propose
from kho.derived.milestones import Milestone, stage
from kho.derived.report import subject
from kho.derived.report.account import account
from kho.derived.report.occasion import occasions
from kho.derived.report.period import Period, current
from kho.derived.report.proposals import proposals
from kho.derived.report.registrations import registrations
from kho.derived.scoring import Condition, band_of
from kho.derived.statistics import EARLIER, UNSAID, period_of
from kho.model.proof import Indicator
from kho.model.rubric import Criterion
from kho.model.selection import Outcome
from kho.publish.pages import year_calendar
from kho.publish.pages.selection_rounds import State, state
from kho.store.catalog import Filed
from kho.store.dead_links import CheckedLink, is_dead
from kho.store.issues import Issues
from kho.store.round_files import FiledRound
from kho.store.site import Site
from kho.words.when import PartialDate, Quarter
from test_near_misses import DAY


@pytest.mark.parametrize(("gain", "nothing"), [("1,95", True), ("1,96", False)])
def test_s3_4_a_gain_of_just_twice_its_error_is_one(gain: str, nothing: bool) -> None:
    """At 1,96 standard errors a difference is told; below, it may be none."""
    one = Indicator.model_validate({"measure": "Điểm đọc", "gain": gain, "error": "sai số chuẩn 1"})

    assert nothing is reaches_nothing(one)


@pytest.mark.parametrize(
    ("since", "confirmed", "counts"),
    [
        ("2026-11-22", "2026-11-22", True),
        ("2026-11-23", "2026-11-22", False),
        ("2026-11", "2026-11-23", False),
    ],
)
def test_s3_9_who_began_and_confirmed_today_counts_today(since: str, confirmed: str, counts: bool) -> None:
    """Neither a beginning nor a word of tomorrow counts yet."""
    follower = filed(adoption(since=since, confirmed_by={"role": "Hiệu trưởng", "on": confirmed}), "theo-bia")

    assert counts is bool(followers("goc-doc-bia", made(filed(innovation()), follower), DAY))


@pytest.mark.parametrize(("steps", "told"), [(2, 0), (3, 1)])
def test_three_steps_tell_how_it_is_done(steps: int, told: int) -> None:
    """Two do not."""
    plan: Plain = {"solution": "Đặt kệ.", "steps": ["Một bước."] * steps}

    assert told == facts(filed(innovation(plan=plan)), made()) - facts(filed(innovation()), made())


def all_but_pictures(slug: str = "goc-doc-bia", **changes: object) -> Filed:
    """What a quarter could show, had it pictures."""
    consent: Plain = {"who": "Tác giả", "basis": "nguoi-trong-bai", "on": "2026-01-05", "held_by": "Văn thư"}
    whole: Plain = {
        "result": result(indicator()),
        "products": [product()],
        "consents": [consent],
        "evidence": [evidence(kind="bai-viet"), evidence()],
        "review_by": "2028-01-01",
    }
    return filed(innovation(**{**whole, **changes}), slug)


@pytest.mark.parametrize(
    ("came", "there", "new"),
    [
        ("2026-09-30", True, False),
        ("2026-10-01", True, True),
        ("2026-12-31", True, True),
        ("2027-01-01", False, False),
    ],
)
def test_s1_21_a_quarter_holds_what_came_on_its_first_and_last_day(came: str, there: bool, new: bool) -> None:
    """What came the day before is not new; what came the day after is for the next issue."""
    found = propose("2026-q4", Issues(), made(all_but_pictures(published_on=came)), date(2027, 1, 5)).missed

    assert (there, new) == (bool(found), any(Reason.NEW_PROOF in one.reasons for one in found))


@pytest.mark.parametrize(("entries", "shared"), [(4, False), (5, True)])
def test_s1_21_a_difficulty_of_five_entries_is_shared(entries: int, shared: bool) -> None:
    """Of four it is not yet."""
    whole = [
        all_but_pictures(f"muc-{n}", published_on="2026-01-05", difficulties=["hoc-sinh-luoi-doc"])
        for n in range(entries)
    ]
    found = propose("2026-q4", Issues(), made(*whole), date(2027, 1, 5)).missed

    assert shared is all(Reason.SHARED_DIFFICULTY in one.reasons for one in found)


@pytest.mark.parametrize(
    ("on", "passed"),
    [
        (date(2026, 5, 29), Milestone.REGISTERED),
        (date(2026, 5, 30), Milestone.RECOGNISED),
        (date(2026, 6, 30), Milestone.RECOGNISED),
        (date(2026, 7, 1), Milestone.DUE),
    ],
)
def test_s0_60_a_milestone_is_passed_on_its_day_and_a_review_the_day_after(
    on: date, passed: Milestone
) -> None:
    """Praised today is praised; due today is not yet over."""
    one = innovation(registered_on="2026-01-05", recognitions=[recognition()], review_by="2026-06-30")

    assert passed is stage(filed(one), made(), on)


@pytest.mark.parametrize(("on", "there"), [(date(2026, 9, 30), False), (date(2026, 10, 1), True)])
def test_s3_16_a_quarter_is_reported_from_its_first_day(on: date, there: bool) -> None:
    """Not on its eve."""
    assert there is (Period.parse("2026-q4") in current(on))


@pytest.mark.parametrize(("on", "told"), [(date(2026, 10, 4), False), (date(2026, 10, 5), True)])
def test_s3_16_what_happens_today_is_reported_today(on: date, told: bool) -> None:
    """A registration, a proposal, an honour of the day of the report stand in it; of the day after, in none."""
    period, day = Period.parse("2026-q4"), "2026-10-05"
    one = filed(
        innovation(
            registered_on=day,
            recognitions=[recognition(on=day), recognition(status="de-nghi", on=day, title="Cờ")],
        )
    )
    known = made(one)
    school = subject.unit("Trường Tiểu học Bịa Một", known)
    found = (
        occasions(one, (), (period,), on),
        registrations(known, school, period, on).all,
        proposals(known, school, period, on).all,
        account(known, school, period, on).honours,
    )

    assert (told,) * 4 == tuple(map(bool, found))


@pytest.mark.parametrize(("points", "met", "band"), [("69", False, "Khá"), ("70", True, "Tốt")])
def test_s0_7_just_the_points_are_enough(points: str, met: bool, band: str) -> None:
    """A threshold is met, and a band begins, at its own number."""
    bands = [{"label": "Khá", "from": "0", "to": "69"}, {"label": "Tốt", "from": "70", "to": "100"}]
    criterion = Criterion.model_validate({"slug": "mot", "name": "Một", "max": "100", "bands": bands})
    found = band_of(criterion, Decimal(points))

    assert met is Condition(criterion, Decimal(70), Decimal(points)).met
    assert found
    assert band == found.label


@pytest.mark.parametrize(
    ("day", "row"), [("2026-09-30", EARLIER), ("2026-10-01", "2026-q4"), ("2026-q3", UNSAID)]
)
def test_r7_the_first_day_of_the_first_row_is_in_it(day: str, row: str) -> None:
    """The day before stands under earlier; what is no day, under unsaid."""
    told = PartialDate.parse(day) if "q" not in day else None

    assert row == period_of(told, [Quarter.parse("2026-q4"), Quarter.parse("2027-q1")])


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2021, 12, 31), State.TO_COME),
        (date(2022, 1, 1), State.RUNNING),
        (date(2022, 1, 20), State.RUNNING),
        (date(2022, 1, 21), State.DUE),
    ],
)
def test_s1_7_a_stage_runs_on_its_first_and_its_last_day(on: date, expected: State) -> None:
    """The page of a round says so."""
    rules = round_named("long-bien-2021")

    assert expected is state(FiledRound("bia", rules), rules.stages[0], on)


@pytest.mark.parametrize(
    ("checks", "dead"),
    [
        ([("01", False), ("14", False)], False),
        ([("01", False), ("15", False)], True),
        ([("01", True), ("01", False), ("15", False)], False),
        ([("01", True), ("02", False), ("15", False)], False),
        ([("01", True), ("02", False), ("16", False)], True),
    ],
)
def test_s3_4_a_link_is_dead_after_fourteen_days(checks: list[tuple[str, bool]], dead: bool) -> None:
    """Thirteen days after the first failure it is not, nor does a failure of the day of a success count."""
    told = [{"on": f"2026-11-{day}", "alive": "có" if alive else "không"} for day, alive in checks]
    link = CheckedLink.model_validate({"url": "https://bia.example/", "checks": told})

    assert dead is is_dead(link, DAY)


@pytest.mark.parametrize(("days", "told"), [(-1, 0), (0, 1)])
def test_s0_29_a_round_published_today_is_told_today(days: int, told: int) -> None:
    """What it crowned is proposed beside it from that day on."""
    rules, day = round_named("hai-cap-2026"), date(2027, 3, 10)
    held = Outcome.model_validate(
        {
            "held_on": str(day),
            "number": "01/BB",
            "published_on": str(day),
            "counts": {"nominated": "1", "considered": "1", "chosen": "1", "rolled_over": "0"},
            "chosen": [{"entry": "goc-doc-bia", "level": "thpt", "reason": "Rõ.", "tests": ["c"]}],
        }
    )
    one = filed(innovation(recognitions=[recognition(status="de-nghi", on="2027-01-05")]))
    rounds = {"bia": FiledRound("bia", rules, {rules.stages[-1].slug: held})}
    known = replace(made(one), rounds=rounds)
    school = subject.unit("Trường Tiểu học Bịa Một", known)
    (found,) = proposals(known, school, Period.parse("2026-2027"), day + timedelta(days)).all

    assert told == len(found.rounds)


@pytest.mark.parametrize(("days", "past"), [(0, False), (1, True)])
def test_s0_25_a_deadline_is_past_from_the_day_after(days: int, past: bool) -> None:
    """On its last day it can still be met."""
    last = year_calendar.once(made())[0]
    site = Site("https://kho-bia.example/", last.end + timedelta(days))
    (page,) = year_calendar.pages(made(), site)

    assert past is (last.item.slug in {one.item.slug for one in page.values["past"]})
