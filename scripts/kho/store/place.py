"""Where things lie: the project's own folders, found from the program's place or from the current folder."""

from dataclasses import dataclass
from pathlib import Path

from kho.words.problem import Unusable


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
        if (root / "mkdocs.yml").is_file() and (root / "exemplars").is_dir():
            return Checkout(root)
    raise Unusable("Không tìm thấy kho: hãy chạy lệnh này trong thư mục của dự án (nơi có mkdocs.yml).")
