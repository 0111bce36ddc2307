"""Which appraisals count: by a body that says who it is and is not the author, no journal (S1-31, S3-11)."""

import re
from datetime import date
from itertools import takewhile

from kho.model import Entry, Named
from kho.model.proof import Appraisal
from kho.words.hollow import says_nothing
from kho.words.terms import Conclusion, UnitKind
from kho.words.text import fold

_PUBLISHER = re.compile(r"\b(?:tap chi|binh duyet|journal|peer.?review|ky yeu|nha xuat ban)\b")
_DOI = re.compile(r"\bdoi\b|10\.\d{4,}/")


def done(entry: Entry, on: date) -> list[Appraisal]:
    """The appraisals up to *on* in time order; of one day, the one written last is the last."""
    return sorted(
        (appraisal for appraisal in entry.appraisals if appraisal.on.earliest <= on),
        key=lambda appraisal: appraisal.on.latest,
    )


def standing_passes(entry: Entry, on: date) -> list[Appraisal] | None:
    """The appraisals that passed the entry since the last that did not; None where that one was the last to count.

    A pass by the author herself, by a journal or by nobody in particular neither counts nor clears an earlier failure.
    """
    counting = [
        one for one in done(entry, on) if one.conclusion is not Conclusion.PASSED or is_outside(one, entry)
    ]
    passed = list(takewhile(lambda one: one.conclusion is Conclusion.PASSED, reversed(counting)))
    return passed if passed or not counting else None


def is_outside(appraisal: Appraisal, entry: Entry) -> bool:
    """Whether the body is one, and neither a publisher nor the author of the entry."""
    body = fold(appraisal.body)
    if says_nothing(appraisal.body) or _PUBLISHER.search(body) or _DOI.search(fold(appraisal.number or "")):
        return False
    if entry.publication and _same(body, fold(entry.publication.body)):
        return False
    return not is_own(appraisal.body, entry)


def is_own(body: str, entry: Entry) -> bool:
    """Whether *body* is whom the entry is about, who made it, or but the post of who made it."""
    people = entry.makers
    posts = {fold(one.role) for one in people if one.role}
    names = [*(one.name for one in people), *([entry.name] if isinstance(entry, Named) else [])]
    if entry.unit.kind is not UnitKind.UNIT:
        names.append(entry.unit.name)
    return fold(body) in posts or any(_same(fold(body), fold(name)) for name in names)


def _same(body: str, name: str) -> bool:
    """Whether one is the other, or a name of several words stands within the other."""
    if body == name:
        return True
    shorter, longer = sorted((body, name), key=len)
    return " " in shorter and re.search(rf"(?<!\w){re.escape(shorter)}(?!\w)", longer) is not None


def is_numbered(appraisal: Appraisal) -> bool:
    """Whether it names its paper: a number that holds a figure, not “không có”."""
    number = appraisal.number
    return not says_nothing(number) and any(char.isdigit() for char in number or "")
