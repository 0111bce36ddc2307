"""What every entry has: the unit as it was named, dates, words to be found by, proof, consent."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Literal, TypeVar, cast

from pydantic import Field, WithJsonSchema

from kho.model.proof import (
    Achievement,
    Appraisal,
    Consent,
    Endorsement,
    Event,
    Evidence,
    Indicator,
    Picture,
    Product,
    Publication,
    Recognition,
    SourceLink,
    Target,
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
    InnovationRef,
    Line,
    LineIfKnown,
    Link,
    Long,
    MovementRef,
    Partial,
    PracticeRef,
    Short,
    Strict,
    SubjectRef,
    Summary,
    ThemeRef,
    Year,
    unknown,
)
from kho.model.work import Author, Supporter, Trial
from kho.words.terms import Connectivity, Hardship, Judged, Level, Origin, Role, Semester, ToldAs, UnitKind
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


_T = TypeVar("_T")

Way = tuple[str, ...]
"""The way to a field, by attributes."""


class Fact(Generic[_T]):
    """What any entry can be asked: read where its kind `keeps` it; *otherwise* holds where it keeps nothing such."""

    def __init__(self, otherwise: _T) -> None:
        self._otherwise = otherwise

    def __set_name__(self, owner: type[object], name: str) -> None:
        """Learn under which name it is asked for."""
        self._name = name

    def __get__(self, entry: "Entry | None", owner: type[object]) -> _T:
        """The answer of *entry*; a part that was not filled in answers nothing."""
        here: Any = entry
        for step in entry.keeps.get(self._name, ("",)) if entry else ():
            here = getattr(here, step, None)
        return self._otherwise if here is None else cast("_T", here)


class Entry(Strict):
    """The base of all six kinds: what any entry can be asked, then the fields that all have.

    A kind says what it is and where it `keeps` what; so nobody asks of which kind an entry is. What follows from
    several entries, from the catalogue or the day is no fact of a kind: that is `derived`.
    """

    folder: ClassVar[str]
    """Where the kind stands on the site, and its form below the page that tells how to hand in."""
    has_page: ClassVar[bool] = True
    followable: ClassVar[bool] = False
    """Whether it tells of something that others can do."""
    registers: ClassVar[bool] = False
    """Whether it is registered before it is done (Mẫu số 1, Mẫu số 2), and so owes a result."""
    reaches: ClassVar[int] = 1
    """The highest evidence level that it reaches by its own proof (DESIGN §3)."""
    claims: ClassVar[str] = ""
    """The field that claims a result, which something must show (S3-9 c)."""
    speaks_for_unit: ClassVar[bool] = False
    """Whether its words are those of a unit, which then consents to them."""
    keeps: ClassVar[Mapping[str, Way]] = {"called": ("unit", "name")}
    """Where the kind keeps each fact below."""

    called: ClassVar[Fact[str]] = Fact("")
    gist: ClassVar[Fact[str]] = Fact("")
    """What was done, in a sentence or two."""
    parts: ClassVar[Fact[tuple[Unit, ...]]] = Fact(())
    """The units it is about, beside its own."""
    person_role: ClassVar[Fact[Role | None]] = Fact(None)
    """The role of the person it is about."""
    person_position: ClassVar[Fact[str | None]] = Fact(None)
    makers: ClassVar[Fact[tuple[Author, ...]]] = Fact(())
    """Who made it, or belongs to it."""
    made: ClassVar[Fact[tuple[Product, ...]]] = Fact(())
    """What others can use."""
    lack: ClassVar[Fact[object]] = Fact(None)
    """What was lacking, so that what is done instead can be new (S3-9 a)."""
    task: ClassVar[Fact[str | None]] = Fact(None)
    """The task of whoever registered it."""
    hopes: ClassVar[Fact[str | None]] = Fact(None)
    """The result that is expected (Markdown)."""
    aims: ClassVar[Fact[tuple[Target, ...]]] = Fact(())
    """The figures that are expected."""
    time: ClassVar[Fact[Trial | None]] = Fact(None)
    """The time it gave itself."""
    outcome: ClassVar[Fact[str | None]] = Fact(None)
    """What came of it (Markdown)."""
    figures: ClassVar[Fact[tuple[Indicator, ...]]] = Fact(())
    """The figures before and after."""
    done_on: ClassVar[Fact[PartialDate | None]] = Fact(None)
    first_results: ClassVar[Fact[str | None]] = Fact(None)
    obstacles: ClassVar[Fact[str | None]] = Fact(None)
    """What was hard, and how it was mended (Markdown)."""
    limits: ClassVar[Fact[str | None]] = Fact(None)
    """What it does not do, what is not known (Markdown)."""
    attained: ClassVar[Fact[tuple[Achievement, ...]]] = Fact(())
    """The dated results of people."""
    turns_to: ClassVar[Fact[str | None]] = Fact(None)
    """What comes next (S0-59; Markdown)."""
    helpers: ClassVar[Fact[tuple[Supporter, ...]]] = Fact(())
    """Who encouraged, guided, followed it."""
    grew_from: ClassVar[Fact[InnovationRef | None]] = Fact(None)
    """The innovation it grew out of."""
    follows: ClassVar[Fact[PracticeRef | None]] = Fact(None)
    """The practice it follows."""
    hearsay: ClassVar[Fact[str | None]] = Fact(None)
    """Who follows it, as public sources say."""

    if TYPE_CHECKING:
        kind: str
        """The word after `kind:`, which each kind spells out itself."""

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
    difficulties_ground: Short | None = Field(
        None,
        title="Khó khăn này kho suy ra từ đâu",
        description="Chỉ ghi khi nguồn không nêu khó khăn",
        json_schema_extra=FOR_CURATORS,
    )
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

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units it is about."""
        return (self.unit, *self.parts)

    @property
    def judged(self) -> Judged | None:
        """What it is for a rubric (S1-25 … S1-29); None where no rubric judges it."""
        return None

    @property
    def is_team(self) -> bool:
        """Whether it is about a team, a group or a cluster."""
        return False

    @property
    def is_cluster(self) -> bool:
        """Whether it is about several schools together."""
        return False


