"""The papers schools have today: đơn yêu cầu công nhận sáng kiến, báo cáo sáng kiến, in whatever layout a province has.

What their sections are called comes from the annex of Thông tư 18/2013/TT-BKHCN and from papers schools have put online
(domain, “Report structures seen”). Words are compared without accents, case or y for i.
"""

from kho.publish.forms.asked import PRIVATE, Form, Item, Part
from kho.publish.forms.four_forms import asks, grid, proof

_MORE = "Phần bổ sung để đưa vào kho"

TITLE = Item(
    "Tên sáng kiến",
    asks("innovation", "title"),
    also=(
        *("Tên sáng kiến kinh nghiệm", "Tên đề tài", "Tên giải pháp", "Tên biện pháp", "Đề tài", "Sáng kiến"),
        *(
            "Sáng kiến kinh nghiệm",
            "Báo cáo sáng kiến",
            "Báo cáo sáng kiến kinh nghiệm",
            "Đề nghị xét công nhận sáng kiến",
        ),
        *(
            "Là tác giả đề nghị xét công nhận sáng kiến",
            "Là tác giả nhóm tác giả đề nghị xét công nhận sáng kiến",
        ),
    ),
)
AUTHORS = Item(
    "Tác giả sáng kiến",
    asks("innovation", "authors"),
    also=(
        *(
            "Tác giả",
            "Nhóm tác giả",
            "Đồng tác giả",
            "Họ và tên",
            "Họ tên",
            "Họ và tên tác giả",
            "Họ tên tác giả",
        ),
        *("Người thực hiện", "Người viết", "Cá nhân thực hiện", "Tác giả thực hiện"),
    ),
)
ROLE = Item("Chức vụ", also=("Chức danh", "Chức vụ hiện nay"))
UNIT = Item(
    "Đơn vị áp dụng sáng kiến",
    asks("innovation", "unit.name"),
    also=(
        "Đơn vị áp dụng",
        "Đơn vị công tác",
        "Nơi công tác",
        "Tên đơn vị",
        "Đơn vị",
        "Nơi áp dụng sáng kiến",
    ),
)
AREA = Item(
    "Lĩnh vực áp dụng sáng kiến",
    asks("innovation", "areas", "area_note"),
    also=(
        *("Lĩnh vực áp dụng", "Lĩnh vực", "Thuộc lĩnh vực", "SKKN thuộc lĩnh vực", "Lĩnh vực nghiên cứu"),
        *("Sáng kiến kinh nghiệm thuộc lĩnh vực", "Sáng kiến thuộc lĩnh vực"),
    ),
)
WHEN = Item(
    "Ngày sáng kiến được áp dụng lần đầu hoặc áp dụng thử",
    asks("innovation", "plan.trial.start", "plan.trial.end"),
    also=(
        *("Ngày sáng kiến được áp dụng lần đầu", "Ngày áp dụng", "Thời gian áp dụng sáng kiến lần đầu"),
        *("Thời gian áp dụng", "Thời gian thực hiện", "Thời gian nghiên cứu", "Thời gian áp dụng sáng kiến"),
        "Thời gian đã được triển khai thực hiện",
    ),
)
OF_A_PERSON = Item(
    "Thông tin riêng",
    also=(
        *(
            "Ngày sinh",
            "Ngày tháng năm sinh",
            "Năm sinh",
            "Điện thoại",
            "Số điện thoại",
            "Email",
            "E-mail",
            "Giới tính",
        ),
        *(
            "Địa chỉ",
            "Nơi thường trú",
            "Số CCCD",
            "Căn cước công dân",
            "Trình độ chuyên môn",
            "Nam nữ",
            "Điện thoại di động",
        ),
        *(
            "Những thông tin cần được bảo mật",
            "Những thông tin cần bảo mật",
            "Các thông tin cần được bảo mật",
        ),
        *(
            "Danh sách những người đã tham gia áp dụng",
            "Danh sách người tham gia áp dụng",
            "Danh sách cá nhân",
        ),
        "Danh sách những tổ chức cá nhân",
    ),
    tag=PRIVATE,
)
SITUATION = Item(
    "Đặt vấn đề, thực trạng",
    asks("innovation", "plan.situation"),
    also=(
        *(
            "Thực trạng",
            "Hiện trạng",
            "Tình hình thực tế",
            "Tình hình thực tiễn",
            "Tồn tại hạn chế",
            "Khảo sát thực trạng",
        ),
        *(
            "Tình trạng giải pháp đã biết",
            "Tình trạng của giải pháp đã biết",
            "Giải pháp đã biết",
            "Giải pháp cũ",
        ),
        *(
            "Mô tả giải pháp trước khi tạo ra sáng kiến",
            "Giải pháp trước khi tạo ra sáng kiến",
            "Cơ sở thực tiễn",
        ),
        *(
            "Tình trạng trước khi áp dụng",
            "Kết quả khảo sát thực trạng",
            "Kết quả khảo sát đầu năm",
            "Kết quả của thực trạng",
        ),
        *("Kết quả trước khi áp dụng", "Thuận lợi khó khăn", "Thuận lợi và khó khăn", "Nguyên nhân"),
    ),
    opens=(
        *(
            "Đặt vấn đề",
            "Mở đầu",
            "Phần mở đầu",
            "Nêu vấn đề",
            "Lý do chọn đề tài",
            "Lý do chọn sáng kiến",
            "Lý do",
        ),
        *(
            "Sự cần thiết",
            "Tính cấp thiết",
            "Tính cần thiết",
            "Hoàn cảnh ra đời",
            "Hoàn cảnh nảy sinh",
            "Bối cảnh",
        ),
    ),
)
OBJECTIVES = Item(
    "Mục đích của sáng kiến",
    asks("innovation", "plan.objectives"),
    also=("Mục đích", "Mục tiêu", "Mục đích nghiên cứu", "Mục tiêu nghiên cứu"),
)
SOLUTION = Item(
    "Mô tả bản chất của sáng kiến: các giải pháp, biện pháp đã thực hiện",
    asks("innovation", "plan.solution"),
    also=(
        *(
            "Giải pháp",
            "Biện pháp",
            "Giải pháp mới",
            "Giải pháp thay thế",
            "Cách thức thực hiện",
            "Quy trình thực hiện",
        ),
        *(
            "Mô tả giải pháp sau khi có sáng kiến",
            "Giải pháp sau khi có sáng kiến",
            "Nội dung giải pháp",
            "Nội dung biện pháp",
        ),
        *(
            "Nội dung cơ bản của sáng kiến",
            "Nội dung và cách thức",
            "Các bước thực hiện",
            "Cách làm",
            "Nội dung thực hiện",
        ),
        *("Nội dung của giải pháp", "Nội dung của sáng kiến"),
    ),
    opens=("Mô tả bản chất của sáng kiến", "Bản chất của sáng kiến", "Mô tả bản chất của giải pháp"),
)
RESULT = Item(
    "Hiệu quả, lợi ích thu được",
    asks("innovation", "result.narrative", "result.indicators"),
    also=(
        *(
            "Hiệu quả",
            "Kết quả",
            "Lợi ích",
            "Đánh giá lợi ích thu được",
            "Kết quả khảo nghiệm",
            "Giá trị khoa học",
        ),
        *("Kết quả đạt được", "Đánh giá hiệu quả", "Tính hiệu quả"),
    ),
)
SPREAD = Item(
    "Khả năng áp dụng, phạm vi ảnh hưởng",
    asks("innovation", "plan.spread.scope", "plan.spread.note"),
    also=(
        *(
            "Khả năng áp dụng",
            "Khả năng nhân rộng",
            "Khả năng triển khai",
            "Phạm vi áp dụng",
            "Phạm vi ảnh hưởng",
        ),
        *(
            "Phạm vi triển khai",
            "Phạm vi công bố",
            "Phạm vi và khả năng áp dụng",
            "Phạm vi khả năng nhân rộng",
        ),
    ),
)
CONDITIONS = Item(
    "Các điều kiện cần thiết để áp dụng sáng kiến",
    asks("innovation", "how_to.prerequisites"),
    also=(
        "Điều kiện cần thiết để áp dụng",
        "Điều kiện cần thiết",
        "Điều kiện áp dụng",
        "Điều kiện thực hiện",
    ),
)
LESSONS = Item("Bài học kinh nghiệm", asks("innovation", "lessons"), also=("Bài học rút ra", "Bài học"))
THEORY = Item(
    "Cơ sở lý luận",
    also=(
        *(
            "Cơ sở khoa học",
            "Cơ sở pháp lý",
            "Đối tượng nghiên cứu",
            "Phạm vi nghiên cứu",
            "Phương pháp nghiên cứu",
        ),
        *(
            "Đối tượng và phạm vi",
            "Đối tượng phạm vi",
            "Giới hạn",
            "Khách thể",
            "Giả thuyết",
            "Nhiệm vụ nghiên cứu",
        ),
        *(
            "Tính mới",
            "Điểm mới",
            "Tính sáng tạo",
            "Tính khoa học",
            "Mối quan hệ giữa",
            "Khái niệm",
            "Kế hoạch nghiên cứu",
        ),
    ),
)
CLOSING = Item(
    "Kết luận, kiến nghị",
    also=(
        *(
            "Kết luận",
            "Kiến nghị",
            "Khuyến nghị",
            "Đề xuất",
            "Ý kiến đề xuất",
            "Tài liệu tham khảo",
            "Phụ lục",
            "Mục lục",
        ),
        *(
            "Danh mục",
            "Cam đoan",
            "Lời cam đoan",
            "Cam kết",
            "Ý kiến",
            "Xác nhận",
            "Nhận xét",
            "Chủ đầu tư tạo ra sáng kiến",
        ),
        *(
            "Chủ đầu tư",
            "Tỷ lệ đóng góp",
            "Kính gửi",
            "Kinh phí",
            "Cấp quản lý",
            "Cấp học",
            "Môn",
            "Tài liệu kèm theo",
        ),
    ),
    opens=(
        *(
            "Nội dung",
            "Phần nội dung",
            "Nội dung sáng kiến",
            "Nội dung sáng kiến kinh nghiệm",
            "Giải quyết vấn đề",
        ),
        *(
            "Mô tả sáng kiến",
            "Mô tả giải pháp",
            "Nội dung nghiên cứu",
            "Báo cáo mô tả sáng kiến",
            "Thông tin chung",
        ),
        *(
            "Thông tin chung về sáng kiến",
            "Nội dung đề tài",
            "Kết luận kiến nghị",
            "Kết luận và kiến nghị",
            "Phần kết luận",
        ),
        "Nội dung khoa học của sáng kiến kinh nghiệm",
    ),
)
ENDS = frozenset(
    ("Kết luận", "Kiến nghị", "Khuyến nghị", "Tài liệu tham khảo", "Phụ lục", "Mục lục", "Lời cam đoan")
)
"""Headings that stand for themselves wherever they stand alone."""

