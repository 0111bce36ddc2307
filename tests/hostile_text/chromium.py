"""HTML as a real browser reads it: Chromium's parser makes the tree, and writes it down as XML for the tests."""

import re
from collections.abc import Iterable

from lxml import etree
from playwright.sync_api import sync_playwright

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


def _plain(page: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    tree = etree.fromstring(_NOT_XML.sub("", page).encode(), parser)
    for one in tree.iter(etree.Element):
        one.tag = etree.QName(one).localname
    return tree
