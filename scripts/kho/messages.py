"""Vietnamese words for everything the model can refuse: one table, keyed by the error's type.

A test asks pydantic for every type the model can raise and finds it here.
"""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from kho.labels import fields_of, label, model_in
from kho.problem import Finding, Place, quoted
from kho.text import SLUG_PATTERN, nearest, slug
from kho.when import as_iso

Words = Callable[[object, dict[str, Any]], tuple[str, str]]
"""From what was found and the error's context to the message and the hint."""


def _choice(found: object, context: dict[str, Any]) -> tuple[str, str]:
    """A word that is not in a closed list."""
    known = [word.strip("'") for word in str(context.get("expected", "")).replace(" or ", ", ").split(", ")]
    choices = f"Hãy dùng một trong: {', '.join(known)}"
    if not isinstance(found, str):
        return f"Cần một từ, không phải {_shape(found)}.", choices
    near = nearest(found, known)
    hint = f"Có phải ý bạn là “{near}”? " if near else ""
    return f"{quoted(found)} không có trong danh sách.", hint + choices


def _date_hint(found: object) -> str:
    """How a date is written, with the found one turned round where it is a Vietnamese date."""
    iso = as_iso(str(found))
    return f"Viết “{iso}”." if iso else "Viết 2020-11-20, 2020-11 hoặc 2020."


def _day_hint(found: object) -> str:
    """How a whole day is written; a month turned round would only be refused again."""
    iso = as_iso(str(found))
    return f"Viết “{iso}”." if iso and iso.count("-") > 1 else "Viết năm-tháng-ngày: 2020-11-20."


def _pattern(found: object, context: dict[str, Any]) -> tuple[str, str]:
    """Text of the wrong shape: a line that is two, an address, a file name."""
    pattern = str(context.get("pattern", ""))
    if pattern == r"^[^\n]*$":
        return f"{quoted(found)} phải nằm trên một dòng.", "Nối các dòng lại; ý dài để ở trường khác."
    if pattern == SLUG_PATTERN:
        near = slug(str(found))
        return (
            f"{quoted(found)} không phải một mã: chữ thường không dấu, số, dấu gạch nối.",
            f"Có phải ý bạn là “{near}”?" if near else "Ví dụ: doi-moi-sang-tao",
        )
    return (
        f"{quoted(found)} không phải tên tệp dùng được.",
        "Tên không dấu, không cách, đuôi png, jpg, jpeg, webp hoặc pdf. Ví dụ: anh-lop-3a.jpg",
    )


