"""Finding: the search page in a real browser, asked the way teachers ask."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pages import target, trees
from visits import Visit, visit

pytestmark = pytest.mark.browser

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


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("vu van tung", "nha-giao/vu-van-tung-th-thcs-dinh-nup/"),
        ("cô Phượng", "nha-giao/ha-anh-phuong-thpt-huong-can/"),
        ("44 pgddt tdkt", "van-ban/44-pgddt-tdkt/"),
        ("nha giao cung phat trien", "phong-trao/nhom-nha-giao/"),
        ("gui bai", "gui-bai/"),
        ("dong van", "sang-kien/doi-tuyen-robot-truong-noi-tru-dong-van/"),
        ("thuw vieenj xanh", "sang-kien/thu-vien-xanh-ong-nhua-thcs-tan-hung/"),
        (unicodedata.normalize("NFD", "tủ bánh mì"), "sang-kien/tu-banh-mi-0-dong-dinh-nup/"),
        ("Kon Tum", "sang-kien/bep-an-trua-diem-truong-ty-tu/"),
    ],
)
def test_people_documents_movements_guides_and_places_are_found(
    search: Search, query: str, path: str
) -> None:
    """Not only practices: whatever has a page is among the first results. Many more questions: `test_finding.py`."""
    assert path in search.ask(query).shown()[:10]


def test_the_difficulty_stands_first_with_its_best_practices(search: Search) -> None:
    """“hoc sinh luoi doc sach” is answered by the difficulty, how many practices it has, and the best of them."""
    card = search.ask("hoc sinh luoi doc sach").page.locator("#kho-tim-the")
    links = card.locator("a").evaluate_all("links => links.map((link) => link.href)")

    assert links[0].endswith("/kho-khan/hoc-sinh-luoi-doc/")
    assert 2 <= len(card.locator(".meant__best li").all()) <= 3
    assert all("/sang-kien/" in link for link in links[1:3])


def test_no_difficulty_is_put_before_a_name(search: Search) -> None:
    """A person's name means the person."""
    assert search.ask("Vũ Văn Tùng").page.locator("#kho-tim-the").is_hidden()


@pytest.mark.parametrize("word", ["Tùng", "rác", "Đồng Văn"])
def test_the_spelling_as_typed_comes_first(search: Search, word: str) -> None:
    """“Tùng” asks for people of that name, not for “từng” (each)."""
    first = search.ask(word).page.locator(".found").first.inner_text()

    assert re.search(rf"\b{word}\b", first, re.IGNORECASE)


def test_a_result_tells_what_it_is_and_where_else_the_words_stand(search: Search) -> None:
    """The summary, whatever was asked; the place in the text only for words that title, summary and unit lack."""
    hidden = search.ask("vu van tung").page.locator(".found:has(h3 a[href*='/tu-banh-mi'])")
    hidden.scroll_into_view_if_needed(timeout=30_000)

    assert summary(search, hidden) == hidden.locator(".found__text").inner_text()
    expect(hidden.locator(".found__where")).to_contain_text("Vũ Văn Tùng")

    plainly = search.ask("tu banh mi 0 dong").page.locator(".found").first

    assert "Tủ bánh mì 0 đồng" in plainly.inner_text()
    assert plainly.locator(".found__where").count() == 0


def summary(search: Search, result: Locator) -> str:
    """The summary of the entry that a *result* leads to, by the open data."""
    link = result.locator(".found__title a").evaluate("link => link.href").removeprefix(search.visit.address)
    answer = search.page.request.get(f"{search.visit.address}api/v1/{link.strip('/')}.json")
    return str(answer.json()["summary"])


@pytest.mark.parametrize(
    ("query", "synonym"),
    [
        ("bua trua", "bữa trưa, cơm trưa, ăn trưa"),
        ("44/PGDĐT-TĐKT", "thi đua, khen thưởng, phòng giáo dục và đào tạo pgd"),
        ("dinh nup", ""),
    ],
)
def test_words_that_were_asked_for_are_marked(search: Search, query: str, synonym: str) -> None:
    """Whatever their accents, synonyms too, and no others."""
    search.ask(query)
    marks = search.page.locator(".found mark").all_inner_texts()

    assert marks
    assert {plain(mark) for mark in marks} <= set(re.findall(r"[^\W\d]+|\d+", plain(f"{query} {synonym}")))


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


