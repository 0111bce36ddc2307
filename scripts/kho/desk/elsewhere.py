"""What the rest of the store says of entries that are taken down: its files as they are without them.

Frozen issues keep a digest (S3-15), published rounds keep their counts with the day (S1-7), paths and drafts lose a
step. Nothing is written here.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kho.model import KINDS
from kho.model.leaves import references
from kho.model.reference import Paths
from kho.model.showcase import Draft
from kho.model.values import Ref
from kho.store import issues as showcase
from kho.store.issue_seal import text as frozen_text
from kho.store.issue_seal import without
from kho.store.issues import Issues
from kho.store.parse import parse_as
from kho.store.record_yaml import as_yaml
from kho.store.round_files import FOLDER, load_rounds
from kho.store.source import Source, parse_text, read
from kho.words.file_rules import FileRule
from kho.words.problem import Finding, Place, Problem, Rejected, quoted

HINT = "Sửa chỗ này trước, hoặc gỡ cả hai trong một lệnh."


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file as it is without what goes, and what that did to it, in Vietnamese."""

    path: Path
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What becomes of the other files; and what of them a person has to change first."""

    rewritten: tuple[Rewritten, ...]
    hindered: tuple[Problem, ...]


def points_at(ref: Ref, slugs: Collection[str]) -> bool:
    """Whether *ref* names one of the entries *slugs*, not a word of a vocabulary that looks the same."""
    return ref in slugs and not KINDS.keys().isdisjoint(ref.vocabulary.split("|"))


def everywhere_else(exemplars: Path, slugs: frozenset[str], on: date) -> Elsewhere:
    """The files of *exemplars* beside its entries without the entries *slugs*, which go on the day *on*.

    Raises:
        Rejected: with every problem of a file that cannot be read: it could name anything.
    """
    issues = showcase.load(exemplars)
    found = [*_issues(issues, slugs, on), *_rounds(exemplars, slugs, on)]
    hindered: list[Problem] = []
    for one in (*_drafts(issues, slugs), *_paths(exemplars, slugs)):
        if isinstance(one, Problem):
            hindered.append(one)
        else:
            found.append(one)
    return Elsewhere(tuple(found), tuple(hindered))


def _issues(issues: Issues, slugs: frozenset[str], on: date) -> Iterator[Rewritten]:
    """The published issues that showed one of *slugs*: their erratum follows from the gap that stays (S3-15)."""
    for edition in issues.editions:
        left = without(edition.published, slugs, on)
        if left != edition.published:
            says = "đã rút phần nói về mục ấy; số ấy tự in lời đính chính"
            yield Rewritten(issues.sources[edition.slug].path, frozen_text(left), says)


def _rounds(exemplars: Path, slugs: frozenset[str], on: date) -> Iterator[Rewritten]:
    """The published outcomes that chose one of *slugs*: the counts stay those of their day, and say so."""
    rounds, problems = load_rounds(exemplars)
    if problems:
        raise Rejected(problems)
    for filed in rounds.values():
        for stage, outcome in filed.outcomes.items():
            left = tuple(one for one in outcome.chosen if one.entry not in slugs)
            if gone := len(outcome.chosen) - len(left):
                told = outcome.model_copy(
                    update={"chosen": left, "removed": (*outcome.removed, *([on] * gone))}
                )
                says = (
                    "đã bỏ mục ấy khỏi danh sách được chọn; các con số giữ như ngày công bố và trang nói rõ"
                )
                yield Rewritten(exemplars / FOLDER / filed.slug / f"{stage}.yml", as_yaml(told), says)


def _drafts(issues: Issues, slugs: frozenset[str]) -> Iterator[Rewritten | Problem]:
    """The drafts of issues that have chosen one of *slugs*, without that choice."""
    for slug, draft in issues.drafts.items():
        source = issues.sources[slug]
        chosen = [("picks", index) for index, one in enumerate(draft.picks) if one.entry in slugs]
        left = draft.model_copy(update={"picks": tuple(one for one in draft.picks if one.entry not in slugs)})
        if chosen and (text := _cut(source, chosen, left)):
            yield Rewritten(source.path, text, "đã bỏ mục ấy khỏi bản nháp")
        elif chosen:
            yield _hindrance(
                source, (*chosen[0], "entry"), "Bản nháp này còn chọn", draft.picks[chosen[0][1]].entry
            )


def _paths(exemplars: Path, slugs: frozenset[str]) -> Iterator[Rewritten | Problem]:
    """The paths of the store without the steps on *slugs*; a path of which one step is left goes as a whole."""
    path = exemplars / "_reference" / "paths.yml"
    if not path.exists():
        return
    source = read(path)
    paths = parse_as(Paths, source)
    stepped = [(place[:-1], ref) for place, ref in references(paths) if points_at(ref, slugs)]
    if not stepped:
        return
    cut, left, short = [], [], []
    for index, one in enumerate(paths.paths):
        kept = tuple(step for step in one.steps if step.entry not in slugs)
        if len(kept) > 1:
            left.append(one.model_copy(update={"steps": kept}))
            cut += [place for place, _ref in stepped if place[:2] == ("paths", index)]
        else:
            cut.append(("paths", index))
            short.append(one.name)
    text = _cut(source, cut, paths.model_copy(update={"paths": tuple(left)}))
    if text is None:
        yield _hindrance(source, (*stepped[0][0], "entry"), "Lối đi này còn dẫn tới", stepped[0][1])
        return
    gone = "".join(f"; {quoted(name)} không còn đủ hai bước nên bỏ cả lối đi" for name in short)
    yield Rewritten(path, text, f"đã bỏ bước dẫn tới mục ấy{gone}")


def _hindrance(source: Source, place: Place, says: str, slug: str) -> Problem:
    return source.problem(Finding(place, f"{says} {quoted(slug)}.", HINT, rule=FileRule.FREE))


def _cut(source: Source, places: Collection[Place], left: Draft | Paths) -> str | None:
    """The text of *source* without the list items at *places*; None where it would not read as *left*.

    An item goes with all up to what follows it, remarks included: they may speak of it.
    """
    lines = source.text.splitlines(keepends=True)
    for place in sorted(places, reverse=True):
        first = source.positions[place][0]
        after = [
            at[0] for other, at in source.positions.items() if at[0] > first and other[: len(place)] != place
        ]
        del lines[first - 1 : min(after, default=len(source.text.splitlines()) + 1) - 1]
    text = "".join(lines)
    try:
        return text if parse_as(type(left), parse_text(text, source.path)) == left else None
    except Rejected:
        return None
