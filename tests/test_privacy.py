"""Everything of an entry is looked at: its words, pictures' texts, addresses, file names, comments, PDFs (S3-18)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkout import ROOT, TODAY
from kho.check.folder import look_at
from kho.check.rules.privacy import told
from kho.store.comments import comments
from kho.store.reference_data import load
from kho.words.personal.looking import IN_TEXTS
from kho.words.problem import Problem, Severity
from pictures import pdf, png

REFERENCE, _SOURCES = load(ROOT / "exemplars/_reference", ROOT / "exemplars/_reference")
CLEAN = (ROOT / "tests/stores/privacy/phu-tho/khong-sao/entry.yml").read_text("utf-8")
PICTURE = """pictures:
  - file: lop-hoc.png
    alt: Góc đọc
    caption: Góc đọc ở hành lang
    people: khong-co-nguoi
"""
EVIDENCE = """evidence:
  - title: Bài báo bịa
    kind: van-ban
    url: "https://bao-bia.example/bai"
"""

Look = Callable[..., list[Problem]]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Check an entry, with files beside it, by itself: what concerns persons."""

    def look(text: str, slug: str = "goc-doc-bia", **files: bytes) -> list[Problem]:
        folder = tmp_path / "phu-tho" / slug
        folder.mkdir(parents=True)
        (folder / "entry.yml").write_text(text, encoding="utf-8")
        for name, content in files.items():
            (folder / name.replace("__", ".").replace("_", "-")).write_bytes(content)
        looked = look_at(folder, REFERENCE, TODAY)
        assert looked.filed, looked.problems
        return [one for one in looked.problems if one.personal or one.rule == "pdfs_tell_of_no_one"]

    return look


def test_a_clean_entry_has_nothing_of_anyone(look: Look) -> None:
    """The near miss of all tests below: the same entry with picture, source and comment, and nobody in it."""
    assert [] == look(CLEAN + PICTURE + EVIDENCE + "# theo Công văn 0912/SGDĐT-VP\n", lop_hoc__png=png())


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("alt: Góc đọc", "alt: Em Lò Thị Bịa lớp 4A ở góc đọc", "Có thể là tên học sinh: “Lò Thị Bịa”."),
        ("caption: Góc", "caption: 0912 345 678. Góc", "Có số điện thoại: “0912 345 678”."),
        ("bia.example/bai", "bia.example/?to=bia@thu-bia.example", "Đường dẫn có địa chỉ thư điện tử: “"),
        (
            "https://bao-bia.example/bai",
            "https://zalo.me/0912345678",
            "Đường dẫn có số điện thoại: “0912345678”.",
        ),
        (
            "https://bao-bia.example/bai",
            "https://www.facebook.com/tran.thi.bia",
            "Đường dẫn có thể có trang riêng trên mạng xã hội: “",
        ),
        ("lop-hoc.png", "0912345678.png", "Tên tệp có số điện thoại: “0912345678”."),
        ("lop-hoc.png", "le-minh-bia-7a1.png", "Tên tệp có thể có tên học sinh: “le-minh-bia”."),
        (
            "held_by: Văn thư",
            "held_by: cô Bịa, STK 19031234567890,",
            "Có số tài khoản ngân hàng: “19031234567890”.",
        ),
        ("schema: 1", "schema: 1  # gọi 0912345678", "Lời ghi chú có số điện thoại: “0912345678”."),
        (
            "schema: 1",
            "schema: 1 # em Lò Thị Bịa lớp 4A",
            "Lời ghi chú có thể có tên học sinh: “Lò Thị Bịa”.",
        ),
    ],
)
def test_wherever_it_stands_it_is_found(look: Look, old: str, new: str, line: str) -> None:
    """In words about pictures, addresses, names of files, roles and comments."""
    text = (CLEAN + PICTURE + EVIDENCE).replace(old, new)
    name = next(row.split()[-1] for row in text.splitlines() if "- file: " in row)
    found = look(text, **{name.replace(".", "__").replace("-", "_"): png()})

    assert text != CLEAN + PICTURE + EVIDENCE
    assert [line] == [one.message[: len(line)] for one in found]
    assert all(one.hint for one in found)


