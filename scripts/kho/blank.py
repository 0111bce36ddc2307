"""A commented, empty entry of each kind, written from the model: the manual as a valid file."""

import textwrap
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kho.labels import fields_of, form_of, is_list, model_in
from kho.model import KINDS, Entry
from kho.model.values import Ref
from kho.terms import Term

SCHEMA_LINE = "# yaml-language-server: $schema=../../../build/kho.schema.json"
"""Editors that know YAML read this line and then complete and check while one types."""

_FIRST = (
    "kind",
    "schema",
    "title",
    "name",
    "type",
    "of",
    "role",
    "status",
    "scope",
    "position",
    "summary",
    "unit",
    "origin",
)
_LAST = ("contact", "abstract_en", "consents", "published_on", "verified_on", "review_by")
_ALWAYS = frozenset({"consents"})
"""Not required of every entry by the model, but without it no entry of a unit passes the check."""
_WIDTH = 108


def blank(kind: str) -> str:
    """An entry of *kind* (one of KINDS) with every field: required ones open, the others as comments."""
    model = KINDS[kind]
    lines = [SCHEMA_LINE, f"# {(model.__doc__ or '').strip().splitlines()[0]}", *_INTRODUCTION, ""]
    for key, info in _ordered(model):
        lines += _field(key, info, kind, indent=0)
    return "\n".join(lines) + "\n"


_INTRODUCTION = (
    "# Dòng không có dấu # ở đầu là bắt buộc. Muốn dùng dòng khác thì bỏ dấu # và điền.",
    '# Bài dài viết sau dấu |, xuống dòng, thụt vào hai dấu cách. Câu có dấu hai chấm đặt trong "…".',
    "# Không ghi số điện thoại, thư điện tử, ngày sinh; không nêu tên học sinh.",
)


def _ordered(model: type[Entry]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields in the order in which one fills them in: what it is, its own fields, then proof and consent."""
    fields = fields_of(model)
    base = fields_of(Entry)
    first = [key for key in _FIRST if key in fields]
    own = [key for key in fields if key not in base and key not in first]
    words = [key for key in base if key not in first and key not in _LAST]
    found = words[: words.index("pictures")] + own + words[words.index("pictures") :]
    for key in (*first, *found, *(key for key in _LAST if key in fields)):
        yield key, fields[key]


def _field(key: str, info: FieldInfo, kind: str, indent: int, *, off: bool = False) -> Iterator[str]:
    """The lines of one field: what it is, then the key, open or commented out."""
    off = off or not (info.is_required() or key in _ALWAYS)
    pad, mark = "  " * indent, "# " if off else ""
    for line in _about(key, info):
        yield from (
            f"{pad}# {part}" for part in textwrap.wrap(line, _WIDTH - len(pad), break_on_hyphens=False)
        )
    inner = model_in(info.annotation)
    if inner is None:
        yield f"{pad}{mark}{key}: {_example(key, info, kind if indent == 0 else '')}".rstrip()
    elif is_list(info):
        yield f"{pad}{mark}{key}:"
        yield from _item(inner, kind, indent + 1, off=off)
    else:
        yield f"{pad}{mark}{key}:"
        for name, part in fields_of(inner).items():
            yield from _inside(_field(name, part, kind, indent + 1, off=off))
    if indent == 0:
        yield ""


def _inside(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a field within another: no blank ones."""
    return (line for line in lines if line)


def _item(inner: type[BaseModel], kind: str, indent: int, *, off: bool) -> Iterator[str]:
    """One example item of a list of records."""
    pad, mark = "  " * indent, "# " if off else ""
    for index, (name, part) in enumerate(fields_of(inner).items()):
        lines = list(_inside(_field(name, part, kind, indent + 1, off=off)))
        if index == 0 and not (off or not part.is_required()):
            lines = [line if line.strip().startswith("#") else f"{pad}- {line.strip()}" for line in lines]
        elif index == 0:
            lines = [
                line if f"# {name}:" not in line else f"{pad}{mark}- {line.strip().removeprefix('# ')}"
                for line in lines
            ]
        yield from lines


def _about(key: str, info: FieldInfo) -> Iterator[str]:
    """Label, form number, help and limits."""
    form = f" ({form_of(info)})" if form_of(info) else ""
    yield f"{info.title or key}{form}. {_limits(info)}".rstrip()
    if info.description:
        yield info.description


def _limits(info: FieldInfo) -> str:
    """What may stand there: a list, a choice, a vocabulary."""
    terms, ref = _choice(info.annotation), _reference(info.annotation)
    parts = ["Danh sách." if is_list(info) else ""]
    if terms:
        parts.append("Một trong: " + "; ".join(f"{term.value} = {term.label}" for term in terms) + ".")
    if ref and "|" not in ref.vocabulary and ref.vocabulary.endswith("s"):
        parts.append(f"Mã lấy ở {ref.home()}.")
    elif ref:
        parts.append("Tên thư mục của mục ấy.")
    return " ".join(part for part in parts if part)


def _choice(annotation: Any) -> list[Term]:  # noqa: ANN401 - annotations have no common type
    """The words of a closed vocabulary inside an annotation."""
    if isinstance(annotation, type):
        return list(annotation) if issubclass(annotation, Term) and issubclass(annotation, Enum) else []
    return next((found for part in get_args(annotation) if (found := _choice(part))), [])


def _reference(annotation: Any) -> type[Ref] | None:  # noqa: ANN401 - as above
    """The kind of reference inside an annotation."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, Ref) else None
    return next((found for part in get_args(annotation) if (found := _reference(part))), None)


def _example(key: str, info: FieldInfo, kind: str) -> str:
    """What stands after the colon of an empty field."""
    if key == "kind" and kind:
        return kind
    if key == "schema":
        return "1"
    if key == "origin":
        return "don-vi-gui"
    return "[]" if is_list(info) else ""
