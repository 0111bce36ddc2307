"""The calendar file, read back by the library and by the rules of calendar clients (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from checkout import TODAY
from entries import adoption, catalog, filed, innovation
from kho.publish.data.ics import calendar
from kho.store.site import Site

URL = "https://kho-bia.example/"
TOLD = {
    "kind": "toa-dam",
    "title": "Tọa đàm bịa: đọc, viết; và kể \\ lại – một tên buổi dài đến mức phải gấp dòng ở giữa chữ tiếng Việt",
    "on": "2025-11-18",
    "place": "Hội trường bịa",
}
ENTRIES = (
    filed(innovation(events=[TOLD, {"kind": "hoi-thao", "title": "Hội thảo bịa", "on": "2025"}])),
    filed(adoption(events=[{"kind": "giao-luu", "title": "Giao lưu bịa", "on": "2026-03"}]), "lam-theo-bia"),
)


def made(on: date = TODAY) -> bytes:
    return calendar(catalog(*ENTRIES), Site(URL, on))


def events(on: date = TODAY) -> dict[str, Event]:
    """The events by UID; no two share one."""
    found = Calendar.from_ical(made(on)).events
    by_uid = {str(one["uid"]): one for one in found}

    assert len(found) == len(by_uid)

    return by_uid


def test_the_same_day_gives_the_same_bytes() -> None:
    """No clock and no chance: same data, same day, same file."""

    assert made() == made()


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut() -> None:
    """Lines end in CRLF, hold at most 75 octets, and each is whole UTF-8 by itself (RFC 5545 §3.1)."""
    lines = made().split(b"\r\n")

    assert b"" == lines[-1]
    assert b"\n" not in b"".join(lines)
    assert 75 >= max(len(line) for line in lines)
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()


def test_a_client_reads_whole_days_in_vietnam() -> None:
    """The calendar has a name and its time zone; every event is of whole days, free of any hour (S3-15, S3-16)."""
    read = Calendar.from_ical(made())

    assert ("2.0", "Asia/Ho_Chi_Minh") == (read["version"], read["x-wr-timezone"])
    for one in read.events:
        assert ["DATE", "DATE"] == [one[name].params["VALUE"] for name in ("dtstart", "dtend")]
        assert one.DTSTART is not None
        assert one.DTEND is not None
        assert one.DTSTART < one.DTEND
        assert datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) == one.DTSTAMP
        assert "TRANSPARENT" == one["transp"]
        assert str(one["url"]).startswith(URL)


def test_uids_outlive_a_day_and_a_school_year() -> None:
    """A subscriber who comes back, even a year later, finds what is still shown under the same UID and days."""
    now, tomorrow, next_year = (
        events(),
        events(TODAY + timedelta(days=1)),
        events(TODAY + timedelta(days=365)),
    )

    assert now.keys() == tomorrow.keys()
    both = now.keys() & next_year.keys()
    assert len(both) > 20
    assert [(now[uid].DTSTART, now[uid].DTEND) for uid in sorted(both)] == [
        (next_year[uid].DTSTART, next_year[uid].DTEND) for uid in sorted(both)
    ]


@pytest.mark.parametrize(
    ("uid", "start", "last", "summary"),
    [
        (
            "gui-bai-quy.2026-q4",
            date(2026, 12, 31),
            date(2026, 12, 31),
            "Gửi bài viết, hình ảnh, sản phẩm, minh chứng của quý",
        ),
        (
            "so-ket-hoc-ky-1.2026-2027",
            date(2026, 12, 1),
            date(2027, 1, 31),
            "Sơ kết học kỳ I, khen cách làm hay",
        ),
        (
            "bao-cao-2018-dot-1.2018-03-05",
            date(2018, 3, 5),
            date(2018, 3, 5),
            "Báo cáo năm học 2017-2018, đợt 1",
        ),
        ("goc-doc-bia.1", date(2025, 11, 18), date(2025, 11, 18), f"Tọa đàm: {TOLD['title']}"),
        ("lam-theo-bia.1", date(2026, 3, 1), date(2026, 3, 31), "Giao lưu học tập kinh nghiệm: Giao lưu bịa"),
    ],
)
def test_what_stands_in_it(uid: str, start: date, last: date, summary: str) -> None:
    """Deadlines of every rhythm, and the events at which practices were shared, word for word (S0-22, S3-15)."""
    one = events()[f"{uid}@kho-bia.example"]

    assert (start, last + timedelta(days=1), summary) == (
        one.DTSTART,
        one.DTEND,
        str(one["summary"]),
    )


def test_a_year_alone_is_no_day() -> None:
    """An event of which only the year is known would fill a year of somebody's calendar; it stands on the page only."""

    assert "goc-doc-bia.2@kho-bia.example" not in events()


def test_each_deadline_says_whose_guidance_it_is() -> None:
    """What a past document of one place asked is not told as today's law."""
    said = str(events()["dang-ky-doi-moi.2026-2027@kho-bia.example"]["description"])

    assert "Theo 1228/HDLT-SGD-CDN (Hải Phòng, 2016-2017), phần III, mục 1" in said
    assert "Đơn vị bạn có thể đặt ngày khác." in said
    assert said.endswith("https://kho-bia.example/lich/#viec-dang-ky-doi-moi")
