"""What a curator reads about a submission, and the slip for the school: word for word as committed."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from checkout import ROOT, TODAY
from kho.check.completeness import completeness
from kho.desk.review.assessment import Review, Reviewer
from kho.desk.review.slips import WHOLE, reply, report
from kho.model import Group, Innovation
from kho.model.reference import Contacts
from test_cli import kho

STORE = ROOT / "tests" / "stores" / "review"
REFERENCE = ROOT / "exemplars" / "_reference"
GOLDEN = ROOT / "tests" / "golden" / "reviews"
SHOWN = sorted(path.parent.relative_to(STORE).as_posix() for path in STORE.glob("*/*/entry.yml"))


@pytest.fixture(scope="module")
def reviewer() -> Iterator[Reviewer]:
    """The reviewer in the checkout's own folder, so that paths are shown as people type them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield Reviewer.of(STORE.relative_to(ROOT), REFERENCE, TODAY)


def look(reviewer: Reviewer, entry: str) -> Review:
    return reviewer.review(reviewer.exemplars / entry)


@pytest.mark.parametrize("entry", SHOWN)
def test_a_review_is_as_committed(
    reviewer: Reviewer, entry: str, golden: Callable[[str, Path], None]
) -> None:
    """A sound innovation, a poor registration, a group, an adoption, a copy, a hostile text, one refused."""

    golden(report([look(reviewer, entry)]), GOLDEN / f"{entry.partition('/')[2]}.md")


def test_a_slip_says_where_to_send_the_answer_where_that_is_known(reviewer: Reviewer) -> None:
    """The office of the province, then the country's; with none the slip says nothing that nobody gave."""
    offices = {
        "contacts": [{"office": "Sở Bịa", "role": "Bộ phận thi đua", "email": "thidua@so-bia.example"}]
    }
    known = replace(reviewer.catalog.reference, contacts=Contacts.model_validate(offices).contacts)
    told = replace(reviewer, catalog=replace(reviewer.catalog, reference=known))

    assert "Gửi về" not in reply([look(reviewer, "phu-tho/doc-cap-doi-bia")])
    assert "Gửi về: Sở Bịa, Bộ phận thi đua, `thidua@so-bia.example`" in reply(
        [look(told, "phu-tho/doc-cap-doi-bia")]
    )
    assert "Gửi về" not in report([look(reviewer, "phu-tho/doc-cap-doi-bia")])


def test_a_copied_entry_is_caught_with_its_passages(reviewer: Reviewer) -> None:
    """The passages stand side by side as each school wrote them; the later one is asked, not the first."""
    copy, first = (look(reviewer, entry) for entry in ("ha-noi/doc-doi-ban-chep", "phu-tho/doc-cap-doi-bia"))

    assert ["doc-cap-doi-bia"] == [beside.filed.slug for beside in copy.besides]
    assert "Muoi phut dau gio, hai em ngoi canh nhau" in report([copy])
    assert "Mười phút đầu giờ, hai em ngồi cạnh nhau" in report([copy])
    assert "bài có đoạn giống hệt hoặc gần giống “Đọc cặp đôi mười phút đầu giờ”" in reply([copy])
    assert "gần giống" not in reply([first])


def test_a_draft_is_reviewed_against_the_store(reviewer: Reviewer, tmp_path: Path) -> None:
    """A draft elsewhere, its original beside it, is looked at as if it lay in its province (intake, a fork)."""
    draft = tmp_path / "ban-nhap-moi"
    shutil.copytree(STORE / "ha-noi" / "doc-doi-ban-chep", draft)
    (draft / "mau-1-ban-goc.docx").write_bytes(b"PK")
    found = reviewer.review(draft)

    assert found.draft
    assert {"doc-cap-doi-bia", "doc-doi-ban-chep"} == {beside.filed.slug for beside in found.besides}
    assert () == found.errors


