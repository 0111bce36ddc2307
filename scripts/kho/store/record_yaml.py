"""A record → the YAML of its file, as our reader reads it: what the commands keep, beside what people write."""

from typing import Any, ClassVar

import yaml
from pydantic import BaseModel

from kho.model.labels import fields_of


def as_yaml(record: BaseModel) -> str:
    """A record as our reader reads it: text everywhere, empty lists and what is not known left out."""
    return yaml.dump(_plain(record), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes text bare where YAML allows: our reader takes `no` and `2022-01-10` as what was typed."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc] # PyYAML keeps it on the class

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - PyYAML's own
        """Lists stand below their key, moved in, as in entries."""
        super().increase_indent(flow, False)


def _plain(value: object) -> Any:  # noqa: ANN401 - text, lists and mappings
    if isinstance(value, BaseModel):
        names = {id(info): name for name, info in type(value).model_fields.items()}
        pairs = ((key, getattr(value, names[id(info)])) for key, info in fields_of(type(value)).items())
        return {key: _plain(inner) for key, inner in pairs if inner is not None and inner != ()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value)
