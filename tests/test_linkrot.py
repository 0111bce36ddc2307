"""A link is dead after failures that span 14 days with no success between; then it no longer counts (S1-15)."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kho.store.dead_links import DEAD_AFTER, CheckedLink, dead_links, is_dead
from kho.words.problem import Rejected

ON = date(2026, 6, 30)
URL = "https://truong-bia.example/danh-muc"


def link(*checks: str) -> CheckedLink:
    """A link with *checks* such as `+2026-06-01` (it opened) and `-2026-06-15` (it did not)."""
    tried = [{"on": check[1:], "alive": "có" if check[0] == "+" else "không"} for check in checks]
    return CheckedLink.model_validate({"url": URL, "checks": tried})


@pytest.mark.parametrize(
    ("checks", "dead"),
    [
        # never tried, or tried with success
        ((), False),
        (("+2026-06-01",), False),
        # one failure is a bad day, however long ago; so are many within a fortnight
        (("-2026-06-01",), False),
        (("-2020-01-01",), False),
        (("-2026-06-01", "-2026-06-14"), False),
        (("-2026-06-01", "-2026-06-05", "-2026-06-14"), False),
        (("-2026-06-01", "-2026-06-01"), False),
        # two, a fortnight apart
        (("-2026-06-01", "-2026-06-15"), True),
        (("-2026-06-15", "-2026-06-01"), True),
        (("-2026-06-01", "-2026-06-08", "-2026-06-15"), True),
        (("+2026-05-01", "-2026-06-01", "-2026-06-15"), True),
        # a success between or after starts anew
        (("-2026-06-01", "+2026-06-08", "-2026-06-15"), False),
        (("-2026-06-01", "-2026-06-15", "+2026-06-16"), False),
        (("-2026-05-01", "+2026-05-20", "-2026-06-01", "-2026-06-14"), False),
        (("-2026-05-01", "+2026-05-20", "-2026-06-01", "-2026-06-15"), True),
        # of one day, the success counts
        (("-2026-06-01", "-2026-06-15", "+2026-06-15"), False),
        (("+2026-06-01", "-2026-06-01", "-2026-06-15"), False),
        # what is still to come says nothing
        (("-2026-06-20", "-2026-07-04"), False),
        (("-2026-06-01", "-2026-06-15", "+2026-07-01"), True),
        (("-2026-06-16", "-2026-06-30"), True),
    ],
)
def test_dead(checks: tuple[str, ...], *, dead: bool) -> None:
    """One failed check may be a bad day of a server; two, 14 days apart with no success between, are not (S1-15)."""

    assert is_dead(link(*checks), ON) is dead


DAYS = st.dates(ON - timedelta(days=40), ON)
CHECKS = st.lists(st.builds("{}{}".format, st.sampled_from("+-"), DAYS), max_size=6)


@given(CHECKS.flatmap(lambda checks: st.tuples(st.just(checks), st.permutations(checks))))
def test_order_of_checks_does_not_matter(both: tuple[list[str], list[str]]) -> None:
    """Checks may be written in any order."""
    written, mixed = both

    assert is_dead(link(*written), ON) is is_dead(link(*mixed), ON)


@given(CHECKS)
def test_success_of_today_revives(checks: list[str]) -> None:
    """A link that opens today is alive, whatever was."""

    assert not is_dead(link(*checks, f"+{ON}"), ON)


@given(CHECKS)
def test_death_takes_two_failures_a_fortnight_apart(checks: list[str]) -> None:
    """Whatever is dead failed first and last at least 14 days apart, and opened on no day between."""
    if is_dead(link(*checks), ON):
        days = {sign: [date.fromisoformat(c[1:]) for c in checks if c[0] == sign] for sign in "+-"}
        last = max(days["-"])
        run = [day for day in days["-"] if all(opened < day for opened in days["+"])]

        assert last - min(run) >= DEAD_AFTER


def test_file(tmp_path: Path) -> None:
    """`_links.yml` gives the dead links of the day asked for; without it none is dead."""
    kept = tmp_path / "_links.yml"

    assert dead_links(kept, ON) == frozenset()

    kept.write_text(
        """\
links:
- url: https://truong-bia.example/chet
  checks:
  - {on: 2026-06-01, alive: không}
  - {on: 2026-06-15, alive: không}
- url: https://truong-bia.example/song
  checks:
  - {on: 2026-06-01, alive: không}
  - {on: 2026-06-15, alive: có}
""",
        encoding="utf-8",
    )

    assert dead_links(kept, ON) == {"https://truong-bia.example/chet"}
    assert dead_links(kept, date(2026, 6, 14)) == frozenset()


def test_broken_file_is_refused(tmp_path: Path) -> None:
    """A file that is not what it should be is refused with its line, not read as “no link is dead”."""
    kept = tmp_path / "_links.yml"
    kept.write_text("links:\n- url: https://truong-bia.example/\n  checks:\n  - {on: hôm qua, alive: no}\n")

    with pytest.raises(Rejected) as refused:
        dead_links(kept, ON)

    assert [problem.line for problem in refused.value.problems] == [4, 4]
