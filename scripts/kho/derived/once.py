"""What follows from an entry, its catalogue and the day, worked out once: none of the three changes."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import TypeVar

from kho.store.catalog import Catalog, Filed

CATALOGUES = 4
"""Of how many catalogues and days is remembered what was worked out: the last ones asked."""

_T = TypeVar("_T")
Work = Callable[[Filed, Catalog, date], _T]


def once(work: Work[_T]) -> Work[_T]:
    """*work*, done once for each entry of a catalogue on a day; a changed copy of an entry does not stand in it."""

    @lru_cache(maxsize=CATALOGUES)
    def known(catalog: Catalog, on: date) -> dict[str, _T]:  # noqa: ARG001 - one for each
        return {}

    @wraps(work)
    def asked(filed: Filed, catalog: Catalog, on: date) -> _T:
        if catalog.by_slug.get(filed.slug) is not filed:
            return work(filed, catalog, on)
        found = known(catalog, on)
        if filed.slug not in found:
            found[filed.slug] = work(filed, catalog, on)
        return found[filed.slug]

    return asked
