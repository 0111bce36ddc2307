"""Files that a verb makes: all or none, and never over one that is there."""

from collections.abc import Mapping
from pathlib import Path

import click

from kho.cli import options
from kho.words.problem import Unusable


def refuse_taken(targets: list[Path]) -> None:
    """Nothing is written where one of *targets* is there already, or cannot be."""
    for path in targets:
        if path.exists() or path.is_symlink():
            click.echo(f"Đã có tệp {options.shown(path)}: không ghi đè. Đặt tên khác.")
            raise click.exceptions.Exit(1)
        if not path.absolute().parent.is_dir():
            raise Unusable(f"không có thư mục {path.parent}.")
    if len({path.absolute() for path in targets}) < len(targets):
        raise Unusable("hai tệp phải có tên khác nhau.")


def write_new(made: Mapping[Path, bytes]) -> None:
    """New files with what was *made*."""
    for path, content in made.items():
        try:
            with path.open("xb") as file:
                file.write(content)
        except OSError as error:
            raise Unusable(f"không ghi được tệp {options.shown(path)}.") from error
        click.echo(f"Đã ghi {options.shown(path)}.")
