"""The council's folder lies outside the repository, also through links; its papers come back as they were written."""

from pathlib import Path

import pytest

import word_files
from checkout import ROOT
from guide import kho
from kho.check.private import keep, outside
from kho.model.proceedings import Session
from kho.store.parse import parse_as
from kho.store.place import Checkout, public_around
from kho.store.record_yaml import as_yaml
from kho.store.source import read
from kho.words.problem import Unusable

HOME = Checkout(ROOT)


def test_a_folder_inside_the_repository_is_refused(tmp_path: Path) -> None:
    """Inside the checkout, inside another data folder, inside any copy of the project, straight or through a link."""
    data = tmp_path / "data"
    copy = tmp_path / "copy"
    (copy / "exemplars").mkdir(parents=True)
    (copy / "mkdocs.yml").touch()
    data.mkdir()
    (tmp_path / "link").symlink_to(ROOT / "exemplars")
    (tmp_path / "parent").symlink_to(data)
    inside = [
        ROOT / "hoi-dong",
        ROOT / "exemplars" / "_selections",
        data / "hoi-dong",
        copy / "hoi-dong",
        tmp_path / "link",
        tmp_path / "link" / "hoi-dong",
        tmp_path / "parent" / "hoi-dong",
        tmp_path / "other" / ".." / "data",
    ]
    for folder in inside:
        with pytest.raises(Unusable, match="nằm trong kho"):
            outside(folder, HOME, data)

    assert (tmp_path / "ngoai").resolve() == outside(tmp_path / "ngoai", HOME, data)


def test_one_guard_keeps_drafts_sheets_and_letters_out_of_every_public_folder(tmp_path: Path) -> None:
    """The data at work, the data of any copy of the project, straight or through a link; all else will do."""
    copy, data = tmp_path / "copy", tmp_path / "data"
    (copy / "exemplars" / "phu-tho").mkdir(parents=True)
    (copy / "mkdocs.yml").touch()
    data.mkdir()
    (tmp_path / "link").symlink_to(copy / "exemplars")
    public = [
        data,
        data / "a",
        copy / "exemplars" / "phu-tho" / "thu",
        tmp_path / "link" / "thu",
        ROOT / "exemplars",
    ]
    private = [tmp_path / "data-khac", copy / "intake", copy / "exemplars-cu", ROOT / "intake", tmp_path]

    assert all(public_around(path, data) for path in public)
    assert [None] * len(private) == [public_around(path, data) for path in private]
    assert copy == public_around(copy / "intake", data, whole=True)


def test_no_draft_is_written_into_another_checkout(tmp_path: Path) -> None:
    """`kho intake --out ANOTHER_CHECKOUT/exemplars/…`: one sentence, nothing written."""
    copy = tmp_path / "kho-khac"
    (copy / "exemplars").mkdir(parents=True)
    (copy / "mkdocs.yml").touch()
    (tmp_path / "bai.docx").write_bytes(word_files.numbered())
    done = kho("intake", tmp_path / "bai.docx", "--out", copy / "exemplars" / "phu-tho")

    assert (2, []) == (done.returncode, list((copy / "exemplars").iterdir()))
    assert "chưa có đồng ý công bố" in done.stderr


def test_the_command_says_so_and_writes_nothing() -> None:
    """Exit 2 as for every misuse, one sentence, no folder made."""
    done = kho("selection", "check", "--private", "exemplars/hoi-dong", "--exemplars", "tests/stores/council")

    assert 2 == done.returncode
    assert "thư mục này nằm trong kho" in done.stderr
    assert not (ROOT / "exemplars" / "hoi-dong").exists()


def test_papers_come_back_as_they_were_written(tmp_path: Path) -> None:
    """What looks like YAML's own words stays text, and only the owner may open the file."""
    session = Session.model_validate(
        {
            "on": "2026-11-20",
            "number": "no",
            "votes": [
                {
                    "entry": "goc-doc-bia",
                    "voters": ["Yes", "012", "a: b # c", "- d"],
                    "yes": "3",
                    "no": "0",
                    "score": "8,25",
                }
            ],
            "remarks": "Dòng một.\n\nDòng hai: “có”, 'không', \"…\"",
        }
    )
    keep(session, tmp_path / "hoi-dong", "phien-truong")
    path = tmp_path / "hoi-dong" / "phien-truong.yml"

    assert session == parse_as(Session, read(path))
    assert as_yaml(session) == as_yaml(parse_as(Session, read(path)))
    assert 0o600 == path.stat().st_mode & 0o777
    assert 0o700 == path.parent.stat().st_mode & 0o777
