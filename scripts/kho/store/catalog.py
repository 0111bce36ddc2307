"""All checked entries, frozen and grouped. No rules and no words here: only who belongs to what."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from kho.model import Adoption, Collective, Entry, Exemplar, Group, Innovation, Named, Practice, Tip, Unit
from kho.model.proof import Appraisal, Evidence, Product, SourceLink
from kho.store.files.media import Attachment
from kho.store.issues import Issues
from kho.store.reference_data import Reference, UnitKey
from kho.store.round_files import FiledRound
from kho.store.withdrawn import Register

Openable = Evidence | SourceLink | Product | Appraisal
"""What has a link or a file of its own."""


@dataclass(frozen=True)
class Filed:
    """An entry in its folder: the folder's name is its address, unique in the country, for ever.

    `province` is the folder above it: a province's slug, or NOWHERE.
    """

    slug: str
    province: str
    folder: Path
    entry: Entry
    attachments: tuple[Attachment, ...] = ()

    @property
    def name(self) -> str:
        """What the entry is called."""
        match self.entry:
            case Practice(title=title):
                return title
            case Named(name=name):
                return name
            case entry:
                return entry.unit.name


_T = TypeVar("_T")


@dataclass(frozen=True)
class Catalog:
    """Every entry with the reference data; groups are made once, on first use."""

    filed: tuple[Filed, ...]
    reference: Reference
    dead_links: frozenset[str] = field(default_factory=frozenset)
    """Links found dead in two checks at least 14 days apart."""
    withdrawn: Register = field(default_factory=Register)
    """What was withdrawn. A frozen issue that told of one of these reads here what its erratum says."""
    rounds: Mapping[str, FiledRound] = field(default_factory=dict)
    """The selection rounds by their address."""
    issues: Issues = field(default_factory=Issues)
    """The issues of the showcase."""
    unread: frozenset[str] = frozenset()
    """The addresses of entries that are there and cannot be read."""
    _derived: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What *make* gives, worked out the first time that *key* is asked: the entries do not change."""
        if key not in self._derived:
            self._derived[key] = make()
        return cast("_T", self._derived[key])

    def holds(self, filed: Filed) -> bool:
        """Whether *filed* is the very entry that stands here, not a changed copy."""
        return self.by_slug.get(filed.slug) is filed

    @cached_property
    def by_slug(self) -> Mapping[str, Filed]:
        """Every entry by its address."""
        return {filed.slug: filed for filed in self.filed}

    def opens(self, item: Openable) -> bool:
        """Whether anyone can open *item*: a file kept here, or a link that was not found dead."""
        if not isinstance(item, SourceLink) and item.file:
            return True
        return item.url is not None and item.url not in self.dead_links

    def of(self, kind: type[Entry]) -> tuple[Filed, ...]:
        """The entries of one kind, newest first."""
        return tuple(filed for filed in self.exemplars if isinstance(filed.entry, kind))

    @cached_property
    def exemplars(self) -> tuple[Filed, ...]:
        """The entries that have a page of their own, newest first."""
        return tuple(newest_first(filed for filed in self.filed if isinstance(filed.entry, Exemplar)))

    @cached_property
    def adoptions(self) -> Mapping[str, tuple[Filed, ...]]:
        """Who follows a practice that is there, by the practice's slug, in the order in which they began."""
        return {slug: group for slug, group in self._followings.items() if slug in self.by_slug}

    @property
    def of_the_withdrawn(self) -> tuple[Filed, ...]:
        """Who follows a practice that was withdrawn: their own account stays theirs."""
        groups = (group for slug, group in self._followings.items() if slug not in self.by_slug)
        return tuple(one for group in groups for one in group)

    @cached_property
    def _followings(self) -> Mapping[str, tuple[Filed, ...]]:
        """Every adoption, by the slug of what it follows."""
        groups = _group((filed for filed in self.filed), lambda filed: _followed(filed.entry))
        return {slug: tuple(sorted(group, key=_since)) for slug, group in groups.items()}

    def followed_name(self, adoption: Adoption) -> str:
        """What the practice is called that an adoption follows; of a withdrawn one the name went with it."""
        practice = self.by_slug.get(adoption.of)
        return practice.name if practice else "một cách làm đã gỡ"

    @cached_property
    def works(self) -> Mapping[str, tuple[Filed, ...]]:
        """What a person or collective made, by the maker's slug."""
        return _group(self.exemplars, lambda filed: makers(filed.entry))

    @cached_property
    def grown(self) -> Mapping[str, tuple[Filed, ...]]:
        """The innovations that grew out of one, by the slug of their parent."""
        return _group(
            self.exemplars,
            lambda filed: (
                [filed.entry.parent] if isinstance(filed.entry, Innovation) and filed.entry.parent else []
            ),
        )

    @cached_property
    def in_area(self) -> Mapping[str, tuple[Filed, ...]]:
        """Entries by area."""
        return _group(self.exemplars, lambda filed: filed.entry.areas)

    @cached_property
    def with_difficulty(self) -> Mapping[str, tuple[Filed, ...]]:
        """Entries by the difficulty they answer."""
        return _group(self.exemplars, lambda filed: filed.entry.difficulties)

    @cached_property
    def at_level(self) -> Mapping[str, tuple[Filed, ...]]:
        """Entries by level."""
        return _group(self.exemplars, lambda filed: filed.entry.levels)

    @cached_property
    def in_movement(self) -> Mapping[str, tuple[Filed, ...]]:
        """Entries by movement."""
        return _group(self.exemplars, lambda filed: filed.entry.movements)

    @cached_property
    def citing(self) -> Mapping[str, tuple[Filed, ...]]:
        """Entries by the document they cite."""
        return _group(self.exemplars, lambda filed: filed.entry.documents)

    @cached_property
    def in_province(self) -> Mapping[str, tuple[Filed, ...]]:
        """Entries by today's province; one that was carried out in several stands with each."""
        return _group(self.exemplars, lambda filed: self.reference.provinces_of(filed.entry))

    @cached_property
    def of_unit(self) -> Mapping[UnitKey, tuple[Filed, ...]]:
        """Entries by unit, adoptions included; a cluster's entry stands with each of its members."""
        return _group(
            newest_first(self.filed),
            lambda filed: map(self.reference.unit_key, units(filed.entry)),
        )


