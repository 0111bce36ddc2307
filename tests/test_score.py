"""Scoring: points by a rubric, which threshold is met and why not the next; `kho score` as people type it."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT, TODAY
from entries import innovation, reference
from kho.check.rules import rubrics
from kho.derived.scoring import band_of, conditions, mean, outcome
from kho.desk import printing
from kho.desk.scored import blank, read_sheet, result
from kho.model.proof import Appraisal
from kho.model.rubric import Rubric
from kho.store.source import parse_text
from kho.words.problem import Rejected
from kho.words.terms import Conclusion
from test_cli import kho

SHEETS = sorted((ROOT / "tests" / "sheets").glob("*.yml"))
STORE = ROOT / "tests" / "stores" / "sound"
ENTRIES = frozenset({"goc-doc-bia", "nguyen-van-bia"})


def said(sheet: Path) -> str:
    try:
        filled, problems = read_sheet(sheet.relative_to(ROOT), reference(), ENTRIES, TODAY)
    except Rejected as rejected:
        return printing.as_text(rejected.problems) + "\n"
    notes = printing.as_text(problems)
    return (notes + "\n\n" if notes else "") + result(filled, reference().rubrics[filled.rubric])


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_every_sheet_is_answered_as_committed(
    sheet: Path, golden: Callable[[str, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sheet gives a table, the threshold met and why, and the appraisal; a faulty one its faults (S0-7, S1-31)."""
    monkeypatch.chdir(ROOT)

    golden(said(sheet), sheet.with_suffix(".md"))


def given_points(*points: str) -> dict[str, Decimal]:
    return dict(zip(("tinh-moi", "ap-dung-nhan-rong", "hieu-qua"), map(Decimal, points), strict=True))


def test_one_missed_minimum_fails_the_highest_total() -> None:
    """Ninety points of a hundred do not pass where novelty is one point short (domain.md §2.4 a)."""
    found = outcome(reference().rubrics["xa-lap-vo-sang-kien"], given_points("20", "30", "40"))

    assert (Decimal(90), None) == (found.total, found.reached)
    assert Conclusion.FAILED is found.conclusion
    (missed,) = found.missed
    assert missed.criterion is not None
    assert ("tinh-moi", Decimal(21), Decimal(20)) == (missed.criterion.slug, missed.wanted, missed.got)


def test_a_mean_is_rounded_half_up_and_then_decides() -> None:
    """Three jurors' 20, 21, 21 make 20,67: below 21, and printed so (decision 0019)."""

    assert Decimal("20.67") == mean([Decimal(20), Decimal(21), Decimal(21)])
    assert Decimal("0.13") == mean([Decimal(0)] * 7 + [Decimal(1)])
    assert Decimal("1.5") == mean([Decimal("1.5")])


@pytest.mark.parametrize(
    "sheet", [one for one in SHEETS if one.stem in {"du-diem", "loai-b", "khong-tinh-diem"}]
)
def test_the_appraisal_can_be_pasted(sheet: Path) -> None:
    """What is printed reads back as an appraisal that says the same, quotation marks and all (S1-31)."""
    filled, _problems = read_sheet(sheet, reference(), ENTRIES, TODAY)
    printed = result(filled, reference().rubrics[filled.rubric]).split("```yaml\n")[1].split("```")[0]
    (pasted,) = innovation(**parse_text(printed, Path("entry.yml")).data).appraisals

    assert isinstance(pasted, Appraisal)
    assert (filled.body, filled.note, filled.url) == (pasted.body, pasted.note, pasted.url)
    assert (filled.rubric, filled.on) == (pasted.rubric, pasted.on.earliest)


def test_no_juror_is_named_in_the_result() -> None:
    """The result may be pasted anywhere: who gave what stays on the sheet (DESIGN §3)."""
    sheet = ROOT / "tests" / "sheets" / "ba-giam-khao.yml"

    assert "Bịa" in sheet.read_text("utf-8")
    assert "Văn Bịa" not in said(sheet)


@pytest.mark.parametrize("slug", sorted(reference().rubrics))
def test_a_filled_blank_sheet_is_a_sheet(slug: str, tmp_path: Path) -> None:
    """The empty sheet of every complete rubric, filled with its maxima, passes; of others it says why not (S0-7)."""
    rubric = reference().rubrics[slug]
    text = blank(slug, rubric)
    for key, value in (
        ("entry", "goc-doc-bia"),
        ("body", "Hội đồng bịa"),
        ("tier", "truong"),
        ("on", "2026-05-20"),
    ):
        text = text.replace(f"\n{key}:\n", f"\n{key}: {value}\n")
    text = text.replace("\nconclusion:\n", "\nconclusion: dat\n").replace("    met:\n", "    met: có\n")
    for one in rubric.criteria:
        text = text.replace(
            f"criterion: {one.slug}\n    points:\n", f"criterion: {one.slug}\n    points: {one.max or 0}\n"
        )
    sheet = tmp_path / "phieu.yml"
    sheet.write_text(text, encoding="utf-8")

    if not rubric.complete:
        with pytest.raises(Rejected, match="1 findings"):
            read_sheet(sheet, reference(), ENTRIES, TODAY)
        return
    filled, problems = read_sheet(sheet, reference(), ENTRIES, TODAY)

    assert [] == problems
    assert "Kết luận: Đạt" in result(filled, rubric)


