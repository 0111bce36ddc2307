"""Contributed Markdown as plain paragraphs, for what is neither page nor Markdown: print, letters."""

from lxml import html

from kho.words.prose import prose

_BLOCKS = ".//p | .//li[not(p)] | .//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6 | .//pre | .//tr"


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs and list items of *text*, without their marks; none where there is no text."""
    if not text:
        return []
    tree = html.fragment_fromstring(str(prose(text)), create_parent="div")
    return [" ".join(block.text_content().split()) for block in tree.xpath(_BLOCKS)]
