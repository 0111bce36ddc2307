"""Rules about one entry: its dates, its places, its proof, its completeness."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from kho.check.rules.case import Case
from kho.model import Adoption, Collective, Entry, Group, Individual, Innovation, Tip, Unit
from kho.model.entry import named_when
from kho.words.problem import Finding, Place, note, quoted
from kho.words.terms import Origin, RecognitionStatus
from kho.words.text import nearest
from kho.words.when import DISTRICTS_ENDED, PartialDate, certainly_before, day_label

REVIEW_COMING = timedelta(days=60)

Dated = tuple[Place, PartialDate | None, str]


def _pairs(entry: Entry) -> Iterator[tuple[Dated, Dated]]:
    """What must not come after what."""
    registered: Dated = (("registered_on",), entry.registered_on, "ngày đăng ký")
    published: Dated = (("published_on",), entry.published_on, "ngày đưa vào kho")
    yield registered, published
    for index, appraisal in enumerate(entry.appraisals):
        yield registered, (("appraisals", index, "on"), appraisal.on, "ngày thẩm định")
    if entry.verified_on and entry.review_by:
        yield (
            (("verified_on",), PartialDate.of(entry.verified_on), "ngày kiểm chứng"),
            (("review_by",), PartialDate.of(entry.review_by), "ngày cần xem lại"),
        )
    if isinstance(entry, Innovation):
        result = entry.result.on if entry.result else None
        achieved: Dated = (("result", "on"), result, "thời điểm của kết quả")
        yield registered, achieved
        if entry.plan.trial:
            start: Dated = (("plan", "trial", "start"), entry.plan.trial.start, "ngày bắt đầu thử nghiệm")
            yield start, (("plan", "trial", "end"), entry.plan.trial.end, "ngày kết thúc thử nghiệm")
            yield start, achieved
    if isinstance(entry, Group) and entry.period:
        yield (
            (("period", "start"), entry.period.start, "ngày bắt đầu"),
            (("period", "end"), entry.period.end, "ngày kết thúc"),
        )
    if isinstance(entry, Adoption) and entry.confirmed_by:
        yield (
            (("since",), entry.since, "ngày bắt đầu làm theo"),
            (("confirmed_by", "on"), entry.confirmed_by.on, "ngày xác nhận"),
        )


def dates_run_forward(case: Case) -> Iterator[Finding]:
    """Dates do not certainly run backwards, as the printed “11/2021 đến 2/2021” does (S2-13)."""
    for (_, first, first_name), (place, second, second_name) in _pairs(case.entry):
        if first and second and certainly_before(second, first):
            yield Finding(
                place,
                f"{second_name.capitalize()} ({second.label}) lại trước {first_name} ({first.label}).",
                "Xem lại hai ngày này.",
            )


_PLANNED = {"review_by", "end", "start", "registered_on"}


def nothing_from_the_future(case: Case) -> Iterator[Finding]:
    """What is told as done has been done: its date is not certainly after today (S1-15)."""
    for place, leaf in case.leaves:
        if place[-1] in _PLANNED:
            continue
        earliest = (
            leaf.earliest if isinstance(leaf, PartialDate) else leaf if isinstance(leaf, date) else None
        )
        if earliest and earliest > case.on:
            yield Finding(
                place,
                f"Ngày {day_label(earliest)} còn ở phía trước (hôm nay là {day_label(case.on)}).",
                "Chỉ ghi việc đã có; việc dự kiến để ở phần đăng ký.",
            )


def _units(entry: Entry) -> Iterator[tuple[Place, Unit]]:
    yield ("unit",), entry.unit
    if isinstance(entry, Collective):
        for index, unit in enumerate(entry.members):
            yield ("members", index), unit
    if isinstance(entry, Adoption) and entry.paired_with:
        yield ("paired_with",), entry.paired_with


def provinces_exist(case: Case) -> Iterator[Finding]:
    """A province is one of the 34 of today or the 63 of before, and existed at the entry's time (R1)."""
    for place, unit in _units(case.entry):
        named = case.reference.province_named(unit.province)
        where = (*place, "province")
        if named is None:
            near = nearest(unit.province, case.reference.province_names())
            hint = f"Có phải ý bạn là “{near}”?" if near else "Ghi tên tỉnh, thành phố, cũ hoặc mới."
            yield Finding(where, f"Không có tỉnh, thành phố nào tên {quoted(unit.province)}.", hint)
            continue
        span = named_when(case.entry, unit)
        if span and named.lasted_until and span[0] > named.lasted_until:
            yield Finding(
                where,
                f"{quoted(unit.province)} không còn là tên tỉnh sau ngày {day_label(named.lasted_until)}.",
                f"Nay là {named.province.name}. Nếu việc này có từ trước, ghi “as_of” là năm đó.",
            )
        if span and named.began and span[1] < named.began:
            old = named.province.old[0].name
            yield Finding(
                where,
                f"{quoted(unit.province)} chỉ là tên tỉnh, thành phố từ ngày {day_label(named.began)}.",
                f"Lúc ấy là {old}.",
            )