# Properties


@st.composite
def scored(draw: st.DrawFn) -> tuple[Rubric, dict[str, Decimal]]:
    """An invented sound rubric of two to five criteria, and points by it."""
    step = draw(st.sampled_from(["1", "0.5"]))
    grain = Decimal(step)
    steps = draw(st.lists(st.integers(1, 40), min_size=2, max_size=5))
    total = sum(steps)
    criteria = []
    for index, most in enumerate(steps):
        cuts = sorted(draw(st.sets(st.integers(1, most), max_size=3)))
        starts = [0, *cuts]
        ends = [*(cut - 1 for cut in cuts), most]
        bands = [{"from": str(a * grain), "to": str(b * grain)} for a, b in zip(starts, ends, strict=True)]
        least = draw(st.none() | st.integers(0, most))
        criteria.append(
            {
                "slug": f"y-{index}",
                "name": f"Ý {index}",
                "max": str(most * grain),
                "bands": bands,
                **({} if least is None else {"min": str(least * grain)}),
            }
        )
    wanted = sorted(draw(st.sets(st.integers(1, total), max_size=3)), reverse=True)
    thresholds = [
        {
            "label": f"Loại {index}",
            "total": str(least * grain),
            "minima": [
                {"criterion": f"y-{at}", "points": str(draw(st.integers(0, most)) * grain)}
                for at, most in enumerate(steps)
                if draw(st.booleans())
            ],
        }
        for index, least in enumerate(wanted)
    ]
    rubric = Rubric.model_validate(
        {
            "name": "Biểu điểm bịa",
            "about": "Bịa để thử.",
            "standing": "vi-du-thuc-te",
            "judges": ["sang-kien"],
            "source": {"publisher": "Trang bịa", "seen": "Bịa.", "verification": "chi-kho-du-lieu"},
            "total": str(total * grain),
            "step": step,
            "criteria": criteria,
            "thresholds": thresholds,
        }
    )
    points = {f"y-{index}": draw(st.integers(0, most)) * grain for index, most in enumerate(steps)}
    return rubric, points


def rank(rubric: Rubric, points: dict[str, Decimal]) -> int:
    """How high the reached threshold stands; 0 where none is reached."""
    reached = outcome(rubric, points).reached
    return len(rubric.thresholds) - rubric.thresholds.index(reached) if reached else 0


@given(scored())
def test_an_invented_rubric_is_sound(case: tuple[Rubric, dict[str, Decimal]]) -> None:
    """The properties below speak of rubrics in which the check finds no error (S0-7)."""
    rubric, _points = case

    assert [] == [found for rule in rubrics.RULES for found in rule(rubric) if found.severity.value == "lỗi"]


@given(scored(), st.data())
def test_a_higher_mark_never_lowers_the_result(
    case: tuple[Rubric, dict[str, Decimal]], data: st.DataObject
) -> None:
    """Total, band and threshold are monotone in every mark (S0-7)."""
    rubric, points = case
    criterion = data.draw(st.sampled_from(rubric.criteria))
    room = int(((criterion.max or Decimal(0)) - points[criterion.slug]) / rubric.grain)
    more = {**points, criterion.slug: points[criterion.slug] + data.draw(st.integers(0, room)) * rubric.grain}
    before, after = band_of(criterion, points[criterion.slug]), band_of(criterion, more[criterion.slug])

    assert rank(rubric, points) <= rank(rubric, more)
    assert outcome(rubric, points).total <= outcome(rubric, more).total
    assert before is not None
    assert after is not None
    assert before.start <= after.start


@given(scored(), st.randoms())
def test_the_order_of_criteria_does_not_matter(
    case: tuple[Rubric, dict[str, Decimal]], random: Random
) -> None:
    """A rubric written in another order comes to the same (S1-7)."""
    rubric, points = case
    order = list(rubric.criteria)
    random.shuffle(order)
    found = outcome(rubric.model_copy(update={"criteria": tuple(order)}), points)
    same = outcome(rubric, points)

    assert (same.total, same.reached, same.next, same.conclusion) == (
        found.total,
        found.reached,
        found.next,
        found.conclusion,
    )
    assert set(same.missed) == set(found.missed)


@given(scored())
def test_no_points_lie_in_two_bands(case: tuple[Rubric, dict[str, Decimal]]) -> None:
    """Every number of points lies in exactly one band of its criterion, the one that is named (S0-7)."""
    rubric, points = case
    for part in outcome(rubric, points).parts:
        around = [band for band in part.criterion.bands if band.start <= part.points <= band.end]

        assert [part.band] == around


