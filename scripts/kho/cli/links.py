"""`kho links`: try every link, keep what was found. The only verb that touches the network."""

import sys
from datetime import date
from pathlib import Path

import click

from kho.cli import options
from kho.cli.check import report
from kho.cli.sound import sound
from kho.cli.typed import Seconds
from kho.cli.vietnamese import Verb
from kho.desk import try_links as links_
from kho.desk.letters import tried as as_text
from kho.desk.open_link import Door, Opening
from kho.store.dead_links import FILE, known_links
from kho.store.writing import write
from kho.words.problem import Rejected, Unusable


@click.command(cls=Verb)
@options.exemplars()
@options.skip_faulty()
@click.option(
    "--pause",
    metavar="GIÂY",
    type=Seconds(0, 60),
    default=links_.PAUSE,
    help=f"Nghỉ giữa hai lần hỏi một máy chủ; bỏ trống là {links_.PAUSE:g} giây.",
)
@options.today()
@click.pass_obj
def links(door: Door | None, exemplars: Path | None, pause: float, today: date) -> None:
    """Mở thử mọi đường dẫn của các mục, ghi kết quả vào _links.yml. Chỉ lệnh này dùng mạng.

    Một lần không mở được chưa nói lên điều gì; hai lần cách nhau 14 ngày thì đường dẫn
    không còn được tính là minh chứng.
    """
    folder = options.data_folder(exemplars)
    path = folder / FILE
    try:
        catalog = sound(folder, today)
        known = known_links(path)
    except Rejected as rejected:
        report(rejected.problems)
        raise click.exceptions.Exit(1) from rejected
    named = links_.links(catalog)
    asked = links_.untried(named, known, today)
    with click.progressbar(length=len(asked), label=f"Mở thử {len(asked)} đường dẫn", file=sys.stderr) as bar:

        def told(_link: str, _opening: Opening) -> None:
            bar.update(1)

        found = links_.try_all(asked, door or Door(), pause, told, links_.words(catalog))
    if found and not links_.anyone_answered(found):
        raise Unusable("không máy chủ nào trả lời, có lẽ máy này không có mạng; chưa ghi gì.")
    kept = links_.remembered(known, found, named, today)
    write(path, links_.as_yaml(kept).encode())
    click.echo(as_text(found, catalog, kept, today), nl=False)
    click.echo(f"Đã ghi {options.shown(path)}.")
