"""Attachments are judged by their content, and only pixels and pages of them are published (SAFETY E4, E5)."""

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import GPS, IFD
from pypdf import PdfWriter

from kho.store.files.media import (
    MAX_MEGABYTES,
    WIDTHS,
    Attachment,
    BadFile,
    FileKind,
    encode,
    inspect,
    published_pdf,
    renditions,
)
from pictures import (
    PLACE,
    chunk,
    described_png,
    encoded,
    exif,
    halves,
    jpeg,
    jpeg_claiming,
    jpeg_in_passes,
    packed_pdf,
    pdf,
    png,
    png_claiming,
    png_with,
    stream,
    webp,
    webp_claiming,
)

MAX_BYTES = MAX_MEGABYTES * 1024**2
RED, BLUE = (254, 0, 0), (0, 0, 254)
BROKEN = "Ảnh bị hỏng hoặc bị cắt cụt."
TOO_LARGE = "Ảnh quá lớn"
HTML_TAIL = b"<html><script>alert(1)</script></html>"
SOUND = {"a.png": png(), "a.jpg": jpeg(), "a.webp": webp(), "a.pdf": pdf(), "b.pdf": packed_pdf(b"[1 2]")}

Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Puts a file into the entry's folder."""

    def written(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return written


def refusal(path: Path) -> str:
    """Why *path* is refused: in two Vietnamese sentences."""
    with pytest.raises(BadFile) as refused:
        inspect(path)

    for text in (refused.value.message, refused.value.hint):
        assert 10 <= len(text) < 200
        assert text.isprintable()
        assert not text.isascii()
        assert text.endswith(".")
    return refused.value.message


def published(path: Path, index: int = -1) -> Image.Image:
    """One of the published copies of a picture."""
    rendition = renditions(path, inspect(path))[index]
    copy = Image.open(BytesIO(encode(path, rendition)), formats=["WEBP"])
    assert copy.size == (rendition.width, rendition.height)
    return copy


def near(color: tuple[int, ...] | float | None, wanted: tuple[int, ...]) -> bool:
    """Whether a colour is the wanted one, as far as compression goes."""
    assert isinstance(color, tuple)
    return all(abs(have - want) < 16 for have, want in zip(color, wanted, strict=True))


# What is accepted


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("san-pham.png", png(), FileKind.PNG),
        ("anh.jpg", jpeg(), FileKind.JPEG),
        ("anh.jpeg", jpeg(progressive=True), FileKind.JPEG),
        ("ANH.JPG", jpeg(), FileKind.JPEG),
        ("anh.webp", webp(), FileKind.WEBP),
        ("anh-net.webp", webp(lossless=True), FileKind.WEBP),
        ("anh-exif.webp", webp(exif=exif()), FileKind.WEBP),
    ],
)
def test_picture(write: Write, name: str, content: bytes, kind: FileKind) -> None:
    """
    A picture that illustrates a result or a product (S3-15) is described by its content.
    """
    attachment = inspect(write(name, content))

    assert attachment.kind is kind
    assert (attachment.width, attachment.height) == (640, 400)
    assert (attachment.name, attachment.size, attachment.located) == (name, len(content), False)
    assert len(attachment.digest) == 64


@pytest.mark.parametrize("content", [pdf(), packed_pdf(b"[1 2]"), pdf(trailer=b"/Info << /Author (Hoa) >>")])
def test_pdf(write: Write, content: bytes) -> None:
    """
    A PDF product (S3-15) is accepted; it has no width or height.
    """
    attachment = inspect(write("san-pham.pdf", content))

    assert (attachment.kind, attachment.width, attachment.height) == (FileKind.PDF, 0, 0)


def test_phone_photo_with_more_inside(write: Write) -> None:
    """
    A phone's photo that carries further pictures behind the first (MPO, gain maps) is one still picture.
    """
    path = write("anh.jpg", encoded(halves(), "MPO", save_all=True, append_images=[halves(), halves()]))

    assert inspect(path).width == 640
    assert near(published(path).getpixel((10, 10)), RED)


