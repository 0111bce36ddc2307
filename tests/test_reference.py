"""The real reference data, and how a name leads to a province, a unit, a document (R1, S0-1, S0-3, S1-3)."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkout import ROOT
from entries import REFERENCE, Plain, reference, unit
from kho.model import Unit
from kho.model.leaves import references, texts
from kho.model.reference import Province, UnitRecord
from kho.publish.search.records import every_record
from kho.store.reference_data import (
    FILES,
    FOLDERS,
    WITHOUT_SLUG,
    NamedProvince,
    Reference,
    UnitKey,
    load,
)
from kho.words.problem import Rejected
from kho.words.terms import DocumentType, ProvinceType
from kho.words.text import SLUG_LENGTH, fold
from shown import SITE, facts, items_of, kept, page_of, said

OLD_NAMES = {
    "ha-noi": ["Hà Nội"],
    "cao-bang": ["Cao Bằng"],
    "tuyen-quang": ["Hà Giang", "Tuyên Quang"],
    "dien-bien": ["Điện Biên"],
    "lai-chau": ["Lai Châu"],
    "son-la": ["Sơn La"],
    "lao-cai": ["Yên Bái", "Lào Cai"],
    "thai-nguyen": ["Bắc Kạn", "Thái Nguyên"],
    "lang-son": ["Lạng Sơn"],
    "quang-ninh": ["Quảng Ninh"],
    "bac-ninh": ["Bắc Giang", "Bắc Ninh"],
    "phu-tho": ["Vĩnh Phúc", "Hòa Bình", "Phú Thọ"],
    "hai-phong": ["Hải Dương", "Hải Phòng"],
    "hung-yen": ["Thái Bình", "Hưng Yên"],
    "ninh-binh": ["Hà Nam", "Nam Định", "Ninh Bình"],
    "thanh-hoa": ["Thanh Hóa"],
    "nghe-an": ["Nghệ An"],
    "ha-tinh": ["Hà Tĩnh"],
    "quang-tri": ["Quảng Bình", "Quảng Trị"],
    "hue": ["Thừa Thiên Huế"],
    "da-nang": ["Quảng Nam", "Đà Nẵng"],
    "quang-ngai": ["Kon Tum", "Quảng Ngãi"],
    "gia-lai": ["Bình Định", "Gia Lai"],
    "khanh-hoa": ["Ninh Thuận", "Khánh Hòa"],
    "dak-lak": ["Phú Yên", "Đắk Lắk"],
    "lam-dong": ["Đắk Nông", "Bình Thuận", "Lâm Đồng"],
    "dong-nai": ["Bình Phước", "Đồng Nai"],
    "ho-chi-minh": ["Bà Rịa - Vũng Tàu", "Bình Dương", "Thành phố Hồ Chí Minh"],
    "tay-ninh": ["Long An", "Tây Ninh"],
    "dong-thap": ["Tiền Giang", "Đồng Tháp"],
    "vinh-long": ["Bến Tre", "Trà Vinh", "Vĩnh Long"],
    "an-giang": ["Kiên Giang", "An Giang"],
    "can-tho": ["Sóc Trăng", "Hậu Giang", "Cần Thơ"],
    "ca-mau": ["Bạc Liêu", "Cà Mau"],
}
"""The table of domain.md §1.2 (NQ 202/2025/QH15), as a second opinion on `provinces.yml`."""

NAMES = [(name, slug) for slug, names in OLD_NAMES.items() for name in names]

# Provinces


def provinces() -> list[Province]:
    return list(reference().provinces.values())


def slug_of(name: str) -> str | None:
    """The slug of today's province that *name* means."""
    found = reference().province_named(name)
    return found.province.slug if found else None


def named(name: str) -> NamedProvince:
    """What *name* means; it must be known."""
    found = reference().province_named(name)

    assert found is not None
    return found


