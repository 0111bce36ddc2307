"""Templates → pages. All words stand in the templates; values arrive escaped, long texts as inert HTML."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pydantic import BaseModel

from kho.derived.evidence import Level, standing
from kho.derived.fullness import is_short_news
from kho.derived.once import CATALOGUES
from kho.derived.six_tests import TEST_LABELS
from kho.model.labels import title_of
from kho.publish import addresses, attached, codes
from kho.publish.cover import cover, drawn
from kho.publish.forms import offered
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site
from kho.words.prose import inert, prose
from kho.words.templating import environment
from kho.words.terms import Term
from kho.words.text import number
from kho.words.when import PartialDate, day_label


@dataclass(frozen=True)
class Page:
    """One page to be: where it goes, which template makes it, and what the template needs."""

    address: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    later: Callable[[], Mapping[str, Any]] = dict
    """What the template needs besides, worked out when the page is made: thousands are, on every core."""

    @property
    def path(self) -> str:
        """The Markdown file of the page."""
        return addresses.file_of(self.address)


def render(page: Page, catalog: Catalog, site: Site) -> bytes:
    """The Markdown of *page*, UTF-8."""
    template = _environment().get_template(page.template)
    values = {**page.values, **page.later(), "catalog": catalog, "site": site, "here": page.address}
    text = template.render(values)
    return text.encode()


def words(name: str, table: str = "words.jinja") -> Any:  # noqa: ANN401 - in whatever shape its template gives it
    """What the template *table* says under *name*, for what is not a page."""
    return getattr(_environment().get_template(table).module, name)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Strict templates: an undefined name is an error, and whatever is printed is escaped."""
    made = environment(finalize=_printed)
    made.filters |= {
        "prose": prose,
        "inline": _inline,
        "day": _day,
        "number": number,
        "json_text": _json_text,
        "one_line": _one_line,
        "label": _label,
    }
    made.globals |= {
        "url": _url,
        "code_address": codes.address,
        "level_of": _level_of,
        "is_short_news": _is_short_news,
        "address_of": addresses.entry,
        "unit_address": addresses.unit,
        "word_address": addresses.word,
        "path_address": addresses.path,
        "issue_address": addresses.issue,
        "drawn": drawn,
        "form_address": addresses.following,
        "round_address": addresses.round_,
        "cover": _cover,
        "card": _card,
        "attachment_of": attached.attachment_of,
        "file_address": attached.file_address,
        "picture_addresses": attached.picture_addresses,
        "EXEMPLAR_TESTS": TEST_LABELS,
        "offered_forms": _offered,
    }
    return made


def _printed(value: object) -> object:
    """How a value looks when a template prints it: terms by their label, text made inert."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise ValueError("a template prints a missing value")
    if isinstance(value, Term):
        return inert(value.label)
    if isinstance(value, PartialDate):
        return value.label
    if isinstance(value, Decimal):
        return number(value)
    return inert(str(value))


def _inline(text: str) -> Markup:
    """A short contributed text without its paragraph, for a list item."""
    html = prose(text)
    if html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>"):
        return Markup(html[3:-4])  # noqa: S704 - clean HTML less its paragraph
    return html


def _label(record: BaseModel, place: str) -> str:
    """What the model calls a field of *record*: `result.obstacles`."""
    return title_of(type(record), *place.split("."))


def _day(value: date | PartialDate) -> str:
    """A date as people write it."""
    return value.label if isinstance(value, PartialDate) else day_label(value)


def _json_text(value: object) -> Markup:
    """JSON that may stand inside a script element or a YAML front matter: no `<`, `>`, `&`, no line ends."""
    text = json.dumps(value, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - every character that could end the script is escaped


def _one_line(html: Markup) -> Markup:
    """A template's own HTML on one line, which no site builder reads as Markdown; what stood apart stays apart."""
    lines = (line.strip() for line in html.splitlines())
    return Markup(" ").join(Markup(line) for line in lines if line)  # noqa: S704 - escaped before


@pass_context
def _url(context: Context, there: str | Filed) -> Markup:
    """The way from the page being made to an address, a file or an entry."""
    address = addresses.place(there, context["catalog"]) if isinstance(there, Filed) else there
    return Markup(addresses.relative(context["here"], address))  # noqa: S704 - addresses are made of slugs


@pass_context
def _cover(context: Context, filed: Filed) -> Markup:
    """The drawn cover of an entry."""
    return cover(filed, list(context["catalog"].reference.areas))


@pass_context
def _card(context: Context, filed: Filed) -> Markup:
    """The card of an entry: made once for all the pages from which the way to its own is the same."""
    said = {name: context[name] for name in ("catalog", "site", "here")}
    known, way = _cards(said["catalog"], said["site"].on), (filed.slug, _url(context, filed))
    if way not in known:
        html = context.environment.get_template("card.jinja").render(said, filed=filed)
        known[way] = Markup(html.strip())  # noqa: S704 - a template's own HTML, its values escaped
    return known[way]


@lru_cache(maxsize=CATALOGUES)
def _cards(catalog: Catalog, on: date) -> dict[tuple[str, str], Markup]:  # noqa: ARG001 - one for each
    """The cards made so far, by address and way to it."""
    return {}


@pass_context
def _offered(context: Context) -> tuple[offered.Offered, ...]:
    """The blank forms, as they lie on the site."""
    return offered.forms(context["catalog"].reference)


@pass_context
def _level_of(context: Context, filed: Filed) -> Level:
    """The evidence level of an entry, for its card."""
    return standing(filed, context["catalog"], context["site"].on).level


@pass_context
def _is_short_news(context: Context, filed: Filed) -> bool:
    """Whether a practice is only short news, for its card."""
    return is_short_news(filed, context["catalog"])