# What is published


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_upright(write: Write, orientation: int) -> None:
    """
    A photo taken with the phone on its side is described and published upright (E4).
    """
    upright = halves()
    stored = {
        1: upright,
        2: upright.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: upright.transpose(Image.Transpose.ROTATE_180),
        4: upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: upright.transpose(Image.Transpose.TRANSPOSE),
        6: upright.transpose(Image.Transpose.ROTATE_90),
        7: upright.transpose(Image.Transpose.TRANSVERSE),
        8: upright.transpose(Image.Transpose.ROTATE_270),
    }[orientation]
    path = write("anh.jpg", encoded(stored, "JPEG", exif=exif(orientation)))

    attachment = inspect(path)
    copy = published(path)

    assert (attachment.width, attachment.height) == (640, 400)
    assert copy.size == (480, 300)
    assert near(copy.getpixel((240, 20)), RED)
    assert near(copy.getpixel((240, 280)), BLUE)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.jpg", jpeg(exif=exif(located=True), comment=b"Hoa", icc_profile=b"Hoa" * 50)),
        ("anh.jpg", jpeg(xmp=b"<x:xmpmeta exif:GPSLatitude='21,19.5N' dc:creator='Hoa'/>")),
        ("anh.png", described_png()),
        ("anh.webp", webp(exif=exif(located=True), xmp=b"<Hoa/>", icc_profile=b"Hoa" * 50)),
    ],
)
def test_no_metadata_left(write: Write, name: str, content: bytes) -> None:
    """
    A photo that tells where it was taken is reported, and its published copy tells nothing but pixels (E4).
    """
    path = write(name, content)

    attachment = inspect(path)
    copy = encode(path, renditions(path, attachment)[0])

    assert attachment.located
    assert copy[12:16] == b"VP8 "
    assert len(copy) == 20 + int.from_bytes(copy[16:20], "little")
    assert not any(word in copy for word in (b"EXIF", b"XMP", b"ICCP", b"Hoa", b"GPS"))


def test_place_is_in_the_test_photo() -> None:
    """
    The photo these tests are made with does hold a place, or they would prove nothing.
    """
    photo = Image.open(BytesIO(jpeg(exif=exif(located=True))))

    assert photo.getexif().get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] == PLACE[GPS.GPSLatitude]


@pytest.mark.parametrize("tail", [HTML_TAIL, b"PK\x03\x04" + b"x" * 4000, jpeg()])
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_polyglot_loses_its_tail(write: Write, name: str, tail: bytes) -> None:
    """
    What hangs behind a picture, a web page, an archive or a second picture, is not published (E4).
    """
    alone = write(name, SOUND[name])
    rendition = renditions(alone, inspect(alone))[0]
    copy = encode(alone, rendition)

    assert encode(write(name, SOUND[name] + tail), rendition) == copy
    assert tail[:20] not in copy


def test_renditions(write: Write) -> None:
    """
    Published copies are never larger than the picture, and their names change with its content.
    """
    wide = write("Ảnh lớp 5A (2).jpg", encoded(halves(2000, 1000), "JPEG"))
    mean = write("nho.png", encoded(halves(1000, 800), "PNG"))
    tiny = write("bieu-tuong.png", encoded(halves(100, 60), "PNG"))

    digest = inspect(wide).digest[:8]

    assert [rendition.name for rendition in renditions(wide, inspect(wide))] == [
        f"anh-lop-5a-2-{digest}-{width}.webp" for width in WIDTHS
    ]
    assert [(r.width, r.height) for r in renditions(mean, inspect(mean))] == [(480, 384), (960, 768)]
    assert [(r.width, r.height) for r in renditions(tiny, inspect(tiny))] == [(100, 60)]


