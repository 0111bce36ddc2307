"""The feeds, read as a feed reader and a browser do (S1-22, S3-14; SAFETY S4)."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

import entries
from checkout import NOW, TODAY
from kho.check.everything import check
from kho.model import Entry
from kho.publish import addresses
from kho.publish.data import feeds
from kho.publish.data.opensearch import ADDRESS as DESCRIPTION
from kho.publish.pages.subscriptions import MOST, MOST_IN_GROUP, NEWEST
from kho.store.catalog import Catalog
from kho.store.output import all_made
from kho.store.place import Checkout
from kho.store.site import Site
from kho.store.source import decode
from kho.words.terms import Level
from pages import target, trees

SITE = Site("https://kho.example/", TODAY)
ATOM = "{http://www.w3.org/2005/Atom}"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@pytest.fixture(scope="module")
def real(home: Checkout) -> Catalog:
    """The real entries."""
    return check(home.exemplars, home.reference, NOW).whole


@pytest.fixture(scope="module")
def told(real: Catalog) -> Mapping[str, bytes]:
    """The feeds of the real entries."""
    return all_made(feeds.files(real, SITE))


def read(content: bytes) -> feedparser.FeedParserDict:
    """A feed as a feed reader reads it: no complaint."""
    found = feedparser.parse(
        content, response_headers={"content-type": "application/atom+xml; charset=utf-8"}
    )

    assert not found.bozo, found.get("bozo_exception")
    return found


def told_of(*exemplars: Entry) -> Mapping[str, bytes]:
    """The feeds of invented entries."""
    catalog = entries.catalog(*(entries.filed(one, f"muc-bia-{n}") for n, one in enumerate(exemplars)))
    return all_made(feeds.files(catalog, SITE))


def titles(content: bytes) -> list[str]:
    """What a feed tells of, in its order."""
    return [entry.findtext(f"{ATOM}title") or "" for entry in etree.fromstring(content).iter(f"{ATOM}entry")]


def test_every_feed_is_read_without_complaint_and_keeps_the_accents(
    told: Mapping[str, bytes], real: Catalog
) -> None:
    """A feed reader finds names as they were written, the unit as author, the summary and the licence (S1-22)."""
    by_url = {SITE.url + addresses.entry(filed): filed for filed in real.exemplars}
    for content in told.values():
        found = read(content)

        assert "atom10" == found.version
        assert found.feed.title.startswith("Kho điển hình – ")
        assert "CC BY 4.0" in found.feed.rights
        assert found.entries
        for entry in found.entries:
            filed = by_url[entry.id]
            assert filed.name == entry.title
            assert filed.entry.unit.name == entry.author
            assert entry.link == entry.id
            assert entry.summary == getattr(filed.entry, "summary", None)


def test_every_area_level_and_province_with_entries_has_its_feed_and_no_other(
    told: Mapping[str, bytes], real: Catalog
) -> None:
    """Where there is something to tell there is a feed beside the page; an empty one would be noise (S1-22)."""
    groups = {
        "areas": [slug for slug in real.reference.areas if real.in_area.get(slug)],
        "levels": [level.value for level in Level if real.at_level.get(level)],
        "provinces": [slug for slug in real.reference.provinces if real.in_province.get(slug)],
    }
    wanted = {
        f"{addresses.word(vocabulary, slug)}nguon.xml"
        for vocabulary, slugs in groups.items()
        for slug in slugs
    }

    assert wanted | {NEWEST} == set(told)
    for vocabulary, slugs in groups.items():
        for slug in slugs:
            page = addresses.word(vocabulary, slug)
            assert page == _alternate(told[f"{page}nguon.xml"])


def _alternate(content: bytes) -> str:
    """The address of the page a feed belongs to."""
    link = etree.fromstring(content).find(f"{ATOM}link[@rel='alternate']")
    return str(link.get("href")).removeprefix(SITE.url)


def test_a_groups_feed_tells_of_that_group_only(told: Mapping[str, bytes]) -> None:
    """Whoever follows an area or a level hears of that area or level; each entry says which ones it is of."""
    for path, content in told.items():
        folder, *slug = path.removesuffix("/nguon.xml").split("/")
        if folder not in {"linh-vuc", "cap-hoc"}:
            continue
        for entry in read(content).entries:
            assert (slug[0], f"{SITE.url}{folder}/") in {(tag.term, tag.scheme) for tag in entry.tags}
            assert all(tag.label for tag in entry.tags)


def test_entries_come_newest_first_each_once_and_not_without_end(told: Mapping[str, bytes]) -> None:
    """The newest stands on top, nothing is told twice, and a feed stays small."""
    for path, content in told.items():
        found = read(content)
        days = [entry.updated for entry in found.entries]
        ids = [entry.id for entry in found.entries]

        assert sorted(days, reverse=True) == days
        assert len(set(ids)) == len(ids) <= (MOST if path == NEWEST else MOST_IN_GROUP)
        assert max(days) == found.feed.updated


def test_a_feed_names_itself_its_page_and_its_licence(told: Mapping[str, bytes]) -> None:
    """Its id and its self link are its own address, for ever; the generator bears no version to change."""
    for path, content in told.items():
        feed = etree.fromstring(content)
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}

        assert SITE.url + path == feed.findtext(f"{ATOM}id") == links["self"]
        assert "https://creativecommons.org/licenses/by/4.0/" == links["license"]
        assert "vi" == feed.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert {} == dict(feed.find(f"{ATOM}generator").attrib)


def test_the_day_is_the_last_one_a_date_can_mean() -> None:
    """A month counts as its last day, from midnight in Việt Nam; without it the day of registration counts."""
    found = told_of(
        entries.tip(title="Bịa tháng hai", published_on="2026-02"),
        entries.tip(title="Bịa tháng ba", published_on="2026-03-01"),
        entries.tip(title="Bịa đăng ký", registered_on="2025"),
        entries.tip(title="Bịa không ngày"),
    )
    days = {entry.title: entry.updated for entry in read(found[NEWEST]).entries}

    assert {
        "Bịa tháng ba": "2026-03-01T00:00:00+07:00",
        "Bịa tháng hai": "2026-02-28T00:00:00+07:00",
        "Bịa đăng ký": "2025-12-31T00:00:00+07:00",
    } == days
    assert ["Bịa tháng ba", "Bịa tháng hai", "Bịa đăng ký"] == titles(found[NEWEST])


def test_an_empty_store_has_an_empty_feed_of_everything() -> None:
    """Every page points at it, so it is there from the first day."""
    found = all_made(feeds.files(entries.catalog(), SITE))

    assert [NEWEST] == list(found)
    assert [] == read(found[NEWEST]).entries


def test_an_id_outlives_a_new_title() -> None:
    """A feed reader does not show an entry as new because its name was corrected."""
    before, after = (
        read(told_of(entries.tip(title=title, published_on="2026-02-01"))[NEWEST]).entries[0]
        for title in ("Tên bịa cũ", "Tên bịa mới")
    )

    assert before.id == after.id == f"{SITE.url}meo-nho/muc-bia-0/"
    assert before.title != after.title


def test_nothing_of_the_clock_is_told(real: Catalog, told: Mapping[str, bytes]) -> None:
    """The same entries give the same bytes, on another day too."""
    assert told == all_made(feeds.files(real, SITE))
    assert told == all_made(feeds.files(real, Site(SITE.url, TODAY + timedelta(days=400))))


HOSTILE = (
    "<script>alert(1)</script>&]]>",
    "]]><!--",
    "<![CDATA[x]]>",
    "&lt;b&gt; &amp;amp; &#60;",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "\"' onload=alert(1)",
    "{{ 7*7 }} {% raw %} {searchTerms}",
    "Ông “Bịa” – 100 % & hơn nữa",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_an_entry_says_is_told_as_text(text: str) -> None:
    """A name, a summary, a unit can be no markup: they come back as typed, and no element more (SAFETY S4)."""
    unit = {"name": text, "province": "Phú Thọ"}
    content = told_of(entries.tip(title=text, summary=text, unit=unit, published_on="2026-02-01"))[NEWEST]
    calm = told_of(entries.tip(title="Bịa", published_on="2026-02-01"))[NEWEST]
    (entry,) = etree.fromstring(content, STRICT).iter(f"{ATOM}entry")

    assert [text] * 3 == [
        entry.findtext(f"{ATOM}title"),
        entry.findtext(f"{ATOM}summary"),
        entry.findtext(f"{ATOM}author/{ATOM}name"),
    ]
    assert "text" == entry.find(f"{ATOM}summary").get("type")
    assert {None} == {title.get("type") for title in entry.iter(f"{ATOM}title")}
    assert _elements(calm) == _elements(content)
    read(content)


def _elements(content: bytes) -> list[str]:
    """The elements of a document, in their order."""
    return [one.tag for one in etree.fromstring(content, STRICT).iter()]


@given(st.text(min_size=1, max_size=40))
def test_any_text_that_is_read_can_be_told(text: str) -> None:
    """What the reader of entries lets through never stops a feed: the one refuses what XML cannot hold (SAFETY E1)."""
    line = " ".join(text.split())
    assume(line and _readable(line))
    content = told_of(entries.tip(title=line, published_on="2026-02-01"))[NEWEST]

    assert [line] == titles(content)


def _readable(text: str) -> bool:
    """Whether a source may hold *text*."""
    try:
        return decode(text.encode("utf-8", "surrogatepass")) == text
    except Exception:  # noqa: BLE001 - the refusal is internal to the source
        return False


@pytest.mark.site
class TestBuiltSite:
    """The feeds in the built site."""

    def test_every_xml_of_the_site_is_well_formed(self, real_site: Path) -> None:
        """Feeds, sitemap and OpenSearch parse strictly, without a document type or a control character."""
        found = sorted(real_site.rglob("*.xml"))

        assert len(found) > MOST_IN_GROUP
        for path in found:
            tree = etree.parse(path, STRICT)
            assert not tree.docinfo.doctype, path
            assert CONTROL.search(path.read_text("utf-8")) is None, path

    def test_every_page_leads_to_the_feed_of_everything_and_to_the_search(self, real_site: Path) -> None:
        """A feed reader and a browser find both from any page of the site (S3-14)."""
        for page, tree in trees(real_site):
            if page.name == "404.html":  # may stand at any depth, so its links begin at the root
                continue
            if page.is_relative_to(real_site / "nhung"):  # a card on another site's page
                continue
            assert real_site / NEWEST in set(_linked(page, tree, "alternate")), page
            assert [real_site / DESCRIPTION] == list(_linked(page, tree, "search")), page

    def test_every_feed_is_found_from_its_page_by_machines_and_by_people(self, real_site: Path) -> None:
        """The page of an area, level or province names its feed in its head, and shows a link to it (S1-22)."""
        feeds_ = [path for path in real_site.rglob("*.xml") if path.name == "nguon.xml"]

        assert feeds_
        for path in feeds_:
            page = path.with_name("index.html")
            tree = dict(trees(path.parent))[page]
            shown = tree.xpath("//p[contains(@class, 'follow')]/a[@type='application/atom+xml']")

            assert {real_site / NEWEST, path} == set(_linked(page, tree, "alternate"))
            assert [("Theo dõi bằng Atom", path)] == [
                (link.text_content(), target(page, link.get("href"))) for link in shown
            ]
            assert _title_of(path) in tree.xpath("//link[@rel='alternate']/@title")

    def test_no_page_names_a_feed_that_is_not_there(self, real_site: Path) -> None:
        """A group without entries has no feed, and says nothing of one."""
        for page, tree in trees(real_site):
            if page.name != "404.html":
                assert [] == [path for path in _linked(page, tree, "alternate") if not path.is_file()], page

    def test_every_entry_told_has_its_page(self, real_site: Path) -> None:
        """The address in a feed leads to a page of the site."""
        for path in (real_site / NEWEST, *real_site.rglob("nguon.xml")):
            tree = etree.parse(path)
            base = tree.findtext(f"{ATOM}author/{ATOM}uri")
            for entry in tree.iter(f"{ATOM}entry"):
                address = entry.findtext(f"{ATOM}id").removeprefix(base)
                assert (real_site / address / "index.html").is_file(), address

    def test_a_browser_can_search_here_from_its_own_box(self, real_site: Path) -> None:
        """The OpenSearch description is valid, short enough for browsers, and leads to the search page (S3-14)."""
        space = "{http://a9.com/-/spec/opensearch/1.1/}"
        tree = etree.parse(real_site / DESCRIPTION, STRICT).getroot()
        urls = {url.get("type"): url.get("template") for url in tree.findall(f"{space}Url")}
        form = dict(trees(real_site / "tim-kiem"))[real_site / "tim-kiem/index.html"]
        base = urls["application/opensearchdescription+xml"].removesuffix(DESCRIPTION)

        assert f"{space}OpenSearchDescription" == tree.tag
        assert 0 < len(tree.findtext(f"{space}ShortName")) <= 16
        assert len(tree.findtext(f"{space}Description")) <= 1024
        assert "UTF-8" == tree.findtext(f"{space}InputEncoding")
        assert f"{base}tim-kiem/?q={{searchTerms}}" == urls["text/html"]
        assert form.xpath("//form[@id='kho-tim']//input[@name='q']")
        assert (real_site / tree.findtext(f"{space}Image").removeprefix(base)).is_file()


def _linked(page: Path, tree: etree._Element, rel: str) -> Iterator[Path]:
    """The files a page's head names under *rel*."""
    for link in tree.xpath(f"//head/link[@rel='{rel}']/@href"):
        found = target(page, link)
        assert found is not None, link
        yield found


def _title_of(path: Path) -> str:
    """The title of a feed."""
    return str(etree.parse(path).findtext(f"{ATOM}title"))
