"""A PDF: what keeps it from being published (SAFETY E4), and the copy that is."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from kho.filekind import BadFile
from kho.pdf_objects import Encrypted, Objects, Reader, TooComplex, bounds
from kho.picture import Picture, read_jpeg

_END = re.compile(rb"[\r\n]%%EOF")
_TAIL = 1024
"""Within so many last bytes stands the end marker, as Acrobat wants it."""

_SHORTER = "Chia tệp thành các phần ngắn hơn, hoặc ghi đường dẫn trong bài."
_AGAIN = "Mở tệp, chọn In rồi “Lưu dưới dạng PDF” (Save as PDF), và gửi tệp mới đó."

_SCRIPT = "Tệp PDF có mã chạy tự động (JavaScript)."
_LAUNCH = "Tệp PDF có lệnh mở chương trình hoặc tệp khác."
_EMBEDDED = "Tệp PDF có tệp khác đính kèm bên trong."
_DYNAMIC_FORM = "Tệp PDF là biểu mẫu động (XFA), nhiều máy không mở được."
_MEDIA = "Tệp PDF có phim, âm thanh hoặc hình 3D nhúng bên trong."

_DANGERS = {
    "/JS": _SCRIPT,
    "/JavaScript": _SCRIPT,
    "/Launch": _LAUNCH,
    "/ImportData": _LAUNCH,
    "/SubmitForm": _LAUNCH,
    "/GoToR": _LAUNCH,
    "/GoToE": _EMBEDDED,
    "/EF": _EMBEDDED,
    "/EmbeddedFile": _EMBEDDED,
    "/EmbeddedFiles": _EMBEDDED,
    "/FileAttachment": _EMBEDDED,
    "/XFA": _DYNAMIC_FORM,
    "/RichMedia": _MEDIA,
    "/Rendition": _MEDIA,
    "/Screen": _MEDIA,
    "/Movie": _MEDIA,
    "/Sound": _MEDIA,
    "/3D": _MEDIA,
}
"""Keys of dictionaries, and kinds of actions, notes and streams (ISO 32000-2, 12.5.6 and 12.6.4)."""
_IN_PLAIN_SIGHT = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?=[\s/<>(\[\]])")
_ODD_LINK = re.compile(r"\s*(?:(?:javascript|vbscript|data|file)\s*:|\\\\)", re.IGNORECASE)

_KEPT_OF_ROOT = frozenset(("/Type", "/Pages", "/Names", "/Dests", "/Outlines", "/PageLabels", "/AcroForm"))
_KEPT_OF_ROOT |= {"/Lang", "/MarkInfo", "/StructTreeRoot", "/OCProperties", "/ViewerPreferences"}
_PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF")
_PRIVATE_OF_NOTE = ("/T", "/M", "/CreationDate", "/NM")
"""A note's author and dates; of a form's field, /T is its name."""


def check(content: bytes) -> bool:
    """Refuse a PDF that is not safe to publish; tell whether a photo in it says where it was taken.

    Raises:
        BadFile: damaged, cut short, locked, without pages; holding scripts, files, films or odd links; or
            too complex to be read to its end.
    """
    if not _END.search(content[-_TAIL:]):
        raise BadFile("Tệp PDF bị cắt cụt: không thấy dấu kết thúc tệp.", "Sao chép lại tệp từ máy gốc.")
    plain = _IN_PLAIN_SIGHT.search(content)
    if plain:
        raise BadFile(_DANGERS[plain[0].decode()], _AGAIN)
    with _in_words():
        reader = Reader(content)
        objects = Objects(reader, _refuse_danger)
        pages = len(reader.pages)
        photos = [_photo(value) for value in objects.found.values()]
    if not pages:
        raise BadFile("Tệp PDF không có trang nào.", _AGAIN)
    return any(photo.located for photo in photos if photo)


def published(content: bytes) -> bytes:
    """The copy of a checked PDF that goes on the site: what its pages need, and nothing about its makers.

    Document information and XMP may name a person or a machine; orphans of earlier revisions, authors of
    notes and EXIF of photos may tell more. So the objects within reach of the pages are written anew,
    numbered in the order they are met: same input, same bytes. A digitally signed file is kept byte for byte,
    since any change would break the signature that makes it evidence.
    """
    with _in_words():
        reader = Reader(content)
        root = reader.root_object
        signatures: list[DictionaryObject] = []
        Objects(reader, lambda value: signatures.append(value) if "/ByteRange" in value else None)
        if signatures:
            return content
        _keep(root, _KEPT_OF_ROOT)
        if "/Names" in root:
            _keep(root["/Names"], {"/Dests"})
        return Objects(reader, _forget).written(_bare)


@contextmanager
def _in_words() -> Iterator[None]:
    """Reading within bounds, whose every failure is said in Vietnamese."""
    try:
        with bounds():
            yield
    except BadFile:
        raise
    except Encrypted as error:
        raise BadFile("Tệp PDF bị khoá hoặc đặt mật khẩu.", _AGAIN) from error
    except TooComplex as error:
        raise BadFile("Tệp PDF quá phức tạp, không kiểm tra hết được.", _SHORTER) from error
    except Exception as error:  # pypdf fails in many ways; to a school they are one
        raise BadFile("Tệp PDF bị hỏng hoặc không đúng chuẩn.", _AGAIN) from error


def _refuse_danger(value: DictionaryObject) -> None:
    """Refuse what acts, hides or leads astray."""
    kinds = [value[key] for key in ("/S", "/Subtype", "/Type") if key in value]
    for word in (*value, *kinds):
        if isinstance(word, str) and word in _DANGERS:
            raise BadFile(_DANGERS[word], _AGAIN)
    if "/URI" in value and _ODD_LINK.match(str(value["/URI"])):
        raise BadFile("Tệp PDF có liên kết lạ, không phải trang web.", _AGAIN)


def _forget(value: DictionaryObject) -> None:
    """Drop what tells about makers, and what acts by itself."""
    is_note = "/Rect" in value and value.get("/Subtype") != "/Widget"
    for key in (*_PRIVATE, *(_PRIVATE_OF_NOTE if is_note else ())):
        value.pop(key, None)


def _keep(value: PdfObject, keys: AbstractSet[str]) -> None:
    """Drop all of a dictionary but *keys*."""
    if isinstance(value, DictionaryObject):
        for key in value.keys() - keys:
            del value[key]


def _photo(value: PdfObject | None) -> Picture | None:
    """The JPEG that an object is, where it is one that can be walked."""
    if not isinstance(value, StreamObject) or value.get("/Filter") not in ("/DCTDecode", ["/DCTDecode"]):
        return None
    try:
        return read_jpeg(value.get_data())
    except BadFile:
        return None


def _bare(value: PdfObject) -> PdfObject:
    """The object as it is written: a photo without its EXIF, texts and thumbnails."""
    photo = _photo(value)
    if photo is None or not isinstance(value, StreamObject):
        return value
    stream = StreamObject()
    stream.update(value)
    stream.set_data(photo.bare)
    return stream
