"""Names of pupils: a name beside a class, an age, or a word for a pupil (NĐ 56/2017/NĐ-CP Điều 33)."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from kho.words.personal.names import Name, is_nobody, names
from kho.words.personal.spotted import Kind, Spotted, any_of, lower

_WHO = any_of("""
    em, học sinh, hs, cháu, bé, bạn, học trò, học viên, nữ sinh, nam sinh, thí sinh, trò, đội viên, lớp trưởng
    lớp phó, sinh viên, thủ khoa, á khoa
""")
_MORE = any_of(r"""
    tên, là, có tên, nữ, nam, gái, trai, giỏi, nghèo, cũ, nhỏ, mới, xuất sắc, tiêu biểu, khuyết tật, mồ côi, tự kỷ
    dân tộc(?:\s+\w+)?, người(?:\s+\w+)?, lớp\s+\S+, \d\d?[a-zđ]\d?, mắc\s+\w+
""")
_MARKED = re.compile(rf"(?<!\w)(?:(?P<one>em|cháu|bé|bạn|trò)|{_WHO})(?:\s+{_MORE}){{0,3}}\s*[:,(“\"–-]?\s*$")
_MANY = re.compile(r"(?<!\w)(?:trẻ|chị|anh|đàn|lứa|thiếu|các|những|nhiều)\s+(?:em|bé|cháu|bạn|trò)\s*$")
_CLASS = re.compile(
    rf"[\s,;(–.:|“”\"-]{{0,4}}(?:là\s+)?(?:{_WHO}\s+)?(?:(?:giỏi|cũ|nữ|nam|đang)\s+)?(?:của\s+|học\s+)?"
    r"(?:l[ớo]p\s*:?\s*(?:\d|[a-zđ](?!\w)|mầm|chồi|lá|nhà trẻ|mẫu giáo|mg|chuyên)|l\.?\d"
    r"|\d{1,2}\s?[a-zđ]\d{0,2}(?![\w.])|\d{1,2}/\d{1,2}(?![\d/])|(?:lên\s+)?\d{1,2}\s*tuổi"
    r"|mẫu giáo\s+(?:lớn|nhỡ|bé)|khối\s*\d)"
)
_AS_PUPIL = re.compile(
    r"\s*[,(–-]\s*(?:là\s+)?(?:nguyên\s+)?(?:một\s+)?(?:học sinh|hs|học trò|học viên|lớp trưởng|cựu học sinh)(?!\w)"
)
_COUNTED = re.compile(r"[^.;\n]{0,12}?\s(?:có|gồm|với)\s+\d")
"""“Nguyễn Văn Trỗi lớp 4 có 30 em” is a school's."""
_ILLNESSES = any_of("""
    động kinh, tự kỷ, tự kỉ, khuyết tật, bại não, ung thư, hiv, aids, tăng động, trầm cảm, tim bẩm sinh
    bệnh(?! viện), câm điếc, bị câm, bị điếc, khiếm thính, khiếm thị, chậm phát triển, chậm nói, hở hàm ếch, sứt môi
    suy thận, suy tim, suy dinh dưỡng, dị tật, tâm thần, thiểu năng, tật nguyền, bại liệt, rối loạn, nhiễm hiv
    bị nhiễm, tiểu đường, hen suyễn, bị hen, máu trắng, thalassemia, tan máu, viêm, xương thuỷ tinh, xương thủy tinh
    hội chứng, bị mù, mù loà, mù lòa, bị liệt, liệt (?:hai chân|nửa người), tự tử, tự sát, tự làm đau
""")
_PARENTS = r"(?:bố|cha|mẹ|ba|má|bố mẹ|cha mẹ|ba mẹ)"
_GONE = any_of("mất, chết, bỏ, đi tù, đi làm (?:ăn )?xa, ốm, qua đời, tai nạn, thất nghiệp")
_MISFORTUNES = any_of(rf"""
    mồ côi, ly hôn, li hôn, ly dị, li dị, ly thân, mất (?:cả )?{_PARENTS}, không (?:có |còn )?{_PARENTS}, đơn thân
    {_PARENTS}(?: (?:em|cháu|bé|đã|đều))* {_GONE}
    hộ nghèo, cận nghèo, nhà nghèo, gia đình nghèo, hoàn cảnh (?:khó khăn|éo le), nghiện, đi tù, ở tù, tù tội
    bạo hành, bạo lực, xâm hại, lạm dụng, mang thai, có thai, tảo hôn, trộm cắp, bỏ nhà, bỏ rơi
""")
_PLIGHT = re.compile(rf"(?<!\w)(?:{_ILLNESSES}|{_MISFORTUNES})(?!\w)")
_OTHERS = any_of(r"""
    trường, thcs, thpt, th, th&thcs, tiểu học, trung học, cơ sở, phổ thông, mầm non, mẫu giáo, mn, dtnt, ptdtnt
    ptdtbt, nội trú, bán trú, gdtx, trung tâm, chuyên, đại học, đường, phố, phường, xã, huyện, quận, tỉnh, thôn, bản
    thị trấn, phong trào, mang tên, anh hùng, liệt sĩ, liệt sỹ, chủ tịch, bác, đồng chí, đ/c
    nhà thơ, nhà văn, nhạc sĩ, hoạ sĩ, họa sĩ, đội, chi đội, chi đoàn, liên đội, tượng, lăng, tượng đài, cô, thầy
    giáo viên, gv, gvcn, chủ nhiệm, hiệu trưởng, hiệu phó, phó hiệu trưởng, tổ trưởng, nhà giáo, cô giáo, thầy giáo
    tác giả, ông, bà, anh, chị, phụ huynh, bí thư, tổng phụ trách, nhân viên, y tế, kế toán, tiến sĩ, ts, ths
    thạc sĩ, bác sĩ, dạy, phụ trách, tập thể, bố, mẹ, cha, gvbm, giáo sư
    nhân vật, truyện, thơ, (?:sách|truyện|thơ|văn bản|tác phẩm) của, nghệ nhân, vua, tướng, đại tướng, cụm, khu
    nhóm
""")
_AWARDS = any_of("giải, giải thưởng, quỹ, học bổng, cúp")
_NOT_PUPIL = re.compile(rf"(?<!\w)(?:{_OTHERS}\s*[:.,(-]?\s*(?:\d\s*)?|{_AWARDS}\s+)$")
"""What stands before the name of a school, a street, a hero or a grown-up."""
_TOLD_OF = re.compile(
    r"(?<!\w)(?:nhân vật|tác giả|(?:cha mẹ|phụ huynh)\s+(?:học sinh|hs))(?!\w)[^.;:\n]{0,30}$"
)
"""What stands before people of a book, or before those who are a pupil's parents."""
_NO_NAMES = """
    việt đội bác mông thái tày nùng dao mường kinh hoa khơ khmer chăm giáo trường lớp ban hội sở ngày tết toán
    văn anh lý hoá sinh sử địa tin mầm chồi lá thcs thpt th mn các em tôi và bắc trung nam tây đông thiếu thị
    nhi nước là yêu học ở ngoan khoẻ khỏe vui
"""
_NO_NAME = frozenset(_NO_NAMES.split())
"""What begins with a capital after “em”, “bạn”, “bé” and is no name."""
_BEFORE, _AFTER, _SENTENCE = 48, 60, 120
_END = re.compile(r"[.;\n](?:\s|$)")


