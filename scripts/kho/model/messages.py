"""Vietnamese words for everything the model can refuse: one table, keyed by the error's type.

A test asks pydantic for every type the model can raise and finds it here.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from kho.model.labels import fields_of, label, model_in
from kho.model.values import DIGEST_PATTERN, LINE_PATTERN
from kho.words.problem import Finding, Place, quoted
from kho.words.text import SLUG_PATTERN, nearest, slug
from kho.words.when import as_iso

MEANT = "Có phải ý bạn là “{near}”?"
"""What is said where a near word is known."""

AS_DATE = "Viết “{iso}”."
"""What is said of a date written the Vietnamese way."""

LIST, MAPPING = "một danh sách", "các trường con"
"""What a list and a mapping are called where they do not belong."""

_EMPTY = ("Còn để trống.", "Điền nội dung, hoặc xoá dòng này nếu không có.")

WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("Thiếu trường bắt buộc: {field}.", "Thêm dòng “{key}: …”."),
    "blank": _EMPTY,
    "string_too_short": _EMPTY,
    "string_too_long": (
        "Dài {length} ký tự; tối đa {max_length}.",
        "Rút gọn, hoặc để phần dài ở một đường dẫn.",
    ),
    "string_type": ("Cần một đoạn chữ, không phải {shape}.", "Viết nội dung ngay sau dấu hai chấm."),
    "not_text": ("Cần một giá trị, không phải {shape}.", "Viết giá trị ngay sau dấu hai chấm."),
    "string_unicode": ("{found} có ký tự hỏng.", "Xoá chỗ này rồi gõ lại."),
    "not_one_line": ("{found} phải nằm trên một dòng.", "Nối các dòng lại; ý dài để ở trường khác."),
    "not_slug": (
        "{found} không phải một mã: chữ thường không dấu, số, dấu gạch nối.",
        "Ví dụ: doi-moi-sang-tao",
    ),
    "not_digest": ("{found} không phải SHA-256.", "Để lệnh “kho withdraw --forget” ghi dòng này."),
    "not_file_name": (
        "{found} không phải tên tệp dùng được.",
        "Tên không dấu, không cách, đuôi png, jpg, jpeg, webp hoặc pdf. Ví dụ: anh-lop-3a.jpg",
    ),
    "tuple_type": ("Cần một danh sách.", "Mỗi ý một dòng, bắt đầu bằng “- ”."),
    "too_short": (
        "Cần ít nhất {min_length} mục, mới có {count}.",
        "Thêm mục, mỗi mục một dòng bắt đầu bằng “- ”.",
    ),
    "too_long": ("Có {count} mục; tối đa {max_length}.", "Giữ lại những mục chính."),
    "model_type": (
        "Cần các trường con, không phải {shape}.",
        "Xuống dòng, thụt vào hai dấu cách, viết từng trường.",
    ),
    "not_listed": ("{found} không có trong danh sách.", "Hãy dùng một trong: {known}"),
    "not_a_word": ("Cần một từ, không phải {shape}.", "Hãy dùng một trong: {known}"),
    "partial_date": (
        "{found} không phải ngày, tháng hoặc năm.",
        "Viết 2020-11-20, 2020-11 hoặc 2020.",
    ),
    "day": ("{found} không phải một ngày đủ.", "Viết năm-tháng-ngày: 2020-11-20."),
    "school_year": (
        "{found} không phải một năm học.",
        "Viết hai năm liền nhau, nối bằng dấu gạch, không cách: 2021-2022.",
    ),
    "in_year": (
        "{found} không phải một tháng, một ngày của mọi năm.",
        "Viết tháng: 09; hoặc tháng-ngày: 11-20.",
    ),
    "yes_no": ("{found} không phải “có” hay “không”.", "Viết: có, hoặc: không."),
    "integer": ("{found} không phải số nguyên.", "Chỉ viết chữ số: 35. Đơn vị để ở trường khác."),
    "thousands": (
        "{found} đọc được hai cách: phần nghìn hay phần lẻ?",
        "Số lớn viết liền: 1234. Số lẻ viết một, hai hoặc bốn chữ số sau dấu phẩy: 1,23.",
    ),
    "number": (
        "{found} không phải số.",
        "Chỉ viết số: 62 hoặc 62,5. Đơn vị để ở trường “Đơn vị đo”.",
    ),
    "link": (
        "{found} không phải đường dẫn dùng được.",
        "Chép cả địa chỉ trên thanh trình duyệt, bắt đầu bằng https:// hoặc http://.",
    ),
    "office_mail": ("{found} không phải địa chỉ thư điện tử.", "Ví dụ: vanthu@so-gddt.example"),
    "own_machine": (
        "{found} là địa chỉ trong máy riêng hoặc mạng nội bộ: người khác không mở được.",
        "Đưa tài liệu lên một trang ai cũng mở được rồi chép địa chỉ ấy; chưa có thì bỏ dòng này.",
    ),
    "unknown_key": ("Không có trường nào tên {found}.", "Các trường có ở đây: {known}"),
}
"""The sentence and the hint for each refusal, with slots for what was found; the web form says the same."""

OF_THE_FILE = frozenset(
    {"missing", "blank", "string_type", "not_text", "tuple_type", "too_short", "model_type", "unknown_key"}
)
"""The refusals whose hint tells how to write the file: where no file is written by hand it says nothing."""

_PATTERNS = {LINE_PATTERN: "not_one_line", SLUG_PATTERN: "not_slug", DIGEST_PATTERN: "not_digest"}
_OUR_NAMES = {
    "not_one_line",
    "not_slug",
    "not_digest",
    "not_file_name",
    "not_listed",
    "not_a_word",
    "unknown_key",
}
_PYDANTICS_NAMES = {"string_pattern_mismatch", "enum", "literal_error", "extra_forbidden"}
"""What pydantic calls by one name and we tell apart, or the other way round."""


def of_pattern(pattern: str) -> str:
    """Which refusal a text of the wrong shape meets: a line that is two, an address, a file name."""
    return _PATTERNS.get(pattern, "not_file_name")


def known_types() -> frozenset[str]:
    """Every error type there are words for."""
    return frozenset(WORDS) - frozenset(_OUR_NAMES) | frozenset(_PYDANTICS_NAMES)


def _said(name: str, found: object, context: Mapping[str, Any]) -> tuple[str, str]:
    """The words of *name*, their slots filled."""
    slots = {
        "found": quoted(found),
        "shape": _shape(found),
        "length": len(str(found).strip()),
        "count": len(_sized(found)),
        **context,
    }
    message, hint = WORDS[name]
    return message.format_map(slots), hint.format_map(slots)


def _refusal(kind: str, found: object, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """The name of the refusal, and what is said of *found*, which pydantic refused with an error of that *kind*."""
    if kind in {"enum", "literal_error"}:
        return _choice(found, context)
    if kind == "string_pattern_mismatch":
        kind = of_pattern(str(context.get("pattern", "")))
    message, hint = _said(kind, found, context)
    if kind == "not_slug" and (near := slug(str(found))):
        hint = MEANT.format(near=near)
    if kind in {"partial_date", "day"} and (iso := as_iso(str(found))):
        whole = iso.count("-") > 1  # a month turned round would only be refused again where a day is asked
        hint = AS_DATE.format(iso=iso) if whole or kind == "partial_date" else hint
    return kind, message, hint


def _choice(found: object, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """A word that is not in a closed list."""
    known = [word.strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
    listed = {"known": ", ".join(known)}
    if not isinstance(found, str):
        return "not_a_word", *_said("not_a_word", found, listed)
    if not found.strip():
        return "blank", WORDS["blank"][0], _said("not_listed", found, listed)[1]
    message, hint = _said("not_listed", found, listed)
    near = nearest(found, known)
    return "not_listed", message, f"{MEANT.format(near=near)} {hint}" if near else hint


def _sized(found: object) -> list[object]:
    """A list as a list, so that it can be counted."""
    return list(found) if isinstance(found, list | tuple) else []


def _shape(found: object) -> str:
    """What kind of thing was found, in words."""
    if isinstance(found, list):
        return LIST
    return MAPPING if isinstance(found, dict) else quoted(found)


def _unknown_key(model: type[BaseModel], place: Place) -> Finding:
    """A key that no field has, with the nearest field."""
    here: type[BaseModel] | None = model
    for step in place[:-1]:
        if here and isinstance(step, str) and (info := fields_of(here).get(step)):
            here = model_in(info.annotation)
    known = fields_of(here) if here else {}
    near = nearest(str(place[-1]), known)
    where = label(model, place[:-1])
    message, hint = _said("unknown_key", place[-1], {"known": ", ".join(known)})
    if near:
        hint = f"Có phải ý bạn là “{near}” ({known[near].title})?"
    message = f"{where}: {message}" if where else message
    return Finding(place, message, hint, rule="unknown_key", of_file=True)


def finding(model: type[BaseModel], error: dict[str, Any]) -> Finding:
    """One of pydantic's errors about *model*, as a finding in Vietnamese with the field's printed label."""
    place: Place = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_key(model, place)
    where = label(model, place)
    context = {**error.get("ctx", {}), "field": where or place[-1], "key": place[-1]}
    name, message, hint = _refusal(error["type"], error["input"], context)
    if where and name != "missing":
        message = f"{where}: {message}"
    return Finding(place, message, hint, rule=name, of_file=name in OF_THE_FILE)


def missing_field(model: type[BaseModel], place: Place) -> str:
    """That a field the model requires is not there."""
    return WORDS["missing"][0].format(field=label(model, place) or place[-1])