@pytest.mark.parametrize(
    ("mode", "color", "shown"),
    [
        ("1", 1, (255, 255, 255)),
        ("L", 100, (100, 100, 100)),
        ("I;16", 100 * 257, (100, 100, 100)),
        ("LA", (100, 0), (0, 0, 0, 0)),
        ("P", 0, (0, 0, 0)),
        ("RGBA", (0, 200, 0, 128), (0, 200, 0, 128)),
    ],
)
def test_every_mode(write: Write, mode: str, color: int | tuple[int, ...], shown: tuple[int, ...]) -> None:
    """
    Greys, palettes, fine greys of a scanner and transparency look the same in the published copy.
    """
    path = write("anh.png", encoded(Image.new(mode, (600, 600), color), "PNG"))

    copy = published(path)

    assert near(copy.getpixel((300, 300)), shown) or shown[3:] == (0,) == copy.getpixel((300, 300))[3:]  # type: ignore[index]


def test_print_shop_colours(write: Write) -> None:
    """
    A JPEG in a print shop's four colours is published in the screen's three.
    """
    path = write("anh.jpg", encoded(Image.new("CMYK", (600, 600), (0, 0, 0, 255)), "JPEG"))

    assert near(published(path).getpixel((300, 300)), (0, 0, 0))


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_same_bytes(write: Write, name: str) -> None:
    """
    The same picture gives the same published bytes.
    """
    path = write(name, SOUND[name])
    rendition = renditions(path, inspect(path))[0]

    assert encode(path, rendition) == encode(path, rendition)


# What kind of file it is


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("anh.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bản vẽ SVG"),
        ("anh.svg", b"<?xml version='1.0'?>\n<!-- x -->\n<svg onload='x()'>", "bản vẽ SVG"),
        ("anh.svgz", b"\x1f\x8b\x08\x00svg", "bản vẽ SVGZ"),
        ("anh.png", b"<!DOCTYPE html><script>alert(1)</script>", "trang HTML"),
        ("anh.jpg", b"\n\n<html>", "trang HTML"),
        ("anh.png", b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
        ("anh.png", b"push graphic-context\nviewbox 0 0 640 480", "MVG"),
        ("anh.gif", encoded(halves(), "GIF"), "ảnh GIF"),
        ("anh.bmp", encoded(halves(), "BMP"), "ảnh BMP"),
        ("anh.tif", encoded(halves(), "TIFF"), "ảnh TIFF"),
        ("anh.ico", encoded(halves(), "ICO", bitmap_format="bmp"), "ICO"),
        ("anh.heic", b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", "ảnh HEIC của iPhone"),
        ("anh.jpg", b"\0\0\0\x24ftypmif1\0\0\0\0mif1heic", "ảnh HEIC của iPhone"),
        ("anh.avif", b"\0\0\0\x20ftypavif\0\0\0\0avifmif1", "ảnh AVIF"),
        ("phim.mp4", b"\0\0\0\x20ftypisom\0\0\2\0isomiso2", "phim"),
        ("bai.docx", b"PK\3\4\x14\0\6\0" + b"\0" * 22 + b"[Content_Types].xml", "tệp Word"),
        ("bai.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word, Excel, PowerPoint đời cũ"),
        ("anh.zip", b"PK\3\4\x14\0\6\0" + b"\0" * 22 + b"anh.jpg", "tệp nén"),
        ("anh.exe", b"MZ\x90\0", "chương trình máy tính"),
        ("anh.jpg", b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "con trỏ Git LFS"),
        ("bai.pdf", b"Minh chung cua em", "Không nhận ra loại tệp này."),
        ("bai.pdf", b"\xef\xbb\xbf" + pdf(), "tệp PDF có dữ liệu lạ ở đầu"),
        ("anh.png", b"", "Tệp trống"),
        # the name says otherwise
        ("anh.png", jpeg(), "Tên tệp kết thúc bằng “.png” nhưng nội dung là ảnh JPEG."),
        ("anh.jpg", png(), "Tên tệp kết thúc bằng “.jpg” nhưng nội dung là ảnh PNG."),
        ("anh.jpg", pdf(), "Tên tệp kết thúc bằng “.jpg” nhưng nội dung là tệp PDF."),
        ("bai.pdf", webp(), "Tên tệp kết thúc bằng “.pdf” nhưng nội dung là ảnh WebP."),
        ("anh", png(), "Tên tệp kết thúc bằng “” nhưng nội dung là ảnh PNG."),
        ("anh.png.html", png(), "Tên tệp kết thúc bằng “.html” nhưng nội dung là ảnh PNG."),
    ],
)
def test_strangers(write: Write, name: str, content: bytes, reason: str) -> None:
    """
    A file of another kind, or one that its name belies, is refused and named (E4).
    """
    assert reason in refusal(write(name, content))


