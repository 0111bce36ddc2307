"""Vietnamese text: one form, folding, addresses, the order of the alphabet and of names, near names."""

import re
import unicodedata
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kho.words.text import SLUG_LENGTH, SLUG_PATTERN, fold, name_key, nearest, nfc, slug, sort_key, unmarked

VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯàảãáạấặếộởữỵ 0123-,.\u0301\u0323", max_size=40)
TEXT = st.one_of(st.text(max_size=40), VIETNAMESE)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        # letters and tones
        ("Đổi mới", "doi moi"),
        ("ĐƯỜNG", "duong"),
        ("đường", "duong"),
        ("Nguyễn Thị Ước", "nguyen thi uoc"),
        ("Ỹ ỳ ỷ ỵ ý", "y y y y y"),
        # where the tone stands
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("thủy", "thuy"),
        ("thuỷ", "thuy"),
        # Icelandic eth, which some fonts and keyboards give for đ
        ("Ðà Nẵng", "da nang"),
        # case and spaces
        ("  Tủ\tbánh \n mì  ", "tu banh mi"),
        ("Cà\u00a0Mau", "ca mau"),
        ("TIẾNG VIỆT", "tieng viet"),
        # nothing to fold
        ("", ""),
        ("   ", ""),
        ("lop 3a", "lop 3a"),
    ],
)
def test_fold(written: str, key: str) -> None:
    """Spellings that a reader takes for one word fold to one key."""

    assert fold(written) == key


@pytest.mark.parametrize(
    "word", ["Đắk Lắk", "hoà bình", "Thừa Thiên – Huế", "ưỡn ẹo", "Nhà giáo cùng phát triển"]
)
def test_forms_fold_together(word: str) -> None:
    """A Mac's NFD and everybody else's NFC are one word, as are capitals (SAFETY E1)."""
    forms = [unicodedata.normalize(form, word) for form in ("NFC", "NFD")]

    assert len({fold(form) for form in [*forms, word.upper(), word.lower()]}) == 1
    assert {nfc(form) for form in forms} == {word}


def test_different_words_fold_apart() -> None:
    """Folding merges spellings, not words that differ in a letter."""

    assert fold("Hòa Bình") != fold("Hòa Bính 2")
    assert fold("Phú Thọ") != fold("Phú Tho Lớn")


@given(TEXT)
def test_fold_is_idempotent(text: str) -> None:
    """What was folded stays as it is."""

    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_fold_ignores_form(text: str) -> None:
    """NFC and NFD of any text whatever fold alike."""

    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_unmarked_keeps_case() -> None:
    """Marks go, capitals and spaces stay."""

    assert unmarked("Đổi  Mới") == "Doi  Moi"


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Đổi mới, sáng tạo", "doi-moi-sang-tao"),
        ("Tủ bánh mì 0 đồng", "tu-banh-mi-0-dong"),
        ("  “Nhà giáo cùng phát triển”…  ", "nha-giao-cung-phat-trien"),
        ("1228/HDLT-SGD-CĐN", "1228-hdlt-sgd-cdn"),
        ("../../etc/passwd", "etc-passwd"),
        ("a%2e%2e/b\x00c", "a-2e-2e-b-c"),
        ("---", ""),
        ("学校", ""),
        ("", ""),
    ],
)
def test_slug(title: str, address: str) -> None:
    """An address is lower-case words and digits joined by hyphens; nothing of a path gets through."""

    assert slug(title) == address


def test_slug_ends_with_a_word() -> None:
    """A long title is cut between two words; one endless word is cut anywhere."""

    assert slug("sáng tạo " * 20) == "-".join(["sang-tao"] * 9)
    assert slug("mot-hai-" * 10 + "ba") == ("mot-hai-" * 10).strip("-")
    assert slug("ơ" * 200) == "o" * SLUG_LENGTH
    assert slug("a" * 80 + " b") == "a" * 80


@given(st.one_of(TEXT, st.text("đổi-mới ", min_size=70, max_size=200)))
def test_slug_is_an_address(text: str) -> None:
    """Any text's slug is empty or an address of at most 80 characters, and is its own slug."""
    address = slug(text)

    assert address == "" or re.fullmatch(SLUG_PATTERN, address)
    assert len(address) <= SLUG_LENGTH
    assert not address.endswith("-")
    assert slug(address) == address


