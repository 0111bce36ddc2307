"""Rules about an entry's folder: only `entry.yml` and the files it names, each what it says it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kho.check.rules.privacy import pdfs_tell_of_no_one, told
from kho.model import Entry
from kho.model.leaves import Leaf, leaves
from kho.model.values import FILE_NAME_PATTERN
from kho.store.files.media import Attachment, BadFile, FileKind, inspect, words
from kho.store.place import ENTRY
from kho.words.personal.looking import IN_FILE_NAMES
from kho.words.problem import Finding, Place, note
from kho.words.rule import asks
from kho.words.text import SLUG_LENGTH, SLUG_PATTERN, nearest, slug

RESERVED = frozenset({"index", "404", "assets", "api", "search", "tags", "nam-hoc"})
"""Addresses the site itself needs."""

NOT_PICTURE = ("“{name}” là PDF, không phải ảnh.", "Ảnh dùng PNG, JPEG hoặc WebP; PDF để ở “evidence:”.")
UNDECLARED = ("Ảnh “{name}” chưa khai ở “pictures:”.", "Thêm vào “pictures:” với lời tả và ai có trong ảnh.")

_WINDOWS = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
"""Names that Windows keeps for devices: a folder or file so called cannot be checked out there (SAFETY E5)."""


@asks("Tên thư mục là địa chỉ mãi mãi: chữ thường không dấu, số, gạch nối, và không phải tên dành riêng.")
def folder_names(folder: Path) -> Iterator[Finding]:
    """The folder's name is the address for ever: lower case, digits, hyphens, at most 80 (SAFETY E5)."""
    name = folder.name
    if re.match(SLUG_PATTERN, name) is None or len(name) > SLUG_LENGTH:
        yield Finding((), f"Tên thư mục “{name}” không dùng làm địa chỉ được.", f"Đổi thành “{slug(name)}”.")
    elif name in RESERVED or _WINDOWS.match(name):
        yield Finding(
            (),
            f"Địa chỉ “{name}” dành cho website hoặc hệ điều hành.",
            "Đặt tên khác cho thư mục.",
            of_file=True,
        )
    yield from told((), name, IN_FILE_NAMES, "Tên thư mục")


def named_files(found: Iterable[Leaf]) -> dict[str, Place]:
    """The files that the values *found* of an entry name, each with the first place that names it."""
    named: dict[str, Place] = {}
    for place, leaf in found:
        if place[-1] == "file" and isinstance(leaf, str):
            named.setdefault(leaf, place)
    return named


@asks("Tệp mà mục nhắc đến phải có; tệp trong thư mục phải được nhắc đến.")
def files_are_there(written: Sequence[Leaf], folder: Path) -> Iterator[Finding]:
    """Of an entry that the model refuses: files it names that are missing, and files it does not name (S3-15).

    What a file is for cannot be told before the entry can be read, and a name that is wrong is told by the model.
    """
    present = {path.name for path in folder.iterdir()} - {ENTRY}
    for name, place in named_files(written).items():
        if re.match(FILE_NAME_PATTERN, name) and name not in present:
            yield _missing(name, place, present)
    for name in sorted(present - {str(leaf) for _place, leaf in written}):
        yield _unnamed(name)


def _missing(name: str, place: Place, present: set[str]) -> Finding:
    near = nearest(name, present)
    hint = f"Có phải ý bạn là “{near}”?" if near else "Chép tệp vào cùng thư mục với entry.yml."
    return Finding(place, f"Không thấy tệp “{name}”.", hint, of_file=not near)


def _unnamed(name: str) -> Finding:
    message = f"Tệp “{name}” không được mục này nhắc đến."
    return Finding((), message, "Khai nó trong entry.yml, hoặc xoá tệp.", of_file=True)


@asks("Trong thư mục của mục chỉ có entry.yml và các tệp nó nhắc đến; mỗi tệp đúng là loại nó khai.")
def attachments(entry: Entry, folder: Path, *, draft: bool = False) -> Iterator[Attachment | Finding]:
    """The files *entry* names, looked into; and a finding for each that is missing, wrong or not named (S3-15).

    Beside a *draft*, which is not in the store yet, other files may lie: the form as the school sent it.
    """
    named = named_files(leaves(entry))
    present = {path.name for path in folder.iterdir()} - {ENTRY}
    pictures = {picture.file for picture in entry.pictures}
    for name, place in named.items():
        if name not in present:
            yield _missing(name, place, present)
            continue
        try:
            attachment = inspect(folder / name)
        except BadFile as bad:
            yield Finding(place, f"Tệp “{name}”: {bad.message}", bad.hint)
            continue
        yield attachment
        if attachment.kind is FileKind.PDF:
            yield from pdfs_tell_of_no_one(place, name, words(folder / name))
        if name in pictures and attachment.kind is FileKind.PDF:
            message, hint = NOT_PICTURE
            yield Finding(place, message.format(name=name), hint, of_file=True)
        if name not in pictures and attachment.kind is not FileKind.PDF:
            message, hint = UNDECLARED
            yield Finding(place, message.format(name=name), hint, of_file=True)
        if attachment.located:
            yield note(
                place,
                f"Ảnh “{name}” mang vị trí GPS.",
                "Bản công bố sẽ không có; nên xoá ở tệp gốc vì kho là công khai.",
            )
    for name in sorted(present - set(named) if not draft else ()):
        yield _unnamed(name)
