"""`kho accept`: a draft that was read → its place in the store, committed on a branch of its own."""

import sys
from datetime import date
from pathlib import Path

import click

from kho.cli import options
from kho.cli.check import report
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.desk import receipts
from kho.desk.accepting import accept as put_in
from kho.desk.accepting import code_of, lacking, refuse_place
from kho.desk.review.assessment import Review, Reviewer
from kho.store.place import ENTRY, checkout
from kho.words.problem import Rejected, Unusable, quoted
from kho.words.terms import HandedIn


@click.command(cls=Verb)
@click.argument("draft", metavar="DRAFT", type=Place())
@click.option(
    "--province", metavar="TỈNH", default="", help="Mã tỉnh hiện nay; bỏ trống thì lấy theo đơn vị của bài."
)
@click.option(
    "--slug", metavar="ĐỊA-CHỈ", default="", help="Địa chỉ của mục; bỏ trống thì theo tên bản nháp."
)
@options.exemplars()
@options.today()
def accept(draft: Path, province: str, slug: str, exemplars: Path | None, today: date) -> None:
    """Đưa một bản nháp vào kho: xem lại, chọn chỗ, chép, ghi thành một thay đổi trên nhánh riêng.

    DRAFT là tên bản nháp trong intake/ hoặc thư mục của nó. Máy gợi ý tỉnh và địa chỉ, hỏi lại khi có người
    ngồi trước máy. Còn lỗi thì không chép gì, nói rõ chỗ phải sửa; trang trạng thái ghi bài cần bổ sung gì.
    """
    folder = options.data_folder(exemplars)
    path = options.shown(_found(draft))
    try:
        reviewer = Reviewer.of(folder, checkout().reference, options.judged(today))
        review = reviewer.review(path)
        filed = review.judged.filed if review.judged else None
        if review.errors or filed is None:
            _ask_for_more(path, review, folder, today)
            raise click.exceptions.Exit(1)
        named = reviewer.catalog.reference.province_named(filed.entry.unit.province)
        updates = review.taken is not None and review.taken.entry.unit == filed.entry.unit
        standing = review.taken.folder.parent.name if updates and review.taken else ""
        where = (
            province or standing or _asked("Tỉnh (mã)", named.province.slug if named else "", "--province")
        )
        address = slug or (path.name if updates else _asked("Địa chỉ của mục", path.name, "--slug"))
        refuse_place(address, where, reviewer.catalog, updates=updates)
        names = [one.name for one in filed.attachments]
        done = put_in(path, names, folder / where / address, folder, today, name=review.name or address)
    except Rejected as rejected:
        report(rejected.problems)
        raise click.exceptions.Exit(1) from rejected
    click.echo(f"Đã đưa vào {options.shown(done.folder)}.")
    if done.left:
        click.echo(f"{done.left} dòng chưa xếp được ở lại bản nháp, không vào kho.")
    if done.branch:
        click.echo(f"Việc tiếp theo, một dòng: git push --set-upstream origin {done.branch}")
    else:
        click.echo("Việc tiếp theo: chạy “kho build” để dựng website.")


def _found(draft: Path) -> Path:
    """The folder of a draft given by its name, its folder or its file."""
    for path in (draft, draft.parent, checkout().intake / draft.name):
        if path.is_dir() and (path / ENTRY).is_file():
            return path
    raise Unusable(f"không thấy bản nháp {quoted(draft)}: ghi tên thư mục của nó trong intake/.")


def _asked(what: str, proposed: str, option: str) -> str:
    """What is proposed, asked of whoever sits there; without anybody it stands. Raises Unusable where it is empty."""
    if sys.stdin.isatty():
        return str(click.prompt(what, default=proposed or None)).strip()
    if not proposed:
        raise Unusable(f"không đoán được {what.lower()}: ghi bằng {option}.")
    return proposed


def _ask_for_more(path: Path, review: Review, exemplars: Path, on: date) -> None:
    """What is still wrong, at its lines; and, in the public list, which points the school is to add."""
    report(review.errors)
    if code := code_of(path):
        receipts.record(exemplars, code, HandedIn.LACKING, on, lacks=lacking(review))
    click.echo(
        f"Chưa đưa vào kho. Sửa {path / ENTRY} rồi gõ lại lệnh này; phiếu trả trường: kho review --reply {path}"
    )
