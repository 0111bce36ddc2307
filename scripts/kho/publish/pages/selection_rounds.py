"""The selection rounds in public: the list, and a page for each that explains itself to a parent (S1-7)."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

from kho.derived.rounds.fairness import from_data
from kho.model.selection import Stage
from kho.publish import addresses
from kho.publish.renderer import Page
from kho.store.catalog import Catalog
from kho.store.round_files import FiledRound
from kho.store.site import Site


class State(Enum):
    """Where a stage stands on a day."""

    TO_COME = "sap-toi"
    RUNNING = "dang-xet"
    DUE = "cho-cong-bo"
    PUBLISHED = "da-cong-bo"
    PASSED = "da-xet"


DONE = frozenset({State.PUBLISHED, State.PASSED})
"""Nothing more is to come of such a stage; of one below a published one a council need not tell more."""


def pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The list of rounds, the newest first, and a page for each."""
    rounds = sorted(
        catalog.rounds.values(), key=lambda one: (-one.round.stages[-1].closes.toordinal(), one.slug)
    )
    rows = [{"filed": one, "state": _state_of_round(one, site.on)} for one in rounds]
    yield Page(f"{addresses.ROUNDS}/", "dot-xet-list.md.jinja", {"rounds": rows})
    for one in rounds:
        yield Page(addresses.round_(one.slug), "dot-xet.md.jinja", _values(one, site))


def _values(filed: FiledRound, site: Site) -> dict[str, Any]:
    """What a round's page shows."""
    return {
        "round": filed.round,
        "quarter": filed.quarter,
        "crowned": frozenset(filed.crowned),
        "stages": [
            {
                "stage": stage,
                "state": state(filed, stage, site.on),
                "outcome": filed.outcomes.get(stage.slug),
                "tables": from_data(outcome.fair_share)
                if (outcome := filed.outcomes.get(stage.slug))
                else (),
            }
            for stage in filed.round.stages
        ],
    }


def state(filed: FiledRound, stage: Stage, on: date) -> State:
    """Where *stage* stands on the day *on*."""
    if stage.slug in filed.outcomes:
        return State.PUBLISHED
    later = filed.round.stages[filed.round.stages.index(stage) + 1 :]
    if any(one.slug in filed.outcomes for one in later):
        return State.PASSED
    if on < stage.opens:
        return State.TO_COME
    return State.RUNNING if on <= stage.closes else State.DUE


def _state_of_round(filed: FiledRound, on: date) -> State:
    """The state of the first stage whose outcome is not published."""
    return next(
        (found for stage in filed.round.stages if (found := state(filed, stage, on)) not in DONE),
        State.PUBLISHED,
    )
