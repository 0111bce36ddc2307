"""Every finding has a case: a small store of invented entries, and beside it exactly the words a check prints."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checkout import NOW, ROOT, TODAY
from entries import individual
from kho.check.everything import Checked, check
from kho.check.rules import WITHIN, across, wording
from kho.check.rules.case import Case
from kho.desk import printing
from kho.store.parse import parse
from kho.store.reference_data import load
from kho.store.source import read
from kho.words.problem import Finding, Problem, Rejected, Severity

STORES = sorted(path for path in (ROOT / "tests" / "stores").iterdir() if path.is_dir())
REFERENCE = ROOT / "exemplars" / "_reference"


def look(store: Path) -> Checked:
    return check(store.relative_to(ROOT), REFERENCE, TODAY)


@pytest.mark.parametrize("slip", ["diễn hình", "Üng hộ", "quvả", "kỹ cương", "lòng ghép"])
def test_what_a_scanner_misread_in_the_seeds_is_noticed(slip: str) -> None:
    """S2-28: the slips of the official documents themselves are each noted once, and right spelling is not."""

    def noted(story: str) -> list[str]:
        case = Case(individual(story=story), "phu-tho", load(REFERENCE, REFERENCE)[0], TODAY)
        return [one.message for one in wording.no_scan_noise(case)]

    (message,) = noted(f"Phát huy {slip} trong học tập.")

    assert f"“{slip.split(maxsplit=1)[0]}" in message
    assert [] == noted("Phát huy điển hình, ủng hộ, kết quả, kỷ cương, lồng ghép trong học tập.")


@pytest.mark.parametrize("store", STORES, ids=lambda path: path.name)
def test_every_finding_is_worded_as_committed(
    store: Path, golden: Callable[[str, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store with faults is described by the text beside it, file by file, line by line (S3-4, S3-8)."""
    monkeypatch.chdir(ROOT)

    golden(printing.as_text(look(store).problems) + "\n", store.with_suffix(".txt"))


def scenes() -> Iterator[Case]:
    reference, _sources = load(REFERENCE, REFERENCE)
    for path in sorted((ROOT / "tests" / "stores").glob("*/*/*/entry.yml")):
        try:
            entry = parse(read(path))
        except Rejected:
            continue
        yield Case(entry, path.parent.parent.name, reference, TODAY)


def test_every_rule_within_an_entry_has_a_case_that_breaks_it() -> None:
    """No rule stands without an invented entry that it catches."""
    found = {rule.__name__ for case in scenes() for rule in WITHIN if any(True for _ in rule(case))}

    assert {rule.__name__ for rule in WITHIN} == found


def test_every_rule_across_entries_has_a_case_that_breaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule across entries stands without a store that it catches."""
    caught: set[str] = set()

    def listening(
        rule: Callable[..., Iterator[tuple[str, Finding]]],
    ) -> Callable[..., Iterator[tuple[str, Finding]]]:
        def run(catalog: object) -> Iterator[tuple[str, Finding]]:
            for found in rule(catalog):
                caught.add(rule.__name__)
                yield found

        return run

    names = {rule.__name__ for rule in across.RULES}
    monkeypatch.setattr(across, "RULES", tuple(listening(rule) for rule in across.RULES))
    for store in STORES:
        look(store)

    assert names == caught


def test_every_rule_says_where_it_comes_from() -> None:
    """The docstring of a rule is the rule with its source: a seed line, a law, the safety notes or the design."""
    sources = ("S0-", "S1-", "S2-", "S3-", "S4-", "R1", "R4", "R8", "SAFETY", "Luật", "DESIGN", "domain.md")
    silent = [
        rule.__name__
        for rule in (*WITHIN, *across.RULES)
        if not any(source in (rule.__doc__ or "") for source in sources)
    ]

    assert [] == silent


def test_an_error_leaves_no_catalogue_and_a_note_does() -> None:
    """An error stops everything that follows; a note stops nothing."""
    broken, sound = look(ROOT / "tests/stores/dates"), look(ROOT / "tests/stores/sound")

    assert broken.catalog is None
    assert sound.catalog is not None
    assert 6 == len(sound.catalog.filed)


def test_the_real_entries_are_clean() -> None:
    """The entries of this store pass their own check without an error, about a hundred of them."""
    checked = check(ROOT / "exemplars", REFERENCE, NOW)

    assert [] == [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    assert checked.catalog is not None
    assert len(checked.catalog.filed) >= 100


def test_many_entries_are_checked_on_several_processes_with_the_same_result(
    request: pytest.FixtureRequest,
) -> None:
    """The parallel check finds what the serial one finds."""
    serial = check(ROOT / "exemplars", REFERENCE, NOW)
    request.getfixturevalue("on_every_core")
    parallel = check(ROOT / "exemplars", REFERENCE, NOW)

    assert serial.problems == parallel.problems
    assert serial.catalog is not None
    assert parallel.catalog is not None
    assert serial.catalog.filed == parallel.catalog.filed


def test_json_holds_every_finding_where_text_is_cut() -> None:
    """Text shows at most 20 findings a file and says how many more; JSON is complete (SAFETY E1)."""
    problems = [problem for line in range(1, 31) for problem in [Finding((), f"lỗi {line}")]]
    found = [
        Problem(Path("a/entry.yml"), line, 1, finding.message, rule="r")
        for line, finding in enumerate(problems, 1)
    ]

    assert "a/entry.yml: +10 lỗi nữa" in printing.as_text(found)
    assert 30 == len(json.loads(printing.as_json(found)))


def test_github_annotations_cannot_be_broken_out_of() -> None:
    """What an entry says cannot become a command of the log: `%`, line ends and separators are escaped (SAFETY E1)."""
    hostile = Problem(Path("a,b:c/entry.yml"), 1, 1, "100%\n::add-mask::x", "\r", rule="r")

    assert (
        "::error file=a%2Cb%3Ac/entry.yml,line=1,col=1,title=r::100%25%0A::add-mask::x"
        == printing.as_github([hostile])
    )
