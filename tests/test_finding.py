"""What teachers type, asked of the real entries: `search/questions.tsv`, which a curator can read and extend.

The second column: `khó khăn:<mã>` is the difficulty that must come first; `như:<câu>` the question that must be
answered alike; `không có` that the store says it has nothing; `thiếu:<từ>` the words it must say stand nowhere;
anything else is a pattern that one of the first three must fit, in its title, place or address, without accents.
"""

import re
from pathlib import Path

import pytest

from checkout import NOW, ROOT
from finding import Answer, asked, keyed
from kho.publish import search
from kho.publish.search.index import FOLDER
from kho.store.catalog import Catalog
from kho.store.place import Checkout
from kho.store.site import about
from kho.words.keys import exact, folded, shown, stretches
from kho.words.text import fold

TABLE = ROOT / "tests" / "search" / "questions.tsv"
TYPED = ("Gõ sai", "Không có", "Hai mươi")
"""Kinds whose questions are tried as they stand only: taking their accents away would make others of them."""


def rows() -> list[tuple[str, str, str]]:
    """Each question, what must come, and its kind."""
    lines = TABLE.read_text("utf-8").splitlines()
    parted = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(question, wanted, kind) for question, wanted, kind in parted]


def forms() -> list[tuple[str, str]]:
    """Each question as it stands and, where that is a fair question, without accents, with what must come."""
    found: dict[tuple[str, str], None] = {}
    for question, wanted, kind in rows():
        found[question, wanted] = None
        if not kind.startswith(TYPED):
            found[fold(question), wanted] = None
    return list(found)


