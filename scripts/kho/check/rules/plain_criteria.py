"""Whether a criterion is short and plain: what can be counted of “ngắn gọn, dễ hiểu, dễ nhớ, dễ thực hiện” (S3-8)."""

import re
from collections.abc import Iterator

from kho.model.rubric import Rubric
from kho.words.problem import Finding, Place, note, quoted
from kho.words.rule import asks

NAME_SYLLABLES = 15
HELP_SYLLABLES = 30
MANY = 10
"""Syllables of a criterion and of its help, and criteria, that can still be remembered: our measure of S3-8."""

_SHORT = re.compile(r"\b(?!THCS\b|THPT\b|STEM\b)[A-ZĐ]{2,}\b")
"""An abbreviation, but for those that every parent reads."""
_JARGON = (
    "cụ thể hoá",
    "cụ thể hóa",
    "kiến tạo",
    "phát huy tối đa",
    "quán triệt",
    "tiếp cận năng lực",
    "triển khai",
)
"""Office words of the seeds for which a plain one exists."""


@asks("Tiêu chí ngắn gọn, dễ hiểu, dễ nhớ, dễ thực hiện.")
def criteria_are_short_and_plain(rubric: Rubric) -> Iterator[Finding]:
    """Criteria are short, easy to understand, to remember and to do (S3-8). The limits above are ours."""
    if len(rubric.criteria) > MANY:
        yield note(
            ("criteria",), f"Có {len(rubric.criteria)} tiêu chí; nên tối đa {MANY} để dễ nhớ.", "Gộp lại."
        )
    for index, criterion in enumerate(rubric.criteria):
        for key, text, most in (
            ("name", criterion.name, NAME_SYLLABLES),
            ("help", criterion.help, HELP_SYLLABLES),
        ):
            if text is not None:
                yield from _plain(("criteria", index, key), text, most)


def _plain(place: Place, text: str, most: int) -> Iterator[Finding]:
    """Notes on a text longer than *most* syllables, on its abbreviations and its office words."""
    count = len(text.split())
    if count > most:
        yield note(
            place, f"Dài {count} tiếng; nên tối đa {most}.", "Viết ngắn lại, hoặc tách làm hai tiêu chí."
        )
    if found := _SHORT.search(text):
        yield note(place, f"Có chữ viết tắt: {quoted(found[0])}.", "Viết đủ chữ để phụ huynh cũng đọc được.")
    if word := next((word for word in _JARGON if word in text.lower()), None):
        yield note(place, f"Có chữ khó hiểu: {quoted(word)}.", "Nói bằng việc làm cụ thể.")
