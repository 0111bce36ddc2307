"""How far to trust an entry: the evidence level, cumulative, and what would raise it (S1-9, S1-15, S3-4).

0 mới kể · 1 có sản phẩm hoặc nguồn xem được · 2 có số liệu trước – sau, có cỡ mẫu và cách đo ·
3 hội đồng hoặc tập thể thẩm định, có văn bản · 4 đơn vị khác làm theo và xác nhận.

Praise without figures stays at 1. A link found dead in two checks no longer counts. Once a review is overdue
nothing beyond what anyone can still see for himself (level 1) counts. A level may fall.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import partial
from itertools import pairwise, takewhile

from kho.derived.milestones import overdue
from kho.model.proof import Appraisal, Evidence, Product, SourceLink
from kho.store.catalog import Catalog, Filed
from kho.words.terms import Conclusion


class Level(IntEnum):
    """The five steps; words for them stand in the templates."""

    TOLD = 0
    SHOWN = 1
    MEASURED = 2
    APPRAISED = 3
    FOLLOWED = 4


class Gap(IntEnum):
    """What keeps an entry from the next level."""

    NONE = 0
    NOTHING_TO_SEE = 1
    NO_FIGURES = 2
    NO_BEFORE = 3
    NO_SAMPLE_OR_METHOD = 4
    NOT_APPRAISED = 5
    APPRAISAL_WITHOUT_NUMBER = 6
    APPRAISAL_FAILED = 7
    NOT_FOLLOWED = 8
    NOT_CONFIRMED = 9
    OVERDUE = 10
    NO_WORK = 11
    TIP_ENDS_HERE = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """The level an entry has, what it rests on, and what keeps it from the next."""

    level: Level
    gap: Gap
    through: str = ""
    """For people: the slug of the work that carries the level."""


def standing(filed: Filed, catalog: Catalog, on: date) -> Standing:
    """The evidence level of *filed* on the day *on*; of what is in *catalog*, worked out once."""
    if not catalog.holds(filed):
        return _climbed(filed, catalog, on)
    return catalog.once((standing, filed.slug, on), partial(_climbed, filed, catalog, on))


def _climbed(filed: Filed, catalog: Catalog, on: date) -> Standing:
    """The evidence level by the rules of its kind."""
    if not filed.entry.followable:
        return _of_people(filed, catalog, on)
    most = Level(filed.entry.reaches)
    found = _of_practice(filed, catalog, on, most)
    ends_here = found.level is most is not Level.FOLLOWED
    return Standing(found.level, Gap.TIP_ENDS_HERE) if ends_here else found


def _of_people(filed: Filed, catalog: Catalog, on: date) -> Standing:
    """A person, collective or group has the highest level of its works, else at most 1."""
    works = [
        (standing(work, catalog, on), work.slug)
        for work in catalog.works.get(filed.slug, ())
        if work.entry.followable
    ]
    best = max(works, key=lambda pair: pair[0].level, default=None)
    if best and best[0].level > Level.TOLD:
        return Standing(best[0].level, best[0].gap, best[1])
    return (
        Standing(Level.SHOWN, Gap.NO_WORK)
        if _visible(filed, catalog)
        else Standing(Level.TOLD, Gap.NOTHING_TO_SEE)
    )


def _of_practice(filed: Filed, catalog: Catalog, on: date, most: Level) -> Standing:
    """Climb from level to level until something is missing."""
    level = Level.TOLD
    for gap in _gaps(filed, catalog, on):
        if gap is not Gap.NONE:
            return Standing(level, gap)
        level = Level(level + 1)
        if level is most:
            break
    return Standing(level, Gap.NONE)


def _gaps(filed: Filed, catalog: Catalog, on: date) -> Iterator[Gap]:
    """For each level from 1 up: what is missing for it, or NONE."""
    yield Gap.NONE if _visible(filed, catalog) else Gap.NOTHING_TO_SEE
    yield Gap.OVERDUE if overdue(filed, on) else figures_gap(filed)
    yield _appraisal_gap(filed, catalog, on)
    yield following_gap(filed, catalog, on)


def _visible(filed: Filed, catalog: Catalog) -> bool:
    """Whether anyone can see a product, a piece of evidence or a source: a live link or a file."""
    entry = filed.entry
    shown: list[Evidence | SourceLink | Product] = [
        *entry.evidence,
        *entry.sources,
        *entry.made,
    ]
    return any(_opens(item, catalog) for item in shown)


def _opens(item: Evidence | SourceLink | Product | Appraisal, catalog: Catalog) -> bool:
    """Whether anyone can open *item*: a file kept here, or a link that was not found dead."""
    if not isinstance(item, SourceLink) and item.file:
        return True
    return item.url is not None and item.url not in catalog.dead_links


def figures_gap(filed: Filed) -> Gap:
    """What keeps the figures from counting: one indicator with before, after, sample and method is enough."""
    found = filed.entry.figures
    if not found:
        return Gap.NO_FIGURES
    paired = [indicator for indicator in found if indicator.before is not None]
    if not paired:
        return Gap.NO_BEFORE
    return Gap.NONE if any(one.sample and one.method for one in paired) else Gap.NO_SAMPLE_OR_METHOD


def _done(filed: Filed, on: date) -> list[Appraisal]:
    """The appraisals up to *on* in time order; of one day, the one written last is the last."""
    return sorted(
        (appraisal for appraisal in filed.entry.appraisals if appraisal.on.earliest <= on),
        key=lambda appraisal: appraisal.on.latest,
    )


@dataclass(frozen=True, slots=True)
class Move:
    """An appraisal that moved the level: from where to where, all else being as it is today."""

    appraisal: Appraisal
    before: Level
    after: Level


def moves(filed: Filed, catalog: Catalog, on: date) -> tuple[Move, ...]:
    """The appraisals up to *on* that raised or lowered the level of *filed*, in time order (S1-31, S3-11)."""
    done = _done(filed, on)
    levels = []
    for count in range(len(done) + 1) if done else ():
        entry = filed.entry.model_copy(update={"appraisals": tuple(done[:count])})
        levels.append(standing(replace(filed, entry=entry), catalog, on).level)
    return tuple(
        Move(appraisal, before, after)
        for appraisal, (before, after) in zip(done, pairwise(levels), strict=True)
        if before is not after
    )


def _appraisal_gap(filed: Filed, catalog: Catalog, on: date) -> Gap:
    """The last appraisal up to *on* decides: a later one can lower the level (S1-31).

    Any that passed since the last failure may bring the paper.
    """
    done = _done(filed, on)
    if not done:
        return Gap.NOT_APPRAISED
    passed = list(takewhile(lambda one: one.conclusion is Conclusion.PASSED, reversed(done)))
    if not passed:
        return Gap.APPRAISAL_FAILED
    on_paper = any(one.number or _opens(one, catalog) for one in passed)
    return Gap.NONE if on_paper else Gap.APPRAISAL_WITHOUT_NUMBER


def following_gap(filed: Filed, catalog: Catalog, on: date) -> Gap:
    """Another unit follows it, with a verdict that it works at least partly, and confirms it (S3-9 f)."""
    following = [
        one.entry
        for one in catalog.adoptions.get(filed.slug, ())
        if one.entry.since.earliest <= on and one.entry.verdict.followed
    ]
    if not following:
        return Gap.NOT_FOLLOWED
    confirmed = any(one.confirmed_by and one.confirmed_by.on.earliest <= on for one in following)
    return Gap.NONE if confirmed else Gap.NOT_CONFIRMED
