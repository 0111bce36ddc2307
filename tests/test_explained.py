"""Every finding is signed with the rule that was broken, and each code can be explained to a school."""

import json
from pathlib import Path
from typing import Any

import pytest

from checkout import ROOT, TODAY
from kho.check.everything import check
from kho.check.explained import explanations, near
from kho.check.rules import WITHIN, across, council, public_rounds, rubrics
from kho.words.problem import Problem
from kho.words.rule import Rule
from test_cli import kho

STORES = sorted(path for path in (ROOT / "tests" / "stores").iterdir() if path.is_dir())
REFERENCE = ROOT / "exemplars" / "_reference"
EVERY: tuple[Any, ...] = (*WITHIN, *across.RULES, *council.RULES, *public_rounds.RULES, *rubrics.RULES)


@pytest.mark.parametrize("store", STORES, ids=lambda path: path.name)
def test_every_finding_bears_a_code_that_can_be_explained(store: Path) -> None:
    """Whatever a store holds, no finding is nameless: rules, model, files and reference data alike."""
    known = explanations()

    assert [] == [one for one in check(store, REFERENCE, TODAY).problems if one.rule not in known]


def test_every_rule_signs_with_its_own_name_and_says_in_vietnamese_what_it_asks() -> None:
    """One name in the program, in the output and for `--explain`; one sentence with accents."""
    assert [] == [rule for rule in EVERY if not isinstance(rule, Rule)]
    for code, one in explanations().items():
        assert code == one.code
        assert not one.says.isascii(), code
        assert one.says.endswith((".", ".”", "}", "…", "?")) or ": " in one.says, code
        assert one.source, code
    assert {rule.code for rule in EVERY} <= explanations().keys()


def test_no_two_rules_have_one_code() -> None:
    """A code told twice would explain the wrong rule."""
    names = [rule.code for rule in EVERY]

    assert sorted(set(names)) == sorted(names)


def test_the_code_stands_in_every_output() -> None:
    """Text, JSON and annotations name the rule; the text at the end of the line."""
    store = "tests/stores/proof"
    text, listed, annotated = (
        kho("check", "--exemplars", store, "--today", TODAY.isoformat(), *more).stdout
        for more in ((), ("--format", "json"), ("--format", "github"))
    )

    assert " [results_have_evidence]\n    → " in text
    assert "results_have_evidence" in {one["rule"] for one in json.loads(listed)}
    assert ",title=results_have_evidence::" in annotated


def test_a_code_is_explained_with_its_source() -> None:
    """A curator reads the Vietnamese sentence; who doubts it finds the line of the brief."""
    done = kho("check", "--explain", "results_have_evidence")

    assert 0 == done.returncode
    assert "Đã kể kết quả thì phải có minh chứng" in done.stdout
    assert "S1-15" in done.stdout


def test_an_unknown_code_leads_to_those_that_look_like_it() -> None:
    """A slip of the keyboard is misuse (2) and costs no search; what looks like nothing says where codes stand."""
    slip, nothing = (kho("check", "--explain", code) for code in ("result_have_evidence", "zzz"))

    assert (2, 2) == (slip.returncode, nothing.returncode)
    assert "results_have_evidence" in slip.stderr
    assert [] == near("zzz")
    assert "ngoặc vuông" in nothing.stderr


def test_personal_data_are_masked_where_they_are_quoted() -> None:
    """What a rule marks as personal is not repeated; any other message stays as it is (S3-18)."""
    personal = Problem(Path("a"), 1, 1, "Có số: “0912 345 678”.", rule="r", personal="0912 345 678")
    plain = Problem(Path("a"), 1, 1, "Không có tỉnh “Bịa”.", rule="r")

    assert "Có số: “09…”." == personal.masked
    assert plain.message == plain.masked
