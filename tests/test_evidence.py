"""The evidence level: five cumulative steps, what each rests on, what takes it away (S1-9, S1-15, S3-4)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import (
    Plain,
    adoption,
    appraisal,
    catalog,
    collective,
    evidence,
    filed,
    group,
    indicator,
    individual,
    innovation,
    product,
    recognition,
    result,
    source,
    tip,
)
from kho.derived.evidence import Gap, Level, Standing, standing
from kho.model import Adoption, Entry
from kho.store.catalog import Filed
from kho.store.dead_links import dead_links

ON = date(2026, 6, 30)
URL = "https://truong-bia.example/danh-muc"

SEEN: Plain = {"products": [product()]}
MEASURED: Plain = {**SEEN, "result": result(indicator())}
APPRAISED: Plain = {**MEASURED, "appraisals": [appraisal()]}


def of(entry: Entry, *others: Filed, on: date = ON, dead: tuple[str, ...] = ()) -> tuple[Level, Gap]:
    """The level of *entry* and what keeps it from the next, in a catalogue with *others*."""
    found = standing_of(entry, *others, on=on, dead=dead)
    return found.level, found.gap


def standing_of(entry: Entry, *others: Filed, on: date = ON, dead: tuple[str, ...] = ()) -> Standing:
    one = filed(entry)
    return standing(one, catalog(one, *others, dead=dead), on)


def follower(**changes: object) -> Filed:
    """Another school's adoption of `goc-doc-bia`."""
    return filed(adoption(**changes), "lam-theo")


@pytest.mark.parametrize(
    ("entry", "level", "gap"),
    [
        # 0: only told
        ({}, Level.TOLD, Gap.NOTHING_TO_SEE),
        ({"products": [product(url=None)]}, Level.TOLD, Gap.NOTHING_TO_SEE),
        ({"also_published": [URL]}, Level.TOLD, Gap.NOTHING_TO_SEE),
        ({"recognitions": [recognition(url=URL)]}, Level.TOLD, Gap.NOTHING_TO_SEE),
        # 1: a product, a piece of evidence or a source that anyone can open
        (SEEN, Level.SHOWN, Gap.NO_FIGURES),
        ({"products": [product(url=None), product()]}, Level.SHOWN, Gap.NO_FIGURES),
        ({"products": [product(url=None, file="ke-sach.pdf")]}, Level.SHOWN, Gap.NO_FIGURES),
        ({"evidence": [evidence()]}, Level.SHOWN, Gap.NO_FIGURES),
        ({"evidence": [evidence(url=None, file="bien-ban.pdf")]}, Level.SHOWN, Gap.NO_FIGURES),
        ({"sources": [source()]}, Level.SHOWN, Gap.NO_FIGURES),
        ({**SEEN, "result": result()}, Level.SHOWN, Gap.NO_FIGURES),
        # not yet 2: half a figure
        ({**SEEN, "result": result(indicator(before=None))}, Level.SHOWN, Gap.NO_BEFORE),
        ({**SEEN, "result": result(indicator(sample=None))}, Level.SHOWN, Gap.NO_SAMPLE_OR_METHOD),
        ({**SEEN, "result": result(indicator(method=None))}, Level.SHOWN, Gap.NO_SAMPLE_OR_METHOD),
        # 2: before and after, with sample and method
        (MEASURED, Level.MEASURED, Gap.NOT_APPRAISED),
        ({**SEEN, "result": result(indicator(before="0", after="1"))}, Level.MEASURED, Gap.NOT_APPRAISED),
        ({**SEEN, "result": result(indicator(before=None), indicator())}, Level.MEASURED, Gap.NOT_APPRAISED),
        ({**MEASURED, "recognitions": [recognition()]}, Level.MEASURED, Gap.NOT_APPRAISED),
        # not yet 3: no paper, or not good enough
        (
            {**MEASURED, "appraisals": [appraisal(number=None)]},
            Level.MEASURED,
            Gap.APPRAISAL_WITHOUT_NUMBER,
        ),
        (
            {**MEASURED, "appraisals": [appraisal(conclusion="khong-dat")]},
            Level.MEASURED,
            Gap.APPRAISAL_FAILED,
        ),
        (
            {**MEASURED, "appraisals": [appraisal(conclusion="can-bo-sung")]},
            Level.MEASURED,
            Gap.APPRAISAL_FAILED,
        ),
        # 3: appraised, with a paper
        (APPRAISED, Level.APPRAISED, Gap.NOT_FOLLOWED),
        (
            {**MEASURED, "appraisals": [appraisal(number=None, file="bien-ban.pdf")]},
            Level.APPRAISED,
            Gap.NOT_FOLLOWED,
        ),
        ({**MEASURED, "appraisals": [appraisal(number=None, url=URL)]}, Level.APPRAISED, Gap.NOT_FOLLOWED),
    ],
)
def test_what_a_level_rests_on(entry: Plain, level: Level, gap: Gap) -> None:
    """Each level has its proof, and what is missing for the next one is named (S1-15, S3-4, S3-9 c)."""

    assert of(innovation(**entry)) == (level, gap)


