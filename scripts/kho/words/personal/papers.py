"""Numbers of a person's papers, accounts and vehicles."""

import re
from collections.abc import Iterator

from kho.words.personal.digits import Piece, runs
from kho.words.personal.spotted import Kind, Spotted, any_of, lower, without_urls

_ID_PROVINCES = re.compile(
    "00[12468]|01[0124579]|02[024567]|03[01345678]|04[0245689]|05[12468]|06[024678]|07[024579]|08[0234679]|09[1-6]"
)
"""The first three digits of a citizen's number: where the birth was registered (Thông tư 59/2021/TT-BCA)."""
_SEX_CENTURY = "0123"
_CITIZENS = 12
_GAP = r"(?:(?!cơ sở|trường|đơn vị|tổ chức)[^\d\n]){0,40}"
_LONG = r"(\d(?:[ .-]?\d){7,14}(?!\d))"
_IDS = any_of("""
    cccd, cmnd, cmtnd, cmt, cm(?:nd)?/cccd, căn cước, can cuoc, chứng minh (?:nhân dân|thư), số định danh
    mã định danh, giấy tờ tu[ỳy] thân, thẻ học sinh
""")
_ID = re.compile(rf"(?<!\w){_IDS}{_GAP}{_LONG}")
_INSURANCES = any_of(r"""
    bhxh, bhyt, bảo hiểm (?:xã hội|y tế), giấy phép lái xe, gplx, bằng lái
    (?:mst|mã số thuế)(?: của)? (?:cá nhân|cô|thầy|ông|bà|anh|chị)
""")
_INSURED = re.compile(rf"(?<!\w){_INSURANCES}(?:[^\d\n]|(?<=[a-z])\d){{0,25}}?(?<!\w){_LONG}")
_PASSPORT = re.compile(r"(?<!\w)(?:hộ chiếu|passport)[^\d\n]{0,20}?(?<!\w)([a-z]\s?\d{7,8})(?!\d)")
_CARD = re.compile(r"(?<!\w)((?:dn|hs|sv|gd|te|hn|dt|ch|nn|xd|ht|gb)\s?\d\s?\d{2}\s?(?:\d\s?){10})(?!\d)")
"""Of health insurance: letters for the group, then thirteen digits."""
_ACCOUNT = re.compile(
    r"(?<!\w)(?:stk|s[ốo]\s?t(?:ài\s?)?k(?:hoản)?|số tài khoản|tài khoản|tk|tknh|account(?: number)?|a/c|acc)(?!\w)"
    r"(?:[^\d\n]|\d(?!\d)){0,40}?(?<!\d)(\d(?:[ .-]?\d){5,18})(?!\d)"
)
_BANKS = """
    vietcombank, vcb, bidv, vietinbank, agribank, techcombank, tcb, mbbank, mb bank, mb, acb, vpbank, tpbank
    sacombank, hdbank, vib, shb, eximbank, msb, seabank, ocb, lpbank, lienvietpostbank, scb, abbank, namabank
    nam a bank, bacabank, pvcombank, kienlongbank, vietbank, baovietbank, oceanbank, dongabank, đông á bank, cake
    timo, shinhan, hsbc, ngân hàng
"""
_BANK = rf"(?<!\w)(?:{any_of(_BANKS)}|[^\W\d_]{{2,14}}\s?bank)(?!\w)"
_NUMBER = r"(\d{8,19}|\d{3,4}(?:[ -]\d{3,6}){2,5})"
_BETWEEN = r"[^\w\n]{0,4}(?:\(?tại |nh |chủ tk[^\d\n]{0,30})?"
_AT_BANK = re.compile(
    rf"{_BANK}[^\d\n]{{0,25}}(?<!\d){_NUMBER}(?![\d/])|(?<![\d.,/-]){_NUMBER}{_BETWEEN}{_BANK}"
)
_CALLED = (
    (
        Kind.PAPER,
        _ID,
        (
            "cccd",
            "cm",
            "căn cước",
            "can cuoc",
            "chứng minh",
            "định danh",
            "tuỳ thân",
            "tùy thân",
            "thẻ học sinh",
        ),
    ),
    (Kind.PAPER, _INSURED, ("bhxh", "bhyt", "bảo hiểm", "lái xe", "gplx", "bằng lái", "mst", "mã số thuế")),
    (Kind.PAPER, _PASSPORT, ("hộ chiếu", "passport")),
    (Kind.PAPER, _CARD, ("bhyt", "bảo hiểm", "thẻ")),
    (Kind.ACCOUNT, _ACCOUNT, ("stk", "tk", "t/k", "tài khoản", "account", "a/c", "acc")),
    (Kind.ACCOUNT, _AT_BANK, ("bank", *re.findall(r"[^\s,][^,\n]+", _BANKS))),
)
"""What is called by its name: the pattern, and signs without one of which it is not searched for."""
_AMOUNT = re.compile(r"\s*(?:đồng|đ\b|vnđ|vnd|usd|triệu|tr\b|tỉ\b|tỷ|nghìn|ngàn|%)")
_YEARS = re.compile(r"(?:19|20)\d\d\s?-\s?(?:19|20)\d\d|\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3})+")
_PLATE = re.compile(
    r"(?<![\w./-])(?:1[1-9]|[2-9]\d)[ -]?[a-zđ]{1,2}\d?[ –-]{0,3}(?:\d{3}\.\d{2}|\d{5}|\d{4})(?![\w/])"
)
_PLATE_SIGN = re.compile(r"\d[ -]?[a-zđ]\w{0,2}[ –-]{0,3}\d\d")
_PLATE_LABEL = re.compile(
    r"(?:biển|bks|biển số|biển kiểm soát|xe số|xe máy|ô tô|ôtô|đăng ký xe|xe)[^\n]{0,30}$"
)
_DOTTED = re.compile(r"\d{3}\.\d{2}$")
_SIGN = re.compile(r"\d(?:[ .-]?\d){5}|\d[ -]?[A-ZĐ]\w{0,2}[ –-]{0,3}\d\d")
"""The shortest number told here, and the middle of a plate."""
_TWELVE = re.compile(r"\d(?:\W{0,4}\d){11}")
_FIVE = re.compile(r"(?:^|\D)\d{5}$")


