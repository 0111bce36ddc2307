"""The quarter's issue over an invented year: drafted, published, frozen, corrected, withdrawn from (S3-15, S3-10)."""

import email
import email.policy
import re
import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import feedparser
import pytest
from click.testing import CliRunner, Result
from lxml import html
from pypdf import PdfReader

from checkout import NOW, ROOT, TODAY
from exits import assert_said
from kho.check.everything import check
from kho.cli import main
from kho.desk import printing
from kho.publish.data import feeds
from kho.publish.issue.mail import letter
from kho.publish.issue.paper import cards, pdf
from kho.publish.pages import pages, year_calendar
from kho.store.catalog import Catalog
from kho.store.issue_seal import digest
from kho.store.issues import COMPILED, Edition
from kho.store.place import Checkout
from kho.store.site import Site
from kho.words.problem import Severity, Unusable
from pictures import jpeg

WRITTEN = ROOT / "tests" / "showcase"
REFERENCE = ROOT / "exemplars" / "_reference"
SITE = Site("https://kho-bia.example/", TODAY)
QUARTERS = ("2026-q1", "2026-q2", "2026-q3", "2026-q4")
LAST = date(2026, 12, 31)
NOTE = "note: |\n  Lời bịa của người biên tập.\ncalendar: Việc bịa sắp tới.\n"


def add(store: Path, n: int, published: str, province: str = "Phú Thọ") -> Path:
    """One more entry that is good enough for an issue."""
    path = store / "phu-tho" / f"goc-doc-bia-{n}" / "entry.yml"
    path.parent.mkdir(parents=True)
    text = (WRITTEN / "entry.yml").read_text("utf-8")
    path.write_text(text.format(n=n, province=province, published=published), "utf-8")
    (path.parent / "ke.jpg").write_bytes(jpeg())
    return path


def quarterly(store: Path, n: int) -> None:
    """What comes into the invented store in quarter *n* of 2026: an entry; in the first also one that follows it."""
    add(store, n, f"2026-{3 * n - 1:02}-10")
    if n == 1:
        follower = store / "phu-tho" / "theo-bia" / "entry.yml"
        follower.parent.mkdir()
        follower.write_text((WRITTEN / "adoption.yml").read_text("utf-8"), "utf-8")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented store at the end of 2026."""
    monkeypatch.chdir(tmp_path)
    for n in (1, 2, 3, 4):
        quarterly(Path("exemplars"), n)
    return Path("exemplars")


def kho(*words: str) -> Result:
    """The command, on the store of the current folder."""
    return CliRunner().invoke(main, [*words, "--exemplars", "exemplars"], catch_exceptions=True)


def written(slug: str) -> Path:
    return Path("exemplars/_showcase") / f"{slug}.yml"


def edited(slug: str) -> None:
    """What an editor does with a draft: a note, and a sentence for each pick."""
    text = written(slug).read_text("utf-8").replace("# why: …", "why: Vì người biên tập bịa thấy rõ.")
    written(slug).write_text(text.replace("picks:", f"{NOTE}picks:", 1), "utf-8")


def issued(slug: str, day: date) -> Result:
    """The issue *slug*, drafted, edited and published on *day*."""
    drafted = kho("showcase", "draft", slug, "--today", str(day))

    assert 0 == drafted.exit_code, drafted.output
    assert_said("showcase draft", drafted.output)
    edited(slug)
    return kho("showcase", "publish", slug, "--today", str(day))


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store after its four issues, each published as its quarter ended."""
    monkeypatch.chdir(tmp_path)
    store = Path("exemplars")
    for n, slug in enumerate(QUARTERS, 1):
        quarterly(store, n)
        done = issued(slug, date(2026, 3 * n, 28))

        assert 0 == done.exit_code, done.output
    return store


def catalog(store: Path) -> Catalog:
    return check(store, REFERENCE, LAST).whole


def editions(store: Path) -> dict[str, Edition]:
    return {one.slug: one for one in catalog(store).issues.editions}


