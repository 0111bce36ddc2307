"""What the search index is fed: one small HTML page a thing to be found, without any word of the frame.

Pagefind ignores accents but not the bar of đ, so đ is written as d with a combining stroke in what it indexes
and in queries, and turned back when shown (DESIGN §6); `assets/tim-kiem.js` does the same on its side.
Facets are slugs; their labels stand on the search page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment
from markdown_it import MarkdownIt
from mkdocs.utils.meta import get_data

from kho.derived.evidence import standing
from kho.derived.index_parts import VOCABULARY, Part, part_of, parts, vocabularies
from kho.derived.milestones import stage
from kho.model.leaves import texts
from kho.publish import addresses
from kho.publish.pages import searching
from kho.publish.renderer import words
from kho.store.catalog import Catalog, Filed
from kho.store.output import Content, Lasting, sync
from kho.store.site import Site
from kho.words.templating import environment
from kho.words.when import SchoolYear

_MARKS = re.compile(r"\*\*|^ *[-*] |^ *\d+\. |^> ", re.MULTILINE)
"""What Markdown adds to words."""

_ELSEWHERE = frozenset({"title", "name", "summary", "consents", "sources", "abstract_en"})
"""Fields that stand in the record's own lines, or that nobody looks for."""

DESCRIPTION = "tim-kiem/opensearch.xml"
"""Where a browser learns how to search here (OpenSearch 1.1)."""

Facets = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Record:
    """One thing to be found."""

    address: str
    title: str
    summary: str
    place: str
    words: tuple[str, ...]
    strong: tuple[str, ...] = ()
    """What people say when they look for it: difficulties, areas, other names."""
    facets: Facets = field(default_factory=dict)
    weight: int = 5
    """How much its title counts, 0-10."""
    strength: float = 2
    """How much its strong words count: more for what one can do than for who did it."""
    body: float = 1
    """How much the rest counts: less for long documents, which name everything."""


def stroked(text: str) -> str:
    """*text* as Pagefind must see it for đ to fold to d."""
    return text.replace("đ", "d\u0335").replace("Đ", "D\u0335")


def renew(catalog: Catalog, site: Site, docs: Path, folder: Path) -> frozenset[str]:
    """Make *folder* hold every record as the HTML file the index is made from, in the folder of its part.

    Returns:
        The names of the parts in which something changed.
    """
    whole = parts(catalog)
    known_later = {f"{part.name}/{VOCABULARY}/index.html": Lasting(bytes) for part in whole}
    change = sync({**records(catalog, site, docs, whole), **known_later}, folder)
    changed = {path.partition("/")[0] for path in (*change.written, *change.removed)}
    template = _environment().get_template("vocabulary.html.jinja")
    for name, unknown in vocabularies(folder):
        content = template.render(field=VOCABULARY, words=unknown).encode()
        if sync({"index.html": content}, folder / name / VOCABULARY).written:
            changed.add(name)
    return frozenset(changed)


def records(catalog: Catalog, site: Site, docs: Path, whole: tuple[Part, ...]) -> Mapping[str, Content]:
    """Every record by its file."""

    def path(address: str, *, practices: bool = False) -> str:
        return f"{part_of(address, whole, practices=practices).name}/{address}index.html"

    entries: dict[str, Content] = {
        path(addresses.entry(filed), practices=filed.entry.followable): partial(_entry, filed, catalog, site)
        for filed in catalog.exemplars
    }
    return {**entries, **{path(record.address): _written(record) for record in _others(catalog, docs)}}


def _entry(filed: Filed, catalog: Catalog, site: Site) -> bytes:
    """The record of an entry, written."""
    return _written(of_entry(filed, catalog, site))


def _written(record: Record) -> bytes:
    """*record* as HTML."""
    return _environment().get_template("record.html.jinja").render(record=record).encode()


