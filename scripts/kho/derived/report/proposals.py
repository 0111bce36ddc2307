"""Who is proposed for commendation (S0-29, S1-31, S2-23, S3-13), and how the honours are shared (S1-21).

Only what entries record as proposed. Pure: catalogue, subject, period and day in, data out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kho.derived.evidence import Level as Trust
from kho.derived.report.period import Period
from kho.derived.report.reported import Reported
from kho.derived.report.statement import reported, statement
from kho.derived.report.subject import Subject
from kho.derived.rounds.fairness import front_of, hardship_of, post_of
from kho.model import Entry
from kho.model.proof import Recognition
from kho.store.catalog import Catalog, Filed
from kho.store.round_files import FiledRound
from kho.words.terms import Conclusion, Front, Hardship, Judged, Level, Origin, Post, RecognitionStatus
from kho.words.text import SortKey, name_key, sort_key


class Side(StrEnum):
    """Offices list collectives, people and works apart, in this order; words for them stand in the template."""

    COLLECTIVE = "tap_the"
    PERSON = "ca_nhan"
    WORK = "sang_kien"


@dataclass(frozen=True)
class Proposed:
    """Somebody or something that is proposed, for what, to whom."""

    row: Reported
    asked: tuple[Recognition, ...]
    post: Post | None
    rounds: tuple[FiledRound, ...]
    """The rounds that chose it."""

    @property
    def filed(self) -> Filed:
        """The entry."""
        return self.row.filed

    @property
    def front(self) -> Front | None:
        """Front line or manager."""
        return front_of(self.post)

    @property
    def side(self) -> Side:
        """Where it is listed."""
        return _SIDES.get(self.filed.entry.judged, Side.PERSON)


_SIDES: Mapping[Judged | None, Side] = {Judged.COLLECTIVE: Side.COLLECTIVE, Judged.INNOVATION: Side.WORK}
"""Where what a rubric judges is listed; all else is a person."""


@dataclass(frozen=True)
class Proposals:
    """Everybody who is proposed in a period: collectives, people, works, each in the order of names."""

    subject: Subject
    period: Period
    on: date
    all: tuple[Proposed, ...]

    @property
    def sides(self) -> Mapping[Side, tuple[Proposed, ...]]:
        """They by where they are listed."""
        found = {side: tuple(one for one in self.all if one.side is side) for side in Side}
        return {side: group for side, group in found.items() if group}

    @property
    def asked(self) -> Mapping[tuple[str, str], tuple[Proposed, ...]]:
        """Who is proposed for what, by the body that decides and the name of the honour."""
        found: dict[tuple[str, str], tuple[Proposed, ...]] = {}
        for one in self.all:
            for key in dict.fromkeys((wish.body or "", wish.title) for wish in one.asked):
                found[key] = (*found.get(key, ()), one)
        return found

    @property
    def rounds(self) -> Mapping[str, FiledRound]:
        """The rounds that chose any of them."""
        return {round_.slug: round_ for one in self.all for round_ in one.rounds}

    @property
    def unreviewed(self) -> tuple[Proposed, ...]:
        """Those of whom the store knows neither a round nor an appraisal that they passed."""
        return tuple(
            one
            for one in self.all
            if not one.rounds and all(done.conclusion is not Conclusion.PASSED for done in one.row.appraisals)
        )

    @property
    def fronts(self) -> Mapping[Front | None, Mapping[Post | None, int]]:
        """How many of each side: those at the front line, managers, collectives; and of each post there."""
        found: dict[Front | None, Counter[Post | None]] = {}
        for one in self.all:
            found.setdefault(one.front, Counter())[one.post] += 1
        return {side: found[side] for side in (*Front, None) if side in found}

    @property
    def levels(self) -> Mapping[Level, int]:
        """How many stand for each level of schooling."""
        found = Counter(level for one in self.all for level in one.filed.entry.levels)
        return {level: found[level] for level in Level if found[level]}

    @property
    def places(self) -> Mapping[Hardship | None, int]:
        """How many work in each kind of place."""
        found = Counter(hardship_of(one.filed) for one in self.all)
        return {place: found[place] for place in (*Hardship, None) if found[place]}

    @property
    def first_time(self) -> int:
        """How many were never granted anything that the store knows of."""
        return sum(not one.row.granted for one in self.all)


def proposals(catalog: Catalog, subject: Subject, period: Period, on: date) -> Proposals:
    """Who of *subject* is proposed up to *on*: in *period*, or without a date that says when."""
    asked = {
        filed.slug: wishes
        for filed in subject.entries(catalog)
        if filed.entry.has_page and (wishes := tuple(_wishes(filed.entry, period, on)))
    }
    rounds = [
        one
        for one in catalog.rounds.values()
        if all(outcome.published_on <= on for outcome in one.outcomes.values())
    ]
    found = [
        Proposed(
            row,
            asked[row.filed.slug],
            post_of(row.filed, catalog),
            tuple(one for one in rounds if row.filed.slug in one.crowned),
        )
        for row in reported(map(catalog.by_slug.__getitem__, asked), catalog, on)
    ]
    order = list(Side)
    found.sort(key=lambda one: (order.index(one.side), _names(one.filed), one.filed.slug))
    return Proposals(subject, period, on, tuple(found))


def _wishes(entry: Entry, period: Period, on: date) -> Iterator[Recognition]:
    """What *entry* is proposed for up to *on*, in *period* or without a date."""
    for one in entry.recognitions:
        if one.status is not RecognitionStatus.PROPOSED or (one.on and one.on.earliest > on):
            continue
        if one.on is None:
            if one.school_year is None or one.school_year in period.school_years:
                yield one
        elif one.school_year == period.span or period.dates(entry, one.on):
            yield one


def might_be(catalog: Catalog, subject: Subject, period: Period, on: date) -> tuple[Reported, ...]:
    """What of the period could be proposed: figures or an appraisal behind it, the best proved first."""
    rows = statement(catalog, subject, period, on).rows
    fit = (
        row
        for row in rows
        if row.filed.entry.origin is Origin.SUBMITTED
        and (row.standing.level >= Trust.MEASURED or row.appraisals)
        and not row.proposed
    )
    return tuple(sorted(fit, key=lambda row: (-row.standing.level, sort_key(row.filed.name))))


def _names(filed: Filed) -> tuple[SortKey, ...]:
    """People by tên, đệm, họ; all else by its name."""
    return name_key(filed.name) if filed.entry.person_role else (sort_key(filed.name),)
