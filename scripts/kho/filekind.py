"""Which kind of file some bytes are, by what stands at their head and never by a name (SAFETY E4)."""

import re

from kho.terms import Term


class BadFile(Exception):  # noqa: N818 - it names the file, as `Rejected` names entries
    """Raised for a file that cannot be published: what is wrong and what to do, in Vietnamese sentences."""

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


class FileKind(Term):
    """Loại tệp đính kèm."""

    PNG = "png", "ảnh PNG"
    JPEG = "jpeg", "ảnh JPEG"
    WEBP = "webp", "ảnh WebP"
    PDF = "pdf", "tệp PDF"


SUFFIXES = {
    ".png": FileKind.PNG,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".webp": FileKind.WEBP,
    ".pdf": FileKind.PDF,
}
"""How the name of each kind may end, in lower case."""

_MARKS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), FileKind.PNG),
    (re.compile(rb"\xff\xd8\xff"), FileKind.JPEG),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), FileKind.WEBP),
    (re.compile(rb"%PDF-"), FileKind.PDF),
)

_ACCEPTED = "Kho chỉ nhận ảnh JPEG, PNG, WebP và tệp PDF."
_AS_PICTURE = "Mở ảnh, chọn Lưu thành (Save as) JPEG hoặc PNG, rồi gửi tệp mới."
_AS_PDF = "Mở tệp, chọn Lưu thành (Save as) PDF, rồi gửi tệp PDF."
_AS_LINK = "Đưa lên nơi lưu trữ của trường rồi ghi đường dẫn trong bài."
_AS_JPEG = (
    "Trên iPhone: Cài đặt › Camera › Định dạng › “Tương thích nhất” cho ảnh chụp sau; "
    "ảnh này thì mở ra, chọn Chia sẻ › Xuất thành JPEG, rồi gửi tệp mới."
)
_ITSELF = "Gửi chính tệp ảnh hoặc PDF, không qua Git LFS."
_UNPACKED = "Giải nén rồi gửi từng ảnh hoặc từng tệp PDF."
_PRINTED = "Ghi đường dẫn của trang trong bài, hoặc in trang thành PDF."

_STRANGERS = tuple(
    (re.compile(mark, re.DOTALL | re.IGNORECASE), name, hint)
    for mark, name, hint in (
        (rb"version https://git-lfs", "con trỏ Git LFS, không phải chính tệp ảnh", _ITSELF),
        (rb"GIF8", "ảnh GIF", _AS_PICTURE),
        (rb"BM.{4}\0{4}", "ảnh BMP", _AS_PICTURE),
        (rb"II\*\0|MM\0\*", "ảnh TIFF hoặc ảnh thô của máy ảnh", _AS_PICTURE),
        (rb"....ftyp(?:hei|hev|mif1|msf1)", "ảnh HEIC của iPhone", _AS_JPEG),
        (rb"....ftypavi", "ảnh AVIF", _AS_PICTURE),
        (rb"....ftyp|RIFF....AVI |\x1aE\xdf\xa3", "phim", _AS_LINK),
        (rb"ID3|RIFF....WAVE|OggS", "tệp âm thanh", _AS_LINK),
        (rb"8BPS", "ảnh Photoshop", _AS_PICTURE),
        (rb"\x00\x00[\x01\x02]\x00.\x00", "biểu tượng ICO", _AS_PICTURE),
        (rb"%!PS|\xc5\xd0\xd3\xc6|push graphic-context", "bản vẽ EPS hoặc MVG", _AS_PICTURE),
        (rb"\x1f\x8b", "tệp nén GZIP (có thể là bản vẽ SVGZ)", _AS_PICTURE),
        (
            rb"PK\x03\x04.{26}(?:\[Content_|_rels/|word/|xl/|ppt/|docProps/)",
            "tệp Word, Excel, PowerPoint",
            _AS_PDF,
        ),
        (rb"\xd0\xcf\x11\xe0|\{\\rtf", "tệp Word, Excel, PowerPoint đời cũ", _AS_PDF),
        (rb"PK[\x03\x05]|Rar!|7z\xbc\xaf", "tệp nén", _UNPACKED),
        (rb"MZ|\x7fELF|#!", "chương trình máy tính", "Chỉ gửi ảnh và PDF."),
        (rb".{0,1024}?<svg\b", "bản vẽ SVG", _AS_PICTURE),
        (rb".{0,1024}?<(?:!doctype html|html|head|body|script)\b", "trang HTML", _PRINTED),
        (rb".{1,1024}?%PDF-", "tệp PDF có dữ liệu lạ ở đầu", _AS_PDF),
    )
)
"""What people or attackers send instead: its mark, its name, and what to do."""


def kind_of(content: bytes) -> FileKind:
    """The kind whose mark stands at the head of *content*.

    Raises:
        BadFile: for any other kind, named where it is known.
    """
    for mark, kind in _MARKS:
        if mark.match(content):
            return kind
    for mark, name, hint in _STRANGERS:
        if mark.match(content):
            raise BadFile(f"Đây là {name}. {_ACCEPTED}", hint)
    raise BadFile(f"Không nhận ra loại tệp này. {_ACCEPTED}", "Mở lại tệp xem có đúng là ảnh hoặc PDF không.")
