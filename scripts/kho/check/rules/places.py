"""Rules about where an entry is from: provinces and districts of their time, places, the folder."""

from collections.abc import Iterator

from kho.check.rules.case import Case
from kho.model import Entry, Unit
from kho.model.entry import named_when
from kho.model.folders import NOWHERE
from kho.model.messages import missing_field
from kho.words.problem import Finding, Place, quoted
from kho.words.rule import asks
from kho.words.terms import Origin
from kho.words.text import nearest
from kho.words.when import DISTRICTS_ENDED, day_label


def _units(entry: Entry) -> Iterator[tuple[Place, Unit]]:
    """Every unit an entry names."""
    for key, value in entry:
        if isinstance(value, Unit):
            yield (key,), value
        elif isinstance(value, tuple):
            yield from (((key, index), one) for index, one in enumerate(value) if isinstance(one, Unit))


@asks("Tỉnh, thành phố là một trong 34 tỉnh nay hay 63 tỉnh trước 1/7/2025, và có thật vào lúc làm việc này.")
def provinces_exist(case: Case) -> Iterator[Finding]:
    """A province is one of the 34 of today or the 63 of before, and existed at the entry's time (R1)."""
    units = [(place, unit.province, named_when(case.entry, unit)) for place, unit in _units(case.entry)]
    places = [
        (("places", index), one.province, named_when(case.entry))
        for index, one in enumerate(case.entry.places)
    ]
    for place, name, span in (*units, *places):
        if name is None:
            continue
        named = case.reference.province_named(name)
        where = (*place, "province")
        if named is None:
            near = nearest(name, case.reference.province_names())
            hint = f"Có phải ý bạn là “{near}”?" if near else "Ghi tên tỉnh, thành phố, cũ hoặc mới."
            yield Finding(where, f"Không có tỉnh, thành phố nào tên {quoted(name)}.", hint)
            continue
        if span and named.lasted_until and span[0] > named.lasted_until:
            yield Finding(
                where,
                f"{quoted(name)} không còn là tên tỉnh sau ngày {day_label(named.lasted_until)}.",
                f"Nay là {named.province.name}. Nếu việc này có từ trước, ghi “as_of” là năm đó.",
                of_file=True,
            )
        if span and named.began and span[1] < named.began:
            old = named.province.old[0].name
            yield Finding(
                where,
                f"{quoted(name)} chỉ là tên tỉnh, thành phố từ ngày {day_label(named.began)}.",
                f"Lúc ấy là {old}.",
            )


@asks("Từ 1/7/2025 không còn cấp huyện; việc từ ngày ấy ghi xã, phường.")
def districts_are_of_the_past(case: Case) -> Iterator[Finding]:
    """There is no district after 30/6/2025 (R1, NQ 60-NQ/TW): communes took over."""
    for place, unit in _units(case.entry):
        span = named_when(case.entry, unit)
        if unit.district and span and span[0] >= DISTRICTS_ENDED:
            yield Finding(
                (*place, "district"),
                f"Từ 1/7/2025 không còn cấp huyện, mà mục này là của {day_label(span[0])} trở đi.",
                "Ghi xã, phường ở “commune” và bỏ dòng này.",
                of_file=True,
            )


@asks("Đơn vị gửi bài thì ghi tỉnh, thành phố của mình; chỉ mục sưu tầm mới có thể chưa rõ.")
def provinces_are_told(case: Case) -> Iterator[Finding]:
    """Whoever hands in an entry says in which province; only what is compiled may lack it (R1)."""
    entry = case.entry
    for place, unit in _units(entry):
        if unit.province is None and entry.origin is Origin.SUBMITTED:
            where = (*place, "province")
            told = missing_field(type(entry), where)
            yield Finding(where, told, "Thêm dòng “province: …”.", rule="missing", of_file=True)
        if unit.province is None and unit.province_ground:
            yield Finding(
                (*place, "province_ground"),
                "Có căn cứ suy ra tỉnh mà không có tỉnh nào.",
                "Thêm “province:”, hoặc bỏ dòng này.",
                of_file=True,
            )
    if entry.origin is Origin.SUBMITTED and entry.unit.province_ground:
        yield Finding(
            ("unit", "province_ground"),
            "Mục đơn vị gửi thì tỉnh do đơn vị ghi, không phải do kho suy ra.",
            "Bỏ dòng này.",
        )


@asks("Chỉ ở mục sưu tầm kho mới suy ra khó khăn, và có khó khăn thì mới có căn cứ.")
def difficulties_are_told(case: Case) -> Iterator[Finding]:
    """What a unit hands in names its difficulty itself; a ground without a difficulty grounds nothing (S3-9 a)."""
    entry = case.entry
    if entry.difficulties_ground and entry.origin is Origin.SUBMITTED:
        says = "Mục đơn vị gửi thì khó khăn do đơn vị ghi, không phải do kho suy ra."
        yield Finding(("difficulties_ground",), says, "Bỏ dòng này.")
    elif entry.difficulties_ground and not entry.difficulties:
        says = "Có căn cứ suy ra khó khăn mà không có khó khăn nào."
        yield Finding(("difficulties_ground",), says, "Thêm “difficulties:”, hoặc bỏ dòng này.")


@asks("Nơi đã làm việc này phải nói là ở đâu: tên, tỉnh, huyện, xã hoặc một lời.")
def places_say_where(case: Case) -> Iterator[Finding]:
    """A place where something was done has a name, a province, a district or a commune, or a word about it (R1)."""
    for index, place in enumerate(case.entry.places):
        if not any((place.name, place.province, place.district, place.commune, place.note)):
            yield Finding(("places", index), "Nơi này chưa nói là ở đâu.", "Ghi tên, tỉnh, hoặc bỏ dòng này.")


@asks("Mục nằm trong thư mục của tỉnh ngày nay, để người phụ trách của tỉnh tìm thấy.")
def folder_is_todays_province(case: Case) -> Iterator[Finding]:
    """An entry lies in the folder of today's province, so that its reviewers find it (DESIGN §2)."""
    named = case.reference.province_named(case.entry.unit.province)
    compiled = case.entry.origin is Origin.COMPILED
    if case.entry.unit.province is None and compiled and case.province != NOWHERE:
        yield Finding(
            ("unit",),
            f"Mục này không ghi tỉnh, mà nằm trong thư mục “{case.province}”.",
            f"Ghi tỉnh, thành phố ở “province:”, hoặc chuyển thư mục của mục này sang “{NOWHERE}”.",
            of_file=True,
        )
    if named and named.province.slug != case.province:
        yield Finding(
            ("unit", "province"),
            f"Mục này nay thuộc {named.province.name}, mà nằm trong thư mục “{case.province}”.",
            f"Chuyển thư mục của mục này sang “{named.province.slug}”.",
            of_file=True,
        )


RULES = (
    provinces_exist,
    provinces_are_told,
    difficulties_are_told,
    places_say_where,
    districts_are_of_the_past,
    folder_is_todays_province,
)
