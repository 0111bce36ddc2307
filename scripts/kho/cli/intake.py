"""`kho intake`: filled forms → drafts of entries."""

from datetime import date
from pathlib import Path

import click

from kho.check.everything import REFERENCE
from kho.cli import options
from kho.cli.check import report
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.desk.intake.drafts import put, refuse_taken
from kho.desk.intake.taking import REPORT, take_in
from kho.store.files.filekind import BadFile
from kho.store.place import ENTRY, checkout, public_around
from kho.store.reference_data import Reference, load
from kho.words.problem import Rejected, Unusable, quoted


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
    """Đọc mẫu Word đã điền thành bản nháp của một mục, kèm phiếu ghi điều còn thiếu.

    Nhận mẫu lấy bằng “kho form”, Mẫu số 1, Mẫu số 2 tự gõ, đơn và báo cáo sáng kiến theo bố cục của từng
    tỉnh. Nhận hai lần không nhân đôi, không ghi đè.
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
    """Take one file in and say what became of it; whether all went well."""
    try:
        draft = take_in(options.received(path), path.name, exemplars, reference, on)
        refuse_taken(draft, drafts, exemplars)
        folder = put(draft, drafts)
    except BadFile as bad:
        click.echo(f"{quoted(path.name)}: lỗi: {bad.message}\n    → {bad.hint}")
        return False
    except Rejected as rejected:
        report(rejected.problems)
        return False
    click.echo(
        f"{quoted(path.name)} → {folder / ENTRY}: còn {draft.missing} chỗ thiếu hoặc phải sửa, "
        f"{draft.unplaced} đoạn chưa xếp được. Xem {folder / REPORT}."
    )
    return True
