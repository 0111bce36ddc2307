"""The fields of a Word file: those of a merge are taken, those that only number and date stay, all others are refused.

A field is a few runs side by side. Fields within fields, or torn over paragraphs, are refused. Each merge field gives
way to one element, `FIELD`, however it was written: Word has a short form (`fldSimple`) and a long one.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from kho.store.files.filekind import BadFile
from kho.store.word.package import Element
from kho.store.word.wordml import W
from kho.words.problem import quoted

FIELD = "MergeField"
"""What stands in place of a merge field until it is filled: its name, its case, its look. No Word file has it."""

_MERGE = re.compile(
    r'\s*MERGEFIELD\s+("?)(\w+)\1((?:\s*\\\*\s*(?:Upper|Lower|MERGEFORMAT|CHARFORMAT))*)\s*', re.IGNORECASE
)
_MADE_OF = (f"{W}fldSimple", f"{W}fldChar", f"{W}instrText", FIELD)
"""What fields are made of, and what only we may put in their place."""
_CASE = re.compile(r"Upper|Lower", re.IGNORECASE)
_PLAIN = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "REF", "PAGEREF"} | {
    "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "FILENAME", "TITLE", "HYPERLINK", "SYMBOL",
}  # fmt: skip
"""Fields that may stay in a layout: they fetch nothing, run nothing and merge nothing."""

_TORN = (
    "Có trường bị ngắt quãng hoặc lồng trong trường khác.",
    "Chấp nhận mọi thay đổi (Xem lại › Chấp nhận); bỏ mục lục tự động; xoá trường hỏng, chép lại từ mẫu trống.",
)
_STRANGE = "Xoá trường ấy. Mẫu chỉ dùng trường trộn thư như ở mẫu trống của kho, số trang, ngày giờ."


@dataclass(frozen=True)
class Field:
    """A field: its code, and the elements it is made of, which stand side by side."""

    code: str
    elements: tuple[Element, ...]


def fields_of(tree: Element) -> Iterator[Field]:
    """The fields of a part, in order; none within another, none over the end of what holds it."""
    first, code = None, ""
    for element in tree.iter(*_MADE_OF):
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}instrText":
            code += element.text or ""
        elif element.tag == f"{W}fldSimple" and first is None and _is_flat(element):
            yield Field(element.get(f"{W}instr", ""), (element,))
        elif kind == "begin" and first is None:
            first, code = element.getparent(), ""
        elif kind == "end" and first is not None:
            yield Field(code, _between(first, element.getparent()))
            first = None
        elif kind != "separate" or first is None:
            raise BadFile(*_TORN)
    if first is not None:
        raise BadFile(*_TORN)


def _between(first: Element, last: Element) -> tuple[Element, ...]:
    """The runs of a field, from the one that begins it to the one that ends it."""
    found = [first]
    while found[-1] is not last:
        following = found[-1].getnext()
        if following is None:
            raise BadFile(*_TORN)
        found.append(following)
    if not (_only_turns(first) and _only_turns(last)):
        raise BadFile(*_TORN)
    return tuple(found)


def _is_flat(element: Element) -> bool:
    return next(element.iterdescendants(*_MADE_OF), None) is None


def _only_turns(run: Element) -> bool:
    """Whether a run does nothing but begin or end a field: no text goes with it, and no second field."""
    return run.tag == f"{W}r" and [one.tag for one in run if one.tag != f"{W}rPr"] == [f"{W}fldChar"]


def taken(field: Field) -> Iterator[str]:
    """The name of a merge field, which is written anew; nothing of a field that may stay as it is."""
    if not field.code.strip():
        raise BadFile(*_TORN)
    if field.code.split()[0].upper() in _PLAIN:
        return
    code = _MERGE.fullmatch(field.code)
    if not code:
        raise BadFile(f"Trường {quoted(field.code.strip())} không dùng được trong mẫu.", _STRANGE)
    if next(field.elements[0].iterancestors(f"{W}p"), None) is None:
        raise BadFile(*_TORN)
    case = _CASE.search(code[3])
    _mark(field, code[2], case[0].lower() if case else "")
    yield code[2]


def cased(text: str, field: Element) -> str:
    """*text* in the letters that the code of *field*, an element `FIELD`, asks for."""
    return {"upper": text.upper(), "lower": text.lower()}.get(field.get("case"), text)


def _mark(field: Field, name: str, case: str) -> None:
    """One element `FIELD` in place of the field, that holds the look of what the field shows."""
    runs = [run for element in field.elements for run in element.iter(f"{W}r")]
    shown = [run for run in runs if run.find(f"{W}t") is not None]
    look = next((run.find(f"{W}rPr") for run in (*shown, *runs)), None)
    mark = etree.Element(FIELD, {"name": name, "case": case})
    mark.extend([] if look is None else [deepcopy(look)])
    field.elements[0].addprevious(mark)
    for element in field.elements:
        element.getparent().remove(element)
