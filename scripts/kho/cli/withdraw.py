"""`kho withdraw`: take entries down everywhere."""

from datetime import date
from pathlib import Path

import click

from kho.cli import options
from kho.cli.check import report
from kho.cli.typed import OneOf
from kho.cli.vietnamese import Verb
from kho.desk.takedown import carry_out, plan
from kho.store.withdrawn import FILE
from kho.words.problem import Rejected
from kho.words.terms import WithdrawalReason

_REASONS = {reason.value: reason for reason in WithdrawalReason}


@click.command(cls=Verb)
@click.argument("slugs", metavar="SLUG...", nargs=-1, required=True)
@click.option(
    "--reason",
    type=OneOf(list(_REASONS)),
    metavar="|".join(_REASONS),
    default=None,
    help="Vì sao gỡ; bỏ trống thì không ghi lý do.",
)
@click.option(
    "--forget",
    is_flag=True,
    help="Khi chính địa chỉ nêu tên người: không giữ cả địa chỉ, chỉ giữ dấu SHA-256 của nó.",
)
@options.on("Ngày gỡ")
@options.exemplars()
@options.today()
def withdraw(
    slugs: tuple[str, ...],
    reason: str | None,
    *,
    forget: bool,
    on: date | None,
    exemplars: Path | None,
    today: date,
) -> None:
    """Gỡ một hay nhiều mục: xoá mục và các tệp của nó, ghi lại địa chỉ để không dùng lại.

    Mục ấy cũng được rút khỏi số bản tin, đợt xét, lối đi; bài làm theo của đơn vị khác thì ở lại. Mục khác còn dẫn tới
    mục ấy (tác giả, bài gốc, nhóm trước) thì chỉ ra từng chỗ và chưa gỡ gì.
    """
    folder = options.data_folder(exemplars)
    try:
        removal = plan(folder, slugs, options.dated(on, today), _REASONS.get(reason or ""), forget=forget)
    except Rejected as rejected:
        report(rejected.problems)
        click.echo("Chưa gỡ gì.")
        raise click.exceptions.Exit(1) from rejected
    files = removal.files
    carry_out(removal, folder)
    report(removal.mentions)
    for one in removal.rewritten:
        click.echo(f"{one.path.as_posix()}: {one.says}.")
    for path in files:
        click.echo(f"Đã xoá {path.as_posix()}")
    click.echo(
        f"Đã ghi vào {(folder / FILE).as_posix()}: {', '.join(slugs) if not forget else 'dấu của địa chỉ'}."
    )
    click.echo(
        "Việc còn lại: xem “kho check”, đưa thay đổi lên nhánh chính để website dựng lại; xoá bản gốc trong intake/ "
        "nếu còn; cần xoá cả lịch sử thì theo docs/huong-dan/xoa-khoi-lich-su.md."
    )
