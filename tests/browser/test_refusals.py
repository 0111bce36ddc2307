"""What the web form refuses, it refuses in the words of `kho check`, and leads to the place."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from checkout import ROOT
from forms import SOUND, Form, checked, entry_of
from kho.model import KINDS
from kho.store.parse import parse
from kho.store.place import Checkout
from kho.store.source import Source, read
from kho.words.problem import Problem, Rejected

pytestmark = pytest.mark.browser

TEXTS_ONLY = yaml.BaseLoader
CASES = yaml.load((ROOT / "tests/refusals.yml").read_text(encoding="utf-8"), TEXTS_ONLY)  # noqa: S506 - our own file
REFUSALS = sorted(CASES, key=lambda case: str(case["kind"]))


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["what"])
def test_the_form_says_what_the_check_says(kept: Form, case: dict[str, Any]) -> None:
    """Each refusal of the schema in the very words of `kho check`, with its hint where no file is written by hand."""
    kind = case["kind"]
    path = next(path for path in sorted(SOUND.glob("*/*/entry.yml")) if read(path).data["kind"] == kind)
    data = changed(read(path).data, case["place"].split("."), case.get("value"))
    expected = refused(data)
    name = KINDS[kind].folder
    if not kept.page.url.endswith(f"/{name}/"):
        kept.open(name)
    kept.load(yaml.safe_dump(data, allow_unicode=True)).look()

    assert expected
    assert sorted(problem.message for problem in expected) == sorted(kept.said())
    told = " ".join(kept.page.locator(".ask__wrong:visible").all_inner_texts())
    for problem in expected:
        assert problem.message in told
        assert case.get("hint", "") in told
        assert case.get("hint", "") in problem.hint


def changed(data: Any, place: list[str], value: object) -> Any:  # noqa: ANN401 - data of any shape
    """*data* with another value at *place*; without one where there is no value."""
    step, *rest = place
    if isinstance(data, list):
        index = int(step)
        return [changed(one, rest, value) if number == index else one for number, one in enumerate(data)]
    if rest:
        return {**data, step: changed(data.get(step, {}), rest, value)}
    return {key: one for key, one in {**data, step: value}.items() if one is not None}


def refused(data: dict[str, Any]) -> tuple[Problem, ...]:
    """What the program finds wrong with *data* as an entry."""
    try:
        parse(Source(Path("entry.yml"), data, {(): (1, 1)}))
    except Rejected as rejected:
        return rejected.problems
    return ()


def test_what_is_wrong_is_found_and_put_right_by_keyboard(form: Form) -> None:
    """The summary has the focus; a link unfolds and reaches the field, which names its fault; then all is well."""
    form.open("meo-nho").load((SOUND / "phu-tho/the-ten-bia/entry.yml").read_text(encoding="utf-8"))
    form.page.evaluate("document.querySelector('#f-review_by').type = 'text'")
    form.page.locator("#f-review_by").evaluate("one => { one.value = '20/11/2027' }")
    form.look()

    assert ("can-sua", "Còn 1 chỗ cần sửa") == (
        form.focused()[0],
        form.page.locator("#can-sua-dau").inner_text(),
    )

    form.page.keyboard.press("Tab")
    form.page.keyboard.press("Enter")
    field = form.page.locator("#f-review_by")

    assert "f-review_by" == form.focused()[0]
    assert field.is_visible()
    assert "true" == field.get_attribute("aria-invalid")
    assert "f-review_by-wrong" in (field.get_attribute("aria-describedby") or "").split()
    assert "Viết “2027-11-20”." in form.page.locator("#f-review_by-wrong").inner_text()

    field.fill("2027-11-20")

    assert form.page.locator("#can-sua").is_hidden()
    assert field.get_attribute("aria-invalid") is None
    assert entry_of(form.look().text()).review_by.isoformat() == "2027-11-20"


def test_without_consent_or_evidence_the_form_says_what_the_check_says(
    form: Form, home: Checkout, tmp_path: Path
) -> None:
    """The two rules across fields that people meet first, in the words of `kho check` (S0-60, S3-4)."""
    data = read(SOUND / "phu-tho/goc-doc-bia/entry.yml").data
    for key in ("consents", "products"):
        data = changed(data, [key], None)
    folder = tmp_path / "phu-tho" / "goc-doc-bia"
    folder.mkdir(parents=True)
    (folder / "entry.yml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    shutil.copytree(SOUND / "phu-tho/nguyen-van-bia", folder.parent / "nguyen-van-bia")
    form.open("sang-kien").load((folder / "entry.yml").read_text(encoding="utf-8")).look()

    assert 2 == len(form.said())
    assert sorted(problem.message for problem in checked(tmp_path, home)) == sorted(form.said())


def test_a_hidden_character_is_found_before_the_check_finds_it(form: Form, tmp_path: Path) -> None:
    """What comes along from Word or a web page is named where it stands, as `kho check` names it (SAFETY E1)."""
    form.open("meo-nho").load((SOUND / "phu-tho/the-ten-bia/entry.yml").read_text(encoding="utf-8"))
    form.page.fill("#f-trouble", "một\u200bhai")
    (tmp_path / "entry.yml").write_text("kind: tip\ntrouble: một\u200bhai", encoding="utf-8")
    with pytest.raises(Rejected) as rejected:
        read(tmp_path / "entry.yml")
    form.look()

    assert [f"Gặp khó khăn gì: {rejected.value.problems[0].message}"] == form.said()
