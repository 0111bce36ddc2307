"""`kho selection publish`: the public facts of a stage enter the store. Never votes, never those not chosen."""

from datetime import date
from pathlib import Path

import click

from kho.check.private import SESSION, Papers, as_yaml
from kho.cli import options
from kho.cli.selection.check import found
from kho.cli.selection.round_papers import Work, begin, private, refuse, said, stage_of
from kho.cli.vietnamese import Verb
from kho.derived.rounds.publication import outcome
from kho.model.selection import Stage
from kho.store.round_files import FOLDER
from kho.words.file_rules import FileRule
from kho.words.problem import Problem, Rejected, errors


@click.command(cls=Verb)
@click.argument("stage", metavar="VÒNG")
@private()
@options.exemplars()
@options.today()
def publish(*, stage: str, private: Path, exemplars: Path | None, today: date) -> None:
    """Ghi kết quả của VÒNG vào exemplars/_selections/: số lượng, ai được chọn, vì sao, bảng công bằng.

    Còn lỗi thì không công bố. Vòng đã công bố thì không ghi đè: muốn đính chính, xoá tệp cũ rồi công bố lại.
    """
    with said():
        work = begin(private, exemplars, today)
        papers = work.papers()
        here = stage_of(papers, stage)
        session = papers.proceedings.sessions.get(stage)
        if session is None:
            raise refuse(papers, f"{SESSION}{stage}", ["Vòng này chưa xét."])
        if session.number is None:
            raise refuse(
                papers,
                f"{SESSION}{stage}",
                ["Phiên này chưa có số biên bản: chạy “kho selection minutes” với --number."],
            )
        wrong = tuple(errors(_of(work, papers, here, today)))
        if wrong:
            raise Rejected(wrong)
        path = work.exemplars / FOLDER / papers.round.slug / f"{stage}.yml"
        before = papers.round.outcomes.get(stage)
        told = outcome(papers.proceedings, here, work.catalog, before.published_on if before else today)
        if before:
            if as_yaml(before) == as_yaml(told):
                click.echo(f"Vòng này đã công bố ngày {before.published_on:%d/%m/%Y}; không có gì thay đổi.")
                return
            raise Rejected(
                [
                    Problem(
                        path,
                        1,
                        1,
                        "Vòng này đã công bố, mà hồ sơ nay khác.",
                        "Muốn đính chính: xoá tệp này rồi công bố lại; git giữ bản cũ.",
                        rule=FileRule.ACT,
                    )
                ]
            )
    path.write_text(as_yaml(told), encoding="utf-8")
    click.echo(f"Đã công bố vào {options.shown(path)}: {told.counts.chosen} mục được chọn.")


def _of(work: Work, papers: Papers, stage: Stage, today: date) -> tuple[Problem, ...]:
    """The problems that concern *stage*: those of the sessions after it do not."""
    stages = papers.round.round.stages
    later = {f"{SESSION}{one.slug}.yml" for one in stages[stages.index(stage) + 1 :]}
    return tuple(problem for problem in found(work, papers, today) if problem.path.name not in later)
