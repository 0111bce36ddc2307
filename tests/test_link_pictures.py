"""The picture beside a link to an entry: what it is made of, that it fits, and that its page names it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from lxml import html
from PIL import Image

from kho.publish.link_pictures import HEIGHT, WIDTH, Told, drawn
from kho.store.place import Checkout

TOLD = Told("Góc đọc bịa", 2, "Có số liệu", "Trường Tiểu học Bịa · Phú Thọ", 140)
LONG = replace(TOLD, title="Một tên bịa thật dài " * 20, carrier="Trường Bịa tên rất dài " * 9)


def seen(told: Told, home: Checkout) -> Image.Image:
    return Image.open(BytesIO(drawn(told, home.root / "node_modules"))).convert("L")


def test_a_picture_is_as_large_as_messengers_ask_for_and_light(home: Checkout) -> None:
    """600 × 315 pixels, a PNG of at most 30 KB also for the longest title: phones pay for it."""
    for told in (TOLD, LONG):
        made = drawn(told, home.root / "node_modules")

        assert ("PNG", (WIDTH, HEIGHT)) == (Image.open(BytesIO(made)).format, Image.open(BytesIO(made)).size)
        assert len(made) < 30_000


def test_nothing_runs_over_the_edge_and_a_longer_title_covers_more(home: Checkout) -> None:
    """The right margin stays empty whatever the words are; a short title leaves room, a long one is cut."""
    margin = (WIDTH - 30, 0, WIDTH, HEIGHT)
    short, long = (seen(told, home).crop((20, 60, WIDTH, 225)).histogram()[:100] for told in (TOLD, LONG))

    assert 1 == len(seen(LONG, home).crop(margin).getcolors() or [])
    assert sum(short) < sum(long)


def test_the_address_tells_all_that_is_drawn(home: Checkout) -> None:
    """The same words, the same address; another level or another title, another picture at another address."""
    others = [replace(TOLD, level=3), replace(TOLD, title="Góc đọc khác"), replace(TOLD, hue=220)]

    assert replace(TOLD).address == TOLD.address
    assert 4 == len({TOLD.address, *(one.address for one in others)})
    assert all(seen(one, home).tobytes() != seen(TOLD, home).tobytes() for one in others)


def test_the_page_of_an_entry_names_its_picture_and_others_do_not(sound_site: Path) -> None:
    """An entry's page leads messengers to a file that is there; the page of a list has none to show."""
    page = html.document_fromstring((sound_site / "sang-kien/goc-doc-bia/index.html").read_text("utf-8"))
    (address,) = page.xpath("//meta[@property='og:image']/@content")
    (told,) = page.xpath("//meta[@property='og:title']/@content")
    (canonical,) = page.xpath("//link[@rel='canonical']/@href")
    other = html.document_fromstring((sound_site / "sang-kien/index.html").read_text("utf-8"))

    assert "Góc đọc bịa ở hành lang" == told
    assert (sound_site / address.removeprefix(canonical.partition("sang-kien/")[0])).is_file()
    assert [] == other.xpath("//meta[@property='og:image']")
