"""A paper in a province's own layout → answers: what is recognised is placed, the rest stays beside its heading."""

import re
from dataclasses import replace

from kho.desk.intake.before_after import Figures, figures_of
from kho.desk.intake.placing import SCHOOL, Placer
from kho.desk.intake.sections import Outline, Section
from kho.publish.forms import Form
from kho.publish.forms.asked import PRIVATE, Part
from kho.publish.forms.school_papers import AUTHORS, BRIEF, RESULT, ROLE, SECTIONS
from kho.store.reference_data import Reference
from kho.store.word.blocks import Block, Content, Table, flat, flat_texts
from kho.words.text import fold

_HEAD, _FOOT = "Phần đầu bài", "Phần cuối bài"
_SCHOOL = re.compile(r"^truong (?:mam non|mau giao|tieu hoc|thcs|thpt|th|mn|pt|trung hoc|pho thong|chuyen)\b")
_END = re.compile(
    r"^(?:nguoi (?:viet|bao cao|nop don|thuc hien|dang ky|lam don)|tac gia|xac nhan|thu truong|hieu truong|\(ky)"
    r"|^[^.]{0,40}\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b[\s0-9….]*$"
)
_PLEDGE = re.compile(r"^(?:toi|chung toi|toi \(chung toi\)) (?:xin )?cam (?:doan|ket)\b")
_SHORT = 80


def every_section(form: Form) -> Form:
    """*form* with the sections that are not printed on it, so that each has a place in the reading."""
    printed = {item for _, item in form.items}
    asked = {ask.tag for ask in form.asks}
    others = tuple(
        replace(item, asks=tuple(ask for ask in item.asks if ask.tag not in asked))
        for item in SECTIONS
        if item not in printed
    )
    return replace(form, parts=(*form.parts, Part(others, marks="abcdefghijklmnop")))


