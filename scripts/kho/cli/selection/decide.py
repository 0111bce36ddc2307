"""`kho selection decide`: the vote on an entry at a stage, and whether it is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from kho.check.private import NOMINATIONS, SESSION, keep
from kho.cli import options
from kho.cli.selection.round_papers import (
    Work,
    begin,
    pairs,
    private,
    refuse,
    refuse_unknown,
    said,
    stage_of,
    typed,
)
from kho.cli.typed import OneOf, Whole
from kho.cli.vietnamese import Verb
from kho.derived.rounds.choosing import Proceedings
from kho.derived.rounds.voting import OWN_WORK, conflicts, jurors, passed_over
from kho.derived.rounds.voting import correct as corrected
from kho.derived.rounds.voting import decide as decided
from kho.model.proceedings import Decision, Namesake, Nominations, Vote
from kho.words.problem import Unusable
from kho.words.terms import ExemplarTest


@click.command(cls=Verb)
@click.argument("stage", metavar="VÒNG")
@click.argument("slug", metavar="MỤC")
@private()
@click.option("--yes", metavar="SỐ", type=Whole(0), required=True, help="Số phiếu đồng ý.")
@click.option("--no", metavar="SỐ", type=Whole(0), default=0, help="Số phiếu không đồng ý.")
@click.option("--score", metavar="ĐIỂM", default=None, help="Điểm, nếu chấm bằng biểu điểm.")
@click.option("--absent", metavar="TÊN", multiple=True, help="Thành viên vắng; ghi nhiều lần.")
@click.option(
    "--choose", metavar="LÝ DO", default=None, help="Chọn mục này, và vì sao: một câu, sẽ được công bố."
)
@click.option(
    "--test",
    "tests",
    metavar="a|b|c|d|e|f",
    type=OneOf([test.value for test in ExemplarTest]),
    multiple=True,
    help="Lý do chọn dựa vào phép thử nào; ghi nhiều lần.",
)
@click.option(
    "--pass-over",
    metavar="LÝ DO",
    default=None,
    help="Vì sao không chọn mục này dù nó nhiều phiếu hơn một mục được chọn; ghi vào biên bản.",
)
@click.option(
    "--correct",
    metavar="LÝ DO",
    default=None,
    help="Ghi lại phiếu đã ghi sai của mục này, và vì sao; lần ghi trước được kể trong biên bản.",
)
@click.option(
    "--namesake",
    "namesakes",
    metavar="'TÊN: VÌ SAO'",
    multiple=True,
    help="Thành viên chỉ trùng tên với tác giả hay người được đề cử, và vì sao biết là hai người.",
)
@options.on("Ngày xét; khi ghi lại phiếu là ngày ghi lại")
@options.exemplars()
@options.skip_faulty()
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
    pass_over: str | None,
    correct: str | None,
    namesakes: tuple[str, ...],
    on: date | None,
    exemplars: Path | None,
    today: date,
) -> None:
    """Ghi phiếu cho MỤC ở VÒNG; có --choose là được chọn.

    Thành viên có xung đột lợi ích không được tính là người bỏ phiếu; lệnh này nói đó là ai, vì sao.
    """
    if bool(choose) != bool(tests):
        raise Unusable("--choose và --test đi cùng nhau: chọn thì ghi vì sao, và dựa vào phép thử nào.")
    if choose and pass_over:
        raise Unusable("--pass-over là của mục không được chọn; bỏ --choose hoặc bỏ --pass-over.")
    told_apart = [{"juror": name, "reason": why} for name, why in pairs(namesakes, "--namesake")]
    day, file = options.dated(on, today), f"{SESSION}{stage}"
    with said():
        work = begin(private, exemplars, today)
        papers = work.papers()
        here = stage_of(papers, stage)
        refuse_unknown(slug, work, papers.proceedings)
        known = _with_namesakes(papers.proceedings, slug, told_apart, work)
        nomination = known.nomination(slug)
        apart = conflicts(known, nomination, here) if nomination else {}
        seated = [one.name for one in jurors(known, here)]
        voters = [name for name in seated if name not in apart and name not in absent]
        if set(absent) - set(seated):
            raise refuse(papers, file, ["Người vắng không ở trong hội đồng của vòng này."])
        if yes + no > len(voters):
            many = f"Có {yes + no} phiếu mà chỉ {len(voters)} người được bỏ phiếu."
            raise refuse(papers, file, [many, *_apart(apart)])
        told: dict[str, Any] = {"entry": slug, "voters": voters, "yes": str(yes), "no": str(no)}
        given = {"score": score, "passed_over": pass_over}
        vote = typed(Vote, told | {key: text for key, text in given.items() if text}, work.folder, file)
        picked = {"entry": slug, "reason": choose, "tests": list(dict.fromkeys(tests))}
        decision = typed(Decision, picked, work.folder, file) if choose else None
        after = (
            corrected(known, here, day, vote, decision, why=correct)
            if correct
            else decided(known, here, day, vote, decision)
        )
        if not isinstance(after, Proceedings):
            raise refuse(papers, file, [*after, *_apart(apart)])
    if told_apart:
        keep(Nominations(nominations=after.nominations), work.folder, NOMINATIONS)
    keep(after.sessions[stage], work.folder, file)
    click.echo(f"Đã ghi phiếu của “{slug}”: {yes} đồng ý, {no} không đồng ý, {len(voters)} người bỏ phiếu.")
    click.echo("".join(f"{line}\n" for line in _apart(apart)), nl=False)
    if decision:
        click.echo("Được chọn.")
    for one in passed_over(after, here):
        if slug in {one.better.entry, one.chosen.entry} and not one.better.passed_over:
            click.echo(
                f"Lưu ý: “{one.better.entry}” nhiều phiếu hơn “{one.chosen.entry}” mà không được chọn. "
                "Ghi vì sao: chạy lại lệnh của mục ấy, thêm --pass-over 'LÝ DO'."
            )


def _with_namesakes(papers: Proceedings, slug: str, told: list[dict[str, str]], work: Work) -> Proceedings:
    """The papers with the members *told* as namesakes of those who made the nominee."""
    namesakes = tuple(typed(Namesake, one, work.folder, NOMINATIONS) for one in told)
    return replace(
        papers,
        nominations=tuple(
            one.model_copy(update={"namesakes": (*one.namesakes, *namesakes)}) if one.entry == slug else one
            for one in papers.nominations
        ),
    )


def _apart(conflicts: Mapping[str, str]) -> Iterator[str]:
    """Who does not vote on a nominee and why; of a name that may be another's, what to do."""
    for name, why in conflicts.items():
        told = " (chỉ trùng tên thì thêm --namesake 'TÊN: VÌ SAO')" if why == OWN_WORK else ""
        yield f"{name} không bỏ phiếu: {why}{told}."
