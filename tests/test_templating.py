"""Templates: what is written on several lines and comes out as one (SAFETY §2), and that one sees the page in it."""

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError

from checkout import ROOT
from kho.words.templating import environment, one_line

WIDEST = 120
"""How many columns a line of a template may have: what fits beside another file on one screen."""

TEMPLATES = sorted(
    path
    for path in (ROOT / "scripts/kho/publish").rglob("*")
    if path.suffix in {".jinja", ".typ", ".html"} and path.is_file()
)


def made(source: str, **values: object) -> str:
    """What a template with this *source* comes to."""
    return environment(keep_trailing_newline=True).from_string(source).render(**values)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_one_sees_the_page_in_its_template(path: Path) -> None:
    """No line of a template is wider than a screen: a wide one hides the page that it makes."""
    lines = path.read_text("utf-8").splitlines()

    assert [] == [number for number, line in enumerate(lines, 1) if len(line) > WIDEST]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["<ul>", "  <li>Một</li>", "</ul>"], "<ul><li>Một</li></ul>"),
        (["Câu dài", "còn tiếp."], "Câu dài còn tiếp."),
        (["<a class='b'", "href='#c'>"], "<a class='b' href='#c'>"),
        (["Từ", "{{ năm }}", "trở đi"], "Từ{{ năm }}trở đi"),
        (["Từ {{ năm }}, <b>nay</b> đã", "lâu"], "Từ {{ năm }}, <b>nay</b> đã lâu"),
        (["", "  ", "một"], "một"),
        ([], ""),
    ],
)
def test_lines_meet_as_they_are_read(lines: list[str], line: str) -> None:
    """Beside a tag or a brace where two lines meet is nothing, so that no space comes into the page; between words, a
    space, so that none goes missing."""
    assert line == one_line(lines)


def test_a_flat_block_is_one_line() -> None:
    """What stands in a flat block comes out as one line of HTML, which no site builder reads as Markdown; what stands
    beside it keeps its lines."""
    source = (
        "đầu\n{% flat %}\n  <p>\n    {% if on %}\n      có\n    {% endif %}\n  </p>\n{% endflat %}\n\ncuối\n"
    )

    assert "đầu\n<p>có</p>\n\ncuối\n" == made(source, on=True)
    assert "đầu\n<p></p>\n\ncuối\n" == made(source, on=False)


def test_a_flat_block_cuts_nothing_that_is_printed() -> None:
    """The lines of the template are joined, not those of a value: its own line ends stay, here in a letter."""
    source = "{% flat %}\n  Kính gửi\n  thầy {{ said }}.\n{% endflat %}\n"

    assert "Kính gửi thầy một\n  hai.\n" == made(source, said="một\n  hai")


def test_a_block_left_open_is_refused() -> None:
    """A flat block without an end is a fault of the template, not a page with a strange line."""
    with pytest.raises(TemplateSyntaxError, match="flat"):
        made("{% flat %}\n<p>\n</p>\n")


@pytest.mark.parametrize("gap", ["", "{% flat %}\n  <p>\n    một\n  </p>\n{% endflat %}\n"])
def test_a_fault_is_told_with_its_own_line(gap: str) -> None:
    """After a flat block of five lines as without one, the line that is told is the one in the file."""
    with pytest.raises(UndefinedError) as refused:
        made(f"{gap}\n{{{{ nobody }}}}\n")

    told = next(step.lineno + 1 for step in reversed(refused.traceback) if str(step.path) == "<template>")
    assert gap.count("\n") + 2 == told
