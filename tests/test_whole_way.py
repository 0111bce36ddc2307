"""The whole way of an exemplar as a reader follows it: found, supported, summed up, honoured, learned from."""

import pytest

from entries import (
    adoption,
    appraisal,
    collective,
    endorsement,
    filed,
    group,
    indicator,
    individual,
    innovation,
    product,
    recognition,
    result,
    tip,
)
from kho.publish import addresses
from kho.store.catalog import Catalog, Filed
from kho.words.terms import ExemplarTest, Role
from shown import facts, items_of, kept, page_of, said

ADDRESS = "sang-kien/goc-doc-bia/"
PRACTICE = innovation(
    registered_on="2025-10-05",
    levels=["tieu-hoc"],
    supporters=[{"name": "Công đoàn trường bịa", "role": "xin kệ, theo dõi mỗi tháng"}],
    plan={"solution": "Đặt kệ sách ở hành lang.", "trial": {"start": "2025-10", "end": "2026-03"}},
    result=result(indicator(), on="2026-04", participants={"pupils": "320", "parents": "45"}),
    products=[product()],
    appraisals=[appraisal()],
    endorsements=[endorsement()],
    recognitions=[recognition(), recognition(title="Bằng khen bịa", on="2026-06", status="de-nghi")],
    lessons=["Đặt kệ thấp vừa tầm các em."],
    also_published=["https://truong-bia.example/goc-doc"],
)


@pytest.fixture(scope="module")
def whole() -> Catalog:
    """A practice that went the whole way, and a school that follows it."""
    return kept(filed(PRACTICE), filed(adoption(), "lam-theo"))


def test_found_supported_summed_up_and_passed_on(whole: Catalog) -> None:
    """S1-12, S2-4: phát hiện, bồi dưỡng, tổng kết, biểu dương, khen thưởng, nhân rộng each stand on the page, dated."""
    page = page_of(ADDRESS, whole)
    text = said(page)
    (trail,) = page.find_class("trail")

    assert "05/10/2025" == facts(page)["Ngày đăng ký"]
    assert "Nơi hỗ trợ, theo dõi: Công đoàn trường bịa (xin kệ, theo dõi mỗi tháng)." in text
    assert "Đạt được (04/2026)Học sinh mượn sách nhiều hơn." in text
    assert [
        ("20/05/2026", "Thẩm định: Đạt"),
        ("30/05/2026", "Giấy khen bịa"),
        ("06/2026", "Bằng khen bịa"),
    ] == [(said(step[0]), said(step[1])) for step in trail]
    assert "Trường Tiểu học Bịa Hai" in text
    assert ["Đặt kệ thấp vừa tầm các em."] == [
        said(one) for one in items_of(ADDRESS, "Bài học rút ra", whole)
    ]


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ({"registered_on": "2025-10-05"}, "Đã đăng ký"),
        (
            {"registered_on": "2025-10-05", "plan": PRACTICE.plan.model_dump(mode="json")},
            "Đến kỳ thử nghiệm, theo đăng ký",
        ),
    ],
)
def test_who_supports_a_registration_sees_how_far_it_is(told: dict[str, object], stage: str) -> None:
    """S0-21: what was registered tells its progress and who encourages, guides and monitors it."""
    supporters = [{"name": "Tổ Ngữ văn bịa", "role": "dự giờ"}]
    page = page_of(ADDRESS, kept(filed(innovation(**told, supporters=supporters))))

    assert stage == facts(page)["Chặng đường"]
    assert "Nơi hỗ trợ, theo dõi: Tổ Ngữ văn bịa (dự giờ)." in said(page)


def test_change_can_be_seen_and_is_passed_on(whole: Catalog) -> None:
    """S1-5: who is honoured shows what changed, before beside after, and who took it up."""
    page = page_of(ADDRESS, whole)
    values = [said(bar) for bar in page.find_class("bar__value")]
    followers = page.xpath("//*[@id='theo-lam-theo']")

    assert ["20", "65"] == values
    assert len(followers) == 1
    assert "Kệ sách ở hành lang." in said(followers[0])


def test_pupils_and_parents_who_took_part_are_counted(whole: Catalog) -> None:
    """S2-5: the movement speaks to pupils and parents too; a practice says how many of them were in it."""
    assert "Tham gia: 320 học sinh, 45 phụ huynh." in said(page_of(ADDRESS, whole))


def test_the_schools_own_page_is_part_of_the_record(whole: Catalog) -> None:
    """S1-37: where the school published it itself stands on the page, as a way there."""
    links = page_of(ADDRESS, whole).xpath("//p[contains(., 'Cũng đăng tại')]/a/@href")

    assert ["https://truong-bia.example/goc-doc"] == links


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_an_honour_leads_to_what_was_done(role: Role) -> None:
    """S1-8, S4-10, S3-12: whoever is honoured, pupil or staff, has a day, and a line that leads to the deed."""
    person = filed(individual(role=role.value, recognitions=[recognition()]), "nguoi-bia")
    known = kept(person)
    (row,) = page_of("vinh-danh/", known).xpath("//ul[@class='trail']/li")

    assert "30/05/2026" == said(row[0])
    assert ["../nha-giao/nguoi-bia/"] == row.xpath(".//span[@class='trail__what']/a/@href")
    assert "Thầy đặt kệ sách ở hành lang." in said(page_of("nha-giao/nguoi-bia/", known))


@pytest.mark.parametrize(
    "entry", [innovation(), tip(), individual(), collective(), group()], ids=lambda one: one.kind
)
def test_every_item_is_asked_whether_it_is_of_use(entry: object) -> None:
    """S0-8: practicality and effect are put to every kind of exemplar, on its own page, with the answer beside."""
    one: Filed = filed(entry)  # type: ignore[arg-type] # each is an entry
    (six,) = page_of(addresses.entry(one), kept(one)).find_class("six")
    answers = {said(line[0]): said(line[1]) for line in six.iter("li")}

    assert [test.label for test in ExemplarTest] == list(answers)
    assert "Chưa có" == answers[ExemplarTest.EFFECTIVE.label]
