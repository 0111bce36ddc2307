"""Source → typed record, or every finding about it. An invalid entry has no type."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kho.model import KINDS, Entry
from kho.model.messages import finding
from kho.store.source import Source
from kho.words.file_rules import FileRule
from kho.words.problem import Finding, Place, Problem, Rejected, quoted
from kho.words.text import nearest

_Model = TypeVar("_Model", bound=BaseModel)


def parse(source: Source) -> Entry:
    """The entry in *source*.

    Raises:
        Rejected: with every problem the model finds.
    """
    if "kind" not in source.data:
        raise Rejected([source.problem(_no_kind())])
    kind = source.data["kind"]
    if not isinstance(kind, str) or kind not in KINDS:
        raise Rejected([source.problem(_unknown_kind(kind))])
    return parse_as(KINDS[kind], source)


def _no_kind() -> Finding:
    return _of_kind((), "Thiếu dòng “kind:” cho biết loại mục.", f"Dòng đầu ghi một trong: {_kinds()}")


def _unknown_kind(kind: object) -> Finding:
    choices = f"Hãy dùng một trong: {_kinds()}"
    if not isinstance(kind, str):
        return _of_kind(("kind",), "Loại mục phải là một từ, không phải danh sách.", choices)
    near = nearest(kind, KINDS)
    hint = f"Có phải ý bạn là “{near}”? " if near else ""
    return _of_kind(("kind",), f"Không có loại mục {quoted(kind)}.", hint + choices)


def _of_kind(place: Place, message: str, hint: str) -> Finding:
    return Finding(place, message, hint, rule=FileRule.KIND, of_file=True)


def _kinds() -> str:
    return ", ".join(KINDS)


def parse_as(model: type[_Model], source: Source) -> _Model:
    """The data of *source* as a *model*; raises Rejected with every problem."""
    try:
        return model.model_validate(source.data)
    except ValidationError as refused:
        raise Rejected(_problems(model, source, refused)) from refused


def _problems(model: type[BaseModel], source: Source, refused: ValidationError) -> list[Problem]:
    """Pydantic's errors in our words."""
    return [
        source.problem(finding(model, dict(error)))
        for error in refused.errors(include_url=False)
        if not _phantom(dict(error))
    ]


def _phantom(error: dict[str, Any]) -> bool:
    """Whether a list is called too short only because its items failed, each with a problem of its own."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])
