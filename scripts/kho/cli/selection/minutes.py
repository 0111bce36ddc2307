"""`kho selection minutes`: the minutes and the list of the chosen, as Word and Excel files beside the papers."""

from datetime import date
from pathlib import Path

import click

from kho.check.private import SESSION, keep
from kho.cli import options
from kho.cli.selection.check import wrong_at
from kho.cli.selection.round_papers import begin, private, refuse, said, stage_of, typed
from kho.cli.vietnamese import Verb
from kho.model.proceedings import Session
from kho.publish.papers.meeting import Meeting
from kho.publish.papers.minutes import minutes as written_minutes
from kho.publish.papers.roster import list_as_sheet, list_on_paper
from kho.store.site import about
from kho.store.writing import write
from kho.words.problem import Rejected


@click.command(cls=Verb)
@click.argument("stage", metavar="VÒNG")
@private()
@click.option(
    "--number", metavar="SỐ", default=None, help="Số biên bản, ví dụ: 05/BB-HĐTĐKT; ghi vào hồ sơ phiên."
)
@options.exemplars()
@options.skip_faulty()
@options.today()
def minutes(*, stage: str, private: Path, number: str | None, exemplars: Path | None, today: date) -> None:
    """Viết biên bản (.docx) và danh sách trích ngang (.docx, .xlsx) của VÒNG vào thư mục riêng.

    Giấy tờ của vòng còn lỗi thì chưa viết. Tệp đã có mà khác thì không ghi đè: xoá hoặc đổi tên tệp cũ trước.
    """
    with said():
        work = begin(private, exemplars, today)
        papers = work.papers()
        here = stage_of(papers, stage)
        session = papers.proceedings.sessions.get(stage)
        if session is None:
            raise refuse(papers, f"{SESSION}{stage}", ["Vòng này chưa xét: chưa có gì để ghi biên bản."])
        if wrong := wrong_at(work, papers, here, today):
            raise Rejected(wrong)
        if number and session.number not in {None, number}:
            raise refuse(
                papers,
                f"{SESSION}{stage}",
                [f"Phiên này đã ghi số {session.number}; đổi số thì sửa trong tệp."],
            )
        if number:
            told = typed(
                Session, {"on": session.on.isoformat(), "number": number}, work.folder, f"{SESSION}{stage}"
            )
            session = session.model_copy(update={"number": told.number})
        meeting = Meeting(papers.proceedings, here, session, work.catalog)
        url = about(work.home.builder, today).url
        files = {
            f"bien-ban-{stage}.docx": written_minutes(meeting),
            f"danh-sach-{stage}.docx": list_on_paper(meeting, url),
            f"danh-sach-{stage}.xlsx": list_as_sheet(meeting, url),
        }
        taken = [name for name, content in files.items() if _differs(work.folder / name, content)]
        if taken:
            raise refuse(
                papers,
                f"{SESSION}{stage}",
                [f"Đã có tệp {name} khác: xoá hoặc đổi tên trước." for name in taken],
            )
    keep(session, work.folder, f"{SESSION}{stage}")
    for name, content in files.items():
        write(work.folder / name, content, mode=0o600)
        click.echo(f"Đã viết {name}.")


def _differs(path: Path, content: bytes) -> bool:
    """Whether something else lies there."""
    return path.is_symlink() or (path.exists() and (not path.is_file() or path.read_bytes() != content))
