"""Where a person lives, to the house; not where a school, an office or a library stands."""

import re
from collections.abc import Iterator

from kho.words.personal.spotted import TITLED, Kind, Spotted, any_of, lower, without_urls

_STREET = (
    r"(?i:ngõ|ngách|hẻm|kiệt|đường|phố|tổ|thôn|xóm|ấp|khu phố|khu|khối|bản|làng|buôn|phường|xã|đội|sóc|phum)"
)
_LANE = r"(?i:ngõ|ngách|hẻm|kiệt)"
_SMALL = r"(?i:thôn|xóm|ấp|bản|buôn|tổ(?: dân phố)?|khu phố|khu(?! vực)|khối|đội|khóm|phum|sóc|làng)"
_NUMBER = r"\d{1,4}[A-Za-zĐđ]?(?:/\d{1,4}[A-Za-z]?){0,4}"
_HOUSE_NO = rf"(?:(?i:số(?: nhà)?)\s*)?{_NUMBER}\s*,?\s*"
_OF_STREET = rf"(?:{_STREET}(?!\w)|{TITLED}(?!\w))"
_HOUSE = re.compile(
    rf"(?<!\w)(?i:nhà số|số nhà|sn|nhà riêng số|s/n)\s*[:.]?\s*{_NUMBER}\s*[,-]?\s*{_OF_STREET}"
)
_RESIDENCES = any_of("""
    thường trú, tạm trú, hkt?tt?, hộ khẩu, cư trú, trú tại, trú quán, trú ở, chỗ ở, nơi ở, nhà ở, nhà riêng
    địa chỉ nhà, địa chỉ gia đình, địa chỉ riêng, ngụ(?: tại| ở)?, hiện ở, hiện trú, hiện sống (?:tại|ở), nơi cư trú
""")
_RESIDENCE = re.compile(
    rf"(?<!\w)(?<!nội )(?<!bán )(?i:{_RESIDENCES})(?!\w)"
    rf"[^.;\n]{{0,40}}?(?<!\w)(?:{_HOUSE_NO}{_OF_STREET}|{_LANE}\s+\d+|{_SMALL}\s+(?:\d+|{TITLED}))"
)
_WHOSE = any_of("em, cô, thầy, cháu, bạn, ông, bà, anh, chị, tôi, mình, bé")
_AT_HOME = re.compile(
    rf"(?<!\w)(?i:(?:nhà|gia đình)(?: của)? {_WHOSE}|gia đình)(?:\s+[^\W\d_]+){{0,4}}?"
    rf"(?:\s+(?:(?:hiện )?ở|tại|là|địa chỉ)|\s*[,:])\s+"
    rf"[^.;\n]{{0,30}}?(?:{_NUMBER}\s+(?:(?i:đường|phố)(?!\w)|{TITLED})"
    rf"|(?i:số(?: nhà)?)\s*{_NUMBER}|{_LANE}\s+\d+|(?i:tổ|thôn|xóm|ấp|khu|đội)\s+\d+)"
)
_BARE = re.compile(
    rf"(?<![\w/])(?:(?:(?i:số)\s+)?{_NUMBER}\s*,?\s*{_LANE}\s+[^\W_]+|{_LANE}\s+{_NUMBER}\s*,?\s*{_OF_STREET})"
)
_ADDRESS = re.compile(
    r"(?<!\w)(?i:địa chỉ|đ/c|đc|add(?:ress)?)\s*(?:liên hệ)?\s*[:.]?\s*(?:tại\s+)?"
    rf"(?:{_HOUSE_NO}{_OF_STREET}|{_SMALL}\s+(?:\d+|{TITLED}))"
)
_FLAT = re.compile(
    r"(?<!\w)(?i:căn hộ|phòng|p\.?|căn)\s*(?:số\s*)?[A-Za-z]?\d{2,4}[^.;\n]{0,20}?"
    r"(?<!\w)(?i:chung cư|toà nhà|tòa nhà|toà|tòa|ct\d|block)(?!\w)"
)
_PATTERNS = (
    (_HOUSE, True),
    (_RESIDENCE, True),
    (_AT_HOME, True),
    (_BARE, False),
    (_ADDRESS, False),
    (_FLAT, False),
)
"""Each with whether it surely is a home where it is told to the house."""
_SIGNS = (
    *(
        "nhà",
        "gia đình",
        "sn",
        "s/n",
        "trú",
        "hk",
        "hộ khẩu",
        "chỗ ở",
        "nơi ở",
        "ngụ",
        "hiện ",
        "ngõ",
        "ngách",
        "hẻm",
        "kiệt",
    ),
    *("địa chỉ", "đ/c", "đc", "add", "căn", "chung cư", "toà", "tòa"),
)
_INSTITUTIONS = any_of(r"""
    trường, thpt, thcs, ptdt\w*, tiểu học, mầm non, mẫu giáo, cơ sở, trụ sở, thư viện, trung tâm, văn phòng
    nhà văn hoá, nhà văn hóa, nhà trẻ, công ty, phân hiệu, điểm trường, nhà xuất bản, nxb, ubnd, uỷ ban, ủy ban, sở
    phòng gd, phòng giáo dục, bảo tàng, nhà sách, hiệu sách, công viên, chi nhánh, quán, cửa hàng, toà soạn
    tòa soạn, báo, đài, khách sạn, bệnh viện, trạm, nhà máy, xưởng, chùa, đình, nhà thi đấu, sân, hội trường, đơn vị
    cơ quan, câu lạc bộ, clb, hợp tác xã, htx, đại học, cao đẳng, học viện, tổ chức, quỹ, đoạn, tuyến, vệ sinh, dọn
""")
_INSTITUTION = re.compile(rf"(?<!\w){_INSTITUTIONS}(?!\w)[^\n]{{0,80}}$")
_MANY = re.compile(
    r"(?:học sinh|các em|trẻ em|trẻ|giáo viên|hộ|người dân|đối tượng|trường hợp)\s+"
    r"(?:có\s+|không\s+có\s+|thuộc\s+|đang\s+)?(?:nơi\s+)?$"
)
"""A whole group: “học sinh có hộ khẩu thường trú tại xã”."""
_ABOUT = 90


def homes(text: str) -> Iterator[Spotted]:
    """House addresses of persons in *text*: surely where called so and told to the house, else likely."""
    low = lower(text)
    if not any(sign in low for sign in _SIGNS):
        return
    shown = without_urls(text)
    for pattern, sure in _PATTERNS:
        for found in pattern.finditer(shown):
            before = low[max(0, found.start() - _ABOUT) : found.start()]
            if pattern is not _RESIDENCE and pattern is not _AT_HOME and _INSTITUTION.search(_clause(before)):
                continue
            if _MANY.search(before):
                continue
            told = re.search(r"\d", found[0]) is not None
            yield Spotted(Kind.HOME, *found.span(), sure=sure and told)


def _clause(before: str) -> str:
    """The rest of the sentence that ends *before*."""
    return re.split(r"[.;\n]\s", before)[-1]