def made(store: Path) -> dict[str, bytes]:
    """Every page, print and letter of the issues."""
    found = catalog(store)
    shown = {path: text for path, text in pages(found, SITE).items() if path.startswith("ban-tin/20")}
    for one in found.issues.editions:
        shown |= {f"{one.slug}.pdf": pdf(one, found, SITE), f"{one.slug}.eml": letter(one, found, SITE)}
        shown[f"{one.slug}-the.pdf"] = cards(one, found, SITE)
    return shown


@pytest.mark.usefixtures("store")
def test_each_step_of_an_issue_says_what_it_looked_at() -> None:
    """Check, publish, letter: exit 0 names the issue; a letter is not written over another."""
    assert_said("showcase publish", issued("2026-q1", date(2026, 3, 28)).output)
    day = ("--today", "2026-03-28")

    assert_said("showcase check", kho("showcase", "check", "2026-q1", *day).output)
    assert_said("showcase email", kho("showcase", "email", "2026-q1", "-o", "thu.eml", *day).output)
    Path("thu.eml").write_text("đã điền người nhận", "utf-8")
    again = kho("showcase", "email", "2026-q1", "-o", "thu.eml", *day)

    assert (1, "đã điền người nhận") == (again.exit_code, Path("thu.eml").read_text("utf-8"))
    assert "Đã có tệp thu.eml: không ghi đè" in again.output


def test_a_year_has_four_issues_numbered_in_their_order(year: Path) -> None:
    """Numbers run from 1 to 4 with the quarters, none twice; each shows what no issue before it has shown."""
    found = editions(year)

    assert {slug: n for n, slug in enumerate(QUARTERS, 1)} == {
        slug: edition.issue.number for slug, edition in found.items()
    }
    assert [[f"goc-doc-bia-{n}"] for n in (1, 2, 3, 4)] == [
        [pick.slug for pick in found[slug].issue.picks] for slug in QUARTERS
    ]
    assert () == check(year, REFERENCE, LAST).problems
    assert list(reversed(QUARTERS)) == list(found)


def test_a_published_issue_outlives_changes_byte_by_byte(year: Path) -> None:
    """Page, PDF and letter are made of what was frozen, not of today's entries (S3-15)."""
    before = made(year)
    for n in (1, 2, 3, 4):
        entry = year / f"phu-tho/goc-doc-bia-{n}/entry.yml"
        text = entry.read_text("utf-8").replace("Góc đọc bịa", "Tên mới").replace("65,5", "90")
        entry.write_text(text.replace("Mục bịa", "Tóm tắt mới"), "utf-8")
    add(year, 5, "2026-12-01", "Hà Nội").parent.rename(year / "phu-tho/goc-doc-bia-moi")
    (year / "ha-noi").mkdir()
    (year / "phu-tho/goc-doc-bia-moi").rename(year / "ha-noi/goc-doc-bia-moi")

    assert 16 == len(before)
    assert before == made(year)


def test_what_was_published_cannot_be_changed_without_being_seen(year: Path) -> None:
    """A word changed in a frozen issue breaks its digest: an error at its line, with what to do."""
    path = written("2026-q2")
    path.write_text(path.read_text("utf-8").replace("thấy rõ", "thấy thích"), "utf-8")
    [problem] = check(year, REFERENCE, LAST).problems

    assert (path, 3, 1) == (problem.path, problem.line, problem.column)
    assert "không còn đúng như lúc phát hành" in problem.message
    assert "errata" in problem.hint


def test_a_gap_vouches_for_nothing_but_itself(year: Path) -> None:
    """Words put beside the digest that a withdrawal leaves are seen as a change of the issue."""
    kho("withdraw", "goc-doc-bia-2", "--today", "2026-07-20")
    path = written("2026-q2")
    path.write_text(path.read_text("utf-8") + "    title: Lời chêm vào\n", "utf-8")

    assert ["Nội dung số này không còn đúng như lúc phát hành."] == [
        problem.message for problem in check(year, REFERENCE, LAST).problems
    ]


