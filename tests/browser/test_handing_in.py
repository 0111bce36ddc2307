"""Handing in by the web form, in a real browser: from an empty form to a file that `kho check` accepts."""

import shutil
import unicodedata
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload

from checkout import ROOT
from forms import HAND_IN_AT, LOOK, SOUND, Form, checked, entry_of
from kho.model import KINDS
from kho.store.files import filekind, media
from kho.store.parse import parse
from kho.store.place import Checkout
from kho.store.source import read
from kho.words.text import slug
from pictures import jpeg, pdf
from visits import AXE, faults, visit

pytestmark = pytest.mark.browser

# From empty to a file ----------------------------------------------------------------------------------------

COMMON = (
    ("unit-name", "Trường Tiểu học Bịa Ba"),
    ("unit-province", "Phú Thọ"),
)
TOLD = (
    ("consents-0-who", "Tác giả"),
    ("consents-0-basis", "nguoi-trong-bai"),
    ("consents-0-on", "2026-06-01"),
    ("consents-0-held_by", "Văn thư trường bịa"),
)
TYPED: dict[str, tuple[tuple[str, str], ...]] = {
    "meo-nho": (
        ("title", "Thẻ tên bịa hai mặt"),
        ("summary", "Học sinh tự làm thẻ tên hai mặt: cô nhớ tên cả lớp sau một tuần."),
        *COMMON,
        ("levels-tieu-hoc", ""),
        ("authors-0-name", "Nguyễn Văn Bịa"),
        ("trouble", "Cô chưa nhớ tên học sinh: 35 em, 3 lớp."),
        ("action", "Mỗi em làm một thẻ. “Mặt trước” ghi tên."),
        ("change", "Sau một tuần cô nhớ hết."),
        *TOLD,
    ),
    "sang-kien": (
        ("title", "Kệ sách bịa ngoài hành lang"),
        ("type", "mo-hinh"),
        ("summary", "Kệ sách ở hành lang cho giờ ra chơi."),
        *COMMON,
        ("levels-tieu-hoc", ""),
        ("authors-0-name", "Nguyễn Văn Bịa"),
        ("authors-0-role", "giáo viên"),
        ("+", "Thêm: Họ và tên người đăng ký"),
        ("authors-1-name", "Trần Thị Bịa"),
        ("plan-solution", "Đặt kệ sách ở hành lang."),
        *TOLD,
        ("+", "Kể rõ hơn"),
        ("plan-situation", "Học sinh ít đọc sách."),
        ("+", "Thêm: Các bước tiến hành thử nghiệm đổi mới"),
        ("plan-steps-0", "Góp sách."),
        ("+", "Thêm: Các bước tiến hành thử nghiệm đổi mới"),
        ("plan-steps-1", "Đặt kệ."),
        ("+", "Kết quả, số liệu"),
        ("result-on", "2026-05"),
        ("result-narrative", "Học sinh mượn sách nhiều hơn."),
        ("+", "Thêm: Số liệu trước – sau"),
        ("result-indicators-0-measure", "Lượt mượn một tháng"),
        ("result-indicators-0-before", "12"),
        ("result-indicators-0-after", "62,5"),
        ("+", "Minh chứng, sản phẩm, hình ảnh"),
        ("+", "Thêm: Minh chứng"),
        ("evidence-0-title", "Sổ mượn sách"),
        ("evidence-0-kind", "so-lieu"),
        ("evidence-0-url", "https://truong-bia.example/so"),
    ),
    "lam-theo": (
        ("of", "goc-doc-bia"),
        *COMMON,
        ("since", "2026-01"),
        ("kept", "Kệ sách ở hành lang."),
        ("changed", "Sách do phụ huynh góp."),
        ("verdict", "dung-mot-phan"),
        ("consents-0-who", "Hiệu trưởng trường bịa"),
        ("consents-0-basis", "don-vi"),
        ("consents-0-on", "2026-06-01"),
        ("consents-0-held_by", "Văn thư trường bịa"),
    ),
}


