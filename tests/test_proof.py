"""What the store promises of its own entries: short news is called so, what is inferred says so, reviews are spread."""

from collections import Counter
from dataclasses import replace

import entries
from checkout import NOW, TODAY
from kho.check.rules.across import path_findings
from kho.derived.evidence import Level, standing
from kho.derived.freshness import due_on
from kho.derived.fullness import flagships, is_short_news
from kho.derived.issue.eligible import Lack, lacks
from kho.derived.six_tests import Outcome, six_tests
from kho.derived.statistics import Statistics
from kho.model.reference import Path as Way
from kho.store.catalog import Catalog, Filed
from kho.words.problem import Finding, Severity

STEPS = {"solution": "Đặt kệ sách.", "steps": ["Đóng kệ."]}
COMPILED = {"origin": "suu-tam", "sources": [entries.source()]}


def practice(slug: str, **changes: object) -> Filed:
    """A compiled practice."""
    return entries.filed(entries.innovation(**COMPILED, **changes), slug)


def walked(*slugs: str, catalog: Catalog) -> list[Finding]:
    """What is wrong with a path that leads to *slugs*."""
    steps = [{"entry": slug, "minutes": "10", "reason": "Đọc trước."} for slug in slugs]
    path = Way.model_validate(
        {"slug": "loi-bia", "name": "Lối bịa", "about": "Để thử.", "minutes": "30", "steps": steps}
    )
    reference = replace(catalog.reference, paths={path.slug: path})
    return [finding for _, finding in path_findings(replace(catalog, reference=reference))]


def test_short_news_is_no_step_of_a_path() -> None:
    """A path leads to what one can follow; a practice that tells a step is enough (S2-6)."""
    found = entries.catalog(practice("tin"), practice("cach-lam", plan=STEPS))

    (finding,) = walked("tin", "cach-lam", catalog=found)

    assert finding.place == ("paths", 0, "steps", 0, "entry")
    assert finding.severity is not Severity.ERROR


def test_short_news_stands_in_no_compiled_issue() -> None:
    """The showcase takes what can be followed; the same practice with a step may stand in it (S3-15)."""
    found = entries.catalog(practice("tin"), practice("cach-lam", plan=STEPS))

    told = [Lack.SHORT in lacks(one, found, TODAY, compiled=True) for one in found.filed]

    assert told == [True, False]


def test_short_news_is_counted_by_itself() -> None:
    """The public numbers tell how many practices are short news; tips and people never are (S3-4)."""
    found = entries.catalog(
        practice("tin"),
        practice("cach-lam", plan=STEPS),
        entries.filed(entries.tip(), "meo"),
        entries.filed(entries.individual(), "nguoi"),
    )

    totals = Statistics(found, TODAY).totals()

    assert (totals["practices"], totals["short"]) == (3, 1)


def test_an_inferred_difficulty_is_nothing_that_was_lacking() -> None:
    """A person is judged by the difficulty that a source tells, not by one that the store infers (S3-9 a)."""
    said = {"difficulties": ["hoc-sinh-luoi-doc"]}
    told = entries.filed(entries.individual(**said), "ke")
    inferred = entries.filed(
        entries.individual(**said, difficulties_ground="Việc làm là đọc sách."), "suy-ra"
    )
    found = entries.catalog(told, inferred)

    outcomes = [six_tests(one, found, TODAY)[0].outcome for one in (told, inferred)]

    assert outcomes == [Outcome.JUDGED, Outcome.CLAIMED]


def test_the_real_paths_lead_to_practices(real: Catalog) -> None:
    """No real path leads to short news, and flagships stand in the paths (S2-6)."""
    assert list(path_findings(real)) == []
    steps = {step.entry for path in real.reference.paths.values() for step in path.steps}
    assert steps & {one.slug for one in flagships(real, NOW)}


def test_the_flagships_are_proved_and_told(real: Catalog) -> None:
    """Fifteen practices stand first, none of them short news; at least ten have figures that count (S3-4)."""
    first = flagships(real, NOW)
    assert len(first) == 15
    assert not any(is_short_news(one, real) for one in first)
    assert sum(standing(one, real, NOW).level >= Level.MEASURED for one in first) >= 10


def test_reviews_fall_due_week_by_week(real: Catalog) -> None:
    """Provinces are looked at again week by week, so that no day empties the front page (R4)."""
    due = Counter(due_on(one.entry) for one in real.filed)
    months = Counter((day.year, day.month) for day in due.elements() if day)
    assert max(due.values()) <= len(real.filed) / 8
    assert max(months.values()) <= len(real.filed) / 4
