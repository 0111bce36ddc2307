"""Everything the models can refuse has Vietnamese words, at the place as it is printed on the form.

The tests ask the models themselves what they can refuse: by walking their core schemas, and by probing each
field of each record with values that do not belong there.
"""

import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from kho.model import KINDS, Group, Innovation, proceedings, selection
from kho.model.labels import fields_of, form_of, label, model_in
from kho.model.messages import known_types
from kho.model.rubric import Rubric
from kho.model.sheet import Sheet
from kho.model.values import LINE, LONG_TEXT, SHORT_TEXT, Strict
from kho.store.parse import parse, parse_as
from kho.store.reference_data import FILES
from kho.store.source import Source
from kho.words.problem import QUOTE_LENGTH, Place, Problem, Rejected, quoted
from kho.words.text import fold

PATH = Path("exemplars/phu-tho/tu-banh-mi/entry.yml")
ENGLISH = ("Input", "Field", "Extra", "should", "required", "must ", "valid ", "None", "Error")


def models() -> list[type[BaseModel]]:
    """Every record an entry, a reference file, a scoring sheet or a paper of a selection round can hold, each once."""
    held = [*vars(selection).values(), *vars(proceedings).values()]
    tops = [one for one in held if isinstance(one, type) and issubclass(one, Strict)]
    found: list[type[BaseModel]] = []
    left: list[type[BaseModel]] = [*KINDS.values(), *FILES.values(), *tops, Rubric, Sheet]
    while left:
        model = left.pop()
        if model not in found and model is not Strict:
            found.append(model)
            left += [inner for info in fields_of(model).values() if (inner := model_in(info.annotation))]
    return sorted(found, key=lambda model: model.__name__)


MODELS = models()

CANDIDATES = ("một", "2020-11-20", "2021-2022", "35", "https://example.vn/", "anh.png", "có", "1", "09")
"""Values of which each typed text takes at least one; the words of closed lists come from the messages."""


@cache
def accepted(model: type[BaseModel], key: str) -> Any:  # noqa: ANN401 - a value of any shape
    """A value that the field takes."""
    inner = model_in(fields_of(model)[key].annotation)
    candidates: list[Any] = [*CANDIDATES]
    if inner is not None:
        candidates = [valid(inner)]
    else:
        hints = [problem.hint for wrong in ("?", ["?"]) for problem in refusals(model, key, wrong)]
        candidates += [word for hint in hints for word in hint.rpartition("một trong: ")[2].split(", ")]
    for candidate in [*candidates, *([candidate] * 3 for candidate in candidates)]:
        if not refusals(model, key, candidate):
            return candidate
    raise AssertionError((model, key))


@cache
def valid(model: type[BaseModel]) -> dict[str, Any]:
    """A record with every field filled in."""
    return {key: accepted(model, key) for key in fields_of(model)}


def source(data: dict[str, Any]) -> Source:
    """*data* as if it had been read, all on one line."""
    return Source(PATH, data, {(): (1, 1)})


def problems(model: type[BaseModel], data: dict[str, Any]) -> list[Problem]:
    """What is said about *data*; nothing where it is a record."""
    try:
        parse_as(model, source(data))
    except Rejected as rejected:
        return list(rejected.problems)
    return []


def refusals(model: type[BaseModel], key: str, value: object) -> list[Problem]:
    """What is said about *value* at *key*, apart from all that is missing beside it."""
    said = problems(model, {key: value})
    return [problem for problem in said if not problem.message.startswith("Thiếu trường bắt buộc: ")]


LEVELS = "Hãy dùng một trong: mam-non, tieu-hoc, thcs, thpt, gdtx, chuyen-biet"

FIELDS = [(model, key) for model in MODELS for key in fields_of(model)]

WRONG: list[Any] = [
    "",
    "  \n ",
    "?",
    "~",
    "một\nhai",
    "::error::x",
    "\x1b[31m",
    "\ud800",
    "1.234",
    "2020-13",
    "20/11/2020",
    "javascript:alert(1)",
    "http://127.0.0.1/",
    "../x.png",
    "x" * (LINE + 1),
    "x" * (SHORT_TEXT + 1),
    "x" * (LONG_TEXT + 1),
    [],
    {},
    [""],
    [[]],
    [{}],
    ["một"] * 101,
    {"một": "hai"},
    [{"một": "hai"}],
]


