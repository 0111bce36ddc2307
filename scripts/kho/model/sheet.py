"""A filled scoring sheet: what a council, or each of its jurors, gave. Private: it never enters the store."""

from pydantic import Field

from kho.model.values import Day, Line, Link, Number, RubricRef, Short, Slug, Strict, YesNo
from kho.words.terms import Conclusion, Tier


class Mark(Strict):
    """Điểm, hoặc đạt hay chưa, của một tiêu chí."""

    criterion: Slug = Field(title="Tiêu chí (mã)")
    points: Number | None = Field(None, title="Điểm")
    met: YesNo | None = Field(None, title="Đạt", description="có hoặc không; cho tiêu chí không tính điểm")


class Juror(Strict):
    """Phiếu của một giám khảo."""

    name: Line = Field(title="Giám khảo", description="Chỉ để đối chiếu; không vào kho")
    marks: tuple[Mark, ...] = Field(title="Điểm từng tiêu chí", min_length=1)


class Sheet(Strict):
    """Một phiếu chấm đã điền."""

    rubric: RubricRef = Field(title="Biểu điểm")
    entry: Slug = Field(title="Mục được chấm", description="Tên thư mục của mục ấy trong exemplars/")
    body: Line = Field(title="Nơi thẩm định", description="Ví dụ: Hội đồng sáng kiến trường")
    tier: Tier = Field(title="Cấp thẩm định")
    on: Day = Field(title="Ngày thẩm định")
    number: Line | None = Field(None, title="Số văn bản", description="Số biên bản hoặc quyết định")
    url: Link | None = Field(None, title="Đường dẫn của văn bản")
    marks: tuple[Mark, ...] = Field(
        (), title="Điểm từng tiêu chí", description="Khi cả hội đồng cho một phiếu chung"
    )
    jurors: tuple[Juror, ...] = Field((), title="Phiếu của từng giám khảo", description="Thay cho marks")
    conclusion: Conclusion | None = Field(
        None, title="Kết luận", description="Bỏ trống thì suy từ điểm; tiêu chí không tính điểm thì phải ghi"
    )
    note: Short | None = Field(None, title="Nhận xét")
