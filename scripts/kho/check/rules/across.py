"""Rules about all entries together: references lead somewhere, addresses are one of a kind."""

from collections.abc import Iterator, Mapping

from kho.check.rules import timetable
from kho.derived.fullness import is_short_news
from kho.derived.likeness.lookalike import Story
from kho.model import Practice
from kho.model.leaves import leaves, references
from kho.model.values import Ref
from kho.store.catalog import Catalog, Filed, makers
from kho.store.reference_data import FILES, Reference, UnitKey
from kho.store.source import Source
from kho.store.withdrawn import Register
from kho.words.problem import Finding, Place, note, quoted
from kho.words.rule import asks
from kho.words.text import fold, nearest

Placed = tuple[str, Finding]
"""The slug of the entry a finding is about, and the finding."""

_WORDS = {
    "areas": "lĩnh vực",
    "difficulties": "khó khăn",
    "subjects": "môn học",
    "movements": "phong trào",
    "documents": "văn bản",
    "themes": "chủ đề",
    "awards": "giải thưởng",
    "rubrics": "biểu điểm",
    "innovation": "sáng kiến",
    "innovation|tip": "sáng kiến hay mẹo nhỏ",
    "innovation|tip|individual|collective|group": "mục",
    "individual": "cá nhân",
    "collective": "tập thể",
    "group": "nhóm",
}


UNREAD = ""
"""The kind of an entry that is there and cannot be read: who refers to it has done nothing wrong."""

LEFT_OUT = "?"
"""The kind of an entry that was left out because it is faulty: who refers to it has to wait for it."""


def kinds_of(catalog: Catalog) -> dict[str, str]:
    """The kind of each entry of the store, by its slug."""
    return dict.fromkeys(catalog.unread, UNREAD) | {filed.slug: filed.entry.kind for filed in catalog.filed}


def missing(
    ref: Ref, reference: Reference, kinds: dict[str, str], register: Register | None = None
) -> tuple[str, str] | None:
    """What is wrong with *ref* and what to do; None where it leads somewhere."""
    vocabulary = reference.vocabulary(ref.vocabulary)
    wanted = ref.vocabulary.split("|")
    if ref in vocabulary if vocabulary is not None else kinds.get(ref) in (*wanted, UNREAD):
        return None
    if vocabulary is None and kinds.get(ref) == LEFT_OUT:
        return f"Mục {quoted(ref)} đang để ra ngoài vì có lỗi.", "Sửa mục ấy trước."
    known = set(vocabulary or (slug for slug, kind in kinds.items() if kind in wanted))
    if vocabulary is None and register and register.holds(ref):
        return f"Mục {quoted(ref)} đã được gỡ khỏi kho.", "Bỏ dòng này."
    near = nearest(ref, known)
    what = _WORDS[ref.vocabulary]
    hint = f"Có phải ý bạn là “{near}”?" if near else f"Xem danh sách ở {ref.home()}."
    if vocabulary is None and not near:
        hint = "Ghi đúng tên thư mục của mục ấy."
    return f"Không có {what} nào mang mã {quoted(ref)}.", hint


@asks("Điều mục nhắc đến (lĩnh vực, khó khăn, văn bản, người, cách làm) phải có trong kho.")
def references_lead_somewhere(catalog: Catalog) -> Iterator[Placed]:
    """Every area, difficulty, document, person or practice an entry names exists (S0-2, S0-4).

    What a unit tells of following a practice stays its own when that is withdrawn, and leads to the page that explains.
    """
    kinds = kinds_of(catalog) | dict.fromkeys(catalog.left_out, LEFT_OUT)
    for filed in catalog.filed:
        for place, ref in references(filed.entry):
            if ref == filed.entry.follows and catalog.withdrawn.kept(ref):
                continue
            if wrong := missing(ref, catalog.reference, kinds, catalog.withdrawn):
                yield filed.slug, Finding(place, *wrong, of_file=True)


@asks("Điều mục nhắc đến (lĩnh vực, khó khăn, văn bản, người, cách làm) phải có trong kho.")
def words_lead_somewhere(told: Mapping[str, object], reference: Reference) -> Iterator[Finding]:
    """Of an entry that the model refuses: every word of a vocabulary that the fields *told* name exists (S0-2)."""
    for name, value in told.items():
        for place, ref in references(value):
            known = reference.vocabulary(ref.vocabulary)
            if known is not None and (wrong := missing(ref, reference, {})):
                yield Finding((name, *place), *wrong, of_file=True)


