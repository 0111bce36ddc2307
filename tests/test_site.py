"""The built site of the real entries, read as a reader's browser and a search engine would."""

import json
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from lxml import html

from checkout import NOW, ROOT, TODAY
from kho.check.everything import check
from kho.publish import addresses, codes
from kho.publish.build.whole import build
from kho.store import withdrawn
from kho.store.place import Checkout
from kho.store.site import about
from kho.words.problem import Rejected, Unusable
from kho.words.text import number
from pages import target, trees
from shown import said

pytestmark = pytest.mark.site


def test_every_internal_link_leads_to_a_page(real_site: Path) -> None:
    """No link of any page leads nowhere, and no anchor is missing."""
    ids = {page: set(tree.xpath("//@id")) for page, tree in trees(real_site)}
    dead = [
        f"{page.relative_to(real_site)} → {link}"
        for page, tree in trees(real_site)
        if page.name != "404.html"
        for link in tree.xpath("//@href | //@src")
        if (to := target(page, link)) is not None
        if not to.exists() or ("#" in link and link.split("#")[1] not in ids.get(to, set()))
    ]

    assert [] == dead


def test_every_page_carries_the_policy_and_asks_no_other_host(real_site: Path) -> None:
    """The content security policy comes first in every head; nothing is loaded from elsewhere (SAFETY E6-E9)."""
    for page, tree in trees(real_site):
        first = tree.find("head")[0]

        assert "Content-Security-Policy" == first.get("http-equiv"), page
        assert "default-src 'none'" in first.get("content")
        assert "'unsafe-inline'" not in first.get("content").split("script-src")[1].split(";")[0]
        assert [] == [src for src in tree.xpath("//@src | //link[@rel!='canonical']/@href") if "//" in src]
        assert {"application/ld+json", "application/json", "module"} >= set(tree.xpath("//script/@type")), (
            page
        )
        assert [] == tree.xpath("//script[@type='module' and normalize-space(text())]")


def test_every_page_says_what_it_is(real_site: Path) -> None:
    """Each page has a language, a title of its own, a description and one heading of the first rank."""
    titles: dict[str, Path] = {}
    for page, tree in trees(real_site):
        title = tree.findtext("head/title")

        assert "vi" == tree.get("lang")
        assert title not in titles, (page, titles.get(title))
        assert tree.xpath("//meta[@name='description']/@content")[0].strip()
        assert 1 == len(tree.xpath("//h1")), page
        titles[title] = page


def test_every_page_has_a_way_to_tell_what_is_wrong(sound_site: Path) -> None:
    """S0-38, S2-25: one contact point, named at the foot of each page; where none is set, who to turn to is said."""
    told = html.document_fromstring((sound_site / "rieng-tu/index.html").read_text("utf-8"))
    (heading,) = told.xpath("//*[@id='bao-sai']/following::h2[1]")
    for page, tree in trees(sound_site):
        if "nhung" not in page.relative_to(sound_site).parts:  # cards for other sites have no frame
            (way,) = tree.xpath("//footer//a[contains(., 'Báo chỗ sai')]/@href")

            assert "bao-sai" == urlsplit(way).fragment or "Báo chỗ sai" in unquote(way)

    assert "Báo chỗ sai, xin sửa, xin gỡ" in said(heading)


@pytest.mark.parametrize(
    ("there", "way"),
    [
        ("mailto:bao-sai@truong-bia.example", ("bao-sai@truong-bia.example", "Báo chỗ sai")),
        ("https://kho-ma.example/moi?nhan=sai", ("/moi", "Báo chỗ sai")),
    ],
)
def test_the_contact_point_is_told_which_page(there: str, way: tuple[str, str]) -> None:
    """S0-38: with an address set in mkdocs.yml the foot of a page leads there, and names the page in the message."""
    here = "https://kho-bia.example/sang-kien/goc-doc-bia/"
    base = DictLoader({"base.html": "{% block footer %}{% endblock %}"})
    theme = ChoiceLoader([FileSystemLoader(ROOT / "scripts/kho/publish/theme"), base])
    frame = Environment(loader=theme)  # noqa: S701 - as MkDocs does: the template escapes
    frame.filters["url"] = str
    foot = frame.get_template("main.html").render(
        config={"extra": {"report_to": there}}, page={"canonical_url": here}
    )
    (link,) = html.fromstring(foot).xpath("//a[contains(., 'Báo chỗ sai')]/@href")
    asked = parse_qs(urlsplit(link).query)

    assert way == (urlsplit(link).path, asked["subject"][0])
    assert [here] == asked["body"]


