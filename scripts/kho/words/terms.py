"""The closed vocabularies: each word with the slug kept in YAML and the label people read.

Vocabularies that curators tend (areas, difficulties, subjects …) are data in `_reference/`, not here.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a controlled vocabulary: the slug kept in YAML, the label people read."""

    label: str

    def __new__(cls, slug: str, label: str) -> Self:
        """A string equal to its slug, with its label."""
        term = str.__new__(cls, slug)
        term._value_ = slug
        term.label = label
        return term


class Level(Term):
    """Cấp học."""

    PRESCHOOL = "mam-non", "Mầm non"
    PRIMARY = "tieu-hoc", "Tiểu học"
    LOWER_SECONDARY = "thcs", "Trung học cơ sở"
    UPPER_SECONDARY = "thpt", "Trung học phổ thông"
    CONTINUING = "gdtx", "Giáo dục thường xuyên"
    SPECIAL = "chuyen-biet", "Giáo dục chuyên biệt"


class Semester(Term):
    """Học kỳ."""

    FIRST = "hk1", "Học kỳ I"
    SECOND = "hk2", "Học kỳ II"
    WHOLE_YEAR = "ca-nam", "Cả năm"


class Tier(Term):
    """Cấp khen, cấp xét. The district tier ended on 1/7/2025 and stays for what was given before (R1)."""

    TEAM = "to", "Tổ"
    SCHOOL = "truong", "Trường"
    CLUSTER = "cum", "Cụm trường"
    COMMUNE = "xa", "Xã, phường"
    DISTRICT = "huyen", "Huyện, quận"
    DEPARTMENT = "so", "Sở, ngành cấp tỉnh"
    PROVINCE = "tinh", "Tỉnh, thành phố"
    MINISTRY = "bo", "Bộ, đoàn thể trung ương"
    STATE = "nha-nuoc", "Nhà nước"
    NATION = "toan-quoc", "Toàn quốc"
    INTERNATIONAL = "quoc-te", "Quốc tế"


class Scope(Term):
    """Phạm vi công bố và nhân rộng (S0-49)."""

    TEAM = "to", "Trong tổ"
    SCHOOL = "truong", "Trong trường"
    CLUSTER = "cum", "Cụm trường"
    COMMUNE = "xa", "Xã, phường"
    PROVINCE = "tinh", "Tỉnh, thành phố"
    SECTOR = "toan-nganh", "Toàn ngành"


class Origin(Term):
    """Ai đưa mục này vào kho."""

    SUBMITTED = "don-vi-gui", "Đơn vị gửi"
    COMPILED = "suu-tam", "Sưu tầm từ nguồn công khai, đơn vị chưa xác nhận"


class UnitKind(Term):
    """Who carried a practice: most often a unit of the school system, sometimes those who work with schools."""

    UNIT = "don-vi", "Trường, đơn vị"
    RESEARCHERS = "nhom-nghien-cuu", "Nhóm nghiên cứu"
    PROGRAMME = "chuong-trinh", "Chương trình, dự án"
    ORGANISATION = "to-chuc", "Tổ chức"


class ToldAs(Term):
    """How far what the sources tell of a compiled practice reaches; said on its page in these words."""

    STUDY = "nghien-cuu", "Nghiên cứu đã công bố, trường chưa xác nhận"
    STUDY_ONLY_P = "nghien-cuu-chi-gia-tri-p", "Nghiên cứu đã công bố, tóm tắt chỉ in giá trị p"
    STUDY_NO_FIGURES = (
        "nghien-cuu-khong-in-so",
        "Nghiên cứu đã công bố; phần đọc được không in số kết quả, mời mở bài gốc",
    )
    PROGRAMME = "chuong-trinh-tu-do", "Chương trình tự công bố số liệu, chưa ai độc lập kiểm"
    PROGRAMME_GAPS = (
        "chuong-trinh-thieu-so",
        "Chương trình tự công bố số liệu, thiếu cỡ mẫu hoặc số trước",
    )
    PROGRAMME_UNCONTROLLED = (
        "chuong-trinh-khong-doi-chung",
        "Chương trình tự công bố số liệu, không đối chứng, trẻ có thể đã lớn thêm",
    )
    PRESS = "theo-bao", "Cơ quan nhà nước và tổ chức công bố, số theo báo dẫn, trường chưa xác nhận"
    NO_FIGURES = "chua-thay-so-do", "Có nguồn, chưa thấy số đo"


