"""The rubrics that are kept: those of the seeds in their own words, real point tables with what is known of them."""

from decimal import Decimal

import pytest
from lxml import html

from checkout import ROOT, TODAY
from entries import (
    REFERENCE,
    adoption,
    appraisal,
    catalog,
    filed,
    indicator,
    innovation,
    product,
    reference,
    result,
)
from kho.check.everything import check
from kho.check.rules import rubrics
from kho.derived.evidence import Level, moves
from kho.publish.pages import pages
from kho.store.reference_data import load
from kho.store.site import Site
from kho.words.terms import Judged, RubricStanding
from shown import kept, page_of, said


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
        (
            "tap-the",
            Judged.COLLECTIVE,
            ("phong-trao-thiet-thuc", "moi-truong-thuan-loi", "nhieu-nguoi-tu-nguyen"),
        ),
        (
            "can-bo-quan-ly",
            Judged.MANAGER,
            ("dao-duc", "tap-the-co-phong-trao", "nhieu-giai-phap", "tap-the-ghi-nhan", "doan-ket-dan-chu"),
        ),
        ("giao-vien", Judged.TEACHER, ("dao-duc", "nhieu-giai-phap", "hoc-tap", "tap-the-ghi-nhan")),
        ("nhan-vien", Judged.STAFF, ("dao-duc", "co-giai-phap", "hieu-qua", "tap-the-ghi-nhan")),
        ("hoc-sinh", Judged.PUPIL, ("thanh-tich", "giai-cao", "vuot-kho", "dung-cam", "thien-nguyen")),
    ],
)
def test_a_school_judges_each_role_by_its_own_criteria(
    slug: str, judged: Judged, criteria: tuple[str, ...]
) -> None:
    """S1-25, S1-26, S1-27, S1-28, S1-29: a set for each role out of the plan, point by point, without marks."""
    rubric = reference().rubrics[f"thcs-tan-ho-co-{slug}"]

    assert (judged,) == rubric.judges
    assert criteria == tuple(one.slug for one in rubric.criteria)
    assert (RubricStanding.QUALITIES, None) == (rubric.standing, rubric.total)
    assert "ke-hoach-thcs-tan-ho-co-2020-2025" == rubric.source.document


def test_what_a_team_cares_for_is_a_list_to_check_itself_by() -> None:
    """S1-18: the ten matters of the plan stand as a sheet for collectives, of the plan's own movement."""
    rubric = reference().rubrics["thcs-tan-ho-co-viec-cua-tap-the"]
    sheet = page_of("tieu-chi/thcs-tan-ho-co-viec-cua-tap-the/", kept()).xpath(
        "//tbody/tr/th | //tbody/tr/td[1]"
    )

    assert [
        "phoi-hop",
        "xanh-sach-dep",
        "phong-hoc",
        "nha-ve-sinh",
        "ngoai-gio",
        "an-toan",
        "phong-tai-nan",
        "chong-bao-luc",
        "dao-duc-loi-song",
        "bao-ve-moi-truong",
    ] == [one.slug for one in rubric.criteria]
    assert len(sheet) == len(rubric.criteria)
    assert all(said(row).startswith(one.name) for row, one in zip(sheet, rubric.criteria, strict=True))


def test_everyone_from_pupil_to_manager_finds_the_criteria_from_the_guidance() -> None:
    """S0-27: criteria for every role are open to all; the joint guidance and its movement lead to a set of them."""
    judged = {one for rubric in reference().rubrics.values() for one in rubric.judges}
    guidance = page_of("van-ban/1228-hdlt-sgd-cdn/", kept()).xpath("//a/@href")
    listed = page_of("tieu-chi/", kept()).xpath("//a/@href")

    assert set(Judged) == judged
    assert "../../tieu-chi/mau-so-1-ban-dang-ky/" in guidance
    assert {f"{slug}/" for slug in reference().rubrics} <= set(listed)


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


