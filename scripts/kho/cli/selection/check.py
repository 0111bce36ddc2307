"""`kho selection check`: every rule over the papers in one run, and the fair share for the council."""

from datetime import date
from pathlib import Path

import click

from kho.check.private import SESSION, Papers
from kho.check.rules.council import findings
from kho.check.rules.council_case import CouncilCase
from kho.cli import options
from kho.cli.check import report
from kho.cli.selection.round_papers import Work, begin, private, said
from kho.cli.vietnamese import Verb
from kho.derived.rounds.fairness import Table
from kho.derived.rounds.publication import tables
from kho.model.selection import Stage
from kho.words.problem import Problem, Severity, errors


@click.command(cls=Verb)
@private()
@options.exemplars()
@options.skip_faulty()
@options.today()
def check(*, private: Path, exemplars: Path | None, today: date) -> None:
    """Kiểm tra mọi giấy tờ của đợt: ai được đề cử, chỉ tiêu, xung đột lợi ích, ngày tháng; in bảng công bằng."""
    with said():
        work = begin(private, exemplars, today)
        papers = work.papers()
    problems = found(work, papers, today)
    held = len(papers.proceedings.sessions)
    report(
        problems,
        looked=f"{len(papers.proceedings.nominations)} đề cử, {held} phiên của đợt “{papers.round.slug}”",
    )
    for stage in papers.round.round.stages:
        if stage.slug in papers.proceedings.sessions:
            click.echo(f"\n{stage.name}: có thể xét – được xét – được chọn")
            click.echo("\n".join(_rows(tables(papers.proceedings, stage, work.catalog, today))))
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    raise click.exceptions.Exit(1 if failed else 0)


def found(work: Work, papers: Papers, today: date) -> tuple[Problem, ...]:
    """Every problem of the papers."""
    case = CouncilCase(papers.proceedings, work.catalog, options.judged(today))
    return tuple(
        sorted(
            (papers.problem(file, finding) for file, finding in findings(case)),
            key=lambda problem: problem.order,
        )
    )


def wrong_at(work: Work, papers: Papers, stage: Stage, today: date) -> tuple[Problem, ...]:
    """The errors that concern *stage*: those of the sessions after it do not."""
    stages = papers.round.round.stages
    later = {f"{SESSION}{one.slug}.yml" for one in stages[stages.index(stage) + 1 :]}
    return tuple(one for one in errors(found(work, papers, today)) if one.path.name not in later)


def _rows(shares: tuple[Table, ...]) -> list[str]:
    """The fair share as lines."""
    lines = []
    for table in shares:
        lines.append(f"  {table.side.label}")
        for row in table.rows:
            name = row.group.label if row.group else "Chưa rõ"
            lines.append(f"    {name}: {row.eligible} – {row.nominated} – {row.chosen}")
    return lines
