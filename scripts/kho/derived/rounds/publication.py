"""From the papers of a stage to what everybody may know of it (S1-7): counts, who was chosen and why, fair share."""

from datetime import date

from kho.derived.rounds.choosing import Proceedings, chosen, considered, is_late, next_tier
from kho.derived.rounds.eligibility import eligible
from kho.derived.rounds.fairness import Table, as_data, fair_share, past, public
from kho.model.selection import Chosen, Counts, Outcome, Stage
from kho.store.catalog import Catalog
from kho.store.round_files import route


def tables(papers: Proceedings, stage: Stage, catalog: Catalog, on: date) -> tuple[Table, ...]:
    """Fair share at *stage*, for its council: as it met, else as of the day *on*."""
    session = papers.sessions.get(stage.slug)
    day = session.on if session else on
    could = [
        one
        for one in eligible(papers.round.nominees, catalog, day)
        if not stage.levels or set(stage.levels) & set(one.entry.levels)
    ]
    levels = {one.entry: one.level for one in considered(papers, stage)}
    before = past(catalog, day, papers.opening.round)
    return fair_share(could, levels, chosen(papers, stage), catalog, before)


def outcome(papers: Proceedings, stage: Stage, catalog: Catalog, on: date) -> Outcome:
    """What is published of *stage*, which has met and has numbered minutes, on the day *on*."""
    session = papers.sessions[stage.slug]
    there = considered(papers, stage)
    mine = [one for one in papers.nominations if stage in route(papers.round, one.level)]
    reached = {one.entry: one for one in there}
    first = [one for one in mine if route(papers.round, one.level)[0] == stage]
    return Outcome.model_construct(
        held_on=session.on,
        number=session.number or "",
        published_on=on,
        counts=Counts.model_construct(
            nominated=len(mine),
            considered=len(there),
            chosen=len(session.chosen),
            rolled_over=sum(is_late(papers.round, one) for one in first),
        ),
        chosen=tuple(
            Chosen.model_construct(
                entry=one.entry,
                level=reached[one.entry].level,
                reason=one.reason,
                tests=one.tests,
                passed_to=next_tier(papers, stage, reached[one.entry].level),
            )
            for one in session.chosen
            if catalog.withdrawn.gone_on(one.entry) is None
        ),
        removed=tuple(gone for one in session.chosen if (gone := catalog.withdrawn.gone_on(one.entry))),
        fewer_because=session.fewer_because,
        fair_share=as_data(public(tables(papers, stage, catalog, on))),
    )