@pytest.mark.parametrize("verdict", ["dung-duoc", "dung-mot-phan"])
def test_followed_and_confirmed(verdict: str) -> None:
    """What another unit follows, finds useful at least in part and confirms stands at the top (S3-9 f, R8)."""

    assert of(innovation(**APPRAISED), follower(verdict=verdict)) == (Level.FOLLOWED, Gap.NONE)


@pytest.mark.parametrize(
    ("following", "gap"),
    [
        ({"verdict": "khong-hop"}, Gap.NOT_FOLLOWED),
        ({"since": "2026-07-01", "confirmed_by": None}, Gap.NOT_FOLLOWED),
        ({"of": "cach-lam-khac"}, Gap.NOT_FOLLOWED),
        ({"confirmed_by": None}, Gap.NOT_CONFIRMED),
        ({"confirmed_by": {"role": "Hiệu trưởng", "on": "2026-07"}}, Gap.NOT_CONFIRMED),
    ],
)
def test_not_yet_followed(following: Plain, gap: Gap) -> None:
    """Not for us, not begun, or not confirmed yet: nobody is counted who does not say so himself (S3-9 f)."""

    assert of(innovation(**APPRAISED), follower(**following)) == (Level.APPRAISED, gap)


def test_one_confirmed_follower_is_enough() -> None:
    """A school for which it was nothing takes nothing from a school that confirms it; failures teach (S3-9 f)."""
    others = [
        filed(adoption(verdict="khong-hop"), "khong-hop"),
        filed(adoption(confirmed_by=None), "chua-xac-nhan"),
        follower(),
    ]

    assert of(innovation(**APPRAISED), *others) == (Level.FOLLOWED, Gap.NONE)


@pytest.mark.parametrize(
    ("entry", "level", "gap"),
    [
        # nothing to see below all the rest
        ({**APPRAISED, "products": []}, Level.TOLD, Gap.NOTHING_TO_SEE),
        # no figures below the council
        ({**SEEN, "appraisals": [appraisal()]}, Level.SHOWN, Gap.NO_FIGURES),
        ({**SEEN, "appraisals": [appraisal()], "result": result()}, Level.SHOWN, Gap.NO_FIGURES),
        ({**SEEN, "recognitions": [recognition()] * 5}, Level.SHOWN, Gap.NO_FIGURES),
        # no council below the followers
        (MEASURED, Level.MEASURED, Gap.NOT_APPRAISED),
    ],
)
def test_levels_are_cumulative(entry: Plain, level: Level, gap: Gap) -> None:
    """Praise or followers without figures lift nothing: many awards with slow results are refused (S1-9)."""

    assert of(innovation(**entry), follower()) == (level, gap)


def test_figures_of_two_measures_do_not_add_up() -> None:
    """Before, after, sample and method belong to one measure (S0-62, S1-9)."""
    halves = result(indicator(sample=None), indicator(measure="Lượt đọc", before=None))

    assert of(innovation(**{**SEEN, "result": halves})) == (Level.SHOWN, Gap.NO_SAMPLE_OR_METHOD)


