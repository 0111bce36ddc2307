"""Contributed text becomes one inert line of clean HTML, whatever it tries to be (SAFETY §2.1, E3).

The texts stand below `hostile_text/`: a new case is a line there.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown  # type: ignore[import-untyped] # it comes without types

import hostile_text
from checkout import ROOT
from hostile_text import Marked, chromium, faults, fragment, letters, plain, readable, shape, tags, words
from kho.words.prose import inert, links_in, prose

HOSTILE = hostile_text.hostile()
BENIGN = hostile_text.benign()
MARKED = hostile_text.marked()
RUNS = hostile_text.runs()


every_group = pytest.mark.parametrize("texts", HOSTILE.values(), ids=HOSTILE)
every_set = pytest.mark.parametrize("every", [False, True], ids=["our extensions", "every extension"])

TEXT = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *"<>&\"'`*_[]()!#|~^{}:=+-./\\ \n\t ab1Đ“”",
                *("](https://x.example/", "javascript:", "&#8238;", "&lt;", "<!--", "-->", "</div>", "<b"),
                *("\n- ", "\n> ", "\n\n", "    ", "1. ", "```", "{: #a .b }", "--8<--", "![", "]: /x", "://"),
                *('" onclick="x', "<svg/onload=x>", "\u2028", "wzxhzdk:0", "]]>", "<https://x.example/"),
            ]
        ),
        max_size=14,
    ).map("".join),
)

LINE_ENDS = {"\n", "\r", "\u2028", "\u2029"}

SITE = ["toc", "tables", "fenced_code"]
"""What mkdocs.yml and MkDocs itself switch on."""

EVERY = [
    *(
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "meta",
        "nl2br",
    ),
    *("smarty", "tables", "toc", "wikilinks"),
    *("pymdownx.arithmatex", "pymdownx.b64", "pymdownx.betterem", "pymdownx.blocks.admonition"),
    *("pymdownx.blocks.caption", "pymdownx.blocks.definition", "pymdownx.blocks.details"),
    *("pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.bracketspan", "pymdownx.caret"),
    *("pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.fancylists", "pymdownx.highlight"),
    *(
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.pathconverter",
    ),
    *("pymdownx.progressbar", "pymdownx.quotes", "pymdownx.saneheaders", "pymdownx.smartsymbols"),
    *("pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
]
"""What a curator might ever switch on: the set Material recommends, and more."""

OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "pymdownx.snippets": {"base_path": [str(ROOT), str(ROOT / "tests"), str(hostile_text.HERE)]},
    "pymdownx.smartsymbols": {"ordinal_numbers": False},  # 1st: English, and neither mark nor tag
}

AROUND_PROSE = (
    '<div class="prose">{}</div>',
    "<ul><li>{}</li></ul>",
    "<dl>\n<div><dt>x</dt><dd>{}</dd></div>\n</dl>",
)
"""Where templates put prose."""

AROUND_WORDS = (
    "{}",
    "# {}",
    "- {}",
    "> {}",
    "| a |\n|---|\n| {} |",
    "a\n:   {}",
    "lời {} lời",
    "**{}**",
    "<p>{}</p>",
    '<p title="{}">x</p>',
    "<p title='{}'>x</p>",
)
"""Where Markdown might be asked to hold a line of words."""


@cache
def builder(*, every: bool) -> Markdown:
    """Python-Markdown as the site builder runs it, or with every extension there is."""
    return Markdown(
        extensions=EVERY if every else SITE,
        extension_configs={name: dict(options) for name, options in OPTIONS.items()} if every else {},
    )


def built(page: str, *, every: bool) -> etree._Element:
    """*page* as the site builder makes it."""
    return fragment(builder(every=every).reset().convert(page))


def left_alone(line: str, *, every: bool) -> bool:
    """Whether the site builder makes of *line*, wherever it stands, what was in it, and nothing else."""
    return all(
        shape(built(around.format(line), every=every)) == shape(fragment(around.format(line)))
        for around in AROUND_PROSE
    )


@every_group
def test_prose_is_one_line(texts: tuple[str, ...]) -> None:
    """Whatever is written, prose is one line: nothing in it begins a line of Markdown (SAFETY E3, S5)."""
    assert [] == [text for text in texts if LINE_ENDS & set(prose(text))]


@every_group
def test_prose_is_nothing_but_what_is_allowed(texts: tuple[str, ...]) -> None:
    """An HTML parser finds ten plain elements, links to the web, and no other attribute (SAFETY E3, S1)."""
    assert {} == {text: found for text in texts if (found := faults(fragment(prose(text))))}


@pytest.mark.browser
def test_a_browser_reads_the_same() -> None:
    """Chromium, whose parser mutation attacks aim at, finds nothing else in any text either (SAFETY E3)."""
    every = [text for texts in HOSTILE.values() for text in texts if readable(text)]
    trees = chromium.read(map(prose, every))

    assert {} == {text: found for text, tree in zip(every, trees, strict=True) if (found := faults(tree[1]))}
    assert [words(fragment(prose(text))) for text in every] == [words(tree) for tree in trees]


@every_group
def test_nothing_written_is_lost(texts: tuple[str, ...]) -> None:
    """Hostile or clumsy, a text is shown and not swallowed: only a link's address and title leave the page."""
    for text in texts:
        shown = letters(words(fragment(prose(text))))

        assert is_within(letters(without_links(text)), shown), text
        assert is_within(shown, letters(text)), text


