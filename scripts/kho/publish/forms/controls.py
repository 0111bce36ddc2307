"""Content controls of Word (w:sdt): each carries in its tag the place of its answer in the entry."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from kho.publish.forms.asked import Shape
from kho.publish.word_parts import Element, element

HINT = "PlaceholderText"
"""The character style of what stands in an answer until it is given."""
HINT_COLOR = "595959"
"""Said with each hint too: LibreOffice shows a hint in its own style. Seven times darker than its paper."""


class Controls:
    """Makes the controls of one document; each has a number of its own."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(1)

    def inline(
        self, tag: str, label: str, shape: Shape, text: str, choices: Sequence[tuple[str, str]] = ()
    ) -> Element:
        """A control within a paragraph: a line, a choice or a date; its hint where *text* is empty."""
        made = self._control(tag, label, _kind(shape, choices), empty=not text)
        made.append(element("w:sdtContent", run(text) if text else run(hint(shape), HINT)))
        return made

    def block(
        self, tag: str, label: str, shape: Shape, paragraphs: Iterable[Element], *, empty: bool
    ) -> Element:
        """A control around whole paragraphs."""
        made = self._control(tag, label, _kind(shape, ()), empty=empty)
        made.append(element("w:sdtContent", *paragraphs))
        return made

    def _control(self, tag: str, label: str, kind: Iterable[Element], *, empty: bool) -> Element:
        """A control without its content."""
        about = [element("w:alias", val=label[:64])]
        about += [element("w:tag", val=tag)] if tag else []
        about.append(element("w:id", val=str(next(self._numbers))))
        about += [element("w:showingPlcHdr")] if empty else []
        return element("w:sdt", element("w:sdtPr", *about, *kind))


def _kind(shape: Shape, choices: Sequence[tuple[str, str]]) -> tuple[Element, ...]:
    """What says which kind of control it is."""
    match shape:
        case Shape.CHOICE | Shape.CHOICES:
            items = (element("w:listItem", displayText=label, value=slug) for slug, label in choices)
            return (element("w:dropDownList", *items),)
        case Shape.DATE:
            return (
                element(
                    "w:date",
                    element("w:dateFormat", val="dd/MM/yyyy"),
                    element("w:lid", val="vi-VN"),
                    element("w:storeMappedDataAs", val="dateTime"),
                    element("w:calendar", val="gregorian"),
                ),
            )
        case Shape.LINE:
            return (element("w:text", multiLine="1"),)
        case _:
            return ()


def hint(shape: Shape) -> str:
    """What stands in grey until the answer is given."""
    match shape:
        case Shape.CHOICE | Shape.CHOICES:
            return "Bấm để chọn"
        case Shape.DATE:
            return "ngày/tháng/năm"
        case Shape.LONG | Shape.LIST:
            return "Bấm vào đây để viết"
        case _:
            return "Bấm để ghi"


def run(text: str, style: str = "") -> Element:
    """A run of text; its line ends are breaks within the paragraph."""
    made = element("w:r")
    if style:
        made.append(element("w:rPr", element("w:rStyle", val=style), element("w:color", val=HINT_COLOR)))
    for index, line in enumerate(text.split("\n")):
        if index:
            made.append(element("w:br"))
        if line:
            piece = element("w:t")
            piece.text = line
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            made.append(piece)
    return made
