"""`kho selection publish`: the public facts of a stage enter the store. Never votes, never those not chosen."""

from datetime import date
from pathlib import Path

import click

from kho.check.private import SESSION
from kho.cli import options
from kho.cli.selection.check import wrong_at
from kho.cli.selection.round_papers import begin, private, refuse, said, stage_of
from kho.cli.vietnamese import Verb
from kho.derived.rounds.publication import outcome
from kho.store.record_yaml import as_yaml
from kho.store.round_files import FOLDER
from kho.store.writing import write
from kho.words.file_rules import FileRule
from kho.words.problem import Problem, Rejected


@click.command(cls=Verb)
@click.argument("stage", metavar="VÒNG")
@private()
@options.on("Ngày công bố")
@options.exemplars()
@options.skip_faulty()
@options.today()
def publish(*, stage: str, private: Path, on: date | None, exemplars: Path | None, today: date) -> None:
    """Ghi kết quả của VÒNG vào exemplars/_selections/: số lượng, ai được chọn, vì sao, bảng công bằng.

    Còn lỗi thì không công bố. Vòng đã công bố thì không ghi đè: muốn đính chính, xoá tệp cũ rồi công bố lại.
    """
    day = options.dated(on, today)
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
        if wrong := wrong_at(work, papers, here, today):
            raise Rejected(wrong)
        path = work.exemplars / FOLDER / papers.round.slug / f"{stage}.yml"
        before = papers.round.outcomes.get(stage)
        told = outcome(papers.proceedings, here, work.catalog, before.published_on if before else day)
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
    write(path, as_yaml(told).encode())
    click.echo(f"Đã công bố vào {options.shown(path)}: {told.counts.chosen} mục được chọn.")
