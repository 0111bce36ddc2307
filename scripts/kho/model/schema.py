"""The JSON Schema of an entry (draft 2020-12), derived from the model."""

from typing import Any

from pydantic import TypeAdapter

from kho.model import AnyEntry

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def entry_schema() -> dict[str, Any]:
    """The schema of one entry of any kind."""
    schema = TypeAdapter[Any](AnyEntry).json_schema(by_alias=True)
    return {"$schema": DIALECT, "title": "Một mục của Kho điển hình", **schema}
