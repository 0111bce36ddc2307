"""Which form a document is, that it is only one, and which of its words are the form's own."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kho.desk.intake.headings import heading_in, likeness_of
from kho.publish.forms import FORMS, Form
from kho.publish.forms.asked import ADDRESS, LIMITATIONS
from kho.publish.forms.word import blank_form
from kho.store.files.filekind import BadFile
from kho.store.reference_data import Reference
from kho.store.word.blocks import Block, Content, Table, flat
from kho.store.word.document import read_document
from kho.store.word.package import open_package
from kho.words.text import fold

_RECOGNISED = 3
"""From how many headings on a form is recognised without its title."""
_TAGS = {ADDRESS, LIMITATIONS} | {ask.tag for form in FORMS.values() for ask in form.asks}


def unrolled(content: Iterable[Content], heads: Callable[[Block], object]) -> Iterator[Content]:
    """The content, with a paragraph that holds headings (what *heads* finds) behind line breaks cut into its lines.

    The tags of other people's content controls, as Google Docs has, say nothing here.
    """
    for one in content:
        if isinstance(one, Table):
            yield Table(tuple(tuple(tuple(unrolled(cell, heads)) for cell in row) for row in one.rows))
            continue
        if one.tag in _TAGS:
            yield one
            continue
        lines = [Block(line.strip(), "", one.hint, one.listed, one.bold) for line in one.text.split("\n")]
        headed = any(heads(line) for line in lines[1:])
        yield from lines if headed else (replace(one, tag=""),)


def of_any_form(block: Block) -> bool:
    """Whether *block* begins with a heading of one of our forms."""
    return any(heading_in(block, form) for form in FORMS.values())


def recognised(blocks: list[Block]) -> Form | None:
    """The form whose headings stand in the text; None where it is none of ours."""
    scores = {form.name: likeness_of(blocks, form) for form in FORMS.values()}
    folded = {" ".join(words_of(block.text)) for block in blocks}
    for form in FORMS.values():
        if " ".join(words_of(form.title[-1])) in folded or " ".join(words_of(" ".join(form.title))) in folded:
            scores[form.name] += _RECOGNISED - 1
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _RECOGNISED:
        return None
    both = {FORMS[name].mark for name in scores if FORMS[name].mark and scores[name] > _RECOGNISED}
    if len(both) > 1:
        raise BadFile(
            "Trong tệp có cả Mẫu số 1 và Mẫu số 2.", "Tách thành hai tệp, mỗi tệp một mẫu, rồi gửi từng tệp."
        )
    return FORMS[best]


def refuse_two(blocks: list[Block], form: Form) -> None:
    """One form a file: where an item is headed twice, two people's answers may be mixed."""
    seen = Counter(found.mark for block in blocks if not block.tag and (found := heading_in(block, form)))
    twice = [f"“{mark}. {item.heading}”" for mark, item in form.items if seen[mark] > 1]
    if twice:
        raise BadFile(
            f"Đề mục có hơn một lần: {', '.join(twice[:3])}. Có lẽ bài của hai người nằm chung một tệp.",
            "Tách thành hai tệp, mỗi người một mẫu, rồi gửi từng tệp.",
        )


def is_ours(blocks: list[Block], form: Form) -> bool:
    """Whether the file is one of our forms, and not typed by hand: its controls or its extra part are there."""
    known = {ask.tag for ask in form.asks}
    titles = {fold(part.title) for part in form.parts if part.title}
    return any(block.tag in known or fold(block.text) in titles for block in blocks) or not (
        form.mark or form.is_paper
    )


def own_words(name: str, reference: Reference) -> tuple[str, ...]:
    """Every paragraph of the blank form *name*, hints too, folded, read as any file is: what is not an answer."""
    document = read_document(open_package(blank_form(FORMS[name], reference)))
    return tuple(fold(block.text) for block in flat(document.content))


def words_of(text: str) -> list[str]:
    """The words of *text*, folded."""
    return re.findall(r"\w+", fold(text))


def past(text: str, count: int) -> str:
    """*text* after its first *count* words."""
    words = list(re.finditer(r"\w+", text))
    return text[words[count - 1].end() :].strip() if 0 < count <= len(words) else text
