"""The proposal for commendation (tờ trình; S0-29, S1-31, S2-23, S3-13): the list with evidence and products."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kho.derived.report.proposals import Proposals, Proposed, Side
from kho.derived.report.steering import held
from kho.publish import addresses
from kho.publish.gaps import short, unmarked
from kho.publish.office_words import lines, listed, said
from kho.publish.papers.draft import PAGE, Annex, Column, Report, Table, parts
from kho.publish.papers.frame import Frame, Given
from kho.publish.renderer import words
from kho.store.catalog import Catalog

_WORDS = "report/words.jinja"

TEMPLATE = "report/commendation.jinja"
"""What the proposal says, line by line."""

_COLUMNS = (
    Column("tt", "TT", 1.0),
    Column("ten", "Họ và tên, tên tập thể, tên việc", 3.2),
    Column("chuc_vu", "Chức vụ, đơn vị", 3.1),
    Column("viec", "Việc đã làm", 3.9),
    Column("ket_qua", "Kết quả đo được", 3.2),
    Column("minh_chung", "Minh chứng, sản phẩm gửi kèm", 3.7),
    Column("muc_tin_cay", "Mức tin cậy", 2.0),
    Column("da_khen", "Đã được khen", 2.9),
    Column("de_nghi", "Đề nghị khen, nơi khen", 2.7),
)
"""The columns of the list on paper, for a lying A4 sheet."""

_LETTERS = "ABC"


def proposal_for_commendation(found: Proposals, catalog: Catalog, given: Given, site_url: str) -> Report:
    """The proposal: how they were chosen, for what, how the honours are shared; the list as annex."""
    levels = tuple(found.levels)
    frame = Frame("danh-sach", found.subject, found.period, found.on, levels, given)
    title = said(_WORDS, "ANNEX_PROPOSED").format(found.period.label)
    tables = proposed_tables(found, site_url)
    return Report(
        letter=frame.letter,
        to=frame.to,
        parts=parts(_body(found, catalog)),
        signature=frame.signature,
        annexes=(Annex("de_nghi", title, frame.attached, tables),),
        url=frame.page(site_url),
    )


def proposed_tables(found: Proposals, site_url: str) -> tuple[Table, ...]:
    """Who is proposed: collectives, people, works, each a table of its own where there is any."""
    told = said(_WORDS, "PROPOSED")
    return tuple(
        replace(
            _empty_table(side),
            rows=_rows(group, site_url),
            caption=f"{letter}. {told[side]['name']}" if len(found.sides) > 1 else "",
        )
        for letter, (side, group) in zip(_LETTERS, found.sides.items(), strict=False)
    )


def empty_tables() -> tuple[Table, ...]:
    """The tables of all sides without their rows."""
    return tuple(map(_empty_table, Side))


def _empty_table(side: Side) -> Table:
    return Table(f"de_nghi_{side.value}", said(_WORDS, "PROPOSED")[side]["sheet"], _COLUMNS, (), (PAGE,))


def _body(found: Proposals, catalog: Catalog) -> list[str]:
    """The lines of the proposal, by its template."""
    cited = (slug for one in found.all for slug in one.filed.entry.documents)
    return lines(
        TEMPLATE,
        found=found,
        documents=[catalog.reference.documents[slug] for slug in dict.fromkeys(cited)],
        rounds=[held(one, found.on) for one in found.rounds.values()],
        counted=counted,
        listed=listed,
    )


def counted(group: Iterable[Proposed]) -> list[tuple[Side, int]]:
    """How many of *group* stand on each side."""
    found = Counter(one.side for one in group)
    return [(side, found[side]) for side in Side if found[side]]


def _rows(group: Iterable[Proposed], site_url: str) -> tuple[tuple[str, ...], ...]:
    return tuple((str(index), *_row(one, site_url)) for index, one in enumerate(group, start=1))


def _row(one: Proposed, site_url: str) -> tuple[str, ...]:
    """What is missing stands as a gap: a proposal without proof is what the movement complains of (S3-4).

    What its person or collective made and what is proposed too keeps its proof in a row of its own.
    """
    row, level = one.row, int(one.row.standing.level)
    compiled = f". {said(_WORDS, 'COMPILED')}" if row.compiled else ""
    beside = listed(row.beside, "beside")
    measured = listed(row.indicators, "indicator") or listed(row.achievements, "achievement")
    shown = (("evidence", listed(row.evidence, "proof")), ("product", listed(row.products, "product")))
    proof = [unmarked(text) or ("" if beside else _gap(name)) for name, text in shown]
    asked = unmarked(listed(one.asked, "wish"))
    return (
        unmarked(row.filed.name),
        unmarked(" ".join(said(_WORDS, "post")(row).split())),
        unmarked(row.summary),
        unmarked(measured or beside) or _gap("result"),
        "; ".join(filter(None, [*proof, unmarked(beside)])),
        f"{level}. {words('LEVELS')[level]['name']}{compiled}",
        unmarked(listed(row.granted, "honour")),
        asked if all(wish.body for wish in one.asked) else f"{asked}; {_gap('body')}",
        f"{site_url}{addresses.entry(row.filed)}",
    )


def _gap(name: str) -> str:
    """The gap of the list called *name*."""
    return short(said(_WORDS, "LACKING")[name])
