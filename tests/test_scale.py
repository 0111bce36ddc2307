"""The scale does not flatter: for each way to look better than one is, a case that must not count beside its twin."""

from collections.abc import Callable
from datetime import date

import pytest

from entries import (
    Plain,
    adoption,
    appraisal,
    catalog,
    endorsement,
    evidence,
    filed,
    indicator,
    individual,
    innovation,
    product,
    recognition,
    result,
    source,
    tip,
)
from kho.derived.evidence import Gap, Level, Standing, standing
from kho.derived.figures import Trend, is_measured, trend
from kho.derived.fullness import best_told, facts, flagships, is_short_news, usable
from kho.derived.milestones import Milestone, milestones, stage
from kho.derived.six_tests import Outcome, six_tests
from kho.derived.statistics import Statistics
from kho.model import Entry
from kho.model.proof import Indicator
from kho.store.catalog import Catalog, Filed
from kho.words.hollow import holds_count, says_nothing
from kho.words.terms import ExemplarTest as Test

ON = date(2026, 6, 30)
DEAD = "https://het-han.example/"
NO_VALUES: Plain = {"before": None, "after": None}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "chưa rõ",
            "Chưa rõ.",
            "(không nêu)",
            "KHÔNG CÓ",
            "không",
            "…",
            "---",
            "N/A",
            "như trên",
            "chưa có",
        ),
        *("nguồn không nêu", "trang không nêu cỡ mẫu", "không có số liệu", "đang cập nhật", "không rõ số"),
        *("nguồn chưa nêu rõ", "không xác định", "chưa đo", "bổ sung sau", "không có thông tin", " "),
    ],
)
def test_words_for_not_knowing_are_no_answer(text: str) -> None:
    """“chưa rõ”, “không nêu”, “không có” are neither a sample, nor a method, nor a number (S3-4)."""
    assert says_nothing(text)
    assert not is_measured(of(sample=text if text.strip() else None))
    assert not is_measured(of(method=text if text.strip() else None))


@pytest.mark.parametrize(
    "text",
    [
        *("Đếm thẻ mượn", "khảo sát", "01/BB-BIA", "Trường Làng Bịa", "không gian đọc có 30 em"),
        *("không có nhóm đối chứng; bài kiểm tra 20 câu", "không chọn riêng em nào, phát phiếu cả lớp"),
    ],
)
def test_words_that_begin_alike_may_say_something(text: str) -> None:
    """The twin: a method that begins with “không có nhóm đối chứng” is told all the same."""
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "40 học sinh lớp 3",
            "1.084 học sinh",
            "24 trường tiểu học",
            "n = 35",
            "hai trường THPT",
            "năm lớp",
        ),
        *("lớp 4A (35 học sinh)", "181 phụ huynh (01/2018)", "2020 học sinh", "một lớp 34 em", "35/35 em"),
        *("84.218 lượt học sinh ở 100 trường", "10 trên 319", "mười hai trường", "hơn 54.000 em"),
    ],
)
def test_a_sample_holds_a_number(text: str) -> None:
    """A sample says how many were measured, in digits or in words (S1-9)."""
    assert holds_count(text)


@pytest.mark.parametrize(
    "text",
    [
        *("một số học sinh", "học sinh lớp 4", "học sinh năm 2024", "năm học 2024-2025", "khối 10", "2024"),
        *("toàn bộ học sinh", "80% học sinh", "0 học sinh", "học sinh 15 tuổi", "trong 6 tuần", "khối 3-5"),
        *("lớp 3A", "nhiều trường", "05/2026", "học sinh lớp 10, 11, 12", "p = 0,01", "từ 15 đến 17 tuổi"),
        *("nữ và nam học sinh", "học sinh Việt Nam", "tháng 5", "ngày 20/11", "lớp 10A1 và 10A2"),
    ],
)
def test_a_year_a_class_an_age_or_a_share_is_no_sample(text: str) -> None:
    """The twin: figures that count nobody (S1-9)."""
    assert not holds_count(text)


def of(**changes: object) -> Indicator:
    """A measured indicator, changed."""
    return Indicator.model_validate(indicator(**changes))