def test_an_erratum_is_shown_and_breaks_nothing(year: Path) -> None:
    """A correction stands on the page, in the print, in the letter; the feed says that the issue was renewed."""
    path = written("2026-q1")
    path.write_text(
        path.read_text("utf-8").replace(
            "issue:\n", "errata:\n  - on: 2026-04-02\n    text: Số bịa đúng là 64.\nissue:\n", 1
        ),
        "utf-8",
    )
    shown = made(year)
    feed = feedparser.parse(feeds.of_issues(catalog(year), SITE)["ban-tin/nguon.xml"])

    assert () == check(year, REFERENCE, LAST).problems
    assert "Số bịa đúng là 64" in shown["ban-tin/2026-q1/index.md"].decode()
    assert "Số bịa đúng là 64" in printed(shown["2026-q1.pdf"])
    assert "Số bịa đúng là 64" in told(shown["2026-q1.eml"], "plain")
    assert "2026-04-02T00:00:00+07:00" == feed.entries[-1].updated
    assert "2026-03-28T00:00:00+07:00" == feed.entries[-1].published


@pytest.mark.parametrize("forget", [(), ("--forget",)], ids=["named", "forgotten"])
def test_a_withdrawn_entry_leaves_its_issue_and_the_issue_says_so(
    year: Path, forget: tuple[str, ...]
) -> None:
    """
    Its words are nowhere any more, an erratum is written by itself, and the digest still proves the rest (DESIGN §3).
    """
    before = editions(year)["2026-q1"].published.sha256
    gone = kho("withdraw", "goc-doc-bia-1", "theo-bia", *forget, "--today", "2026-04-20")
    issue = editions(year)["2026-q1"]
    shown = made(year)

    assert 0 == gone.exit_code, gone.output
    assert "_showcase/2026-q1.yml" in gone.output
    assert () == check(year, REFERENCE, LAST).problems
    assert before == issue.published.sha256 == digest(issue.issue)
    for text in (written("2026-q1").read_text("utf-8"), shown["ban-tin/2026-q1/index.md"].decode()):
        assert not re.search("goc-doc-bia-1|bịa thứ 1|Bịa 1|Theo Bịa", text)
    assert "20/04/2026" in html.fromstring(shown["ban-tin/2026-q1/index.md"].decode()).text_content()
    assert "đã được gỡ khỏi kho" in shown["ban-tin/2026-q1/index.md"].decode()
    assert "đã được gỡ khỏi kho" in printed(shown["2026-q1.pdf"])


def test_what_an_issue_shows_does_not_go_behind_its_back(year: Path) -> None:
    """An entry deleted by hand, or recorded as withdrawn while the issue still holds its words, is an error there."""
    shutil.rmtree(year / "phu-tho/goc-doc-bia-2")
    shutil.rmtree(year / "phu-tho/goc-doc-bia-3")
    (year / "_withdrawn.yml").write_text(
        "withdrawn:\n  - slug: goc-doc-bia-3\n    kind: innovation\n    on: 2026-10-01\n", "utf-8"
    )
    found = check(year, REFERENCE, LAST)

    assert found.catalog is None
    assert [
        ("2026-q2.yml", "Không còn mục “goc-doc-bia-2” mà số này dẫn tới."),
        ("2026-q3.yml", "Mục này đã gỡ mà số bản tin còn giữ nội dung."),
    ] == [(problem.path.name, problem.message) for problem in found.problems]


def test_who_followed_can_leave_an_issue_alone(year: Path) -> None:
    """An adoption that is withdrawn goes from the issue that told of it; the practice stays, the digest holds."""
    assert "Theo Bịa" in made(year)["ban-tin/2026-q1/index.md"].decode()
    kho("withdraw", "theo-bia", "--today", "2026-04-20")
    page = made(year)["ban-tin/2026-q1/index.md"].decode()

    assert () == check(year, REFERENCE, LAST).problems
    assert "Theo Bịa" not in page + written("2026-q1").read_text("utf-8")
    assert "Góc đọc bịa thứ 1" in page
    assert "Một nơi làm theo" in page


DRAFT = """\
title: Số bịa
editor: Ban biên tập bịa
picks:
  - entry: goc-doc-bia-1
    why: |
      # Vì bịa.
"""


