"""Rules about one item of the calendar: it has one rhythm at most, and no span runs backwards."""

from collections.abc import Iterator
from dataclasses import replace

from kho.model.calendar import CalendarItem
from kho.store.reference_data import Reference
from kho.words.problem import Finding
from kho.words.rule import asks
from kho.words.when import SchoolYear, certainly_before

_ANY_YEAR = SchoolYear(2000)


def findings(reference: Reference) -> Iterator[tuple[str, Finding]]:
    """What is wrong with the items of `calendar.yml`, each with the name of that file."""
    for index, item in enumerate(reference.calendar.values()):
        for finding in (*has_one_rhythm(item), *runs_forward(item)):
            yield "calendar", replace(finding, place=("calendar", index, *finding.place))


@asks("Mỗi việc trong lịch có một nhịp: hằng năm, hằng quý, hoặc một lần.")
def has_one_rhythm(item: CalendarItem) -> Iterator[Finding]:
    """An item comes every school year, every quarter or once; two rhythms are two items (R2)."""
    named = [name for name in ("yearly", "quarterly", "once") if getattr(item, name)]
    if len(named) > 1:
        yield Finding(
            (named[1],),
            f"Việc này có hai nhịp: “{named[0]}” và “{named[1]}”.",
            "Giữ một; nếu là hai việc thì tách thành hai mục.",
        )


@asks("Một khoảng thời gian không kết thúc trước khi bắt đầu.")
def runs_forward(item: CalendarItem) -> Iterator[Finding]:
    """A span does not end before it begins: one printed date range of the documents does (S2-13)."""
    if item.yearly and item.yearly.end:
        start, end = item.yearly.start.of(_ANY_YEAR), item.yearly.end.of(_ANY_YEAR)
        place = ("yearly", "end")
    elif item.once and item.once.end:
        start, end, place = item.once.start, item.once.end, ("once", "end")
    else:
        return
    if certainly_before(end, start):
        yield Finding(
            place,
            "Khoảng này kết thúc trước khi bắt đầu.",
            "Năm học tính từ tháng 9. Văn bản in ngược thì bỏ “end:”, giữ lời in ở “as_written:”.",
        )
