"""Rules about the issues of the showcase: published ones stay what they were, drafts show what may be shown (S3-15)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kho.check.rules import across, privacy, wording
from kho.check.rules.case import Writing
from kho.derived.issue.eligible import lacks
from kho.model.showcase import Choice, Draft
from kho.model.values import Strict
from kho.store.catalog import Catalog, Filed
from kho.store.issue_seal import digest
from kho.store.issues import COMPILED, Edition, Issues
from kho.words.problem import Finding, Place, Severity, quoted
from kho.words.rule import asks
from kho.words.text import fold

Placed = tuple[str, Finding]
"""The slug of the issue a finding is about, and the finding."""


def findings(catalog: Catalog, on: date) -> Iterator[Placed]:
    """What is wrong with the issues; what a draft lacks stops nothing before it is to be published."""
    for edition in catalog.issues.editions:
        for finding in (
            *published_issues_stay(edition),
            *quarters_bear_numbers(edition),
            *issues_show_what_is_there(edition, catalog),
        ):
            yield edition.slug, finding
    yield from numbers_rise(catalog.issues)
    for edition in catalog.issues.editions:
        yield from (
            (edition.slug, finding) for finding in _words(edition.published) if finding.place[0] == "errata"
        )
    for slug, draft in catalog.issues.drafts.items():
        yield from ((slug, finding) for finding in _words(draft))
        for finding in drafts_can_be_published(slug, catalog, on):
            yield slug, replace(finding, severity=Severity.NOTE)


@asks("Số bản tin đã phát hành thì giữ nguyên; chỗ sai ghi ở đính chính.")
def published_issues_stay(edition: Edition) -> Iterator[Finding]:
    """A published issue is what was published; whatever is wrong in it is said in an erratum."""
    if digest(edition.issue) != edition.published.sha256:
        yield Finding(
            ("sha256",),
            "Nội dung số này không còn đúng như lúc phát hành.",
            "Trả phần “issue” về như cũ; điều cần sửa thì ghi vào “errata”.",
        )


@asks("Số của quý có số thứ tự từ 1; số sưu tầm không đánh số.")
def quarters_bear_numbers(edition: Edition) -> Iterator[Finding]:
    """A quarter's issue bears a number from 1 up; the compiled one bears none."""
    if edition.quarter is None and edition.issue.number is not None:
        yield Finding(("issue", "number"), "Số sưu tầm không đánh số.", "Bỏ dòng này.")
    if edition.quarter and not edition.issue.number:
        yield Finding(("issue",), "Số của quý phải có số thứ tự.", "Phát hành bằng “kho showcase publish”.")


@asks("Số thứ tự tăng theo quý và không dùng lại.")
def numbers_rise(issues: Issues) -> Iterator[Placed]:
    """Numbers are those of the quarters in their order, none twice: a reader counts on them."""
    numbered = sorted((one for one in issues.editions if one.quarter), key=lambda one: one.slug)
    for before, after in pairwise(numbered):
        if (after.issue.number or 0) <= (before.issue.number or 0):
            yield (
                after.slug,
                Finding(
                    ("issue", "number"),
                    f"Số {after.issue.number} không đứng sau số {before.issue.number} của {before.slug}.",
                    "Số thứ tự tăng theo quý và không dùng lại.",
                ),
            )


@asks("Số bản tin không giữ điều gì của mục đã gỡ; mục khác thì còn trang.")
def issues_show_what_is_there(edition: Edition, catalog: Catalog) -> Iterator[Finding]:
    """Nothing of a withdrawn entry stays in an issue, and every other entry it shows has its page (DESIGN §3)."""
    for index, pick in enumerate(edition.issue.picks):
        place = ("issue", "picks", index)
        for slug, at in [(pick.slug, place)] + [
            (one.slug, (*place, "followers", order)) for order, one in enumerate(pick.followers)
        ]:
            if slug is None or slug in catalog.by_slug.keys() | catalog.unread:
                continue
            if catalog.withdrawn.holds(slug):
                yield Finding(
                    at,
                    "Mục này đã gỡ mà số bản tin còn giữ nội dung.",
                    "Lấy lại bản trước khi gỡ rồi chạy “kho withdraw”.",
                )
            else:
                yield Finding(
                    at, f"Không còn mục “{slug}” mà số này dẫn tới.", "Gỡ mục thì dùng “kho withdraw”."
                )