def papers(text: str) -> Iterator[Spotted]:
    """Citizen numbers, passports, insurance numbers, bank accounts and licence plates in *text*."""
    if not _SIGN.search(text):
        return
    low = lower(without_urls(text))
    if _TWELVE.search(low):
        yield from _citizens(low)
    for kind, pattern, signs in _CALLED:
        if any(sign in low for sign in signs):
            for found in pattern.finditer(low):
                at = next(found.span(group) for group, told in enumerate(found.groups(), 1) if told)
                if pattern is _ID or not _other(low, *at):
                    yield Spotted(kind, *at)
    yield from _plates(low)


def _citizens(low: str) -> Iterator[Spotted]:
    """Numbers of twelve digits that are built as a citizen's is, together or in groups of three or four."""
    for run in runs(low):
        for at, piece in enumerate(run):
            for count in (1, 3, 4):
                used = run[at : at + count]
                if len(used) == count and _is_citizen(used):
                    yield Spotted(Kind.PAPER, piece.start, used[-1].end)


def _is_citizen(used: list[Piece]) -> bool:
    """Whether the pieces make a citizen's number: province, sex and century, year."""
    digits = "".join(piece.digits for piece in used)
    return (
        len(digits) == _CITIZENS
        and len({len(piece.digits) for piece in used}) == 1
        and _ID_PROVINCES.match(digits) is not None
        and digits[3] in _SEX_CENTURY
    )


def _other(low: str, start: int, end: int) -> bool:
    """Whether a number is an amount of money or years."""
    return bool(
        _AMOUNT.match(low, end)
        or _YEARS.match(low, start)
        or (_THOUSANDS.fullmatch(low, start, end) and "." in low[start:end])
    )


def _plates(low: str) -> Iterator[Spotted]:
    """Licence plates: surely where written as on the plate or called so, else likely."""
    if not _PLATE_SIGN.search(low):
        return
    for found in _PLATE.finditer(low):
        called = _PLATE_LABEL.search(low, max(0, found.start() - 40), found.start()) is not None
        if called or _DOTTED.search(found[0]):
            yield Spotted(Kind.PLATE, *found.span())
        elif _FIVE.search(found[0]) and not _AMOUNT.match(low, found.end()):
            yield Spotted(Kind.PLATE, *found.span(), sure=False)
