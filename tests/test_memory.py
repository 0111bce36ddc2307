"""What a build remembers of the last one is right, or it is not used."""

import json
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from checkout import ROOT, TODAY
from kho.check.everything import Checked, check
from kho.check.memory import Memory, Sound, keep, recall
from kho.store.catalog import Catalog
from kho.store.place import Checkout

SOUND = ROOT / "tests" / "stores" / "sound"
STORES = sorted(path.parent for path in (ROOT / "tests" / "stores").glob("*/phu-tho"))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A copy of the sound store, to be changed."""
    return Path(shutil.copytree(SOUND, tmp_path / "exemplars"))


@pytest.fixture
def memory(store: Path, home: Checkout, tmp_path: Path) -> Path:
    """What a check of the store found sound, as kept on disk."""
    keep(Memory(checked(store, home, {}).sound), tmp_path / "memory.json", "r")
    return tmp_path / "memory.json"


def checked(store: Path, home: Checkout, known: dict[str, Sound]) -> Checked:
    return check(store, home.reference, TODAY, known)


def parts(found: Checked) -> list[object]:
    """All that the catalogue of a check is made of."""
    return [getattr(found.catalog, part.name, None) for part in fields(Catalog)]


@pytest.mark.parametrize("store", STORES, ids=lambda path: path.name)
def test_a_remembered_check_finds_the_same(store: Path, home: Checkout, tmp_path: Path) -> None:
    """Asked again with what it knows, the check tells the same problems and gives the same catalogue."""
    first = checked(store, home, {})
    keep(Memory(first.sound), tmp_path / "memory.json", "r")
    again = checked(store, home, dict(recall(tmp_path / "memory.json", "r").sound))

    assert first.problems == again.problems == check(store, home.reference, TODAY).problems
    assert parts(first) == parts(again) == parts(check(store, home.reference, TODAY))
    assert first.sound == again.sound


def test_what_was_found_wrong_is_not_remembered(home: Checkout) -> None:
    """Only a folder in which nothing at all was found is taken as checked."""
    store = ROOT / "tests" / "stores" / "privacy"
    found = checked(store, home, {})
    wrong = {str(problem.path.parent) for problem in found.problems}

    assert wrong
    assert found.sound
    assert set() == wrong & set(found.sound)


def test_what_is_remembered_is_not_read_again(store: Path, home: Checkout, memory: Path) -> None:
    """An entry whose folder is as it was is taken from memory: here the memory was told another title."""
    known = dict(recall(memory, "r").sound)
    folder = str(store / "phu-tho" / "goc-doc-bia")
    known[folder] = Sound(
        known[folder].stamp, json.dumps({**json.loads(known[folder].data), "title": "Tên khác"})
    )
    catalog = checked(store, home, known).catalog

    assert catalog
    assert "Tên khác" == catalog.by_slug["goc-doc-bia"].name


def test_a_changed_entry_is_looked_at_again(store: Path, home: Checkout, memory: Path) -> None:
    """Any change in the folder, be it only a file that does not belong there, ends what was known of it."""
    (store / "phu-tho" / "goc-doc-bia" / "thua.txt").write_text("thừa", encoding="utf-8")
    found = checked(store, home, dict(recall(memory, "r").sound))

    assert ["Tệp “thua.txt” không được mục này nhắc đến."] == [one.message for one in found.problems]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"\xff{"),
        lambda path: path.write_text("[]", encoding="utf-8"),
        lambda path: path.write_text('{"rules": "r", "memory": {"sound": {"a": 1}}}', encoding="utf-8"),
        lambda path: path.write_text(path.read_text("utf-8").replace('"r"', '"khác"', 1), encoding="utf-8"),
    ],
    ids=["gone", "no JSON", "another shape", "another shape inside", "other rules"],
)
def test_a_memory_that_does_not_fit_is_forgotten(spoil: object, memory: Path) -> None:
    """A file that is gone, broken, or written under other rules counts as none."""
    spoil(memory)  # type: ignore[operator] # one of the above

    assert Memory() == recall(memory, "r")


@pytest.mark.parametrize(
    "data", ['{"kind": "innovation", "title": ""}', '{"kind": "bia"}', "[]", "{", "null"]
)
def test_a_remembered_entry_that_does_not_fit_the_model_is_read_again(
    data: str, store: Path, home: Checkout, memory: Path
) -> None:
    """Whoever writes into the memory cannot bring in what the model refuses."""
    kept = json.loads(memory.read_bytes())
    for one in kept["memory"]["sound"].values():
        one["data"] = data
    memory.write_text(json.dumps(kept), encoding="utf-8")
    again = checked(store, home, dict(recall(memory, "r").sound))

    assert parts(check(store, home.reference, TODAY)) == parts(again)