def pupils(text: str) -> Iterator[Spotted]:
    """Names of pupils in *text*: likely ones; surely to be mended where an illness or a misfortune stands beside."""
    low = ""
    for name in names(text):
        low = low or lower(text)
        before = low[max(0, name.start - _BEFORE) : name.start]
        whose = _whose(name, before, low[name.end : name.end + _AFTER])
        if whose is Whose.NOBODYS or is_nobody(name.words) or _TOLD_OF.search(before):
            continue
        plight = _plight(low, name)
        if whose is Whose.PUPILS or (whose is Whose.CHILDS and plight):
            yield Spotted(Kind.PLIGHT if plight else Kind.PUPIL, name.start, name.end, sure=plight)
        elif plight and whose is Whose.ANYONES:
            yield Spotted(Kind.PUPIL, name.start, name.end, sure=False)


class Whose(Enum):
    """Whose a name may be, as the words around it tell."""

    PUPILS = auto()
    CHILDS = auto()
    """One word after “em”, “bé”, “bạn”: a child's name, or a way to speak."""
    ANYONES = auto()
    NOBODYS = auto()


def _whose(name: Name, before: str, after: str) -> Whose:
    """What a word before *name*, and a class or an age after it, tell."""
    marked = _MARKED.search(before)
    beside = _CLASS.match(after) or _AS_PUPIL.match(after)
    if not name.whole:
        if not marked or not marked["one"] or _MANY.search(before) or name.words[0].casefold() in _NO_NAME:
            return Whose.NOBODYS
        return Whose.PUPILS if beside else Whose.CHILDS
    if marked:
        return Whose.PUPILS
    if _NOT_PUPIL.search(before):
        return Whose.NOBODYS
    if beside and not _COUNTED.match(after, beside.end()):
        return Whose.PUPILS
    return Whose.ANYONES


def _plight(low: str, name: Name) -> bool:
    """Whether an illness or a misfortune is told in the sentence around a name."""
    before = _END.split(low[max(0, name.start - _SENTENCE) : name.start])[-1]
    after = _END.split(low[name.end : name.end + _SENTENCE])[0]
    return _PLIGHT.search(f"{before}\n{after}") is not None