def test_the_address_of_an_entry_tells_no_number(look: Look) -> None:
    """A folder's name is on every page."""
    (found,) = look(CLEAN, slug="co-bia-0912345678")

    assert "Tên thư mục có số điện thoại: “0912345678”." == found.message


def said(text: str, about: bytes = b"") -> bytes:
    """A PDF with *text* on its page, and properties."""
    font = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    made = pdf(page=font, objects=[b"<< %b >>" % about], trailer=b"/Info 5 0 R")
    line = text.encode("latin-1").ljust(len(b"Minh chung"))
    grown = len(line) - len(b"Minh chung")
    assert grown == 0, "the offsets of the file stay right"
    return made.replace(b"Minh chung", line)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (said("0912345678"), "Tệp “giay-khen.pdf” có số điện thoại: “0912345678”."),
        (
            said("Giay khen", b"/Author (bia@thu-bia.example)"),
            "Tệp “giay-khen.pdf” có địa chỉ thư điện tử: “bia@",
        ),
        (
            said("Giay khen", b"/Subject (STK 19031234567890)"),
            "Tệp “giay-khen.pdf” có số tài khoản ngân hàng: “190",
        ),
        (
            said("Giay khen", b"/Keywords (CCCD 025085001234)"),
            "Tệp “giay-khen.pdf” có số giấy tờ của cá nhân: “025",
        ),
    ],
)
def test_a_pdf_is_read_too(look: Look, content: bytes, message: str) -> None:
    """Its page and its properties are published as they are."""
    text = CLEAN + EVIDENCE + "    file: giay-khen.pdf\n"
    found = look(text, giay_khen__pdf=content)

    assert [message] == [one.message[: len(message)] for one in found]


def test_a_scan_is_not_passed_over_in_silence(look: Look) -> None:
    """A page of which no word can be read is left to a person, by a note; a page with words is not."""
    text = CLEAN + EVIDENCE + "    file: giay-khen.pdf\n"
    (scan,) = look(text, giay_khen__pdf=said(" "))

    assert ("Tệp “giay-khen.pdf”: 1 trang không đọc được chữ (trang quét, hoặc quá dài).", Severity.NOTE) == (
        scan.message,
        scan.severity,
    )
    assert [] == look(text, slug="co-chu", giay_khen__pdf=said("Giay khen"))


def test_a_pdf_without_anyone_says_nothing(look: Look) -> None:
    """Its dates and marks are no phone numbers."""
    dates = b"/CreationDate (D:20200312083000+07'00') /Producer (Bia 0912345678) /Author (Truong Bia)"

    assert [] == look(CLEAN + EVIDENCE + "    file: giay-khen.pdf\n", giay_khen__pdf=said("QD 1228", dates))


def test_comments_are_told_from_words() -> None:
    """A # inside quotes or a block of text is text; after a value, a block's sign or a line's beginning, a comment."""
    text = (
        "# đầu\na: \"x # y\"  # sau ngoặc\nb: 'z # t'\nc: | # ở dấu\n  # chữ\n  x # chữ\n# sau khối\nd: e#f\n"
        "g: một # hai\nh: [1, 2] # ba\n"
    )

    assert [
        (1, 1, "đầu"),
        (2, 13, "sau ngoặc"),
        (4, 6, "ở dấu"),
        (7, 1, "sau khối"),
        (9, 8, "hai"),
        (10, 11, "ba"),
    ] == list(comments(text))


def test_illness_beside_a_name_is_an_error_and_a_name_alone_is_not() -> None:
    """What is sure stops, what is likely is worth a look; both say what to write instead."""
    (alone,) = told((), "Em Lò Thị Bịa lớp 4 đọc tốt.", IN_TEXTS)
    (beside,) = told((), "Em Lò Thị Bịa lớp 4 bị động kinh.", IN_TEXTS)

    assert (Severity.NOTE, Severity.ERROR) == (alone.severity, beside.severity)
    assert "một học sinh lớp" in alone.hint
    assert "hoàn cảnh khó khăn" in beside.hint
