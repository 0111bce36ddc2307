"""One faulty entry silences no one: it is left out and named where a country's site or a council's papers are made."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from checkout import ROOT, TODAY
from councils import round_named
from entries import reference
from kho.check.everything import Checked, check
from kho.check.sound_rest import check_rest
from kho.cli import main
from kho.model.selection import Outcome
from kho.store.catalog import Catalog
from kho.store.issues import load
from kho.store.round_files import FiledRound
from shown import page_of, said

SOUND = ROOT / "tests/stores/sound"
REFERENCE = ROOT / "exemplars/_reference"
TIP = "phu-tho/the-ten-bia"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A sound store of one's own: a teacher, a practice of hers, who follows it, a tip, a team, a group."""
    return Path(shutil.copytree(SOUND, tmp_path / "exemplars"))


def entry(store: Path, place: str, *changes: tuple[str, str], like: str = TIP) -> None:
    """The entry at *place*, a copy of another where it is not there, with *changes*."""
    if not (store / place).exists():
        shutil.copytree(store / like, store / place)
    path = store / place / "entry.yml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def twin(store: Path, published: str) -> None:
    """The same address in another province, published on that day."""
    entry(store, "ha-noi/the-ten-bia", ("Phú Thọ", "Hà Nội"), ("2026-06-02", published))


def faulty(store: Path) -> None:
    """The teacher's entry, with a word of no list."""
    entry(store, "phu-tho/nguyen-van-bia", ("kind: individual", "kind: individual\nbia: 1"))


def rest(store: Path) -> Checked:
    return check_rest(store, REFERENCE, TODAY)


def names(checked: Checked) -> list[str]:
    return [f"{path.parent.name}/{path.name}" for path in sorted(checked.left_out)]


def kept(checked: Checked) -> set[str]:
    assert checked.catalog
    return {f"{one.province}/{one.slug}" for one in checked.catalog.filed}


@pytest.mark.parametrize(
    ("published", "goes"),
    [
        ("2026-06-03", "ha-noi/the-ten-bia"),
        ("2026-06-01", TIP),
        ("2026-06-02", TIP),
        ("2026-06", "ha-noi/the-ten-bia"),
    ],
)
def test_of_two_of_one_address_the_younger_is_left_out(store: Path, published: str, goes: str) -> None:
    """By the day of publishing, then by path; all else stays, and the address is said to be taken."""
    twin(store, published)
    found = rest(store)

    assert [goes] == names(found)
    assert ["addresses_are_unique"] == [one.rule for why in found.left_out.values() for one in why]
    assert 6 == len(kept(found))
    assert check(store, REFERENCE, TODAY).catalog is None


def test_two_of_one_name_at_two_addresses_both_stay(store: Path) -> None:
    """Near miss: with nothing faulty, nothing is left out, and the catalogue is the one of a plain check."""
    entry(store, "ha-noi/the-ten-bia-hai", ("Phú Thọ", "Hà Nội"))
    found = rest(store)

    assert {} == found.left_out
    plain = check(store, REFERENCE, TODAY).catalog
    assert found.catalog
    assert plain
    assert found.catalog.filed == plain.filed


def test_what_needs_a_faulty_entry_goes_with_it_and_says_so(store: Path) -> None:
    """Round after round until all is sound: practice of the teacher, then its followers; none told what is not so."""
    faulty(store)
    found = rest(store)
    told = {path.name: [one.message for one in why] for path, why in found.left_out.items()}

    assert {
        "nguyen-van-bia": ["Không có trường nào tên “bia”."],
        "goc-doc-bia": ["Mục “nguyen-van-bia” đang để ra ngoài vì có lỗi."],
        "lam-theo-goc-doc-bia": ["Mục “goc-doc-bia” đang để ra ngoài vì có lỗi."],
    } == told
    assert {TIP, "phu-tho/to-bia", "phu-tho/nhom-bia"} == kept(found)


def a_stray_file(store: Path) -> None:
    """A file where entries lie."""
    (store / "phu-tho/ghi-chu.txt").touch()


def a_mistyped_province(store: Path) -> None:
    """A province behind a `_`."""
    shutil.copytree(store / "phu-tho", store / "_phu-tho")