class Design(Term):
    """Số liệu so cái gì với cái gì."""

    BEFORE_AFTER = "truoc-sau", "So trước – sau"
    CONTROLLED = "doi-chung", "So với nhóm đối chứng"
    RANDOMISED = "ngau-nhien", "Chia nhóm ngẫu nhiên rồi so"


class Better(Term):
    """Số đi hướng nào là tốt."""

    HIGHER = "cao-hon", "Cao hơn là tốt"
    LOWER = "thap-hon", "Thấp hơn là tốt"


class GainAs(Term):
    """Mức khác biệt được in thành gì; nơi không khác biệt là 0 hay 1."""

    DIFFERENCE = "hieu-so", "Hiệu số, hệ số ảnh hưởng (0 là không khác)"
    RATIO = "ti-so", "Tỷ số (1 là không khác)"


class Rounding(Term):
    """Nguồn in số này kèm chữ gì."""

    NEARLY = "gan", "gần"
    MORE_THAN = "hon", "hơn"
    ABOUT = "khoang", "khoảng"
    AT_LEAST = "it-nhat", "ít nhất"
    AT_MOST = "nhieu-nhat", "nhiều nhất"


class InnovationType(Term):
    """Loại sản phẩm đổi mới (S0-17)."""

    SOLUTION = "giai-phap", "Giải pháp"
    INITIATIVE = "sang-kien", "Sáng kiến"
    MODEL = "mo-hinh", "Mô hình"
    RESEARCH = "de-tai", "Đề tài"
    TOPIC = "chuyen-de", "Chuyên đề"


class IndividualType(Term):
    """Loại gương cá nhân (R3)."""

    EXEMPLAR = "dien-hinh", "Điển hình tiên tiến"
    GOOD_DEED = "nguoi-tot-viec-tot", "Người tốt, việc tốt"


class Role(Term):
    """Vai trò của cá nhân (S0-6, S0-10, S1-16, S4-13). A learner is grown up and agrees alone; a pupil does not."""

    MANAGER = "can-bo-quan-ly", "Cán bộ quản lý"
    TEACHER = "giao-vien", "Giáo viên"
    STAFF = "nhan-vien", "Nhân viên"
    PUPIL = "hoc-sinh", "Học sinh"
    LEARNER = "hoc-vien", "Học viên, sinh viên từ 18 tuổi"


class CollectiveType(Term):
    """Loại tập thể (S1-16)."""

    SUBJECT_TEAM = "to-chuyen-mon", "Tổ chuyên môn"
    OFFICE_TEAM = "to-van-phong", "Tổ văn phòng"
    SCHOOL = "truong", "Trường, trung tâm"
    CLUSTER = "cum-truong", "Cụm trường"
    ORGANISATION = "don-vi", "Đơn vị, ngành"


class GroupStatus(Term):
    """Tình trạng của nhóm (S2-7)."""

    NEW = "moi", "Thành lập mới"
    KEPT = "duy-tri", "Duy trì"


class GroupScope(Term):
    """Nơi nhóm hoạt động (S0-14)."""

    FACULTY = "khoa", "Khoa"
    OFFICE = "phong", "Phòng"
    SUBJECT_TEAM = "to-chuyen-mon", "Tổ chuyên môn"
    SCHOOL = "truong", "Trường"
    CLUSTER = "cum-truong", "Cụm trường"


class GroupArea(Term):
    """Mặt hợp tác của nhóm (S2-7)."""

    PROFESSION = "chuyen-mon", "Chuyên môn, nghiệp vụ"
    RESEARCH = "nghien-cuu", "Nghiên cứu khoa học, chuyển giao công nghệ"
    ECONOMY = "kinh-te", "Phát triển kinh tế"
    FAMILY = "gia-dinh", "Xây dựng hạnh phúc gia đình"
    COOPERATION = "hop-tac", "Quan hệ hợp tác"


