"""`kho selection decide`: the vote on an entry at a stage, and whether it is chosen."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from kho.check.private import SESSION, keep
from kho.cli import options
from kho.cli.selection.round_papers import begin, private, refuse, said, stage_of, typed
from kho.cli.vietnamese import Verb
from kho.derived.rounds.choosing import Proceedings, conflicts, jurors
from kho.derived.rounds.choosing import decide as decided
from kho.model.proceedings import Decision, Vote
from kho.words.terms import ExemplarTest


@click.command(cls=Verb)
@click.argument("stage", metavar="VÒNG")
@click.argument("slug", metavar="MỤC")
@private()
@click.option("--yes", metavar="SỐ", type=click.IntRange(0), required=True, help="Số phiếu đồng ý.")
@click.option("--no", metavar="SỐ", type=click.IntRange(0), default=0, help="Số phiếu không đồng ý.")
@click.option("--score", metavar="ĐIỂM", default=None, help="Điểm, nếu chấm bằng biểu điểm.")
@click.option("--absent", metavar="TÊN", multiple=True, help="Thành viên vắng; ghi nhiều lần.")
@click.option(
    "--choose", metavar="LÝ DO", default=None, help="Chọn mục này, và vì sao: một câu, sẽ được công bố."
)
@click.option(
    "--test",
    "tests",
    metavar="a|b|c|d|e|f",
    type=click.Choice([test.value for test in ExemplarTest]),
    multiple=True,
    help="Lý do chọn dựa vào phép thử nào; ghi nhiều lần.",
)
@options.exemplars()
@options.today()
def decide(
    *,
    stage: str,
    slug: str,
    private: Path,
    yes: int,
    no: int,
    score: str | None,
    absent: tuple[str, ...],
    choose: str | None,
    tests: tuple[str, ...],
    exemplars: Path | None,
    today: date,
) -> None:
    """Ghi phiếu cho MỤC ở VÒNG; có --choose là được chọn.

    Thành viên có xung đột lợi ích không được tính là người bỏ phiếu; lệnh này nói đó là ai.
    """
    if bool(choose) != bool(tests):
        raise click.BadParameter("", param_hint="--test")
    with said():
        work = begin(private, exemplars, today)
        papers = work.papers()
        here = stage_of(papers, stage)
        nomination = papers.proceedings.nomination(slug)
        apart = conflicts(papers.proceedings, nomination, here) if nomination else {}
        seated = [one.name for one in jurors(papers.proceedings, here)]
        voters = [name for name in seated if name not in apart and name not in absent]
        if set(absent) - set(seated):
            raise refuse(papers, f"{SESSION}{stage}", ["Người vắng không ở trong hội đồng của vòng này."])
        if yes + no > len(voters):
            raise refuse(
                papers,
                f"{SESSION}{stage}",
                [f"Có {yes + no} phiếu mà chỉ {len(voters)} người được bỏ phiếu."],
            )
        told: dict[str, Any] = {"entry": slug, "voters": voters, "yes": str(yes), "no": str(no)}
        vote = typed(Vote, told | ({"score": score} if score else {}), work.folder, f"{SESSION}{stage}")
        picked = {"entry": slug, "reason": choose, "tests": list(dict.fromkeys(tests))}
        decision = typed(Decision, picked, work.folder, f"{SESSION}{stage}") if choose else None
        after = decided(papers.proceedings, here, today, vote, decision)
        if not isinstance(after, Proceedings):
            raise refuse(papers, f"{SESSION}{stage}", after)
    keep(after.sessions[stage], work.folder, f"{SESSION}{stage}")
    click.echo(f"Đã ghi phiếu: {yes} đồng ý, {no} không đồng ý, {len(voters)} người bỏ phiếu.")
    for name, why in apart.items():
        click.echo(f"{name} không bỏ phiếu: {why}.")
    if decision:
        click.echo("Được chọn.")
