"""Birth dates of persons; not those of schools, of heroes of old, or of a whole age group."""

import re
from collections.abc import Iterator

from kho.words.personal.spotted import TITLED, Kind, Spotted, any_of, lower

_YEAR = r"(?:1[5-9]\d\d|20[0-2]\d)(?!\d)"
_D, _SEP = r"\d{1,2}", r"\s?[/.–-]\s?"
_MONTH = r"(?:\d{1,2}(?!\d)|(?:giêng|chạp|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?)(?!\w))"
_FULL = (
    rf"(?:{_D}{_SEP}{_MONTH}{_SEP}(?:{_YEAR}|\d\d(?!\d))|{_D}\s?[/.-]\s?{_YEAR}"
    rf"|{_D}\s*,?\s*tháng\s+{_MONTH}(?:\s*,?\s*(?:năm\s+)?{_YEAR})?"
    rf"|tháng\s+{_MONTH}\s*(?:,?\s*năm|[/-])\s*{_YEAR}|{_YEAR}-\d\d-\d\d)"
)
"""A day, or a month of a year."""
_SHORT_YEAR = r"[4-9]\d(?![\d/.,%])(?!\s*(?:em|hs|học sinh|trẻ|cháu|bé|%))"
_ONES = any_of("mốt, một, hai, ba, bốn, tư, lăm, năm, sáu, bảy, tám, chín, mười")
_CENTURY = any_of("""
    một (?:nghìn|ngàn) chín trăm, hai (?:nghìn|ngàn)(?: không trăm)?, một chín, hai không
""")
_SPELT_YEAR = (
    rf"(?:{_CENTURY}(?:\s+(?:linh|lẻ|mươi|{_ONES})){{1,3}}"
    rf"|(?:năm|sáu|bảy|tám|chín)\s+(?:mươi\s+)?{_ONES})(?!\w)"
)
"""A year in words: “một nghìn chín trăm tám mươi lăm”, “một chín tám lăm”, “tám lăm”."""
_SPELT = any_of("mùng, mồng, một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười")
_CALLED = any_of(
    "ngày sinh, ngày[,/]? ?tháng[,/]? ?năm sinh, năm sinh, ntns, dob, date of birth, born(?: on| in)?"
)
_LABEL = re.compile(
    rf"(?<!\w){_CALLED}"
    rf"(?:\s+của(?:\s+[^\W\d_]+){{1,5}})?\s*[:=–-]?\s*(?:(?:là|ngày|năm|mùng|mồng)\s+){{0,3}}({_FULL}|{_YEAR}|{_SPELT_YEAR})"
)
_SHORT = re.compile(
    rf"(?<!\w)(?:s\.?n\.?\s*[:.]?\s*({_FULL}|{_YEAR}|{_SPELT_YEAR})|(?:ns|n\.s)\s*[:.]?\s*({_FULL})|(?<=\()s\.?\s*({_YEAR}))(?![\d/])"
)
_BORN = re.compile(
    r"(?<!\w)sinh\s*(?:ra\s+)?(?:vào\s+|trong\s+)?(?::\s*)?"
    rf"(?:(?:(?:ngày|hôm|năm|tháng|mùng|mồng)\s*){{0,2}}(?::\s*)?({_FULL})|(?:vào\s+)?(?:năm\s*:?\s*)?(?:[^\W\d_]+\s[^\W\d_]+\s\()?({_YEAR})"
    rf"|năm\s+({_SHORT_YEAR}|{_SPELT_YEAR})|ngày\s+({_SPELT}\s+[^.;\n]{{0,30}}?tháng\s+[^\W\d_]+))"
)
_BIRTHDAY = re.compile(
    r"(?<!\w)(?:chào đời|(?:(?<=em )|(?<=cháu )|(?<=bé ))ra đời|sinh nhật)"
    r"\s*(?:của\s+)?(?:em|cô|thầy|tôi|cháu|bé|mình)?\s*:?\s*(?:là\s+|ngày\s+|vào\s+)?"
    rf"({_FULL})"
)
_BRACKETED = re.compile(
    rf"(?<!\w)(?i:cô|thầy|em|cháu|bé|ông|bà|anh|chị|bạn)\s+{TITLED}(?:\s+{TITLED}){{0,4}}\s*\(\s*({_FULL})\s*\)"
)
"""A person with nothing but a date in brackets."""
_FIRST_HALVES = any_of("""
    học, hy, hi, vệ, phát, tuyển, thí, ký, kí, tái, khai, mưu, sản, nhân, giáng, hộ, cứu, dân, an, phục, sơ, thư
    môn, nữ, nam, giám, nghiên, trường, thực, môi, sát, quyên, nội, ngoại, dưỡng, trung, bình, sĩ, sỹ, nho, du, cựu
    tân, giáo, tu, đồng, song, thụ, dinh, kháng, phóng, tiên, hậu, thú, thuỷ, thủy, vi, nguyên, quần, hồi, y, văn
    chúng, lưu, tốt, tiền, bẩm, mới, ngày, năm, tháng, lễ, kỷ niệm, chào, lập, đản, trẻ sơ
""")
_COMPOUND = re.compile(rf"(?<!\w){_FIRST_HALVES}\s+$")
"""The first half of a word that ends in “sinh”."""
_GROUP = re.compile(
    r"(?:(?:các|những|số|mọi|\d+|%|nhiều|lứa|thế hệ)\s+(?:[^\W\d_]+\s+){0,2}|trẻ(?: em)?\s+|học sinh\s+|hs\s+|tuổi\s+"
    r"|người\s+)$"
)
"""An age group: “trẻ sinh năm 2017”, “các cháu sinh năm 2018”."""
_RANGE = re.compile(r"\s*(?:,|-|–|đến|tới|và|hoặc|trở)\s*(?:năm\s+)?(?:\d{4}|lên|đi|về)")
_HONOURS = any_of("""
    kỷ niệm, kỉ niệm, nhân, mừng, lần thứ, chủ tịch, bác, anh hùng, liệt sĩ, liệt sỹ, nhà thơ, nhà văn, vua, danh nhân
""")
_HONOURED = re.compile(rf"(?<!\w){_HONOURS}(?!\w)[^.;\n]{{0,40}}$")
_OLDEST = 1935
"""Who was born before is history."""
_GROWN = 2012
"""What is dated later in brackets is what somebody did on that day."""


