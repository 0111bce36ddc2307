"""What makes a claim believable: evidence, sources, appraisals, recognitions, consents, pictures."""

from decimal import Decimal

from pydantic import Field

from kho.model.values import (
    FOR_CURATORS,
    AwardRef,
    Count,
    Day,
    FileName,
    Line,
    Link,
    Number,
    NumberIfKnown,
    Partial,
    RubricRef,
    Short,
    Strict,
    Year,
    unknown,
)
from kho.words.terms import (
    Better,
    Conclusion,
    ConsentBasis,
    ConsentScope,
    Design,
    EventKind,
    EvidenceKind,
    GainAs,
    People,
    RecognitionStatus,
    Rounding,
    Tier,
)


class Evidence(Strict):
    """Một minh chứng xem được (S3-9 c)."""

    title: Line = Field(
        title="Tên minh chứng", description="Ví dụ: Biên bản khảo sát đọc hiểu lớp 3, tháng 5/2026"
    )
    kind: EvidenceKind = Field(title="Loại minh chứng")
    url: Link | None = Field(
        None, title="Đường dẫn", description="Địa chỉ http(s) mà người ngoài trường mở được"
    )
    file: FileName | None = Field(
        None, title="Tệp kèm", description="Tên tệp PDF hoặc ảnh gửi kèm, nằm cùng thư mục với bài"
    )
    on: Partial | None = Field(None, title="Ngày", description="Ngày của minh chứng")
    note: Short | None = Field(None, title="Minh chứng này cho thấy gì")


class Endorsement(Strict):
    """Sự ghi nhận của tập thể (S1-30)."""

    body: Line = Field(title="Tập thể ghi nhận", description="Ví dụ: Tổ Ngữ văn; Hội đồng sư phạm")
    on: Partial = Field(title="Ngày ghi nhận")
    content: Short = Field(title="Nội dung ghi nhận")
    url: Link | None = Field(None, title="Đường dẫn")
    file: FileName | None = Field(None, title="Tệp kèm")


class Appraisal(Strict):
    """Một lần thẩm định minh chứng, sản phẩm (S1-31, S3-11)."""

    body: Line = Field(title="Nơi thẩm định", description="Ví dụ: Hội đồng Thi đua – Khen thưởng trường")
    tier: Tier = Field(title="Cấp thẩm định")
    on: Partial = Field(title="Ngày thẩm định")
    conclusion: Conclusion = Field(title="Kết luận")
    number: Line | None = Field(None, title="Số văn bản", description="Số biên bản hoặc quyết định")
    rubric: RubricRef | None = Field(None, title="Biểu điểm đã dùng")
    score: Number | None = Field(None, title="Tổng điểm")
    out_of: Number | None = Field(None, title="Thang điểm")
    note: Short | None = Field(None, title="Nhận xét")
    url: Link | None = Field(None, title="Đường dẫn")
    file: FileName | None = Field(None, title="Tệp kèm")


class Recognition(Strict):
    """Một lần khen thưởng, danh hiệu (S0-29, S2-11)."""

    title: Line = Field(title="Tên khen thưởng, danh hiệu")
    award: AwardRef | None = Field(None, title="Giải thưởng trong danh mục")
    body: Line | None = Field(None, title="Cơ quan khen", description="Cơ quan ra quyết định khen thưởng")
    tier: Tier | None = Field(None, title="Cấp khen")
    on: Partial | None = Field(None, title="Ngày khen")
    number: Line | None = Field(None, title="Số quyết định")
    edition: Count | None = Field(None, title="Lần thứ")
    school_year: Year | None = Field(None, title="Năm học xét")
    status: RecognitionStatus = Field(RecognitionStatus.GRANTED, title="Tình trạng")
    url: Link | None = Field(None, title="Nguồn của tin khen")


class Event(Strict):
    """Nơi cách làm đã được chia sẻ (S0-22, S0-34, S2-6)."""

    kind: EventKind = Field(title="Hình thức")
    title: Line = Field(title="Tên buổi")
    on: Partial = Field(title="Ngày")
    place: Line | None = Field(None, title="Nơi tổ chức")
    audience: Line | None = Field(None, title="Ai dự")
    url: Link | None = Field(None, title="Đường dẫn")


class SourceLink(Strict):
    """Nguồn công khai đã dùng."""

    publisher: Line = Field(title="Nơi đăng", description="Tên báo, cổng thông tin, trang của trường")
    url: Link = Field(title="Đường dẫn")
    title: Line | None = Field(None, title="Tên bài", description="Chỉ ghi tên in trên trang; không đoán")
    on: Partial | None = Field(None, title="Ngày đăng")


class Publication(Strict):
    """Bài đã công bố. Bình duyệt của tạp chí được kể ra, không phải một lần thẩm định (S3-11)."""

    body: Line = Field(title="Nơi công bố", description="Tạp chí, nhà xuất bản, cơ quan ra báo cáo")
    what: Line = Field(title="Là gì", description="Ví dụ: bài báo nghiên cứu có bình duyệt; báo cáo")
    number: Line | None = Field(None, title="Số hiệu", description="Ví dụ: DOI 10.1017/gmh.2023.66")
    on: Partial | None = Field(None, title="Ngày công bố")
    url: Link | None = Field(None, title="Đường dẫn")


