"""Rules about votes and quotas: who may vote, that everyone is voted on, and how many may be chosen."""

from collections.abc import Iterator

from kho.check.private import SESSION
from kho.check.rules.council_case import CouncilCase, Placed, sessions
from kho.derived.rounds.choosing import Breach, breaches, considered
from kho.derived.rounds.voting import carried, conflicts, electorate, jurors, passed_over
from kho.model.proceedings import Vote
from kho.model.selection import Stage
from kho.words.problem import Finding, note, quoted
from kho.words.rule import asks
from kho.words.terms import QuotaPer
from kho.words.text import fold


@asks("Mục nào được xét cũng phải được bỏ phiếu.")
def every_one_considered_is_voted_on(case: CouncilCase) -> Iterator[Placed]:
    """Nobody who was nominated is passed over without a vote (S1-7: công bằng, dân chủ)."""
    for stage, session in sessions(case):
        voted = {one.entry for one in session.votes}
        for one in considered(case.papers, stage):
            if one.entry not in voted:
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(
                        ("votes",),
                        f"Chưa ghi phiếu cho mục {quoted(one.entry)}.",
                        f"kho selection decide {stage.slug} {one.entry} …",
                    ),
                )


@asks("Người bỏ phiếu ở trong hội đồng, không có xung đột lợi ích, và số phiếu không nhiều hơn số người.")
def votes_are_sound(case: CouncilCase) -> Iterator[Placed]:
    """Voters sit in the council, no more ballots than voters, and none with a conflict of interest votes (S1-7)."""
    for stage, session in sessions(case):
        seated = {fold(one.name) for one in jurors(case.papers, stage)}
        for index, vote in enumerate(session.votes):
            for message, hint in _wrong_with(vote, stage, case, seated):
                yield f"{SESSION}{stage.slug}", Finding(("votes", index), message, hint)


def _wrong_with(vote: Vote, stage: Stage, case: CouncilCase, seated: set[str]) -> Iterator[tuple[str, str]]:
    if vote.yes + vote.no > len(vote.voters):
        yield (
            f"Có {vote.yes + vote.no} phiếu mà {len(vote.voters)} người bỏ.",
            "Ghi đủ người bỏ phiếu ở “voters”.",
        )
    names = [fold(name) for name in vote.voters]
    for name in vote.voters:
        if fold(name) not in seated:
            yield f"{quoted(name)} không ở trong hội đồng của vòng này.", "Xem “jurors” trong hoi-dong.yml."
        if names.count(fold(name)) > 1:
            yield f"{quoted(name)} bỏ phiếu hai lần.", "Ghi mỗi người một lần."
    nomination = case.papers.nomination(vote.entry)
    if nomination:
        for name, why in conflicts(case.papers, nomination, stage).items():
            if fold(name) in names:
                yield (
                    f"{quoted(name)} không được bỏ phiếu cho mục này: {why}.",
                    "Bỏ người ấy khỏi “voters” và bỏ phiếu lại.",
                )


@asks("Mục được chọn phải đủ phiếu theo cách quyết định của đợt.")
def the_chosen_have_the_votes(case: CouncilCase) -> Iterator[Placed]:
    """Whoever is chosen has as many votes as the rule of the round asks, by default more than half (S1-7: dân chủ)."""
    for stage, session in sessions(case):
        votes = {one.entry: one for one in session.votes}
        for index, one in enumerate(session.chosen):
            vote = votes.get(one.entry)
            if vote and not carried(case.papers, stage, vote):
                whole = electorate(case.papers, stage, vote)
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(
                        ("chosen", index, "entry"),
                        f"Mục {quoted(one.entry)} được {vote.yes} trên {whole} phiếu mà ghi là được chọn.",
                        f"Đợt này cần {case.papers.round.decision.label}. Phiếu ghi sai thì ghi lại: "
                        f"kho selection decide {stage.slug} {one.entry} … --correct 'VÌ SAO'.",
                    ),
                )


