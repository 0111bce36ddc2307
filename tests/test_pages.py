"""The Markdown the site builder is given, page by page as committed: a change in a template shows in the diff."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checkout import ROOT, TODAY
from kho.check.everything import check
from kho.publish.pages import all_pages, pages, rendered
from kho.store.output import sync
from kho.store.site import Site

GOLDEN = ROOT / "tests" / "golden" / "pages"
SHOWN = (
    "sang-kien/goc-doc-bia/index.md",
    "meo-nho/the-ten-bia/index.md",
    "nha-giao/nguyen-van-bia/index.md",
    "tap-the/to-bia/index.md",
    "nhom/nhom-bia/index.md",
    "don-vi/truong-tieu-hoc-bia-hai-phu-tho/index.md",
    "kho-khan/hoc-sinh-luoi-doc/index.md",
    "tinh/phu-tho/index.md",
    "van-ban/44-pgddt-tdkt/index.md",
    "phong-trao/doi-moi-sang-tao-2016/index.md",
    "tieu-chi/xa-lap-vo-sang-kien/index.md",
    "tieu-chi/binh-thuan-2014-sang-kien/index.md",
    "tieu-chi/sau-phep-thu-dien-hinh/index.md",
)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    catalog = check(ROOT / "tests/stores/sound", ROOT / "exemplars/_reference", TODAY).whole
    return pages(catalog, Site("https://kho-bia.example/", TODAY))


@pytest.mark.parametrize("path", SHOWN)
def test_a_page_is_as_committed(
    path: str, made: dict[str, bytes], golden: Callable[[str, Path], None]
) -> None:
    """Each kind of page is plain Markdown with our HTML, word for word as reviewed."""
    golden(made[path].decode(), GOLDEN / f"{path.removesuffix('/index.md').replace('/', '--')}.md")


@pytest.mark.usefixtures("on_every_core")
def test_pages_made_by_several_processes_are_the_same(made: dict[str, bytes], tmp_path: Path) -> None:
    """Rendering on every core changes no byte."""
    catalog = check(ROOT / "tests/stores/sound", ROOT / "exemplars/_reference", TODAY).whole
    site = Site("https://kho-bia.example/", TODAY)
    sync(rendered(list(all_pages(catalog, site)), catalog, site), tmp_path)

    assert made == {
        path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.md")
    }