@pytest.mark.parametrize("name", TYPED)
def test_from_an_empty_form_to_a_file_that_the_check_accepts_by_keyboard_on_a_phone(
    form: Form, home: Checkout, tmp_path: Path, name: str
) -> None:
    """Nothing but Tab, letters, arrows, Space and Enter; the file passes in a store (S0-11, S2-10, S3-15)."""
    form.open(name)
    for wanted, text in TYPED[name]:
        if wanted == "+":
            form.press(text)
        else:
            form.type(wanted, text)
    form.tab_to(LOOK)
    form.page.keyboard.press("Enter")
    form.page.locator("#xong:focus, #can-sua:focus").wait_for()

    assert [] == form.said()

    with form.page.expect_download() as download:
        form.press("Tải tệp")
    assert "entry.yml" == download.value.suggested_filename

    store = tmp_path / "store"
    shutil.copytree(SOUND, store)
    folder = tmp_path / form.place().replace("exemplars", "store")
    folder.mkdir(parents=True)
    shutil.copy(download.value.path(), folder / "entry.yml")
    entry = parse(read(folder / "entry.yml"))

    assert [] == checked(store, home)
    for wanted, text in TYPED[name]:
        if wanted not in {"+", "levels-tieu-hoc"}:
            assert text.replace(",5", ".5") == str(value_at(entry, wanted)), wanted


def value_at(entry: object, name: str) -> object:
    """The value of an entry at a field's place."""
    here: Any = entry
    for step in name.split("-"):
        here = here[int(step)] if step.isdigit() else getattr(here, step)
    return here


# Loading and saving ------------------------------------------------------------------------------------------