def an_empty_folder(store: Path) -> None:
    """A folder without an entry."""
    (store / "phu-tho/chua-co-gi").mkdir()


@pytest.mark.parametrize("wrong", [a_stray_file, a_mistyped_province, an_empty_folder])
def test_what_lies_astray_stops_no_one_either(store: Path, wrong: Callable[[Path], None]) -> None:
    """It is named, and all six entries stay."""
    wrong(store)
    found = rest(store)

    assert 1 == len(found.left_out)
    assert 6 == len(kept(found))


def test_an_error_in_what_all_share_stops(store: Path) -> None:
    """Reference data, rounds, issues: an error there is nobody's own, and every finding is told."""
    faulty(store)
    (store / "_reference").mkdir()
    (store / "_reference/areas.yml").write_text("areas: []\nla: 1\n", "utf-8")
    found = rest(store)

    assert found.catalog is None
    assert {"areas.yml", "entry.yml"} == {one.path.name for one in found.problems}


def missing(slug: str, *, out: bool) -> Catalog:
    """What all entries share, with a round that chose *slug*, where that entry is left *out* or is not known at all."""
    chosen = {"entry": slug, "level": "tieu-hoc", "reason": "Vì bịa.", "tests": ["a"]}
    told = {
        "held_on": "2021-11-01",
        "published_on": "2021-11-02",
        "number": "1/BB",
        "counts": {"nominated": "1", "considered": "1", "chosen": "1", "rolled_over": "0"},
        "chosen": [chosen],
    }
    rules = round_named("long-bien-2021")
    outcome = Outcome.model_validate(told)
    rounds = {"dot-bia": FiledRound("dot-bia", rules, {rules.stages[-1].slug: outcome})}
    known = frozenset({slug}) if out else frozenset[str]()
    return Catalog(
        (), reference(), rounds=rounds, issues=load(ROOT / "exemplars"), unread=known, left_out=known
    )


def test_paths_rounds_and_issues_go_on_without_what_was_left_out() -> None:
    """A path's step and a round's choice say that an entry is away for now; an issue keeps its words, not its link."""
    path = next(iter(reference().paths.values()))
    (edition,) = load(ROOT / "exemplars").editions
    pick = edition.issue.picks[0]
    absent = "Một mục tạm vắng mặt: có lỗi đang chờ sửa."
    steps = page_of(f"loi-di/{path.slug}/", missing(path.steps[0].entry, out=True)).iterfind(
        ".//ol[@class='path']/li"
    )
    chosen = page_of("dot-xet/dot-bia/", missing("muc-bia", out=True)).find(".//ul[@class='chosen']/li")

    assert absent in said(next(steps))
    assert said(chosen).startswith(absent)
    assert chosen.find(".//a") is None
    for out in (True, False):
        page = page_of("ban-tin/so-0/", missing(str(pick.slug), out=out))
        titles = [said(one) for one in page.iterfind(".//h3[@class='issue__title']")]
        links = [said(one) for one in page.iterfind(".//h3[@class='issue__title']/a")]

        assert [pick.title] == titles
        assert ([] if out else titles) == links


def test_a_council_and_a_report_say_whom_they_left_out(store: Path, tmp_path: Path) -> None:
    """Refused by default; with --skip-faulty the paper is written from the rest, and it is said from which not."""
    entry(store, "phu-tho/meo-hong-bia", ("kind: tip", "kind: tip\nbia: 1"))
    asked = (
        "report",
        "dien-hinh",
        "--province",
        "phu-tho",
        "--period",
        "2025-2026",
        "--exemplars",
        str(store),
    )
    paper = tmp_path / "bao-cao.docx"
    refused = CliRunner().invoke(main, [*asked, "-o", str(paper), "--today", str(TODAY)])

    assert (1, False) == (refused.exit_code, paper.exists())
    done = CliRunner().invoke(main, [*asked, "-o", str(paper), "--today", str(TODAY), "--skip-faulty"])

    assert (0, True) == (done.exit_code, paper.exists()), done.output
    assert "Để ra ngoài 1 mục có lỗi" in done.output
    assert "phu-tho/meo-hong-bia" in done.output
