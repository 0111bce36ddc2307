"""The contract of the open data: described, kept, and only ever added to (S3-14)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html
from openapi_spec_validator import OpenAPIV31SpecValidator

import entries
from checkout import NOW, ROOT, TODAY
from kho.check.everything import check
from kho.publish import listing
from kho.publish.data import api, openapi
from kho.publish.renderer import words
from kho.store.catalog import Catalog
from kho.store.output import all_made
from kho.store.place import Checkout
from kho.store.site import Site

SITE = Site("https://kho.example/", TODAY)
CONTRACT = ROOT / "tests" / "golden" / "contract.txt"
"""Every address, key and type that was ever promised."""

Schema = dict[str, Any]


@pytest.fixture(scope="module", params=["exemplars", "tests/stores/sound"])
def catalog(home: Checkout, request: pytest.FixtureRequest) -> Catalog:
    """The real entries; and the invented ones, one of each kind, with an adoption."""
    return check(ROOT / request.param, home.reference, NOW).whole


def test_a_validator_accepts_the_description(catalog: Catalog) -> None:
    """Another's reading of OpenAPI 3.1 finds nothing wrong."""
    found = json.loads(all_made(api.files(catalog, SITE))["api/v1/openapi.json"])

    assert [] == [error.message for error in OpenAPIV31SpecValidator(found).iter_errors()]


def pattern(path: str) -> re.Pattern[str]:
    """Which files an address of the description stands for."""
    return re.compile(r"api/v1" + re.sub(r"\\{[a-z]+\\}", "(?!index)[a-z0-9-]+", re.escape(path)))


def test_every_file_is_described_and_valid_by_its_description(catalog: Catalog) -> None:
    """Each file below `api/v1/` has one address in the description, and each JSON file is as described there."""
    files = all_made(api.files(catalog, SITE)) | listing.files(catalog, SITE)
    described = json.loads(files["api/v1/openapi.json"])
    patterns = {path: pattern(path) for path in described["paths"]}
    for file, content in files.items():
        if not file.startswith("api/v1/"):
            continue
        (path,) = (path for path, known in patterns.items() if known.fullmatch(file))
        answer = described["paths"][path]["get"]["responses"]["200"]["content"]
        if file.endswith(".json"):
            schema = {**answer["application/json"]["schema"], "components": described["components"]}
            errors = Draft202012Validator(schema).iter_errors(json.loads(content))
            assert [] == [error.message for error in errors], file
        else:
            assert "application/json" not in answer


def test_the_description_refuses_what_is_not_so() -> None:
    """A document with a key missing, or with a word for a number, is not what was described."""
    files = all_made(api.files(entries.catalog(entries.filed(entries.tip())), SITE))
    described = json.loads(files["api/v1/openapi.json"])
    answer = described["paths"]["/meo-nho/{slug}.json"]["get"]["responses"]["200"]["content"]
    valid = Draft202012Validator(
        {**answer["application/json"]["schema"], "components": described["components"]}
    )
    document = json.loads(files["api/v1/meo-nho/goc-doc-bia.json"])

    assert valid.is_valid(document)
    assert valid.is_valid({**document, "mới": 1, "entry": {**document["entry"], "mới": 1}})
    assert not valid.is_valid({**document, "evidence_level": "hai"})
    assert not valid.is_valid({key: value for key, value in document.items() if key != "slug"})
    assert not valid.is_valid({**document, "entry": {**document["entry"], "kind": "bịa"}})


def promises(described: Schema, files: dict[str, bytes]) -> Iterator[str]:
    """A line for each address with what lies there, each key with its type, each column of each table."""
    for path, item in described["paths"].items():
        ((form, answer),) = item["get"]["responses"]["200"]["content"].items()
        yield f"{path} → {form} {kind(answer['schema'])}"
    for name, schema in described["components"]["schemas"].items():
        for key, value in schema.get("properties", {}).items():
            yield f"{name}.{key}: {kind(value)}"
    for path, content in files.items():
        if path.endswith(".csv"):
            for column in content.decode("utf-8-sig").splitlines()[0].split(","):
                yield f"{path} | {column}"
    yield from (f"dien-hinh-{{period}}.csv | {column}" for column in listing.columns())
    for path in files:
        if path.startswith("api/v1/so-lieu/") and path.endswith(".json") and "index" not in path:
            yield from (f"{path} | {column['key']}" for column in json.loads(files[path])["columns"])
    totals = json.loads(files["api/v1/so-lieu/index.json"])["totals"]
    yield from (f"api/v1/so-lieu/index.json totals.{key}" for key in totals)


def kind(schema: Schema) -> str:
    """The type of a value, in a word."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema or "oneOf" in schema:
        return " | ".join(map(kind, [*schema.get("anyOf", ()), *schema.get("oneOf", ())]))
    if schema.get("type") == "array":
        return f"[{kind(schema.get('items', {}))}]"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"{{{kind(schema['additionalProperties'])}}}"
    if "const" in schema:
        return json.dumps(schema["const"])
    return str(schema.get("type", "any"))


def test_what_was_promised_is_kept(request: pytest.FixtureRequest) -> None:
    """No address, key, column or type of version 1 goes or changes; `--update-golden` adds what is new, never less.

    A line that fails here is in other people's programs: keep it, or open `api/v2/` beside.
    """
    files = all_made(api.files(entries.catalog(), SITE))
    found = set(promises(json.loads(files["api/v1/openapi.json"]), files))
    kept = set(CONTRACT.read_text(encoding="utf-8").splitlines()) if CONTRACT.exists() else set()
    if request.config.getoption("--update-golden"):
        kept |= found
        CONTRACT.write_text("\n".join(sorted(kept)) + "\n", encoding="utf-8")

    assert [] == sorted(kept - found)
    assert [] == sorted(found - kept), "Mới: ghi vào CHANGES của openapi.jinja, rồi chạy --update-golden."


def test_versions_count_up_and_stay_within_the_first() -> None:
    """The newest change stands first and gives the description its version; version 1 stays version 1."""
    changes = words("CHANGES", "contract.jinja")
    versions = [tuple(map(int, change["version"].split("."))) for change in changes]

    assert sorted(set(versions), reverse=True) == versions
    assert {1} == {version[0] for version in versions}
    assert changes[0]["version"] == openapi.version()
    assert sorted((change["on"] for change in changes), reverse=True) == [change["on"] for change in changes]


@pytest.mark.site
def test_every_address_of_the_description_is_in_the_built_site(real_site: Path) -> None:
    """What is described is there, and what is there is described; the page tells what was added when."""
    described = json.loads((real_site / "api/v1/openapi.json").read_bytes())
    there = [
        path.relative_to(real_site).as_posix() for path in (real_site / "api/v1").rglob("*") if path.is_file()
    ]
    patterns = {path: pattern(path) for path in described["paths"]}
    empty = {
        path
        for path in patterns
        if path.endswith("/{slug}.json")
        and not json.loads((real_site / "api/v1" / path.split("/")[1] / "index.json").read_bytes())["items"]
    }

    assert [] == [one for one in there if not any(known.fullmatch(one) for known in patterns.values())]
    assert empty == {path for path, known in patterns.items() if not any(map(known.fullmatch, there))}
    page = html.document_fromstring((real_site / "du-lieu/index.html").read_text("utf-8"))
    assert openapi.version() in page.text_content()