class PaperPlacer(Placer):
    """Reads a paper from top to bottom; what stands under a heading it does not know is kept with that heading."""

    def __init__(self, form: Form, reference: Reference, blocks: list[Block]) -> None:
        super().__init__(form, reference, blocks)
        self.placed.form = self._form = every_section(form)
        self._asks = {ask.tag: ask for ask in self._form.asks}
        self._marks = {item.heading: mark for mark, item in self._form.items}
        self._outline = Outline()
        self._kept = self._group = self._heading = self._last = ""

    def _block(self, block: Block, *, cell: bool = False) -> None:
        text = block.text.strip()
        if block.hint or not text:
            return
        if self._is_signed(block):
            self._keep(text, _FOOT)
        elif section := self._outline.meets(block):
            self._begin(section)
        elif self._is_printed(block):
            pass
        elif not cell and self._outline.levels and (_PLEDGE.match(fold(text)) or self._ends(text)):
            self._close(_FOOT)
            self._keep(text, _FOOT)
        else:
            self._say(replace(block, text=text))
        self._last = text or self._last

    def _is_signed(self, block: Block) -> bool:
        """Whether the paragraph stands among signatures, where “Tác giả” heads nothing."""
        begins = self._outline.seen(block)
        return self._kept == _FOOT and (begins is None or begins[0].item in BRIEF)

    def _ends(self, text: str) -> bool:
        """Whether here one signs."""
        return len(text) <= _SHORT and bool(_END.search(fold(text)))

    def _begin(self, section: Section) -> None:
        """A heading: what follows belongs to it."""
        item = section.item
        self._item, self._heading = item, section.heading
        if item is None or not (item.asks or item.tag or item is ROLE):
            self._here = ""
            self._keep(section.rest, section.heading, begins=True)
            return
        self._here, self._kept = f"#{self._marks[item.heading]}", ""
        if item.tag == PRIVATE or item is ROLE:
            self._here = ""
        if item.tag != PRIVATE and fold(section.heading) != fold(item.heading):
            self.placed.loose.append((item.heading, section.heading))
        if section.rest:
            self._say(Block(section.rest))
        if section.rest and item.tag == PRIVATE:
            self._close()

    def _say(self, block: Block) -> None:
        """A paragraph of the section that is open."""
        item, folded = self._item, fold(block.text)
        if item is None or not (self._here or item.tag or item is ROLE):
            if not self._outline.levels and _SCHOOL.match(folded) and len(block.text) <= _SHORT:
                self._once(SCHOOL, block.text)
            else:
                self._keep(block.text, self._kept or _HEAD)
        elif item.tag == PRIVATE:
            self.placed.private.append((self._heading, block.text))
        elif item is ROLE:
            self._role(block)
        elif item in BRIEF and item is not AUTHORS:
            self._once(self._here, block.text)
            if block.text.count("“") <= block.text.count("”"):
                self._close()
        else:
            self._put(self._here, block)

    def _once(self, where: str, name: str) -> None:
        """An answer of one line, said at several places of a paper; what is not in capitals is the better one."""
        known = self.placed.answers.setdefault(where, [])
        same = [block for block in known if fold(block.text) == fold(name)]
        if not same and (not known or where == SCHOOL):
            known.append(Block(name))
        elif not same:
            self._keep(name, self._heading)
        elif same[0].text.isupper():
            known[known.index(same[0])] = Block(name)

    def _close(self, kept: str = "") -> None:
        """An answer of one line is given: what follows without a heading belongs to nothing we ask."""
        self._item, self._here, self._kept = None, "", kept or self._heading
        self._outline.item = None

    def _role(self, block: Block) -> None:
        """What the author is, joined to the name that stands before."""
        names = self.placed.answers.get(f"#{self._marks[AUTHORS.heading]}", [])
        if names and " – " not in names[-1].text:
            names[-1] = replace(names[-1], text=f"{names[-1].text} – {block.text}")
        else:
            self._keep(block.text, ROLE.heading)
        self._close()

    def _keep(self, text: str, heading: str, *, begins: bool = False) -> None:
        """Kept beside *heading*."""
        if begins or self._group != heading:
            if self._group and self.placed.unplaced and self.placed.unplaced[-1].endswith("]"):
                self.placed.unplaced[-1] += f"\n[{heading.strip()}]"
            else:
                self.placed.unplaced.append(f"[{heading.strip()}]")
        self._kept = self._group = heading
        if text:
            self.placed.unplaced[-1] += f"\n{text}"

    def _table(self, table: Table) -> None:
        texts = _texts(table)
        header = texts[0] if texts else []
        if (people := _people(header)) and self._item is not None and self._item.tag == PRIVATE:
            self._row_by_row(table)
        elif people:
            self._authors(header, texts[1:])
        elif figures := figures_of(texts, self._last):
            self._figures(figures, texts)
        elif self._heads_its_columns(table) or any(self._outline.seen(block) for block in flat((table,))):
            super()._table(table)
        else:
            self._row_by_row(table)

    def _headed(self, block: Block) -> object:  # type: ignore[override]
        return self._outline.seen(block)

    def _is_layout(self, block: Block) -> bool:
        return self._outline.seen(block) is not None or super()._is_layout(block)

    def _layout(self, row: tuple[tuple[Content, ...], ...]) -> None:
        """A row of a layout, cell by cell; a number in a cell of its own is no text."""
        cells = [list(flat(cell)) for cell in row]
        for index, blocks in enumerate(cells):
            alone = len(blocks) == 1 and re.fullmatch(r"[0-9]{1,2}[.)]?", blocks[0].text)
            if not (alone and index < len(row) - 1):
                for block in blocks:
                    self._block(block, cell=True)

    def _row_by_row(self, table: Table) -> None:
        """A table that is only kept: a line a row; above the first heading it sets the letterhead."""
        if not self._outline.levels:
            for block in flat((table,)):
                for line in block.text.split("\n"):
                    self._block(replace(block, text=line), cell=True)
            return
        for row in _texts(table):
            if said := _in_a_line(row):
                self._say(Block(said))

    def _authors(self, header: list[str], rows: list[list[str]]) -> None:
        """The table of authors: names and posts; what else it says of persons is no part of an entry."""
        named = [fold(text) for text in header]
        name = next(index for index, text in enumerate(named) if _is_name(text))
        role = next(
            (index for index, text in enumerate(named) if text.startswith(("chuc danh", "chuc vu"))), None
        )
        unit = next(
            (index for index, text in enumerate(named) if text.startswith(("noi cong tac", "don vi"))), None
        )
        for cells in rows:
            for index, text in enumerate(cells):
                if not text or index == role:
                    continue
                if index == name:
                    post = cells[role] if role is not None and role < len(cells) else ""
                    self._put(f"#{self._marks[AUTHORS.heading]}", Block(f"{text} – {post}" if post else text))
                elif index == unit:
                    self._once(SCHOOL, text)
                elif not re.fullmatch(r"[0-9]{1,2}[.)]?", text):
                    self.placed.private.append((header[index] if index < len(header) else "", text))
        self._close()

    def _figures(self, figures: Figures, rows: list[list[str]]) -> None:
        """A table of before and after: its figures, and the table as it stood for whoever compares."""
        ask = next(ask for ask in RESULT.asks if ask.columns)
        for one in figures:
            self.placed.rows.setdefault(ask.tag, []).append(tuple(one.get(name, "") for name in ask.columns))
        read = " / ".join(map(_in_a_line, rows))
        self.placed.told.append(("Bảng trước – sau, đã đọc thành số liệu; so lại với", read))


def _texts(table: Table) -> list[list[str]]:
    """The cells of a table as lines."""
    return [[" ".join(flat_texts(cell)) for cell in row] for row in table.rows]


def _in_a_line(row: list[str]) -> str:
    """The cells of a row that say something."""
    return " | ".join(filter(None, row))


def _is_name(text: str) -> bool:
    return text.startswith(("ho va ten", "ho ten", "tac gia"))


def _people(header: list[str]) -> bool:
    """Whether a table lists persons: names, and what an office asks of them."""
    named = [fold(text) for text in header]
    asked = ("sinh", "noi cong tac", "don vi", "chuc danh", "chuc vu", "trinh do", "ty le", "ti le")
    return any(map(_is_name, named)) and any(word in text for text in named for word in asked)
