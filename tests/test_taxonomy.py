"""The words of the official documents as words of the store: chosen by an entry, read on a page, found by search."""

import json

import pytest

from entries import Plain, collective, filed, group, individual, innovation, reference
from kho.model import Exemplar
from kho.publish import addresses
from kho.publish.search.records import of_entry
from kho.store.catalog import Catalog
from kho.words.terms import CollectiveType, EventKind, GroupArea, GroupStatus, InnovationType, Role, Term
from kho.words.text import fold
from shown import SITE, facts, kept, page_of


def glance(entry: Exemplar) -> dict[str, str]:
    """What the page of *entry* tells at a glance, by its label."""
    one = filed(entry)
    return facts(page_of(addresses.entry(one), kept(one)))


# Areas

AREAS = [
    ("S0-10", "nghiep-vu-van-phong", ("kế toán", "văn thư", "thư viện", "thiết bị, thí nghiệm")),
    ("S0-13", "phat-trien-nghe-nghiep", ("chuẩn nghề nghiệp", "chuẩn hiệu trưởng", "ngoại ngữ, tin học")),
    ("S0-13", "chuyen-doi-so", ("ứng dụng công nghệ trong dạy, học và quản lý",)),
    ("S0-15", "quan-ly-nha-truong", ("quản lý, quản trị nhà trường",)),
    ("S0-15", "quan-ly-giao-duc-hoc-sinh", ("quản lý, giáo dục học sinh", "động lực mới")),
    ("S0-16", "phuong-phap-giang-day", ("đổi mới phương pháp dạy học", "soạn bài, giảng bài")),
    ("S0-16", "chuyen-doi-so", ("công nghệ thông tin", "khai thác")),
    ("S1-4", "moi-truong-xanh", ("xanh, sạch, đẹp",)),
    ("S1-4", "truong-hoc-hanh-phuc", ("thân thiện", "an toàn trường học")),
    ("S1-4", "van-hoa-ban-sac", ("bản sắc văn hoá dân tộc",)),
    ("S1-4", "quan-ly-nha-truong", ("quản lý giáo dục", "quản trị trường học")),
    ("S1-4", "phuong-phap-giang-day", ("học sinh chủ động",)),
    ("S1-4", "boi-duong-hoc-sinh-gioi", ("học sinh nghiên cứu khoa học",)),
    ("S1-4", "huong-nghiep-khoi-nghiep", ("khởi nghiệp của học sinh",)),
    ("S1-18", "phoi-hop-gia-dinh-xa-hoi", ("phối hợp nhà trường, gia đình, xã hội",)),
    ("S1-18", "moi-truong-xanh", ("xanh – sạch – đẹp", "bảo vệ môi trường")),
    ("S1-18", "co-so-vat-chat", ("đủ ánh sáng", "bàn ghế", "nhà vệ sinh")),
    ("S1-18", "stem-trai-nghiem", ("hoạt động ngoài giờ lên lớp", "trải nghiệm")),
    ("S1-18", "quan-ly-giao-duc-hoc-sinh", ("tư vấn", "kỹ năng sống", "đạo đức, lối sống")),
    (
        "S1-18",
        "truong-hoc-hanh-phuc",
        (
            "an ninh trật tự",
            "an toàn giao thông, thực phẩm",
            "tai nạn thương tích, đuối nước, cháy nổ",
            "bạo lực học đường, xâm hại",
        ),
    ),
    ("S1-23", "phat-trien-nghe-nghiep", ("tự học", "nhà giáo nghiên cứu khoa học")),
    ("S1-23", "quan-ly-nha-truong", ("quản lý giáo dục",)),
    ("S1-23", "phuong-phap-giang-day", ("phương pháp giảng dạy",)),
    (
        "S1-24",
        "vuot-kho-viec-tot",
        (
            "vượt khó vươn lên trong học tập, rèn luyện",
            "nghĩa cử đẹp khi gặp thiên tai, hoả hoạn, tai nạn",
            "tình nguyện, thiện nguyện",
        ),
    ),
    ("S1-24", "quan-ly-giao-duc-hoc-sinh", ("kỷ luật",)),
    ("S1-24", "huong-nghiep-khoi-nghiep", ("khởi nghiệp",)),
    ("S2-8", "phat-trien-nghe-nghiep", ("đạt chuẩn nghề nghiệp",)),
    ("S2-8", "truong-hoc-hanh-phuc", ("trường học hạnh phúc",)),
    ("S2-12", "chuyen-doi-so", ("dạy học trực tuyến",)),
    ("S4-5", "quan-ly-giao-duc-hoc-sinh", ("nền nếp", "kỹ năng mềm", "ý thức pháp luật")),
    ("S4-5", "truong-hoc-hanh-phuc", ("an toàn", "chống bạo lực học đường")),
    ("S4-5", "chat-luong-hoc-tap", ("giáo dục đại trà",)),
    ("S4-5", "boi-duong-hoc-sinh-gioi", ("giáo dục mũi nhọn",)),
    ("S4-5", "phoi-hop-gia-dinh-xa-hoi", ("niềm tin của phụ huynh, xã hội",)),
    ("S4-6", "kiem-tra-danh-gia", ("thi, kiểm tra, đánh giá",)),
    ("S4-6", "phat-trien-nghe-nghiep", ("nghiên cứu khoa học, chuyển giao công nghệ",)),
    (
        "S4-6",
        "chuyen-doi-so",
        ("phòng giáo dục điện tử", "phòng học thông minh", "trường học thông minh", "tài nguyên, dữ liệu"),
    ),
    ("S4-6", "quan-ly-nha-truong", ("thư điện tử, chữ ký số",)),
    ("S4-6", "stem-trai-nghiem", ("hoạt động trải nghiệm sáng tạo",)),
    ("S4-6", "xoa-mu-hoc-tap-suot-doi", ("xã hội học tập", "học tập suốt đời")),
    ("S4-6", "van-hoa-ban-sac", ("văn hoá dân tộc", "truyền thống")),
]
"""What a document names, and the area where a teacher who looks for it by these words finds it."""

