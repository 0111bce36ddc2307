"""A rubric: what is judged, by whom, and, where it counts points, how many and what they reach (S0-7, S2-19, S3-7).

The name of its file is its address; a rubric without points lists qualities that a council weighs in words.
"""

from collections.abc import Mapping
from decimal import Decimal

from pydantic import Field

from kho.model.values import (
    DocumentRef,
    Line,
    Link,
    MovementRef,
    Number,
    Partial,
    Short,
    Slug,
    Strict,
    Year,
    YesNo,
)
from kho.words.terms import Judged, Level, PointStep, RubricStanding, Verification


class Band(Strict):
    """Một mức trong một tiêu chí: từ mấy điểm đến mấy điểm thì gọi là gì."""

    label: Line | None = Field(None, title="Tên mức")
    start: Number = Field(alias="from", title="Từ (điểm)")
    end: Number = Field(alias="to", title="Đến (điểm)")


class Criterion(Strict):
    """Một tiêu chí."""

    slug: Slug = Field(title="Mã")
    name: Line = Field(title="Tên tiêu chí", description="Ngắn, dễ hiểu, dễ nhớ, dễ làm; không viết tắt")
    help: Short | None = Field(None, title="Xem gì ở tiêu chí này")
    max: Number | None = Field(None, title="Điểm tối đa")
    min: Number | None = Field(
        None, title="Điểm tối thiểu", description="Thấp hơn thì không đạt, dù tổng điểm cao đến đâu"
    )
    bands: tuple[Band, ...] = Field((), title="Các mức")


class Minimum(Strict):
    """Điểm tối thiểu của một tiêu chí để đạt một mức."""

    criterion: Slug = Field(title="Tiêu chí (mã)")
    points: Number = Field(title="Ít nhất (điểm)")


class Threshold(Strict):
    """Một mức kết quả và điều kiện để đạt."""

    label: Line = Field(title="Tên mức", description="Ví dụ: Công nhận sáng kiến; Loại A")
    total: Number = Field(title="Tổng điểm ít nhất")
    minima: tuple[Minimum, ...] = Field((), title="Điểm tối thiểu từng tiêu chí")


class RubricSource(Strict):
    """Biểu điểm này lấy từ đâu, đã thấy những gì."""

    document: DocumentRef | None = Field(None, title="Văn bản")
    publisher: Line | None = Field(None, title="Nơi đăng, nơi dùng")
    url: Link | None = Field(None, title="Đường dẫn")
    seen: Short = Field(title="Đã thấy những gì")
    not_seen: Short | None = Field(None, title="Chưa thấy những gì")
    verification: Verification = Field(title="Kiểm chứng")


class Rubric(Strict):
    """Một biểu điểm, hoặc một bộ tiêu chí không tính điểm."""

    name: Line = Field(title="Tên")
    about: Short = Field(title="Giới thiệu", description="Nói với phụ huynh: xem xét ai, việc gì, để làm gì")
    standing: RubricStanding = Field(title="Giá trị")
    judges: tuple[Judged, ...] = Field(title="Dùng để xem xét", min_length=1)
    levels: tuple[Level, ...] = Field(
        (), title="Cấp học", description="Bỏ trống: nguồn không giới hạn cấp học"
    )
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào, cuộc vận động")
    stage: Line | None = Field(None, title="Giai đoạn, thời điểm dùng", description="S2-19")
    used_by: tuple[Line, ...] = Field((), title="Ai dùng")
    school_year: Year | None = Field(None, title="Năm học")
    start: Partial | None = Field(None, title="Dùng từ")
    end: Partial | None = Field(None, title="Dùng đến")
    source: RubricSource = Field(title="Nguồn")
    complete: YesNo = Field(
        True,
        title="Biết đủ",
        description="không: mới biết một phần tiêu chí, điểm; không chấm bằng bản này được",
    )
    total: Number | None = Field(None, title="Tổng điểm", description="Bỏ trống: tiêu chí không tính điểm")
    step: PointStep | None = Field(None, title="Bước điểm", description="Bỏ trống: nguồn không nêu")
    criteria: tuple[Criterion, ...] = Field(title="Tiêu chí", min_length=1)
    thresholds: tuple[Threshold, ...] = Field(
        (), title="Các mức kết quả", description="Mức cao nhất ghi trước"
    )

    @property
    def by_slug(self) -> Mapping[str, Criterion]:
        """The criteria by their slugs."""
        return {criterion.slug: criterion for criterion in self.criteria}

    @property
    def grain(self) -> Decimal:
        """What every mark is a multiple of: the step, or half a point where the source names none."""
        return (self.step or PointStep.HALF).points
