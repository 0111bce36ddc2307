"""A filled sheet → its result in words, and the appraisal to paste into the entry; a rubric → an empty sheet."""

import json
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from kho.check.rules import sheets
from kho.check.rules.across import missing, references_lead_somewhere
from kho.derived.scoring import outcome, points_of
from kho.model.labels import fields_of
from kho.model.rubric import Rubric
from kho.model.sheet import Mark, Sheet
from kho.store.parse import parse_as
from kho.store.reference_data import Reference
from kho.store.source import read
from kho.words.problem import Finding, Problem, Rejected, errors, quoted
from kho.words.templating import environment
from kho.words.terms import Conclusion, Tier
from kho.words.text import nearest, number
from kho.words.when import day_label

_NAMED = references_lead_somewhere.code


def read_sheet(
    path: Path, reference: Reference, entries: frozenset[str], on: date
) -> tuple[Sheet, list[Problem]]:
    """The sound sheet at *path*, and what is worth a look in it.

    Args:
        path: a YAML file, read as hostile as any other.
        reference: where the rubric is kept.
        entries: the addresses of the store.
        on: today.

    Raises:
        Rejected: with every problem, where one of them is an error.
    """
    source = read(path)
    sheet = parse_as(Sheet, source)
    found: list[Finding] = []
    if sheet.entry not in entries:
        near = nearest(sheet.entry, entries)
        hint = f"Có phải ý bạn là “{near}”?" if near else "Ghi đúng tên thư mục của mục ấy trong exemplars/."
        found.append(
            Finding(("entry",), f"Không có mục nào mang mã {quoted(sheet.entry)}.", hint, rule=_NAMED)
        )
    if wrong := missing(sheet.rubric, reference, {}):
        found.append(Finding(("rubric",), *wrong, rule=_NAMED))
    else:
        found += sheets.sheets_are_sound(sheet, reference.rubrics[sheet.rubric], on)
    problems = [source.problem(finding) for finding in found]
    if any(errors(problems)):
        raise Rejected(problems)
    return sheet, problems


def result(sheet: Sheet, rubric: Rubric) -> str:
    """What a sound *sheet* comes to: a table, which threshold is met and why, the appraisal. Names no juror."""
    reached = None if rubric.total is None else outcome(rubric, points_of(sheet))
    conclusion = sheet.conclusion or (reached.conclusion if reached else None)
    template = _environment().get_template("result.md.jinja")
    return template.render(sheet=sheet, rubric=rubric, outcome=reached, conclusion=conclusion)


def blank(slug: str, rubric: Rubric) -> str:
    """An empty sheet for *rubric*, with a word about every line."""
    template = _environment().get_template("sheet.yml.jinja")
    return template.render(
        slug=slug,
        rubric=rubric,
        fields=fields_of(Sheet),
        mark_fields=fields_of(Mark),
        tiers=list(Tier),
        conclusions=list(Conclusion),
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Plain text, for a terminal or a file: what is read holds no control characters."""
    made = environment("score", autoescape=False, keep_trailing_newline=True)
    made.filters |= {
        "day": day_label,
        "number": lambda points: number(points.normalize()),
        "plain": _plain,
        "yaml": lambda text: json.dumps(text, ensure_ascii=False),
        "cell": lambda text: text.replace("|", "\\|"),
        "oneline": lambda text: " ".join(text.split()),
    }
    return made


def _plain(points: Decimal) -> str:
    """Points as YAML reads them: 12.5."""
    return f"{points.normalize():f}"
