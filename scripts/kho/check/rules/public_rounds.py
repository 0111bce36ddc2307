"""Rules about the public files of selection rounds: what they name exists, dates and quotas can be kept."""

import re
from collections.abc import Iterator

from kho.check.rules import outcomes
from kho.check.rules.across import kinds_of, missing
from kho.check.rules.case import Writing
from kho.check.rules.outcomes import Placed, Rule
from kho.check.rules.privacy import no_contact_of_persons
from kho.model.leaves import references
from kho.model.messages import missing_field
from kho.model.selection import Round
from kho.store.catalog import Catalog
from kho.store.round_files import RULES as RULES_FILE
from kho.store.round_files import FiledRound, route
from kho.words.problem import Finding, Problem, quoted
from kho.words.rule import asks
from kho.words.terms import Level, QuotaPer, Tier
from kho.words.text import SLUG_PATTERN, fold, nearest
from kho.words.when import DISTRICTS_ENDED


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
    kinds = kinds_of(catalog)
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
    *outcomes.RULES,
)
