"""Freezing an issue: what it shows of each entry on the day it is published."""

from datetime import date

from kho.derived.evidence import standing
from kho.derived.following import followers
from kho.derived.rounds.fairness import hardship_of, post_of
from kho.model.showcase import Choice, Draft, Figure, Follower, Issue, Published, Shown
from kho.publish import addresses
from kho.publish.cover import hue
from kho.publish.office_words import listed
from kho.publish.renderer import words
from kho.store.catalog import Catalog, Filed
from kho.store.issue_seal import digest


def freeze(draft: Draft, serial: int | None, catalog: Catalog, on: date) -> Published:
    """The issue that *draft* becomes on the day *on* as number *serial*; the rules have been kept."""
    issue = Issue.model_construct(
        number=serial,
        published_on=on,
        title=draft.title,
        editor=draft.editor,
        note=draft.note or "",
        calendar=draft.calendar,
        picks=tuple(_shown(choice, catalog, on) for choice in draft.picks),
    )
    return Published.model_construct(sha256=digest(issue), errata=(), issue=issue)


def _shown(choice: Choice, catalog: Catalog, on: date) -> Shown:
    """What an issue shows of an entry."""
    filed = catalog.by_slug[choice.entry]
    entry = filed.entry
    trust = int(standing(filed, catalog, on).level)
    return Shown.model_construct(
        slug=filed.slug,
        address=addresses.entry(filed),
        kind=words("KINDS")[entry.folder]["one"],
        title=filed.name,
        summary=entry.gist,
        why=choice.why,
        unit=entry.unit.name,
        province=catalog.reference.place_name(filed.entry) or None,
        levels=entry.levels,
        hardship=hardship_of(filed),
        post=post_of(filed, catalog),
        trust=trust,
        trust_word=words("LEVELS")[trust]["name"],
        hue=hue(filed, list(catalog.reference.areas)),
        change=entry.outcome if entry.followable else None,
        figures=_figures(filed),
        unknown=entry.limits,
        followers=_followers(filed, catalog, on),
        hearsay=entry.hearsay,
    )


MOST_FIGURES = 4


def _figures(filed: Filed) -> tuple[Figure, ...]:
    """The first figures, those that compare before and after in front."""
    found = sorted(filed.entry.figures, key=lambda one: one.first is None)
    return tuple(
        Figure.model_construct(
            measure=one.measure,
            before=None if one.series or one.first is None else listed((one,), "began"),
            after=listed((one,), "reached"),
            unit=one.unit,
        )
        for one in found[:MOST_FIGURES]
    )


def _followers(filed: Filed, catalog: Catalog, on: date) -> tuple[Follower, ...]:
    """Who follows a practice, says that it works at least partly, and has confirmed it by *on*."""
    return tuple(
        Follower.model_construct(slug=one.slug, unit=one.entry.unit.name, since=one.entry.since.label)
        for one in followers(filed.slug, catalog, on)
    )
