"""Cards for other sites: no script, no frame of ours, links that open elsewhere, valid wherever the page is."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import entries
from checkout import TODAY
from kho.model.withdrawal import Withdrawal, Withdrawn
from kho.publish.pages import all_pages, embeds
from kho.store.catalog import Catalog
from kho.store.output import all_made
from kho.store.site import Site
from kho.store.withdrawn import Register

SITE = Site("https://kho.example/", TODAY)


def cards(catalog: Catalog) -> dict[str, Any]:
    """Every card as a tree, by its address."""
    return {
        path.removesuffix("index.html"): html.document_fromstring(content.decode())
        for path, content in all_made(embeds.files(catalog, SITE)).items()
    }


def store() -> Catalog:
    """A practice with proof, a teacher, and a school that follows."""
    return entries.catalog(
        entries.filed(entries.innovation(levels=["tieu-hoc"], areas=["chuyen-doi-so"])),
        entries.filed(entries.individual(), "nguyen-van-bia"),
        entries.filed(entries.adoption(), "lam-theo-bia"),
    )


def test_entries_units_and_lists_have_cards_where_their_pages_are() -> None:
    """The address of a card is `nhung/` and that of its page, for each entry, unit, area, level, province."""
    catalog = store()
    pages = {page.address for page in all_pages(catalog, SITE)}
    found = {address.removeprefix("nhung/") for address in cards(catalog)} - {embeds.NEWEST}
    folders = ("linh-vuc/", "cap-hoc/", "tinh/", "don-vi/", "sang-kien/", "nha-giao/")
    wanted = {page for page in pages if page.startswith(folders) and page.count("/") == 2}

    assert wanted == found


def test_a_card_is_alone_and_its_links_lead_out_of_the_frame() -> None:
    """No script, no header; every link opens a new tab that cannot reach back; no search engine lists it."""
    for address, card in cards(store()).items():
        assert [] == card.xpath("//script | //header | //form | //iframe | //@onclick"), address
        assert ["noindex"] == card.xpath("//meta[@name='robots']/@content")
        assert "default-src 'none'" in card.xpath("//head/*[1]/@content")[0]
        for link in card.xpath("//a"):
            assert ("_blank", "noopener") == (link.get("target"), link.get("rel"))


def test_a_card_says_how_far_to_trust_and_what_nobody_confirmed() -> None:
    """Out of its page, an entry keeps its level, its unit and the mark of a compiled one (S3-4)."""
    compiled = entries.tip(origin="suu-tam", summary="Thẻ <b>tên</b> & bịa.")
    card = cards(entries.catalog(entries.filed(compiled)))["nhung/meo-nho/goc-doc-bia/"]
    text = " ".join(card.text_content().split())

    assert "Mức tin cậy 0 trên 4" in text
    assert "Trường Tiểu học Bịa Một · Phú Thọ · đơn vị chưa xác nhận" in text
    assert "Thẻ <b>tên</b> & bịa." in text
    assert [] == card.xpath("//b")


def test_a_withdrawn_entry_leaves_a_card_that_says_so() -> None:
    """A school's page that still shows the card of a withdrawn entry shows nothing of it (DESIGN §4)."""
    one = Withdrawal.model_validate({"slug": "goc-doc-bia", "kind": "tip", "on": "2026-11-20"})
    known = replace(entries.catalog(), withdrawn=Register(Withdrawn(withdrawn=(one,))))
    card = cards(known)["nhung/meo-nho/goc-doc-bia/"]

    assert "Mục này đã được gỡ" == card.findtext(".//h1")
    assert ["../../../meo-nho/goc-doc-bia/"] == card.xpath("//a/@href")


def test_a_list_shows_the_newest_and_how_many_there_are() -> None:
    """A long list is cut and says so; an empty one says that too."""
    many = [
        entries.filed(
            entries.tip(published_on=f"2026-0{month}", title=f"Mẹo bịa {month}"), f"meo-bia-{month}"
        )
        for month in range(1, 8)
    ]
    found = cards(entries.catalog(*many))
    listed = found["nhung/tinh/phu-tho/"].xpath("//li/a/text()")

    assert [f"Mẹo bịa {month}" for month in (7, 6, 5, 4, 3)] == listed
    assert "Xem đủ 7 mục" in found["nhung/tinh/phu-tho/"].text_content()
    assert "Chưa có mục nào" in found["nhung/tinh/ca-mau/"].text_content()


@pytest.mark.site
def test_the_page_tells_how_to_embed(real_site: Path) -> None:
    """The code to copy names a card that is there, shut in a sandbox that lets links out."""
    page = html.document_fromstring((real_site / "du-lieu/index.html").read_text("utf-8"))
    (code,) = page.xpath("//pre[@class='copy']/code/text()")
    frame = html.fragment_fromstring(code)
    base = page.xpath("//link[@rel='canonical']/@href")[0].removesuffix("du-lieu/")
    named = [link for link in page.xpath("//a/code/text()") if f"{base}{embeds.FOLDER}" in link]

    assert "allow-popups allow-popups-to-escape-sandbox" == frame.get("sandbox")
    assert frame.get("title")
    assert len(named) >= 4
    for link in (*named, frame.get("src")):
        assert (real_site / link.removeprefix(base) / "index.html").is_file(), link