def description(site: Site) -> bytes:
    """How a browser searches here from its own search box, as an OpenSearch description."""
    template = _environment().get_template("opensearch.xml.jinja")
    return template.render(site=site, page=searching.ADDRESS, here=DESCRIPTION).encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Plain HTML templates: escaped, and with đ stroked."""
    made = environment("search", lstrip_blocks=False)
    made.filters["stroked"] = lambda text: stroked(_MARKS.sub("", text))
    return made


def _others(catalog: Catalog, docs: Path) -> Iterator[Record]:
    """What can be found beside the entries."""
    yield from _documents(catalog)
    yield from _movements(catalog)
    yield from _rubrics(catalog)
    yield from _issues(catalog)
    yield from _guides(docs)


def of_entry(filed: Filed, catalog: Catalog, site: Site) -> Record:
    """The record of an entry: its words, the words of its facets, and today's and old names of its place."""
    entry = filed.entry
    reference = catalog.reference
    provinces = reference.place_name(entry)
    record = reference.unit_record(entry.unit)
    strong = [
        *(reference.areas[slug].name for slug in entry.areas),
        *(word for slug in entry.difficulties for word in _all_names(reference.difficulties[slug])),
    ]
    labels = [
        *(word for slug in entry.subjects for word in _all_names(reference.subjects[slug])),
        *(reference.movements[slug].name for slug in entry.movements),
        *(reference.themes[slug].name for slug in entry.themes),
        *(level.label for level in entry.levels),
        *((record.name, *record.aliases) if record else ()),
        provinces,
    ]
    own = [text for place, text in texts(entry) if place[0] not in _ELSEWHERE]
    facets: dict[str, tuple[str, ...]] = {
        "loai": (entry.folder,),
        "cap-hoc": tuple(level.value for level in entry.levels),
        "mon": tuple(map(str, entry.subjects)),
        "linh-vuc": tuple(map(str, entry.areas)),
        "kho-khan": tuple(map(str, entry.difficulties)),
        "tinh": reference.provinces_of(entry),
        "nam-hoc": _school_years(filed),
        "chang": (str(int(stage(filed, catalog, site.on))),),
        "muc": (str(int(standing(filed, catalog, site.on).level)),),
    }
    shown = ", ".join(filter(None, (entry.unit.name, provinces)))
    weight, strength = (7, 6) if entry.followable else (8, 2)
    return Record(
        addresses.entry(filed),
        filed.name,
        entry.gist,
        shown,
        (*own, *labels),
        tuple(strong),
        facets,
        weight,
        strength,
    )


def _all_names(word: object) -> Iterable[str]:
    """A word of a vocabulary and its other names."""
    return (word.name, *word.aliases)  # type: ignore[attr-defined] # every vocabulary word has both


def _school_years(filed: Filed) -> tuple[str, ...]:
    """The school year an entry is of, where it says so; else that of its registration."""
    entry = filed.entry
    if entry.school_year:
        return (str(entry.school_year),)
    if entry.registered_on:
        return (str(SchoolYear.of(entry.registered_on.earliest)),)
    return ()


def _documents(catalog: Catalog) -> Iterator[Record]:
    for document in catalog.reference.documents.values():
        words = [document.number or "", document.number_as_written or "", document.title, *document.issuers]
        words += [
            document.summary or "",
            *(f"{ask.whom}. {ask.what}" for ask in document.asks),
            *document.criteria,
        ]
        title = document.number or document.title
        facets: Facets = {
            "loai": ("van-ban",),
            "cap-hoc": tuple(level.value for level in document.levels),
            "tinh": (document.province,) if document.province else (),
        }
        summary = f"{document.type.label}: {document.title}"
        yield Record(
            addresses.word("documents", document.slug),
            title,
            summary,
            "; ".join(document.issuers),
            tuple(words),
            facets=facets,
            body=0.4,
        )


def _movements(catalog: Catalog) -> Iterator[Record]:
    for movement in catalog.reference.movements.values():
        words = (
            movement.name,
            *movement.aliases,
            *movement.issuers,
            *movement.values,
            movement.summary or "",
        )
        yield Record(
            addresses.word("movements", movement.slug),
            movement.name,
            "Phong trào, cuộc vận động",
            "; ".join(movement.issuers),
            words,
            facets={"loai": ("phong-trao",)},
            body=0.5,
        )


def _rubrics(catalog: Catalog) -> Iterator[Record]:
    for slug, rubric in catalog.reference.rubrics.items():
        words = (
            rubric.about,
            *(f"{one.name}. {one.help or ''}" for one in rubric.criteria),
            *(one.label for one in rubric.thresholds),
            *(catalog.reference.movements[one].name for one in rubric.movements),
            *rubric.used_by,
        )
        yield Record(
            addresses.word("rubrics", slug),
            rubric.name,
            rubric.standing.label,
            ", ".join(one.label for one in rubric.judges),
            words,
            facets={"loai": ("tieu-chi",), "cap-hoc": tuple(level.value for level in rubric.levels)},
            body=0.4,
        )


def _issues(catalog: Catalog) -> Iterator[Record]:
    """The issues of the showcase: found by their title and the words of their editors."""
    for edition in catalog.issues.editions:
        issue = edition.issue
        yield Record(
            addresses.issue(edition.slug),
            issue.title,
            str(words("issue_name")(edition)),
            issue.editor,
            (issue.note, issue.calendar or "", *(pick.why or "" for pick in issue.picks)),
            facets={"loai": ("trang",)},
            body=0.4,
        )


def _guides(docs: Path) -> Iterator[Record]:
    """The prose pages: found by their headings and words, told by the description in their front matter."""
    for path in sorted(docs.glob("*.md")):
        text, about = get_data(path.read_text(encoding="utf-8"))
        title, *paragraphs = _paragraphs(text)
        yield Record(
            f"{path.stem}/",
            title,
            str(about.get("description", "")),
            "",
            tuple(paragraphs),
            facets={"loai": ("trang",)},
            body=0.4,
        )


def _paragraphs(markdown: str) -> Iterator[str]:
    """The words of each heading, paragraph and point of *markdown*, without marks, addresses and blocks of code."""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.children:
            parts = (" " if one.type == "softbreak" else one.content for one in token.children)
            yield "".join(parts)
