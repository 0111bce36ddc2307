"""Papers of a council edited by hand: every finding in one run, at its line, worded as committed beside them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checkout import ROOT, TODAY
from guide import round_file
from kho.check.everything import check
from kho.check.private import Papers
from kho.check.rules import council
from kho.check.rules.council_case import CouncilCase
from kho.desk import printing
from kho.model.selection import Round
from kho.model.work import Author
from kho.store.catalog import Catalog
from kho.store.parse import parse_as
from kho.store.round_files import FiledRound
from kho.store.source import parse_text

PAPERS = sorted(path for path in (ROOT / "tests" / "papers").iterdir() if path.is_dir())


def kept(*, due: date | None = None, **changes: object) -> Catalog:
    """The store of the guide, with its round; with *due*, all entries fall due on that day, or have other *changes*."""
    changes |= {"review_by": due} if due else {}
    found = check(ROOT / "tests/stores/council", ROOT / "exemplars/_reference", TODAY).catalog
    assert found
    rules = parse_as(Round, parse_text(round_file(), Path("round.yml")))
    entries = tuple(
        replace(one, entry=one.entry.model_copy(update=changes)) if changes else one for one in found.filed
    )
    return replace(found, filed=entries, rounds={"xet-chon-bia": FiledRound("xet-chon-bia", rules)})


def findings(folder: Path, catalog: Catalog) -> str:
    papers = Papers(folder.relative_to(ROOT), catalog)
    placed = council.findings(CouncilCase(papers.proceedings, catalog, TODAY))
    return printing.as_text([papers.problem(file, finding) for file, finding in placed]) + "\n"


@pytest.mark.parametrize("folder", PAPERS, ids=lambda path: path.name)
def test_papers_with_faults_are_described_as_committed(
    folder: Path, golden: Callable[[str, Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All problems of all papers, path, line and column, and what to do."""
    monkeypatch.chdir(ROOT)

    golden(findings(folder, kept()), folder.with_suffix(".txt"))


def test_every_rule_about_papers_has_a_case_that_breaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule stands without papers that it catches; what falls due, or a bare given name, is put into the store."""
    monkeypatch.chdir(ROOT)
    caught: set[str] = set()
    called = kept(authors=(Author.model_validate({"name": "cô Bịa"}),))
    for catalog in (kept(), called, kept(due=date(2026, 11, 12)), kept(due=date(2026, 11, 9))):
        for folder in PAPERS:
            case = CouncilCase(Papers(folder, catalog).proceedings, catalog, TODAY)
            caught |= {rule.__name__ for rule in council.RULES if any(True for _ in rule(case))}

    assert {rule.__name__ for rule in council.RULES} == caught
