"""A selection round in public: its rules (`round.yml`) and, stage by stage, what came of it (R5, S1-7).

There is no field here for a vote, a score, a nominee who was not chosen or a member of a council: what has no
field cannot be published. Those stand in `kho.model.proceedings`, in a folder outside the repository.
"""

from typing import Literal

from pydantic import Field

from kho.model.entry import Unit
from kho.model.values import (
    AwardRef,
    Count,
    Day,
    DocumentRef,
    Line,
    Link,
    MovementRef,
    Short,
    Slug,
    Strict,
    Year,
)
from kho.words.terms import (
    Electorate,
    ExemplarTest,
    FairSide,
    Level,
    Majority,
    QuotaPer,
    Role,
    Semester,
    Tier,
)


class Quota(Strict):
    """Một chỉ tiêu: chọn ít nhất, nhiều nhất bao nhiêu, tính theo gì (R5: số là dữ liệu, không nằm trong máy)."""

    per: QuotaPer = Field(title="Tính theo")
    least: Count | None = Field(None, title="Ít nhất")
    most: Count | None = Field(None, title="Nhiều nhất")


class Stage(Strict):
    """Một vòng xét: ai xét, từ ngày nào đến ngày nào, chọn bao nhiêu."""

    slug: Slug = Field(
        title="Mã vòng", description="Tên ngắn không dấu, cũng là tên tệp kết quả: to, truong, xa"
    )
    name: Line = Field(title="Tên vòng")
    tier: Tier = Field(title="Cấp xét")
    body: Line = Field(title="Ai xét", description="Ví dụ: Hội đồng Thi đua – Khen thưởng trường")
    opens: Day = Field(title="Từ ngày")
    closes: Day = Field(title="Đến ngày", description="Ở vòng đầu cũng là hạn cuối nhận đề cử")
    levels: tuple[Level, ...] = Field(
        (),
        title="Chỉ xét cấp học",
        max_length=6,
        description="Bỏ trống là mọi cấp. Cấp không có ở đây bỏ qua vòng này, như THPT đi thẳng lên Sở",
    )
    quotas: tuple[Quota, ...] = Field(title="Chỉ tiêu", min_length=1, max_length=8)


class Nominees(Strict):
    """Ai được đề cử."""

    kinds: tuple[Literal["innovation", "tip", "individual", "collective", "group"], ...] = Field(
        title="Loại mục", min_length=1, max_length=5
    )
    roles: tuple[Role, ...] = Field(
        (), title="Vai trò", max_length=4, description="Chỉ cho mục cá nhân; bỏ trống là mọi vai trò"
    )
    levels: tuple[Level, ...] = Field((), title="Cấp học", max_length=6, description="Bỏ trống là mọi cấp")


class Ruling(Strict):
    """Cách quyết định: bao nhiêu phiếu đồng ý thì được chọn (S1-7: ai cũng biết trước khi xét)."""

    share: Majority = Field(Majority.HALF, title="Bao nhiêu phần đồng ý")
    of: Electorate = Field(Electorate.PRESENT, title="Tính trên")

    @property
    def label(self) -> str:
        """How people say it: `quá nửa số thành viên có mặt được bỏ phiếu`."""
        return f"{self.share.label} {self.of.label}"


class Onward(Strict):
    """Người được chọn ở vòng cuối được gửi lên đâu (S0-29, S2-22, S3-13)."""

    tier: Tier = Field(title="Cấp")
    body: Line = Field(title="Nơi nhận")


class Round(Strict):
    """Một đợt bình xét: điều mọi người được biết trước khi xét (S1-7: công khai, đúng quy trình)."""

    title: Line = Field(title="Tên đợt xét")
    about: Short | None = Field(None, title="Đợt xét này để làm gì", description="Viết cho phụ huynh đọc")
    host: Unit = Field(title="Nơi tổ chức")
    school_year: Year = Field(title="Năm học")
    semester: Semester | None = Field(None, title="Học kỳ")
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào, cuộc vận động", max_length=10)
    documents: tuple[DocumentRef, ...] = Field((), title="Văn bản làm căn cứ", max_length=20)
    award: AwardRef | None = Field(None, title="Giải thưởng trong danh mục")
    edition: Count | None = Field(None, title="Lần thứ")
    nominees: Nominees = Field(title="Ai được đề cử")
    criteria: tuple[Short, ...] = Field(
        (), title="Tiêu chí của đợt", max_length=20, description="Thêm vào sáu phép thử, nếu có"
    )
    criteria_url: Link | None = Field(None, title="Trang nêu tiêu chí")
    rubric: Slug | None = Field(None, title="Biểu điểm", description="Mã trong exemplars/_reference/rubrics/")
    decision: Ruling = Field(
        Ruling(),
        title="Cách quyết định",
        description="Bỏ trống là quá nửa số thành viên có mặt được bỏ phiếu",
    )
    stages: tuple[Stage, ...] = Field(title="Các vòng, từ dưới lên", min_length=1, max_length=8)
    onward: Onward | None = Field(None, title="Gửi tiếp lên")
    objections: Short = Field(
        title="Có ý kiến thì gửi ai, trước ngày nào",
        description="Ghi vai, không ghi số điện thoại, thư điện tử",
    )


class Counts(Strict):
    """Bao nhiêu mục ở vòng này; không nêu ai."""

    nominated: Count = Field(title="Được đề cử")
    considered: Count = Field(title="Được xét")
    chosen: Count = Field(title="Được chọn")
    rolled_over: Count = Field(title="Chuyển sang đợt sau")


class Chosen(Strict):
    """Một mục được chọn, và vì sao."""

    entry: Slug = Field(title="Mục")
    level: Level = Field(title="Cấp học đại diện")
    reason: Short = Field(title="Vì sao được chọn")
    tests: tuple[ExemplarTest, ...] = Field(title="Dựa vào phép thử", min_length=1, max_length=6)
    passed_to: Tier | None = Field(None, title="Gửi tiếp lên cấp")


class Share(Strict):
    """Một dòng của bảng công bằng; số được đề cử bỏ trống nơi nó làm lộ ai không được chọn."""

    side: FairSide = Field(title="Nhìn theo")
    group: Slug = Field(title="Nhóm")
    eligible: Count = Field(title="Đủ điều kiện trong kho")
    nominated: Count | None = Field(None, title="Được xét")
    chosen: Count = Field(title="Được chọn")


class Outcome(Strict):
    """Điều được công bố sau một vòng: số lượng, ai được chọn, vì sao, bảng công bằng."""

    held_on: Day = Field(title="Ngày xét")
    number: Line = Field(title="Số biên bản")
    published_on: Day = Field(title="Ngày công bố")
    counts: Counts = Field(title="Số lượng")
    chosen: tuple[Chosen, ...] = Field((), title="Được chọn", max_length=200)
    removed: tuple[Day, ...] = Field(
        (),
        title="Ngày gỡ từng mục được chọn",
        max_length=200,
        description="Lệnh “kho withdraw” ghi: số lượng và bảng công bằng vẫn là của ngày công bố",
    )
    fewer_because: Short | None = Field(None, title="Vì sao chọn ít hơn chỉ tiêu")
    fair_share: tuple[Share, ...] = Field((), title="Bảng công bằng", max_length=100)
