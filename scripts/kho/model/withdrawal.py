"""The public record of what was withdrawn: no name, no title, nothing of what was said."""

from typing import Literal

from pydantic import Field

from kho.model.values import Day, Digest, Slug, Strict
from kho.words.terms import WithdrawalReason

Kind = Literal["innovation", "tip", "individual", "collective", "group", "adoption"]


class Withdrawal(Strict):
    """Một mục đã gỡ; địa chỉ của nó còn một trang giải thích."""

    slug: Slug = Field(title="Địa chỉ cũ")
    kind: Kind = Field(title="Loại mục")
    on: Day = Field(title="Ngày gỡ")
    reason: WithdrawalReason | None = Field(None, title="Lý do")


class Forgotten(Strict):
    """Một mục đã gỡ mà địa chỉ nêu tên người: chỉ giữ dấu của địa chỉ, đủ để nhận ra mà không đọc ra."""

    digest: Digest = Field(title="SHA-256 của địa chỉ cũ")
    on: Day = Field(title="Ngày gỡ")
    reason: WithdrawalReason | None = Field(None, title="Lý do")


class Withdrawn(Strict):
    """`_withdrawn.yml`."""

    withdrawn: tuple[Withdrawal, ...] = Field((), title="Mục đã gỡ")
    forgotten: tuple[Forgotten, ...] = Field((), title="Mục đã gỡ, không giữ địa chỉ")