def test_34_provinces_of_63() -> None:
    """63 provinces became 34 (NQ 202/2025/QH15, R1), each old one part of exactly one."""

    assert {one.slug: [old.name for old in one.old] for one in provinces()} == OLD_NAMES
    assert len(OLD_NAMES) == 34
    assert len({name for name, _ in NAMES}) == len(NAMES) == 63


def test_9_cities_and_25_provinces() -> None:
    """After Đồng Nai, Quảng Ninh and Bắc Ninh there are nine cities (domain.md §1.1)."""
    cities = {one.name for one in provinces() if one.type is ProvinceType.CITY}

    assert cities == {
        "Hà Nội",
        "Hải Phòng",
        "Huế",
        "Đà Nẵng",
        "Thành phố Hồ Chí Minh",
        "Cần Thơ",
        "Đồng Nai",
        "Quảng Ninh",
        "Bắc Ninh",
    }
    assert len(provinces()) - len(cities) == 25


@pytest.mark.parametrize(
    ("slug", "since", "before"),
    [
        ("hue", date(2025, 1, 1), None),
        ("dong-nai", date(2026, 4, 30), ProvinceType.PROVINCE),
        ("quang-ninh", date(2026, 9, 1), ProvinceType.PROVINCE),
        ("bac-ninh", date(2026, 9, 20), ProvinceType.PROVINCE),
    ],
)
def test_city_since(slug: str, since: date, before: ProvinceType | None) -> None:
    """A province can become a city without a change of its borders (NQ 30, 36, 39/2026/QH16; domain.md §1.1)."""
    province = reference().provinces[slug]

    assert (province.type, province.type_since) == (ProvinceType.CITY, since)
    assert province.type_before is before


def test_only_they_changed_their_type() -> None:
    """No other province is said to have changed (domain.md §1.1)."""

    assert {one.slug for one in provinces() if one.type_since} == {
        "hue",
        "dong-nai",
        "quang-ninh",
        "bac-ninh",
    }


def test_communes() -> None:
    """Since 1/7/2025 there are 3,321 communes, wards and special zones (domain.md §1.1)."""

    assert sum(one.communes for one in provinces()) == 3321


def test_codes() -> None:
    """Each province has its own code, the code of one of those it was made of (QĐ 19/2025/QĐ-TTg)."""

    assert len({one.code for one in provinces()}) == 34
    assert len({old.code for one in provinces() for old in one.old}) == 63
    assert len({old.iso for one in provinces() for old in one.old}) == 63
    assert all(one.code in {old.code for old in one.old} for one in provinces())


