"""What a rule about the papers of a round may look at: the papers, the store, the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kho.derived.rounds.choosing import Proceedings
from kho.model.proceedings import Session
from kho.model.selection import Stage
from kho.store.catalog import Catalog
from kho.words.problem import Finding

Placed = tuple[str, Finding]
"""The paper, without `.yml`, and the finding."""


@dataclass(frozen=True)
class CouncilCase:
    """What a rule may look at: the papers, the store, the day."""

    papers: Proceedings
    catalog: Catalog
    on: date


def sessions(case: CouncilCase) -> Iterator[tuple[Stage, Session]]:
    """The stages that met, from below."""
    for stage in case.papers.round.stages:
        session = case.papers.sessions.get(stage.slug)
        if session:
            yield stage, session
