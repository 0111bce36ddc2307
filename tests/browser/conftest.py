"""A real Chromium and a server on loopback for the built site."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from checkout import TODAY
from forms import HAND_IN_AT, SOUND, Form, person
from kho.build import stage_files
from kho.check import collect
from kho.output import sync
from kho.pages import Site
from kho.place import House
from kho.site import build_site
from visits import served

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(real_site) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, with an empty profile."""
    path = shutil.which("chromium")
    assert path, "Thiếu Chromium: chạy `make debian`"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def forms(home: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site of the sound store is served, with a code host to hand in at."""
    folder = tmp_path_factory.mktemp("forms")
    about = Site("https://kho-bia.example/", TODAY, HAND_IN_AT)
    sync(stage_files(home, collect(SOUND, home.reference, TODAY), about), folder / "stage")
    build_site(home.builder, folder / "stage", folder / "site")
    with served(folder / "site") as address:
        yield address


@pytest.fixture
def form(browser: Browser, forms: str) -> Iterator[Form]:
    """Someone at a form."""
    with person(browser, forms) as one:
        yield one


@pytest.fixture(scope="module")
def kept(browser: Browser, forms: str) -> Iterator[Form]:
    """The same, through many tests."""
    with person(browser, forms) as one:
        yield one
