"""Texts that look alike: found however they are disguised, quoted as written, and never where nothing was copied."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checkout import ROOT, TODAY
from entries import adoption, catalog, filed, individual, innovation, reference, source
from kho.check.everything import check
from kho.derived.likeness.commonplace import Commonplaces, commonplaces
from kho.derived.likeness.lookalike import (
    NEAREST,
    Likeness,
    Side,
    Story,
    likeness,
    likenesses,
    near,
    sketch,
    told,
)
from kho.model import Entry
from kho.model.leaves import leaves, texts
from kho.words.text import fold, unmarked

_SOME = """
hòa thủy khoẻ loà tuỳ đọc sách cặp đôi sáng nghe thẻ tiếng vấp dòng vai lớp bàn ghế bảng phấn vở bút mực thước
trống cây vườn rau cá gà suối đồi bản xã mưa nắng gió mẹ cha em bạn cô thầy hỏi đáp kể hát vẽ đo đếm ghi xếp
chọn chia góp mượn trả tặng quý năm tháng tuần ngày giờ phút một hai ba bốn mười trăm
"""
SYLLABLES = _SOME.split()

TONES = {"hòa": "hoà", "thủy": "thuỷ", "khoẻ": "khỏe", "loà": "lòa", "tuỳ": "tùy"}
DISGUISES: tuple[Callable[[str], str], ...] = (
    unmarked,
    str.upper,
    str.title,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: " ".join(TONES.get(word, word) for word in text.split()),
    lambda text: text.replace(" ", ", ").replace("sách,", "sách."),
    lambda text: text.replace(" ", "\n\n- "),
    lambda text: text.replace(" ", " **", 1).replace("một", "**một**"),
)

SEEDS = st.integers(min_value=0, max_value=10**9)


def words(seed: int, count: int) -> str:
    """So many words in no order that makes sense."""
    return " ".join(Random(seed).choices(SYLLABLES, k=count))  # noqa: S311 - no secret is made of them


def tells(solution: str, **changes: object) -> Entry:
    plan = {"solution": solution}
    return innovation(title="Bịa", summary="Bịa.", plan=plan, **changes)


@cache
def commonplace(*units: str) -> Commonplaces:
    """What does not count in a store whose entries come from *units*."""
    entries = [innovation(unit={"name": unit, "province": "Phú Thọ"}) for unit in units]
    return commonplaces(catalog(*(filed(entry, f"muc-{number}") for number, entry in enumerate(entries))))


def compare(one: Entry, other: Entry) -> Likeness | None:
    """What `likeness` says of two entries, `mot` and `hai`, alone in a store."""
    known = commonplace(*sorted({one.unit.name, other.unit.name}))
    sides = [Side.of(Story.of(slug, leaves(entry)), known) for slug, entry in (("mot", one), ("hai", other))]
    return likeness(*sides)


def whole(**entries: Entry) -> list[Likeness]:
    """What is found when all entries are compared with all, as `kho check` does."""
    store = catalog(*(filed(entry, slug) for slug, entry in entries.items()))
    sketches = {slug: sketch(told(texts(entry))) for slug, entry in entries.items()}
    return list(likenesses(store, sketches, commonplace))


def counted(passage: str) -> int:
    """How many words of *passage* count as shared: chance may put a phrase of the forms among them."""
    spoken = fold(passage).split()
    return len(spoken) - sum(map(len, commonplace().covered(spoken)))


@example(649, unmarked, unmarked)  # holds the words of a label
@given(SEEDS, st.sampled_from(DISGUISES), st.sampled_from(DISGUISES))
def test_a_copy_is_caught_however_it_is_disguised(
    seed: int, first: Callable[[str], str], second: Callable[[str], str]
) -> None:
    """Accents removed, tones moved, case, punctuation, Markdown: a copied passage of sixty words is a copy."""
    passage = words(seed, 60)
    copied = f"{words(seed + 1, 40)}. {second(first(passage))}. {words(seed + 2, 40)}"
    found = whole(hai=tells(copied), mot=tells(f"{words(seed + 3, 50)}: {passage}"))

    assert ["hai"] == [one.here for one in found]
    assert found[0].words >= counted(passage) >= 50


@given(SEEDS, st.integers(min_value=9, max_value=15))
def test_a_copy_with_words_exchanged_is_caught(seed: int, every: int) -> None:
    """A hundred and fifty copied words with another word here and there are still one passage or few."""
    original = words(seed, 150).split()
    changed = [f"x{place}" if place % every == 0 else word for place, word in enumerate(original)]
    found = compare(tells(" ".join(original)), tells(" ".join(changed)))

    assert found
    assert found.words >= 100
    assert len(found.passages) <= 3


@given(SEEDS)
def test_paragraphs_in_another_order_are_still_the_same(seed: int) -> None:
    """Who exchanges two paragraphs has copied both."""
    one, two = words(seed, 40), words(seed + 1, 40)
    found = compare(tells(f"{one}\n\n{two}"), tells(f"{two}\n\n{one}"))

    assert found
    assert found.words >= 80


@given(SEEDS, st.sampled_from(DISGUISES))
def test_looking_alike_is_mutual(seed: int, disguise: Callable[[str], str]) -> None:
    """What one shares with the other, the other shares with the one: the same passages from the other side."""
    one, other = tells(words(seed, 80)), tells(disguise(words(seed, 80)) + words(seed + 1, 20))
    found, back = compare(one, other), whole(hai=other, mot=one)

    assert found
    assert [found.turned] == back


@given(SEEDS, st.sampled_from(DISGUISES))
def test_passages_are_quoted_as_written_on_each_side(seed: int, disguise: Callable[[str], str]) -> None:
    """A curator sees the very words of both, and the place where each stands."""
    passage = words(seed, 60)
    one, other = tells(f"{passage}."), individual(story=f"{words(seed + 1, 9)} {disguise(passage)}")
    found = compare(one, other)

    assert found
    for shared in found.passages:
        assert (("plan", "solution"), ("story",)) == (shared.here.place, shared.there.place)
        assert shared.here.text in one.plan.solution  # type: ignore[attr-defined]
        assert shared.there.text in unicodedata.normalize("NFC", other.story)
        assert bare(shared.here.text) == bare(shared.there.text)


def bare(text: str) -> str:
    """The words of *text* alone."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


