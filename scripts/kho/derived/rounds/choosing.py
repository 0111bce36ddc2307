"""A selection round at work: who is considered where, who was chosen, which quota is left. Pure functions.

Quotas, stages and dates are data of the round (R5); the order of S2-22 (tổ → trường → quận → thành phố), today's
two tiers and the direct way of THPT (S0-32) are three files, not three programs. What an act may not do comes back
as sentences for the person; with none, the act returns the proceedings as they are afterwards.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kho.model.proceedings import Nomination, Opening, Session, Withdrawal
from kho.model.selection import Quota, Round, Stage
from kho.store.catalog import Catalog, Filed
from kho.store.round_files import route
from kho.words.terms import Level, QuotaPer, Tier
from kho.words.text import fold


@dataclass(frozen=True)
class Candidate:
    """What the rules need to know of a nominee: where it comes from and who made it."""

    slug: str
    unit: str
    team: str
    level: Level
    makers: frozenset[str] = frozenset()
    """The folded names of the people who made it."""

    def group(self, per: QuotaPer) -> Hashable:
        """The group in which a quota counts it."""
        match per:
            case QuotaPer.TEAM:
                return self.unit, self.team
            case QuotaPer.UNIT:
                return self.unit
            case QuotaPer.LEVEL:
                return self.level
            case QuotaPer.ROUND:
                return None


def candidate(nomination: Nomination, filed: Filed, catalog: Catalog) -> Candidate:
    """The nominee *filed* of a nomination."""
    unit = catalog.reference.unit_key(filed.entry.unit).slug
    return Candidate(filed.slug, unit, fold(nomination.team), nomination.level, makers(filed))


def makers(filed: Filed) -> frozenset[str]:
    """The folded names of who made an entry, or of the person it is about, without what they are addressed by."""
    person = (filed.name,) if filed.entry.person_role else ()
    return frozenset(map(bare, (*person, *(one.name for one in filed.entry.makers))))


_ADDRESSED = frozenset(
    ["co", "thay", "ong", "ba", "anh", "chi", "gv", "ths", "ts", "nha", "giao", "dong", "d/c"]
)


def bare(name: str) -> str:
    """*name* folded, without “cô”, “thầy”, “ThS.” before it; as it is where nothing else is left."""
    words = fold(name).replace(".", " ").split()
    first = next((at for at, word in enumerate(words) if word not in _ADDRESSED), 0)
    return " ".join(words[first:])


@dataclass(frozen=True)
class Proceedings:
    """A round with all its papers."""

    round: Round
    opening: Opening
    nominations: tuple[Nomination, ...] = ()
    sessions: Mapping[str, Session] = field(default_factory=lambda: MappingProxyType({}))
    candidates: Mapping[str, Candidate] = field(default_factory=lambda: MappingProxyType({}))
    """Every nominee that is in the store, by its address."""

    def stage(self, slug: str) -> Stage | None:
        """The stage of that name."""
        return next((stage for stage in self.round.stages if stage.slug == slug), None)

    def nomination(self, slug: str) -> Nomination | None:
        """The nomination of an entry; of two, the first."""
        return next((one for one in self.nominations if one.entry == slug), None)


def is_late(round_: Round, nomination: Nomination) -> bool:
    """Whether it came after the first stage of its way had closed: it rolls over to the next round (S1-7)."""
    way = route(round_, nomination.level)
    return bool(way) and nomination.on > way[0].closes


def considered(papers: Proceedings, stage: Stage) -> tuple[Nomination, ...]:
    """What *stage* decides on: at the start of a way what was nominated in time, later what was chosen before.

    What was withdrawn before the stage met is not.
    """
    session = papers.sessions.get(stage.slug)
    found: dict[str, Nomination] = {}
    for one in papers.nominations:
        way = route(papers.round, one.level)
        if stage not in way or is_late(papers.round, one):
            continue
        if one.withdrawn and (session is None or one.withdrawn.on <= session.on):
            continue
        before = way[: way.index(stage)]
        if not before or one.entry in chosen(papers, before[-1]):
            found.setdefault(one.entry, one)
    return tuple(found.values())


def chosen(papers: Proceedings, stage: Stage) -> frozenset[str]:
    """The entries that *stage* chose."""
    session = papers.sessions.get(stage.slug)
    return frozenset(one.entry for one in session.chosen) if session else frozenset()


def next_tier(papers: Proceedings, stage: Stage, level: Level) -> Tier | None:
    """Where an entry of *level* chosen at *stage* is sent: the next stage of its way, else out of the round."""
    way = route(papers.round, level)
    later = way[way.index(stage) + 1 :] if stage in way else ()
    if later:
        return later[0].tier
    return papers.round.onward.tier if papers.round.onward else None


@dataclass(frozen=True)
class Breach:
    """A quota that is not kept in one of its groups."""

    quota: Quota
    group: Hashable
    chosen: int
    considered: int

    @property
    def too_many(self) -> bool:
        """Whether more were chosen than may be."""
        return self.quota.most is not None and self.chosen > self.quota.most


def breaches(papers: Proceedings, stage: Stage) -> Iterator[Breach]:
    """Every quota of *stage* that is broken, group by group (S2-22, R5).

    A least number is asked of the groups that have somebody to choose from.
    """
    there = [
        papers.candidates[one.entry] for one in considered(papers, stage) if one.entry in papers.candidates
    ]
    picked = [papers.candidates[slug] for slug in sorted(chosen(papers, stage)) if slug in papers.candidates]
    for quota in stage.quotas:
        offered = Counter(one.group(quota.per) for one in there)
        taken = Counter(one.group(quota.per) for one in picked)
        for group in dict.fromkeys([*offered, *taken]):
            breach = Breach(quota, group, taken[group], offered[group])
            short = quota.least is not None and breach.chosen < quota.least
            if breach.too_many or short:
                yield breach


Refused = tuple[str, ...]
"""Why an act was not done, in Vietnamese."""


def nominate(papers: Proceedings, nomination: Nomination, person: Candidate) -> Proceedings | Refused:
    """Add a nomination; what stands against the entry itself says `kho.derived.rounds.eligibility`."""
    if papers.nomination(nomination.entry):
        return ("Mục này đã được đề cử trong đợt: mỗi đợt một lần, kể cả khi đã rút.",)
    way = route(papers.round, nomination.level)
    if not way:
        return (f"Đợt này không xét cấp {nomination.level.label}.",)
    if way[0].slug in papers.sessions and not is_late(papers.round, nomination):
        return (f"Vòng “{way[0].name}” đã xét rồi, không nhận thêm đề cử.",)
    return replace(
        papers,
        nominations=(*papers.nominations, nomination),
        candidates=MappingProxyType({**papers.candidates, person.slug: person}),
    )


def withdraw(papers: Proceedings, slug: str, told: Withdrawal) -> Proceedings | Refused:
    """Take a nomination back; what a stage decided before stays on its record."""
    nomination = papers.nomination(slug)
    if nomination is None:
        return ("Mục này không có trong danh sách đề cử.",)
    if nomination.withdrawn:
        return ("Đề cử này đã được rút trước đó.",)
    if told.on < nomination.on:
        return ("Ngày rút trước ngày đề cử.",)
    decided = [one.on for one in papers.sessions.values() if slug in {vote.entry for vote in one.votes}]
    if any(told.on <= day for day in decided):
        return (f"Phiên ngày {max(decided):%d/%m/%Y} đã xét mục này; chỉ rút được từ hôm sau.",)
    taken_back = nomination.model_copy(update={"withdrawn": told})
    return replace(
        papers,
        nominations=tuple(taken_back if one is nomination else one for one in papers.nominations),
    )