def test_every_entry_has_its_page_and_prints_a_code_to_itself(real_site: Path, home: Checkout) -> None:
    """Each exemplar has a page at its address, with a QR code for paper (R7)."""
    catalog = check(home.exemplars, home.reference, NOW).whole
    for filed in catalog.exemplars:
        tree = html.document_fromstring(
            (real_site / addresses.entry(filed) / "index.html").read_text("utf-8")
        )

        (code,) = tree.xpath("//img[@class='kho-qr']/@src")
        drawn = target(real_site / addresses.entry(filed) / "index.html", code)
        assert drawn
        assert codes.code(about(home.builder, TODAY).url + addresses.entry(filed)) == drawn.read_bytes()
        assert filed.name == " ".join(tree.findtext(".//h1").split())


def test_every_practice_is_read_in_the_order_that_leads_from_trouble_to_trust(real_site: Path) -> None:
    """An innovation's page: what to do, why, what came of it, how to follow, who, trust; nothing empty (S3-4)."""
    wanted = [
        "Cách làm",
        "Tin ngắn",
        "Vấn đề",
        "Dự kiến và đạt được",
        "Kết quả",
        "Muốn làm theo",
        "Ai làm, ở đâu",
        "Tin được đến đâu",
        "Ai đã làm theo",
        "Nguồn và lịch sử",
    ]
    for page in sorted((real_site / "sang-kien").glob("*/index.html")):
        found = [
            heading.text_content()
            for heading in html.document_fromstring(page.read_text("utf-8")).xpath("//h2")
        ]

        told = [heading for heading in found if heading in wanted]
        assert sorted(told, key=wanted.index) == told, page
        assert {"Ai làm, ở đâu", "Tin được đến đâu", "Ai đã làm theo", "Nguồn và lịch sử"} <= set(told), page
        assert told[0] in {"Cách làm", "Tin ngắn"}, page


def test_every_figure_of_an_entry_stands_on_its_page_as_written(real_site: Path, home: Checkout) -> None:
    """Values, sample, method and printed error of each indicator are there; a single value is no chart (S1-9)."""
    seen = 0
    for filed in check(home.exemplars, home.reference, NOW).whole.exemplars:
        page = (real_site / addresses.entry(filed) / "index.html").read_text("utf-8")
        tree = html.document_fromstring(page)
        text = " ".join(tree.text_content().split())
        for one in filed.entry.figures:
            values = [one.before, one.after, one.control, one.control_before, one.gain]
            values += [point.value for point in one.series]
            told = [number(value) for value in values if value is not None]
            told += [word for word in (one.measure, one.sample, one.method, one.period, one.error) if word]
            seen += len(told)

            assert [] == [word for word in told if " ".join(word.split()) not in text], filed.slug
        for table in tree.xpath("//table[@class='chart__table']"):
            assert len(table.xpath(".//tbody/tr")) > 1, filed.slug

    assert seen >= 100


def test_compiled_entries_say_so_and_link_their_sources(real_site: Path, home: Checkout) -> None:
    """What no unit has confirmed is marked, dated and linked (S3-4)."""
    catalog = check(home.exemplars, home.reference, NOW).whole
    for filed in catalog.exemplars:
        tree = html.document_fromstring(
            (real_site / addresses.entry(filed) / "index.html").read_text("utf-8")
        )

        told = filed.entry.told_as.label if filed.entry.told_as else "đơn vị chưa xác nhận"
        assert told in tree.xpath("string(//p[@class='trustline'])")
        assert "được đọc ngày" in tree.xpath("string(//p[@class='trustline'])")
        own = [source.url for source in filed.entry.sources]
        assert own == tree.xpath("//ul[@class='sources'][not(ancestor::*[@class='adoptions'])]//a/@href")


def test_linked_data_is_json_that_names_the_page(real_site: Path) -> None:
    """Every JSON-LD block parses and speaks of the page it stands on."""
    seen = 0
    for page, tree in trees(real_site):
        for block in tree.xpath("//script[@type='application/ld+json']/text()"):
            graph = json.loads(block)["@graph"]
            seen += 1

            assert graph[0]["url"].endswith(f"/{page.parent.relative_to(real_site)}/")

    assert seen >= 100


def test_the_map_shows_thirty_four_provinces_and_both_archipelagos(real_site: Path) -> None:
    """One tile a province, and Hoàng Sa and Trường Sa with theirs."""
    tree = html.document_fromstring((real_site / "index.html").read_text("utf-8"))
    names = [" ".join(name.text_content().split()) for name in tree.xpath("//span[@class='map__name']")]

    assert 36 == len(names)
    assert {"Hoàng Sa", "Trường Sa"} <= set(names)