class Consent(Strict):
    """Một sự đồng ý công bố (Luật 91/2025/QH15). Bản giấy không bao giờ vào kho."""

    who: Line = Field(
        title="Ai đồng ý",
        description="Ghi vai, không ghi tên học sinh. Ví dụ: tác giả; cha mẹ học sinh trong ảnh",
    )
    basis: ConsentBasis = Field(title="Cơ sở")
    on: Day = Field(title="Ngày đồng ý")
    scope: ConsentScope = Field(ConsentScope.TEXT, title="Phạm vi đồng ý")
    held_by: Line = Field(title="Nơi giữ bản giấy", description="Ví dụ: Văn thư nhà trường")


class Picture(Strict):
    """Một ảnh của mục, gửi kèm, nằm cùng thư mục với bài."""

    file: FileName = Field(title="Tệp ảnh", description="PNG, JPEG hoặc WebP; tên không dấu, không cách")
    alt: Line = Field(title="Lời tả ảnh", description="Tả ảnh cho người không nhìn thấy")
    people: People = Field(title="Ai có trong ảnh")
    caption: Line | None = Field(None, title="Chú thích")
    credit: Line | None = Field(None, title="Người chụp hoặc nguồn")
    on: Partial | None = Field(None, title="Ngày chụp")


class Product(Strict):
    """Một sản phẩm người khác dùng lại được (S3-9 c, S3-15)."""

    title: Line = Field(title="Tên sản phẩm")
    note: Short | None = Field(None, title="Là gì, dùng thế nào")
    url: Link | None = Field(None, title="Đường dẫn")
    file: FileName | None = Field(None, title="Tệp kèm")
    licence: Line | None = Field(None, title="Giấy phép dùng lại")


class Point(Strict):
    """Một lần đo trong nhiều lần."""

    at: Line = Field(title="Lúc nào", description="Như nguồn in: 03/2014; ngay sau khoá học; sau ba tháng")
    value: Number = Field(title="Giá trị")


class Indicator(Strict):
    """Một số đo: trước – sau, so với nhóm đối chứng, hoặc mức khác biệt như nguồn in (S0-62, S1-9)."""

    measure: Line = Field(title="Đo cái gì", description="Ví dụ: Học sinh đọc đạt 60 tiếng/phút")
    unit: Line | None = Field(None, title="Đơn vị đo", description="Ví dụ: %, học sinh, lượt sách/tháng")
    better: Better | None = Field(
        None, title="Hướng nào là tốt", description="Không ghi thì kho không kết luận được là đã tốt lên"
    )
    before: Number | None = Field(None, title="Trước khi làm")
    after: NumberIfKnown = Field(default_factory=unknown, title="Sau khi làm")
    control: Number | None = Field(
        None, title="Nhóm đối chứng", description="Số của nhóm không làm, đo cùng lúc"
    )
    control_before: Number | None = Field(
        None, title="Nhóm đối chứng, lần đo đầu", json_schema_extra=FOR_CURATORS
    )
    compared_with: Line | None = Field(
        None, title="So với ai", description="Ví dụ: 14 trường không có bữa phụ; nhóm ăn bánh thường"
    )
    gain: Number | None = Field(
        None,
        title="Mức khác biệt",
        description="Khi nguồn chỉ in mức tăng, giảm hoặc hệ số; dấu trừ nếu là giảm",
        json_schema_extra=FOR_CURATORS,
    )
    gain_as: GainAs = Field(GainAs.DIFFERENCE, title="Mức khác biệt là gì", json_schema_extra=FOR_CURATORS)
    error: Line | None = Field(
        None,
        title="Sai số như nguồn in",
        description="Ví dụ: p = 0,011; sai số chuẩn 1,6; KTC 95% 0,43–0,93",
        json_schema_extra=FOR_CURATORS,
    )
    series: tuple[Point, ...] = Field(
        (),
        title="Các lần đo",
        max_length=30,
        description="Từ lần đầu đến lần cuối, khi đo hơn hai lần",
        json_schema_extra=FOR_CURATORS,
    )
    before_rounding: Rounding | None = Field(
        None, title="Số trước được in kèm chữ", json_schema_extra=FOR_CURATORS
    )
    rounding: Rounding | None = Field(
        None, title="Số sau, mức khác biệt được in kèm chữ", json_schema_extra=FOR_CURATORS
    )
    design: Design | None = Field(None, title="So thế nào", json_schema_extra=FOR_CURATORS)
    sample: Line | None = Field(None, title="Cỡ mẫu", description="Đo trên bao nhiêu người, lớp, trường")
    method: Line | None = Field(None, title="Cách đo")
    period: Line | None = Field(None, title="Thời gian đo")

    @property
    def first(self) -> Decimal | None:
        """The value before, told by itself or as the first of several."""
        return self.series[0].value if self.series else self.before

    @property
    def last(self) -> Decimal | None:
        """The value after, told by itself or as the last of several."""
        return self.series[-1].value if self.series else self.after


class Target(Strict):
    """Một chỉ tiêu dự kiến, để sau này đặt cạnh kết quả (S0-46, S0-62)."""

    measure: Line = Field(
        title="Đo cái gì", description="Ghi đúng như ở chỉ số kết quả để hai số đứng cạnh nhau"
    )
    unit: Line | None = Field(None, title="Đơn vị đo")
    baseline: Number | None = Field(None, title="Hiện nay")
    value: Number = Field(title="Dự kiến đạt")


class Achievement(Strict):
    """Một thành tích, kết quả có ngày."""

    what: Short = Field(title="Kết quả, thành tích")
    on: Partial | None = Field(None, title="Thời điểm", description="Bỏ trống nếu nguồn không nêu")