SECTIONS = (
    *(TITLE, AUTHORS, ROLE, UNIT, AREA, WHEN, OF_A_PERSON, SITUATION, OBJECTIVES, SOLUTION, RESULT, SPREAD),
    *(CONDITIONS, LESSONS, THEORY, CLOSING),
)
BRIEF = (TITLE, AUTHORS, ROLE, UNIT, AREA, WHEN, OF_A_PERSON)
"""Sections of one line."""

_EXTRA = Part(
    (
        grid("innovation", "Về bài này", "type", "summary", "registered_on", "difficulties"),
        grid("innovation", "Về đơn vị", "unit.commune", "unit.province", "levels", "subjects", "contact"),
        *proof("innovation", "products", "evidence"),
    ),
    _MORE,
    "Hội đồng sáng kiến không hỏi những điều này; kho cần chúng để bài tìm được, tin được và được phép công bố.",
    "ABCDE",
)

APPLICATION = Form(
    "don",
    "innovation",
    ("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN",),
    (
        Part((AUTHORS, TITLE, UNIT, AREA, WHEN, SOLUTION, CONDITIONS, RESULT)),
        _EXTRA,
    ),
    "NGƯỜI NỘP ĐƠN",
    is_paper=True,
)
ACCOUNT = Form(
    "bao-cao",
    "innovation",
    ("BÁO CÁO SÁNG KIẾN",),
    (
        Part(
            (
                *(
                    TITLE,
                    AUTHORS,
                    UNIT,
                    AREA,
                    WHEN,
                    SITUATION,
                    OBJECTIVES,
                    SOLUTION,
                    RESULT,
                    SPREAD,
                    CONDITIONS,
                ),
                *(LESSONS, CLOSING),
            )
        ),
        _EXTRA,
    ),
    "NGƯỜI BÁO CÁO",
    is_paper=True,
)
