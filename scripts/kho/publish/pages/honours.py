"""The honours `/vinh-danh/`: every recognition, by year, by award with its editions, by body; proposals apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kho.model.proof import Recognition
from kho.model.reference import Award
from kho.publish.renderer import Page
from kho.store.catalog import Catalog, Filed
from kho.words.terms import RecognitionStatus, Tier
from kho.words.text import fold, sort_key

ADDRESS = "vinh-danh/"


@dataclass(frozen=True, slots=True)
class Honour:
    """A recognition of an entry. Its anchor is made of the entry's address and its place there, so it lasts."""

    given: Recognition
    filed: Filed
    number: int

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"khen-{self.filed.slug}-{self.number}"

    @property
    def year(self) -> int | None:
        """The calendar year: of the day where it is known, else the one in which the school year ends."""
        if self.given.on:
            return self.given.on.year
        return self.given.school_year.latest.year if self.given.school_year else None


def pages(catalog: Catalog) -> Iterator[Page]:
    """The page."""
    whole = honours(catalog)
    granted = [one for one in whole if one.given.status is RecognitionStatus.GRANTED]
    proposed = [one for one in whole if one.given.status is RecognitionStatus.PROPOSED]
    values = {
        "count": len(granted),
        "people": len({one.filed.slug for one in granted}),
        "years": by_year(granted),
        "series": by_award(granted, catalog),
        "bodies": by_body(granted),
        "proposed": proposed,
    }
    yield Page(ADDRESS, "vinh-danh.md.jinja", values)


def honours(catalog: Catalog) -> list[Honour]:
    """Every recognition of every entry, the latest first, undated ones last."""
    found = [
        Honour(given, filed, number)
        for filed in catalog.filed
        for number, given in enumerate(filed.entry.recognitions, start=1)
    ]
    return sorted(found, key=_latest)


def _latest(one: Honour) -> tuple[int, int, str, int]:
    on = one.given.on
    return -(one.year or 0), -(on.latest.toordinal() if on else 0), one.filed.slug, one.number


def by_year(whole: Sequence[Honour]) -> list[tuple[int | None, list[Honour]]]:
    """*whole* by year, the latest first; None for those without one, last."""
    years: dict[int | None, list[Honour]] = {}
    for one in whole:
        years.setdefault(one.year, []).append(one)
    return sorted(years.items(), key=lambda pair: -(pair[0] or 0))


Edition = tuple[int | None, list[Honour]]


def by_award(whole: Sequence[Honour], catalog: Catalog) -> list[tuple[Award, list[Edition]]]:
    """*whole* by award series, each by edition, the latest first; None for those whose edition is not told (S2-11)."""
    found = []
    for award in catalog.reference.awards.values():
        editions: dict[int | None, list[Honour]] = {}
        for one in whole:
            if one.given.award == award.slug:
                editions.setdefault(one.given.edition, []).append(one)
        if editions:
            found.append((award, sorted(editions.items(), key=lambda pair: -(pair[0] or 0))))
    return sorted(found, key=lambda pair: sort_key(pair[0].name))


@dataclass(frozen=True, slots=True)
class Body:
    """Who gave recognitions, as first named, at one tier, and which."""

    name: str | None
    tier: Tier | None
    given: tuple[Honour, ...]


def by_body(whole: Sequence[Honour]) -> list[Body]:
    """*whole* by tier, the highest first, and by the body that gave it; None where the source does not say."""
    groups: dict[tuple[int, str], list[Honour]] = {}
    for one in whole:
        given = one.given
        groups.setdefault((-_RANK[given.tier] if given.tier else 1, fold(given.body or "")), []).append(one)
    return [
        Body(
            group[0].given.body,
            group[0].given.tier,
            tuple(group),
        )
        for _key, group in sorted(groups.items())
    ]


_RANK = {tier: rank for rank, tier in enumerate(Tier)}
"""The tiers stand in their vocabulary from the team up."""