def test_iphone_hint(write: Write) -> None:
    """
    Who sends an iPhone's HEIC is told how to get a JPEG.
    """
    with pytest.raises(BadFile) as refused:
        inspect(write("anh.heic", b"\0\0\0\x24ftypheic\0\0\0\0mif1heic"))

    assert "Tương thích nhất" in refused.value.hint
    assert "JPEG" in refused.value.hint


# What is no file at all


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "that.png", "nowhere"])
def test_symbolic_link(write: Write, tmp_path: Path, target: str) -> None:
    """
    A link is never followed, not even to a sound picture beside it (E5).
    """
    write("that.png", png())
    (tmp_path / "anh.png").symlink_to(target)

    assert "không phải một tệp thường" in refusal(tmp_path / "anh.png")


def test_pipe_and_folder(tmp_path: Path) -> None:
    """
    A pipe, which would never end, and a folder are refused before they are opened (E5).
    """
    os.mkfifo(tmp_path / "anh.png")
    (tmp_path / "anh.jpg").mkdir()

    assert "không phải một tệp thường" in refusal(tmp_path / "anh.png")
    assert "không phải một tệp thường" in refusal(tmp_path / "anh.jpg")
    assert "Không đọc được" in refusal(tmp_path / "nowhere.png")


def test_huge_file(write: Write, tmp_path: Path) -> None:
    """
    A file of two gigabytes that takes no room on the disk is refused unread (E5).
    """
    write("lon.png", png())
    os.truncate(tmp_path / "lon.png", 2 * 1024**3)
    os.truncate(write("vua.png", png()), MAX_BYTES + 1)

    assert refusal(tmp_path / "lon.png") == "Tệp nặng hơn 5 MB."
    assert refusal(tmp_path / "vua.png") == "Tệp nặng hơn 5 MB."


def test_a_file_of_just_the_size(write: Write) -> None:
    """
    Five megabytes are accepted to the byte.
    """
    content = jpeg()

    assert inspect(write("anh.jpg", content + b"\0" * (MAX_BYTES - len(content)))).size == MAX_BYTES


# Hostile pictures


SIDES = struct.pack(">HH", 400, 640)
UNFOLDING = zlib.compress(b"a" * 50_000_000)