# Pages


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The pages of a store whose one entry was appraised three times, the last time with less success."""
    store = check(ROOT / "tests/stores/appraised", REFERENCE, TODAY).whole
    return pages(store, Site("https://kho-bia.example/", TODAY))


def of_class(page: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """The elements of a page that have a class."""
    return [one for one in page.iter() if name in (one.get("class") or "").split()]


def test_the_page_shows_every_appraisal_in_time_order(made: dict[str, bytes]) -> None:
    """Body, tier, day, rubric, score, conclusion, paper and remark of each, the earliest first (S1-7, S1-31)."""
    page = html.fromstring(made["sang-kien/goc-doc-bia/index.md"].decode())
    first, team, last = (" ".join(step.text_content().split()) for step in of_class(page, "trail")[0])

    assert first == (
        "20/05/2026 Thẩm định: Đạt, 78/100 điểm Hội đồng Thi đua – Khen thưởng trường bịa (cấp: trường), số 05/BB-BIA. "
        "Theo: Chấm sáng kiến ở xã Lấp Vò, Đồng Tháp Số liệu đếm từ thẻ mượn, có sổ đối chiếu. "
        "Nhờ lần này, mức tin cậy lên từ “Có số liệu” đến “Đã thẩm định”."
    )
    assert team == "05/2026 Thẩm định: Đạt Tổ bịa lớp 3 (cấp: tổ)"
    assert last.startswith(
        "10/09/2026 Thẩm định: Cần bổ sung, 74/100 điểm Hội đồng sáng kiến xã bịa (cấp: xã, phường)"
    )
    assert ["https://xa-bia.example/bien-ban"] == [
        link.get("href") for link in of_class(page, "trail")[0].iter("a") if link.text == "xem văn bản"
    ]


def test_an_appraisal_that_lowers_the_level_says_so(made: dict[str, bytes]) -> None:
    """A later appraisal that does not pass takes the level back, in words, where it stands (S1-31, S3-11)."""
    page = html.fromstring(made["sang-kien/goc-doc-bia/index.md"].decode())
    (said,) = (step.text_content() for step in of_class(page, "trail__move--down"))

    assert "Vì lần này, mức tin cậy hạ từ “Đã thẩm định” xuống “Có số liệu”." == said
    assert "Có số liệu" in of_class(page, "trust__level")[0].text_content()


def test_an_appraisal_moves_the_level_only_where_it_counts() -> None:
    """Without figures the praise of a council moves nothing; with them a failure takes two levels (S1-9)."""
    passed, failed = appraisal(), appraisal(on="2026-06-20", conclusion="khong-dat")
    bare = filed(innovation(products=[product()], appraisals=[passed, failed]))
    whole = filed(innovation(products=[product()], result=result(indicator()), appraisals=[failed, passed]))
    follower = filed(adoption(), "lam-theo")

    assert () == moves(bare, catalog(bare), TODAY)
    assert [(Level.MEASURED, Level.FOLLOWED), (Level.FOLLOWED, Level.MEASURED)] == [
        (move.before, move.after) for move in moves(whole, catalog(whole, follower), TODAY)
    ]


def test_a_rubric_leads_to_what_was_appraised_by_it(made: dict[str, bytes]) -> None:
    """The page of a rubric shows the entries it was used for; others say that there is none (S1-7)."""
    used = html.fromstring(made["tieu-chi/xa-lap-vo-sang-kien/index.md"].decode())
    unused = made["tieu-chi/sang-kien-thang-20/index.md"].decode()

    assert ["Góc đọc bịa ở hành lang"] == [title[0].text for title in of_class(used, "card__title")]
    assert "Chưa có mục nào trong kho" in unused


def test_a_rubric_is_linked_with_its_document_and_movement(made: dict[str, bytes]) -> None:
    """From a document and from a movement one gets to the criteria, and back (S2-19, S3-7)."""
    rubric = made["tieu-chi/sau-phep-thu-dien-hinh/index.md"].decode()

    for address in ("van-ban/44-pgddt-tdkt", "phong-trao/doi-moi-sang-tao-2016"):
        assert f'href="../../{address}/"' in rubric
        assert 'href="../../tieu-chi/sau-phep-thu-dien-hinh/"' in made[f"{address}/index.md"].decode()


def test_what_is_known_in_part_is_no_sheet(made: dict[str, bytes]) -> None:
    """A rubric of which only a part is known explains itself and offers no sheet to fill (domain.md §2.4 b)."""
    page = made["tieu-chi/binh-thuan-2014-sang-kien/index.md"].decode()

    assert "không in thành phiếu chấm" in page
    assert "kho-rubric" not in page
    assert 'class="paper' not in page
