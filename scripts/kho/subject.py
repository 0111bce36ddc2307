"""Whom a report is about: a unit under any of its names, or a province, old or new (R1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kho.catalog import Catalog, units
from kho.problem import Unusable, quoted
from kho.reference import UnitKey
from kho.text import fold, slug

_SHOWN = 5
"""How many near names a message shows."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A unit, or all units of a province."""

    name: str
    slug: str
    unit: UnitKey | None = None


def province(text: str, catalog: Catalog) -> Subject:
    """The province called *text*, or whose address it is; raises Unusable with the near names."""
    known = catalog.reference.provinces
    named = catalog.reference.province_named(text)
    found = known.get(text) or (named.province if named else None)
    if found is None:
        near = _near(text, [name for one in known.values() for name in (one.slug, one.name)])
        raise Unusable(f"không có tỉnh, thành phố nào là {quoted(text)}.{near}")
    return Subject(f"{found.type.label.lower()} {found.name}", found.slug)


def unit(text: str, catalog: Catalog) -> Subject:
    """The unit called *text*, or whose address it is; raises Unusable where there is none, or several."""
    names = _names(catalog)
    whole = slug(text, len(text))
    found = [key for key in catalog.of_unit if key.slug == text] or list(names.get(whole, ()))
    if not found:
        near = _near(text, (_named(key, catalog).name for key in catalog.of_unit))
        raise Unusable(f"không có đơn vị nào tên là {quoted(text)}.{near}")
    if len(found) > 1:
        choices = ", ".join(sorted(key.slug for key in found))
        raise Unusable(
            f"có {len(found)} đơn vị cùng tên {quoted(text)}; hãy ghi một trong các mã: {choices}."
        )
    return _named(found[0], catalog)


def _names(catalog: Catalog) -> Mapping[str, Mapping[UnitKey, None]]:
    """The units by every name they were given: in entries, as record, as alias."""
    found: dict[str, dict[UnitKey, None]] = {}
    for filed in catalog.filed:
        for mention in units(filed.entry):
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
        for mention in units(filed.entry)
        if catalog.reference.unit_key(mention) == key
    ]
    record = catalog.reference.unit_record(mentions[0])
    return Subject(record.name if record else mentions[0].name, key.slug, key)


def _near(text: str, names: Iterable[str]) -> str:
    """The names that hold *text* or look like it, as an end to a message."""
    by_fold = {fold(name): name for name in names}
    holding = [name for folded, name in by_fold.items() if fold(text) and fold(text) in folded]
    alike = [by_fold[one] for one in get_close_matches(fold(text), by_fold, n=_SHOWN, cutoff=0.6)]
    found = list(dict.fromkeys([*alike, *holding]))[:_SHOWN]
    return f" Có phải ý bạn là: {'; '.join(found)}?" if found else ""