@asks("Chọn mục ít phiếu hơn thay cho mục nhiều phiếu hơn thì phải ghi vì sao.")
def a_better_count_is_not_passed_over_in_silence(case: CouncilCase) -> Iterator[Placed]:
    """Choosing one with fewer votes in the place of one with more is the council's right, and it says why (S1-7)."""
    for stage, session in sessions(case):
        places = {one.entry: index for index, one in enumerate(session.votes)}
        for found in passed_over(case.papers, stage):
            if found.better.passed_over is None:
                yield (
                    f"{SESSION}{stage.slug}",
                    note(
                        ("votes", places[found.better.entry]),
                        f"Mục {quoted(found.better.entry)} được {_count(found.better)} phiếu mà không chọn, trong khi "
                        f"{quoted(found.chosen.entry)} được chọn với {_count(found.chosen)}.",
                        "Ghi vì sao: chạy lại lệnh bỏ phiếu của mục ấy, thêm --pass-over 'VÌ SAO'; biên bản sẽ kể.",
                    ),
                )


def _count(vote: Vote) -> str:
    return f"{vote.yes}/{len(vote.voters)}"


@asks("Số được chọn đúng chỉ tiêu ở từng tổ, từng đơn vị, từng cấp, cả đợt.")
def quotas_are_kept(case: CouncilCase) -> Iterator[Placed]:
    """Every quota of every stage, in every group: each tổ, each unit, each level, the whole round (S2-22, R5)."""
    for stage, session in sessions(case):
        for breach in breaches(case.papers, stage):
            if breach.too_many:
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(("chosen",), _too_many(breach, case), "Bỏ bớt cho đúng chỉ tiêu."),
                )
            elif not session.fewer_because:
                yield (
                    f"{SESSION}{stage.slug}",
                    Finding(
                        ("chosen",),
                        _too_few(breach, case),
                        "Chọn thêm; không ai xứng đáng thì ghi lý do ở “fewer_because”.",
                    ),
                )


def _too_many(breach: Breach, case: CouncilCase) -> str:
    most = breach.quota.most
    return f"Chỉ tiêu {breach.quota.per.label} nhiều nhất {most}: {_name(breach, case)} có {breach.chosen}."


def _too_few(breach: Breach, case: CouncilCase) -> str:
    return f"Chỉ tiêu {breach.quota.per.label} ít nhất {breach.quota.least}: {_name(breach, case)} có {breach.chosen}."


def _name(breach: Breach, case: CouncilCase) -> str:
    """The group of a breach as people call it, by one of its nominees."""
    if breach.quota.per is QuotaPer.ROUND:
        return "vòng này"
    for one in case.papers.nominations:
        person = case.papers.candidates.get(one.entry)
        if person and person.group(breach.quota.per) == breach.group:
            unit = case.catalog.by_slug[one.entry].entry.unit.name
            match breach.quota.per:
                case QuotaPer.TEAM:
                    return f"{one.team}, {unit}"
                case QuotaPer.UNIT:
                    return unit
                case _:
                    return one.level.label
    return quoted(breach.group)


@asks("Lý do chọn ít chỉ ghi khi thật sự chọn ít hơn chỉ tiêu.")
def fewer_only_where_fewer(case: CouncilCase) -> Iterator[Placed]:
    """A reason for choosing fewer stands only where fewer were chosen: it is published."""
    for stage, session in sessions(case):
        short = any(not one.too_many for one in breaches(case.papers, stage))
        if session.fewer_because and not short:
            yield (
                f"{SESSION}{stage.slug}",
                note(("fewer_because",), "Đã chọn đủ chỉ tiêu mà vẫn ghi lý do chọn ít.", "Xoá dòng này."),
            )


RULES = (
    every_one_considered_is_voted_on,
    votes_are_sound,
    the_chosen_have_the_votes,
    a_better_count_is_not_passed_over_in_silence,
    quotas_are_kept,
    fewer_only_where_fewer,
)
