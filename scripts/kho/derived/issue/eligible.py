"""What may stand in an issue, and why one would choose it (S3-15, S3-10, S0-25)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum

from kho.derived.evidence import Level, standing
from kho.derived.following import followers
from kho.derived.freshness import overdue
from kho.derived.fullness import is_short_news, usable
from kho.store.catalog import Catalog, Filed
from kho.store.issues import COMPILED, Issues, quarter_of
from kho.words.terms import ConsentScope, EvidenceKind, Origin
from kho.words.when import Quarter


class Lack(Enum):
    """What keeps an entry out of an issue: what is said of it, and what to do."""

    LEVEL = "Mục này chưa đến mức “Có số liệu”.", "Cần số liệu trước và sau, có cỡ mẫu, cách đo."
    CONSENT = "Mục này chưa có sự đồng ý công bố nội dung.", "Xin đồng ý trước, ghi vào “consents:” của mục."
    OVERDUE = "Mục này đã quá hạn xem lại.", "Nhờ đơn vị xác nhận lại trước."
    ORIGIN = "Mục này sưu tầm, đơn vị chưa xác nhận.", "Mục sưu tầm chỉ đứng ở số sưu tầm, so-0."
    ARTICLE = "Mục này chưa có bài viết.", "Thêm minh chứng loại “bai-viet”, hoặc “also_published:”."
    PICTURE = "Mục này chưa có hình ảnh.", "Xin thêm ảnh và sự đồng ý của người trong ảnh."
    PRODUCT = "Mục này chưa có sản phẩm.", "Thêm “products:” vào mục."
    EVIDENCE = "Mục này chưa có minh chứng ngoài bài viết.", "Thêm “evidence:” vào mục."
    SHORT = "Mục này mới là tin ngắn.", "Cần các bước, số liệu hoặc sản phẩm mở được."
    NOT_COMPILED = "Mục này do đơn vị gửi.", "Để dành cho số của quý."

    def __init__(self, says: str, advice: str) -> None:
        self.says = says
        self.advice = advice


class Reason(StrEnum):
    """Why one would choose an entry; its words stand in a template."""

    NEW_PROOF = "minh-chung-moi"
    NEW_FOLLOWERS = "lam-theo-moi"
    SHARED_DIFFICULTY = "kho-khan-chung"
    RARE_LEVEL = "cap-hoc-it"
    RARE_PLACE = "noi-it"
    RARE_ROLE = "vai-it"
    FIGURES = "so-lieu"
    SOURCES = "nhieu-nguon"
    LIMITS = "noi-gioi-han"


SHARED = 5
"""From how many entries on a difficulty is one that many share."""


def lacks(filed: Filed, catalog: Catalog, on: date, *, compiled: bool) -> tuple[Lack, ...]:
    """What keeps *filed* out of an issue on the day *on*; nothing where it may stand in it."""
    return tuple(_compiled_lacks(filed, catalog, on) if compiled else _lacks(filed, catalog, on))


def _compiled_lacks(filed: Filed, catalog: Catalog, on: date) -> Iterator[Lack]:
    """The compiled issue is free of the rule about levels and artefacts, and takes compiled entries only."""
    if filed.entry.origin is not Origin.COMPILED:
        yield Lack.NOT_COMPILED
    if not filed.entry.consents:
        yield Lack.CONSENT
    if is_short_news(filed, catalog):
        yield Lack.SHORT
    if overdue(filed, on):
        yield Lack.OVERDUE


def _lacks(filed: Filed, catalog: Catalog, on: date) -> Iterator[Lack]:
    """Level 2 and more, consents, fresh; and the four artefacts of S3-15: article, pictures, product, evidence."""
    entry = filed.entry
    if entry.origin is Origin.COMPILED:
        yield Lack.ORIGIN
    if standing(filed, catalog, on).level < Level.MEASURED:
        yield Lack.LEVEL
    if not any(one.scope in (ConsentScope.TEXT, ConsentScope.ALL) for one in entry.consents):
        yield Lack.CONSENT
    if overdue(filed, on):
        yield Lack.OVERDUE
    whole = [filed, *catalog.works.get(filed.slug, ())]
    kinds = {one.kind for each in whole for one in each.entry.evidence}
    if EvidenceKind.ARTICLE not in kinds and not entry.also_published:
        yield Lack.ARTICLE
    if not any(each.entry.pictures for each in whole):
        yield Lack.PICTURE
    if not any(usable(each, catalog) for each in whole):
        yield Lack.PRODUCT
    if not kinds - {EvidenceKind.ARTICLE}:
        yield Lack.EVIDENCE


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that could be chosen, why, and what it lacks."""

    filed: Filed
    level: Level
    reasons: tuple[Reason, ...]
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a draft starts from."""

    picks: tuple[Candidate, ...]
    next: tuple[Candidate, ...]
    """Eligible, but further down."""
    missed: tuple[Candidate, ...]
    """What lacks one or two things only."""


MOST, MOST_NEXT, NEARLY = 10, 10, 2
MOST_COMPILED = 12


def propose(slug: str, issues: Issues, catalog: Catalog, on: date) -> Proposal:
    """What the issue *slug* could show on the day *on*, best first; never what a numbered issue has shown."""
    compiled, quarter = slug == COMPILED, quarter_of(slug)
    before = issues.shown_before(slug)
    earlier = [catalog.by_slug[one] for one in before if one in catalog.by_slug]
    found = [
        Candidate(
            filed,
            standing(filed, catalog, on).level,
            tuple(_reasons(filed, catalog, quarter, earlier, on) if quarter else _clarity(filed, catalog)),
            lacks(filed, catalog, on, compiled=compiled),
        )
        for filed in catalog.exemplars
        if filed.slug not in before and (quarter is None or _by_then(filed, quarter))
    ]
    ranked = sorted(found, key=lambda one: (-len(one.reasons), -one.level, one.filed.slug))
    fit = [one for one in ranked if not one.lacks]
    most = MOST_COMPILED if compiled else MOST
    spread = _spread(fit)
    missed = [one for one in ranked if 0 < len(one.lacks) <= NEARLY and Lack.NOT_COMPILED not in one.lacks]
    return Proposal(tuple(spread[:most]), tuple(spread[most : most + MOST_NEXT]), tuple(missed[:MOST_NEXT]))


def _by_then(filed: Filed, quarter: Quarter) -> bool:
    """Whether an entry had come by the end of the quarter."""
    came = filed.entry.published_on or filed.entry.registered_on
    return came is not None and came.earliest <= quarter.latest


def _spread(ranked: list[Candidate]) -> list[Candidate]:
    """*ranked* in its order, but first those that bring a province and a level or area not yet there."""
    first: list[Candidate] = []
    provinces: set[str] = set()
    kinds: Counter[str] = Counter()
    for one in ranked:
        entry = one.filed.entry
        kind = f"{next(iter(entry.levels), '')} {next(iter(entry.areas), '')}"
        if one.filed.province not in provinces and not kinds[kind]:
            first.append(one)
            provinces.add(one.filed.province)
            kinds[kind] += 1
    return first + [one for one in ranked if one not in first]


def _reasons(
    filed: Filed, catalog: Catalog, quarter: Quarter, earlier: list[Filed], on: date
) -> Iterator[Reason]:
    """Why a quarter would choose *filed*, looking back at the issues *earlier*."""
    entry = filed.entry
    eve = quarter.earliest - timedelta(days=1)
    came = entry.published_on or entry.registered_on
    fresh = came is not None and came.latest >= quarter.earliest
    if fresh or standing(filed, catalog, on).level > standing(filed, catalog, eve).level:
        yield Reason.NEW_PROOF
    if any(
        one.entry.confirmed_by and quarter.earliest <= one.entry.confirmed_by.on.earliest <= quarter.latest
        for one in followers(filed.slug, catalog, on)
    ):
        yield Reason.NEW_FOLLOWERS
    if any(len(catalog.with_difficulty.get(slug, ())) >= SHARED for slug in entry.difficulties):
        yield Reason.SHARED_DIFFICULTY
    if entry.levels and not {level for one in earlier for level in one.entry.levels} & set(entry.levels):
        yield Reason.RARE_LEVEL
    if filed.province not in {one.province for one in earlier}:
        yield Reason.RARE_PLACE
    if entry.person_role and entry.person_role not in {one.entry.person_role for one in earlier}:
        yield Reason.RARE_ROLE


def _clarity(filed: Filed, catalog: Catalog) -> Iterator[Reason]:
    """How clear the evidence of a compiled entry is."""
    entry = filed.entry
    if entry.figures:
        yield Reason.FIGURES
    if len(entry.sources) > 1:
        yield Reason.SOURCES
    if entry.limits:
        yield Reason.LIMITS
    if any(len(catalog.with_difficulty.get(slug, ())) >= SHARED for slug in entry.difficulties):
        yield Reason.SHARED_DIFFICULTY