SERIES = [{"at": "03/2014", "value": "36,1"}, {"at": "04/2015", "value": "69,3"}]


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"before": None}, False),
        ({"before": None, "control": "40"}, True),
        ({**NO_VALUES, "control": "40"}, False),
        ({**NO_VALUES, "gain": "0,11", "error": "p = 0,011"}, True),
        ({**NO_VALUES, "gain": "0,11"}, False),
        ({**NO_VALUES, "gain": "0,11", "error": "không nêu"}, False),
        ({**NO_VALUES, "gain": "0,11", "error": "có ý nghĩa thống kê"}, False),
        ({**NO_VALUES, "series": SERIES}, True),
        ({**NO_VALUES, "series": SERIES[:1]}, False),
    ],
)
def test_figures_compare_or_do_not_count(changes: Plain, counts: bool) -> None:
    """Before and after, after and a control, or a gain with its error; one number alone is none (S1-9)."""
    assert is_measured(of(**changes)) is counts


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"before": "20", "after": "65"}, Trend.BETTER),
        ({"before": "65", "after": "20"}, Trend.WORSE),
        ({"before": "65", "after": "65"}, Trend.SAME),
        ({"before": "65", "after": "20", "better": "thap-hon"}, Trend.BETTER),
        ({"before": "20", "after": "65", "better": "thap-hon"}, Trend.WORSE),
        ({"better": None}, Trend.UNTOLD),
        # against a control group
        ({"before": None, "after": "65", "control": "40"}, Trend.BETTER),
        ({"before": None, "after": "40", "control": "65"}, Trend.WORSE),
        ({"before": None, "after": "40", "control": "40"}, Trend.SAME),
        # it grew, and so did those who did nothing
        ({"before": "20", "after": "40", "control_before": "20", "control": "60"}, Trend.WORSE),
        ({"before": "20", "after": "40", "control_before": "20", "control": "40"}, Trend.SAME),
        ({"before": "20", "after": "40", "control_before": "20", "control": "21"}, Trend.BETTER),
        ({"before": "20", "after": "40", "control": "60"}, Trend.OPEN),
        ({"before": "20", "after": "40", "control": "30"}, Trend.BETTER),
        # what is left after months, not the best of all days
        ({**NO_VALUES, "series": [*SERIES, {"at": "05/2016", "value": "30"}]}, Trend.WORSE),
        ({**NO_VALUES, "series": [*SERIES, {"at": "05/2016", "value": "56,9"}]}, Trend.BETTER),
        # gains, differences and ratios
        ({**NO_VALUES, "gain": "0,11", "error": "p = 0,011"}, Trend.BETTER),
        ({**NO_VALUES, "gain": "-0,11", "error": "p = 0,011"}, Trend.WORSE),
        (
            {**NO_VALUES, "gain": "0,56", "gain_as": "ti-so", "better": "thap-hon", "error": "p = 0,027"},
            Trend.BETTER,
        ),
        ({**NO_VALUES, "gain": "0,56", "gain_as": "ti-so", "error": "p = 0,027"}, Trend.WORSE),
        ({**NO_VALUES, "gain": "1", "gain_as": "ti-so", "error": "p < 0,001"}, Trend.SAME),
    ],
)
def test_better_is_better(changes: Plain, expected: Trend) -> None:
    """An indicator says which way is good; 65 → 20 and 65 → 65 of what should grow are told as what they are (S1-9)."""
    assert trend(of(**changes)) is expected


@pytest.mark.parametrize(
    ("error", "proved"),
    [
        *(("p = 0,011", True), ("P < 0,001", True), ("p < 0,05", True), ("p=0.049", True)),
        *(("p = 0,43", False), ("p > 0,05", False), ("p = 0,05", False), ("p < 0,1", False)),
        *(("sai số chuẩn 0,03", True), ("sai số chuẩn 0,08", False), ("SE 0,03", True), ("SE 0,09", False)),
        *(("KTC 95% 0,02–0,20", True), ("KTC 95% -0,05–0,27", False), ("KTC 95% (-0,05; 0,27)", False)),
        *(("KTC 95% từ 0,02 đến 0,20", True), ("không khác biệt, p = 0,01", False)),
        ("không có ý nghĩa thống kê (p = 0,2)", False),
    ],
)
def test_a_gain_within_its_error_is_no_gain(error: str, proved: bool) -> None:
    """What the printed error leaves open is not counted as better; its twin, outside the error, is."""
    found = trend(of(**NO_VALUES, gain="0,11", error=error))

    assert found is (Trend.BETTER if proved else Trend.OPEN)


def test_an_interval_of_a_ratio_is_held_against_one() -> None:
    """A ratio of no difference is 1, not 0: 0,434–0,925 leaves 1 out, 0,8–1,3 holds it."""
    ratio: Plain = {**NO_VALUES, "gain": "0,633", "gain_as": "ti-so", "better": "thap-hon"}

    assert trend(of(**ratio, error="KTC 95% 0,434-0,925")) is Trend.BETTER
    assert trend(of(**ratio, error="KTC 95% 0,4-1,3")) is Trend.OPEN