def districts_are_of_the_past(case: Case) -> Iterator[Finding]:
    """There is no district after 30/6/2025 (R1, NQ 60-NQ/TW): communes took over."""
    for place, unit in _units(case.entry):
        span = named_when(case.entry, unit)
        if unit.district and span and span[0] >= DISTRICTS_ENDED:
            yield Finding(
                (*place, "district"),
                f"Từ 1/7/2025 không còn cấp huyện, mà mục này là của {day_label(span[0])} trở đi.",
                "Ghi xã, phường ở “commune” và bỏ dòng này.",
            )


def folder_is_todays_province(case: Case) -> Iterator[Finding]:
    """An entry lies in the folder of today's province, so that its reviewers find it (DESIGN §2)."""
    named = case.reference.province_named(case.entry.unit.province)
    if named and named.province.slug != case.province:
        yield Finding(
            ("unit", "province"),
            f"Mục này nay thuộc {named.province.name}, mà nằm trong thư mục “{case.province}”.",
            f"Chuyển thư mục của mục này sang “{named.province.slug}”.",
        )


_SHOWN = ("evidence", "sources")
CLAIMS: Mapping[type[Entry], tuple[str, tuple[str, ...]]] = {
    Innovation: ("result", (*_SHOWN, "products")),
    Tip: ("indicators", (*_SHOWN, "products")),
    Individual: ("achievements", _SHOWN),
    Collective: ("achievements", _SHOWN),
    Adoption: ("indicators", _SHOWN),
}
"""What claims a result in an entry of a kind, and what can show it."""

NO_EVIDENCE = (
    "Có kết quả mà chưa có minh chứng nào.",
    "Thêm “evidence:” (đường dẫn, tệp PDF hoặc ảnh) hoặc “products:”.",
)
"""What is said where nothing shows a result."""


def results_have_evidence(case: Case) -> Iterator[Finding]:
    """A claimed result comes with evidence or a product (S1-15, S3-4, S3-9 c)."""
    entry = case.entry
    if type(entry) not in CLAIMS:
        return
    claim, shown = CLAIMS[type(entry)]
    if getattr(entry, claim) and not any(getattr(entry, key) for key in shown):
        yield Finding((claim,), *NO_EVIDENCE)


def recognitions_name_their_giver(case: Case) -> Iterator[Finding]:
    """A recognition names the body that gave it, and when (S0-29): praise without a giver cannot be checked.

    A compiled entry may lack the date (the page then says “chưa rõ”), never the body and a source.
    """
    entry = case.entry
    compiled = entry.origin is Origin.COMPILED
    for index, given in enumerate(entry.recognitions):
        place: Place = ("recognitions", index)
        if given.body is None:
            yield Finding(place, "Khen thưởng thiếu cơ quan khen.", "Thêm “body:” là cơ quan ra quyết định.")
        if given.on is None and not compiled and given.status is RecognitionStatus.GRANTED:
            yield Finding(place, "Khen thưởng thiếu ngày.", "Thêm “on:” là ngày hoặc năm của quyết định.")
        if compiled and not (given.url or entry.sources):
            yield Finding(place, "Khen thưởng sưu tầm thiếu nguồn.", "Thêm “url:” của nguồn.")


