"""How far to trust an entry: the evidence level, cumulative, and what would raise it (S1-9, S1-15, S3-4).

0 mới kể · 1 có sản phẩm hoặc nguồn xem được · 2 có số liệu trước – sau hoặc so với nhóm đối chứng, tốt lên, có cỡ mẫu
và cách đo · 3 hội đồng hoặc tập thể thẩm định, có văn bản · 4 đơn vị khác làm theo và xác nhận.

Praise without figures stays at 1, and so do figures that did not improve. A link found dead in two checks no longer
counts. Once a review is overdue nothing beyond what anyone can still see for himself (level 1) counts. A level may
fall.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from itertools import pairwise

from kho.derived.appraised import done, is_numbered, standing_passes
from kho.derived.figures import Trend, compares, is_measured, trend
from kho.derived.following import followers
from kho.derived.freshness import overdue
from kho.derived.once import once
from kho.model.proof import Appraisal
from kho.store.catalog import Catalog, Filed, Openable


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
    NO_DIRECTION = 13
    NOT_BETTER = 14
    APPRAISED_BY_ITSELF = 15


@dataclass(frozen=True, slots=True)
class Standing:
    """The level an entry has, what it rests on, and what keeps it from the next."""

    level: Level
    gap: Gap
    through: str = ""
    """For people: the slug of the work that carries the level."""


@once
def standing(filed: Filed, catalog: Catalog, on: date) -> Standing:
    """The evidence level of *filed* on the day *on*, by the rules of its kind."""
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
    shown: list[Openable] = [
        *entry.evidence,
        *entry.sources,
        *entry.made,
    ]
    return any(map(catalog.opens, shown))


def figures_gap(filed: Filed) -> Gap:
    """What keeps the figures from counting: one that compares, with sample and method, and went the good way."""
    found = filed.entry.figures
    if not found:
        return Gap.NO_FIGURES
    paired = [one for one in found if compares(one)]
    if not paired:
        return Gap.NO_BEFORE
    measured = [one for one in paired if is_measured(one)]
    if not measured:
        return Gap.NO_SAMPLE_OR_METHOD
    ways = {trend(one) for one in measured}
    if Trend.BETTER in ways:
        return Gap.NONE
    return Gap.NO_DIRECTION if Trend.UNTOLD in ways else Gap.NOT_BETTER


@dataclass(frozen=True, slots=True)
class Move:
    """An appraisal that moved the level: from where to where, all else being as it is today."""

    appraisal: Appraisal
    before: Level
    after: Level


def moves(filed: Filed, catalog: Catalog, on: date) -> tuple[Move, ...]:
    """The appraisals up to *on* that raised or lowered the level of *filed*, in time order (S1-31, S3-11)."""
    told = done(filed.entry, on)
    levels = []
    for count in range(len(told) + 1) if told else ():
        entry = filed.entry.model_copy(update={"appraisals": tuple(told[:count])})
        levels.append(standing(replace(filed, entry=entry), catalog, on).level)
    return tuple(
        Move(appraisal, before, after)
        for appraisal, (before, after) in zip(told, pairwise(levels), strict=True)
        if before is not after
    )


def _appraisal_gap(filed: Filed, catalog: Catalog, on: date) -> Gap:
    """The last appraisal up to *on* that counts decides: a later one can lower the level (S1-31).

    Any that passed since the last failure may bring the paper.
    """
    passed = standing_passes(filed.entry, on)
    if passed is None:
        return Gap.APPRAISAL_FAILED
    if not passed:
        return Gap.APPRAISED_BY_ITSELF if done(filed.entry, on) else Gap.NOT_APPRAISED
    on_paper = any(is_numbered(one) or catalog.opens(one) for one in passed)
    return Gap.NONE if on_paper else Gap.APPRAISAL_WITHOUT_NUMBER


def following_gap(filed: Filed, catalog: Catalog, on: date) -> Gap:
    """Another unit follows it, with a verdict that it works at least partly, and confirms it (S3-9 f)."""
    if followers(filed.slug, catalog, on):
        return Gap.NONE
    told = any(
        one.entry.since.earliest <= on and one.entry.verdict.followed
        for one in catalog.adoptions.get(filed.slug, ())
    )
    return Gap.NOT_CONFIRMED if told else Gap.NOT_FOLLOWED
