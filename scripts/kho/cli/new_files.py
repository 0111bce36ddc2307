"""Files that a verb makes: all or none, and never over another that is there."""

from collections.abc import Mapping
from pathlib import Path

import click

from kho.cli import options
from kho.store.writing import write
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


def write_new(made: Mapping[Path, bytes], *, named: bool = True) -> None:
    """New files with what was *made*, all or none, each *named*; one that holds just that stays."""
    refuse_taken([path for path, content in made.items() if not _holds(path, content)])
    written: list[Path] = []
    try:
        for path, content in made.items():
            if not path.exists():
                write(path, content)
                written.append(path)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    for path in made if named else ():
        click.echo(f"Đã ghi {options.shown(path)}.")


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file at *path* holds *content* and nothing else."""
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content
