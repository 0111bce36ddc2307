"""What strangers wrote, in a Markdown report: readable, and unable to act."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kho.words.quotation import quotation

ACTING = st.sampled_from(
    [
        *(
            "`",
            "``",
            "\\",
            "*",
            "_",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "#",
            "&",
            "|",
            "~",
            "$",
            "!",
            "@",
            "-",
            "1.",
            "=",
            "+",
        ),
        *(
            "https://nguy-hiem.example",
            "www.nguy-hiem.example",
            "@octocat",
            "#12",
            "GH-12",
            ":tada:",
            "<!--",
            "-->",
        ),
        *(
            "<b>",
            "</details>",
            "&lt;",
            "a@b.example",
            "![x](y)",
            "[x]: y",
            "\n",
            " ",
            "chữ",
            "đọc,",
            "“trích”",
            "\t",
        ),
    ]
)
TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(ACTING, max_size=20).map("".join),
    st.lists(ACTING, max_size=20).map(" ".join),
)
HARMLESS = {"text", "code_inline"}


def reader() -> MarkdownIt:
    """GitHub's dialect: tables, bare links, strikethrough, HTML."""
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table")


@given(TEXT)
def test_a_quotation_is_text_and_code_and_nothing_else(text: str) -> None:
    """No link, image, HTML, emphasis, list or heading comes out of strangers' words (SAFETY E3)."""
    tokens = reader().parse(f"Bài “{quotation(text)}” đã nhận.")
    inner = [child for token in tokens for child in token.children or ()]

    assert ["paragraph_open", "inline", "paragraph_close"] == [token.type for token in tokens]
    assert {child.type for child in inner} <= HARMLESS


@given(TEXT)
def test_outside_code_nothing_is_left_that_a_code_host_acts_on(text: str) -> None:
    """A mention, an issue, a link, an emoji, a formula: code hosts look for them in the text, never in code."""
    tokens = reader().parse(f"Bài “{quotation(text)}” đã nhận.")
    shown = "\0".join(
        child.content for token in tokens for child in token.children or () if child.type == "text"
    )

    assert not re.search(r"[@#$`<>]|//|www\.|:[\w+-]+:|\bGH-\d|\b[0-9a-f]{7,40}\b", shown)


@given(TEXT, TEXT)
def test_a_quotation_stays_in_its_cell(one: str, other: str) -> None:
    """Two passages side by side are two cells, whatever stands in them."""
    table = f"| Bài này | Mục kia |\n|---|---|\n| “{quotation(one)}” | “{quotation(other)}” |\n"
    kinds = [token.type for token in reader().parse(table)]

    assert 2 == kinds.count("td_open")
    assert 1 == kinds.count("table_close")
    assert "table_close" == kinds[-1]


@given(TEXT)
def test_every_word_can_still_be_read(text: str) -> None:
    """Nothing is changed but white space; what shows nothing is spelled out."""
    tokens = reader().parse(f"“{quotation(text, 10_000)}”")
    shown = "".join(child.content for token in tokens for child in token.children or ())
    visible = "".join(
        char if char.isprintable() else "" if char.isspace() else f"(U+{ord(char):04X})" for char in text
    )

    assert "".join(visible.split()) == "".join(shown.split())[1:-1]


@pytest.mark.parametrize(
    "text",
    [
        "Đọc cặp đôi mười phút đầu giờ",
        "Trường Tiểu học Bịa Một, xã Bịa (huyện Bịa cũ)",
        "Đăng ký › Giải pháp đổi mới (Mẫu số 1, mục 5)",
        "Số 1228/HDLT-SGD-CDN, ngày 07/10/2016; 26 trong 32 em, 81,5% – “rất tốt”!",
        "Thêm “evidence:” hoặc “products:”.",
    ],
)
def test_plain_vietnamese_stays_as_it_is(text: str) -> None:
    """What cannot act is not put into code."""

    assert text == quotation(text)


def test_a_long_text_is_cut_where_it_was_asked() -> None:
    """A quotation says that it was cut."""

    assert "một ha…" == quotation("một hai ba bốn", 6)
