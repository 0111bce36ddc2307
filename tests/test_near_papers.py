"""The near misses of papers: of scores, rubrics, sheets, rounds, and of what is owed and when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from councils import nomination, opened, round_named
from entries import Plain, appraisal, filed, innovation, recognition
from entries import catalog as made
from kho.check.rules import appraisals, council, plain_criteria, public_rounds, rubrics, sheets
from kho.check.rules.council_case import CouncilCase
from kho.derived.agenda import Matter, tasks, unanswered
from kho.model.proceedings import Session, Withdrawal
from kho.model.rubric import Rubric
from kho.model.sheet import Sheet
from kho.store.round_files import FiledRound
from kho.words.terms import Level
from test_near_misses import DAY, case


@pytest.mark.parametrize(("score", "found"), [("-0,5", 1), ("0", 0), ("10", 0), ("10,5", 1)])
def test_s1_9_a_score_lies_from_nothing_to_the_whole(score: str, found: int) -> None:
    """No point at all and all points are scores; less and more are slips."""
    told = case(innovation(appraisals=[appraisal(score=score, out_of="10", conclusion="khong-dat")]))

    assert found == len(list(appraisals.scores_fit_their_scale(told)))


@pytest.mark.parametrize(("score", "found"), [("69", 1), ("70", 0)])
def test_s1_9_who_has_just_the_points_has_passed(score: str, found: int) -> None:
    """The lowest threshold is met by exactly its points."""
    told = case(innovation(appraisals=[appraisal(rubric="xa-lap-vo-sang-kien", score=score)]))

    assert found == len(list(appraisals.passing_has_the_points(told)))


def edge(**changes: object) -> Rubric:
    """A rubric that only just holds: a minimum that is the maximum, a threshold that asks for all points."""
    words = " ".join(["tiếng"] * plain_criteria.NAME_SYLLABLES)
    least: Plain = {
        "name": "Biểu điểm bịa",
        "about": "Để thử.",
        "standing": "vi-du-thuc-te",
        "judges": ["sang-kien"],
        "source": {"publisher": "Trường bịa", "seen": "Bịa.", "verification": "chi-kho-du-lieu"},
        "total": "10",
        "step": "1",
        "criteria": [{"slug": "mot", "name": words, "min": "10", "max": "10"}],
        "thresholds": [{"label": "Đạt", "total": "10"}, {"label": "Gần đạt", "total": "9"}],
    }
    return Rubric.model_validate({**least, **changes})


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, 0),
        ({"criteria": [{"slug": "mot", "name": "Một", "min": "11", "max": "10"}]}, 1),
        ({"criteria": [{"slug": "mot", "name": " ".join(["tiếng"] * 16), "max": "10"}]}, 1),
        ({"thresholds": [{"label": "Đạt", "total": "11"}]}, 1),
        ({"thresholds": [{"label": "Đạt", "total": "9"}, {"label": "Gần đạt", "total": "9"}]}, 1),
    ],
)
def test_s0_7_a_rubric_that_only_just_holds_breaks_no_rule(changes: Plain, found: int) -> None:
    """One more point, one more syllable, two thresholds alike: each is found."""
    assert found == len([one for rule in rubrics.RULES for one in rule(edge(**changes))])


@pytest.mark.parametrize(("on", "found"), [("2026-11-22", 0), ("2026-11-23", 1)])
def test_s1_7_a_sheet_may_be_of_today(on: str, found: int) -> None:
    """Filled today, and not tomorrow."""
    filled: Plain = {
        "rubric": "bia",
        "entry": "goc-doc-bia",
        "body": "Hội đồng bịa",
        "tier": "truong",
        "on": on,
    }
    marks = [{"criterion": "mot", "points": "10"}]
    sheet = Sheet.model_validate({**filled, "marks": marks, "conclusion": "dat"})

    assert found == len(list(sheets.sheets_are_sound(sheet, edge(), DAY)))


@pytest.mark.parametrize(
    ("nominated", "session", "back", "on", "found"),
    [
        ("2022-01-20", "2022-01-20", "2022-01-20", "2022-01-20", 0),
        ("2022-01-21", "2022-01-20", None, "2022-01-20", 1),
        ("2022-01-01", "2022-01-01", None, "2022-01-01", 0),
        ("2022-01-01", "2021-12-31", None, "2022-01-01", 1),
        ("2022-01-10", "2022-01-20", "2022-01-09", "2022-01-20", 1),
        ("2022-01-10", "2022-01-20", None, "2022-01-19", 1),
    ],
)
def test_s1_7_papers_of_one_day_are_in_order(
    nominated: str, session: str, back: str | None, on: str, found: int
) -> None:
    """Nominated, taken back, met on one day and looked at on it: all in time; a day outside is not."""
    told = Withdrawal.model_validate({"on": back, "reason": "Xin rút."}) if back else None
    one = nomination("a", "Tổ một", Level.PRIMARY, nominated).model_copy(update={"withdrawn": told})
    met = Session.model_validate({"on": session, "votes": [], "chosen": []})
    papers = replace(opened(round_named("long-bien-2021")), nominations=(one,), sessions={"to": met})

    assert found == len(list(council.days_make_sense(CouncilCase(papers, made(), date.fromisoformat(on)))))


@pytest.mark.parametrize(("second", "found"), [("2022-01-20", 1), ("2022-01-21", 0)])
def test_s1_7_a_stage_meets_on_the_day_of_the_one_below_or_later(second: str, found: int) -> None:
    """Where the calendar lets two stages meet on one day, they may; the one above does not meet first."""
    rules = round_named("long-bien-2021")
    first, next_, *rest = rules.stages
    wide = {"opens": date(2022, 1, 1), "closes": date(2022, 1, 31)}
    stages = (first.model_copy(update=wide), next_.model_copy(update=wide), *rest)
    days = {"to": "2022-01-21", "truong": second}
    met = {
        stage: Session.model_validate({"on": day, "votes": [], "chosen": []}) for stage, day in days.items()
    }
    papers = replace(opened(rules.model_copy(update={"stages": stages})), sessions=met)

    assert found == len(list(council.days_make_sense(CouncilCase(papers, made(), DAY))))


@pytest.mark.parametrize(("opens", "found"), [(date(2021, 12, 31), 1), (date(2022, 1, 1), 0)])
def test_s2_22_two_stages_may_open_on_one_day(opens: date, found: int) -> None:
    """The stage above may not open before the one below."""
    rules = round_named("long-bien-2021")
    first, second, *rest = rules.stages
    moved = (first, second.model_copy(update={"opens": opens}), *rest)
    held = FiledRound("bia", rules.model_copy(update={"stages": moved}))

    assert found == len(list(public_rounds.stages_follow_one_another(held, made())))


@pytest.mark.parametrize(
    ("on", "end", "asked"),
    [
        (date(2026, 6, 30), "2026-06", []),
        (date(2026, 7, 1), "2026-06", [Matter.UNTOLD]),
        (date(2026, 8, 31), None, []),
        (date(2026, 9, 1), None, [Matter.REGISTERED]),
    ],
)
def test_s0_60_a_result_is_asked_for_from_the_day_after_the_end(
    on: date, end: str | None, asked: list[Matter]
) -> None:
    """The last day of a trial, or of the school year, still belongs to it."""
    plan: Plain = {"solution": "Đặt kệ.", **({"trial": {"end": end}} if end else {})}
    one = filed(innovation(registered_on="2026-01-05", plan=plan))

    assert asked == [task.matter for task in tasks(made(one), on, timedelta())]


@pytest.mark.parametrize(("given", "left"), [("2026-04-30", 1), ("2026-05-01", 0), ("2026-05", 0)])
def test_s0_29_praise_of_the_day_of_the_proposal_answers_it(given: str, left: int) -> None:
    """What was given before it was proposed is another matter."""
    proposed = recognition(status="de-nghi", on="2026-05-01")
    one = innovation(recognitions=[proposed, recognition(on=given)])

    assert left == len(list(unanswered(one)))
