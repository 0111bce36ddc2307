"""What a document says → answers to the questions of a form; every paragraph is placed, or kept as unplaced."""

import re
from collections import Counter
from dataclasses import dataclass, field

from kho.desk.intake.headings import Heading, heading_in, label_in
from kho.desk.intake.recognising import is_ours, own_words, past, words_of
from kho.publish.forms import Ask, Form, Item, Shape, printed
from kho.publish.forms.asked import ADDED_LATER, ADDRESS, LIMITATIONS, YEAR
from kho.publish.forms.controls import hint
from kho.store.reference_data import Reference
from kho.store.word.blocks import Block, Content, Table, flat, flat_texts
from kho.words.text import fold

_SIGNED = re.compile(
    r"^(?:nguoi (?:dang ky|viet|bao cao|lam don)|dai dien nhom|xac nhan|thu truong|hieu truong|t\.?m\b|tm\.)"
    r"|\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b"
)
_MOTTO = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc")
_SHORT = 60
SCHOOL = "@truong"
"""The school that the head of a form names."""
_HINTS = frozenset(fold(hint(shape)) for shape in Shape)
"""What an editor that knows no content controls keeps of an answer nobody gave."""


@dataclass
class Placed:
    """The answers of one form."""

    form: Form
    answers: dict[str, list[Block]] = field(default_factory=dict)
    """By the tag of the question, or by `#` and the mark of an item whose parts are not told apart."""
    rows: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """Of each table, the cells in the order of the columns asked."""
    unplaced: list[str] = field(default_factory=list)
    loose: list[tuple[str, str]] = field(default_factory=list)
    """Headings that were typed a little otherwise, with what was typed."""
    told: list[tuple[str, str]] = field(default_factory=list)
    """What a person should compare with the paper: where, and what was read there."""
    private: list[tuple[str, str]] = field(default_factory=list)
    """What is said of persons and has no place in an entry: under which heading, and what."""


