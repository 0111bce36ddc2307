"""Phone numbers, in the many ways people write them (Thông tư 22/2014/TT-BTTTT; areas of 2017, mobiles of 2018)."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from kho.words.personal.digits import SPOKEN, Piece, runs
from kho.words.personal.spotted import Kind, Spotted, any_of, lower, without_urls

_MOBILE = any_of(r"""
    03[2-9], 05[2-9], 07[06-9], 08[1-9], 09\d
""")
"""Viettel; Reddi, Vietnamobile, Gmobile; MobiFone; VinaPhone, Itel, Wintel; all: seven more digits."""
_CITY = "02[48]"
"""Hà Nội and Hồ Chí Minh City: eight more digits."""
_AREA = any_of("""
    020[3-9], 021[0-689], 022[05-9], 022[12], 023[2-9], 025[124-9], 026[01239], 027[0-7], 029[0-79]
""")
"""All other areas: seven more digits."""
_NOW = re.compile(rf"{_MOBILE}\d{{7}}|{_CITY}\d{{8}}|{_AREA}\d{{7}}")
_OLD = re.compile(
    r"012\d{8}|01(?:6[2-9]|8[68]|99)\d{7}|04[2-7]\d{7}|0(?:30|31|[56]\d)3\d{6}|0[3-8]\d\d3\d{6}"
)
"""Mobiles until 2018, landlines until 2017, in texts that are older."""
_LOCAL = re.compile(r"[35789]\d{8}|[3678]\d{6,7}")
"""Without the 0, or without the area: read only beside a word for telephone."""
_ABROAD = re.compile(r"(?:0084|84)0?(?=\d{9,10}$)")

_CALLS = any_of("""
    đt, đtdđ, sđt, dđ, sdt, dt, đth, đ/t, tel, phone, mobile, hotline, alo, call, sms, fax, zalo, viber, whatsapp
    điện thoại, dien thoai, di động, đường dây nóng, số máy, máy bàn, gọi, goi, nhắn tin, nhắn, bấm máy, số liên lạc
    liên hệ, liên lạc, lien he, momo, viettelpay
""")
_LABEL = re.compile(rf"{_CALLS}[^\d\n]{{0,24}}$")
"""A word for telephone shortly before a number."""
_THINGS = any_of(r"""
    isbn, issn, doi, imei, mst, sbd, serial, mã(?: \w+){0,3}, số hiệu, số báo danh, vận đơn, đơn hàng, hoá đơn
    hóa đơn, số vào sổ, số phát hành, số đăng ký, công văn, quyết định, tờ trình, kế hoạch
""")
_OTHER = re.compile(rf"{_THINGS}(?: số)?\s*[:.]?\s*[\d-]*$")
"""A word shortly before a number that makes it something else."""
_UNITS = any_of(r"""
    đồng, đ\b, vnđ, vnd, usd, triệu, tr\b, tỉ\b, tỷ, nghìn, ngàn, %, km, m², m2, ha\b, lượt, người, học sinh, em\b
    cuốn, bản\b, trang, suất, cây\b, giờ, tiết
