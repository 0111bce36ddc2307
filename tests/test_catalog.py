"""The catalogue: who belongs to what, newest first; no rules, no words."""

from collections.abc import Callable
from datetime import date
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkout import NOW, ROOT, TODAY
from entries import (
    REFERENCE,
    Plain,
    adoption,
    catalog,
    collective,
    filed,
    group,
    individual,
    innovation,
    tip,
)
from kho.check.everything import check
from kho.model import KINDS, Adoption, Entry, Exemplar, withdrawal
from kho.model.entry import Fact
from kho.model.folders import FOLDERS
from kho.model.selection import Nominees
from kho.model.tree import at, tree
from kho.publish.office_words import said
from kho.store.catalog import Catalog, Filed, makers, newest_first
from kho.store.reference_data import UnitKey


@pytest.fixture(scope="module")
def sound() -> Catalog:
    """One invented entry of each kind."""
    return check(ROOT / "tests" / "stores" / "sound", REFERENCE, TODAY).whole


def slugs(found: tuple[Filed, ...]) -> list[str]:
    return [one.slug for one in found]


def dated(slug: str, published_on: str | None, **changes: object) -> Filed:
    """An innovation that entered the store on a day."""
    return filed(innovation(published_on=published_on, **changes), slug)


# Kinds


def test_each_exemplar_is_in_one_catalogue(sound: Catalog) -> None:
    """Every entry but an adoption stands in the catalogue of its kind, and in no other (R3)."""
    in_kinds = [one.slug for kind in FOLDERS for one in sound.of(kind)]

    assert sorted(in_kinds) == sorted(slugs(sound.exemplars))
    assert len(sound.exemplars) == len(sound.filed) - 1
    assert {kind: slugs(sound.of(model)) for kind, model in KINDS.items()} == {
        "innovation": ["goc-doc-bia"],
        "tip": ["the-ten-bia"],
        "individual": ["nguyen-van-bia"],
        "collective": ["to-bia"],
        "group": ["nhom-bia"],
        "adoption": [],
    }


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_kind_keeps_each_fact_in_a_field(kind: type[Entry]) -> None:
    """What an entry is asked is read from a field that its kind has: a slip of the pen is no empty answer (R3)."""
    facts = {name for name, value in vars(Entry).items() if isinstance(value, Fact)}

    assert set(kind.keeps) <= facts
    assert not kind.claims or kind.claims in tree(kind)
    for place in kind.keeps.values():
        assert at(kind, place).place == place


@pytest.mark.parametrize(
    "named",
    [
        set(get_args(withdrawal.Kind)),
        {*get_args(get_args(Nominees.model_fields["kinds"].annotation)[0]), "adoption"},
        {*said("report/words.jinja", "KINDS"), "adoption"},
    ],
)
def test_who_lists_kinds_lists_them_all(named: set[str]) -> None:
    """A seventh kind is missed nowhere: in records, in reports, in rounds, in the web forms (R3)."""
    assert set(KINDS) == named


def test_a_place_that_is_no_field_is_refused() -> None:
    """The near miss of the above: a fact kept in a part that the record has not."""
    with pytest.raises(KeyError):
        at(KINDS["innovation"], ("result", "outcome"))


def test_kinds_with_a_page() -> None:
    """Every kind has a catalogue but the adoption, which stands with what it follows (R3, S3-9 f)."""

    assert set(FOLDERS) == set(KINDS.values()) - {Adoption}
    assert all(issubclass(kind, Exemplar) for kind in FOLDERS)