def vp8x(width: int, height: int) -> bytes:
    """A WebP whose canvas has these sides and whose frame is small."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I4x", 10) + sides + webp()[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        # too many pixels, by the header alone
        ("anh.png", png_claiming(60_000, 60_000), TOO_LARGE),
        ("anh.png", png_claiming(2**31 - 1, 1), TOO_LARGE),
        ("anh.png", png_claiming(10_001, 10), TOO_LARGE),
        (
            "anh.png",
            png_claiming(8_000, 5_001),
            "tối đa 10000 điểm ảnh mỗi cạnh và 40 triệu điểm ảnh cả thảy",
        ),
        ("anh.jpg", jpeg_claiming(65_535, 65_535), TOO_LARGE),
        ("anh.jpg", jpeg(progressive=True).replace(SIDES, struct.pack(">HH", 4_000, 4_000)), "13 triệu"),
        ("anh.webp", webp_claiming(16_383, 16_383), TOO_LARGE),
        ("anh.webp", webp_claiming(4_000, 4_000), "13 triệu"),
        ("anh.webp", vp8x(16_384, 16_384), TOO_LARGE),
        # headers that lie
        ("anh.png", png_claiming(0, 5), BROKEN),
        ("anh.png", png_claiming(6_000, 6_000), BROKEN),
        ("anh.jpg", jpeg_claiming(0, 0), BROKEN),
        ("anh.webp", vp8x(2_000, 2_000), BROKEN),
        ("anh.jpg", jpeg()[:2] + jpeg()[jpeg().index(b"\xff\xc0") :], BROKEN),
        # cut short
        ("anh.png", png()[:-200], BROKEN),
        ("anh.png", png()[:20], BROKEN),
        ("anh.jpg", jpeg()[:-200], BROKEN),
        ("anh.jpg", jpeg()[:3], BROKEN),
        ("anh.webp", webp()[:-20], BROKEN),
        ("anh.webp", webp()[:16], BROKEN),
        ("anh.png", png()[:8] + HTML_TAIL * 9, BROKEN),
        ("anh.jpg", jpeg()[:3] + HTML_TAIL * 9, BROKEN),
        ("anh.webp", webp()[:12] + HTML_TAIL * 9, BROKEN),
        # that move
        ("anh.png", png(save_all=True, append_images=[halves()]), "ảnh động"),
        ("anh.webp", webp(save_all=True, append_images=[halves().rotate(90)]), "ảnh động"),
        # that unfold
        ("anh.png", png_with(chunk(b"zTXt", b"a\0\0" + UNFOLDING)), BROKEN),
        ("anh.png", png_with(chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 1_000_000)) * 4000), BROKEN),
        ("anh.png", png_with(chunk(b"iTXt", b"a\0\1\0vi\0a\0" + UNFOLDING)), BROKEN),
        ("anh.png", png_with(chunk(b"iCCP", b"a\0\0" + UNFOLDING)), BROKEN),
        # that keep a reader busy, or make it hold far more than a picture
        (
            "anh.png",
            png_with(chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 1_000_000)) * 4000),
            "quá nhiều phần",
        ),
        ("anh.jpg", jpeg()[:2] + b"\xff\xe1\0\x0aExif\0\0II" * 400_000 + jpeg()[2:], "quá nhiều phần"),
        ("anh.jpg", jpeg_in_passes(640, 400, repeated=30), "quá nhiều phần"),
        ("anh.jpg", jpeg_in_passes(8_000, 5_000), BROKEN),
    ],
)
def test_hostile_picture(write: Write, name: str, content: bytes, reason: str) -> None:
    """
    A picture made to break, fool or exhaust its reader is refused for what it is (E4).
    """
    assert reason in refusal(write(name, content))


def test_exif_that_lies_about_its_length(write: Write) -> None:
    """
    An EXIF block whose entries point anywhere, or that is cut short, neither harms nor turns the picture (E4).
    """
    endless = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + struct.pack("<HHII", 0x0112, 3, 2**32 - 1, 77) * 5000
    cut = b"Exif\0\0MM\0*\xff\xff\xff\xff\xff\xff"

    for block in (endless, cut):
        attachment = inspect(write("anh.jpg", jpeg(exif=block)))

        assert (attachment.width, attachment.height, attachment.located) == (640, 400, False)


def test_large_pictures_fit(write: Write) -> None:
    """
    The largest pictures that are let in are published within a gigabyte of address space (SAFETY §4).
    """
    write("a.png", encoded(Image.new("RGBA", (8000, 5000)), "PNG", compress_level=1))
    write("b.jpg", encoded(Image.new("CMYK", (3600, 3600)), "JPEG", progressive=True))
    folder = write("c.webp", encoded(Image.new("RGBA", (3600, 3600)), "WEBP", lossless=True)).parent
    script = """
import pathlib, resource, sys
from kho.store.files.media import encode, inspect, renditions
resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))
for path in pathlib.Path(sys.argv[1]).iterdir():
    encode(path, renditions(path, inspect(path))[-1])