def test_a_withdrawal_takes_an_entry_out_of_a_draft(store: Path) -> None:
    """The choice goes with all that was said of it, the rest of the draft stays as it was written, and it is told."""
    written("2026-q2").parent.mkdir()
    written("2026-q2").write_text(f"{DRAFT}  - entry: goc-doc-bia-2\n# Còn sửa.\n", "utf-8")
    done = kho("withdraw", "goc-doc-bia-1", "theo-bia")

    assert 0 == done.exit_code, done.output
    assert "exemplars/_showcase/2026-q2.yml: đã bỏ mục ấy khỏi bản nháp." in done.output
    assert (
        "title: Số bịa\neditor: Ban biên tập bịa\npicks:\n  - entry: goc-doc-bia-2\n# Còn sửa.\n"
        == written("2026-q2").read_text("utf-8")
    )
    assert not (store / "phu-tho/goc-doc-bia-1").exists()


def test_the_only_choice_of_a_draft_holds_a_withdrawal_up(store: Path) -> None:
    """A draft with nothing left would be no draft: the editor says what becomes of it, and nothing is touched."""
    written("2026-q2").parent.mkdir()
    written("2026-q2").write_text(DRAFT, "utf-8")
    refused = kho("withdraw", "goc-doc-bia-1", "theo-bia")

    assert 1 == refused.exit_code
    assert "_showcase/2026-q2.yml:4" in refused.output
    assert DRAFT == written("2026-q2").read_text("utf-8")
    assert (store / "phu-tho/goc-doc-bia-1").exists()


def test_a_quarter_without_candidates_gets_no_draft(store: Path) -> None:
    """Nothing is written that would stop every later command; why is said, and the exit code is 1."""
    for entry in store.glob("*/*/entry.yml"):
        text = entry.read_text("utf-8")
        entry.write_text(re.sub(r"products:\n.*\n.*\n", "", text), "utf-8")
    done = kho("showcase", "draft", "2026-q1", "--today", str(LAST))

    assert 1 == done.exit_code
    assert "Chưa mục nào đủ điều kiện đăng ở số 2026-q1, nên không viết bản nháp." in done.output
    assert "goc-doc-bia-1): " in done.output
    assert not written("2026-q1").exists()
    assert 0 == kho("check", "--today", str(LAST)).exit_code


def test_an_issue_bears_the_day_it_is_told_to_bear(store: Path) -> None:
    """`--on` dates the issue while the store is judged as it stands; a day to come is refused."""
    kho("showcase", "draft", "2026-q1", "--today", str(LAST))
    edited("2026-q1")
    early = kho("showcase", "publish", "2026-q1", "--on", "2099-01-01")
    done = kho("showcase", "publish", "2026-q1", "--on", "2026-03-30")

    assert isinstance(early.exception, Unusable)
    assert 0 == done.exit_code, done.output
    assert "published_on: '2026-03-30'" in written("2026-q1").read_text("utf-8")
    assert "2026-q1" in editions(store)


def test_a_corrected_letter_is_another_that_refers_to_the_first(year: Path) -> None:
    """
    “Đính chính” in the subject, an id of its own that changes with each correction, and the first one's to refer to.

    An issue as it was published says that it has not changed; one with an erratum does not.
    """
    path = written("2026-q1")
    frozen = path.read_text("utf-8")
    first = email.message_from_bytes(made(year)["2026-q1.eml"], policy=email.policy.SMTP)
    unchanged = made(year)["ban-tin/2026-q1/index.md"].decode()
    letters = []
    for text in ("Số bịa đúng là 64.", "Số bịa đúng là 65."):
        erratum = f"errata:\n  - on: 2026-04-02\n    text: {text}\nissue:\n"
        path.write_text(frozen.replace("issue:\n", erratum, 1), "utf-8")
        letters.append(email.message_from_bytes(made(year)["2026-q1.eml"], policy=email.policy.SMTP))
    corrected = made(year)["ban-tin/2026-q1/index.md"].decode()

    assert "Đính chính" not in first["Subject"]
    assert first["In-Reply-To"] is None
    assert all(one["Subject"].startswith("Kho điển hình. Đính chính: ") for one in letters)
    assert 3 == len({one["Message-ID"] for one in (first, *letters)})
    assert {first["Message-ID"]} == {one[key] for one in letters for key in ("In-Reply-To", "References")}
    assert "02 Apr 2026" in letters[0]["Date"]
    assert "Nội dung số này không đổi từ ngày phát hành" in unchanged
    assert "Nội dung số này không đổi từ ngày phát hành" not in corrected


