"""The open data: JSON per entry and per list, a whole dump, a table. Values are text, never markup.

Paths below `api/v1/` are a contract: keys are added, never renamed or removed within a version.
"""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from kho.catalog import Catalog, Filed
from kho.evidence import standing
from kho.model import Exemplar
from kho.pages import addresses
from kho.pages.renderer import Site
from kho.stage import milestones, stage

BASE = "api/v1/"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet would take for the start of a formula (SAFETY S7)."""


def files(catalog: Catalog, site: Site) -> dict[str, bytes]:
    """Every file of the open data."""
    whole = {filed.slug: describe(filed, catalog, site) for filed in catalog.exemplars}
    lists = {
        f"{BASE}{folder}/index.json": _json(
            {"count": len(group), "items": [_short(whole[filed.slug]) for filed in group]}
        )
        for kind, folder in addresses.FOLDERS.items()
        for group in [catalog.of(kind)]
    }
    adoptions = [_adoption(filed, catalog) for group in catalog.adoptions.values() for filed in group]
    return {
        **{
            f"{BASE}{addresses.entry(filed).rstrip('/')}.json": _json(whole[filed.slug])
            for filed in catalog.exemplars
        },
        **lists,
        f"{BASE}lam-theo/index.json": _json({"count": len(adoptions), "items": adoptions}),
        f"{BASE}index.json": _json(_contents(catalog, site)),
        f"{BASE}kho.ndjson": "".join(
            json.dumps(one, ensure_ascii=False) + "\n" for one in whole.values()
        ).encode(),
        f"{BASE}kho.csv": _table([_short(one) for one in whole.values()]),
    }


def describe(filed: Filed, catalog: Catalog, site: Site) -> dict[str, Any]:
    """One entry as data: what was written under `entry`, what is derived beside it."""
    entry = filed.entry
    level = standing(filed, catalog, site.on)
    key = catalog.reference.unit_key(entry.unit)
    return {
        "slug": filed.slug,
        "kind": entry.kind,  # type: ignore[attr-defined] # every kind has it
        "url": site.url + addresses.entry(filed),
        "name": filed.name,
        "summary": entry.summary if isinstance(entry, Exemplar) else "",
        "unit": {"name": entry.unit.name, "key": key.slug, "url": site.url + addresses.unit(key)},
        "province": {"slug": filed.province, "name": catalog.reference.provinces[filed.province].name},
        "evidence_level": int(level.level),
        "stage": int(stage(filed, catalog, site.on)),
        "milestones": [
            {"milestone": int(one.milestone), "on": str(one.on) if one.on else None}
            for one in milestones(filed, catalog, site.on)
        ],
        "entry": entry.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"consents"}),
    }


def _short(whole: Mapping[str, Any]) -> dict[str, Any]:
    """An entry in a list: enough to choose it, and the way to the rest."""
    entry = whole["entry"]
    return {
        **{key: whole[key] for key in ("slug", "kind", "url", "name", "summary", "evidence_level", "stage")},
        "unit": whole["unit"]["name"],
        "province": whole["province"]["name"],
        "levels": entry.get("levels", []),
        "areas": entry.get("areas", []),
        "difficulties": entry.get("difficulties", []),
        "published_on": entry.get("published_on"),
    }


def _adoption(filed: Filed, catalog: Catalog) -> dict[str, Any]:
    """One line of the ledger of who follows whom."""
    return {
        "slug": filed.slug,
        "province": catalog.reference.provinces[filed.province].name,
        "entry": filed.entry.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"consents"}),
    }


def _contents(catalog: Catalog, site: Site) -> dict[str, Any]:
    """What there is, and under which licence."""
    base = site.url + BASE
    return {
        "name": "Kho điển hình",
        "version": "v1",
        "licence": "CC-BY-4.0",
        "count": len(catalog.exemplars),
        "lists": {
            folder: f"{base}{folder}/index.json" for folder in (*addresses.FOLDERS.values(), "lam-theo")
        },
        "dump": f"{base}kho.ndjson",
        "table": f"{base}kho.csv",
        "schema": f"{site.url}kho.schema.json",
    }


def _json(value: object) -> bytes:
    """JSON that a person can read, with `<`, `>`, `&` escaped for those who paste it into a page."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f"{text}\n".encode()


def _table(rows: list[dict[str, Any]]) -> bytes:
    """CSV with a byte order mark, so that spreadsheets read the accents; no cell can be a formula."""
    held = io.StringIO()
    columns = list(rows[0]) if rows else []
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row[column]) for column in columns])
    return b"\xef\xbb\xbf" + held.getvalue().encode()


def safe_cell(value: object) -> str:
    """*value* as a cell: lists joined, nothing missing said as such, formulas defused with an apostrophe."""
    text = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
