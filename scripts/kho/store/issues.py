"""The issues of the showcase (S3-15): `_showcase/<quarter>.yml`, one a quarter, and `so-0.yml`, compiled, unnumbered.

A file is a draft until `kho showcase publish` has frozen it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from kho.model.showcase import Draft, Issue, Published
from kho.store.parse import parse_as
from kho.store.source import Source, read
from kho.words.file_rules import FileRule
from kho.words.problem import Problem, Rejected
from kho.words.when import Quarter

FOLDER = "_showcase"
COMPILED = "so-0"
"""The one issue that collects compiled entries: it bears no number and is free of the rule about levels."""


@dataclass(frozen=True)
class Edition:
    """A published issue at its address."""

    slug: str
    published: Published

    @property
    def issue(self) -> Issue:
        """What was published."""
        return self.published.issue

    @property
    def quarter(self) -> Quarter | None:
        """Its quarter; None for the compiled issue."""
        return quarter_of(self.slug)


@dataclass(frozen=True)
class Issues:
    """Every issue: those published, newest first, and the drafts; with their sources, to say where a problem stands."""

    editions: tuple[Edition, ...] = ()
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    def shown_before(self, slug: str) -> Mapping[str, str]:
        """Every entry that a numbered issue other than *slug* showed, with that issue."""
        return {
            pick.slug: edition.slug
            for edition in self.editions
            if edition.slug not in (slug, COMPILED)
            for pick in edition.issue.picks
            if pick.slug
        }

    @property
    def next_number(self) -> int:
        """The number of the next issue that bears one."""
        return 1 + max((edition.issue.number or 0 for edition in self.editions), default=0)


def quarter_of(slug: str) -> Quarter | None:
    """The quarter of the issue *slug*; None for the compiled one. Raises ValueError where it is no issue's name."""
    return None if slug == COMPILED else Quarter.parse(slug)


def load(exemplars: Path) -> Issues:
    """The issues of the data folder *exemplars*; none where there is no such folder.

    Raises:
        Rejected: with every problem of every file.
    """
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    drafts: dict[str, Draft] = {}
    editions: list[Edition] = []
    folder = exemplars / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name == ".DS_Store":
            continue
        if not is_issue(path):
            problems.append(_stray(path))
            continue
        try:
            source = sources[path.stem] = read(path)
            if "issue" in source.data or "sha256" in source.data:
                editions.append(Edition(path.stem, parse_as(Published, source)))
            else:
                drafts[path.stem] = parse_as(Draft, source)
        except Rejected as rejected:
            problems += rejected.problems
    if problems:
        raise Rejected(problems)
    newest = sorted(editions, key=lambda one: (one.issue.published_on, one.issue.number or 0), reverse=True)
    return Issues(tuple(newest), drafts, sources)


def is_issue(path: PurePath) -> bool:
    """Whether a file of that name is an issue."""
    try:
        quarter_of(path.stem)
    except ValueError:
        return False
    return path.suffix == ".yml"


def _stray(path: Path) -> Problem:
    return Problem(
        path,
        1,
        1,
        "Tệp này không phải một số bản tin.",
        f"Tên tệp là quý, ví dụ 2026-q4.yml, hoặc {COMPILED}.yml.",
        rule=FileRule.PLACE,
    )
