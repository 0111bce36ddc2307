"""The four forms of the movement: places of the model; only titles and advice are written here."""

from collections.abc import Iterable, Iterator

from kho.model import KINDS
from kho.model.labels import label
from kho.model.tree import Node, tree
from kho.publish.forms import printed
from kho.publish.forms.asked import LIMITATIONS, Ask, Form, Item, Part

_COLUMNS = {
    "authors": ("name", "role"),
    "members": ("name", "role"),
    "targets": ("measure", "unit", "baseline", "value"),
    "indicators": ("measure", "unit", "before", "after", "control", "better", "sample", "method", "period"),
    "evidence": ("title", "kind", "url", "on", "note"),
    "products": ("title", "note", "url", "licence"),
    "recognitions": ("title", "body", "tier", "on", "number"),
    "appraisals": ("body", "tier", "on", "conclusion", "number"),
    "supporters": ("name", "role"),
    "consents": ("who", "basis", "on", "scope", "held_by"),
}
"""The columns asked of each list of records: what a school knows, without the addresses of pages."""

_UNIT = ("unit.name", "unit.commune", "unit.district", "unit.province")
_SCENE = ("levels", "subjects", "setting.hardship", "setting.connectivity", "setting.class_size")

_MORE = "Phần bổ sung để đưa vào kho"
_MORE_HELP = "Mẫu in không có những điều này; kho cần chúng để bài tìm được, tin được và được phép công bố."
_ROWS = "Mỗi dòng một ý; thiếu dòng thì thêm dòng vào bảng."
_PARAGRAPHS = "Mỗi đoạn một ý."
_WHAT = (
    "Cách làm được làm theo ghi bằng địa chỉ của nó trong kho: phần cuối đường dẫn trang, ví dụ "
    "goc-doc-o-hanh-lang."
)
_CONSENT_HELP = (
    "Mọi người được nêu tên đã đọc bài và đồng ý công bố; ghi vai và nơi giữ bản giấy, không gửi bản giấy. "
    "Ảnh có học sinh cần sự đồng ý của chính em ấy (từ 7 tuổi) và của cha mẹ hoặc người giám hộ. "
    "Không ghi tên học sinh, số điện thoại, thư điện tử."
)


def _ask(kind: str, tag: str) -> Ask:
    """The question for the place *tag* of a kind."""
    place = tuple(tag.split("."))
    return Ask(kind, place, _COLUMNS.get(place[-1], ()))


def asks(kind: str, *tags: str) -> tuple[Ask, ...]:
    """The questions for the places *tags* of a kind."""
    return tuple(_ask(kind, tag) for tag in tags)


def _item(kind: str, tag: str, help: str = "") -> Item:  # noqa: A002 - it is the item's help
    """An item headed by the label of its only field."""
    ask = _ask(kind, tag)
    of = label(KINDS[kind], ask.place) if ask.place[0] == "how_to" else ask.label
    return Item(of, (ask,), help=help)


def grid(kind: str, heading: str, *tags: str, help: str = "") -> Item:  # noqa: A002 - as above
    """An item of short answers in a table."""
    return Item(heading, asks(kind, *tags), help=help, in_grid=True)


def _answering(nodes: Iterable[Node], form: str) -> Iterator[str]:
    """The tags of the questions that say they stand at *form*; a record is asked part by part."""
    for node in nodes:
        if node.form == form:
            parts = () if node.key in _COLUMNS else node.parts.values()
            yield from (part.tag for part in parts) if parts else (node.tag,)
        yield from _answering(node.parts.values(), form)


def _official(kind: str, mark: str, items: tuple[printed.Printed, ...], internal: int = 0) -> Part:
    """The printed part of a form."""
    return Part(
        tuple(
            Item(
                one.heading,
                asks(kind, *_answering(tree(KINDS[kind]).values(), f"{mark}, mục {number}")),
                one.tail,
                help="Chuyện riêng của nhóm: không bao giờ lên kho." if number == internal else "",
                tag=LIMITATIONS if number == internal else "",
            )
            for number, one in enumerate(items, start=1)
        )
    )


def proof(kind: str, *tags: str) -> tuple[Item, ...]:
    """Tables of proof, then consent: what every form ends in."""
    return (*(_item(kind, tag, _ROWS) for tag in tags), _item(kind, "consents", _CONSENT_HELP))


