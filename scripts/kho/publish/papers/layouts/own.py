"""An office's own layout: a Word file with merge fields, hostile until checked (SAFETY E4).

`intake.package` refuses what no paper needs: macros, parts kept elsewhere, bombs. What is left of a file that
could trip python-docx is refused here, before anything is filled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import docx
from lxml import etree

from kho.publish.papers.layouts.merge_fields import fields_of, taken
from kho.store.files.filekind import BadFile
from kho.store.word.package import MAX_MEGABYTES, Package, open_package

MAX_FIELDS = 500

_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_TOO_LARGE = (f"Mẫu lớn hơn {MAX_MEGABYTES} MB.", "Bỏ bớt ảnh, hoặc nén ảnh (Định dạng ảnh › Nén ảnh).")
_BROKEN = ("Không đọc được mẫu này.", "Mở tệp gốc bằng Word hoặc LibreOffice, lưu lại thành “.docx”.")
_ELSEWHERE = (
    "Có trường trộn thư ở chú thích hoặc lời bình.",
    "Trường chỉ đặt ở thân bài, đầu trang, chân trang.",
)
_TOO_MANY = (f"Mẫu có hơn {MAX_FIELDS} trường.", "Xoá các trường thừa.")


@dataclass(frozen=True)
class Layout:
    """A layout whose merge fields were found and have one shape."""

    content: bytes
    names: tuple[str, ...]
    """The fields in their order, each once."""


def own_layout(content: bytes) -> Layout:
    """The layout in *content*; `BadFile` is raised for whatever cannot be used, with what to do."""
    if len(content) > MAX_MEGABYTES * 1024**2:
        raise BadFile(*_TOO_LARGE)
    package = open_package(content)
    _refuse_hidden(package)
    parts, names, stories = dict(package.parts), list[str](), _stories(package)
    for part in _in_order(package):
        tree = package.xml(part)
        found = [name for field in list(fields_of(tree)) for name in taken(field)]
        if found and part not in stories:
            raise BadFile(*_ELSEWHERE)
        if found:
            parts[part] = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
            names += found
    if len(names) > MAX_FIELDS:
        raise BadFile(*_TOO_MANY)
    packed = _packed(parts)
    _try(packed)
    return Layout(packed, tuple(dict.fromkeys(names)))


def _try(content: bytes) -> None:
    """Open and save the layout as when it is filled: a broken one trips the library in ways of its own."""
    try:
        document = docx.Document(BytesIO(content))
        document.core_properties.title = ""
        document.settings.element.getroottree()
        document.save(BytesIO())
    except Exception as error:
        raise BadFile(*_BROKEN) from error


def _refuse_hidden(package: Package) -> None:
    """What is XML is called so, and was searched for document types: no part is read that was not checked."""
    types = package.xml("[Content_Types].xml")
    for one in () if types is None else types.iter(_OVERRIDE):
        if one.get("ContentType", "").endswith("xml") and not one.get("PartName", "").endswith(
            (".xml", ".rels")
        ):
            raise BadFile(*_BROKEN)


def _stories(package: Package) -> tuple[str, ...]:
    """The parts that may hold merge fields: the text, the heads and the feet of its pages."""
    related = package.related(package.main).values()
    return (package.main, *(target for kind, target in related if kind in {"header", "footer"}))


def _in_order(package: Package) -> Iterator[str]:
    """All parts in XML, the text first."""
    yield package.main
    yield from (name for name in package.parts if name.endswith(".xml") and name != package.main)


def _packed(parts: dict[str, bytes]) -> bytes:
    """A package of these parts."""
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()
