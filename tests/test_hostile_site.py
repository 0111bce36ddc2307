"""A site whose every text is hostile has the frame of a harmless one, and shows the texts (SAFETY E3, S1 … S6).

Three sites of the same entries are built: with harmless texts, with every hostile text (past the rules, so that the
output is proved alone), and with the hostile texts that the rules let through, from files, as `kho build` does.
"""

import itertools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

import entries
import hostile_text
from checkout import TODAY
from hostile_text import catalogue, chromium, fragment, is_plain, letters, plain, readable, words
from hostile_text.catalogue import Slot, Writer
from kho.check.everything import check
from kho.check.rules import findings
from kho.check.rules.case import Case
from kho.model import KINDS, Exemplar
from kho.model.leaves import texts
from kho.model.values import LONG_TEXT
from kho.publish import addresses, search
from kho.publish.build.mkdocs import built_path
from kho.publish.build.whole import build
from kho.publish.pages import embeds
from kho.publish.pages.linked_data import LICENCE
from kho.store.catalog import Catalog, Filed
from kho.store.place import Checkout
from kho.store.site import Site
from kho.words.problem import Severity
from kho.words.prose import prose
from pages import made_of

pytestmark = pytest.mark.site

SITE_URL = "https://kho-dien-hinh.example/"
WORDED = {"alt", "content", "title"}
"""Attributes that say what people wrote; they are looked at by themselves."""

UNIT = re.compile(r"don-vi/[a-z0-9-]+/|^\.\./[a-z0-9-]+-(?:phu-tho|[0-9a-f]{8})/$")
"""The way to a unit; from another unit's page it is short, and ends in the province or in the mark of a cut name."""
WAYS = {"href", "src", "srcset", "action", "formaction", "xlink:href", "poster", "data", "cite", "ping"}
CODE = re.compile(r"\s*(javascript|vbscript|data|file|blob):", re.IGNORECASE)
FETCHES = re.compile(r"url\(|expression\(|@import|position|behavior", re.IGNORECASE)
FORBIDDEN = {"iframe", "frame", "object", "embed", "base", "applet", "template", "style", "math"}

TEXTS = tuple(itertools.chain.from_iterable(hostile_text.hostile().values()))
"""The corpus, group after group."""


@dataclass(frozen=True)
class Built:
    """A built site and the entries it shows."""

    folder: Path
    catalog: Catalog

    @cached_property
    def written(self) -> dict[str, str]:
        """Every page as it is written, by its path; a unit's by its number, for its address comes from its name."""
        units = {
            built_path(addresses.file_of(folder + addresses.unit(key))): f"{what} {number} ({filed[0].slug})"
            for number, (key, filed) in enumerate(self.catalog.of_unit.items())
            for what, folder in (("unit", ""), ("card of unit", embeds.FOLDER))
        }
        paths = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*.html")}
        return dict(sorted((units.get(name, name), path.read_text("utf-8")) for name, path in paths.items()))

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        """Every page as an HTML parser reads it."""
        return {name: html.document_fromstring(page) for name, page in self.written.items()}

    def of_entries(self) -> Iterator[tuple[Filed, Exemplar, etree._Element]]:
        """Every entry that has a page, and the page."""
        for filed in self.catalog.exemplars:
            assert isinstance(filed.entry, Exemplar)
            yield filed, filed.entry, self.pages[page_of(filed)]


def page_of(filed: Filed) -> str:
    """Where the page of an entry is."""
    return built_path(addresses.file_of(addresses.entry(filed)))


def harmless(slot: Slot) -> str:
    """A text like no other that no text can be mistaken for."""
    return f"chữ {slot.entry} {'.'.join(map(str, slot.place))} hết"


def in_turn(accepts: Callable[[str], bool]) -> Writer:
    """Write the texts of the corpus one after another, and long runs where there is room, as far as accepted."""
    corpus = itertools.cycle(list(filter(accepts, TEXTS)))
    runs = itertools.cycle([run for _, _, run in hostile_text.runs().values() if accepts(run)])

    def write(slot: Slot) -> str:
        if slot.entry == "innovation-11" and slot.most >= LONG_TEXT:
            return next(runs)
        return next(text for text in map(plain if slot.one_line else str, corpus) if text.strip())

    return write


