"""Source → typed record, or every finding about it. An invalid entry has no type."""

from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from kho.model import KINDS, Entry
from kho.model.labels import fields_of
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


class Untold(KeyError):  # noqa: N818 - it names what happened to the field
    """Raised where a field is asked for that could not be read: what rests on it cannot be told."""


def rest_of(source: Source, refused: Rejected) -> Entry | None:
    """The entry in *source* without what the model *refused*, whose fields raise `Untold`; None where it has no kind.

    Beside a key that is not known, nothing is known to be left out: it may be meant.
    """
    kind = source.data.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        return None
    wrong = {problem.place[0] for problem in refused.problems if problem.place}
    misspelt = bool(wrong - fields_of(model).keys())
    told: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key in source.data and key not in wrong:
            told[name] = _typed(model, name).validate_python(source.data[key])
        elif key not in source.data and not (info.is_required() or misspelt):
            told[name] = info.get_default(call_default_factory=True)
    rest = _partial(model).model_construct(**told)
    for name in rest.__dict__.keys() - told.keys():
        del rest.__dict__[name]
    return rest


@lru_cache(maxsize=256)
def _typed(model: type[Entry], name: str) -> TypeAdapter[Any]:
    """What reads the field *name* of *model* by itself."""
    info = model.model_fields[name]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    return TypeAdapter(kind)


@lru_cache(maxsize=16)
def _partial(model: type[Entry]) -> type[Entry]:
    """*model*, of which not every field need be there."""

    def absent(self: Entry, name: str) -> Any:  # noqa: ANN401 - any field
        if name in type(self).model_fields:
            raise Untold(name)
        raise AttributeError(name)

    return type(model.__name__, (model,), {"__getattr__": absent, "__module__": __name__})


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
