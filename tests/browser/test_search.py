"""Finding: the search page in a real browser, asked the way teachers ask."""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from checkout import NOW, TODAY
from kho.check.everything import collect
from kho.derived import index_parts
from kho.publish.build import pagefind
from kho.publish.data.search import renew
from kho.store.place import Checkout
from kho.store.site import about
from pages import target, trees
from visits import Visit, served, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

SETTLED = "#kho-tim-loc[aria-busy=false]"
PRACTICES = ("sang-kien/", "meo-nho/")


@dataclass
class Search:
    """The search page and a reader who asks."""

    visit: Visit

    @property
    def page(self) -> Page:
        return self.visit.page

    def ask(self, query: str, **chosen: str) -> "Search":
        """Come by an address, as from a shared link."""
        self.visit.open("tim-kiem/?" + urlencode({"q": query, **chosen}))
        return self.settle()

    def type(self, query: str) -> "Search":
        """Ask anew on the page itself."""
        self.page.get_by_role("searchbox", name="gõ có dấu hay không dấu").fill(query)
        self.page.keyboard.press("Enter")
        return self.settle()

    def settle(self) -> "Search":
        self.page.locator(SETTLED).wait_for(state="attached")
        return self

    @property
    def announced(self) -> str:
        """What a screen reader says when the results are there."""
        return self.page.locator("#kho-tim-so[role=status]").inner_text()

    @property
    def count(self) -> int:
        return int(re.search(r"(\d+) (kết quả|mục)", self.announced)[1])  # type: ignore[index] # fails the test

    def shown(self) -> list[str]:
        """Where the results that are shown lead, in their order."""
        links = self.page.locator(".found__title a").evaluate_all("links => links.map((link) => link.href)")
        return [link.removeprefix(self.visit.address) for link in links]

    def found(self) -> tuple[object, ...]:
        """What was found, told by how many there are of every kind, level, place, year …; all, where they are few."""
        few = sorted(self.shown()) if self.count == len(self.shown()) else ()
        return (self.count, *few, *self.page.locator("#kho-tim-loc li").all_text_contents())

    def facet(self, name: str) -> dict[str, int]:
        """The values of a facet and their counts."""
        rows: list[list[str]] = self.page.locator(
            f'#kho-tim-loc details[data-name="{name}"] li'
        ).evaluate_all(
            "rows => rows.map((row) => [row.querySelector('input').value, row.querySelector('.count').textContent])"
        )
        return {value: int(count) for value, count in rows}

    def chosen(self) -> dict[str, list[str]]:
        """What the address says."""
        return parse_qs(urlsplit(self.page.url).query)


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Visit]:
    with visit(browser, address, 1280, "light") as one:
        yield one


@pytest.fixture
def search(desk: Visit) -> Iterator[Search]:
    """A reader on a desk, who meets no word on the console and no foreign host."""
    yield Search(desk)

    assert [] == desk.said
    assert [] == desk.foreign


# What is asked, and what answers -----------------------------------------------------------------------------


def test_a_teacher_who_types_hoc_sinh_ngai_noi_reaches_a_practice_and_its_way_of_working_in_two_clicks(
    browser: Browser, address: str
) -> None:
    """Home → the search button → the first result, on a phone (S0-9)."""
    with visit(browser, address, 360, "light") as phone:
        phone.open("")
        header = phone.page.locator(".top__search")
        header.get_by_role("searchbox").fill("hoc sinh ngai noi")
        header.get_by_role("button", name="Tìm").click()
        phone.page.locator(".found__title a").first.click()

        assert phone.page.url.removeprefix(address).startswith(PRACTICES)
        expect(phone.page.get_by_role("heading", name="Cách làm", exact=True)).to_be_visible()


