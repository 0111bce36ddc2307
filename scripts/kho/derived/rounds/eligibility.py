"""Who may be nominated in a round (S1-15, S3-4, S3-9 c): proved, with consent, up to date, of the kind it asks for."""

from collections.abc import Iterator
from datetime import date

from kho.derived.evidence import Level as EvidenceLevel
from kho.derived.evidence import standing
from kho.derived.freshness import overdue
from kho.model.selection import Nominees
from kho.store.catalog import Catalog, Filed
from kho.words.terms import ConsentBasis, Level

Obstacle = tuple[str, str]
"""What stands against a nomination, and what to do; Vietnamese."""

_KIND_NAMES = {
    "innovation": "sáng kiến",
    "tip": "mẹo nhỏ",
    "individual": "cá nhân",
    "collective": "tập thể",
    "group": "nhóm",
}


def obstacles(filed: Filed, asked: Nominees, catalog: Catalog, on: date) -> Iterator[Obstacle]:
    """Everything that keeps *filed* from being nominated on the day *on*."""
    entry = filed.entry
    if entry.kind not in asked.kinds:
        wanted = ", ".join(_KIND_NAMES[one] for one in asked.kinds)
        yield "Đợt này không xét loại mục ấy.", f"Đợt này xét: {wanted}."
        return
    if asked.roles and entry.person_role and entry.person_role not in asked.roles:
        wanted = ", ".join(role.label.lower() for role in asked.roles)
        yield f"Đợt này không xét vai trò {entry.person_role.label.lower()}.", f"Đợt này xét: {wanted}."
    if asked.levels and entry.levels and not set(asked.levels) & set(entry.levels):
        yield (
            "Đợt này không xét cấp học của mục.",
            f"Đợt này xét: {', '.join(one.label for one in asked.levels)}.",
        )
    reached = standing(filed, catalog, on).level
    if reached < EvidenceLevel.MEASURED:
        yield (
            f"Mức tin cậy ngày {on:%d/%m/%Y} là {int(reached)}; đề cử cần ít nhất mức 2.",
            "Thêm số liệu trước – sau có cỡ mẫu và cách đo; trang của mục nói rõ còn thiếu gì.",
        )
    if overdue(filed, on):
        yield "Mục đã quá hạn xem lại.", "Đơn vị xác nhận lại, sửa “verified_on” và “review_by”."
    if not any(one.basis is not ConsentBasis.PUBLIC_SOURCE and one.on <= on for one in entry.consents):
        yield (
            "Chưa có sự đồng ý của người hoặc đơn vị được đề cử.",
            "Ghi sự đồng ý vào “consents” của mục; bài sưu tầm phải được đơn vị xác nhận trước.",
        )


def level_mismatch(filed: Filed, level: Level, asked: Nominees) -> Iterator[Obstacle]:
    """The level a nominee stands for is one of its own, and one the round asks for."""
    if filed.entry.levels and level not in filed.entry.levels:
        own = ", ".join(one.value for one in filed.entry.levels)
        yield f"Mục không thuộc cấp {level.label}.", f"Cấp học của mục: {own}."
    if asked.levels and level not in asked.levels:
        yield (
            f"Đợt này không xét cấp {level.label}.",
            f"Đợt này xét: {', '.join(one.value for one in asked.levels)}.",
        )


def eligible(asked: Nominees, catalog: Catalog, on: date) -> tuple[Filed, ...]:
    """All of the store that could be nominated: what a round's choice is held against."""
    return tuple(one for one in catalog.exemplars if not any(obstacles(one, asked, catalog, on)))
