"""The frame of a report: who reports to whom, about what. What only a person knows of it stands as a gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kho.derived.report.period import Period
from kho.derived.report.subject import Subject
from kho.publish import addresses
from kho.publish.gaps import gap, short, unmarked
from kho.publish.office_words import said
from kho.publish.papers.letterhead import Letter, Signature
from kho.words.terms import Level, Tier

_WORDS = "report/words.jinja"
_COMMUNE_LEVELS = {Level.PRESCHOOL, Level.PRIMARY, Level.LOWER_SECONDARY}


@dataclass(frozen=True)
class Given:
    """What the caller knows of the frame."""

    to: str | None = None
    sender: str | None = None
    superior: str | None = None
    place: str | None = None
    on: date | None = None
    """The day of the letter; None is the day up to which it tells."""


@dataclass(frozen=True)
class Frame:
    """The frame of a report of one kind."""

    kind: str
    """Its name in the words of reports: `dien-hinh`."""
    subject: Subject
    period: Period
    on: date
    levels: tuple[Level, ...]
    """The levels of schooling of what is reported."""
    given: Given

    @property
    def words(self) -> Mapping[str, str]:
        """The words of this kind: what it is called, its number, what it is about."""
        found: Mapping[str, str] = said(_WORDS, "REPORTS")[self.kind]
        return found

    @property
    def name(self) -> str:
        """What the subject is called; its name cannot pose as a gap."""
        return unmarked(self.subject.name)

    @property
    def to(self) -> str:
        """To whom it goes."""
        return self.given.to or gap(said(_WORDS, "TO")[self._way])

    @property
    def about(self) -> str:
        """Its subject line."""
        return self.words["about"].format(self.name, self.period.label)

    @property
    def attached(self) -> str:
        """What an annex belongs to."""
        return self.words["attached"].format(self.name)

    @property
    def letter(self) -> Letter:
        """The letter: a team, a unit report for themselves; who does for a commune or a province is not said here."""
        superior = self.given.superior or unmarked(self._school) or _gap("superior")
        return Letter(
            superior=superior,
            body=self.given.sender or (self.name if self.subject.unit else _gap("body")),
            number=self.words["number"],
            place=self.given.place or _gap("place"),
            on=self.given.on or self.on,
            kind=self.words["kind"],
            about=self.about,
            recipients=said(_WORDS, "HEAD")["recipients"],
        )

    @property
    def signature(self) -> Signature:
        """Who signs."""
        return Signature(_gap("office"), _gap("name"))

    def page(self, site_url: str) -> str:
        """Where the subject stands on the site; a commune has no page but its province's."""
        subject = self.subject
        if subject.team:
            there = addresses.entry(subject.team)
        elif subject.unit:
            there = addresses.unit(subject.unit)
        else:
            there = addresses.word("provinces", subject.commune.province if subject.commune else subject.slug)
        return f"{site_url}{there}"

    @property
    def _school(self) -> str:
        """The unit a team belongs to; a cluster belongs to none of its schools."""
        team = self.subject.team
        return team.entry.unit.name if team and not self._cluster else ""

    @property
    def _cluster(self) -> bool:
        """Whether the team is a cluster of schools."""
        return self.subject.team is not None and self.subject.team.entry.is_cluster

    @property
    def _way(self) -> str:
        """Which way a report goes today, as far as the levels of what is reported tell it (S0-32)."""
        tier = self.subject.tier
        if tier is Tier.SCHOOL:
            found = set(self.levels)
            if found and found <= _COMMUNE_LEVELS:
                return "truong-xa"
            return "truong-so" if found == {Level.UPPER_SECONDARY} else "truong"
        return "cum" if self._cluster else tier.value


def _gap(name: str) -> str:
    """The gap of the frame called *name*."""
    return short(said(_WORDS, "HEAD")[name])
