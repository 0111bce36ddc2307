"""The folder a site is built into: whether it may be, and whether what stands there is what was built.

A site bears a marker that names every file of it: a folder without one, or with other files too, holds what somebody
else has put there, and a build would take it away.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kho.publish.build.work_folders import WorkFolders
from kho.store.fingerprint import program
from kho.store.ledger import keep, recall, taken
from kho.store.place import SITE_MARKER, Checkout
from kho.store.writing import is_fresh
from kho.words.problem import Rejected, Unusable, quoted

_STRAYS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems put into every folder."""
_SHOWN = 3


def refuse_others(site: Path, work: WorkFolders, home: Checkout, exemplars: Path) -> None:
    """Refuse to build where something would be lost; *site* with every link followed.

    Raises:
        Unusable: where *site* is no folder, holds what this program has not built, or lies where sources lie; and where
            the folder beside it in which a build works is somebody's.
    """
    for kept in (exemplars.resolve(), home.exemplars, home.docs, program()):
        if site.is_relative_to(kept) or kept.is_relative_to(site):
            raise Unusable(
                f"không dựng website vào {site}: chỗ ấy và {kept} nằm trong nhau, tệp ở đó sẽ mất. "
                "Chọn một thư mục khác."
            )
    beside = [] if work.folder.is_relative_to(home.cache) else [(work.folder, work.marker.name)]
    for folder, own in [(site, SITE_MARKER), *beside]:
        if folder.exists() and not folder.is_dir():
            raise Unusable(f"không dựng website vào {site}: {folder} là một tệp. Chọn một thư mục khác.")
        there = {path for path in taken(folder) if not _is_nobodys(path)}
        if there and own not in there:
            raise Unusable(
                f"không dựng website vào {site}: {folder} đang có tệp khác ({_some(there)}), dựng vào thì mất. "
                "Chọn một thư mục trống; nếu đó là website cũ thì xoá thư mục ấy rồi dựng lại."
            )
    first = work.marker.exists() and not work.staged.exists()
    for folder, ledger in ((site, site / SITE_MARKER), *(() if first else ((work.stage, work.staged),))):
        others = taken(folder).keys() - recall(ledger).keys() - {SITE_MARKER}
        if others := {path for path in others - _on_the_way(work) if not _is_nobodys(path)}:
            raise Unusable(
                f"trong {folder} có tệp không do lệnh này dựng: {_some(others)}. "
                "Chuyển tệp ấy ra chỗ khác rồi chạy lại, vì mỗi lần dựng thay cả thư mục."
            )


def mark(site: Path) -> None:
    """Name every file of *site* in its marker."""
    keep({path: size for path, size in taken(site).items() if path != SITE_MARKER}, site / SITE_MARKER)


def stands(site: Path) -> int:
    """How many files *site* has, where it has all that were built, each as large as it was; else 0.

    Names and sizes are looked at, not what the files hold.
    """
    built, held = recall(site / SITE_MARKER), taken(site)
    return len(built) if built.items() <= held.items() else 0


@contextmanager
def alone(work: WorkFolders, site: Path) -> Iterator[None]:
    """Keep other builds of *site* away; where the entries are refused before anything was made, nothing is left.

    Raises:
        Unusable: where one is at work.
    """
    new = not work.folder.exists()
    work.folder.mkdir(parents=True, exist_ok=True)
    work.marker.touch()
    with work.lock.open("w") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the processes of a build do not inherit it
        except BlockingIOError as held:
            raise Unusable(f"một lần dựng khác đang ghi vào {site}: chờ xong rồi chạy lại.") from held
        try:
            yield
        except Rejected:
            if new:
                shutil.rmtree(work.folder)
            raise


def restore(site: Path, work: WorkFolders) -> None:
    """Put back the site that a build was killed in replacing."""
    old = work.making / "old"
    if old.is_dir() and not site.exists():
        old.rename(site)


def _on_the_way(work: WorkFolders) -> set[str]:
    """What a build that was killed may have laid into the site already."""
    return set(taken(work.finished))


def _is_nobodys(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name in _STRAYS or is_fresh(name)


def _some(paths: set[str]) -> str:
    shown = ", ".join(quoted(path) for path in sorted(paths)[:_SHOWN])
    return f"{shown} và {len(paths) - _SHOWN} tệp nữa" if len(paths) > _SHOWN else shown