def births(text: str) -> Iterator[Spotted]:
    """Birth dates and years in *text*: a whole date surely, a year beside a person surely too."""
    low = lower(text)
    for found in _BRACKETED.finditer(text) if "(" in text else ():
        year = re.search(_YEAR, found[0])
        if year and _OLDEST <= int(year[0]) <= _GROWN:
            yield Spotted(Kind.BIRTH, *found.span(1), sure=False)
    if not any(sign in low for sign in ("sinh", "đời", "sn", "s.n", "ns", "(s", "dob", "birth", "born")):
        return
    for pattern in (_LABEL, _SHORT, _BORN, _BIRTHDAY):
        for found in pattern.finditer(low):
            if not _impersonal(low, found, bare_year=_is_year(found)):
                yield Spotted(Kind.BIRTH, *found.span())


def _is_year(found: re.Match[str]) -> bool:
    """Whether nothing but a year was told."""
    return found.re is _BORN and bool(found[2] or found[3])


def _impersonal(low: str, found: re.Match[str], *, bare_year: bool) -> bool:
    """Whether the date is nobody's birth: part of another word, an age group, history."""
    before = low[max(0, found.start() - 50) : found.start()]
    year = re.search(_YEAR, found[0])
    if year and int(year[0]) < _OLDEST:
        return True
    if found.re is _BORN and _COMPOUND.search(before):
        return True
    if found.re is not _SHORT and _HONOURED.search(before):
        return True
    whole = not bare_year and "tháng" not in found[0].split(maxsplit=2)[1:2]
    return not whole and bool(_GROUP.search(before) or _RANGE.match(low, found.end()))
