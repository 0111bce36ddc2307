"""The command `kho`: one verb a file. This package is the table of contents of the program."""

import os
import sys
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module

import click

from kho.cli.vietnamese import Menu, say
from kho.store.writing import refusal
from kho.words.problem import Unusable

MISUSED = 2


VERBS = (
    "check",
    "build",
    "serve",
    "new",
    "form",
    "intake",
    "accept",
    "review",
    "report",
    "score",
    "selection",
    "showcase",
    "worklist",
    "links",
    "submission",
    "withdraw",
    "schema",
)


class Verbs(Menu):
    """The verbs, each loaded when it is called: what one does not need, one does not wait for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Their names, in the order in which one comes to need them."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The verb *name*, which stands in the module of its name; None where there is none."""
        if name not in VERBS:
            return None
        verb: click.Command = getattr(import_module(f"kho.cli.{name}"), name)
        return verb


@click.group(cls=Verbs)
def main() -> None:
    """Kho điển hình: kiểm tra các mục, dựng các trang, dựng website."""


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
    except BrokenPipeError:  # whoever read us has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(MISUSED)
    except OSError as refused:
        click.echo(f"kho: {refusal(refused)}", err=True)
        sys.exit(MISUSED)
    except (MemoryError, BrokenProcessPool):
        click.echo(
            "kho: máy không đủ bộ nhớ cho việc này; đóng bớt chương trình khác rồi chạy lại.", err=True
        )
        sys.exit(MISUSED)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng.", err=True)
        sys.exit(130)
