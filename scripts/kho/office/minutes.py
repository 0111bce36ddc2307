"""The minutes of a stage (biên bản) and the list of the chosen (danh sách trích ngang), from the papers of a round.

They name nominees who were not chosen, and votes: they are written beside the private papers and nowhere else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from kho.catalog import Catalog, Filed
from kho.evidence import indicators, standing
from kho.fairness import post_of
from kho.model import Individual, Innovation, Tip
from kho.model.proceedings import Decision, Juror, Nomination, Session, Vote
from kho.model.selection import Stage
from kho.office.letter import Letter, Paper, Signature, in_words
from kho.office.sheet import sheet
from kho.pages import addresses
from kho.pages.renderer import number, words
from kho.selection import Proceedings, conflicts, considered, is_late, jurors, next_tier
from kho.terms import ExemplarTest, RecognitionStatus, Tier

LIST = "Danh sách trích ngang"
"""What the list is called, on paper and in the workbook."""

_COLUMNS = {
    "TT": 1.0,
    "Họ và tên, tên mục": 3.3,
    "Việc đang làm": 2.3,
    "Đơn vị": 2.6,
    "Cấp học": 1.7,
    "Tổ giới thiệu": 1.9,
    "Mức tin cậy": 1.6,
    "Kết quả đo được": 2.9,
    "Vì sao được chọn": 3.1,
    "Đã được khen": 2.0,
    "Gửi lên cấp": 1.9,
    "Trang trong kho": 2.2,
}
"""The columns of the list with their widths in centimetres, for a lying A4 sheet."""
_NO_PLACE = "…"


@dataclass(frozen=True)
class Considered:
    """A nominee before the council."""

    nomination: Nomination
    filed: Filed
    vote: Vote | None
    decision: Decision | None
    onward: Tier | None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.filed.name

    @property
    def unit(self) -> str:
        """Where it comes from."""
        return self.filed.entry.unit.name

    @property
    def reasons(self) -> tuple[tuple[ExemplarTest, str], ...]:
        """What the nomination says to each test."""
        return tuple((test, getattr(self.nomination.reasons, test.value)) for test in ExemplarTest)


@dataclass(frozen=True)
class Meeting:
    """A stage that met, with all that its papers print."""

    papers: Proceedings
    stage: Stage
    session: Session
    catalog: Catalog

    def rows(self) -> tuple[Considered, ...]:
        """What was considered, in the order of the nominations."""
        return tuple(self._rows(considered(self.papers, self.stage)))

    def chosen(self) -> tuple[Considered, ...]:
        """What was chosen."""
        return tuple(row for row in self.rows() if row.decision)

    def aside(self) -> tuple[tuple[Considered, ...], tuple[Considered, ...]]:
        """What was late, and what was withdrawn before the stage met: told with the first stage of its way."""
        mine = [
            one
            for one in self.papers.nominations
            if self.stage
            == next((stage for stage in self.papers.round.stages if self._takes(stage, one)), None)
        ]
        late = [one for one in mine if is_late(self.papers.round, one)]
        gone = [
            one for one in mine if one not in late and one.withdrawn and one.withdrawn.on <= self.session.on
        ]
        return tuple(self._rows(late)), tuple(self._rows(gone))

    @staticmethod
    def _takes(stage: Stage, nomination: Nomination) -> bool:
        return not stage.levels or nomination.level in stage.levels

    def _rows(self, nominations: Sequence[Nomination]) -> Iterator[Considered]:
        votes = {one.entry: one for one in self.session.votes}
        decisions = {one.entry: one for one in self.session.chosen}
        for one in nominations:
            filed = self.catalog.by_slug.get(one.entry)
            if filed:
                onward = next_tier(self.papers, self.stage, one.level)
                yield Considered(one, filed, votes.get(one.entry), decisions.get(one.entry), onward)

    def letter(self, kind: str, about: str, *, landscape: bool = False) -> Letter:
        """The frame of a paper of this meeting."""
        head = self.papers.opening.letterhead
        return Letter(
            superior=head.superior,
            body=head.body,
            number=self.session.number or _NO_PLACE,
            place=head.place,
            on=self.session.on,
            kind=kind,
            about=about,
            recipients=head.recipients,
            landscape=landscape,
        )

    def officer(self, *offices: str) -> Juror | None:
        """The first member whose office begins with one of *offices*."""
        seated = jurors(self.papers, self.stage)
        return next((one for word in offices for one in seated if one.office.startswith(word)), None)


def minutes(meeting: Meeting) -> bytes:
    """The minutes as .docx."""
    paper = Paper(meeting.letter("Biên bản", f"Họp xét: {meeting.stage.name}"))
    for line in _lines(meeting):
        if line.startswith("# "):
            paper.heading(line[2:])
        elif line.startswith("@"):
            table = _table(line[1:], meeting)
            paper.table(tuple(table.columns), table.rows, tuple(table.columns.values()))
        else:
            paper.text(line)
    secretary, chair = meeting.officer("Thư ký"), meeting.officer("Chủ tịch", "Chủ tọa", "Trưởng")
    return paper.close(
        Signature("Thư ký", secretary.name if secretary else ""),
        Signature("Chủ tọa", chair.name if chair else ""),
    )


def list_on_paper(meeting: Meeting, site_url: str) -> bytes:
    """The list of the chosen as .docx, on lying sheets."""
    paper = Paper(meeting.letter(LIST, _about(meeting), landscape=True))
    paper.table(tuple(_COLUMNS), _listed(meeting, site_url), tuple(_COLUMNS.values()))
    chair = meeting.officer("Chủ tịch", "Chủ tọa", "Trưởng")
    return paper.close(None, Signature(chair.office if chair else "Chủ tịch", chair.name if chair else ""))


def list_as_sheet(meeting: Meeting, site_url: str) -> bytes:
    """The list of the chosen as .xlsx."""
    above = (LIST.upper(), _about(meeting))
    return sheet(
        name=LIST,
        above=above,
        columns={head: width * 4.5 for head, width in _COLUMNS.items()},
        rows=_listed(meeting, site_url),
        on=meeting.session.on,
    )


def _about(meeting: Meeting) -> str:
    return f"Được chọn ở vòng “{meeting.stage.name}”: {meeting.papers.round.title}"


def _listed(meeting: Meeting, site_url: str) -> list[tuple[str, ...]]:
    """The rows of the list."""
    return [
        (
            str(index),
            row.name,
            _post(row.filed, meeting.catalog),
            row.unit,
            row.nomination.level.label,
            row.nomination.team,
            _level(row.filed, meeting),
            _measured(row.filed, meeting.catalog),
            row.decision.reason if row.decision else "",
            _honoured(row.filed),
            row.onward.label if row.onward else "",
            f"{site_url}{addresses.entry(row.filed)}",
        )
        for index, row in enumerate(meeting.chosen(), start=1)
    ]


def _post(filed: Filed, catalog: Catalog) -> str:
    """The position as the entry says it, else the post."""
    entry = filed.entry
    told = entry.position if isinstance(entry, Individual) else None
    if isinstance(entry, Innovation | Tip):
        return "; ".join(f"{one.name}, {one.role}" if one.role else one.name for one in entry.authors)
    post = post_of(filed, catalog)
    return told or (post.label if post else "")


def _level(filed: Filed, meeting: Meeting) -> str:
    level = standing(filed, meeting.catalog, meeting.session.on).level
    return f"{int(level)}. {words('LEVELS')[int(level)]['name']}"


def _measured(filed: Filed, catalog: Catalog) -> str:
    """The first figures before and after of an entry or of what its person made."""
    for one in (filed, *catalog.works.get(filed.slug, ())):
        for found in indicators(one):
            before = f"{number(found.before)} → " if found.before is not None else ""
            return f"{found.measure}: {before}{number(found.after)}{f' {found.unit}' if found.unit else ''}"
    return ""


def _honoured(filed: Filed) -> str:
    granted = [one for one in filed.entry.recognitions if one.status is RecognitionStatus.GRANTED]
    return "; ".join(f"{one.title} ({one.on.label})" if one.on else one.title for one in granted)


@dataclass(frozen=True)
class _Table:
    """A table of the minutes: its columns with their widths in centimetres, and its rows."""

    columns: Mapping[str, float]
    rows: list[tuple[str, ...]]


def _table(name: str, meeting: Meeting) -> _Table:
    """The table that the template calls *name*."""
    rows = list(enumerate(meeting.rows(), start=1))
    match name:
        case "jurors":
            seated = enumerate(jurors(meeting.papers, meeting.stage), start=1)
            return _Table(
                {"TT": 1.2, "Họ và tên": 5.6, "Chức danh": 5.0, "Tổ": 4.6},
                [(str(index), one.name, one.office, one.team or "") for index, one in seated],
            )
        case "nominees":
            columns = {"TT": 1.2, "Mục được đề cử": 4.4, "Đơn vị": 3.6, "Cấp học": 2.2, "Tổ giới thiệu": 2.5}
            return _Table({**columns, "Ai đề cử": 2.5}, [_nominee(index, row) for index, row in rows])
        case "votes":
            columns = {"TT": 1.2, "Mục": 5.4, "Số người bỏ phiếu": 2.2, "Đồng ý": 1.7, "Không đồng ý": 2.0}
            return _Table(
                {**columns, "Điểm": 1.5, "Kết quả": 2.4},
                [(str(index), row.name, *_ballots(row)) for index, row in rows],
            )
    raise ValueError(name)


def _nominee(index: int, row: Considered) -> tuple[str, ...]:
    nomination = row.nomination
    return str(index), row.name, row.unit, nomination.level.label, nomination.team, nomination.by


def _ballots(row: Considered) -> tuple[str, ...]:
    result = "Được chọn" if row.decision else "Không chọn"
    if row.vote is None:
        return "", "", "", "", result
    score = number(row.vote.score) if row.vote.score is not None else ""
    return str(len(row.vote.voters)), str(row.vote.yes), str(row.vote.no), score, result


def _lines(meeting: Meeting) -> list[str]:
    """The lines of the minutes, by their template."""
    late, withdrawn = meeting.aside()
    documents = (meeting.catalog.reference.documents.get(slug) for slug in meeting.papers.round.documents)
    rows = meeting.rows()
    text = (
        _environment()
        .get_template("bien-ban.jinja")
        .render(
            day=in_words(meeting.session.on),
            round=meeting.papers.round,
            stage=meeting.stage,
            session=meeting.session,
            jurors=jurors(meeting.papers, meeting.stage),
            documents=[one.number or one.title for one in documents if one],
            rows=rows,
            late=late,
            withdrawn=withdrawn,
            conflicts=[
                {"juror": juror, "name": row.name, "reason": reason}
                for row in rows
                for juror, reason in conflicts(meeting.papers, row.nomination, meeting.stage).items()
            ],
            chosen=meeting.chosen(),
        )
    )
    return [line for line in text.splitlines() if line.strip()]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Plain text for Word: nothing to escape, but what people wrote stays on its line."""
    environment = Environment(  # noqa: S701 - no HTML; text nodes of a document
        loader=PackageLoader("kho", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: " ".join(str(value).split()),
    )
    environment.filters["full"] = lambda text: f"{text.rstrip('. ')}."
    return environment