def test_a_slip_of_the_finger_is_set_right_and_told(search: Search) -> None:
    """“hanh fuc” brings “hạnh phúc”, and the page says for what it stands."""
    search.ask("truong hoc hanh fuc")

    assert "hạnh phúc" in search.page.locator(".found").first.inner_text().lower()
    expect(search.page.locator("#kho-tim-goi-y")).to_contain_text(
        "Đang hiện kết quả cho truong hoc hanh phúc"
    )

    search.ask("trường học hạnh phúc")

    assert "" == search.page.locator("#kho-tim-goi-y").inner_text()


def test_a_word_that_stands_nowhere_is_named(search: Search) -> None:
    """A missing word does not empty the page: the nearest come, and the page says what no entry has."""
    search.ask("thư viện blockchain")

    assert "Chưa mục nào nói đến “blockchain”" in search.announced
    assert any("thu-vien" in path for path in search.shown())


@pytest.mark.parametrize("query", ["zzzz", "tảo hôn", "AI trong day hoc"])
def test_nothing_found_says_so_and_leads_on(search: Search, query: str) -> None:
    """To a difficulty to start from, and to being the first; never to what shares one syllable."""
    search.ask(query)

    assert search.announced.startswith("Kho chưa có mục nào về")
    assert [] == search.shown()
    assert (
        search.page.locator("#kho-tim-khong").get_by_role("link", name="Học sinh ngại nói").first.is_visible()
    )
    assert search.page.get_by_role("link", name="hãy là người đầu tiên").is_visible()


def test_choices_that_leave_nothing_can_be_let_go(search: Search) -> None:
    """One link searches the whole store again."""
    search.ask("hoang thi sanh", loai="van-ban")

    assert "Không có mục nào hợp với những gì đã chọn" == search.announced

    search.page.get_by_role("link", name="Bỏ lọc").click()
    search.settle()

    assert "nha-giao/hoang-thi-sanh-th-le-van-tam/" == search.shown()[0]


def test_results_can_be_put_in_another_order(search: Search) -> None:
    """The best proved first, as the address keeps it; what one asked stays what is found."""
    relevant = search.ask("hoc sinh").count
    search.page.get_by_label("Xếp theo").select_option("muc")
    search.settle()
    levels = search.page.locator(".found .level").all_inner_texts()

    assert relevant == search.count
    assert ["muc"] == search.chosen()["xep"]
    assert levels
    assert levels == sorted(
        levels, key=["Được làm theo", "Đã thẩm định", "Có số liệu", "Xem được", "Mới kể"].index
    )


def test_a_catalogue_is_narrowed_where_it_stands(browser: Browser, address: str) -> None:
    """The cards give way to what was chosen, and the address brings it back (S0-62)."""
    with visit(browser, address, 360, "light") as reader:
        reader.open("sang-kien/")
        cards = reader.page.locator("#kho-tim-san")
        assert cards.is_visible()

        lists = reader.page.locator("#kho-tim-loc a")
        assert lists.first.is_hidden(), "its groups are folded, and lead on without scripts"
        reader.page.locator("#loc-cap-hoc").click()
        reader.page.locator('#kho-tim-loc input[value="mam-non"]').check()
        narrowed = Search(reader).settle()
        narrowed.page.locator(".found").first.wait_for()

        assert cards.is_hidden()
        assert all(path.startswith("sang-kien/") for path in narrowed.shown())
        assert {"cap-hoc": ["mam-non"]} == narrowed.chosen()

        found = narrowed.shown()
        reader.page.reload()
        reader.page.locator(".found").first.wait_for()

        assert found == narrowed.settle().shown()
        assert ([], []) == (reader.said, reader.foreign)


def test_a_lost_connection_is_told(browser: Browser, address: str) -> None:
    """The page does not stay silent where the index does not come."""
    with visit(browser, address, 360, "light") as reader:
        reader.page.route("**/chi-muc/*.json", lambda route: route.abort())
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
            for chunk in links(reader, ".chunks a"):
                reader.open(chunk)
                listed |= links(reader, ".page a")

    assert entries
    assert entries <= listed


def links(reader: Visit, selector: str) -> set[str]:
    """Where the links of a page lead, as paths of the site."""
    found = reader.page.locator(selector).evaluate_all("links => links.map((link) => link.href)")
    return {link.removeprefix(reader.address) for link in found}