def compiled_entries_have_sources(case: Case) -> Iterator[Finding]:
    """What the unit has not confirmed rests on sources anyone can open, and on a date of looking (S3-4)."""
    entry = case.entry
    if entry.origin is not Origin.COMPILED:
        return
    if not entry.sources:
        yield Finding(
            ("origin",), "Mục sưu tầm mà không có nguồn.", "Thêm “sources:” với đường dẫn công khai."
        )
    if entry.verified_on is None:
        yield Finding(
            ("origin",), "Mục sưu tầm thiếu ngày kiểm chứng.", "Thêm “verified_on:” là ngày đã mở xem nguồn."
        )


def tests_can_be_seen(case: Case) -> Iterator[Finding]:
    """Evidence and products can be seen: each has a link or a file (S3-9 c)."""
    entry = case.entry
    for index, evidence in enumerate(entry.evidence):
        if evidence.url is None and evidence.file is None:
            yield Finding(
                ("evidence", index), "Minh chứng không có đường dẫn hay tệp kèm.", "Thêm “url:” hoặc “file:”."
            )
    products = entry.products if isinstance(entry, Innovation | Tip) else ()
    for index, product in enumerate(products):
        if entry.origin is Origin.SUBMITTED and product.url is None and product.file is None:
            yield note(
                ("products", index),
                "Sản phẩm chưa xem được.",
                "Thêm “url:” hoặc “file:” để trường khác dùng lại.",
            )


_FORM_ONE = ("task", "situation", "objectives", "expected", "trial", "steps", "spread")


def registrations_are_complete(case: Case) -> Iterator[Finding]:
    """A submitted registration fills the nine items of Mẫu số 1 (S0-41 … S0-49)."""
    entry = case.entry
    if not isinstance(entry, Innovation) or entry.origin is not Origin.SUBMITTED:
        return
    fields = type(entry.plan).model_fields
    for name in _FORM_ONE:
        if not getattr(entry.plan, name):
            extra = fields[name].json_schema_extra
            form = extra.get("form", "") if isinstance(extra, dict) else ""
            yield note(
                ("plan",), f"Chưa có “{fields[name].title}” ({form}).", f"Thêm “{name}:” trong “plan:”."
            )


def words_to_be_found_by(case: Case) -> Iterator[Finding]:
    """An entry says what it is about, so that a teacher with that trouble finds it (S0-43)."""
    entry = case.entry
    if isinstance(entry, Innovation | Tip) and not entry.areas:
        yield note((), "Chưa ghi lĩnh vực đổi mới.", "Thêm “areas:” để người khác tìm thấy.")
    if isinstance(entry, Innovation | Tip | Individual) and not entry.levels:
        yield note((), "Chưa ghi cấp học.", "Thêm “levels:” để người khác tìm thấy.")


def reviews_are_due(case: Case) -> Iterator[Finding]:
    """An entry is looked at again in time, else its evidence no longer counts (R4)."""
    due = case.entry.review_by
    if due is None:
        yield note((), "Chưa ghi hạn xem lại.", "Thêm “review_by:”, thường là một năm sau ngày kiểm chứng.")
        return
    if due < case.on:
        yield note(
            ("review_by",),
            f"Đã quá hạn xem lại ({day_label(due)}).",
            "Hỏi đơn vị, sửa mục, ghi “verified_on” và “review_by” mới.",
        )
    elif due - case.on <= REVIEW_COMING:
        yield note(
            ("review_by",), f"Sắp đến hạn xem lại ({day_label(due)}).", "Hỏi đơn vị xem còn đúng không."
        )


RULES = (
    dates_run_forward,
    nothing_from_the_future,
    provinces_exist,
    districts_are_of_the_past,
    folder_is_todays_province,
    results_have_evidence,
    recognitions_name_their_giver,
    compiled_entries_have_sources,
    tests_can_be_seen,
    registrations_are_complete,
    words_to_be_found_by,
    reviews_are_due,
)