def test_adoption_stands_with_what_it_follows(sound: Catalog) -> None:
    """An adoption is found by the practice, by its unit and by its address, not among exemplars (S3-9 f)."""
    unit = sound.by_slug["lam-theo-goc-doc-bia"].entry.unit

    assert slugs(sound.adoptions["goc-doc-bia"]) == ["lam-theo-goc-doc-bia"]
    assert slugs(sound.of_unit[sound.reference.unit_key(unit)]) == ["lam-theo-goc-doc-bia"]
    assert "lam-theo-goc-doc-bia" not in slugs(sound.exemplars)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        (innovation(), "Góc đọc bịa ở hành lang"),
        (tip(), "Thẻ tên bịa hai mặt"),
        (individual(), "Nguyễn Văn Bịa"),
        (collective(), "Tổ bịa lớp 1"),
        (group(), "Nhóm bịa cùng đọc"),
        (adoption(), "Trường Tiểu học Bịa Hai"),
    ],
)
def test_name(entry: Entry, name: str) -> None:
    """An entry is called by its title or name; an adoption by the unit that follows."""

    assert filed(entry).name == name


# Order


def test_newest_first() -> None:
    """The latest published comes first, then by address; what has no day comes last (S3-10)."""
    found = catalog(
        dated("sau", None),
        dated("bon", "2025-06-30"),
        dated("ba", "2025"),
        dated("muoi", "2026-10"),
        dated("mot", "2026-10-31"),
        dated("hai", "2026-10-30"),
        dated("tam", "2026-11-20"),
        dated("nam", None),
    )

    assert slugs(found.exemplars) == ["tam", "mot", "muoi", "hai", "ba", "bon", "nam", "sau"]


def test_order_does_not_depend_on_the_folder() -> None:
    """In whatever order the files came, the pages are the same (STYLE: same input, same bytes)."""
    entries = [dated("a", "2026-01"), dated("b", "2026-01-31"), dated("c", None), dated("d", "2026-02")]

    assert {tuple(slugs(catalog(*one).exemplars)) for one in permutations(entries)} == {("d", "a", "b", "c")}


def test_groups_are_newest_first() -> None:
    """Inside each group the newest comes first too."""
    entries = [dated("cu", "2024", areas=["phuong-phap-giang-day"]), dated("moi", "2026", levels=["thcs"])]
    entries += [dated("moi-nhat", "2026-11", areas=["phuong-phap-giang-day"], levels=["thcs"])]
    found = catalog(*entries)

    assert slugs(found.in_area["phuong-phap-giang-day"]) == ["moi-nhat", "cu"]
    assert slugs(found.at_level["thcs"]) == ["moi", "moi-nhat"]
    assert slugs(found.in_province["phu-tho"]) == ["moi", "moi-nhat", "cu"]


def test_adoptions_in_the_order_in_which_they_began() -> None:
    """Who followed first stands first, whenever it was told (S3-9 f)."""
    found = catalog(
        filed(innovation()),
        filed(innovation(), "cach-lam-khac"),
        filed(adoption(since="2026-03", published_on="2026-04"), "ba"),
        filed(adoption(since="2026", published_on="2026-11"), "mot"),
        filed(adoption(since="2026-01-01", published_on="2026-05"), "hai"),
        filed(adoption(of="cach-lam-khac", since="2020"), "khac"),
        filed(adoption(of="cach-lam-da-go", since="2020"), "cua-mot-cach-lam-da-go"),
    )

    assert slugs(found.adoptions["goc-doc-bia"]) == ["hai", "mot", "ba"]
    assert slugs(found.adoptions["cach-lam-khac"]) == ["khac"]
    assert {"goc-doc-bia", "cach-lam-khac"} == found.adoptions.keys()
    assert ["cua-mot-cach-lam-da-go"] == slugs(found.of_the_withdrawn)


# Groups

WORDS: Plain = {
    "areas": ["phuong-phap-giang-day", "thu-vien-van-hoa-doc"],
    "difficulties": ["hoc-sinh-luoi-doc"],
    "levels": ["tieu-hoc", "thcs"],
    "movements": ["day-tot-hoc-tot", "doi-moi-sang-tao-2020"],
    "documents": ["44-pgddt-tdkt", "05-hd-pgddt"],
}


