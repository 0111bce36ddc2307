"""What a reader meets in a real browser: on a phone and on a desk, by light and in the dark, on paper."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from checkout import NOW
from kho.derived.fullness import flagships
from kho.publish import addresses
from kho.store.catalog import Catalog
from kho.store.place import Checkout
from kho.store.site import about
from visits import KINDS_OF_PAGES, Visit, visit

pytestmark = pytest.mark.browser


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light")], ids=["phone", "phone-dark", "desk"])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    width, scheme = request.param
    with visit(browser, address, width, scheme) as one:
        yield one


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visit]:
    with visit(browser, address, 360, "light") as one:
        yield one


def test_no_page_runs_over_the_edge_speaks_to_the_console_or_calls_another_host(reader: Visit) -> None:
    """Every kind of page fits its screen, is silent, and asks nothing of any other host (SAFETY §4)."""
    for path in KINDS_OF_PAGES:
        reader.open(path)
        wide, shown = reader.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")

        assert wide <= shown, path

    assert [] == reader.said
    assert [] == reader.foreign


def test_a_teacher_goes_from_her_trouble_to_a_practice_in_two_clicks(phone: Visit) -> None:
    """Home → the difficulty in her own words → a practice with its way of working (S0-9)."""
    phone.open("")
    phone.page.get_by_role("link", name="Học sinh ngại nói, sợ sai").click()
    phone.page.locator(".compared tbody a").first.click()

    expect(phone.page.get_by_role("heading", name="Cách làm", exact=True)).to_be_visible()
    expect(phone.page.locator(".trust")).to_be_visible()


def test_what_to_do_and_the_map_are_read_on_a_phone(phone: Visit, real: Catalog) -> None:
    """A flagship's first step begins within a screen and a half; no province's name is cut or broken (S0-9, R1)."""
    late, cut = (
        [],
        "names => names.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)",
    )
    for one in flagships(real, NOW):
        phone.open(addresses.entry(one))
        box = phone.page.locator(".steps li").first.bounding_box()
        late += [one.slug] if box is None or box["y"] > 1.5 * 800 else []
    assert late == []

    phone.open("so-lieu/")
    assert phone.page.locator(".map a").evaluate_all(cut) == []


def test_a_difficulty_is_sorted_by_what_one_asks(phone: Visit) -> None:
    """By time, the shortest comes first and what tells no time last, and the head says so (S3-2)."""
    phone.open("kho-khan/hoc-sinh-doi-thieu-an-mac/")
    weeks, head = phone.page.locator("td[data-label^=Thời]"), phone.page.locator("th[data-sort]").nth(2)
    before = weeks.evaluate_all("cells => cells.map(one => one.dataset.value)")
    head.get_by_role("button").click()
    after = weeks.evaluate_all("cells => cells.map(one => one.dataset.value)")

    assert head.get_attribute("aria-sort") == "ascending"
    assert after == sorted(before, key=lambda told: (not told, int(told or 0)))
    assert after != before


def test_the_keyboard_reaches_the_content_first(phone: Visit) -> None:
    """The first tab stop skips to the content."""
    phone.open("sang-kien/")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Enter")

    assert phone.page.url.endswith("#noi-dung")


def test_text_at_twice_its_size_still_fits_a_phone(phone: Visit) -> None:
    """A reader who doubles the letters scrolls down only, never sideways (WCAG 1.4.4)."""
    for path in ("", "sang-kien/tu-banh-mi-0-dong-dinh-nup/", "van-ban/"):
        phone.open(path)
        phone.page.add_style_tag(content="html{font-size:200%!important}")
        wide, shown = phone.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")

        assert wide <= shown, path


def test_what_is_for_paper_does_not_stand_on_a_screen(reader: Visit) -> None:
    """The boxes and lines of an empty sheet are for a pen (R7)."""
    for path in ("tieu-chi/sau-phep-thu-dien-hinh/", "tieu-chi/xa-lap-vo-sang-kien/"):
        reader.open(path)

        assert reader.page.locator(".paper").count() > 0
        assert reader.page.locator(".paper:visible").count() == 0


def test_a_number_stays_with_its_word(phone: Visit) -> None:
    """On a phone a name may take two lines, its count never one of its own."""
    alone = """all => all.filter((one) => {
        const line = [...one.previousElementSibling.getClientRects()].at(-1);
        return one.getBoundingClientRect().top >= line.bottom;
    }).map((one) => one.parentElement.textContent)"""
    for path in ("", "kho-khan/", "linh-vuc/", "loi-di/", "tinh/lao-cai/"):
        phone.open(path)
        counts = phone.page.locator(".page li > a + .count")

        assert counts.count() > 0
        assert [] == counts.evaluate_all(alone)


def test_an_entry_prints_on_a4_with_its_code(phone: Visit, tmp_path: Path) -> None:
    """On paper: A4, the text, the way back to the newest version; no menu (R7)."""
    phone.open("sang-kien/tu-banh-mi-0-dong-dinh-nup/")
    phone.page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "a.pdf").pages
    text = " ".join(page.extract_text() for page in pages)

    assert (595, 842) == tuple(round(float(side)) for side in pages[0].mediabox[2:])
    assert "Xem bản mới nhất" in text
    assert "Gửi bài" not in text


@pytest.mark.parametrize(
    "path", ["", "sang-kien/tu-banh-mi-0-dong-dinh-nup/", "don-vi/truong-marie-curie-ha-noi/", "rieng-tu/"]
)
def test_the_code_on_paper_leads_back_to_the_page(path: str, phone: Visit, home: Checkout) -> None:
    """Whatever kind of page is printed, a phone that reads its code comes to that page (R7)."""
    phone.open(path)
    phone.page.emulate_media(media="print")
    try:
        seen = phone.page.locator("img.kho-qr").screenshot()
    finally:
        phone.page.emulate_media(media=None)
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(seen)))

    assert about(home.builder, NOW).url + path == code.text


def test_a_head_teacher_pins_any_practice_to_the_wall_as_one_sheet(phone: Visit, real_site: Path) -> None:
    """Each of the thirty longest innovations fits one A4 sheet: what, for whom, steps, cost, evidence, code (R7)."""
    over = []
    longest = sorted((real_site / "sang-kien").glob("*/index.html"), key=lambda path: -path.stat().st_size)
    for path in longest[:30]:
        phone.open(f"sang-kien/{path.parent.name}/")
        sheets = PdfReader(BytesIO(phone.page.pdf(prefer_css_page_size=True))).pages
        over += [path.parent.name] if len(sheets) > 1 else []

    assert [] == over


def test_what_is_closed_on_the_screen_is_printed(phone: Visit) -> None:
    """Paper has no way to open a table: the data behind a heading that opens stand on it (R7)."""
    for path in ("so-lieu/", "ban-tin/so-0/"):
        phone.open(path)
        closed = phone.page.locator(
            ":is(.page, .figure) > details:not([open]) :is(caption, dd, .prose p)"
        ).all_text_contents()
        text = "".join(
            page.extract_text()
            for page in PdfReader(BytesIO(phone.page.pdf(prefer_css_page_size=True))).pages
        )
        printed = "".join(text.split())

        assert closed
        assert [] == [said for said in closed if "".join(said.split()) not in printed]


def test_a_figure_is_read_alone(phone: Visit, real_site: Path) -> None:
    """Each figure as a file of its own: all its words within its edges, nothing asked of anyone, nothing to run."""
    outside = """() => { const box = document.documentElement.getBoundingClientRect();
        return [...document.querySelectorAll('text')].filter(one => { const at = one.getBoundingClientRect();
            return at.left < box.left || at.right > box.right || at.top < box.top || at.bottom > box.bottom; })
            .map(one => one.textContent) }"""
    files = sorted((real_site / "api/v1/so-lieu").glob("*.svg"))
    for path in files:
        phone.open(f"api/v1/so-lieu/{path.name}")

        assert [] == phone.page.evaluate(outside), path.name
    assert files
    assert [] == phone.foreign


def test_a_rubric_prints_as_one_empty_sheet(phone: Visit, real_site: Path) -> None:
    """Every rubric that is known in full is one A4 sheet: whom, marks, conclusion, signature, source (R7, S3-7)."""
    printed = 0
    for path in sorted((real_site / "tieu-chi").glob("*/index.html")):
        phone.open(f"tieu-chi/{path.parent.name}/")
        if phone.page.locator(".kho-rubric").count() == 0:
            continue
        sheets = PdfReader(BytesIO(phone.page.pdf(prefer_css_page_size=True))).pages
        text = sheets[0].extract_text()
        printed += 1

        assert 1 == len(sheets), path
        assert "PHIẾU" in text
        assert all(
            word in text for word in ("Đơn vị:", "Nhận xét", "Kết luận:", "ký, ghi rõ họ tên", "Nguồn:")
        )
        assert "Dùng trang này để chấm" not in text
    assert printed


def test_a_teacher_hands_a_practice_on(browser: Browser, address: str) -> None:
    """Where the browser has no sheet to share by, the address goes into the clipboard, and the page says so."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}sang-kien/tu-banh-mi-0-dong-dinh-nup/")
    page.evaluate("delete Navigator.prototype.share")
    page.get_by_role("button", name="Gửi cho đồng nghiệp").click()
    page.get_by_text("Đã chép địa chỉ").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    title = page.locator("h1").text_content()
    context.close()

    assert f"{title}\n{canonical}" == copied
