"""What several tests share: golden files, the checkout, and one built site."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from checkout import NOW, ROOT, TODAY
from kho.check.everything import check
from kho.publish.build.whole import build
from kho.store.catalog import Catalog
from kho.store.place import Checkout
from kho.store.workers import spread

settings.register_profile("noisy", deadline=None)  # machines are noisy; timings are not asserted
settings.load_profile("noisy")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites golden files; `git diff` is the review."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Path], None]:
    """Compare a text with the committed file of that name."""

    def compare(text: str, path: Path) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

        assert path.read_text(encoding="utf-8") == text

    return compare


@pytest.fixture(scope="session")
def home() -> Checkout:
    """The checkout under test."""
    return Checkout(ROOT)


@pytest.fixture(scope="session")
def real(home: Checkout) -> Catalog:
    """The real entries, checked once a worker."""
    return check(home.exemplars, home.reference, NOW).whole


@pytest.fixture(scope="session")
def real_site(home: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real entries, built once a worker."""
    site = tmp_path_factory.mktemp("real") / "site"
    build(home, home.exemplars, site, NOW)
    return site


@pytest.fixture
def on_every_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few the things, they are done by two processes."""
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    for module in ("kho.check.folder", "kho.store.output"):
        monkeypatch.setattr(f"{module}.spread", lambda do, things, **_: spread(do, things, least=1))


@pytest.fixture(scope="session")
def sound_site(home: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `tests/stores/sound`: one invented entry of each kind."""
    site = tmp_path_factory.mktemp("sound") / "site"
    build(home, ROOT / "tests" / "stores" / "sound", site, TODAY)
    return site
