"""The addresses of the site (DESIGN §4). An address is root-relative and ends in a slash: `sang-kien/<slug>/`.

Addresses never change once published.
"""

from posixpath import relpath

from kho.catalog import Filed
from kho.model import Collective, Entry, Group, Individual, Innovation, Tip
from kho.reference import UnitKey

HOME = ""

FOLDERS: dict[type[Entry], str] = {
    Innovation: "sang-kien",
    Tip: "meo-nho",
    Individual: "nha-giao",
    Collective: "tap-the",
    Group: "nhom",
}
"""The folder of each kind that has pages. An adoption stands on the page of what it follows."""

VOCABULARIES = {
    "difficulties": "kho-khan",
    "areas": "linh-vuc",
    "levels": "cap-hoc",
    "provinces": "tinh",
    "movements": "phong-trao",
    "documents": "van-ban",
}
"""The folder of each vocabulary whose words have pages."""

UNITS = "don-vi"
PATHS = "loi-di"
ROUNDS = "dot-xet"


def catalogue(kind: type[Entry]) -> str:
    """The catalogue of a kind."""
    return f"{FOLDERS[kind]}/"


def entry(filed: Filed) -> str:
    """The page of an entry."""
    return f"{FOLDERS[type(filed.entry)]}/{filed.slug}/"


def word(vocabulary: str, slug: str) -> str:
    """The page of a word of a vocabulary."""
    return f"{VOCABULARIES[vocabulary]}/{slug}/"


def unit(key: UnitKey) -> str:
    """The page of a unit."""
    return f"{UNITS}/{key.slug}/"


def path(slug: str) -> str:
    """The page of a curated path."""
    return f"{PATHS}/{slug}/"


def round_(slug: str) -> str:
    """The page of a selection round."""
    return f"{ROUNDS}/{slug}/"


def file_of(address: str) -> str:
    """The Markdown file that a site builder turns into *address*.

    Always an index in the page's own folder: then a relative link in HTML is right before and after the
    build, and Zensical, which moves links of other pages one folder up, leaves it alone.
    """
    return f"{address}index.md"


def relative(here: str, there: str) -> str:
    """The way from the page *here* to the page or file *there*, good under any host and any folder."""
    path, hash_, fragment = there.partition("#")
    way = relpath(f"/{path}", f"/{here}")
    folder = "/" if (path.endswith("/") or path == HOME) and not way.endswith("/") else ""
    return f"{way}{folder}{hash_}{fragment}"
