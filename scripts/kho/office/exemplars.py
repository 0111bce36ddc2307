"""The report on exemplars (S3-13, S3-16): who, what, with which proof, recognised and followed by whom."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from kho.office.draft import Annex, Report, Table, parts
from kho.office.gaps import gap, short, unmarked
from kho.office.letter import Letter, Signature
from kho.office.wording import lines, said
from kho.pages import addresses
from kho.pages.renderer import words
from kho.stage import overdue
from kho.statement import Reported, Statement
from kho.terms import Level

_WORDS = "report/words.jinja"

_COLUMNS = {
    "TT": 1.0,
    "Điển hình, cách làm": 3.6,
    "Ai làm": 2.9,
    "Đơn vị": 2.8,
    "Kết quả đo được": 3.4,
    "Minh chứng, sản phẩm": 4.4,
    "Mức tin cậy": 3.0,
    "Được khen": 2.3,
    "Nơi làm theo": 2.3,
}
"""The columns of the list on paper with their widths in centimetres, for a lying A4 sheet."""

_MORE = {"Thuộc kỳ này vì": 2.8, "Trang trong kho": 4.0}
"""What the workbook has besides."""

_COMMUNE_LEVELS = {Level.PRESCHOOL, Level.PRIMARY, Level.LOWER_SECONDARY}


@dataclass(frozen=True)
class Frame:
    """What only a person knows of the frame; what is not given stands as a gap."""

    to: str | None = None
    sender: str | None = None
    superior: str | None = None
    place: str | None = None


def report_on_exemplars(told: Statement, frame: Frame, site_url: str) -> Report:
    """The report: what the entries say, what a person must still write, the list as annex."""
    attached = said(_WORDS, "ATTACHED").format(_name(told))
    annex = Annex(said(_WORDS, "ANNEX").format(told.period.label), attached, (listed(told, site_url),))
    return Report(
        letter=_letter(told, frame),
        to=frame.to or gap(said(_WORDS, "TO")[_way(told)]),
        parts=parts(_body(told)),
        signature=Signature(_gap("office"), _gap("name")),
        annexes=(annex,),
        url=_page(told, site_url),
    )


def listed(told: Statement, site_url: str) -> Table:
    """The list of the exemplars."""
    return Table("danh_sach", said(_WORDS, "LIST"), _COLUMNS, _rows(told, site_url), _MORE)


def _letter(told: Statement, frame: Frame) -> Letter:
    """The frame: a unit reports for itself; who reports for a province is not said here."""
    head = said(_WORDS, "HEAD")
    sender = frame.sender or (_name(told) if told.subject.unit else _gap("body"))
    return Letter(
        superior=frame.superior or _gap("superior"),
        body=sender,
        number=head["number"],
        place=frame.place or _gap("place"),
        on=told.on,
        kind=said(_WORDS, "KIND"),
        about=said(_WORDS, "ABOUT").format(_name(told), told.period.label),
        recipients=head["recipients"],
    )


def _name(told: Statement) -> str:
    """What the subject is called; its name cannot pose as a gap."""
    return unmarked(told.subject.name)


def _gap(name: str) -> str:
    """The gap of the frame called *name*."""
    return short(said(_WORDS, "HEAD")[name])


def _way(told: Statement) -> str:
    """Which way a report goes today, as far as the levels of what is reported tell it (S0-32)."""
    if told.subject.unit is None:
        return "tinh"
    found = set(told.levels)
    if found and found <= _COMMUNE_LEVELS:
        return "xa"
    return "so" if found == {Level.UPPER_SECONDARY} else ""


def _body(told: Statement) -> list[str]:
    """The lines of the report, by their template."""
    kinds = Counter(row.filed.entry.kind for row in told.rows)  # type: ignore[attr-defined] # every kind has one
    by_level = Counter(int(row.standing.level) for row in told.rows)
    return lines(
        "report/exemplars.jinja",
        subject=told.subject,
        period=told.period,
        on=told.on,
        rows=told.rows,
        listed=_listed,
        kinds=list(kinds.items()),
        by_level=sorted(by_level.items(), reverse=True),
        compiled=sum(row.compiled for row in told.rows),
        overdue=sum(overdue(row.filed, told.on) for row in told.rows),
        numbers={row.filed.slug: index for index, row in enumerate(told.rows, start=1)},
        levels=words("LEVELS"),
    )


def _rows(told: Statement, site_url: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the list."""
    return tuple(
        (str(index), *(unmarked(cell) for cell in _row(row, site_url)))
        for index, row in enumerate(told.rows, start=1)
    )


def _row(row: Reported, site_url: str) -> tuple[str, ...]:
    level = int(row.standing.level)
    compiled = f". {said(_WORDS, 'COMPILED')}" if row.compiled else ""
    shown = [_listed(row.evidence, "proof"), _listed(row.sources, "source"), _listed(row.products, "product")]
    why = (f"{said(_WORDS, 'SIGNS')[sign]}{f' {day.label}' if day else ''}" for sign, day in row.signs)
    return (
        row.filed.name,
        " ".join(said(_WORDS, "who")(row).split()),
        row.filed.entry.unit.name,
        _listed(row.indicators, "indicator"),
        "; ".join(filter(None, shown)),
        f"{level}. {words('LEVELS')[level]['name']}{compiled}",
        _listed(row.granted, "honour"),
        _listed(row.followers, "follower"),
        "; ".join(why),
        f"{site_url}{addresses.entry(row.filed)}",
    )


def _listed(items: tuple[Any, ...], shape: str) -> str:
    """*items*, each told by the macro *shape*, each telling once."""
    tell = said(_WORDS, shape)
    return "; ".join(dict.fromkeys(" ".join(tell(one).split()) for one in items))


def _page(told: Statement, site_url: str) -> str:
    """Where the subject stands on the site."""
    subject = told.subject
    there = addresses.unit(subject.unit) if subject.unit else addresses.word("provinces", subject.slug)
    return f"{site_url}{there}"