def test_an_empty_catalogue_says_so_and_invites(real_site: Path) -> None:
    """No group yet: the page says it and asks for the first one."""
    tree = html.document_fromstring((real_site / "nhom" / "index.html").read_text("utf-8"))

    assert "Chưa có nhóm nào" in tree.text_content()
    assert tree.xpath("//div[@class='invite']//a[contains(@href, 'gui-bai')]")


def test_seed_documents_name_both_issuers_and_every_deadline(real_site: Path) -> None:
    """The joint guidance of 2016 lists its two issuers and what is asked of whom by when (S0-1, S0-18 … S0-26)."""
    tree = html.document_fromstring((real_site / "van-ban/1228-hdlt-sgd-cdn/index.html").read_text("utf-8"))
    text = " ".join(tree.text_content().split())

    assert "Sở Giáo dục và Đào tạo Hải Phòng" in text
    assert "Công đoàn ngành Giáo dục Hải Phòng" in text
    assert len(tree.xpath("//table[@class='asks']//tbody/tr")) >= 20


def test_no_officer_and_no_private_address_of_the_seeds_is_published(real_site: Path) -> None:
    """Names of signers and officers and private mail addresses in the seeds stay there (S3-18)."""
    hidden = ("Đoàn Quang Hải", "gmail.com", "Nguyễn Thanh Hải", "Vũ Thị Thu Hà", "Lê Thu Trà")
    for page in real_site.rglob("*.html"):
        text = page.read_text("utf-8")

        assert [] == [word for word in hidden if word in text], page


def test_two_builds_of_one_catalogue_are_the_same_bytes(
    home: Checkout, sound_site: Path, tmp_path: Path
) -> None:
    """Nothing of the clock or of chance enters the site."""
    again = tmp_path / "site"
    build(home, ROOT / "tests/stores/sound", again, TODAY)

    assert contents(sound_site) == contents(again)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "muc"
    shutil.copytree(ROOT / "tests/stores/sound", folder)
    return folder


def change(store: Path, slug: str, old: str, new: str) -> None:
    entry = store / "phu-tho" / slug / "entry.yml"
    entry.write_text(entry.read_text("utf-8").replace(old, new), "utf-8")


def test_a_changed_entry_rebuilds_to_the_same_site_as_a_full_build(
    home: Checkout, store: Path, tmp_path: Path
) -> None:
    """Building only what changed and building all give the same bytes."""
    build(home, store, tmp_path / "site", TODAY)
    change(store, "goc-doc-bia", "Đặt kệ sách ở hành lang.", "Đặt hai kệ sách ở hành lang.")
    built = build(home, store, tmp_path / "site", TODAY)
    build(home, store, tmp_path / "full", TODAY)

    assert built.change is not None
    assert ("sang-kien/goc-doc-bia/index.md",) == tuple(
        path for path in built.change.written if path.endswith(".md")
    )
    assert contents(tmp_path / "full") == contents(tmp_path / "site")