_TABLE: dict[str, Words] = {
    "missing": lambda _f, _c: ("Thiếu trường bắt buộc.", ""),
    "blank": lambda _f, _c: ("Còn để trống.", "Điền nội dung, hoặc xoá dòng này nếu không có."),
    "string_too_short": lambda _f, _c: ("Còn để trống.", "Điền nội dung, hoặc xoá dòng này nếu không có."),
    "string_too_long": lambda f, c: (
        f"Dài {len(str(f).strip())} ký tự; tối đa {c['max_length']}.",
        "Rút gọn, hoặc để phần dài ở một đường dẫn.",
    ),
    "string_type": lambda f, _c: (
        f"Cần một đoạn chữ, không phải {_shape(f)}.",
        "Viết nội dung ngay sau dấu hai chấm.",
    ),
    "not_text": lambda f, _c: (
        f"Cần một giá trị, không phải {_shape(f)}.",
        "Viết giá trị ngay sau dấu hai chấm.",
    ),
    "string_unicode": lambda f, _c: (f"{quoted(f)} có ký tự hỏng.", "Xoá chỗ này rồi gõ lại."),
    "string_pattern_mismatch": _pattern,
    "tuple_type": lambda _f, _c: ("Cần một danh sách.", "Mỗi ý một dòng, bắt đầu bằng “- ”."),
    "too_short": lambda f, c: (
        f"Cần ít nhất {c['min_length']} mục, mới có {len(_sized(f))}.",
        "Thêm mục, mỗi mục một dòng bắt đầu bằng “- ”.",
    ),
    "too_long": lambda f, c: (
        f"Có {len(_sized(f))} mục; tối đa {c['max_length']}.",
        "Giữ lại những mục chính.",
    ),
    "model_type": lambda f, _c: (
        f"Cần các trường con, không phải {_shape(f)}.",
        "Xuống dòng, thụt vào hai dấu cách, viết từng trường.",
    ),
    "enum": _choice,
    "literal_error": _choice,
    "partial_date": lambda f, _c: (
        f"{quoted(f)} không phải ngày, tháng hoặc năm.",
        _date_hint(f),
    ),
    "day": lambda f, _c: (
        f"{quoted(f)} không phải một ngày đủ.",
        _day_hint(f),
    ),
    "school_year": lambda f, _c: (
        f"{quoted(f)} không phải một năm học.",
        "Viết hai năm liền nhau, nối bằng dấu gạch, không cách: 2021-2022.",
    ),
    "in_year": lambda f, _c: (
        f"{quoted(f)} không phải một tháng, một ngày của mọi năm.",
        "Viết tháng: 09; hoặc tháng-ngày: 11-20.",
    ),
    "yes_no": lambda f, _c: (f"{quoted(f)} không phải “có” hay “không”.", "Viết: có, hoặc: không."),
    "integer": lambda f, _c: (
        f"{quoted(f)} không phải số nguyên.",
        "Chỉ viết chữ số: 35. Đơn vị để ở trường khác.",
    ),
    "thousands": lambda f, _c: (
        f"{quoted(f)} đọc được hai cách: phần nghìn hay phần lẻ?",
        "Số lớn viết liền: 1234. Số lẻ viết một, hai hoặc bốn chữ số sau dấu phẩy: 1,23.",
    ),
    "number": lambda f, _c: (
        f"{quoted(f)} không phải số.",
        "Chỉ viết số: 62 hoặc 62,5. Đơn vị để ở trường “Đơn vị đo”.",
    ),
    "link": lambda f, _c: (
        f"{quoted(f)} không phải đường dẫn dùng được.",
        "Chép cả địa chỉ trên thanh trình duyệt, bắt đầu bằng https:// hoặc http://.",
    ),
}


def _sized(found: object) -> list[object]:
    """A list as a list, so that it can be counted."""
    return list(found) if isinstance(found, list | tuple) else []


def _shape(found: object) -> str:
    """What kind of thing was found, in words."""
    if isinstance(found, list):
        return "một danh sách"
    return "các trường con" if isinstance(found, dict) else quoted(found)


def known_types() -> frozenset[str]:
    """Every error type there are words for."""
    return frozenset(_TABLE) | {"extra_forbidden"}


def _unknown_key(model: type[BaseModel], place: Place) -> Finding:
    """A key that no field has, with the nearest field."""
    here: type[BaseModel] | None = model
    for step in place[:-1]:
        if here and isinstance(step, str) and (info := fields_of(here).get(step)):
            here = model_in(info.annotation)
    known = fields_of(here) if here else {}
    near = nearest(str(place[-1]), known)
    where = label(model, place[:-1])
    hint = (
        f"Có phải ý bạn là “{near}” ({known[near].title})?"
        if near
        else f"Các trường có ở đây: {', '.join(known)}"
    )
    return Finding(
        place, f"{f'{where}: ' if where else ''}Không có trường nào tên {quoted(place[-1])}.", hint
    )


def finding(model: type[BaseModel], error: dict[str, Any]) -> Finding:
    """One of pydantic's errors about *model*, as a finding in Vietnamese with the field's printed label."""
    place: Place = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_key(model, place)
    message, hint = _TABLE[error["type"]](error["input"], error.get("ctx", {}))
    where = label(model, place)
    if error["type"] == "missing":
        message = f"Thiếu trường bắt buộc: {where or place[-1]}."
        return Finding(place, message, f"Thêm dòng “{place[-1]}: …”.")
    return Finding(place, f"{where}: {message}" if where else message, hint)