BESIDE = {"metadata", "serialization", "default", "config", "function", "json_schema_input_schema"}
"""What a core schema says beside how values are read."""


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    """Every node of a core schema; what only describes is left out."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema
        for key, part in schema.items():
            if key not in BESIDE:
                yield from nodes(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from nodes(part)


SILENT = {"model-field", "nullable", "default", "function-after", "definitions", "definition-ref"}
"""Nodes that raise nothing of their own."""

LIMITS = {
    "str": {
        "min_length": "string_too_short",
        "max_length": "string_too_long",
        "pattern": "string_pattern_mismatch",
    },
    "tuple": {"min_length": "too_short", "max_length": "too_long"},
}
ALWAYS = {
    "str": {"string_type", "string_unicode"},
    "tuple": {"tuple_type"},
    "enum": {"enum"},
    "literal": {"literal_error"},
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "model_type"},
}


def raised_by(node: dict[str, Any]) -> set[str]:
    """The error types a node of a core schema can raise; an unheard-of node fails the test."""
    kind = node["type"]
    if kind == "function-plain":
        own = inspect.getclosurevars(node["function"]["function"]).nonlocals["kind"]
        return {own, "blank", "not_text"} | ({"thousands"} if own in {"integer", "number"} else set())
    if kind in SILENT:
        return set()
    return ALWAYS[kind] | {error for limit, error in LIMITS.get(kind, {}).items() if node.get(limit)}


def test_every_error_has_words() -> None:
    """Each error type that a core schema can raise has words; walking finds no kind of node unknown here."""
    can = {
        error
        for model in MODELS
        for node in nodes(model.__pydantic_core_schema__)
        for error in raised_by(node)
    }

    assert can <= known_types()
    assert len(can) > 15


def test_no_words_for_nothing() -> None:
    """Probing every field with what does not belong there raises every type there are words for, and no other."""
    raised: set[str] = set()
    for model, key in FIELDS:
        for value in WRONG:
            try:
                model.model_validate({key: value})
            except ValidationError as error:
                raised |= {one["type"] for one in error.errors()}

    assert raised == known_types()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_any_wrong_value_is_refused_in_vietnamese(model: type[BaseModel]) -> None:
    """Whatever stands in a field is taken, or refused on one line, in Vietnamese, with what to do."""
    for key in fields_of(model):
        for value in WRONG:
            for problem in problems(model, {key: value}):
                assert_well_said(problem)


def assert_well_said(problem: Problem) -> None:
    """A message is one line of Vietnamese that begins with no command, says nothing of Python, and has a hint."""
    for text in (problem.message, problem.hint):
        assert text.isprintable(), text
        assert not text.isascii(), text
        assert not text.startswith("::"), text
        assert not any(word in text for word in ENGLISH), text
    assert len(problem.message) < 400


@pytest.mark.parametrize("kind", KINDS)
def test_full_entry(kind: str) -> None:
    """An entry of each kind with every field filled in is taken, and so every field takes something."""
    entry = parse(source(valid(KINDS[kind])))

    assert type(entry) is KINDS[kind]
    assert {key for key, info in fields_of(type(entry)).items() if info.alias} == {"schema"}


@pytest.mark.parametrize("kind", KINDS)
def test_empty_entry(kind: str) -> None:
    """An entry of which only the kind is known is told every field it lacks, each with the line to add."""
    model = KINDS[kind]
    with pytest.raises(Rejected) as rejected:
        parse(source({"kind": kind}))
    lacking = {key for key, info in fields_of(model).items() if info.is_required()} - {"kind"}

    assert {problem.hint for problem in rejected.value.problems} == {
        f"Thêm dòng “{key}: …”." for key in lacking
    }
    assert {problem.message for problem in rejected.value.problems} == {
        f"Thiếu trường bắt buộc: {label(model, (key,))}." for key in lacking
    }


def said(data: dict[str, Any], model: type[BaseModel] = Innovation) -> list[tuple[str, str]]:
    """Messages and hints about *data*, missing fields apart."""
    return [
        (problem.message, problem.hint)
        for problem in problems(model, data)
        if not problem.message.startswith("Thiếu trường bắt buộc")
    ]


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        # keys
        ({"sumary": "x"}, "Không có trường nào tên “sumary”.", "Có phải ý bạn là “summary” (Tóm tắt)?"),
        ({"titlе": "x"}, "Không có trường nào tên “titlе”.", "Có phải ý bạn là “title” (Tên)?"),  # Cyrillic е
        (
            {"plan": valid(Innovation)["plan"] | {"situaton": "x"}},
            "Đăng ký: Không có trường nào tên “situaton”.",
            "Có phải ý bạn là “situation” (Thực trạng vấn đề dự kiến đổi mới (tồn tại))?",
        ),
        (
            {"evidence": [{"title": "x", "kind": "van-ban", "link": "https://example.vn"}]},
            "Minh chứng 1: Không có trường nào tên “link”.",
            "Các trường có ở đây: title, kind, url, file, on, note",
        ),
        # words of closed lists
        (
            {"levels": ["thcs", "tieu hoc"]},
            "Cấp học 2: “tieu hoc” không có trong danh sách.",
            f"Có phải ý bạn là “tieu-hoc”? {LEVELS}",
        ),
        (
            {"levels": ["Tiểu học"]},
            "Cấp học 1: “Tiểu học” không có trong danh sách.",
            f"Có phải ý bạn là “tieu-hoc”? {LEVELS}",
        ),
        (
            {"levels": ["cấp 2"]},
            "Cấp học 1: “cấp 2” không có trong danh sách.",
            LEVELS,
        ),
        (
            {"semester": ["hk1"]},
            "Học kỳ: Cần một từ, không phải một danh sách.",
            "Hãy dùng một trong: hk1, hk2, ca-nam",
        ),
        ({"schema": "2"}, "Phiên bản mẫu: “2” không có trong danh sách.", "Hãy dùng một trong: 1"),
        # dates
        (
            {"registered_on": "20/11/2020"},
            "Ngày đăng ký: “20/11/2020” không phải ngày, tháng hoặc năm.",
            "Viết “2020-11-20”.",
        ),
        (
            {"registered_on": "11/2020"},
            "Ngày đăng ký: “11/2020” không phải ngày, tháng hoặc năm.",
            "Viết “2020-11”.",
        ),
        (
            {"registered_on": "31/02/2020"},
            "Ngày đăng ký: “31/02/2020” không phải ngày, tháng hoặc năm.",
            "Viết 2020-11-20, 2020-11 hoặc 2020.",
        ),
        (
            {"review_by": "2020-11"},
            "Cần xem lại trước ngày: “2020-11” không phải một ngày đủ.",
            "Viết năm-tháng-ngày: 2020-11-20.",
        ),
        (
            {"review_by": "20/11/2020"},
            "Cần xem lại trước ngày: “20/11/2020” không phải một ngày đủ.",
            "Viết “2020-11-20”.",
        ),
        (
            {"review_by": "11/2020"},
            "Cần xem lại trước ngày: “11/2020” không phải một ngày đủ.",
            "Viết năm-tháng-ngày: 2020-11-20.",
        ),
        (
            {"school_year": "2021-2023"},
            "Năm học: “2021-2023” không phải một năm học.",
            "Viết hai năm liền nhau, nối bằng dấu gạch, không cách: 2021-2022.",
        ),
        # shapes
        (
            {"title": ["x"]},
            "Tên: Cần một đoạn chữ, không phải một danh sách.",
            "Viết nội dung ngay sau dấu hai chấm.",
        ),
        (
            {"title": {"a": "b"}},
            "Tên: Cần một đoạn chữ, không phải các trường con.",
            "Viết nội dung ngay sau dấu hai chấm.",
        ),
        (
            {"registered_on": []},
            "Ngày đăng ký: Cần một giá trị, không phải một danh sách.",
            "Viết giá trị ngay sau dấu hai chấm.",
        ),
        ({"levels": "thcs"}, "Cấp học: Cần một danh sách.", "Mỗi ý một dòng, bắt đầu bằng “- ”."),
        (
            {"unit": "Trường THCS Tân Hộ Cơ"},
            "Đơn vị: Cần các trường con, không phải “Trường THCS Tân Hộ Cơ”.",
            "Xuống dòng, thụt vào hai dấu cách, viết từng trường.",
        ),
        # lengths
        ({"title": " "}, "Tên: Còn để trống.", "Điền nội dung, hoặc xoá dòng này nếu không có."),
        (
            {"registered_on": ""},
            "Ngày đăng ký: Còn để trống.",
            "Điền nội dung, hoặc xoá dòng này nếu không có.",
        ),
        (
            {"summary": "ờ" * 301},
            "Tóm tắt: Dài 301 ký tự; tối đa 300.",
            "Rút gọn, hoặc để phần dài ở một đường dẫn.",
        ),
        ({"levels": ["thcs"] * 7}, "Cấp học: Có 7 mục; tối đa 6.", "Giữ lại những mục chính."),
        (
            {"title": "một\nhai"},
            "Tên: “một\\nhai” phải nằm trên một dòng.",
            "Nối các dòng lại; ý dài để ở trường khác.",
        ),
        # addresses, file names
        (
            {"subjects": ["Ngữ văn"]},
            "Môn học, hoạt động 1: “Ngữ văn” không phải một mã: chữ thường không dấu, số, dấu gạch nối.",
            "Có phải ý bạn là “ngu-van”?",
        ),
        (
            {"subjects": ["???"]},
            "Môn học, hoạt động 1: “???” không phải một mã: chữ thường không dấu, số, dấu gạch nối.",
            "Ví dụ: doi-moi-sang-tao",
        ),
        # numbers, links
        (
            {"resources": {"cost": "1.500.000"}},
            "Nguồn lực › Chi phí (đồng): “1.500.000” đọc được hai cách: phần nghìn hay phần lẻ?",
            "Số lớn viết liền: 1234. Số lẻ viết một, hai hoặc bốn chữ số sau dấu phẩy: 1,23.",
        ),
        (
            {"setting": {"class_size": "35 em"}},
            "Hoàn cảnh nơi làm › Sĩ số lớp: “35 em” không phải số nguyên.",
            "Chỉ viết chữ số: 35. Đơn vị để ở trường khác.",
        ),
        (
            {"also_published": ["www.example.vn"]},
            "Cũng đăng tại 1: “www.example.vn” không phải đường dẫn dùng được.",
            "Chép cả địa chỉ trên thanh trình duyệt, bắt đầu bằng https:// hoặc http://.",
        ),
    ],
    ids=lambda value: None if isinstance(value, dict) else value,
)
def test_words(data: dict[str, Any], message: str, hint: str) -> None:
    """A message has the label, quotes what was found and says what to do."""

    assert said(data) == [(message, hint)]


def test_all_problems_at_once() -> None:
    """Every problem of an entry is told in one run, each where it is, and no list is blamed for its items."""
    found = said(
        {"levels": ["x"], "authors": [{"name": ""}], "title": "", "sumary": "x", "plan": {"solution": ""}}
    )

    assert [message for message, _ in found] == [
        "Cấp học 1: “x” không có trong danh sách.",
        "Họ và tên người đăng ký 1 › Họ và tên (Mẫu số 1, mục 1): Còn để trống.",
        "Không có trường nào tên “sumary”.",
        "Tên: Còn để trống.",
        "Đăng ký › Giải pháp đổi mới (Mẫu số 1, mục 5): Còn để trống.",
    ]


@pytest.mark.parametrize(
    ("members", "messages"),
    [
        ([], ["Cần ít nhất 2 mục, mới có 0."]),
        ([{"name": "An"}], ["Cần ít nhất 2 mục, mới có 1."]),
        ([{"name": ""}], ["Cần ít nhất 2 mục, mới có 1.", "Còn để trống."]),
        ([{"name": ""}, {"name": "An"}], ["Còn để trống."]),
    ],
)
def test_short_lists(members: list[Any], messages: list[str]) -> None:
    """A list is too short by what was written in it, whether or not that was right (STYLE: the phantom)."""
    found = [message.rpartition(": ")[2] for message, _ in said({"members": members}, Group)]

    assert found == messages


@pytest.mark.parametrize(
    ("kind", "message", "hint"),
    [
        ("inovation", "Không có loại mục “inovation”.", "Có phải ý bạn là “innovation”? "),
        ("Tip", "Không có loại mục “Tip”.", "Có phải ý bạn là “tip”? "),
        ("sáng kiến", "Không có loại mục “sáng kiến”.", ""),
        ("", "Không có loại mục “”.", ""),
        (["tip"], "Loại mục phải là một từ, không phải danh sách.", ""),
        ("::add-mask::x\n", "Không có loại mục “::add-mask::x\\n”.", ""),
    ],
)
def test_unknown_kind(kind: object, message: str, hint: str) -> None:
    """An unknown kind is refused with the nearest one and all of them."""
    with pytest.raises(Rejected) as rejected:
        parse(source({"kind": kind}))
    (problem,) = rejected.value.problems

    assert problem.message == message
    assert problem.hint == f"{hint}Hãy dùng một trong: {', '.join(KINDS)}"


def test_no_kind() -> None:
    """An entry that does not say what it is learns how to say it."""
    with pytest.raises(Rejected) as rejected:
        parse(source({"title": "Tủ bánh mì"}))
    (problem,) = rejected.value.problems

    assert problem.message == "Thiếu dòng “kind:” cho biết loại mục."
    assert problem.hint == f"Dòng đầu ghi một trong: {', '.join(KINDS)}"


FORM_1 = [
    # item, as printed in the seed, where it is kept and under which labels
    (
        1,
        "Họ và tên người đăng ký",
        {("authors",): "Họ và tên người đăng ký"},
    ),  # S0-41
    (2, "Nhiệm vụ được giao", {("plan", "task"): "Nhiệm vụ được giao"}),  # S0-42
    (
        3,  # S0-43
        "Dự kiến đổi mới, sáng tạo trong lĩnh vực",
        {("areas",): "Lĩnh vực dự kiến đổi mới, sáng tạo", ("area_note",): "Lĩnh vực, ghi thêm"},
    ),
    (
        4,  # S0-44
        "Thực trạng vấn đề dự kiến đổi mới : (tồn tại)",
        {("plan", "situation"): "Thực trạng vấn đề dự kiến đổi mới (tồn tại)"},
    ),
    (
        5,  # S0-45
        "Mục tiêu, giải pháp đổi mới",
        {("plan", "objectives"): "Mục tiêu đổi mới", ("plan", "solution"): "Giải pháp đổi mới"},
    ),
    (
        6,  # S0-46
        "Dự kiến kết quả sẽ đạt được sau khi thực hiện đổi mới",
        {
            ("plan", "expected"): "Dự kiến kết quả sẽ đạt được sau khi thực hiện đổi mới",
            ("plan", "targets"): "Chỉ tiêu dự kiến",
        },
    ),
    (
        7,  # S0-47
        "Thời gian dự kiến thử nghiệm thực hiện đổi mới",
        {("plan", "trial"): "Thời gian dự kiến thử nghiệm thực hiện đổi mới"},
    ),
    (
        8,  # S0-48
        "Các bước tiến hành thử nghiệm đổi mới",
        {("plan", "steps"): "Các bước tiến hành thử nghiệm đổi mới"},
    ),
    (
        9,  # S0-49
        "Phạm vi công bố và nhân rộng kết quả đổi mới.",
        {("plan", "spread"): "Phạm vi công bố và nhân rộng kết quả đổi mới"},
    ),
]

FORM_2 = [
    (1, "Họ và tên những người tham gia nhóm", "members"),  # S0-50
    (2, "Nhiệm vụ chung đang được giao", "shared_task"),  # S0-51
    (3, "Vấn đề mà các thành viên trong nhóm đang quan tâm", "concern"),  # S0-52
    (4, "Thực trạng của vấn đề mà các thành viên trong nhóm đang quan tâm", "situation"),  # S0-53
    (5, "Điểm mạnh của các thành viên trong nhóm về vấn đề đang quan tâm", "strengths"),  # S0-54
    (7, "Hướng giải quyết của nhóm để cải thiện vấn đề", "approach"),  # S0-56
    (8, "Dự kiến kết quả sẽ đạt được", "expected"),  # S0-57
    (9, "Dự kiến thời gian tiến hành", "period"),  # S0-58
    (10, "Dự kiến vấn đề mà nhóm cần quan tâm, giải quyết tiếp theo", "next_concern"),  # S0-59
]


def forms(model: type[BaseModel], name: str) -> dict[str, set[str]]:
    """The keys that stand on the form *name*, by item, in *model* and its records."""
    found: dict[str, set[str]] = {}
    for key, info in fields_of(model).items():
        if form_of(info).startswith(name):
            found.setdefault(form_of(info), set()).add(key)
    inner = [one for info in fields_of(model).values() if (one := model_in(info.annotation))]
    for part in inner:
        for form, keys in forms(part, name).items():
            found.setdefault(form, set()).update(keys)
    return found


@pytest.mark.parametrize(("item", "printed", "kept"), FORM_1, ids=[f"item {item}" for item, _, _ in FORM_1])
def test_form_1(item: int, printed: str, kept: dict[Place, str]) -> None:
    """Each item of Mẫu số 1 is kept where its label has the form's own words and its number (S0-41 … S0-49)."""
    own = {"ghi", "thêm", "chỉ", "tiêu"}  # what the form leaves to the one who fills it in

    for place, words in kept.items():
        assert label(Innovation, place).endswith(f"{words} (Mẫu số 1, mục {item})")
        assert set(plain(words)) - {fold(word) for word in own} <= set(plain(printed))
    assert forms(Innovation, "Mẫu số 1")[f"Mẫu số 1, mục {item}"] >= {place[-1] for place in kept}


