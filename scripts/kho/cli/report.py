"""`kho report`: what the store can say in a report to the level above, as .docx and .xlsx."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from kho import subject as subjects
from kho.build import about as site_about
from kho.check import collect
from kho.cli import options
from kho.cli.check import report as tell
from kho.cli.vietnamese import Verb
from kho.office.exemplars import Frame, report_on_exemplars
from kho.office.layout import as_workbook, on_paper
from kho.period import Period
from kho.place import house
from kho.problem import Rejected, Unusable, quoted
from kho.statement import statement
from kho.when import Quarter, SchoolYear

KINDS = ("dien-hinh",)


@click.command(cls=Verb)
@click.argument("kind", metavar="|".join(KINDS), type=click.Choice(KINDS))
@click.option("--unit", metavar="TÊN", help="Đơn vị báo cáo: tên, hoặc phần cuối địa chỉ trang của đơn vị.")
@click.option("--province", metavar="TỈNH", help="Báo cáo cả tỉnh, thành phố: mã (lao-cai) hoặc tên.")
@click.option("--period", required=True, metavar="KỲ", help="Kỳ: 2026-q4, 2026-2027 hoặc 2026-2027-hk1.")
@click.option(
    "-o",
    "--output",
    metavar="F.docx",
    type=click.Path(path_type=Path),
    help="Tệp Word ghi ra; bỏ trống thì đặt tên theo kỳ, hoặc không ghi nếu đã có --xlsx.",
)
@click.option(
    "--xlsx", metavar="F.xlsx", type=click.Path(path_type=Path), help="Ghi danh sách ra bảng tính này."
)
@click.option("--to", metavar="TÊN", help="Nơi nhận; bỏ trống thì để chỗ cho người viết.")
@click.option("--from", "sender", metavar="TÊN", help="Cơ quan báo cáo; bỏ trống là đơn vị ở --unit.")
@click.option("--superior", metavar="TÊN", help="Cơ quan chủ quản, ở dòng đầu.")
@click.option("--place", metavar="TÊN", help="Địa danh, trước ngày tháng.")
@options.exemplars()
@options.today()
def report(
    *,
    kind: str,
    unit: str | None,
    province: str | None,
    period: str,
    output: Path | None,
    xlsx: Path | None,
    to: str | None,
    sender: str | None,
    superior: str | None,
    place: str | None,
    exemplars: Path | None,
    today: date,
) -> None:
    """Viết báo cáo điển hình của một đơn vị hay một tỉnh trong một kỳ, từ các mục trong kho.

    Chỉ ghi điều các mục nói; chỗ cần người viết được tô vàng và kể lại ở cuối. Không ghi đè tệp đã có.
    Ví dụ: kho report dien-hinh --province lao-cai --period 2026-2027 --xlsx danh-sach.xlsx
    """
    if (unit is None) == (province is None):
        raise Unusable("hãy ghi --unit hoặc --province, một trong hai.")
    for given in (to, sender, superior, place):
        if given is not None and not (given.strip() and given.isprintable()):
            raise Unusable(f"{quoted(given)}: tên cần chữ đọc được, trên một dòng.")
    wanted, home = _period(period, today), house()
    try:
        catalog = collect(options.data_folder(exemplars), home.reference, today)
    except Rejected as rejected:
        tell(rejected.problems)
        raise click.exceptions.Exit(1) from rejected
    about = subjects.unit(unit, catalog) if unit else subjects.province(province or "", catalog)
    told = statement(catalog, about, wanted, today)
    if not told.rows:
        click.echo(f"Không có mục nào của {about.name} thuộc {wanted.label}; không ghi báo cáo.")
        raise click.exceptions.Exit(1)
    paper = output or (None if xlsx else Path(f"bao-cao-{kind}-{about.slug}-{wanted}.docx"))
    targets = [path for path in (paper, xlsx) if path]
    _free(targets)
    said = report_on_exemplars(told, Frame(to, sender, superior, place), site_about(home.builder, today).url)
    made = {}
    if paper:
        made[paper] = on_paper(said)
    if xlsx:
        made[xlsx] = as_workbook(said)
    _write(made)
    click.echo(f"{len(told.rows)} điển hình.")


def _period(text: str, today: date) -> Period:
    """The period *text*; raises Unusable with the ways to write one near *today*."""
    try:
        return Period.parse(text)
    except ValueError as error:
        year = SchoolYear.of(today)
        raise Unusable(
            f"{quoted(text)} không phải là một kỳ. Viết quý: {Quarter.of(today)}; năm học: {year}; "
            f"học kỳ: {year}-hk1, {year}-hk2."
        ) from error


def _free(targets: list[Path]) -> None:
    """Nothing is written where one of *targets* is there already, or cannot be."""
    for path in targets:
        if path.exists() or path.is_symlink():
            click.echo(f"Đã có tệp {options.shown(path)}: không ghi đè. Đặt tên khác.")
            raise click.exceptions.Exit(1)
        if not path.absolute().parent.is_dir():
            raise Unusable(f"không có thư mục {path.parent}.")
    if len({path.absolute() for path in targets}) < len(targets):
        raise Unusable("hai tệp phải có tên khác nhau.")


def _write(made: Mapping[Path, bytes]) -> None:
    """New files with what was *made*."""
    for path, content in made.items():
        try:
            with path.open("xb") as file:
                file.write(content)
        except OSError as error:
            raise Unusable(f"không ghi được tệp {options.shown(path)}.") from error
        click.echo(f"Đã ghi {options.shown(path)}.")