@pytest.mark.parametrize(("name", "slug"), NAMES)
def test_old_name_leads_to_todays_province(name: str, slug: str) -> None:
    """Every old name leads to the province it is part of, and tells whether the name still is one's (R1)."""
    found = named(name)
    still = fold(found.province.name) == fold(name)

    assert found.province.slug == slug
    assert found.old is not None
    assert found.old.name == name
    assert found.current is still
    assert found.lasted_until == (None if still else found.old.until or date(2025, 6, 30))
    assert found.began is None


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("Hòa Bình", "phu-tho"),
        ("hoà bình", "phu-tho"),
        ("HÒA BÌNH", "phu-tho"),
        ("tỉnh Hòa Bình", "phu-tho"),
        ("Tỉnh  Hoà Bình ", "phu-tho"),
        ("Hoa Binh", "phu-tho"),
        (unicodedata.normalize("NFD", "Hòa Bình"), "phu-tho"),
        (unicodedata.normalize("NFD", "tỉnh Hoà Bình"), "phu-tho"),
        # the city of many spellings
        ("Thành phố Hồ Chí Minh", "ho-chi-minh"),
        ("Hồ Chí Minh", "ho-chi-minh"),
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("TP.Hồ Chí Minh", "ho-chi-minh"),
        ("TP Hồ Chí Minh", "ho-chi-minh"),
        ("Tp.HCM", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("TP. HCM", "ho-chi-minh"),
        ("TP HCM", "ho-chi-minh"),
        ("TPHCM", "ho-chi-minh"),
        # dashes of every length, with and without spaces
        ("Bà Rịa - Vũng Tàu", "ho-chi-minh"),
        ("Bà Rịa-Vũng Tàu", "ho-chi-minh"),
        ("Bà Rịa – Vũng Tàu", "ho-chi-minh"),
        ("Bà Rịa–Vũng Tàu", "ho-chi-minh"),
        ("Bà Rịa — Vũng Tàu", "ho-chi-minh"),
        ("Bà Rịa Vũng Tàu", "ho-chi-minh"),
        ("tỉnh Bà Rịa – Vũng Tàu", "ho-chi-minh"),
        ("Thừa Thiên Huế", "hue"),
        ("Thừa Thiên - Huế", "hue"),
        ("Thừa Thiên – Huế", "hue"),
        ("TP. Huế", "hue"),
        # spellings of the official lists
        ("Thanh Hoá", "thanh-hoa"),
        ("Khánh Hoà", "khanh-hoa"),
        ("Đăk Lăk", "dak-lak"),
        ("Đắc Lắc", "dak-lak"),
        ("thành phố Đồng Nai", "dong-nai"),
        ("tỉnh Đồng Nai", "dong-nai"),
        # no province
        ("", None),
        ("tỉnh", None),
        ("TP.", None),
        ("Hà", None),
        ("Hòa Bình Phú Thọ", None),
        ("huyện Hòa Bình", None),
        ("Đồng Văn", None),
    ],
)
def test_spellings_of_a_province(written: str, slug: str | None) -> None:
    """A province is found however a school writes it; what is none is not guessed (R1, SAFETY E1)."""

    assert slug_of(written) == slug


def test_hue() -> None:
    """Huế is a name since 1/1/2025; what is older happened in Thừa Thiên Huế (domain.md §1.2, R1)."""
    hue, before = named("Huế"), named("Thừa Thiên - Huế")

    assert (hue.current, hue.began, hue.lasted_until) == (True, date(2025, 1, 1), None)
    assert (before.current, before.began, before.lasted_until) == (False, None, date(2024, 12, 31))
    assert hue.province is before.province


def test_every_name_is_found() -> None:
    """Every name the data knows, today's, old or other, leads back to its own province (R1)."""
    known = reference()

    assert {slug_of(name) for name in known.province_names()} == set(known.provinces)
    for one in provinces():
        names = [one.name, *one.aliases, *(name for old in one.old for name in (old.name, *old.aliases))]

        assert {slug_of(name) for name in names} == {one.slug}


def test_no_two_provinces_share_a_name() -> None:
    """No folded name, old or new, means two provinces: Hòa Bình is not Hoà Bính (R1)."""
    meant: dict[str, set[str]] = {}
    for one in provinces():
        for name in (one.name, *one.aliases, *(old.name for old in one.old)):
            meant.setdefault(fold(name), set()).add(one.slug)

    assert [name for name, slugs in meant.items() if len(slugs) > 1] == []


CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.title]


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str]:
    """A province name as it might be written, and its slug."""
    name, slug = draw(st.sampled_from(NAMES))
    name = name.removeprefix("Thành phố ")
    name = (
        draw(st.sampled_from(["", "tỉnh ", "Tỉnh ", "thành phố ", "Thành phố ", "TP. ", "TP.", "Tp "])) + name
    )
    name = name.replace(" - ", draw(st.sampled_from([" - ", "-", " – ", "–", "\u2011", " "])))
    name = name.replace(" ", draw(st.sampled_from([" ", "  ", "\u00a0"])))
    case = draw(st.sampled_from(CASES))
    around = draw(st.sampled_from(["", " ", "\t"]))
    return around + unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), case(name)) + around, slug


@settings(deadline=None)  # the first example reads the reference data
@given(spellings())
def test_province_is_stable_under_spelling(spelling: tuple[str, str]) -> None:
    """Capitals, marks, Unicode form, spaces, dashes and “tỉnh” or “TP.” before it change nothing (R1)."""
    written, slug = spelling

    assert slug_of(written) == slug


