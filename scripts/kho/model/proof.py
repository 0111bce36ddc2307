"""What makes a claim believable: evidence, sources, appraisals, recognitions, consents, pictures."""

from pydantic import Field

from kho.model.values import (
    AwardRef,
    Count,
    Day,
    FileName,
    Line,
    Link,
    Number,
    Partial,
    RubricRef,
    Short,
    Strict,
    Year,
)
from kho.words.terms import (
    Conclusion,
    ConsentBasis,
    ConsentScope,
    EventKind,
    EvidenceKind,
    People,
    RecognitionStatus,
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
        None, title="Tệp kèm", description="Tên tệp PDF hoặc ảnh nằm cùng thư mục với entry.yml"
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
    """Một ảnh của mục, nằm cùng thư mục với entry.yml."""

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


class Indicator(Strict):
    """Một số đo trước – sau (S0-62, S1-9)."""

    measure: Line = Field(title="Đo cái gì", description="Ví dụ: Học sinh đọc đạt 60 tiếng/phút")
    unit: Line | None = Field(None, title="Đơn vị đo", description="Ví dụ: %, học sinh, lượt sách/tháng")
    before: Number | None = Field(None, title="Trước khi làm")
    after: Number = Field(title="Sau khi làm")
    sample: Line | None = Field(None, title="Cỡ mẫu", description="Đo trên bao nhiêu người, lớp, trường")
    method: Line | None = Field(None, title="Cách đo")
    period: Line | None = Field(None, title="Thời gian đo")


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