def test_planned_figures_do_not_count() -> None:
    """Where the plan says how it was before, but the result does not, nothing was measured before (S0-60)."""
    plan = {
        "solution": "Đặt kệ sách.",
        "targets": [{"measure": "Học sinh mượn sách", "baseline": "20", "value": "50"}],
    }

    assert of(innovation(**SEEN, plan=plan)) == (Level.SHOWN, Gap.NO_FIGURES)
    assert of(innovation(**SEEN, plan=plan, result=result(indicator(before=None)))) == (
        Level.SHOWN,
        Gap.NO_BEFORE,
    )


PASSED, FAILED, AGAIN = "dat", "khong-dat", "can-bo-sung"


@pytest.mark.parametrize(
    ("appraisals", "gap"),
    [
        # the later one decides, in whatever order they stand
        ([("2026-01", PASSED), ("2026-02", FAILED)], Gap.APPRAISAL_FAILED),
        ([("2026-02", FAILED), ("2026-01", PASSED)], Gap.APPRAISAL_FAILED),
        ([("2026-01", PASSED), ("2026-02", AGAIN)], Gap.APPRAISAL_FAILED),
        ([("2026-01", FAILED), ("2026-02", PASSED)], Gap.NOT_FOLLOWED),
        ([("2026-02", PASSED), ("2026-01", FAILED)], Gap.NOT_FOLLOWED),
        ([("2026-01", PASSED), ("2026-02", FAILED), ("2026-03", PASSED)], Gap.NOT_FOLLOWED),
        # of one day, the one written last
        ([("2026-05-20", AGAIN), ("2026-05-20", PASSED)], Gap.NOT_FOLLOWED),
        ([("2026-05-20", PASSED), ("2026-05-20", FAILED)], Gap.APPRAISAL_FAILED),
        # what is still to come decides nothing
        ([("2026-05-20", PASSED), ("2026-07-01", FAILED)], Gap.NOT_FOLLOWED),
        ([("2026-07-01", PASSED)], Gap.NOT_APPRAISED),
        ([("2026-05-20", FAILED), ("2026-07-01", PASSED)], Gap.APPRAISAL_FAILED),
    ],
)
def test_last_appraisal_decides(appraisals: list[tuple[str, str]], gap: Gap) -> None:
    """A failed appraisal after a passed one lowers the level, and a later one wins it back (S1-31)."""
    done = [appraisal(on=on, conclusion=conclusion) for on, conclusion in appraisals]
    level = Level.APPRAISED if gap is Gap.NOT_FOLLOWED else Level.MEASURED

    assert of(innovation(**MEASURED, appraisals=done)) == (level, gap)


def test_paper_of_an_earlier_appraisal_still_counts() -> None:
    """A second council that agrees, its paper not yet here, takes nothing from the first (S1-31)."""
    first, second = appraisal(), appraisal(on="2026-06-15", tier="tinh", number=None)

    assert of(innovation(**MEASURED, appraisals=[first, second])) == (Level.APPRAISED, Gap.NOT_FOLLOWED)


def test_paper_from_before_a_failure_is_gone() -> None:
    """Passing again after a failure needs a paper of its own (S1-31)."""
    done = [appraisal(on="2026-01"), appraisal(on="2026-02", conclusion=FAILED), appraisal(number=None)]

    assert of(innovation(**MEASURED, appraisals=done)) == (Level.MEASURED, Gap.APPRAISAL_WITHOUT_NUMBER)


@pytest.mark.parametrize(
    ("shown", "level"),
    [
        ({"products": [product()]}, Level.TOLD),
        ({"evidence": [evidence(url=URL)]}, Level.TOLD),
        ({"sources": [source(url=URL)]}, Level.TOLD),
        # something else is still there
        ({"products": [product()], "sources": [source()]}, Level.SHOWN),
        ({"products": [product(), product(url="https://truong-bia.example/khac")]}, Level.SHOWN),
        ({"evidence": [evidence(url=URL, file="bien-ban.pdf")]}, Level.SHOWN),
    ],
)
def test_dead_links_do_not_count(shown: Plain, level: Level) -> None:
    """What nobody can open any more is no proof; another link or a file still is (S1-15, S3-9 c)."""

    assert of(innovation(**shown))[0] is Level.SHOWN
    assert of(innovation(**shown), dead=(URL,))[0] is level


