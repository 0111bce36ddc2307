"""What people write in an answer → the text an entry holds; what is not certain stays as it was typed.

Nothing is guessed: `kho check` then says at its line what cannot stand so.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from kho.model.tree import Node
from kho.publish.forms.asked import Shape, shape_of
from kho.publish.forms.filling import choices
from kho.store.reference_data import Reference
from kho.words.text import fold
from kho.words.when import PartialDate, as_iso

_DAY = r"(?:ngày\s+)?([0-9]{1,2})\s*tháng\s+([0-9]{1,2})\s*(?:năm\s+|[/-])\s*([0-9]{4})"
_MONTH = r"tháng\s+([0-9]{1,2})\s*(?:năm\s+|[/.-])\s*([0-9]{4})"
_FIGURES = r"(?:[0-9]{1,2}\s*[/.-]\s*)?[0-9]{1,2}\s*[/.-]\s*[0-9]{4}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"
DATE = re.compile(
    rf"{_DAY}|{_MONTH}|(?:ngày\s+|tháng\s+)?({_FIGURES})|(?:năm\s+)?\b([0-9]{{4}})\b", re.IGNORECASE
)
_YEARS = re.compile(r"(?:năm học\s*:?\s*)?([0-9]{4})\s*[-–—/]\s*([0-9]{4})", re.IGNORECASE)
_JOINING = frozenset(("tu", "den", "ngay", "thang", "nam", "het", "bat", "dau", "ket", "thuc", "va", "cuoi"))
_ROLE = re.compile(r"\s+[–—-]\s+|\s*[:;(]\s*|,\s*")
_COUNTED = re.compile(
    r"\s*(?:[-+*•–]|[0-9]{1,2}\s*[.)]|[a-zđ]\s*[.)]|bước\s+[0-9]{1,2}\s*[.:)-]+)\s+", re.IGNORECASE
)


def plain(node: Node, text: str, reference: Reference) -> str:
    """One answer as an entry holds it."""
    text = text.strip()
    shape = shape_of(node)
    if shape is Shape.DATE:
        return as_date(text)
    if shape in {Shape.CHOICE, Shape.CHOICES}:
        return chosen(node, text, reference) or text
    if not node.longest:
        return school_year(text) if "SchoolYear" in str(node.info.annotation) else text
    return text if node.longest > _ONE_LINE and "\n" in text else " ".join(text.split("\n"))


_ONE_LINE = 300


def chosen(node: Node, text: str, reference: Reference) -> str | None:
    """The word of the field's vocabulary whose name, other name or code is *text*; None where there is none."""
    known = {fold(label): slug for slug, label in choices(node, reference)}
    known |= {slug: slug for slug in known.values()}
    records: Mapping[str, Any] = (reference.vocabulary(node.ref.vocabulary) if node.ref else None) or {}
    for slug, record in records.items():
        for name in getattr(record, "aliases", ()):
            known.setdefault(fold(name), slug)
    return known.get(fold(text.strip(" .,;:")))


def as_date(text: str) -> str:
    """A date as an entry writes it, where *text* is nothing but one."""
    match = DATE.fullmatch(text.strip(" .;,"))
    return _iso(match) or text if match else text


def _iso(match: re.Match[str]) -> str | None:
    """The date a match of DATE stands for; None where there is no such day."""
    day, month, year, only_month, its_year, figures, alone = match.groups()
    if day:
        return as_iso(f"{day}/{month}/{year}")
    if only_month:
        return as_iso(f"{only_month}/{its_year}")
    written = re.sub(r"\s", "", figures or alone)
    try:
        return str(PartialDate.parse(written))
    except ValueError:
        return as_iso(written)


def period(text: str) -> tuple[tuple[str, ...], bool]:
    """The one or two dates in *text*, and whether they are all it says; none where there are more."""
    found = list(DATE.finditer(text))
    dates = tuple(date for match in found if (date := _iso(match)))
    if not found or len(found) > 2 or len(dates) != len(found):  # noqa: PLR2004 - a beginning and an end
        return (), False
    left = fold(DATE.sub(" ", text))
    return dates, set(re.findall(r"\w+", left)) <= _JOINING


def school_year(text: str) -> str:
    """A school year as an entry writes it, where *text* is nothing but one."""
    match = _YEARS.fullmatch(text.strip(" .;,"))
    return f"{match[1]}-{match[2]}" if match else text


def uncounted(text: str) -> tuple[str, str]:
    """*text* without its bullet or number, and what was taken away: the page counts by itself."""
    match = _COUNTED.match(text)
    return (text[match.end() :].strip(), match[0].strip()) if match else (text, "")


def people(lines: Iterable[str]) -> list[dict[str, str]]:
    """Names with what stands after each as the role; several names on a line where all look like names."""
    found: list[dict[str, str]] = []
    for line in (part for text in lines for part in re.split(r"\n|;", text)):
        whole = " ".join(line.split())
        body, sign = uncounted(whole)
        if any(char.isalpha() for char in sign):  # an initial, not a count
            body = whole
        body = body.strip(" .;")
        if not body:
            continue
        names = [name.strip() for name in body.split(",")]
        if len(names) > 1 and all(map(_is_name, names)):
            found += [{"name": name} for name in names]
            continue
        name, *role = _ROLE.split(body, maxsplit=1)
        said = "".join(role).strip()
        if said.endswith(")") and said.count("(") < said.count(")"):
            said = said[:-1].strip()
        found.append({"name": name.strip(), "role": said} if said else {"name": name.strip()})
    return found


def _is_name(text: str) -> bool:
    """Whether *text* looks like a full Vietnamese name: two to six words, each with a capital."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(word.istitle() for word in words)  # noqa: PLR2004 - as the docstring says
