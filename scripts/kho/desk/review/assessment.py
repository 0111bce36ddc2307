"""What a curator wants to know of a submission before answering the school: one view of everything the program knows.

An entry of the store is reviewed among the others; a draft that lies elsewhere as if it were one of them. What has
errors is reviewed as far as it can be read: completeness and look-alikes need only the words, level and tests need
a whole entry.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kho.check.completeness import Completeness, completeness
from kho.check.everything import Store, survey
from kho.check.folder import look_at
from kho.check.rules import across, alike, consent, files, findings, privacy, within
from kho.check.rules.case import Case
from kho.derived.evidence import Standing, standing
from kho.derived.likeness.beside import Beside, looking_alike
from kho.derived.likeness.commonplace import Commonplaces, commonplaces
from kho.derived.six_tests import Result, six_tests
from kho.model import KINDS
from kho.model.labels import label
from kho.model.messages import missing_field
from kho.store.catalog import Catalog, Filed
from kho.store.source import Source, read
from kho.words.problem import Finding, Place, Problem, Rejected, Severity

_IN_TABLE = (within.registrations_are_complete, within.words_to_be_found_by)
"""Rules whose notes the table of completeness already shows."""
_Rule = Callable[[Case], Iterator[Finding]]

_NEEDED: Mapping[Place, _Rule] = {
    ("evidence",): within.results_have_evidence,
    ("consents",): consent.words_have_consent,
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
    replied: tuple[Problem, ...] = ()
    """The findings the school is told of, beside what is missing."""
    where: Mapping[Problem, str] = field(default_factory=dict)
    """The label of the place a finding is about, where its own words do not tell."""

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
        path = folder / files.ENTRY
        blank = Review(path, self.on, draft)
        try:
            source = read(path)
        except Rejected as rejected:
            return replace(blank, findings=rejected.problems, replied=rejected.problems)
        looked = look_at(folder, self.catalog.reference, self.on, draft=draft)
        filed = looked.filed
        catalog = self._with(filed) if draft and filed else self.catalog
        case = Case(filed.entry, filed.province, self.catalog.reference, self.on) if filed else None
        model = KINDS.get(str(source.data.get("kind")))
        needed = (
            [place for place, rule in _NEEDED.items() if any(True for _ in rule(case))]
            if case
            else [("consents",)]
        )
        whole = completeness(model, source.data, needed) if model else None
        own = {folder.name} if not draft or (filed and self._is_newer(filed)) else set()
        others = {slug: kept for slug, kept in self.store.sketches.items() if slug not in own}
        besides = tuple(looking_alike(source, filed, self.catalog, others, self.known)) if model else ()
        if draft:
            problems = looked.problems + tuple(_across(filed, catalog, source) if filed else ())
        else:
            notes = {source.problem(alike.told(one.likeness)) for one in besides}
            problems = tuple(one for one in self.store.problems if one.path == path and one not in notes)
        private = _problems(source, case, (*privacy.RULES, *consent.RULES))
        told = _problems(source, case, _IN_TABLE)
        asked = _problems(source, case, _NEEDED.values())
        lacking = {missing_field(model, one.place) for one in whole.missing} if model and whole else set()
        return replace(
            blank,
            kind=str(source.data.get("kind", "")),
            name=_text(source, ("title",)) or _text(source, ("name",)),
            unit=_text(source, ("unit", "name")),
            origin=_text(source, ("origin",)),
            taken=self.catalog.by_slug.get(folder.name) if draft else None,
            completeness=whole,
            judged=_judged(filed, catalog, self.on) if filed else None,
            where=_where(source, case) if case else {},
            findings=tuple(one for one in problems if one not in private | told),
            privacy=tuple(one for one in problems if one in private),
            besides=besides,
            replied=tuple(
                one
                for one in problems
                if one not in told | asked
                and one.message not in lacking
                and (one.severity is Severity.ERROR or one in private)
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


def _problems(source: Source, case: Case | None, rules: Iterable[_Rule]) -> set[Problem]:
    """What *rules* find in one entry; nothing where it cannot be read."""
    return {source.problem(finding) for rule in rules for finding in rule(case)} if case else set()


def _where(source: Source, case: Case) -> dict[Problem, str]:
    """The labels of the places that the rules within an entry speak of."""
    found = {source.problem(one): label(type(case.entry), one.place) for one in findings(case)}
    return {problem: words for problem, words in found.items() if words}


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
