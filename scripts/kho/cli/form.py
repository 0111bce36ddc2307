"""`kho form`: the Word forms, blank or filled in from an entry."""

from pathlib import Path
from typing import Any

import click

from kho.check.everything import REFERENCE
from kho.cli import options
from kho.cli.check import report
from kho.cli.new_files import refuse_taken, write_new
from kho.cli.typed import OneOf, Place
from kho.cli.vietnamese import Verb
from kho.publish.forms import FORMS, Form
from kho.publish.forms.word import filled_form
from kho.store.parse import parse
from kho.store.place import ENTRY, checkout
from kho.store.reference_data import load
from kho.store.source import read
from kho.words.problem import Rejected, Unusable


@click.command(cls=Verb)
@click.argument("name", metavar="|".join(FORMS), type=OneOf(list(FORMS)))
@click.option(
    "--fill",
    "entry",
    metavar="ENTRY",
    default=None,
    help="Điền sẵn từ mục này: địa chỉ, thư mục hoặc entry.yml.",
)
@click.option(
    "-o",
    "--output",
    metavar="F.docx",
    type=Place(),
    default=None,
    help="Tệp ghi ra; bỏ trống thì đặt tên theo mẫu, ở thư mục đang đứng.",
)
@options.exemplars()
def form(name: str, entry: str | None, output: Path | None, exemplars: Path | None) -> None:
    """Ghi ra mẫu Word để điền và gửi: trống, hoặc điền sẵn để ký, đóng dấu.

    mau-1 là đăng ký đổi mới, mau-2 là đăng ký nhóm, ket-qua là báo cáo kết quả, lam-theo là báo cáo làm theo;
    don là đơn yêu cầu công nhận sáng kiến, bao-cao là báo cáo sáng kiến.
    """
    folder = options.data_folder(exemplars)
    wanted = FORMS[name]
    try:
        data, address = _source(entry, wanted, folder) if entry else ({}, "")
        reference, _ = load(folder / REFERENCE, checkout().reference)
    except Rejected as rejected:
        report(rejected.problems)
        raise click.exceptions.Exit(1) from rejected
    target = output or Path(f"{name}{f'-{address}' if address else ''}.docx")
    refuse_taken([target])
    write_new({target: filled_form(wanted, data, reference, address)})


def _source(entry: str, wanted: Form, exemplars: Path) -> tuple[dict[str, Any], str]:
    """The data to fill in and the entry's address; an adoption may be begun from what is to be followed."""
    path = _found(entry, exemplars)
    source = read(path)
    filled = parse(source)
    address = path.absolute().parent.name
    if filled.kind == wanted.kind:
        return source.data, address
    if wanted.name == "lam-theo" and filled.followable:
        return {"of": address}, ""
    raise Unusable(f"Mẫu {wanted.name} dành cho mục loại {wanted.kind}; {path} là mục loại {filled.kind}.")


def _found(entry: str, exemplars: Path) -> Path:
    """The file of an entry given by its address, its folder or its file."""
    path = Path(entry)
    choices = (path, path / ENTRY, *sorted(exemplars.glob(f"*/{path.name}/{ENTRY}")))
    for choice in choices:
        if choice.is_file():
            return choice
    raise Unusable(f"Không thấy mục “{entry}”: ghi địa chỉ, thư mục hoặc tệp entry.yml của nó.")
