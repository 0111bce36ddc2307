"""Which kind of file some bytes are, by what stands at their head and never by a name (SAFETY E4)."""

import re

from kho.words.terms import Term


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


MARKS = {
    rb"\x89PNG\r\n\x1a\n": FileKind.PNG,
    rb"\xff\xd8\xff": FileKind.JPEG,
    rb"RIFF....WEBP": FileKind.WEBP,
    rb"%PDF-": FileKind.PDF,
}
"""What stands at the head of each kind."""
_ACCEPTED = "Kho chỉ nhận ảnh JPEG, PNG, WebP và tệp PDF."
_AS_PICTURE = "Mở ảnh, chọn Lưu thành (Save as) JPEG hoặc PNG, rồi gửi tệp mới."
_AS_PDF = "Mở tệp, chọn Lưu thành (Save as) PDF, rồi gửi tệp PDF."
_AS_LINK = "Đưa lên nơi lưu trữ của trường rồi ghi đường dẫn trong bài."
_FROM_IPHONE = (
    "Trên iPhone: Cài đặt › Camera › Định dạng › “Tương thích nhất” cho ảnh chụp sau; "
    "ảnh này thì mở ra, chọn Chia sẻ › Xuất thành JPEG, rồi gửi tệp mới."
)
STRANGERS = {
    rb"version https://git-lfs": ("con trỏ Git LFS, không phải chính tệp ảnh", "Gửi chính tệp ảnh hoặc PDF."),
    rb"GIF8": ("ảnh GIF", _AS_PICTURE),
    rb"BM.{4}\0{4}|\0\0[\x01\x02]\0.\0": ("ảnh BMP hoặc biểu tượng ICO", _AS_PICTURE),
    rb"II\*\0|MM\0\*|8BPS": ("ảnh TIFF, ảnh Photoshop hoặc ảnh thô của máy ảnh", _AS_PICTURE),
    rb"....ftyp(?:hei|hev|mif1|msf1)": ("ảnh HEIC của iPhone", _FROM_IPHONE),
    rb"....ftypavi": ("ảnh AVIF", _AS_PICTURE),
    rb"....ftyp|RIFF....AVI |\x1aE\xdf\xa3": ("phim", _AS_LINK),
    rb"ID3|RIFF....WAVE|OggS": ("tệp âm thanh", _AS_LINK),
    rb"%!PS|\xc5\xd0\xd3\xc6|push graphic-context": ("bản vẽ EPS hoặc MVG", _AS_PICTURE),
    rb"PK\x03\x04.{26}(?:\[Content_|_rels|word|xl|ppt|docProps)": ("tệp Word, Excel, PowerPoint", _AS_PDF),
    rb"\xd0\xcf\x11\xe0|\{\\rtf": ("tệp Word, Excel, PowerPoint đời cũ", _AS_PDF),
    rb"PK[\x03\x05]|Rar!|7z\xbc\xaf|\x1f\x8b": ("tệp nén (hoặc bản vẽ SVGZ)", "Giải nén rồi gửi từng tệp."),
    rb"MZ|\x7fELF|#!": ("chương trình máy tính", "Chỉ gửi ảnh và PDF."),
    rb".{0,1024}?<svg\b": ("bản vẽ SVG", _AS_PICTURE),
    rb".{0,1024}?<(?:!doctype html|html|head|body|script)\b": ("trang HTML", "In trang thành PDF rồi gửi."),
    rb".{1,1024}?%PDF-": ("tệp PDF có dữ liệu lạ ở đầu", _AS_PDF),
}
"""What people or attackers send instead: its mark, its name, and what to do."""


STRANGE = f"Đây là {{name}}. {_ACCEPTED}"
UNKNOWN = (
    f"Không nhận ra loại tệp này. {_ACCEPTED}",
    "Mở lại tệp xem có đúng là ảnh hoặc PDF không.",
)


def kind_of(content: bytes) -> FileKind:
    """The kind whose mark stands at the head of *content*; any other is refused, by its name where it is known."""
    for mark, kind in MARKS.items():
        if re.match(mark, content, re.DOTALL):
            return kind
    for mark, (name, hint) in STRANGERS.items():
        if re.match(mark, content, re.DOTALL | re.IGNORECASE):
            raise BadFile(STRANGE.format(name=name), hint)
    raise BadFile(*UNKNOWN)
