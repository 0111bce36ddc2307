"""Planned beside achieved, on one honest axis (S0-62)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import Plain, adoption, collective, group, indicator, individual, innovation, result, tip
from kho.derived.comparisons import Comparison, comparisons
from kho.model import Entry


def target(**changes: object) -> Plain:
    """A target of the plan."""
    return {"measure": "Học sinh mượn sách", "unit": "%", "value": "50", **changes}


def compared(indicators: list[Plain], targets: list[Plain]) -> tuple[Comparison, ...]:
    """The comparisons of an innovation."""
    plan = {"solution": "Đặt kệ sách.", "targets": targets}
    return comparisons(innovation(plan=plan, result=result(*indicators)))


def values(comparison: Comparison) -> dict[str, Decimal]:
    """Which bars there are, and their values."""
    return {bar.role: bar.value for bar in comparison.bars}


def reaches(*indicators: Plain, targets: tuple[Plain, ...] = ()) -> list[float]:
    """How far the bars of the only comparison reach."""
    (comparison,) = compared(list(indicators), list(targets))
    return [round(bar.reach, 2) for bar in comparison.bars]


def test_before_planned_after() -> None:
    """How it was, what was planned and what came stand side by side, in this order (S0-62)."""
    (found,) = compared([indicator(before="20", after="65")], [target(value="50")])

    assert values(found) == {"truoc": 20, "du-kien": 50, "sau": 65}
    assert list(values(found)) == ["truoc", "du-kien", "sau"]
    assert (found.measure, found.unit) == ("Học sinh mượn sách", "%")
    assert found.value("du-kien") == 50


@pytest.mark.parametrize(
    "measure", ["học sinh mượn sách", "HỌC SINH MƯỢN SÁCH", "Hoc sinh muon sach", "Học  sinh mượn sách"]
)
def test_target_is_joined_by_its_words(measure: str) -> None:
    """A target meets its indicator by the same words, whatever their case, marks and spaces (S0-62)."""

    assert len(compared([indicator()], [target(measure=measure)])) == 1


def test_what_stands_alone() -> None:
    """An indicator nobody planned and a target nobody measured are shown too: nothing is swept away (S0-62)."""
    found = compared([indicator(measure="Lượt đọc")], [target(measure="Số sách góp")])

    assert [(one.measure, list(values(one))) for one in found] == [
        ("Lượt đọc", ["truoc", "sau"]),
        ("Số sách góp", ["du-kien"]),
    ]
    assert (found[0].target, found[1].indicator) == (None, None)


def test_different_units_are_not_drawn_on_one_axis() -> None:
    """80 % and 25 pupils are two things, even under the same words (S0-62)."""
    found = compared([indicator(unit="học sinh", before="5", after="25")], [target(value="80")])

    assert [(one.unit, list(values(one))) for one in found] == [
        ("học sinh", ["truoc", "sau"]),
        ("%", ["du-kien"]),
    ]


@pytest.mark.parametrize(("measured", "planned"), [(None, "%"), ("%", None), (None, None), ("Lượt", "lượt")])
def test_unit_may_be_left_out_once(measured: str | None, planned: str | None) -> None:
    """A unit written on one side only is that of both (S0-62)."""
    (found,) = compared([indicator(unit=measured)], [target(unit=planned)])

    assert found.unit == (measured or planned)


def test_same_words_twice() -> None:
    """Two indicators of the same words take two targets, in order; none is lost (S0-62)."""
    found = compared([indicator(after="60"), indicator(after="70")], [target(value="50"), target(value="55")])
    left = compared([indicator()], [target(value="50"), target(value="55")])

    assert [one.value("du-kien") for one in found] == [50, 55]
    assert [values(one).get("du-kien") for one in left] == [50, 55]
    assert [values(one).get("sau") for one in left] == [65, None]


@pytest.mark.parametrize(
    ("before", "baseline", "shown"),
    [("20", "25", 20), (None, "25", 25), ("20", None, 20), ("0", "25", 0), (None, None, None)],
)
def test_baseline_stands_in_for_before(before: str | None, baseline: str | None, shown: int | None) -> None:
    """Where the result does not say how it was, the plan may; where neither does, no bar pretends it (S0-46)."""
    (found,) = compared([indicator(before=before)], [target(baseline=baseline)])

    assert found.value("truoc") == shown
    assert ("truoc" in values(found)) is (shown is not None)
    assert found.indicator
    assert found.indicator.sample


def test_target_alone_shows_its_baseline() -> None:
    """A registration shows how it is and what is hoped for (S0-46)."""
    (found,) = compared([], [target(baseline="20")])

    assert values(found) == {"truoc": 20, "du-kien": 50}


@pytest.mark.parametrize(
    ("unit", "before", "after", "reached"),
    [
        # a share is drawn against the whole
        ("%", "20", "65", [20, 65]),
        ("% học sinh", "20", "100", [20, 100]),
        ("%", "0", "0", [0, 0]),
        ("%", "0,5", "1.25", [0.5, 1.25]),
        # a share beyond the whole, and anything else, against the largest
        ("%", "100", "200", [50, 100]),
        ("lượt", "20", "65", [30.77, 100]),
        (None, "1", "4", [25, 100]),
        ("lượt", "4", "1", [100, 25]),
        ("lượt", "0", "0", [0, 0]),
        # the axis begins at 0 and draws nothing below it
        ("điểm", "-2", "4", [0, 100]),
        ("%", "-2", "4", [0, 4]),
        ("điểm", "-4", "-2", [0, 0]),
        ("đồng", "999999999999", "0", [100, 0]),
    ],
)
def test_axis(unit: str | None, before: str, after: str, reached: list[float]) -> None:
    """The axis begins at 0 and ends at 100 for shares, else at the largest value: no small gain looks big (S0-62)."""

    assert reaches(indicator(unit=unit, before=before, after=after)) == reached


def test_target_may_be_the_largest() -> None:
    """What was planned stretches the axis too, so that what was missed is seen (S0-62)."""

    assert reaches(
        indicator(unit="lượt", before="10", after="30"), targets=(target(unit="lượt", value="40"),)
    ) == [25, 100, 75]


NUMBERS = st.decimals(-1000, 1000, places=2).map(str)


@given(
    st.lists(st.builds(indicator, unit=st.sampled_from([None, "%", "lượt"]), before=NUMBERS, after=NUMBERS)),
    st.lists(st.builds(target, unit=st.sampled_from([None, "%", "lượt"]), value=NUMBERS), max_size=20),
)
def test_every_figure_is_shown_once(indicators: list[Plain], targets: list[Plain]) -> None:
    """Whatever the figures, each indicator and each target stands in one comparison, inside the axis (S0-62)."""
    found = compared(indicators[:30], targets)

    assert [one.indicator for one in found if one.indicator] == list(
        innovation(result=result(*indicators[:30])).result.indicators  # type: ignore[union-attr] # it has one
    )
    assert len([one for one in found if one.target]) == len(targets)
    assert all(0 <= bar.reach <= 100 for one in found for bar in one.bars)


@pytest.mark.parametrize("entry", [tip(indicators=[indicator()]), adoption(indicators=[indicator()])])
def test_tip_and_adoption(entry: Entry) -> None:
    """A tip and an adoption have figures, and no plan to hold them against (S2-10, S3-9 f)."""
    (found,) = comparisons(entry)

    assert values(found) == {"truoc": 20, "sau": 65}
    assert found.target is None


@pytest.mark.parametrize("entry", [innovation(), tip(), adoption(), individual(), collective(), group()])
def test_no_figures(entry: Entry) -> None:
    """Where nothing was counted, nothing is drawn."""

    assert comparisons(entry) == ()
