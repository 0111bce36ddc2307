"""Texts that try to be more than text, and texts as schools write them; and how a page is read in the tests.

The files beside this one hold the texts. A new case is a new line there and needs no Python.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml
from lxml import etree, html

from kho.store.source import decode

HERE = Path(__file__).parent
CANARY = (HERE / "canary.txt").read_text(encoding="utf-8").strip()
"""The word that shows on a page when a text has pulled `canary.txt` in."""

TAGS = frozenset({"p", "em", "strong", "ul", "ol", "li", "a", "br", "blockquote", "code"})
"""What contributed text may become."""

REL = "noopener nofollow ugc"


@dataclass(frozen=True)
class Marked:
    """A text with Markdown marks, what is left to read, and the elements made of it."""

    text: str
    shown: str
    tags: tuple[str, ...]


def hostile() -> dict[str, tuple[str, ...]]:
    """The hostile texts of each group, by the file and the group they stand in: `html scripts`."""
    return {
        f"{file} {group}": tuple(_filled(texts) if isinstance(texts, dict) else texts)
        for file in ("html", "links", "markdown", "words")
        for group, texts in _file(file).items()
    }


def runs() -> dict[str, tuple[str, str, str]]:
    """Every long run by its name: a tenth of it, a fifth, and all."""
    return {name: (_run(run, 10), _run(run, 5), _run(run, 1)) for name, run in _file("long").items()}


def benign() -> tuple[str, ...]:
    """Texts that are shown word for word."""
    return (*_file("benign")["words"], *_file("benign")["lines"])


def marked() -> tuple[Marked, ...]:
    """Texts with marks that are meant."""
    return tuple(Marked(one["text"], one["shown"], tuple(one["tags"])) for one in _file("benign")["marked"])


def _file(name: str) -> dict[str, Any]:
    found = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return cast("dict[str, Any]", found)


def _filled(table: dict[str, list[str]]) -> list[str]:
    """Every tag in every form."""
    return [form.replace("{}", tag) for form in table["forms"] for tag in table["tags"]]


def _run(run: dict[str, Any], part: int) -> str:
    times: int = run["times"] // part
    return f"{run.get('before', '')}{run['repeat'] * times}{run.get('after', '')}"


def readable(text: str) -> bool:
    """Whether a source that holds *text* is read at all: no control characters, nothing invisible."""
    try:
        return decode(text.encode()) == text
    except Exception:  # noqa: BLE001 - the refusal is internal to the source
        return False


def fragment(line: str) -> html.HtmlElement:
    """The elements of a piece of HTML, below a `div`."""
    return html.fragment_fromstring(line, create_parent="div")


def tags(tree: etree._Element) -> list[str]:
    """The names of all elements below *tree*, in their order; a comment or instruction by what it is."""
    return [one.tag if isinstance(one.tag, str) else str(type(one)) for one in tree.iterdescendants()]


def words(tree: etree._Element) -> str:
    """The text below *tree*, white space made one space."""
    return plain("".join(map(str, tree.itertext())))


def plain(text: str) -> str:
    """*text*, white space made one space."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """The letters of *text*: what must not be lost, whatever marks mean."""
    return "".join(filter(str.isalpha, text))


def shape(tree: etree._Element) -> list[tuple[str, dict[str, str], str]]:
    """Every element below *tree* with its attributes and its own text: equal shapes are equal pages."""
    return [
        (str(one.tag), {str(name): str(value) for name, value in one.attrib.items()}, plain(one.text or ""))
        for one in tree.iterdescendants()
    ]


def faults(tree: etree._Element) -> list[str]:
    """What below *tree* is more than contributed text may become (SAFETY E3)."""
    return [
        etree.tostring(one, encoding="unicode", with_tail=False)
        for one in tree.iterdescendants()
        if not is_plain(one)
    ]


def is_plain(one: etree._Element) -> bool:
    """Whether an element is one that contributed text may become."""
    attributes = {str(name): str(value) for name, value in one.attrib.items()}
    match one.tag:
        case "a":
            href = attributes.pop("href", "https://")
            return attributes == {"rel": REL} and href.lower().startswith(("https://", "http://"))
        case "ol":
            return attributes.pop("start", "0").isdecimal() and not attributes
        case _:
            return one.tag in TAGS and not attributes