def test_dead_link_takes_all_levels_above_it() -> None:
    """A followed innovation of which nothing can be seen any more is only told (S3-4)."""
    followed = innovation(**APPRAISED)

    assert of(followed, follower(), dead=(URL,)) == (Level.TOLD, Gap.NOTHING_TO_SEE)


def test_dead_paper_of_an_appraisal_does_not_count() -> None:
    """An appraisal whose paper was only a link needs that link (S1-31)."""
    entry = innovation(
        **SEEN, result=result(indicator()), appraisals=[appraisal(number=None, url=f"{URL}/2")]
    )

    assert of(entry)[0] is Level.APPRAISED
    assert of(entry, dead=(f"{URL}/2",)) == (Level.MEASURED, Gap.APPRAISAL_WITHOUT_NUMBER)


@pytest.mark.parametrize(
    ("second", "level"), [("2026-06-14", Level.SHOWN), ("2026-06-15", Level.TOLD), ("2026-06-29", Level.TOLD)]
)
def test_link_is_dead_after_two_checks_a_fortnight_apart(tmp_path: Path, second: str, level: Level) -> None:
    """The level falls on the second failed check, 14 days after the first, not before (S1-15)."""
    checks = [f"{{on: {on}, alive: không}}" for on in ("2026-06-01", second)]
    kept = tmp_path / "_links.yml"
    kept.write_text(f"links:\n- url: {URL}\n  checks: [{', '.join(checks)}]\n", encoding="utf-8")

    assert of(innovation(**SEEN), dead=tuple(dead_links(kept, ON)))[0] is level


@pytest.mark.parametrize(
    ("review_by", "level", "gap"),
    [
        (None, Level.FOLLOWED, Gap.NONE),
        ("2026-07-01", Level.FOLLOWED, Gap.NONE),
        ("2026-06-30", Level.FOLLOWED, Gap.NONE),
        ("2026-06-29", Level.SHOWN, Gap.OVERDUE),
        ("2020-01-01", Level.SHOWN, Gap.OVERDUE),
    ],
)
def test_overdue_review_caps_the_level(review_by: str | None, level: Level, gap: Gap) -> None:
    """From the day after `review_by` only what anyone can see for himself counts; a new date brings all back (R4)."""

    assert of(innovation(**APPRAISED, review_by=review_by), follower()) == (level, gap)


def test_overdue_review_lifts_nothing() -> None:
    """An entry of which nothing can be seen is not helped by being overdue (R4)."""

    assert of(innovation(review_by="2020-01-01")) == (Level.TOLD, Gap.NOTHING_TO_SEE)


@pytest.mark.parametrize(
    ("entry", "level", "gap"),
    [
        ({}, Level.TOLD, Gap.NOTHING_TO_SEE),
        (SEEN, Level.SHOWN, Gap.NO_FIGURES),
        ({**SEEN, "indicators": [indicator(before=None)]}, Level.SHOWN, Gap.NO_BEFORE),
        ({**SEEN, "indicators": [indicator()]}, Level.MEASURED, Gap.TIP_ENDS_HERE),
        (
            {**SEEN, "indicators": [indicator()], "appraisals": [appraisal()]},
            Level.MEASURED,
            Gap.TIP_ENDS_HERE,
        ),
        ({**SEEN, "indicators": [indicator()], "review_by": "2020-01-01"}, Level.SHOWN, Gap.OVERDUE),
        ({"indicators": [indicator()]}, Level.TOLD, Gap.NOTHING_TO_SEE),
    ],
)
def test_tip(entry: Plain, level: Level, gap: Gap) -> None:
    """A small improvement climbs to figures and no further, whoever appraises or follows it (S2-10)."""

    assert of(tip(**entry), follower()) == (level, gap)


PEOPLE = [individual, collective, group]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("shown", "level", "gap"),
    [
        ({}, Level.TOLD, Gap.NOTHING_TO_SEE),
        ({"sources": [source()]}, Level.SHOWN, Gap.NO_WORK),
        ({"evidence": [evidence()], "appraisals": [appraisal()]}, Level.SHOWN, Gap.NO_WORK),
        ({"sources": [source()], "recognitions": [recognition()] * 3}, Level.SHOWN, Gap.NO_WORK),
    ],
)
def test_people_without_works(person: Callable[..., Entry], shown: Plain, level: Level, gap: Gap) -> None:
    """A person, team or group without a work of its own is at most shown, however much praised (S1-9, S3-4)."""

    assert standing_of(person(**shown)) == Standing(level, gap)


