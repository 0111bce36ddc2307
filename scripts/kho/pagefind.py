"""Records → search index, by Pagefind's own program from its npm package. No network, no shell."""

import platform
import shutil
import subprocess
from pathlib import Path

from kho.problem import Unusable

_PLATFORMS = {
    ("Linux", "x86_64"): "linux-x64",
    ("Linux", "aarch64"): "linux-arm64",
    ("Darwin", "arm64"): "darwin-arm64",
    ("Darwin", "x86_64"): "darwin-x64",
    ("Windows", "AMD64"): "windows-x64",
}
_KEPT = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.vi.pagefind",
    "wasm.unknown.pagefind",
)
"""Of what Pagefind writes beside the index itself, what our search page uses: no ready-made interface."""


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
    fresh.rename(output)


def _program(root: Path) -> Path:
    """Pagefind's executable below `node_modules/`."""
    folder = _PLATFORMS.get((platform.system(), platform.machine()), "")
    for name in ("pagefind_extended", "pagefind_extended.exe", "pagefind"):
        path = root / "node_modules" / "@pagefind" / folder / "bin" / name
        if path.is_file():
            return path
    raise Unusable("Thiếu trình lập chỉ mục tìm kiếm: hãy chạy “make site” một lần để cài.")