class Verdict(Term):
    """Kết luận của nơi làm theo; “không hợp” cũng là một bài học."""

    WORKS = "dung-duoc", "Dùng được"
    PARTLY = "dung-mot-phan", "Dùng được một phần"
    NOT_FOR_US = "khong-hop", "Không hợp với chúng tôi"

    @property
    def followed(self) -> bool:
        """Whether it works there at least partly; what does not is told, but is no following (S3-9 f)."""
        return self is not Verdict.NOT_FOR_US


class Hardship(Term):
    """Mức khó khăn của địa bàn (S3-5)."""

    EXTREME = "dac-biet-kho-khan", "Vùng đặc biệt khó khăn"
    HARD = "kho-khan", "Vùng khó khăn"
    RURAL = "nong-thon", "Nông thôn"
    URBAN = "do-thi", "Đô thị"


class Connectivity(Term):
    """Đường truyền ở nơi làm."""

    NONE = "khong-co", "Không có Internet"
    UNSTABLE = "khong-on-dinh", "Internet không ổn định"
    STABLE = "on-dinh", "Internet ổn định"


class EvidenceKind(Term):
    """Loại minh chứng (S3-9 c, S3-15)."""

    DOCUMENT = "van-ban", "Văn bản"
    DATA = "so-lieu", "Số liệu"
    PICTURE = "hinh-anh", "Hình ảnh"
    VIDEO = "phim", "Phim"
    ARTICLE = "bai-viet", "Bài viết"
    SURVEY = "khao-sat", "Khảo sát"


class HandedIn(Term):
    """Một bài gửi đến đang ở đâu."""

    RECEIVED = "da-nhan", "Đã nhận"
    READ = "dang-xem", "Đang xem"
    LACKING = "can-bo-sung", "Cần bổ sung"
    PUBLISHED = "da-dang", "Đã đăng"


class Conclusion(Term):
    """Kết luận thẩm định."""

    PASSED = "dat", "Đạt"
    FAILED = "khong-dat", "Không đạt"
    AGAIN = "can-bo-sung", "Cần bổ sung"


class RecognitionStatus(Term):
    """Đã khen hay mới đề nghị (S0-29)."""

    GRANTED = "da-khen", "Đã được khen"
    PROPOSED = "de-nghi", "Đề nghị cấp trên khen"


class EventKind(Term):
    """Hình thức lan toả (S0-22, S0-34, S2-6, S4-12)."""

    SEMINAR = "toa-dam", "Tọa đàm"
    CONFERENCE = "hoi-thao", "Hội thảo, hội nghị"
    EXCHANGE = "giao-luu", "Giao lưu học tập kinh nghiệm"
    COMPETITION = "cuoc-thi", "Cuộc thi, hội thi"
    CEREMONY = "le-ton-vinh", "Lễ tôn vinh"
    REVIEW = "so-ket-tong-ket", "Sơ kết, tổng kết"
    TRAINING = "tap-huan", "Tập huấn"
    FESTIVAL = "gala-san-choi", "Gala, sân chơi, ngày hội"


class ConsentBasis(Term):
    """Cơ sở để công bố (Luật 91/2025/QH15)."""

    SUBJECT = "nguoi-trong-bai", "Người được nêu đồng ý"
    CHILD = "hoc-sinh-tu-7-tuoi", "Học sinh từ 7 tuổi đồng ý"
    GUARDIAN = "cha-me-nguoi-giam-ho", "Cha mẹ hoặc người giám hộ đồng ý"
    UNIT = "don-vi", "Đơn vị đồng ý công bố"
    PUBLIC_SOURCE = "nguon-cong-khai", "Nguồn công khai"


class ConsentScope(Term):
    """Đồng ý cho công bố điều gì."""

    TEXT = "noi-dung", "Tên và nội dung"
    PICTURES = "hinh-anh", "Hình ảnh"
    ALL = "tat-ca", "Tên, nội dung và hình ảnh"


class WithdrawalReason(Term):
    """Vì sao một mục được gỡ (DESIGN §3)."""

    CONSENT = "rut-dong-y", "Người được nêu, hoặc cha mẹ, người giám hộ, rút lại sự đồng ý"
    UNIT = "don-vi-de-nghi", "Đơn vị đề nghị gỡ"
    UNTRUE = "khong-dung", "Nội dung không đúng sự thật"
    TWICE = "trung-lap", "Trùng với một mục khác"
    OTHER = "ly-do-khac", "Lý do khác"


