"""Records → search index, by Pagefind's own program from its npm package. No network, no shell."""

import platform
import shutil
import subprocess
from collections.abc import Set as AbstractSet
from pathlib import Path

from kho.words.problem import Unusable

_PLATFORMS = {"x86_64": "linux-x64", "aarch64": "linux-arm64"}
"""The npm package that holds Pagefind for a machine."""
_KEPT = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.vi.pagefind",
    "wasm.unknown.pagefind",
)
"""Of what Pagefind writes beside the index itself, what our search page uses: no ready-made interface."""


def renew(root: Path, records: Path, output: Path, changed: AbstractSet[str] | None) -> None:
    """Make the index in *output* one of *records*, part by part, each a folder.

    Args:
        root: the checkout, with the npm packages.
        records: a folder of HTML files for each part.
        output: where the parts go.
        changed: the parts whose records changed; None where that is not known. Any other part stays as it is.

    Raises:
        Unusable: where the program is missing or fails.
    """
    parts = {part.name for part in records.iterdir()}
    if output.is_dir():
        for old in output.iterdir():
            if old.name not in parts:
                shutil.rmtree(old) if old.is_dir() else old.unlink()
    for part in sorted(parts):
        if changed is None or part in changed or not (output / part).is_dir():
            index(root, records / part, output / part)


def index(root: Path, pages: Path, output: Path) -> None:
    """Write the index of the HTML files below *pages* into *output*.

    Raises:
        Unusable: where the program is missing or fails.
    """
    program = _program(root)
    fresh = output.with_name(f"{output.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    command: list[str | Path] = [
        program,
        "--site",
        pages,
        "--output-path",
        fresh,
        "--force-language",
        "vi",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own pinned program
    if done.returncode:
        raise Unusable(f"Không lập được chỉ mục tìm kiếm:\n{done.stderr.strip() or done.stdout.strip()}")
    for path in list(fresh.iterdir()):
        if path.is_file() and path.name not in _KEPT and path.suffix != ".pf_meta":
            path.unlink()
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    fresh.rename(output)


def _program(root: Path) -> Path:
    """Pagefind's executable below `node_modules/`."""
    folder = _PLATFORMS.get(platform.machine(), "")
    path = root / "node_modules" / "@pagefind" / folder / "bin" / "pagefind_extended"
    if not path.is_file():
        raise Unusable("Thiếu trình lập chỉ mục tìm kiếm: hãy chạy “make site” một lần để cài.")
    return path
