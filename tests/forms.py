"""A person with a keyboard at a web form: open it, fill it in, load a file, see what is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from checkout import ROOT, TODAY
from kho.check.everything import check
from kho.store.parse import parse
from kho.store.place import Checkout
from kho.store.source import parse_text
from kho.words.problem import Problem, errors
from visits import Visit, visit

SOUND = ROOT / "tests" / "stores" / "sound"
HAND_IN_AT = "https://kho-ma.example/new/main?filename={path}&value={text}"
LOOK = "Kiểm tra và lấy tệp"

SEEN = """() => {
    const place = document.activeElement.getBoundingClientRect();
    return place.width > 0 && place.bottom > 0 && place.top < innerHeight;
}"""
"""Whether what has the focus can be seen."""


@dataclass
class Form:
    """A form open on a phone, and a person with a keyboard."""

    visit: Visit
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def page(self) -> Page:
        return self.visit.page

    def open(self, name: str, query: str = "") -> "Form":
        self.visit.open(f"gui-bai/{name}/{query}")
        return self.ready()

    def ready(self) -> "Form":
        self.page.locator("#gui-bai[data-ready]").wait_for()
        return self

    # By keyboard

    def focused(self) -> tuple[str, str]:
        """The id and the words of what has the focus."""
        name, words = self.page.evaluate("[document.activeElement.id, document.activeElement.textContent]")
        return name, words.split("·")[0].strip()

    def tab_to(self, wanted: str) -> None:
        """Press Tab until the element with that id, or that text, has the focus and can be seen."""
        for _ in range(400):
            if wanted in self.focused():
                break
            self.page.keyboard.press("Tab")
        else:
            pytest.fail(f"the keyboard does not reach {wanted}")
        assert self.page.evaluate(SEEN), wanted

    def type(self, name: str, text: str) -> None:
        """Tab to a field and answer it as its kind is answered: letters, arrows or a space."""
        self.tab_to(f"f-{name}")
        kind = self.page.evaluate("document.activeElement.tagName + ' ' + document.activeElement.type")
        if kind.startswith("SELECT"):
            for _ in range(120):
                if self.page.evaluate("document.activeElement.value") == text:
                    return
                self.page.keyboard.press("ArrowDown")
            pytest.fail(f"{name} does not offer {text}")
        elif kind.endswith("checkbox"):
            self.page.keyboard.press("Space")
        elif kind.endswith("date"):
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{month}{day}{year}")
        else:
            self.page.keyboard.type(text)

    def press(self, name: str) -> None:
        """Tab to a button or a fold by its words and press Enter."""
        self.tab_to(name)
        self.page.keyboard.press("Enter")

    # By hand

    def load(self, text: str) -> "Form":
        name = f"{next(self.numbers)}.yml"
        self.page.set_input_files(
            "#mo-tep-o", FilePayload(name=name, mimeType="text/yaml", buffer=text.encode())
        )
        opened = self.page.locator("#bao", has_text=f"“{name}”")
        opened.or_(self.page.locator("#khong-mo:visible")).first.wait_for()
        return self

    def look(self) -> "Form":
        self.page.get_by_role("button", name=LOOK).click()
        self.page.locator("#can-sua:visible, #xong:visible").wait_for()
        return self

    def said(self) -> list[str]:
        """What the summary says is wrong."""
        return self.page.locator("#can-sua li").all_text_contents()

    def text(self) -> str:
        """The file that stands ready."""
        assert [] == self.said()
        return str(self.page.locator("#noi-dung-tep").text_content())

    def place(self) -> str:
        return str(self.page.locator("#xong").get_attribute("data-place"))


@contextmanager
def person(browser: Browser, forms: str) -> Iterator[Form]:
    """Someone on a phone who meets no word on the console and no foreign host, whatever happens."""
    with visit(browser, forms, 360, "light", reduced_motion="reduce") as reader:
        reader.page.on("dialog", lambda dialog: dialog.accept())
        yield Form(reader)

        assert [] == reader.said
        assert [] == [one for one in reader.foreign if not one.startswith("blob:")]


def entry_of(text: str) -> Any:  # noqa: ANN401 - an entry of any kind
    """The typed entry in *text*; Rejected is raised where `kho` refuses it."""
    return parse(parse_text(text, Path("entry.yml")))


def checked(store: Path, home: Checkout) -> list[Problem]:
    """What `kho check` calls an error in a store."""
    return list(errors(check(store, home.reference, TODAY).problems))
