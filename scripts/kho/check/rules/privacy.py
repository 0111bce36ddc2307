"""Rules that keep personal data out of the words (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP, S3-18)."""

from collections.abc import Iterable, Iterator

from kho.check.rules.case import Case, Writing
from kho.store.files.pdf import Said
from kho.words.personal.looking import CONTACTS, IN_FILE_NAMES, IN_TEXTS, IN_URLS, Recogniser, looked_at
from kho.words.personal.names import is_nobody, names
from kho.words.personal.pupils import pupils
from kho.words.personal.spotted import Kind, Spotted
from kho.words.problem import Finding, Place, note, quoted
from kho.words.rule import asks
from kho.words.terms import ConsentBasis

_WORDS = {
    Kind.PHONE: ("số điện thoại", "Bỏ đi; liên hệ chỉ ghi vai, ví dụ “Văn thư nhà trường”."),
    Kind.MAIL: ("địa chỉ thư điện tử", "Bỏ đi; liên hệ chỉ ghi vai, ví dụ “Văn thư nhà trường”."),
    Kind.PAPER: ("số giấy tờ của cá nhân", "Bỏ đi: kho không bao giờ công bố số giấy tờ của cá nhân."),
    Kind.ACCOUNT: ("số tài khoản ngân hàng", "Bỏ đi; việc góp quỹ thì viết “liên hệ nhà trường”."),
    Kind.PLATE: ("biển số xe", "Bỏ đi, hoặc chỉ viết loại xe."),
    Kind.BIRTH: ("ngày, năm sinh", "Bỏ đi: kho không công bố ngày sinh của cá nhân."),
    Kind.HOME: ("địa chỉ nhà riêng", "Chỉ ghi xã, phường; địa chỉ của đơn vị thì ghi kèm tên đơn vị."),
    Kind.PROFILE: ("trang riêng trên mạng xã hội", "Dẫn tới trang của đơn vị; không có thì bỏ đi."),
    Kind.PUPIL: ("tên học sinh", "Viết “một học sinh lớp …” thay cho tên."),
    Kind.PLIGHT: (
        "tên học sinh bên chuyện sức khoẻ hay cảnh nhà",
        "Bỏ tên: viết “một học sinh có hoàn cảnh khó khăn”, không kể bệnh hay chuyện gia đình của ai.",
    ),
}
"""What each kind is called, and what to write instead."""


def told(place: Place, text: str, recognisers: tuple[Recogniser, ...], where: str = "") -> Iterator[Finding]:
    """What *recognisers* find in *text*, which stands at *place*, in *where* if it is not the entry's own words."""
    for one in looked_at(text, recognisers):
        yield _finding(place, text, one, where)


def _finding(place: Place, text: str, one: Spotted, where: str) -> Finding:
    what, hint = _WORDS[one.kind]
    personal = " ".join(text[one.start : one.end].split())
    has = "có" if one.sure else f"có thể {'có' if where else 'là'}"
    message = (
        f"{where} {has} {what}: {quoted(personal)}." if where else f"C{has[1:]} {what}: {quoted(personal)}."
    )
    return (Finding if one.sure else note)(place, message, hint, personal=personal)


def _in_texts(case: Writing, recognisers: Iterable[Recogniser]) -> Iterator[Finding]:
    """What *recognisers* find in the texts; those that find nothing in all of them together are not asked again."""
    asked = tuple(one for one in recognisers if any(True for _ in one(case.whole)))
    if asked:
        for place, text in case.texts:
            yield from told(place, text, asked)


@asks(
    "Không công bố số điện thoại, thư, số giấy tờ, tài khoản, ngày sinh, nhà riêng của ai; liên hệ chỉ ghi vai."
)
def no_contact_of_persons(case: Writing) -> Iterator[Finding]:
    """No phone, e-mail, papers, account, plate, birth date, home or page of a person: contacts are roles (S3-18)."""
    yield from _in_texts(case, CONTACTS)


@asks("Không nêu tên học sinh, nhất là bên chuyện bệnh tật hay cảnh nhà của các em.")
def no_names_of_pupils(case: Writing) -> Iterator[Finding]:
    """A pupil is not named (Luật Trẻ em 2016, Luật 91/2025/QH15), least of all beside an illness or a misfortune."""
    yield from _in_texts(case, (pupils,))


@asks("Đường dẫn và tên tệp cũng công khai: không có số điện thoại, thư, tên học sinh, trang riêng của ai.")
def links_and_file_names_tell_of_no_one(case: Writing) -> Iterator[Finding]:
    """Addresses and the names of files are as public as the words (S3-18)."""
    for place, leaf in case.leaves:
        if isinstance(leaf, str) and (place[-1] == "url" or "also_published" in place):
            yield from told(place, leaf, IN_URLS, "Đường dẫn")
        elif isinstance(leaf, str) and place[-1] == "file":
            yield from told(place, leaf, IN_FILE_NAMES, "Tên tệp")


@asks(
    "Tệp PDF công bố nguyên vẹn: trong bài và trong thuộc tính không có số điện thoại, ngày sinh, tên học sinh."
)
def pdfs_tell_of_no_one(place: Place, name: str, said: Said) -> Iterator[Finding]:
    """A PDF is published as it is: what it says is as public as the words of the entry (S3-18).

    Where pages are pictures of paper, nobody has looked yet: a person is asked to.
    """
    yield from told(place, said.text, IN_TEXTS, f"Tệp “{name}”")
    if said.unread:
        yield note(
            place,
            f"Tệp “{name}”: {said.unread} trang không đọc được chữ (trang quét, hoặc quá dài).",
            "Mở tệp, tự xem những trang ấy có số điện thoại, ngày sinh, tên học sinh không.",
        )


@asks(
    "Lời ghi chú trong tệp cũng công khai: không có số điện thoại, thư, ngày sinh của ai, không có tên học sinh."
)
def contacts_in_comments(comments: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, Finding]]:
    """The comments of an entry's file are as public as the rest: each finding with its line and column (S3-18)."""
    for line, column, comment in comments:
        for finding in told((), comment, IN_TEXTS, "Lời ghi chú"):
            yield line, column, finding


@asks("Người đồng ý thay cho trẻ được ghi bằng vai, vì tên cha mẹ cho biết trẻ là ai.")
def consents_name_no_child(case: Case) -> Iterator[Finding]:
    """Who agreed for a child is told by role: the parent's name tells the child's (domain.md §6)."""
    for index, consent in enumerate(case.entry.consents):
        if consent.basis not in {ConsentBasis.CHILD, ConsentBasis.GUARDIAN}:
            continue
        for name in names(consent.who):
            if name.whole and not is_nobody(name.words):
                personal = consent.who[name.start : name.end]
                yield note(
                    ("consents", index, "who"),
                    f"Có thể là tên người: {quoted(personal)}.",
                    "Ghi vai: “học sinh trong bài”, “cha mẹ học sinh trong ảnh”.",
                    personal=personal,
                )
                break


OF_WORDS = (no_contact_of_persons, no_names_of_pupils, links_and_file_names_tell_of_no_one)
"""Rules that need nothing but words."""

RULES = (
    *OF_WORDS,
    consents_name_no_child,
)
