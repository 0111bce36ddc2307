"""The tended data of `_reference/`: provinces old and new, units, documents, movements, vocabularies."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kho.model import Entry, Unit
from kho.model import reference as records
from kho.model.calendar import Calendar, CalendarItem
from kho.model.rubric import Rubric
from kho.store.parse import parse_as
from kho.store.source import Source, read
from kho.words.problem import Problem, Rejected
from kho.words.text import SLUG_LENGTH, SLUG_PATTERN, fold, slug
from kho.words.when import DISTRICTS_ENDED

FOLDER = "_reference"

FILES: dict[str, type[BaseModel]] = {
    "provinces": records.Provinces,
    "units": records.Units,
    "documents": records.Documents,
    "movements": records.Movements,
    "areas": records.Areas,
    "difficulties": records.Difficulties,
    "subjects": records.Subjects,
    "awards": records.Awards,
    "themes": records.Themes,
    "paths": records.Paths,
    "calendar": Calendar,
    "synonyms": records.Synonyms,
    "english": records.English,
    "contacts": records.Contacts,
    "receipts": records.Receipts,
}
"""Each file of `_reference/` (without `.yml`) and the record it holds; its list has the same name."""

FOLDERS: dict[str, type[BaseModel]] = {"rubrics": Rubric}
"""Each folder of `_reference/` and the record that each of its files holds; the file's name is its slug."""

WITHOUT_SLUG = ("units", "synonyms", "english", "contacts", "receipts")
"""Lists whose items have no address."""

_OWN_ONLY = frozenset({"paths", "contacts", "receipts"})
"""What speaks of entries, or of who takes them in, and so makes sense only beside them."""

_PREFIX = re.compile(r"^(?:tinh |thanh pho |tp[. ]) *")
_DASH = re.compile(r"[-\u2010-\u2015]")


@dataclass(frozen=True, slots=True)
class NamedProvince:
    """What a province's name means: today's province, and the old one of that name if there was one."""

    province: records.Province
    old: records.OldProvince | None
    current: bool

    @property
    def lasted_until(self) -> date | None:
        """The last day on which the name was a province's; None where it still is."""
        if self.current:
            return None
        return (self.old.until if self.old else None) or DISTRICTS_ENDED - timedelta(days=1)

    @property
    def began(self) -> date | None:
        """The first day on which the name was a province's; None where it always was."""
        return self.province.since if self.current and self.old is None else None


@dataclass(frozen=True, slots=True)
class UnitKey:
    """What makes two mentions the same unit: folded name, today's province, and the place among namesakes.

    A research team or a programme that belongs to no province has none.
    """

    name: str
    province: str
    place: str = ""

    @property
    def slug(self) -> str:
        """The address of its page. One too long is cut and ends in a mark of its own, so that no two meet."""
        whole = f"{self.name} {self.place} {self.province}"
        address = slug(whole, len(whole))
        if len(address) <= SLUG_LENGTH:
            return address
        mark = sha256(whole.encode()).hexdigest()[:8]
        return f"{slug(whole, SLUG_LENGTH - len(mark) - 1)}-{mark}"


