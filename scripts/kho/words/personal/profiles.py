"""Personal pages on social networks, and what a web address itself tells of a person."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from kho.words.personal.names import is_nobody, names
from kho.words.personal.spotted import URL, Kind, Spotted, any_of, lower, plain

_HOSTS = any_of(r"""
    (?:facebook|fb|instagram|tiktok|youtube|twitter|x|linkedin|threads|pinterest)\.(?:com|net), fb\.me, m\.me, t\.me
    zalo\.me, messenger\.com, fb\.watch
""")
_END = r"[^\s?#,;)\]}>”\"’']"
_ADDRESS = re.compile(
    rf"(?<![\w@])(?:https?://)?(?:[a-z-]{{1,10}}\.)?{_HOSTS}/({_END}{{0,120}})(\?{_END}{{0,80}})?"
)
_SHARES = """
    groups g pages pg events watch photo photos photo.php story.php permalink.php permalink hashtag sharer
    sharer.php share plugins dialog reel reels p playlist results shorts embed channel video videos tag explore
    intent company school pub feed login help policies media marketplace gaming business notes live joinchat s
"""
_SHARED = frozenset(_SHARES.split())
"""First parts of addresses that lead to no one's page: groups, events, posts, shares."""
_INSTITUTIONS = any_of(r"""
    truong, thpt, thcs, tieu-?hoc, mam-?non, ptdt, gdtx, gdnn, so-?gd, sgd, phong-?gd, pgd, school, edu, univ
    dai-?hoc, college, academy, hoc-?vien, doan, lien-?doi, cong-?doan, hoi\b, clb, club, thu-?vien, library, ubnd
    bao-?, news, vtv, tv\b, official, trung-?tam, center, centre, team, nhom, group, ngo\b, quy-, unicef, unesco
    microsoft, google, tinh, huyen, xa-, phuong-?x, cong-?ty, nxb, stem, lop-, khoi-, ^(?:th|mn|c[123]|cap[123])[._-]
""")
_INSTITUTION = re.compile(_INSTITUTIONS)
"""What stands in the address of an institution's page."""
_SURNAMES = any_of("""
    nguyen, tran, le, pham, hoang, huynh, phan, vu, vo, dang, bui, do, ho, ngo, duong, ly, dinh, doan, luong, mai
    trinh, vang, giang, sung, lo, quang, ca, thao, mua, hang, dao, ha, cao, ta, to, lam, luu, chu, phung, tong, thai
    kieu, nong, ma, trieu, vi, lu, y, co, thay, hanh, lan, hoa, huong, thuy, linh, trang
""")
_PERSONAL = re.compile(
    r"^(?:nguyen|tran|pham|hoang|huynh|phan|dang|bui|duong|dinh|trinh|luong)[a-z]"
    rf"|(?:^|[._-]){_SURNAMES}(?:[._\d-]|$)|^(?:co|thay)(?:[._-]|giao)|^thay[a-z]|\.\w+\.|^[a-z]+\.[a-z]+(?:\.?\d+)?$|(?:19[5-9]\d|200\d)$"
)
_NETS = any_of(
    "facebook, fb, face, zalo, tiktok, instagram, insta, nick, telegram, messenger, skype, youtube"
)
_OF = any_of("facebook, fb, zalo, của, tên, là, cô, thầy, nick, mang tên, có tên, cá nhân, id")
_NAMED = re.compile(rf"(?<!\w){_NETS}(?: {_OF}){{0,4}}\s*[:：]?\s*[“\"]?([^\W\d_]+(?: [^\W\d_]+){{1,4}})")
_HANDLE = re.compile(rf"(?<!\w){_NETS}(?: {_OF}){{0,2}}\s*[:：]\s*@?([a-z]+[._\d][\w.]{{2,40}})")
_OWN = re.compile(r"(?:trang|nick|tài khoản) (?:cá nhân|riêng|của (?:cô|thầy|em|tôi|mình))[^.;\n]{0,20}$")
"""What calls an address a person's own."""
_SIGN = re.compile(
    "facebook|fb|face|zalo|tiktok|insta|youtube|twitter|x[.]com|linkedin|"
    "threads|[tm][.]me|nick|telegram|messenger|skype"
)
_DIGITS_IN_URL = re.compile(r"(?<![^/=:+])(?:\+?84|0084|0)[235789]\d{8,9}(?![^/?&#.])")
_CALL = re.compile(r"(?:zalo\.me|wa\.me|tel|viber|whatsapp|sms|callto|phone|sdt|dienthoai|mobile)\W")


def profiles(text: str) -> Iterator[Spotted]:
    """Personal pages on social networks in *text*: likely ones, since an institution's look the same."""
    low = lower(text)
    if not _SIGN.search(low):
        return
    for found in _ADDRESS.finditer(low):
        if _is_personal(found[1], found[2] or "") or (found[1] and _OWN.search(low, 0, found.start())):
            yield Spotted(Kind.PROFILE, *found.span(), sure=False)
    for found in _HANDLE.finditer(low):
        if not _INSTITUTION.search(found[1]):
            yield Spotted(Kind.PROFILE, *found.span(), sure=False)
    for found in _NAMED.finditer(low):
        name = next(names(text[slice(*found.span(1))]), None)
        if (
            name
            and _may_stand_before(text[found.start(1) :][: name.start])
            and (name.whole or name.words[0] in {"Cô", "Thầy"})
            and not is_nobody(name.words)
        ):
            yield Spotted(Kind.PROFILE, *found.span(), sure=False)


def _may_stand_before(words: str) -> bool:
    """Whether *words* may stand before a name: nothing, or the given name, which networks put first."""
    return len(words.split()) <= 1 and not _INSTITUTION.search(plain(words))


def _is_personal(path: str, query: str) -> bool:
    """Whether the address on a social network looks like one person's page."""
    parts = [part for part in unquote(path).lower().strip("/").split("/") if part]
    if not parts:
        return False
    first = parts[0]
    if first == "profile.php":
        return "id=" in query
    if first in {"in", "people", "user", "c"} and len(parts) > 1:
        first = parts[1]
    elif first in _SHARED:
        return False
    handle = first.removeprefix("@").rstrip(".")
    if not handle or handle.isdecimal() or _INSTITUTION.search(handle):
        return False
    return _PERSONAL.search(handle) is not None or first == "people"


def in_url(url: str) -> Iterator[Spotted]:
    """A phone number that a web *url* holds: surely where it is one to call."""
    for found in _DIGITS_IN_URL.finditer(url):
        yield Spotted(Kind.PHONE, *found.span(), sure=_CALL.search(url.lower(), 0, found.start()) is not None)


def in_urls(text: str) -> Iterator[Spotted]:
    """The same of every web address in a *text*."""
    for address in URL.finditer(text):
        for one in in_url(address[0]):
            yield Spotted(one.kind, address.start() + one.start, address.start() + one.end, one.sure)
