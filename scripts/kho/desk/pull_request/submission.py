"""Whether a proposed change may be looked at: entries or program, never both; small plain files (SAFETY E5, E6)."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path, PurePath

from kho.check.everything import REFERENCE
from kho.desk.pull_request import changes
from kho.desk.pull_request.changes import GONE, REGULAR, Blob
from kho.model.values import FILE_NAME_PATTERN
from kho.store import source
from kho.store.files import media
from kho.store.place import ENTRY
from kho.store.source import decode, parse_text
from kho.store.tended import has_place
from kho.store.withdrawn import FILE, Register, of
from kho.store.writing import write
from kho.words.file_rules import FileRule
from kho.words.problem import Problem, Unusable, quoted
from kho.words.text import SLUG_PATTERN

DATA = "exemplars"
MOST_FILES = 1_000

_SLUG = SLUG_PATTERN.strip("^$")
_ENTRY = re.compile(rf"{DATA}/{_SLUG}/{_SLUG}/(?:{re.escape(ENTRY)}|{FILE_NAME_PATTERN.strip('^$')})")
_POINTER = b"version https://git-lfs.github.com/spec/"
_POINTER_SIZE = 1024

_MODES = {
    "120000": ("Đây là một liên kết (symlink), không phải tệp.", "Chép chính tệp vào đây."),
    "160000": ("Đây là một kho git khác (submodule), không phải tệp.", "Chép chính các tệp vào đây."),
    "100755": ("Tệp này mang quyền chạy.", "Bỏ quyền chạy: git update-index --chmod=-x TỆP."),
}


class Part(Enum):
    """Which part of the house a change touches."""

    NOTHING = "không đổi tệp nào"
    DATA = "chỉ đổi các mục"
    PROGRAM = "chỉ đổi chương trình"
    BOTH = "đổi cả các mục lẫn chương trình"


@dataclass(frozen=True, slots=True)
class Submission:
    """A change that was judged: what it touches, what is wrong, and the data as they would be after the merge."""

    part: Part
    problems: tuple[Problem, ...] = ()
    data: tuple[Blob, ...] = ()
    touched: tuple[str, ...] = ()
    """The folders of entries that are new or changed."""
    before: tuple[Blob, ...] = ()
    """The data as they are, where the change reaches the reference data that all entries share."""
    files: int = 0
    """How many files the change touches."""


def judge(repository: Path, base: str, head: str) -> Submission:
    """The change that leads from *base* to *head*, two commits of *repository*.

    Raises:
        Unusable: where they are none.
    """
    base, head = changes.commit(repository, base), changes.commit(repository, head)
    changed = changes.changed(repository, base, head)
    return replace(_judged(repository, base, head, changed), files=len(changed))


def _judged(repository: Path, base: str, head: str, changed: Sequence[Blob]) -> Submission:
    part = _part(changed)
    if part is Part.BOTH:
        return Submission(part, tuple(_mixed(changed)))
    if part is not Part.DATA:
        return Submission(part)
    if problems := (*_too_many(changed), *(one for blob in changed for one in _plain(blob))):
        return Submission(part, problems)
    if problems := tuple(_pointers(repository, changed)):
        return Submission(part, problems)
    tree = changes.merged(repository, base, head)
    if tree is None:
        return Submission(
            part, (_problem(DATA, "Thay đổi này đụng nhau với nhánh chính.", _UPDATE, FileRule.MERGES),)
        )
    data, before = (changes.files(repository, one, DATA) for one in (tree, base))
    problems = tuple(_vanished(repository, before, data))
    present = _entries(data)
    touched = sorted(
        {str(Path(blob.path).parent) for blob in changed if _ENTRY.fullmatch(blob.path)} & present
    )
    shared = any(blob.path.startswith(f"{DATA}/{REFERENCE}/") for blob in changed)
    return Submission(part, problems, data, tuple(touched), before if shared else ())


def lay(repository: Path, data: Collection[Blob], folder: Path) -> None:
    """Write the files *data* below *folder*, which is new.

    Raises:
        Unusable: where *folder* exists, or a file is not a plain one.
    """
    if folder.exists():
        raise Unusable(f"Thư mục {folder} đã có; hãy chọn một thư mục mới.")
    if odd := next((blob for blob in data if any(_plain(blob))), None):
        raise Unusable(f"Nhánh chính có một tệp lạ: {quoted(odd.path)}.")
    for blob, content in changes.contents(repository, data):
        write(folder / blob.path, content)


_UPDATE = "Cập nhật nhánh của bạn theo nhánh chính (trên GitHub: “Update branch”), rồi gửi lại."


def _problem(path: str, message: str, hint: str, rule: FileRule) -> Problem:
    """A problem with a whole file, whose name may be anything: what a log would obey is spelled out (SAFETY E1)."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in path)
    return Problem(Path(shown), 1, 1, message, hint, rule=rule)