SPELLINGS = {
    "a trouble": ("học sinh ngại nói", "hoc sinh ngai noi", "HỌC SINH NGẠI NÓI"),
    "a movement": ("đổi mới", "doi moi", "Doi Moi"),
    "an area": ("trường học hạnh phúc", "truong hoc hanh phuc"),
    "a need": ("dạy học vùng khó", "day hoc vung kho"),
    "a teacher": ("Vũ Văn Tùng", "vu van tung"),
    "a place by old and new rules": ("hòa bình", "hoà bình", "hoa binh"),
    "a place typed in parts": ("hòa bình", unicodedata.normalize("NFD", "hòa bình")),
    "letters typed in parts": ("đổi mới", unicodedata.normalize("NFD", "đổi mới")),
    "an old province": ("Hà Giang", "ha giang"),
    "a document": ("44/PGDĐT-TĐKT", "44/pgddt-tdkt", "44/PGDDT-TDKT"),
    "đ first": ("Đồng Văn", "đồng văn", "dong van"),
    "đ of a name": ("Đinh Núp", "dinh nup"),
    "i and y": ("kỹ năng", "kĩ năng", "ky nang"),
}


@pytest.mark.parametrize("spellings", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_the_plain_spelling_finds_what_the_full_spelling_finds(
    search: Search, spellings: tuple[str, ...]
) -> None:
    """Accents, đ, capitals and the way letters are put together never decide what is found."""
    full, *others = spellings
    expected = search.ask(full).found()

    assert expected
    for other in others:
        assert expected == search.type(other).found(), other


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("vu van tung", "nha-giao/vu-van-tung-th-thcs-dinh-nup/"),
        ("44/pgddt-tdkt", "van-ban/44-pgddt-tdkt/"),
        ("1228/HDLT", "van-ban/1228-hdlt-sgd-cdn/"),
        ("nha giao cung phat trien", "phong-trao/nhom-nha-giao/"),
        ("gui bai", "gui-bai/"),
        ("ha giang", "nha-giao/vang-thi-dinh-ptdtnt-dong-van/"),
        ("dong van", "sang-kien/doi-tuyen-robot-truong-noi-tru-dong-van/"),
        ("dinh nup", "sang-kien/tu-banh-mi-0-dong-dinh-nup/"),
    ],
)
def test_people_documents_movements_guides_and_places_are_found(
    search: Search, query: str, path: str
) -> None:
    """Not only practices: whatever has a page is among the first results."""
    assert path in search.ask(query).shown()[:5]


