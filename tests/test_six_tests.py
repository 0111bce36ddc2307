"""The six tests of an exemplar, S3-9 a-f, the published rubric (R8): met, claimed, unknown, or for people to judge."""

from collections.abc import Callable
from datetime import date

import pytest

from entries import (
    Plain,
    adoption,
    appraisal,
    catalog,
    collective,
    endorsement,
    evidence,
    filed,
    group,
    indicator,
    individual,
    innovation,
    product,
    recognition,
    result,
    source,
    tip,
)
from kho.derived.six_tests import Outcome, six_tests
from kho.model import Entry
from kho.store.catalog import Filed
from kho.words.terms import ExemplarTest as Test

ON = date(2026, 6, 30)
MET, CLAIMED, MISSING = Outcome.MET, Outcome.CLAIMED, Outcome.MISSING
JUDGED, UNKNOWN = Outcome.JUDGED, Outcome.UNKNOWN

SITUATION: Plain = {"plan": {"solution": "Đặt kệ sách.", "situation": "Học sinh ít đọc sách."}}


def outcomes(entry: Entry, *others: Filed, slug: str = "goc-doc-bia", dead: tuple[str, ...] = ()) -> str:
    """The six outcomes of *entry*, one letter each: Đ(ạt), k(ể), x(ét), - (chưa có)."""
    one = filed(entry, slug)
    found = six_tests(one, catalog(one, *others, dead=dead), ON)

    assert [result.test for result in found] == list(Test)
    return "".join({MET: "Đ", CLAIMED: "k", JUDGED: "x", MISSING: "-"}[result.outcome] for result in found)


def outcome(test: Test, entry: Entry, *others: Filed, dead: tuple[str, ...] = ()) -> Outcome:
    """The outcome of one test."""
    one = filed(entry)
    found = six_tests(one, catalog(one, *others, dead=dead), ON)
    return next(result.outcome for result in found if result.test is test)


def follower(of: str = "goc-doc-bia", **changes: object) -> Filed:
    """Another school's adoption."""
    return filed(adoption(of=of, **changes), "lam-theo")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (innovation(), "kx----"),
        (tip(), "xx----"),
        (individual(), "kk----"),
        (collective(), "kk----"),
        (group(), "kk----"),
    ],
)
def test_what_is_only_told(entry: Entry, expected: str) -> None:
    """An entry without proof claims to be new and to innovate, and shows nothing (S3-4, S3-9)."""

    assert outcomes(entry) == expected


def test_all_six() -> None:
    """What is told, shown, measured, honoured and followed passes all six (S3-9 a-f, R8)."""
    entry = innovation(
        **SITUATION, products=[product()], result=result(indicator()), recognitions=[recognition()]
    )

    assert outcomes(entry, follower()) == "xxĐĐĐĐ"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (innovation(**SITUATION), JUDGED),
        (innovation(), CLAIMED),
        (tip(), JUDGED),
        (individual(type="nguoi-tot-viec-tot"), JUDGED),
        (individual(), CLAIMED),
        (individual(difficulties=["hoc-sinh-luoi-doc"]), JUDGED),
        (collective(), CLAIMED),
        (collective(difficulties=["hoc-sinh-luoi-doc"]), JUDGED),
        (group(difficulties=["hoc-sinh-luoi-doc"]), JUDGED),
    ],
)
def test_new(entry: Entry, expected: Outcome) -> None:
    """(a) Where it is told what was lacking before, people judge whether it is new; a machine cannot (S3-9 a)."""

    assert outcome(Test.NEW, entry) is expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (innovation(), JUDGED),
        (tip(), JUDGED),
        (individual(), CLAIMED),
        (collective(), CLAIMED),
        (group(), CLAIMED),
    ],
)
def test_innovates(entry: Entry, expected: Outcome) -> None:
    """(b) Where there is a way of doing to look at, people judge whether it innovates (S3-9 b)."""

    assert outcome(Test.INNOVATES, entry) is expected


@pytest.mark.parametrize("kind", [innovation, tip])
@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, MISSING),
        ({"products": [product()]}, MET),
        ({"products": [product(url=None, file="ke-sach.pdf")]}, MET),
        # a product nobody can open, the page that was read, or something to open but no product
        ({"products": [product(url=None)], "evidence": [evidence()]}, CLAIMED),
        ({"products": [product(url=None)], "sources": [source()]}, CLAIMED),
        ({"products": [product(url="https://bao-bia.example/bai")], "sources": [source()]}, CLAIMED),
        ({"products": [product(url=None)]}, CLAIMED),
        ({"products": [product(url="https://het-han.example/")]}, CLAIMED),
        ({"evidence": [evidence()]}, CLAIMED),
        ({"sources": [source()]}, CLAIMED),
        ({"appraisals": [appraisal()], "recognitions": [recognition()]}, MISSING),
    ],
)
def test_proven(kind: Callable[..., Entry], entry: Plain, expected: Outcome) -> None:
    """(c) Concrete evidence and product: one that anyone can open counts, one only named does not (S3-9 c)."""

    assert outcome(Test.PROVEN, kind(**entry), dead=("https://het-han.example/",)) is expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (innovation(), MISSING),
        (innovation(result=result()), CLAIMED),
        (innovation(result=result(indicator(before=None))), CLAIMED),
        (innovation(result=result(indicator(sample=None))), CLAIMED),
        (innovation(result=result(indicator(method=None))), CLAIMED),
        (innovation(result=result(indicator())), MET),
        (tip(), MISSING),
        (tip(change="Cô gọi đúng tên."), CLAIMED),
        (tip(indicators=[indicator()]), MET),
        (individual(), MISSING),
        (individual(achievements=[{"what": "Lớp đọc tốt hơn."}]), CLAIMED),
        (collective(), MISSING),
        (collective(achievements=[{"what": "Tổ đọc tốt hơn."}]), CLAIMED),
        (group(expected="Học sinh đọc tốt hơn."), MISSING),
        (group(achieved="Học sinh đọc tốt hơn."), CLAIMED),
    ],
)
def test_effective(entry: Entry, expected: Outcome) -> None:
    """(d) Real benefit is figures before and after; a result in words is a claim, a hope is not (S3-9 d, S0-8)."""

    assert outcome(Test.EFFECTIVE, entry) is expected


