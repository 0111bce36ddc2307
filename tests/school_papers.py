"""Papers as provinces lay them out, told by one invented school: the same practice in six shapes (Thông tư 18/2013)."""

from collections.abc import Callable, Iterable
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from word_files import saved

NAME = "Góc đọc ở hành lang giúp học sinh lớp 3 thích đọc sách"
NEED = (
    "Học sinh lớp 3 của trường ít mượn sách, thư viện ở cuối dãy nhà và chỉ mở vào giờ hành chính.",
    "Nhiều em ở nhà không có cuốn truyện nào ngoài sách giáo khoa.",
)
THEORY = ("Thói quen đọc hình thành khi sách ở ngay trong tầm tay của trẻ và có người đọc cùng.",)
STATE = (
    "Đầu năm học, giáo viên hỏi từng em và xem sổ mượn của thư viện.",
    "Kết quả học tập môn Tiếng Việt của lớp còn chênh lệch nhiều giữa các em.",
)
AIM = ("Mỗi em đọc ít nhất một cuốn mỗi tuần và kể lại được cho bạn nghe.",)
WAYS = (
    "Biện pháp 1: Xin lại kệ gỗ cũ, sơn sửa và đặt dọc hành lang.",
    "Mục tiêu: đưa sách đến gần lớp học.",
    "Biện pháp 2: Mỗi tuần một em giới thiệu cuốn mình thích trong năm phút đầu giờ.",
    "1. Học sinh tự ghi tên vào sổ mượn treo cạnh kệ.",
    "2. Tổ trưởng kiểm sách vào chiều thứ Sáu.",
)
EFFECT = ("Các em chủ động ra kệ sách vào giờ ra chơi, phụ huynh góp thêm hai trăm cuốn.",)
REACH = ("Trường nào có hành lang rộng hơn một mét đều làm được.",)
LESSON = ("Phải có người kiểm sách hằng tuần, nếu không sách thất lạc rất nhanh.",)
CLOSE = ("Góc đọc nhỏ nhưng đổi được nếp sinh hoạt của cả khối.",)
ASK = ("Đề nghị Sở tổ chức giới thiệu góc đọc trong cụm trường.",)
ROWS = (
    ("Mượn ít nhất một cuốn mỗi tuần", "9/36 (25,0%)", "30/36 (83,3%)"),
    ("Kể lại được truyện", "12/36", "31/36"),
)


def _say(document: Document, lines: Iterable[str]) -> None:
    for line in lines:
        document.add_paragraph(line)


def _head(document: Document, text: str, *, bold: bool = True) -> None:
    document.add_paragraph().add_run(text).bold = bold


def _letterhead(document: Document, *title: str) -> None:
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "UBND XÃ BỊA\nTRƯỜNG TIỂU HỌC BỊA"
    table.rows[0].cells[1].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    for line in title:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True


