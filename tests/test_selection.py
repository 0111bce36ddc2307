"""Selection rounds: every rule of S2-22, S3-9, S3-10 … S3-13 and S1-7, with the rounds as files a curator can read.

The Long Biên round of 2021-2022 runs at its own dates, the same funnel under today's two tiers, and the direct way
of THPT; the people are invented.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councils import (
    after,
    decided,
    nomination,
    opened,
    person,
    round_named,
    store,
    teacher,
    with_nominee,
    withdrawn,
)
from entries import Plain, appraisal, catalog, filed, innovation
from kho.check.rules.council import findings
from kho.check.rules.council_case import CouncilCase
from kho.derived.rounds.choosing import (
    Proceedings,
    breaches,
    chosen,
    considered,
    is_late,
    next_tier,
    nominate,
)
from kho.derived.rounds.eligibility import obstacles
from kho.derived.rounds.publication import outcome
from kho.derived.rounds.voting import conflicts
from kho.model.proceedings import Session, Vote
from kho.model.withdrawal import Withdrawn
from kho.publish.papers.meeting import Meeting
from kho.publish.papers.minutes import minutes
from kho.publish.papers.roster import list_on_paper
from kho.store.catalog import Catalog
from kho.store.round_files import FiledRound, route
from kho.store.withdrawn import Register, digest
from kho.words.problem import Severity
from kho.words.terms import ExemplarTest, Level, QuotaPer, Tier

LONG_BIEN = round_named("long-bien-2021")
TODAY = round_named("hai-cap-2026")
SCHOOLS = {
    "Trường Mầm non Bịa": Level.PRESCHOOL,
    "Trường Tiểu học Bịa": Level.PRIMARY,
    "Trường Tiểu học Bịa Hai": Level.PRIMARY,
    "Trường THCS Bịa": Level.LOWER_SECONDARY,
}
PEOPLE = {
    f"{number}-{team}-{index}": (school, f"Tổ {team}", level)
    for number, (school, level) in enumerate(SCHOOLS.items())
    for team in "ab"
    for index in range(3)
}
"""Four schools, two teams each, three people a team."""


KEPT = store(*(teacher(slug, school, level) for slug, (school, _team, level) in PEOPLE.items()))


@pytest.fixture
def kept() -> Catalog:
    """The store of them all."""
    return KEPT


def nominated(kept: Catalog, on: str = "2022-01-10") -> Proceedings:
    papers = opened(LONG_BIEN)
    for slug, (_school, team, level) in PEOPLE.items():
        papers = with_nominee(papers, nomination(slug, team, level, on), kept)
    return papers


def through_the_schools(kept: Catalog) -> Proceedings:
    """Each team chose its first two, each school the first of its team a."""
    picked = [slug for slug in PEOPLE if not slug.endswith("2")]
    papers = after(
        nominated(kept), "to", chosen=picked, passed_over=[slug for slug in PEOPLE if slug.endswith("2")]
    )
    best = [slug for slug in picked if slug.endswith("a-0")]
    return after(papers, "truong", chosen=best, passed_over=[slug for slug in picked if slug not in best])


def wrong(papers: Proceedings, kept: Catalog, on: date) -> list[str]:
    """What the check finds, errors only."""
    return [
        f"{file}: {finding.message}"
        for file, finding in findings(CouncilCase(papers, kept, on))
        if finding.severity is Severity.ERROR
    ]


def refused(done: Proceedings | tuple[str, ...]) -> tuple[str, ...]:
    """Why an act was refused; it must have been."""
    assert isinstance(done, tuple)
    return done


def test_s2_22_each_to_picks_one_or_two(kept: Catalog) -> None:
    """A tổ that picked two may not pick a third; one that picked nobody is found."""
    papers = after(nominated(kept), "to", chosen=["0-a-0", "0-a-1"])
    third = decided(papers, "to", "0-a-2")
    found = wrong(papers, kept, date(2022, 1, 20))

    assert ("Quá chỉ tiêu: mỗi tổ chọn nhiều nhất 2.",) == third
    assert "phien-to: Chỉ tiêu mỗi tổ ít nhất 1: Tổ b, Trường Mầm non Bịa có 0." in found


def test_s1_10_teams_of_teachers_and_of_the_office_nominate() -> None:
    """Tổ chuyên môn and tổ văn phòng each introduce their own, each up to the quota of a tổ (S2-29)."""
    people = {"toan-1": "Tổ Toán", "toan-2": "Tổ Toán", "ke-toan": "Tổ văn phòng"}
    kept = store(*(teacher(slug, "Trường THCS Bịa", Level.LOWER_SECONDARY) for slug in people))
    papers = opened(LONG_BIEN)
    for slug, team in people.items():
        papers = with_nominee(papers, nomination(slug, team, Level.LOWER_SECONDARY, "2022-01-10"), kept)
    papers = after(papers, "to", chosen=people)

    assert set(people) == chosen(papers, LONG_BIEN.stages[0])
    assert [] == list(breaches(papers, LONG_BIEN.stages[0]))


def test_s2_22_the_school_workshop_picks_one(kept: Catalog) -> None:
    """Of what its tổ picked, a school sends exactly one to the district: it introduces its exemplars (S1-36)."""
    papers = through_the_schools(kept)
    bare = replace(papers, sessions={"to": papers.sessions["to"]})
    one = after(bare, "truong", chosen=["1-a-0"])

    assert ("Quá chỉ tiêu: mỗi đơn vị chọn nhiều nhất 1.",) == decided(one, "truong", "1-b-0")
    assert {"0-a-0", "1-a-0", "2-a-0", "3-a-0"} == chosen(papers, LONG_BIEN.stages[1])


def test_s2_22_the_district_picks_three_one_for_each_school_level(kept: Catalog) -> None:
    """Three go to the city, and they stand for mầm non, tiểu học and THCS."""
    papers = through_the_schools(kept)
    two = after(papers, "huyen", chosen=["0-a-0", "1-a-0"])
    three = after(two, "huyen", chosen=["3-a-0"], passed_over=["2-a-0"])

    assert ("Quá chỉ tiêu: mỗi cấp học chọn nhiều nhất 1.",) == decided(two, "huyen", "2-a-0")
    assert [] == list(breaches(three, LONG_BIEN.stages[2]))
    assert any("cả đợt ít nhất 3: vòng này có 2" in one for one in wrong(two, kept, date(2022, 2, 28)))


def test_s2_22_the_chosen_go_to_the_city_award() -> None:
    """At each stage what is chosen is passed on: tổ → trường → quận → thành phố (edition 6)."""
    tiers = [next_tier(opened(LONG_BIEN), stage, Level.PRIMARY) for stage in LONG_BIEN.stages]

    assert [Tier.SCHOOL, Tier.DISTRICT, Tier.PROVINCE] == tiers
    assert 6 == LONG_BIEN.edition


def test_s2_22_the_whole_round_of_long_bien_at_its_own_dates(kept: Catalog) -> None:
    """From January to February 2022 the round is clean at every step, and its outcome says so."""
    papers = after(
        through_the_schools(kept), "huyen", chosen=["0-a-0", "1-a-0", "3-a-0"], passed_over=["2-a-0"]
    )
    told = outcome(papers, LONG_BIEN.stages[2], kept, date(2022, 3, 1))

    assert [] == wrong(papers, kept, date(2022, 3, 1))
    assert (24, 4, 3) == (told.counts.nominated, told.counts.considered, told.counts.chosen)
    assert {Tier.PROVINCE} == {one.passed_to for one in told.chosen}
    assert [16, 16] == [
        len(considered(papers, LONG_BIEN.stages[1])),
        len(chosen(papers, LONG_BIEN.stages[0])),
    ]


def test_r1_the_same_round_under_todays_two_tiers() -> None:
    """Without the district: trường → xã, phường → Sở; the program is the same, the file another."""
    assert ["to", "truong", "xa", "so"] == [stage.slug for stage in route(TODAY, Level.PRIMARY)]
    assert [Tier.SCHOOL, Tier.COMMUNE, Tier.DEPARTMENT, None] == [
        next_tier(opened(TODAY), stage, Level.PRIMARY) for stage in TODAY.stages
    ]


def test_s0_32_thpt_goes_straight_to_the_department() -> None:
    """A THPT nominee passes from its school to the Sở, and is not considered in the commune."""
    kept = store(teacher("thpt", "Trường THPT Bịa", Level.UPPER_SECONDARY), teacher("th", "Trường TH Bịa"))
    papers = opened(TODAY)
    for slug, level in (("thpt", Level.UPPER_SECONDARY), ("th", Level.PRIMARY)):
        papers = with_nominee(papers, nomination(slug, "Tổ Văn", level, "2027-01-05"), kept)
    for stage in ("to", "truong"):
        papers = after(papers, stage, chosen=["thpt", "th"])
    commune, department = TODAY.stages[2:]
    at_commune = [one.entry for one in considered(papers, commune)]
    papers = after(papers, "xa", chosen=["th"])

    assert ["th"] == at_commune
    assert {"thpt", "th"} == {one.entry for one in considered(papers, department)}
    assert Tier.DEPARTMENT is next_tier(papers, TODAY.stages[1], Level.UPPER_SECONDARY)
    assert [] == wrong(after(papers, "so", chosen=["thpt", "th"]), kept, date(2027, 3, 31))


def test_s3_9_what_nobody_can_see_or_measure_is_not_nominated() -> None:
    """(c) and (d): without figures and product an entry stays below level 2 and is refused (S1-15, S3-4)."""
    (bare, work) = teacher("bia", "Trường Bịa")
    work = replace(work, entry=work.entry.model_copy(update={"result": None, "products": ()}))
    found = list(obstacles(bare, LONG_BIEN.nominees, store((bare, work)), date(2022, 1, 10)))

    assert [("Mức tin cậy ngày 10/01/2022 là 0; đề cử cần ít nhất mức 2.",)] == [one[:1] for one in found]


@pytest.mark.parametrize("test", ["a", "b", "c", "d", "e", "f"])
def test_s3_9_every_test_is_answered(test: str) -> None:
    """(a)-(f): a nomination that is silent on one of the six is no nomination."""
    reasons = {key: "Có." for key in "abcdef" if key != test}
    with pytest.raises(ValueError, match=f"reasons.{test}"):
        nomination("bia", "Tổ", Level.PRIMARY, "2022-01-10", reasons=reasons)


def test_s3_9_what_is_chosen_must_meet_the_tests_it_is_chosen_for(kept: Catalog) -> None:
    """A council may not say (f) of what nobody follows; (c) is asked of every choice (S3-13)."""
    papers = through_the_schools(kept)
    session = papers.sessions["truong"]
    claimed = session.chosen[0].model_copy(update={"tests": (ExemplarTest.FOLLOWED,)})
    edited = session.model_copy(update={"chosen": (claimed, *session.chosen[1:])})
    found = wrong(replace(papers, sessions={**papers.sessions, "truong": edited}), kept, date(2022, 1, 31))

    assert ["phien-truong: Mục “0-a-0”: kho chưa thấy đạt phép thử f (được học tập, làm theo)."] == found


def test_s3_10_rounds_have_a_school_year_and_a_quarter() -> None:
    """Every round has both calendars (R2): 2021-2022 and the first quarter of 2022."""
    assert ("2021-2022", "2022-q1") == (str(LONG_BIEN.school_year), str(FiledRound("bia", LONG_BIEN).quarter))


def test_s3_11_a_fallen_level_is_found_when_the_stage_meets() -> None:
    """Nominated in order, overdue when chosen: evidence is appraised at the choice, not only before."""
    one = teacher("bia", "Trường Tiểu học Bịa", review_by="2022-01-15")
    kept = store(one)
    papers = with_nominee(opened(LONG_BIEN), nomination("bia", "Tổ a", Level.PRIMARY, "2022-01-10"), kept)

    assert "phien-to: Mục đã quá hạn xem lại." in wrong(
        after(papers, "to", chosen=["bia"]), kept, date(2022, 1, 20)
    )


def test_s1_7_right_people_compiled_entries_wait_for_consent() -> None:
    """Without the consent of the person or unit nobody is nominated, and not before its day."""
    (compiled, work) = teacher("bia", "Trường Bịa", origin="suu-tam", consents=[
        {"who": "x", "basis": "nguon-cong-khai", "on": "2021-10-01", "held_by": "x"}])  # fmt: skip
    asked = LONG_BIEN.nominees
    told = [one[0] for one in obstacles(compiled, asked, store((compiled, work)), date(2022, 1, 10))]
    pair = teacher("bia", "Trường Bịa")
    early = [one[0] for one in obstacles(pair[0], asked, store(pair), date(2021, 9, 30))]

    assert ["Chưa có sự đồng ý của người hoặc đơn vị được đề cử."] == told == early


def test_s1_7_timely_late_ones_roll_over(kept: Catalog) -> None:
    """S0-36: after the closing day a nomination is kept, not considered, and counted as rolled over."""
    late = nomination("0-a-0", "Tổ a", Level.PRESCHOOL, "2022-01-21")
    on_time = nomination("0-a-1", "Tổ a", Level.PRESCHOOL, "2022-01-20")
    papers = with_nominee(with_nominee(opened(LONG_BIEN), late, kept), on_time, kept)
    told = outcome(after(papers, "to", chosen=["0-a-1"]), LONG_BIEN.stages[0], kept, date(2022, 1, 31))

    assert (True, False) == (is_late(LONG_BIEN, late), is_late(LONG_BIEN, on_time))
    assert ["0-a-1"] == [one.entry for one in considered(papers, LONG_BIEN.stages[0])]
    assert (2, 1, 1) == (told.counts.nominated, told.counts.considered, told.counts.rolled_over)


def test_s1_7_by_procedure_once_a_round_and_in_order(kept: Catalog) -> None:
    """Twice in a round, before its stage opens, after a later stage met, or passed over below: refused."""
    one = nomination("0-a-0", "Tổ a", Level.PRESCHOOL, "2022-01-10")
    papers = with_nominee(opened(LONG_BIEN), one, kept)
    twice = nominate(papers, one, papers.candidates["0-a-0"])
    whole = through_the_schools(kept)

    assert ("Mục này đã được đề cử trong đợt: mỗi đợt một lần, kể cả khi đã rút.",) == twice
    assert ("Vòng này xét từ 01/01/2022 đến 20/01/2022.",) == decided(
        papers, "to", "0-a-0", date(2021, 12, 31)
    )
    assert "Vòng sau đã xét: kết quả vòng này không đổi được nữa." in refused(decided(whole, "to", "0-a-2"))
    assert [
        "Mục này không được xét ở vòng này (chưa đề cử đúng hạn, đã rút, hoặc vòng trước không chọn)."
    ] == list(refused(decided(whole, "huyen", "0-a-2")))


def test_s1_7_fair_and_democratic_nobody_is_passed_over_in_silence(kept: Catalog) -> None:
    """Everyone considered is voted on."""
    papers = after(nominated(kept), "to", chosen=["0-a-0"])

    assert "phien-to: Chưa ghi phiếu cho mục “0-a-1”." in wrong(papers, kept, date(2022, 1, 20))


def test_s1_7_conflicts_of_interest_do_not_vote(kept: Catalog) -> None:
    """An author, a declared juror and, above the tổ, a member of the same tổ of the same unit are kept from voting."""
    members: list[Plain] = [
        {"name": "Cô Bịa 0-a-0", "office": "Chủ tịch"},
        {"name": "Phạm Thị Bịa", "office": "Uỷ viên", "team": "tổ A", "unit": "Trường Mầm non Bịa"},
        {"name": "Đỗ Văn Bịa", "office": "Uỷ viên", "team": "Tổ a", "unit": "Trường THCS Bịa"},
        {"name": "Lê Văn Bịa", "office": "Uỷ viên"},
    ]
    declared = [{"juror": "lê văn bịa", "reason": "người thân"}]
    one = nomination("0-a-0", "Tổ a", Level.PRESCHOOL, "2022-01-10", conflicts=declared)
    papers = with_nominee(opened(LONG_BIEN, members), one, kept)
    team, school = LONG_BIEN.stages[:2]

    assert {"Cô Bịa 0-a-0", "Lê Văn Bịa"} == set(conflicts(papers, one, team))
    assert {"Cô Bịa 0-a-0", "Lê Văn Bịa", "Phạm Thị Bịa"} == set(conflicts(papers, one, school))
    assert [
        "phien-to: “Cô Bịa 0-a-0” không được bỏ phiếu cho mục này: là tác giả hoặc chính người được đề cử.",
        "phien-to: “Lê Văn Bịa” không được bỏ phiếu cho mục này: người thân.",
    ] == wrong(after(papers, "to", chosen=["0-a-0"]), kept, date(2022, 1, 20))


def test_s1_7_public_words_name_nobody_who_was_not_chosen(kept: Catalog) -> None:
    """A reason that will be published may name the chosen, but no other nominee and no juror."""
    papers = through_the_schools(kept)
    session = papers.sessions["truong"]

    def with_reason(reason: str) -> list[str]:
        said = session.chosen[0].model_copy(update={"reason": reason})
        edited = session.model_copy(update={"chosen": (said, *session.chosen[1:])})
        return wrong(replace(papers, sessions={**papers.sessions, "truong": edited}), kept, date(2022, 1, 31))

    assert [] == with_reason("Cô Bịa 0-a-0 có số liệu rõ.")
    assert 1 == len(with_reason("Hơn hẳn cô bịa 0-b-1."))
    assert 1 == len(with_reason("Lê Văn Bịa rất thích."))


def test_s1_9_fewer_may_be_chosen_with_a_public_reason(kept: Catalog) -> None:
    """Nobody is chosen only to fill a quota: with a reason, which is published, fewer are in order."""
    papers = after(
        through_the_schools(kept), "huyen", chosen=["0-a-0"], passed_over=["1-a-0", "2-a-0", "3-a-0"]
    )
    said = papers.sessions["huyen"].model_copy(update={"fewer_because": "Hai cấp chưa có minh chứng đủ."})
    reasoned = replace(papers, sessions={**papers.sessions, "huyen": said})

    assert 3 == len(wrong(papers, kept, date(2022, 2, 28)))
    assert [] == wrong(reasoned, kept, date(2022, 2, 28))
    assert (
        "Hai cấp chưa có minh chứng đủ."
        == outcome(reasoned, LONG_BIEN.stages[2], kept, date(2022, 3, 1)).fewer_because
    )


def test_ballots_are_counted(kept: Catalog) -> None:
    """More ballots than voters, a stranger, one who votes twice: each is found."""
    papers = after(nominated(kept), "to", chosen=["0-a-0"])
    vote = Vote.model_validate(
        {"entry": "0-a-0", "voters": ["Lê Văn Bịa", "Lê Văn Bịa", "Người Lạ Bịa"], "yes": "3", "no": "1"}
    )
    session = papers.sessions["to"].model_copy(update={"votes": (vote,)})
    found = wrong(replace(papers, sessions={"to": session}), kept, date(2022, 1, 20))

    assert "phien-to: Có 4 phiếu mà 3 người bỏ." in found
    assert "phien-to: “Người Lạ Bịa” không ở trong hội đồng của vòng này." in found
    assert 2 == found.count("phien-to: “Lê Văn Bịa” bỏ phiếu hai lần.")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["nominate", "withdraw", "decide"]),
        st.sampled_from(sorted(PEOPLE)),
        st.sampled_from(["to", "truong", "huyen"]),
        st.booleans(),
        st.integers(-3, 3),
    ),
    max_size=120,
)


def play(acts: list[tuple[str, str, str, bool, int]], start: Proceedings) -> Proceedings:
    """Do one act after another; what is refused changes nothing."""
    papers = start
    for act, slug, stage_name, choose, shift in acts:
        school, team, level = PEOPLE[slug]
        stage = papers.stage(stage_name)
        assert stage
        day = stage.closes + timedelta(days=shift)
        if act == "nominate":
            done = nominate(
                papers, nomination(slug, team, level, str(day)), person(slug, school, team, level)
            )
        elif act == "withdraw":
            done = withdrawn(papers, slug, str(day))
        else:
            done = decided(papers, stage_name, slug, day, choose=choose)
        papers = done if isinstance(done, Proceedings) else papers
    return papers


def counted(papers: Proceedings) -> list[tuple[str, QuotaPer, int, int]]:
    """The most chosen in any group, counted anew from the sessions: a second opinion on `breaches`."""
    found = []
    for stage in papers.round.stages:
        session = papers.sessions.get(stage.slug)
        slugs = [one.entry for one in session.chosen] if session else []
        for quota in stage.quotas:
            keys = {
                QuotaPer.TEAM: lambda slug: PEOPLE[slug][:2],
                QuotaPer.UNIT: lambda slug: PEOPLE[slug][0],
                QuotaPer.LEVEL: lambda slug: PEOPLE[slug][2],
                QuotaPer.ROUND: lambda _slug: None,
            }
            most = max(Counter(map(keys[quota.per], slugs)).values(), default=0)
            found.append((stage.slug, quota.per, most, quota.most or 0))
    return found


@settings(max_examples=150)
@given(ACTS, st.booleans())
def test_no_sequence_of_acts_breaks_a_quota(acts: list[tuple[str, str, str, bool, int]], full: bool) -> None:
    """Whatever is nominated, withdrawn or decided, in whatever order: no group has more than its most (R5)."""
    start = opened(LONG_BIEN)
    if full:  # so that the later stages are reached
        start = play([("nominate", slug, "to", True, -1) for slug in PEOPLE], start)
        start = play([("decide", slug, "to", True, 0) for slug in PEOPLE], start)
    papers = play(acts, start)

    assert [] == [one for one in counted(papers) if one[2] > one[3]]
    assert [] == [one for stage in LONG_BIEN.stages for one in breaches(papers, stage) if one.too_many]
    assert all(
        chosen(papers, stage) <= {one.entry for one in considered(papers, stage)}
        for stage in LONG_BIEN.stages
    )


@settings(max_examples=60)
@given(st.lists(st.sampled_from(sorted(PEOPLE)), unique=True, max_size=24), st.sampled_from([0, 1, 2]))
def test_the_check_finds_any_file_edited_by_hand_that_breaks_a_quota(slugs: list[str], index: int) -> None:
    """However the chosen of a stage are rewritten, `check` is clean of quotas exactly where all are kept."""
    papers = through_the_schools(KEPT)
    stage = LONG_BIEN.stages[index]
    closes = str(stage.closes)
    session = Session.model_validate(
        {"on": closes, "chosen": [{"entry": slug, "reason": "Có.", "tests": ["c"]} for slug in slugs]}
    )
    sessions = {name: one for name, one in papers.sessions.items() if name < stage.slug or name == "to"}
    edited = replace(papers, sessions={**sessions, stage.slug: session})
    quota_words = [
        one for one in wrong(edited, KEPT, stage.closes) if "Chỉ tiêu" in one and stage.slug in one
    ]
    over = [one for one in counted(edited) if one[0] == stage.slug and one[2] > one[3]]

    assert bool(over) == any("nhiều nhất" in one for one in quota_words)


def test_an_appraisal_that_failed_keeps_nobody_out_but_is_shown() -> None:
    """Level 2 is enough to be nominated: the council itself appraises (S1-31)."""
    pair = teacher("bia", "Trường Bịa", appraisals=[appraisal(conclusion="khong-dat", on="2021-12-01")])

    assert [] == list(obstacles(pair[0], LONG_BIEN.nominees, store(pair), date(2022, 1, 10)))


def without(kept: Catalog, slug: str, *, forgotten: bool) -> Catalog:
    """The store after `kho withdraw`, with the address kept or only its digest."""
    gone = {"on": "2022-02-20"}
    named = {"withdrawn": [gone | {"slug": slug, "kind": "individual"}]}
    record = {"forgotten": [gone | {"digest": digest(slug)}]} if forgotten else named
    left = tuple(one for one in kept.filed if one.slug != slug)
    return replace(kept, filed=left, withdrawn=Register(Withdrawn.model_validate(record)))


def as_read(papers: Proceedings, kept: Catalog) -> Proceedings:
    """The papers as they are read beside that store: who is not in it is no candidate."""
    return replace(
        papers, candidates={slug: one for slug, one in papers.candidates.items() if slug in kept.by_slug}
    )


@pytest.mark.parametrize("forgotten", [False, True])
def test_who_was_withdrawn_after_the_vote_stays_on_record_without_a_name(
    kept: Catalog, *, forgotten: bool
) -> None:
    """Minutes keep the vote, the outcome its count and the day: neither names the entry, and none is dropped unsaid."""
    left = without(kept, "0-a-0", forgotten=forgotten)
    papers = as_read(through_the_schools(kept), left)
    stage = LONG_BIEN.stages[1]
    told = outcome(papers, stage, left, date(2022, 3, 1))
    meeting = Meeting(papers, stage, papers.sessions[stage.slug], left)

    assert "0-a-0" not in {one.entry for one in told.chosen}
    assert ((date(2022, 2, 20),), len(told.chosen) + 1) == (told.removed, told.counts.chosen)
    assert len(considered(papers, stage)) == len(meeting.rows())
    assert ["một mục đã gỡ khỏi kho"] == [row.name for row in meeting.rows() if row.filed is None]
    assert b"PK" == minutes(meeting)[:2] == list_on_paper(meeting, "https://kho-bia.example/")[:2]
    assert not [one for one in wrong(papers, left, date(2022, 3, 1)) if "đã gỡ" in one]


def test_who_was_withdrawn_before_the_vote_is_to_be_taken_off_the_list(kept: Catalog) -> None:
    """The twin: while a stage could yet choose it, it is an error with the command that mends it."""
    left = without(kept, "0-a-0", forgotten=False)
    papers = as_read(nominated(kept), left)

    assert ["de-cu: Mục “0-a-0” đã gỡ khỏi kho."] == wrong(papers, left, date(2022, 1, 12))
    mended = withdrawn(papers, "0-a-0", "2022-01-11")

    assert isinstance(mended, Proceedings)
    assert [] == wrong(mended, left, date(2022, 1, 12))


LAN: Plain = {"name": "Nguyễn Thị Lan Bịa", "office": "Uỷ viên"}


@pytest.mark.parametrize(
    ("author", "votes", "asked"),
    [
        ("cô Nguyễn Thị Lan Bịa", False, False),
        ("ThS. Nguyễn Thị Lan Bịa", False, False),
        ("cô Bịa", True, True),
        ("Trần Thị Lan Bịa", True, False),
        ("thầy Văn", True, False),
    ],
)
def test_how_people_are_addressed_hides_no_conflict(author: str, *, votes: bool, asked: bool) -> None:
    """“Cô” before her name is no other name; a given name alone may be hers, and is asked after (S1-7)."""
    known = catalog(filed(innovation(authors=[{"name": author}]), "viec-lan", "ha-noi"))
    told = nomination("viec-lan", "Tổ a", Level.PRIMARY, "2022-01-10")
    papers = with_nominee(opened(LONG_BIEN, members=[LAN]), told, known)
    apart = conflicts(papers, told, LONG_BIEN.stages[0])
    case = CouncilCase(papers, known, date(2022, 1, 12))
    rules = {finding.rule for _file, finding in findings(case)}

    assert (votes, asked) == ("Nguyễn Thị Lan Bịa" not in apart, "given_names_are_told_apart" in rules)