class People(Term):
    """Ai có trong ảnh."""

    NOBODY = "khong-co-nguoi", "Không có người"
    ADULTS = "nguoi-lon", "Chỉ có người lớn"
    PUPILS = "hoc-sinh", "Có học sinh từ 7 tuổi"
    SMALL_CHILDREN = "tre-duoi-7-tuoi", "Có trẻ dưới 7 tuổi"


class ProvinceType(Term):
    """Loại đơn vị hành chính cấp tỉnh."""

    CITY = "thanh-pho", "Thành phố"
    PROVINCE = "tinh", "Tỉnh"


class DocumentType(Term):
    """Loại văn bản."""

    LAW = "luat", "Luật"
    RESOLUTION = "nghi-quyet", "Nghị quyết"
    DIRECTIVE = "chi-thi", "Chỉ thị"
    DECREE = "nghi-dinh", "Nghị định"
    CIRCULAR = "thong-tu", "Thông tư"
    DECISION = "quyet-dinh", "Quyết định"
    PLAN = "ke-hoach", "Kế hoạch"
    GUIDANCE = "huong-dan", "Hướng dẫn"
    JOINT_GUIDANCE = "huong-dan-lien-tich", "Hướng dẫn liên tịch"
    LETTER = "cong-van", "Công văn"
    ACTION_PROGRAMME = "chuong-trinh-hanh-dong", "Chương trình hành động"
    LAUNCH = "phat-dong", "Phát động thi đua"


class DocumentStatus(Term):
    """Hiệu lực, theo những gì đã kiểm chứng."""

    IN_FORCE = "con-hieu-luc", "Còn hiệu lực"
    AMENDED = "da-sua-doi", "Còn hiệu lực, đã được sửa đổi"
    EXPIRED = "het-hieu-luc", "Hết hiệu lực"
    REPLACED = "da-thay-the", "Đã được thay thế"
    PAST = "da-qua", "Thuộc giai đoạn đã qua"
    UNKNOWN = "chua-kiem-tra", "Hiệu lực hiện nay chưa kiểm tra"


class Verification(Term):
    """Điều ghi ở đây dựa vào đâu."""

    CROSS = "nhieu-nguon", "Khớp ở nhiều nguồn"
    WEB = "trang-cong-khai", "Thấy trên một trang công khai"
    DATASET = "chi-kho-du-lieu", "Chỉ thấy trong một kho dữ liệu công khai, chưa đối chiếu bản gốc"
    CITED = "chi-duoc-dan", "Chỉ thấy qua văn bản khác dẫn lại"
    ORIGINAL = "van-ban-goc", "Đọc từ chính văn bản"


class Judged(Term):
    """Ai, việc gì được xem xét theo một biểu điểm (S1-16, S1-25 … S1-29)."""

    INNOVATION = "sang-kien", "Sáng kiến, giải pháp"
    COLLECTIVE = "tap-the", "Tập thể"
    MANAGER = "can-bo-quan-ly", "Cán bộ quản lý"
    TEACHER = "giao-vien", "Giáo viên"
    STAFF = "nhan-vien", "Nhân viên"
    PUPIL = "hoc-sinh", "Học sinh, học viên"


class RubricStanding(Term):
    """Biểu điểm có giá trị đến đâu."""

    ISSUED = "ban-hanh", "Do cơ quan có thẩm quyền ban hành"
    QUALITIES = "tieu-chi-dinh-tinh", "Tiêu chí nêu trong văn bản, không tính điểm"
    PRACTICE = "vi-du-thuc-te", "Ví dụ từ thực tế, không phải quy định"


class PointStep(Term):
    """Điểm cho lẻ đến đâu."""

    WHOLE = "1", "Điểm nguyên"
    HALF = "0.5", "Lẻ đến nửa điểm"

    @property
    def points(self) -> Decimal:
        """The step as a number."""
        return Decimal(self.value)


