"""`kho check`: all findings in one run."""

from datetime import date
from pathlib import Path

import click

from kho.check import explained
from kho.check.everything import check as check_all
from kho.cli import options
from kho.cli.vietnamese import Verb
from kho.desk import printing
from kho.store.place import checkout
from kho.words.problem import Problem, Severity, Unusable, quoted


@click.command(cls=Verb)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@options.findings_format()
@click.option("--explain", metavar="MÃ", help="Chỉ nói một quy tắc đòi gì: mã trong [ngoặc vuông] của lỗi.")
@options.exemplars()
@options.today()
def check(
    paths: tuple[Path, ...], form: str, explain: str | None, exemplars: Path | None, today: date
) -> None:
    """Kiểm tra mọi mục, in ra chỗ sai và cách sửa.

    Cho PATH (tệp hoặc thư mục) thì chỉ in những gì tìm thấy ở đó.
    """
    if explain is not None:
        _explain(explain)
        return
    folder = options.data_folder(exemplars)
    for path in paths:
        if not path.exists():
            raise click.BadParameter("", param_hint=str(path))
    problems = _only(check_all(folder, checkout().reference, today).problems, paths)
    report(problems, form)
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    raise click.exceptions.Exit(1 if failed else 0)


def _explain(code: str) -> None:
    """Print what the rule of that code asks; raises Unusable with the codes that look like it."""
    known = explained.explanations().get(code)
    if known is None:
        alike = ", ".join(explained.near(code))
        hint = f"Gần giống: {alike}." if alike else "Mã đứng trong [ngoặc vuông] ở cuối mỗi lỗi."
        raise Unusable(f"không có quy tắc nào mang mã {quoted(code)}. {hint}")
    click.echo(f"{known.code}: {known.says}\n\nCăn cứ (trong chương trình): {known.source}")


def report(problems: tuple[Problem, ...], form: str = "text", *, quiet_when_clean: bool = False) -> None:
    """Print *problems*, and in text how many they are."""
    printed = options.FORMATS[form](problems)
    if printed:
        click.echo(printed)
    if form == "text" and problems:
        click.echo(f"\n{printing.summary(problems)}.")
    elif form == "text" and not quiet_when_clean:
        click.echo("Không có lỗi nào.")


def _only(problems: tuple[Problem, ...], paths: tuple[Path, ...]) -> tuple[Problem, ...]:
    """Those of *problems* that lie in *paths*; all where none is given."""
    if not paths:
        return problems
    wanted = [path.absolute() for path in paths]
    return tuple(
        problem
        for problem in problems
        if any(problem.path.absolute().is_relative_to(path) for path in wanted)
    )