SEEN: Plain = {"sources": [source()]}
PASSED: Plain = {"appraisals": [appraisal()]}


def level(*parts: Plain, dead: tuple[str, ...] = (), **more: object) -> Standing:
    """How far an innovation made of *parts* is trusted."""
    one = filed(innovation(**{key: value for part in (*parts, more) for key, value in part.items()}))
    return standing(one, catalog(one, dead=dead), ON)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"after": "65"}, Standing(Level.APPRAISED, Gap.NOT_FOLLOWED)),
        ({"before": "65", "after": "20"}, Standing(Level.SHOWN, Gap.NOT_BETTER)),
        ({"before": "65", "after": "65"}, Standing(Level.SHOWN, Gap.NOT_BETTER)),
        ({"better": None}, Standing(Level.SHOWN, Gap.NO_DIRECTION)),
        ({"sample": "chưa rõ"}, Standing(Level.SHOWN, Gap.NO_SAMPLE_OR_METHOD)),
        ({"sample": "học sinh lớp 3"}, Standing(Level.SHOWN, Gap.NO_SAMPLE_OR_METHOD)),
        ({"method": "nguồn không nêu"}, Standing(Level.SHOWN, Gap.NO_SAMPLE_OR_METHOD)),
        ({"before": None}, Standing(Level.SHOWN, Gap.NO_BEFORE)),
        ({"before": None, "control": "40"}, Standing(Level.APPRAISED, Gap.NOT_FOLLOWED)),
    ],
)
def test_figures_carry_a_level_only_when_they_say_something_good(changes: Plain, expected: Standing) -> None:
    """Not even a council's pass lifts figures that fell, stood still or hang in the air (S1-9, S3-4)."""
    assert level(SEEN, PASSED, result=result(indicator(**changes))) == expected


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"body": "Hội đồng sáng kiến bịa"}, Gap.NOT_FOLLOWED),
        # nobody appraises herself
        ({"body": "Nguyễn Văn Bịa"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "Thầy Nguyễn Văn Bịa, tổ trưởng"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "NGUYEN VAN BIA"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "Nguyễn Văn Bịa Hai"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "giáo viên Toán bịa"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "Hội đồng giáo viên Toán bịa"}, Gap.NOT_FOLLOWED),
        # nobody in particular, and a journal
        ({"body": "chưa rõ"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "Tạp chí Giáo dục Bịa"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "Hội đồng phản biện (bình duyệt)"}, Gap.APPRAISED_BY_ITSELF),
        ({"body": "Nhà khoa học bịa", "number": "DOI 10.1017/bia.2023"}, Gap.APPRAISED_BY_ITSELF),
        # a number that is none
        ({"number": "không có"}, Gap.APPRAISAL_WITHOUT_NUMBER),
        ({"number": "chưa cấp số"}, Gap.APPRAISAL_WITHOUT_NUMBER),
        ({"number": "…"}, Gap.APPRAISAL_WITHOUT_NUMBER),
        ({"number": "không có", "file": "bien-ban.pdf"}, Gap.NOT_FOLLOWED),
        ({"number": None, "url": "https://het-han.example/"}, Gap.APPRAISAL_WITHOUT_NUMBER),
    ],
)
def test_an_appraisal_is_by_another_with_a_paper(changes: Plain, gap: Gap) -> None:
    """A council or body with a document gives level 3; the author, a journal, “không có” do not (S1-31, S3-11)."""
    found = level(
        SEEN,
        dead=(DEAD,),
        authors=[{"name": "Nguyễn Văn Bịa", "role": "giáo viên Toán bịa"}],
        result=result(indicator()),
        appraisals=[appraisal(**changes)],
    )

    assert found == Standing(Level.APPRAISED if gap is Gap.NOT_FOLLOWED else Level.MEASURED, gap)


def test_those_who_carried_it_do_not_appraise_it() -> None:
    """A programme's own board is the programme; the board of a school that is only the unit is a council (S3-11)."""
    programme: Plain = {
        "unit": {"name": "Chương trình Bịa Xanh", "kind": "chuong-trinh"},
        "origin": "suu-tam",
    }
    school: Plain = {"unit": {"name": "Trường Tiểu học Bịa Một", "province": "Phú Thọ"}}
    measured: Plain = {**SEEN, "result": result(indicator())}

    own = level(measured, programme, appraisals=[appraisal(body="Ban điều hành Chương trình Bịa Xanh")])
    other = level(measured, school, appraisals=[appraisal(body="Hội đồng Trường Tiểu học Bịa Một")])

    assert own == Standing(Level.MEASURED, Gap.APPRAISED_BY_ITSELF)
    assert other == Standing(Level.APPRAISED, Gap.NOT_FOLLOWED)


