"""Answers → the data of an entry. What a question cannot hold is handed back, never dropped."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kho.desk.intake.answer_values import chosen, people, period, plain, uncounted
from kho.desk.intake.placing import SCHOOL, Placed
from kho.model.values import LINE
from kho.publish.forms import Ask, Form, Item, Shape
from kho.publish.forms.asked import ADDRESS, LIMITATIONS
from kho.publish.forms.filling import PARAGRAPH
from kho.store.reference_data import Reference
from kho.store.word.blocks import Block

_BETWEEN = (r"\n", ";", "[;,]")
"""What may stand between words; a comma last, for names have commas of their own."""


@dataclass
class Answered:
    """The data of an entry, and what goes to the report only."""

    form: Form
    data: dict[str, Any] = field(default_factory=dict)
    address: str = ""
    internal: list[str] = field(default_factory=list)
    """Item 6 of Mẫu số 2: never stored (S0-55)."""
    unplaced: list[str] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    """What a person should look at again: where, and what was said there."""


def answered(placed: Placed, reference: Reference) -> Answered:
    """The data that the answers of *placed* make."""
    return _Clerk(placed, reference).work()


class _Clerk:
    """Takes one question after the other."""

    def __init__(self, placed: Placed, reference: Reference) -> None:
        self._placed, self._reference = placed, reference
        self.out = Answered(placed.form, unplaced=list(placed.unplaced))

    def work(self) -> Answered:
        """Every answer, first the parts that are told apart."""
        answers, out = self._placed.answers, self.out
        out.address = " ".join(block.text for block in answers.get(ADDRESS, ()))
        out.internal += [block.text for block in answers.get(LIMITATIONS, ())]
        for mark, item in self._placed.form.items:
            self._item(item, answers.get(f"#{mark}", []))
        for ask in self._placed.form.asks:
            if blocks := answers.get(ask.tag):
                self._ask(ask, blocks)
            if rows := self._placed.rows.get(ask.tag):
                self._records(ask, rows)
        for heading, loose in self._placed.loose:
            out.doubts.append((heading, f"đề mục trong bài ghi là “{loose.strip()}”"))
        out.doubts += self._placed.told
        self._school([block.text for block in answers.get(SCHOOL, ())])
        out.data = {"kind": self._placed.form.kind, "schema": "1", "origin": "don-vi-gui", **out.data}
        return out

    def _school(self, named: list[str]) -> None:
        """The school named at the head of the form is the unit, unless the form names it in its place."""
        unit = self.out.data.setdefault("unit", {}) if named else {}
        for name in named:
            if "name" not in unit and len(name) <= LINE:
                unit["name"] = name
            else:
                self.out.unplaced.append(name)

    def _item(self, item: Item, blocks: list[Block]) -> None:
        """What was written under a heading, without saying which of its questions it answers."""
        if not blocks:
            return
        shapes = [ask.shape for ask in item.asks]
        texts = [block.text for block in blocks]
        if item.tag:
            self.out.internal += texts
        elif item.in_grid or not item.asks:
            self.out.unplaced += texts
        elif shapes == [Shape.DATE, Shape.DATE]:
            self._period(item, texts)
        elif shapes[:1] in ([Shape.CHOICES], [Shape.CHOICE]) and len(shapes) > 1:
            self._words(item, texts)
        else:
            self._ask(_main(item), blocks, item)

    def _ask(self, ask: Ask, blocks: list[Block], item: Item | None = None) -> None:
        """One question with its answer."""
        texts = [block.text for block in blocks]
        match ask.shape:
            case Shape.LONG:
                self._set(ask, _prose(blocks), joined=PARAGRAPH)
            case Shape.LIST:
                self._set(ask, self._steps(ask, texts, tagged=bool(blocks[0].tag)))
            case Shape.CHOICES:
                self._set(ask, self._known(ask, texts) or _lines(texts))
            case Shape.TABLE if ask.columns == ("name", "role"):
                self._set(ask, people(texts))
            case Shape.TABLE:
                self.out.unplaced += texts
            case _:
                self._set(ask, plain(ask.node, "\n".join(texts), self._reference), joined="; ")
        others = [one.label for one in item.asks if one is not ask and not one.columns] if item else []
        if item and others and ask.shape is Shape.LONG:
            more = ", ".join(f"“{other}”" for other in others)
            self.out.doubts.append((item.heading, f"để cả vào “{ask.label}”; tách bớt sang {more} nếu cần"))

    def _set(self, ask: Ask, value: Any, joined: str = "") -> None:  # noqa: ANN401 - text or list
        """Put *value* at the question's place; two answers to one question are kept together."""
        if not value:
            return
        here = self.out.data
        for step in ask.place[:-1]:
            here = here.setdefault(step, {})
        before = here.get(ask.place[-1])
        if isinstance(value, list):
            here[ask.place[-1]] = [*(before or []), *value]
        else:
            here[ask.place[-1]] = f"{before}{joined}{value}" if before else value

    def _records(self, ask: Ask, rows: Iterable[tuple[str, ...]]) -> None:
        """The rows of a table as records."""
        records = [
            {
                name: plain(node, text, self._reference)
                for (name, node), text in zip(ask.fields.items(), row, strict=True)
                if text
            }
            for row in rows
        ]
        self._set(ask, records)

    def _steps(self, ask: Ask, texts: list[str], *, tagged: bool) -> list[str]:
        """The items of a list; of one typed by hand the numbers are taken away, and told."""
        if tagged:
            return texts
        found = [uncounted(text) for text in texts]
        if taken := [sign for _, sign in found if any(char.isalnum() for char in sign)]:
            self.out.doubts.append((ask.label, f"đã bỏ số thứ tự vì trang tự đánh số: {', '.join(taken)}"))
        return [text for text, _ in found if text]

    def _period(self, item: Item, texts: list[str]) -> None:
        """When it begins and ends, where the words say it for certain; other words are kept as well."""
        said = " ".join(" ".join(texts).split())
        dates, alone = period(said)
        for ask, date in zip(item.asks, dates, strict=False):
            self._set(ask, date)
        if not dates or not alone:
            self.out.unplaced.append(f"{item.heading}: {said}")
        elif dates:
            self.out.doubts.append((item.heading, f"đọc “{said}” thành {' đến '.join(dates)}"))

    def _known(self, ask: Ask, texts: list[str]) -> list[str]:
        """The words of the vocabulary that *texts* name, one a line or between signs; none unless all are known."""
        for signs in _BETWEEN:
            parts = [part for line in _lines(texts) for part in re.split(signs, line) if part.strip()]
            found = [chosen(ask.node, part, self._reference) for part in parts]
            if all(found):
                return [word for word in found if word]
        return []

    def _words(self, item: Item, texts: list[str]) -> None:
        """Words of a vocabulary, where all that is said is such words; the rest stands in the note as typed."""
        ask, note = item.asks[0], item.asks[1]
        known = self._known(ask, texts)
        said = (" " if note.shape is Shape.LINE else "\n").join(texts)
        if known:
            self._set(ask, known if ask.shape is Shape.CHOICES else known[0])
            if ask.shape is Shape.CHOICE and len(known) > 1:
                self._set(note, said)
            return
        if note.shape is Shape.LINE and len(said) > LINE:
            self.out.unplaced.append(f"{item.heading}: {said}")
        else:
            self._set(note, said)
        self.out.doubts.append((item.heading, f"chưa xếp được vào danh mục, ghi ở “{note.label}”; hãy chọn"))


