"""The public files of rounds, their pages, and fair share: what is counted, and what is not told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT, TODAY
from councils import after, nomination, opened, round_named, store, teacher, with_nominee
from entries import catalog, collective, filed, individual, innovation, recognition, tip
from kho.check.everything import check
from kho.check.rules import public_rounds as round_rules
from kho.check.rules.outcomes import Placed, Rule
from kho.derived.rounds.fairness import (
    FEW,
    Row,
    Table,
    as_data,
    fair_share,
    from_data,
    past,
    post_of,
    public,
)
from kho.derived.rounds.publication import outcome, tables
from kho.publish.pages.selection_rounds import pages
from kho.publish.renderer import render
from kho.store.catalog import Catalog
from kho.store.round_files import FiledRound
from kho.store.site import Site
from kho.words.terms import Before, FairSide, Front, Hardship, Level, Post

REFERENCE = ROOT / "exemplars" / "_reference"
SITE = Site("https://kho-bia.example/", TODAY)
RULES = round_named("long-bien-2021")


def test_every_rule_about_rounds_has_a_case_that_breaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule stands without a file of `tests/stores/rounds` that it catches."""
    caught: set[str] = set()

    def listening(rule: Rule) -> Rule:
        def listen(round_: FiledRound, kept: Catalog) -> Iterator[Placed]:
            for found in rule(round_, kept):
                caught.add(rule.__name__)
                yield found

        return listen

    names = {rule.__name__ for rule in round_rules.RULES}
    monkeypatch.setattr(round_rules, "RULES", tuple(map(listening, round_rules.RULES)))
    check(ROOT / "tests" / "stores" / "rounds", REFERENCE, TODAY)

    assert names == caught


@pytest.mark.parametrize(
    ("role", "post"),
    [
        ("Phó Hiệu trưởng", Post.MANAGER),
        ("giáo viên Tiếng Anh", Post.TEACHER),
        ("Tổ trưởng tổ Văn", Post.TEACHER),
        ("nhân viên kế toán", Post.ACCOUNTANT),
        ("Văn thư", Post.CLERK),
        ("Cán bộ thư viện", Post.LIBRARIAN),
        ("nhân viên thiết bị, thí nghiệm", Post.EQUIPMENT),
        ("nhân viên nuôi dưỡng", Post.STAFF),
        ("sinh viên thực tập", Post.PUPIL),
        ("người làm vườn", None),
    ],
)
def test_s0_10_every_post_of_a_school_is_told_apart(role: str, post: Post | None) -> None:
    """Managers, teachers, accountants, clerks, librarians, equipment: by the role as people write it."""
    one = filed(innovation(authors=[{"name": "Nguyễn Văn Bịa", "role": role}]))

    assert post is post_of(one, catalog(one))


def test_the_post_of_people_is_their_role() -> None:
    """An individual's role counts, for staff with the position; a collective is one; a linked author is the person."""
    librarian = filed(individual(role="nhan-vien", position="Nhân viên thư viện"), "co-bia")
    work = filed(tip(authors=[{"name": "Trần Thị Bịa", "individual": "co-bia", "role": "giáo viên"}]), "viec")
    team = filed(collective(), "to-bia")
    kept = catalog(librarian, work, team)

    assert [Post.LIBRARIAN, Post.LIBRARIAN, Post.COLLECTIVE] == [post_of(one, kept) for one in kept.filed]


def small() -> Catalog:
    """Three teachers and a manager; one of them was honoured before."""
    return store(
        teacher("a", "Trường Tiểu học Bịa", setting={"hardship": "dac-biet-kho-khan"}),
        teacher("b", "Trường Tiểu học Bịa", recognitions=[recognition(on="2021-05-30")]),
        teacher("c", "Trường THCS Bịa", Level.LOWER_SECONDARY),
        teacher("d", "Trường THCS Bịa Hai", Level.LOWER_SECONDARY, role="can-bo-quan-ly"),
    )