def test_peer_review_is_told_and_gives_no_level() -> None:
    """A publication alone leaves level 2; a pass by that same publisher is no council (S3-11)."""
    published: Plain = {"publication": {"body": "Bịa Quarterly", "what": "bài báo có bình duyệt"}}
    measured: Plain = {**SEEN, **published, "result": result(indicator())}

    assert level(measured) == Standing(Level.MEASURED, Gap.NOT_APPRAISED)
    assert level(measured, appraisals=[appraisal(body="Bịa Quarterly")]).level is Level.MEASURED
    assert level(measured, appraisals=[appraisal(body="Hội đồng bịa")]).level is Level.APPRAISED


def test_a_pass_by_oneself_does_not_wash_off_a_failure() -> None:
    """After a council's “Không đạt” only another body's “Đạt” counts (S1-31)."""
    failed = appraisal(on="2026-05-01", conclusion="khong-dat")
    measured: Plain = {**SEEN, "result": result(indicator())}

    own = level(measured, appraisals=[failed, appraisal(body="Nguyễn Văn Bịa", on="2026-05-20")])
    again = level(measured, appraisals=[failed, appraisal(on="2026-05-20")])

    assert own == Standing(Level.MEASURED, Gap.APPRAISAL_FAILED)
    assert again == Standing(Level.APPRAISED, Gap.NOT_FOLLOWED)


def follower(**changes: object) -> Filed:
    """Another school's adoption."""
    return filed(adoption(**changes), "lam-theo")


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"origin": "suu-tam"}, False),
        ({"confirmed_by": None}, False),
        ({"confirmed_by": {"role": "không rõ", "on": "2026-05"}}, False),
        ({"confirmed_by": {"role": "Hiệu trưởng", "on": "2026-07"}}, False),
        ({"evidence": []}, False),
        ({"evidence": [evidence(url=DEAD)]}, False),
        ({"evidence": [evidence(url=DEAD), evidence()]}, True),
        ({"evidence": [], "sources": [source()]}, False),
        ({"review_by": "2026-06-29"}, False),
        ({"review_by": "2026-06-30"}, True),
        ({"verified_on": "2025-06-01"}, False),
        ({"verified_on": "2025-07-01"}, True),
        ({"verdict": "khong-hop"}, False),
        ({"verdict": "dung-mot-phan"}, True),
        ({"since": "2026-07"}, False),
        ({"unit": {"name": "Chương trình Bịa", "kind": "chuong-trinh", "province": "Phú Thọ"}}, False),
    ],
)
def test_only_the_living_word_of_who_follows_gives_the_last_level(changes: Plain, counts: bool) -> None:
    """Level 4, the milestone, the test and the public count: one rule, told by the adopting unit itself (S3-9 f)."""
    one = filed(innovation(**SEEN, **PASSED, result=result(indicator())))
    found = catalog(one, follower(**changes), dead=(DEAD,))

    assert (standing(one, found, ON).level is Level.FOLLOWED) is counts
    assert (Milestone.FOLLOWED in {passed.milestone for passed in milestones(one, found, ON)}) is counts
    assert (outcomes(one, found)[Test.FOLLOWED] is Outcome.MET) is counts
    assert Statistics(found, ON).totals()["followed"] == counts


def outcomes(one: Filed, found: Catalog) -> dict[Test, Outcome]:
    """The six outcomes by test."""
    return {test.test: test.outcome for test in six_tests(one, found, ON)}


def test_what_a_later_appraisal_took_back_is_no_milestone() -> None:
    """Not “Đã thẩm định” after a later “Không đạt”, nor by the author's own pass (R4)."""
    passed, failed = appraisal(on="2026-04-01"), appraisal(on="2026-05-01", conclusion="khong-dat")

    def reached(*told: Plain) -> Milestone:
        one = filed(innovation(appraisals=list(told)))
        return stage(one, catalog(one), ON)

    assert reached(passed) is Milestone.APPRAISED
    assert reached(passed, failed) is Milestone.TOLD
    assert reached(failed, appraisal(on="2026-06-01")) is Milestone.APPRAISED
    assert reached(appraisal(body="Nguyễn Văn Bịa")) is Milestone.TOLD


