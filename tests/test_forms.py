"""The Word forms: the words of the first seed, every answer in a control of its own, the same bytes each time."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from entries import reference
from kho.model import KINDS
from kho.model.labels import form_of
from kho.publish.forms import FORMS, Ask, Form, Shape
from kho.publish.forms.filling import choices
from kho.publish.forms.word import blank_form
from word_files import GROUP_HEADINGS, HEADINGS

MADE = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def words_of(form: Form) -> str:
    """Everything a blank form says, a paragraph a line."""
    body = docx.Document(BytesIO(blank_form(form, reference()))).element.body
    return "\n".join("".join(text.text for text in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def controls(content: bytes) -> dict[str, list[Any]]:
    """The content controls of a form by their tags."""
    found: dict[str, list[Any]] = {}
    for control in docx.Document(BytesIO(content)).element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None:
            found.setdefault(tag.get(qn("w:val")), []).append(control)
    return found


@pytest.mark.parametrize(("name", "headings"), [("mau-1", HEADINGS), ("mau-2", GROUP_HEADINGS)])
def test_the_official_forms_say_what_the_printed_ones_say(name: str, headings: tuple[str, ...]) -> None:
    """Every heading as printed, in order, and the head of the form (S0-40 … S0-59)."""
    said = words_of(FORMS[name])
    found = re.findall(r"^\d+\. (.*)$", said, re.MULTILINE)

    assert list(headings) == [heading.split(" (quản lý")[0] for heading in found]
    assert "CÔNG ĐOÀN TRƯỜNG" in said
    assert "Thời gian thực hiện: Năm học" in said
    assert FORMS[name].mark in said


def test_the_examples_of_item_3_stand_as_printed() -> None:
    """The areas of item 3 are those printed in brackets (S0-43)."""
    printed = (
        "(quản lý khoa, phòng, tổ chuyên môn, quản lý giáo dục học sinh, học viên; phương pháp giảng dạy; bồi dưỡng "
        "học sinh giỏi; chất lượng học tập của học sinh, học viên; chất lượng giảng dạy chuyên môn...)"
    )

    assert f"3. {HEADINGS[2]} {printed}" in words_of(FORMS["mau-1"])


@pytest.mark.parametrize("name", ["mau-1", "mau-2"])
def test_no_field_of_an_official_form_is_forgotten(name: str) -> None:
    """Each field that says “Mẫu số …, mục …” of itself is asked under that item; item 6 of Mẫu số 2 alone has none."""
    form = FORMS[name]
    asked = {mark: [ask.place[0] for ask in item.asks] for mark, item in form.parts[0].numbered}
    fields = {
        info.title: form_of(info)
        for model in (KINDS[form.kind], *_inner(form.kind))
        for info in model.model_fields.values()
        if form_of(info).startswith(form.mark)
    }

    assert {f"{form.mark}, mục {mark}" for mark, asks in asked.items() if asks} == set(fields.values())
    assert [mark for mark, asks in asked.items() if not asks] == (["6"] if name == "mau-2" else [])


def _inner(kind: str) -> list[Any]:
    return [KINDS["innovation"].model_fields["plan"].annotation] if kind == "innovation" else []


@MADE
def test_every_answer_has_a_control_or_a_table(form: Form) -> None:
    """What is asked can be given: tables by their columns, everything else in a control tagged with its place."""
    tags = controls(blank_form(form, reference()))
    said = words_of(form)
    for ask in form.asks:
        if ask.shape is Shape.TABLE:
            assert all(node.label in said for node in ask.fields.values()), ask.tag
        else:
            assert ask.tag in tags


@MADE
def test_choices_offer_exactly_the_words_of_their_vocabulary(form: Form) -> None:
    """A drop-down shows the labels and keeps the words of the vocabulary it belongs to."""
    tags = controls(blank_form(form, reference()))
    chosen = [ask for ask in form.asks if ask.shape in {Shape.CHOICE, Shape.CHOICES}]
    assert chosen
    for ask in chosen:
        for control in tags[ask.tag]:
            items = control.iter(qn("w:listItem"))
            offered = tuple((item.get(qn("w:value")), item.get(qn("w:displayText"))) for item in items)
            assert choices(ask.node, reference()) == offered


@MADE
def test_a_form_is_a4_in_times_new_roman(form: Form) -> None:
    """Paper, margins and letters are those of NĐ 30/2020/NĐ-CP."""
    document = docx.Document(BytesIO(blank_form(form, reference())))
    section = document.sections[0]

    sides = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)

    assert [210, 297] == [round(side.mm) for side in sides if side]
    assert [20, 20, 30, 20] == [round(margin.mm) for margin in margins if margin]
    assert "Times New Roman" == document.styles["Normal"].font.name


@MADE
def test_the_same_form_is_the_same_bytes(form: Form) -> None:
    """Nothing in a form depends on the day or the machine."""
    assert blank_form(form, reference()) == blank_form(form, reference())


@MADE
def test_a_form_has_no_macro_and_nothing_elsewhere(form: Form) -> None:
    """Our own forms hold nothing that we would refuse in others'."""
    with ZipFile(BytesIO(blank_form(form, reference()))) as package:
        assert [] == [name for name in package.namelist() if "vba" in name.lower() or "embed" in name]
        assert not any(
            b"External" in package.read(name) for name in package.namelist() if name.endswith(".rels")
        )


def test_a_place_that_no_model_has_is_a_fault_of_the_program() -> None:
    """A question for a field that is gone fails loudly."""
    with pytest.raises(KeyError):
        _ = Ask("innovation", ("plan", "no_such_field")).node


def test_the_sheet_names_are_the_commands_words() -> None:
    """`kho form mau-1|mau-2|ket-qua|lam-theo|don|bao-cao`."""
    assert ["mau-1", "mau-2", "ket-qua", "lam-theo", "don", "bao-cao"] == list(FORMS)
