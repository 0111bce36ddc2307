"""Half of what lies in schools was typed before Unicode: told by its letters, turned, never lost (S0-60)."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT
from kho.words.old_fonts import Encoding, Reading, font_says, reading, tcvn3
from kho.words.syllables import is_syllable
from old_letters import in_tcvn3, in_viqr, in_vni

TEXTS = (
    "Trường Tiểu học Nguyễn Bịa: học sinh lớp 4 đọc ngọng, phụ huynh chưa phối hợp.",
    "Giải pháp đổi mới: hướng dẫn các em kể chuyện mỗi ngày; kết quả 85 % đạt yêu cầu.",
    "Hoàn cảnh khó khăn, đường đến trường xa; nhiều em nghỉ học giữa chừng vì đói bụng buổi sáng.",
    "Ưu điểm: dễ làm, ít tốn kém. Hạn chế: cần người trực thư viện vào giờ ra chơi.",
    "Thực trạng trước khi áp dụng sáng kiến",
)
ENCODERS = {Encoding.TCVN3: in_tcvn3, Encoding.VNI: in_vni, Encoding.VIQR: in_viqr}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", Encoding)
def test_old_letters_are_told_by_themselves_and_read(encoding: Encoding, text: str) -> None:
    """Without any font's name, letter by letter what was typed."""
    assert Reading(text, encoding) == reading(ENCODERS[encoding](text))


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Times New Roman", ""])
@pytest.mark.parametrize("text", [*TEXTS, "", " ", "85 %", "Internet", "KPI 2025", "½ lớp"])
def test_unicode_stays_whatever_font_it_is_set_in(font: str, text: str) -> None:
    """A space, a number or a Unicode word in .VnTime is what it looks like: nothing is changed, nothing refused."""
    assert text == reading(text, font).text


@pytest.mark.parametrize(
    ("typed", "font", "expected"),
    [
        ("Hä tªn", "", "Họ tên"),
        ("hoïc sinh ñoïc", "", "học sinh đọc"),
        ("thö vieän", "Times New Roman", "thư viện"),
        # one word alone proves nothing, unless the font says so
        ("Tªn", "", "Tªn"),
        ("Tªn", ".VnTime", "Tên"),
        ("café", ".VnTime", "café"),
        # the letters leave it open: “cã” and “có” are words both, so the font's name decides
        ("cã", "", "cã"),
        ("cã", ".VnTime", "có"),
        # .VnTimeH shows small letters as capitals
        ("tr­êng tiÓu häc", ".VnTimeH", "TRƯỜNG TIỂU HỌC"),
        # Word may keep such letters as signs of a font of its own
        ("\uf0b8o \uf0b8n gi\uf0b8o \uf0b8n", ".VnTime", "áo án giáo án"),
        # an apostrophe as Word bends it, a dash beside
        ("ho.c sinh ddo.c sa’ch mo^~i nga`y – hu+o+’ng da^~n", "", "học sinh đọc sách mỗi ngày – hướng dẫn"),
        # the soft hyphen is the letter ư
        ("ch\u00ada", ".VnTime", "chưa"),
    ],
)
def test_what_decides(typed: str, font: str, expected: str) -> None:
    """The letters first, then the font."""
    assert expected == reading(typed, font).text


@pytest.mark.parametrize(
    "text",
    [
        "Café, naïve, Müller, José, Señor, été, très, Übung",
        "x = a^2 + b^2; a(b+c); o+ và u+",
        "Diện tích 35 m², nhiệt độ 25 °C, ±0,5; 5 µm; © 2025; §3; «thư viện»; 10½",
        "https://truong-bia.example/?a^=1+u+o^",
        "Windows®, iPhone™, C++, e.g., a.b.c, file(s)",
        "à, là, và, có, bé, thì, xã, bà, ai, tôi",
        "H'Bịa Niê, Krông Bông, Đắk Lắk, Y Bịa",
        "[(^_^)] :') ~ `` ?! ...",
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    """Foreign names, signs, formulas, addresses: no reading of them is Vietnamese."""
    assert Reading(text) == reading(text)


def test_what_no_reading_makes_sure_is_kept_and_marked() -> None:
    """Half rubbish in a font of old: as it stands, with a mark for a person."""
    found = reading("t¸ø bïï nªn", ".VnTime")

    assert (None, True) == (found.encoding, found.doubtful)


SYLLABLES = st.sampled_from(sorted({word for text in TEXTS for word in text.split() if is_syllable(word)}))


@given(
    st.lists(SYLLABLES, min_size=4, max_size=30).map(" ".join),
    st.sampled_from([Encoding.TCVN3, Encoding.VNI]),
)
def test_any_text_of_syllables_survives_the_old_letters(text: str, encoding: Encoding) -> None:
    """There and back, or kept and nothing lost; capitals with tones are small in TCVN3, which has none."""
    typed = ENCODERS[encoding](text)
    found = reading(typed)

    assert found.text in {typed, text, tcvn3(typed)}


def test_the_table_of_tcvn3_is_that_of_the_standard() -> None:
    """A second opinion: the C library knows TCVN 5712:1993."""
    letters = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
    known = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"],
        input=b"\n".join(letters.encode("latin-1")[i : i + 1] for i in range(len(letters))),
        capture_output=True,
        check=True,
    )

    assert known.stdout.decode().split("\n") == [tcvn3(letter) for letter in letters]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *((word, True) for word in ("nghiêng", "quyển", "giếng", "ưu", "khuỷu", "gìn", "cặp")),
        *((word, False) for word in ("cằp", "họcc", "bàá", "zalo", "", "đt")),
    ],
)
def test_what_a_syllable_is(word: str, expected: bool) -> None:
    """Onset, rhyme, at most one tone; rhymes that stop take sắc or nặng."""
    assert expected == is_syllable(word)


def test_fonts_of_old_are_known_by_name() -> None:
    """Only the beginning of the name tells; today's fonts say nothing."""
    assert [Encoding.TCVN3, Encoding.TCVN3, Encoding.VNI, None, None] == [
        *map(font_says, [".VnTime", ".vnArialH", "VNI-Times", "Times New Roman", "UVN Vn"])
    ]


def test_the_store_holds_no_old_letters() -> None:
    """No false alarm on any text of the real entries."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "exemplars").rglob("*.yml"))]
    lines = [line for text in texts for line in text.split("\n")]

    assert [] == [line for line in lines if reading(line) != Reading(line)]