def named_when(entry: Entry, unit: Unit | None = None) -> tuple[date, date] | None:
    """The span of days in which *unit*, or what else *entry* names, bore its name; None where nothing says so."""
    when = (unit and unit.as_of) or entry.began
    return (when.earliest, when.latest) if when else None


class Exemplar(Entry):
    """An entry with a page of its own: everything but an adoption."""

    keeps: ClassVar[Mapping[str, Way]] = {"gist": ("summary",)}

    summary: Summary = Field(
        title="Tóm tắt", description="Một hai câu, tối đa 300 ký tự: làm gì, cho ai, được gì"
    )


class Practice(Exemplar):
    """What others can follow: an innovation or a tip."""

    followable: ClassVar[bool] = True
    keeps: ClassVar[Mapping[str, Way]] = {
        **Exemplar.keeps,
        "called": ("title",),
        "makers": ("authors",),
        "made": ("products",),
    }

    title: Line = Field(
        title="Tên", description="Nói được việc làm. Ví dụ: Tủ bánh mì 0 đồng cho học sinh đói bữa sáng"
    )

    @property
    def judged(self) -> Judged:
        """A work."""
        return Judged.INNOVATION


class Named(Exemplar):
    """People: an individual, a collective or a group."""

    keeps: ClassVar[Mapping[str, Way]] = {**Exemplar.keeps, "called": ("name",), "lack": ("difficulties",)}

    name: Line = Field(title="Họ tên hoặc tên tập thể")

    @property
    def judged(self) -> Judged:
        """A collective, unless it is one person."""
        return Judged.COLLECTIVE
