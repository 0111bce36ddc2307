"""Votes at a stage: who may vote on whom, how many votes choose, and how a vote is recorded or recorded anew.

How many votes choose is data of the round (S1-7: democratic, by a procedure that everybody knows before); no rule
lets a nominee be chosen whom less than a majority wants.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from kho.derived.rounds.choosing import Candidate, Proceedings, Refused, bare, breaches, chosen, considered
from kho.model.proceedings import Correction, Decision, Juror, Nomination, Session, Vote
from kho.model.selection import Stage
from kho.words.terms import Electorate, Majority, Tier
from kho.words.text import fold
from kho.words.text import slug as slug_of


def jurors(papers: Proceedings, stage: Stage) -> tuple[Juror, ...]:
    """The members of the council who sit at *stage*."""
    return tuple(one for one in papers.opening.jurors if not one.stages or stage.slug in one.stages)


def conflicts(papers: Proceedings, nomination: Nomination, stage: Stage) -> dict[str, str]:
    """The jurors of *stage* who do not vote on a nominee, each with why, in Vietnamese.

    Declared conflicts; whoever made the nominee, unless the papers say that they only share a name; and, above the
    team's own choice, members of its team (S1-7).
    """
    found: dict[str, str] = {}
    declared = {fold(one.juror): one.reason for one in nomination.conflicts}
    others = {fold(one.juror) for one in nomination.namesakes}
    person = papers.candidates.get(nomination.entry)
    for juror in jurors(papers, stage):
        key = fold(juror.name)
        if person and key not in others and bare(juror.name) in person.makers:
            found[juror.name] = OWN_WORK
        elif key in declared:
            found[juror.name] = declared[key]
        elif stage.tier is not Tier.TEAM and person and _of_the_team(juror, person):
            found[juror.name] = "cùng tổ với người được đề cử"
    return found


OWN_WORK = "là tác giả hoặc chính người được đề cử"
"""Why who made a nominee does not vote on it; by the name alone, so that it may be a namesake."""


def _of_the_team(juror: Juror, person: Candidate) -> bool:
    """Whether a juror works in the team that introduced a nominee; of another unit, a team of that name is another."""
    same_unit = juror.unit is None or person.unit.startswith(slug_of(juror.unit))
    return juror.team is not None and fold(juror.team) == person.team and same_unit


_LEAST = {
    Majority.TWO_THIRDS: Fraction(2, 3),
    Majority.THREE_QUARTERS: Fraction(3, 4),
    Majority.FOUR_FIFTHS: Fraction(4, 5),
    Majority.NINE_TENTHS: Fraction(9, 10),
}


def electorate(papers: Proceedings, stage: Stage, vote: Vote) -> int:
    """Of how many people the rule of the round asks its share."""
    if papers.round.decision.of is Electorate.PRESENT:
        return len(vote.voters)
    nomination = papers.nomination(vote.entry)
    return len(jurors(papers, stage)) - len(conflicts(papers, nomination, stage) if nomination else ())


def carried(papers: Proceedings, stage: Stage, vote: Vote) -> bool:
    """Whether the votes for an entry are enough to choose it; a ballot that says nothing is not one for it."""
    whole = electorate(papers, stage, vote)
    least = _LEAST.get(papers.round.decision.share)
    return vote.yes * 2 > whole if least is None else 0 < vote.yes >= least * whole


def support(vote: Vote) -> Fraction:
    """How much of those who voted on an entry are for it."""
    return Fraction(vote.yes, len(vote.voters)) if vote.voters else Fraction(0)


@dataclass(frozen=True)
class PassedOver:
    """A nominee with a better count than one who was chosen in its stead."""

    better: Vote
    chosen: Vote


def passed_over(papers: Proceedings, stage: Stage) -> Iterator[PassedOver]:
    """Who had enough votes, a larger share than one of the chosen, and by the quotas could have stood in its place.

    Each once, beside the one of the chosen with the least support.
    """
    session = papers.sessions[stage.slug]
    picked = chosen(papers, stage)
    votes = {one.entry: one for one in session.votes if one.entry in papers.candidates}
    weakest = sorted((one for slug, one in votes.items() if slug in picked), key=support)
    there = [papers.candidates[slug] for slug in votes if slug in picked]
    for slug, vote in votes.items():
        if slug in picked or not carried(papers, stage, vote):
            continue
        for one in weakest:
            if support(one) >= support(vote):
                break
            if _could_stand_for(papers.candidates[slug], papers.candidates[one.entry], there, stage):
                yield PassedOver(vote, one)
                break


def _could_stand_for(better: Candidate, worse: Candidate, there: list[Candidate], stage: Stage) -> bool:
    """Whether the quotas of *stage* would be kept as they are with *better* in the place of *worse*."""
    for quota in stage.quotas:
        taken = Counter(one.group(quota.per) for one in there)
        here, gone = better.group(quota.per), worse.group(quota.per)
        if here == gone:
            continue
        full = quota.most is not None and taken[here] >= quota.most
        needed = quota.least is not None and taken[gone] <= quota.least
        if full or needed:
            return False
    return True


def decide(
    papers: Proceedings, stage: Stage, on: date, vote: Vote, decision: Decision | None
) -> Proceedings | Refused:
    """Record the vote on an entry and, with *decision*, choose it; refused where a quota or the rule would break.

    On what was voted on before, only why it was passed over can be added; another vote is a correction.
    """
    session = papers.sessions.get(stage.slug)
    before = _vote(session, vote.entry)
    reasons = [*_against(papers, stage, on, vote)]
    if session and session.on != on:
        reasons.append(f"Phiên của vòng này đã ghi ngày {session.on:%d/%m/%Y}; mỗi vòng một phiên.")
    remark = (
        before
        and decision is None
        and vote.passed_over
        and vote.entry not in chosen(papers, stage)
        and before.model_copy(update={"passed_over": vote.passed_over}) == vote
    )
    if before and not remark:
        reasons.append("Mục này đã được bỏ phiếu ở vòng này; ghi sai thì ghi lại bằng --correct và vì sao.")
    if _later_met(papers, stage) and not remark:
        reasons.append(_LATER)
    return tuple(reasons) or _recorded(papers, stage, on, vote, decision)


_LATER = "Vòng sau đã xét: kết quả vòng này không đổi được nữa."


def correct(
    papers: Proceedings, stage: Stage, on: date, vote: Vote, decision: Decision | None, *, why: str
) -> Proceedings | Refused:
    """Record a vote anew that was recorded wrongly, on the day *on* and with *why*; what stood there is kept.

    Where the stage above has met, only what leaves the choice as it is can be corrected.
    """
    session = papers.sessions.get(stage.slug)
    before = _vote(session, vote.entry)
    if session is None or before is None:
        return ("Mục này chưa được bỏ phiếu ở vòng này, nên chưa có gì để ghi lại.",)
    picked = next((one for one in session.chosen if one.entry == vote.entry), None)
    reasons = [*_against(papers, stage, session.on, vote)]
    if on < session.on:
        reasons.append(f"Ngày ghi lại trước ngày xét {session.on:%d/%m/%Y}.")
    if (before, picked) == (vote, decision):
        reasons.append("Phiếu này vẫn như đã ghi.")
    if _later_met(papers, stage) and bool(picked) != bool(decision):
        reasons.append(_LATER)
    if reasons:
        return tuple(reasons)
    told = Correction.model_construct(
        on=on,
        entry=vote.entry,
        yes=before.yes,
        no=before.no,
        chosen=picked.reason if picked else None,
        reason=why,
    )
    kept = session.model_copy(update={"corrections": (*session.corrections, told)})
    with_it = replace(papers, sessions=MappingProxyType({**papers.sessions, stage.slug: kept}))
    return _recorded(with_it, stage, session.on, vote, decision)


def _vote(session: Session | None, entry: str) -> Vote | None:
    """The vote on *entry* that was recorded."""
    return next((one for one in session.votes if one.entry == entry), None) if session else None


def _later_met(papers: Proceedings, stage: Stage) -> bool:
    """Whether a stage above has met."""
    place = papers.round.stages.index(stage)
    return any(later.slug in papers.sessions for later in papers.round.stages[place + 1 :])


def _recorded(
    papers: Proceedings, stage: Stage, on: date, vote: Vote, decision: Decision | None
) -> Proceedings | Refused:
    """The papers with the vote and the decision in the place of those on the same entry, else behind all others."""
    if decision and not carried(papers, stage, vote):
        asked, whole = papers.round.decision.label, electorate(papers, stage, vote)
        return (f"Được {vote.yes} trên {whole} phiếu, mà đợt này cần {asked}: không chọn được.",)
    session = papers.sessions.get(stage.slug) or Session.model_construct(on=on)
    session = session.model_copy(
        update={
            "votes": _with(session.votes, vote, vote.entry),
            "chosen": _with(session.chosen, decision, vote.entry),
        }
    )
    after = replace(papers, sessions=MappingProxyType({**papers.sessions, stage.slug: session}))
    full = [breach for breach in breaches(after, stage) if breach.too_many] if decision else []
    if full:
        return tuple(f"Quá chỉ tiêu: {one.quota.per.label} chọn nhiều nhất {one.quota.most}." for one in full)
    return after


_Told = TypeVar("_Told", bound=Vote | Decision)


def _with(told: tuple[_Told, ...], fresh: _Told | None, entry: str) -> tuple[_Told, ...]:
    """*told* with *fresh* in the place of the record on *entry*, else at the end; None takes that record away."""
    own = [] if fresh is None else [fresh]
    at = next((index for index, one in enumerate(told) if one.entry == entry), len(told))
    return (*told[:at], *own, *told[at + 1 :])


def _against(papers: Proceedings, stage: Stage, on: date, vote: Vote) -> Iterator[str]:
    """What keeps an entry from being decided on."""
    if not stage.opens <= on <= stage.closes:
        yield f"Vòng này xét từ {stage.opens:%d/%m/%Y} đến {stage.closes:%d/%m/%Y}."
    if any(other.on > on for slug, other in papers.sessions.items() if _below(papers, slug, stage)):
        yield "Ngày này trước một phiên đã ghi của vòng khác."
    if vote.entry not in {one.entry for one in considered(papers, stage)}:
        yield "Mục này không được xét ở vòng này (chưa đề cử đúng hạn, đã rút, hoặc vòng trước không chọn)."


def _below(papers: Proceedings, slug: str, stage: Stage) -> bool:
    """Whether the stage *slug* stands at or below *stage*."""
    names = [one.slug for one in papers.round.stages]
    return slug in names[: names.index(stage.slug) + 1]
