"""`kho serve`: the site, live, while one edits."""

from datetime import date
from pathlib import Path

import click

from kho.cli import options
from kho.cli.check import report
from kho.cli.typed import Whole
from kho.cli.vietnamese import Verb
from kho.publish.build.live import serve as serve_live
from kho.store.place import checkout
from kho.words.problem import Rejected, Unusable


@click.command(cls=Verb)
@options.exemplars()
@click.option("--port", metavar="SỐ", type=Whole(1, 65535), default=8000, help="Cổng; bỏ trống là 8000.")
@options.today()
def serve(exemplars: Path | None, port: int, today: date) -> None:
    """Xem website trong lúc soạn: lưu một tệp là trang trong trình duyệt tự đổi. Dừng bằng Ctrl+C."""

    def told(refused: Rejected | Unusable) -> None:
        if isinstance(refused, Rejected):
            report(refused.problems)
        else:
            click.echo(str(refused))
        click.echo("Trang đang xem giữ nguyên cho đến khi hết lỗi.")

    click.echo(f"Đang dựng; xem tại http://127.0.0.1:{port}/ (dừng bằng Ctrl+C)")
    serve_live(checkout(), options.data_folder(exemplars), port, today, told, judged=options.judged(today))
