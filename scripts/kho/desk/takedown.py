"""Taking entries down (DESIGN §3): entry and files go, the address is recorded; everywhere at once or not at all.

Pages, lists, the search index, feeds and open data follow by themselves: all of them are made from what is there.
"""

import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kho.desk.elsewhere import HINT, Rewritten, everywhere_else, points_at
from kho.model import Entry
from kho.model.leaves import leaves, references, texts
from kho.model.withdrawal import Forgotten, Withdrawal, Withdrawn
from kho.store import withdrawn
from kho.store.dead_links import Links
from kho.store.parse import parse, parse_as
from kho.store.place import ENTRY
from kho.store.source import Source, read
from kho.store.writing import write
from kho.words.file_rules import FileRule
from kho.words.problem import Finding, Problem, Rejected, Unusable, note, quoted
from kho.words.terms import WithdrawalReason
from kho.words.text import fold, nearest


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking entries down does: the folders that go, the record that stays."""

    folders: tuple[Path, ...]
    record: Withdrawn
    mentions: tuple[Problem, ...]
    """Where others still speak of what goes: worth a look, decided by people."""
    rewritten: tuple[Rewritten, ...] = ()
    """The files of the store that named what goes, as they are without it."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that goes."""
        return tuple(
            sorted(path for folder in self.folders for path in folder.rglob("*") if not path.is_dir())
        )


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry as it was read."""

    source: Source
    entry: Entry

    @property
    def folder(self) -> Path:
        return self.source.path.parent


def plan(
    exemplars: Path, slugs: Collection[str], on: date, reason: WithdrawalReason | None, *, forget: bool
) -> Removal:
    """What it takes to withdraw the entries *slugs* of the folder *exemplars* on the day *on*; nothing is changed yet.

    Args:
        exemplars: the data folder.
        slugs: what goes, together: what refers only among these is no hindrance.
        on: the day to record.
        reason: why, in one of a few words.
        forget: keep only a digest of the addresses, because they name a person.

    Raises:
        Rejected: with every place that refers to what would go, or with what cannot be read.
        Unusable: where there is no such entry.
    """
    register = withdrawn.load(exemplars)
    entries = _entries(exemplars)
    for slug in slugs:
        if slug not in entries:
            raise Unusable(_unknown(slug, entries, register))
    others = {slug: one for slug, one in entries.items() if slug not in slugs}
    elsewhere = everywhere_else(exemplars, frozenset(slugs), on)
    hindered = [*_referring(others, slugs, forget=forget), *elsewhere.hindered]
    if hindered:
        raise Rejected(hindered)
    going = [entries[slug] for slug in dict.fromkeys(slugs)]
    return Removal(
        tuple(one.folder for one in going),
        _recorded(register.record, going, on, reason, forget=forget),
        (*_named(going, others), *_linked(exemplars, going, others)),
        elsewhere.rewritten,
    )


def carry_out(removal: Removal, exemplars: Path) -> None:
    """Write other files and the record, then remove the folders: broken off in between, a check names what is left."""
    told = [(one.path, one.text) for one in removal.rewritten]
    for path, text in (*told, (exemplars / withdrawn.FILE, withdrawn.text(removal.record))):
        write(path, text.encode())
    for folder in removal.folders:
        shutil.rmtree(folder)


def _entries(exemplars: Path) -> dict[str, _Written]:
    """Every entry by its slug. One that cannot be read could refer to anything, so it stops the withdrawal."""
    found: dict[str, _Written] = {}
    problems: list[Problem] = []
    for path in sorted(exemplars.glob(f"[!_.]*/*/{ENTRY}")):
        try:
            source = read(path)
            found[path.parent.name] = _Written(source, parse(source))
        except Rejected as rejected:
            problems += rejected.problems
    if problems:
        raise Rejected(problems)
    return found


def _unknown(slug: str, entries: Mapping[str, _Written], register: withdrawn.Register) -> str:
    if register.holds(slug):
        return f"Mục {quoted(slug)} đã được gỡ từ trước."
    near = nearest(slug, entries)
    return f"Không có mục nào mang mã {quoted(slug)}." + (f" Có phải ý bạn là “{near}”?" if near else "")


def _referring(others: Mapping[str, _Written], slugs: Collection[str], *, forget: bool) -> Iterator[Problem]:
    """Where entries that stay refer to one that goes: as author, parent, earlier group.

    What another unit tells of following a practice stays as it is, and leads to the page that explains; unless the
    very address is to be forgotten, for then it stands there too.
    """
    for one in others.values():
        for place, ref in references(one.entry):
            if points_at(ref, slugs) and (forget or ref != one.entry.follows):
                yield one.source.problem(
                    Finding(place, f"Mục này còn dẫn tới {quoted(ref)}.", HINT, rule=FileRule.FREE)
                )


def _named(going: Collection[_Written], others: Mapping[str, _Written]) -> Iterator[Problem]:
    """Where entries that stay speak of a person or team that goes: a name is hers wherever it stands."""
    names = {fold(name): name for one in going for name in _names(one.entry)}
    for one in others.values():
        for place, text in texts(one.entry):
            folded = fold(text)
            for name, shown in names.items():
                if name in folded:
                    found = note(
                        place,
                        f"Còn nhắc đến {quoted(shown)}.",
                        "Hỏi có cần bỏ tên ở đây không.",
                        rule=FileRule.FREE,
                    )
                    yield one.source.problem(found)


def _names(entry: Entry) -> tuple[str, ...]:
    """Who an entry is about, or who made what it is about."""
    if entry.followable:
        return tuple(author.name for author in entry.makers)
    return (entry.called,) if entry.has_page else ()


def _linked(
    exemplars: Path, going: Collection[_Written], others: Mapping[str, _Written]
) -> Iterator[Problem]:
    """Links of which only what goes has spoken, where their checks are kept."""
    path = exemplars / "_links.yml"
    if path.exists():
        source = read(path)
        only = _urls(going) - _urls(others.values())
        for index, link in enumerate(parse_as(Links, source).links):
            if link.url in only:
                found = note(
                    ("links", index), "Chỉ mục bị gỡ dùng đường dẫn này.", "Xoá đoạn này.", rule=FileRule.FREE
                )
                yield source.problem(found)


def _urls(entries: Collection[_Written]) -> set[str]:
    """Every link of *entries*."""
    return {str(leaf) for one in entries for place, leaf in leaves(one.entry) if place[-1] == "url"}


def _recorded(
    record: Withdrawn, going: Collection[_Written], on: date, reason: WithdrawalReason | None, *, forget: bool
) -> Withdrawn:
    """*record* with what goes."""
    if forget:
        digests = [withdrawn.digest(one.folder.name) for one in going]
        fresh = tuple(Forgotten.model_construct(digest=mark, on=on, reason=reason) for mark in digests)
        return record.model_copy(update={"forgotten": (*record.forgotten, *fresh)})
    gone = tuple(
        Withdrawal.model_construct(slug=one.folder.name, kind=one.source.data["kind"], on=on, reason=reason)
        for one in going
    )
    return record.model_copy(update={"withdrawn": (*record.withdrawn, *gone)})
