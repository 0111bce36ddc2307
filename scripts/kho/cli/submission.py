"""`kho submission`: what a pull request changes, and whether it may."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from kho.check.everything import REFERENCE, survey
from kho.cli import options
from kho.cli.check import report
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.desk.pull_request.changes import Blob
from kho.desk.pull_request.submission import DATA, Part, judge, lay
from kho.desk.pull_request.vocabularies import as_markdown, changes
from kho.store.place import checkout
from kho.store.reference_data import load
from kho.store.writing import write
from kho.words.problem import Rejected
from kho.words.when import today


@click.command(cls=Verb)
@click.argument("base")
@click.argument("head")
@click.option(
    "--out",
    metavar="DIR",
    type=Place(),
    default=None,
    help="Thư mục mới để xếp dữ liệu như sau khi nhận thay đổi, và danh sách mục đã đổi.",
)
@options.findings_format()
def submission(base: str, head: str, out: Path | None, form: str) -> None:
    """Xem một thay đổi (từ commit BASE đến HEAD) đụng vào đâu: chỉ các mục, hay chỉ chương trình.

    Đụng cả hai thì không nhận. Mục thì chỉ gồm tệp thường, nhỏ, đúng chỗ. Không mở, không chạy gì của thay đổi ấy.
    """
    here = Path()
    try:
        judged = judge(here, base, head)
    except Rejected as rejected:
        report(rejected.problems, form)
        raise click.exceptions.Exit(1) from rejected
    report(judged.problems, form)
    click.echo(f"Đã xem {judged.files} tệp: thay đổi này {judged.part.value}.", err=form != "text")
    if judged.problems:
        raise click.exceptions.Exit(1)
    if judged.part is Part.DATA and out:
        lay(here, judged.data, out)
        write(out / "changed", b"".join(f"{folder}\0".encode() for folder in judged.touched))
        if judged.before:
            write(out / "vocabularies.md", _vocabularies(here, judged.before, out).encode())


def _vocabularies(repository: Path, before: Sequence[Blob], out: Path) -> str:
    """What becomes of the words that all entries share; nothing where a side cannot be read: the check tells."""
    fallback = checkout().reference
    with tempfile.TemporaryDirectory() as kept:
        was = Path(kept) / "before"
        lay(repository, before, was)
        catalog = survey(was / DATA, fallback, today()).catalog
    try:
        reference, _sources = load(out / DATA / REFERENCE, fallback)
    except Rejected:
        return ""
    return as_markdown(changes(catalog, reference)) if catalog else ""