TASK_GROUPS = [
    ("mạng lưới trường lớp", "co-so-vat-chat"),
    ("chất lượng đội ngũ", "phat-trien-nghe-nghiep"),
    ("dạy học ngoại ngữ", "day-hoc-ngoai-ngu"),
    ("công nghệ thông tin", "chuyen-doi-so"),
    ("tự chủ", "quan-ly-nha-truong"),
    ("hội nhập quốc tế", "day-hoc-ngoai-ngu"),
    ("cơ sở vật chất", "co-so-vat-chat"),
    ("phát triển nguồn nhân lực", "phat-trien-nghe-nghiep"),
    ("phân luồng, định hướng nghề nghiệp", "huong-nghiep-khoi-nghiep"),
]
SOLUTIONS = [
    ("cải cách hành chính", "quan-ly-nha-truong"),
    ("năng lực lãnh đạo", "quan-ly-nha-truong"),
    ("nguồn lực đầu tư", "phoi-hop-gia-dinh-xa-hoi"),
    ("khảo thí và kiểm định chất lượng", "kiem-tra-danh-gia"),
    ("truyền thông", "phoi-hop-gia-dinh-xa-hoi"),
]


def told(area: str) -> str:
    """All that the page of an area says of it, folded."""
    word = reference().areas[area]
    return fold("; ".join((word.name, word.about, *word.aliases)))


@pytest.mark.parametrize(("asked", "area", "words"), AREAS, ids=[f"{row[0]}-{row[1]}" for row in AREAS])
def test_what_a_document_names_is_an_area(asked: str, area: str, words: tuple[str, ...]) -> None:
    """S0-10, S0-13, S0-15, S0-16, S1-4, S1-18, S1-23, S1-24, S2-8, S2-12, S4-5, S4-6: its words lead there."""
    assert [] == [word for word in words if fold(word) not in told(area)], asked