def _part(changed: Sequence[Blob]) -> Part:
    inside = sum(_is_data(blob.path) for blob in changed)
    if not changed:
        return Part.NOTHING
    return Part.DATA if inside == len(changed) else Part.BOTH if inside else Part.PROGRAM


def _is_data(path: str) -> bool:
    return path.startswith(f"{DATA}/")


def _mixed(changed: Sequence[Blob]) -> Iterator[Problem]:
    """Entries are data, the program is code, and a change is one or the other, never both (SAFETY E6)."""
    for blob in [blob for blob in changed if not _is_data(blob.path)][:20]:
        yield _problem(
            blob.path,
            "Tệp này thuộc chương trình, mà thay đổi này có cả mục.",
            "Tách làm hai: một pull request cho các mục, một cho chương trình.",
            FileRule.APART,
        )


def _too_many(changed: Sequence[Blob]) -> Iterator[Problem]:
    if len(changed) > MOST_FILES:
        yield _problem(
            DATA,
            f"Thay đổi {len(changed)} tệp; tối đa {MOST_FILES}.",
            "Chia thành nhiều lần gửi.",
            FileRule.SMALL,
        )


def _plain(blob: Blob) -> Iterator[Problem]:
    """A regular file without the right to run, of a known name, of bounded size: else it is not opened (SAFETY E5)."""
    if blob.mode == GONE:
        return
    if blob.mode != REGULAR:
        yield _problem(
            blob.path, *_MODES.get(blob.mode, ("Đây không phải một tệp thường.", "Bỏ nó đi.")), FileRule.PLAIN
        )
    elif not (_ENTRY.fullmatch(blob.path) or has_place(PurePath(blob.path).relative_to(DATA))):
        yield _problem(
            blob.path,
            "Tệp này nằm ngoài chỗ, hoặc tên không dùng được.",
            "Mỗi mục là exemplars/<tinh>/<dia-chi>/entry.yml cùng ảnh, PDF nó nhắc đến; tên không dấu, không cách.",
            FileRule.PLACE,
        )
    elif blob.size > (
        limit := source.MAX_BYTES if blob.path.endswith(".yml") else media.MAX_MEGABYTES * 1024**2
    ):
        yield _problem(
            blob.path,
            f"Tệp nặng {blob.size // 1024} KiB; tối đa {limit // 1024} KiB.",
            "Rút gọn, hoặc thu nhỏ ảnh.",
            FileRule.SMALL,
        )


def _pointers(repository: Path, changed: Sequence[Blob]) -> Iterator[Problem]:
    """A pointer of Git LFS stands for a file that is elsewhere (SAFETY E5)."""
    small = [blob for blob in changed if blob.mode != GONE and blob.size <= _POINTER_SIZE]
    for blob, content in changes.contents(repository, small):
        if content.startswith(_POINTER):
            yield _problem(
                blob.path,
                "Đây là con trỏ của Git LFS, không phải chính tệp.",
                "Gửi chính tệp, không qua Git LFS.",
                FileRule.PLAIN,
            )


def _entries(data: Collection[Blob]) -> set[str]:
    """The folders of entries in a tree."""
    return {str(Path(blob.path).parent) for blob in data if Path(blob.path).name == ENTRY}


def _vanished(repository: Path, before: Collection[Blob], after: Collection[Blob]) -> Iterator[Problem]:
    """An entry goes by `kho withdraw`, which keeps its address; what is recorded stays recorded (DESIGN §4)."""
    old, new = _register(repository, before), _register(repository, after)
    here = {Path(folder).name for folder in _entries(after)}
    for folder in sorted(_entries(before)):
        slug = Path(folder).name
        if slug not in here and not new.holds(slug):
            yield _problem(
                f"{folder}/{ENTRY}",
                f"Mục {quoted(slug)} biến mất mà không ghi là đã gỡ.",
                f"Gỡ một mục bằng “kho withdraw {slug}”; đổi địa chỉ thì không được, vì người khác đã dẫn tới.",
                FileRule.RECORDED,
            )
    if not old.digests <= new.digests:
        yield _problem(
            f"{DATA}/{FILE}",
            "Có dòng bị xoá khỏi danh sách đã gỡ.",
            "Trả lại dòng ấy: địa chỉ đã gỡ không dùng lại.",
            FileRule.RECORDED,
        )


def _register(repository: Path, data: Collection[Blob]) -> Register:
    """What is recorded as withdrawn in a tree. May raise Rejected."""
    for _blob, content in changes.contents(
        repository, [blob for blob in data if blob.path == f"{DATA}/{FILE}"]
    ):
        return of(parse_text(decode(content), Path(DATA) / FILE))
    return Register()