def units(entry: Entry) -> tuple[Unit, ...]:
    """The units an entry is about."""
    members = entry.members if isinstance(entry, Collective) else ()
    return (entry.unit, *members)


def makers(entry: Entry) -> list[str]:
    """The slugs of the people and collectives who made a practice or belong to a group."""
    if isinstance(entry, Innovation | Tip):
        authors = entry.authors
    elif isinstance(entry, Group):
        authors = entry.members
    else:
        return []
    return [
        slug for author in authors for slug in (author.individual, author.collective, author.group) if slug
    ]


def newest_first(filed: Iterable[Filed]) -> list[Filed]:
    """By the day of publishing, newest first; then by address, so that the order never wavers."""
    return sorted(filed, key=lambda one: (-_published(one).toordinal(), one.slug))


def _published(filed: Filed) -> date:
    published = filed.entry.published_on
    return published.latest if published else date.min


def _followed(entry: Entry) -> list[str]:
    return [entry.of] if isinstance(entry, Adoption) else []


def _since(filed: Filed) -> tuple[date, str]:
    return (filed.entry.since.earliest if isinstance(filed.entry, Adoption) else date.min), filed.slug


_K = TypeVar("_K")


def _group(filed: Iterable[Filed], keys: Callable[[Filed], Iterable[_K]]) -> dict[_K, tuple[Filed, ...]]:
    """*filed* once under each of its keys, order kept."""
    groups: dict[_K, list[Filed]] = {}
    for one in filed:
        for key in dict.fromkeys(keys(one)):
            groups.setdefault(key, []).append(one)
    return {key: tuple(group) for key, group in groups.items()}