@pytest.mark.parametrize(("task", "area"), [*TASK_GROUPS, *SOLUTIONS])
def test_each_task_group_and_solution_of_dong_trieu_is_an_area(task: str, area: str) -> None:
    """S4-7: nine groups of tasks and five solutions, each by its own words in one controlled list."""
    assert (9, 5) == (len(TASK_GROUPS), len(SOLUTIONS))
    assert fold(task) in told(area)


@pytest.fixture(scope="module")
def spread() -> Catalog:
    """An entry for each area there is."""
    return kept(*(filed(innovation(areas=[slug]), f"muc-{slug}") for slug in reference().areas))


def test_every_area_is_borne_read_and_found(spread: Catalog) -> None:
    """An entry of any area stands on the page of that area alone, under that facet, and the form offers the area."""
    labels = json.loads(page_of("tim-kiem/", spread).get_element_by_id("kho-tim-nhan").text)
    offered = {name: dict(values) for name, _label, values in labels["facets"]}
    choices = {box.get("value") for box in page_of("gui-bai/sang-kien/", spread).iter("input", "option")}

    assert {slug: one.name for slug, one in reference().areas.items()} == offered["linh-vuc"]
    assert set(reference().areas) <= choices
    for slug in reference().areas:
        titles = page_of(f"linh-vuc/{slug}/", spread).xpath("//*[@class='card__title']/a/@href")
        record = of_entry(spread.by_slug[f"muc-{slug}"], spread, SITE)

        assert [f"../../sang-kien/muc-{slug}/"] == titles
        assert (slug,) == record.facets["linh-vuc"]


# People and what they make


@pytest.mark.parametrize(
    ("role", "who"),
    [
        (Role.MANAGER, "Cán bộ quản lý"),
        (Role.TEACHER, "Giáo viên"),
        (Role.STAFF, "Nhân viên"),
        (Role.PUPIL, "Học sinh"),
        (Role.LEARNER, "sinh viên"),
    ],
)
def test_whoever_takes_part_may_be_an_exemplar(role: Role, who: str) -> None:
    """S0-6, S1-16, S4-13: managers, teachers, other staff, pupils and students, each under a name of their own."""
    assert who in glance(individual(role=role.value))["Vai trò"]


@pytest.mark.parametrize(
    ("type_", "name"),
    [(CollectiveType.SUBJECT_TEAM, "Tổ chuyên môn"), (CollectiveType.OFFICE_TEAM, "Tổ văn phòng")],
)
def test_teams_of_teachers_and_of_the_office_are_collectives(type_: CollectiveType, name: str) -> None:
    """S1-16: both kinds of tổ that the plan of a school names."""
    assert name == glance(collective(type=type_.value))["Loại tập thể"]


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        (InnovationType.RESEARCH, "Đề tài"),
        (InnovationType.TOPIC, "Chuyên đề"),
        (InnovationType.INITIATIVE, "Sáng kiến"),
    ],
)
def test_a_product_of_research_says_which_kind_it_is(type_: InnovationType, name: str) -> None:
    """S0-17: đề tài, chuyên đề, sáng kiến, on the page of each."""
    assert name == glance(innovation(type=type_.value))["Loại"]


@pytest.mark.parametrize(
    ("status", "said"), [(GroupStatus.NEW, "Thành lập mới"), (GroupStatus.KEPT, "Duy trì")]
)
def test_a_group_is_new_or_kept(status: GroupStatus, said: str) -> None:
    """S2-7: groups are kept and newly founded, and the page says which."""
    assert glance(group(status=status.value))["Nhóm"].startswith(said)


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (GroupArea.PROFESSION, "chuyên môn, nghiệp vụ"),
        (GroupArea.RESEARCH, "nghiên cứu khoa học, chuyển giao công nghệ"),
        (GroupArea.ECONOMY, "phát triển kinh tế"),
        (GroupArea.FAMILY, "hạnh phúc gia đình"),
        (GroupArea.COOPERATION, "hợp tác"),
    ],
)
def test_a_group_says_in_what_its_members_help_each_other(area: GroupArea, said: str) -> None:
    """S2-7: profession, research, livelihood, family, cooperation."""
    assert said in glance(group(cooperation=[area.value]))["Mặt hợp tác"].lower()


