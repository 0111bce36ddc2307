"""Options that several verbs share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from kho.cli.typed import Day, OneOf, Place
from kho.desk import printing
from kho.store.files.filekind import BadFile
from kho.store.place import checkout
from kho.store.word.package import MAX_MEGABYTES
from kho.words.problem import Unusable, quoted
from kho.words.when import today as today_in_vietnam

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


FORMATS = {"text": printing.as_text, "json": printing.as_json, "github": printing.as_github}
"""How findings may be printed, by the word after `--format`."""


def exemplars() -> Decorator:
    """`--exemplars DIR`: the data folder."""
    return click.option(
        "--exemplars",
        metavar="DIR",
        type=Place(),
        default=None,
        help="Thư mục các mục; bỏ trống là thư mục exemplars/ của kho.",
    )


def skip_faulty() -> Decorator:
    """`--skip-faulty`: what is faulty is left out, and told; the verb asks `skipping`."""
    return click.option(
        "--skip-faulty",
        is_flag=True,
        expose_value=False,
        callback=lambda ctx, _param, wanted: ctx.meta.update({_SKIPPING: wanted}),
        help="Mục có lỗi thì để ra ngoài, nói rõ mục nào và vì sao, rồi làm tiếp với các mục còn lại.",
    )


_SKIPPING = "kho.skip_faulty"


def skipping() -> bool:
    """Whether `--skip-faulty` was asked for."""
    return bool(click.get_current_context().meta.get(_SKIPPING))


def findings_format() -> Decorator:
    """`--format`: how findings are printed."""
    return click.option(
        "--format",
        "form",
        type=OneOf(list(FORMATS)),
        metavar="text|json|github",
        default="text",
        help="Cách in: chữ, JSON, hoặc chú giải của GitHub.",
    )


def today() -> Decorator:
    """`--today NGÀY`: the day to check on."""
    return click.option(
        "--today",
        type=Day(),
        default=today_in_vietnam,
        help="Coi hôm nay là ngày này (năm-tháng-ngày); bỏ trống là hôm nay ở Việt Nam.",
    )


def on(what: str) -> Decorator:
    """`--on NGÀY`: the day that is written on what the verb makes, where that is not today."""
    return click.option(
        "--on", type=Day(), default=None, help=f"{what} (năm-tháng-ngày); bỏ trống là hôm nay."
    )


def dated(on: date | None, today: date) -> date:
    """The day *on* that was asked for, else *today*; raises Unusable where it has not come."""
    if on and on > judged(today):
        raise Unusable(f"--on: ngày {on:%d/%m/%Y} còn ở phía trước.")
    return on or today


def judged(today: date) -> date:
    """The day on which the store is judged: that it is, or a later one that was asked for.

    What was done by now is not of the future, whatever day a paper bears or a page is made for.
    """
    return max(today, today_in_vietnam())


def shown(path: Path) -> Path:
    """*path* as it reads best in messages: from the current folder where it lies below it."""
    whole = path.absolute()
    return whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole


def data_folder(given: Path | None) -> Path:
    """The data folder a command works on; raises Unusable where there is none."""
    folder = shown(given or checkout().exemplars)
    if not folder.is_dir():
        raise Unusable(
            f"--exemplars: không có thư mục {quoted(folder)}. Ghi thư mục chứa các mục, như exemplars."
        )
    return folder


def received(path: Path) -> bytes:
    """The bytes of a Word file that somebody sent, never many more than are taken; `BadFile` where there is none."""
    try:
        if not path.is_file():
            raise BadFile("Không có tệp này.", "Kiểm tra tên tệp; tên có dấu cách thì đặt trong ngoặc kép.")
        with path.open("rb") as file:
            return file.read(MAX_MEGABYTES * 1024**2 + 1)
    except OSError as error:
        raise BadFile("Không đọc được tệp này.", "Kiểm tra tệp có tồn tại và được phép đọc.") from error
