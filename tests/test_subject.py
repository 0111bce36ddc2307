"""Whom a report is about: a team, a unit, a commune, a province; near names where nobody is called so."""

import pytest

from checkout import TODAY
from entries import adoption, collective, filed, individual, innovation
from entries import catalog as kept
from entries import group as group_of_teachers
from kho.derived.report import subject
from kho.derived.report.period import Period
from kho.derived.report.statement import statement
from kho.derived.report.subject import Subject
from kho.publish.gaps import gaps
from kho.publish.papers.draft import Report
from kho.publish.papers.exemplars import report_on_exemplars
from kho.store.catalog import Catalog
from kho.words.problem import Unusable
from kho.words.terms import Tier
from reporting import BLANK, SITE, store

SCHOOL = "Trường Tiểu học Bịa Một"


def slugs(about: Subject, known: Catalog) -> list[str]:
    return sorted(one.slug for one in about.entries(known))


def report_of(about: Subject, known: Catalog, period: str = "2025-2026") -> Report:
    return report_on_exemplars(statement(known, about, Period.parse(period), TODAY), BLANK, SITE)


def test_a_unit_and_a_province_are_found_under_any_of_their_names() -> None:
    """R1: with and without accents, by address, old and new."""
    known = store()

    for name in (SCHOOL, "truong tieu hoc bia mot", "truong-tieu-hoc-bia-mot-phu-tho"):
        assert SCHOOL == subject.unit(name, known).name
    for name in ("phu-tho", "Phú Thọ", "Vĩnh Phúc"):
        assert "phu-tho" == subject.province(name, known).slug


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    """Nobody is left with a bare no."""
    known = store()
    with pytest.raises(Unusable, match="Trường Tiểu học Bịa Một"):
        subject.unit("Tiểu học Bịa Mốt", known)
    with pytest.raises(Unusable, match="lao-cai"):
        subject.province("lao-kai", known)


def test_a_team_reports_on_itself_and_its_works_to_its_head() -> None:
    """S1-35: a tổ by its address; its school stands above it, and the paper goes to the head of the school."""
    known = store("school-year")
    about = subject.team("to-khoi-bia", known)
    said = report_of(about, known)

    assert (Tier.TEAM, ["doc-cung-ban-bia", "to-khoi-bia"]) == (about.tier, slugs(about, known))
    assert ("Trường Tiểu học Bịa Bốn", "Tổ khối bịa 4 và 5") == (said.letter.superior, said.letter.body)
    assert "hiệu trưởng" in gaps(said.to)[0]
    assert f"{SITE}tap-the/to-khoi-bia/" == said.url


def test_a_group_of_teachers_is_a_team_and_a_cluster_has_no_school_above_it() -> None:
    """S0-14: groups and clusters report like teams; a cluster's school is one of several, not its superior."""
    one = filed(group_of_teachers(), "nhom-bia")
    cluster = filed(collective(name="Cụm bịa", type="cum-truong", registered_on="2025-10-01"), "cum-bia")
    known = kept(one, cluster)
    above = gaps(report_of(subject.team("cum-bia", known), known).letter.superior or "")

    assert Tier.TEAM is subject.team("nhom-bia", known).tier
    assert ["cơ quan chủ quản"] == above


def test_a_school_or_a_person_is_no_team() -> None:
    """What is no tổ is refused, with the tổ that look like what was asked for."""
    school = filed(collective(name=SCHOOL, type="truong"), "truong-bia")
    team = filed(collective(), "to-bia")
    known = kept(school, team, filed(individual(), "thay-bia"))

    for text in ("truong-bia", "thay-bia", "to-bi"):
        with pytest.raises(Unusable, match="không có tổ"):
            subject.team(text, known)
    with pytest.raises(Unusable, match=r"to-bia \(Tổ bịa lớp 1\)"):
        subject.team("to-bi", known)


def test_a_commune_is_what_units_name_today() -> None:
    """R1: the entries whose unit names the commune since the districts ended, and no commune of before."""
    known = store("school-year")
    about = subject.commune("bịa thượng", subject.province("phu-tho", known), known)
    elsewhere = subject.commune("phường Bịa Hạ", subject.province("phu-tho", known), known)

    assert "xã Bịa Thượng, tỉnh Phú Thọ" == about.name
    assert Tier.COMMUNE is about.tier
    assert {"doc-cung-ban-bia", "goc-bien-bia"} <= set(slugs(about, known))
    assert ["lam-theo-doc-bia"] == slugs(elsewhere, known)
    assert "Sở Giáo dục và Đào tạo" in gaps(report_of(about, known).to)[0]


def test_a_commune_of_the_time_of_districts_is_another_one() -> None:
    """A commune named with its district, or for a day before 1/7/2025, is not the one of today with that name."""
    where = {"name": SCHOOL, "province": "Phú Thọ", "commune": "xã Bịa"}
    old = filed(innovation(unit={**where, "district": "huyện Bịa"}), "cu-bia")
    dated = filed(innovation(unit={**where, "as_of": "2021"}), "nam-2021-bia")
    known = kept(old, dated)

    with pytest.raises(Unusable, match="không có mục nào"):
        subject.commune("xã Bịa", subject.province("phu-tho", known), known)


def test_all_of_a_unit_lies_where_it_says_it_lies_today() -> None:
    """A school that names its commune once lies there with all its entries; namesakes in two communes do not."""
    here = {"name": SCHOOL, "province": "Phú Thọ"}
    named = filed(innovation(unit={**here, "commune": "xã Bịa"}), "co-ten-xa")
    bare = filed(innovation(unit=here), "khong-ten-xa")
    other = filed(innovation(unit={**here, "commune": "phường Bịa"}), "xa-khac")
    whole = subject.province("phu-tho", kept(named))

    assert ["co-ten-xa", "khong-ten-xa"] == slugs(
        subject.commune("xã Bịa", whole, kept(named, bare)), kept(named, bare)
    )
    both = kept(named, bare, other)
    assert ["co-ten-xa"] == slugs(subject.commune("xã Bịa", whole, both), both)
    with pytest.raises(Unusable, match="phường Bịa; xã Bịa"):
        subject.commune("Bịa", whole, both)


def test_what_a_province_follows_of_others_is_its_own() -> None:
    """Adoptions belong to whoever follows, in a province as in a unit."""
    known = kept(filed(innovation()), filed(adoption(), "lam-theo-bia", "bac-ninh"))

    assert ["lam-theo-bia"] == slugs(subject.province("bac-ninh", known), known)