@dataclass(frozen=True)
class Reference:
    """All reference data, each vocabulary by slug. Sources are kept to say where a problem stands."""

    provinces: Mapping[str, records.Province]
    units: tuple[records.UnitRecord, ...]
    documents: Mapping[str, records.Document]
    movements: Mapping[str, records.Movement]
    areas: Mapping[str, records.Area]
    difficulties: Mapping[str, records.Difficulty]
    subjects: Mapping[str, records.Subject]
    awards: Mapping[str, records.Award]
    themes: Mapping[str, records.Theme]
    paths: Mapping[str, records.Path]
    calendar: Mapping[str, CalendarItem]
    synonyms: tuple[records.SynonymSet, ...]
    english: tuple[records.EnglishWord, ...]
    rubrics: Mapping[str, Rubric]
    contacts: tuple[records.Contact, ...]
    receipts: tuple[records.Receipt, ...]

    def vocabulary(self, name: str) -> Mapping[str, BaseModel] | None:
        """The vocabulary a `Ref` names; None where it names a kind of entry."""
        found = getattr(self, name, None)
        return found if isinstance(found, Mapping) else None

    @cached_property
    def _province_names(self) -> dict[str, NamedProvince]:
        """Every name a province has or had, folded and without “tỉnh”, “thành phố”."""
        names: dict[str, NamedProvince] = {}
        for province in self.provinces.values():
            for old in province.old:
                for name in (old.name, *old.aliases):
                    names[_bare(name)] = NamedProvince(province, old, current=False)
        for province in self.provinces.values():
            for name in (province.name, *province.aliases):
                before = names.get(_bare(name))
                names[_bare(name)] = NamedProvince(province, before.old if before else None, current=True)
        return names

    def province_named(self, name: str | None) -> NamedProvince | None:
        """What the province *name*, old or new, with or without “tỉnh”, means; None where it is unknown."""
        return self._province_names.get(_bare(name)) if name else None

    def offices_for(self, province: str | None) -> tuple[records.Contact, ...]:
        """Who takes in entries of the province that bears or bore this name: its own offices, then the country's."""
        named = self.province_named(province)
        own = named.province.slug if named else None
        found = [one for one in self.contacts if one.province is None or one.province == own]
        return tuple(sorted(found, key=lambda one: one.province is None))

    def provinces_of(self, entry: Entry) -> tuple[str, ...]:
        """Today's provinces an entry was carried out in, that of its unit first; none where nothing says it."""
        names = (entry.unit.province, *(place.province for place in entry.places))
        found = (self.province_named(name) for name in names)
        return tuple(dict.fromkeys(named.province.slug for named in found if named))

    def place_name(self, entry: Entry) -> str:
        """The names of these provinces, for one line; empty where there is none."""
        return ", ".join(self.provinces[slug].name for slug in self.provinces_of(entry))

    def province_names(self) -> Iterator[str]:
        """Every province name in use now or before, as written."""
        for province in self.provinces.values():
            yield province.name
            yield from (old.name for old in province.old)

    @cached_property
    def _unit_records(self) -> dict[tuple[str, str], list[records.UnitRecord]]:
        """The records by folded name (or alias) and today's province."""
        found: dict[tuple[str, str], list[records.UnitRecord]] = {}
        for record in self.units:
            for name in (record.name, *record.aliases):
                found.setdefault((_unit_word(name), record.province), []).append(record)
        return found

    def unit_record(self, unit: Unit) -> records.UnitRecord | None:
        """What is kept about *unit*: by name and province, then by place where there are namesakes (R1)."""
        named = self.province_named(unit.province)
        if named is None:
            return None
        found = self._unit_records.get((_unit_word(unit.name), named.province.slug))
        if not found:
            return None
        places = {fold(place) for place in (unit.commune, unit.district) if place}
        exact = [record for record in found if record.place and fold(record.place) in places]
        plain = [record for record in found if not record.place]
        return next(iter(exact + plain), None)

    def unit_key(self, unit: Unit) -> UnitKey:
        """The key of *unit*, the same under its aliases and under old and new province names (R1)."""
        named = self.province_named(unit.province)
        province = named.province.slug if named else slug(unit.province or "")
        record = self.unit_record(unit)
        if record is None:
            return UnitKey(_unit_word(unit.name), province)
        return UnitKey(_unit_word(record.name), province, _unit_word(record.place or ""))


@lru_cache(maxsize=50_000)  # the same schools come again and again
def _unit_word(name: str) -> str:
    """A unit's name as its address has it: two spellings of one address are one unit, never two on one page."""
    return slug(name, len(name))


@lru_cache(maxsize=1_000)  # so do the provinces
def _bare(name: str) -> str:
    """A province name folded, without its type and dashes: “TP.Hồ Chí Minh” is “Thành phố Hồ Chí Minh”."""
    return _PREFIX.sub("", fold(_DASH.sub(" ", name)))


def _by_slug(items: tuple[Any, ...]) -> dict[str, Any]:
    """*items* by slug; of two with one slug the first counts, and a rule names the second."""
    found: dict[str, Any] = {}
    for item in items:
        found.setdefault(item.slug, item)
    return found


def load(folder: Path, fallback: Path) -> tuple[Reference, dict[str, Source]]:
    """Read every reference file of *folder*, or of *fallback* where *folder* lacks it.

    Returns:
        The reference data, and the source of each file by its name: `units`, `rubrics/<slug>`.

    Raises:
        Rejected: with every problem of every file.
    """
    lists: dict[str, Any] = {}
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for name, model in FILES.items():
        own = folder / f"{name}.yml"
        if name in _OWN_ONLY and not os.path.lexists(own):
            lists[name] = ()
            continue
        path = own if os.path.lexists(own) else fallback / f"{name}.yml"
        try:
            sources[name] = read(path)
            lists[name] = getattr(parse_as(model, sources[name]), name)
        except Rejected as rejected:
            problems += rejected.problems
    folders: dict[str, Any] = {}
    for name, model in FOLDERS.items():
        own = folder / name
        found, wrong = _read_folder(own if own.is_dir() else fallback / name, model)
        folders[name] = {slug: record for slug, (record, _source) in found.items()}
        sources |= {f"{name}/{slug}": source for slug, (_record, source) in found.items()}
        problems += wrong
    if problems:
        raise Rejected(problems)
    by_name: dict[str, Any] = {
        name: items if name in WITHOUT_SLUG else _by_slug(items) for name, items in lists.items()
    }
    return Reference(**by_name, **folders), sources


def _read_folder(
    folder: Path, model: type[BaseModel]
) -> tuple[dict[str, tuple[BaseModel, Source]], list[Problem]]:
    """The records of *folder* by the name of their file, and what is wrong with them; `tended` tells strays."""
    found: dict[str, tuple[BaseModel, Source]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.iterdir() if folder.is_dir() else ()):
        named = re.match(SLUG_PATTERN, path.stem) is not None and len(path.stem) <= SLUG_LENGTH
        if path.suffix != ".yml" or not named:
            continue
        try:
            source = read(path)
            found[path.stem] = parse_as(model, source), source
        except Rejected as rejected:
            problems += rejected.problems
    return found, problems
