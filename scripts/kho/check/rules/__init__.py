"""What an entry must hold to. A rule is a small generator; its docstring is the rule with its source.

`within` looks at one entry, `places` at where it is from, `measures` at what was measured, `appraisals` at its scores,
`privacy` and `wording` at its words, `consent` at who agreed, `files` at its folder, `across` at all of them together,
`rubrics` at what they are judged by. Rules find; nothing here repairs.
"""

from collections.abc import Iterator

from kho.check.rules import appraisals, consent, measures, places, privacy, within, wording
from kho.check.rules.case import Case
from kho.words.problem import Finding

WITHIN = (
    *within.RULES,
    *places.RULES,
    *measures.RULES,
    *appraisals.RULES,
    *privacy.RULES,
    *consent.RULES,
    *wording.RULES,
)
"""Every rule that needs one entry alone."""


def findings(case: Case) -> Iterator[Finding]:
    """Everything the rules find in one entry."""
    for rule in WITHIN:
        yield from rule(case)