@pytest.mark.parametrize(
    "ordered",
    [
        "an ăn ân",
        "da dạ đa",
        "ga gà gả gã gá gạ",
        "e ê i o ô ơ u ư y",
        "ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ",
        "ư ừ ử ữ ứ ự v",
        "dê đê em",
        "0 1 2 9 a z",
        "f g j k w x y z",
        "nam Nam năm Năm",
        "u ú ü ư",
    ],
)
def test_alphabet(ordered: str) -> None:
    """CLDR `vi`: a ă â b c d đ e ê … o ô ơ … u ư; tones ngang, huyền, hỏi, ngã, sắc, nặng (domain §8)."""
    words = ordered.split()

    assert sorted(words, key=sort_key) == words
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(words))


@pytest.mark.parametrize(
    "ordered",
    [
        ["Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Tháp"],
        ["Hà Nội", "Hà Tĩnh", "Hải Phòng", "Huế", "Hưng Yên"],
        ["Quảng Ngãi", "Quảng Ninh", "Quảng Trị"],
        ["Tây Ninh", "Thái Nguyên", "Thanh Hóa", "Thành phố Hồ Chí Minh", "Tuyên Quang"],
    ],
)
def test_provinces(ordered: list[str]) -> None:
    """Provinces stand in the order ICU 78 gives them (domain §8)."""

    assert sorted(ordered, key=sort_key) == ordered


def test_letters_before_tones() -> None:
    """The letters of the whole text come before any tone: “Bá Anh” before “Ba Vân” (domain §8)."""

    assert sort_key("Bá Anh") < sort_key("Ba Vân")


def test_sort_key_ignores_form_and_spaces() -> None:
    """An NFD name, or one with two spaces, stands where its NFC twin stands."""

    assert sort_key(unicodedata.normalize("NFD", "Đắk  Lắk")) == sort_key("Đắk Lắk")


@given(st.lists(VIETNAMESE, max_size=4))
def test_total_order(texts: list[str]) -> None:
    """The order of a list does not depend on the order in which it came; only equal texts share a key."""
    orders = [
        sorted((nfc(" ".join(text.split())) for text in one), key=sort_key) for one in permutations(texts)
    ]

    assert all(order == orders[0] for order in orders)


@given(TEXT, TEXT)
def test_any_two_texts_compare(one: str, other: str) -> None:
    """Any two texts can be compared, whatever script they are in, and exactly one relation holds."""
    left, right = sort_key(one), sort_key(other)

    assert [left < right, left == right, left > right].count(True) == 1


def test_names() -> None:
    """People are listed by tên, then đệm, then họ (domain §8)."""
    people = [
        "Nguyễn Văn An",
        "Trần Văn An",
        "Nguyễn Thị Ánh",
        "Bế Thị Bình",
        "Lê Thị Bình",
        "Bùi Dung",
        "Vũ Dung",
        "Đỗ Đạt",
    ]

    assert sorted(people, key=name_key) == people


@pytest.mark.parametrize(
    ("first", "second"),
    [("", "An"), ("An", "Bùi An"), ("Bùi An", "Bùi Văn An"), ("Bùi Văn An", "Chu Văn An"), ("An", "Bình")],
)
def test_short_names(first: str, second: str) -> None:
    """A name of one word, of two, or none at all still has its place."""

    assert name_key(first) < name_key(second)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sumary", "summary"),
        ("Summary", "summary"),
        ("recogntions", "recognitions"),
        ("school year", "school_year"),
        ("schoolyear", "school_year"),
        ("tiểu học", "tieu-hoc"),
        ("tіtle", "title"),  # with a Cyrillic і (SAFETY E1)
    ],
)
def test_nearest(typed: str, meant: str) -> None:
    """A misspelt, accented or homoglyph word finds the one that was meant (SAFETY E1)."""
    known = ["summary", "title", "recognitions", "school_year", "tieu-hoc", "thcs"]

    assert nearest(typed, known) == meant


@pytest.mark.parametrize("typed", ["", "   ", "hoàn toàn khác", "学校", "x" * 100_000])
def test_nothing_near(typed: str) -> None:
    """Where nothing is near, nothing is guessed."""

    assert nearest(typed, ["summary", "title"]) is None
    assert nearest(typed, []) is None