class CalendarKind(Term):
    """Loại việc trong lịch năm học (S0-18 … S0-26, S2-20 … S2-22, S3-10, S3-15, S3-16)."""

    GUIDANCE = "huong-dan", "Ban hành hướng dẫn"
    REGISTRATION = "dang-ky", "Đăng ký"
    SHARING = "chia-se", "Chia sẻ, tôn vinh"
    SELECTION = "binh-xet", "Bình xét"
    QUARTERLY = "gui-bai-quy", "Gửi bài quý"
    MID_REVIEW = "so-ket", "Sơ kết"
    FINAL_REVIEW = "tong-ket", "Tổng kết"
    REPORT = "bao-cao", "Báo cáo"


class QuotaPer(Term):
    """Chỉ tiêu tính theo gì (R5)."""

    TEAM = "to", "mỗi tổ"
    UNIT = "don-vi", "mỗi đơn vị"
    LEVEL = "cap-hoc", "mỗi cấp học"
    ROUND = "ca-dot", "cả đợt"


class Majority(Term):
    """Bao nhiêu phần đồng ý thì được chọn; không mức nào dưới quá nửa (S1-7: dân chủ, đúng quy trình)."""

    HALF = "qua-nua", "quá nửa"
    TWO_THIRDS = "hai-phan-ba", "từ 2/3"
    THREE_QUARTERS = "ba-phan-tu", "từ 3/4"
    FOUR_FIFTHS = "80-phan-tram", "từ 80%"
    NINE_TENTHS = "90-phan-tram", "từ 90%"


class Electorate(Term):
    """Số phiếu đồng ý tính trên ai; người không được bỏ phiếu cho mục thì không tính."""

    PRESENT = "co-mat", "số thành viên có mặt được bỏ phiếu"
    COUNCIL = "hoi-dong", "số thành viên hội đồng được bỏ phiếu, kể cả người vắng"


class ExemplarTest(Term):
    """Sáu phép thử một điển hình, theo thứ tự của 44/PGDĐT-TĐKT (28/02/2018; S3-9)."""

    __test__ = False  # not a test for pytest

    NEW = "a", "Nhân tố mới, gương người tốt, việc tốt"
    INNOVATES = "b", "Tích cực đổi mới, sáng tạo"
    PROVEN = "c", "Có minh chứng, sản phẩm cụ thể"
    EFFECTIVE = "d", "Hiệu quả, lợi ích đích thực"
    HONOURED = "e", "Được đồng nghiệp, bạn bè, xã hội tôn vinh"
    FOLLOWED = "f", "Được học tập, làm theo"


class Post(Term):
    """Việc đang làm trong trường (S0-10)."""

    MANAGER = "can-bo-quan-ly", "Cán bộ quản lý"
    TEACHER = "giao-vien", "Giáo viên"
    ACCOUNTANT = "ke-toan", "Nhân viên kế toán"
    CLERK = "van-thu", "Nhân viên văn thư"
    LIBRARIAN = "thu-vien", "Nhân viên thư viện"
    EQUIPMENT = "thiet-bi", "Nhân viên thiết bị, thí nghiệm"
    STAFF = "nhan-vien", "Nhân viên khác"
    PUPIL = "hoc-sinh", "Học sinh, học viên"
    COLLECTIVE = "tap-the", "Tập thể, nhóm"


class Front(Term):
    """Người trực tiếp làm hay người quản lý (S1-21)."""

    DIRECT = "truc-tiep", "Người trực tiếp dạy và phục vụ"
    MANAGER = "quan-ly", "Cán bộ quản lý"
    COLLECTIVE = "tap-the", "Tập thể, nhóm"
    PUPIL = "hoc-sinh", "Học sinh, học viên"


class Before(Term):
    """Trước đó đã từng được chọn, được khen chưa."""

    FIRST = "lan-dau", "Lần đầu"
    AGAIN = "da-tung", "Đã từng được chọn hoặc được khen"


class FairSide(Term):
    """Một phía để nhìn xem đợt xét có công bằng không (S1-21, S3-5)."""

    LEVEL = "cap-hoc", "Cấp học"
    HARDSHIP = "dia-ban", "Địa bàn"
    POST = "viec-dang-lam", "Việc đang làm"
    FRONT = "truc-tiep-quan-ly", "Trực tiếp hay quản lý"
    PERSON = "nguoi-da-tung", "Người, cách làm đã từng được chọn"
    UNIT = "don-vi-da-tung", "Đơn vị đã từng được chọn"
