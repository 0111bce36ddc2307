"""`kho worklist`: what to ask whom, with a ready letter to each unit."""

from datetime import date, timedelta
from pathlib import Path

import click

from kho.check.rules.within import REVIEW_COMING
from kho.cli import options
from kho.cli.new_files import write_new
from kho.cli.sound import sound_or_told
from kho.cli.typed import Place, Whole
from kho.cli.vietnamese import Verb
from kho.derived.agenda import tasks
from kho.desk.letters import letters as letters_to
from kho.desk.letters import worklist as as_text
from kho.store.catalog import Catalog
from kho.store.place import checkout, public_around
from kho.store.site import about
from kho.words.problem import Unusable


@click.command(cls=Verb)
@options.exemplars()
@options.skip_faulty()
@click.option("--province", metavar="TINH", help="Chỉ một tỉnh, ghi mã: phu-tho.")
@click.option("--unit", metavar="DON-VI", help="Chỉ một đơn vị, ghi phần cuối địa chỉ trang của đơn vị ấy.")
@click.option(
    "--within",
    metavar="SỐ",
    type=Whole(0, 3650),
    default=REVIEW_COMING.days,
    help=f"Kể cả mục đến hạn xem lại trong chừng ấy ngày; bỏ trống là {REVIEW_COMING.days}.",
)
@click.option(
    "--letters",
    metavar="DIR",
    type=Place(file_okay=False),
    help="Viết vào thư mục này mỗi đơn vị một lá thư hỏi, để gửi đi; không được nằm trong thư mục các mục.",
)
@options.today()
def worklist(
    *,
    exemplars: Path | None,
    province: str | None,
    unit: str | None,
    within: int,
    letters: Path | None,
    today: date,
) -> None:
    """In những việc cần hỏi lại: quá hạn xem lại, hứa mà chưa kể kết quả, làm theo chưa xác nhận, đường dẫn hỏng.

    Ví dụ: kho worklist --province phu-tho --letters /noi-khac/thu
    """
    home, folder = checkout(), options.data_folder(exemplars)
    if letters and public_around(letters, folder):
        raise Unusable("thư không được viết vào thư mục các mục; chọn một thư mục khác cho --letters.")
    catalog = sound_or_told(folder, today)
    _known(catalog, province, unit)
    found = [
        task
        for task in tasks(catalog, today, timedelta(days=within))
        if province in {None, task.unit.province} and unit in {None, task.unit.slug}
    ]
    click.echo(as_text(found, catalog), nl=False)
    told = f"{len(found)} việc" if found else "Không có việc nào cần hỏi"
    click.echo(f"{told}. Đã xem {len(catalog.filed)} mục.")
    if letters and found:
        made = letters_to(found, catalog, about(home.builder, today).url, today)
        letters.mkdir(parents=True, exist_ok=True)
        write_new({letters / name: text.encode() for name, text in made.items()}, named=False)
        click.echo(f"Đã viết {len(made)} lá thư vào {options.shown(letters)}.")


def _known(catalog: Catalog, province: str | None, unit: str | None) -> None:
    """Refuse a province or a unit that there is not: an empty worklist would look like good news."""
    if province and province not in catalog.reference.provinces:
        raise Unusable(f"không có tỉnh nào mang mã “{province}”; xem exemplars/_reference/provinces.yml.")
    if unit and unit not in {key.slug for key in catalog.of_unit}:
        raise Unusable(f"không có đơn vị nào mang mã “{unit}”; mã là phần cuối địa chỉ trang của đơn vị.")