def test_a_draft_says_why_and_what_just_misses(store: Path, golden: Callable[[str, Path], None]) -> None:
    """The editor sees reasons, the share of levels, and what each entry that just misses lacks (S3-10, S0-25)."""
    entry = store / "phu-tho/goc-doc-bia-2/entry.yml"
    text = entry.read_text("utf-8")
    entry.write_text(re.sub(r"products:\n.*\n.*\n", "", text), "utf-8")
    done = kho("showcase", "draft", "2026-q2", "--today", str(LAST))

    assert 0 == done.exit_code, done.output
    golden(written("2026-q2").read_text("utf-8"), WRITTEN / "2026-q2.yml")


@pytest.mark.usefixtures("store")
def test_a_draft_is_never_written_over() -> None:
    """What an editor has written stays."""
    kho("showcase", "draft", "2026-q1", "--today", str(LAST))
    edited("2026-q1")
    before = written("2026-q1").read_bytes()
    again = kho("showcase", "draft", "2026-q1")

    assert isinstance(again.exception, Unusable)
    assert before == written("2026-q1").read_bytes()


RULES = """\
title: Số bịa nêu Góc đọc bịa thứ 1
editor: Ban biên tập bịa
picks:
  - entry: goc-doc-bia-1
    why: Vì bịa.
  - entry: goc-doc-bia-1
    why: Vì bịa.
  - entry: goc-doc-bia-3
  - entry: khong-co
    why: Vì bịa.
  - entry: goc-doc-bia-4
    why: Hơn hẳn Trường Tiểu học Bịa 3.
"""


def test_what_a_draft_lacks_is_said_all_at_once(store: Path, golden: Callable[[str, Path], None]) -> None:
    """Level, freshness, the four artefacts, a reason for each, no entry twice: with the line of each (S3-15, R6)."""
    for n, old, new in (
        (3, "kind: bai-viet", "kind: khao-sat"),
        (4, "review_by: 2028", "review_by: 2026"),
    ):
        entry = store / f"phu-tho/goc-doc-bia-{n}/entry.yml"
        entry.write_text(entry.read_text("utf-8").replace(old, new), "utf-8")
    written("2026-q3").parent.mkdir()
    written("2026-q3").write_text(RULES, "utf-8")
    said = kho("showcase", "check", "2026-q3", "--today", str(LAST))
    publishing = kho("showcase", "publish", "2026-q3", "--today", str(LAST))
    whole = check(store, REFERENCE, LAST)

    golden(said.output, WRITTEN / "check.txt")
    assert 1 == said.exit_code == publishing.exit_code
    assert "Chưa phát hành" in publishing.output
    assert RULES == written("2026-q3").read_text("utf-8")
    assert whole.catalog is not None  # a draft stops no build
    assert "lưu ý" in printing.as_text(whole.problems)


@pytest.mark.usefixtures("year")
def test_an_entry_is_shown_once() -> None:
    """What a numbered issue has shown makes room for others."""
    written("2027-q1").write_text(
        "title: Số bịa\neditor: Ban bịa\nnote: Bịa.\npicks:\n  - entry: goc-doc-bia-1\n    why: Vì bịa.\n",
        "utf-8",
    )
    said = kho("showcase", "check", "2027-q1", "--today", "2027-01-01")

    assert "2027-q1.yml:5:5: lỗi: Mục này đã đăng ở 2026-q1." in said.output


def test_a_number_is_never_used_again(year: Path) -> None:
    """An issue is not published twice, nor before one that is out already; a doubled number is an error."""
    again = kho("showcase", "publish", "2026-q4")
    add(year, 9, "2025-12-01")
    late = issued("2025-q4", date(2026, 12, 30))
    path = written("2026-q3")
    path.write_text(path.read_text("utf-8").replace("number: 3", "number: 2"), "utf-8")
    written("2025-q4").unlink()
    said = [problem.message for problem in check(year, REFERENCE, LAST).problems]

    assert isinstance(again.exception, Unusable)
    assert isinstance(late.exception, Unusable)
    assert "Số 2 không đứng sau số 2 của 2026-q2." in said