@asks("Một sáng kiến không phát triển từ chính nó, kể cả đi vòng.")
def lineage_has_no_cycle(catalog: Catalog) -> Iterator[Placed]:
    """An innovation does not grow out of itself, not even by a detour (DESIGN §3)."""
    parents = {filed.slug: filed.entry.grew_from for filed in catalog.filed if filed.entry.grew_from}
    for start in parents:
        seen, here = {start}, parents.get(start)
        while here in parents and here not in seen:
            seen.add(here)
            here = parents[here]
        if here == start:
            yield (
                start,
                Finding(
                    ("parent",),
                    "Sáng kiến này, qua vài bước, lại phát triển từ chính nó.",
                    "Sửa “parent:”.",
                    of_file=True,
                ),
            )


@asks("Chỉ đơn vị khác mới làm theo được một cách làm.")
def following_is_done_by_others(catalog: Catalog) -> Iterator[Placed]:
    """Only another unit can follow a practice (S3-9 f)."""
    for filed in catalog.filed:
        followed = catalog.by_slug.get(filed.entry.follows or "")
        if followed is None:
            continue
        own = catalog.reference.unit_key(filed.entry.unit)
        if own == catalog.reference.unit_key(followed.entry.unit):
            yield (
                filed.slug,
                Finding(
                    ("unit", "name"),
                    "Đơn vị làm theo cũng chính là đơn vị làm ra.",
                    "Ghi kết quả mới vào mục gốc.",
                ),
            )


@asks("Một việc gửi một lần: hai mục cùng tên của cùng một đơn vị cần nói rõ mục nào nối tiếp mục nào.")
def nothing_is_handed_in_twice(catalog: Catalog) -> Iterator[Placed]:
    """Two practices of one title and unit are one thing handed in twice, unless one names the other (domain.md §7)."""
    first: dict[tuple[str, UnitKey], Filed] = {}
    for other in catalog.filed:
        if not isinstance(other.entry, Practice):
            continue
        before = first.setdefault((fold(other.name), catalog.reference.unit_key(other.entry.unit)), other)
        if before is other or _story(before).linked(_story(other)):
            continue
        for here, there in ((before, other), (other, before)):
            yield (
                here.slug,
                note(
                    (),
                    f"Cùng tên, cùng đơn vị với mục “{there.slug}”.",
                    "Gửi lại thì sửa mục đã có; làm tiếp thì ghi “parent:”; hai việc khác nhau thì đặt tên khác nhau.",
                ),
            )


def _story(filed: Filed) -> Story:
    return Story.of(filed.slug, leaves(filed.entry))


@asks("Hai trường cùng tên trong một tỉnh phải phân biệt bằng địa bàn.")
def namesakes_are_told_apart(catalog: Catalog) -> Iterator[Placed]:
    """Two schools of one name in one province may be two: their places tell (domain.md §1.1)."""
    first: dict[UnitKey, Filed] = {}
    for filed in catalog.filed:
        district = filed.entry.unit.district
        if district is None:
            continue
        before = first.setdefault(catalog.reference.unit_key(filed.entry.unit), filed)
        other = before.entry.unit.district or ""
        if fold(other) != fold(district):
            yield (
                filed.slug,
                note(
                    ("unit",),
                    f"{filed.entry.unit.name} ở {district} đang được coi là một với đơn vị cùng tên ở {other}.",
                    "Nếu là hai trường, khai cả hai trong exemplars/_reference/units.yml với “place:”.",
                ),
            )


@asks("Tác giả có trang riêng thường cùng tỉnh với cách làm; khác thì nên xem lại.")
def makers_are_of_the_house(catalog: Catalog) -> Iterator[Placed]:
    """Who made a practice and has a page belongs to a unit that the practice knows: a slip is worth a look (S0-41)."""
    for filed in catalog.filed:
        for maker in makers(filed.entry):
            found = catalog.by_slug.get(maker)
            if found and found.province != filed.province:
                yield (
                    filed.slug,
                    note(
                        (), f"Tác giả “{maker}” thuộc tỉnh khác với mục này.", "Xem lại mã tác giả và tỉnh."
                    ),
                )