def _words(record: Strict) -> Iterator[Finding]:
    """What editors write is as public as entries are: no contacts, no pupils' names, no HTML (SAFETY E3, S3-18)."""
    for rule in (
        privacy.no_contact_of_persons,
        privacy.no_names_of_pupils,
        wording.no_html,
        wording.links_are_web_addresses,
        wording.one_script_a_word,
    ):
        yield from rule(Writing(record))


@asks("Bản nháp chỉ phát hành được khi đủ lời và mọi mục đã chọn đều được phép đăng.")
def drafts_can_be_published(slug: str, catalog: Catalog, on: date) -> Iterator[Finding]:
    """What keeps the draft *slug* from being published on the day *on*."""
    draft = catalog.issues.drafts[slug]
    if draft.note is None:
        yield Finding((), "Số này chưa có lời người biên tập.", "Thêm “note:” với vài câu.")
    before = catalog.issues.shown_before(slug)
    seen: set[str] = set()
    for index, choice in enumerate(draft.picks):
        place = ("picks", index, "entry")
        if choice.entry in seen:
            yield Finding(place, "Mục này đã chọn ở trên.", "Bỏ một trong hai.")
        seen.add(choice.entry)
        if choice.why is None:
            yield Finding(("picks", index), "Chưa nói vì sao chọn mục này.", "Thêm “why:” với một hai câu.")
        if slug != COMPILED and choice.entry in before:
            yield Finding(
                place, f"Mục này đã đăng ở {before[choice.entry]}.", "Nhường chỗ cho mục chưa đăng."
            )
        yield from _choosable(place, choice, slug, catalog, on)
    yield from names_stay_apart(draft, catalog)


def _choosable(place: Place, choice: Choice, slug: str, catalog: Catalog, on: date) -> Iterator[Finding]:
    """An entry that is there, and may stand in the issue (S3-15)."""
    kinds = across.kinds_of(catalog)
    if wrong := across.missing(choice.entry, catalog.reference, kinds, catalog.withdrawn):
        yield Finding(place, *wrong)
        return
    filed = catalog.by_slug.get(choice.entry)
    if filed is None:  # it is there and cannot be read: its own findings tell
        return
    for lack in lacks(filed, catalog, on, compiled=slug == COMPILED):
        yield Finding(place, lack.says, lack.advice)


@asks("Chỉ phần nói về chính một mục mới nêu tên mục ấy, để gỡ mục là gỡ được hết.")
def names_stay_apart(draft: Draft, catalog: Catalog) -> Iterator[Finding]:
    """Only an entry's own part of an issue names it or its people: then a withdrawal takes all of it (DESIGN §3)."""
    chosen = [catalog.by_slug[one.entry] for one in draft.picks if one.entry in catalog.by_slug]
    said: list[tuple[Place, str, str]] = [
        ((key,), text or "", "")
        for key, text in (("title", draft.title), ("note", draft.note), ("calendar", draft.calendar))
    ]
    said += [(("picks", n, "why"), one.why or "", one.entry) for n, one in enumerate(draft.picks)]
    for place, text, own in said:
        folded = fold(text)
        told = catalog.by_slug.get(own)
        own_names = {fold(name) for name in _named(told)} if told else set()
        for name in sorted({name for one in chosen if one.slug != own for name in _named(one)}):
            if fold(name) in folded and fold(name) not in own_names:
                yield Finding(
                    place,
                    f"Chỗ này nêu {quoted(name)} của một mục khác: gỡ mục ấy thì chỗ này không gỡ theo được.",
                    "Nói ở lời “vì sao chọn” của chính mục ấy.",
                )


def _named(filed: Filed) -> tuple[str, ...]:
    """What an entry and its people are called."""
    entry = filed.entry
    authors = (one.name for one in entry.makers) if entry.followable else ()
    return (filed.name, entry.unit.name, *authors)
