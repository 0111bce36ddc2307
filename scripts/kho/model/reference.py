"""Reference data that curators tend: provinces, units, documents, movements and the open vocabularies."""

from pydantic import Field

from kho.model.values import (
    AreaRef,
    Count,
    Day,
    DocumentRef,
    Line,
    Link,
    Long,
    MovementRef,
    OfficeMail,
    Partial,
    PracticeRef,
    Short,
    Slug,
    Strict,
    Year,
    YesNo,
)
from kho.words.terms import DocumentStatus, DocumentType, HandedIn, Level, ProvinceType, Tier, Verification


class OldProvince(Strict):
    """Một tỉnh, thành phố trước 1/7/2025."""

    name: Line = Field(title="Tên")
    aliases: tuple[Line, ...] = Field((), title="Cách viết khác")
    code: Line = Field(title="Mã cũ")
    iso: Line | None = Field(None, title="Mã ISO 3166-2 cũ")
    until: Day | None = Field(None, title="Mang tên này đến hết ngày", description="Bỏ trống: 30/6/2025")


class Province(Strict):
    """Một trong 34 tỉnh, thành phố hiện nay."""

    slug: Slug = Field(title="Mã địa chỉ")
    name: Line = Field(title="Tên")
    aliases: tuple[Line, ...] = Field((), title="Cách viết khác")
    code: Line = Field(title="Mã (QĐ 19/2025/QĐ-TTg)")
    type: ProvinceType = Field(title="Loại")
    type_since: Day | None = Field(None, title="Là loại này từ")
    type_before: ProvinceType | None = Field(None, title="Trước đó là")
    since: Day | None = Field(None, title="Mang tên này từ", description="Bỏ trống nếu tên đã có từ trước")
    communes: Count = Field(title="Số xã, phường, đặc khu")
    towns: tuple[Line, ...] = Field(
        (), title="Tên người ta hay gõ", description="Thành phố, vùng, tên tỉnh trước 1997; chỉ dùng khi tìm"
    )
    old: tuple[OldProvince, ...] = Field(title="Gồm các tỉnh, thành phố cũ", min_length=1)


class Provinces(Strict):
    """`provinces.yml`."""

    provinces: tuple[Province, ...] = Field(title="Tỉnh, thành phố")


class UnitRecord(Strict):
    """Một đơn vị có điều cần ghi: tên khác, đơn vị kế tục, hoặc trùng tên với đơn vị khác trong tỉnh."""

    name: Line = Field(title="Tên")
    province: Slug = Field(title="Tỉnh hiện nay (mã)")
    place: Line | None = Field(
        None, title="Xã hoặc huyện", description="Chỉ cần khi trong tỉnh có hai đơn vị trùng tên"
    )
    aliases: tuple[Line, ...] = Field((), title="Tên khác, tên cũ")
    succeeded_by: Line | None = Field(None, title="Đơn vị kế tục")
    until: Partial | None = Field(None, title="Hoạt động đến")
    note: Short | None = Field(None, title="Ghi chú")
    source: Link | None = Field(None, title="Nguồn")


class Units(Strict):
    """`units.yml`."""

    units: tuple[UnitRecord, ...] = Field((), title="Đơn vị")


class Request(Strict):
    """Một việc văn bản yêu cầu: ai làm, việc gì, khi nào."""

    whom: Line = Field(title="Ai làm")
    what: Short = Field(title="Việc gì")
    when: Line | None = Field(None, title="Khi nào", description="Như văn bản ghi; bỏ trống nếu không ghi")
    due: Partial | None = Field(None, title="Hạn chót")


class Recipient(Strict):
    """Nơi nhận và mục đích gửi (S0-39, S1-37)."""

    who: Line = Field(title="Nơi nhận")
    purpose: Line | None = Field(None, title="Để làm gì")


