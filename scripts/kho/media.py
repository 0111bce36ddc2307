"""Attachments: pictures and PDFs, judged by their content and never by their name; hostile until checked.

`inspect` says what a file is, or refuses it with what to do about it. `renditions` and `encode` make the
copies of a picture that are published, `published_pdf` that of a PDF. Limits are those of SAFETY E4 and E5.
"""

import stat
import warnings
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image

from kho import pdf
from kho.filekind import SUFFIXES, BadFile, FileKind, kind_of
from kho.picture import Picture, broken, read_jpeg, read_png, read_webp
from kho.problem import quoted
from kho.text import slug

__all__ = [
    "WIDTHS",
    "Attachment",
    "BadFile",
    "FileKind",
    "Rendition",
    "encode",
    "inspect",
    "published_pdf",
    "renditions",
]

MAX_BYTES = 5 * 1024 * 1024
MAX_SIDE = 10_000
MAX_PIXELS = 40_000_000
MAX_HEAVY_PIXELS = 13_000_000
"""The limit where a decoder holds a picture more than once; both keep memory below 300 MB."""

WIDTHS = (480, 960, 1440)
"""The widths of published copies: a phone, a phone with a fine screen, a desk."""

_READERS = {FileKind.PNG: read_png, FileKind.JPEG: read_jpeg, FileKind.WEBP: read_webp}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes each orientation of EXIF upright."""
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
    """What the file at *path* is.

    Raises:
        BadFile: if it is not a sound picture or PDF within the limits.
    """
    content = _read(path)
    kind = kind_of(content)
    if SUFFIXES.get(path.suffix.lower()) is not kind:
        raise BadFile(
            f"Tên tệp kết thúc bằng {quoted(path.suffix)} nhưng nội dung là {kind.label}.",
            f"Đổi phần cuối tên tệp thành “.{'jpg' if kind is FileKind.JPEG else kind}”.",
        )
    digest = sha256(content).hexdigest()
    if kind is FileKind.PDF:
        return Attachment(path.name, kind, len(content), digest, located=pdf.check(content))
    picture = _picture(kind, content)
    _decoded(kind, picture, (1, 1))
    return Attachment(path.name, kind, len(content), digest, *picture.shown, picture.located)


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

    A colour profile is dropped too, unread: a phone's wide colours look slightly paler, and no profile parser
    meets a stranger's bytes.
    """
    content = _read(path)
    kind = kind_of(content)
    picture = _picture(kind, content)
    width, height = rendition.width, rendition.height
    stored = (height, width) if picture.sideways else (width, height)
    narrow = _narrowed(_decoded(kind, picture, (2 * stored[0], 2 * stored[1])), stored[0])
    small = narrow.resize(stored, Image.Resampling.LANCZOS)
    if picture.orientation in _TURNS:
        small = small.transpose(_TURNS[picture.orientation])
    out = BytesIO()
    small.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def published_pdf(path: Path) -> bytes:
    """The bytes of a checked PDF as published, without what tells about its makers; see `pdf.published`."""
    return pdf.published(_read(path))


def _read(path: Path) -> bytes:
    """The bytes of a regular file of bounded size; it is not opened before it is known to be one."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise BadFile(
                "Đây không phải một tệp thường (có thể là liên kết, thư mục hoặc thiết bị).",
                "Chép chính tệp ảnh hoặc PDF vào đây.",
            )
        if status.st_size > MAX_BYTES:
            megabytes = f"{status.st_size / 1024**2:.1f}".replace(".", ",")
            raise BadFile(
                f"Tệp nặng {megabytes} MB; tối đa {MAX_BYTES // 1024**2} MB.",
                "Thu nhỏ ảnh, nén PDF, hoặc ghi đường dẫn trong bài.",
            )
        content = path.read_bytes()
    except OSError as error:
        raise BadFile("Không đọc được tệp này.", "Kiểm tra tệp có tồn tại và được phép đọc.") from error
    if not content:
        raise BadFile("Tệp trống (0 byte).", "Sao chép lại tệp từ máy gốc rồi gửi lại.")
    return content


def _picture(kind: FileKind, content: bytes) -> Picture:
    """The picture, its size within the limits by what its header says: nothing is decoded yet."""
    picture = _READERS[kind](content)
    width, height = picture.size
    if not width or not height:
        raise broken()
    most = MAX_HEAVY_PIXELS if picture.heavy else MAX_PIXELS
    if max(width, height) > MAX_SIDE or width * height > most:
        raise BadFile(
            f"Ảnh rộng {width} × {height} điểm ảnh; "
            f"tối đa {MAX_SIDE} mỗi cạnh và {most // 1_000_000} triệu điểm ảnh cả thảy.",
            "Thu nhỏ ảnh rồi gửi lại; cạnh dài 3000 điểm ảnh là đủ.",
        )
    return picture


def _decoded(kind: FileKind, picture: Picture, wanted: tuple[int, int]) -> Image.Image:
    """The pixels, every one decoded; a JPEG's at a fraction of its size, but not below *wanted*."""
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(BytesIO(picture.bare), formats=[kind.upper()])
            honest = image.size == picture.size
            image.draft(None, wanted)
            if honest:
                image.load()
    except Exception as error:
        raise broken() from error
    if not honest:
        raise broken()
    return image


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    """The picture at *width* and its full height, made strip by strip: a large one is never held twice."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    narrow = Image.new(mode, (width, image.height))
    for top in range(0, image.height, _STRIP):
        strip = image.crop((0, top, image.width, min(top + _STRIP, image.height)))
        if strip.mode == "I;16":  # a scanner's fine greys, which `convert` would cut off at white
            strip = strip.point(lambda level: level / 256).convert("L")
        strip = strip.convert(mode)
        narrow.paste(strip.resize((width, strip.height), Image.Resampling.LANCZOS), (0, top))
    return narrow
