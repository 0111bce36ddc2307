"""Mẹo nhỏ: one small improvement of one lesson or one working day (S2-10)."""

from typing import Literal

from pydantic import Field

from kho.model.entry import Practice
from kho.model.innovation import Author
from kho.model.proof import Indicator, Product
from kho.model.values import Short


class Tip(Practice):
    """Cải tiến nhỏ: khó khăn, cách làm, điều thay đổi, mỗi thứ một đoạn."""

    kind: Literal["tip"] = Field(title="Loại mục")
    authors: tuple[Author, ...] = Field(title="Người làm", min_length=1, max_length=10)
    trouble: Short = Field(title="Gặp khó khăn gì")
    action: Short = Field(title="Đã làm gì")
    change: Short | None = Field(None, title="Thay đổi thế nào")
    indicators: tuple[Indicator, ...] = Field((), title="Số liệu trước – sau", max_length=5)
    products: tuple[Product, ...] = Field((), title="Sản phẩm", max_length=10)