@asks("Địa chỉ của mục đã gỡ không dùng lại.")
def withdrawn_addresses_stay_empty(catalog: Catalog) -> Iterator[Placed]:
    """The address of a withdrawn entry is never used again: who comes by it must not meet another (DESIGN §4)."""
    for filed in catalog.filed:
        if catalog.withdrawn.holds(filed.slug):
            yield (
                filed.slug,
                Finding(
                    (),
                    f"Địa chỉ {quoted(filed.slug)} là của một mục đã gỡ, không dùng lại được.",
                    "Đặt tên khác cho thư mục này.",
                    of_file=True,
                ),
            )


RULES = (
    references_lead_somewhere,
    withdrawn_addresses_stay_empty,
    lineage_has_no_cycle,
    following_is_done_by_others,
    namesakes_are_told_apart,
    nothing_is_handed_in_twice,
    makers_are_of_the_house,
)


@asks("Mỗi bước của một lối đi dẫn tới một mục có trong kho, và mục ấy đủ để làm theo.")
def path_findings(catalog: Catalog) -> Iterator[tuple[str, Finding]]:
    """Every step of a path leads to an entry of this store that one can follow, not to short news (S2-6)."""
    kinds = kinds_of(catalog)
    for index, path in enumerate(catalog.reference.paths.values()):
        for place, ref in references(path):
            if wrong := missing(ref, catalog.reference, kinds, catalog.withdrawn):
                yield "paths", Finding(("paths", index, *place), *wrong)
            elif (filed := catalog.by_slug.get(ref)) and is_short_news(filed, catalog):
                says = "Mục này mới là tin ngắn: chưa kể các bước, số liệu hay sản phẩm để làm theo."
                yield "paths", note(("paths", index, *place), says, "Chọn một cách làm kể đủ hơn.")


@asks("Dữ liệu tham chiếu không có mã trùng, không dẫn tới chỗ không có, không có tỉnh lạ.")
def reference_findings(reference: Reference, sources: Mapping[str, Source]) -> Iterator[tuple[str, Finding]]:
    """What is wrong inside the reference data: doubled slugs, references that lead nowhere, unknown provinces."""
    for name in filter(sources.__contains__, FILES):
        for finding in _doubled(name, sources[name].data[name]):
            yield name, finding
    for name in ("documents", "movements", "difficulties", "themes", "calendar"):
        for index, item in enumerate((reference.vocabulary(name) or {}).values()):
            for place, ref in references(item):
                if wrong := missing(ref, reference, {}):
                    yield name, Finding((name, index, *place), *wrong)
            province = getattr(item, "province", None)
            if province and province not in reference.provinces:
                yield name, _no_province((name, index, "province"), province)
    yield from timetable.findings(reference)
    yield from _provinces_of_lists(reference)
    yield from _nobody_takes_in(reference, sources)


def _provinces_of_lists(reference: Reference) -> Iterator[tuple[str, Finding]]:
    """Provinces that units, offices and receipts name and nobody knows."""
    for name in ("units", "contacts", "receipts"):
        for index, item in enumerate(getattr(reference, name)):
            if item.province and item.province not in reference.provinces:
                yield name, _no_province((name, index, "province"), item.province)


def _nobody_takes_in(reference: Reference, sources: Mapping[str, Source]) -> Iterator[tuple[str, Finding]]:
    """A store that says where it hands entries in names at least one office."""
    if "contacts" in sources and not reference.contacts:
        yield (
            "contacts",
            note(
                ("contacts",),
                "Chưa ghi nơi nhận bài nào: người gửi bài không biết gửi cho ai.",
                "Ghi cơ quan nhận bài (vai, địa chỉ, thư điện tử của cơ quan, không phải của một người).",
            ),
        )


def _doubled(name: str, items: list[dict[str, str]]) -> Iterator[Finding]:
    """Slugs that stand twice in one vocabulary."""
    seen: set[str] = set()
    for index, slug in enumerate(item.get("slug") for item in items):
        if slug in seen:
            yield Finding((name, index, "slug"), f"Mã {quoted(slug)} đã dùng ở trên.", "Mỗi mã chỉ một lần.")
        if slug:
            seen.add(slug)


def _no_province(place: Place, slug: str) -> Finding:
    return Finding(
        place,
        f"Không có tỉnh nào mang mã {quoted(slug)}.",
        "Xem exemplars/_reference/provinces.yml.",
        of_file=True,
    )