REAL = [
    path
    for path in sorted((ROOT / "exemplars").glob("[!_]*/*/entry.yml"))
    if "told_as" not in read(path).data  # a study that curators compile is not for a school's form
]
ENTRIES = [*sorted(SOUND.glob("*/*/entry.yml")), *REAL[::6]]
"""One of each kind, and a sixth of what people have written."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_loaded_and_saved_keeps_every_value(form: Form, kind: str) -> None:
    """What stands in a store comes out of the form as it went in (S0-60)."""
    form.open(KINDS[kind].folder)
    loaded = [path for path in ENTRIES if read(path).data["kind"] == kind]

    assert loaded
    for path in loaded:
        saved = form.load(path.read_text(encoding="utf-8")).look().text()

        assert parse(read(path)) == entry_of(saved), path
        assert saved.startswith("# yaml-language-server:")


HOSTILE = {
    "markup": "<img src=x onerror=document.title='hong'>",
    "script": "\"'</script><script>document.title='hong'</script>",
    "yaml": "a: b # c\n- [x, {y}]\n\n  | > & * ! % @ `\n---\n...",
    "like a number": "012",
    "like a word of YAML": "no",
    "like null": "~",
    "indented": "một\n    hai\n\tba",
    "emoji": "👩‍🏫 sáng tạo ✨",
    "dashes": "- một\n- hai",
    "quotes": "“cong” \"thẳng\" 'đơn' \\n",
    "parts": "ho\u0300a bi\u0300nh",
    "long": "chữ " * 4_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_written_comes_out_as_it_was_and_never_becomes_markup(form: Form, text: str) -> None:
    """Strange text in a field, in a loaded file, in the draft and in the finished file stays text (SAFETY E3)."""
    form.open("sang-kien").load((SOUND / "phu-tho/goc-doc-bia/entry.yml").read_text(encoding="utf-8"))
    form.page.fill("#f-plan-solution", text)
    saved = form.look().text()
    entry = entry_of(saved)

    assert unicodedata.normalize("NFC", text).strip() == entry.plan.solution
    assert entry == entry_of(form.load(saved).look().text())

    form.page.reload()
    form.ready()

    assert entry == entry_of(form.look().text())
    assert 0 == form.page.locator(".form img, .form__done img, .page script:not([type])").count()
    assert "hong" != form.page.title()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind: tip\ntitle: [", "Đây không phải tệp bài do biểu mẫu này làm ra."),
        ("chỉ là chữ", "Đây không phải tệp bài do biểu mẫu này làm ra."),
        ("\x00\x01", "Đây không phải tệp bài do biểu mẫu này làm ra."),
        ("kind: group\nname: x", "Tệp này thuộc loại khác (group); hãy mở ở đúng biểu mẫu của loại ấy."),
        ("kind: tip\nsumary: x", "Không có trường nào tên “sumary”."),
        ("kind: tip\nunit: {nam: x}", "Đơn vị: Không có trường nào tên “nam”."),
        ("kind: tip\nlevels: thcs", "Cấp học: Cần một danh sách."),
        ("kind: tip\nunit: Trường Bịa", "Đơn vị: Cần các trường con, không phải “Trường Bịa”."),
        ("kind: tip\nauthors: [An]", "Người làm 1: Cần các trường con, không phải “An”."),
        ("kind: tip\nlessons: [[x]]", "Bài học rút ra 1: Cần một đoạn chữ, không phải một danh sách."),
        ("kind: tip\nlessons:\n" + "- x\n" * 5_000, "Bài học rút ra: Có 5000 mục; tối đa 20."),
        ("kind: tip\n" + "# x\n" * 70_000, "Tệp lớn hơn 256 KiB."),
    ],
    ids=lambda text: text[:30] if text.isprintable() else "-",
)
def test_a_file_that_does_not_fit_is_refused_and_what_was_filled_in_stays(
    form: Form, text: str, words: str
) -> None:
    """Nothing is dropped in silence: the file is named and what does not fit, in the words of `kho check`."""
    form.open("meo-nho")
    form.page.fill("#f-title", "Điều đã điền")
    form.load(text)

    assert words in form.page.locator("#khong-mo").inner_text().splitlines()
    assert "Điều đã điền" == form.page.input_value("#f-title")


# Draft -------------------------------------------------------------------------------------------------------


def test_a_draft_survives_a_reload_and_goes_when_asked(form: Form) -> None:
    """What was filled in is there again, also a list and a tick; “Xoá bản nháp” leaves nothing in the browser."""
    form.open("meo-nho")
    form.page.fill("#f-title", "Thẻ tên <b>bịa</b>")
    form.page.check("#f-levels-thcs")
    form.page.get_by_role("button", name="Thêm: Người làm").click()
    form.page.fill("#f-authors-1-name", "Trần Thị Bịa")
    form.page.reload()
    form.ready()

    assert "Thẻ tên <b>bịa</b>" == form.page.input_value("#f-title")
    assert form.page.is_checked("#f-levels-thcs")
    assert "Trần Thị Bịa" == form.page.input_value("#f-authors-0-name"), "an item left empty is not kept"

    form.page.get_by_role("button", name="Xoá bản nháp").click()

    assert "" == form.page.input_value("#f-title")
    assert 0 == form.page.evaluate("localStorage.length")

    form.page.reload()
    form.ready()

    assert "" == form.page.input_value("#f-title")


def test_items_come_and_go_by_keyboard_and_are_told(form: Form) -> None:
    """Adding leads into the new item, dropping back to “Thêm”; the rest keep their answers and are counted anew."""
    form.open("sang-kien")
    for number in (2, 3):
        form.press("Thêm: Họ và tên người đăng ký")

        assert f"f-authors-{number - 1}-name" == form.focused()[0]
        assert (
            f"Đã thêm: Họ và tên người đăng ký {number}." == form.page.locator("[role=status]").inner_text()
        )

        form.page.keyboard.type(f"Người Bịa {number}")
    form.page.locator("#f-authors-1").get_by_role("button", name="Bỏ").focus()
    form.page.keyboard.press("Enter")

    assert "Thêm: Họ và tên người đăng ký" == form.focused()[1]
    assert "Đã bỏ: Họ và tên người đăng ký 2." == form.page.locator("[role=status]").inner_text()
    assert "Người Bịa 3" == form.page.input_value("#f-authors-1-name")
    assert "Họ và tên người đăng ký 2" == form.page.locator("#f-authors-1 > legend").inner_text()
    assert form.page.get_by_label("Họ và tên", exact=False).count() >= 2


# Files -------------------------------------------------------------------------------------------------------


def picture(name: str, content: bytes) -> FilePayload:
    return FilePayload(name=name, mimeType="image/jpeg", buffer=content)


def test_pictures_and_papers_come_in_a_zip_whose_entry_passes_the_check(
    form: Form, home: Checkout, tmp_path: Path
) -> None:
    """Named by their content and without accents; unpacked in a store they pass `kho check` (S3-15)."""
    form.open("meo-nho").load((SOUND / "phu-tho/the-ten-bia/entry.yml").read_text(encoding="utf-8"))
    form.page.evaluate("document.querySelectorAll('.form__theme').forEach((one) => { one.open = true; })")
    form.page.get_by_role("button", name="Thêm: Hình ảnh").click()
    form.page.set_input_files("#f-pictures-0-file-tep", picture("Ảnh lớp 3A (1).PNG", jpeg()))
    form.page.fill("#f-pictures-0-alt", "Thẻ tên trên bàn")
    form.page.select_option("#f-pictures-0-people", "khong-co-nguoi")
    form.page.get_by_role("button", name="Thêm: Minh chứng").click()
    form.page.fill("#f-evidence-0-title", "Biên bản bịa")
    form.page.select_option("#f-evidence-0-kind", "van-ban")
    form.page.set_input_files("#f-evidence-0-file-tep", picture("Biên bản.pdf", pdf()))
    form.page.locator("#bao", has_text="Đã chọn bien-ban.pdf.").wait_for()
    form.look()
    with form.page.expect_download() as download:
        form.page.get_by_role("button", name="Tải tệp").click()
    with zipfile.ZipFile(download.value.path()) as packed:
        names = packed.namelist()
        assert packed.testzip() is None
        packed.extractall(tmp_path / "phu-tho")

    address = form.place().split("/")[2]
    assert [f"{address}/{name}" for name in ("entry.yml", "anh-lop-3a-1.jpg", "bien-ban.pdf")] == names
    assert f"{address}.zip" == download.value.suggested_filename
    assert [] == checked(tmp_path, home)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<!doctype html><script>alert(1)</script>", filekind.STRANGE.format(name="trang HTML")),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", filekind.STRANGE.format(name="bản vẽ SVG")),
        (b"PK\x03\x04" + b"." * 26 + b"word/", filekind.STRANGE.format(name="tệp Word, Excel, PowerPoint")),
        (b"khong ro", filekind.UNKNOWN[0]),
        (b"", media.EMPTY[0]),
        (pdf() + bytes(media.MAX_MEGABYTES * 1024**2), media.TOO_HEAVY[0]),
    ],
    ids=["html", "svg", "word", "unknown", "empty", "heavy"],
)
def test_a_file_that_is_no_picture_is_refused_by_its_content(
    form: Form, content: bytes, message: str
) -> None:
    """Whatever its name says; in the words with which the check would refuse it (SAFETY E4)."""
    form.open("meo-nho")
    form.page.evaluate("document.querySelectorAll('.form__theme').forEach((one) => { one.open = true; })")
    form.page.get_by_role("button", name="Thêm: Hình ảnh").click()
    form.page.set_input_files("#f-pictures-0-file-tep", picture("anh.jpg", content))
    wrong = form.page.locator("#f-pictures-0-file-wrong")
    wrong.filter(has_text=message).wait_for()

    assert "" == form.page.input_value("#f-pictures-0-file")


# The ways out, the ways in -----------------------------------------------------------------------------------


def test_the_address_of_a_new_file_carries_the_very_entry_where_it_is_short(form: Form) -> None:
    """Path and text come back out of the address; a long entry is copied instead, and the page says so."""
    form.open("meo-nho").load((SOUND / "phu-tho/the-ten-bia/entry.yml").read_text(encoding="utf-8"))
    text = form.look().text()
    parts = urlsplit(form.page.locator("#mo-kho").get_attribute("href") or "")
    query = parse_qs(parts.query)

    assert HAND_IN_AT.startswith(f"{parts.scheme}://{parts.netloc}{parts.path}")
    assert [f"{form.place()}entry.yml"] == query["filename"]
    assert [text] == query["value"]
    assert form.page.locator("#dai").get_attribute("hidden") is not None

    form.page.fill("#f-action", "Để ở đầu lớp. " * 140)
    form.look()
    query = parse_qs(urlsplit(form.page.locator("#mo-kho").get_attribute("href") or "").query)

    assert "value" not in query
    assert form.page.locator("#dai").get_attribute("hidden") is None


def test_the_folder_is_the_one_the_program_would_name(form: Form) -> None:
    """Titles of real entries make the same addresses in the browser as in `kho` (SAFETY E5)."""
    form.open("meo-nho")
    named = (read(path).data for path in REAL)
    titles = [str(title) for data in named if (title := data.get("title") or data.get("name"))]
    titles += ["Đổi mới, sáng tạo", "ĐẠI HỌC – “cao”…", "x" * 100, "từ " * 60, "!!!", "Ho\u0300a bi\u0300nh"]
    module = f"{form.visit.address}assets/gui-bai-muc.js"
    made = form.page.evaluate(
        f"titles => import({module!r}).then(({{slug}}) => titles.map((title) => slug(title, 80)))", titles
    )

    assert [slug(title) for title in titles] == made


def test_from_a_practice_to_the_form_that_tells_of_following_it(form: Form) -> None:
    """“Trường tôi làm theo” stands on innovations and tips, and opens the form with the practice chosen (S3-9 f)."""
    for path, name in (("sang-kien/goc-doc-bia/", "goc-doc-bia"), ("meo-nho/the-ten-bia/", "the-ten-bia")):
        form.visit.open(path)
        form.page.get_by_role("link", name="Trường tôi làm theo").press("Enter")
        form.ready()

        assert name == form.page.input_value("#f-of")

        form.page.get_by_role("button", name="Xoá bản nháp").click()


def test_a_draft_about_another_practice_is_not_overwritten(form: Form) -> None:
    """Coming from another practice, one is asked before one's draft goes."""
    form.open("lam-theo", "?of=goc-doc-bia")
    form.page.fill("#f-kept", "Kệ sách.")
    form.page.locator("#ban-nhap", has_text="lưu lúc").wait_for()
    form.open("lam-theo", "?of=the-ten-bia")

    assert "goc-doc-bia" == form.page.input_value("#f-of")

    form.page.get_by_role("button", name="Bắt đầu bài mới").click()

    assert ("the-ten-bia", "") == (form.page.input_value("#f-of"), form.page.input_value("#f-kept"))