""")
_UNIT = re.compile(rf"\s*{_UNITS}")
"""What follows an amount."""
_PAPER = re.compile(r"/[^\W\d_]")
"""What follows the number of an official document."""
_ABOUT = 60
"""How far before a number its label may begin."""
_DAYS = 31
_AREA_SIZE = 3
"""Digits that stand first, when they are set apart: fewer are an hour, a day or a score as well."""
_CENTURY = re.compile(r"(?:19|20)\d\d$")
_YEARS = re.compile(r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d")
_NEAR = 3
_LISTS = frozenset("/,…")
"""What sets numbers of a list apart, and now and then the groups of one."""
LONGEST = 16
"""The most pieces of one number."""
_MOST = 6
"""A chain of single digits beyond a phone number is a table of numbers."""
_SIGN = re.compile(
    r"(?:[0０]|[OoОоΟο](?=\W{0,4}\d)|[84８]{2}|\+)(?:[\W_]{0,4}[\dOolIОоΟο]){8}|\d(?:[\W_]{0,4}\d){6}"
)


def phones(text: str) -> Iterator[Spotted]:
    """Phone numbers in *text*: mobile and landline, national and international, written or spoken."""
    if not (_SIGN.search(text) or SPOKEN.search(lower(text))):
        return
    text = without_urls(text)
    low = lower(text)
    for run in runs(text):
        yield from _in_run(low, run)


def _in_run(low: str, run: list[Piece]) -> Iterator[Spotted]:
    """The phone numbers among pieces that may belong together."""
    at, free = 0, 0
    while at < len(run):
        found = _from(low, run, at, after=free)
        if found is None:
            at += 1
            continue
        last, sure = found
        start = run[at].start - (low[run[at].start - 1 : run[at].start] == "+")
        yield Spotted(Kind.PHONE, start, run[last].end, sure)
        at, free = last + 1, run[last].end


def _from(low: str, run: list[Piece], at: int, *, after: int) -> tuple[int, bool] | None:
    """The last piece of a phone number that begins with piece *at*, and whether it surely is one."""
    first = run[at]
    if not _may_begin(low, first.start, after):
        return None
    pieces = run[at : at + LONGEST]
    for count, digits in reversed([*enumerate(accumulate(piece.digits for piece in pieces), 1)]):
        plan = _plan(digits)
        used, rest = pieces[:count], pieces[count:]
        if plan is None or not _may_end(low, used[-1], rest):
            continue
        label = _LABEL.search(low, max(0, first.start - _ABOUT), first.start)
        if not label and _OTHER.search(low, max(0, first.start - _ABOUT), first.start):
            return None
        if plan is _LOCAL:
            if label and _short(low, used):
                return at + count - 1, False
            continue
        amount = _UNIT.match(low, used[-1].end) and "." in low[first.start : used[-1].end]
        row = label is not None and plan is _NOW and not rest
        if (row or _grouped(low, used, rest)) and (label or not amount):
            return at + count - 1, plan is _NOW or label is not None
    return None


def _may_begin(low: str, start: int, after: int) -> bool:
    """Whether a number may begin at *start*: not in the middle of a longer one, of a word or of a decimal."""
    before = low[max(0, start - 2) : start]
    if not before or start == after + 1 or (after and start - after <= _NEAR):
        return True
    if before[-1].isalpha():  # “ĐT0912…”, but not “a3f0912…”
        return re.search(r"(?<![^\W_])[^\W\d_]{1,12}$", low[max(0, start - 14) : start]) is not None
    return not (len(before) > 1 and before[0].isdecimal() and before[1] in ".,/-–")


def _may_end(low: str, last: Piece, rest: list[Piece]) -> bool:
    """Whether a number may end with *last*: no digit hangs on to it, and it does not number a document."""
    if rest and rest[0].start - last.end <= 1 and low[last.end : rest[0].start] in {"", ".", "-", "–"}:
        return rest[0].digits.startswith(("0", "84")) and len(rest[0].digits) >= _AREA_SIZE
    after = low[last.end : last.end + 2]
    return not (after[:1].isalpha() and not last.spoken and after[1:].isdecimal()) and not _PAPER.match(after)


def _plan(digits: str) -> re.Pattern[str] | None:
    """The plan of numbers that *digits* are of: today's, an older one, a local number; None where of none."""
    national = _ABROAD.sub("0", digits)
    return next((plan for plan in (_NOW, _OLD, _LOCAL) if plan.fullmatch(national)), None)


def _grouped(low: str, used: list[Piece], rest: list[Piece]) -> bool:
    """Whether the pieces stand as those of a phone number do, and not as a row of dates, hours, scores or years."""
    first, *others = (len(piece.digits) for piece in used)
    gaps = {low[one.end : other.start] for one, other in pairwise(used)}
    dated = any(_CENTURY.match(piece.digits) for piece in used)
    if any(piece.spoken for piece in used) or used[0].digits in {"84", "084", "0084"}:
        return True
    if _LISTS.intersection("".join(gaps)) and (len(gaps) > 1 or dated):
        return False
    if not others or first >= _AREA_SIZE:
        return True
    if first == 1:
        if set(others) == {1}:
            return len(rest) < _MOST
        return others[0] >= _AREA_SIZE and not (len(others) == 1 and gaps <= {".", ","})
    numbers = [int(piece.digits) for piece in used]
    rising = all(one < other <= _DAYS for one, other in pairwise(numbers))
    return len(gaps) == 1 and not rising and not dated


def _short(low: str, used: list[Piece]) -> bool:
    """Whether what stands beside a word for telephone is a number without its area, or one that lost its 0."""
    end = used[-1].end
    if (
        any(piece.spoken for piece in used)
        or _YEARS.fullmatch(low, used[0].start, end)
        or _UNIT.match(low, end)
    ):
        return False
    return len(used) <= _AREA_SIZE
