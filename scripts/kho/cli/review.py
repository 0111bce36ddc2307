"""`kho review`: what a curator reads about a submission, and the slip that goes back to the school."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kho.cli import options
from kho.cli.check import report as show
from kho.cli.new_files import write_new
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.desk.review import slips
from kho.desk.review.assessment import Reviewer
from kho.store.place import ENTRY, checkout
from kho.words.problem import Rejected, Unusable, quoted


@click.command(cls=Verb)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=Place())
@click.option("--reply", is_flag=True, help="Chỉ in phiếu trả hồ sơ cho nhà trường.")
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=Place(dir_okay=False),
    default=None,
    help="Ghi ra tệp mới này; bỏ trống thì in ra màn hình.",
)
@options.exemplars()
@options.today()
def review(
    paths: tuple[Path, ...], *, reply: bool, output: Path | None, exemplars: Path | None, today: date
) -> None:
    """Xem một hồ sơ: thiếu gì, tin được đến đâu, có giống bài khác không; kèm phiếu trả hồ sơ.

    PATH là thư mục của một mục, trong kho hay bản nháp ở nơi khác, hoặc thư mục chứa nhiều mục.
    """
    folders = tuple(folder for path in paths for folder in _folders(path))
    try:
        reviewer = Reviewer.of(options.data_folder(exemplars), checkout().reference, options.judged(today))
    except Rejected as rejected:
        show(rejected.problems)
        raise click.exceptions.Exit(1) from rejected
    reviews = [reviewer.review(folder) for folder in dict.fromkeys(folders)]
    text = slips.reply(reviews) if reply else slips.report(reviews)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_new({output: text.encode()})
    raise click.exceptions.Exit(1 if any(one.errors for one in reviews) else 0)


def _folders(path: Path) -> Iterator[Path]:
    """The entry folders that *path* means: itself, its file's, or those up to two levels below."""
    if not path.exists():
        raise Unusable(f"không có tệp hay thư mục {quoted(path)}. Ghi thư mục của hồ sơ, nơi có {ENTRY}.")
    own = path.parent if path.name == ENTRY else path
    below = (entry.parent for pattern in (f"*/{ENTRY}", f"*/*/{ENTRY}") for entry in own.glob(pattern))
    found = [own] if (own / ENTRY).exists() else sorted(below)
    found = [folder for folder in found if not folder.is_symlink()]
    if not found:
        raise Unusable(f"trong {quoted(path)} không có hồ sơ nào để xem: hồ sơ là một thư mục có {ENTRY}.")
    yield from map(options.shown, found)