class Document(Strict):
    """Một văn bản: hướng dẫn, kế hoạch, luật, nghị định …"""

    slug: Slug = Field(title="Mã địa chỉ", description="Số hiệu viết không dấu: 1228-hdlt-sgd-cdn")
    number: Line | None = Field(None, title="Số, ký hiệu")
    number_as_written: Line | None = Field(None, title="Số như in trong bản chụp")
    type: DocumentType = Field(title="Loại văn bản")
    title: Line = Field(title="Trích yếu")
    title_exact: YesNo = Field(True, title="Trích yếu đúng nguyên văn")
    issuers: tuple[Line, ...] = Field(title="Cơ quan ban hành", min_length=1)
    superior: Line | None = Field(None, title="Cơ quan chủ quản")
    place: Line | None = Field(None, title="Nơi ban hành")
    province: Slug | None = Field(None, title="Tỉnh hiện nay (mã)")
    on: Partial | None = Field(None, title="Ngày ban hành")
    effective_on: Day | None = Field(None, title="Có hiệu lực từ")
    expired_on: Day | None = Field(None, title="Hết hiệu lực từ")
    status: DocumentStatus = Field(title="Hiệu lực")
    replaced_by: DocumentRef | None = Field(None, title="Được thay bằng")
    amended_by: DocumentRef | None = Field(None, title="Được sửa đổi bởi")
    followed_by: DocumentRef | None = Field(None, title="Được tiếp nối bởi")
    cites: tuple[DocumentRef, ...] = Field((), title="Căn cứ vào")
    movements: tuple[MovementRef, ...] = Field((), title="Phong trào, cuộc vận động")
    school_year: Year | None = Field(None, title="Năm học")
    period: Line | None = Field(None, title="Giai đoạn")
    levels: tuple[Level, ...] = Field(
        (), title="Dành cho cấp học", description="Bỏ trống: mọi cấp, hoặc không ghi"
    )
    summary: Long | None = Field(None, title="Nội dung chính")
    asks: tuple[Request, ...] = Field((), title="Yêu cầu ai làm gì, khi nào")
    criteria: tuple[Short, ...] = Field((), title="Tiêu chí nêu trong văn bản")
    signed_as: tuple[Line, ...] = Field((), title="Ký với tư cách")
    recipients: tuple[Recipient, ...] = Field((), title="Nơi nhận")
    url: Link | None = Field(None, title="Bản công khai")
    text_seen: YesNo = Field(False, title="Đã đọc toàn văn")
    verification: Verification = Field(title="Kiểm chứng")
    note: Short | None = Field(
        None, title="Điều chưa chắc", description="Chỗ in sai, chỗ hai nguồn khác nhau"
    )


class Documents(Strict):
    """`documents.yml`."""

    documents: tuple[Document, ...] = Field(title="Văn bản")


class Movement(Strict):
    """Một phong trào thi đua, cuộc vận động; tên có thể đổi theo giai đoạn (S0-3, S1-3)."""

    slug: Slug = Field(title="Mã địa chỉ")
    name: Line = Field(title="Tên")
    name_verified: YesNo = Field(True, title="Tên đã kiểm chứng")
    aliases: tuple[Line, ...] = Field((), title="Tên gọi khác")
    issuers: tuple[Line, ...] = Field((), title="Nơi phát động")
    start: Partial | None = Field(None, title="Từ")
    end: Partial | None = Field(None, title="Đến")
    launched_on: Partial | None = Field(None, title="Ngày phát động")
    occasion: Line | None = Field(None, title="Dịp phát động")
    values: tuple[Line, ...] = Field((), title="Giá trị, tiêu chuẩn")
    follows: MovementRef | None = Field(None, title="Tiếp nối")
    documents: tuple[DocumentRef, ...] = Field((), title="Văn bản hướng dẫn")
    summary: Long | None = Field(None, title="Giới thiệu")
    verification: Verification = Field(title="Kiểm chứng")
    note: Short | None = Field(None, title="Điều chưa chắc")


class Movements(Strict):
    """`movements.yml`."""

    movements: tuple[Movement, ...] = Field(title="Phong trào, cuộc vận động")


class Area(Strict):
    """Một lĩnh vực đổi mới (S0-43, S1-18, S4-6, S4-7)."""

    slug: Slug = Field(title="Mã địa chỉ")
    name: Line = Field(title="Tên")
    about: Short = Field(title="Gồm những gì")
    aliases: tuple[Line, ...] = Field((), title="Tên gọi khác")


class Areas(Strict):
    """`areas.yml`."""

    areas: tuple[Area, ...] = Field(title="Lĩnh vực")


class Difficulty(Strict):
    """Một khó khăn, nói bằng lời của giáo viên."""

    slug: Slug = Field(title="Mã địa chỉ")
    name: Line = Field(title="Khó khăn", description="Như giáo viên nói")
    about: Short = Field(title="Nói rõ hơn")
    aliases: tuple[Line, ...] = Field((), title="Cách nói khác")
    said: tuple[Line, ...] = Field(
        (),
        title="Lời người ta gõ khi tìm",
        description="10–20 câu ngắn, như giáo viên nói; không hiện trên trang",
    )
    areas: tuple[AreaRef, ...] = Field((), title="Lĩnh vực liên quan")


class Difficulties(Strict):
    """`difficulties.yml`."""

    difficulties: tuple[Difficulty, ...] = Field(title="Khó khăn")


class Subject(Strict):
    """Một môn học, hoạt động giáo dục hoặc mảng việc."""

    slug: Slug = Field(title="Mã")
    name: Line = Field(title="Tên")
    levels: tuple[Level, ...] = Field((), title="Cấp học")
    aliases: tuple[Line, ...] = Field((), title="Tên gọi khác")


class Subjects(Strict):
    """`subjects.yml`."""

    subjects: tuple[Subject, ...] = Field(title="Môn học, hoạt động")


