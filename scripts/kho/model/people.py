"""Người và tập thể: individuals, collectives, and the groups of Mẫu số 2."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from kho.model.entry import Named, Unit, Way
from kho.model.proof import Achievement
from kho.model.values import Count, GroupRef, Line, Long, Short
from kho.model.work import Author, Trial
from kho.words.terms import (
    CollectiveType,
    GroupArea,
    GroupScope,
    GroupStatus,
    IndividualType,
    Judged,
    Role,
)

_OF_ROLE = {
    Role.MANAGER: Judged.MANAGER,
    Role.TEACHER: Judged.TEACHER,
    Role.STAFF: Judged.STAFF,
    Role.PUPIL: Judged.PUPIL,
    Role.LEARNER: Judged.PUPIL,
}

_UNITS = {CollectiveType.SCHOOL, CollectiveType.ORGANISATION}
"""Collectives that are a unit themselves, not a part of one or a circle of several."""


class Individual(Named):
    """Cá nhân điển hình, người tốt việc tốt."""

    folder: ClassVar[str] = "nha-giao"
    claims: ClassVar[str] = "achievements"
    keeps: ClassVar[Mapping[str, Way]] = {
        **Named.keeps,
        "attained": ("achievements",),
        "person_role": ("role",),
        "person_position": ("position",),
    }

    kind: Literal["individual"] = Field(title="Loại mục")
    type: IndividualType = Field(title="Loại gương")
    role: Role = Field(title="Vai trò")
    position: Line | None = Field(None, title="Chức vụ", description="Ví dụ: Tổ trưởng Ngữ văn")
    story: Long = Field(title="Việc đã làm")
    achievements: tuple[Achievement, ...] = Field((), title="Kết quả, thành tích", max_length=50)

    @property
    def judged(self) -> Judged:
        """A person by the role."""
        return _OF_ROLE[self.role]


class Collective(Named):
    """Tập thể: tổ, trường, cụm trường, đơn vị."""

    folder: ClassVar[str] = "tap-the"
    claims: ClassVar[str] = "achievements"
    speaks_for_unit: ClassVar[bool] = True
    keeps: ClassVar[Mapping[str, Way]] = {
        **Named.keeps,
        "attained": ("achievements",),
        "parts": ("members",),
    }

    kind: Literal["collective"] = Field(title="Loại mục")
    type: CollectiveType = Field(title="Loại tập thể")
    size: Count | None = Field(None, title="Số người trong tập thể")
    members: tuple[Unit, ...] = Field((), title="Các đơn vị cùng tham gia", max_length=60)
    story: Long = Field(title="Việc đã làm")
    achievements: tuple[Achievement, ...] = Field((), title="Kết quả, thành tích", max_length=50)

    @property
    def is_team(self) -> bool:
        """Unless it is a unit itself."""
        return self.type not in _UNITS

    @property
    def is_cluster(self) -> bool:
        """A cluster of schools."""
        return self.type is CollectiveType.CLUSTER


class Group(Named):
    """Nhóm nhà giáo cùng nhau phát triển: Mẫu số 2 (S0-50 … S0-59).

    Mục 6 của mẫu (điểm còn hạn chế của các thành viên) là chuyện nội bộ, không bao giờ lưu ở đây (S0-55).
    """

    folder: ClassVar[str] = "nhom"
    registers: ClassVar[bool] = True
    keeps: ClassVar[Mapping[str, Way]] = {
        **Named.keeps,
        "makers": ("members",),
        "task": ("shared_task",),
        "hopes": ("expected",),
        "time": ("period",),
        "outcome": ("achieved",),
        "turns_to": ("next_concern",),
    }

    kind: Literal["group"] = Field(title="Loại mục")
    status: GroupStatus = Field(title="Tình trạng nhóm")
    scope: GroupScope = Field(title="Nhóm hoạt động ở")
    cooperation: tuple[GroupArea, ...] = Field((), title="Mặt hợp tác", max_length=5)
    members: tuple[Author, ...] = Field(
        title="Họ và tên những người tham gia nhóm",
        min_length=2,
        max_length=60,
        json_schema_extra={"form": "Mẫu số 2, mục 1"},
    )
    shared_task: Short | None = Field(
        None, title="Nhiệm vụ chung đang được giao", json_schema_extra={"form": "Mẫu số 2, mục 2"}
    )
    concern: Long = Field(
        title="Vấn đề mà các thành viên trong nhóm đang quan tâm",
        json_schema_extra={"form": "Mẫu số 2, mục 3"},
    )
    situation: Long | None = Field(
        None,
        title="Thực trạng của vấn đề mà các thành viên trong nhóm đang quan tâm",
        json_schema_extra={"form": "Mẫu số 2, mục 4"},
    )
    strengths: Long | None = Field(
        None,
        title="Điểm mạnh của các thành viên trong nhóm về vấn đề đang quan tâm",
        json_schema_extra={"form": "Mẫu số 2, mục 5"},
    )
    approach: Long = Field(
        title="Hướng giải quyết của nhóm để cải thiện vấn đề",
        json_schema_extra={"form": "Mẫu số 2, mục 7"},
    )
    expected: Long | None = Field(
        None, title="Dự kiến kết quả sẽ đạt được", json_schema_extra={"form": "Mẫu số 2, mục 8"}
    )
    period: Trial | None = Field(
        None, title="Dự kiến thời gian tiến hành", json_schema_extra={"form": "Mẫu số 2, mục 9"}
    )
    next_concern: Long | None = Field(
        None,
        title="Dự kiến vấn đề mà nhóm cần quan tâm, giải quyết tiếp theo",
        json_schema_extra={"form": "Mẫu số 2, mục 10"},
    )
    achieved: Long | None = Field(None, title="Kết quả đã đạt được")
    continues: GroupRef | None = Field(None, title="Nối tiếp nhóm", description="Chu kỳ trước của nhóm này")

    @property
    def is_team(self) -> bool:
        """A group is one."""
        return True

    @property
    def is_cluster(self) -> bool:
        """A group across a cluster."""
        return self.scope is GroupScope.CLUSTER
