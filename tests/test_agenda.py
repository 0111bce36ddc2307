"""The worklist: who is to be asked what, and the letters (S0-60, S0-29, DESIGN §3)."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT, TODAY
from entries import (
    REFERENCE,
    adoption,
    catalog,
    evidence,
    filed,
    group,
    innovation,
    recognition,
    result,
)
from kho.check.everything import check
from kho.derived.agenda import Matter, by_unit, links_of, tasks
from kho.derived.freshness import fresh
from kho.desk.letters import letters, worklist
from kho.store.catalog import Filed

STORE = ROOT / "tests" / "stores" / "trust"
GOLDEN = ROOT / "tests" / "golden" / "worklist"
SOON = timedelta(days=60)
KHO = Path(sys.executable).with_name("kho")


def asked(
    *entries: Filed, on: date = TODAY, within: timedelta = SOON, dead: tuple[str, ...] = ()
) -> list[str]:
    """The matters of invented entries."""
    return [task.matter.value for task in tasks(catalog(*entries, dead=dead), on, within)]


def trial(end: str | None) -> dict[str, object]:
    return {
        "plan": {"solution": "Làm việc bịa.", **({"trial": {"start": "2026-01", "end": end}} if end else {})}
    }


# Matters


@pytest.mark.parametrize(
    ("review_by", "found"),
    [
        ("2026-11-21", ["overdue"]),
        ("2026-11-22", ["due"]),  # on its day a review is due, not overdue
        ("2027-01-21", ["due"]),
        ("2027-01-22", []),
        (None, []),
    ],
)
def test_a_review_is_due_then_overdue(review_by: str | None, found: list[str]) -> None:
    """Sixty days ahead a review is asked for; from the day after its date it is overdue, and the entry not fresh."""
    one = filed(innovation(review_by=review_by, result=result()))

    assert found == asked(one)
    assert fresh(one, TODAY) is ("overdue" not in found)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (innovation(**trial("2026-10")), ["untold"]),
        (innovation(**trial("2026-11")), []),  # the month is not over
        (innovation(**trial("2026-10"), result=result()), []),
        (innovation(**trial("2026-10"), registered_on="2024-09"), ["untold"]),  # asked once, not twice
        (innovation(**trial(None), registered_on="2025-10-05"), ["registered"]),
        (innovation(**trial(None), registered_on="2026-09-05"), []),  # its school year runs
        (innovation(**trial("2027-05"), registered_on="2024-09"), []),  # it named an end that is to come
        (group(period={"start": "2025-10", "end": "2026-05"}), ["untold"]),
        (group(period={"start": "2025-10", "end": "2026-05"}, achieved="Đọc khá hơn."), []),
    ],
)
def test_a_promise_is_asked_about_when_its_time_is_over(entry: object, found: list[str]) -> None:
    """A registration is half an exemplar: what came of it is asked for once trial or school year is over (S0-60)."""
    assert found == asked(filed(entry))  # type: ignore[arg-type] # each is an entry


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ([], ["unanswered"]),
        ([recognition(title="GIẤY KHEN  bịa", on="2026-10")], []),
        ([recognition(title="Giấy khen khác", on="2026-10")], ["unanswered"]),
        ([recognition(title="Giấy khen bịa", on="2025-10")], ["unanswered"]),  # an earlier one is no answer
        ([recognition(title="Giấy khen bịa", on="2026-11", status="de-nghi")], ["unanswered", "unanswered"]),
    ],
)
def test_a_proposal_waits_for_its_answer(answer: list[dict[str, object]], found: list[str]) -> None:
    """What was proposed to the level above is asked about until it was granted (S0-29, S0-36, S3-13)."""
    proposed = recognition(title="Giấy khen bịa", on="2026-06", status="de-nghi")

    assert found == asked(filed(innovation(result=result(), recognitions=[proposed, *answer])))


@pytest.mark.parametrize(("edition", "found"), [("6", []), ("5", ["unanswered"])])
def test_a_proposal_for_an_award_is_answered_by_its_edition(edition: str, found: list[str]) -> None:
    """The 5th edition does not answer a proposal for the 6th (S2-11, S2-22)."""
    award = "nha-giao-ha-noi-tam-huyet-sang-tao"
    proposed = recognition(award=award, edition="6", on="2026-06", status="de-nghi")
    granted = recognition(title="Tên khác", award=award, edition=edition, on="2026-11")

    assert found == asked(filed(innovation(result=result(), recognitions=[proposed, granted])))


def test_an_adoption_without_a_confirmation_is_asked_about() -> None:
    """Following counts once the unit confirms it (S3-9 f)."""
    practice = filed(innovation(result=result()))

    assert ["unconfirmed"] == asked(practice, filed(adoption(confirmed_by=None), "theo"))
    assert [] == asked(practice, filed(adoption(), "theo"))


def test_a_dead_link_is_asked_about_once_with_its_address() -> None:
    """Every link of an entry counts, wherever it stands, and one that stands twice is asked about once."""
    url = "https://truong-bia.example/bien-ban"
    one = filed(innovation(result=result(), evidence=[evidence(), evidence()], also_published=[url]))
    (task,) = tasks(catalog(one, dead=[url, "https://khac.example/"]), TODAY, SOON)

    assert (Matter.DEAD_LINK, (url,)) == (task.matter, task.about)
    assert (url,) == links_of(one.entry)


@given(st.integers(0, 1000), st.integers(0, 1000), st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_looking_further_ahead_loses_nothing(near: int, far: int, review_by: date) -> None:
    """With a longer `--within` everything asked before is still asked."""
    one = catalog(filed(innovation(review_by=review_by.isoformat())))
    less, more = (tasks(one, TODAY, timedelta(days=days)) for days in sorted((near, far)))

    assert set(map(repr, less)) <= set(map(repr, more))


# Words


def test_the_list_and_the_letters_are_as_committed(golden: Callable[[str, Path], None]) -> None:
    """The worklist of a small store, and what each of its units would be sent, word for word."""
    known = check(STORE, REFERENCE, TODAY).whole
    found = tasks(known, TODAY, SOON)
    written = letters(found, known, "https://kho-bia.example/", TODAY)

    golden(worklist(found, known), GOLDEN / "list.txt")
    assert {key.slug + ".txt" for key in by_unit(found)} == set(written)
    for name, text in written.items():
        golden(text, GOLDEN / name)


def test_a_compiled_entry_is_asked_about_as_one_the_unit_never_saw() -> None:
    """A unit that did not send it is asked whether it is right, not whether it still is."""
    one = filed(innovation(origin="suu-tam", review_by="2026-01-01", result=result()))
    known = catalog(one)
    (text,) = letters(tasks(known, TODAY, SOON), known, "https://kho-bia.example/", TODAY).values()

    assert "tổng hợp từ nguồn công khai" in text
    assert "vẫn đúng" not in text


# The command


def kho(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KHO, "worklist", "--exemplars", STORE, "--today", "2026-11-22", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_unit_is_asked_alone(tmp_path: Path) -> None:
    """S1-14, S1-34: what a head has still to see to, in one letter to one unit; what lay in the folder stays."""
    (tmp_path / "cu.txt").write_text("cũ")
    done = kho("--unit", "truong-tieu-hoc-bia-hai-bac-ninh", "--letters", tmp_path)

    assert 0 == done.returncode
    assert "1 việc." in done.stdout
    assert ["cu.txt", "truong-tieu-hoc-bia-hai-bac-ninh.txt"] == sorted(
        path.name for path in tmp_path.iterdir()
    )


def test_a_province_is_asked_alone() -> None:
    """S2-24: whoever tracks and urges the units of one province is shown these, and no other."""
    done = kho("--province", "bac-ninh")

    assert "Trường Tiểu học Bịa Hai" in done.stdout
    assert "Phú Thọ" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--province", "vinh-phuc"], "không có tỉnh nào"),
        (["--unit", "truong-la"], "không có đơn vị nào"),
        (["--letters", "exemplars/thu"], "thư mục khác"),
        (["--letters", "tests/stores/trust/phu-tho"], "thư mục khác"),
        (["--letters", "/dev/null/thu"], "chỗ cần thư mục lại là tệp"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: list[str], said: str) -> None:
    """A slip in a name is no empty list, and no letter ever lands among the entries: exit 2, one sentence."""
    done = kho(*arguments)

    assert 2 == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (ROOT / "exemplars" / "thu").exists()


def test_a_store_with_errors_is_told_as_such() -> None:
    """With a `lỗi` in the store there is no worklist: exit 1 and the findings."""
    done = kho("--exemplars", ROOT / "tests" / "stores" / "dates")

    assert 1 == done.returncode
    assert "lỗi" in done.stdout
