"""What a checked .docx says, in reading order: paragraphs, tables, content controls, and what stands beside the text.

python-docx reads nothing inside a content control, so the XML is walked. Inserted text counts, deleted text is
told; comments, notes, text boxes, headers and footers are told.
"""

from collections.abc import Iterator
from dataclasses import replace

from kho.store.files.filekind import BadFile
from kho.store.word.blocks import Block, Content, Document, Table, flat_texts, joined
from kho.store.word.characters import cleaned
from kho.store.word.package import Element, Package
from kho.store.word.wordml import (
    Fields,
    Styles,
    W,
    begins_bold,
    chosen,
    content_of,
    counts_pages,
    name_of,
    over,
    sign_of,
    spanned,
    struck_or_hidden,
    through,
    within,
)
from kho.words.old_fonts import reading

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
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
STRUCK, HIDDEN, CHART = "chữ bị gạch ngang", "chữ ẩn", "biểu đồ nhúng, chỉ giữ chữ và số"
OBJECT = (
    "đối tượng nhúng (công thức MathType, bảng Excel, nút bấm…) để ngoài bài; giữ ảnh xem trước nếu đọc được"
)
EMBEDDED = "đối tượng để ngoài bài (công thức, bảng nhúng, nút bấm, ảnh để ở nơi khác)"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
BOX, DELETED = "hộp văn bản", "chữ đã xoá (theo dõi thay đổi)"


_NOWHERE = Block("")


def read_document(package: Package) -> Document:
    """What *package* says; `BadFile` where its text cannot be read."""
    document = Document()
    document.aside += [(EMBEDDED, name) for name in package.left_out]
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


