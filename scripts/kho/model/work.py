"""Who did a work, when, and what came of it: records that several kinds share."""

from pydantic import Field

from kho.model.proof import Indicator
from kho.model.values import CollectiveRef, Count, GroupRef, IndividualRef, Line, Long, Partial, Strict


class Author(Strict):
    """Người hoặc tập thể làm ra; danh sách sáng kiến của một người được suy từ đây."""

    name: Line = Field(title="Họ và tên")
    role: Line | None = Field(None, title="Chức vụ, vai trò", description="Ví dụ: giáo viên Tiếng Anh")
    individual: IndividualRef | None = Field(None, title="Trang của cá nhân này trong kho")
    collective: CollectiveRef | None = Field(None, title="Trang của tập thể này trong kho")
    group: GroupRef | None = Field(None, title="Trang của nhóm này trong kho")


class Trial(Strict):
    """Thời gian thử nghiệm."""

    start: Partial | None = Field(None, title="Bắt đầu")
    end: Partial | None = Field(None, title="Kết thúc")


class Participants(Strict):
    """Bao nhiêu người đã tham gia (S1-25)."""

    pupils: Count | None = Field(None, title="Học sinh")
    teachers: Count | None = Field(None, title="Giáo viên, nhân viên")
    classes: Count | None = Field(None, title="Lớp")
    schools: Count | None = Field(None, title="Trường")
    parents: Count | None = Field(None, title="Phụ huynh")


class Result(Strict):
    """Kết quả thực tế; chưa có phần này thì mục mới là bản đăng ký (S0-60)."""

    on: Partial | None = Field(None, title="Thời điểm của kết quả", description="Ngày, tháng hoặc năm")
    narrative: Long = Field(title="Kết quả đạt được")
    first_results: Long | None = Field(None, title="Kết quả bước đầu")
    indicators: tuple[Indicator, ...] = Field((), title="Số liệu trước – sau", max_length=30)
    obstacles: Long | None = Field(None, title="Khó khăn và cách gỡ")
    limits: Long | None = Field(None, title="Giới hạn, điều chưa biết")
    participants: Participants | None = Field(None, title="Số người tham gia")


class Supporter(Strict):
    """Nơi hoặc người động viên, hướng dẫn, theo dõi (S0-21)."""

    name: Line = Field(title="Tên hoặc vai")
    role: Line | None = Field(None, title="Đã hỗ trợ thế nào")
