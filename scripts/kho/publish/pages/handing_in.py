"""The web forms: one page for each kind, made from what the model asks; and what they know of the store."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from kho.model import KINDS
from kho.publish import addresses
from kho.publish.forms.questions import RECORD, Question, questions
from kho.publish.forms.web_rules import rules
from kho.publish.renderer import Page
from kho.store.catalog import Catalog
from kho.store.site import Site
from kho.words.when import day_label

PROMPTED = frozenset({"consents", "change", "levels"})
"""Not required by the model, yet asked at once: without them an entry is not published, or not found."""

THEMES: Mapping[str, tuple[str, ...]] = {
    "ke-ro": (),
    "ket-qua": ("result", "indicators", "achievements", "achieved", "difficulty", "confirmed_by"),
    "minh-chung": ("evidence", "products", "pictures", "sources", "also_published"),
    "noi-luc": ("unit", "registered_on", "school_year", "semester", "setting", "paired_with"),
    "tim-thay": ("subjects", "areas", "area_note", "difficulties", "movements", "documents", "themes"),
    "lam-theo": ("resources", "how_to", "supporters", "parent", "reported_spread", "lessons", "continues"),
    "ghi-nhan": ("endorsements", "appraisals", "recognitions", "events"),
    "khac": ("contact", "abstract_en"),
    "phu-trach": (
        *("origin", "told_as", "publication", "places", "difficulties_ground"),
        *("published_on", "verified_on", "review_by"),
    ),
}
"""Where the optional questions of a form stand, in this order; what is named nowhere tells more (`ke-ro`)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question at its place in the entry."""

    place: tuple[str, ...]
    question: Question


@dataclass(frozen=True, slots=True)
class Theme:
    """Optional questions of one theme."""

    name: str
    asked: tuple[Asked, ...]


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The form of each kind, and where one asks for a file that was handed in."""
    provinces = _provinces(catalog)
    for kind, model in KINDS.items():
        asked = questions(kind, catalog.reference)
        values: dict[str, Any] = {
            "kind": kind,
            "needed": tuple(chain.from_iterable(map(_needed, asked))),
            "themes": tuple(_themes(asked)),
            "rules": rules(kind, asked),
            "provinces": provinces,
            "hand_in_at": site.hand_in_at,
            "upload_at": site.upload_at,
            "offices": _offices(catalog),
        }
        yield Page(addresses.form(model), "gui-bai.md.jinja", values)
    yield Page(f"{STATUS}/", "trang-thai.md.jinja")


def _offices(catalog: Catalog) -> dict[str, list[dict[str, str]]]:
    """Who takes entries in, by today's province; under the empty name, the whole country."""
    found: dict[str, list[dict[str, str]]] = {}
    for contact in catalog.reference.contacts:
        said = contact.model_dump(mode="json", exclude_none=True)
        found.setdefault(said.pop("province", ""), []).append(said)
    return found


def _by_curators(question: Question) -> bool:
    return question.key in THEMES["phu-trach"]


def _needed(question: Question) -> Iterator[Asked]:
    """What is asked at once: required questions, of a required record only its required parts."""
    if question.required and question.shape == RECORD:
        yield from (Asked((question.key, part.key), part) for part in question.parts if part.required)
    elif (question.required and not _by_curators(question)) or question.key in PROMPTED:
        yield Asked((question.key,), question)


def _rest(question: Question) -> Iterator[Asked]:
    """What is left of a question once its needed parts are asked."""
    if question.required and question.shape == RECORD:
        parts = tuple(part for part in question.parts if not part.required)
        yield Asked((question.key,), replace(question, required=False, parts=parts))
    elif not any(_needed(question)):
        yield Asked((question.key,), question)


def _themes(asked: tuple[Question, ...]) -> Iterator[Theme]:
    """The optional questions, gathered; a theme without any is left out."""
    home = {key: name for name, keys in THEMES.items() for key in keys}
    left = list(chain.from_iterable(map(_rest, asked)))
    for name in THEMES:
        found = tuple(one for one in left if home.get(one.question.key, "ke-ro") == name)
        if found:
            yield Theme(name, found)


def _provinces(catalog: Catalog) -> dict[str, str]:
    """Today's province of every name a province has or had, for the folder of an entry."""
    named = {name: catalog.reference.province_named(name) for name in catalog.reference.province_names()}
    return {name: found.province.slug for name, found in named.items() if found}


STATUS = "gui-bai/trang-thai"


def statuses(catalog: Catalog) -> bytes:
    """Where each file that was handed in stands, by its code: state, day, what it lacks, its page; JSON."""
    found = {
        one.code: (
            one.state.label,
            day_label(one.since),
            one.lacks,
            addresses.place(filed, catalog) if (filed := catalog.by_slug.get(one.entry or "")) else "",
        )
        for one in catalog.reference.receipts
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


KNOWN = "gui-bai/trong-kho.json"


def known(catalog: Catalog) -> bytes:
    """What the store holds, for forms that refer to it: address, kind, name and unit of each entry, JSON."""
    found = [
        (filed.slug, filed.entry.kind, filed.name, filed.entry.unit.name)
        for filed in sorted(catalog.filed, key=lambda filed: filed.slug)
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