"""

    subprocess.run([sys.executable, "-c", script, folder], check=True, timeout=600)


# Hostile PDFs

JS = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
SCRIPT = "mã chạy tự động"
EMBEDDED = "tệp khác đính kèm"
COMPLEX = "quá phức tạp"
DAMAGED = "bị hỏng hoặc không đúng chuẩn"
HOLDER = stream(zlib.compress(bytes(1_000_000)), b"/Type /ObjStm /Filter /FlateDecode")
LINK = b"/Annots [<< /A << /S /URI /URI (%b) >> >>]"


def locked(content: bytes, password: str, algorithm: str) -> bytes:
    """The PDF under a password."""
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.encrypt(password, algorithm=algorithm)
    return saved(writer)


def with_attachment(content: bytes) -> bytes:
    """The PDF with a program inside."""
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.add_attachment("chay.exe", b"MZ")
    return saved(writer)


def saved(writer: PdfWriter) -> bytes:
    """What the writer writes."""
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf(b"/OpenAction " + JS), SCRIPT),
        (pdf(page=b"/AA << /O 5 0 R >>", objects=[JS]), SCRIPT),
        (pdf(b"/OpenAction << /S /URI /URI (https://vi.du) >>"), SCRIPT),
        (pdf(b"/Names << /JavaScript << /Names [(a) 5 0 R] >> >>", objects=[JS]), SCRIPT),
        (pdf(b"/OpenAction << /S /Java#53cript /J#53 (x) >>"), SCRIPT),
        (pdf(b"/OpenAction << /S 5 0 R /J#53 (x) >>", objects=[b"/#4aavaScript"]), SCRIPT),
        (packed_pdf(JS, catalog=b"/OpenAction 10 0 R"), SCRIPT),
        (pdf(page=b"/Annots [<< /A << /S /Launch /F (cmd.exe) >> >>]"), "lệnh mở chương trình"),
        (packed_pdf(b"<< /S /GoToR /F (\\\\\\\\may\\\\chung) >>"), "lệnh mở chương trình"),
        (pdf(page=b"/Annots [<< /A << /S /SubmitForm /F (http://x) >> >>]"), "lệnh mở chương trình"),
        (pdf(page=LINK % b"JavaScript:x\\(\\)"), "liên kết lạ"),
        (pdf(page=LINK % b"file:///C:/"), "liên kết lạ"),
        (with_attachment(pdf()), EMBEDDED),
        (packed_pdf(b"<< /Type /Filespec /EF << /F 4 0 R >> >>"), EMBEDDED),
        (pdf(b"/AcroForm << /XFA 4 0 R >>"), "XFA"),
        (pdf(page=b"/Annots [<< /Subtype /RichMedia >>]"), "phim"),
        (locked(pdf(), "bí mật", "RC4-128"), "bị khoá"),
        (locked(pdf(), "", "RC4-128"), "bị khoá"),
        (pdf(trailer=b"/Encrypt << /Filter /Standard /V 5 /R 6 >>"), "bị khoá"),
        # damaged
        (pdf()[:-40], "bị cắt cụt"),
        (pdf() + b"x" * 2000, "bị cắt cụt"),
        (pdf() + pdf()[9:-6], "bị cắt cụt"),
        (b"%PDF-1.7\n" + HTML_TAIL + b"\n%%EOF\n", DAMAGED),
        (pdf()[:300] + b"\nstartxref\n9\n%%EOF\n", DAMAGED),
        (pdf(pages=b"<< /Type /Pages /Kids [] /Count 0 >>"), "không có trang nào"),
        (pdf(pages=b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), DAMAGED),
        (pdf(pages=b"[" * 100_000), DAMAGED),
        (pdf(b"/A 9 0 R"), DAMAGED),
        (pdf(b"/A 9 0 R /B (\n9 0 obj (x) endobj)"), DAMAGED),
        (
            pdf(b"/A 5 0 R /B (\n5 0 obj (x) endobj)", objects=[b"(x)"]).replace(b"5 0 obj\n", b"6 0 obj\n"),
            DAMAGED,
        ),
        # made to keep a reader busy
        (pdf(b"/A [%b]" % b" ".join(b"[%b]" % (b"<<>>" * 90_000) for _ in range(3))), COMPLEX),
        (pdf(b"/A 5 0 R", objects=[b"[%d 0 R %b]" % (n + 6, b"1 " * 90) for n in range(20_000)]), COMPLEX),
        (pdf(b"/A [5 0 R 6 0 R 7 0 R]", objects=[HOLDER] * 3), COMPLEX),
        (packed_pdf(b"(" + b"a" * 4_000_000 + b")"), COMPLEX),
    ],
)
def test_hostile_pdf(write: Write, content: bytes, reason: str) -> None:
    """
    A PDF that acts, hides files, is locked, damaged or endless is refused for what it is (E4).
    """
    assert reason in refusal(write("bai.pdf", content))


def test_silence(write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    """
    The libraries say nothing of their own about a crooked file: a school reads our sentence only.
    """
    refusal(write("bai.pdf", pdf()[:300] + b"\nstartxref\n9\n%%EOF\n"))
    refusal(write("anh.png", png()[:-200]))

    assert capfd.readouterr() == ("", "")


# Published PDFs


@pytest.mark.parametrize("content", [pdf(), packed_pdf(b"[1 2]"), pdf(LINK % b"https://vi.du") + b"\r\n"])
def test_published_pdf(write: Write, content: bytes) -> None:
    """
    A PDF is published byte for byte: a change would break the signature that makes a decision evidence (S3-15).
    """
    path = write("quyet-dinh.pdf", content)

    assert inspect(path).kind is FileKind.PDF
    assert published_pdf(path) == content


@pytest.mark.parametrize("located", [True, False])
def test_photo_in_a_pdf(write: Write, *, located: bool) -> None:
    """
    A PDF whose photo tells where it was taken is refused, since nothing is taken out of it (E4).
    """
    photo = stream(jpeg(exif=exif(located=located)), b"/Type /XObject /Subtype /Image /Filter /DCTDecode")
    path = write("bai.pdf", pdf(page=b"/Resources << /XObject << /Im0 5 0 R >> >>", objects=[photo]))

    if located:
        assert refusal(path) == "Ảnh trong tệp PDF mang vị trí GPS."
    else:
        assert not inspect(path).located


# Anything at all


def judged(path: Path) -> Attachment | None:
    """What `inspect` makes of a file, where it makes something of it."""
    try:
        return inspect(path)
    except BadFile:
        return None


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to write into again and again."""
    return tmp_path_factory.mktemp("ban")


