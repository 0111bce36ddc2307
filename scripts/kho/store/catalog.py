"""All checked entries, frozen and grouped. No rules and no words here: only who belongs to what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Generic, cast

from typing_extensions import TypeVar

from kho.model import Adoption, Entry
from kho.model.proof import Appraisal, Evidence, Product, SourceLink
from kho.store.files.media import Attachment
from kho.store.issues import Issues
from kho.store.reference_data import Reference, UnitKey
from kho.store.round_files import FiledRound
from kho.store.withdrawn import Register

_E_co = TypeVar("_E_co", bound=Entry, default=Entry, covariant=True)
_E = TypeVar("_E", bound=Entry)

Openable = Evidence | SourceLink | Product | Appraisal
"""What has a link or a file of its own."""


@dataclass(frozen=True)
class Filed(Generic[_E_co]):
    """An entry in its folder: the folder's name is its address, unique in the country, for ever.

    `province` is the folder above it: a province's slug, or NOWHERE.
    """

    slug: str
    province: str
    folder: Path
    entry: _E_co
    attachments: tuple[Attachment, ...] = ()

    @property
    def name(self) -> str:
        """What the entry is called."""
        return self.entry.called

    @property
    def published(self) -> date | None:
        """The last day on which it may have come into the store; None where it is not said."""
        return self.entry.published_on.latest if self.entry.published_on else None


@dataclass(frozen=True, eq=False)
class Catalog:
    """Every entry with the reference data; groups are made once, on first use. It is one thing, like no other."""

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
    """The addresses of entries that are there and cannot be read, or were left out."""
    left_out: frozenset[str] = frozenset()
    """Of these, the addresses of entries that were left out because they are faulty."""

    @cached_property
    def by_slug(self) -> Mapping[str, Filed]:
        """Every entry by its address."""
        return {filed.slug: filed for filed in self.filed}

    def opens(self, item: Openable) -> bool:
        """Whether anyone can open *item*: a file kept here, or a link that was not found dead."""
        if not isinstance(item, SourceLink) and item.file:
            return True
        return item.url is not None and item.url not in self.dead_links

    def of(self, kind: type[_E]) -> tuple[Filed[_E], ...]:
        """The entries of one kind that has pages, newest first."""
        return tuple(cast("Filed[_E]", one) for one in self.exemplars if isinstance(one.entry, kind))

    @cached_property
    def exemplars(self) -> tuple[Filed, ...]:
        """The entries that have a page of their own, newest first."""
        return tuple(newest_first(filed for filed in self.filed if filed.entry.has_page))

    @cached_property
    def adoptions(self) -> Mapping[str, tuple[Filed[Adoption], ...]]:
        """Who follows a practice that is there, by the practice's slug, in the order in which they began."""
        return {slug: group for slug, group in self._followings.items() if slug in self.by_slug}

    @property
    def of_the_withdrawn(self) -> tuple[Filed[Adoption], ...]:
        """Who follows a practice that was withdrawn: their own account stays theirs."""
        groups = (group for slug, group in self._followings.items() if slug not in self.by_slug)
        return tuple(one for group in groups for one in group)

    @cached_property
    def _followings(self) -> Mapping[str, tuple[Filed[Adoption], ...]]:
        """Every adoption, by the slug of what it follows."""
        found = (cast("Filed[Adoption]", one) for one in self.filed if one.entry.follows)
        return {
            slug: tuple(sorted(group, key=lambda one: (one.entry.since.earliest, one.slug)))
            for slug, group in _group(found, lambda one: [one.entry.of]).items()
        }

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
        return _group(self.exemplars, lambda filed: [filed.entry.grew_from] if filed.entry.grew_from else [])

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
            lambda filed: map(self.reference.unit_key, filed.entry.units),
        )


def makers(entry: Entry) -> list[str]:
    """The slugs of the people and collectives who made a practice or belong to a group."""
    return [slug for one in entry.makers for slug in (one.individual, one.collective, one.group) if slug]


def newest_first(filed: Iterable[Filed]) -> list[Filed]:
    """By the day of publishing, newest first; then by address, so that the order never wavers."""
    return sorted(filed, key=lambda one: (-(one.published or date.min).toordinal(), one.slug))


_K = TypeVar("_K")


def _group(
    filed: Iterable[Filed[_E]], keys: Callable[[Filed[_E]], Iterable[_K]]
) -> dict[_K, tuple[Filed[_E], ...]]:
    """*filed* once under each of its keys, order kept."""
    groups: dict[_K, list[Filed[_E]]] = {}
    for one in filed:
        for key in dict.fromkeys(keys(one)):
            groups.setdefault(key, []).append(one)
    return {key: tuple(group) for key, group in groups.items()}