@pytest.mark.parametrize(
    ("printed", "kept"),
    [row[1:] for row in FORM_1 if row[0] != 3],
    ids=[str(row[0]) for row in FORM_1 if row[0] != 3],
)
def test_form_1_is_whole(printed: str, kept: dict[Place, str]) -> None:
    """No word of a printed label is lost: where an item was parted, its parts have all of them (S0-41 … S0-49)."""

    assert set(plain(printed)) <= set(plain(" ".join(kept.values())))


@pytest.mark.parametrize(("item", "printed", "key"), FORM_2, ids=[f"item {item}" for item, _, _ in FORM_2])
def test_form_2(item: int, printed: str, key: str) -> None:
    """Each item of Mẫu số 2 but the sixth is one field, labelled letter by letter (S0-50 … S0-59)."""

    assert label(Group, (key,)) == f"{printed} (Mẫu số 2, mục {item})"
    assert forms(Group, "Mẫu số 2")[f"Mẫu số 2, mục {item}"] == {key}


def plain(text: str) -> list[str]:
    """The words of a label, without case, marks and punctuation."""
    return "".join(char if char.isalnum() else " " for char in fold(text)).split()


def test_no_item_beyond_the_forms() -> None:
    """Mẫu số 1 has nine items, Mẫu số 2 ten."""

    assert set(forms(Innovation, "Mẫu số 1")) == {f"Mẫu số 1, mục {item}" for item in range(1, 10)}
    assert set(forms(Group, "Mẫu số 2")) == {f"Mẫu số 2, mục {item}" for item in range(1, 11) if item != 6}
    assert not any(forms(model, "Mẫu số 2") for kind, model in KINDS.items() if kind != "group")


