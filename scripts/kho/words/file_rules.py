"""What a file or a folder must hold to before any rule can look at what is written in it."""

from enum import StrEnum
from typing import Self


class FileRule(StrEnum):
    """The code of such a rule, what it asks in Vietnamese, and where it comes from."""

    says: str
    source: str

    def __new__(cls, code: str, says: str, source: str) -> Self:
        """A string equal to the code."""
        made = str.__new__(cls, code)
        made._value_ = code
        made.says = says
        made.source = source
        return made

    READABLE = "files_can_be_read", "Tệp, thư mục mà kho cần thì phải có và mở đọc được.", "SAFETY E1"
    PLAIN = (
        "files_are_plain",
        "Mỗi tệp là một tệp thường: không nhận liên kết, thư mục, tệp có quyền chạy, con trỏ Git LFS.",
        "SAFETY E1, E5",
    )
    SMALL = "files_are_small", "Tệp và thay đổi không quá lớn.", "SAFETY E1, E5"
    UTF8 = "text_is_utf8", "Chữ trong tệp được lưu bằng UTF-8.", "SAFETY E1"
    VISIBLE = "nothing_is_hidden", "Trong bài không có ký tự ẩn hay ký tự điều khiển.", "SAFETY E1"
    YAML = (
        "yaml_is_plain",
        "Tệp viết bằng YAML đơn giản: mỗi dòng “tên_trường: nội dung”, các dòng cùng nhóm thẳng một lề.",
        "SAFETY E1",
    )
    KIND = "kind_is_known", "Dòng “kind:” cho biết loại mục, là một trong các loại của kho.", "DESIGN §3"
    PLACE = (
        "files_have_their_place",
        "Mỗi tệp, thư mục ở đúng chỗ và mang đúng kiểu tên của chỗ ấy.",
        "SAFETY E5",
    )
    ADDRESS = "addresses_are_unique", "Hai mục không có chung một địa chỉ, dù ở hai tỉnh.", "SAFETY E5"
    PAPERS = "papers_fit_their_round", "Giấy tờ của hội đồng khớp với đợt xét có trong kho.", "S1-7, S2-22"
    ACT = (
        "council_acts_in_order",
        "Việc của hội đồng làm theo thứ tự: mở đợt, đề cử, xét, ghi biên bản, công bố.",
        "S1-7",
    )
    APART = "data_and_program_apart", "Một thay đổi chỉ gồm các mục, hoặc chỉ gồm chương trình.", "SAFETY E6"
    MERGES = "changes_fit_the_main_branch", "Thay đổi không đụng nhau với nhánh chính.", "SAFETY E6"
    RECORDED = (
        "what_goes_is_recorded",
        "Mục chỉ rời kho bằng lệnh “kho withdraw”, để địa chỉ cũ không dùng lại.",
        "DESIGN §4",
    )
    FREE = "nothing_leads_to_what_goes", "Gỡ một mục thì không còn chỗ nào dẫn tới nó.", "DESIGN §4"
