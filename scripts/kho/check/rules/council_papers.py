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
class Desk:
    """What a rule may look at: the papers, the store, the day."""

    papers: Proceedings
    catalog: Catalog
    on: date


def sessions(desk: Desk) -> Iterator[tuple[Stage, Session]]:
    """The stages that met, from below."""
    for stage in desk.papers.round.stages:
        session = desk.papers.sessions.get(stage.slug)
        if session:
            yield stage, session
