"""The rubrics that are kept: those of the seeds in their own words, real point tables with what is known of them."""

from decimal import Decimal

import pytest

from checkout import ROOT
from entries import REFERENCE, reference
from kho.reference import load
from kho.rules import rubrics
from kho.terms import Judged, RubricStanding


def test_every_rule_about_a_rubric_has_a_case_that_breaks_it() -> None:
    """No rule about rubrics stands without an invented rubric that it catches; each says its source (S0-7, S3-8)."""
    known, _sources = load(ROOT / "tests/stores/rubrics/_reference", REFERENCE)
    caught = {rule for rule in rubrics.RULES for rubric in known.rubrics.values() if any(rule(rubric))}

    assert set(rubrics.RULES) == caught
    assert all("(S" in (rule.__doc__ or "") or "domain.md" in (rule.__doc__ or "") for rule in rubrics.RULES)


def test_nothing_is_found_in_the_rubrics_that_are_kept() -> None:
    """What the site offers as criteria is itself short, plain and right in its sums (S3-8)."""

    assert [] == list(rubrics.findings(reference()))


@pytest.mark.parametrize(
    ("slug", "judged", "criteria"),
    [
        ("thcs-tan-ho-co-tap-the", Judged.COLLECTIVE, 3),
        ("thcs-tan-ho-co-can-bo-quan-ly", Judged.MANAGER, 5),
        ("thcs-tan-ho-co-giao-vien", Judged.TEACHER, 4),
        ("thcs-tan-ho-co-nhan-vien", Judged.STAFF, 4),
        ("thcs-tan-ho-co-hoc-sinh", Judged.PUPIL, 5),
    ],
)
def test_a_school_judges_each_role_by_its_own_criteria(slug: str, judged: Judged, criteria: int) -> None:
    """Collective, manager, teacher, staff and pupil: one set each, without points, out of the plan (S1-25 … S1-29)."""
    rubric = reference().rubrics[slug]

    assert (judged,) == rubric.judges
    assert criteria == len(rubric.criteria)
    assert (RubricStanding.QUALITIES, None) == (rubric.standing, rubric.total)
    assert "ke-hoach-thcs-tan-ho-co-2020-2025" == rubric.source.document


def test_the_six_tests_are_a_rubric() -> None:
    """The six tests of S3-9 stand as criteria in the order of the letter, for whoever is called an exemplar (R8)."""
    rubric = reference().rubrics["sau-phep-thu-dien-hinh"]

    assert "44-pgddt-tdkt" == rubric.source.document
    assert set(Judged) == set(rubric.judges)
    assert [
        "nhan-to-moi",
        "doi-moi-sang-tao",
        "minh-chung-san-pham",
        "hieu-qua",
        "duoc-ton-vinh",
        "duoc-lam-theo",
    ] == [one.slug for one in rubric.criteria]


def test_criteria_are_tied_to_a_movement_and_a_stage() -> None:
    """A set of criteria belongs to a campaign and to a stage of it: here the registration (S2-19, S0-11)."""
    rubric = reference().rubrics["mau-so-1-ban-dang-ky"]

    assert ("doi-moi-sang-tao-2016",) == rubric.movements
    assert rubric.stage is not None
    assert "Đăng ký" in rubric.stage


def test_a_point_table_is_an_example_and_not_law() -> None:
    """What was seen in use somewhere is marked so, and says what was not seen (S0-7, domain.md §2.4)."""
    tables = {slug: one for slug, one in reference().rubrics.items() if one.total is not None}

    assert {"xa-lap-vo-sang-kien", "binh-thuan-2014-sang-kien", "sang-kien-thang-20"} == set(tables)
    assert {RubricStanding.PRACTICE} == {one.standing for one in tables.values()}
    assert all(one.source.not_seen for one in tables.values())


def test_what_was_not_seen_is_not_made_up() -> None:
    """Of Bình Thuận's table one criterion is known and its maximum is not: it stays open (domain.md §2.4 b)."""
    rubric = reference().rubrics["binh-thuan-2014-sang-kien"]

    assert not rubric.complete
    assert [("tinh-moi", None, Decimal(25))] == [(one.slug, one.max, one.min) for one in rubric.criteria]
    assert [85, 65, 50] == [one.total for one in rubric.thresholds]
