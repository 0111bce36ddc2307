"""Votes at a stage (S1-7): how many choose, what is asked of a better count, how a wrong vote is put right."""

from datetime import date

import pytest

from councils import JURORS, nomination, opened, round_named, store, teacher, with_nominee
from entries import Plain
from kho.check.rules.council_case import CouncilCase
from kho.check.rules.votes import a_better_count_is_not_passed_over_in_silence, the_chosen_have_the_votes
from kho.derived.rounds.choosing import Proceedings, chosen
from kho.derived.rounds.voting import carried, conflicts, correct, decide, passed_over
from kho.model.proceedings import Decision, Vote
from kho.model.selection import Ruling
from kho.words.terms import Level

RULES = round_named("long-bien-2021")
TEAM, SCHOOL = RULES.stages[:2]
DAY = date(2022, 1, 15)
PEOPLE = {"a": "Tổ một", "b": "Tổ một", "c": "Tổ một", "d": "Tổ hai"}
KEPT = store(*(teacher(slug, "Trường Tiểu học Bịa") for slug in PEOPLE))
FIVE: tuple[Plain, ...] = (
    *JURORS,
    {"name": "Bốn Bịa", "office": "Uỷ viên"},
    {"name": "Năm Bịa", "office": "Uỷ viên"},
)


def papers(jurors: tuple[Plain, ...] = JURORS, **ruling: str) -> Proceedings:
    """Three of one tổ and one of another stand; the round decides as *ruling* says."""
    rules = RULES.model_copy(update={"decision": Ruling.model_validate(ruling)})
    found = opened(rules, jurors)
    for slug, team in PEOPLE.items():
        found = with_nominee(found, nomination(slug, team, Level.PRIMARY, "2022-01-10"), KEPT)
    return found


def vote(slug: str, yes: int, no: int, *, blank: int = 0, **more: str) -> Vote:
    names = [str(one["name"]) for one in FIVE][: yes + no + blank]
    return Vote.model_validate({"entry": slug, "voters": names, "yes": str(yes), "no": str(no), **more})


def choice(slug: str) -> Decision:
    return Decision.model_validate({"entry": slug, "reason": "Có số liệu rõ.", "tests": ["c"]})


def voted(found: Proceedings, *votes: Vote, choose: str = "") -> Proceedings:
    for one in votes:
        done = decide(found, TEAM, DAY, one, choice(one.entry) if one.entry in choose else None)
        assert isinstance(done, Proceedings), done
        found = done
    return found


@pytest.mark.parametrize(
    ("ruling", "ballots", "enough"),
    [
        ({}, (2, 1, 0), True),
        ({}, (0, 3, 0), False),
        ({}, (0, 0, 0), False),
        ({}, (2, 2, 0), False),
        ({}, (2, 0, 2), False),
        ({}, (3, 0, 2), True),
        ({"share": "hai-phan-ba"}, (2, 1, 0), True),
        ({"share": "hai-phan-ba"}, (3, 2, 0), False),
        ({"share": "ba-phan-tu"}, (3, 1, 0), True),
        ({"share": "ba-phan-tu"}, (2, 1, 0), False),
        ({"share": "80-phan-tram"}, (4, 1, 0), True),
        ({"share": "80-phan-tram"}, (3, 1, 0), False),
        ({"share": "90-phan-tram"}, (4, 1, 0), False),
        ({"share": "90-phan-tram"}, (0, 0, 0), False),
        ({"of": "hoi-dong"}, (2, 0, 0), False),
        ({"of": "hoi-dong"}, (3, 0, 0), True),
    ],
)
def test_how_many_votes_choose_is_data_of_the_round(
    ruling: dict[str, str], ballots: tuple[int, int, int], enough: bool
) -> None:
    """More than half of those who are there, unless the round says otherwise; a blank ballot is nobody's yes (S1-7)."""
    yes, no, blank = ballots
    assert enough is carried(papers(FIVE, **ruling), TEAM, vote("a", yes, no, blank=blank))


def test_who_may_not_vote_is_not_counted_in_the_council() -> None:
    """Of five members one made the nominee: three of four are more than half, and so it stays with one absent."""
    own: tuple[Plain, ...] = (*FIVE[:4], {"name": "Cô Bịa a", "office": "Uỷ viên"})
    found = papers(own, of="hoi-dong")

    assert carried(found, TEAM, vote("a", 3, 0))
    assert not carried(found, TEAM, vote("a", 2, 1))


def test_nobody_is_chosen_against_the_vote() -> None:
    """0 for and 3 against is refused by the act, and found where somebody wrote it by hand; 2 to 1 is neither."""
    found = papers()
    refused = decide(found, TEAM, DAY, vote("a", 0, 3), choice("a"))
    sound = voted(found, vote("a", 2, 1), choose="a")
    edited = sound.sessions["to"].model_copy(update={"votes": (vote("a", 0, 3),)})
    by_hand = voted(found, vote("b", 2, 1), choose="b")
    by_hand = Proceedings(
        by_hand.round, by_hand.opening, by_hand.nominations, {"to": edited}, by_hand.candidates
    )

    assert (
        "Được 0 trên 3 phiếu, mà đợt này cần quá nửa số thành viên có mặt được bỏ phiếu: không chọn được.",
    ) == refused
    assert ["Mục “a” được 0 trên 3 phiếu mà ghi là được chọn."] == [
        finding.message for _file, finding in the_chosen_have_the_votes(CouncilCase(by_hand, KEPT, DAY))
    ]
    assert [] == list(the_chosen_have_the_votes(CouncilCase(sound, KEPT, DAY)))


