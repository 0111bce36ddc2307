"""`kho schema`: the JSON Schema of entries, from the model."""

import json

import click

from kho.cli.vietnamese import Verb
from kho.model.schema import entry_schema


@click.command(cls=Verb)
def schema() -> None:
    """In JSON Schema của một mục, để trình soạn thảo gợi ý và báo lỗi khi gõ."""
    click.echo(json.dumps(entry_schema(), ensure_ascii=False, indent=2))
