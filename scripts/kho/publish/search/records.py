"""Whatever can be found, as the search index is fed it: entries, units, places, documents, movements, rubrics, guides.

Facets are slugs; their labels stand on the pages.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from mkdocs.utils.meta import get_data

from kho.derived.evidence import standing
from kho.model import Group, Individual, Innovation, Tip
from kho.model.folders import FOLDERS
from kho.model.leaves import texts
from kho.publish import addresses, facets
from kho.publish.facets import Facets
from kho.publish.pages import groups
from kho.publish.renderer import words
from kho.publish.search.weighing import SCALE, Field, plain
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site
from kho.words.keys import exact, stretches

_MARKS = re.compile(r"\*\*|^ *[-*] |^ *\d+\. |^> ", re.MULTILINE)
"""What Markdown adds to words."""

_ELSEWHERE = frozenset({"title", "name", "summary", "consents", "sources", "abstract_en", "unit"})
"""Fields that stand in the record's own lines, or that nobody looks for."""

_ADDRESS = tuple(map(exact, ("anh", "bà", "chị", "cô", "em", "ông", "thầy")))
"""How a person is addressed before the given name."""

PRIORS = {
    "sang-kien": 1.0,
    "meo-nho": 1.0,
    "nha-giao": 0.88,
    "tap-the": 0.88,
    "nhom": 0.88,
    "phong-trao": 0.9,
    "tinh": 0.75,
    "van-ban": 0.7,
    "don-vi": 0.6,
    "tieu-chi": 0.6,
    "trang": 0.45,
}
"""How much a match counts by what it is: relevance comes before kind, but a guide comes last unless it is asked for."""


@dataclass(frozen=True)
class Record:
    """One thing to be found."""

    address: str
    title: str
    summary: str
    place: str
    fields: tuple[Field, ...]
    facets: Facets
    people: tuple[str, ...] = ()
    """Who did it, by full name."""
    cost: int | None = None
    """What it cost to do, in VND, where that is known."""
    worth: float = 1.0
    """More for what tells its steps and figures, less for what is hollow."""

    @property
    def kind(self) -> str:
        """What it is, as the facet names it."""
        return self.facets["loai"][0]

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry: rarity is counted among these."""
        return self.kind in FOLDERS.values()

    @property
    def prior(self) -> float:
        """What each of its terms is multiplied by."""
        return PRIORS[self.kind] * self.worth

    def told(self) -> list[str]:
        """What a result shows of it."""
        level = self.facets.get("muc", ("",))[0]
        return [self.address, self.title, self.summary, self.place, self.kind, level]

    def names(self) -> Iterator[tuple[str, int]]:
        """Terms for the thing itself: its whole title, its difficulties, its people as “cô Phượng”, “thầy Phượng” …"""
        title = [exact(syllable) for stretch in stretches(self.title) for syllable in stretch]
        if title:
            yield f"={plain(' '.join(title))}", SCALE
        meant = round(SCALE * self.worth * (0.85 if self.kind in ("sang-kien", "meo-nho") else 0.5))
        yield from ((f"@{slug}", meant) for slug in self.facets.get("kho-khan", ()))
        weight = round(SCALE * (0.8 if self.kind == "nha-giao" else 0.5))
        names = [[syllable for stretch in stretches(name) for syllable in stretch] for name in self.people]
        given = {exact(name[-1]) for name in names if name}
        yield from ((f"{word} {name}", weight) for name in sorted(given) for word in _ADDRESS)


def every_record(catalog: Catalog, site: Site, docs: Path) -> Iterator[Record]:
    """Every record, entries first."""
    for filed in catalog.exemplars:
        yield of_entry(filed, catalog, site)
    yield from _units(catalog)
    yield from _provinces(catalog)
    yield from _documents(catalog)
    yield from _movements(catalog)
    yield from _rubrics(catalog)
    yield from _issues(catalog)
    yield from _guides(docs)


def of_entry(filed: Filed, catalog: Catalog, site: Site) -> Record:
    """The record of an entry: its words, the words of its facets, and today's and old names of its place."""
    entry = filed.entry
    summary = entry.gist
    reference = catalog.reference
    provinces = reference.place_name(entry)
    unit, record = entry.unit, reference.unit_record(entry.unit)
    troubles = [reference.difficulties[slug] for slug in entry.difficulties]
    mine = 1.0 if entry.followable else 0.5
    people = _people(filed)
    lines = [
        Field(10, filed.name),
        Field(4, summary),
        Field(5 * mine, _one(text for trouble in troubles for text in (trouble.name, *trouble.aliases))),
        Field(3 * mine, _one(reference.areas[slug].name for slug in entry.areas)),
        *(Field(4, name) for name in people if name != filed.name),
        Field(3, unit.name),
        *(Field(2, name) for name in ((record.name, *record.aliases) if record else ())),
        *(Field(3, place) for place in (unit.commune, unit.district, unit.province, provinces) if place),
        *(
            Field(3, name)
            for place in entry.places
            for name in (place.commune, place.district, place.province)
            if name
        ),
        *(Field(2, text) for slug in entry.subjects for text in _all_names(reference.subjects[slug])),
        *(Field(2, reference.movements[slug].name) for slug in entry.movements),
        *(Field(2, reference.themes[slug].name) for slug in entry.themes),
        *(Field(2, level.label) for level in entry.levels),
        *(Field(1, _bare(text)) for place, text in texts(entry) if place[0] not in _ELSEWHERE),
    ]
    return Record(
        addresses.entry(filed),
        filed.name,
        summary,
        ", ".join(filter(None, (unit.name, provinces))),
        tuple(lines),
        facets.of(filed, catalog, site),
        people,
        entry.resources.cost if isinstance(entry, Innovation) and entry.resources else None,
        _worth(filed, catalog, site),
    )