@pytest.mark.parametrize(
    "words",
    [
        ("SKKN", "sáng kiến kinh nghiệm", "skkn"),
        ("CNTT", "công nghệ thông tin", "cong nghe thong tin"),
        ("HSG", "học sinh giỏi"),
        ("Nhà giáo cùng phát triển", "Nhóm nhà giáo cùng nhau phát triển"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("TPHCM", "Thành phố Hồ Chí Minh"),
    ],
    ids=lambda words: words[0],
)
def test_one_thing_is_found_by_any_of_its_names(search: Search, words: tuple[str, ...]) -> None:
    """Synonyms of the reference data count as one (S0-61)."""
    expected = search.ask(words[0]).found()

    assert expected
    for other in words[1:]:
        assert expected == search.type(other).found(), other


@pytest.mark.parametrize("word", ["Tùng", "từng", "rác", "Đồng Văn"])
def test_the_spelling_as_typed_comes_first(search: Search, word: str) -> None:
    """“Tùng” asks for people of that name before “từng” (each)."""
    first = search.ask(word).page.locator(".found").first.inner_text()

    assert re.search(rf"\b{word}\b", first, re.IGNORECASE)


def test_practices_come_before_people_and_documents_that_only_name_them(search: Search) -> None:
    """What one can do comes before who did it."""
    assert all(path.startswith(PRACTICES) for path in search.ask("hoc sinh ngai noi").shown()[:3])


def test_a_result_tells_what_it_is_and_where_else_the_words_stand(search: Search) -> None:
    """The summary, whatever was asked; the place in the text only for words that title, summary and unit lack."""
    hidden = search.ask("vu van tung").page.locator(".found").first

    assert summary(search, hidden) == hidden.locator(".found__text").inner_text()
    assert "Vũ Văn Tùng" in hidden.locator(".found__where").inner_text()

    plainly = search.ask("tu banh mi 0 dong").page.locator(".found").first

    assert "Tủ bánh mì 0 đồng" in plainly.inner_text()
    assert plainly.locator(".found__where").count() == 0


def test_a_guide_is_shown_by_its_description_and_its_words(search: Search) -> None:
    """Found by a document it names; no mark of its writing, no address and no example in what is shown."""
    found = search.ask("44/PGDĐT-TĐKT").page.locator(".found", has_text="Giới thiệu Kho điển hình")

    assert "dành cho ai" in found.locator(".found__text").inner_text()
    assert "thiếu sức thuyết phục" in found.locator(".found__where").inner_text()
    assert not re.search(r"\]\(|\.\./|\*\*", search.page.locator("#kho-tim-muc").inner_text())


def summary(search: Search, result: Locator) -> str:
    """The summary of the entry that a *result* leads to, by the open data."""
    link = result.locator(".found__title a").evaluate("link => link.href").removeprefix(search.visit.address)
    answer = search.page.request.get(f"{search.visit.address}api/v1/{link.strip('/')}.json")
    return str(answer.json()["summary"])


@pytest.mark.parametrize(
    ("query", "synonym"),
    [
        ("đổi mới", ""),
        ("doi moi", ""),
        ("dong van", ""),
        ("44/PGDĐT-TĐKT", "thi đua khen thưởng"),
        ("dinh nup", ""),
    ],
)
def test_results_show_whole_vietnamese_letters(search: Search, query: str, synonym: str) -> None:
    """Titles, excerpts and highlights are NFC, without the stroke that the index is fed; synonyms are marked too."""
    text = search.ask(query).page.locator("#kho-tim-muc").inner_text()
    marks = search.page.locator(".found mark").all_inner_texts()

    assert unicodedata.is_normalized("NFC", text)
    assert "\u0335" not in text
    assert marks
    assert {plain(mark) for mark in marks} <= set(re.findall(r"\w+", plain(f"{query} {synonym}")))


def plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


# Facets ------------------------------------------------------------------------------------------------------


def test_a_reader_with_only_a_keyboard_narrows_the_results(search: Search) -> None:
    """Tab to a facet, Space to open it, Tab to a value, Space to choose it; the choice keeps the focus."""
    search.ask("hoc sinh")
    everything, keyboard = search.count, search.page.keyboard
    search.page.locator("#kho-tim-o").focus()
    for _ in range(3):  # the button, the fold around the facets, the first facet
        keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Tab")
    value, expected = next(iter(search.facet("loai").items()))
    keyboard.press("Space")
    search.settle()

    assert expected == search.count < everything
    assert [value] == search.chosen()["loai"]
    assert f"loc-loai-{value}" == search.page.evaluate("document.activeElement.id")


@pytest.mark.parametrize("query", ["CNTT", ""])
def test_each_value_counts_what_choosing_it_shows(search: Search, query: str) -> None:
    """Also where synonyms answer together."""
    for value, expected in search.ask(query).facet("loai").items():
        assert expected == search.ask(query, loai=value).count, value


def test_facets_combine_stand_in_the_address_and_survive_a_reload(search: Search) -> None:
    """A narrowed list can be sent to a colleague."""
    search.ask("hoc sinh", loai="sang-kien")
    level, expected = next(iter(search.facet("cap-hoc").items()))
    alone = search.facet("loai")
    search.ask("hoc sinh", **{"loai": "sang-kien", "cap-hoc": level})
    found = search.found()

    assert expected == search.count
    assert all(path.startswith("sang-kien/") for path in search.shown())
    assert len(alone) > 1, "the values one did not choose are still offered"

    search.page.reload()
    search.settle()

    assert found == search.found()
    assert {"q": ["hoc sinh"], "loai": ["sang-kien"], "cap-hoc": [level]} == search.chosen()
    assert "đã chọn 2" in search.page.locator(".searching__facets > details > summary").inner_text()


def test_the_back_button_restores_what_was_asked_and_chosen(search: Search) -> None:
    """Choice by choice, and from a result to its list."""
    whole = search.ask("hoc sinh").shown()
    search.page.locator("#loc-loai").click()
    search.page.locator('#kho-tim-loc input[value="nha-giao"]').check()
    search.settle()
    narrowed = search.shown()
    search.page.locator(".found__title a").first.click()
    search.page.wait_for_url("**/nha-giao/**")
    search.page.go_back()
    search.settle()

    assert narrowed == search.shown()
    assert search.page.locator('#kho-tim-loc input[value="nha-giao"]').is_checked()

    search.page.go_back()
    search.page.locator("#loc-loai-nha-giao:not(:checked)").wait_for(state="attached")

    assert whole == search.settle().shown()
    assert "hoc sinh" == search.page.locator("#kho-tim-o").input_value()


# The list ----------------------------------------------------------------------------------------------------


def test_results_come_while_typing_and_are_announced(search: Search) -> None:
    """No button needed; a screen reader hears how many."""
    search.ask("")
    everything = search.announced
    search.page.locator("#kho-tim-o").press_sequentially("ngai noi")
    search.page.wait_for_url("**/?q=ngai+noi")
    search.settle()

    assert re.fullmatch(r"\d+ kết quả", search.announced)
    assert everything != search.announced


def test_the_heart_of_an_entry_is_read_without_leaving_the_list(search: Search) -> None:
    """“Xem nhanh” opens the problem and the way of working in place."""
    search.ask("hoc sinh ngai noi")
    before = search.page.url
    search.page.locator(".found").first.get_by_text("Xem nhanh").press("Enter")
    search.page.locator(".found").first.get_by_text("Cách làm:").wait_for()

    assert before == search.page.url


def test_more_results_come_even_after_the_browser_has_tidied_its_memory(search: Search) -> None:
    """The engine forgets results that nobody holds."""
    search.ask("hoc sinh")
    browser = search.page.context.new_cdp_session(search.page)
    for _ in range(2):  # what is no longer held; then what that held
        browser.send("HeapProfiler.collectGarbage")
        search.page.wait_for_timeout(200)
    search.page.get_by_role("button", name="Xem thêm").press("Enter")
    search.page.locator(".found").nth(19).wait_for()

    assert search.page.evaluate(
        "document.querySelectorAll('.found__title a')[10] === document.activeElement"
    ), "the keyboard goes on with the first new result"


@pytest.mark.parametrize(("query", "near"), [("hoc bba", "hoc ba"), ("hạnh phúcc", "hạnh phúc")])
def test_a_slip_of_the_finger_is_met_with_the_nearest_spelling(search: Search, query: str, near: str) -> None:
    """The engine lets go of words it does not know; the page says so, and offers what may have been meant."""
    search.ask(query)

    assert "kết quả" not in search.announced

    search.page.get_by_role("link", name=near, exact=True).click()
    search.settle()

    assert f"{search.count} kết quả" == search.announced


def test_a_word_with_another_accent_is_found_at_once(search: Search) -> None:
    """“sáng kién” needs no suggestion."""
    assert search.ask("sáng kiến").found() == search.type("sáng kién").found()


def test_nothing_found_leads_on(search: Search) -> None:
    """To a difficulty to start from, and to being the first."""
    search.ask("zzzz")

    assert "Không tìm thấy mục nào" == search.announced
    assert search.page.locator("#kho-tim-khong").get_by_role("link", name="Học sinh ngại nói").is_visible()
    assert search.page.get_by_role("link", name="hãy là người đầu tiên").is_visible()


def test_choices_that_leave_nothing_can_be_let_go(search: Search) -> None:
    """One link searches the whole store again."""
    search.ask("hoang thi sanh", loai="van-ban")

    assert "Không tìm thấy mục nào" == search.announced

    search.page.get_by_role("link", name="Bỏ lọc").click()
    search.settle()

    assert ["nha-giao/hoang-thi-sanh-th-le-van-tam/"] == search.shown()


@pytest.fixture(scope="module")
def in_parts(home: Checkout, real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the same site is served, with its search index in many parts, as a large store has it."""
    folder = tmp_path_factory.mktemp("parts")
    catalog = collect(home.exemplars, home.reference, NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_parts, "PART", 20)
        renew(catalog, about(home.builder, TODAY), home.docs, folder / "records")
        parts = [(f"pagefind/{part.name}/", part.practices) for part in index_parts.parts(catalog)]
    pagefind.renew(home.root, folder / "records", folder / "site" / "pagefind", None)
    shutil.copytree(real_site, folder / "site", dirs_exist_ok=True, ignore=shutil.ignore_patterns("pagefind"))
    page = folder / "site" / "tim-kiem" / "index.html"
    told = re.sub(r'"parts": .*?\]\]', f'"parts": {json.dumps(parts)}', page.read_text("utf-8"))
    page.write_text(told, "utf-8")
    assert len(parts) >= 6
    with served(folder / "site") as address:
        yield address


@pytest.mark.parametrize(
    "query", ["đổi mới sáng tạo", "hoc sinh ngai noi", "Vũ Văn Tùng", "1228", "SKKN", ""]
)
def test_an_index_in_parts_finds_what_a_whole_one_finds(
    browser: Browser, search: Search, in_parts: str, query: str
) -> None:
    """The same number, the same counts of every facet, and practices first; ranks may differ a little."""
    whole = search.ask(query)
    with visit(browser, in_parts, 1280, "light") as one:
        parts = Search(one).ask(query)

        assert whole.found() == parts.found()
        assert [link.startswith(PRACTICES) for link in whole.shown()] == [
            link.startswith(PRACTICES) for link in parts.shown()
        ]
        assert ([], []) == (one.said, one.foreign)


def test_a_lost_connection_is_told(browser: Browser, address: str) -> None:
    """The page does not stay silent where the index does not come."""
    with visit(browser, address, 360, "light") as reader:
        reader.page.route("**/pagefind/**/*.js", lambda route: route.abort())
        reader.open("tim-kiem/?q=hoc+sinh")

        reader.page.get_by_role("status").filter(has_text="Chưa tìm được").wait_for()


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=document.title='hong'>",
        '"><script>document.title="hong"</script>',
        "javascript:document.title='hong'",
        "học <b>sinh</b>",
        "%F0%9F '\"\\ ${1} {{7*7}}",
    ],
)
def test_a_hostile_question_is_only_words(search: Search, query: str) -> None:
    """It stands in the box as it was asked, makes no element and runs nothing."""
    search.ask(query, loai='"><img src=x onerror=document.title="hong">')

    assert query == search.page.locator("#kho-tim-o").input_value()
    assert (
        0
        == search.page.locator(
            ".page img:not(.kho-qr), .page b, .page script:not([type='application/json'])"
        ).count()
    )
    assert "hong" != search.page.title()


# Around the page ---------------------------------------------------------------------------------------------


def test_the_box_in_every_header_leads_to_the_search_page(search: Search, real_site: Path) -> None:
    """From wherever a reader is."""
    for path, page in trees(real_site):
        if path.is_relative_to(real_site / "nhung"):  # a card on another site's page has no header
            continue
        (action,) = page.xpath("//form[@class='top__search']/@action")
        leads = target(real_site / "index.html" if action.startswith("/") else path, action.lstrip("/"))

        assert real_site / "tim-kiem" / "index.html" == leads, path

    search.visit.open("sang-kien/tu-banh-mi-0-dong-dinh-nup/")
    search.page.locator(".top__search").get_by_role("searchbox").fill("đổi mới")
    search.page.keyboard.press("Enter")
    search.settle()

    assert ["đổi mới"] == search.chosen()["q"]
    assert "đổi mới" == search.page.locator("#kho-tim-o").input_value()


def test_without_scripts_the_page_says_so_and_the_catalogues_lead_to_every_entry(
    browser: Browser, address: str, real_site: Path
) -> None:
    """Nobody is locked out (S0-62): each entry is listed in a catalogue that is named there."""
    entries = {
        f"{kind}/{path.stem}/"
        for kind in ("sang-kien", "meo-nho", "nha-giao", "tap-the", "nhom")
        for path in (real_site / "api" / "v1" / kind).glob("*.json")
        if path.stem != "index"
    }
    with visit(browser, address, 360, "light", java_script_enabled=False) as reader:
        reader.open("tim-kiem/?q=hoc+sinh")

        assert "đang tắt JavaScript" in reader.page.locator("noscript p").inner_text()
        assert not reader.page.get_by_text("Lọc kết quả").is_visible()

        listed = set[str]()
        for catalogue in links(reader, "noscript a"):
            reader.open(catalogue)
            listed |= links(reader, ".page a")

    assert entries
    assert entries <= listed


def links(reader: Visit, selector: str) -> set[str]:
    """Where the links of a page lead, as paths of the site."""
    found = reader.page.locator(selector).evaluate_all("links => links.map((link) => link.href)")
    return {link.removeprefix(reader.address) for link in found}
