"""LibreOffice as a second opinion: what it opens, and what it saves it as."""

import subprocess
from pathlib import Path

PROFILE = "profile"
"""Each folder has a profile of its own, so that tests side by side do not wait for one another."""


def converted(document: Path, extension: str, *options: str) -> Path:
    """*document*, opened by LibreOffice and saved beside itself with another *extension*: `docx`, `pdf`, `ods` …"""
    home = document.with_name(PROFILE).absolute().as_uri()
    target = document.parent / "saved"
    command = ["soffice", "--headless", f"-env:UserInstallation={home}", *options]
    command += ["--convert-to", extension, "--outdir", str(target), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return target / f"{document.stem}.{extension.split(':', maxsplit=1)[0]}"
