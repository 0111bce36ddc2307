"""A picture as its file describes it, read without any decoder: its size, its turn, whether it tells a place.

What is kept is the *bare* picture: the parts that hold pixels and nothing else. A decoder is given only that,
so no text, profile, thumbnail, comment, second picture or tail ever reaches it, nor anything published
(SAFETY E4). The walk over a file's parts is bounded and linear.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kho.filekind import BadFile

MAX_PARTS = 200
"""The most segments or chunks beside a PNG's pixel data; a phone's photo has about thirty."""
MAX_PIXEL_PARTS = 20_000
"""The most chunks a PNG's pixel data may come in."""
MAX_SCANS = 32
"""The most passes of a progressive JPEG: encoders write about ten, each takes as long as a whole picture."""
MAX_UNFOLDED = 1024 * 1024
"""The most bytes a compressed text or profile may unfold to, as in Pillow."""

_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_FRAMES = (0xC0, 0xC1, 0xC2)
_PROGRESSIVE, _SCAN, _END, _APP1 = 0xC2, 0xDA, 0xD9, 0xE1
_JPEG_KEPT = frozenset((*_FRAMES, 0xC4, 0xDB, 0xDD, _SCAN, 0xE0, 0xEE))
"""Frame, tables, scans; and JFIF and Adobe, which say how colours are coded."""
_PNG_KEPT = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
_WEBP_FRAMES = frozenset((b"VP8 ", b"VP8L"))
_WEBP_KEPT = _WEBP_FRAMES | {b"VP8X", b"ALPH"}

_ORIENTATION, _GPS = 0x0112, 0x8825
_TURNED, _SIDEWAYS = range(1, 9), range(5, 9)
"""The orientations of EXIF, and those that swap the sides."""

_AGAIN = "Mở ảnh bằng phần mềm xem ảnh, lưu lại thành JPEG hoặc PNG, rồi gửi tệp mới."


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture's file says about it; width and height are as stored, before it is turned."""

    size: tuple[int, int]
    bare: bytes
    orientation: int
    located: bool
    heavy: bool = False
    """Whether a decoder holds the whole picture more than once (WebP, progressive JPEG)."""

    @property
    def sideways(self) -> bool:
        """Whether it is shown with its sides swapped."""
        return self.orientation in _SIDEWAYS

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height once it is turned."""
        return self.size[::-1] if self.sideways else self.size


def read_jpeg(content: bytes) -> Picture:
    """The picture in a JPEG file: its first one, up to its end marker."""
    kept, sizes, exif, scans, heavy = [content[:2]], [], b"", 0, False
    for marker, part in _segments(content):
        if marker in _JPEG_KEPT:
            kept.append(part)
        if marker in _FRAMES:
            sizes.append(_unpack(">HH", part, 5)[::-1])
            heavy = marker == _PROGRESSIVE
        elif marker == _SCAN:
            scans += 1
        elif marker == _APP1 and part[4:10] == b"Exif\0\0":
            exif = exif or part[10:]
    if len(sizes) != 1:
        raise broken()
    if scans > MAX_SCANS:
        raise _overfull()
    bare = b"".join((*kept, b"\xff\xd9"))
    return Picture(sizes[0], bare, *_described(exif, content), heavy=heavy or scans > 1)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker and its bytes; a scan's are followed by its coded pixels."""
    at = 2
    for _ in range(MAX_PARTS):
        found = _MARKER.match(content, at)
        if found is None:
            raise broken()
        marker, at = found[1][0], found.end() - 2
        if marker == _END:
            return
        end = at + 2 + _unpack(">H", content, at + 2)[0]
        if marker == _SCAN:
            last = _SCAN_END.search(content, end)
            end = last.start() if last else len(content) + 1
        if not at + 4 <= end <= len(content):
            raise broken()
        yield marker, content[at:end]
        at = end
    raise _overfull()


def read_png(content: bytes) -> Picture:
    """The picture in a PNG file, up to its end chunk."""
    kept, exif = [content[:8]], b""
    for kind, part in _chunks(content):
        if (kind == b"IHDR") != (len(kept) == 1):
            raise broken()
        if kind == b"acTL":
            raise _animated()
        if kind in _PNG_KEPT:
            kept.append(part)
        elif kind in (b"iCCP", b"zTXt", b"iTXt"):
            _refuse_bomb(kind, part[8:-4])
        elif kind == b"eXIf":
            exif = part[8:-4]
    return Picture(_unpack(">II", content, 16), b"".join(kept), *_described(exif, content))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk's kind and bytes, IEND last."""
    at, kind, pixel_parts, parts = 8, b"", 0, 0
    while kind != b"IEND":
        length, kind = _unpack(">I4s", content, at)
        end = at + 12 + length
        pixel_parts, parts = pixel_parts + (kind == b"IDAT"), parts + (kind != b"IDAT")
        if end > len(content):
            raise broken()
        if pixel_parts > MAX_PIXEL_PARTS or parts > MAX_PARTS:
            raise _overfull()
        yield kind, content[at:end]
        at = end