@pytest.mark.parametrize("kind", [innovation, tip, individual, collective, group])
def test_entry_stands_under_each_of_its_words(kind: Callable[..., Entry]) -> None:
    """An entry is found under every area, difficulty, level, movement and document it names (S0-2, S0-4, S0-43)."""
    found = catalog(filed(kind(**WORDS), "mot", "ha-noi"))
    groups = {
        "areas": found.in_area,
        "difficulties": found.with_difficulty,
        "levels": found.at_level,
        "movements": found.in_movement,
        "documents": found.citing,
    }

    assert {name: list(group_) for name, group_ in groups.items()} == WORDS
    assert all(slugs(one) == ["mot"] for group_ in groups.values() for one in group_.values())
    assert {province: slugs(one) for province, one in found.in_province.items()} == {"phu-tho": ["mot"]}


def test_word_written_twice_counts_once() -> None:
    """An entry that names an area or an author twice stands there once."""
    twice = {"name": "Nguyễn Văn Bịa", "individual": "nguoi-bia"}
    found = catalog(filed(innovation(areas=["cong-nghe"] * 2, levels=["thcs"] * 2, authors=[twice, twice])))

    assert slugs(found.in_area["cong-nghe"]) == ["goc-doc-bia"]
    assert slugs(found.at_level["thcs"]) == ["goc-doc-bia"]
    assert slugs(found.works["nguoi-bia"]) == ["goc-doc-bia"]


def test_adoption_is_not_among_the_exemplars_of_a_word() -> None:
    """An adoption tells of the same areas, but the area shows what can be followed, not who follows."""

    assert catalog(filed(adoption(**WORDS))).in_area == {}


def test_works_of_people() -> None:
    """What a person or team made is derived from the authors, stored once with the work (DESIGN §3, S0-41)."""
    together = [
        {"name": "Nguyễn Văn Bịa", "individual": "nguoi-bia", "collective": "to-bia"},
        {"name": "Trần Thị Bịa"},
        {"name": "Lê Văn Bịa", "individual": "nguoi-hai"},
    ]
    found = catalog(
        filed(innovation(authors=together, published_on="2025"), "goc-doc-bia"),
        filed(tip(authors=together[:1], published_on="2026"), "meo-bia"),
        filed(group(members=together[1:]), "nhom-bia"),
        filed(individual(), "nguoi-bia"),
    )

    assert {maker: slugs(works) for maker, works in found.works.items()} == {
        "nguoi-bia": ["meo-bia", "goc-doc-bia"],
        "to-bia": ["meo-bia", "goc-doc-bia"],
        "nguoi-hai": ["goc-doc-bia", "nhom-bia"],
    }


@pytest.mark.parametrize("entry", [individual(), collective(), adoption()])
def test_who_makes_nothing(entry: Entry) -> None:
    """A person, a team and an adoption are not made by anyone."""

    assert makers(entry) == []


def test_grown_out_of() -> None:
    """An innovation that grew out of another is found from its parent; who followed can go on alone (DESIGN §3)."""
    found = catalog(
        dated("goc", "2024"), dated("mam", "2025", parent="goc"), dated("choi", "2026", parent="goc")
    )

    assert {parent: slugs(grown) for parent, grown in found.grown.items()} == {"goc": ["choi", "mam"]}


def test_entries_of_a_unit() -> None:
    """All that is of a unit stands together under its old and new province names, adoptions too (R1)."""
    old = {"name": "Trường Tiểu học Bịa Một", "province": "Hòa Bình", "district": "huyện Bịa"}
    shouted = {"name": "TRƯỜNG TIỂU HỌC BỊA MỘT", "province": "tỉnh Phú Thọ"}
    found = catalog(
        filed(innovation(unit=old, published_on="2024"), "cu"),
        filed(tip(published_on="2026"), "moi"),
        filed(adoption(unit=shouted, published_on="2025"), "lam-theo"),
        filed(individual(unit={**old, "name": "Trường Tiểu học Bịa Hai"}), "khac"),
    )

    assert {key: slugs(one) for key, one in found.of_unit.items()} == {
        UnitKey("truong-tieu-hoc-bia-mot", "phu-tho"): ["moi", "lam-theo", "cu"],
        UnitKey("truong-tieu-hoc-bia-hai", "phu-tho"): ["khac"],
    }


