"""What keeps a PDF from being published (SAFETY E4): pypdf reads it strictly, and every object in reach is seen."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from pypdf import PdfReader, apply_configuration
from pypdf._configuration import Configuration
from pypdf.errors import LimitReachedError, PdfReadError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from kho.store.files.filekind import BadFile
from kho.words.text import nfc

MAX_VALUES = 200_000
"""The most values in all objects within reach."""
MAX_UNFOLDED = 2 * 1024 * 1024
"""The most bytes that compressed objects unfold to."""

_AGAIN = "Mở tệp, chọn In rồi “Lưu dưới dạng PDF” (Save as PDF), và gửi tệp mới đó."
_DANGERS = {
    "/JS /JavaScript /AA": "mã chạy tự động (JavaScript)",
    "/Launch /ImportData /SubmitForm /GoToR": "lệnh mở chương trình hoặc tệp khác",
    "/EF /EmbeddedFile /EmbeddedFiles /FileAttachment /GoToE": "tệp khác đính kèm bên trong",
    "/XFA": "biểu mẫu động (XFA), nhiều máy không mở được",
    "/RichMedia /Rendition /Screen /Movie /Sound /3D": "phim, âm thanh hoặc hình 3D nhúng bên trong",
}
"""Keys of dictionaries, and kinds of actions, notes and streams (ISO 32000-2, 12.5.6 and 12.6.4)."""
_NAMES = {word: name for words, name in _DANGERS.items() for word in words.split()}
_TAG = re.compile(r"<[^<>]*>")
_ODD_LINK = re.compile(r"\s*(?:(?:javascript|vbscript|data|file)\s*:|\\\\|\s{99})", re.IGNORECASE)

_LIMITS = Configuration(
    zlib_maximum_output_length=MAX_UNFOLDED,
    lzw_maximum_output_length=MAX_UNFOLDED,
    run_length_maximum_output_length=MAX_UNFOLDED,
    zlib_maximum_recovery_input_length=1,
    stream_parsing_work_maximum_count=200_000,
    xform_maximum_invocations_per_extraction=100,
)
MAX_PAGES = 50
"""The most pages whose words are read."""
_UNSAID = frozenset({"/ID", "/CreationDate", "/ModDate", "/M", "/DA", "/Lang", "/Producer"})
"""Texts that no person wrote: dates, marks of the program."""

_NOTHING = NullObject()
_BLANK = bytes(8 * 1024 * 1024)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on crooked files help no school


class _File(BytesIO):
    """A file that looks blank where pypdf would search all of it for each object that its tables misplace."""

    def getbuffer(self) -> memoryview:
        """Zeros, more than an attachment may have bytes."""
        return memoryview(_BLANK)


class _Reader(PdfReader):
    """A reader that unfolds compressed objects on a budget: pypdf limits each stream of them, not all."""

    unfolded = 0

    def cache_indirect_object(self, generation: int, idnum: int, obj: PdfObject | None) -> PdfObject | None:
        """Keep an object; unfold it now if it holds others, and count."""
        if isinstance(obj, StreamObject) and obj.get("/Type", _NOTHING).get_object() in ("/ObjStm", "/XRef"):
            self.unfolded += len(obj.get_data())
            if self.unfolded > MAX_UNFOLDED:
                raise LimitReachedError
        return super().cache_indirect_object(generation, idnum, obj)


def photos(content: bytes) -> list[bytes]:
    """The JPEGs in a PDF that is safe to publish; `BadFile` says why any other is not."""
    if not content.rstrip(b"\0\t\n\r ").endswith(b"%%EOF"):  # or viewers may read on where pypdf does not
        raise BadFile("Tệp PDF bị cắt cụt: không thấy dấu kết thúc tệp.", "Sao chép lại tệp từ máy gốc.")
    if b"/Encrypt" in content:
        raise BadFile("Tệp PDF bị khoá hoặc đặt mật khẩu.", _AGAIN)
    found: list[bytes] = []
    dangers: list[str] = []
    try:
        with apply_configuration(_LIMITS):
            reader = _Reader(_File(content), strict=True)
            for value in _dictionaries(reader.trailer):
                dangers.extend(_dangers(value))
                if isinstance(value, StreamObject) and value.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
                    found.append(value.get_data())
            pages = len(reader.pages)
    except LimitReachedError as error:
        raise BadFile("Tệp PDF quá phức tạp để kiểm tra hết.", "Chia thành các tệp ngắn hơn.") from error
    except Exception as error:  # pypdf fails in many ways; to a school they are one
        raise BadFile("Tệp PDF bị hỏng hoặc không đúng chuẩn.", _AGAIN) from error
    if dangers or not pages:
        raise BadFile(f"Tệp PDF {f'có {dangers[0]}' if dangers else 'không có trang nào'}.", _AGAIN)
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """What a PDF says."""

    text: str
    unread: int
    """How many pages show something of which no word could be read, as on a scan, or stand behind the first pages."""


def words(content: bytes) -> Said:
    """What a PDF that is safe to publish says: first pages, properties, bookmarks, remarks and filled fields."""
    found: list[str] = []
    unread = 0
    with (
        apply_configuration(_LIMITS),
        suppress(Exception),
    ):  # pypdf fails in many ways; what was read is kept
        reader = _Reader(_File(content), strict=True)
        for value in _dictionaries(reader.trailer):
            found += (
                text
                for key, text in value.items()
                if isinstance(text, TextStringObject) and key not in _UNSAID
            )
            if isinstance(value, StreamObject) and value.get("/Type") == "/Metadata":
                found.append(_TAG.sub(" ", value.get_data().decode("utf-8", "replace")))
        unread = len(reader.pages)
        for page in islice(reader.pages, MAX_PAGES):
            with suppress(Exception):  # as above, page by page
                found.append(page.extract_text())
                unread -= any(map(str.isalnum, found[-1])) or "/Contents" not in page
    return Said(nfc("\n\0\n".join(found)), unread)


def _dictionaries(trailer: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every dictionary within reach of the trailer."""
    waiting: list[PdfObject | None] = [trailer]
    seen = set()
    for _ in range(MAX_VALUES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, DictionaryObject):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, ArrayObject):
            waiting.extend(value)
        elif isinstance(value, IndirectObject) and (value.idnum, value.generation) not in seen:
            seen.add((value.idnum, value.generation))
            waiting.append(value.get_object())
            if isinstance(waiting[-1], NullObject | None):  # a viewer might find something there after all
                raise PdfReadError
    raise LimitReachedError


def _dangers(value: DictionaryObject) -> Iterator[str]:
    """What a dictionary has that acts, hides or leads astray."""
    kinds = [value[key] for key in ("/S", "/Subtype", "/Type") if key in value]
    yield from (_NAMES[word] for word in (*value, *kinds) if isinstance(word, str) and word in _NAMES)
    opening, link = (value.get(key, _NOTHING).get_object() for key in ("/OpenAction", "/URI"))
    if isinstance(opening, DictionaryObject) and opening.get("/S") != "/GoTo":
        yield _NAMES["/AA"]
    start = link[:200] if isinstance(link, str | bytes) else ""  # many may share one long text
    if _ODD_LINK.match(start.decode("latin-1") if isinstance(start, bytes) else start):
        yield "liên kết lạ, không phải trang web"
