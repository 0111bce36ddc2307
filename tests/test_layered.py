"""Findings come in one run: a wrong field hides nothing that can be told of the rest, and invents nothing."""

import re
import shutil
from pathlib import Path

import pytest

from checkout import ROOT, TODAY
from entries import reference
from kho.check.everything import check
from kho.check.folder import look_at
from kho.model.messages import WORDS
from kho.words.file_rules import FileRule

SOUND = ROOT / "tests" / "stores" / "sound"
REFERENCE = ROOT / "exemplars" / "_reference"
ORIGIN = "phu-tho/goc-doc-bia/entry.yml"
FOLLOWER = "phu-tho/lam-theo-goc-doc-bia/entry.yml"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A sound store of one's own: an adoption follows the practice `goc-doc-bia`."""
    made = tmp_path / "kho-bia"
    shutil.copytree(SOUND, made)
    return made


def add(store: Path, entry: str, text: str) -> None:
    with (store / entry).open("a", encoding="utf-8") as file:
        file.write(text)


def found(store: Path, entry: str) -> set[str]:
    """The codes of the errors of an entry."""
    wrong = check(store, REFERENCE, TODAY).problems
    return {one.rule for one in wrong if one.path == store / entry and one.severity.value == "lỗi"}


FAULTS = """\
ten_la: x
pictures:
  - file: anh-thieu.png
    alt: Kệ sách.
    people: khong-co-nguoi
how_to: "Gọi 0912 345 678 để hỏi; xem <b>ảnh</b>."
# Hỏi thêm: bia@truong-bia.example
"""


def test_a_wrong_field_hides_no_missing_file_no_number_and_no_stray(store: Path) -> None:
    """A wrong `type`, a key that is not known, a missing picture, a phone number, HTML, a comment, a stray: at once."""
    add(store, ORIGIN, FAULTS)
    path = store / ORIGIN
    path.write_text(path.read_text("utf-8").replace("type: mo-hinh", "type: mo-hinh-la"), "utf-8")
    (store / ORIGIN).with_name("la.png").write_bytes(b"x")

    assert found(store, ORIGIN) >= {
        "not_listed",
        "unknown_key",
        "files_are_there",
        "no_contact_of_persons",
        "contacts_in_comments",
        "no_html",
    }
    assert 2 == sum(one.rule == "files_are_there" for one in check(store, REFERENCE, TODAY).problems)


@pytest.mark.parametrize("kind", ["kind: khong-co-loai-nay", "loai: innovation"])
def test_what_has_no_kind_is_looked_at_too(store: Path, kind: str) -> None:
    """Even where nothing tells which fields there are, words and files are looked at."""
    path = store / ORIGIN
    text = path.read_text("utf-8")
    path.write_text(text.replace("kind: innovation", kind).replace("kind: tip", kind) + FAULTS, "utf-8")

    assert found(store, ORIGIN) == {
        "kind_is_known",
        "files_are_there",
        "no_contact_of_persons",
        "contacts_in_comments",
        "no_html",
    }


def test_a_misspelt_key_brings_no_finding_but_its_own(store: Path) -> None:
    """The twin: files named under a key that is misspelt are named; nothing is said of what cannot be told."""
    add(store, ORIGIN, "picturs:\n  - fil: anh.png\n    file: anh-hai.png\n")
    for name in ("anh.png", "anh-hai.png"):
        (store / ORIGIN).with_name(name).write_bytes(b"x")

    assert {"unknown_key"} == found(store, ORIGIN)


def test_who_refers_to_a_faulty_entry_has_done_nothing_wrong(store: Path) -> None:
    """The entry is there: only its own fault is told, not that nobody is called so."""
    add(store, ORIGIN, "ten_la: x\n")

    assert set() == found(store, FOLLOWER)


def test_who_refers_to_nobody_is_told_beside_a_faulty_entry(store: Path) -> None:
    """The twin: a slug that no folder has is an error, whatever else is wrong."""
    add(store, ORIGIN, "ten_la: x\n")
    path = store / FOLLOWER
    path.write_text(path.read_text("utf-8").replace("of: goc-doc-bia", "of: goc-doc-bai"), "utf-8")

    assert {"references_lead_somewhere"} == found(store, FOLLOWER)


def test_a_file_that_cannot_be_read_still_has_a_folder_with_a_name(store: Path) -> None:
    """Broken YAML hides nothing that the name of the folder tells."""
    odd = store / "phu-tho" / "Tên Lạ"
    odd.mkdir()
    (odd / "entry.yml").write_text("kind: [", encoding="utf-8")

    assert {"yaml_is_plain", "folder_names"} == found(store, "phu-tho/Tên Lạ/entry.yml")


def test_a_wrong_field_hides_nothing_that_a_rule_can_tell_of_the_others(store: Path) -> None:
    """With a wrong `type`: an area that is not there, another province's folder, a trial that ends before it begins."""
    path = store / ORIGIN
    text = path.read_text("utf-8")
    for old, new in (
        ("type: mo-hinh", "type: mo-hinh-la"),
        ("thu-vien-van-hoa-doc", "thu-vien-bia"),
        ("province: Phú Thọ", "province: Hà Nội"),
        ("start: 2025-10", "start: 2026-10"),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")

    assert {
        "not_listed",
        "words_lead_somewhere",
        "folder_is_todays_province",
        "dates_run_forward",
    } == found(store, ORIGIN)


def wrong(rules: set[str], path: Path) -> set[str]:
    """The codes of the errors of an entry by itself that are not among *rules*."""
    problems = look_at(path.parent, reference(), TODAY).problems
    return {one.rule for one in problems if one.severity.value == "lỗi"} - rules


@pytest.mark.parametrize("how", ["{}: [[sai]]", "{}x: sai"])
def test_of_what_rests_on_a_wrong_field_nothing_is_said(store: Path, how: str) -> None:
    """The twin: each field of each kind in turn, with a value of no kind or a misspelt key: its own fault alone.

    A rule that asks for the field, or for one that the misspelt key may have meant, is not heard.
    """
    refusals = {*WORDS, *FileRule}
    for path in sorted(store.glob("*/*/entry.yml")):
        text = path.read_text("utf-8")
        for key in re.findall(r"^(?!kind)(\w+):", text, re.MULTILINE):
            line = how.format(key)
            path.write_text(
                re.sub(rf"^{key}:.*\n(?:[ #-].*\n)*", f"{line}\n", text, flags=re.MULTILINE), "utf-8"
            )

            assert set() == wrong(refusals, path), f"{path}: {line}"
            assert wrong(set(), path), line
        path.write_text(text, "utf-8")
