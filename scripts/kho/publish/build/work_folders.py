"""Where a build keeps its own things: what it hands on, what it found out, what the last one was made of."""

from dataclasses import dataclass
from pathlib import Path

from kho.store.place import Checkout


@dataclass(frozen=True, slots=True)
class WorkFolders:
    """The folders and files of a build."""

    stage: Path
    """What the site builder makes pages of."""
    folder: Path

    @property
    def finished(self) -> Path:
        """What is published as it is, past the site builder."""
        return self.folder / "finished"

    @property
    def stamp(self) -> Path:
        """What the last build was made of."""
        return self.folder / "stamp.json"

    @property
    def memory(self) -> Path:
        """What the next build need not work out again."""
        return self.folder / "memory.json"


def work_folders(home: Checkout, exemplars: Path, site: Path) -> WorkFolders:
    """The checkout's own work folders for the checkout's own build; any other build works beside its site."""
    if exemplars.absolute() == home.exemplars and site.absolute() == home.site:
        return WorkFolders(home.stage, home.root / ".cache" / "build")
    beside = site.absolute().with_name(f"{site.name}.build")
    return WorkFolders(beside / "pages", beside)
