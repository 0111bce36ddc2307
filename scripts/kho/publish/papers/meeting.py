"""A stage that met, with everything that its papers print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kho.derived.rounds.choosing import Proceedings, considered, is_late, next_tier
from kho.derived.rounds.voting import jurors
from kho.model.proceedings import Decision, Juror, Nomination, Session, Vote
from kho.model.selection import Stage
from kho.publish.papers.letterhead import Letter
from kho.store.catalog import Catalog, Filed
from kho.store.round_files import route
from kho.words.terms import ExemplarTest, Tier

_NO_PLACE = "…"
GONE = "một mục đã gỡ khỏi kho"
"""What stands for a nominee that was withdrawn from the store since: its vote stays on record, its name does not."""


@dataclass(frozen=True)
class Considered:
    """A nominee before the council."""

    nomination: Nomination
    filed: Filed | None
    """None where it was withdrawn from the store since."""
    vote: Vote | None
    decision: Decision | None
    onward: Tier | None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.filed.name if self.filed else GONE

    @property
    def unit(self) -> str:
        """Where it comes from."""
        return self.filed.entry.unit.name if self.filed else ""

    @property
    def reasons(self) -> tuple[tuple[ExemplarTest, str], ...]:
        """What the nomination says to each test."""
        return tuple((test, getattr(self.nomination.reasons, test.value)) for test in ExemplarTest)


@dataclass(frozen=True)
class Meeting:
    """A stage that met, with all that its papers print."""

    papers: Proceedings
    stage: Stage
    session: Session
    catalog: Catalog

    def rows(self) -> tuple[Considered, ...]:
        """What was considered, in the order of the nominations."""
        return tuple(self._rows(considered(self.papers, self.stage)))

    def chosen(self) -> tuple[Considered, ...]:
        """What was chosen."""
        return tuple(row for row in self.rows() if row.decision)

    def aside(self) -> tuple[tuple[Considered, ...], tuple[Considered, ...]]:
        """What was late, and what was withdrawn before the stage met: told with the first stage of its way."""
        mine = [one for one in self.papers.nominations if self._begins(one)]
        late = [one for one in mine if is_late(self.papers.round, one)]
        gone = [
            one for one in mine if one not in late and one.withdrawn and one.withdrawn.on <= self.session.on
        ]
        return tuple(self._rows(late)), tuple(self._rows(gone))

    def _begins(self, nomination: Nomination) -> bool:
        """Whether the way of a nomination begins here."""
        return route(self.papers.round, nomination.level)[:1] == (self.stage,)

    def _rows(self, nominations: Sequence[Nomination]) -> Iterator[Considered]:
        votes = {one.entry: one for one in self.session.votes}
        decisions = {one.entry: one for one in self.session.chosen}
        for one in nominations:
            filed = self.catalog.by_slug.get(one.entry)
            onward = next_tier(self.papers, self.stage, one.level)
            yield Considered(one, filed, votes.get(one.entry), decisions.get(one.entry), onward)

    def letter(self, kind: str, about: str, *, landscape: bool = False) -> Letter:
        """The frame of a paper of this meeting."""
        head = self.papers.opening.letterhead
        return Letter(
            superior=head.superior,
            body=head.body,
            number=self.session.number or _NO_PLACE,
            place=head.place,
            on=self.session.on,
            kind=kind,
            about=about,
            recipients=head.recipients,
            landscape=landscape,
        )

    def officer(self, *offices: str) -> Juror | None:
        """The first member whose office begins with one of *offices*."""
        seated = jurors(self.papers, self.stage)
        return next((one for word in offices for one in seated if one.office.startswith(word)), None)
