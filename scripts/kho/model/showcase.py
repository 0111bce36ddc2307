"""The quarterly showcase (S3-15): what an editor drafts, and what stays once an issue is published."""

from typing import Annotated

from pydantic import Field, StringConstraints

from kho.model.values import (
    LINE_PATTERN,
    Count,
    Day,
    Digest,
    ExemplarRef,
    Line,
    Long,
    Short,
    Slug,
    Strict,
    Summary,
)
from kho.words.terms import Hardship, Level, Post

Why = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400, pattern=LINE_PATTERN)
]
"""A sentence or two on one line."""


class Choice(Strict):
    """Một mục người biên tập chọn."""

    entry: ExemplarRef = Field(title="Mã của mục")
    why: Why | None = Field(None, title="Vì sao chọn", description="Một hai câu của người biên tập")


class Draft(Strict):
    """`_showcase/<số>.yml` trước khi phát hành. Mục đầu tiên là câu chuyện chính."""

    title: Line = Field(title="Tên số")
    editor: Line = Field(
        title="Người biên tập", description="Ghi vai, ví dụ: Tổ trưởng chuyên môn, khách mời của số này"
    )
    note: Long | None = Field(None, title="Lời người biên tập")
    calendar: Short | None = Field(None, title="Việc sắp tới")
    picks: tuple[Choice, ...] = Field(title="Các mục chọn", min_length=1, max_length=20)


class Figure(Strict):
    """Một số đo, viết như đã in."""

    measure: Line = Field(title="Đo cái gì")
    before: Line | None = Field(None, title="Trước")
    after: Line = Field(title="Sau")
    unit: Line | None = Field(None, title="Đơn vị đo")


class Follower(Strict):
    """Một đơn vị đã làm theo và xác nhận vào ngày phát hành; gỡ rồi thì chỉ còn dấu."""

    slug: Slug | None = Field(None, title="Mã của lần làm theo")
    unit: Line | None = Field(None, title="Đơn vị")
    since: Line | None = Field(None, title="Từ khi nào")
    removed_on: Day | None = Field(None, title="Ngày gỡ")
    sha256: Digest | None = Field(None, title="Dấu của phần đã gỡ")


class Shown(Strict):
    """Một mục như số bản tin đã in; gỡ rồi thì chỉ còn ngày gỡ và dấu."""

    slug: Slug | None = Field(None, title="Mã của mục")
    address: Line | None = Field(None, title="Trang của mục")
    kind: Line | None = Field(None, title="Loại")
    title: Line | None = Field(None, title="Tên")
    summary: Summary | None = Field(None, title="Tóm tắt")
    why: Why | None = Field(None, title="Vì sao chọn")
    unit: Line | None = Field(None, title="Đơn vị")
    province: Line | None = Field(None, title="Tỉnh, thành phố")
    levels: tuple[Level, ...] = Field((), title="Cấp học")
    hardship: Hardship | None = Field(None, title="Địa bàn")
    post: Post | None = Field(None, title="Việc đang làm")
    trust: Count | None = Field(None, title="Mức tin cậy")
    trust_word: Line | None = Field(None, title="Mức tin cậy bằng chữ")
    hue: Count | None = Field(None, title="Sắc của bìa")
    change: Long | None = Field(None, title="Điều đã thay đổi")
    figures: tuple[Figure, ...] = Field((), title="Số đo")
    unknown: Long | None = Field(None, title="Giới hạn, điều chưa biết")
    followers: tuple[Follower, ...] = Field((), title="Ai đã làm theo")
    hearsay: Long | None = Field(None, title="Nguồn nói về nơi làm theo, chưa xác nhận")
    removed_on: Day | None = Field(None, title="Ngày gỡ")
    sha256: Digest | None = Field(None, title="Dấu của phần đã gỡ")


class Issue(Strict):
    """Nội dung một số như đã phát hành; không đổi nữa."""

    number: Count | None = Field(None, title="Số", description="Số sưu tầm không đánh số")
    published_on: Day = Field(title="Ngày phát hành")
    title: Line = Field(title="Tên số")
    editor: Line = Field(title="Người biên tập")
    note: Long = Field(title="Lời người biên tập")
    calendar: Short | None = Field(None, title="Việc sắp tới")
    picks: tuple[Shown, ...] = Field(title="Các mục", min_length=1)


class Erratum(Strict):
    """Một lời đính chính."""

    on: Day = Field(title="Ngày đính chính")
    text: Short = Field(title="Đính chính điều gì")


class Published(Strict):
    """`_showcase/<số>.yml` sau khi phát hành."""

    sha256: Digest = Field(title="Dấu của số")
    errata: tuple[Erratum, ...] = Field((), title="Đính chính")
    issue: Issue = Field(title="Số đã phát hành")