# Ways to spread, moments


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EventKind.CONFERENCE, "hội thảo"),
        (EventKind.SEMINAR, "tọa đàm"),
        (EventKind.EXCHANGE, "giao lưu học tập kinh nghiệm"),
        (EventKind.COMPETITION, "cuộc thi"),
        (EventKind.FESTIVAL, "gala, sân chơi"),
        (EventKind.REVIEW, "sơ kết, tổng kết"),
    ],
)
def test_each_way_to_spread_is_told_on_the_entry_and_in_the_calendar(kind: Term, words: str) -> None:
    """S2-6, S4-12: workshop, seminar, exchange, contest, gala and playground, interim and final reviews."""
    event: Plain = {"kind": kind.value, "title": "Buổi bịa", "on": "2026-05-06"}
    known = kept(filed(innovation(events=[event])))

    for address in ("sang-kien/goc-doc-bia/", "lich/"):
        (step,) = [
            one
            for one in page_of(address, known).iterfind(".//li/span[@class='trail__what']")
            if "Buổi bịa" in one.text_content()
        ]
        assert step.text_content().lower().startswith(words)


def test_what_was_done_in_the_pandemic_bears_its_theme() -> None:
    """S2-3: a theme has its time and its document; an entry names it, and whoever searches for it finds the entry."""
    theme = reference().themes["phong-chong-covid-19"]
    one = filed(innovation(themes=[theme.slug]))
    known = kept(one)
    page = page_of("sang-kien/goc-doc-bia/", known).text_content()

    assert ("2021", "2022", "05-hd-pgddt") == (str(theme.start), str(theme.end), theme.document)
    assert f"Chủ đề: {theme.name}" in page
    assert theme.name in {field.text for field in of_entry(one, known, SITE).fields}


# Movements


@pytest.mark.parametrize(
    ("document", "movements"),
    [
        (
            "05-hd-pgddt",
            (
                "Quản lý tốt - Dạy tốt - Học tốt",
                "Mỗi thầy, cô giáo là tấm gương đạo đức, tự học và sáng tạo",
            ),
        ),
        ("05-hd-pgddt", ("Trường học hạnh phúc",)),
        (
            "01-htd-kt",
            (
                "Mỗi thầy cô giáo là một tấm gương đạo đức, tự học và sáng tạo",
                "Xây dựng nhà trường văn hóa, nhà giáo mẫu mực, học sinh thanh lịch",
                "Dân chủ - Kỷ cương - Tình thương - Trách nhiệm",
                "Xây dựng trường học thân thiện - Học sinh tích cực",
                "Giỏi việc trường, đảm việc nhà",
            ),
        ),
    ],
)  # fmt: skip
def test_a_document_leads_to_the_movements_it_ties_together(
    document: str, movements: tuple[str, ...]
) -> None:
    """S2-8, S2-9, S4-3, S1-23: each by the very name the document gives it; page and document lead to each other."""
    known = kept()
    made = {fold(name): one for one in reference().movements.values() for name in (one.name, *one.aliases)}
    links = set(page_of(f"van-ban/{document}/", known).xpath("//li/a/@href"))

    for name in movements:
        movement = made[fold(name)]
        assert f"../../phong-trao/{movement.slug}/" in links
        assert f"../../van-ban/{document}/" in page_of(f"phong-trao/{movement.slug}/", known).xpath(
            "//li/a/@href"
        )


def test_a_launch_names_the_directives_it_carries_out() -> None:
    """S4-3: directives of the Party, the province and the town are documents that the launch leads to."""
    page = page_of("van-ban/01-htd-kt/", kept())
    named = [link.text for link in page.iterfind(".//li/a")]

    assert {"34-CT/TW", "27-CT/TU", "05-CT/TW", "63-KH/TU"} <= set(named)