class _Reader:
    """Walks the XML of one part."""

    def __init__(self, package: Package, document: Document, part: str = "") -> None:
        self._document, self._package = document, package
        self._part = part or package.main
        self._related = package.related(self._part)
        self._styles = Styles(package)
        self._count = 0
        tree = package.xml(self._part)
        whole = "" if tree is None else " ".join(one.text or "" for one in tree.iter(f"{W}t"))
        self._kept_in = reading(whole).encoding

    def blocks(self, parent: Element, around: Block = _NOWHERE, depth: int = 0) -> Iterator[Content]:
        """The paragraphs and tables below *parent*, within a control like *around*."""
        if depth > MAX_DEPTH:
            raise BadFile("Bảng lồng nhau quá nhiều lớp.", "Bỏ bớt bảng lồng nhau rồi lưu lại.")
        for child in parent:
            match name_of(child):
                case "p":
                    yield from self._paragraph(child, around)
                case "tbl":
                    yield Table(tuple(self._rows(child, around, depth)))
                case "sdt":
                    inner = content_of(child)
                    if inner is not None:
                        yield from self.blocks(inner, within(child, around), depth + 1)
                case "del" | "moveFrom":
                    self._deleted(child)
                case "altChunk":
                    raise BadFile("Trong tệp có phần chưa được trộn vào bài.", "Mở rồi lưu lại bằng Word.")
                case "sectPr":
                    continue
                case _:
                    yield from self.blocks(child, around, depth + 1)

    def _rows(self, table: Element, around: Block, depth: int) -> Iterator[tuple[tuple[Content, ...], ...]]:
        """The rows of a table, a cell in each column; rows and cells may stand in controls of their own."""
        for row, control in through(table, f"{W}tr", around):
            cells: list[tuple[Content, ...]] = []
            for cell, inner in through(row, f"{W}tc", control):
                cells.append(tuple(self.blocks(cell, inner, depth + 1)))
                cells += [()] * (spanned(cell) - 1)
            yield tuple(cells)

    def _paragraph(self, paragraph: Element, around: Block) -> Iterator[Block]:
        """One paragraph, or its pieces where controls of ours stand within it."""
        self._count += 1
        if self._count > MAX_BLOCKS:
            raise BadFile("Bài quá dài.", "Rút gọn bài, để phần dài ở một đường dẫn.")
        shape = replace(around, listed=self._is_listed(paragraph), bold=begins_bold(paragraph))
        of_one_font = joined(self._pieces(paragraph, shape, Fields()))
        read = (replace(piece, text=self._read(piece.text, piece.font), font="") for piece in of_one_font)
        for piece in joined(read):
            text = cleaned(piece.text, self._document.told)
            if text.strip():
                yield replace(piece, text=text.rstrip() if piece.tag else text.strip())

    def _pieces(  # noqa: C901 - one line an element
        self, parent: Element, shape: Block, fields: Fields
    ) -> Iterator[Block]:
        """The text below *parent*, piece by piece."""
        for child in parent:
            match name_of(child):
                case "r":
                    yield from self._run(child, shape, fields)
                case "sdt":
                    inner = content_of(child)
                    if inner is not None:
                        yield from self._pieces(inner, within(child, shape), fields)
                case "del" | "moveFrom":
                    self._deleted(child)
                case "hyperlink":
                    shown = "".join(piece.text for piece in self._pieces(child, shape, fields))
                    yield replace(shape, text=shown + self._address(child, shown))
                case "fldSimple" if counts_pages(child.get(f"{W}instr", "")):
                    continue
                case "oMath" | "oMathPara":
                    yield replace(shape, text="".join(part.text or "" for part in child.iter(_MATH_TEXT)))
                    self._document.told["công thức toán chép thành một dòng chữ; xem lại"] += 1
                case "AlternateContent":
                    yield from self._pieces(chosen(child), shape, fields)
                case "pPr" | "rPr" | "sdtPr":
                    continue
                case _:
                    yield from self._pieces(child, shape, fields)

    def _run(self, run: Element, shape: Block, fields: Fields) -> Iterator[Block]:
        """The text of one run; what is drawn in it is noted."""
        if (aside := struck_or_hidden(run)) is not None:
            said = "".join(sign_of(name_of(child), child) for child in run)
            self._tell(HIDDEN if aside else STRUCK, said)
            return
        font = self._styles.font(run)
        for child in run:
            name = name_of(child)
            if name == "fldChar":
                fields.turn(child.get(f"{W}fldCharType", ""))
            elif name == "instrText":
                fields.say(child.text or "")
            elif name in {"drawing", "pict", "object"}:
                self._document.told[OBJECT] += name == "object"
                self._drawn(child)
            elif name == "ruby":
                yield replace(shape, text=over(child), font=font)
            elif name == "AlternateContent":
                self._drawn(chosen(child))
            elif name == "delText":
                self._tell(DELETED, child.text or "")
            elif not fields.hidden and (text := sign_of(name, child)):
                yield replace(shape, text=text, font=font)

    def _read(self, text: str, font: str = "") -> str:
        """*text* in Unicode; what was not, or may not have been, is told."""
        found = reading(text, font, self._kept_in)
        if found.encoding:
            self._document.turned.append((found.encoding.value, found.text))
        elif found.doubtful:
            self._document.doubtful.append(text)
        return found.text

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
        for chart in drawing.iter(f"{_CHART}chart"):
            self._charted(self._related.get(chart.get(f"{_R}id", ""), ("", ""))[1])
        outer = next(drawing.iterancestors(_BOX), None)
        for box in drawing.iter(_BOX):
            if next(box.iterancestors(_BOX), None) is outer:  # boxes in boxes are read with the outer one
                for text in flat_texts(self.blocks(box)):
                    self._tell(BOX, text)

    def _charted(self, part: str) -> None:
        """The words and numbers a chart shows."""
        tree = self._package.xml(part)
        if tree is not None:
            said = (one.text for one in tree.iter(_A_TEXT, f"{_CHART}v") if one.text)
            self._tell(CHART, " | ".join(dict.fromkeys(said)))

    def _deleted(self, change: Element) -> None:
        """What somebody struck out is told, not kept."""
        self._tell(DELETED, "".join(part.text or "" for part in change.iter(f"{W}delText", f"{W}t")))

    def _tell(self, where: str, text: str) -> None:
        if text := cleaned(self._read(text), self._document.told).strip():
            self._document.aside.append((where, text))

    def _is_listed(self, paragraph: Element) -> bool:
        """Whether Word numbers or bullets the paragraph, by itself or by its style."""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            return bool(number.get(f"{W}val") != "0")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style is not None and style.get(f"{W}val") in self._styles.listed
