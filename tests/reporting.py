"""What tests of reports share: stores, what a paper says, the command."""

import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
from docx.table import Table

from checkout import ROOT, TODAY
from kho.check.everything import check
from kho.publish.papers.frame import Given
from kho.store.catalog import Catalog

KHO = Path(sys.executable).with_name("kho")
GOLDEN = ROOT / "tests" / "golden" / "report"
SITE = "https://kho-bia.example/"
BLANK = Given()


@cache
def store(name: str = "sound") -> Catalog:
    """A store of `tests/stores/`."""
    found = check(ROOT / "tests/stores" / name, ROOT / "exemplars/_reference", TODAY).catalog
    assert found
    return found


def text_of(paper: bytes) -> str:
    """Everything the paper says, in its order: paragraphs, and tables row by row; a merged cell once."""
    found = []
    for block in docx.Document(BytesIO(paper)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = {id(cell._tc): cell.text for cell in row.cells}  # noqa: SLF001 - a merged cell comes often
                found.append(" | ".join(cells.values()).replace("\n", " / "))
        else:
            found.append(block.text)
    return "\n".join(line for line in found if line.strip()) + "\n"


def kho(
    kind: str, *arguments: str | Path, cwd: Path = ROOT, store: str = "sound"
) -> subprocess.CompletedProcess[str]:
    """`kho report` over a store of `tests/stores/`."""
    return subprocess.run(
        [
            KHO,
            "report",
            kind,
            "--exemplars",
            ROOT / "tests/stores" / store,
            "--today",
            str(TODAY),
            *arguments,
        ],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
