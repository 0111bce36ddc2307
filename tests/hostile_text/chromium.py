"""HTML as a real browser reads it: Chromium's parser makes the tree, and writes it down as XML for the tests."""

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from lxml import etree
from playwright.sync_api import Page, Route, sync_playwright

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that a source refuses and XML cannot hold."""

_READ = """pages => pages.map(page =>
  new XMLSerializer().serializeToString(new DOMParser().parseFromString(page, 'text/html').documentElement))"""

_T = TypeVar("_T")


def read(pages: Iterable[str]) -> list[etree._Element]:
    """The tree of each of *pages*, without name spaces; nothing in them runs."""
    written: list[str] = _apart(lambda page: page.evaluate(_READ, list(pages)))
    return [_plain(page) for page in written]


def visit(pages: Mapping[str, str]) -> list[str]:
    """What goes wrong when each of *pages* is opened; no other address is answered."""
    wrong: list[str] = []

    def answer(route: Route) -> None:
        host, _, path = route.request.url.removeprefix("https://").partition("/")
        if path in pages:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")
            return
        if host != "kho.example":
            wrong.append(route.request.url)
        route.abort()

    def open_all(page: Page) -> list[str]:
        page.route("**", answer)
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        for path in pages:
            page.goto(f"https://kho.example/{path}")
            if page.evaluate("window.hong") is not None or not page.url.endswith(path):
                wrong.append(path)
        return wrong

    return _apart(open_all)


def _apart(use: Callable[[Page], _T]) -> _T:
    """What *use* gives with an empty page, in a thread of its own: other tests may hold a browser in theirs."""

    def run() -> _T:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
            found = use(browser.new_page())
            browser.close()
        return found

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def _plain(page: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    tree = etree.fromstring(_NOT_XML.sub("", page).encode(), parser)
    for one in tree.iter(etree.Element):
        one.tag = etree.QName(one).localname
    return tree
