"""What the store can say in a report on the exemplars of a unit or a province in a period (S3-13, S3-16, S2-18).

Who, what, evidence and product, how well it is proved, recognised by whom, followed by whom. Only what entries
say; what nobody wrote is left to the person who reports. Pure: catalogue, subject, period and day in, data out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from kho.catalog import Catalog, Filed
from kho.evidence import Standing, indicators, standing
from kho.following import Following, ledger
from kho.model import Collective, Exemplar, Group, Individual, Innovation, Tip
from kho.model.proof import Achievement, Appraisal, Evidence, Indicator, Product, Recognition, SourceLink
from kho.period import Period
from kho.subject import Subject
from kho.terms import Level, Origin, RecognitionStatus
from kho.text import sort_key
from kho.when import PartialDate

_ORDER = (Individual, Collective, Group, Innovation, Tip)


class Sign(StrEnum):
    """What places an entry in a period; words for it stand in the template."""

    NAMED = "nam-hoc"
    REGISTERED = "dang-ky"
    RESULT = "ket-qua"
    PUBLISHED = "vao-kho"
    APPRAISED = "tham-dinh"
    HONOURED = "khen"
    FOLLOWED = "lam-theo"


_Signs = tuple[tuple[Sign, PartialDate | None], ...]


@dataclass(frozen=True)
class Reported:
    """An exemplar in a report, with what belongs to it up to the day of the report."""

    filed: Filed
    signs: _Signs
    standing: Standing
    works: tuple[Filed, ...]
    """What its person or collective made that is not reported itself."""
    beside: tuple[Filed, ...]
    """What its person or collective made that is reported itself, where its proof stands."""
    followers: tuple[Following, ...]
    on: date

    @property
    def compiled(self) -> bool:
        """Whether it was compiled from public sources and its unit did not confirm it."""
        return self.filed.entry.origin is Origin.COMPILED

    @property
    def taken_up(self) -> bool:
        """Whether another unit found that it works for it, at least partly."""
        return any(one.adoption.verdict.followed for one in self.followers)

    @cached_property
    def _told(self) -> tuple[Filed, ...]:
        """The entry and what its person or collective made."""
        return (self.filed, *self.works)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything one can look at."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.evidence))

    @property
    def sources(self) -> tuple[SourceLink, ...]:
        """The public sources."""
        return tuple(dict.fromkeys(one for told in self._told for one in told.entry.sources))

    @property
    def products(self) -> tuple[Product, ...]:
        """What others can use."""
        made = (told.entry for told in self._told if isinstance(told.entry, Innovation | Tip))
        return tuple(dict.fromkeys(one for entry in made for one in entry.products))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The figures before and after."""
        return tuple(dict.fromkeys(one for told in self._told for one in indicators(told)))

    @property
    def summary(self) -> str:
        """What was done, in a sentence or two."""
        entry = self.filed.entry
        return entry.summary if isinstance(entry, Exemplar) else ""

    @property
    def result(self) -> str | None:
        """What came of it, in the words of the entry (Markdown)."""
        match self.filed.entry:
            case Innovation(result=result):
                return result.narrative if result else None
            case Tip(change=told) | Group(achieved=told):
                return told
        return None

    @property
    def obstacles(self) -> str | None:
        """What was hard, and how it was mended."""
        entry = self.filed.entry
        return entry.result.obstacles if isinstance(entry, Innovation) and entry.result else None

    @property
    def limits(self) -> str | None:
        """What it does not do, what is not known."""
        entry = self.filed.entry
        return entry.result.limits if isinstance(entry, Innovation) and entry.result else None

    @property
    def achievements(self) -> tuple[Achievement, ...]:
        """The dated results of a person or a collective."""
        entry = self.filed.entry
        return entry.achievements if isinstance(entry, Individual | Collective) else ()

    @property
    def appraisals(self) -> tuple[Appraisal, ...]:
        """Who appraised it, up to the day of the report."""
        return tuple(
            dict.fromkeys(
                one for told in self._told for one in told.entry.appraisals if one.on.earliest <= self.on
            )
        )

    @property
    def granted(self) -> tuple[Recognition, ...]:
        """Who recognised it."""
        return self._recognitions(RecognitionStatus.GRANTED)

    @property
    def proposed(self) -> tuple[Recognition, ...]:
        """What was proposed to the level above (S0-29)."""
        return self._recognitions(RecognitionStatus.PROPOSED)

    def _recognitions(self, status: RecognitionStatus) -> tuple[Recognition, ...]:
        return tuple(
            one
            for one in self.filed.entry.recognitions
            if one.status is status and (one.on is None or one.on.earliest <= self.on)
        )