@pytest.mark.parametrize("of", ["khong-co", "to-bia", '"><img src=x onerror=alert(1)>', "../../x", "", "%00"])
def test_only_a_practice_of_the_store_is_taken_from_the_address(form: Form, of: str) -> None:
    """The address is a stranger's: what it names beyond the store's own practices is let go (SAFETY E9)."""
    form.open("lam-theo", f"?of={quote(of)}")

    assert "" == form.page.input_value("#f-of")
    assert 0 == form.page.locator(".form img").count()


# Everyone ----------------------------------------------------------------------------------------------------


def test_without_scripts_the_questions_can_be_read_and_the_other_ways_are_named(
    browser: Browser, forms: str
) -> None:
    """The form is then a list to print; nothing on it pretends to work (S0-62)."""
    with visit(browser, forms, 360, "light", java_script_enabled=False) as reader:
        reader.open("gui-bai/sang-kien/")

        assert "đang tắt JavaScript" in reader.page.locator("noscript p").inner_text()
        assert reader.page.get_by_label("Giải pháp đổi mới").is_visible()
        assert 0 == reader.page.locator(".form button:visible").count()
        assert reader.page.locator("#xong").is_hidden()


def test_letters_twice_their_size_fit_a_phone(form: Form) -> None:
    """Also with every question unfolded and something wrong (WCAG 1.4.4, 1.4.10)."""
    for name in ("sang-kien", "nhom"):
        form.open(name).look()
        form.page.add_style_tag(content="html{font-size:200%!important}")
        form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        wide, shown = form.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")

        assert wide <= shown, name


def test_axe_finds_nothing_where_something_is_wrong_and_where_all_is_done(
    browser: Browser, forms: str
) -> None:
    """WCAG 2.2 AA and good practice in the states that only a person at work sees, by light and in the dark."""
    with visit(browser, forms, 360, "light", bypass_csp=True) as reader:
        form = Form(reader)
        form.open("sang-kien").look()
        form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for add in form.page.locator(".item__add").all():
            add.click()
        form.page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
        for scheme in ("light", "dark"):
            form.page.emulate_media(color_scheme=scheme)

            assert [] == faults(form.page), scheme

        form.load((SOUND / "phu-tho/goc-doc-bia/entry.yml").read_text(encoding="utf-8")).look()

        assert [] == faults(form.page)
