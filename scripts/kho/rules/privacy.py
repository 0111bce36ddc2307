"""Rules that keep personal data out and consent in (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP, S3-18)."""

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from kho.model import Adoption, Collective, Group, Individual, Innovation, Tip
from kho.problem import Finding, note, quoted
from kho.rules.scene import Scene, Writing
from kho.terms import ConsentBasis, ConsentScope, Origin, People, Role

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
_PUPIL = re.compile(rf"\b(?:[Ee]m|[Hh]ọc sinh|[Cc]háu|[Bb]é)\s+((?:{_SURNAMES})(?:\s+[^\W\d_]+)+)")


def no_contact_of_persons(scene: Writing) -> Iterator[Finding]:
    """No phone number, e-mail, citizen ID or birth date of a person: contacts are roles (S3-18)."""
    numbers = bool(scene.suspects(_MANY_DIGITS))
    for suspects, pattern, what, hint in (
        (scene.suspects(_EMAIL, "@"), _EMAIL, "địa chỉ thư điện tử", _ROLE_ONLY),
        (scene.suspects(_CITIZEN_ID) if numbers else (), _CITIZEN_ID, "số căn cước", _NO_PAPERS),
        (scene.suspects(_PHONE) if numbers else (), _PHONE, "số điện thoại", _ROLE_ONLY),
        (scene.suspects(_BIRTH, "inh", "SN"), _BIRTH, "ngày, năm sinh", _NO_BIRTH),
    ):
        for place, text in suspects:
            if found := pattern.search(text):
                yield Finding(place, f"Có {what}: {quoted(found[0].strip())}.", hint)


_ROLE_ONLY = "Bỏ đi; liên hệ chỉ ghi vai, ví dụ “Văn thư nhà trường”."
_NO_PAPERS = "Bỏ đi: kho không bao giờ công bố số giấy tờ của cá nhân."
_NO_BIRTH = "Bỏ đi: kho không công bố ngày sinh của cá nhân."


def no_names_of_pupils(scene: Scene) -> Iterator[Finding]:
    """A pupil is not named (Luật Trẻ em 2016, Luật 91/2025/QH15): what looks like it is worth a look."""
    for place, text in scene.suspects(_PUPIL):
        for found in _PUPIL.finditer(text):
            name = list(takewhile(str.istitle, found[1].split()))
            if len(name) > 1:
                hint = "Viết “một học sinh lớp …” thay cho tên."
                yield note(place, f"Có thể là tên học sinh: {quoted(' '.join(name))}.", hint)
                break


def _has(scene: Scene, basis: ConsentBasis, *scopes: ConsentScope) -> bool:
    wanted = {*scopes, ConsentScope.ALL}
    return any(consent.basis is basis and consent.scope in wanted for consent in scene.entry.consents)


_SHOWN: Mapping[People, tuple[tuple[ConsentBasis, str], ...]] = {
    People.NOBODY: (),
    People.ADULTS: ((ConsentBasis.SUBJECT, "họ"),),
    People.PUPILS: (
        (ConsentBasis.CHILD, "học sinh (từ 7 tuổi)"),
        (ConsentBasis.GUARDIAN, "cha mẹ hoặc người giám hộ"),
    ),
    People.SMALL_CHILDREN: ((ConsentBasis.GUARDIAN, "cha mẹ hoặc người giám hộ"),),
}


def pictures_have_consent(scene: Scene) -> Iterator[Finding]:
    """A picture of pupils needs the child's consent (from 7 years) and the guardian's (Luật 91/2025/QH15, Điều 24).

    Of younger children the guardian's is enough; a picture of adults needs theirs.
    """
    for index, picture in enumerate(scene.entry.pictures):
        for basis, who in _SHOWN[picture.people]:
            if not _has(scene, basis, ConsentScope.PICTURES):
                yield Finding(
                    ("pictures", index),
                    f"Ảnh {picture.people.label.lower()} mà chưa có sự đồng ý của {who}.",
                    f"Xin đồng ý, rồi thêm vào “consents:” một mục có basis: {basis.value}, scope: hinh-anh.",
                )


def _needed(scene: Scene) -> tuple[tuple[ConsentBasis, str], ...]:
    """Whose consent the words of an entry need."""
    entry = scene.entry
    if entry.origin is Origin.COMPILED:
        return ((ConsentBasis.PUBLIC_SOURCE, "nguồn công khai"),)
    match entry:
        case Individual(role=Role.PUPIL):
            return (
                (ConsentBasis.CHILD, "học sinh (từ 7 tuổi)"),
                (ConsentBasis.GUARDIAN, "cha mẹ hoặc người giám hộ"),
            )
        case Collective() | Adoption():
            return ((ConsentBasis.UNIT, "đơn vị"),)
        case Innovation() | Tip() | Individual() | Group():
            return ((ConsentBasis.SUBJECT, "người được nêu tên"),)
        case _:
            return ()


def words_have_consent(scene: Scene) -> Iterator[Finding]:
    """Nothing about a person is published without a recorded consent (Luật 91/2025/QH15, S0-60).

    A compiled entry rests on public sources.
    """
    for basis, who in _needed(scene):
        if not _has(scene, basis, ConsentScope.TEXT):
            yield Finding(
                (),
                f"Chưa ghi sự đồng ý công bố của {who}.",
                f"Thêm “consents:” với basis: {basis.value}, ngày, phạm vi và nơi giữ bản giấy.",
            )


RULES = (no_contact_of_persons, no_names_of_pupils, pictures_have_consent, words_have_consent)
