"""Word files as schools send them, made on the spot: typed by hand in a dozen manners, or broken. All invented."""

import re
import struct
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

import pictures

HEADINGS = (
    "Họ và tên người đăng ký",
    "Nhiệm vụ được giao",
    "Dự kiến đổi mới, sáng tạo trong lĩnh vực",
    "Thực trạng vấn đề dự kiến đổi mới : (tồn tại)",
    "Mục tiêu, giải pháp đổi mới",
    "Dự kiến kết quả sẽ đạt được sau khi thực hiện đổi mới",
    "Thời gian dự kiến thử nghiệm thực hiện đổi mới",
    "Các bước tiến hành thử nghiệm đổi mới",
    "Phạm vi công bố và nhân rộng kết quả đổi mới.",
)
"""Mẫu số 1 as printed (S0-41 … S0-49)."""

GROUP_HEADINGS = (
    "Họ và tên những người tham gia nhóm",
    "Nhiệm vụ chung đang được giao",
    "Vấn đề mà các thành viên trong nhóm đang quan tâm",
    "Thực trạng của vấn đề mà các thành viên trong nhóm đang quan tâm",
    "Điểm mạnh của các thành viên trong nhóm về vấn đề đang quan tâm",
    "Điểm còn hạn chế của các thành viên trong nhóm về vấn đề đang quan tâm",
    "Hướng giải quyết của nhóm để cải thiện vấn đề",
    "Dự kiến kết quả sẽ đạt được",
    "Dự kiến thời gian tiến hành",
    "Dự kiến vấn đề mà nhóm cần quan tâm, giải quyết tiếp theo",
)
"""Mẫu số 2 as printed (S0-50 … S0-59)."""

ANSWERS: tuple[tuple[str, ...], ...] = (
    ("Nguyễn Văn Bịa – giáo viên Ngữ văn",),
    ("Chủ nhiệm lớp 3A.",),
    ("Thư viện, văn hoá đọc",),
    ("Học sinh ít đọc sách.", "Thư viện vắng vào giờ ra chơi."),
    ("Mục tiêu: Học sinh đọc mỗi ngày.", "Giải pháp: Đặt kệ sách ở hành lang."),
    ("Nhiều em đọc hơn.",),
    ("Từ tháng 9/2025 đến tháng 4/2026",),
    ("Bước 1: Góp sách.", "Bước 2: Đặt kệ."),
    ("Trong trường",),
)

GROUP_ANSWERS: tuple[tuple[str, ...], ...] = (
    ("1. Nguyễn Văn Bịa (tổ trưởng)", "2. Trần Thị Bịa"),
    ("Dạy lớp 1.",),
    ("Học sinh đọc chậm.",),
    ("Nhiều em chưa đọc trơn.",),
    ("Có kinh nghiệm dạy đọc.",),
    ("Còn ngại dự giờ.",),
    ("Dự giờ nhau và soạn chung.",),
    ("Các em đọc trơn.",),
    ("Năm 2026",),
    ("Dạy viết.",),
)


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def begun(*lines: str) -> Document:
    """A document with the head of Mẫu số 1 (S0-40)."""
    document = docx.Document()
    head = lines or (
        "CÔNG ĐOÀN TRƯỜNG TIỂU HỌC BỊA",
        "ĐĂNG KÝ THỰC HIỆN NHIỆM VỤ",
        "Đổi mới, sáng tạo trong dạy và học",
        "Thời gian thực hiện: Năm học 2025-2026",
    )
    for line in head:
        document.add_paragraph(line)
    return document


def numbered() -> bytes:
    """Headings with their numbers, answers below."""
    document = begun()
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        document.add_paragraph(f"{number}. {heading}")
        for answer in answers:
            document.add_paragraph(answer)
    return saved(document)


def typed_in(encode: Callable[[str], str], font: str, said_by: str) -> bytes:
    """`numbered`, its letters turned by *encode*, the *font* named by each run, by the style, or by nobody."""
    document = docx.Document(BytesIO(numbered()))
    if said_by == "style":
        document.styles["Normal"].font.name = font
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = encode(run.text)
            if said_by == "run":
                run.font.name = font
    return saved(document)


def with_a_space_in(font: str) -> bytes:
    """`numbered`, with a run in *font* that holds a space alone at the end of each paragraph."""
    document = docx.Document(BytesIO(numbered()))
    for paragraph in document.paragraphs:
        paragraph.add_run(" ").font.name = font
    return saved(document)


def dotted() -> bytes:
    """Answers on the line of the heading, behind dots and colons."""
    document = begun()
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        document.add_paragraph(f"{number}/ {heading}........: {answers[0]}")
        for answer in answers[1:]:
            document.add_paragraph(answer)
    return saved(document)


def counted_by_word() -> bytes:
    """Headings that Word numbers by itself: the number is not in the text."""
    document = begun()
    for heading, answers in zip(HEADINGS, ANSWERS, strict=True):
        document.add_paragraph(heading, style="List Number")
        for answer in answers:
            document.add_paragraph(answer)
    return saved(document)


