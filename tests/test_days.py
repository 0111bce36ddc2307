"""The day a paper bears is not the day on which the store is judged; a period that is over holds what it held."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from checkout import ROOT, TODAY
from kho.cli import main, options
from kho.derived.report.period import Period
from kho.words.problem import Unusable
from kho.words.when import today as now

STORE = ROOT / "tests/stores/sound"


def kho(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(one) for one in words])
    return done.exit_code, done.output


@pytest.mark.parametrize("day", ["2026-11-15", "2026-03-31", "2022-01-10"])
def test_real_entries_are_sound_whatever_past_day_is_asked_for(day: str) -> None:
    """What was checked and published on 22/11/2026 was no lie a week, a quarter or years before."""
    code, said = kho("check", "--today", day)

    assert 0 == code, said
    assert "phía trước" not in said


def test_a_date_that_has_not_come_is_found_whatever_past_day_is_asked_for(tmp_path: Path) -> None:
    """The twin: a date of 2099 is of the future today as well as on a past day; a later day is taken as asked."""
    shutil.copytree(STORE, tmp_path / "exemplars")
    entry = tmp_path / "exemplars/phu-tho/the-ten-bia/entry.yml"
    entry.write_text(
        entry.read_text("utf-8").replace("published_on: 2026-06-02", "published_on: 2099-01-01"), "utf-8"
    )
    told = [
        kho("check", "--exemplars", tmp_path / "exemplars", "--today", day)
        for day in ("2026-11-15", "2099-01-02")
    ]

    assert "Ngày 01/01/2099 còn ở phía trước" in told[0][1]
    assert "phía trước" not in told[1][1]


def test_the_store_is_judged_no_earlier_than_now() -> None:
    """A past day gives today; a day to come gives that day."""
    assert now() == options.judged(date(2022, 1, 10))
    assert date(2099, 1, 1) == options.judged(date(2099, 1, 1))


def test_what_is_dated_may_bear_a_past_day_and_today_but_none_to_come() -> None:
    """Last week's meeting can be recorded, next week's cannot."""
    assert date(2026, 11, 1) == options.dated(date(2026, 11, 1), TODAY)
    assert now() == options.dated(now(), TODAY)
    assert TODAY == options.dated(None, TODAY)
    with pytest.raises(Unusable, match="còn ở phía trước"):
        options.dated(date(2099, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("period", "written", "until"),
    [
        ("2026-q1", date(2026, 11, 28), date(2026, 3, 31)),
        ("2026-q1", date(2026, 3, 31), date(2026, 3, 31)),
        ("2026-q1", date(2026, 2, 10), date(2026, 2, 10)),
        ("2025-2026", date(2026, 11, 28), date(2026, 8, 31)),
        ("2026-2027-hk1", date(2026, 11, 28), date(2026, 11, 28)),
    ],
)
def test_a_report_tells_up_to_the_end_of_its_period(period: str, written: date, until: date) -> None:
    """Written later it tells nothing that came later; written before the end it tells up to its own day (S3-16)."""
    assert until == Period.parse(period).until(written)
