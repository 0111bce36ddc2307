"""`kho new`: a commented entry, ready to fill."""

import click

from kho.cli.typed import OneOf
from kho.cli.vietnamese import Verb
from kho.model import KINDS
from kho.model.blank import blank


@click.command(cls=Verb)
@click.argument("kind", metavar="|".join(KINDS), type=OneOf(list(KINDS)))
def new(kind: str) -> None:
    """In một mục trống có lời dặn ở từng dòng; ghi vào exemplars/TINH/DIA-CHI/entry.yml.

    Ví dụ: kho new innovation > exemplars/phu-tho/vuon-rau/entry.yml
    """
    click.echo(blank(kind), nl=False)
