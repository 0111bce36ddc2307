"""Builders for rounds at work: schools, teams and people, all invented, and the acts of a council."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from checkout import ROOT
from entries import Plain, catalog, filed, indicator, individual, innovation, product, result
from kho.derived.rounds.choosing import Candidate, Proceedings, candidate, nominate, withdraw
from kho.derived.rounds.voting import decide, jurors
from kho.model.proceedings import Decision, Nomination, Opening, Vote, Withdrawal
from kho.model.selection import Round
from kho.store.catalog import Catalog, Filed
from kho.store.parse import parse_as
from kho.store.round_files import FiledRound
from kho.store.source import read
from kho.words.terms import Level

CONSENT: Plain = {"who": "Tác giả", "basis": "nguoi-trong-bai", "on": "2021-10-01", "held_by": "Văn thư"}
REASONS = {test: f"Lý do {test}." for test in "abcdef"}
JURORS: tuple[Plain, ...] = (
    {"name": "Lê Văn Bịa", "office": "Chủ tịch"},
    {"name": "Phạm Thị Bịa", "office": "Thư ký"},
    {"name": "Đỗ Văn Bịa", "office": "Uỷ viên"},
)


def round_named(name: str) -> Round:
    """A round of `tests/rounds/`."""
    return parse_as(Round, read(ROOT / "tests" / "rounds" / f"{name}.yml"))


def teacher(slug: str, school: str, level: Level = Level.PRIMARY, **changes: object) -> tuple[Filed, Filed]:
    """A teacher at level 2, by a measured practice of hers: the person, and the practice."""
    where = {"unit": {"name": school, "province": "Hà Nội"}, "levels": [level.value], "consents": [CONSENT]}
    name = f"Cô Bịa {slug}"
    person = individual(name=name, **{**where, **changes})
    work = innovation(
        authors=[{"name": name, "individual": slug}],
        result=result(indicator()),
        products=[product()],
        **where,
    )
    return filed(person, slug, "ha-noi"), filed(work, f"viec-{slug}", "ha-noi")


def nomination(slug: str, team: str, level: Level, on: str, **changes: object) -> Nomination:
    """A nomination in order."""
    least: Plain = {
        "entry": slug,
        "level": level.value,
        "team": team,
        "by": "Tổ trưởng",
        "on": on,
        "reasons": REASONS,
    }
    return Nomination.model_validate({**least, **changes})


def opened(rules: Round, members: Iterable[Plain] = JURORS, slug: str = "dot-bia") -> Proceedings:
    """A round that was just opened."""
    opening = Opening.model_validate(
        {
            "round": slug,
            "opened_on": str(rules.stages[0].opens),
            "letterhead": {"body": "Hội đồng bịa", "place": "Bịa"},
            "jurors": [dict(one) for one in members],
        }
    )
    return Proceedings(rules, opening)


def store(*pairs: tuple[Filed, Filed], rounds: Mapping[str, FiledRound] | None = None) -> Catalog:
    """A catalogue of teachers and their practices."""
    found = catalog(*(one for pair in pairs for one in pair))
    return replace(found, rounds=rounds or {})


def with_nominee(papers: Proceedings, one: Nomination, kept: Catalog) -> Proceedings:
    """After a nomination that must succeed."""
    after = nominate(papers, one, candidate(one, kept.by_slug[one.entry], kept))
    assert isinstance(after, Proceedings), after
    return after


def decided(
    papers: Proceedings, stage: str, slug: str, on: date | None = None, *, choose: bool = True
) -> Proceedings | tuple[str, ...]:
    """After a vote of the whole council on *slug*: all for it where it is to be chosen, else nobody."""
    here = papers.stage(stage)
    assert here
    voters = [one.name for one in jurors(papers, here)]
    vote = Vote.model_validate(
        {"entry": slug, "voters": voters, "yes": str(len(voters) if choose else 0), "no": "0"}
    )
    decision = Decision.model_validate({"entry": slug, "reason": "Có số liệu rõ.", "tests": ["c", "d"]})
    return decide(papers, here, on or here.closes, vote, decision if choose else None)


def after(
    papers: Proceedings, stage: str, *, chosen: Iterable[str], passed_over: Iterable[str] = ()
) -> Proceedings:
    """After a stage that chose some and voted on others."""
    for slug, choose in [*((one, True) for one in chosen), *((one, False) for one in passed_over)]:
        done = decided(papers, stage, slug, choose=choose)
        assert isinstance(done, Proceedings), done
        papers = done
    return papers


def withdrawn(papers: Proceedings, slug: str, on: str) -> Proceedings | tuple[str, ...]:
    """After a withdrawal."""
    return withdraw(papers, slug, Withdrawal.model_validate({"on": on, "reason": "Xin rút."}))


def person(slug: str, unit: str, team: str, level: Level) -> Candidate:
    """A nominee as the rules see it."""
    return Candidate(slug, unit, team, level)
