"""What every entry has: the unit as it was named, dates, words to be found by, proof, consent."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from kho.model.proof import (
    Appraisal,
    Consent,
    Endorsement,
    Event,
    Evidence,
    Picture,
    Publication,
    Recognition,
    SourceLink,
)
from kho.model.values import (
    FOR_CURATORS,
    MUST_OF_SCHOOLS,
    PROVINCE_NAME,
    AreaRef,
    Count,
    Day,
    DifficultyRef,
    DocumentRef,
    Line,
    LineIfKnown,
    Link,
    Long,
    MovementRef,
    Partial,
    Short,
    Strict,
    SubjectRef,
    Summary,
    ThemeRef,
    Year,
    unknown,
)
from kho.words.terms import Connectivity, Hardship, Level, Origin, Semester, ToldAs, UnitKind
from kho.words.when import PartialDate, SchoolYear


class Unit(Strict):
    """Đơn vị, ghi đúng tên và địa danh của thời điểm đó (R1)."""

    name: Line = Field(title="Tên đơn vị", description="Tên đầy đủ. Ví dụ: Trường THCS Tân Hộ Cơ")
    kind: UnitKind = Field(UnitKind.UNIT, title="Là ai", json_schema_extra=FOR_CURATORS)
    province: LineIfKnown = Field(
        default_factory=unknown,
        title="Tỉnh, thành phố",
        description="Tên của thời điểm đó, cũ hay mới đều được",
        json_schema_extra=PROVINCE_NAME | MUST_OF_SCHOOLS,
    )
    province_ground: Short | None = Field(
        None,
        title="Tỉnh này kho suy ra từ đâu",
        description="Chỉ ghi khi nguồn không nêu tỉnh",
        json_schema_extra=FOR_CURATORS,
    )
    district: Line | None = Field(
        None, title="Huyện, quận", description="Chỉ ghi cho thời gian trước 1/7/2025"
    )
    commune: Line | None = Field(None, title="Xã, phường, đặc khu")
    as_of: Partial | None = Field(
        None, title="Thời điểm mang tên này", description="Bỏ trống nếu trùng với ngày đăng ký của mục"
    )


class Locality(Strict):
    """Một nơi đã làm, khi nơi ấy không phải là đơn vị đứng tên mục."""

    name: Line | None = Field(None, title="Tên trường, nơi làm")
    province: Line | None = Field(
        None,
        title="Tỉnh, thành phố",
        description="Tên của thời điểm đó, cũ hay mới đều được",
        json_schema_extra=PROVINCE_NAME,
    )
    district: Line | None = Field(None, title="Huyện, quận")
    commune: Line | None = Field(None, title="Xã, phường, đặc khu")
    note: Short | None = Field(None, title="Nói thêm", description="Ví dụ: 8 trường; trang không nêu tên")


class Setting(Strict):
    """Hoàn cảnh nơi làm, để tìm “trường giống trường tôi”."""

    hardship: Hardship | None = Field(None, title="Địa bàn")
    connectivity: Connectivity | None = Field(None, title="Internet")
    class_size: Count | None = Field(None, title="Sĩ số lớp")
    equipment: Line | None = Field(None, title="Thiết bị có sẵn")
    note: Short | None = Field(None, title="Nói thêm về hoàn cảnh")


class Entry(Strict):
    """The base of all six kinds."""

    schema_: Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})] = Field(
        "1", alias="schema", title="Phiên bản mẫu"
    )
    unit: Unit = Field(title="Đơn vị")
    places: tuple[Locality, ...] = Field(
        (),
        title="Làm ở đâu",
        max_length=70,
        description="Khi người đứng tên là nhóm nghiên cứu, chương trình, hoặc làm ở nhiều nơi",
        json_schema_extra=FOR_CURATORS,
    )
    registered_on: Partial | None = Field(None, title="Ngày đăng ký")
    published_on: Partial | None = Field(None, title="Ngày đưa vào kho")
    school_year: Year | None = Field(None, title="Năm học", description="Ví dụ: 2026-2027")
    semester: Semester | None = Field(None, title="Học kỳ")
    levels: tuple[Level, ...] = Field((), title="Cấp học", max_length=6)
    subjects: tuple[SubjectRef, ...] = Field((), title="Môn học, hoạt động", max_length=20)
    areas: tuple[AreaRef, ...] = Field((), title="Lĩnh vực đổi mới", max_length=10)
    difficulties: tuple[DifficultyRef, ...] = Field((), title="Khó khăn được giải quyết", max_length=10)
    setting: Setting | None = Field(None, title="Hoàn cảnh nơi làm")
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào, cuộc vận động", max_length=20)
    documents: tuple[DocumentRef, ...] = Field((), title="Văn bản làm căn cứ", max_length=20)
    themes: tuple[ThemeRef, ...] = Field((), title="Chủ đề", max_length=20)
    pictures: tuple[Picture, ...] = Field((), title="Hình ảnh", max_length=20)
    evidence: tuple[Evidence, ...] = Field((), title="Minh chứng", max_length=50)
    endorsements: tuple[Endorsement, ...] = Field((), title="Ghi nhận của tập thể", max_length=50)
    appraisals: tuple[Appraisal, ...] = Field((), title="Thẩm định", max_length=50)
    recognitions: tuple[Recognition, ...] = Field((), title="Khen thưởng", max_length=50)
    events: tuple[Event, ...] = Field((), title="Đã chia sẻ ở đâu", max_length=50)
    lessons: tuple[Short, ...] = Field((), title="Bài học rút ra", max_length=20)
    sources: tuple[SourceLink, ...] = Field((), title="Nguồn", max_length=50)
    also_published: tuple[Link, ...] = Field((), title="Cũng đăng tại", max_length=20)
    origin: Origin = Field(title="Ai đưa vào kho")
    told_as: ToldAs | None = Field(
        None, title="Nguồn nói đến đâu", description="Chỉ mục sưu tầm", json_schema_extra=FOR_CURATORS
    )
    publication: Publication | None = Field(None, title="Đã công bố ở", json_schema_extra=FOR_CURATORS)
    consents: tuple[Consent, ...] = Field((), title="Đồng ý công bố", max_length=50)
    verified_on: Day | None = Field(
        None,
        title="Ngày xem lại gần nhất",
        description="Mục sưu tầm: ngày đọc phần mở đầu của nguồn; mục đơn vị gửi: ngày hỏi lại đơn vị",
    )
    review_by: Day | None = Field(None, title="Cần xem lại trước ngày")
    contact: Line | None = Field(
        None,
        title="Liên hệ",
        description="Ghi vai, ví dụ: Văn thư nhà trường. Không ghi số điện thoại, thư điện tử",
    )
    abstract_en: Long | None = Field(None, title="Tóm tắt tiếng Anh")

    @property
    def began(self) -> PartialDate | SchoolYear | None:
        """When the work began, as exactly as the entry tells."""
        return self.registered_on or self.school_year


def named_when(entry: Entry, unit: Unit | None = None) -> tuple[date, date] | None:
    """The span of days in which *unit*, or what else *entry* names, bore its name; None where nothing says so."""
    when = (unit and unit.as_of) or entry.began
    return (when.earliest, when.latest) if when else None


class Exemplar(Entry):
    """An entry with a page of its own: everything but an adoption."""

    summary: Summary = Field(
        title="Tóm tắt", description="Một hai câu, tối đa 300 ký tự: làm gì, cho ai, được gì"
    )


class Practice(Exemplar):
    """What others can follow: an innovation or a tip."""

    title: Line = Field(
        title="Tên", description="Nói được việc làm. Ví dụ: Tủ bánh mì 0 đồng cho học sinh đói bữa sáng"
    )


class Named(Exemplar):
    """People: an individual, a collective or a group."""

    name: Line = Field(title="Họ tên hoặc tên tập thể")
