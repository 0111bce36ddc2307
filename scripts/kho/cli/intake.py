"""`kho intake`: what was handed in, by whichever door → drafts of entries."""

from datetime import date
from pathlib import Path

import click

from kho.check.everything import REFERENCE
from kho.cli import options
from kho.cli.check import report
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.desk import receipts
from kho.desk.intake.doors import Arrival, arrivals, of_folder
from kho.desk.intake.drafts import put, refuse_taken
from kho.desk.intake.taking import REPORT, draft_of
from kho.store.files.filekind import BadFile
from kho.store.place import ENTRY, checkout, public_around
from kho.store.reference_data import Reference, load
from kho.words.problem import Rejected, Unusable, quoted
from kho.words.terms import HandedIn


@click.command(cls=Verb)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=Place())
@click.option(
    "--out",
    metavar="DIR",
    type=Place(),
    default=None,
    help="Thư mục để các bản nháp; bỏ trống là intake/, nơi git không lưu.",
)
@options.exemplars()
@options.today()
def intake(files: tuple[Path, ...], out: Path | None, exemplars: Path | None, today: date) -> None:
    """Đọc bài gửi đến thành bản nháp của một mục, kèm phiếu ghi điều còn thiếu và mã nhận bài.

    Nhận mẫu lấy bằng “kho form”, Mẫu số 1, Mẫu số 2 tự gõ, đơn và báo cáo sáng kiến theo bố cục của từng
    tỉnh; tệp .zip hay entry.yml của biểu mẫu web; một thư mục; một thư .eml với tệp kèm (tên người gửi, chữ
    ký để lại). Nhận hai lần không nhân đôi, không ghi đè.
    """
    folder = options.data_folder(exemplars)
    drafts = options.shown(out or checkout().intake)
    if public := public_around(drafts, folder):
        raise Unusable(
            f"Không ghi bản nháp vào {options.shown(public)}: chưa có đồng ý công bố. Bỏ --out, sửa bản nháp "
            "trong intake/, rồi tự chép sang."
        )
    try:
        reference, _ = load(folder / REFERENCE, checkout().reference)
    except Rejected as rejected:
        report(rejected.problems)
        raise click.exceptions.Exit(1) from rejected
    failed = [path for path in files if not _taken(path, drafts, folder, reference, today)]
    raise click.exceptions.Exit(1 if failed else 0)


def _taken(path: Path, drafts: Path, exemplars: Path, reference: Reference, on: date) -> bool:
    """Take in all that is in one file or folder and say what became of it; whether all went well."""
    try:
        found = of_folder(path) if path.is_dir() else arrivals(path.name, options.received(path))
    except BadFile as bad:
        click.echo(f"{quoted(path.name)}: lỗi: {bad.message}\n    → {bad.hint}")
        return False
    done = [_drafted(one, drafts, exemplars, reference, on) for one in found]
    return all(done)


def _drafted(arrival: Arrival, drafts: Path, exemplars: Path, reference: Reference, on: date) -> bool:
    """Make the draft of one arrival and say where it is; whether that went well."""
    try:
        draft = draft_of(arrival, exemplars, reference, on)
        refuse_taken(draft, drafts, exemplars)
        folder = put(draft, drafts)
        receipts.record(exemplars, draft.code, HandedIn.RECEIVED, on)
    except BadFile as bad:
        click.echo(f"{quoted(arrival.name)}: lỗi: {bad.message}\n    → {bad.hint}")
        return False
    except Rejected as rejected:
        report(rejected.problems)
        return False
    click.echo(
        f"{quoted(arrival.name)} → {folder / ENTRY}: còn {draft.missing} chỗ thiếu hoặc phải sửa, "
        f"{draft.unplaced} đoạn chưa xếp được. Mã nhận bài: {draft.code}. Xem {folder / REPORT}."
    )
    return True
