"""The addresses of the site (DESIGN §4). An address is root-relative and ends in a slash: `sang-kien/<slug>/`.

Addresses never change once published.
"""

from posixpath import commonprefix

from kho.model import KINDS, Adoption, Entry
from kho.model.withdrawal import Withdrawal
from kho.store.catalog import Catalog, Filed
from kho.store.reference_data import UnitKey

HOME = ""

VOCABULARIES = {
    "difficulties": "kho-khan",
    "areas": "linh-vuc",
    "levels": "cap-hoc",
    "provinces": "tinh",
    "movements": "phong-trao",
    "documents": "van-ban",
    "rubrics": "tieu-chi",
}
"""The folder of each vocabulary whose words have pages."""

UNITS = "don-vi"
PATHS = "loi-di"
ROUNDS = "dot-xet"


def catalogue(kind: type[Entry]) -> str:
    """The catalogue of a kind."""
    return f"{kind.folder}/"


def entry(filed: Filed) -> str:
    """The page of an entry."""
    return f"{filed.entry.folder}/{filed.slug}/"


def withdrawn(gone: Withdrawal) -> str | None:
    """The page an entry had before it was withdrawn; None where it had none."""
    kind = KINDS[gone.kind]
    return f"{kind.folder}/{gone.slug}/" if kind.has_page else None


def form(kind: type[Entry]) -> str:
    """The web form of a kind."""
    return f"gui-bai/{kind.folder}/"


def following(filed: Filed) -> str:
    """The web form in which another unit tells that it followed an entry."""
    return f"{form(Adoption)}?of={filed.slug}"


def place(filed: Filed, catalog: Catalog) -> str:
    """Where one reads of an entry: its page, or an adoption's place on the page of what it follows.

    Of a practice that was withdrawn, the page that explains stands there.
    """
    followed = filed.entry.follows
    if followed is None:
        return entry(filed)
    practice, gone = catalog.by_slug.get(followed), catalog.withdrawn.kept(followed)
    if practice:
        return f"{entry(practice)}#theo-{filed.slug}"
    return (withdrawn(gone) if gone else None) or HOME


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


ARCHIVE = "ban-tin/"
ISSUE_FEED = f"{ARCHIVE}nguon.xml"


def issue(slug: str) -> str:
    """The page of an issue of the showcase."""
    return f"{ARCHIVE}{slug}/"


def issue_pdf(slug: str) -> str:
    """An issue for print."""
    return f"{issue(slug)}{slug}.pdf"


def issue_cards(slug: str) -> str:
    """The cards of an issue, for print."""
    return f"{issue(slug)}{slug}-the.pdf"


def file_of(address: str) -> str:
    """The Markdown file that a site builder turns into *address*.

    Always an index in the page's own folder: then a relative link in HTML is right before and after the
    build, and Zensical, which moves links of other pages one folder up, leaves it alone.
    """
    return f"{address}index.md"


def relative(here: str, there: str) -> str:
    """The way from the page *here* to the page or file *there*, good under any host and any folder."""
    path, tail = _parted(there)
    ours, theirs = here.split("/")[:-1], path.split("/")
    shared = len(commonprefix([ours, theirs[:-1]]))
    way = "../" * (len(ours) - shared) + "/".join(theirs[shared:])
    return f"{way or './'}{tail}"


def _parted(address: str) -> tuple[str, str]:
    """The path of *address*, and its query or fragment."""
    at = min((index for mark in "?#" if (index := address.find(mark)) >= 0), default=len(address))
    return address[:at], address[at:]
