"""How long a reader waits for a broad question, in a real Chromium, and what it weighs on the wire."""

from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page

from bars.serving import serving
from chromium import chromium

QUERY, ANOTHER = "đổi mới sáng tạo", "sáng tạo đổi mới"
"""The second asks for the same words, so that everything it needs is there already."""
SHOWN = """asked => new Promise(resolve => {
    const shown = () => document.querySelector("#kho-tim-muc[aria-busy=false] li.found")
        && document.querySelector("#kho-tim-o").value === asked;
    const look = () => shown() ? resolve() : requestAnimationFrame(look);
    look();
})"""


def broad(site: Path) -> tuple[float, float, float]:
    """Seconds until a first visitor sees a result, for a later question (the middle of three), KB for the former."""
    sent: list[int] = []
    with serving(site, sent) as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}gioi-thieu/", wait_until="networkidle")  # letters and style are there
        sent.clear()
        began = perf_counter()
        page.goto(f"{address}tim-kiem/?q={QUERY}", wait_until="commit")
        page.wait_for_selector("#kho-tim-o", state="attached")
        page.evaluate(SHOWN, QUERY)
        first = perf_counter() - began
        weight = sum(sent) / 1000
        again = median(_asked(page, query) for query in (ANOTHER, QUERY, ANOTHER))
    return first, again, weight


def _asked(page: Page, query: str) -> float:
    """Seconds until the results of *query* stand there, once Enter is pressed; what was asked before is done."""
    page.locator("#kho-tim-loc[aria-busy=false]").wait_for(state="attached", timeout=120_000)
    page.locator("#kho-tim-o").fill(query)
    began = perf_counter()
    page.keyboard.press("Enter")
    page.evaluate(SHOWN, query)
    return perf_counter() - began
