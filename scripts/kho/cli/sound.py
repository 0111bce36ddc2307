"""What several verbs work on: the catalogue of what is sound, or a refusal with every problem."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from kho.check.everything import check
from kho.check.sound_rest import check_rest
from kho.cli import options
from kho.cli.check import report
from kho.store.catalog import Catalog
from kho.store.place import checkout
from kho.words.problem import Problem, Rejected, errors


def sound(folder: Path, today: date) -> Catalog:
    """The catalogue of the data folder *folder*; with `--skip-faulty`, of its sound entries, and the others are told.

    Raises:
        Rejected: with every problem, if one of them is an error that stops.
    """
    look = check_rest if options.skipping() else check
    checked = look(folder, checkout().reference, options.judged(today))
    catalog = checked.whole
    tell(checked.left_out)
    return catalog


def sound_or_told(folder: Path, today: date) -> Catalog:
    """As `sound`; where it refuses, the errors are printed and the verb ends with exit 1."""
    try:
        return sound(folder, today)
    except Rejected as rejected:
        report(tuple(errors(rejected.problems)))
        raise click.exceptions.Exit(1) from rejected


def tell(left_out: Mapping[Path, Sequence[Problem]]) -> None:
    """Say which folders were left out, and why."""
    if left_out:
        report(tuple(problem for found in left_out.values() for problem in found))
        named = "\n".join(f"  {options.shown(folder).as_posix()}" for folder in sorted(left_out))
        click.echo(f"Để ra ngoài {len(left_out)} mục có lỗi (kể ở trên):\n{named}")
