"""A field asked for is shown: each on the page of its kind and in a form, or named here with the reason why not."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from typing import Any, NamedTuple

import pytest
from pydantic import Field

import entries
from checkout import ROOT
from entries import filed, reference
from kho.model import KINDS, Tip
from kho.model.blank import blank
from kho.model.values import Line
from kho.publish.forms.questions import Question, questions
from kho.publish.pages import handing_in, render
from kho.publish.pages.entries import page
from kho.store.catalog import Catalog
from kho.store.files.media import inspect
from pictures import png
from shown import SITE, kept

Place = tuple[str, ...]


class Way(NamedTuple):
    """How questions are answered, each of which has two answers."""

    place: Place = ()
    then: int = 0
    """Which answer is given at the place."""
    base: int = 0
    """Which is given elsewhere."""
    whole: bool = True
    """Whether all is told, or only what must be and what stands at the place."""


UNSHOWN = {
    "consents": "that there is consent is checked before anything is shown; who gave it, and where the paper lies, is "
    "for who keeps the store",
    "pictures.people": "whose consent a picture needs, not what it shows: that its alternative text tells",
}
"""What no page shows, each with its reason; what stands within goes with it."""

TEMPLATES = ROOT / "scripts" / "kho" / "publish" / "templates"
_PICTURES = ("anh-mot.png", "anh-hai.png")
_WRITTEN = {
    "partial_date": ("2021-03", "2022-04"),
    "day": ("2021-03-04", "2022-04-05"),
    "school_year": ("2020-2021", "2021-2022"),
    "integer": ("1301", "1402"),
    "number": ("13,5", "14,5"),
    "link": ("https://bia-mot.example/", "https://bia-hai.example/"),
    "file": _PICTURES,
}
"""Two answers to a question, by what is asked for; else two texts of its own."""


def answers(asked: Iterable[Question], way: Way, above: Place = ()) -> dict[str, Any]:
    """Answers to what is *asked* below *above*: one of two, as *way* says.

    A compiled entry also tells when its source was read: a rule asks it, not the model.
    """
    return {
        one.key: _answer(one, way, place)
        for one in asked
        if (place := (*above, one.key))
        and (way.whole or one.required or one.key == "verified_on" or way.place[: len(place)] == place)
    }


def _answer(question: Question, way: Way, place: Place) -> Any:  # noqa: ANN401 - whatever stands in YAML
    which = way.then if place == way.place else way.base
    if question.shape in {"record", "records"}:
        record = answers(question.parts, way, place)
        return [record] * question.limits.get("minItems", 1) if question.shape == "records" else record
    if question.shape == "texts":
        return [_answer(question.parts[0], way, place)]
    if question.choices:
        choice = [one.value for _, group in question.choices for one in group][which]
        return [choice] if question.shape == "ticks" else choice
    if question.shape == "entry":
        return f"{question.kinds[0]}-{('mot', 'hai')[which]}"
    return _WRITTEN.get(question.shape, (text(place), f"{text(place)} khác"))[which]


def text(place: Place) -> str:
    """What is answered at *place* where a text is asked."""
    return f"bịa {' '.join(place)}"


def leaves(asked: Iterable[Question], above: Place = ()) -> Iterator[Place]:
    """The place of every question that has none within."""
    for one in asked:
        place = (*above, one.key)
        if one.shape in {"record", "records"}:
            yield from leaves(one.parts, place)
        else:
            yield place


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """What the page says that tells of an entry: its own, or that of the practice it follows."""
    folder = tmp_path_factory.mktemp("muc")
    for name in _PICTURES:
        (folder / name).write_bytes(png())
    attachments = tuple(inspect(folder / name) for name in _PICTURES)
    near = [
        filed(getattr(entries, kind)(), f"{kind}-{which}")
        for kind, model in KINDS.items()
        if model.has_page
        for which in ("mot", "hai")
    ]
    known = kept()

    @cache
    def said(kind: str, way: Way) -> str:
        told = answers(questions(kind, reference()), way)
        entry = KINDS[kind].model_validate({"kind": kind, **told})
        own = replace(filed(entry, "muc-bia"), folder=folder, attachments=attachments)
        catalog = Catalog((own, *near), known.reference)
        at = catalog.by_slug[entry.follows] if entry.follows else own
        return unescape(render(page(at, catalog, SITE), catalog, SITE).decode()).partition("<script")[0]

    return said


def is_shown(kind: str, place: Place, shown: Callable[..., str]) -> bool:
    """Whether the page tells the answer at *place*, or is another with another, told beside all or little else."""
    return text(place) in shown(kind, Way()) or any(
        shown(kind, Way(place, 0, base, whole=whole) if base or not whole else Way())
        != shown(kind, Way(place, 1, base, whole=whole))
        for base, whole in ((0, True), (0, False), (1, False))
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_is_asked_for_is_shown(kind: str, shown: Callable[..., str]) -> None:
    """Another answer to any field makes another page, but for the exceptions, each of which is one (R6)."""
    places = leaves(questions(kind, reference()))
    hidden = {".".join(place) for place in places if not is_shown(kind, place, shown)}
    excused = {one: {place for place in hidden if f"{place}.".startswith(f"{one}.")} for one in UNSHOWN}

    assert set() == hidden.difference(*excused.values())
    assert all(excused.values())


def test_a_new_field_that_no_page_shows_is_found(
    shown: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin of the above: a field that only the model has, though schema, form and blank file have it at once."""

    class Longer(Tip):
        mood: Line | None = Field(None, title="Tâm trạng")

    monkeypatch.setitem(KINDS, "tip", Longer)

    assert ("mood",) in set(leaves(questions("tip", reference())))
    assert not is_shown("tip", ("mood",), shown)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_asked_on_the_web_and_in_a_blank_file(kind: str) -> None:
    """No question of the model is lost between it and the forms made from it (R6)."""
    (form,) = (one for one in handing_in.pages(kept(), SITE) if one.values.get("kind") == kind)
    ids = re.findall(r'id="f-([^"]+)"', unescape(render(form, kept(), SITE).decode()))
    asked = {tuple(one.replace("-0", "").split("-")) for one in ids}
    keys = {line.strip("# -").partition(":")[0] for line in blank(kind).splitlines()}
    places = set(leaves(questions(kind, reference())))

    assert set() == places - asked
    assert set() == {place[-1] for place in places} - keys


def typed(template: str) -> set[str]:
    """What stands in *template* as the whole of an element or a heading, without the model being asked."""
    source = (TEMPLATES / template).read_text("utf-8")
    return set(re.findall(r"(?:>|^#+ )([^<>{}\n]+)(?:<|$)", source, re.MULTILINE))


@pytest.mark.parametrize("kind", KINDS)
def test_no_label_is_typed_again(kind: str) -> None:
    """A page calls a field what the model calls it by asking the model; what it calls its own way is its own."""
    own = f"{KINDS[kind].folder}.md.jinja"
    said = set().union(
        *map(typed, ("entry.jinja", "people.jinja", own if KINDS[kind].has_page else "adoptions.jinja"))
    )

    assert "Nay thuộc" in said
    assert set() == said & {label for label in labels(questions(kind, reference())) if label}


def labels(asked: Iterable[Question]) -> Iterator[str]:
    """What every field is called."""
    for one in asked:
        yield one.label
        yield from labels(one.parts)