@settings(deadline=None)  # as above
@given(st.text(max_size=30))
def test_any_text_is_a_province_or_none(text: str) -> None:
    """Any text whatever is looked up without harm, and its folded form means the same (SAFETY E1)."""

    assert slug_of(text) == slug_of(fold(text))


# Units


def with_units(*records: Plain) -> Reference:
    """The real reference data with invented units."""
    return replace(reference(), units=tuple(map(UnitRecord.model_validate, records)))


SCHOOL: Plain = {
    "name": "Trường Tiểu học Bịa Một",
    "province": "phu-tho",
    "aliases": ["TH Bịa Một", "Trường PTCS Bịa"],
}


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Trường Tiểu học Bịa Một", "Phú Thọ"),
        ("TRƯỜNG TIỂU HỌC BỊA MỘT", "tỉnh Phú Thọ"),
        (unicodedata.normalize("NFD", "Trường Tiểu học  Bịa Một"), "Phú Thọ"),
        # under its old province
        ("Trường Tiểu học Bịa Một", "Hòa Bình"),
        ("Trường Tiểu học Bịa Một", "tỉnh Vĩnh Phúc"),
        # under its other names, in both
        ("TH Bịa Một", "Phú Thọ"),
        ("trường ptcs bịa", "Hoà Bình"),
    ],
)
def test_one_unit_under_all_its_names(name: str, province: str) -> None:
    """A unit is one under its old and new names, in its old and new province (R1)."""

    assert with_units(SCHOOL).unit_key(unit(name, province)) == UnitKey("truong-tieu-hoc-bia-mot", "phu-tho")


@pytest.mark.parametrize(
    ("name", "province"),
    [("Trường Tiểu học Bịa Hai", "Phú Thọ"), ("Trường Tiểu học Bịa Một", "Hà Nội"), ("TH Bịa Một", "Hà Nội")],
)
def test_other_units_are_others(name: str, province: str) -> None:
    """A unit of the same name or alias in another province is another unit (R1)."""
    known = with_units(SCHOOL)

    assert known.unit_record(unit(name, province)) is None
    assert known.unit_key(unit(name, province)) != known.unit_key(unit("Trường Tiểu học Bịa Một", "Phú Thọ"))


def test_unit_nobody_recorded() -> None:
    """A unit without a record is one under its old and its new province too (R1)."""
    keys = {reference().unit_key(unit("Trường Bịa", name)) for name in ("Hoà Bình", "Phú Thọ", "Vĩnh Phúc")}

    assert keys == {UnitKey("truong-bia", "phu-tho")}


def test_unit_in_no_known_province() -> None:
    """A unit whose province is unknown still has a key, to be found by the check (R1)."""

    assert reference().unit_key(unit("Trường Bịa", "Tỉnh Bịa")) == UnitKey("truong-bia", "tinh-bia")


NAMESAKES: tuple[Plain, ...] = (
    {"name": "Trường Tiểu học Bịa", "province": "phu-tho", "place": "xã Bịa Trên", "aliases": ["TH Bịa"]},
    {"name": "Trường Tiểu học Bịa", "province": "phu-tho", "place": "huyện Bịa Dưới", "aliases": ["TH Bịa"]},
)


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (unit("Trường Tiểu học Bịa", "Phú Thọ", commune="xã Bịa Trên"), "xa-bia-tren"),
        (unit("TH Bịa", "Hòa Bình", commune="Xã Bịa trên"), "xa-bia-tren"),
        (unit("Trường Tiểu học Bịa", "Phú Thọ", district="huyện Bịa Dưới"), "huyen-bia-duoi"),
        (
            unit("Trường Tiểu học Bịa", "Phú Thọ", commune="xã khác", district="huyện Bịa Dưới"),
            "huyen-bia-duoi",
        ),
        # neither of the two
        (unit("Trường Tiểu học Bịa", "Phú Thọ", commune="xã khác"), ""),
        (unit("Trường Tiểu học Bịa", "Phú Thọ"), ""),
    ],
)
def test_namesakes_are_told_apart_by_place(one: Unit, place: str) -> None:
    """Two schools of one name in one province are two; their commune or district tells them apart (R1)."""

    assert with_units(*NAMESAKES).unit_key(one) == UnitKey("truong-tieu-hoc-bia", "phu-tho", place)


