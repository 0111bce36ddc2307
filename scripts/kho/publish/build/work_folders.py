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
    def staged(self) -> Path:
        """What the site builder was given: by it, what a person has laid there is told from what a build may remove."""
        return self.folder / "pages.txt"

    @property
    def ledger(self) -> Path:
        """How large each of the finished files is."""
        return self.folder / "finished.txt"

    @property
    def making(self) -> Path:
        """A new site, or pages of one, until they take the place of what stands."""
        return self.folder / "making"

    @property
    def stamp(self) -> Path:
        """What the last build was made of."""
        return self.folder / "stamp.json"

    @property
    def memory(self) -> Path:
        """What the next build need not work out again."""
        return self.folder / "memory.json"

    @property
    def marker(self) -> Path:
        """By which the folder is known for a build's own."""
        return self.folder / ".kho-build"

    @property
    def lock(self) -> Path:
        """Held while a build is at work here."""
        return self.folder / "lock"


def work_folders(home: Checkout, exemplars: Path, site: Path) -> WorkFolders:
    """The checkout's own work folders for the checkout's own build; any other build works beside its site."""
    if exemplars.absolute() == home.exemplars and site == home.site.absolute():
        return WorkFolders(home.stage, home.cache / "build")
    beside = site.with_name(f"{site.name}.build")
    return WorkFolders(beside / "pages", beside)