def is_within(part: str, whole: str) -> bool:
    """Whether the letters of *part* stand in *whole* in this order."""
    rest = iter(whole)
    return all(letter in rest for letter in part)


def without_links(text: str) -> str:
    """*text* up to its first link, and after its last."""
    before, link, after = text.partition("](")
    return before + after.rpartition(")")[2] if link else text


@every_set
@every_group
def test_the_site_builder_finds_nothing_to_do_in_prose(texts: tuple[str, ...], *, every: bool) -> None:
    """With our extensions, and with all others, Markdown makes of the line what was in it (SAFETY §2.1, S5)."""
    assert [] == [text for text in texts if readable(text) and not left_alone(prose(text), every=every)]


@every_set
@every_group
def test_the_site_builder_finds_nothing_to_do_in_a_line(texts: tuple[str, ...], *, every: bool) -> None:
    """A title in a heading, item, cell, quotation or attribute is the words typed (SAFETY E3, S1, S2)."""
    lines = [line for text in texts if readable(line := plain(text)) and line]
    for around in AROUND_WORDS:
        model = built(around.format("chữ"), every=every)
        for line in lines:
            tree = built(around.format(inert(line)), every=every)

            assert tags(model) == tags(tree), (around, line)
            assert words(model).replace("chữ", line) == words(tree), around
            assert [line] * ("title" in around) == tree.xpath("//@title")
            assert set(tree.xpath("//@*")) <= {line, *tree.xpath("//h1/@id")}


def test_no_text_pulls_a_file_in() -> None:
    """Snippets and other inclusions stay words, though the file is there to be found (SAFETY §2.1)."""
    texts = [text for texts in HOSTILE.values() for text in texts]
    page = "\n\n".join(f"{prose(text)}\n\n# {inert(plain(text))}" for text in texts)

    assert hostile_text.CANARY in builder(every=True).reset().convert('--8<-- "canary.txt"')
    assert hostile_text.CANARY not in builder(every=True).reset().convert(page)


@every_group
def test_a_link_of_prose_was_seen_by_the_check(texts: tuple[str, ...]) -> None:
    """Prose links to nothing that the rules about links did not look at (SAFETY E3)."""
    for text in texts:
        looked_at = {address for address, is_picture in links_in(text)}

        assert set(fragment(prose(text)).xpath(".//@href")) <= looked_at


@pytest.mark.parametrize(
    "address",
    [
        "https://truong-bia.example",
        "http://truong-bia.example:8080/a/b?c=d&e=f#g",
        "HTTPS://TRUONG-BIA.EXAMPLE/A",
        "https://trường-bịa.example/đọc sách".replace(" ", "%20"),
        "https://203.0.113.7/",
    ],
)
def test_an_address_of_the_web_is_a_link(address: str) -> None:
    """What does lead to the web by http or https is a link, marked as not ours (SAFETY T3)."""
    (link,) = fragment(prose(f"Xem [ở đây]({address}).")).iter("a")

    assert urlsplit(address).scheme == urlsplit(link.get("href")).scheme
    assert hostile_text.REL == link.get("rel")
    assert "ở đây" == link.text