def bold() -> bytes:
    """Headings in bold, without numbers, each run cut to pieces as Word does."""
    document = begun()
    for heading, answers in zip(HEADINGS, ANSWERS, strict=True):
        paragraph = document.add_paragraph()
        for piece in re.split(r"(?<= )", heading):
            paragraph.add_run(piece).bold = True
        paragraph.add_run(f": {answers[0]}")
        for answer in answers[1:]:
            document.add_paragraph(answer)
    return saved(document)


def in_two_columns() -> bytes:
    """A table: heading on the left, answer on the right."""
    document = begun()
    table = document.add_table(0, 2)
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        left, right = table.add_row().cells
        left.text, right.text = f"{number}. {heading}", "\n".join(answers[:1])
        for answer in answers[1:]:
            right.add_paragraph(answer)
    return saved(document)


def in_one_row() -> bytes:
    """A table whose first row is all headings, with the answers in the second."""
    document = begun()
    table = document.add_table(2, len(HEADINGS))
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True)):
        table.rows[0].cells[number].text = f"{number + 1}. {heading}"
        table.rows[1].cells[number].text = answers[0]
        for answer in answers[1:]:
            table.rows[1].cells[number].add_paragraph(answer)
    return saved(document)


def in_three_columns() -> bytes:
    """A table whose numbers stand in a column of their own."""
    document = begun()
    table = document.add_table(0, 3)
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        first, second, third = table.add_row().cells
        first.text, second.text, third.text = f"{number}", heading, answers[0]
        for answer in answers[1:]:
            third.add_paragraph(answer)
    return saved(document)


def in_one_paragraph() -> bytes:
    """Everything in one paragraph, with line breaks, as pasted from a chat."""
    document = begun()
    lines = []
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        lines += [f"{number}) {heading}", *answers]
    document.add_paragraph("\n".join(lines))
    return saved(document)


def with_slips() -> bytes:
    """Headings without accents, with slips of the hand, in capitals, with “Mục” before the number."""
    slips = {
        0: "Họ tên người đăng kí",
        1: "NHIỆM VỤ ĐUỢC GIAO",
        3: "Thuc trang van de du kien doi moi (ton tai)",
    }
    document = begun()
    for index, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True)):
        document.add_paragraph(f"Mục {index + 1}: {slips.get(index, heading.upper())}")
        for answer in answers:
            document.add_paragraph(answer)
    return saved(document)


def from_google_docs() -> bytes:
    """As Google Docs exports: runs inside content controls with tags of its own."""
    document = begun()
    count = 0
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        for line in (f"{number}. {heading}", *answers):
            paragraph = document.add_paragraph()
            control = OxmlElement("w:sdt")
            about, content = OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
            tag = OxmlElement("w:tag")
            tag.set(qn("w:val"), f"goog_rdk_{count}")
            about.append(tag)
            content.append(paragraph.add_run(line)._r)  # noqa: SLF001
            control.append(about)
            control.append(content)
            paragraph._p.append(control)  # noqa: SLF001
            count += 1
    return saved(document)


def with_odd_characters() -> bytes:
    """Decomposed letters, hard spaces, soft hyphens and vertical tabs, as copied from the web and from PDFs."""
    document = begun()
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        document.add_paragraph(f"{number}.\u00a0{heading}".replace("đổi", "đo\u0302\u0309i"))
        for answer in answers:
            document.add_paragraph(answer.replace(" ", "\u00a0").replace("sách", "sá\u00adch") + "\u200b")
    return saved(document)


def with_bullets() -> bytes:
    """Answers as Word's own bullets and numbers."""
    document = begun()
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        document.add_paragraph(f"{number}. {heading}")
        for answer in answers:
            bulleted = number == 8
            document.add_paragraph(
                re.sub(r"^Bước \d: ", "", answer) if bulleted else answer,
                style="List Bullet" if bulleted else None,
            )
    return saved(document)


def with_signatures() -> bytes:
    """With the nation's name above, and who signs below."""
    document = begun(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập – Tự do – Hạnh phúc",
        "CÔNG ĐOÀN TRƯỜNG TIỂU HỌC BỊA",
        "Mẫu số 1",
        "ĐĂNG KÝ THỰC HIỆN NHIỆM VỤ ĐỔI MỚI, SÁNG TẠO TRONG DẠY VÀ HỌC",
        "Thời gian thực hiện : Năm học 2025 – 2026",
    )
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        document.add_paragraph(f"{number}. {heading}")
        for answer in answers:
            document.add_paragraph(answer)
    for line in ("Bịa, ngày 05 tháng 10 năm 2025", "Người đăng ký", "Nguyễn Văn Bịa"):
        document.add_paragraph(line)
    return saved(document)


HAND_MADE: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        numbered,
        dotted,
        counted_by_word,
        bold,
        in_two_columns,
        in_one_row,
        in_three_columns,
        in_one_paragraph,
        with_slips,
        from_google_docs,
        with_odd_characters,
        with_bullets,
        with_signatures,
    )
}
"""Mẫu số 1 with the same answers, typed in a dozen manners."""


