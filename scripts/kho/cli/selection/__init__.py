"""`kho selection`: a selection round, from opening to publishing. One verb a file."""

import click

from kho.cli.selection.check import check
from kho.cli.selection.decide import decide
from kho.cli.selection.minutes import minutes
from kho.cli.selection.nominate import nominate
from kho.cli.selection.open import open_round
from kho.cli.selection.publish import publish
from kho.cli.selection.withdraw import withdraw
from kho.cli.vietnamese import Menu


@click.group(cls=Menu)
def selection() -> None:
    """Đợt bình xét: mở, đề cử, bỏ phiếu, kiểm tra, biên bản, công bố.

    Giấy tờ của hội đồng nằm ở một thư mục ngoài kho (--private); chỉ điều công khai vào kho. Xem
    docs/huong-dan/xet-chon.md.
    """


for verb in (open_round, nominate, withdraw, decide, check, minutes, publish):
    selection.add_command(verb)
