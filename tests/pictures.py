"""Pictures and PDFs for tests, made on the spot: the repository holds no binary files."""

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

PLACE: dict[int, object] = {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (21.0, 19.0, 30.0)}
"""Where a phone says it was."""


def halves(width: int = 640, height: int = 400) -> Image.Image:
    """A picture whose upper half is red and whose lower half is blue."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (0, height // 2, width, height))
    return picture


def exif(orientation: int = 1, *, located: bool = False) -> Image.Exif:
    """What a phone writes about a photo: how it was held, who owns it and, maybe, where it was."""
    written = Image.Exif()
    written[Base.Orientation] = orientation
    written[Base.Artist] = "Nguyễn Thị Mẫu"
    if located:
        written.get_ifd(IFD.GPSInfo).update(PLACE)
    return written


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    """The bytes of *picture* in a format of Pillow's."""
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def jpeg(**options: object) -> bytes:
    """A small JPEG."""
    return encoded(halves(), "JPEG", **options)


def png(**options: object) -> bytes:
    """A small PNG."""
    return encoded(halves(), "PNG", **options)


def webp(**options: object) -> bytes:
    """A small WebP."""
    return encoded(halves(), "WEBP", **options)


def described_png() -> bytes:
    """A PNG with its maker's name, a place and a text."""
    about = PngInfo()
    about.add_itxt("Author", "Nguyễn Thị Mẫu", zip=True)
    return png(pnginfo=about, exif=exif(located=True))


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with(*chunks: bytes) -> bytes:
    """A small PNG with more chunks after its header."""
    plain = png()
    return plain[:33] + b"".join(chunks) + plain[33:]


def png_claiming(width: int, height: int) -> bytes:
    """A small PNG whose header, rightly signed, claims other sides."""
    plain = png()
    return plain[:8] + chunk(b"IHDR", struct.pack(">II", width, height) + plain[24:29]) + plain[33:]


def jpeg_claiming(width: int, height: int) -> bytes:
    """A small JPEG whose header claims other sides."""
    return jpeg().replace(struct.pack(">HH", 400, 640), struct.pack(">HH", height, width), 1)


def jpeg_in_passes(width: int, height: int, repeated: int = 1) -> bytes:
    """A black JPEG that paints one colour after the other, so that a decoder keeps them all to the end."""

    def segment(marker: int, data: bytes) -> bytes:
        return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data

    quantization = segment(0xDB, bytes([0] + [1] * 64))
    colors = bytes([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0])
    frame = segment(0xC0, struct.pack(">BHH", 8, height, width) + colors)
    codes = b"".join(segment(0xC4, bytes([table, 1] + [0] * 16)) for table in (0x00, 0x10))
    blocks = bytes(-(-width // 8) * -(-height // 8) // 4 + 1)  # of two bits each
    passes = b"".join(segment(0xDA, bytes([1, color, 0, 0, 63, 0])) + blocks for color in (1, 2, 3))
    return b"\xff\xd8" + quantization + frame + codes + passes * repeated + b"\xff\xd9"


def webp_claiming(width: int, height: int) -> bytes:
    """A small WebP whose frame claims other sides."""
    return webp().replace(struct.pack("<HH", 640, 400), struct.pack("<HH", width, height), 1)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R %b >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R %b >>"
TEXT = b"BT /F1 12 Tf 20 50 Td (Minh chung) Tj ET"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object of a PDF."""
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(data), data)


def pdf(
    catalog: bytes = b"",
    page: bytes = b"",
    objects: Sequence[bytes] = (),
    trailer: bytes = b"",
    pages: bytes = PAGES,
) -> bytes:
    """A PDF of one page; *objects* are numbered from 5."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate((CATALOG % catalog, pages, PAGE % page, stream(TEXT), *objects), start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (len(offsets) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def packed_pdf(*objects: bytes, catalog: bytes = b"/A 10 0 R") -> bytes:
    """A PDF that keeps *objects*, numbered from 10, unseen in a compressed stream of objects."""
    starts = [sum(len(body) + 1 for body in objects[:index]) for index in range(len(objects))]
    head = b"".join(b"%d %d " % (number, start) for number, start in enumerate(starts, start=10))
    holder = stream(
        zlib.compress(head + b" ".join(objects)),
        b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(objects), len(head)),
    )
    out = b"%PDF-1.7\n"
    rows = [(0, 0, 0)]
    for number, body in enumerate((CATALOG % catalog, PAGES, PAGE % b"", stream(TEXT), holder), start=1):
        rows.append((1, len(out), 0))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows += [(0, 0, 0)] * 4 + [(2, 5, index) for index in range(len(objects))]
    table = zlib.compress(b"".join(struct.pack(">BIB", *row) for row in rows))
    entries = b"/Type /XRef /Size %d /W [1 4 1] /Root 1 0 R /Filter /FlateDecode" % len(rows)
    return out + b"99 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(table, entries), len(out))