@pytest.mark.parametrize(
    "text", ["&#8238;đảo", "<https://x.example/%E2%80%AEa>", "<https://xn--80ak6aa92e.example>"]
)
def test_no_character_shows_that_was_not_typed(text: str) -> None:
    """No entity, escaped byte or punycode brings in what the source refused: a hidden sign, a look-alike (E1)."""
    assert set(words(fragment(prose(text)))) <= set(text)


@pytest.mark.parametrize("text", BENIGN)
def test_what_schools_write_is_shown_word_for_word(text: str) -> None:
    """Punctuation, figures, quotation marks and brackets of any kind stay as typed (SAFETY §4)."""
    assert plain(text) == words(fragment(prose(text)))
    assert plain(text) == words(fragment(inert(text)))
    assert {"p"} == set(tags(fragment(prose(text))))


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case.text)
def test_simple_markdown_does_what_it_says(case: Marked) -> None:
    """Bold, italic, lists, quotations, links and code are what they are meant to be."""
    tree = fragment(prose(case.text).replace("&#10;", " "))

    assert case.tags == tuple(tags(tree))
    assert case.shown == words(tree)


def test_a_list_too_deep_is_shown_as_typed() -> None:
    """Five levels are a list; more are words, and none of them is left out."""
    five, six = ("".join(f"{'  ' * level}- tầng {level}\n" for level in range(deep)) for deep in (5, 6))

    assert 5 == tags(fragment(prose(five))).count("ul")
    assert ["p"] == tags(fragment(prose(six)))
    assert plain(six) == words(fragment(prose(six)))


@pytest.fixture(scope="module")
def rendered() -> dict[str, dict[str, Any]]:
    """Every long run, rendered in a process of its own with a watch on each."""
    done = subprocess.run(
        [sys.executable, "-m", "hostile_text.render"],
        cwd=hostile_text.HERE.parent,
        capture_output=True,
        check=True,
        timeout=300,
    )
    return {record["name"]: record for record in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", RUNS)
def test_a_long_run_takes_work_in_proportion(name: str, rendered: Mapping[str, Mapping[str, Any]]) -> None:
    """Twice the text is twice the work, and the page grows with the text alone (SAFETY §2.1, E3 ReDoS)."""
    tenth, fifth = rendered[name]["calls"]
    text = RUNS[name][2]

    assert fifth <= 2.2 * tenth + 200
    assert max(len(rendered[name]["line"]), len(rendered[name]["page"])) <= 20 * len(text) + 100


@pytest.mark.parametrize("name", RUNS)
def test_a_long_run_is_but_text(name: str, rendered: Mapping[str, Mapping[str, Any]]) -> None:
    """However long, it becomes what any text may become, on the line and on the page (SAFETY E3, S1)."""
    line, page = rendered[name]["line"], rendered[name]["page"]

    assert not LINE_ENDS & set(line)
    assert [] == faults(fragment(line))
    assert shape(fragment(f'<div class="prose">{line}</div>')) == shape(fragment(page))
    assert plain(RUNS[name][2]) == words(fragment(rendered[name]["attribute"]))


@given(TEXT)
@settings(deadline=None, max_examples=400)
def test_any_text_is_but_text(text: str) -> None:
    """No text whatever breaks out of the allow-list or off the line (SAFETY E3)."""
    line = prose(text)

    assert not LINE_ENDS & set(line)
    assert [] == faults(fragment(line))


@given(TEXT.filter(readable))
@settings(deadline=None, max_examples=200)
def test_any_text_is_inert(text: str) -> None:
    """The site builder leaves the line of any readable text alone (SAFETY §2.1)."""
    assert left_alone(prose(text), every=False)
    assert left_alone(prose(text), every=True)


@given(TEXT.filter(readable).filter(lambda text: "](" not in text))
@settings(deadline=None, max_examples=400)
def test_any_text_is_shown(text: str) -> None:
    """Every letter typed is there to be read, in its order, and none that was not typed."""
    assert letters(text) == letters(words(fragment(prose(text))))


@given(TEXT)
@settings(deadline=None, max_examples=200)
def test_any_text_in_an_attribute_is_that_text(text: str) -> None:
    """No text ends the attribute it stands in, whatever quotes it (SAFETY S2)."""
    text = plain("".join(filter(str.isprintable, text)))
    for quote in "\"'":
        (found,) = fragment(f"<p title={quote}{inert(text)}{quote}>x</p>")

        assert {"title": text} == dict(found.attrib)
