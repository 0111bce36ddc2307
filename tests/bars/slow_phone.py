"""How a search feels on a slow phone: Chromium's “Slow 4G”, a slow processor, nothing kept from before."""

from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, Request

from bars.serving import serving
from chromium import chromium

LATENCY, DOWN, UP = 562.5, 1.3e6 / 8, 0.675e6 / 8
"""Of “Slow 4G”: milliseconds, bytes a second."""
SLOWER = 4
QUESTIONS = ("hoc sinh ngai noi", "rác thải nhựa", "thư viện xanh")
FIRST = """() => new Promise((done) => {
    const shown = () => [...document.querySelectorAll("#kho-tim-muc h3 a")].some((one) => one.getClientRects().length);
    const look = () => (shown() ? done(performance.now() / 1000) : requestAnimationFrame(look));
    look();
})"""
"""When the first result, a card or an entry, stands on the page: seconds since the reader set out."""


class Felt(NamedTuple):
    """Seconds to the first result after a question, then to that of another; and what the first one took."""

    first: float
    again: float
    requests: int
    in_a_row: int
    kilobytes: float


BARS = {
    "giây đến kết quả đầu": 3,
    "giây của câu hỏi sau": 0.5,
    "lần hỏi máy chủ": 12,
    "lượt chờ nối nhau": 3,
    "KB đến kết quả đầu": 150,
}
"""What each of these is called, and the most it may be."""


def felt(site: Path) -> Felt:
    """The middle of several questions, each by a reader who comes for the first time, straight to the answer."""
    sent: list[int] = []
    with serving(site, sent) as address, chromium() as browser:
        every = [_one(browser, address, question, sent) for question in QUESTIONS]
    return Felt(
        median(one.first for one in every),
        median(one.again for one in every),
        max(one.requests for one in every),
        max(one.in_a_row for one in every),
        max(one.kilobytes for one in every),
    )


def _one(browser: Browser, address: str, question: str, sent: list[int]) -> Felt:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    conditions = {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP}
    tools.send("Network.emulateNetworkConditions", conditions)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - a method of a list is refused
    sent.clear()
    page.goto(f"{address}tim-kiem/?q={quote(question)}", wait_until="commit")
    page.wait_for_selector("#kho-tim-o", state="attached", timeout=120_000)
    first = float(page.evaluate(FIRST))
    requests, weight = len(asked), sum(sent) / 1000
    in_a_row = _chain(asked)
    page.wait_for_timeout(4_000)  # whatever comes after the answers is there
    again = page.evaluate(
        """question => new Promise((done) => {
            const box = document.querySelector('#kho-tim-o'), list = document.querySelector('#kho-tim-ket-qua');
            const come = () => list.childElementCount && done((performance.now() - began) / 1000);
            new MutationObserver(come).observe(list, { childList: true });
            box.value = question;
            const began = performance.now();
            box.form.requestSubmit();
        })""",
        "bữa trưa bán trú",
    )
    context.close()
    return Felt(first, again, requests, in_a_row, weight)


def _chain(asked: list[Request]) -> int:
    """How many answers were waited for one after the other: the longest row of answers."""
    spans = []
    for one in asked:
        timing = one.timing
        if timing["responseEnd"] >= 0:
            spans.append((timing["startTime"], timing["startTime"] + timing["responseEnd"]))
    longest = 0
    last = 0.0
    for begin, end in sorted(spans, key=lambda span: span[1]):
        if begin >= last:
            longest, last = longest + 1, end
    return longest
