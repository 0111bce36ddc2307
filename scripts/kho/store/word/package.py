"""The .docx as a package: opened in memory under caps counted on real bytes, hostile until checked (SAFETY E4).

Nothing is written to disk and nothing is fetched. What a form has no use for (macros, embedded files, a document
type, parts kept elsewhere) is refused with what to do about it.
"""

import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from kho.store.files.filekind import BadFile
from kho.words.problem import quoted

MAX_MEGABYTES = 30
MAX_ENTRIES = 2_000
MAX_TOTAL = 120 * 1024**2
MAX_XML = 20 * 1024**2
MAX_RATIO = 200
_RATIO_FROM = 1024**2
"""Small files may be packed as tightly as they like."""

_AGAIN = "Mở tệp gốc bằng Word hoặc LibreOffice, chọn Lưu thành (Save as) “.docx”, rồi gửi tệp mới."
_CLEAN = "Chép toàn bộ nội dung sang một tài liệu mới, lưu thành .docx rồi gửi tệp mới."
_BROKEN = ("Tệp bị hỏng hoặc bị cắt cụt.", "Sao chép lại tệp từ máy gốc rồi gửi lại.")
_BOMB = ("Tệp nén bất thường: mở ra quá lớn.", _CLEAN)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRANGERS = {
    rb"\{\\rtf": "tệp RTF",
    rb"%PDF-": "tệp PDF",
    rb"\s*<(?:!doctype|html|\?xml)": "trang web hoặc tệp XML",
    rb"\xff\xd8\xff|\x89PNG|RIFF....WEBP|GIF8": "ảnh",
}
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = {
    "macroEnabled": (
        "Tệp có macro (.docm).",
        "Mở bằng Word, Lưu thành “Tài liệu Word (.docx)”, rồi gửi tệp mới.",
    ),
    "spreadsheetml": ("Đây là tệp Excel, không phải tệp Word.", "Điền vào mẫu Word của “kho form”."),
    "presentationml": ("Đây là tệp PowerPoint, không phải tệp Word.", "Điền vào mẫu Word của “kho form”."),
    "wordprocessingml.template": ("Đây là khuôn mẫu Word (.dotx), chưa phải tài liệu.", _AGAIN),
}
_UNWANTED = {
    "vbaproject": ("Tệp có macro.", "Mở bằng Word, Lưu thành “Tài liệu Word (.docx)”, rồi gửi tệp mới."),
    "/afchunk": ("Trong tệp có phần chưa được trộn vào tài liệu.", _AGAIN),
}
_LEFT_OUT = ("/embeddings/", "/activex/")
"""Objects of other programs: an Excel sheet, a MathType formula, a button. The words around them are kept."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_OF_STRICT = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/chart": b"drawingml/2006/chart",
}
"""The names of the strict form of Word files, and those of the usual one."""
_DOCTYPE = re.compile(rb"<\s*!\s*DOCTYPE", re.IGNORECASE)
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']""")
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element = Any
"""An element of lxml, which has no types of its own."""


@dataclass(frozen=True)
class Package:
    """The parts of a checked .docx by their names."""

    parts: dict[str, bytes]
    main: str
    left_out: tuple[str, ...] = ()
    """The parts of other programs and the pictures kept elsewhere, which were left out."""

    def xml(self, name: str) -> Element | None:
        """A part as a tree; None where there is no such part."""
        content = self.parts.get(name)
        return None if content is None else _tree(content)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What the part *name* refers to: id → (the last word of the type, the target).

        A target inside the package is the name of a part.
        """
        path = PurePosixPath(name)
        tree = self.xml(str(path.parent / "_rels" / f"{path.name}.rels"))
        found = {}
        for one in () if tree is None else tree.iter(_RELATED):
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                target = _inside(path.parent, target)
            found[one.get("Id", "")] = (one.get("Type", "").rsplit("/", 1)[-1], target)
        return found


def open_package(content: bytes) -> Package:
    """The parts of the .docx in *content*; `BadFile` is raised for all that cannot be taken in."""
    _refuse_strangers(content)
    parts = unpacked(content)
    for name in parts:
        for sign, said in _UNWANTED.items():
            if sign in f"/{name}".lower():
                raise BadFile(*said)
    left = tuple(name for name in parts if any(sign in f"/{name}".lower() for sign in _LEFT_OUT))
    parts = {name: part for name, part in parts.items() if name not in left}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            _refuse_doctype(part)
            parts[name] = _usual(part)
    main = _main_part(parts)
    for name, part in parts.items():
        if name.endswith(".rels"):
            left += _elsewhere(_tree(part))
    return Package(parts, main, left)


def _usual(part: bytes) -> bytes:
    """A part of a strict Word file in the names of the usual one."""
    if _STRICT in part:
        for strict, usual in _OF_STRICT.items():
            part = part.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    return part


def _refuse_strangers(content: bytes) -> None:
    """Whatever is no zip at all, by its name where it is known."""
    if not content:
        raise BadFile("Tệp trống (0 byte).", "Sao chép lại tệp từ máy gốc rồi gửi lại.")
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise BadFile(
                "Tệp bị khoá bằng mật khẩu.", "Mở bằng Word, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ), lưu lại."
            )
        raise BadFile("Đây là tệp Word, Excel đời cũ (.doc, .xls).", _AGAIN)
    for mark, name in _STRANGERS.items():
        if re.match(mark, content, re.DOTALL | re.IGNORECASE):
            raise BadFile(f"Đây là {name}, không phải tệp Word (.docx).", _AGAIN)
    if not content.startswith(b"PK"):
        raise BadFile("Đây không phải tệp Word (.docx).", _AGAIN)


def unpacked(content: bytes) -> dict[str, bytes]:
    """Every entry of the zip, read under the caps."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES:
                raise BadFile(*_BOMB)
            parts: dict[str, bytes] = {}
            seen: set[str] = set()
            total = 0
            for entry in entries:
                _refuse_odd(entry, seen)
                if entry.is_dir():
                    continue
                parts[entry.filename] = _read(archive, entry, MAX_TOTAL - total)
                total += len(parts[entry.filename])
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise BadFile(*_BROKEN) from error
    return parts