HEADS = (b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff", b"RIFF\xff\xff\0\0WEBPVP8 ", b"%PDF-1.7\n")


@settings(max_examples=100, deadline=None)
@given(
    head=st.sampled_from(HEADS),
    body=st.binary(max_size=400),
    suffix=st.sampled_from(("png", "jpg", "webp", "pdf")),
)
def test_any_bytes(desk: Path, head: bytes, body: bytes, suffix: str) -> None:
    """
    Whatever bytes a file holds, it is described or refused with words; nothing else happens (E4).
    """
    path = desk / f"tep.{suffix}"
    path.write_bytes(head + body + b"\n%%EOF" * (suffix == "pdf"))

    judged(path)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(sorted(SOUND)),
    changes=st.lists(st.tuples(st.integers(min_value=0), st.binary(max_size=3)), min_size=1, max_size=4),
)
def test_any_damage(desk: Path, name: str, changes: list[tuple[int, bytes]]) -> None:
    """
    A sound file damaged anywhere is refused with words or, once accepted, can be published (E4).
    """
    content = SOUND[name]
    for place, replaced in changes:
        at = place % len(content)
        content = content[:at] + replaced + content[at + 2 :]
    path = desk / name
    path.write_bytes(content)

    attachment = judged(path)

    if attachment and attachment.kind is not FileKind.PDF:
        assert encode(path, renditions(path, attachment)[0])