class Placer:
    """Reads a document from top to bottom and keeps in mind which question is being answered."""

    def __init__(self, form: Form, reference: Reference, blocks: list[Block]) -> None:
        self.placed = Placed(form)
        self._form = form
        self._asks = {ask.tag: ask for ask in form.asks}
        self._grid = [ask for _, item in form.items if item.in_grid for ask in item.asks]
        self._ours = Counter(own_words(form.name, reference)) if is_ours(blocks, form) else Counter()
        self._item: Item | None = None
        self._here = ""

    def take(self, content: tuple[Content, ...]) -> None:
        """Place everything."""
        for one in content:
            if isinstance(one, Block):
                self._block(one)
            else:
                self._table(one)

    def _block(self, block: Block, *, cell: bool = False) -> None:
        """Place one paragraph: by its control, its heading, its label, or where the last one was."""
        if block.hint:
            return
        if block.tag in self._asks or block.tag in {LIMITATIONS, ADDRESS}:
            self._put(block.tag, block)
            return
        if found := self._headed(block):
            self._item, self._here = found.item, f"#{found.mark}"
            self._ours.subtract([fold(block.text)])
            said = found.rest
            if found.loose:
                self.placed.loose.append((found.item.heading, found.loose))
            if said and (labelled := self._labelled(Block(said), cell=False)) is not None:
                self._here, said = labelled
            self._put(self._here, Block(said))
        elif (labelled := self._labelled(block, cell=cell)) is not None:
            self._here, rest = labelled
            self._ours.subtract([fold(block.text)])
            self._put(self._here, Block(rest, listed=False))
        elif self._is_printed(block):
            pass
        elif self._is_signature(block):
            self._item, self._here = None, ""
            self.placed.unplaced.append(block.text)
        elif self._here:
            self._put(self._here, block)
        else:
            self.placed.unplaced.append(block.text)

    def _headed(self, block: Block) -> Heading | None:
        """The heading with which *block* begins."""
        return heading_in(block, self._form)

    def _put(self, where: str, block: Block) -> None:
        self.placed.answers.setdefault(where, [])
        if block.text and not (self._ours and fold(block.text) in _HINTS):
            self.placed.answers[where].append(block)

    def _labelled(self, block: Block, *, cell: bool) -> tuple[str, str] | None:
        """The question whose label stands at the head of the paragraph, and what follows it."""
        asks = self._item.asks if self._item and not self._item.in_grid else ()
        for ask in asks if len(asks) > 1 else ():
            if (rest := label_in(block.text, ask.label, alone=True)) is not None:
                return ask.tag, rest
        if cell or not self._here or (self._item and self._item.in_grid):
            for ask in self._grid:
                if fold(block.text).rstrip(" :") == fold(ask.label):
                    return ask.tag, ""
                if not cell and ":" in block.text and fold(block.text.partition(":")[0]) == fold(ask.label):
                    return ask.tag, block.text.partition(":")[2].strip()
        if (rest := label_in(block.text, "Địa chỉ của bài trong kho (nếu đã có)")) is not None:
            return ADDRESS, rest
        return None

    def _is_printed(self, block: Block) -> bool:
        """Whether the paragraph is the form's own; what it says besides is placed."""
        folded, words = fold(block.text), words_of(block.text)
        if self._ours[folded] > 0:
            self._ours[folded] -= 1
            return True
        said = " ".join(words)
        titles = {" ".join(words_of(line)) for line in self._form.title} | {
            " ".join(words_of(" ".join(self._form.title))),
            " ".join(words_of(self._form.mark)),
        }
        if said in titles or said in _MOTTO or not words:
            return True
        for start, tag in ((printed.PERIOD, YEAR[self._form.kind].tag), (printed.HEADER, "")):
            begun = words_of(start)
            if words[: len(begun)] == begun and not self._here:
                return self._printed_line(block, start, tag)
        return False

    def _printed_line(self, block: Block, start: str, tag: str) -> bool:
        """“Năm học 2026-2027” gives the school year; “CÔNG ĐOÀN TRƯỜNG …” names the school."""
        rest = past(block.text, len(words_of(start))).strip(" .…:_")
        if not rest:
            return True
        if tag:
            self._put(tag, Block(rest))
            return True
        self._put(SCHOOL, Block(past(block.text, len(words_of(start)) - 1)))
        return True

    def _is_signature(self, block: Block) -> bool:
        """Whether the answers end here: “…, ngày … tháng … năm …”, “Người đăng ký”, “Xác nhận …”."""
        last = self._here.lstrip("#") in {mark for mark, _ in list(self._form.parts[0].numbered)[-1:]}
        return len(block.text) < _SHORT and last and bool(_SIGNED.search(fold(block.text)))

    def _table(self, table: Table) -> None:
        """A table of records, a layout of headings and answers, or figures within an answer."""
        header = [" ".join(flat_texts(cell)) for cell in table.rows[0]] if table.rows else []
        if ask := self._records(header):
            self._rows(ask, header, table)
            return
        if self._heads_its_columns(table):
            for column in zip(*table.rows, strict=True):
                for cell in column:
                    for one in flat(cell):
                        self._block(one, cell=True)
            return
        layout = any(self._is_layout(block) for block in flat((table,)))
        for row in table.rows:
            if not layout:
                said = " | ".join(filter(None, (" ".join(flat_texts(cell)) for cell in row)))
                if said:
                    self._block(Block(said))
                continue
            self._layout(row)

    def _heads_its_columns(self, table: Table) -> bool:
        """Whether each cell of the first row is a heading, and the answers stand below."""
        first, *below = table.rows or ((),)
        even = bool(below) and len(first) > 1 and all(len(row) == len(first) for row in below)
        heads = [next(iter(flat(cell)), Block("")) for cell in first]
        others = [block for row in below for cell in row for block in flat(cell)]
        return even and all(map(self._headed, heads)) and not any(map(self._headed, others))

    def _is_layout(self, block: Block) -> bool:
        """Whether a cell's paragraph shows that its table only sets headings beside answers."""
        known = block.tag in self._asks or self._headed(block) is not None
        return (
            known
            or any(fold(block.text).rstrip(" :") == fold(ask.label) for ask in self._grid)
            or (self._ours[fold(block.text)] > 0)
        )

    def _layout(self, row: tuple[tuple[Content, ...], ...]) -> None:
        """One row of a layout; a number in a cell of its own belongs to the heading beside it."""
        number = ""
        for index, cell in enumerate(row):
            blocks = list(flat(cell))
            if len(blocks) == 1 and re.fullmatch(r"[0-9]{1,2}[.)]?", blocks[0].text) and index < len(row) - 1:
                number = f"{blocks[0].text.rstrip('.)')}. "
                continue
            for block in blocks:
                headed = Block(number + block.text, block.tag, block.hint, block.listed, block.bold)
                if number and self._headed(headed):
                    self._block(headed, cell=True)
                else:
                    if number:
                        self._block(Block(number.strip()))
                    self._block(block, cell=True)
                number = ""
        if number:
            self._block(Block(number.strip()))
        if not self._here.startswith("#"):
            self._here = ""

    def _records(self, header: list[str]) -> Ask | None:
        """The question whose columns the *header* names; the item being answered goes first."""
        said = {fold(text).rstrip(" :") for text in header}
        mine = [ask for ask in (self._item.asks if self._item else ()) if ask.columns]
        for ask in (*mine, *self._asks.values()):
            labels = {fold(node.label) for name, node in ask.fields.items() if name not in ADDED_LATER}
            if ask.shape is Shape.TABLE and labels and labels <= said:
                return ask
        return None

    def _rows(self, ask: Ask, header: list[str], table: Table) -> None:
        """The records of a table; what stands in further columns, but a count, is unplaced."""
        named = [fold(text).rstrip(" :") for text in header]
        labels = [fold(node.label) for node in ask.fields.values()]
        columns = {named.index(label): place for place, label in enumerate(labels) if label in named}
        for row in table.rows[1:]:
            record = [""] * len(ask.columns)
            for index, cell in enumerate(row):
                text = "\n".join(flat_texts(cell))
                if index in columns:
                    record[columns[index]] = text
                elif text and not re.fullmatch(r"[0-9]{1,3}[.)]?", text):
                    self.placed.unplaced.append(text)
            if any(record):
                self.placed.rows.setdefault(ask.tag, []).append(tuple(record))
        if ask.tag not in self.placed.rows:
            self.placed.rows[ask.tag] = []