def _table(document: Document, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = document.add_table(0, len(header))
    for row in (header, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _sign(document: Document, who: str) -> None:
    _say(document, ("Bịa, ngày 20 tháng 5 năm 2026", who, "(Ký, ghi rõ họ tên)", "Nguyễn Thị Bịa"))


AUTHORS = (
    ("Số TT", "Họ và tên", "Ngày tháng năm sinh", "Nơi công tác (hoặc nơi thường trú)", "Chức danh",
     "Trình độ chuyên môn", "Tỷ lệ (%) đóng góp vào việc tạo ra sáng kiến"),
    ("1", "Nguyễn Thị Bịa", "01/01/1985", "Trường Tiểu học Bịa", "Giáo viên", "Đại học", "60%"),
    ("2", "Trần Văn Bịa", "02/02/1986", "Trường Tiểu học Bịa", "Thủ thư", "Cao đẳng", "40%"),
)  # fmt: skip


def application_of_the_circular() -> bytes:
    """Đơn as the annex of the circular has it: a table of authors, then items behind dashes."""
    document = docx.Document()
    _letterhead(document, "ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN")
    _say(document, ("Kính gửi: Hội đồng sáng kiến xã Bịa", "Tôi (chúng tôi) ghi tên dưới đây:"))
    _table(document, AUTHORS[0], AUTHORS[1:])
    _say(document, (f"Là tác giả (nhóm tác giả) đề nghị xét công nhận sáng kiến: {NAME}.",))
    _say(
        document,
        (
            "- Chủ đầu tư tạo ra sáng kiến (nếu tác giả không đồng thời là chủ đầu tư tạo ra sáng kiến): Không có.",
            "- Lĩnh vực áp dụng sáng kiến: Thư viện, văn hoá đọc",
            "- Ngày sáng kiến được áp dụng lần đầu hoặc áp dụng thử, (ghi ngày nào sớm hơn): 15/09/2025",
            f"- Mô tả bản chất của sáng kiến: {NEED[0]}",
            *WAYS,
            "- Những thông tin cần được bảo mật (nếu có): Mật khẩu phần mềm thư viện.",
            f"- Các điều kiện cần thiết để áp dụng sáng kiến: {REACH[0]}",
            "- Đánh giá lợi ích thu được hoặc dự kiến có thể thu được do áp dụng sáng kiến theo ý kiến của tác giả:",
            *EFFECT,
        ),
    )
    _table(document, ("Nội dung", "Trước khi áp dụng", "Sau khi áp dụng"), ROWS)
    _say(
        document,
        ("- Danh sách những người đã tham gia áp dụng thử hoặc áp dụng sáng kiến lần đầu (nếu có):",),
    )
    _table(
        document, AUTHORS[0][:5], (("1", "Lê Thị Bịa Ba", "03/03/1990", "Trường Tiểu học Bịa", "Giáo viên"),)
    )
    _say(
        document,
        (
            "Tôi (chúng tôi) xin cam đoan mọi thông tin nêu trong đơn là trung thực, đúng sự thật và chịu trách nhiệm.",
        ),
    )
    _sign(document, "Người nộp đơn")
    return saved(document)


def application_in_short() -> bytes:
    """Đơn with numbered items and no table, as some provinces ask."""
    document = docx.Document()
    _letterhead(document, "ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN", "Cấp xã")
    _say(
        document,
        (
            "Kính gửi: Hội đồng sáng kiến xã Bịa",
            "- Họ và tên: Nguyễn Thị Bịa",
            "- Chức vụ: Giáo viên",
            "- Đơn vị công tác: Trường Tiểu học Bịa",
            "- Điện thoại: không ghi  Email: không ghi",
            "Đề nghị Hội đồng sáng kiến công nhận sáng kiến năm học 2025-2026 như sau:",
            f"1. Tên sáng kiến: {NAME}",
            "2. Sự cần thiết (lý do nghiên cứu):", *NEED,
            "3. Nội dung cơ bản của sáng kiến:", *WAYS,
            "4. Phạm vi áp dụng:", *REACH,
            "5. Hiệu quả đạt được:", *EFFECT,
        ),
    )  # fmt: skip
    table = document.add_table(0, 5)
    for row in (
        ("Nội dung", "Trước (36 học sinh)", "", "Sau (36 học sinh)", ""),
        ("", "SL", "TL %", "SL", "TL %"),
        ("Mượn ít nhất một cuốn mỗi tuần", "9", "25,0", "30", "83,3"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    for left, right in ((1, 2), (3, 4)):
        table.rows[0].cells[left].merge(table.rows[0].cells[right])
    _sign(document, "Người đăng ký")
    return saved(document)


def application_in_a_table() -> bytes:
    """Đơn as one table: what is asked on the left, what is said on the right."""
    document = docx.Document()
    _letterhead(document, "ĐƠN ĐỀ NGHỊ CÔNG NHẬN SÁNG KIẾN")
    _table(
        document,
        ("1", "Tên sáng kiến", NAME),
        (
            ("2", "Tác giả sáng kiến", "Nguyễn Thị Bịa – giáo viên"),
            ("3", "Đơn vị áp dụng sáng kiến", "Trường Tiểu học Bịa"),
            ("4", "Lĩnh vực áp dụng", "Thư viện, văn hoá đọc"),
            ("5", "Thời gian áp dụng", "Từ tháng 9/2025 đến tháng 4/2026"),
            ("6", "Tình trạng giải pháp đã biết", "\n".join(NEED)),
            ("7", "Nội dung giải pháp", "\n".join(WAYS)),
            ("8", "Khả năng áp dụng", REACH[0]),
            ("9", "Hiệu quả, lợi ích thu được", EFFECT[0]),
        ),
    )
    _say(document, ("Tôi cam đoan không sao chép của người khác.",))
    _sign(document, "Người nộp đơn")
    return saved(document)


def account_in_three_parts() -> bytes:
    """Báo cáo with a cover, a typed table of contents, 1. Mở đầu, 2. Nội dung, 3. Kết luận."""
    document = docx.Document()
    _letterhead(document, "SÁNG KIẾN KINH NGHIỆM", NAME.upper())
    _say(
        document,
        (
            "Người thực hiện: Nguyễn Thị Bịa", "Chức vụ: Giáo viên", "Đơn vị công tác: Trường Tiểu học Bịa",
            "SKKN thuộc lĩnh vực: Thư viện, văn hoá đọc",
        ),
    )  # fmt: skip
    _head(document, "MỤC LỤC")
    _say(document, ("1. MỞ ĐẦU ........ 1", "1.1. Lí do chọn đề tài ........ 1", "2. NỘI DUNG ........ 2"))
    for heading, lines in (
        ("1. MỞ ĐẦU", ()),
        ("1.1. Lí do chọn đề tài", NEED),
        ("1.2. Mục đích nghiên cứu", AIM),
        ("1.3. Phương pháp nghiên cứu", ("Quan sát, trò chuyện, thống kê sổ mượn.",)),
        ("2. NỘI DUNG", ()),
        ("2.1. Cơ sở lí luận", THEORY),
        ("2.2. Thực trạng việc đọc sách của học sinh trước khi áp dụng", STATE),
        ("2.3. Các giải pháp đã sử dụng để giải quyết vấn đề", WAYS),
        ("2.4. Hiệu quả của sáng kiến kinh nghiệm đối với hoạt động giáo dục", EFFECT),
    ):
        _head(document, heading)
        _say(document, lines)
    _say(document, ("Bảng: Kết quả khảo sát 36 học sinh lớp 3",))
    _table(
        document,
        ("Thời điểm", "Mượn sách hằng tuần", "Kể lại được truyện"),
        (("Trước", "9", "12"), ("Sau", "30", "31")),
    )
    for heading, lines in (("3. KẾT LUẬN, KIẾN NGHỊ", ()), ("3.1. Kết luận", CLOSE), ("3.2. Kiến nghị", ASK)):
        _head(document, heading)
        _say(document, lines)
    _sign(document, "Người viết")
    return saved(document)


def account_with_roman_parts() -> bytes:
    """Báo cáo with PHẦN, Roman numerals and small headings, a before and after table with a column of numbers."""
    document = docx.Document()
    _letterhead(document, "BÁO CÁO SÁNG KIẾN")
    for heading, lines in (
        ("I. THÔNG TIN CHUNG VỀ SÁNG KIẾN", ()),
        (f"1. Tên sáng kiến: {NAME}", ()),
        ("2. Lĩnh vực áp dụng sáng kiến: Thư viện, văn hoá đọc", ()),
        (
            "3. Tác giả:",
            ("Họ và tên: Nguyễn Thị Bịa", "Ngày, tháng, năm sinh: 01/01/1985", "Chức vụ: Giáo viên"),
        ),
        ("4. Đồng tác giả: Trần Văn Bịa – thủ thư", ()),
        ("5. Thời gian áp dụng sáng kiến lần đầu: Từ tháng 9/2025", ()),
        ("II. BÁO CÁO MÔ TẢ SÁNG KIẾN", ()),
        ("1. Đặt vấn đề", NEED),
        ("2. Cơ sở lý luận", THEORY),
        ("3. Thực trạng vấn đề", STATE),
        ("3.1. Thuận lợi", ("Nhà trường ủng hộ, phụ huynh nhiệt tình.",)),
        ("3.2. Khó khăn", ("Kệ cũ, sách ít.",)),
        ("4. Các biện pháp thực hiện", WAYS),
        ("5. Tính mới của sáng kiến", ("Sách ra khỏi thư viện.",)),
        ("6. Hiệu quả của sáng kiến", EFFECT),
        ("7. Bài học kinh nghiệm", LESSON),
        ("III. KẾT LUẬN VÀ KIẾN NGHỊ", ()),
        ("1. Kết luận", CLOSE),
        ("2. Kiến nghị", ASK),
    ):
        _head(document, heading, bold=not heading.startswith(("3.1", "3.2")))
        _say(document, lines)
        if heading.startswith("6."):
            _table(
                document,
                ("TT", "Nội dung khảo sát", "Tổng số HS", "Trước khi áp dụng", "Sau khi áp dụng"),
                (("1", "Mượn ít nhất một cuốn mỗi tuần", "36", "25%", "83,3%"),
                 ("2", "Kể lại được truyện", "36", "33,3%", "86,1%")),
            )  # fmt: skip
    _say(document, ("TÀI LIỆU THAM KHẢO", "Sách bịa về văn hoá đọc."))
    _sign(document, "Tác giả")
    return saved(document)


def account_without_numbers() -> bytes:
    """Báo cáo whose headings are bold or in capitals, without any number, and which nobody made as a form."""
    document = docx.Document()
    _letterhead(document, "BÁO CÁO BIỆN PHÁP GÓP PHẦN NÂNG CAO CHẤT LƯỢNG", f"Tên biện pháp: {NAME}")
    _say(document, ("Họ và tên: Nguyễn Thị Bịa", "Đơn vị: Trường Tiểu học Bịa"))
    for heading, lines in (
        ("LÝ DO CHỌN BIỆN PHÁP", NEED),
        ("NỘI DUNG BIỆN PHÁP", WAYS),
        ("KẾT QUẢ ĐẠT ĐƯỢC", EFFECT),
        ("Một ngày ở góc đọc", ("Sáng sớm các em đã ngồi quanh kệ.",)),
        ("KẾT LUẬN", CLOSE),
    ):
        _head(document, heading)
        _say(document, lines)
    _sign(document, "Người báo cáo")
    return saved(document)


LAYOUTS: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        *(application_of_the_circular, application_in_short, application_in_a_table),
        *(account_in_three_parts, account_with_roman_parts, account_without_numbers),
    )
}


def of_nobody() -> bytes:
    """A text that is no form and has headings of its own."""
    document = docx.Document()
    _say(document, ("Thực đơn tuần này",))
    _head(document, "THỨ HAI")
    _say(document, ("Canh chua nấu với cá bịa.",))
    return saved(document)


def read(content: bytes) -> str:
    """All that the paragraphs and cells of a file say."""
    document = docx.Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))
