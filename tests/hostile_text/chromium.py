"""HTML as a real browser reads it: Chromium's parser makes the tree, and writes it down as XML for the tests."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from playwright.sync_api import Route, sync_playwright

CHROMIUM = "/usr/bin/chromium"

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that a source refuses and XML cannot hold."""

_READ = """pages => pages.map(page =>
  new XMLSerializer().serializeToString(new DOMParser().parseFromString(page, 'text/html').documentElement))"""


def read(pages: Iterable[str]) -> list[etree._Element]:
    """The tree of each of *pages*, without name spaces; nothing in them runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        written = browser.new_page().evaluate(_READ, list(pages))
        browser.close()
    return [_plain(page) for page in written]


def visit(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """What goes wrong when each of *pages* is opened, *folder* answering for the rest of its host."""
    wrong: list[str] = []

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        path = address.path.lstrip("/")
        if address.hostname != "kho.example":
            wrong.append(route.request.url)
            route.abort()
        elif path in pages:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(path=folder / path)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        page.route("**", answer)
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        for path in pages:
            page.goto(f"https://kho.example/{path}")
            if page.evaluate("window.hong") is not None or not page.url.endswith(path):
                wrong.append(path)
        browser.close()
    return wrong


def _plain(page: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    tree = etree.fromstring(_NOT_XML.sub("", page).encode(), parser)
    for one in tree.iter(etree.Element):
        one.tag = etree.QName(one).localname
    return tree
