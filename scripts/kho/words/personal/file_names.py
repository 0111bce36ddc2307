"""What the name of a file or folder tells of a person: small letters without marks, hyphens between words."""

import re
from collections.abc import Iterator

from kho.words.personal.papers import papers
from kho.words.personal.phones import phones
from kho.words.personal.spotted import Kind, Spotted

_FAMILY = (
    "nguyen|tran|pham|hoang|huynh|phan|dang|bui|duong|dinh|truong|trinh|lo|vang|sung|le|vu|vo|do|ho|ngo|ly"
)
_MIDDLE = "thi|van|minh|gia|ngoc|duc|huu|quoc|a"
_CLASS = r"(?:lop[-_.]?\d|\d{1,2}[a-e]\d?|\d{1,2}[-_]?tuoi)"
_PUPIL = re.compile(
    rf"(?:^|[-_.])(?:(?:em|hs|hoc[-_]sinh|chau|be|ban)[-_]((?:{_FAMILY})[-_](?:{_MIDDLE})[-_][a-z]+)"
    rf"|((?:{_FAMILY})[-_](?:{_MIDDLE})[-_][a-z]+(?:[-_][a-z]+)?)[-_](?:hs[-_])?{_CLASS})(?=$|[-_.])"
)


def in_file_name(name: str) -> Iterator[Spotted]:
    """Phone numbers and papers in *name* surely, a pupil's name likely."""
    yield from phones(name)
    yield from papers(name)
    for found in _PUPIL.finditer(name):
        yield Spotted(Kind.PUPIL, *found.span(1 if found[1] else 2), sure=False)
