"""Files that cannot be taken in: each is named, with what to do, and nothing of it is written (SAFETY E4)."""

import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from time import monotonic

import docx
import pytest

import pictures
import word_files
from checkout import ROOT, TODAY
from entries import reference
from kho.desk.intake import take_in
from kho.store.files.filekind import BadFile
from kho.store.word.package import MAX_ENTRIES
from word_files import numbered, of_old_word, repacked, with_part, with_relation, with_text_part, with_type


def refused(content: bytes) -> BadFile:
    """Why a file is not taken in."""
    with pytest.raises(BadFile) as found:
        take_in(content, "bài.docx", ROOT / "no-such-store", reference(), TODAY)
    return found.value


def outcome(content: bytes) -> str:
    """What becomes of a file: the entry, or what is said instead."""
    try:
        draft = take_in(content, "bài.docx", ROOT / "no-such-store", reference(), TODAY)
    except BadFile as bad:
        return bad.message and bad.hint
    return draft.files["entry.yml"].decode()


def zipped(*parts: tuple[str, bytes]) -> bytes:
    """A zip of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts:
            target.writestr(name, part)
    return out.getvalue()


def bomb() -> bytes:
    """A form with a part that unpacks to 300 MB."""
    return with_part("word/media/image1.png", bytes(300 * 1024**2))


def lying_bomb() -> bytes:
    """A form whose directory says that its huge part is small."""
    content = bytearray(with_part("word/huge.xml", bytes(60 * 1024**2)))
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, at + 24, 100)
    return bytes(content)


def doctype(declaration: bytes) -> bytes:
    """A form whose text begins with a document type."""
    return with_text_part(b"<w:document", declaration + b"<w:document")


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def in_utf16(declaration: bytes) -> bytes:
    """The same, hidden from who looks for bytes."""

    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        text = part.decode().replace("encoding='UTF-8'", "encoding='UTF-16'").replace('"UTF-8"', '"UTF-16"')
        return text.replace("<w:document", declaration.decode() + "<w:document", 1).encode("utf-16")

    return repacked(numbered(), change)


def in_utf7(declaration: bytes) -> bytes:
    """The same in an encoding whose bytes look like others."""

    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        text = part.decode().replace("encoding='UTF-8'", "encoding='UTF-7'").replace('"UTF-8"', '"UTF-7"')
        return text.replace("<w:document", declaration.decode() + "<w:document", 1).encode("utf-7")

    return repacked(numbered(), change)


def twice() -> bytes:
    """A form with two parts of one name."""
    return repacked(numbered(), extra=[("word/Document.xml", b"<x/>")])


def both_forms() -> bytes:
    """Mẫu số 1, and below it Mẫu số 2."""
    document = docx.Document(BytesIO(numbered()))
    for number, heading in enumerate(word_files.GROUP_HEADINGS, start=1):
        document.add_paragraph(f"{number}. {heading}")
        document.add_paragraph("Một câu.")
    return word_files.saved(document)


def two_people() -> bytes:
    """Mẫu số 1 of one person, and below it that of another."""
    document = docx.Document(BytesIO(numbered()))
    for number, heading in enumerate(word_files.HEADINGS, start=1):
        document.add_paragraph(f"{number}. {heading}")
        document.add_paragraph("Trần Thị Bịa.")
    return word_files.saved(document)


def nested() -> bytes:
    """Tables in tables in tables, seventy deep."""
    inside = b"<w:tbl><w:tr><w:tc>" * 70 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 70
    return with_text_part(b"<w:body>", b"<w:body>" + inside)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (bytes, "Tệp trống"),
    "old-doc": (partial(of_old_word, "WordDocument"), "tệp Word, Excel đời cũ (.doc"),
    "password": (lambda: of_old_word("EncryptedPackage"), "khoá bằng mật khẩu"),
    "locked-zip": (word_files.locked, "khoá bằng mật khẩu"),
    "rtf": (lambda: b"{\\rtf1 abc}", "tệp RTF"),
    "pdf": (pictures.pdf, "tệp PDF"),
    "picture": (pictures.jpeg, "Đây là ảnh"),
    "web-page": (lambda: b"<html><body>x</body></html>", "trang web"),
    "text": ("Họ và tên".encode, "không phải tệp Word"),
    "macro": (lambda: with_part("word/vbaProject.bin", b"x"), "có macro"),
    "docm": (
        lambda: with_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "có macro (.docm)",
    ),
    "xlsx": (
        lambda: with_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "tệp Excel",
    ),
    "pptx": (
        lambda: with_type(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        ),
        "tệp PowerPoint",
    ),
    "dotx": (
        lambda: with_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        "khuôn mẫu Word",
    ),
    "odt": (lambda: zipped(("mimetype", b"application/vnd.oasis.opendocument.text")), "OpenDocument"),
    "zip": (lambda: zipped(("bai.txt", b"x")), "tệp nén"),
    "truncated": (lambda: numbered()[:-2_000], "cắt cụt"),
    "cut-in-the-middle": (lambda: numbered()[:4_000], "cắt cụt"),
    "broken-xml": (lambda: with_text_part(b"</w:body>", b""), "bị hỏng"),
    "no-text-part": (
        lambda: with_text_part(b"/word/document.xml", b"/word/other.xml", "[Content_Types].xml"),
        "hỏng",
    ),
    "bomb": (bomb, "quá lớn"),
    "lying-bomb": (lying_bomb, "bị hỏng"),
    "many-parts": (
        lambda: repacked(numbered(), extra=[(f"word/{n}.xml", b"<x/>") for n in range(MAX_ENTRIES)]),
        "quá lớn",
    ),
    "twice": (twice, "hai phần cùng tên"),
    "slip": (lambda: with_part("../../evil.xml", b"<x/>"), "mang tên lạ"),
    "absolute": (lambda: with_part("/etc/evil.xml", b"<x/>"), "mang tên lạ"),
    "drive": (lambda: with_part("C:/evil.xml", b"<x/>"), "mang tên lạ"),
    "entities": (lambda: doctype(LAUGHS), "DOCTYPE"),
    "outside-entity": (lambda: doctype(OUTSIDE), "DOCTYPE"),
    "utf-16-entity": (lambda: in_utf16(OUTSIDE), "DOCTYPE"),
    "utf-7": (lambda: in_utf7(OUTSIDE), "không dùng UTF-8"),
    "doctype-in-a-part": (lambda: with_part("customXml/item9.xml", LAUGHS + b"<x/>"), "DOCTYPE"),
    "template": (
        lambda: with_relation("attachedTemplate", "http://la.example/a.dotm"),
        "khuôn mẫu để ở nơi khác",
    ),
    "frame": (lambda: with_relation("frame", "http://la.example/"), "phần để ở nơi khác"),
    "chunk": (lambda: with_part("word/afchunk.htm", b"x"), "chưa được trộn"),
    "nested": (nested, "lồng nhau"),
    "scan": (word_files.scanned, "bản quét"),
    "nothing": (lambda: word_files.saved(docx.Document()), "không có chữ nào"),
    "two-people": (two_people, "bài của hai người"),
    "both-forms": (both_forms, "cả Mẫu số 1 và Mẫu số 2"),
}


@pytest.mark.parametrize(("made", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_named_with_what_to_do(made: Callable[[], bytes], said: str) -> None:
    """Each is refused for a visibly right reason, with a hint that is a sentence, in little time and memory."""
    content = made()
    tracemalloc.start()
    start = monotonic()
    bad = refused(content)
    took, (_, most) = monotonic() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert said in bad.message
    assert bad.hint.endswith(".")
    assert took < 20  # seconds, on a busy machine
    assert most < 300 * 1024**2


def test_an_overgrown_form_is_refused() -> None:
    """A text beyond what an entry may hold is refused as a whole, not cut."""
    answers = [*word_files.ANSWERS]
    answers[3] = ("Đoạn dài. " * 30_000,)

    assert "Bài quá dài" in refused(word_files.typed(answers)).message


@pytest.mark.parametrize("at", range(0, 40, 4))
def test_a_damaged_file_never_breaks_the_program(at: int) -> None:
    """A flipped byte anywhere gives a draft or a message, nothing else."""
    content = bytearray(numbered())
    content[len(content) * at // 40] ^= 0x41

    assert outcome(bytes(content))


def test_boxes_in_boxes_and_hidden_characters_cost_no_time() -> None:
    """Thirty text boxes one in the other, and a hundred thousand soft hyphens, are read in a moment."""
    box = b"<w:p><w:r><w:drawing><w:txbxContent>"
    boxes = (
        box * 30 + b"<w:p><w:r><w:t>xong</w:t></w:r></w:p>" + b"</w:txbxContent></w:drawing></w:r></w:p>" * 30
    )
    hidden = b"<w:p><w:r><w:t>" + "a\u00ad".encode() * 100_000 + b"</w:t></w:r></w:p>"
    start = monotonic()
    outcome(with_text_part(b"<w:body>", b"<w:body>" + boxes + hidden))

    assert monotonic() - start < 20  # seconds, on a busy machine


@pytest.mark.parametrize("gap", [" " * 18_000, "- " * 9_000, "9 " * 9_000, "9/" * 9_000, "(" * 18_000])
def test_long_runs_of_signs_cost_no_time(gap: str) -> None:
    """No answer is read in more than linear time."""
    answers = [*word_files.ANSWERS]
    answers[0] = answers[6] = answers[7] = (f"a{gap}b",)
    start = monotonic()
    outcome(word_files.typed(answers))

    assert monotonic() - start < 20  # seconds, on a busy machine