def test_place_goes_before_a_record_without_one() -> None:
    """Where one namesake has a place and the other none, the place decides (R1)."""
    known = with_units({**NAMESAKES[0], "place": None}, NAMESAKES[1])

    assert known.unit_key(unit("TH Bịa", "Phú Thọ", district="huyện Bịa Dưới")).place == "huyen-bia-duoi"
    assert known.unit_key(unit("TH Bịa", "Phú Thọ", district="huyện khác")).place == ""


def real_units() -> Iterator[Unit]:
    """Every unit of `units.yml` under each of its names, in its province under each of its names."""
    for record in reference().units:
        province = reference().provinces[record.province]
        for name in (record.name, *record.aliases):
            for province_name in (province.name, *(old.name for old in province.old)):
                yield unit(name, province_name, district=record.place)


def test_successors() -> None:
    """District offices ended on 30/6/2025, each with the communes that took over (R1, NĐ 142/2025/NĐ-CP)."""
    offices = [one for one in reference().units if one.name.startswith("Phòng Giáo dục và Đào tạo")]

    assert len(offices) == 4
    assert {str(one.until) for one in offices} == {"2025-06-30"}
    assert all("Ủy ban nhân dân các" in (one.succeeded_by or "") for one in offices)


def test_real_units_are_found_under_all_their_names() -> None:
    """The page of a unit of the seeds is found by any name the seeds give it, and tells who followed (R1)."""
    keys = {reference().unit_key(one) for one in real_units()}
    found = reference().unit_record(unit("PGDDT quận Long Biên", "Hà Nội"))

    assert len(keys) == len(reference().units)
    assert found is not None
    assert "phường Long Biên, Bồ Đề, Việt Hưng, Phúc Lợi" in (found.succeeded_by or "")


def test_address_of_a_unit() -> None:
    """The page of a unit is named by the unit, its place among namesakes, and the province."""

    assert UnitKey("truong-bia", "phu-tho").slug == "truong-bia-phu-tho"
    assert UnitKey("truong-bia", "phu-tho", "xa-tren").slug == "truong-bia-xa-tren-phu-tho"


LONG = "truong pho thong dan toc ban tru tieu hoc va trung hoc co so so 2 xa bia trung"


@settings(deadline=None)  # as above
@given(
    st.lists(
        st.builds(
            UnitKey,
            st.sampled_from([LONG, f"{LONG} a", f"{LONG} b", "truong bia"]),
            st.sampled_from([slug for slug in OLD_NAMES if slug.startswith("h")]),
            st.sampled_from(["", "xa tren", "xa duoi"]),
        ),
        unique=True,
    )
)
def test_no_two_units_share_an_address(keys: list[UnitKey]) -> None:
    """However long its name, a unit has a page of its own, at an address of at most 80 characters (R1)."""
    addresses = [key.slug for key in keys]

    assert len(set(addresses)) == len(keys)
    assert all(len(address) <= SLUG_LENGTH for address in addresses)


# Documents, movements, vocabularies


