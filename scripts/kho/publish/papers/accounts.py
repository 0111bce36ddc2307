"""The reports that sum up: sơ kết of a semester or a quarter, tổng kết of a school year (S0-23, S0-25, S0-35, S1-35).

How the movement was steered, what was registered and what came of it, exemplars, followers, honours, limits.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kho.derived.evidence import Level as Trust
from kho.derived.report.account import Account
from kho.derived.report.registrations import GROUP, Registered
from kho.derived.report.reported import Reported
from kho.publish import addresses
from kho.publish.gaps import unmarked
from kho.publish.office_words import lines, listed, plain, said
from kho.publish.papers.commendation import counted, proposed_tables
from kho.publish.papers.draft import PAGE, Annex, Column, Report, Table, numbered, parts
from kho.publish.papers.exemplars import counts, listed_exemplars
from kho.publish.papers.frame import Frame, Given
from kho.publish.renderer import words
from kho.store.catalog import Catalog
from kho.words.terms import InnovationType, Level, Tier

_WORDS = "report/words.jinja"

TEMPLATE = "report/account.jinja"
"""What the report says, line by line."""

_COLUMNS = (
    Column("tt", "TT", 1.0),
    Column("viec", "Tên việc", 3.3),
    Column("ai", "Ai đăng ký, đơn vị", 3.4),
    Column("ngay", "Ngày đăng ký", 2.6),
    Column("du_kien", "Kết quả dự kiến", 4.1),
    Column("chi_tieu", "Chỉ tiêu", 3.2),
    Column("ket_qua", "Kết quả đạt được", 5.7),
    Column("tinh_trang", "Tình trạng", 2.4),
)
"""The columns of registrations on paper, for a lying A4 sheet."""

_EACH = 15
"""Up to how many are told one by one in the text; more stand in the annex alone."""
_BEST = 5
"""How many of the best proved exemplars the text names."""


def report_that_sums_up(kind: str, found: Account, catalog: Catalog, given: Given, site_url: str) -> Report:
    """The report of this *kind*, `so-ket` or `tong-ket`, with registrations, exemplars and proposals as annexes."""
    told = found.statement
    frame = Frame(kind, told.subject, told.period, told.on, _levels(found), given)
    tables = {
        "dang_ky": (_registered(found, site_url),) if found.registered.all else (),
        "dien_hinh": (listed_exemplars(told, site_url),) if told.rows else (),
        "de_nghi": proposed_tables(found.proposals, site_url),
    }
    titles = {"dang_ky": "ANNEX_REGISTERED", "dien_hinh": "ANNEX", "de_nghi": "ANNEX_PROPOSED"}
    annexes = tuple(
        Annex(name, said(_WORDS, titles[name]).format(told.period.label), frame.attached, group)
        for name, group in tables.items()
        if group
    )
    return Report(
        letter=frame.letter,
        to=frame.to,
        parts=parts(_body(found, catalog, frame, [annex.name for annex in annexes])),
        signature=frame.signature,
        annexes=annexes,
        url=frame.page(site_url),
    )


def _levels(found: Account) -> tuple[Level, ...]:
    """The levels of schooling of all that is reported."""
    told = {*found.statement.levels, *(level for one in found.registered.all for level in one.entry.levels)}
    return tuple(level for level in Level if level in told)


def _body(found: Account, catalog: Catalog, frame: Frame, annexes: list[str]) -> list[str]:
    """The lines of the report, by their template."""
    registered, told = found.registered, found.statement
    kinds_of = {one.value: one.label.lower() for one in InnovationType} | {GROUP: said(_WORDS, "GROUP")}
    return lines(
        TEMPLATE,
        does=frame.words["does"],
        subject=told.subject,
        wide=told.subject.tier in {Tier.COMMUNE, Tier.PROVINCE},
        period=told.period,
        on=told.on,
        steering=found.steering,
        registered=registered,
        each=_each(found),
        units=len({catalog.reference.unit_key(one.entry.unit) for one in registered.all}),
        kinds_of=kinds_of,
        types=[(kinds_of[name], count) for name, count in registered.types.items()],
        areas=[(catalog.reference.areas[slug].name, count) for slug, count in registered.areas.items()],
        turns=found.turns,
        honours=found.honours,
        proposed=found.proposals,
        followed=found.followed,
        following=found.following,
        annexes=numbered(annexes) if annexes else {},
        counted=counted,
        listed=listed,
        **counts(told),
        **_proof(told.rows),
        **_learned(found),
    )


def _proof(rows: Sequence[Reported]) -> dict[str, Any]:
    """Which exemplars are best proved, and of which there is nothing to see."""
    practices = (row for row in rows if row.filed.entry.followable)
    proved = [row for row in practices if row.standing.level >= Trust.MEASURED]
    return {
        "proved": sorted(proved, key=lambda row: -row.standing.level)[:_BEST],
        "told": [row for row in rows if row.standing.level is Trust.TOLD],
    }


def _learned(found: Account) -> dict[str, Any]:
    """What was hard, what was learned; what stands beside a registration is not told again.

    Of what was compiled it says nothing: there the limits are those of a source, not of the movement.
    """
    rows = [row for row in found.statement.rows if not row.compiled]
    before = {one.filed.slug for one in found.registered.done} if _each(found) else set()
    hard = [row for row in rows if row.limits or (row.obstacles and row.filed.slug not in before)]
    return {
        "told_before": before,
        "hard": hard[:_EACH],
        "unsaid": len(hard[_EACH:]),
        "lessons": [row for row in rows if row.filed.entry.lessons],
    }


def _each(found: Account) -> bool:
    """Whether the text tells the registrations one by one."""
    return len(found.registered.all) <= _EACH


def _registered(found: Account, site_url: str) -> Table:
    """The registrations with their results, a row each."""
    rows = tuple(
        (str(index), *(unmarked(cell) for cell in _row(one, site_url)))
        for index, one in enumerate(found.registered.all, start=1)
    )
    return replace(empty_registrations(), rows=rows)


def empty_registrations() -> Table:
    """The registrations without their rows."""
    return Table("dang_ky", said(_WORDS, "REGISTERED"), _COLUMNS, (), (PAGE,))


def _row(one: Registered, site_url: str) -> tuple[str, ...]:
    achieved = [measure for measure in one.measures if measure.indicator]
    day = one.entry.registered_on
    return (
        one.filed.name,
        f"{' '.join(said(_WORDS, 'who')(one).split())}, {one.entry.unit.name}",
        day.label if day else "",
        plain(one.expected or ""),
        listed(one.targets, "target"),
        " ".join(filter(None, [plain(one.result or ""), listed(achieved, "achieved")])),
        words("STAGES")[one.stage] if one.result else said(_WORDS, "NO_RESULT"),
        f"{site_url}{addresses.entry(one.filed)}",
    )