@pytest.fixture(scope="module")
def index(real: Catalog, home: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the real entries, as files."""
    folder = tmp_path_factory.mktemp("index")
    for path, content in search.files(real, about(home.builder, NOW), home.docs).items():
        (folder / path.removeprefix(FOLDER)).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def answers(index: Path) -> dict[str, Answer]:
    """The answer to every question of the table, and to those it is compared with."""
    questions = [question for question, _ in forms()]
    questions += [wanted.removeprefix("như:") for _, wanted in forms() if wanted.startswith("như:")]
    return dict(zip(questions, asked(index, questions), strict=True))


@pytest.mark.parametrize(("question", "wanted"), forms(), ids=lambda text: text[:60])
def test_what_teachers_type_brings_what_helps(answers: dict[str, Answer], question: str, wanted: str) -> None:
    """The difficulty, the practice, the person, the document: among the first three, however it is typed (S0-9)."""
    answer = answers[question]
    if wanted.startswith("khó khăn:"):
        slug = wanted.removeprefix("khó khăn:")
        assert [f"kho-khan/{slug}/"] == [address for address, _ in answer.cards[:1]]
    elif wanted.startswith("như:"):
        other = answers[wanted.removeprefix("như:")]
        assert (other.cards[:2], other.found[:5]) == (answer.cards[:2], answer.found[:5])
    elif wanted.startswith("thiếu:"):
        assert wanted.removeprefix("thiếu:") in answer.missing
    elif wanted == "không có":
        assert ([], []) == (answer.cards, answer.found)
        assert answer.missing
    else:
        assert any(re.search(wanted, line) for line in answer.first_three()), answer.first_three()


def test_a_question_asks_for_few_files(answers: dict[str, Answer]) -> None:
    """At most six of the index beside its core, so that first results come in one more round trip."""
    assert max(answer.files for answer in answers.values()) <= 6


@pytest.mark.parametrize(
    ("meant", "near"),
    [
        ("đội tuyển thi vật lý", "vật lý"),
        ("lớp mẫu giáo ghép", "mẫu giáo"),
        ("lộ ảnh riêng tư", "riêng tư"),
        ("học sinh cận thị", "chỉ thị 34"),
        ("học sinh ngại nói", "Vũ Văn Tùng"),
    ],
)
def test_a_difficulty_is_meant_by_a_phrase_and_not_by_a_word_of_it(
    index: Path, meant: str, near: str
) -> None:
    """Who says all that a difficulty is called means it; a word that stands in it too is only that word."""
    whole, part = asked(index, [meant, near])

    assert whole.cards[0][0].startswith("kho-khan/")
    assert [] == [address for address, _ in part.cards if address.startswith("kho-khan/")]


def test_entries_of_a_difficulty_come_though_they_lack_the_words(index: Path) -> None:
    """“cúi gằm mặt” stands in no entry: those that carry the difficulty come; of “tảo hôn” nothing does."""
    carried, alone = asked(index, ["gọi tên là cúi gằm mặt", "tảo hôn"])

    assert carried.cards[0][0] == "kho-khan/hoc-sinh-ngai-noi/"
    assert carried.found
    assert [] == alone.found


def test_an_unknown_word_is_named_and_a_known_one_is_not(index: Path) -> None:
    """“thư viện blockchain” finds libraries and says what is missing; “thư viện xanh” has nothing to say."""
    unknown, known = asked(index, ["thư viện blockchain", "thư viện xanh"])

    assert ["blockchain"] == unknown.missing
    assert not unknown.full
    assert ([], True) == (known.missing, known.full)


def test_three_syllables_apart_are_not_the_word(index: Path) -> None:
    """“sáng tạo hơn” is no “tảo hôn”: accents that were typed are meant, and neighbours make the word."""
    accented, plain = asked(index, ["tảo hôn", "tao hon"])

    assert ([], []) == (accented.found, plain.found)


def test_a_word_is_set_right_by_words_of_the_store_only(index: Path) -> None:
    """“hanh fuc” becomes “hạnh phúc”; what is rightly spelled and stands nowhere is left alone."""
    wrong, right = asked(index, ["truong hoc hanh fuc", "lớp học đảo ngược"])

    assert wrong.corrected is not None
    assert "hanh phuc" in fold(wrong.corrected)
    assert right.corrected is None


def test_a_large_store_keeps_its_titles_apart_and_answers_alike(
    real: Catalog, home: Checkout, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond some number of records, titles lie in files of their own; what is found, and its order, is the same."""
    monkeypatch.setattr("kho.publish.search.index.ONE_FILE", 0)
    for path, content in search.files(real, about(home.builder, NOW), home.docs).items():
        (tmp_path / path.removeprefix(FOLDER)).write_bytes(content)
    questions = ["thư viện xanh", "cô Phượng", "học sinh giỏi"]

    assert list(tmp_path.glob("muc-*.json"))
    assert asked(index, questions) == asked(tmp_path, questions)


TEXTS = (
    "hòa bình, hoà bình",
    "Kỹ năng; kĩ năng. Quý, quí; yêu; thúy; MỸ",
    "44/PGDĐT-TĐKT",
    "Ð và đ, Krông Klang (A Lưới)",
    "1.000 em, lớp 4A: m²",
    "ho\u0300a bi\u0300nh",
    "“Tủ bánh mì 0 đồng”… và “Quỹ sinh kế”",
)


def test_program_and_page_make_the_same_keys(index: Path) -> None:
    """Of each syllable the key with its accents and the one without: else nothing would be found."""
    ours = [
        [[[exact(one), folded(exact(one))] for one in part] for part in stretches(text)] for text in TEXTS
    ]

    assert ours == keyed(index, TEXTS)


@pytest.mark.parametrize("word", ["hòa", "đổi", "người", "giữa", "yếu", "mía", "khuỷu", "gì", "2020"])
def test_a_key_is_shown_as_people_write_it(word: str) -> None:
    """The core holds keys; suggestions show words."""
    assert exact(word) == exact(shown(exact(word)))
    assert fold(word) == fold(shown(exact(word)))


def test_the_same_entries_give_the_same_index(real: Catalog, home: Checkout, index: Path) -> None:
    """Byte for byte, so that a build with nothing new changes nothing."""
    again = search.files(real, about(home.builder, NOW), home.docs)

    assert {path.removeprefix(FOLDER): content for path, content in again.items()} == {
        path.name: path.read_bytes() for path in index.iterdir()
    }