@given(SEEDS)
def test_unrelated_texts_do_not_look_alike(seed: int) -> None:
    """Texts made of the same words in another order share nothing worth telling."""

    assert compare(tells(words(seed, 300)), tells(words(seed + 1, 300))) is None


TITLES = sorted(
    {
        *(document.title for document in reference().documents.values()),
        *(movement.name for movement in reference().movements.values()),
        *(alias for movement in reference().movements.values() for alias in movement.aliases),
        *(difficulty.about for difficulty in reference().difficulties.values()),
        "Thực trạng vấn đề dự kiến đổi mới (tồn tại)",
        "Dự kiến kết quả sẽ đạt được sau khi thực hiện đổi mới",
        "Thông tư số 99/2099/TT-BIA ngày 01/02/2099 của Bộ Bịa ban hành quy định bịa về việc đọc sách ở trường bịa",
        "Trường Phổ thông Dân tộc bán trú Tiểu học và Trung học cơ sở Bịa",
    }
)


@given(st.lists(st.sampled_from(TITLES), min_size=8, max_size=25))
def test_a_text_of_titles_is_never_a_copy(titles: list[str]) -> None:
    """Titles of documents and movements, names of vocabularies and units, words of the forms do not count."""
    same = ". ".join(titles)
    unit = {"name": "Trường Phổ thông Dân tộc bán trú Tiểu học và Trung học cơ sở Bịa", "province": "Phú Thọ"}

    assert compare(tells(same, unit=unit), tells(same)) is None


@given(SEEDS)
def test_a_title_inside_a_copied_passage_neither_counts_nor_breaks_it(seed: int) -> None:
    """Only the words around a quoted title are counted; the passage is shown whole."""
    title = "Đổi mới, sáng tạo trong dạy và học"
    text = f"{words(seed, 30)} “{title}” {words(seed + 1, 30)}"
    found = compare(tells(text), tells(text))

    assert found
    assert 60 == found.words
    assert title in found.passages[0].here.text