@pytest.mark.parametrize("kind", [innovation, tip, individual])
def test_what_sources_do_not_say_is_unknown_not_missing(kind: Callable[..., Entry]) -> None:
    """“Chưa có” is said only of what the unit itself handed in; else the store does not know (S3-4)."""
    compiled, submitted = (filed(kind(origin=origin)) for origin in ("suu-tam", "don-vi-gui"))
    two = (Test.HONOURED, Test.FOLLOWED)

    assert {Outcome.UNKNOWN} == {outcomes(compiled, catalog(compiled))[test] for test in two}
    assert {Outcome.MISSING} == {outcomes(submitted, catalog(submitted))[test] for test in two}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (innovation(result=result(indicator(), indicator(measure="Đọc"))), Outcome.MET),
        (innovation(result=result(indicator(), indicator(measure="Đọc", after="5"))), Outcome.PARTLY),
        (innovation(result=result(indicator(after="5"))), Outcome.FAILED),
        (innovation(result=result(indicator(after="20"))), Outcome.FAILED),
        (innovation(result=result(indicator(better=None))), Outcome.CLAIMED),
        (innovation(result=result(indicator(sample="chưa rõ"))), Outcome.CLAIMED),
        (innovation(recognitions=[recognition()]), Outcome.MISSING),
    ],
)
def test_effect_is_what_was_measured(entry: Entry, expected: Outcome) -> None:
    """All better, some better, none better: three different words (S3-9 d)."""
    one = filed(entry)

    assert outcomes(one, catalog(one))[Test.EFFECTIVE] is expected


def test_one_does_not_honour_oneself() -> None:
    """Praise by the author is no honour; the same words by colleagues are (S3-9 e)."""
    own = filed(innovation(endorsements=[endorsement(body="Nguyễn Văn Bịa")]))
    others = filed(innovation(endorsements=[endorsement()]))

    assert outcomes(own, catalog(own))[Test.HONOURED] is Outcome.MISSING
    assert outcomes(others, catalog(others))[Test.HONOURED] is Outcome.MET


STEPS: Plain = {"plan": {"solution": "Đặt kệ sách.", "steps": ["Đo chỗ.", "Đặt kệ.", "Xoay sách."]}}


@pytest.mark.parametrize(
    ("entry", "short"),
    [
        (innovation(), True),
        (innovation(products=[product(url=None)], sources=[source()]), True),
        (innovation(products=[product(url=DEAD)]), True),
        (innovation(products=[product()]), False),
        (innovation(**STEPS), False),
        (innovation(result=result(indicator())), False),
        (innovation(result=result()), True),
        (tip(), False),
    ],
)
def test_without_steps_figures_or_product_it_is_short_news(entry: Entry, short: bool) -> None:
    """A practice nobody could follow is news of one; a product that does not open is none (S3-4)."""
    one = filed(entry)

    assert is_short_news(one, catalog(one, dead=(DEAD,))) is short


def test_the_page_that_was_read_is_no_product() -> None:
    """A product whose link is the source's own page is not counted; another page is."""
    read = filed(innovation(sources=[source()], products=[product(url="https://bao-bia.example/bai")]))
    made = filed(innovation(sources=[source()], products=[product()]))

    assert () == usable(read, catalog(read))
    assert 1 == len(usable(made, catalog(made)))


def test_the_flagships_are_told_whole_and_proved_best() -> None:
    """First by level, then by how much is told; news, two steps and overdue ones are not among them (S3-4)."""
    proved = filed(innovation(**STEPS, **SEEN, result=result(indicator())), "co-so-lieu")
    whole = filed(innovation(**STEPS, **SEEN, resources={"time": "6 tuần", "equipment": "kệ"}), "ke-du")
    bare = filed(innovation(**STEPS, **SEEN), "ke-it")
    late = filed(innovation(**STEPS, **SEEN, review_by="2026-06-01", result=result(indicator())), "qua-han")
    two = filed(innovation(plan={"solution": "Đặt kệ.", "steps": ["Đo.", "Đặt."]}, **SEEN), "hai-buoc")
    found = catalog(filed(innovation(), "tin-ngan"), bare, whole, late, proved, two)

    assert ["co-so-lieu", "ke-du", "ke-it"] == [one.slug for one in flagships(found, ON)]
    assert facts(whole, found) > facts(bare, found)
    assert [proved, whole, bare] == best_told([bare, whole, proved], found, ON)
