"""The live site as an editor sees it: a real process on loopback, saved entries, refreshed pages."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from checkout import ROOT

pytestmark = pytest.mark.site

PATIENCE = 60
"""Seconds after which the live site is taken for dead; a guard, not a measurement."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "muc"
    shutil.copytree(ROOT / "tests/stores/sound", folder)
    return folder


@pytest.fixture
def live(store: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[str | Path] = [
        Path(sys.executable).with_name("kho"),
        "serve",
        "--exemplars",
        store,
        "--port",
        str(port),
    ]
    process = subprocess.Popen([*command, "--today", "2026-11-22"], cwd=ROOT, stdout=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}/"
    process.terminate()
    process.wait(timeout=PATIENCE)


def shows(address: str, words: str) -> bool:
    """Whether the page at *address* comes to show *words*."""
    for _ in range(PATIENCE * 5):
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own server on loopback
                if words in answer.read().decode():
                    return True
        except (URLError, ConnectionError):
            pass
        time.sleep(0.2)
    return False


def test_saving_an_entry_refreshes_its_page_and_a_wrong_one_leaves_it(live: str, store: Path) -> None:
    """A save is checked, built and shown; with an error the page stays as it was until the error is mended."""
    entry = store / "phu-tho" / "the-ten-bia" / "entry.yml"
    page = f"{live}meo-nho/the-ten-bia/"
    text = entry.read_text("utf-8")

    assert shows(page, "Thẻ tên bịa hai mặt")

    entry.write_text(text.replace("hai mặt\n", "ba mặt\n").replace("kind: tip", "kind: tips"), "utf-8")
    entry.write_text(text.replace("hai mặt\n", "bốn mặt\n"), "utf-8")

    assert shows(page, "Thẻ tên bịa bốn mặt")
