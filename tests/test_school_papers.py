"""The papers schools have today, in the layouts of provinces: placed, or kept beside the right heading."""

import re
from collections.abc import Callable
from typing import Any

import docx
import pytest

import school_papers as papers
from kho.desk.intake import Draft
from kho.desk.intake.before_after import figures_of
from kho.desk.intake.taking import REPORT
from kho.store.place import ENTRY
from kho.words.text import fold
from test_intake import data_of, taken, words_in, words_out
from word_files import saved

LAYOUT = pytest.mark.parametrize("made", papers.LAYOUTS.values(), ids=papers.LAYOUTS)
MOTTO = re.findall(r"\w+", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập Tự do Hạnh phúc")

PLACES: dict[tuple[str, ...], tuple[str, ...]] = {
    papers.NEED: ("plan.situation",),
    papers.THEORY: ("[co so li luan]", "[co so ly luan]"),
    papers.STATE: ("plan.situation",),
    papers.AIM: ("plan.objectives",),
    papers.WAYS: ("plan.solution",),
    papers.EFFECT: ("result.narrative",),
    papers.REACH: ("plan.spread", "how_to.prerequisites"),
    papers.LESSON: ("lessons",),
    papers.CLOSE: ("[ket luan]",),
    papers.ASK: ("[kien nghi]",),
}
"""Where each paragraph of the story belongs: a place of the entry, or a heading to be kept beside."""


def kept(draft: Draft) -> dict[str, str]:
    """What the draft keeps as comments, by the headings they stand beside, folded and without numbers."""
    lines = [line[2:] for line in draft.files[ENTRY].decode().split("\n") if line.startswith("# ")]
    found: dict[str, str] = {}
    heading = ""
    for line in lines:
        if re.fullmatch(r"\[.*\]", line):
            heading = re.sub(r"^\[(?:[\d.]+|[ivx]+\.?) *", "[", fold(line))
        else:
            found[heading] = found.get(heading, "") + "\n" + line
    return found


def at(data: Any, place: str) -> str:  # noqa: ANN401 - data have no common type
    """All that stands at a place, as one text."""
    for step in place.split("."):
        data = data.get(step, {}) if isinstance(data, dict) else {}
    return str(data).replace("\\n", "\n")


@LAYOUT
def test_a_paper_is_placed_or_kept_beside_its_heading(made: Callable[[], bytes]) -> None:
    """At least nine words in ten stand where they belong, in three layouts of đơn and three of báo cáo."""
    content = made()
    draft, said = taken(content), papers.read(content)
    data, beside = data_of(draft), kept(draft)
    right, wrong = 0, []
    for paragraphs, places in PLACES.items():
        for paragraph in paragraphs:
            if paragraph not in said:
                continue
            texts = [beside.get(place, "") if place.startswith("[") else at(data, place) for place in places]
            if (
                any(paragraph in text for text in texts)
                or "Mô tả bản chất của sáng kiến: " + paragraph in said
            ):
                right += len(paragraph.split())
            else:
                wrong.append(paragraph)

    assert right >= 0.9 * (right + sum(len(one.split()) for one in wrong)), wrong
    assert fold(papers.NAME) == fold(data["title"].rstrip("."))
    assert "nguyen thi bia" == fold(data["authors"][0]["name"])
    assert "truong tieu hoc bia" == fold(data["unit"]["name"])


@LAYOUT
def test_no_word_of_a_paper_is_lost(made: Callable[[], bytes]) -> None:
    """Every word is in the entry, beside it or in the report, but for the motto and headings as we print them."""
    content = made()
    lost = {fold(word) for word in words_in(content)} - {fold(word) for word in words_out(taken(content))}
    printed = "tác giả sáng kiến hiệu quả lợi ích thu được những"

    assert set() == lost - {fold(word) for word in (*MOTTO, *printed.split())}


def test_birth_dates_secrets_and_other_names_stay_out_of_the_entry() -> None:
    """What an office asks of persons, and what is to be kept secret, is told to the curator alone."""
    draft = taken(papers.application_of_the_circular())
    entry, report = draft.files[ENTRY].decode(), draft.files[REPORT].decode()

    for private in ("01/01/1985", "02/02/1986", "Đại học", "Lê Thị Bịa Ba", "Mật khẩu phần mềm thư viện"):
        assert private not in entry
        assert private in report


FIGURES = {
    "application_of_the_circular": [("%", "25,0", "83,3", "36"), ("", "12", "31", "36")],
    "application_in_short": [("%", "25,0", "83,3", "36 học sinh")],
    "application_in_a_table": [],
    "account_in_three_parts": [("", "9", "30", "36 học sinh"), ("", "12", "31", "36 học sinh")],
    "account_with_roman_parts": [("%", "25", "83,3", "36"), ("%", "33,3", "86,1", "36")],
    "account_without_numbers": [],
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_table_of_before_and_after_becomes_figures(name: str) -> None:
    """Side by side, in pairs of columns, or one below the other; the table itself is told for comparison (S0-62)."""
    draft = taken(papers.LAYOUTS[name]())
    found = data_of(draft).get("result", {}).get("indicators", [])

    assert FIGURES[name] == [
        tuple(one.get(key, "") for key in ("unit", "before", "after", "sample")) for one in found
    ]
    assert bool(found) == ("so lại với" in draft.files[REPORT].decode())


HEAD = ["Nội dung", "Trước khi áp dụng", "Sau khi áp dụng"]


@pytest.mark.parametrize(
    ("rows", "caption"),
    [
        ([HEAD, ["Thích đọc", "9", "30"]], "Bảng 1"),  # of how many?
        ([HEAD, ["Thích đọc", "9/36", "30/35"]], ""),  # two samples
        ([HEAD, ["Thích đọc", "ít", "nhiều"]], "36 học sinh"),
        ([HEAD, ["Thích đọc", "25%", "30"]], "36 học sinh"),  # two units
        ([HEAD, ["Thích đọc", "9/36", "30/36"], ["Tổng", "", ""]], ""),  # a row that says nothing
        (
            [["Tuần", "Trước giờ học", "Sau giờ học", "Sau bữa trưa"], ["1", "đọc", "chơi", "nghỉ"]],
            "36 học sinh",
        ),
        ([["Việc", "Ai làm"], ["Sơn kệ", "Tổ 1"]], "36 học sinh"),
    ],
)
def test_a_table_that_is_not_clear_gives_no_figure(rows: list[list[str]], caption: str) -> None:
    """No sample, two samples, words for numbers, two units, a table of something else: the table stays text."""
    assert [] == figures_of(rows, caption)


def test_a_text_that_is_no_form_is_a_draft_too() -> None:
    """A text nobody made as a form never means “nothing”: all of it is kept, to be placed by a person."""
    draft = taken(papers.of_nobody())

    for line in ("Thực đơn tuần này", "THỨ HAI", "Canh chua nấu với cá bịa."):
        assert line in draft.files[ENTRY].decode()


@pytest.mark.parametrize(
    "line",
    [
        "Kết quả học tập của các em được nâng lên rõ rệt, phụ huynh cũng yên tâm hơn khi gửi con đến trường mỗi ngày;",
        "- Kết quả: các em thích đọc hơn.",
        "Giải pháp này ít tốn kém.",
        "1. Hiệu quả thì phải chờ hết năm.",
    ],
)
def test_a_sentence_that_begins_like_a_heading_is_none(line: str) -> None:
    """Within a section, a sentence or a dash that begins with “Kết quả”, “Giải pháp” stays where it was said."""
    document = docx.Document()
    for text in (
        "I. Đặt vấn đề",
        "Học sinh ít đọc.",
        "II. Các biện pháp thực hiện",
        "Đặt kệ sách.",
        line,
        "III. Kết luận",
    ):
        document.add_paragraph(text)

    assert line in at(data_of(taken(saved(document))), "plan.solution")
