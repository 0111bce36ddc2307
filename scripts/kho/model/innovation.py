"""Sáng kiến, giải pháp, mô hình: a plan (Mẫu số 1) joined to its result (S0-60)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from kho.model.entry import Practice, Way
from kho.model.proof import Product, Target
from kho.model.values import AreaRef, Count, Dong, InnovationRef, Line, Long, Short, Strict
from kho.model.work import Author, Result, Supporter, Trial
from kho.words.terms import InnovationType, Scope


class Spread(Strict):
    """Phạm vi công bố và nhân rộng."""

    scope: Scope = Field(title="Phạm vi")
    note: Short | None = Field(None, title="Nói thêm")


class Plan(Strict):
    """Bản đăng ký: chín mục của Mẫu số 1 (S0-41 … S0-49)."""

    task: Short | None = Field(
        None, title="Nhiệm vụ được giao", json_schema_extra={"form": "Mẫu số 1, mục 2"}
    )
    situation: Long | None = Field(
        None,
        title="Thực trạng vấn đề dự kiến đổi mới (tồn tại)",
        json_schema_extra={"form": "Mẫu số 1, mục 4"},
    )
    objectives: Long | None = Field(
        None, title="Mục tiêu đổi mới", json_schema_extra={"form": "Mẫu số 1, mục 5"}
    )
    solution: Long = Field(title="Giải pháp đổi mới", json_schema_extra={"form": "Mẫu số 1, mục 5"})
    expected: Long | None = Field(
        None,
        title="Dự kiến kết quả sẽ đạt được sau khi thực hiện đổi mới",
        json_schema_extra={"form": "Mẫu số 1, mục 6"},
    )
    targets: tuple[Target, ...] = Field(
        (), title="Chỉ tiêu dự kiến", max_length=20, json_schema_extra={"form": "Mẫu số 1, mục 6"}
    )
    trial: Trial | None = Field(
        None,
        title="Thời gian dự kiến thử nghiệm thực hiện đổi mới",
        json_schema_extra={"form": "Mẫu số 1, mục 7"},
    )
    steps: tuple[Short, ...] = Field(
        (),
        title="Các bước tiến hành thử nghiệm đổi mới",
        max_length=40,
        json_schema_extra={"form": "Mẫu số 1, mục 8"},
    )
    spread: Spread | None = Field(
        None,
        title="Phạm vi công bố và nhân rộng kết quả đổi mới",
        json_schema_extra={"form": "Mẫu số 1, mục 9"},
    )


class Resources(Strict):
    """Cần gì để làm."""

    cost: Dong | None = Field(None, title="Chi phí (đồng)")
    cost_note: Short | None = Field(
        None,
        title="Chi phí, nói bằng lời",
        description="Khi không phải một số tiền đồng: khoảng, tính theo đầu người, ngoại tệ, ai trả",
    )
    equipment: Short | None = Field(None, title="Thiết bị, vật liệu")
    people: Short | None = Field(None, title="Người")
    time: Short | None = Field(None, title="Thời gian")
    weeks: Count | None = Field(
        None, title="Kéo dài bao nhiêu tuần", description="Để xếp và tìm theo thời gian"
    )


class HowTo(Strict):
    """Bộ đồ nghề cho người làm theo."""

    prerequisites: tuple[Short, ...] = Field((), title="Cần có trước", max_length=20)
    tips: tuple[Short, ...] = Field((), title="Nên", max_length=20)
    pitfalls: tuple[Short, ...] = Field((), title="Tránh", max_length=20)


class Innovation(Practice):
    """Sáng kiến, giải pháp, mô hình, đề tài, chuyên đề."""

    folder: ClassVar[str] = "sang-kien"
    registers: ClassVar[bool] = True
    reaches: ClassVar[int] = 4
    claims: ClassVar[str] = "result"
    keeps: ClassVar[Mapping[str, Way]] = {
        **Practice.keeps,
        "figures": ("result", "indicators"),
        "aims": ("plan", "targets"),
        "task": ("plan", "task"),
        "lack": ("plan", "situation"),
        "hopes": ("plan", "expected"),
        "time": ("plan", "trial"),
        "outcome": ("result", "narrative"),
        "done_on": ("result", "on"),
        "first_results": ("result", "first_results"),
        "obstacles": ("result", "obstacles"),
        "limits": ("result", "limits"),
        "helpers": ("supporters",),
        "grew_from": ("parent",),
        "hearsay": ("reported_spread",),
    }

    kind: Literal["innovation"] = Field(title="Loại mục")
    type: InnovationType = Field(title="Loại sản phẩm")
    authors: tuple[Author, ...] = Field(
        title="Họ và tên người đăng ký",
        min_length=1,
        max_length=30,
        json_schema_extra={"form": "Mẫu số 1, mục 1"},
    )
    areas: tuple[AreaRef, ...] = Field(
        (),
        title="Lĩnh vực dự kiến đổi mới, sáng tạo",
        max_length=10,
        json_schema_extra={"form": "Mẫu số 1, mục 3"},
    )
    area_note: Line | None = Field(
        None, title="Lĩnh vực, ghi thêm", json_schema_extra={"form": "Mẫu số 1, mục 3"}
    )
    plan: Plan = Field(title="Đăng ký")
    result: Result | None = Field(None, title="Kết quả")
    products: tuple[Product, ...] = Field((), title="Sản phẩm", max_length=30)
    resources: Resources | None = Field(None, title="Nguồn lực")
    how_to: HowTo | None = Field(None, title="Làm theo thế nào")
    supporters: tuple[Supporter, ...] = Field((), title="Nơi hỗ trợ, theo dõi", max_length=20)
    parent: InnovationRef | None = Field(None, title="Phát triển từ sáng kiến")
    reported_spread: Long | None = Field(
        None,
        title="Nơi khác đã làm theo, theo nguồn công khai",
        description="Chưa được nơi làm theo xác nhận; nơi làm theo tự gửi bản làm theo thì mới tính",
    )
