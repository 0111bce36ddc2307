"""The page of a difficulty, from all practices that answer it: ranges, never one headline (S3-2, S3-4)."""

import entries
from checkout import TODAY
from entries import Plain
from kho.derived.synthesis import Range, Synthesis, synthesis
from kho.store.catalog import Catalog, Filed
from shown import kept, page_of, said

READING = "hoc-sinh-luoi-doc"
PAGE = f"kho-khan/{READING}/"
STEPS: Plain = {"solution": "Đặt kệ sách.", "steps": ["Đóng kệ.", "Xếp sách."]}


def practice(slug: str, *figures: Plain, **changes: object) -> Filed:
    """A practice with steps on the difficulty of reading."""
    least = {"difficulties": [READING], "plan": STEPS, "title": f"Góc đọc bịa {slug}"}
    told = {"result": entries.result(*figures)} if figures else {}
    return entries.filed(entries.innovation(**{**least, **told, **changes}), slug)


def share(before: str, after: str, **changes: object) -> Plain:
    """A measured share in per cent."""
    return entries.indicator(
        **{"before": before, "after": after, "unit": "%", "better": "cao-hon", **changes}
    )


def known(*filed: Filed) -> Synthesis:
    """What these come to."""
    return synthesis(filed, entries.catalog(*filed), TODAY)


def page(*filed: Filed) -> str:
    """What the page of the difficulty says."""
    return said(page_of(PAGE, kept(*filed)))


def test_what_changed_is_a_range_over_all_practices() -> None:
    """The least and the most, by the direction that is good: 40 → 30 of what should fall is 10 better (S1-9)."""
    found = known(
        practice("mot", share("20", "65")),
        practice("hai", share("40", "30", better="thap-hon"), share("50", "48")),
    )

    assert found.points == Range(least=-2, most=45, count=3)  # type: ignore[arg-type] # numbers compare
    assert found.trends == {"BETTER": 2, "WORSE": 1}


def test_only_measured_figures_make_the_range() -> None:
    """Without a sample, a method or a direction nothing enters the range; a unit that is no share neither (S1-9)."""
    found = known(
        practice(
            "mot",
            share("20", "65"),
            share("0", "99", sample=None),
            share("0", "98", method="không nêu"),
            share("0", "97", better=None),
            share("0", "960", unit="quyển"),
        )
    )

    assert found.points == Range(least=45, most=45, count=1)  # type: ignore[arg-type] # numbers compare
    assert found.unmeasured == 2


def test_short_news_is_told_apart_from_practices() -> None:
    """News without steps, figures or product stands below, not in the table that one compares (S3-4)."""
    found = known(practice("cach-lam"), practice("tin", plan={"solution": "Đặt kệ sách."}))

    assert [one.slug for one in found.practices] == ["cach-lam"]
    assert [one.slug for one in found.news] == ["tin"]


def test_who_tried_without_success_is_told_by_name() -> None:
    """A follower for whom it did not fit stands under what failed; one for whom it works does not (S3-9 f)."""
    root = practice("goc")
    bad = entries.filed(entries.adoption(of="goc", verdict="khong-hop", difficulty="Kệ bị mưa ướt."), "hong")
    good = entries.filed(entries.adoption(of="goc", verdict="dung-duoc"), "duoc")

    found = synthesis([root], entries.catalog(root, bad, good), TODAY)

    assert [one.slug for one in found.failed] == ["hong"]
    assert "Kệ bị mưa ướt." in page(root, bad)
    assert "Điều không thành" not in page(root, good)


def test_costs_and_gaps_are_counted() -> None:
    """What practices tell of the cost is quoted; how many do not tell it is counted (S3-4)."""
    told = page(practice("re", resources={"cost": "120000", "weeks": "6"}), practice("kin"))

    assert "Góc đọc bịa re: 120.000 đồng." in told
    assert "Thời gian: 6 tuần (1 cách làm nêu)." in told
    assert "1 trong 2 không nêu chi phí" in told


def test_practices_stand_in_a_plain_table_that_can_be_sorted() -> None:
    """Without a script the table reads best proved first; each cell says by what a script sorts it (S3-2)."""
    catalog: Catalog = kept(practice("kin"), practice("ro", share("20", "65"), sources=[entries.source()]))
    table = page_of(PAGE, catalog).find(".//table")

    assert [said(row.find("th")) for row in table.iterfind("tbody/tr")] == [
        "Góc đọc bịa ro",
        "Góc đọc bịa kin",
    ]
    assert len(table.findall(".//th[@data-sort]")) == 4
    assert [cell.get("data-value") for cell in table.iterfind("tbody/tr/td[1]")] == ["2", "4"]


def test_an_empty_difficulty_invites() -> None:
    """Where nobody has answered yet, or there is only news, the page asks for the first who did (S3-2)."""
    assert "hãy là người đầu tiên" in page()
    assert "hãy là người đầu tiên" in page(practice("tin", plan={"solution": "Đặt kệ sách."}))
    assert "hãy là người đầu tiên" not in page(practice("cach-lam"))
