"""What every verb says where all went well (exit 0): what it has looked at, or made, of how much."""

import re

SAYS = {
    "accept": r"Đã đưa vào .+\n(?:\d+ dòng chưa xếp được .+\n)?Việc tiếp theo",
    "build": r"Đã dựng \d+ trang từ \d+ mục vào .+ \(\d+ tệp đổi, \d+ tệp bỏ\)|vẫn đủ \d+ tệp, đúng cỡ \(không đọc lại",
    "check": r"Đã xem \d+ mục.* trong .+: không có lỗi nào",
    "form": r"Đã ghi .+\.docx",
    "intake": r"“.+” → .+: còn \d+ chỗ thiếu hoặc phải sửa, \d+ đoạn chưa xếp được",
    "links": r"Mở thử \d+ đường dẫn: \d+ mở được, \d+ không mở được, \d+ chưa biết",
    "new": r"^kind: tip|^# yaml-language-server",
    "report": r"Đã ghi .+\.docx.*\n(?:.+: \d+ dòng\.\n)*Còn \d+ chỗ cần người viết",
    "review": r"## Xem hồ sơ: ",
    "schema": r'"\$defs"',
    "score": r"(?m)^(?:rubric|# )",
    "selection check": r"Đã xem \d+ đề cử, \d+ phiên của đợt “.+”: không có lỗi nào",
    "selection decide": r"Đã ghi phiếu của “.+”: \d+ đồng ý, \d+ không đồng ý, \d+ người bỏ phiếu",
    "selection minutes": r"Đã viết bien-ban-.+\.docx",
    "selection nominate": r"Đã ghi đề cử: .+ \(.+\)",
    "selection open": r"Đã mở đợt “.+” ở .+\nHội đồng \d+ người; \d+ đề cử chuyển từ đợt trước sang",
    "selection publish": r"Đã công bố vào .+: \d+ mục được chọn",
    "selection withdraw": r"Đã ghi việc rút đề cử “.+”",
    "serve": r"Đang dựng; xem tại http://127\.0\.0\.1:\d+/",
    "showcase check": r"Đã xem số .+ \(.+\): không có lỗi nào",
    "showcase draft": r"Đã viết .+: \d+ mục, chọn từ \d+ mục của kho",
    "showcase email": r"Đã ghi .+\.eml",
    "showcase publish": r"Đã phát hành .+ \(.+\)",
    "submission": r"Đã xem \d+ tệp: thay đổi này ",
    "withdraw": r"Đã xoá .+\nĐã ghi vào .+",
    "worklist": r"(?:\d+ việc|Không có việc nào cần hỏi)\. Đã xem \d+ mục",
}
"""By the words of the command: what its answer must hold."""


def assert_said(verb: str, answer: str) -> None:
    """The *answer* of a *verb* that ended well tells what was looked at."""
    assert re.search(SAYS[verb], answer), answer
