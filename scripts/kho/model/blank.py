"""A commented entry of each kind, written from the model: empty, the manual as a valid file; or filled in."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kho.model import KINDS
from kho.model.tree import Node, tree
from kho.words.scalar import scalar

SCHEMA_LINE = "# yaml-language-server: $schema=../../../build/kho.schema.json"
"""Editors that know YAML read this line and then complete and check while one types."""

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
    _refuse_unknown(tree(model), data)
    for key, node in tree(model).items():
        lines += _field(node, kind, indent=0, value=data.get(key))
    lines += [f"# {line}".rstrip() for line in remarks]
    return "\n".join(lines) + "\n"


def _refuse_unknown(fields: Mapping[str, Node], data: Plain) -> None:
    """Nothing that is known is left out in silence."""
    for key in data:
        if key not in fields:
            raise KeyError(key)


_INTRODUCTION = (
    "# Dòng không có dấu # ở đầu là bắt buộc. Muốn dùng dòng khác thì bỏ dấu # và điền.",
    '# Bài dài viết sau dấu |, xuống dòng, thụt vào hai dấu cách. Câu có dấu hai chấm đặt trong "…".',
    "# Không ghi số điện thoại, thư điện tử, ngày sinh; không nêu tên học sinh.",
)


def _field(
    node: Node,
    kind: str,
    indent: int,
    *,
    off: bool = False,
    value: Any = None,  # noqa: ANN401
) -> Iterator[str]:
    """The lines of one field: what it is, then the key, filled in, open or commented out."""
    off = value is None and (off or not (node.must or node.key in _ALWAYS))
    pad = "  " * indent
    for line in _about(node):
        yield from (
            f"{pad}# {part}" for part in textwrap.wrap(line, _WIDTH - len(pad), break_on_hyphens=False)
        )
    yield from _answer(node, kind, indent, off=off, value=value)
    if indent == 0:
        yield ""


def _answer(
    node: Node,
    kind: str,
    indent: int,
    *,
    off: bool,
    value: Any,  # noqa: ANN401
) -> Iterator[str]:
    """The key of a field with its value, or with the shape of one."""
    pad, mark = "  " * indent, "# " if off else ""
    key = node.key
    if value == [] or (node.model is None and value is None):
        example = _example(node, kind if indent == 0 else "")
        yield f"{pad}{mark}{key}: {example}".rstrip()
    elif node.model is None:
        yield from _written(key, value, pad)
    elif not node.many:
        yield f"{pad}{mark}{key}:"
        _refuse_unknown(node.parts, value or {})
        for name, part in node.parts.items():
            yield from _field(part, kind, indent + 1, off=off, value=(value or {}).get(name))
    elif value is None:
        yield f"{pad}{mark}{key}:"
        yield from _item(node, kind, indent + 1, off=off)
    else:
        yield f"{pad}{key}:"
        for index, record in enumerate(value):
            yield from _record(node, record, kind, indent + 1, explained=index == 0)


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


def _record(node: Node, record: Plain, kind: str, indent: int, *, explained: bool) -> Iterator[str]:
    """One item of a list of records; only the first is explained field by field."""
    _refuse_unknown(node.parts, record)
    lines: list[str] = []
    for name, part in node.parts.items():
        value = record.get(name)
        if explained:
            lines += _field(part, kind, indent + 1, value=value)
        elif value is not None or part.must:
            lines += _answer(part, kind, indent + 1, off=False, value=value)
    pad = "  " * indent
    first = next((index for index, line in enumerate(lines) if not line.lstrip().startswith("#")), None)
    if first is None:
        yield from (*lines, f"{pad}- {{}}")
        return
    lines[first] = f"{pad}- {lines[first].lstrip()}"
    yield from lines


def _item(node: Node, kind: str, indent: int, *, off: bool) -> Iterator[str]:
    """One example item of a list of records."""
    pad, mark = "  " * indent, "# " if off else ""
    for index, (name, part) in enumerate(node.parts.items()):
        lines = list(_field(part, kind, indent + 1, off=off))
        if index == 0 and not (off or not part.must):
            lines = [line if line.strip().startswith("#") else f"{pad}- {line.strip()}" for line in lines]
        elif index == 0:
            lines = [
                line if f"# {name}:" not in line else f"{pad}{mark}- {line.strip().removeprefix('# ')}"
                for line in lines
            ]
        yield from lines


def _about(node: Node) -> Iterator[str]:
    """Label, form number, help and limits."""
    form = f" ({node.form})" if node.form else ""
    yield f"{node.label}{form}. {_limits(node)}".rstrip()
    if node.help:
        yield node.help


def _limits(node: Node) -> str:
    """What may stand there: a list, a choice, a vocabulary."""
    terms, ref = node.terms, node.ref
    parts = ["Danh sách." if node.many else ""]
    if terms:
        parts.append("Một trong: " + "; ".join(f"{term.value} = {term.label}" for term in terms) + ".")
    if ref and "|" not in ref.vocabulary and ref.vocabulary.endswith("s"):
        parts.append(f"Mã lấy ở {ref.home()}.")
    elif ref:
        parts.append("Tên thư mục của mục ấy.")
    return " ".join(part for part in parts if part)


def _example(node: Node, kind: str) -> str:
    """What stands after the colon of an empty field."""
    if node.key == "kind" and kind:
        return kind
    known = {"schema": "1", "origin": "don-vi-gui"}
    return known.get(node.key, "[]" if node.many else "")
