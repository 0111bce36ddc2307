"""`kho selection nominate`: an entry is nominated, with reasons against the six tests."""

from datetime import date
from pathlib import Path

import click

from kho.check.private import NOMINATIONS, keep
from kho.check.rules.nominations import nominees_may_be_nominated
from kho.cli import options
from kho.cli.selection.round_papers import begin, pairs, private, refuse, said, typed, unknown_entry
from kho.cli.typed import OneOf
from kho.cli.vietnamese import Verb
from kho.derived.rounds.choosing import Proceedings, candidate, is_late
from kho.derived.rounds.choosing import nominate as nominated
from kho.derived.rounds.eligibility import level_mismatch, obstacles
from kho.model.proceedings import Nomination, Nominations
from kho.store.place import ENTRY
from kho.words.problem import Problem, Rejected, Unusable
from kho.words.terms import ExemplarTest, Level


@click.command(cls=Verb)
@click.argument("slug", metavar="MỤC")
@private()
@click.option(
    "--level",
    type=OneOf([level.value for level in Level]),
    metavar="CẤP",
    required=True,
    help="Cấp học đại diện: " + ", ".join(level.value for level in Level) + ".",
)
@click.option("--team", metavar="TÊN", required=True, help="Tổ giới thiệu.")
@click.option("--by", metavar="VAI", required=True, help="Ai đề cử, ghi vai: Tổ trưởng tổ Ngữ văn.")
@click.option(
    "--reason",
    "reasons",
    metavar="'a=LÝ DO'",
    multiple=True,
    help="Lý do theo từng phép thử a, b, c, d, e, f; ghi đủ sáu lần. Chưa đạt thì nói là chưa.",
)
@click.option(
    "--conflict",
    "conflicts",
    metavar="'TÊN: VÌ SAO'",
    multiple=True,
    help="Thành viên hội đồng không bỏ phiếu cho mục này.",
)
@options.on("Ngày đề cử")
@options.exemplars()
@options.skip_faulty()
@options.today()
def nominate(
    *,
    slug: str,
    private: Path,
    level: str,
    team: str,
    by: str,
    reasons: tuple[str, ...],
    conflicts: tuple[str, ...],
    on: date | None,
    exemplars: Path | None,
    today: date,
) -> None:
    """Đề cử MỤC (tên thư mục của mục trong kho)."""
    told = dict(pairs(reasons, "--reason", "="))
    if set(told) != {test.value for test in ExemplarTest}:
        raise Unusable(
            "--reason: ghi đủ sáu lý do, mỗi phép thử a, b, c, d, e, f một lần; chưa đạt thì nói là chưa."
        )
    declared = [{"juror": juror, "reason": why} for juror, why in pairs(conflicts, "--conflict")]
    day = options.dated(on, today)
    with said():
        work = begin(private, exemplars, today)
        papers = work.papers()
        filed = work.catalog.by_slug.get(slug)
        if filed is None:
            raise unknown_entry(work, slug)
        data = {
            "entry": slug,
            "level": level,
            "team": team,
            "by": by,
            "on": day.isoformat(),
            "reasons": told,
        }
        nomination = typed(Nomination, {**data, "conflicts": declared}, work.folder, NOMINATIONS)
        asked = papers.proceedings.round.nominees
        against = [
            *obstacles(filed, asked, work.catalog, day),
            *level_mismatch(filed, nomination.level, asked),
        ]
        if against:
            raise Rejected(
                Problem(filed.folder / ENTRY, 1, 1, *found, rule=nominees_may_be_nominated.code)
                for found in against
            )
        after = nominated(papers.proceedings, nomination, candidate(nomination, filed, work.catalog))
        if not isinstance(after, Proceedings):
            raise refuse(papers, NOMINATIONS, after)
    keep(Nominations(nominations=after.nominations), work.folder, NOMINATIONS)
    click.echo(f"Đã ghi đề cử: {filed.name} ({team}).")
    if is_late(after.round, nomination):
        click.echo("Đề cử này sau hạn: chuyển sang đợt sau, không xét ở đợt này.")
