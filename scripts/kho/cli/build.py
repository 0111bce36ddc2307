"""`kho build`: check → pages → site."""

from datetime import date
from pathlib import Path

import click

from kho.cli import options
from kho.cli.check import report
from kho.cli.sound import tell
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.publish.build.whole import build as build_all
from kho.store.place import checkout
from kho.words.problem import Rejected


@click.command(cls=Verb)
@options.exemplars()
@click.option(
    "--site",
    metavar="DIR",
    type=Place(),
    default=None,
    help="Thư mục website dựng ra; bỏ trống là site/.",
)
@options.skip_faulty()
@options.today()
def build(exemplars: Path | None, site: Path | None, today: date) -> None:
    """Kiểm tra mọi mục, dựng các trang rồi dựng website.

    Có một lỗi là dừng: chưa trang nào được viết, website đang có giữ nguyên. Chỉ dựng vào thư mục trống hoặc
    website do lệnh này đã dựng. Có --skip-faulty thì vẫn dựng phần không lỗi, nhưng kết thúc với mã 1.
    """
    home = checkout()
    folder = options.data_folder(exemplars)
    target = site or home.site
    try:
        built = build_all(
            home,
            folder,
            target,
            today,
            judged=options.judged(today),
            skip_faulty=options.skipping(),
        )
    except Rejected as rejected:
        report(rejected.problems)
        click.echo("Chưa trang nào được dựng; website đang có giữ nguyên.")
        raise click.exceptions.Exit(1) from rejected
    report(built.problems)
    if built.change is None:
        click.echo(
            f"Không có gì thay đổi: {options.shown(target)} vẫn đủ {built.standing} tệp, đúng cỡ "
            "(không đọc lại bên trong từng tệp)."
        )
        return
    click.echo(
        f"Đã dựng {built.pages} trang từ {built.entries} mục vào {options.shown(target)} "
        f"({len(built.change.written)} tệp đổi, {len(built.change.removed)} tệp bỏ)."
    )
    if built.left_out:
        tell(built.left_out)
        raise click.exceptions.Exit(1)