def test_compiled_entries_have_one_issue_without_a_number(store: Path) -> None:
    """Số 0 takes compiled entries only; it bears no number and says on its face what it is."""
    entry = store / "phu-tho/goc-doc-bia-1/entry.yml"
    entry.write_text(
        entry.read_text("utf-8")
        .replace("don-vi-gui", "suu-tam")
        .replace("nguoi-trong-bai", "nguon-cong-khai")
        .replace("products:", "sources:\n  - {publisher: Báo Bịa, url: https://bao-bia.example/}\nproducts:"),
        "utf-8",
    )
    done = issued(COMPILED, LAST)
    [edition] = catalog(store).issues.editions
    page = pages(catalog(store), SITE)["ban-tin/so-0/index.md"].decode()

    assert 0 == done.exit_code, done.output
    assert edition.issue.number is None
    assert ["goc-doc-bia-1"] == [pick.slug for pick in edition.issue.picks]
    assert "đơn vị chưa xác nhận" in page
    assert "không đánh số" in page


def printed(content: bytes) -> str:
    """The text of a PDF, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def told(content: bytes, kind: str) -> str:
    """A part of a letter."""
    part = email.message_from_bytes(content, policy=email.policy.default).get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_print_has_its_letters_inside_and_keeps_its_accents(year: Path) -> None:
    """Every font is embedded, the text can be copied with its accents, the day is that of the issue (S3-15)."""
    reader = PdfReader(BytesIO(made(year)["2026-q1.pdf"]))
    fonts = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())  # type: ignore[index]
    ]
    text = printed(made(year)["2026-q1.pdf"])

    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)
    for words in (
        "Góc đọc bịa thứ 1",
        "Vì người biên tập bịa thấy rõ",
        "nhiều hơn 5 < 6 & #let x = $1$",
        "Trường Tiểu học Theo Bịa",
    ):
        assert words in text
    assert reader.metadata is not None
    assert date(2026, 3, 28) == reader.metadata.creation_date.date()  # type: ignore[union-attr]


def test_the_letter_is_one_that_mail_programs_show(year: Path) -> None:
    """Plain text beside HTML of tables with inline styles; under 100 KB; nothing is fetched from anywhere (S3-15)."""
    content = made(year)["2026-q1.eml"]
    message = email.message_from_bytes(content, policy=email.policy.default)
    tree = html.document_fromstring(told(content, "html"))

    assert not message.defects
    assert "multipart/alternative" == message.get_content_type()
    assert ["text/plain", "text/html"] == [part.get_content_type() for part in message.iter_parts()]
    assert "Sat, 28 Mar 2026 00:00:00 +0700" == message["Date"]
    assert "Góc đọc bịa thứ 1" in told(content, "plain")
    assert "Học sinh mượn sách nhiều hơn 5 < 6 & #let x = $1$" in tree.text_content()
    assert not tree.xpath("//img|//link|//script|//style|//@background|//*[contains(@style, 'url(')]")
    assert len(content) < 100_000
    assert max(map(len, content.splitlines())) < 998


def test_the_feed_tells_of_each_issue(year: Path) -> None:
    """A feed reader finds the four issues, newest first, each leading to its page (S1-22)."""
    found = feedparser.parse(feeds.of_issues(catalog(year), SITE)["ban-tin/nguon.xml"])

    assert not found.bozo
    assert [f"https://kho-bia.example/ban-tin/{slug}/" for slug in reversed(QUARTERS)] == [
        entry.link for entry in found.entries
    ]
    assert found.entries[-1].title.startswith("Số 1 – Quý I năm 2026")


def test_the_page_is_as_committed(year: Path, golden: Callable[[str, Path], None]) -> None:
    """An issue's page is word for word as reviewed; contributed text is inert."""
    page = made(year)["ban-tin/2026-q1/index.md"].decode()

    golden(page, ROOT / "tests/golden/pages/ban-tin--2026-q1.md")
    assert "5 < 6 &" not in page


