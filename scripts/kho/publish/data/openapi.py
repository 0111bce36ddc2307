"""The contract of the open data as OpenAPI 3.1: every address below `api/v1/`, and what lies there.

Derived from the models of `open_data` and of an entry; nothing is copied. Its version counts what was added.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from kho.derived.report.period import PERIOD_PATTERN
from kho.model import KINDS, Adoption, AnyEntry
from kho.model.folders import FOLDERS
from kho.model.proof import Consent
from kho.publish import addresses, open_data
from kho.publish.pages import open_data_page
from kho.publish.pages.numbers import FIGURES
from kho.publish.renderer import words
from kho.store.site import Site
from kho.words.text import SLUG_PATTERN

Schema = dict[str, Any]

_PLACE = "#/components/schemas/{model}"
_JSON, _CSV, _LINES, _SVG = "application/json", "text/csv", "application/x-ndjson", "image/svg+xml"


def description(site: Site) -> Schema:
    """The OpenAPI description; its server is the folder `api/v1/` of *site*."""
    said = words("DESCRIPTION", "contract.jinja")
    found, shared = _schemas()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": said["title"],
            "description": said["about"],
            "version": version(),
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "externalDocs": {"url": site.url + open_data_page.ADDRESS},
        "servers": [{"url": (site.url + open_data.BASE).rstrip("/")}],
        "security": [],
        "paths": {path: {"get": get} for path, get in _paths(found)},
        "components": {"schemas": shared},
    }


def version() -> str:
    """The version of the contract: that of its newest change."""
    return str(words("CHANGES", "contract.jinja")[0]["version"])


def _schemas() -> tuple[dict[str, Schema], dict[str, Schema]]:
    """The schema of each document by its name, and the schemas they share; `entry` is what people write."""
    written: TypeAdapter[Any] = TypeAdapter(AnyEntry)
    adapters = [
        *((document.__name__, "serialization", TypeAdapter(document)) for document in open_data.DOCUMENTS),
        ("Entry", "validation", written),
        *((kind.__name__, "validation", TypeAdapter(kind)) for kind in KINDS.values()),
    ]
    by_key, shared = TypeAdapter.json_schemas(adapters, by_alias=True, ref_template=_PLACE)  # type: ignore[arg-type] # modes are literals
    schemas = {
        name: _for_readers(schema) for name, schema in shared["$defs"].items() if name != Consent.__name__
    }
    found = {str(name): schema for (name, _), schema in by_key.items()}
    schemas["WrittenEntry"] = found.pop("Entry")
    for document, entry in (
        (open_data.EntryDocument, "WrittenEntry"),
        (open_data.Adopted, Adoption.__name__),
    ):
        properties = schemas[document.__name__]["properties"]
        properties["entry"] = {"title": properties["entry"]["title"], "$ref": _PLACE.format(model=entry)}
    return found, schemas


def _for_readers(schema: Schema) -> Schema:
    """A schema of what is published: without consents, and open to keys that are added later."""
    properties = {
        key: one for key, one in schema.get("properties", {}).items() if key not in open_data.UNSPREAD
    }
    kept = {key: one for key, one in schema.items() if (key, one) != ("additionalProperties", False)}
    return {**kept, "properties": properties} if properties else kept


def _paths(found: dict[str, Schema]) -> Iterator[tuple[str, Schema]]:
    """Every address, relative to the server, with what is got there."""
    said = words("OPERATIONS", "contract.jinja")
    kinds = words("KINDS")

    def one(address: str, what: str, schema: Schema, name: str = "", form: str = _JSON) -> tuple[str, Schema]:
        path = "/" + address.removeprefix(open_data.BASE)
        answer = {"description": "200", "content": {form: {"schema": schema}}}
        return path, {"summary": said[what].format(name), "responses": {"200": answer}}

    def document(model: type) -> Schema:
        return found[model.__name__]

    def parameter(name: str, pattern: str) -> Schema:
        return {"name": name, "in": "path", "required": True, "schema": {**text, "pattern": pattern}}

    text: Schema = {"type": "string"}
    yield one(open_data.CONTENTS, "contents", document(open_data.ContentsDocument))
    for folder in FOLDERS.values():
        many = kinds[folder]["many"]
        yield one(open_data.list_address(folder), "list", document(open_data.ListDocument), many)
        path, get = one(
            f"{open_data.BASE}{folder}/{{slug}}.json", "entry", document(open_data.EntryDocument), many
        )
        yield path, {**get, "parameters": [parameter("slug", SLUG_PATTERN)]}
    yield one(open_data.list_address(open_data.ADOPTIONS), "adoptions", document(open_data.AdoptionsDocument))
    yield one(open_data.list_address(open_data.WITHDRAWN), "withdrawn", document(open_data.WithdrawnDocument))
    yield one(
        open_data.list_address(open_data.NUMBERS), "numbers", document(open_data.NumbersContentsDocument)
    )
    for table, told in words("TABLES", "numbers.jinja").items():
        address = open_data.numbers_address(table, "json")
        yield one(address, "table", document(open_data.NumbersDocument), told["title"])
        yield one(open_data.numbers_address(table, "csv"), "table", text, told["title"], _CSV)
        if table in FIGURES:
            yield one(open_data.numbers_address(table, "svg"), "figure", text, told["title"], _SVG)
    for folder, what in (
        (addresses.UNITS, "report-unit"),
        (addresses.VOCABULARIES["provinces"], "report-province"),
    ):
        path, get = one(open_data.report_address(f"{folder}/{{slug}}/", "{period}"), what, text, form=_CSV)
        yield (
            path,
            {**get, "parameters": [parameter("slug", SLUG_PATTERN), parameter("period", PERIOD_PATTERN)]},
        )
    yield one(open_data.DUMP, "dump", text, form=_LINES)
    yield one(open_data.TABLE, "csv", text, form=_CSV)
    yield one(open_data.DOCUMENTS_SCHEMA, "schema", {"type": "object"})
    yield one(open_data.DESCRIPTION, "description", {"type": "object"})
