"""The list of the chosen (danh sách trích ngang), as .docx and as .xlsx: what a stage sends up.

It names the team and the votes' result, so it lies beside the private papers and nowhere else.
"""

from kho.derived.evidence import standing
from kho.derived.rounds.fairness import post_of
from kho.publish import addresses
from kho.publish.office_words import listed
from kho.publish.papers.letterhead import Paper, Signature
from kho.publish.papers.meeting import Meeting
from kho.publish.papers.workbook import Sheet, workbook
from kho.publish.renderer import words
from kho.store.catalog import Catalog, Filed
from kho.words.terms import RecognitionStatus

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


def list_on_paper(meeting: Meeting, site_url: str) -> bytes:
    """The list of the chosen as .docx, on lying sheets."""
    paper = Paper(meeting.letter(LIST, _about(meeting), landscape=True))
    paper.table(tuple(_COLUMNS), _listed(meeting, site_url), tuple(_COLUMNS.values()))
    chair = meeting.officer("Chủ tịch", "Chủ tọa", "Trưởng")
    return paper.close(None, Signature(chair.office if chair else "Chủ tịch", chair.name if chair else ""))


def list_as_sheet(meeting: Meeting, site_url: str) -> bytes:
    """The list of the chosen as .xlsx."""
    above = (LIST.upper(), _about(meeting))
    columns = {head: width * 4.5 for head, width in _COLUMNS.items()}
    return workbook([Sheet(LIST, above, columns, _listed(meeting, site_url))], meeting.session.on)


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
        if row.filed
        else (str(index), row.name, *[""] * (len(_COLUMNS) - 2))
        for index, row in enumerate(meeting.chosen(), start=1)
    ]


def _post(filed: Filed, catalog: Catalog) -> str:
    """The position as the entry says it, else the post."""
    entry = filed.entry
    if entry.followable:
        return "; ".join(f"{one.name}, {one.role}" if one.role else one.name for one in entry.makers)
    post = post_of(filed, catalog)
    return entry.person_position or (post.label if post else "")


def _level(filed: Filed, meeting: Meeting) -> str:
    level = standing(filed, meeting.catalog, meeting.session.on).level
    return f"{int(level)}. {words('LEVELS')[int(level)]['name']}"


def _measured(filed: Filed, catalog: Catalog) -> str:
    """The first figures before and after of an entry or of what its person made."""
    for one in (filed, *catalog.works.get(filed.slug, ())):
        if found := one.entry.figures[:1]:
            return listed(found, "indicator")
    return ""


def _honoured(filed: Filed) -> str:
    granted = [one for one in filed.entry.recognitions if one.status is RecognitionStatus.GRANTED]
    return "; ".join(f"{one.title} ({one.on.label})" if one.on else one.title for one in granted)
