"""`kho selection withdraw`: a nomination is taken back; it stays on record."""

from datetime import date
from pathlib import Path

import click

from kho.check.private import NOMINATIONS, keep
from kho.cli import options
from kho.cli.selection.round_papers import begin, private, refuse, refuse_unknown, said, typed
from kho.cli.vietnamese import Verb
from kho.derived.rounds.choosing import Proceedings
from kho.derived.rounds.choosing import withdraw as withdrawn
from kho.model.proceedings import Nominations, Withdrawal


@click.command(cls=Verb)
@click.argument("slug", metavar="MỤC")
@private()
@click.option("--why", metavar="LÝ DO", required=True, help="Vì sao rút.")
@options.on("Ngày rút")
@options.exemplars()
@options.skip_faulty()
@options.today()
def withdraw(
    *, slug: str, private: Path, why: str, on: date | None, exemplars: Path | None, today: date
) -> None:
    """Rút đề cử MỤC; đề cử vẫn còn trong hồ sơ, kèm ngày và lý do rút."""
    day = options.dated(on, today)
    with said():
        work = begin(private, exemplars, today)
        papers = work.papers()
        refuse_unknown(slug, work, papers.proceedings)
        told = typed(Withdrawal, {"on": day.isoformat(), "reason": why}, work.folder, NOMINATIONS)
        after = withdrawn(papers.proceedings, slug, told)
        if not isinstance(after, Proceedings):
            raise refuse(papers, NOMINATIONS, after)
    keep(Nominations(nominations=after.nominations), work.folder, NOMINATIONS)
    click.echo(f"Đã ghi việc rút đề cử “{slug}”.")