@pytest.mark.parametrize(
    ("slug", "number", "kind", "on", "issuers"),
    [
        (
            "1228-hdlt-sgd-cdn",
            "1228/HDLT-SGD-CDN",
            DocumentType.JOINT_GUIDANCE,
            "2016-10-07",
            ("Sở Giáo dục và Đào tạo Hải Phòng", "Công đoàn ngành Giáo dục Hải Phòng"),
        ),
        ("ke-hoach-thcs-tan-ho-co-2020-2025", None, DocumentType.PLAN, None, ("Trường THCS Tân Hộ Cơ",)),
        (
            "05-hd-pgddt",
            "05/HD-PGDĐT",
            DocumentType.GUIDANCE,
            "2021-10-12",
            ("Phòng Giáo dục và Đào tạo quận Long Biên",),
        ),
        (
            "44-pgddt-tdkt",
            "44/PGDĐT-TĐKT",
            DocumentType.LETTER,
            "2018-02-28",
            ("Phòng Giáo dục và Đào tạo huyện Vũ Quang",),
        ),
        (
            "01-htd-kt",
            "01/HTĐ-KT",
            DocumentType.LAUNCH,
            "2018-02-01",
            ("Hội đồng Thi đua – Khen thưởng ngành Giáo dục thị xã Đông Triều",),
        ),
    ],
)
def test_seed_documents(
    slug: str, number: str | None, kind: DocumentType, on: str | None, issuers: tuple[str, ...]
) -> None:
    """The five seeds: number, date, kind, every issuer; what one lacks is missing (S0-1, S1-1, S2-1, S3-1, S4-1)."""
    document = reference().documents[slug]

    assert (document.number, document.type, document.issuers) == (number, kind, issuers)
    assert (str(document.on) if document.on else None) == on


@pytest.mark.parametrize(
    ("slug", "cites"),
    [
        ("1228-hdlt-sgd-cdn", {"3031-ct-bgddt", "220-cdn", "29-nq-tw", "34-ctr-tu"}),
        ("05-hd-pgddt", {"3487-kh-sgddt", "09-hd-cdgd", "29-nq-tw"}),
        ("44-pgddt-tdkt", {"6186-ct-bgddt", "217-sgddt-vp"}),
    ],
)
def test_legal_bases(slug: str, cites: set[str]) -> None:
    """A document names its legal bases (S0-2, S0-5, S2-1, S3-6)."""

    assert cites <= set(reference().documents[slug].cites)


@pytest.mark.parametrize(
    ("slug", "years"),
    [
        ("1228-hdlt-sgd-cdn", "năm học 2016-2017"),
        ("05-hd-pgddt", "năm học 2021-2022"),
        ("01-htd-kt", "Năm 2018"),  # a launch of the calendar year
    ],
)
def test_a_document_says_of_which_year_it_is(slug: str, years: str) -> None:
    """S4-1, S2-1: guidance runs with the school year, a launch with the calendar year; the page tells which (R2)."""
    assert years == facts(page_of(f"van-ban/{slug}/", kept()))["Thời gian áp dụng"]


@pytest.mark.parametrize("slug", ["05-hd-pgddt", "44-pgddt-tdkt"])
def test_a_document_says_for_which_schools_it_is(slug: str) -> None:
    """S2-2, S3-1: both district papers are for mầm non, tiểu học, THCS: said on the page, and found by these facets."""
    page = page_of(f"van-ban/{slug}/", kept())
    found = every_record(kept(), SITE, ROOT / "docs")
    (record,) = (record for record in found if record.address == f"van-ban/{slug}/")

    assert "Mầm non, Tiểu học, Trung học cơ sở" == facts(page)["Dành cho cấp học"]
    assert ("mam-non", "tieu-hoc", "thcs") == record.facets["cap-hoc"]


def test_a_letter_says_under_whom_about_what_and_to_whom() -> None:
    """S3-1: day and place, the body above the issuer, the subject line, the addressees."""
    address = "van-ban/44-pgddt-tdkt/"
    page = page_of(address, kept())
    (subject,) = page.iterfind(".//p[@class='lead']")
    addressees = items_of(address, "Nơi nhận", kept())

    assert "Ủy ban nhân dân huyện Vũ Quang" == facts(page)["Cơ quan chủ quản"]
    assert "28/02/2018, Vũ Quang" == facts(page)["Ngày ban hành"]
    assert "Công văn: V/v phát hiện, bồi dưỡng, tổng kết và nhân rộng điển hình" in said(subject)
    assert "Hiệu trưởng các trường mầm non, tiểu học, trung học cơ sở (thực hiện)" == said(addressees[0])