def _worth(filed: Filed, catalog: Catalog, site: Site) -> float:
    """Between 0.9 and 1.15: of two that are equally relevant, the one with steps, figures and proof comes first."""
    worth = 0.95 + 0.06 * len(set(facets.has(filed, catalog)) - {"lam-theo"}) / 2
    return worth + 0.02 * int(standing(filed, catalog, site.on).level)


def _people(filed: Filed) -> tuple[str, ...]:
    """The people an entry names as its own."""
    match filed.entry:
        case Innovation(authors=people) | Tip(authors=people) | Group(members=people):
            return tuple(one.name for one in people if not one.collective)
        case Individual(name=name):
            return (name,)
    return ()


def _units(catalog: Catalog) -> Iterator[Record]:
    """Each unit that has a page."""
    reference = catalog.reference
    for key, filed in catalog.of_unit.items():
        name = groups.unit_name(key, filed, reference)
        record = next((found for one in filed if (found := reference.unit_record(one.entry.unit))), None)
        province = reference.provinces[key.province].name if key.province else ""
        own = record.aliases if record and record.name == name else ()
        fields = (Field(7, name), *(Field(5, alias) for alias in own), Field(2, province))
        facets: Facets = {"loai": ("don-vi",), "tinh": (key.province,) if key.province else ()}
        yield Record(addresses.unit(key), name, "", province, fields, facets)


def _provinces(catalog: Catalog) -> Iterator[Record]:
    """Each province, by all its names."""
    for slug, province in catalog.reference.provinces.items():
        old = [name for one in province.old for name in (one.name, *one.aliases)]
        names = dict.fromkeys((province.name, *province.aliases, *old))
        before = ", ".join(one.name for one in province.old if one.name != province.name)
        yield Record(
            addresses.word("provinces", slug),
            province.name,
            str(words("province_before")(before)) if before else "",
            "",
            tuple(Field(7, name) for name in names),
            {"loai": ("tinh",), "tinh": (slug,)},
        )


def _all_names(word: object) -> Iterable[str]:
    """A word of a vocabulary and its other names."""
    return (word.name, *word.aliases)  # type: ignore[attr-defined] # every vocabulary word has both


