"""Rules about the public files of selection rounds: what they name exists, dates and quotas can be kept."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from kho.check.rules.across import missing
from kho.check.rules.case import Writing
from kho.check.rules.privacy import no_contact_of_persons
from kho.model.leaves import references
from kho.model.messages import missing_field
from kho.model.selection import Outcome, Quota, Round
from kho.store.catalog import Catalog
from kho.store.round_files import RULES as RULES_FILE
from kho.store.round_files import FiledRound, route
from kho.words.problem import Finding, Problem, quoted
from kho.words.rule import asks
from kho.words.terms import Level, QuotaPer, Tier
from kho.words.text import SLUG_PATTERN, fold, nearest
from kho.words.when import DISTRICTS_ENDED

Placed = tuple[str, Finding]
"""The file of the round, without `.yml`, and the finding."""

Rule = Callable[[FiledRound, Catalog], Iterator[Placed]]


def problems(catalog: Catalog) -> Iterator[Problem]:
    """Every problem of every round."""
    for round_ in catalog.rounds.values():
        for rule in RULES:
            for file, finding in rule(round_, catalog):
                yield round_.sources[file].problem(finding)


@asks("Tên thư mục của đợt xét là địa chỉ mãi mãi: chữ thường không dấu, số, gạch nối.")
def address_is_a_slug(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """The folder's name is the address of the page for ever."""
    if re.match(SLUG_PATTERN, round_.slug) is None:
        yield (
            RULES_FILE,
            Finding(
                (),
                f"Tên thư mục {quoted(round_.slug)} không phải một mã.",
                "Chữ thường không dấu, số, dấu gạch nối.",
            ),
        )


@asks("Phong trào, văn bản, giải thưởng, tỉnh mà đợt xét nhắc đến phải có trong kho.")
def words_exist(round_: FiledRound, catalog: Catalog) -> Iterator[Placed]:
    """Movements, documents and awards that a round names exist (S0-2)."""
    kinds = {filed.slug: filed.entry.kind for filed in catalog.filed}
    for place, ref in references(round_.round):
        if wrong := missing(ref, catalog.reference, kinds):
            yield RULES_FILE, Finding(place, *wrong)
    host = round_.round.host
    if host.province is None:
        place = ("host", "province")
        yield RULES_FILE, Finding(place[:1], missing_field(Round, place), "Thêm dòng “province: …”.")
    elif catalog.reference.province_named(host.province) is None:
        near = nearest(host.province, catalog.reference.province_names())
        hint = f"Có phải ý bạn là “{near}”?" if near else "Ghi tên tỉnh, thành phố, cũ hay mới."
        yield (
            RULES_FILE,
            Finding(("host", "province"), f"Không có tỉnh nào tên {quoted(host.province)}.", hint),
        )