def test_entries_that_name_each_other_may_share_words() -> None:
    """A person and the work, a practice and who follows it, a child and its parent."""
    text = words(7, 100)
    work = tells(text, authors=[{"name": "Bịa", "individual": "hai"}])

    assert compare(work, individual(story=text)) is None
    assert compare(tells(text), adoption(of="mot", kept=text)) is None
    assert compare(tells(text, parent="hai"), tells(text)) is None
    assert compare(tells(text), tells(text)) is not None


def test_sharing_a_source_excuses_only_what_the_source_is_quoted_with() -> None:
    """One link in common hides no copy: the words inside quotation marks may agree, those around them not."""
    text, own = words(7, 100), words(8, 100)
    cited = {"sources": [source()]}

    assert compare(tells(text, **cited), tells(text, **cited)) is not None
    assert compare(tells(f"{own} “{text}”", **cited), tells(f"{words(9, 100)} “{text}”", **cited)) is None
    assert compare(tells(f"{own} “{text}”"), tells(f"{words(9, 100)} “{text}”")) is not None
    assert compare(tells(f"{text} “{own}”", **cited), tells(f"{text} “{own}”", **cited)) is not None


@given(SEEDS, st.integers(min_value=0, max_value=60), st.integers(min_value=0, max_value=60))
def test_seventeen_words_in_common_leave_a_common_number(seed: int, before: int, after: int) -> None:
    """The sketches of two stories meet wherever they share a run of seventeen words: that is why none is missed."""
    run = words(seed, 17)
    one = told([(("story",), f"{words(seed + 1, before)} {run} {words(seed + 2, 60)}")])
    other = told([(("story",), f"{words(seed + 3, 60)} {run} {words(seed + 4, after)}")])

    assert sketch(one) & sketch(other)
    assert near(sketch(one), {"mot": sketch(one)}) == ("mot",)


def test_one_story_is_compared_with_the_nearest_only() -> None:
    """However many stories share a turn of phrase, the original is among those that are laid beside the copy."""
    phrase, text = words(1, 40), words(2, 90)
    original = sketch(told([(("story",), f"{phrase} {text}")]))
    others = {
        f"muc-{number:03}": sketch(told([(("story",), f"{phrase} {words(number, 60)}")]))
        for number in range(10, 310)
    }
    found = near(original, {**others, "nguyen-ban": original})

    assert "nguyen-ban" == found[0]
    assert NEAREST == len(found)


def test_a_sketch_is_the_same_on_every_machine() -> None:
    """Findings do not depend on the process: a number of a sketch is made of the words alone."""

    assert {485707697119} == sketch(told([(("story",), "Đọc sách mười phút đầu giờ")]))


def test_a_text_told_many_times_is_told_of_each() -> None:
    """Of five copies each is shown beside the first; the number of notes does not explode."""
    text = words(3, 80)
    found = whole(**{f"ban{number}": tells(text) for number in range(5)})

    assert [("ban0", f"ban{number}") for number in range(1, 5)] == [(one.here, one.there) for one in found]


@pytest.mark.parametrize("text", ["", "một", "a " * 9_000, "một hai ba " * 3_000])
def test_odd_texts_are_compared_too(text: str) -> None:
    """Nothing to compare, or one word over and over: an answer, soon."""
    stories = [Story(slug, told([(("story",), text)]), frozenset(), frozenset()) for slug in ("mot", "hai")]
    sides = [Side.of(story, commonplace()) for story in stories]

    assert (len(text) > 100) == (likeness(*sides) is not None)


def test_nothing_in_the_real_store_looks_copied() -> None:
    """No noise: a hundred real entries, many of them about the same deeds, deserve no such note."""
    problems = check(ROOT / "exemplars", ROOT / "exemplars/_reference", TODAY).problems

    assert [] == [problem for problem in problems if "Giống mục" in problem.message]