def read_webp(content: bytes) -> Picture:
    """The picture in a WebP file: one frame, with its alpha where it has one."""
    stop, at, exif, kept = 8 + _unpack("<I", content, 4)[0], 12, b"", [b"WEBP"]
    sizes: list[tuple[int, int]] = []
    for _ in range(MAX_PARTS):
        if at >= stop:
            break
        kind, length = _unpack("<4sI", content, at)
        data = content[at + 8 : at + 8 + length]
        if len(data) < length:
            raise broken()
        if kind in (b"ANIM", b"ANMF"):
            raise _animated()
        if kind == b"VP8X":  # of its flags only alpha stays
            data = bytes((_unpack("B", data, 0)[0] & 0x10,)) + data[1:10]
        elif kind == b"EXIF":
            exif = data.removeprefix(b"Exif\0\0")
        if kind in _WEBP_KEPT:
            kept.append(struct.pack("<4sI", kind, len(data)) + data + b"\0" * (len(data) % 2))
            sizes += _webp_size(kind, data)
        at += 8 + length + length % 2
    else:
        raise _overfull()
    if len(set(sizes)) != 1:  # the canvas and its one frame agree
        raise broken()
    body = b"".join(kept)
    return Picture(
        sizes[0], b"RIFF" + struct.pack("<I", len(body)) + body, *_described(exif, content), heavy=True
    )


def _webp_size(kind: bytes, data: bytes) -> Iterator[tuple[int, int]]:
    """Width and height as the canvas or a frame tells them."""
    if kind == b"VP8X":
        width, width_high, height, height_high = _unpack("<4xHBHB", data, 0)
        yield (width_high << 16) + width + 1, (height_high << 16) + height + 1
    elif kind == b"VP8 ":
        width, height = _unpack("<6xHH", data, 0)
        yield width & 0x3FFF, height & 0x3FFF
    elif kind == b"VP8L":
        bits = _unpack("<xI", data, 0)[0]
        yield (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _described(exif: bytes, content: bytes) -> tuple[int, bool]:
    """The orientation, and whether a place is told: from EXIF's first directory and from XMP's words."""
    tags: dict[int, int] = {}
    if exif[:2] in (b"II", b"MM"):
        order = "<" if exif[:2] == b"II" else ">"
        start = _unpack(f"{order}I", exif, 4)[0]
        count = int.from_bytes(exif[start : start + 2], "little" if order == "<" else "big")
        entries = exif[start + 2 : start + 2 + 12 * count]
        tags = dict(struct.iter_unpack(f"{order}H6xH2x", entries[: len(entries) // 12 * 12]))
    orientation = tags.get(_ORIENTATION, 1)
    return orientation if orientation in _TURNED else 1, _GPS in tags or b"GPSLatitude" in content


def _refuse_bomb(kind: bytes, data: bytes) -> None:
    """Refuse a compressed text or profile that would unfold to more than a picture ever carries."""
    _, _, packed = data.partition(b"\0")  # after its name
    if kind == b"iTXt":
        packed = b"\0" + packed[2:].split(b"\0", 2)[-1] if packed[:1] == b"\1" else b""
    unfolding = zlib.decompressobj()
    try:
        unfolding.decompress(packed[1:], MAX_UNFOLDED)
    except zlib.error:
        return  # it is dropped unread anyway
    if unfolding.unconsumed_tail:
        raise BadFile("Ảnh giấu dữ liệu nén bung ra rất lớn (“bom nén”).", _AGAIN)


def broken() -> BadFile:
    """What is said of a picture that cannot be read to its end."""
    return BadFile("Ảnh bị hỏng hoặc bị cắt cụt, không mở được.", "Sao chép lại ảnh từ máy gốc rồi gửi lại.")


def _overfull() -> BadFile:
    """What is said of a picture in far too many parts."""
    return BadFile("Tệp ảnh gồm quá nhiều phần, không giống ảnh chụp bình thường.", _AGAIN)


def _animated() -> BadFile:
    """What is said of a picture that moves."""
    return BadFile(
        "Đây là ảnh động; kho chỉ nhận ảnh tĩnh.", "Lưu một khung hình thành JPEG rồi gửi tệp mới."
    )


def _unpack(form: str, content: bytes, at: int) -> tuple[Any, ...]:
    """Values of a header; a file that ends before them is cut short."""
    try:
        return struct.unpack_from(form, content, at)
    except struct.error as error:
        raise broken() from error
