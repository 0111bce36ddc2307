"""The invented entries that the bench measures with."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT, TODAY
from kho.check.everything import Checked, check
from kho.model import KINDS
from kho.model.work import Author
from kho.store.place import Checkout
from kho.words.problem import Severity

COUNT = 60


def sample(folder: Path) -> Path:
    """Sixty invented entries below *folder*, written as `make sample` writes them."""
    command = [sys.executable, "-m", "bench.sample", str(COUNT), str(folder)]
    subprocess.run(command, cwd=ROOT / "tests", check=True, capture_output=True)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("entry.yml")}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("sample") / "exemplars")


@pytest.fixture(scope="module")
def checked(store: Path, home: Checkout) -> Checked:
    return check(store, home.reference, TODAY)


def test_invented_entries_pass_the_check(checked: Checked) -> None:
    """Nothing is wrong with an invented entry; that one grammar tells two of sixty alike may be worth a look."""
    others = [one for one in checked.problems if "kho review" not in one.hint]

    assert [] == others
    assert {Severity.NOTE} >= {one.severity for one in checked.problems}


def test_invented_entries_are_of_every_kind(checked: Checked) -> None:
    """Sixty invented entries hold all six kinds, seven in ten of them innovations."""
    assert checked.catalog is not None
    kinds = [type(filed.entry) for filed in checked.catalog.filed]

    assert set(kinds) == set(KINDS.values())
    assert kinds.count(KINDS["innovation"]) == COUNT * 7 // 10


def test_invented_entries_are_linked(checked: Checked) -> None:
    """People are linked with what they made, and practices with those who follow them."""
    assert checked.catalog is not None

    assert checked.catalog.works
    assert checked.catalog.adoptions


def test_the_same_number_gives_the_same_entries(store: Path, tmp_path: Path) -> None:
    """Two runs are the same bytes, so that two measurements measure the same."""
    again = sample(tmp_path / "again")

    assert contents(again) == contents(store)


def test_invented_entries_say_so(store: Path, checked: Checked) -> None:
    """No reader can take an invented school, person or link for a real one."""
    assert checked.catalog is not None
    for filed in checked.catalog.filed:
        text = (store / filed.province / filed.slug / "entry.yml").read_text(encoding="utf-8")
        authors: tuple[Author, ...] = getattr(filed.entry, "authors", ())

        assert "bịa ra để đo" in text
        assert "Mẫu Bịa" in filed.entry.unit.name
        assert all(author.name.endswith("Bịa") or "Mẫu Bịa" in author.name for author in authors)
        assert all(host.endswith(".example") for host in re.findall(r"https?://([^/\s]+)", text))


def test_invented_entries_are_of_an_ordinary_size(store: Path) -> None:
    """An invented entry is about as long as a real one, 4 KB, so that what is measured will be met."""
    sizes = [len(content) for content in contents(store).values()]

    assert 3_500 < sum(sizes) / len(sizes) < 4_500
    assert max(sizes) < 6_000


def test_a_folder_in_use_is_left_alone(store: Path) -> None:
    """Entries are never invented into a folder that already holds something."""
    before = contents(store)

    with pytest.raises(subprocess.CalledProcessError):
        sample(store)

    assert contents(store) == before