def _documents(catalog: Catalog) -> Iterator[Record]:
    for document in catalog.reference.documents.values():
        title = document.number or document.title
        running = (
            document.summary or "",
            *(f"{ask.whom}. {ask.what}" for ask in document.asks),
            *document.criteria,
        )
        fields = (
            *(Field(8, name) for name in (document.number, document.number_as_written) if name),
            Field(5, document.title),
            *(Field(2, name) for name in (*document.issuers, document.superior, document.place) if name),
            Field(2, document.type.label),
            *(Field(0.4, _bare(text)) for text in running),
        )
        facets: Facets = {
            "loai": ("van-ban",),
            "cap-hoc": tuple(level.value for level in document.levels),
            "tinh": (document.province,) if document.province else (),
        }
        summary = f"{document.type.label}: {document.title}"
        issuers = "; ".join(document.issuers)
        yield Record(addresses.word("documents", document.slug), title, summary, issuers, fields, facets)


def _movements(catalog: Catalog) -> Iterator[Record]:
    for movement in catalog.reference.movements.values():
        fields = (
            Field(7, movement.name),
            *(Field(6, alias) for alias in movement.aliases),
            *(Field(2, text) for text in (*movement.issuers, *movement.values)),
            Field(0.5, _bare(movement.summary or "")),
        )
        yield Record(
            addresses.word("movements", movement.slug),
            movement.name,
            "Phong trào, cuộc vận động",
            "; ".join(movement.issuers),
            fields,
            {"loai": ("phong-trao",)},
        )


def _rubrics(catalog: Catalog) -> Iterator[Record]:
    for slug, rubric in catalog.reference.rubrics.items():
        running = (
            *(f"{one.name}. {one.help or ''}" for one in rubric.criteria),
            *(one.label for one in rubric.thresholds),
            *rubric.used_by,
        )
        fields = (
            Field(7, rubric.name),
            Field(2, rubric.about),
            *(Field(2, catalog.reference.movements[one].name) for one in rubric.movements),
            *(Field(0.4, text) for text in running),
        )
        yield Record(
            addresses.word("rubrics", slug),
            rubric.name,
            rubric.standing.label,
            ", ".join(one.label for one in rubric.judges),
            fields,
            {"loai": ("tieu-chi",), "cap-hoc": tuple(level.value for level in rubric.levels)},
        )


def _issues(catalog: Catalog) -> Iterator[Record]:
    """The issues of the showcase: found by their title and the words of their editors."""
    for edition in catalog.issues.editions:
        issue = edition.issue
        running = (issue.note, issue.calendar or "", *(pick.why or "" for pick in issue.picks))
        yield Record(
            addresses.issue(edition.slug),
            issue.title,
            str(words("issue_name")(edition)),
            issue.editor,
            (Field(7, issue.title), *(Field(0.4, _bare(text)) for text in running)),
            {"loai": ("trang",)},
        )


def _guides(docs: Path) -> Iterator[Record]:
    """The prose pages: found by their headings and words, told by the description in their front matter."""
    for path in sorted(docs.glob("*.md")):
        text, about = get_data(path.read_text(encoding="utf-8"))
        title, *paragraphs = _paragraphs(text)
        summary = str(about.get("description", ""))
        fields = (Field(8, title), Field(3, summary), *(Field(0.4, text) for text in paragraphs))
        yield Record(f"{path.stem}/", title, summary, "", fields, {"loai": ("trang",)})


def _paragraphs(markdown: str) -> Iterator[str]:
    """The words of each heading, paragraph and point of *markdown*, without marks, addresses and blocks of code."""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.children:
            parts = (" " if one.type == "softbreak" else one.content for one in token.children)
            yield "".join(parts)


def _one(texts: Iterable[str]) -> str:
    """Several texts as one field: what all of them say counts once and a little more."""
    return ". ".join(texts)


def _bare(text: str) -> str:
    """Contributed Markdown without its marks."""
    return _MARKS.sub("", text)