def _refuse_odd(entry: ZipInfo, seen: set[str]) -> None:
    """Names that lead elsewhere or stand twice, passwords, and ways of packing that no office uses."""
    name = entry.filename
    odd = "\\" in name or ":" in name or not name.isprintable() or name.startswith("/")
    if odd or ".." in name.split("/"):
        raise BadFile(f"Trong tệp có phần mang tên lạ: {quoted(name)}.", _CLEAN)
    if name.casefold() in seen:
        raise BadFile(f"Trong tệp có hai phần cùng tên: {quoted(name)}.", _CLEAN)
    seen.add(name.casefold())
    if entry.flag_bits & 1:
        raise BadFile("Tệp bị khoá bằng mật khẩu.", "Bỏ mật khẩu rồi gửi lại.")
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise BadFile(*_BROKEN)


def _read(archive: ZipFile, entry: ZipInfo, left: int) -> bytes:
    """The bytes of one entry, never more than may be there, whatever its header claims."""
    cap = MAX_XML if entry.filename.endswith((".xml", ".rels")) else left
    with archive.open(entry) as file:
        content = file.read(min(cap, left) + 1)
    if len(content) > min(cap, left):
        raise BadFile(*_BOMB)
    if len(content) > _RATIO_FROM and len(content) > MAX_RATIO * max(1, entry.compress_size):
        raise BadFile(*_BOMB)
    return content


def _refuse_doctype(part: bytes) -> None:
    """No document type: it is the door to entities and to files outside (XXE, billion laughs)."""
    encoding = _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        part = part.decode("utf-16", "replace").encode()
    elif b"\0" in part[:4] or (encoding and encoding[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}):
        raise BadFile("Trong tệp có phần không dùng UTF-8.", _AGAIN)
    if _DOCTYPE.search(part):
        raise BadFile("Trong tệp có khai báo DOCTYPE.", _CLEAN)


def _tree(content: bytes) -> Element:
    """XML without entities, document types or network."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadFile(*_BROKEN) from error


def _main_part(parts: dict[str, bytes]) -> str:
    """The part that holds the text; other kinds of office files are named."""
    types = parts.get("[Content_Types].xml")
    if types is None:
        if b"opendocument" in parts.get("mimetype", b""):
            raise BadFile("Đây là tệp OpenDocument (.odt), không phải .docx.", _AGAIN)
        raise BadFile("Đây là tệp nén, không phải tệp Word (.docx).", "Giải nén rồi gửi từng tệp .docx.")
    declared = [(one.get("PartName", ""), one.get("ContentType", "")) for one in _tree(types).iter()]
    for _, kind in declared:
        for sign, said in _TYPES.items():
            if sign in kind and kind.endswith("main+xml"):
                raise BadFile(*said)
    main = next((name.lstrip("/") for name, kind in declared if kind == _MAIN), "")
    if main not in parts:
        raise BadFile(*_BROKEN)
    return main


def _elsewhere(tree: Element) -> tuple[str, ...]:
    """The pictures that are kept elsewhere, never fetched; beside what a reader may click nothing else may be."""
    pictures: list[str] = []
    for one in tree.iter(_RELATED):
        kind = one.get("Type", "").rsplit("/", 1)[-1]
        if one.get("TargetMode") == "External" and kind == "image":
            pictures.append(one.get("Target", ""))
        elif one.get("TargetMode") == "External" and kind != "hyperlink":
            what = "khuôn mẫu" if kind == "attachedTemplate" else "phần"
            raise BadFile(
                f"Tệp dẫn tới {what} để ở nơi khác: {quoted(one.get('Target', ''))}.",
                _CLEAN,
            )
    return tuple(pictures)


def _inside(folder: PurePosixPath, target: str) -> str:
    """The name of the part that *target* means, seen from *folder*."""
    steps: list[str] = []
    for step in (PurePosixPath(target.lstrip("/")) if target.startswith("/") else folder / target).parts:
        if step == "..":
            del steps[-1:]
        else:
            steps.append(step)
    return "/".join(steps)