def test_a_better_count_that_is_passed_over_is_asked_about() -> None:
    """2 to 1 is chosen before 3 to 0: why? Asked until it is told, once, and the choice stands."""
    found = voted(papers(), vote("a", 2, 1), vote("b", 3, 0), choose="a")
    notes = list(a_better_count_is_not_passed_over_in_silence(CouncilCase(found, KEPT, DAY)))
    told = decide(found, TEAM, DAY, vote("b", 3, 0, passed_over="Đã được chọn năm ngoái."), None)

    assert [("b", "a")] == [(one.better.entry, one.chosen.entry) for one in passed_over(found, TEAM)]
    assert ["Mục “b” được 3/3 phiếu mà không chọn, trong khi “a” được chọn với 2/3."] == [
        finding.message for _file, finding in notes
    ]
    assert isinstance(told, Proceedings)
    assert [] == list(a_better_count_is_not_passed_over_in_silence(CouncilCase(told, KEPT, DAY)))
    assert {"a"} == chosen(told, TEAM)


def test_what_only_looks_passed_over_is_not() -> None:
    """An equal count, one without a majority, and one whose tổ had to have somebody else: nothing to explain."""
    equal = voted(papers(), vote("a", 3, 0), vote("b", 3, 0), choose="a")
    few = voted(papers(FIVE), vote("a", 3, 2), vote("b", 1, 2), choose="a")
    full = voted(papers(), vote("a", 3, 0), vote("b", 3, 0), vote("c", 3, 0), vote("d", 2, 1), choose="abd")

    assert [[], [], []] == [list(passed_over(one, TEAM)) for one in (equal, few, full)]


def test_a_wrong_vote_is_recorded_anew_and_the_record_says_so() -> None:
    """What stood there is kept with why; the same vote again, an earlier day or no vote at all is no correction."""
    found = voted(papers(), vote("a", 2, 1), choose="a")
    done = correct(found, TEAM, date(2022, 1, 17), vote("a", 1, 2), None, why="Đếm nhầm.")

    assert isinstance(done, Proceedings)
    assert set() == chosen(done, TEAM)
    assert [(1, 2)] == [(one.yes, one.no) for one in done.sessions["to"].votes]
    assert [("a", 2, 1, "Có số liệu rõ.", "Đếm nhầm.")] == [
        (one.entry, one.yes, one.no, one.chosen, one.reason) for one in done.sessions["to"].corrections
    ]
    assert ("Phiếu này vẫn như đã ghi.",) == correct(found, TEAM, DAY, vote("a", 2, 1), choice("a"), why="x")
    assert ("Ngày ghi lại trước ngày xét 15/01/2022.",) == correct(
        found, TEAM, date(2022, 1, 14), vote("a", 3, 0), choice("a"), why="x"
    )
    assert ("Mục này chưa được bỏ phiếu ở vòng này, nên chưa có gì để ghi lại.",) == correct(
        found, TEAM, DAY, vote("b", 3, 0), None, why="x"
    )


def test_above_a_stage_that_met_only_the_count_can_be_put_right() -> None:
    """After the school chose, the tổ's count is corrected, its choice is not; nor is a vote dropped by a remark."""
    found = voted(papers(), vote("a", 2, 1), vote("d", 3, 0), choose="ad")
    above = decide(found, SCHOOL, date(2022, 1, 25), vote("a", 3, 0), choice("a"))
    assert isinstance(above, Proceedings)

    assert isinstance(
        correct(above, TEAM, date(2022, 1, 26), vote("a", 3, 0), choice("a"), why="x"), Proceedings
    )
    assert ("Vòng sau đã xét: kết quả vòng này không đổi được nữa.",) == correct(
        above, TEAM, date(2022, 1, 26), vote("a", 1, 2), None, why="x"
    )
    assert not isinstance(
        decide(above, SCHOOL, date(2022, 1, 25), vote("a", 3, 0, passed_over="Nhầm."), None), Proceedings
    )


def test_a_namesake_votes_where_the_papers_tell_the_two_apart() -> None:
    """By name alone a member is taken for the nominee; once told apart she votes, unless she declared something."""
    members: tuple[Plain, ...] = (*JURORS, {"name": "cô bịa A", "office": "Uỷ viên"})
    found = papers(members)
    one = found.nominations[0]
    apart = [{"juror": "Cô Bịa a", "reason": "Dạy ở trường khác."}]
    told = nomination("a", "Tổ một", Level.PRIMARY, "2022-01-10", namesakes=apart)
    kin = nomination(
        "a",
        "Tổ một",
        Level.PRIMARY,
        "2022-01-10",
        namesakes=apart,
        conflicts=[{"juror": "cô bịa a", "reason": "người thân"}],
    )

    assert {"cô bịa A": "là tác giả hoặc chính người được đề cử"} == conflicts(found, one, TEAM)
    assert {} == conflicts(found, told, TEAM)
    assert {"cô bịa A": "người thân"} == conflicts(found, kin, TEAM)
