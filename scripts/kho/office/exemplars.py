"""The report on exemplars (S3-13, S3-16) as .docx, and its list as .xlsx. Both carry the mark of the list."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import segno

from kho.office.annex import PaperWithAnnex
from kho.office.gaps import gap, gaps, short, unmarked
from kho.office.letter import Letter, Signature
from kho.office.sheet import sheet
from kho.office.wording import lines, said
from kho.pages import addresses, listing
from kho.pages.listing import Scribe
from kho.pages.renderer import words
from kho.period import current
from kho.stage import overdue
from kho.statement import Statement
from kho.terms import Level

_WORDS = "report/words.jinja"

_WIDTHS = (1.0, 3.6, 2.9, 2.8, 3.4, 4.4, 3.0, 2.3, 2.3)
"""The columns of the list on paper, in centimetres, for a lying A4 sheet."""

_MORE = (2.8, 4.0)
"""What the workbook has besides."""

_COMMUNE_LEVELS = {Level.PRESCHOOL, Level.PRIMARY, Level.LOWER_SECONDARY}


@dataclass(frozen=True)
class Frame:
    """What only a person knows of the frame; what is not given stands as a gap."""

    to: str | None = None
    sender: str | None = None
    superior: str | None = None
    place: str | None = None


def report_on_paper(told: Statement, frame: Frame, site_url: str) -> bytes:
    """The report as .docx: text, what a person must still write, signature, the list as annex."""
    letter = _letter(told, frame)
    paper = PaperWithAnnex(letter)
    to = said(_WORDS, "HEAD")["to"].format(frame.to or gap(said(_WORDS, "TO")[_way(told)]))
    paper.to(to)
    body = _body(told)
    _written(paper, body)
    signature = Signature(_gap("office"), _gap("name"))
    paper.sign(None, signature)
    _annex(paper, told, site_url)
    frame_of = [letter.superior or "", letter.body, letter.place, to]
    left = [what for text in (*frame_of, *body, signature.office, signature.name) for what in gaps(text)]
    paper.standing_page()
    _written(paper, lines("report/left.jinja", left=list(dict.fromkeys(left))))
    return paper.saved()


def _written(paper: PaperWithAnnex, body: Iterable[str]) -> None:
    """The lines of a template: “# ” a part, “## ” an exemplar, else a paragraph."""
    for line in body:
        if line.startswith("#"):
            paper.heading(line.lstrip("#")[1:])
        else:
            paper.text(line)


def _annex(paper: PaperWithAnnex, told: Statement, site_url: str) -> None:
    """The list, below the way to its pages."""
    attached = said(_WORDS, "ATTACHED").format(_name(told))
    paper.annex(said(_WORDS, "ANNEX").format(told.period.label), attached)
    url, rows = _page(told, site_url), Scribe(site_url).rows(told.rows)
    marked = said(_WORDS, "MARK_ONLINE" if _online(told) else "MARK")
    paper.beside(_code(url), marked.format(_mark(rows), url))
    room = len(_WIDTHS)
    paper.table(listing.columns()[:room], [row[:room] for row in rows], _WIDTHS)


def list_as_sheet(told: Statement, site_url: str) -> bytes:
    """The list as .xlsx."""
    name = said(_WORDS, "LIST")
    about = said(_WORDS, "ABOUT").format(_name(told), told.period.label)
    rows = Scribe(site_url).rows(told.rows)
    marked = said(_WORDS, "MARK_OF_SHEET").format(_mark(rows), _page(told, site_url))
    columns = {head: width * 4.5 for head, width in zip(listing.columns(), _WIDTHS + _MORE, strict=True)}
    return sheet(
        name=name,
        above=(name.upper(), about, marked),
        columns=columns,
        rows=rows,
        on=told.on,
    )


def _mark(rows: Iterable[listing.Row]) -> str:
    """The mark of the list: that of the same list online."""
    return listing.mark(listing.table(rows))


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
        listed=listing.listed,
        kinds=list(kinds.items()),
        by_level=sorted(by_level.items(), reverse=True),
        compiled=sum(row.compiled for row in told.rows),
        overdue=sum(overdue(row.filed, told.on) for row in told.rows),
        numbers={row.filed.slug: index for index, row in enumerate(told.rows, start=1)},
        levels=words("LEVELS"),
    )


def _online(told: Statement) -> bool:
    """Whether the site keeps the list."""
    return told.period in current(told.on)


def _page(told: Statement, site_url: str) -> str:
    """Where the subject stands on the site, and there the list."""
    subject = told.subject
    there = addresses.unit(subject.unit) if subject.unit else addresses.word("provinces", subject.slug)
    return f"{site_url}{there}{listing.PLACE if _online(told) else ''}"


def _code(url: str) -> bytes:
    """A QR code (ISO/IEC 18004) to *url*, as PNG."""
    held = BytesIO()
    segno.make_qr(url, error="m", boost_error=False, mask=2).save(held, kind="png", scale=6, border=2)
    return held.getvalue()
