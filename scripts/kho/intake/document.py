"""What a checked .docx says, in reading order: paragraphs, tables, content controls, and what stands beside the text.

python-docx reads nothing inside a content control, so the XML is walked. Inserted text counts, deleted text is
told; comments, notes, text boxes, headers and footers are told.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kho.filekind import BadFile
from kho.intake.characters import cleaned
from kho.intake.package import Element, Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_V_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_BOX = f"{W}txbxContent"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MAX_DEPTH = 60
MAX_BLOCKS = 6_000
"""More than fit into an entry."""

_ASIDE = {
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối bài",
    "comments": "lời bình",
    "header": "đầu trang",
    "footer": "chân trang",
}
BOX, DELETED = "hộp văn bản", "chữ đã xoá (theo dõi thay đổi)"
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES", "TOC")
_OLD_FONTS = (".vn", "vni-", "vnt")


@dataclass(frozen=True)
class Block:
    """A paragraph: its text, and what is known of where it stands."""

    text: str
    tag: str = ""
    """Of the content control it stands in."""
    hint: bool = False
    """Whether it is the grey hint of a control nobody has filled in."""
    listed: bool = False
    """Whether Word counts or bullets it by itself; the number is not in the text."""
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """A table: rows of cells of blocks."""

    rows: tuple[tuple[tuple["Block | Table", ...], ...], ...]


Content = Block | Table
_NOWHERE = Block("")


@dataclass
class Document:
    """All that a file says."""

    content: tuple[Content, ...] = ()
    aside: list[tuple[str, str]] = field(default_factory=list)
    """What stands beside the text: where, and what it says."""
    pictures: list[str] = field(default_factory=list)
    """The names of the parts that are pictures shown in the text."""
    told: Counter[str] = field(default_factory=Counter)


def read_document(package: Package) -> Document:
    """What *package* says; `BadFile` where its text cannot be read."""
    document = Document()
    reader = _Reader(package, document)
    root = package.xml(package.main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise BadFile("Không thấy phần chữ của tài liệu.", "Mở bằng Word, lưu lại thành .docx rồi gửi.")
    document.content = tuple(reader.blocks(body))
    for kind, target in package.related(package.main).values():
        if kind in _ASIDE and (tree := package.xml(target)) is not None:
            beside = _Reader(package, document, target)
            for text in flat_texts(beside.blocks(tree)):
                document.aside.append((_ASIDE[kind], text))
    return document


def flat(content: "Iterator[Content] | tuple[Content, ...]") -> Iterator[Block]:
    """Every paragraph, those of tables cell by cell."""
    for one in content:
        if isinstance(one, Block):
            yield one
        else:
            for row in one.rows:
                for cell in row:
                    yield from flat(cell)


def flat_texts(content: "Iterator[Content] | tuple[Content, ...]") -> Iterator[str]:
    """The texts of every paragraph that has any."""
    return (block.text.strip() for block in flat(content) if block.text.strip() and not block.hint)


class _Reader:
    """Walks the XML of one part."""

    def __init__(self, package: Package, document: Document, part: str = "") -> None:
        self._document = document
        self._part = part or package.main
        self._related = package.related(self._part)
        self._styles = _listed_styles(package)
        self._count = 0

    def blocks(self, parent: Element, around: Block = _NOWHERE, depth: int = 0) -> Iterator[Content]:
        """The paragraphs and tables below *parent*, within a control like *around*."""
        if depth > MAX_DEPTH:
            raise BadFile("Bảng lồng nhau quá nhiều lớp.", "Bỏ bớt bảng lồng nhau rồi lưu lại.")
        for child in parent:
            match _name(child):
                case "p":
                    yield from self._paragraph(child, around)
                case "tbl":
                    yield Table(tuple(self._rows(child, around, depth)))
                case "sdt":
                    inner = _content(child)
                    if inner is not None:
                        yield from self.blocks(inner, _within(child, around), depth + 1)
                case "del" | "moveFrom":
                    self._deleted(child)
                case "altChunk":
                    raise BadFile("Trong tệp có phần chưa được trộn vào bài.", "Mở rồi lưu lại bằng Word.")
                case "sectPr":
                    continue
                case _:
                    yield from self.blocks(child, around, depth + 1)

    def _rows(self, table: Element, around: Block, depth: int) -> Iterator[tuple[tuple[Content, ...], ...]]:
        """The rows of a table; rows and cells may stand in controls of their own."""
        for row, control in _through(table, f"{W}tr", around):
            yield tuple(
                tuple(self.blocks(cell, inner, depth + 1)) for cell, inner in _through(row, f"{W}tc", control)
            )

    def _paragraph(self, paragraph: Element, around: Block) -> Iterator[Block]:
        """One paragraph, or its pieces where controls of ours stand within it."""
        self._count += 1
        if self._count > MAX_BLOCKS:
            raise BadFile("Bài quá dài.", "Rút gọn bài, để phần dài ở một đường dẫn.")
        shape = replace(around, listed=self._is_listed(paragraph), bold=_all_bold(paragraph))
        pieces: list[Block] = []
        fields = _Fields()
        for piece in self._pieces(paragraph, shape, fields):
            if pieces and (piece.tag, piece.hint) == (pieces[-1].tag, pieces[-1].hint):
                pieces[-1] = replace(piece, text=pieces[-1].text + piece.text)
            else:
                pieces.append(piece)
        for piece in pieces:
            text = cleaned(piece.text, self._document.told)
            if text.strip():
                yield replace(piece, text=text.rstrip() if piece.tag else text.strip())

    def _pieces(  # noqa: C901 - one line an element
        self, parent: Element, shape: Block, fields: "_Fields"
    ) -> Iterator[Block]:
        """The text below *parent*, piece by piece."""
        for child in parent:
            match _name(child):
                case "r":
                    yield from self._run(child, shape, fields)
                case "sdt":
                    inner = _content(child)
                    if inner is not None:
                        yield from self._pieces(inner, _within(child, shape), fields)
                case "del" | "moveFrom":
                    self._deleted(child)
                case "hyperlink":
                    shown = "".join(piece.text for piece in self._pieces(child, shape, fields))
                    yield replace(shape, text=shown + self._address(child, shown))
                case "fldSimple" if _counts_pages(child.get(f"{W}instr", "")):
                    continue
                case "oMath" | "oMathPara":
                    yield replace(shape, text="".join(part.text or "" for part in child.iter(_MATH_TEXT)))
                    self._document.told["công thức toán chép thành một dòng chữ; xem lại"] += 1
                case "AlternateContent":
                    yield from self._pieces(_chosen(child), shape, fields)
                case "pPr" | "rPr" | "sdtPr":
                    continue
                case _:
                    yield from self._pieces(child, shape, fields)

    def _run(self, run: Element, shape: Block, fields: "_Fields") -> Iterator[Block]:
        """The text of one run; what is drawn in it is noted."""
        if _old_font(run) and any(text.text for text in run.iter(f"{W}t")):
            raise BadFile(
                "Bài gõ bằng phông chữ đời cũ (.VnTime, VNI-Times), không phải Unicode.",
                "Chuyển sang Unicode (UniKey: Ctrl+Shift+F6) và phông Times New Roman, rồi lưu lại.",
            )
        for child in run:
            name = _name(child)
            if name == "fldChar":
                fields.turn(child.get(f"{W}fldCharType", ""))
            elif name == "instrText":
                fields.say(child.text or "")
            elif name in {"drawing", "pict", "object"}:
                self._drawn(child)
            elif name == "AlternateContent":
                self._drawn(_chosen(child))
            elif name == "delText":
                self._tell(DELETED, child.text or "")
            elif not fields.hidden and (text := _char(name, child)):
                yield replace(shape, text=text)

    def _address(self, link: Element, shown: str) -> str:
        """Where a link leads, in brackets, where its text does not say it."""
        kind, target = self._related.get(link.get(f"{_R}id", ""), ("", ""))
        if kind != "hyperlink" or target.strip("/") in shown:
            return ""
        if target.lower().startswith(("http://", "https://")):
            return f" ({target})"
        self._tell("đường dẫn không phải trang web", target)
        return ""

    def _drawn(self, drawing: Element) -> None:
        """Pictures are noted by their part, text boxes by their words."""
        for blip in drawing.iter(_A_BLIP, _V_IMAGE):
            target = self._related.get(blip.get(f"{_R}embed") or blip.get(f"{_R}id") or "", ("", ""))[1]
            if target and target not in self._document.pictures:
                self._document.pictures.append(target)
        outer = next(drawing.iterancestors(_BOX), None)
        for box in drawing.iter(_BOX):
            if next(box.iterancestors(_BOX), None) is outer:  # boxes in boxes are read with the outer one
                for text in flat_texts(self.blocks(box)):
                    self._tell(BOX, text)

    def _deleted(self, change: Element) -> None:
        """What somebody struck out is told, not kept."""
        self._tell(DELETED, "".join(part.text or "" for part in change.iter(f"{W}delText", f"{W}t")))

    def _tell(self, where: str, text: str) -> None:
        if text := cleaned(text, self._document.told).strip():
            self._document.aside.append((where, text))

    def _is_listed(self, paragraph: Element) -> bool:
        """Whether Word numbers or bullets the paragraph, by itself or by its style."""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return bool(number.get(f"{W}val") != "0")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style is not None and style.get(f"{W}val") in self._styles


class _Fields:
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
        return any(not shown or _counts_pages(code) for code, shown in self._open)


def _name(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _counts_pages(code: str) -> bool:
    """Whether the code of a field asks for page numbers, which are nobody's text."""
    return code.upper().split()[:1] != [] and code.upper().split()[0] in _PAGE_FIELDS