def test_a_plan_says_who_signed_and_to_whom_it_went_for_what() -> None:
    """S1-37, S1-38: recipients with the purpose of each, the school's website among them; signed by the principal."""
    address = "van-ban/ke-hoach-thcs-tan-ho-co-2020-2025/"

    assert "Hiệu trưởng (đã ký)" == facts(page_of(address, kept()))["Ký với tư cách"]
    assert [
        "Chi bộ trường (báo cáo)",
        "Công đoàn (giám sát)",
        "Giáo viên, nhân viên (thực hiện)",
        "Văn thư, website của trường (lưu)",
    ] == [said(one) for one in items_of(address, "Nơi nhận", kept())]


@pytest.mark.parametrize("name", [name for name in (*FILES, *FOLDERS) if name not in WITHOUT_SLUG])
def test_no_number_of_a_requirement_reaches_a_reader(name: str) -> None:
    """What a person reads says so in words: “S0-10” is for those who work on the program."""
    items = (reference().vocabulary(name) or {}).items()

    assert [] == [
        (slug, text) for slug, item in items for _place, text in texts(item) if re.search(r"\bS\d-\d", text)
    ]


@pytest.mark.parametrize("name", ["documents", "movements", "difficulties", "themes"])
def test_references_lead_somewhere(name: str) -> None:
    """Whatever a record cites, replaces, follows or belongs to is in the store (S0-2, S0-4)."""
    known = reference()
    items = known.vocabulary(name) or {}
    lost = [
        (slug, ref)
        for slug, item in items.items()
        for _place, ref in references(item)
        if ref not in (known.vocabulary(ref.vocabulary) or {})
    ]

    assert items
    assert lost == []


def test_provinces_of_documents_and_themes() -> None:
    """A document or a theme of a place names one of today's provinces (S4-4)."""
    known = reference()
    of_documents = {one.province for one in known.documents.values() if one.province}
    of_themes = {one.province for one in known.themes.values() if one.province}

    assert of_documents | of_themes <= set(known.provinces)
    assert {"hai-phong", "ha-noi", "dong-thap", "ha-tinh", "quang-ninh"} <= of_documents


@pytest.mark.parametrize("name", [name for name in FILES if name not in {*WITHOUT_SLUG, "provinces"}])
def test_no_word_twice(name: str) -> None:
    """No two words of a vocabulary have one name, folded: a reader could not tell them apart (S0-3)."""
    words = [fold(getattr(word, "name", "")) for word in (reference().vocabulary(name) or {}).values()]
    named_words = [word for word in words if word]

    assert len(set(named_words)) == len(named_words)


def test_vocabularies_by_name() -> None:
    """A vocabulary is found by its name; a kind of entry is none."""
    known = reference()

    assert known.vocabulary("areas") is known.areas
    assert known.vocabulary("innovation|tip") is None
    assert known.vocabulary("units") is None
    assert known.vocabulary("unit_key") is None


def test_movement_under_all_its_names() -> None:
    """The movement changed its name, others are written in many ways: aliases and what followed what (S0-3, S1-3)."""
    movements = reference().movements
    first, second = movements["doi-moi-sang-tao-2016"], movements["doi-moi-sang-tao-2020"]

    assert first.name == "Đổi mới, sáng tạo trong dạy và học"
    assert second.name == "Đổi mới, sáng tạo trong quản lý, giảng dạy và học tập"
    assert second.follows == first.slug
    assert "Quản lý tốt - Dạy tốt - Học tốt" in movements["day-tot-hoc-tot"].aliases
    assert "Nhà giáo cùng phát triển" in movements["nhom-nha-giao"].aliases


def test_alias_belongs_to_one_movement() -> None:
    """No name or alias of a movement, folded, is that of another (S0-3)."""
    meant: dict[str, set[str]] = {}
    for movement in reference().movements.values():
        for name in (movement.name, *movement.aliases):
            meant.setdefault(fold(name), set()).add(movement.slug)

    assert [name for name, slugs in meant.items() if len(slugs) > 1] == []


