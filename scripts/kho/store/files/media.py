"""Attachments: pictures and PDFs, judged by their content and never by their name; hostile until checked.

`inspect` (of bytes: `examine`) says what a file is, or refuses it with what to do about it. `renditions` and
`encode` make the copies of a picture that are published, `published_pdf` that of a PDF. Limits are those of
SAFETY E4 and E5.
"""

import os
import re
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from PIL.ExifTags import GPS, IFD, Base

from kho.store.files import pdf
from kho.store.files.filekind import BadFile, FileKind, kind_of
from kho.words.problem import quoted
from kho.words.text import slug

__all__ = [
    "Attachment",
    "BadFile",
    "FileKind",
    "Rendition",
    "encode",
    "examine",
    "inspect",
    "published_pdf",
    "renditions",
    "words",
]

MAX_MEGABYTES = 5
TOO_HEAVY = (f"Tệp nặng hơn {MAX_MEGABYTES} MB.", "Thu nhỏ ảnh, nén PDF, hoặc ghi đường dẫn.")
EMPTY = ("Tệp trống (0 byte).", "Sao chép lại tệp từ máy gốc rồi gửi lại.")
MAX_SIDE = 10_000
MAX_PIXELS = 40_000_000
MAX_HEAVY_PIXELS = 13_000_000
"""For WebP and progressive JPEG, whose decoders hold up to 16 bytes a pixel: 290 MB in all, as measured."""
MAX_PARTS = 64
"""The most passes, EXIF blocks and colour profiles: photos have ten or so, readers choke on thousands."""
WIDTHS = (480, 960, 1440)
"""The widths of published copies: a phone, a phone with a fine screen, a desk."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses twice this, before its WebP reader takes memory
os.environ["JPEGMEM"] = "110M"  # libjpeg keeps no more of a JPEG that paints one colour after the other

_PART = re.compile(rb"\xff\xda\x00[\x08\x0a\x0c\x0e][\x01-\x04]|Exif\0\0|iCCP")
_STRIP = 256


@dataclass(frozen=True, slots=True)
class Attachment:
    """A checked file; a picture's sides are those it is shown with."""

    name: str
    kind: FileKind
    size: int
    digest: str
    width: int = 0
    height: int = 0
    located: bool = False
    """Whether the original tells where it was taken; the published copy does not."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A published copy of a picture; its name changes when the original does."""

    width: int
    height: int
    name: str


def inspect(path: Path) -> Attachment:
    """What the file at *path* is; `BadFile` is raised unless it is a sound picture or PDF within the limits."""
    return examine(path.name, _read(path))


def examine(name: str, content: bytes) -> Attachment:
    """What the bytes of a file called *name* are, as `inspect` says of a file on disk."""
    if len(content) > MAX_MEGABYTES * 1024**2:
        raise BadFile(*TOO_HEAVY)
    kind = kind_of(content)
    suffix = Path(name).suffix
    if suffix.lower().replace(".jpg", ".jpeg") != f".{kind}":
        raise BadFile(
            f"Tên tệp kết thúc bằng {quoted(suffix)} nhưng nội dung là {kind.label}.",
            f"Đổi phần cuối tên tệp thành “.{'jpg' if kind is FileKind.JPEG else kind}”.",
        )
    size, digest = len(content), sha256(content).hexdigest()
    if kind is FileKind.PDF:
        located = False
        for photo in pdf.photos(content):
            with suppress(BadFile), _in_words():  # what only PDF readers understand tells no place
                located |= _located(_opened(FileKind.JPEG, photo))
        if located:
            raise BadFile("Ảnh trong tệp PDF mang vị trí GPS.", "Xoá vị trí khỏi ảnh rồi tạo lại tệp PDF.")
        return Attachment(name, kind, size, digest)
    with _in_words():
        image = _opened(kind, content)
        width, height = _turned(image, image.size)
        located = _located(image)
        image.draft(None, (1, 1))  # all of a JPEG is read, an eighth of it is kept
        image.load()
    return Attachment(name, kind, size, digest, width, height, located)


def renditions(path: Path, attachment: Attachment) -> tuple[Rendition, ...]:
    """The copies to publish of a checked picture: none larger than it is, at least one."""
    stem = f"{slug(path.stem) or 'anh'}-{attachment.digest[:8]}"
    full = attachment.width
    return tuple(
        Rendition(width, max(1, round(attachment.height * width / full)), f"{stem}-{width}.webp")
        for width in [width for width in WIDTHS if width <= full] or [full]
    )


