"""What a teacher reads: who takes entries in, forms to load down, and no word of machines."""

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import html

from checkout import TODAY
from entries import reference
from kho.derived.turnaround import Waited, waits
from kho.model.reference import Contact, Receipt
from kho.publish.forms import FORMS
from kho.words.receipt_code import receipt_code
from kho.words.terms import HandedIn

OF_MACHINES = re.compile(
    r"\bkho (?:check|form|new|intake|accept|review|score|selection|report|build|serve)\b|entry\.ya?ml|\bsha256|SHA-256"
    r"|\b(?:authors|area_note|how_to|consents|levels|summary|plan|innovation|individual|collective|adoption)\b:?"
    r"|--[a-z]+|```|exemplars/|[0-9a-f]{16}"
)
"""Commands, keys of our files, hashes."""
FOR_MACHINES = ("api", "du-lieu", "assets", "nhung", "ban-tin")
"""Pages for programmers; an issue is printed with its hash."""


def read_by_teachers(site: Path) -> dict[str, str]:
    """The words of every page a teacher may open, less what only a machine reads and the way to the code host."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        at = path.relative_to(site).parent.as_posix()
        if at.split("/")[0] in FOR_MACHINES:
            continue
        (article,) = html.parse(path).xpath("//article[@class='page']")
        for one in article.xpath(".//script | .//style | .//*[@id='gui-thang']"):
            one.drop_tree()
        found[at] = " ".join(article.text_content().split())
    return found


def test_no_page_for_teachers_speaks_of_commands_keys_or_hashes(sound_site: Path) -> None:
    """From /gui-bai/ to a unit's page: what people read is in people's words."""
    said = {at: OF_MACHINES.findall(text) for at, text in read_by_teachers(sound_site).items()}

    assert {} == {at: words for at, words in said.items() if words}
    assert {"gui-bai", "gui-bai/sang-kien", "gui-bai/trang-thai", "xet-chon", "rieng-tu"} <= set(said)


@pytest.mark.parametrize(
    "text", ["Gõ kho check để xem.", "điền authors: và", "tệp entry.yml", "mã 0123456789abcdef"]
)
def test_words_of_machines_are_seen(text: str) -> None:
    """The list above sees what it is for; “kho” and “check” alone are words like others."""
    assert OF_MACHINES.search(text)
    assert not OF_MACHINES.search("Kho giữ bài; hội đồng check lại kế hoạch.")


def test_forms_lie_on_the_site_with_their_size_and_day(sound_site: Path) -> None:
    """Six forms under addresses that stay, each a Word file that opens."""
    page = html.parse(sound_site / "gui-bai" / "index.html")
    links = page.xpath("//ul[@class='forms']//a/@href")

    assert [f"../bieu-mau/{name}.docx" for name in FORMS] == links
    for item, name in zip(page.xpath("//ul[@class='forms']/li"), FORMS, strict=True):
        content = (sound_site / "bieu-mau" / f"{name}.docx").read_bytes()
        assert docx.Document(BytesIO(content)).paragraphs
        assert f"{-(-len(content) // 1024)} KB, bản ngày {TODAY:%d/%m/%Y}" in item.text_content()


def test_where_no_office_is_known_the_page_says_so(sound_site: Path) -> None:
    """An address is never invented: without one, the page says what to do meanwhile."""
    page = (sound_site / "gui-bai" / "index.html").read_text("utf-8")

    assert "Website này chưa ghi được nơi nào nhận bài." in page
    assert "mailto:" not in page


def test_an_office_is_a_role_with_an_address_never_a_bare_word() -> None:
    """An office's letter box is an e-mail address; anything else is refused with words of its own."""
    office = {"office": "Sở Bịa", "role": "Bộ phận thi đua", "email": "thidua@so-bia.example"}

    assert "thidua@so-bia.example" == Contact.model_validate(office).email
    for wrong in ("thidua", "a@b", "a b@c.vn", "<a@b.vn>"):
        with pytest.raises(ValueError, match="office_mail"):
            Contact.model_validate({**office, "email": wrong})


def test_a_receipt_code_can_be_said_on_the_telephone() -> None:
    """Five syllables; another file, another code; the web form makes the same (browser test)."""
    assert re.fullmatch(r"[a-z]{2}(-[a-z]{2}){4}", receipt_code(b"x"))
    assert receipt_code(b"x") == receipt_code(b"x") != receipt_code(b"y")


def receipt(code: str, province: str, days: int, state: HandedIn = HandedIn.PUBLISHED) -> Receipt:
    """A file that stands where it stands since so many days after it came."""
    since = f"2026-11-{1 + days:02}"
    said = {"code": code, "province": province, "received_on": "2026-11-01", "since": since, "state": state}
    return Receipt.model_validate(said)


def test_waiting_is_told_by_its_middle_and_by_nine_in_ten() -> None:
    """What is published counts, per province and for all; what still waits does not."""
    found = waits(
        (
            *(receipt(f"a{days}", "phu-tho", days) for days in range(10)),
            receipt("b", "ha-noi", 20),
            receipt("c", "ha-noi", 25, HandedIn.READ),
        )
    )

    assert (Waited("", 11, 5, 9), Waited("ha-noi", 1, 20, 20), Waited("phu-tho", 10, 4.5, 8)) == found
    assert () == waits((receipt("c", "ha-noi", 25, HandedIn.RECEIVED),))


def test_the_reference_data_keep_no_office_that_nobody_gave() -> None:
    """The project's own list of offices holds only what is known."""
    assert all(contact.email or contact.address for contact in reference().contacts)