_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}


def _char(name: str, child: Element) -> str:
    """The text that an element of a run stands for."""
    if name == "t":
        return child.text or ""
    if name == "sym":
        try:
            return chr(int(child.get(f"{W}char", ""), 16))
        except (ValueError, OverflowError):
            return ""
    return _SIGNS.get(name, "")


def _content(control: Element) -> Element | None:
    return control.find(f"{W}sdtContent")


def _within(control: Element, around: Block) -> Block:
    """What stands in *control*: tagged as it is, unless an outer one has a tag and it has none."""
    about = control.find(f"{W}sdtPr")
    if about is None:
        return around
    tag = about.find(f"{W}tag")
    hint = about.find(f"{W}showingPlcHdr") is not None
    name = tag.get(f"{W}val", "") if tag is not None else ""
    return replace(around, tag=name or around.tag, hint=hint or around.hint)


def _through(parent: Element, name: str, around: Block) -> Iterator[tuple[Element, Block]]:
    """The rows or cells of *parent*, also those within controls or custom XML."""
    for child in parent:
        if child.tag == name:
            yield child, around
        elif child.tag == f"{W}sdt":
            inner = _content(child)
            if inner is not None:
                yield from _through(inner, name, _within(child, around))
        elif child.tag in {f"{W}customXml", f"{W}ins", f"{W}smartTag"}:
            yield from _through(child, name, around)


def _chosen(alternatives: Element) -> Element:
    """Of several ways to write the same thing, the first."""
    choice = alternatives.find(f"{_MC}Choice")
    fallback = alternatives.find(f"{_MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives


def _all_bold(paragraph: Element) -> bool:
    """Whether the first words are bold."""
    first = next((run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None), None)
    bold = None if first is None else first.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(f"{W}val") not in {"0", "false"}


def _old_font(run: Element) -> bool:
    """Whether a run is set in a font of the time before Unicode, whose letters are others than they look."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    name = "" if fonts is None else fonts.get(f"{W}ascii", "").lower()
    return name.startswith(_OLD_FONTS)


def _listed_styles(package: Package) -> frozenset[str]:
    """The paragraph styles that bullet or number by themselves."""
    kinds = package.related(package.main).values()
    styles = next((package.xml(target) for kind, target in kinds if kind == "styles"), None)
    found: set[str] = set()
    for style in () if styles is None else styles.iter(f"{W}style"):
        if style.find(f"{W}pPr/{W}numPr/{W}numId") is not None:
            found.add(style.get(f"{W}styleId", ""))
    return frozenset(found)
