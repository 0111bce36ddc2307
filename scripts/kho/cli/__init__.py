"""The command `kho`: one verb a file. This package is the table of contents of the program."""

import sys

import click

from kho.cli.build import build
from kho.cli.check import check
from kho.cli.form import form
from kho.cli.intake import intake
from kho.cli.links import links
from kho.cli.new import new
from kho.cli.report import report
from kho.cli.review import review
from kho.cli.schema import schema
from kho.cli.score import score
from kho.cli.selection import selection
from kho.cli.serve import serve
from kho.cli.showcase import showcase
from kho.cli.submission import submission
from kho.cli.vietnamese import Menu, say
from kho.cli.withdraw import withdraw
from kho.cli.worklist import worklist
from kho.words.problem import Unusable, quoted

MISUSED = 2


@click.group(cls=Menu)
def main() -> None:
    """Kho điển hình: kiểm tra các mục, dựng các trang, dựng website."""


VERBS = (
    check,
    build,
    serve,
    new,
    form,
    intake,
    review,
    report,
    score,
    selection,
    showcase,
    worklist,
    links,
    submission,
    withdraw,
    schema,
)

for verb in VERBS:
    main.add_command(verb)


def run() -> None:
    """Run the command; exit 0 when all is well, 1 on findings, 2 on misuse. Never a traceback for bad input."""
    try:
        sys.exit(main.main(standalone_mode=False, prog_name="kho"))
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as misuse:
        click.echo(say(misuse), err=True)
        sys.exit(MISUSED)
    except Unusable as unusable:
        click.echo(f"kho: {unusable}", err=True)
        sys.exit(MISUSED)
    except OSError as error:
        named = f" {quoted(error.filename)}" if error.filename else ""
        click.echo(
            f"kho: không mở hoặc không ghi được{named}: kiểm tra tệp, thư mục ấy có đó, đúng loại và được phép; "
            "ổ đĩa còn chỗ.",
            err=True,
        )
        sys.exit(MISUSED)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng.", err=True)
        sys.exit(130)
