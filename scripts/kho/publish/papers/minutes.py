"""The minutes of a stage (biên bản), from the papers of a round.

They name nominees who were not chosen, and votes: they are written beside the private papers and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kho.derived.rounds.voting import conflicts, jurors
from kho.publish.office_words import lines
from kho.publish.papers.letterhead import Paper, Signature, in_words
from kho.publish.papers.meeting import Considered, Meeting
from kho.words.text import number


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
    return lines(
        "bien-ban.jinja",
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
        corrections=[
            {"told": told, "name": row.name}
            for told in meeting.session.corrections
            for row in rows
            if row.nomination.entry == told.entry
        ],
        chosen=meeting.chosen(),
    )