class Award(Strict):
    """Một giải thưởng, danh hiệu có nhiều lần trao (S2-11)."""

    slug: Slug = Field(title="Mã")
    name: Line = Field(title="Tên")
    body: Line | None = Field(None, title="Nơi trao")
    tier: Tier | None = Field(None, title="Cấp")
    aliases: tuple[Line, ...] = Field((), title="Tên gọi khác")
    about: Short | None = Field(None, title="Giới thiệu")


class Awards(Strict):
    """`awards.yml`."""

    awards: tuple[Award, ...] = Field((), title="Giải thưởng, danh hiệu")


class Theme(Strict):
    """Một chủ đề của một thời gian, một nơi (S2-3, S4-4)."""

    slug: Slug = Field(title="Mã")
    name: Line = Field(title="Tên")
    start: Partial | None = Field(None, title="Từ")
    end: Partial | None = Field(None, title="Đến")
    province: Slug | None = Field(None, title="Tỉnh hiện nay (mã)")
    document: DocumentRef | None = Field(None, title="Văn bản nêu chủ đề")


class Themes(Strict):
    """`themes.yml`."""

    themes: tuple[Theme, ...] = Field((), title="Chủ đề")


class PathStep(Strict):
    """Một bước của lối đi: xem mục nào, vì sao, trong bao lâu."""

    entry: PracticeRef = Field(title="Mục")
    reason: Short = Field(title="Vì sao, bàn gì")
    minutes: Count = Field(title="Số phút")


class Path(Strict):
    """Một lối đi: vài cách làm theo thứ tự, cho một buổi họp tổ."""

    slug: Slug = Field(title="Mã địa chỉ")
    name: Line = Field(title="Tên")
    about: Short = Field(title="Giới thiệu")
    minutes: Count = Field(title="Số phút")
    steps: tuple[PathStep, ...] = Field(title="Các bước", min_length=2, max_length=8)


class Paths(Strict):
    """`paths.yml`."""

    paths: tuple[Path, ...] = Field((), title="Lối đi")


class SynonymSet(Strict):
    """Những cách viết được coi là một khi tìm (S0-61)."""

    words: tuple[Line, ...] = Field(title="Các cách viết", min_length=2)


class Synonyms(Strict):
    """`synonyms.yml`."""

    synonyms: tuple[SynonymSet, ...] = Field((), title="Từ đồng nghĩa")


class EnglishWord(Strict):
    """Một từ tiếng Anh của ngành và những gì tiếng Việt gọi (S0-61)."""

    word: Line = Field(title="Từ tiếng Anh")
    means: tuple[Line, ...] = Field(title="Tiếng Việt", min_length=1)


class Contact(Strict):
    """Nơi nhận bài: một cơ quan, không bao giờ là một người."""

    province: Slug | None = Field(
        None, title="Tỉnh hiện nay (mã)", description="Bỏ trống: nhận bài của cả nước"
    )
    unit: Line | None = Field(
        None, title="Chỉ nhận bài của đơn vị", description="Tên trường, xã; bỏ trống: cả tỉnh"
    )
    office: Line = Field(title="Cơ quan", description="Ví dụ: Văn phòng Sở Giáo dục và Đào tạo")
    role: Line = Field(title="Bộ phận, vai", description="Ví dụ: Bộ phận thi đua; không ghi tên người")
    address: Line | None = Field(None, title="Địa chỉ cơ quan")
    email: OfficeMail | None = Field(None, title="Thư điện tử của cơ quan")
    hours: Line | None = Field(None, title="Giờ làm việc")

    @property
    def on_paper(self) -> str:
        """The office on one line."""
        return ", ".join(filter(None, (self.office, self.role, self.email, self.address, self.hours)))


class Contacts(Strict):
    """`contacts.yml`."""

    contacts: tuple[Contact, ...] = Field((), title="Nơi nhận bài")


class Receipt(Strict):
    """Một bài đã nhận: mã, ở đâu, không có tên ai."""

    code: Line = Field(title="Mã nhận bài")
    province: Slug | None = Field(None, title="Tỉnh hiện nay (mã)")
    received_on: Day = Field(title="Nhận ngày")
    state: HandedIn = Field(title="Đang ở đâu")
    since: Day = Field(title="Từ ngày")
    lacks: tuple[Line, ...] = Field((), title="Cần bổ sung", description="Điểm nào của bài; không nêu tên ai")
    entry: Slug | None = Field(None, title="Mục đã đăng")


class Receipts(Strict):
    """`receipts.yml`; `kho intake` và `kho accept` ghi."""

    receipts: tuple[Receipt, ...] = Field((), title="Bài đã nhận")


class English(Strict):
    """`english.yml`."""

    english: tuple[EnglishWord, ...] = Field((), title="Từ tiếng Anh")