@pytest.mark.parametrize("kind", [innovation, tip, individual, collective, group])
@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, MISSING),
        ({"recognitions": [recognition()]}, MET),
        ({"endorsements": [endorsement(body="Tổ Toán bịa")]}, MET),
        ({"endorsements": [endorsement(body="chưa rõ")]}, MISSING),
        ({"recognitions": [recognition(body="không nêu")]}, CLAIMED),
        ({"recognitions": [recognition(status="de-nghi")]}, CLAIMED),
        ({"recognitions": [recognition(status="de-nghi"), recognition()]}, MET),
        ({"appraisals": [appraisal()]}, MISSING),
    ],
)
def test_honoured(kind: Callable[..., Entry], entry: Plain, expected: Outcome) -> None:
    """(e) Honoured is who was recognised, or whose colleagues say so; proposed is not yet (S3-9 e, S1-30, S0-29)."""

    assert outcome(Test.HONOURED, kind(**entry)) is expected


@pytest.mark.parametrize("kind", [innovation, tip])
@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ([], MISSING),
        ([follower()], MET),
        ([follower(verdict="dung-mot-phan")], MET),
        ([follower(confirmed_by=None)], CLAIMED),
        ([follower(confirmed_by={"role": "Hiệu trưởng", "on": "2026-07"})], CLAIMED),
        ([follower(verdict="khong-hop")], MISSING),
        ([follower(verdict="khong-hop"), follower()], MET),
        ([follower(since="2026-07-01")], MISSING),
        ([follower(of="cach-lam-khac")], MISSING),
    ],
)
def test_followed(kind: Callable[..., Entry], following: list[Filed], expected: Outcome) -> None:
    """(f) Others follow where another unit does, it works for them, and they confirm it (S3-9 f, R8)."""

    assert outcome(Test.FOLLOWED, kind(), *following) is expected


def test_report_of_followers_is_a_claim() -> None:
    """(f) What a public source says of followers is a claim until one of them writes (S3-9 f)."""
    told = innovation(reported_spread="Ba trường khác đã làm theo.")

    assert outcome(Test.FOLLOWED, told) is CLAIMED
    assert outcome(Test.FOLLOWED, told, follower()) is MET


@pytest.mark.parametrize(("person", "key"), [(individual, "individual"), (collective, "collective")])
def test_people_are_judged_with_their_works(person: Callable[..., Entry], key: str) -> None:
    """People pass what any of their works passes: what they made is what they are known by (S3-9, S1-27)."""
    authors = [{"name": "Nguyễn Văn Bịa", key: "nguoi-bia"}]
    shown = innovation(**SITUATION, authors=authors, products=[product()], recognitions=[recognition()])
    measured = tip(authors=authors, indicators=[indicator()])
    works = [filed(shown), filed(measured, "meo-bia")]

    assert outcomes(person(), *works, follower(), slug="nguoi-bia") == "xxĐĐĐĐ"
    assert outcomes(person(), works[0], slug="nguoi-bia") == "xxĐ-Đ-"
    assert outcomes(person(), works[1], follower(), slug="nguoi-bia") == "xx-Đ--"
    assert outcomes(person(), *works, follower(), slug="nguoi-khac") == "kk----"


def test_own_evidence_and_product_of_a_work() -> None:
    """(c) The evidence may stand with the person and the product with the work (S3-9 c)."""
    work = filed(
        innovation(authors=[{"name": "Nguyễn Văn Bịa", "individual": "nguoi-bia"}], products=[product()])
    )

    assert outcomes(individual(sources=[source()]), work, slug="nguoi-bia") == "kxĐ---"


def test_a_member_is_not_judged_with_the_group() -> None:
    """What a group shows is not what its member made (S0-14)."""
    members = [{"name": "Nguyễn Văn Bịa", "individual": "nguoi-bia"}, {"name": "Trần Thị Bịa"}]
    circle = group(
        members=members, difficulties=["hoc-sinh-luoi-doc"], achieved="Tốt.", endorsements=[endorsement()]
    )

    assert outcomes(individual(), filed(circle, "nhom-bia"), slug="nguoi-bia") == "kk----"
