"""Where things lie: the project's own folders, found from the program's place or from the current folder."""

from dataclasses import dataclass
from pathlib import Path

from kho.words.problem import Unusable

ENTRY = "entry.yml"
"""The file of an entry in its folder."""
SITE_MARKER = ".kho-site"
"""The file by which a folder is known for a site that this program built."""


@dataclass(frozen=True)
class Checkout:
    """The folders of a checkout."""

    root: Path

    @property
    def exemplars(self) -> Path:
        """All data."""
        return self.root / "exemplars"

    @property
    def reference(self) -> Path:
        """The project's own reference data, the fallback for other data folders."""
        return self.exemplars / "_reference"

    @property
    def docs(self) -> Path:
        """Prose written by people."""
        return self.root / "docs"

    @property
    def intake(self) -> Path:
        """Drafts made of forms that were handed in, until their consents are recorded; git ignores it."""
        return self.root / "intake"

    @property
    def stage(self) -> Path:
        """The site builder's input."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """What the commands keep for themselves; git ignores it."""
        return self.root / ".cache"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / "site"

    @property
    def locks(self) -> tuple[Path, ...]:
        """What is installed, pinned: another version may build another site."""
        return self.root / "package-lock.json", self.root / "requirements" / "dev.txt"

    @property
    def builder(self) -> Path:
        """The one configuration of both site builders."""
        return self.root / "mkdocs.yml"


def checkout() -> Checkout:
    """The checkout this program belongs to.

    Raises:
        Unusable: where the program was installed apart from its checkout.
    """
    for root in (Path(__file__).resolve().parents[3], *(Path.cwd(), *Path.cwd().parents)):
        if is_checkout(root):
            return Checkout(root)
    raise Unusable("Không tìm thấy kho: hãy chạy lệnh này trong thư mục của dự án (nơi có mkdocs.yml).")


def is_checkout(folder: Path) -> bool:
    """Whether *folder* is a copy of the project, whichever."""
    return (folder / "mkdocs.yml").is_file() and (folder / "exemplars").is_dir()


def public_around(path: Path, *stores: Path, whole: bool = False) -> Path | None:
    """The public folder in which *path* lies, every symbolic link followed; None where it lies in none.

    The one guard for what nobody has agreed to publish: drafts, sheets, letters, a council's papers (S1-7, S3-18).

    Args:
        path: the file or folder to be; it need not exist.
        stores: the data folders at work. The data of any other checkout of the project are public just as well.
        whole: whether a checkout is public as a whole, or its data alone.
    """
    real, public = path.resolve(), {store.resolve() for store in stores}
    for folder in (real, *real.parents):
        if folder in public:
            return folder
        if is_checkout(folder):
            found = folder if whole else (folder / "exemplars").resolve()
            return found if real.is_relative_to(found) else None
    return None