def test_cluster_stands_with_each_member() -> None:
    """What a cluster of schools did stands with the cluster's seat and with each of its schools, once (S0-14)."""
    schools = [
        {"name": f"Trường Tiểu học Bịa {name}", "province": province}
        for name, province in (("Một", "Vĩnh Phúc"), ("Hai", "Phú Thọ"), ("Ba", "Hà Nội"))
    ]
    cluster = collective(type="cum-truong", members=schools)
    found = catalog(filed(cluster, "cum-bia"))

    assert [one.name for one in cluster.units] == [
        "Trường Tiểu học Bịa Một",
        *[one["name"] for one in schools],
    ]
    assert {(key.name, key.province): slugs(one) for key, one in found.of_unit.items()} == {
        ("truong-tieu-hoc-bia-mot", "phu-tho"): ["cum-bia"],
        ("truong-tieu-hoc-bia-hai", "phu-tho"): ["cum-bia"],
        ("truong-tieu-hoc-bia-ba", "ha-noi"): ["cum-bia"],
    }


def test_by_slug(sound: Catalog) -> None:
    """Every entry, adoptions included, is found by its address."""

    assert set(sound.by_slug) == set(slugs(sound.filed))
    assert sound.by_slug["goc-doc-bia"].folder == ROOT / "tests/stores/sound/phu-tho/goc-doc-bia"


def test_empty_catalogue() -> None:
    """A store without entries has groups, all empty."""
    empty = catalog()

    assert empty.exemplars == ()
    assert not any((empty.works, empty.adoptions, empty.in_area, empty.of_unit, empty.in_province))


# Properties

AREAS = ["phuong-phap-giang-day", "thu-vien-van-hoa-doc", "cong-nghe"]
ENTRIES = st.lists(
    st.builds(
        lambda kind, areas, published_on: kind(areas=areas, published_on=published_on),
        st.sampled_from([innovation, tip, individual, collective, group, adoption]),
        st.lists(st.sampled_from(AREAS), max_size=4),
        st.none() | st.dates(date(2020, 1, 1), date(2026, 11, 22)).map(date.isoformat),
    ),
    max_size=8,
).map(lambda entries: [filed(entry, f"muc-{number}") for number, entry in enumerate(entries)])


@settings(deadline=None)  # the first example reads the reference data
@given(ENTRIES)
def test_nothing_is_lost_or_doubled(entries: list[Filed]) -> None:
    """Every exemplar stands once under each of its words and nowhere else; every entry once with its unit (R1)."""
    found = catalog(*entries)
    expected = {(area, one.slug) for one in found.exemplars for area in one.entry.areas}
    shown = [(area, one.slug) for area, group_ in found.in_area.items() for one in group_]

    assert sorted(shown) == sorted(expected)
    assert sorted(one.slug for group_ in found.of_unit.values() for one in group_) == sorted(
        one.slug for one in entries
    )
    assert sum(len(found.of(kind)) for kind in FOLDERS) == len(found.exemplars)
    assert all(list(group_) == newest_first(group_) for group_ in found.in_area.values())


def test_real_entries_are_all_found() -> None:
    """Of the real store too every exemplar stands in one catalogue, with its unit, and where it was done."""
    found = check(ROOT / "exemplars", REFERENCE, NOW).whole
    everyone = set(slugs(found.exemplars))
    placed = {one.slug for one in found.exemplars if found.reference.provinces_of(one.entry)}

    assert sorted(one.slug for kind in FOLDERS for one in found.of(kind)) == sorted(everyone)
    assert {one.slug for group_ in found.in_province.values() for one in group_} == placed
    assert {one.slug for group_ in found.of_unit.values() for one in group_} == set(found.by_slug)