def test_the_real_issue_is_what_was_published(home: Checkout) -> None:
    """Số 0 collects real entries over six levels and twelve provinces, its letter is light, its print is readable."""
    found = check(home.exemplars, home.reference, NOW).whole
    [edition] = [one for one in found.issues.editions if one.slug == COMPILED]
    picks = edition.issue.picks

    assert 9 <= len(picks) <= 12
    assert len({pick.province for pick in picks}) == len(picks)
    assert 6 == len({level for pick in picks for level in pick.levels})
    assert len(letter(edition, found, SITE)) < 100_000
    text = printed(pdf(edition, found, SITE))
    for pick in picks:
        assert " ".join(str(pick.why).split()[:6]) in text
    sheets = PdfReader(BytesIO(cards(edition, found, SITE))).pages

    assert len(sheets) == -(-len(picks) // 4)


def test_what_an_editor_writes_is_public_too(year: Path) -> None:
    """A phone number in a draft or in an erratum stops the site, at its line (S3-18)."""
    text = written("2026-q1").read_text("utf-8")
    erratum = "errata:\n  - on: 2026-04-02\n    text: Gọi 0912 345 678.\nissue:\n"
    written("2026-q1").write_text(text.replace("issue:\n", erratum, 1), "utf-8")
    written("2027-q1").write_text(
        "title: Số bịa\neditor: Ban bịa, bia@truong-bia.example\npicks:\n  - entry: goc-doc-bia-1\n", "utf-8"
    )
    found = check(year, REFERENCE, LAST)

    assert found.catalog is None
    assert [("2026-q1.yml", 6), ("2027-q1.yml", 2)] == [
        (problem.path.name, problem.line) for problem in found.problems if problem.severity is Severity.ERROR
    ]


@pytest.mark.parametrize("slug", ["2026-q5", "../a", "so-1", "quy-4"])
def test_only_a_quarter_or_the_compiled_issue_has_a_file(store: Path, slug: str) -> None:
    """A name that is no issue's is refused by the command, and as a file by the check."""
    refused = kho("showcase", "draft", slug)
    written("quy-4").parent.mkdir(exist_ok=True)
    written("quy-4").write_text("title: Bịa\n", "utf-8")

    assert isinstance(refused.exception, Unusable)
    assert "Tệp này không phải một số bản tin." in [
        problem.message for problem in check(store, REFERENCE, LAST).problems
    ]


def test_a_file_that_is_wrong_is_said_in_vietnamese(store: Path) -> None:
    """Unknown fields, missing titles and bad days of an issue's file are findings with a line."""
    written("2026-q1").parent.mkdir()
    written("2026-q1").write_text("titel: Bịa\npicks:\n  - entri: a\n", "utf-8")
    found = check(store, REFERENCE, LAST)

    assert {"2026-q1.yml"} == {problem.path.name for problem in found.problems}
    assert found.catalog is None


def test_the_calendar_ahead_is_that_of_the_issues_day(year: Path) -> None:
    """Page, print and letter tell the next dates after its day, whenever they are made, and lead to `/lich/`."""
    found = catalog(year)
    shown = made(year)
    text = shown["ban-tin/2026-q1/index.md"]
    rows = html.fromstring(text.decode()).xpath("//ul[@class='trail']/li")
    anchors = html.fromstring(pages(found, SITE)["lich/index.md"].decode()).xpath("//@id")
    ahead = year_calendar.ahead(found, date(2026, 3, 28))
    due = "Gửi bài viết, hình ảnh, sản phẩm, minh chứng của quý"

    assert [f"{one.label} {one.item.title}" for one in ahead] == [row.text_content() for row in rows]
    assert all(one.end > date(2026, 3, 28) for one in ahead)
    assert f"31/03/2026 {due}" in [row.text_content() for row in rows]
    assert {row.xpath("string(.//a/@href)").split("#")[1] for row in rows} <= set(anchors)
    assert text == pages(found, Site(SITE.url, LAST))["ban-tin/2026-q1/index.md"]
    letter_of = shown["2026-q1.eml"]
    for said in (printed(shown["2026-q1.pdf"]), told(letter_of, "plain"), told(letter_of, "html")):
        assert f"31/03/2026: {due}" in said
        assert "https://kho-bia.example/lich/" in said