def test_weak_points_are_never_kept() -> None:
    """Item 6 of Mẫu số 2, the members' weak points, is their own affair: no field takes it (S0-55)."""
    titles = " ".join(info.title or "" for info in fields_of(Group).values())

    assert "han che" not in fold(titles)
    for key in ("weaknesses", "weak_points", "limits", "diem_han_che"):
        assert any(f"Không có trường nào tên “{key}”." in message for message, _ in said({key: "x"}, Group))


def test_members_stand_on_their_own_form() -> None:
    """A name is item 1 of Mẫu số 1 among authors and item 1 of Mẫu số 2 among a group's members."""
    place = ("members", 1, "name")

    assert label(Group, place) == "Họ và tên những người tham gia nhóm 2 › Họ và tên (Mẫu số 2, mục 1)"
    assert (
        label(Innovation, ("authors", 0, "name")) == "Họ và tên người đăng ký 1 › Họ và tên (Mẫu số 1, mục 1)"
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((), ""),
        (("không",), ""),
        (("unit", "province"), "Đơn vị › Tỉnh, thành phố"),
        (("unit", "không"), "Đơn vị"),
        (("evidence", 1, "url"), "Minh chứng 2 › Đường dẫn"),
        (("lessons", 2), "Bài học rút ra 3"),
        (("plan", "steps", 0), "Đăng ký › Các bước tiến hành thử nghiệm đổi mới 1 (Mẫu số 1, mục 8)"),
        (
            ("plan", "trial", "start"),
            "Đăng ký › Thời gian dự kiến thử nghiệm thực hiện đổi mới › Bắt đầu (Mẫu số 1, mục 7)",
        ),
        (("title", "x", 3), "Tên"),
        ((3,), ""),
    ],
)
def test_label(place: Place, words: str) -> None:
    """A place is named by the labels on the way to it; a list item by its number, counted from 1."""

    assert label(Innovation, place) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Tân Hộ Cơ", "“Tân Hộ Cơ”"),
        ("", "“”"),
        ("::error::x", "“::error::x”"),
        ("một\nhai\r\tba", "“một\\nhai\\r\\tba”"),
        ("\x1b[31mđỏ\x1b[0m", "“\\x1b[31mđỏ\\x1b[0m”"),
        ("một\u202ehai\u2066\u200b", "“một\\u202ehai\\u2066\\u200b”"),
        ("\U000e0041\x85\u2028\ud800", "“\\U000e0041\\x85\\u2028\\ud800”"),
        ("{0} %s ${{ x }} [red]", "“{0} %s ${{ x }} [red]”"),
        ("x" * 60, f"“{'x' * 60}”"),
        ("x" * 61, f"“{'x' * 60}…”"),
        ("x" * 300_000, f"“{'x' * 60}…”"),
        ("\x00" * 20, "“" + "\\x00" * 15 + "…”"),
        (None, "“None”"),
    ],
    ids=range(13),
)
def test_quoted(value: object, shown: str) -> None:
    """What strangers wrote is quoted on one line, in at most 60 characters, all of them visible (SAFETY E1)."""

    assert quoted(value) == shown


@given(st.text(st.characters(), max_size=100))
def test_quoting_is_harmless(text: str) -> None:
    """No text whatever can make its quotation long, invisible, or a command to GitHub (SAFETY E1)."""
    shown = quoted(text)

    assert shown.isprintable()
    assert len(shown) <= QUOTE_LENGTH + len("“…”")
    assert shown.startswith("“")
    assert shown.endswith("”")
    assert quoted(text) == (f"“{text}”" if text.isprintable() and len(text) <= QUOTE_LENGTH else shown)


@given(st.text(min_size=1, max_size=80), st.sampled_from(["title", "registered_on", "levels", "kind", "x"]))
def test_any_text_anywhere(text: str, key: str) -> None:
    """Any text as a key or as a value ends in a message that is well said."""
    for data in ({key: text}, {text: "x"}, {key: [text]}, {"unit": {text: text}}):
        for problem in problems(Innovation, data):
            assert_harmless(problem)


def assert_harmless(problem: Problem) -> None:
    """A message is one printable line, no longer than its label, its quotation and its sentence."""
    assert problem.message.isprintable()
    assert problem.hint.isprintable()
    assert not problem.message.startswith("::")
    assert len(problem.message) < 400
