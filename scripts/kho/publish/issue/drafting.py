"""The draft of an issue, as an editor gets it: what is proposed and why, what just misses, the fair share."""

from datetime import date

from jinja2 import Environment

from kho.derived.issue.eligible import Candidate, Proposal
from kho.derived.issue.share import of_draft
from kho.publish.renderer import words
from kho.store.catalog import Catalog
from kho.store.issues import COMPILED, quarter_of
from kho.words.templating import environment
from kho.words.when import day_label

COMPILED_NAME = "Số 0 – sưu tầm"


def draft(slug: str, proposal: Proposal, catalog: Catalog, on: date) -> str:
    """The YAML of a new draft of the issue *slug*, which shows what is proposed as of the day *on*.

    Raises:
        ValueError: where *slug* is neither a quarter nor the compiled issue.
    """
    quarter = quarter_of(slug)
    reasons = words("REASONS")

    def province(one: Candidate) -> str:
        return catalog.reference.place_name(one.filed.entry)

    def because(one: Candidate) -> str:
        return "; ".join(str(reasons[reason]) for reason in one.reasons) or "–"

    def lacking(one: Candidate) -> str:
        return " ".join(lack.says for lack in one.lacks)

    return (
        _environment()
        .get_template("draft.yml.jinja")
        .render(
            slug=slug,
            name=quarter.label if quarter else COMPILED_NAME,
            compiled=slug == COMPILED,
            day=day_label(on),
            proposal=proposal,
            levels=words("LEVELS"),
            share=of_draft((one.filed for one in proposal.picks), catalog),
            untold=words("SHARE_UNKNOWN"),
            province=province,
            because=because,
            lacking=lacking,
        )
    )


def _environment() -> Environment:
    """YAML templates: contributed text stands in comments only, on one line, as entries hold it."""
    return environment("showcase", autoescape=False, keep_trailing_newline=True)
