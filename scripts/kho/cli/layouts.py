"""The layouts of `kho report`: an office's own one is read, checked and filled."""

from collections.abc import Iterable
from pathlib import Path

import click

from kho.cli import options
from kho.desk.printing import PER_FILE
from kho.publish.papers.draft import Report
from kho.publish.papers.frame import Given
from kho.publish.papers.layouts.fitting import unknown, untold
from kho.publish.papers.layouts.merging import Filled, filled
from kho.publish.papers.layouts.outline import outline
from kho.publish.papers.layouts.own import own_layout
from kho.store.files.filekind import BadFile
from kho.words.problem import Finding, Severity, quoted


def in_layout(path: Path, kind: str, report: Report, given: Given) -> Filled:
    """*report* in the layout at *path*, and what it has no place for is told; exit 1 where it cannot be used."""
    whole = outline(kind)
    try:
        layout = own_layout(options.received(path))
        if strange := list(unknown(layout.names, kind)):
            _tell(path, strange)
            raise click.exceptions.Exit(1)
        done = filled(layout, report, whole)
    except BadFile as bad:
        _tell(path, [Finding((), bad.message, bad.hint)])
        raise click.exceptions.Exit(1) from bad
    _tell(path, untold(report, layout.names, given))
    return done


def _tell(path: Path, findings: Iterable[Finding]) -> None:
    """Print findings about the layout, at most twenty (SAFETY E1); an error says that nothing was written."""
    found = list(findings)
    for one in found[:PER_FILE]:
        hint = f"\n    → {one.hint}" if one.hint else ""
        click.echo(f"{quoted(path.name)}: {one.severity}: {one.message}{hint}")
    if len(found) > PER_FILE:
        click.echo(f"{quoted(path.name)}: +{len(found) - PER_FILE} {found[0].severity} nữa")
    if any(one.severity is Severity.ERROR for one in found):
        click.echo("Chưa ghi báo cáo.")
