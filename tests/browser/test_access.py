"""Everyone: what axe finds, what the keyboard shows, and what moves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from visits import AXE, KINDS_OF_PAGES, Visit, faults, visit

pytestmark = pytest.mark.browser

RESULTS = "tim-kiem/?q=hoc+sinh+ngai+noi&cap-hoc=thpt"
NOTHING = "tim-kiem/?q=zzzz"
SCREENS = (("light", 360), ("dark", 1280))

FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one), place = one.getBoundingClientRect();
    const ring = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
    const there = place.bottom > 0 && place.top < innerHeight && place.width > 0 && place.height > 0;
    return [one.tagName, one.outerHTML.slice(0, 120), ring && there];
}"""
"""The element that has the focus, and whether one sees it."""

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
    return times.some((time) => parseFloat(time) > 0) || style.scrollBehavior === "smooth";
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def given_axe(browser: Browser, address: str) -> Iterator[Visit]:
    """A reader whose pages may be given axe; that pages keep their own policy is proved in the other tests."""
    with visit(browser, address, 360, "light", bypass_csp=True) as one:
        yield one


@pytest.mark.parametrize("path", [*KINDS_OF_PAGES, RESULTS, NOTHING], ids=lambda path: path or "home")
def test_axe_finds_nothing(given_axe: Visit, path: str) -> None:
    """WCAG 2.2 AA and good practice on each kind of page, unfolded, on a phone by light and on a desk in the dark."""
    page = given_axe.page
    given_axe.open(path)
    if path.startswith("tim-kiem/"):
        page.locator("#kho-tim-loc[aria-busy=false]").wait_for(state="attached")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))

    for scheme, width in SCREENS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # “light” or “dark”
        page.set_viewport_size({"width": width, "height": 800})

        assert [] == faults(page), scheme


@pytest.mark.parametrize("path", ["", "sang-kien/tu-banh-mi-0-dong-dinh-nup/", "van-ban/", RESULTS])
def test_the_keyboard_always_shows_where_it_is(browser: Browser, address: str, path: str) -> None:
    """Each stop of the Tab key has a ring and is on the screen (WCAG 2.4.7, 2.4.11), the header's first."""
    with visit(browser, address, 1280, "dark", reduced_motion="reduce") as reader:
        reader.open(path)
        if path == RESULTS:
            reader.page.locator(".found").first.wait_for()
        stops = set()
        for _ in range(40):
            reader.page.keyboard.press("Tab")
            tag, element, seen = reader.page.evaluate(FOCUSED)
            if tag == "BODY":
                break
            stops.add(element)

            assert seen, element

    assert len(stops) > 12


def test_nothing_moves_for_those_who_asked_for_stillness(browser: Browser, address: str) -> None:
    """No transition, no animation, no smooth scrolling (WCAG 2.3.3)."""
    with visit(browser, address, 1280, "light", reduced_motion="reduce") as reader:
        for path in ("", "sang-kien/", "sang-kien/tu-banh-mi-0-dong-dinh-nup/", "tinh/", RESULTS):
            reader.open(path)

            assert [] == reader.page.evaluate(MOVING), path
