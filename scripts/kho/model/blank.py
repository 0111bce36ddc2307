"""A commented entry of each kind, written from the model: empty, the manual as a valid file; or filled in."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kho.model import KINDS, Entry
from kho.model.labels import fields_of, form_of, is_list, model_in, must_be_given, ref_in, terms_in
from kho.words.scalar import scalar

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


Plain = Mapping[str, Any]
"""What a source hands over: text, lists and mappings."""


def blank(kind: str) -> str:
    """An entry of *kind* (one of KINDS) with every field: required ones open, the others as comments."""
    return filled(kind, {})


def filled(kind: str, data: Plain, remarks: Iterable[str] = ()) -> str:
    """An entry of *kind* with what is known already, and every other field as in a blank one.

    Args:
        kind: one of KINDS.
        data: what is known, in the shape in which `kho.store.source` reads it back.
        remarks: lines that stand as comments at the end.

    Raises:
        KeyError: where *data* has a key that no field has.
    """
    model = KINDS[kind]
    lines = [SCHEMA_LINE, f"# {(model.__doc__ or '').strip().splitlines()[0]}", *_INTRODUCTION, ""]
    _refuse_unknown(fields_of(model), data)
    for key, info in ordered(model):
        lines += _field(key, info, kind, indent=0, value=data.get(key))
    lines += [f"# {line}".rstrip() for line in remarks]
    return "\n".join(lines) + "\n"


def _refuse_unknown(fields: Mapping[str, FieldInfo], data: Plain) -> None:
    """Nothing that is known is left out in silence."""
    for key in data:
        if key not in fields:
            raise KeyError(key)


_INTRODUCTION = (
    "# Dòng không có dấu # ở đầu là bắt buộc. Muốn dùng dòng khác thì bỏ dấu # và điền.",
    '# Bài dài viết sau dấu |, xuống dòng, thụt vào hai dấu cách. Câu có dấu hai chấm đặt trong "…".',
    "# Không ghi số điện thoại, thư điện tử, ngày sinh; không nêu tên học sinh.",
)


def ordered(model: type[Entry]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields in the order in which one fills them in: what it is, its own fields, then proof and consent."""
    fields = fields_of(model)
    base = fields_of(Entry)
    first = [key for key in _FIRST if key in fields]
    own = [key for key in fields if key not in base and key not in first]
    words = [key for key in base if key not in first and key not in _LAST]
    found = words[: words.index("pictures")] + own + words[words.index("pictures") :]
    for key in (*first, *found, *(key for key in _LAST if key in fields)):
        yield key, fields[key]


def _field(
    key: str,
    info: FieldInfo,
    kind: str,
    indent: int,
    *,
    off: bool = False,
    value: Any = None,  # noqa: ANN401
) -> Iterator[str]:
    """The lines of one field: what it is, then the key, filled in, open or commented out."""
    off = value is None and (off or not (must_be_given(info) or key in _ALWAYS))
    pad = "  " * indent
    for line in _about(key, info):
        yield from (
            f"{pad}# {part}" for part in textwrap.wrap(line, _WIDTH - len(pad), break_on_hyphens=False)
        )
    yield from _answer(key, info, kind, indent, off=off, value=value)
    if indent == 0:
        yield ""


def _answer(
    key: str,
    info: FieldInfo,
    kind: str,
    indent: int,
    *,
    off: bool,
    value: Any,  # noqa: ANN401
) -> Iterator[str]:
    """The key of a field with its value, or with the shape of one."""
    pad, mark = "  " * indent, "# " if off else ""
    inner = model_in(info.annotation)
    if value == [] or (inner is None and value is None):
        example = _example(key, info, kind if indent == 0 else "")
        yield f"{pad}{mark}{key}: {example}".rstrip()
    elif inner is None:
        yield from _written(key, value, pad)
    elif not is_list(info):
        yield f"{pad}{mark}{key}:"
        _refuse_unknown(fields_of(inner), value or {})
        for name, part in fields_of(inner).items():
            yield from _field(name, part, kind, indent + 1, off=off, value=(value or {}).get(name))
    elif value is None:
        yield f"{pad}{mark}{key}:"
        yield from _item(inner, kind, indent + 1, off=off)
    else:
        yield f"{pad}{key}:"
        for index, record in enumerate(value):
            yield from _record(inner, record, kind, indent + 1, explained=index == 0)


def _written(key: str, value: Any, pad: str) -> Iterator[str]:  # noqa: ANN401 - a text or a list of texts
    """A field that is a text or a list of texts."""
    if isinstance(value, list):
        yield f"{pad}{key}:"
        for item in value:
            first, *more = scalar(item, len(pad) + 4)
            yield f"{pad}  - {first}"
            yield from more
    else:
        first, *more = scalar(value, len(pad) + 2)
        yield f"{pad}{key}: {first}"
        yield from more


def _record(
    inner: type[BaseModel], record: Plain, kind: str, indent: int, *, explained: bool
) -> Iterator[str]:
    """One item of a list of records; only the first is explained field by field."""
    fields = fields_of(inner)
    _refuse_unknown(fields, record)
    lines: list[str] = []
    for name, part in fields.items():
        value = record.get(name)
        if explained:
            lines += _field(name, part, kind, indent + 1, value=value)
        elif value is not None or must_be_given(part):
            lines += _answer(name, part, kind, indent + 1, off=False, value=value)
    pad = "  " * indent
    first = next((index for index, line in enumerate(lines) if not line.lstrip().startswith("#")), None)
    if first is None:
        yield from (*lines, f"{pad}- {{}}")
        return
    lines[first] = f"{pad}- {lines[first].lstrip()}"
    yield from lines


def _item(inner: type[BaseModel], kind: str, indent: int, *, off: bool) -> Iterator[str]:
    """One example item of a list of records."""
    pad, mark = "  " * indent, "# " if off else ""
    for index, (name, part) in enumerate(fields_of(inner).items()):
        lines = list(_field(name, part, kind, indent + 1, off=off))
        if index == 0 and not (off or not must_be_given(part)):
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
    terms, ref = terms_in(info.annotation), ref_in(info.annotation)
    parts = ["Danh sách." if is_list(info) else ""]
    if terms:
        parts.append("Một trong: " + "; ".join(f"{term.value} = {term.label}" for term in terms) + ".")
    if ref and "|" not in ref.vocabulary and ref.vocabulary.endswith("s"):
        parts.append(f"Mã lấy ở {ref.home()}.")
    elif ref:
        parts.append("Tên thư mục của mục ấy.")
    return " ".join(part for part in parts if part)


def _example(key: str, info: FieldInfo, kind: str) -> str:
    """What stands after the colon of an empty field."""
    if key == "kind" and kind:
        return kind
    if key == "schema":
        return "1"
    if key == "origin":
        return "don-vi-gui"
    return "[]" if is_list(info) else ""