@pytest.mark.parametrize(("person", "key"), [(individual, "individual"), (collective, "collective")])
def test_people_have_the_level_of_their_best_work(person: Callable[..., Entry], key: str) -> None:
    """People stand where the best of what they made stands, and the page can say by which work (S1-27, S3-9)."""
    authors = [{"name": "Nguyễn Văn Bịa", key: "nguoi-bia"}]
    works = [
        filed(tip(**SEEN, authors=authors), "meo-bia"),
        filed(innovation(**MEASURED, authors=authors), "goc-doc-bia"),
        filed(innovation(authors=authors), "moi-dang-ky"),
        filed(innovation(**APPRAISED), "cua-nguoi-khac"),
    ]
    one = filed(person(), "nguoi-bia")

    assert standing(one, catalog(one, *works), ON) == Standing(
        Level.MEASURED, Gap.NOT_APPRAISED, "goc-doc-bia"
    )
    assert standing(one, catalog(one, *works[::2]), ON) == Standing(Level.SHOWN, Gap.NO_FIGURES, "meo-bia")


def test_people_with_works_nobody_can_see() -> None:
    """A person whose only work is told is judged by what is shown of the person (S3-4)."""
    work = filed(innovation(authors=[{"name": "Nguyễn Văn Bịa", "individual": "nguoi-bia"}]), "viec-bia")
    one, seen = filed(individual(), "nguoi-bia"), filed(individual(sources=[source()]), "nguoi-bia")

    assert standing(one, catalog(one, work), ON) == Standing(Level.TOLD, Gap.NOTHING_TO_SEE)
    assert standing(seen, catalog(seen, work), ON) == Standing(Level.SHOWN, Gap.NO_WORK)


def test_being_in_a_group_is_no_work() -> None:
    """A member has nothing from the group's own proof, nor the group from a member's innovation (S0-14)."""
    member = {"name": "Nguyễn Văn Bịa", "individual": "nguoi-bia"}
    circle = filed(group(members=[member, {"name": "Trần Thị Bịa"}], sources=[source()]), "nhom-bia")
    work = filed(innovation(**MEASURED, authors=[member]))
    person = filed(individual(), "nguoi-bia")

    assert standing(person, catalog(person, circle), ON) == Standing(Level.TOLD, Gap.NOTHING_TO_SEE)
    assert standing(circle, catalog(person, circle, work), ON) == Standing(Level.SHOWN, Gap.NO_WORK)


# Properties

DAYS = st.dates(date(2025, 7, 1), date(2027, 6, 30))
ISO = DAYS.map(date.isoformat)
WHEN = st.one_of(ISO, ISO.map(lambda day: day[:7]), ISO.map(lambda day: day[:4]))
LINKS = st.sampled_from([f"https://truong-bia.example/{number}" for number in range(3)])

PRODUCTS = st.builds(product, url=st.none() | LINKS, file=st.none() | st.just("ke-sach.pdf"))
SOURCES = st.builds(source, url=LINKS)
INDICATORS = st.builds(
    indicator,
    before=st.none() | st.just("20"),
    sample=st.none() | st.just("40 học sinh"),
    method=st.none() | st.just("Đếm"),
)
APPRAISALS = st.builds(
    appraisal,
    on=WHEN,
    conclusion=st.sampled_from([PASSED, FAILED, AGAIN]),
    number=st.none() | st.just("01/BB-BIA"),
    url=st.none() | LINKS,
)
ADOPTIONS = st.builds(
    adoption,
    since=WHEN,
    verdict=st.sampled_from(["dung-duoc", "dung-mot-phan", "khong-hop"]),
    confirmed_by=st.none() | st.builds(lambda on: {"role": "Hiệu trưởng", "on": on}, WHEN),
)


