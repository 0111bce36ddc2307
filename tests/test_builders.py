"""The generator is independent of the site builder: the same pages under MkDocs and under Zensical (DESIGN §2)."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from checkout import NOW
from kho.publish.build.whole import build
from kho.publish.pages import embeds
from kho.store.place import Checkout

pytestmark = pytest.mark.site


def article(page: Path) -> tuple[list[str], list[str], str]:
    """The headings, links and words of a page's article."""
    tree = html.document_fromstring(page.read_text(encoding="utf-8")).xpath("//article[@class='page']")[0]
    headings = [" ".join(heading.text_content().split()) for heading in tree.xpath(".//h1 | .//h2 | .//h3")]
    links = [
        f"{link.get('href')} {' '.join(link.text_content().split())}" for link in tree.xpath(".//a[@href]")
    ]
    return headings, links, " ".join(tree.text_content().split())


def test_zensical_builds_the_same_pages_from_the_same_folder(
    home: Checkout, real_site: Path, tmp_path: Path
) -> None:
    """Every page has the same headings, links and words under both builders, from one mkdocs.yml."""
    build(home, home.exemplars, tmp_path / "site", NOW)
    project = tmp_path / "project"
    shutil.copytree(tmp_path / "site.build" / "pages", project / "build")
    shutil.copytree(home.root / "scripts/kho/publish/theme", project / "scripts/kho/publish/theme")
    shutil.copy(home.builder, project)
    command: list[str | Path] = [Path(sys.executable).with_name("zensical"), "build", "-f", "mkdocs.yml"]
    subprocess.run(command, cwd=project, check=True, capture_output=True, timeout=300)

    ours = {
        page.relative_to(real_site)
        for page in real_site.rglob("index.html")
        if not page.is_relative_to(real_site / embeds.FOLDER)
    }
    theirs = {page.relative_to(project / "site") for page in (project / "site").rglob("index.html")}

    assert ours == theirs
    for page in sorted(ours):
        assert article(real_site / page) == article(project / "site" / page), page