def _lines(texts: Iterable[str]) -> list[str]:
    """One line each."""
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def _main(item: Item) -> Ask:
    """The question that an answer without a label belongs to: the required one, else the first."""
    long = [ask for ask in item.asks if ask.shape in {Shape.LONG, Shape.LIST}] or list(item.asks)
    return next((ask for ask in long if ask.node.info.is_required()), long[0])


def _prose(blocks: Iterable[Block]) -> str:
    """Paragraphs as Markdown; what Word bulleted or counted becomes a list."""
    text, before = "", False
    for block in blocks:
        line = f"- {block.text}" if block.listed else block.text
        gap = "\n" if block.listed and before else PARAGRAPH
        text = f"{text}{gap}{line}" if text else line
        before = block.listed
    return text


def merged(entry: Mapping[str, Any], answers: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The data of an entry that is in the store already, with the *answers* of a form about it laid over.

    Returns the data, and the places that changed. A record keeps what the form does not ask where its first
    answer is the same, as a person keeps the link to their page.
    """
    data: dict[str, Any] = dict(entry)
    changed: list[str] = []
    for key, value in answers.items():
        before = entry.get(key)
        if key in {"kind", "schema", "origin"}:
            continue
        if isinstance(value, dict) and isinstance(before, Mapping):
            data[key], inner = merged(before, value)
            changed += [f"{key}.{place}" for place in inner]
            continue
        new = _kept(before, value) if isinstance(value, list) and isinstance(before, list) else value
        data[key] = new
        if before is not None and new != before:
            changed.append(key)
    return data, changed


def _kept(before: list[Any], after: list[Any]) -> list[Any]:
    """The records *after* with the unasked fields of those *before* that begin alike."""
    known = {next(iter(one.values())): one for one in before if isinstance(one, dict) and one}
    return [
        {**known.get(next(iter(one.values())), {}), **one} if isinstance(one, dict) and one else one
        for one in after
    ]