def test_a_newer_version_of_an_entry_is_not_a_copy_of_it(reviewer: Reviewer, tmp_path: Path) -> None:
    """The same address and unit is the same entry; the same address of another unit is said to be taken."""
    draft = tmp_path / "doc-cap-doi-bia"
    shutil.copytree(STORE / "phu-tho" / "doc-cap-doi-bia", draft)
    newer = reviewer.review(draft)
    text = (draft / "entry.yml").read_text("utf-8")
    (draft / "entry.yml").write_text(
        text.replace("Trường Tiểu học Bịa Một", "Trường Tiểu học Bịa Chín"), "utf-8"
    )
    other = reviewer.review(draft)

    assert ["doc-doi-ban-chep"] == [beside.filed.slug for beside in newer.besides]
    assert "doc-cap-doi-bia" in [beside.filed.slug for beside in other.besides]
    assert "Địa chỉ này đã có trong kho" in report([other])


def test_an_entry_that_the_model_refuses_is_reviewed_as_far_as_it_can_be_read(reviewer: Reviewer) -> None:
    """Completeness and look-alikes need only the words; what cannot be told is said."""
    found = look(reviewer, "phu-tho/khong-doc-duoc")

    assert found.judged is None
    assert found.completeness is not None
    assert [1, 4] == [item.number for item in found.completeness.items if not item.missing]
    assert "chưa tính được mức tin cậy" in report([found])


def test_a_file_that_is_no_yaml_gets_a_review_too(reviewer: Reviewer, tmp_path: Path) -> None:
    """Nothing can be read: the report says what is wrong, the slip says so kindly."""
    (tmp_path / "hong").mkdir()
    (tmp_path / "hong" / "entry.yml").write_text("kind: [", encoding="utf-8")
    found = reviewer.review(tmp_path / "hong")

    assert 1 == len(found.errors)
    assert "**lỗi**, dòng 2" in report([found])
    assert "nhưng chưa đọc được nội dung" in reply([found])


def test_personal_data_are_not_repeated(reviewer: Reviewer) -> None:
    """A report may be posted where all can read it: it says that there is a number, not which (S3-18)."""
    said = report([look(reviewer, "phu-tho/dang-ky-so-sai")])

    assert "Có số điện thoại: “09…”." in said
    assert "Có thể là tên học sinh: “Tr…”." in said
    assert "345" not in said
    assert "Đặt" not in said


def test_strangers_words_do_nothing_in_a_comment(reviewer: Reviewer) -> None:
    """Rendered as a code host does, a hostile entry leaves no link, image, HTML or mention behind (SAFETY E3)."""
    hostile = look(reviewer, "phu-tho/chu-co-bay")
    for text in (report([hostile]), reply([hostile])):
        tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text)
        inner = [child for token in tokens for child in token.children or ()]
        shown = "\0".join(child.content for child in inner if child.type == "text")

        assert {"text", "code_inline", "softbreak", "strong_open", "strong_close"} >= {
            one.type for one in inner
        }
        assert not any("html" in token.type or token.type in {"fence", "code_block"} for token in tokens)
        assert not re.search(r"[@#<>$]|//|www\.|:tada:|GH-12|0123456", shown)
        assert "octocat" in text


def test_every_item_of_both_forms_is_told() -> None:
    """Nine items of Mẫu số 1, ten of Mẫu số 2; the sixth is never taken, so nothing is asked for it (S0-41 … S0-59)."""
    one, two = completeness(Innovation, {}), completeness(Group, {})

    assert list(range(1, 10)) == [item.number for item in one.items]
    assert list(range(1, 11)) == [item.number for item in two.items]
    assert [6] == [item.number for item in two.items if not item.asked]
    assert all(item.missing for item in (*one.items, *two.items) if item.asked)


@pytest.mark.parametrize(
    ("data", "missing"),
    [
        ({"areas": ["thu-vien-van-hoa-doc"]}, []),
        ({"area_note": "Thư viện"}, []),
        ({"areas": []}, ["areas"]),
        ({"areas": ["……"]}, ["areas"]),
    ],
)
def test_an_item_is_complete_with_either_of_its_fields(data: dict[str, object], missing: list[str]) -> None:
    """Item 3 is a choice or words of one's own; dots are no answer."""
    item = completeness(Innovation, data).items[2]

    assert missing == [one.key for one in item.missing]


