"""The words for a place in an entry, as printed on the form: derived from the model, never kept twice."""

from functools import lru_cache
from types import UnionType
from typing import Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kho.words.problem import Place


@lru_cache(maxsize=256)
def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of *model* by the key written in YAML."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Evidence, ...]` or `Plan | None`, if there is one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {tuple, Union, UnionType}:
        return next((found for part in get_args(annotation) if (found := model_in(part))), None)
    return None


def form_of(info: FieldInfo) -> str:
    """Where the field stands on the official form: “Mẫu số 1, mục 4”; empty where it does not."""
    extra = info.json_schema_extra
    return str(extra.get("form", "")) if isinstance(extra, dict) else ""


def title_of(model: type[BaseModel], *place: str) -> str:
    """What people call the field at *place* of *model*; raises KeyError where there is none."""
    first, *deeper = place
    info = fields_of(model)[first]
    inner = model_in(info.annotation)
    return title_of(inner, *deeper) if deeper and inner else info.title or first


def label(model: type[BaseModel], place: Place) -> str:
    """The labels along *place*: “Minh chứng 2 › Đường dẫn (Mẫu số 1, mục 4)”. Unknown keys end the walk.

    The outermost field that stands on a form says which item it is: an author's name is item 1 of Mẫu số 1
    in an innovation, and item 1 of Mẫu số 2 in a group.
    """
    words: list[str] = []
    form = ""
    here: type[BaseModel] | None = model
    for step in place:
        if isinstance(step, int):
            if words:
                words[-1] += f" {step + 1}"
            continue
        info = fields_of(here).get(step) if here else None
        if info is None:
            break
        words.append(info.title or step)
        form = form or form_of(info)
        here = model_in(info.annotation)
    return " › ".join(words) + (f" ({form})" if words and form else "")