def test_movements_follow_without_a_circle() -> None:
    """What follows a movement does not come round to it again (S1-3)."""
    movements = reference().movements
    for start in movements.values():
        seen, here = {start.slug}, start.follows
        while here:
            assert here not in seen
            seen.add(str(here))
            here = movements[here].follows


def test_group_has_two_spellings() -> None:
    """“Nhà giáo cùng phát triển” finds “Nhóm nhà giáo cùng nhau phát triển” (S0-61)."""
    sets = [{fold(word) for word in one.words} for one in reference().synonyms]

    assert {"nha giao cung phat trien", "nhom nha giao cung nhau phat trien"} in sets


def test_a_way_of_writing_means_one_thing() -> None:
    """No two sets of synonyms share a word, no English word is told twice, no difficulty borrows another's words."""
    written = [word.casefold() for one in reference().synonyms for word in one.words]
    english = [one.word.casefold() for one in reference().english]
    said = [phrase for one in reference().difficulties.values() for phrase in one.said]

    assert [] == twice(written)
    assert [] == twice(english)
    assert [] == twice(said)


def twice(words: list[str]) -> list[str]:
    """What stands more than once among *words*."""
    return sorted({word for word in words if words.count(word) > 1})


@pytest.mark.parametrize("word", ["AI", "GVCN", "NGƯT", "ATGT"])
def test_abbreviations_of_the_field_are_spelled_out(word: str) -> None:
    """Each stands in a set with what it is short for."""
    (words,) = (one.words for one in reference().synonyms if word in one.words)

    assert any(len(other.split()) > 1 for other in words)


@pytest.mark.parametrize(
    "area",
    [
        "quản lý khoa, phòng, tổ chuyên môn",
        "quản lý giáo dục học sinh",
        "phương pháp giảng dạy",
        "bồi dưỡng học sinh giỏi",
    ],
)
def test_areas_of_the_form(area: str) -> None:
    """The areas printed as examples in Mẫu số 1, item 3, can be chosen (S0-43)."""
    told = [fold(f"{one.name} {one.about} {' '.join(one.aliases)}") for one in reference().areas.values()]

    assert [text for text in told if all(word in text for word in fold(area.replace(",", "")).split())]


# Reading


def test_own_file_goes_before_the_projects(tmp_path: Path) -> None:
    """A data folder may bring some reference files; the others are the project's own (DESIGN §5)."""
    (tmp_path / "units.yml").write_text("units:\n- {name: Trường Bịa, province: phu-tho}\n", encoding="utf-8")
    found, sources = load(tmp_path, REFERENCE)

    assert [one.name for one in found.units] == ["Trường Bịa"]
    assert found.provinces == reference().provinces
    assert sources["units"].path == tmp_path / "units.yml"
    assert sources["areas"].path == REFERENCE / "areas.yml"


def test_all_problems_of_all_files(tmp_path: Path) -> None:
    """Every broken reference file is told in one run (STYLE: all problems, one run)."""
    (tmp_path / "units.yml").write_text("units:\n- {name: Trường Bịa}\n", encoding="utf-8")
    (tmp_path / "themes.yml").write_text("themes: []\nareas: []\n", encoding="utf-8")

    with pytest.raises(Rejected) as refused:
        load(tmp_path, REFERENCE)

    assert [problem.path.name for problem in refused.value.problems] == ["themes.yml", "units.yml"]


def test_two_spellings_of_one_address_are_one_unit() -> None:
    """No unit's page can take the place of another's: what folds to one address is one unit (SAFETY A2)."""
    one, other = unit("Trường Tiểu học Bịa Một", "Phú Thọ"), unit("Trường Tiểu học, Bịa Một!", "Phú Thọ")

    assert with_units().unit_key(one) == with_units().unit_key(other)