def allowed(text: str) -> bool:
    """Whether the source, the model and the rules let *text* through."""
    if not readable(text) or not 0 < len(text.strip()) <= LONG_TEXT:
        return False
    case = Case(entries.individual(story=text), "phu-tho", entries.reference(), TODAY)
    return not any(found.place == ("story",) and found.severity is Severity.ERROR for found in findings(case))


def unchecked(home: Checkout, folder: Path, write: Writer) -> Built:
    """The site of entries that no rule has seen."""
    catalog = catalogue.unchecked(catalogue.written(write), folder / "exemplars", home.reference)
    return Built(made_of(catalog, Site(SITE_URL, TODAY), home, folder), catalog)


@pytest.fixture(scope="module")
def calm(home: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of harmless texts."""
    return unchecked(home, tmp_path_factory.mktemp("calm"), harmless)


@pytest.fixture(scope="module")
def wild(home: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of every hostile text that a source can hold, no rule having looked."""
    return unchecked(home, tmp_path_factory.mktemp("wild"), in_turn(readable))


@pytest.fixture(scope="module")
def passed(home: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the hostile texts that the rules let through, by the way of every entry: from files."""
    folder = tmp_path_factory.mktemp("passed")
    catalogue.on_disk(catalogue.written(in_turn(allowed)), folder / "exemplars")
    build(home, folder / "exemplars", folder / "site", TODAY)
    return Built(folder / "site", check(folder / "exemplars", home.reference, TODAY).whole)


@pytest.fixture(params=["wild", "passed"])
def hostile(request: pytest.FixtureRequest) -> Built:
    """Each of the hostile sites."""
    found: Built = request.getfixturevalue(request.param)
    return found


Frame = list[tuple[str, str, dict[str, str]]]


def frame(page: etree._Element) -> Frame:
    """What the templates and the theme made of a page: each element, where it stands, and its attributes."""
    found: Frame = []

    def walk(one: etree._Element, way: str) -> None:
        if not is_plain(one):
            found.append((way, _name(one), _fixed(one)))
            way = f"{way} › {_name(one)}"
        if "table.asks bodies" in way and one.tag == "tbody":
            return  # grouped by what bodies are called: see test_bodies_that_honour_are_rows_of_text_and_links
        for inner in one:
            walk(inner, way)

    walk(page, "")
    return found


def _name(one: etree._Element) -> str:
    """An element's name and class; of a comment, its text."""
    return f"{one.tag}.{one.get('class', '')}" if isinstance(one.tag, str) else f"<!--{one.text}-->"


def _fixed(one: etree._Element) -> dict[str, str]:
    """The attributes of an element, but for what entries may say: words, a unit's address, and its QR code."""
    code = one.get("class") == "kho-qr"
    return {
        str(name): "…" if (code and name == "src") or name in WORDED else UNIT.sub("don-vi/…/", str(value))
        for name, value in one.attrib.items()
    }


def test_every_text_field_is_filled() -> None:
    """The entries under test have a text in every field of the model; what was inferred is a compiled one's to tell."""
    entries_ = catalogue.written(harmless)
    lacking = {}
    for kind, model in KINDS.items():
        filled = {catalogue.field(place) for place, _ in texts(model.model_validate(entries_[f"{kind}-0"]))}
        lacking[kind] = {place for place, _ in catalogue.text_fields(model)} - filled

    inferred = {("unit", "province_ground"), ("difficulties_ground",)}
    assert {kind: set() if kind == "group" else inferred for kind in KINDS} == lacking


def test_every_text_stands_in_some_field(wild: Built) -> None:
    """No text of the corpus that a source can hold is left out."""
    stand = {text for filed in wild.catalog.filed for _, text in texts(filed.entry)}
    wanted = {text.strip() for text in TEXTS if readable(text) and text.strip()}

    assert set() == {text for text in wanted if text not in stand and plain(text) not in stand}


def test_the_frame_is_that_of_a_harmless_site(calm: Built, hostile: Built) -> None:
    """Head, header, articles, headings, scripts, ids, classes, links: the same on every page (SAFETY E3, S1)."""
    assert list(calm.pages) == list(hostile.pages)
    assert [] == [name for name, page in calm.pages.items() if frame(page) != frame(hostile.pages[name])]


def test_bodies_that_honour_are_rows_of_text_and_links(hostile: Built) -> None:
    """Whatever bodies are called, each is a row of three cells with links to entries and into the page (SAFETY E3)."""
    (table,) = hostile.pages["vinh-danh/index.html"].xpath("//table[contains(@class, 'bodies')]")
    inside = [one for one in table.find("tbody").iter() if not is_plain(one)]

    assert {"tbody", "tr", "td", "a"} == {one.tag for one in inside}
    assert {"href"} == {name for one in inside for name in one.attrib}
    assert all(3 == len(row) for row in table.xpath("tbody/tr"))
    assert {"#", "."} == {link[0] for link in table.xpath(".//a/@href")}


@pytest.mark.browser
def test_the_frame_is_the_same_to_a_browser(calm: Built, wild: Built) -> None:
    """Chromium's parser, which forgives and moves what others drop, sees the same frames (SAFETY E3, mXSS)."""
    touched = [name for name, page in calm.written.items() if page != wild.written[name]]
    ours, theirs = (chromium.read(built.written[name] for name in touched) for built in (calm, wild))

    assert len(touched) > 100
    assert [] == [
        name for name, one, other in zip(touched, ours, theirs, strict=True) if frame(one) != frame(other)
    ]


@pytest.mark.browser
def test_nothing_runs_and_nothing_is_asked_for(wild: Built) -> None:
    """Opened without the policy, no page of an entry runs a script or asks another host for anything (A1)."""
    policy = re.compile(r"<meta http-equiv=.Content-Security-Policy.[^>]*>")
    pages = {
        page_of(filed): policy.subn("", wild.written[page_of(filed)]) for filed in wild.catalog.exemplars
    }

    assert {1} == {policies for _, policies in pages.values()}
    assert [] == chromium.visit({name: page for name, (page, _) in pages.items()})


def test_every_head_begins_with_the_policy(hostile: Built) -> None:
    """The policy comes first, and nothing refreshes, names or loads where it should not (SAFETY S9)."""
    for name, page in hostile.pages.items():
        assert "Content-Security-Policy" == page[0][0].get("http-equiv"), name
        titles = page.xpath("//title[not(ancestor::svg)]")
        assert 1 == len(page.xpath("//*[@http-equiv]")) == len(titles) == len(page.xpath("//h1"))
        assert page.xpath("count(//meta | //link | //title[not(ancestor::svg)])") == page.xpath(
            "count(head/*[not(self::script)])"
        )


def test_nothing_acts(hostile: Built) -> None:
    """No script but data and our own files, no event handler, no frame, no address that is code (SAFETY E3)."""
    for name, page in hostile.pages.items():
        attributes = [(str(key), str(value)) for one in page.iter("*") for key, value in one.attrib.items()]

        assert [] == [key for key, _ in attributes if key.startswith("on") or key == "srcdoc"], name
        assert [] == [value for key, value in attributes if key in WAYS and CODE.match(value)]
        assert [] == [value for key, value in attributes if key == "style" and FETCHES.search(value)]
        assert set() == FORBIDDEN & {str(one.tag) for one in page.iter("*")}
        for script in page.iter("script"):
            if script.get("src") is None:
                assert script.get("type") in {"application/ld+json", "application/json"}
                assert json.loads(script.text or "")


def test_every_way_out_is_marked(hostile: Built) -> None:
    """A link stays on the site, or goes to the web without our name and our weight, or to the licence (T3)."""
    for name, page in hostile.pages.items():
        for link in page.iter("a"):
            parts = urlsplit(link.get("href", ""))
            if parts.scheme or parts.netloc:
                assert parts.scheme in {"http", "https"}, name
                assert {"noopener", "nofollow"} <= set(link.get("rel", "").split()) or LICENCE in link.get(
                    "href", ""
                )
        loaded = page.xpath("//@src | //@srcset | //@action | //link[@rel != 'canonical']/@href")

        assert [] == [address for address in loaded if "//" in address or ":" in address]


def test_title_and_description_are_the_words_typed(hostile: Built) -> None:
    """Neither ends its element or attribute: a reader sees the name and the summary as typed (SAFETY S2, S5)."""
    for filed, entry, page in hostile.of_entries():
        assert f"{filed.name} – Kho điển hình" == page.findtext("head/title")
        assert [entry.summary] == page.xpath("//meta[@name='description']/@content")
        assert plain(filed.name) == words(page.xpath("//h1")[0])
        assert plain(entry.summary) == words(page.xpath("//p[@class='lead']")[0])
        own = page.xpath("//figure[not(ancestor::ul[@class='adoptions'])]//img/@alt")
        assert [picture.alt for picture in entry.pictures] == own


def test_linked_data_says_the_words_typed(hostile: Built) -> None:
    """No text ends the script or a string of it: JSON gives back the names and the summary (SAFETY S3)."""
    for filed, entry, page in hostile.of_entries():
        (block,) = page.xpath("//script[@type='application/ld+json']/text()")
        about, crumbs = json.loads(block)["@graph"]

        assert filed.name in {about.get("headline"), about.get("mainEntity", {}).get("name")}
        assert filed.name == crumbs["itemListElement"][-1]["name"]
        assert entry.summary == about.get("description", entry.summary)
        assert entry.unit.name in set(_names(about))


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Every name in linked data."""
    if isinstance(value, dict):
        yield from (str(found) for key, found in value.items() if key == "name")
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _names(inner)


def test_what_a_page_shows_is_shown_whatever_it_says(calm: Built, hostile: Built) -> None:
    """A field that the harmless page shows is shown with any text in it: lines as typed, Markdown as prose."""
    for (filed, _, page), (twin, _, shown) in zip(calm.of_entries(), hostile.of_entries(), strict=True):
        one_line = {place: limit.pattern for place, limit in catalogue.text_fields(type(filed.entry))}
        theirs = dict(texts(twin.entry))
        before, after = words(page), words(shown)
        spelled = letters(after)
        for place, text in texts(filed.entry):
            if text not in before:
                continue
            if one_line.get(catalogue.field(place)):
                assert plain(theirs[place]) in after, (filed.slug, place)
            else:
                assert letters(words(fragment(prose(theirs[place])))) in spelled, (filed.slug, place)


def test_no_file_was_pulled_in(hostile: Built) -> None:
    """The canary that snippets and includes call for is nowhere in the site or its input (SAFETY §2.1)."""
    canary = hostile_text.CANARY.encode()
    around = [path for path in hostile.folder.parent.rglob("*") if path.is_file()]

    assert [] == [path for path in around if canary in path.read_bytes()]


def test_what_machines_read_is_well_formed(hostile: Built) -> None:
    """Sitemap, feeds and indexes of a hostile catalogue parse (SAFETY S3, S4)."""
    for path in hostile.folder.rglob("*"):
        if path.suffix in {".xml", ".svg"}:
            etree.parse(path)
        elif path.suffix in {".json", ".jsonld"}:
            json.loads(path.read_bytes())


def test_the_search_index_is_fed_words(home: Checkout, wild: Built) -> None:
    """Terms made of a hostile entry are letters and digits, or our own words, whatever it holds (SAFETY S3)."""
    site = Site(SITE_URL, TODAY)
    found = {
        path: json.loads(content) for path, content in search.files(wild.catalog, site, home.docs).items()
    }
    terms = {term for path, one in found.items() if "/tu-" in path for term in one["holds"]}

    ours = {f"@{slug}" for slug in wild.catalog.reference.difficulties}

    assert terms & ours
    assert [] == [term for term in terms - ours if not re.fullmatch(r"[~=]?[^\W_]+( [^\W_]+)*", term)]
