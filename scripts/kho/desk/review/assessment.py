"""What a curator wants to know of a submission before answering the school: one view of everything the program knows.

An entry of the store is reviewed among the others; a draft that lies elsewhere as if it were one of them. What has
errors is reviewed as far as it can be read: completeness and look-alikes need only the words, level and tests need
a whole entry.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kho.check.completeness import Completeness, completeness
from kho.check.everything import Store, survey
from kho.check.folder import look_at
from kho.check.rules import WITHIN, across, alike, consent, privacy, within
from kho.derived.evidence import Standing, standing
from kho.derived.likeness.beside import Beside, looking_alike
from kho.derived.likeness.commonplace import Commonplaces, commonplaces
from kho.derived.six_tests import Result, six_tests
from kho.model import KINDS
from kho.model.labels import label
from kho.store.catalog import Catalog, Filed
from kho.store.place import ENTRY
from kho.store.source import Source, read
from kho.words.problem import Place, Problem, Rejected, Severity

_IN_TABLE = frozenset({within.registrations_are_complete.code, within.words_to_be_found_by.code})
"""Rules whose notes the table of completeness already shows."""
_PRIVATE = frozenset(
    rule.code
    for rule in (*privacy.RULES, privacy.contacts_in_comments, privacy.pdfs_tell_of_no_one, *consent.RULES)
)
"""Rules about persons."""
_LABELLED = frozenset(rule.code for rule in WITHIN)
"""Rules whose words do not say where; those of the model do."""

_NEEDED: Mapping[Place, str] = {
    ("evidence",): within.results_have_evidence.code,
    ("consents",): consent.words_have_consent.code,
}
"""What a submission cannot do without, and the rule that says so; the reply asks for it in its own words."""


@dataclass(frozen=True)
class Judged:
    """What only a whole entry shows."""

    filed: Filed
    standing: Standing
    through: Filed | None
    """The work that carries the level of a person or a collective."""
    six_tests: tuple[Result, ...]


@dataclass(frozen=True)
class Review:
    """Everything about one submission."""

    path: Path
    on: date
    draft: bool
    kind: str = ""
    name: str = ""
    unit: str = ""
    origin: str = ""
    taken: Filed | None = None
    """For a draft: the entry of the store that has its address already."""
    completeness: Completeness | None = None
    judged: Judged | None = None
    findings: tuple[Problem, ...] = ()
    privacy: tuple[Problem, ...] = ()
    besides: tuple[Beside, ...] = ()
    offices: tuple[str, ...] = ()
    """Where the school sends its answer, a line each."""
    replied: tuple[Problem, ...] = ()
    """The findings the school is told of, beside what is missing."""

    def where(self, problem: Problem) -> str:
        """The label of the place a finding is about, where its own words do not tell."""
        model = KINDS.get(self.kind)
        return label(model, problem.place) if model and problem.rule in _LABELLED else ""

    @property
    def slug(self) -> str:
        """The address of the submission."""
        return self.path.parent.name

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stops it from being published."""
        return tuple(one for one in (*self.findings, *self.privacy) if one.severity is Severity.ERROR)


@dataclass(frozen=True)
class Reviewer:
    """What every review of a store needs, made once."""

    exemplars: Path
    store: Store
    catalog: Catalog
    known: Commonplaces
    on: date

    @classmethod
    def of(cls, exemplars: Path, fallback: Path, on: date) -> "Reviewer":
        """A reviewer for the store in *exemplars*; the arguments are those of `check`.

        Raises:
            Rejected: where the store's reference data cannot be read.
        """
        store = survey(exemplars, fallback, on)
        if store.catalog is None:
            raise Rejected(store.problems)
        return cls(exemplars, store, store.catalog, commonplaces(store.catalog), on)

    def review(self, folder: Path) -> Review:
        """What there is to say of the submission in *folder*."""
        draft = folder.resolve().parent.parent != self.exemplars.resolve()
        if not draft:
            folder = self.exemplars / folder.resolve().parent.name / folder.resolve().name
        path = folder / ENTRY
        blank = Review(path, self.on, draft)
        try:
            source = read(path)
        except Rejected as rejected:
            return replace(blank, findings=rejected.problems, replied=rejected.problems)
        looked = look_at(folder, self.catalog.reference, self.on, draft=draft)
        filed = looked.filed
        catalog = self._with(filed) if draft and filed else self.catalog
        model = KINDS.get(str(source.data.get("kind")))
        own = {folder.name} if not draft or (filed and self._is_newer(filed)) else set()
        others = {slug: kept for slug, kept in self.store.sketches.items() if slug not in own}
        besides = tuple(looking_alike(source, filed, self.catalog, others, self.known)) if model else ()
        if draft:
            problems = looked.problems + tuple(_across(filed, catalog, source) if filed else ())
        else:
            problems = tuple(one for one in self.store.problems if one.path == path)
        found = {one.rule for one in problems}
        needed = [place for place, rule in _NEEDED.items() if rule in found]
        whole = completeness(model, source.data, needed or [("consents",)]) if model else None
        lacking = {one.place for one in whole.missing} if whole else set()
        apart = {*_PRIVATE, *_IN_TABLE, alike.texts_are_not_copied.code}
        return replace(
            blank,
            kind=str(source.data.get("kind", "")),
            name=_text(source, ("title",)) or _text(source, ("name",)),
            unit=_text(source, ("unit", "name")),
            offices=tuple(
                one.on_paper
                for one in self.catalog.reference.offices_for(_text(source, ("unit", "province")))
            ),
            origin=_text(source, ("origin",)),
            taken=self.catalog.by_slug.get(folder.name) if draft else None,
            completeness=whole,
            judged=_judged(filed, catalog, self.on) if filed else None,
            findings=tuple(one for one in problems if one.rule not in apart),
            privacy=tuple(one for one in problems if one.rule in _PRIVATE),
            besides=besides,
            replied=tuple(
                one
                for one in problems
                if one.rule not in {*_IN_TABLE, *_NEEDED.values()}
                and not (one.rule == "missing" and one.place in lacking)
                and (one.severity is Severity.ERROR or one.rule in _PRIVATE)
            ),
        )

    def _with(self, draft: Filed) -> Catalog:
        """The catalogue as it would be with *draft* in it."""
        others = (one for one in self.catalog.filed if one.slug != draft.slug)
        return replace(self.catalog, filed=tuple(sorted((*others, draft), key=lambda one: one.slug)))

    def _is_newer(self, draft: Filed) -> bool:
        """Whether *draft* is the entry of its address in another version: the unit is the same."""
        before = self.catalog.by_slug.get(draft.slug)
        key = self.catalog.reference.unit_key
        return before is not None and key(before.entry.unit) == key(draft.entry.unit)


def _across(filed: Filed, catalog: Catalog, source: Source) -> Iterator[Problem]:
    """What is wrong with one entry among the others."""
    for rule in across.RULES:
        for slug, finding in rule(catalog):
            if slug == filed.slug:
                yield source.problem(finding)


def _judged(filed: Filed, catalog: Catalog, on: date) -> Judged:
    reached = standing(filed, catalog, on)
    return Judged(filed, reached, catalog.by_slug.get(reached.through), six_tests(filed, catalog, on))


def _text(source: Source, place: Place) -> str:
    """The text at *place*, as written; empty where there is none."""
    found: object = source.data
    for step in place:
        found = found.get(step) if isinstance(found, dict) else None
    return found.strip() if isinstance(found, str) else ""
