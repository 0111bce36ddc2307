"""`kho score`: what a filled scoring sheet comes to."""

from datetime import date
from pathlib import Path

import click

from kho.check.everything import REFERENCE
from kho.check.rules import rubrics
from kho.cli import options
from kho.cli.check import report
from kho.cli.new_files import refuse_taken, write_new
from kho.cli.typed import Place
from kho.cli.vietnamese import Verb
from kho.desk.scored import blank, read_sheet, result
from kho.store.place import checkout, public_around
from kho.store.reference_data import Reference, load
from kho.words.problem import Rejected, Unusable, errors, quoted
from kho.words.text import nearest


@click.command(cls=Verb)
@click.argument("sheet", metavar="[SHEET]", required=False, type=Place())
@click.option("--blank", "empty", metavar="RUBRIC", help="In phiếu chấm trống của biểu điểm này.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=Place(),
    help="Ghi vào tệp mới này thay vì in ra màn hình.",
)
@options.exemplars()
@options.today()
def score(
    sheet: Path | None, empty: str | None, output: Path | None, exemplars: Path | None, today: date
) -> None:
    """Tính kết quả của một phiếu chấm: tổng, mức, đạt hay chưa và vì sao.

    In cả phần “appraisals:” để chép vào mục; lệnh này không tự sửa mục nào. Phiếu có tên giám khảo là tài
    liệu riêng của hội đồng, để ngoài thư mục các mục.
    """
    folder = options.data_folder(exemplars)
    if (sheet is None) == (empty is None):
        raise Unusable(
            "cần một trong hai: tệp phiếu chấm đã điền, hoặc --blank MÃ-BIỂU-ĐIỂM để lấy phiếu trống."
        )
    if sheet is not None and not sheet.exists():
        raise Unusable(f"không có tệp {quoted(sheet)}. Ghi đường dẫn tới phiếu chấm đã điền.")
    for path in (sheet, output):
        _keep_apart(path, folder)
    try:
        reference = _reference(folder)
        if empty is not None:
            _print(blank(_known(empty, reference), reference.rubrics[empty]), output)
            return
        assert sheet is not None  # noqa: S101 - exactly one of the two is given
        entries = frozenset(path.parent.name for path in folder.glob("[!_.]*/*/entry.yml"))
        filled, problems = read_sheet(sheet, reference, entries, options.judged(today))
    except Rejected as rejected:
        report(rejected.problems)
        click.echo("Chưa tính được kết quả.")
        raise click.exceptions.Exit(1) from rejected
    report(tuple(problems))
    _print(result(filled, reference.rubrics[filled.rubric]), output)


def _keep_apart(path: Path | None, folder: Path) -> None:
    """Sheets name jurors and votes: neither they nor their results lie among what is published (DESIGN §3)."""
    if path is None:
        return
    if public_around(path, folder):
        raise Unusable(f"{path}: phiếu chấm có tên và điểm của giám khảo; hãy để ngoài thư mục các mục.")


def _reference(folder: Path) -> Reference:
    """The reference data; raises Rejected where a file or a rubric has an error."""
    reference, sources = load(folder / REFERENCE, checkout().reference)
    problems = [sources[name].problem(finding) for name, finding in rubrics.findings(reference)]
    if any(errors(problems)):
        raise Rejected(problems)
    return reference


def _known(slug: str, reference: Reference) -> str:
    """*slug*, where a rubric is called so."""
    if slug not in reference.rubrics:
        near = nearest(slug, reference.rubrics)
        hint = f"Có phải ý bạn là “{near}”?" if near else f"Có: {', '.join(sorted(reference.rubrics))}"
        raise Unusable(f"không có biểu điểm nào mang mã {quoted(slug)}. {hint}")
    return slug


def _print(text: str, output: Path | None) -> None:
    """*text* on the screen, or in a new file: a filled sheet is never written over."""
    if output is None:
        click.echo(text, nl=False)
        return
    refuse_taken([output])
    write_new({output: text.encode()})
