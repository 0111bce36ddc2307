"""Mẫu số 1 and Mẫu số 2 as printed in hướng dẫn 1228/HDLT-SGD-CDN (S0-40 … S0-59): titles and headings, word for word.

Which fields answer an item is told by the model: a field says “Mẫu số 1, mục 4” of itself.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """A heading as printed, and what stands in brackets after it."""

    heading: str
    tail: str = ""


HEADER = "CÔNG ĐOÀN TRƯỜNG"
PERIOD = "Thời gian thực hiện: Năm học"

MAU_1 = "Mẫu số 1"
MAU_1_TITLE = ("ĐĂNG KÝ THỰC HIỆN NHIỆM VỤ", "Đổi mới, sáng tạo trong dạy và học")
MAU_1_ITEMS = (
    Printed("Họ và tên người đăng ký"),
    Printed("Nhiệm vụ được giao"),
    Printed(
        "Dự kiến đổi mới, sáng tạo trong lĩnh vực",
        "(quản lý khoa, phòng, tổ chuyên môn, quản lý giáo dục học sinh, học viên; phương pháp giảng dạy; bồi "
        "dưỡng học sinh giỏi; chất lượng học tập của học sinh, học viên; chất lượng giảng dạy chuyên môn...)",
    ),
    Printed("Thực trạng vấn đề dự kiến đổi mới", ": (tồn tại)"),
    Printed("Mục tiêu, giải pháp đổi mới"),
    Printed("Dự kiến kết quả sẽ đạt được sau khi thực hiện đổi mới"),
    Printed("Thời gian dự kiến thử nghiệm thực hiện đổi mới"),
    Printed("Các bước tiến hành thử nghiệm đổi mới"),
    Printed("Phạm vi công bố và nhân rộng kết quả đổi mới."),
)

MAU_2 = "Mẫu số 2"
MAU_2_TITLE = ("ĐĂNG KÝ THÀNH LẬP", "“Nhóm nhà giáo cùng nhau phát triển”")
MAU_2_ITEMS = (
    Printed("Họ và tên những người tham gia nhóm"),
    Printed("Nhiệm vụ chung đang được giao"),
    Printed("Vấn đề mà các thành viên trong nhóm đang quan tâm"),
    Printed("Thực trạng của vấn đề mà các thành viên trong nhóm đang quan tâm"),
    Printed("Điểm mạnh của các thành viên trong nhóm về vấn đề đang quan tâm"),
    Printed("Điểm còn hạn chế của các thành viên trong nhóm về vấn đề đang quan tâm"),
    Printed("Hướng giải quyết của nhóm để cải thiện vấn đề"),
    Printed("Dự kiến kết quả sẽ đạt được"),
    Printed("Dự kiến thời gian tiến hành"),
    Printed("Dự kiến vấn đề mà nhóm cần quan tâm, giải quyết tiếp theo"),
)
MAU_2_INTERNAL = 6
"""The members' limitations: shown to the curator, never stored (S0-55)."""
