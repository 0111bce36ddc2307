"""What the verbs of `kho selection` share: the store and the papers as read, and how a refusal is said."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import BaseModel

from kho.check.private import Papers, outside
from kho.cli import options
from kho.cli.check import report
from kho.cli.sound import sound
from kho.cli.typed import Place
from kho.derived.rounds.choosing import Proceedings
from kho.model.selection import Stage
from kho.store.catalog import Catalog
from kho.store.parse import parse_as
from kho.store.place import Checkout, checkout
from kho.store.source import Source
from kho.words.file_rules import FileRule
from kho.words.problem import Finding, Rejected, Unusable, quoted
from kho.words.text import nearest

_Model = TypeVar("_Model", bound=BaseModel)
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def private() -> Decorator:
    """`--private DIR`: where the council's papers lie."""
    return click.option(
        "--private",
        "private",
        metavar="DIR",
        required=True,
        type=Place(),
        help="Thư mục giấy tờ của hội đồng, ở ngoài kho.",
    )


@dataclass(frozen=True)
class Work:
    """The store and where the papers lie."""

    home: Checkout
    exemplars: Path
    folder: Path
    catalog: Catalog

    def papers(self) -> Papers:
        """The papers as they stand."""
        return Papers(self.folder, self.catalog)


def begin(private: Path, exemplars: Path | None, today: date) -> Work:
    """The store, checked as it stands now, and the private folder, found to lie outside.

    Raises:
        Rejected: where the store has errors.
        Unusable: where the folder lies inside the repository.
    """
    home = checkout()
    data = options.data_folder(exemplars)
    folder = outside(private, home, data)
    return Work(home, data, folder, sound(data, today))


@contextmanager
def said() -> Iterator[None]:
    """Turn a refusal into its printed problems and exit 1: nothing has been written then."""
    try:
        yield
    except Rejected as rejected:
        report(rejected.problems)
        click.echo("Chưa ghi gì.")
        raise click.exceptions.Exit(1) from rejected


def refuse(papers: Papers, file: str, reasons: Iterable[str]) -> Rejected:
    """The refusal of an act on a paper."""
    return Rejected(papers.problem(file, Finding((), reason, rule=FileRule.ACT)) for reason in reasons)


def stage_of(papers: Papers, slug: str) -> Stage:
    """The stage of that name; raises Unusable where the round has none."""
    stage = papers.proceedings.stage(slug)
    if stage is None:
        names = [one.slug for one in papers.round.round.stages]
        raise Unusable(
            unknown("vòng", slug, names, f"Đợt “{papers.round.slug}” có các vòng: {', '.join(names)}.")
        )
    return stage


def typed(model: type[_Model], data: dict[str, Any], folder: Path, file: str) -> _Model:
    """What was typed on the command line as a record of a paper, refused in the words of the model.

    Raises:
        Rejected: with every problem.
    """
    return parse_as(model, Source(folder / f"{file}.yml", data, {(): (1, 1)}))


def pairs(typed: Iterable[str], option: str, mark: str = ":") -> list[tuple[str, str]]:
    """Each `A: b` that was typed behind *option*, in two."""
    found = []
    for one in typed:
        key, _mark, value = one.partition(mark)
        if not (key.strip() and value.strip()):
            raise Unusable(f"{option}: {quoted(one)} chưa đúng; viết có dấu “{mark}” giữa hai phần có chữ.")
        found.append((key.strip(), value.strip()))
    return found


def unknown(what: str, slug: str, known: Iterable[str], otherwise: str) -> str:
    """That there is no *what* called *slug*, with the nearest name that there is, or what to do *otherwise*."""
    near = nearest(slug, known)
    return (
        f"không có {what} nào mang mã {quoted(slug)}. {f'Có phải ý bạn là “{near}”?' if near else otherwise}"
    )


def refuse_unknown(slug: str, work: Work, papers: Proceedings) -> None:
    """Refuse a name that is neither a nominee's nor an entry's; raises Unusable."""
    if papers.nomination(slug) is None and slug not in work.catalog.by_slug:
        raise unknown_entry(work, slug)


def unknown_entry(work: Work, slug: str) -> Unusable:
    """There is no such entry."""
    return Unusable(unknown("mục", slug, work.catalog.by_slug, "Ghi đúng tên thư mục của mục ấy trong kho."))
