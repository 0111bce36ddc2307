"""The packages of the program are its stages: each imports only those before it, and no module name stands twice."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parents[1] / "scripts" / "kho"
STAGES = ("words", "model", "store", "derived", "check", "publish", "desk", "cli")


def upward(module: str, imported: str) -> bool:
    """Whether *imported* belongs to a later stage than *module*; both as `kho.stage.name`."""
    return STAGES.index(imported.split(".")[1]) > STAGES.index(module.split(".")[1])


def arrows() -> Iterator[tuple[str, str]]:
    """Every import of one module of the program by another."""
    for path in sorted(PROGRAM.glob("*/**/*.py")):
        module = ".".join(path.relative_to(PROGRAM.parent).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("kho."):
                yield module, str(node.module)


def test_every_stage_imports_only_those_before_it() -> None:
    """A page may read the store; the store never asks a page."""
    found = list(arrows())

    assert len(found) > 500
    assert [] == [f"{module} → {imported}" for module, imported in found if upward(module, imported)]


@pytest.mark.parametrize(
    ("module", "imported", "expected"),
    [
        ("kho.store.catalog", "kho.publish.renderer", True),
        ("kho.publish.renderer", "kho.store.catalog", False),
        ("kho.check.folder", "kho.check.rules", False),
    ],
)
def test_an_arrow_that_points_up_is_seen(module: str, imported: str, expected: bool) -> None:
    """Up, down, and within a stage."""
    assert expected == upward(module, imported)


def test_ls_is_the_architecture() -> None:
    """Nothing lies loose beside the stages."""
    packages = {path.relative_to(PROGRAM).parts[0] for path in PROGRAM.glob("**/*.py")}

    assert {*STAGES, "__init__.py"} == packages


def test_no_module_name_stands_twice() -> None:
    """A name tells one room; only the verbs of the command, in `cli`, are called what people type."""
    names = Counter(
        path.stem for path in PROGRAM.glob("*/**/*.py") if path.stem != "__init__" and "cli" not in path.parts
    )

    assert [] == [name for name, times in names.items() if times > 1]
