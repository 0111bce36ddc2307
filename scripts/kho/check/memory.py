"""What the last build worked out and the next need not: sound entries as read. Safe to lose.

JSON in the build's own folder, never a pickle: whoever can write there may make a build wrong, not run code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from kho.derived.likeness.lookalike import Sketch
from kho.store.files.media import Attachment
from kho.store.writing import write


@dataclass(frozen=True, slots=True)
class Sound:
    """A folder in which nothing was found: its fingerprint, its entry as read, its files."""

    stamp: str
    data: str
    """As JSON: of ten thousand entries, texts take a tenth of the memory of trees."""
    attachments: tuple[Attachment, ...] = ()
    sketch: Sketch = frozenset()


@dataclass(frozen=True, slots=True)
class Memory:
    """Sound entries by their folder."""

    sound: Mapping[str, Sound] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file: the memory, and by which rules it came about."""

    rules: str
    memory: Memory


_FILE = TypeAdapter(_Kept)


def recall(path: Path, rules: str) -> Memory:
    """What was kept at *path*; nothing where it is not there, not readable, or came about by other *rules*.

    Args:
        path: the file `keep` wrote.
        rules: a digest of all that decides whether an entry is sound, beside the entry itself.
    """
    try:
        kept = _FILE.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Memory()
    return kept.memory if kept.rules == rules else Memory()


def keep(memory: Memory, path: Path, rules: str) -> None:
    """Write *memory* for `recall`."""
    write(path, _FILE.dump_json(_Kept(rules, memory)))