def test_an_interrupted_build_is_made_good_by_the_next(
    home: Checkout, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped with the pages written and the site not yet renewed, the next build shows what changed all the same."""
    build(home, store, tmp_path / "site", TODAY)
    change(store, "goc-doc-bia", "Đặt kệ sách ở hành lang.", "Đặt hai kệ sách ở hành lang.")
    with monkeypatch.context() as patch:
        patch.setattr("kho.publish.build.whole.update_site", raise_(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            build(home, store, tmp_path / "site", TODAY)
    build(home, store, tmp_path / "site", TODAY)
    build(home, store, tmp_path / "full", TODAY)

    assert contents(tmp_path / "full") == contents(tmp_path / "site")


@pytest.mark.parametrize("large", [0, 10_000], ids=["prepared by a process of its own", "by this one"])
def test_without_an_index_the_site_that_stood_stays(
    large: int, home: Checkout, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the index cannot be made, no page of the site is renewed either; the next build makes good."""
    monkeypatch.setattr("kho.publish.build.whole.LARGE", large)
    build(home, store, tmp_path / "site", TODAY)
    before = contents(tmp_path / "site")
    change(store, "goc-doc-bia", "Đặt kệ sách ở hành lang.", "Đặt hai kệ sách ở hành lang.")
    with monkeypatch.context() as patch:
        patch.setattr("kho.publish.search.files", raise_(Unusable))
        with pytest.raises(Unusable):
            build(home, store, tmp_path / "site", TODAY)

        assert before == contents(tmp_path / "site")
    build(home, store, tmp_path / "site", TODAY)
    build(home, store, tmp_path / "full", TODAY)

    assert contents(tmp_path / "full") == contents(tmp_path / "site")


def raise_(what: type[BaseException]) -> Callable[..., None]:
    """What raises *what*, whatever it is asked."""

    def raising(*_: object, **__: object) -> None:
        raise what

    return raising


@pytest.mark.parametrize("large", [0, 10_000], ids=["in a process of its own", "in this one"])
def test_a_large_store_is_staged_apart_and_its_problems_come_whole(
    large: int, home: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever process looks at the entries, every problem comes out and nothing is written."""
    monkeypatch.setattr("kho.publish.build.whole.LARGE", large)
    store = ROOT / "tests" / "stores" / "privacy"

    with pytest.raises(Rejected) as refused:
        build(home, store, tmp_path / "site", TODAY)

    assert check(store, home.reference, TODAY).problems == refused.value.problems
    assert not (tmp_path / "site").exists()


def test_a_site_staged_apart_is_the_same(
    home: Checkout, sound_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that stages changes no byte, nor what the build tells."""
    monkeypatch.setattr("kho.publish.build.whole.LARGE", 0)
    built = build(home, ROOT / "tests/stores/sound", tmp_path / "site", TODAY)

    assert built.entries > 0
    assert contents(sound_site) == contents(tmp_path / "site")


def test_an_entry_that_goes_leaves_no_page(home: Checkout, store: Path, tmp_path: Path) -> None:
    """A removed entry vanishes from the site, the lists and the sitemap."""
    build(home, store, tmp_path / "site", TODAY)
    shutil.rmtree(store / "phu-tho" / "the-ten-bia")
    build(home, store, tmp_path / "site", TODAY)

    assert not (tmp_path / "site/meo-nho/the-ten-bia").exists()
    assert [] == [
        path for path in (tmp_path / "site").rglob("*.*ml") if "the-ten-bia" in path.read_text("utf-8")
    ]


def test_with_an_error_the_site_that_stood_stays(home: Checkout, store: Path, tmp_path: Path) -> None:
    """A wrong entry stops the build before anything is written: the site is byte-identical (SAFETY §4)."""
    build(home, store, tmp_path / "site", TODAY)
    before = contents(tmp_path)
    change(store, "the-ten-bia", "kind: tip", "kind: tips")
    with pytest.raises(Rejected):
        build(home, store, tmp_path / "site", TODAY)
    change(store, "the-ten-bia", "kind: tips", "kind: tip")

    assert before == contents(tmp_path)


def test_nothing_changed_builds_nothing(home: Checkout, store: Path, tmp_path: Path) -> None:
    """A second build with the same entries says so and writes nothing; another day is looked at again."""
    build(home, store, tmp_path / "site", TODAY)

    assert build(home, store, tmp_path / "site", TODAY).change is None
    assert build(home, store, tmp_path / "site", TODAY + timedelta(days=1)).change is not None


def test_a_build_of_other_entries_leaves_the_checkout_alone(
    home: Checkout, store: Path, tmp_path: Path
) -> None:
    """Building any other folder touches nothing of the project."""
    before = {path: path.stat().st_mtime_ns for path in ROOT.glob("[!.]*")}
    build(home, store, tmp_path / "site", TODAY)

    assert before == {path: path.stat().st_mtime_ns for path in ROOT.glob("[!.]*")}


PUBLISHED = ROOT / "tests" / "published.txt"


def may_vanish(address: str, register: withdrawn.Register) -> bool:
    """A list that has nothing left to list, or a withdrawn address that itself named a person."""
    return (
        address.removeprefix("nhung/").startswith("don-vi/")
        or "/nam-hoc/" in address
        or "/nhom/" in address
        or register.holds(address.rsplit("/", maxsplit=1)[-1])
    )


def test_published_addresses_never_vanish(
    real_site: Path, home: Checkout, request: pytest.FixtureRequest
) -> None:
    """What was published stays, or keeps a page that explains (DESIGN §4); `--update-golden` adds what is new."""
    found = {path.parent.relative_to(real_site).as_posix() for path in real_site.rglob("index.html")}
    if request.config.getoption("--update-golden"):
        PUBLISHED.write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
    register = withdrawn.load(home.exemplars)
    listed = PUBLISHED.read_text(encoding="utf-8").split()

    assert [] == [one for one in listed if one not in found and not may_vanish(one, register)]
