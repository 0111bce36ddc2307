"""Làm theo: written by the unit that followed, in its own folder. It has no page of its own (S3-9 f)."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from kho.model.entry import Entry, Unit, Way
from kho.model.proof import Indicator
from kho.model.values import Line, Partial, PracticeRef, Short, Strict
from kho.words.terms import Verdict
from kho.words.when import PartialDate


class Confirmation(Strict):
    """Ai của đơn vị làm theo xác nhận."""

    role: Line = Field(title="Vai của người xác nhận", description="Ví dụ: Hiệu trưởng trường làm theo")
    on: Partial = Field(title="Ngày xác nhận")


class Adoption(Entry):
    """Một đơn vị làm theo một cách làm trong kho, kể cả khi không thành."""

    folder: ClassVar[str] = "lam-theo"
    has_page: ClassVar[bool] = False
    claims: ClassVar[str] = "indicators"
    speaks_for_unit: ClassVar[bool] = True
    keeps: ClassVar[Mapping[str, Way]] = {
        **Entry.keeps,
        "figures": ("indicators",),
        "outcome": ("result",),
        "follows": ("of",),
    }

    kind: Literal["adoption"] = Field(title="Loại mục")
    of: PracticeRef = Field(title="Làm theo cách làm")
    since: Partial = Field(title="Làm theo từ")
    kept: Short = Field(title="Giữ nguyên điều gì")
    changed: Short = Field(title="Đổi điều gì cho hợp")
    result: Short | None = Field(None, title="Kết quả")
    indicators: tuple[Indicator, ...] = Field((), title="Số liệu trước – sau", max_length=10)
    difficulty: Short | None = Field(None, title="Khó ở đâu")
    verdict: Verdict = Field(title="Kết luận")
    confirmed_by: Confirmation | None = Field(None, title="Người xác nhận")
    paired_with: Unit | None = Field(None, title="Đơn vị kết nghĩa", description="Trường giúp trường (S2-15)")

    @property
    def began(self) -> PartialDate:
        """The day from which the unit has followed."""
        return self.since
