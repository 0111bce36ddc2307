"""Entries written by program: whatever is known comes back from the reader as it was, beside the manual."""

from pathlib import Path
from typing import Any, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kho.model import KINDS
from kho.model.blank import filled
from kho.model.labels import fields_of, model_in
from kho.store.source import decode, parse_text
from kho.words.hidden import first_hidden
from kho.words.scalar import scalar
from kho.words.text import nfc

WORDS = [
    "",
    "Đặt kệ.",
    "- một\n- hai",
    "a: b",
    "# c",
    "|",
    "null",
    "x\n\n\n  y \n",
    '"',
    "'",
    "\\n",
    "---",
    "&a",
]
"""What YAML takes for its own, and what a Vietnamese text holds."""


texts = (
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029"), max_size=40)
    | st.lists(st.sampled_from([*WORDS, "\n", " ", "\t", "đ", "😀", ":"]), max_size=8).map("".join)
).map(nfc)
texts = texts.filter(lambda text: first_hidden(text) is None)


def leaf(info: FieldInfo) -> st.SearchStrategy[Any]:
    """What may stand in a field."""
    inner = model_in(info.annotation)
    one = records(inner) if inner else texts
    return st.lists(one, max_size=3) if get_origin(info.annotation) is tuple else one


def records(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Some fields of a record, each with any text: the writer does not judge."""
    return st.fixed_dictionaries({}, optional={key: leaf(info) for key, info in fields_of(model).items()})


def without_empty(value: Any) -> Any:  # noqa: ANN401 - data have no common type
    """*value* less what was never given: empty texts, lists and records."""
    if isinstance(value, dict):
        kept = {key: without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ("", {}, [])}
    if isinstance(value, list):
        return [item for item in map(without_empty, value) if item not in ("", {}, [])]
    return value


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_filled_entry_reads_back_as_it_was(kind: str) -> None:
    """For any data of a kind: written, read by `kho.store.source`, nothing is added, lost or changed."""
    fixed = {"kind": kind, "schema": "1", "origin": "don-vi-gui"}

    @given(records(KINDS[kind]))
    def holds(data: dict[str, Any]) -> None:
        data |= fixed

        read = parse_text(decode(filled(kind, data).encode()), Path("entry.yml")).data

        assert without_empty(data) == without_empty(read)

    holds()


@given(texts, st.integers(1, 4))
def test_a_scalar_is_that_text(text: str, indent: int) -> None:
    """One text, as a field and as an item of a list, reads back exactly, white space and all."""
    first, *more = scalar(text, indent + 1)
    lines = [f"a: {first}", *more]
    assert {"a": text} == parse_text("\n".join([*lines, ""]), Path("a.yml")).data

    lines = ["a:", f"{' ' * (indent - 1)}- {first}", *more]
    assert {"a": [text]} == parse_text("\n".join([*lines, ""]), Path("a.yml")).data


def test_what_is_known_stands_beside_its_manual() -> None:
    """A filled field keeps its comment; a required one that is missing stays open; the rest stays commented out."""
    written = filled(
        "innovation",
        {"title": "Góc đọc bịa", "plan": {"steps": ["Góp sách.", "Đặt kệ.\nMỗi lớp một kệ."]}},
        remarks=["Chưa xếp được:", "", "Trang 2"],
    )

    assert "\n# Tên.\n# Nói được việc làm." in written
    assert "\ntitle: Góc đọc bịa\n" in written
    assert "\nsummary:\n" in written
    assert "\n  steps:\n    - Góp sách.\n    - |-\n      Đặt kệ.\n      Mỗi lớp một kệ.\n" in written
    assert "\n  # expected:\n" in written
    assert written.endswith("\n# Chưa xếp được:\n#\n# Trang 2\n")


@pytest.mark.parametrize("data", [{"tiltle": "a"}, {"plan": {"soluton": "a"}}, {"authors": [{"nam": "a"}]}])
def test_an_unknown_field_is_not_dropped(data: dict[str, Any]) -> None:
    """A key that no field has is a fault of the program, and loud."""
    with pytest.raises(KeyError):
        filled("innovation", data)
