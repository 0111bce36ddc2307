"""`kho selection open`: a council begins its papers."""

from datetime import date
from pathlib import Path

import click

from kho.check.private import COUNCIL, NOMINATIONS, Papers, keep, outside
from kho.cli import options
from kho.cli.selection.round_papers import Work, begin, private, said, typed, unknown
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.derived.rounds.choosing import is_late
from kho.model.proceedings import Nomination, Nominations, Opening
from kho.words.file_rules import FileRule
from kho.words.problem import Problem, Rejected, Unusable, quoted


@click.command("open", cls=Verb)
@click.argument("slug", metavar="ĐỢT")
@private()
@click.option(
    "--body", metavar="TÊN", required=True, help="Cơ quan ra biên bản, ví dụ: Hội đồng Thi đua – Khen thưởng."
)
@click.option("--superior", metavar="TÊN", default=None, help="Cơ quan cấp trên, in phía trên.")
@click.option("--place", metavar="TÊN", required=True, help="Địa danh ghi trước ngày tháng.")
@click.option(
    "--juror",
    "jurors",
    metavar="'TÊN; CHỨC DANH; TỔ'",
    multiple=True,
    help="Một thành viên hội đồng; ghi nhiều lần. Tổ có thể bỏ trống.",
)
@click.option(
    "--from",
    "earlier",
    metavar="DIR",
    type=Place(),
    default=None,
    help="Thư mục của đợt trước: đề cử nộp muộn ở đó chuyển sang đợt này.",
)
@options.on("Ngày mở đợt")
@options.exemplars()
@options.skip_faulty()
@options.today()
def open_round(
    *,
    slug: str,
    private: Path,
    body: str,
    superior: str | None,
    place: str,
    jurors: tuple[str, ...],
    earlier: Path | None,
    on: date | None,
    exemplars: Path | None,
    today: date,
) -> None:
    """Mở đợt xét ĐỢT (một thư mục của exemplars/_selections/): lập hội đồng, bắt đầu nhận đề cử."""
    day = options.dated(on, today)
    council = [_juror(one) for one in jurors]
    with said():
        work = begin(private, exemplars, today)
        if slug not in work.catalog.rounds:
            names = ", ".join(work.catalog.rounds) or "chưa có đợt nào"
            raise Unusable(unknown("đợt", slug, work.catalog.rounds, f"Các đợt có trong kho: {names}."))
        if (work.folder / f"{COUNCIL}.yml").exists():
            raise Rejected(
                [
                    Problem(
                        work.folder / f"{COUNCIL}.yml",
                        1,
                        1,
                        "Đợt đã mở ở thư mục này.",
                        "Mỗi đợt một thư mục.",
                        rule=FileRule.ACT,
                    )
                ]
            )
        head = {"body": body, "place": place, "superior": superior}
        data = {"round": slug, "opened_on": day.isoformat(), "letterhead": head, "jurors": council}
        opening = typed(Opening, data, work.folder, COUNCIL)
        late = _rolled_over(work, earlier, day) if earlier else ()
    keep(opening, work.folder, COUNCIL)
    if late:
        keep(Nominations(nominations=late), work.folder, NOMINATIONS)
    click.echo(f"Đã mở đợt “{work.catalog.rounds[slug].round.title}” ở {work.folder}.")
    click.echo(f"Hội đồng {len(opening.jurors)} người; {len(late)} đề cử chuyển từ đợt trước sang.")


def _juror(text: str) -> dict[str, str]:
    """A member as typed on the command line."""
    parts = [part.strip() for part in text.split(";")]
    keys = ("name", "office", "team")
    if not 1 < len(parts) <= len(keys):
        raise Unusable(f"--juror: {quoted(text)} chưa đúng; viết 'TÊN; CHỨC DANH; TỔ', tổ có thể bỏ trống.")
    return {key: part for key, part in zip(keys, parts, strict=False) if part}


def _rolled_over(work: Work, earlier: Path, day: date) -> tuple[Nomination, ...]:
    """The late nominations of an earlier round, as nominations of that day."""
    papers = Papers(outside(earlier, work.home, work.exemplars), work.catalog)
    return tuple(
        one.model_copy(update={"on": day, "rolled_from": papers.round.slug})
        for one in papers.proceedings.nominations
        if is_late(papers.round.round, one) and not one.withdrawn
    )
