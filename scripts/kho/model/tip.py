"""Mẹo nhỏ: one small improvement of one lesson or one working day (S2-10)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from kho.model.entry import Practice, Way
from kho.model.proof import Indicator, Product
from kho.model.values import Short
from kho.model.work import Author


class Tip(Practice):
    """Cải tiến nhỏ: khó khăn, cách làm, điều thay đổi, mỗi thứ một đoạn."""

    folder: ClassVar[str] = "meo-nho"
    reaches: ClassVar[int] = 2
    claims: ClassVar[str] = "indicators"
    keeps: ClassVar[Mapping[str, Way]] = {
        **Practice.keeps,
        "figures": ("indicators",),
        "lack": ("trouble",),
        "outcome": ("change",),
    }

    kind: Literal["tip"] = Field(title="Loại mục")
    authors: tuple[Author, ...] = Field(title="Người làm", min_length=1, max_length=10)
    trouble: Short = Field(title="Gặp khó khăn gì")
    action: Short = Field(title="Đã làm gì")
    change: Short | None = Field(None, title="Thay đổi thế nào")
    indicators: tuple[Indicator, ...] = Field((), title="Số liệu trước – sau", max_length=5)
    products: tuple[Product, ...] = Field((), title="Sản phẩm", max_length=10)