MAU_1 = Form(
    "mau-1",
    "innovation",
    printed.MAU_1_TITLE,
    (
        _official("innovation", printed.MAU_1, printed.MAU_1_ITEMS),
        Part(
            (
                grid("innovation", "Về bài này", "title", "type", "summary", "registered_on", "difficulties"),
                grid("innovation", "Về đơn vị", *_UNIT, *_SCENE, "contact"),
                *proof("innovation", "products", "evidence"),
            ),
            _MORE,
            _MORE_HELP,
            "ABCDE",
        ),
    ),
    "NGƯỜI ĐĂNG KÝ",
    printed.MAU_1,
)

MAU_2 = Form(
    "mau-2",
    "group",
    printed.MAU_2_TITLE,
    (
        _official("group", printed.MAU_2, printed.MAU_2_ITEMS, printed.MAU_2_INTERNAL),
        Part(
            (
                grid(
                    "group",
                    "Về nhóm",
                    *("name", "status", "scope", "cooperation", "summary", "registered_on"),
                    *("areas", "difficulties"),
                ),
                grid("group", "Về đơn vị", *_UNIT, *_SCENE, "contact"),
                _item("group", "achieved", "Nhóm mới thành lập thì để trống."),
                *proof("group", "evidence"),
            ),
            _MORE,
            _MORE_HELP,
            "ABCDE",
        ),
    ),
    "ĐẠI DIỆN NHÓM",
    printed.MAU_2,
)

RESULT = Form(
    "ket-qua",
    "innovation",
    ("BÁO CÁO KẾT QUẢ", "Đổi mới, sáng tạo trong dạy và học"),
    (
        Part(
            (
                grid("innovation", "Bài đã đăng ký", "title", "type", *_UNIT),
                _item("innovation", "authors"),
                _item("innovation", "result.narrative"),
                _item("innovation", "result.on"),
                _item("innovation", "result.first_results"),
                _item("innovation", "result.indicators", _ROWS),
                grid(
                    "innovation",
                    "Số người tham gia",
                    *(f"result.participants.{who}" for who in ("pupils", "teachers", "classes")),
                    *(f"result.participants.{who}" for who in ("schools", "parents")),
                ),
                _item("innovation", "result.obstacles"),
                _item("innovation", "result.limits"),
                _item("innovation", "products", _ROWS),
                grid(
                    "innovation",
                    "Nguồn lực",
                    *(f"resources.{what}" for what in ("cost", "equipment", "people", "time")),
                ),
                _item("innovation", "how_to.prerequisites", _PARAGRAPHS),
                _item("innovation", "how_to.tips", _PARAGRAPHS),
                _item("innovation", "how_to.pitfalls", _PARAGRAPHS),
                _item("innovation", "lessons", _PARAGRAPHS),
                _item("innovation", "supporters", _ROWS),
                _item("innovation", "appraisals", _ROWS),
                _item("innovation", "recognitions", _ROWS),
                *proof("innovation", "evidence"),
            )
        ),
    ),
    "NGƯỜI BÁO CÁO",
    asks_address=True,
)

FOLLOWING = Form(
    "lam-theo",
    "adoption",
    ("BÁO CÁO LÀM THEO", "một cách làm trong Kho điển hình"),
    (
        Part(
            (
                grid("adoption", "Làm theo gì, ở đâu", "of", "since", *_UNIT, *_SCENE, help=_WHAT),
                _item("adoption", "kept"),
                _item("adoption", "changed"),
                _item("adoption", "result"),
                _item("adoption", "indicators", _ROWS),
                _item("adoption", "difficulty"),
                _item("adoption", "verdict", "Không thành cũng ghi: nơi khác cần biết."),
                grid("adoption", "Người xác nhận", "confirmed_by.role", "confirmed_by.on"),
                *proof("adoption", "evidence"),
            )
        ),
    ),
    "NGƯỜI BÁO CÁO",
)

FORMS: dict[str, Form] = {form.name: form for form in (MAU_1, MAU_2, RESULT, FOLLOWING)}
"""The forms of the movement by the word that stands after `kho form`."""
