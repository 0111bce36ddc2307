"""Whom a report is about: a team, a unit under any of its names, a commune, or a province, old or new (R1, S1-35)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kho.model import Entry, Unit
from kho.model.entry import named_when
from kho.store.catalog import Catalog, Filed, newest_first
from kho.store.reference_data import UnitKey
from kho.words.problem import Unusable, quoted
from kho.words.terms import Tier
from kho.words.text import fold, slug
from kho.words.when import DISTRICTS_ENDED

_SHOWN = 5
"""How many near names a message shows."""

_COMMUNE = re.compile(r"^(?:xa|phuong|dac khu|thi tran) +")


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today: its province, and the addresses of the entries whose units lie in it."""

    province: str
    entries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """A team, a unit, or all units of a commune or a province."""

    name: str
    slug: str
    unit: UnitKey | None = None
    """The unit; of a team the one it belongs to."""
    team: Filed | None = None
    commune: Commune | None = None

    @property
    def tier(self) -> Tier:
        """The tier that reports."""
        if self.team:
            return Tier.TEAM
        if self.unit:
            return Tier.SCHOOL
        return Tier.COMMUNE if self.commune else Tier.PROVINCE

    def entries(self, catalog: Catalog) -> tuple[Filed, ...]:
        """What is about the subject, newest first, with what its units follow of others."""
        if self.team:
            return self.team, *catalog.works.get(self.team.slug, ())
        if self.unit:
            return catalog.of_unit[self.unit]
        if self.commune:
            return tuple(newest_first(map(catalog.by_slug.__getitem__, self.commune.entries)))
        return tuple(newest_first(one for one in catalog.filed if one.province == self.slug))


def province(text: str, catalog: Catalog) -> Subject:
    """The province called *text*, or whose address it is; raises Unusable with the near names."""
    known = catalog.reference.provinces
    named = catalog.reference.province_named(text)
    found = known.get(text) or (named.province if named else None)
    if found is None:
        near = _near(text, [name for one in known.values() for name in (one.slug, one.name)])
        raise Unusable(
            f"không có tỉnh, thành phố nào là {quoted(text)}.{near or ' Ghi mã (lao-cai) hoặc tên.'}"
        )
    return Subject(f"{found.type.label.lower()} {found.name}", found.slug)


def unit(text: str, catalog: Catalog) -> Subject:
    """The unit called *text*, or whose address it is; raises Unusable where there is none, or several."""
    names = _names(catalog)
    whole = slug(text, len(text))
    found = [key for key in catalog.of_unit if key.slug == text] or list(names.get(whole, ()))
    if not found:
        near = _near(text, (_named(key, catalog).name for key in catalog.of_unit))
        raise Unusable(
            f"không có đơn vị nào tên là {quoted(text)}.{near} Ghi tên, hoặc phần cuối địa chỉ trang của đơn vị."
        )
    if len(found) > 1:
        choices = ", ".join(sorted(key.slug for key in found))
        raise Unusable(
            f"có {len(found)} đơn vị cùng tên {quoted(text)}; hãy ghi một trong các mã: {choices}."
        )
    return _named(found[0], catalog)


def team(text: str, catalog: Catalog) -> Subject:
    """The team, group or cluster at the address *text*; raises Unusable with the near ones."""
    found = catalog.by_slug.get(text)
    if found is None or not found.entry.is_team:
        known = {one.slug: one.name for one in catalog.exemplars if one.entry.is_team}
        near = _near(text, known, lambda one: f"{one} ({known[one]})")
        raise Unusable(f"không có tổ, nhóm, cụm trường nào ở địa chỉ {quoted(text)}.{near}")
    return Subject(found.name, found.slug, catalog.reference.unit_key(found.entry.unit), team=found)


def commune(text: str, whole: Subject, catalog: Catalog) -> Subject:
    """The commune of today called *text* in the province *whole*; raises Unusable where there is none, or several."""
    known = _communes(whole, catalog)
    bare = _COMMUNE.sub("", fold(text))
    found = [one for one in known if fold(one) == fold(text)] or [
        one for one in known if _COMMUNE.sub("", fold(one)) == bare
    ]
    if not found:
        near = _near(text, known) or " Ghi tên xã, phường, đặc khu có mục trong kho."
        raise Unusable(f"không có mục nào của {quoted(text)}, {whole.name}.{near}")
    if len(found) > 1:
        raise Unusable(f"{quoted(text)} có thể là: {'; '.join(sorted(found))}. Hãy ghi cả “xã” hay “phường”.")
    name = f"{found[0]}, {whole.name}"
    return Subject(name, slug(f"{found[0]} {whole.slug}"), commune=Commune(whole.slug, known[found[0]]))


def _communes(whole: Subject, catalog: Catalog) -> Mapping[str, frozenset[str]]:
    """The entries of a province by the commune of today that their units name.

    A unit that names no commune in one entry lies where its other entries say, if they agree.
    """
    spelled: dict[str, str] = {}
    by_unit: dict[UnitKey, set[str]] = {}
    found: dict[str, set[str]] = {}
    entries = whole.entries(catalog)
    for filed in entries:
        for mention in filed.entry.units:
            if mention.commune and _of_today(filed.entry, mention):
                name = spelled.setdefault(fold(mention.commune), mention.commune)
                by_unit.setdefault(catalog.reference.unit_key(mention), set()).add(name)
                found.setdefault(name, set()).add(filed.slug)
    for filed in entries:
        for mention in filed.entry.units:
            lies_in = by_unit.get(catalog.reference.unit_key(mention), set())
            if len(lies_in) == 1:
                found[next(iter(lies_in))].add(filed.slug)
    return {name: frozenset(slugs) for name, slugs in found.items()}


def _of_today(entry: Entry, mention: Unit) -> bool:
    """Whether *mention* may be of the time without districts: the communes of before have other borders (R1)."""
    span = named_when(entry, mention)
    return mention.district is None and (span is None or span[1] >= DISTRICTS_ENDED)


def _names(catalog: Catalog) -> Mapping[str, Mapping[UnitKey, None]]:
    """The units by every name they were given: in entries, as record, as alias."""
    found: dict[str, dict[UnitKey, None]] = {}
    for filed in catalog.filed:
        for mention in filed.entry.units:
            key = catalog.reference.unit_key(mention)
            record = catalog.reference.unit_record(mention)
            for name in (mention.name, *((record.name, *record.aliases) if record else ())):
                found.setdefault(slug(name, len(name)), {})[key] = None
    return found


def _named(key: UnitKey, catalog: Catalog) -> Subject:
    """A unit under the name of its record, else as the newest entry names it."""
    mentions = [
        mention
        for filed in catalog.of_unit[key]
        for mention in filed.entry.units
        if catalog.reference.unit_key(mention) == key
    ]
    record = catalog.reference.unit_record(mentions[0])
    return Subject(record.name if record else mentions[0].name, key.slug, key)


def _near(text: str, names: Iterable[str], shown: Callable[[str], str] = str) -> str:
    """The names that hold *text* or look like it, each as *shown*, as an end to a message."""
    by_fold = {fold(name): name for name in names}
    holding = [name for folded, name in by_fold.items() if fold(text) and fold(text) in folded]
    alike = [by_fold[one] for one in get_close_matches(fold(text), by_fold, n=_SHOWN, cutoff=0.6)]
    found = list(dict.fromkeys([*alike, *holding]))[:_SHOWN]
    return f" Có phải ý bạn là: {'; '.join(map(shown, found))}?" if found else ""
