"""Rules about consent: whose is needed, for what, and before what (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP).

Either of those who must agree may withdraw: then the entry goes (`kho withdraw`), or the picture with its consent.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from kho.check.rules.case import Case
from kho.model import Entry
from kho.model.work import Author
from kho.words.problem import Finding
from kho.words.rule import asks
from kho.words.terms import ConsentBasis, ConsentScope, Level, Origin, People, Role
from kho.words.text import fold
from kho.words.when import day_label

Whose = tuple[tuple[ConsentBasis, str], ...]
"""Whose consent is needed: the basis, and who that is in words."""

_GUARDIAN = (ConsentBasis.GUARDIAN, "cha mẹ hoặc người giám hộ")
_SMALL_CHILD: Whose = (_GUARDIAN,)
_PUPIL_AND_GUARDIAN: Whose = ((ConsentBasis.CHILD, "học sinh (từ 7 tuổi)"), _GUARDIAN)
_SHOWN: Mapping[People, Whose] = {
    People.NOBODY: (),
    People.ADULTS: ((ConsentBasis.SUBJECT, "họ"),),
    People.PUPILS: _PUPIL_AND_GUARDIAN,
    People.SMALL_CHILDREN: _SMALL_CHILD,
}


def _given(case: Case, basis: ConsentBasis, *scopes: ConsentScope) -> list[date]:
    """The days on which consent on *basis* was given for one of *scopes*."""
    wanted = {*scopes, ConsentScope.ALL}
    return [one.on for one in case.entry.consents if one.basis is basis and one.scope in wanted]


@asks("Ảnh có người thì phải có sự đồng ý: của người lớn trong ảnh; của học sinh từ 7 tuổi và cha mẹ.")
def pictures_have_consent(case: Case) -> Iterator[Finding]:
    """A picture of pupils needs the child's consent (from 7 years) and the guardian's (Luật 91/2025/QH15, Điều 24).

    Of younger children the guardian's is enough; a picture of adults needs theirs.
    """
    for index, picture in enumerate(case.entry.pictures):
        for basis, who in _SHOWN[picture.people]:
            if not _given(case, basis, ConsentScope.PICTURES):
                yield Finding(
                    ("pictures", index),
                    f"Ảnh {picture.people.label.lower()} mà chưa có sự đồng ý của {who}.",
                    f"Xin đồng ý, rồi thêm vào “consents:” một mục có basis: {basis.value}, scope: hinh-anh.",
                    of_file=True,
                )


NO_CONSENT = (
    "Chưa ghi sự đồng ý công bố của {who}.",
    "Thêm “consents:” với basis: {basis}, ngày, phạm vi và nơi giữ bản giấy.",
)
"""What is said where a consent is not recorded."""


def needed(model: type[Entry], origin: Origin, role: Role | None = None, *, small: bool = False) -> Whose:
    """Whose consent the words of an entry need, by its kind, its origin and, of a person, the role.

    About a child public sources are not enough (domain.md §6); one who is *small*, at a preschool, is younger than 7.
    """
    child = (_SMALL_CHILD if small else _PUPIL_AND_GUARDIAN) if role is Role.PUPIL else ()
    if origin is Origin.COMPILED:
        return (*child, (ConsentBasis.PUBLIC_SOURCE, "nguồn công khai"))
    if model.speaks_for_unit:
        return ((ConsentBasis.UNIT, "đơn vị"),)
    return child or ((ConsentBasis.SUBJECT, "người được nêu tên"),)


def _children(entry: Entry) -> Whose:
    """Whose consent an entry about a child, or made by one, needs."""
    if _is_small(entry):
        return _SMALL_CHILD
    return _PUPIL_AND_GUARDIAN if entry.person_role is Role.PUPIL or any(map(_is_pupil, entry.makers)) else ()


def _is_small(entry: Entry) -> bool:
    return entry.person_role is Role.PUPIL and entry.levels == (Level.PRESCHOOL,)


def _is_pupil(author: Author) -> bool:
    return fold(author.role or "").startswith("hoc sinh")


def _words(entry: Entry) -> Whose:
    """Whose consent the words of *entry* need."""
    if entry.person_role:
        return needed(type(entry), entry.origin, entry.person_role, small=_is_small(entry))
    pupils = [_is_pupil(maker) for maker in entry.makers]
    role = Role.PUPIL if pupils and all(pupils) else None
    return tuple(dict.fromkeys((*_children(entry), *needed(type(entry), entry.origin, role))))


@asks("Không công bố điều gì về một người khi chưa ghi sự đồng ý của người ấy.")
def words_have_consent(case: Case) -> Iterator[Finding]:
    """Nothing about a person is published without a recorded consent (Luật 91/2025/QH15, S0-60).

    A compiled entry rests on public sources; about a child they are not enough (domain.md §6).
    """
    for basis, who in _words(case.entry):
        if not _given(case, basis, ConsentScope.TEXT):
            message, hint = NO_CONSENT
            yield Finding((), message.format(who=who), hint.format(basis=basis.value))


@asks("Có sự đồng ý rồi mới công bố.")
def consent_comes_before_publication(case: Case) -> Iterator[Finding]:
    """Consent first, then publication: what was public before anyone agreed is told, not dated back (DESIGN §3).

    A compiled entry that its unit confirms later had its public sources first. Of a child, only those count who must
    agree.
    """
    published = case.entry.published_on
    if published is None:
        return
    any_basis = [tuple(ConsentBasis)] if not _children(case.entry) else []
    for bases in (*((basis,) for basis, _who in _children(case.entry)), *any_basis):
        days = [day for basis in bases for day in _given(case, basis, ConsentScope.TEXT)]
        if days and min(days) > published.latest:
            yield Finding(
                ("published_on",),
                f"Đưa vào kho ({published.label}) trước khi có sự đồng ý ({day_label(min(days))}).",
                "Xem lại hai ngày: chưa có sự đồng ý thì chưa đăng.",
            )


RULES = (pictures_have_consent, words_have_consent, consent_comes_before_publication)
