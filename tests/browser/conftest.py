"""A real Chromium and a server on loopback for the built site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from checkout import TODAY
from chromium import chromium
from forms import HAND_IN_AT, SOUND, Form, person
from kho.check.everything import check
from kho.store.place import Checkout
from kho.store.site import Site
from pages import made_of
from visits import served

expect.set_options(timeout=30_000)  # as long as any other wait; a slow machine is no fault


@pytest.fixture(scope="session")
def address(real_site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with served(real_site) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests of a worker."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def forms(home: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site of the sound store is served, with a code host to hand in at."""
    folder = tmp_path_factory.mktemp("forms")
    about = Site("https://kho-bia.example/", TODAY, HAND_IN_AT)
    catalog = check(SOUND, home.reference, TODAY).whole
    with served(made_of(catalog, about, home, folder)) as address:
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