def test_s1_21_fair_share_counts_eligible_considered_and_chosen() -> None:
    """By level, hardship, post, front line, and whose turn it was before (S3-5, S3-3)."""
    kept = small()
    could = [one for one in kept.filed if one.slug in "abcd"]
    levels = {"a": Level.PRIMARY, "b": Level.PRIMARY, "c": Level.LOWER_SECONDARY}
    found = {
        table.side: {row.group: (row.eligible, row.nominated, row.chosen) for row in table.rows}
        for table in fair_share(could, levels, ["a", "c"], kept, past(kept, date(2022, 1, 1)))
    }

    assert {Level.PRIMARY: (2, 2, 1), Level.LOWER_SECONDARY: (2, 1, 1)} == found[FairSide.LEVEL]
    assert {Hardship.EXTREME: (1, 1, 1), None: (3, 2, 1)} == found[FairSide.HARDSHIP]
    assert {Front.DIRECT: (3, 3, 2), Front.MANAGER: (1, 0, 0)} == found[FairSide.FRONT]
    assert {Before.FIRST: (3, 2, 2), Before.AGAIN: (1, 1, 0)} == found[FairSide.PERSON]
    assert {Before.FIRST: (2, 1, 1), Before.AGAIN: (2, 2, 1)} == found[FairSide.UNIT]


GROUPS = [*Level, None]
COUNTS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=len(GROUPS))


@given(COUNTS)
def test_no_public_row_points_at_a_few_who_were_not_chosen(counts: list[tuple[int, int]]) -> None:
    """Either every group of a side has none or at least five not chosen, or no group tells how many were considered."""
    rows = tuple(
        Row(group, 20, chosen + passed_over, chosen)
        for group, (chosen, passed_over) in zip(GROUPS, counts, strict=False)
    )
    (told,) = public([Table(FairSide.LEVEL, rows)])
    numbers = [row.nominated for row in told.rows]
    few = any(0 < passed_over < FEW for _chosen, passed_over in counts)

    assert ([None] * len(rows) if few else [row.nominated for row in rows]) == numbers
    assert [row.chosen for row in rows] == [row.chosen for row in told.rows]
    assert (told,) == from_data(as_data([told]))


def published() -> Catalog:
    """The small store after a round that chose `a` at the end of its way."""
    kept = small()
    papers = opened(RULES)
    for slug in "ab":
        papers = with_nominee(papers, nomination(slug, "Tổ", Level.PRIMARY, "2022-01-05"), kept)
    papers = after(papers, "to", chosen=["a", "b"])
    papers = after(papers, "truong", chosen=["a"], passed_over=["b"])
    papers = after(papers, "huyen", chosen=["a"])
    outcomes = {"huyen": outcome(papers, RULES.stages[2], kept, date(2022, 3, 1))}
    return replace(kept, rounds={"dot-bia": FiledRound("dot-bia", RULES, outcomes)})


def test_the_next_round_knows_who_was_chosen_before() -> None:
    """Whoever was chosen in a published round counts as having had a turn, in any other round."""
    kept = published()

    assert "a" in past(kept, date(2022, 9, 1)).entries
    assert "a" not in past(kept, date(2022, 9, 1), but="dot-bia").entries
    assert "a" not in past(kept, date(2022, 2, 1)).entries


def test_before_a_stage_meets_the_council_sees_who_is_there() -> None:
    """The tables work from the nominations alone, so that a council can look before it decides."""
    kept = small()
    papers = with_nominee(opened(RULES), nomination("a", "Tổ", Level.PRIMARY, "2022-01-05"), kept)
    levels = tables(papers, RULES.stages[0], kept, date(2022, 1, 10))[0]

    assert [(Level.PRIMARY, 2, 1, 0), (Level.LOWER_SECONDARY, 2, 0, 0)] == [
        (row.group, row.eligible, row.nominated, row.chosen) for row in levels.rows
    ]


def test_the_list_of_rounds_invites_where_there_is_none() -> None:
    """Today's store has no round: the page says how one is run."""
    (page,) = pages(catalog(), SITE)
    text = render(page, catalog(), SITE).decode()

    assert "dot-xet/" == page.address
    assert "Hãy là nơi đầu tiên xét công khai" in text
    assert "xet-chon/" in text


def test_s1_7_a_round_explains_itself_to_a_parent() -> None:
    """Who decides, when, how many, by which criteria, who was chosen and why, where to object."""
    kept = published()
    text = unescape("".join(render(page, kept, SITE).decode() for page in pages(kept, SITE)))

    for said in (
        "Các tổ chuyên môn",
        "01/01/2022 – 20/01/2022",
        "mỗi tổ: 1–2",
        "cả đợt: 3",
        "Hiệu quả, lợi ích đích thực",
        "Cô Bịa a",
        "Có số liệu rõ.",
        "gửi tiếp lên: Tỉnh, thành phố",
        "Gửi bộ phận thường trực của Phòng.",
        "Đã xét xong",
        "rieng-tu/#bao-sai",
    ):
        assert said in text
    assert "Cô Bịa b" not in text
