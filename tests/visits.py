"""A reader at a built site: a page open in a real browser, and what happened on the way."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from checkout import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

KINDS_OF_PAGES = (
    "",
    "sang-kien/",
    "sang-kien/tu-banh-mi-0-dong-dinh-nup/",
    "nha-giao/vu-van-tung-th-thcs-dinh-nup/",
    "tap-the/",
    "nhom/",
    "meo-nho/",
    "kho-khan/",
    "kho-khan/hoc-sinh-ngai-noi/",
    "linh-vuc/",
    "linh-vuc/chuyen-doi-so/",
    "cap-hoc/thpt/",
    "tinh/",
    "tinh/lao-cai/",
    "don-vi/",
    "van-ban/",
    "van-ban/1228-hdlt-sgd-cdn/",
    "phong-trao/",
    "phong-trao/doi-moi-sang-tao-2016/",
    "loi-di/",
    "loi-di/hoc-sinh-dam-noi/",
    "tieu-chi/",
    "tieu-chi/xa-lap-vo-sang-kien/",
    "tieu-chi/sau-phep-thu-dien-hinh/",
    "dot-xet/",
    "xet-chon/",
    "gioi-thieu/",
    "rieng-tu/",
    "gui-bai/",
    "gui-bai/sang-kien/",
    "gui-bai/meo-nho/",
    "gui-bai/nha-giao/",
    "gui-bai/nhom/",
    "gui-bai/lam-theo/",
    "du-lieu/",
    "vinh-danh/",
    "nhan-rong/",
    "lich/",
    "so-lieu/",
    "nhung/moi/",
    "nhung/sang-kien/tu-banh-mi-0-dong-dinh-nup/",
    "ban-tin/",
    "ban-tin/so-0/",
    "tim-kiem/",
    "404.html",
)


@dataclass
class Visit:
    """A page open in the browser, what it said to the console and whom it asked."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a page of the site."""
        self.page.goto(self.address + path)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Where a built site is served, on loopback."""

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:  # noqa: ANN401 - what socketserver hands over
            super().__init__(*arguments, directory=str(site))

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def visit(browser: Browser, address: str, width: int, scheme: str, **settings: Any) -> Iterator[Visit]:  # noqa: ANN401 - the browser's own
    """A new reader with a screen of that width, by light or in the dark."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type] # “light” or “dark”
        **settings,
    )
    page = context.new_page()
    one = Visit(page, address)
    page.on("console", lambda message: one.said.append(message.text))
    page.on("pageerror", lambda error: one.said.append(str(error)))
    page.on(
        "request",
        lambda request: one.foreign.append(request.url) if not request.url.startswith(address) else None,
    )
    yield one
    context.close()


def faults(page: Page) -> list[str]:
    """What axe finds, a line each: the rule, the element, why."""
    found = page.evaluate(f"axe.run({json.dumps({'runOnly': RULES, 'resultTypes': ['violations']})})")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
