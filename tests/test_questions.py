"""What the web forms ask: all that the model holds, once, in the model's words."""

from collections.abc import Iterator

import pytest
from lxml import html

from checkout import ROOT, TODAY
from kho.check.everything import check
from kho.model import KINDS
from kho.model.labels import fields_of, form_of, model_in
from kho.publish import addresses
from kho.publish.forms.questions import TEXTS, Question, questions
from kho.publish.pages import handing_in, render
from kho.store.catalog import Catalog
from kho.store.site import Site

SITE = Site("https://kho-bia.example/", TODAY)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return check(ROOT / "tests/stores/sound", ROOT / "exemplars/_reference", TODAY).whole


def page(catalog: Catalog, kind: str, site: Site = SITE) -> html.HtmlElement:
    """The form of a kind as HTML."""
    address = addresses.form(KINDS[kind])
    made = next(page for page in handing_in.pages(catalog, site) if page.address == address)
    return html.document_fromstring(render(made, catalog, site).decode())


def places(asked: tuple[Question, ...], place: str = "f") -> Iterator[tuple[str, Question]]:
    """The id of every field a form has, items of lists by their first."""
    for question in asked:
        here = f"{place}-{question.key}"
        yield here, question
        if question.shape == TEXTS:
            yield f"{here}-0", question.parts[0]
        else:
            yield from places(question.parts, here if question.shape == "record" else f"{here}-0")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_stands_on_the_form_once(catalog: Catalog, kind: str) -> None:
    """Nothing that an entry can hold is left out, so that a loaded file comes out whole (S0-60)."""
    asked = questions(kind, catalog.reference)
    ids = page(catalog, kind).xpath("//*[starts-with(@id, 'f-')]/@id")

    assert set(fields_of(KINDS[kind])) - {"kind", "schema"} == {question.key for question in asked}
    assert len(ids) == len(set(ids))
    for place, question in places(asked):
        inside = question.shape == "record" and question.required  # its parts stand where they are needed
        assert place in ids or inside, place


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_has_its_label_from_the_model_and_its_item_of_the_form(
    catalog: Catalog, kind: str
) -> None:
    """A label leads to its control; the items of Mẫu số 1 and Mẫu số 2 are named (S0-41 … S0-59)."""
    tree = page(catalog, kind)
    labels = {one.get("for"): one.text_content() for one in tree.xpath("//form//label[@for]")}
    controls = tree.xpath("//form//*[self::input or self::select or self::textarea][@id][not(@type='file')]")

    assert controls
    for control in controls:
        assert control.get("id") in labels
    for key, info in fields_of(KINDS[kind]).items():
        words = tree.xpath(f"string(//label[@for='f-{key}'] | //fieldset[@id='f-{key}']/legend)")
        assert not words or (words.startswith(info.title) and form_of(info) in words), key


def test_required_fields_are_asked_first_and_the_curators_last(catalog: Catalog) -> None:
    """A short tip needs one screenful of questions; the rest is folded (S2-10)."""
    tree = page(catalog, "tip")
    first = set(tree.xpath("//section[@aria-labelledby='can-co']//@id"))
    required = {
        f"f-{key}"
        for key, info in fields_of(KINDS["tip"]).items()
        if info.is_required() and key not in {"kind", "origin"} and not model_in(info.annotation)
    }

    assert required <= first
    assert "f-consents" in first
    assert ["f-origin"] == tree.xpath("//details[contains(@class, 'form__theme')][last()]//@id[.='f-origin']")
    assert not tree.xpath("//details[@open]")


def test_a_code_host_is_offered_only_where_there_is_one(catalog: Catalog) -> None:
    """Without `hand_in_at` in mkdocs.yml that way is not spoken of."""
    site = Site(SITE.url, TODAY, "https://kho-ma.example/new?filename={path}&value={text}")

    assert not page(catalog, "tip").xpath("//*[@id='gui-thang']")
    assert page(catalog, "tip", site).xpath("//*[@id='gui-thang']")
    assert [site.hand_in_at] == page(catalog, "tip", site).xpath("//form/@data-hand-in")


def test_a_form_without_scripts_sends_nothing_anywhere(catalog: Catalog) -> None:
    """What is typed never becomes part of an address or of a request (S3-18)."""
    for kind in KINDS:
        (form,) = page(catalog, kind).xpath("//form[@id='gui-bai']")

        assert "dialog" == form.get("method")
        assert form.get("action") is None
        assert not form.xpath(".//@name")