def test_a_registration_is_not_asked_for_its_result() -> None:
    """What the stage of the result needs is asked once there is a result (S0-60)."""
    plan, done = completeness(Innovation, {}), completeness(Innovation, {"result": {"narrative": "Tốt."}})

    assert not any(one.key.startswith("result") for one in plan.missing)
    assert "result.indicators" in [one.key for one in done.missing]


def test_a_long_report_says_what_it_left_out(reviewer: Reviewer) -> None:
    """A comment holds 65,536 characters: whole reviews are left out and counted, none is cut in two."""
    said = report([look(reviewer, "phu-tho/dang-ky-so-sai")] * 30)

    assert len(said) < WHOLE + 1_000
    assert re.search(r"Còn \d+ hồ sơ nữa", said)


def test_the_longest_review_fits_into_a_comment(reviewer: Reviewer, tmp_path: Path) -> None:
    """A hundred faults, long texts full of marks: shortened and counted, never over the limit."""
    (tmp_path / "rat-dai").mkdir()
    text = (STORE / "phu-tho" / "doc-cap-doi-bia" / "entry.yml").read_text("utf-8")
    title = f"0912 345 678 <b> {'*_`|<@# ' * 30}"
    faults = "".join(f"  - title: '{title}'\n    kind: van-ban\n" for _ in range(45))
    faulty = text.replace("evidence:\n", f"evidence:\n{faults}").replace(
        "title: Đọc", f"title: '{title}' # Đọc"
    )
    (tmp_path / "rat-dai" / "entry.yml").write_text(faulty, "utf-8")
    found = reviewer.review(tmp_path / "rat-dai")
    said = report([found])

    assert len(found.errors) > 100
    assert len(said) < WHOLE
    assert re.search(r"Còn \d+ điều nữa", said)


def arguments(*more: str | Path) -> tuple[str | Path, ...]:
    return ("review", *more, "--exemplars", "tests/stores/review", "--today", "2026-11-22")


def test_the_command_prints_or_writes_and_exits_by_what_it_found(tmp_path: Path) -> None:
    """0 without errors, 1 with errors; `-o` writes the same words to a file."""
    sound = kho(*arguments("tests/stores/review/phu-tho/doc-cap-doi-bia"))
    written = kho(
        *arguments("tests/stores/review/phu-tho/doc-cap-doi-bia/entry.yml", "-o", tmp_path / "a.md")
    )
    poor = kho(*arguments("tests/stores/review/phu-tho/dang-ky-so-sai", "--reply"))

    assert (0, 0, 1) == (sound.returncode, written.returncode, poor.returncode)
    assert sound.stdout == (tmp_path / "a.md").read_text("utf-8")
    assert poor.stdout.startswith("## Phiếu trả hồ sơ")
    assert "Xem hồ sơ" not in poor.stdout


def test_a_folder_of_folders_is_reviewed_one_by_one() -> None:
    """`kho review intake` looks at every draft there."""
    done = kho(*arguments("tests/stores/review/phu-tho"))

    assert len(list((STORE / "phu-tho").iterdir())) == done.stdout.count("## Xem hồ sơ")


@pytest.mark.parametrize(
    "more",
    [
        ["khong/co"],
        ["tests/hostile_text"],
        [],
        ["tests/stores/review/phu-tho/doc-cap-doi-bia", "-o", "khong/co/a.md"],
    ],
)
def test_misuse_exits_with_two(more: list[str]) -> None:
    """No such place, nothing to review there, no argument, nowhere to write: said in Vietnamese, nothing written."""
    done = kho(*arguments(*more))

    assert 2 == done.returncode
    assert "kho" in done.stderr
    assert "Traceback" not in done.stderr
    assert "" == done.stdout


def test_a_store_without_readable_reference_data_reviews_nothing(tmp_path: Path) -> None:
    """The findings about the reference data are printed instead."""
    (tmp_path / "_reference").mkdir()
    (tmp_path / "_reference" / "areas.yml").write_text("areas: [", encoding="utf-8")
    done = kho("review", "tests/stores/review/phu-tho/doc-cap-doi-bia", "--exemplars", tmp_path)

    assert 1 == done.returncode
    assert "areas.yml:2:1: lỗi" in done.stdout
