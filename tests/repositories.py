"""Git repositories as a school's fork and the project's own: real ones, in a folder, without a network."""

import os
import subprocess
import sys
from pathlib import Path

from checkout import ROOT

ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    "PYTHONPATH": str(ROOT / "scripts"),
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "Người Bịa",
    "GIT_AUTHOR_EMAIL": "bia@truong-bia.example",
    "GIT_COMMITTER_NAME": "Người Bịa",
    "GIT_COMMITTER_EMAIL": "bia@truong-bia.example",
}


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """What git says; it must not complain."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        input=given,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return done.stdout.decode(errors="replace")


def commit(folder: Path, message: str) -> str:
    """Everything in *folder* as a commit; its name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()
