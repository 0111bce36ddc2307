"""Rules that keep personal data out of the words (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP, S3-18)."""

import re
from collections.abc import Iterator
from itertools import takewhile

from kho.check.rules.case import Case, Writing
from kho.words.problem import Finding, note, quoted
from kho.words.rule import asks
from kho.words.terms import ConsentBasis

_PHONE = re.compile(r"(?<![\d/.,-])(?:\+?84|0)[ .-]?(?:[35789]\d|2\d{1,2})(?:[ .-]?\d){7}(?:\d)?(?![\d/])")
_MANY_DIGITS = re.compile(r"\d(?:[ .-]?\d){7}")
"""Without as many digits in a row there is neither a phone number nor a citizen ID."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_CITIZEN_ID = re.compile(r"(?<!\d)0\d{11}(?!\d)|(?:CMND|CMTND|CCCD|căn cước)\D{0,20}\d{9,12}", re.IGNORECASE)
_BIRTH = re.compile(
    r"(?:^|[(,;–-]\s*)(?:[Ss]inh (?:ngày|năm|tháng)\s*:?\s*[\d/]+|SN\s*:?\s*(?:19|20)\d\d)|[Nn]gày sinh\s*:?\s*\d",
    re.MULTILINE,
)

_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Đoàn|Lương|Mai|Trịnh|"
    "Vàng|Giàng|Sùng|Lò|Quàng|Cà|Thào|Mùa|Hạng|Chảo|Tẩn|Vừ|Lầu|Ly|Cứ|Rơ|Ksor|Siu|Nay|Kpă|Y|H’|Thạch|Sơn|Kim|Danh"
)
_NAMED = rf"((?:{_SURNAMES})(?:\s+[^\W\d_]+)+)"
_NAME = re.compile(rf"\b{_NAMED}")
_PUPIL = re.compile(rf"\b(?:[Ee]m|[Hh]ọc sinh|[Cc]háu|[Bb]é)\s+{_NAMED}")


@asks("Không công bố số điện thoại, thư điện tử, số căn cước, ngày sinh của cá nhân; liên hệ chỉ ghi vai.")
def no_contact_of_persons(case: Writing) -> Iterator[Finding]:
    """No phone number, e-mail, citizen ID or birth date of a person: contacts are roles (S3-18)."""
    numbers = bool(case.suspects(_MANY_DIGITS))
    suspects = (
        case.suspects(_EMAIL, "@"),
        case.suspects(_CITIZEN_ID) if numbers else (),
        case.suspects(_PHONE) if numbers else (),
        case.suspects(_BIRTH, "inh", "SN"),
    )
    for some, (pattern, what, hint) in zip(suspects, _CONTACTS, strict=True):
        for place, text in some:
            if found := pattern.search(text):
                personal = found[0].strip()
                yield Finding(place, f"Có {what}: {quoted(personal)}.", hint, personal=personal)


_ROLE_ONLY = "Bỏ đi; liên hệ chỉ ghi vai, ví dụ “Văn thư nhà trường”."
_NO_PAPERS = "Bỏ đi: kho không bao giờ công bố số giấy tờ của cá nhân."
_NO_BIRTH = "Bỏ đi: kho không công bố ngày sinh của cá nhân."
_CONTACTS = (
    (_EMAIL, "địa chỉ thư điện tử", _ROLE_ONLY),
    (_CITIZEN_ID, "số căn cước", _NO_PAPERS),
    (_PHONE, "số điện thoại", _ROLE_ONLY),
    (_BIRTH, "ngày, năm sinh", _NO_BIRTH),
)


@asks(
    "Lời ghi chú trong tệp cũng công khai: không có số điện thoại, thư điện tử, số giấy tờ, ngày sinh của ai."
)
def contacts_in_comments(text: str) -> Iterator[tuple[int, Finding]]:
    """The comments of an entry's file are as public as the rest: each finding with its line, from 1 (S3-18)."""
    for line, written in enumerate(text.splitlines(), 1):
        if written.lstrip().startswith("#"):
            for pattern, what, hint in _CONTACTS:
                if found := pattern.search(written):
                    personal = found[0].strip()
                    yield (
                        line,
                        Finding((), f"Lời ghi chú có {what}: {quoted(personal)}.", hint, personal=personal),
                    )


@asks("Không nêu tên học sinh.")
def no_names_of_pupils(case: Writing) -> Iterator[Finding]:
    """A pupil is not named (Luật Trẻ em 2016, Luật 91/2025/QH15): what looks like it is worth a look."""
    for place, text in case.suspects(_PUPIL):
        for found in _PUPIL.finditer(text):
            if name := _name(found):
                hint = "Viết “một học sinh lớp …” thay cho tên."
                yield note(place, f"Có thể là tên học sinh: {quoted(name)}.", hint, personal=name)
                break


def _name(found: re.Match[str]) -> str:
    """The name that begins with a surname; empty where only the surname's word stands there."""
    words = list(takewhile(str.istitle, found[1].split()))
    return " ".join(words) if len(words) > 1 else ""


@asks("Người đồng ý thay cho trẻ được ghi bằng vai, vì tên cha mẹ cho biết trẻ là ai.")
def consents_name_no_child(case: Case) -> Iterator[Finding]:
    """Who agreed for a child is told by role: the parent's name tells the child's (domain.md §6)."""
    for index, consent in enumerate(case.entry.consents):
        if consent.basis not in {ConsentBasis.CHILD, ConsentBasis.GUARDIAN}:
            continue
        if name := next(filter(None, map(_name, _NAME.finditer(consent.who))), ""):
            yield note(
                ("consents", index, "who"),
                f"Có thể là tên người: {quoted(name)}.",
                "Ghi vai: “học sinh trong bài”, “cha mẹ học sinh trong ảnh”.",
                personal=name,
            )


RULES = (
    no_contact_of_persons,
    no_names_of_pupils,
    consents_name_no_child,
)
