"""Rules about what a stage of a round published: of its stage, from the store, within the quotas, chosen below too."""

from collections import Counter
from collections.abc import Callable, Iterator

from kho.model.selection import Outcome, Quota
from kho.store.catalog import Catalog
from kho.store.round_files import FiledRound, route
from kho.words.problem import Finding, quoted
from kho.words.rule import asks
from kho.words.terms import QuotaPer

Placed = tuple[str, Finding]
"""The file of the round, without `.yml`, and the finding."""

Rule = Callable[[FiledRound, Catalog], Iterator[Placed]]


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
            elif one.entry not in catalog.by_slug.keys() | catalog.unread:
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


RULES: tuple[Rule, ...] = (outcomes_belong, published_choices_keep_the_quotas, chosen_once_below)
