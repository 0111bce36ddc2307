"""`kho check`: all findings in one run."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kho.check import explained
from kho.check.everything import check as check_all
from kho.cli import options
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.desk import printing
from kho.store.place import ENTRY, checkout
from kho.words.problem import Problem, Severity, Unusable, errors, quoted


@click.command(cls=Verb)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Place())
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
    wanted = [place for path in paths for place in _places(path, folder)] or [folder.resolve()]
    checked = check_all(folder, checkout().reference, options.judged(today))
    problems = tuple(one for one in checked.problems if _lies_in(one.path, wanted))
    seen = [path for path in checked.seen if _lies_in(path, wanted)]
    if not (problems or seen):
        where = ", ".join(quoted(path) for path in paths or (folder,))
        raise Unusable(f"trong {where} không có mục nào để xem. Mỗi mục là <tinh>/<dia-chi>/{ENTRY}.")
    report(problems, form, looked=printing.counted(seen, [*(paths or (folder,))]))
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


def report(problems: tuple[Problem, ...], form: str = "text", *, looked: str = "") -> None:
    """Print *problems*; and how many they are, of what was *looked* at: that goes beside a form for programs."""
    printed = options.FORMATS[form](problems)
    if printed:
        click.echo(printed)
    count = f"{printing.summary(problems)}." if problems and form == "text" else ""
    clean = not any(errors(problems))
    told = f"Đã xem {looked}{': không có lỗi nào' if clean else ''}." if looked else ""
    if count or told:
        space = "\n" if problems and form == "text" else ""
        click.echo(space + " ".join(filter(None, (count, told))), err=form != "text")


def _places(path: Path, folder: Path) -> list[Path]:
    """Where *path* lies in the data folder *folder*, links followed; a file of an entry means the entry.

    Raises:
        Unusable: where it is not there, or lies outside: no check would look at it.
    """
    if not path.exists() and not path.is_symlink():
        raise Unusable(
            f"không có tệp hay thư mục {quoted(path)}. Ghi đường dẫn tới một mục, như exemplars/phu-tho/vuon-rau."
        )
    store, real = folder.resolve(), path.resolve()
    if store.is_relative_to(real):
        return [store]
    found = [place for place in {real, _itself(path)} if place.is_relative_to(store)]
    if not found:
        raise Unusable(
            f"{quoted(path)} nằm ngoài {quoted(folder)} nên không được xem. "
            "Ghi một mục trong thư mục ấy; mục ở kho khác thì thêm --exemplars THƯ-MỤC."
        )
    return [_entry_of(place, store) for place in found]


def _itself(path: Path) -> Path:
    """*path* with every link on the way to it followed, but not itself."""
    return path.parent.resolve() / path.name if path.is_symlink() else path.resolve()


def _entry_of(place: Path, store: Path) -> Path:
    """The folder of the entry that *place* belongs to; what lies above or beside the entries stays as it is."""
    inside = place.relative_to(store).parts
    of_entry = len(inside) > 1 and not inside[0].startswith("_")
    return store.joinpath(*inside[:2]) if of_entry else place


def _lies_in(path: Path, wanted: Sequence[Path]) -> bool:
    """Whether *path* is, or lies below, one of *wanted*."""
    own = path.parent.resolve() / path.name
    return any(own.is_relative_to(place) for place in wanted)
