"""The XML of Word, element by element: names, signs, controls, fields, fonts."""

from collections.abc import Iterator
from dataclasses import replace

from kho.store.word.blocks import Block
from kho.store.word.package import Element, Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


class Fields:
    """Where in Word's fields the reading stands: codes are not text, nor are page numbers."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    def turn(self, kind: str) -> None:
        """A field begins, shows its result, or ends."""
        if kind == "begin":
            self._open.append(("", False))
        elif kind == "separate" and self._open:
            self._open[-1] = (self._open[-1][0], True)
        elif kind == "end" and self._open:
            self._open.pop()

    def say(self, code: str) -> None:
        """A piece of a field's code."""
        if self._open:
            self._open[-1] = (self._open[-1][0] + code, self._open[-1][1])

    @property
    def hidden(self) -> bool:
        """Whether what stands here is a code or a page number."""
        return any(not shown or counts_pages(code) for code, shown in self._open)


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def counts_pages(code: str) -> bool:
    """Whether the code of a field asks for page numbers, which are nobody's text."""
    return code.upper().split()[:1] != [] and code.upper().split()[0] in _PAGE_FIELDS


_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}


def sign_of(name: str, child: Element) -> str:
    """The text that an element of a run stands for."""
    if name == "t":
        return child.text or ""
    if name == "sym":
        try:
            return chr(int(child.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return ""
    return _SIGNS.get(name, "")


def over(ruby: Element) -> str:
    """The text of a word with small letters above it: the word, and they in brackets."""
    above, word = (
        "".join(one.text or "" for one in ruby.iterfind(f"{W}{part}/{W}r/{W}t"))
        for part in ("rt", "rubyBase")
    )
    return f"{word} ({above})" if above and word else word or above


def struck_or_hidden(run: Element) -> bool | None:
    """Whether a run is hidden; False where it is struck out, None where it is neither."""
    for name, hidden in (("vanish", True), ("strike", False), ("dstrike", False)):
        mark = run.find(f"{W}rPr/{W}{name}")
        if mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}:
            return hidden
    return None


def content_of(control: Element) -> Element | None:
    """What a content control holds."""
    return control.find(f"{W}sdtContent")


def within(control: Element, around: Block) -> Block:
    """What stands in *control*: tagged as it is, unless an outer one has a tag and it has none."""
    about = control.find(f"{W}sdtPr")
    if about is None:
        return around
    tag = about.find(f"{W}tag")
    hint = about.find(f"{W}showingPlcHdr") is not None
    name = tag.get(f"{W}val", "") if tag is not None else ""
    return replace(around, tag=name or around.tag, hint=hint or around.hint)


def through(parent: Element, name: str, around: Block) -> Iterator[tuple[Element, Block]]:
    """The rows or cells of *parent*, also those within controls or custom XML."""
    for child in parent:
        if child.tag == name:
            yield child, around
        elif child.tag == f"{W}sdt":
            inner = content_of(child)
            if inner is not None:
                yield from through(inner, name, within(child, around))
        elif child.tag in {f"{W}customXml", f"{W}ins", f"{W}smartTag"}:
            yield from through(child, name, around)


_MOST_COLUMNS = 63
"""As many as Word has."""


def spanned(cell: Element) -> int:
    """Over how many columns of its table *cell* reaches."""
    said = _value(cell.find(f"{W}tcPr/{W}gridSpan"))
    return min(int(said), _MOST_COLUMNS) if said.isdecimal() and len(said) < 4 and int(said) else 1  # noqa: PLR2004 - digits


def chosen(alternatives: Element) -> Element:
    """Of several ways to write the same thing, the first."""
    choice = alternatives.find(f"{_MC}Choice")
    fallback = alternatives.find(f"{_MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives


def begins_bold(paragraph: Element) -> bool:
    """Whether the first words are bold."""
    first = next((run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None), None)
    bold = None if first is None else first.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val") not in {"0", "false"}


class Styles:
    """The styles of a document, as far as they say something of its text."""

    def __init__(self, package: Package) -> None:
        kinds = package.related(package.main).values()
        tree = next((package.xml(target) for kind, target in kinds if kind == "styles"), None)
        listed: set[str] = set()
        self._fonts: dict[str, str] = {}
        self._based_on: dict[str, str] = {}
        self._plain = "" if tree is None else _font(tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in () if tree is None else tree.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            if style.find(f"{W}pPr/{W}numPr/{W}numId") is not None:
                listed.add(name)
            self._fonts[name] = _font(style.find(f"{W}rPr"))
            self._based_on[name] = _value(style.find(f"{W}basedOn"))
            if style.get(f"{W}default") in {"1", "true"} and style.get(f"{W}type") == "paragraph":
                self._plain = self._fonts[name] or self._plain
        self.listed = frozenset(listed)
        """Those that bullet or number by themselves."""

    def font(self, run: Element) -> str:
        """The font *run* is set in: its own, its style's, its paragraph's style's, or the document's."""
        paragraph = next(run.iterancestors(f"{W}p"), run)
        return (
            _font(run.find(f"{W}rPr"))
            or self._of(_value(run.find(f"{W}rPr/{W}rStyle")))
            or self._of(_value(paragraph.find(f"{W}pPr/{W}pStyle")))
            or self._plain
        )

    def _of(self, style: str) -> str:
        """The font of *style*, or of what it is based on; a circle of styles has none."""
        seen: set[str] = set()
        while style and style not in seen:
            if font := self._fonts.get(style):
                return font
            seen.add(style)
            style = self._based_on.get(style, "")
        return ""


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _font(properties: Element | None) -> str:
    """The font that *properties* name."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
