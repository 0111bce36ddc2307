"""Lịch năm học: what the guiding documents ask, and when. Only what a document says; a unit may set other days."""

from pydantic import Field

from kho.model.values import DayOfYear, DocumentRef, Line, Partial, Short, Slug, Strict, YesNo
from kho.words.terms import CalendarKind


class Yearly(Strict):
    """Một khoảng của mỗi năm học."""

    start: DayOfYear = Field(title="Từ", description="Tháng: 09; hoặc tháng-ngày: 11-20")
    end: DayOfYear | None = Field(None, title="Đến hết", description="Bỏ trống nếu trong một tháng, một ngày")


class Once(Strict):
    """Một đợt đã có ngày."""

    start: Partial = Field(title="Từ")
    end: Partial | None = Field(None, title="Đến hết", description="Bỏ trống nếu trong một ngày, một tháng")


class CalendarItem(Strict):
    """Một việc văn bản yêu cầu theo thời gian. Không có khoảng nào: văn bản không ghi tháng."""

    slug: Slug = Field(title="Mã, không đổi", description="Nằm trong mã của lịch mà người khác đã theo dõi")
    title: Line = Field(title="Việc")
    kind: CalendarKind = Field(title="Loại việc")
    who: Line = Field(title="Ai làm")
    what: Short = Field(title="Làm gì")
    document: DocumentRef = Field(title="Theo văn bản")
    section: Line = Field(title="Chỗ trong văn bản", description="Ví dụ: phần III, mục 1")
    as_written: Line = Field(title="Thời gian như văn bản ghi")
    yearly: Yearly | None = Field(None, title="Mỗi năm học")
    quarterly: YesNo = Field(False, title="Cuối mỗi quý")
    once: Once | None = Field(None, title="Một lần")


class Calendar(Strict):
    """`calendar.yml`."""

    calendar: tuple[CalendarItem, ...] = Field((), title="Lịch")