def as_web_page() -> str:
    """The same as HTML, for LibreOffice to make a document of."""
    items = "".join(
        f"<li><b>{heading}</b></li></ol>{''.join(f'<p>{answer}</p>' for answer in answers)}<ol start={number + 1}>"
        for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1)
    )
    head = "<p>CÔNG ĐOÀN TRƯỜNG TIỂU HỌC BỊA</p><p>Đổi mới, sáng tạo trong dạy và học</p>"
    year = "<p>Thời gian thực hiện: Năm học 2025-2026</p>"
    return f"<html><head><meta charset=utf-8></head><body>{head}{year}<ol>{items}</ol></body></html>"


def typed(answers: Iterable[Iterable[str]], *extra: str, headings: Iterable[str] = HEADINGS) -> bytes:
    """A form with other answers, and *extra* paragraphs before its first heading."""
    document = begun()
    for line in extra:
        document.add_paragraph(line)
    for number, (heading, lines) in enumerate(zip(headings, answers, strict=False), start=1):
        document.add_paragraph(f"{number}. {heading}")
        for line in lines:
            document.add_paragraph(line)
    return saved(document)


def group() -> bytes:
    """Mẫu số 2, typed by hand."""
    document = begun(
        "CÔNG ĐOÀN TRƯỜNG TIỂU HỌC BỊA", "ĐĂNG KÝ THÀNH LẬP", "“Nhóm nhà giáo cùng nhau phát triển”"
    )
    for number, (heading, answers) in enumerate(zip(GROUP_HEADINGS, GROUP_ANSWERS, strict=True), start=1):
        document.add_paragraph(f"{number}. {heading}:")
        for answer in answers:
            document.add_paragraph(answer)
    return saved(document)


def everything_aside() -> bytes:
    """Tracked changes, a comment, a footnote, a text box, a header, a footer, a picture and a link."""
    document = begun()
    document.sections[0].header.paragraphs[0].text = "Tiêu đề lặp lại"
    document.sections[0].footer.paragraphs[0].text = "Chân trang bịa"
    for number, (heading, answers) in enumerate(zip(HEADINGS, ANSWERS, strict=True), start=1):
        document.add_paragraph(f"{number}. {heading}")
        for answer in answers:
            paragraph = document.add_paragraph(answer)
            if number == 2:
                paragraph._p.append(_change("ins", "w:t", " Và lớp thêm vào."))  # noqa: SLF001
                paragraph._p.append(_change("del", "w:delText", " Câu gạch bỏ."))  # noqa: SLF001
                document.add_comment(paragraph.runs, "Lời bình bịa", author="Người Bịa")
            if number == 4:
                paragraph._p.append(_box("Chữ trong hộp"))  # noqa: SLF001
    document.add_picture(BytesIO(pictures.jpeg()))
    link = document.part.relate_to(
        "https://truong-bia.example/video",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    document.add_paragraph()._p.append(  # noqa: SLF001
        parse_xml(
            f'<w:hyperlink {nsdecls("w", "r")} r:id="{link}"><w:r><w:t>phim bịa</w:t></w:r></w:hyperlink>'
        )
    )
    return saved(document)


def _change(kind: str, text: str, words: str) -> Any:  # noqa: ANN401 - lxml has no types
    inside = f'<w:r><{text} xml:space="preserve">{words}</{text}></w:r>'
    return parse_xml(f'<w:{kind} {nsdecls("w")} w:id="9" w:author="x">{inside}</w:{kind}>')


def _box(words: str) -> Any:  # noqa: ANN401 - as above
    """A text box as Word writes it twice: for new readers and for old ones."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return parse_xml(
        f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{inside}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def scanned() -> bytes:
    """A scan: a picture of a page, and no text."""
    document = docx.Document()
    document.add_picture(BytesIO(pictures.png()))
    return saved(document)


def repacked(
    content: bytes,
    change: Callable[[str, bytes], bytes] = lambda _name, part: part,
    extra: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """The same package with changed or further parts."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
        for name, part in extra:
            target.writestr(name, part)
    return out.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    """A form with one part more."""
    return repacked(numbered(), extra=[(name, part)])


def with_text_part(old: bytes, new: bytes, name: str = "word/document.xml") -> bytes:
    """A form with *old* replaced by *new* in one part."""
    return repacked(numbered(), lambda part, body: body.replace(old, new, 1) if part == name else body)


def with_relation(kind: str, target: str) -> bytes:
    """A form one of whose parts lies elsewhere."""
    relation = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return with_text_part(b"</Relationships>", relation.encode(), "word/_rels/document.xml.rels")


def with_type(kind: str) -> bytes:
    """A package whose main part says that it is another kind of file."""
    return with_text_part(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        kind.encode(),
        "[Content_Types].xml",
    )


def locked() -> bytes:
    """A zip whose entries say that they are encrypted."""
    content = bytearray(numbered())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", content, at + offset)[0]
            struct.pack_into("<H", content, at + offset, flags | 1)
            at = content.find(mark, at + 4)
    return bytes(content)


def of_old_word(*streams: str) -> bytes:
    """The head of an OLE compound file that names *streams*, as an old .doc or an encrypted .docx does."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 512
        + b"".join(name.encode("utf-16-le") for name in streams)
    )