@asks("Xét theo tiêu chí nào thì công bố trước khi xét.")
def criteria_are_public(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """What a round decides by is public before it decides: criteria, a rubric, a page or a document (S1-7, S0-27)."""
    rules = round_.round
    if not (rules.criteria or rules.rubric or rules.criteria_url or rules.documents):
        yield (
            RULES_FILE,
            Finding(
                (),
                "Chưa nói xét theo tiêu chí nào.",
                "Ghi “criteria”, “criteria_url”, “rubric” hoặc “documents”.",
            ),
        )


@asks("Các vòng có mã riêng, xếp từ dưới lên theo ngày, bắt đầu trước khi kết thúc.")
def stages_follow_one_another(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """Stages have names of their own, end after they begin, and none ends before the one below it (S2-22, S2-13)."""
    stages = round_.round.stages
    for index, stage in enumerate(stages):
        if stage.slug == RULES_FILE or stage.slug in {one.slug for one in stages[:index]}:
            yield (
                RULES_FILE,
                Finding(("stages", index, "slug"), f"Mã vòng {quoted(stage.slug)} đã dùng.", "Đặt mã khác."),
            )
        if stage.closes < stage.opens:
            yield (
                RULES_FILE,
                Finding(
                    ("stages", index, "closes"), "Ngày kết thúc trước ngày bắt đầu.", "Xem lại hai ngày."
                ),
            )
        if index and stage.opens < stages[index - 1].opens:
            yield (
                RULES_FILE,
                Finding(
                    ("stages", index, "opens"),
                    "Vòng trên bắt đầu trước vòng dưới.",
                    "Xếp các vòng từ dưới lên, theo ngày.",
                ),
            )


@asks("Từ 1/7/2025 không còn vòng cấp huyện.")
def no_district_after_its_end(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """There is no district stage from 1/7/2025 on: xã, phường, then Sở (R1)."""
    for index, stage in enumerate(round_.round.stages):
        if stage.tier is Tier.DISTRICT and stage.closes >= DISTRICTS_ENDED:
            yield (
                RULES_FILE,
                Finding(
                    ("stages", index, "tier"),
                    "Từ 1/7/2025 không còn cấp huyện.",
                    "Dùng cấp xã (xa) hoặc sở (so).",
                ),
            )


@asks("Chỉ tiêu nói số lượng, và số ít nhất không lớn hơn số nhiều nhất.")
def quotas_can_be_kept(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """A quota says how many, and its least is not above its most; nor above what the whole round may choose (R5)."""
    for index, stage in enumerate(round_.round.stages):
        whole = min(
            (one.most for one in stage.quotas if one.per is QuotaPer.ROUND and one.most is not None),
            default=None,
        )
        for number, quota in enumerate(stage.quotas):
            place = ("stages", index, "quotas", number)
            if quota.least is None and quota.most is None:
                yield (
                    RULES_FILE,
                    Finding(place, "Chỉ tiêu chưa có số nào.", "Ghi “least”, “most” hoặc cả hai."),
                )
            if quota.least is not None and quota.most is not None and quota.least > quota.most:
                yield RULES_FILE, Finding(place, "Số ít nhất lớn hơn số nhiều nhất.", "Xem lại hai số.")
            if whole is not None and quota.per is not QuotaPer.ROUND and (quota.least or 0) > whole:
                yield (
                    RULES_FILE,
                    Finding(place, f"Ít nhất {quota.least} mà cả đợt chỉ được {whole}.", "Xem lại hai số."),
                )


@asks("Cấp học được đề cử thì phải có vòng xét.")
def every_level_has_a_way(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """A level that may be nominated is decided on somewhere (S0-32)."""
    for level in round_.round.nominees.levels or Level:
        if not route(round_.round, level) and round_.round.nominees.levels:
            yield (
                RULES_FILE,
                Finding(
                    ("nominees", "levels"),
                    f"Không vòng nào xét cấp {level.label}.",
                    "Thêm cấp ấy vào một vòng.",
                ),
            )


@asks("Đợt xét không công bố số điện thoại, thư điện tử, số giấy tờ, ngày sinh của ai.")
def no_contacts(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """No phone number, e-mail, ID or birth date in what a round publishes (S3-18)."""
    for file, record in ((RULES_FILE, round_.round), *round_.outcomes.items()):
        for finding in no_contact_of_persons(Writing(record)):
            yield file, finding


@asks("Kết quả thuộc một vòng của đợt, các mục có trong kho, các con số khớp nhau.")
def outcomes_belong(round_: FiledRound, catalog: Catalog) -> Iterator[Placed]:
    """An outcome is of a stage of the round, its entries are in the store, and its numbers add up."""
    stages = {stage.slug: stage for stage in round_.round.stages}
    for file, outcome in round_.outcomes.items():
        if file not in stages:
            yield (
                file,
                Finding(
                    (), f"Đợt này không có vòng nào mã {quoted(file)}.", f"Các vòng: {', '.join(stages)}"
                ),
            )
            continue
        yield from ((file, finding) for finding in _numbers(outcome))
        for index, one in enumerate(outcome.chosen):
            if catalog.withdrawn.holds(one.entry):
                yield (
                    file,
                    Finding(
                        ("chosen", index, "entry"),
                        "Mục này đã gỡ mà kết quả còn giữ.",
                        "Lấy lại bản trước khi gỡ rồi chạy “kho withdraw”.",
                    ),
                )
            elif one.entry not in catalog.by_slug:
                yield (
                    file,
                    Finding(
                        ("chosen", index, "entry"),
                        f"Không có mục nào mang mã {quoted(one.entry)}.",
                        "Ghi đúng tên thư mục của mục ấy.",
                    ),
                )
            elif stages[file] not in route(round_.round, one.level):
                yield (
                    file,
                    Finding(
                        ("chosen", index, "level"),
                        f"Vòng này không xét cấp {one.level.label}.",
                        "Xem “levels” của vòng trong round.yml.",
                    ),
                )


def _numbers(outcome: Outcome) -> Iterator[Finding]:
    counts = outcome.counts
    listed = len(outcome.chosen) + len(outcome.removed)
    if counts.chosen != listed:
        yield Finding(
            ("counts", "chosen"),
            f"Ghi {counts.chosen} mà danh sách có {listed}.",
            "Sửa cho khớp.",
        )
    if counts.considered < counts.chosen or counts.nominated < counts.considered:
        yield Finding(
            ("counts",), "Số được chọn, được xét, được đề cử không khớp nhau.", "Chọn ≤ xét ≤ đề cử."
        )
    if outcome.published_on < outcome.held_on:
        yield Finding(("published_on",), "Công bố trước ngày xét.", "Xem lại hai ngày.")
    twice = [slug for slug, times in Counter(one.entry for one in outcome.chosen).items() if times > 1]
    if twice:
        yield Finding(("chosen",), f"Mục {quoted(twice[0])} được chọn hai lần.", "Xoá một lần.")


@asks("Số mục được công bố là được chọn không vượt chỉ tiêu.")
def published_choices_keep_the_quotas(round_: FiledRound, catalog: Catalog) -> Iterator[Placed]:
    """The most that a stage may choose holds for what is published, also after an edit by hand (S2-22)."""
    for index, stage in enumerate(round_.round.stages):
        outcome = round_.outcomes.get(stage.slug)
        for quota in stage.quotas if outcome else ():
            if outcome and (over := _over(outcome, quota, catalog)):
                yield (
                    stage.slug,
                    Finding(
                        ("chosen",),
                        f"{over[1]} mục được chọn; {quota.per.label} nhiều nhất {quota.most}.",
                        f"Xem chỉ tiêu của vòng {index + 1} trong round.yml.",
                    ),
                )


def _over(outcome: Outcome, quota: Quota, catalog: Catalog) -> tuple[object, int] | None:
    """The first group with more chosen than *quota* allows. Of teams nothing is public."""
    if quota.most is None or quota.per is QuotaPer.TEAM:
        return None
    groups: Counter[object] = Counter()
    for one in outcome.chosen:
        filed = catalog.by_slug.get(one.entry)
        if quota.per is QuotaPer.LEVEL:
            groups[one.level] += 1
        elif quota.per is QuotaPer.ROUND:
            groups[None] += 1
        elif filed:
            groups[catalog.reference.unit_key(filed.entry.unit)] += 1
    return next(((group, times) for group, times in groups.items() if times > quota.most), None)


@asks("Vòng trên chỉ chọn điều vòng dưới đã chọn.")
def chosen_once_below(round_: FiledRound, _catalog: Catalog) -> Iterator[Placed]:
    """What a stage chose was chosen by the stage below it on its way, where that one is published (S2-22)."""
    for file, outcome in round_.outcomes.items():
        for index, one in enumerate(outcome.chosen):
            way = [stage.slug for stage in route(round_.round, one.level)]
            below = way[way.index(file) - 1] if file in way and way.index(file) else ""
            if below in round_.outcomes and one.entry not in {
                it.entry for it in round_.outcomes[below].chosen
            }:
                yield (
                    file,
                    Finding(
                        ("chosen", index, "entry"),
                        f"Vòng “{below}” không chọn mục này.",
                        "Xem lại kết quả hai vòng.",
                    ),
                )


@asks("Hai đợt xét không có chung một địa chỉ.")
def one_address_once(round_: FiledRound, catalog: Catalog) -> Iterator[Placed]:
    """Two rounds do not have one address after folding."""
    same = [slug for slug in catalog.rounds if fold(slug) == fold(round_.slug) and slug < round_.slug]
    if same:
        yield RULES_FILE, Finding((), f"Địa chỉ trùng với đợt {quoted(same[0])}.", "Đổi tên thư mục.")


RULES: tuple[Rule, ...] = (
    address_is_a_slug,
    one_address_once,
    words_exist,
    criteria_are_public,
    stages_follow_one_another,
    no_district_after_its_end,
    quotas_can_be_kept,
    every_level_has_a_way,
    no_contacts,
    outcomes_belong,
    published_choices_keep_the_quotas,
    chosen_once_below,
)
