"""One page of a catalogue, rendered by itself and read as a tree."""

from dataclasses import replace

from lxml import html

from checkout import TODAY
from entries import catalog, reference
from kho.publish.pages import all_pages, render
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site

SITE = Site("https://kho-bia.example/", TODAY)


def kept(*entries: Filed) -> Catalog:
    """A catalogue of *entries* beside the real reference data, but for its paths, which lead to real entries."""
    return catalog(*entries, known=replace(reference(), paths={}))


def page_of(address: str, known: Catalog) -> html.HtmlElement:
    """The page of *known* at *address*; its headings are still Markdown."""
    return html.fromstring(_markdown(address, known))


def items_of(address: str, heading: str, known: Catalog) -> list[html.HtmlElement]:
    """The items of the lists under a *heading* of the page at *address*."""
    _before, _heading, below = _markdown(address, known).partition(f"\n## {heading}\n")
    section = below.partition("\n## ")[0]
    return list(html.fromstring(f"<div>{section}</div>").iter("li"))


def _markdown(address: str, known: Catalog) -> str:
    (page,) = (one for one in all_pages(known, SITE) if one.address == address)
    return render(page, known, SITE).decode().split("---\n", 2)[-1]


def said(element: html.HtmlElement) -> str:
    """What an element says, on one line."""
    return " ".join(element.text_content().split())


def facts(page: html.HtmlElement) -> dict[str, str]:
    """What a page tells at a glance, by its label."""
    return {said(fact.find("dt")): said(fact.find("dd")) for fact in page.iterfind(".//div[@class='fact']")}