KINDS_OF_PROOF = {
    "products": PRODUCTS,
    "sources": SOURCES,
    "indicators": INDICATORS,
    "appraisals": APPRAISALS,
}
FIGURES: dict[str, list[Plain]] = {"products": [product()], "indicators": [indicator()]}
STARTS: list[dict[str, list[Plain]]] = [{}, FIGURES, {**FIGURES, "appraisals": [appraisal(on="2025-07")]}]
"""How far an example has come already: else hardly one would climb high."""


@st.composite
def proofs(draw: st.DrawFn) -> dict[str, list[Plain]]:
    """The proof of an innovation, as lists that can grow."""
    start = draw(st.sampled_from(STARTS))
    return {
        key: [*start.get(key, ()), *draw(st.lists(items, max_size=3))]
        for key, items in KINDS_OF_PROOF.items()
    }


FOLLOWERS = st.lists(ADOPTIONS, max_size=3)
DEAD = st.lists(LINKS, max_size=2).map(tuple)
REVIEW = st.sampled_from([None, "2026-06-30", "2027-12-31"])


def level_with(
    proof: dict[str, list[Plain]],
    review_by: str | None,
    followers: list[Adoption],
    dead: tuple[str, ...],
    on: date,
) -> Level:
    rest: Plain = {key: value for key, value in proof.items() if key != "indicators"}
    entry = innovation(**rest, result=result(*proof["indicators"]), review_by=review_by)
    others = [filed(one, f"lam-theo-{number}") for number, one in enumerate(followers)]
    return of(entry, *others, on=on, dead=dead)[0]


FAVOURABLE = APPRAISALS.map(lambda one: {**one, "conclusion": PASSED})
MORE = st.one_of(
    *(st.tuples(st.just(key), items) for key, items in KINDS_OF_PROOF.items() if key != "appraisals"),
    st.tuples(st.just("appraisals"), FAVOURABLE),
)


@settings(deadline=None, max_examples=300)  # the first example reads the reference data
@given(proofs(), REVIEW, FOLLOWERS, DEAD, DAYS, MORE, st.integers(0, 3))
def test_more_proof_never_lowers(  # noqa: PLR0917 - everything a level can depend on
    proof: dict[str, list[Plain]],
    review_by: str | None,
    followers: list[Adoption],
    dead: tuple[str, ...],
    on: date,
    more: tuple[str, Plain],
    at: int,
) -> None:
    """A product, source, figure or favourable appraisal more, wherever it is put, takes nothing away (S3-4)."""
    key, item = more
    grown = {**proof, key: [*proof[key][:at], item, *proof[key][at:]]}

    assert level_with(grown, review_by, followers, dead, on) >= level_with(
        proof, review_by, followers, dead, on
    )


@settings(deadline=None)  # the first example reads the reference data
@given(proofs(), FOLLOWERS, ADOPTIONS, DAYS)
def test_one_more_follower_never_lowers(
    proof: dict[str, list[Plain]], followers: list[Adoption], one: Adoption, on: date
) -> None:
    """Even a unit for which it was nothing takes nothing away: failures are told without fear (S3-9 f)."""

    assert level_with(proof, None, [*followers, one], (), on) >= level_with(proof, None, followers, (), on)


@settings(deadline=None)  # the first example reads the reference data
@given(proofs(), REVIEW, FOLLOWERS, DEAD, DAYS, DAYS)
def test_time_alone_never_raises(  # noqa: PLR0917 - as above
    proof: dict[str, list[Plain]],
    review_by: str | None,
    followers: list[Adoption],
    dead: tuple[str, ...],
    one_day: date,
    other_day: date,
) -> None:
    """A level rises only where an appraisal, an adoption or its confirmation falls between the two days (S1-31)."""
    before, after = sorted((one_day, other_day))
    raised = level_with(proof, review_by, followers, dead, after) > level_with(
        proof, review_by, followers, dead, before
    )
    entry = innovation(appraisals=proof["appraisals"])
    happened = [
        *(one.on.earliest for one in entry.appraisals),
        *(one.since.earliest for one in followers),
        *(one.confirmed_by.on.earliest for one in followers if one.confirmed_by),
    ]

    assert not raised or any(before < day <= after for day in happened)
