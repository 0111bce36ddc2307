"""Rules about one entry: its dates, its proof, its completeness."""

from collections.abc import Iterator
from datetime import date, timedelta

from kho.check.rules.case import Case
from kho.model import Adoption, Entry, Group, Innovation
from kho.words.problem import Finding, Place, note
from kho.words.rule import asks
from kho.words.terms import Origin, RecognitionStatus
from kho.words.when import PartialDate, certainly_before, day_label

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


@asks("Ngày tháng không chạy ngược: việc sau không được ghi trước việc trước.")
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


@asks("Điều kể là đã làm thì phải đã làm, nên ngày của nó không ở phía trước.")
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


SHOWN_BY = ("evidence", "sources", "products")
"""The fields of which one shows what an entry claims, where its kind has them."""

NO_EVIDENCE = (
    "Có kết quả mà chưa có minh chứng nào.",
    "Thêm “evidence:” (đường dẫn, tệp PDF hoặc ảnh) hoặc “products:”.",
)
"""What is said where nothing shows a result."""


@asks("Đã kể kết quả thì phải có minh chứng hoặc sản phẩm để người khác mở xem.")
def results_have_evidence(case: Case) -> Iterator[Finding]:
    """A claimed result comes with evidence or a product (S1-15, S3-4, S3-9 c)."""
    entry = case.entry
    if entry.claims and getattr(entry, entry.claims) and not any(getattr(entry, key, ()) for key in SHOWN_BY):
        yield Finding((entry.claims,), *NO_EVIDENCE)


@asks("Khen thưởng phải ghi cơ quan khen và ngày, hoặc nguồn nếu là mục sưu tầm.")
def recognitions_name_their_giver(case: Case) -> Iterator[Finding]:
    """A recognition names the body that gave it, and when (S0-29): praise without a giver cannot be checked.

    A compiled entry may lack the date (the page then says “chưa rõ”), never the body and a source.
    """
    entry = case.entry
    compiled = entry.origin is Origin.COMPILED
    for index, given in enumerate(entry.recognitions):
        place: Place = ("recognitions", index)
        if given.body is None:
            yield Finding(
                place,
                "Khen thưởng thiếu cơ quan khen.",
                "Thêm “body:” là cơ quan ra quyết định.",
                of_file=True,
            )
        if given.on is None and not compiled and given.status is RecognitionStatus.GRANTED:
            yield Finding(
                place, "Khen thưởng thiếu ngày.", "Thêm “on:” là ngày hoặc năm của quyết định.", of_file=True
            )
        if compiled and not (given.url or entry.sources):
            yield Finding(place, "Khen thưởng sưu tầm thiếu nguồn.", "Thêm “url:” của nguồn.", of_file=True)


@asks("Mục sưu tầm phải có nguồn công khai và ngày đã mở xem nguồn.")
def compiled_entries_have_sources(case: Case) -> Iterator[Finding]:
    """What the unit has not confirmed rests on sources anyone can open, and on a date of looking (S3-4)."""
    entry = case.entry
    if entry.origin is not Origin.COMPILED:
        return
    if not entry.sources:
        yield Finding(
            ("origin",),
            "Mục sưu tầm mà không có nguồn.",
            "Thêm “sources:” với đường dẫn công khai.",
            of_file=True,
        )
    if entry.verified_on is None:
        yield Finding(
            ("origin",),
            "Mục sưu tầm thiếu ngày kiểm chứng.",
            "Thêm “verified_on:” là ngày đã mở xem nguồn.",
            of_file=True,
        )


@asks("Minh chứng và sản phẩm phải mở xem được: có đường dẫn hoặc tệp kèm.")
def tests_can_be_seen(case: Case) -> Iterator[Finding]:
    """Evidence and products can be seen: each has a link or a file (S3-9 c)."""
    entry = case.entry
    for index, evidence in enumerate(entry.evidence):
        if evidence.url is None and evidence.file is None:
            yield Finding(
                ("evidence", index),
                "Minh chứng không có đường dẫn hay tệp kèm.",
                "Thêm “url:” hoặc “file:”.",
                of_file=True,
            )
    for index, product in enumerate(entry.made):
        if entry.origin is Origin.SUBMITTED and product.url is None and product.file is None:
            yield note(
                ("products", index),
                "Sản phẩm chưa xem được.",
                "Thêm “url:” hoặc “file:” để trường khác dùng lại.",
            )


_FORM_ONE = ("task", "situation", "objectives", "expected", "trial", "steps", "spread")


@asks("Bản đăng ký nên điền đủ chín mục của Mẫu số 1.")
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


@asks("Mục nên ghi lĩnh vực và cấp học, để người cần tìm thấy.")
def words_to_be_found_by(case: Case) -> Iterator[Finding]:
    """An entry says what it is about, so that a teacher with that trouble finds it (S0-43)."""
    entry = case.entry
    if entry.followable and not entry.areas:
        yield note((), "Chưa ghi lĩnh vực đổi mới.", "Thêm “areas:” để người khác tìm thấy.")
    if (entry.followable or entry.person_role) and not entry.levels:
        yield note((), "Chưa ghi cấp học.", "Thêm “levels:” để người khác tìm thấy.")


@asks("Mỗi mục có hạn xem lại; quá hạn thì hỏi đơn vị xem còn đúng không.")
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
    results_have_evidence,
    recognitions_name_their_giver,
    compiled_entries_have_sources,
    tests_can_be_seen,
    registrations_are_complete,
    words_to_be_found_by,
    reviews_are_due,
)