@dataclass(frozen=True)
class Statement:
    """All that the store can say in the report."""

    subject: Subject
    period: Period
    on: date
    rows: tuple[Reported, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of schooling of what is reported, in their order."""
        found = {level for row in self.rows for level in row.filed.entry.levels}
        return tuple(level for level in Level if level in found)


def statement(catalog: Catalog, subject: Subject, period: Period, on: date) -> Statement:
    """The exemplars of *subject* that something places in *period*, people first, each kind in the order of names."""
    following = _following(catalog, on)
    found = [
        (filed, signs)
        for filed in subject.entries(catalog)
        if type(filed.entry) in _ORDER and (signs := _signs(filed, following.get(filed.slug, []), period, on))
    ]
    found.sort(key=lambda one: (_ORDER.index(type(one[0].entry)), sort_key(one[0].name), one[0].slug))
    return Statement(subject, period, on, tuple(_reported(found, following, catalog, on)))


def reported(found: Iterable[Filed], catalog: Catalog, on: date) -> tuple[Reported, ...]:
    """The entries *found* with what belongs to them up to the day *on*, whatever the period."""
    return tuple(_reported([(filed, ()) for filed in found], _following(catalog, on), catalog, on))


def _following(catalog: Catalog, on: date) -> Mapping[str, Sequence[Following]]:
    """Who had begun to follow by *on*, by the practice."""
    found: dict[str, list[Following]] = {}
    for one in ledger(catalog):
        if one.adoption.since.earliest <= on:
            found.setdefault(one.practice.slug, []).append(one)
    return found


def _reported(
    found: Sequence[tuple[Filed, _Signs]],
    following: Mapping[str, Sequence[Following]],
    catalog: Catalog,
    on: date,
) -> Iterator[Reported]:
    """Each of *found* with its own; what has an item of its own keeps its proof there."""
    told = {filed.slug for filed, _ in found}
    for filed, signs in found:
        made = catalog.works.get(filed.slug, ())
        works = tuple(one for one in made if one.slug not in told)
        beside = tuple(one for one in made if one.slug in told)
        followers = tuple(one for own in (filed, *works) for one in following.get(own.slug, ()))
        yield Reported(filed, signs, standing(filed, catalog, on), works, beside, followers, on)


def _signs(filed: Filed, followers: Sequence[Following], period: Period, on: date) -> _Signs:
    """What places an entry in *period*: it names it, or one of its dates up to *on* certainly lies in it."""
    entry = filed.entry
    named: _Signs = ((Sign.NAMED, None),) if period.named_by(entry) else ()
    dated = [(Sign.REGISTERED, entry.registered_on)]
    if isinstance(entry, Innovation) and entry.result:
        dated.append((Sign.RESULT, entry.result.on))
    dated.append((Sign.PUBLISHED, entry.published_on))
    dated += [(Sign.APPRAISED, one.on) for one in entry.appraisals]
    dated += [
        (Sign.HONOURED, one.on) for one in entry.recognitions if one.status is RecognitionStatus.GRANTED
    ]
    dated += [(Sign.FOLLOWED, one.adoption.since) for one in followers]
    held = ((sign, day) for sign, day in dated if day and day.earliest <= on and period.holds(day))
    return (*named, *dict.fromkeys(held))
