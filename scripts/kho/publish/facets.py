"""What an entry can be chosen by, on the search page and in the catalogues: slugs; their labels stand on the pages."""

from collections.abc import Iterator, Mapping

from kho.derived.evidence import standing
from kho.derived.milestones import stage
from kho.model import Innovation, Tip
from kho.store.catalog import Catalog, Filed
from kho.store.site import Site
from kho.words.when import SchoolYear

Facets = Mapping[str, tuple[str, ...]]


def of(filed: Filed, catalog: Catalog, site: Site) -> Facets:
    """What an entry can be chosen by."""
    entry, setting = filed.entry, filed.entry.setting
    return {
        "loai": (entry.folder,),
        "cap-hoc": tuple(level.value for level in entry.levels),
        "mon": tuple(map(str, entry.subjects)),
        "linh-vuc": tuple(map(str, entry.areas)),
        "kho-khan": tuple(map(str, entry.difficulties)),
        "tinh": catalog.reference.provinces_of(entry),
        "nam-hoc": _school_years(filed),
        "chang": (str(int(stage(filed, catalog, site.on))),),
        "muc": (str(int(standing(filed, catalog, site.on).level)),),
        "dia-ban": (setting.hardship.value,) if setting and setting.hardship else (),
        "mang": (setting.connectivity.value,) if setting and setting.connectivity else (),
        "si-so": (_class_size(setting.class_size),) if setting and setting.class_size else (),
        "co": tuple(has(filed, catalog)),
    }


def _class_size(pupils: int) -> str:
    """The band of a class's size."""
    return "it" if pupils <= SMALL_CLASS else "dong" if pupils > LARGE_CLASS else "vua"


SMALL_CLASS, LARGE_CLASS = 25, 35


def has(filed: Filed, catalog: Catalog) -> Iterator[str]:
    """What an entry has that helps whoever wants to follow it."""
    entry = filed.entry
    if isinstance(entry, Tip) or (isinstance(entry, Innovation) and entry.plan.steps):
        yield "buoc"
    if entry.figures:
        yield "so-lieu"
    if any(product.url or product.file for product in entry.made):
        yield "tai-lieu"
    if catalog.adoptions.get(filed.slug):
        yield "lam-theo"


def _school_years(filed: Filed) -> tuple[str, ...]:
    """The school year an entry is of, where it says so; else that of its registration."""
    entry = filed.entry
    if entry.school_year:
        return (str(entry.school_year),)
    if entry.registered_on:
        return (str(SchoolYear.of(entry.registered_on.earliest)),)
    return ()