@given(scored())
def test_a_threshold_implies_all_its_minima(case: tuple[Rubric, dict[str, Decimal]]) -> None:
    """What is reached is reached in full; what is not lacks something that is named; higher ones are not met (S1-9)."""
    rubric, points = case
    found = outcome(rubric, points)

    assert all(one.met for one in found.fulfilled)
    assert not any(one.met for one in found.missed)
    assert bool(found.next) <= bool(found.missed)
    if found.reached:
        assert found.total >= found.reached.total
        assert all(points[one.criterion] >= one.points for one in found.reached.minima)
        assert all(points[one.slug] >= one.min for one in rubric.criteria if one.min is not None)
    above = (
        rubric.thresholds[: rubric.thresholds.index(found.reached)] if found.reached else rubric.thresholds
    )
    assert all(any(not one.met for one in conditions(rubric, threshold, points)) for threshold in above)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7), st.integers(0, 6))
def test_a_mean_rises_with_every_juror(points: list[int], which: int) -> None:
    """A juror who gives more never lowers the mean, nor do jurors who trade places change it (S1-7)."""
    halves = [Decimal(one) / 2 for one in points]
    more = [*halves]
    more[which % len(more)] += Decimal("0.5")

    assert mean(halves) <= mean(more)
    assert mean(halves) == mean(halves[::-1])
    assert min(halves) <= mean(halves) <= max(halves)


def test_bands_of_the_real_tables_follow_one_another() -> None:
    """Within each real criterion with bands no two share a point (domain.md §2.4)."""
    for rubric in reference().rubrics.values():
        for criterion in rubric.criteria:
            for lower, upper in pairwise(sorted(criterion.bands, key=lambda band: band.start)):
                assert lower.end < upper.start


# The command


def test_a_sheet_is_scored(tmp_path: Path) -> None:
    """`kho score` prints the result and exits with 0; with `-o` it writes a new file and never over an old one."""
    sheet = ROOT / "tests" / "sheets" / "du-diem.yml"
    done = kho("score", sheet, "--exemplars", STORE)
    out = tmp_path / "ket-qua.md"

    assert 0 == done.returncode
    assert sheet.with_suffix(".md").read_text("utf-8") == done.stdout
    assert 0 == kho("score", sheet, "--exemplars", STORE, "-o", out).returncode
    assert done.stdout == out.read_text("utf-8")
    assert 1 == kho("score", sheet, "--exemplars", STORE, "-o", out).returncode


def test_a_faulty_sheet_exits_with_one() -> None:
    """Faults are told as `path:line:column`, nothing is computed, and the exit code is 1 (DESIGN §5)."""
    done = kho("score", "tests/sheets/cham-sai.yml", "--exemplars", STORE)

    assert 1 == done.returncode
    assert "tests/sheets/cham-sai.yml:9:27: lỗi:" in done.stdout
    assert "Chưa tính được kết quả." in done.stdout
    assert "```" not in done.stdout


def test_a_sheet_among_the_entries_is_refused(tmp_path: Path) -> None:
    """Jurors and their marks stay out of what is published: neither sheet nor result lies there (DESIGN §3)."""
    inside = tmp_path / "exemplars" / "phu-tho"
    inside.mkdir(parents=True)
    sheet = inside / "phieu.yml"
    sheet.write_bytes((ROOT / "tests" / "sheets" / "du-diem.yml").read_bytes())
    (tmp_path / "phieu.yml").symlink_to(sheet)
    outside = ROOT / "tests" / "sheets" / "du-diem.yml"
    store = inside.parent

    for call in ((sheet,), (tmp_path / "phieu.yml",), (outside, "-o", inside / "ra.md")):
        done = kho("score", *call, "--exemplars", store)

        assert 2 == done.returncode
        assert "ngoài thư mục các mục" in done.stderr
    assert [sheet] == list(inside.iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "cần một trong hai"),
        (["phieu.yml", "--blank", "sang-kien-thang-20"], "cần một trong hai"),
        (["--blank", "sang-kien-thang-2"], "Có phải ý bạn là “sang-kien-thang-20”?"),
    ],
)
def test_a_wrong_call_exits_with_two(arguments: list[str], said: str) -> None:
    """A sheet or `--blank`, not both and not neither; a rubric that is kept (DESIGN §5)."""
    done = kho("score", *arguments)

    assert 2 == done.returncode
    assert said in done.stderr


def test_a_sheet_that_is_not_there_is_misuse() -> None:
    """A missing sheet is named, never a traceback (DESIGN §5)."""
    done = kho("score", "/khong/co/phieu.yml", "--exemplars", STORE)

    assert 2 == done.returncode
    assert "không có tệp “/khong/co/phieu.yml”" in done.stderr