def encode(path: Path, rendition: Rendition) -> bytes:
    """The bytes of a published copy: turned upright, shrunk, and nothing but pixels. Same input, same bytes.

    A colour profile is dropped too: a phone's wide colours look slightly paler.
    """
    content = _read(path)
    with _in_words():
        image = _opened(kind_of(content), content)
        orientation = image.getexif().get(Base.Orientation)
        width, height = _turned(image, (rendition.width, rendition.height))
        image.draft(None, (2 * width, 2 * height))
        copy = _narrowed(image, width)
        del image  # with all that its decoder holds
        copy = copy.resize((width, height), Image.Resampling.LANCZOS)
        copy = copy.convert(copy.mode.upper())
        copy.getexif()[Base.Orientation] = orientation
        ImageOps.exif_transpose(copy, in_place=True)
        out = BytesIO()
        copy.save(out, "WEBP", quality=80, method=4, exif=b"")
    return out.getvalue()


def published_pdf(path: Path) -> bytes:
    """The bytes of a checked PDF as published: as they are.

    pypdf could write it anew, but copies by recursion, which fails where each page links to the next, and
    copies what pages share once for each; and any change breaks the signature that makes a decision evidence.
    So what must not be published is refused, not removed. What remains is the maker's name in the properties.
    """
    return _read(path)


def words(path: Path) -> pdf.Said:
    """What the checked PDF at *path* says to a reader."""
    return pdf.words(_read(path))


def _read(path: Path) -> bytes:
    """The bytes of a regular file of bounded size; it is not opened before it is known to be one."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise BadFile(
                "Đây không phải một tệp thường (mà là liên kết, thư mục…).", "Chép chính tệp vào đây."
            )
        if status.st_size > MAX_MEGABYTES * 1024**2:
            raise BadFile(*TOO_HEAVY)
        if not status.st_size:
            raise BadFile(*EMPTY)
        return path.read_bytes()
    except OSError as error:
        raise BadFile("Không đọc được tệp này.", "Kiểm tra tệp có tồn tại và được phép đọc.") from error


@contextmanager
def _in_words() -> Iterator[None]:
    """Pillow at work: its every failure is said in Vietnamese, its warnings are not heard."""
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except BadFile:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large(MAX_PIXELS) from error
    except Exception as error:  # Pillow fails in many ways; to a school they are one
        raise BadFile("Ảnh bị hỏng hoặc bị cắt cụt.", "Sao chép lại ảnh từ máy gốc rồi gửi lại.") from error


def _too_large(most: int) -> BadFile:
    return BadFile(
        f"Ảnh quá lớn: tối đa {MAX_SIDE} điểm ảnh mỗi cạnh và {most // 1_000_000} triệu điểm ảnh cả thảy.",
        "Thu nhỏ ảnh rồi gửi lại; cạnh dài 3000 điểm ảnh là đủ.",
    )


def _opened(kind: FileKind, content: bytes) -> Image.Image:
    """The still picture, within the limits by what its header says: nothing is decoded yet."""
    if len(_PART.findall(content)) > MAX_PARTS:
        raise BadFile("Tệp ảnh gồm quá nhiều phần.", "Mở ảnh, lưu lại thành JPEG hoặc PNG, rồi gửi tệp mới.")
    image = Image.open(BytesIO(content), formats=[kind.upper()])
    most = MAX_HEAVY_PIXELS if kind is FileKind.WEBP or "progressive" in image.info else MAX_PIXELS
    if max(image.size) > MAX_SIDE or image.width * image.height > most:
        raise _too_large(most)
    if kind is not FileKind.JPEG and getattr(image, "is_animated", False):  # a phone's JPEG may hold others
        raise BadFile("Đây là ảnh động; kho chỉ nhận ảnh tĩnh.", "Lưu một khung hình thành JPEG rồi gửi lại.")
    return image


def _turned(image: Image.Image, size: tuple[int, int]) -> tuple[int, int]:
    """The size with its sides swapped if the picture is stored on its side."""
    return (size[1], size[0]) if image.getexif().get(Base.Orientation) in range(5, 9) else size


def _located(image: Image.Image) -> bool:
    """Whether EXIF or XMP tells a place."""
    xmp = image.info.get("xmp", b"")
    return b"GPSLatitude" in xmp or GPS.GPSLatitude in image.getexif().get_ifd(IFD.GPSInfo)


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    """The picture at *width* and its full height, made strip by strip: a large one is never held twice."""
    mode = "RGBa" if image.has_transparency_data else "RGB"
    narrow = Image.new(mode, (width, image.height))
    for top in range(0, image.height, _STRIP):
        strip = image.crop((0, top, image.width, min(top + _STRIP, image.height)))
        if strip.mode == "I;16":  # a scanner's fine greys, which `convert` would cut off at white
            strip = strip.point(lambda level: level / 256).convert("L")
        strip = strip.convert(mode.upper()).convert(mode)
        narrow.paste(strip.resize((width, strip.height), Image.Resampling.LANCZOS), (0, top))
    return narrow
