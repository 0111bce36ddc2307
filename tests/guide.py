"""The guide for a council as something to run: its round file, and its commands in the order in which they stand."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from checkout import ROOT

GUIDE = ROOT / "docs" / "huong-dan" / "xet-chon.md"
KHO = Path(sys.executable).with_name("kho")
_BLOCK = re.compile(r"^```(yaml|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def round_file() -> str:
    """The example of a round's rules."""
    return str(next(body for kind, body in _BLOCK.findall(GUIDE.read_text("utf-8")) if kind == "yaml"))


def commands() -> Iterator[list[str]]:
    """The commands as typed, one line each."""
    for kind, body in _BLOCK.findall(GUIDE.read_text("utf-8")):
        if kind == "sh":
            yield from (shlex.split(line) for line in body.replace("\\\n", " ").splitlines())


def kho(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [KHO, *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=300
    )
