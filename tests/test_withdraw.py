"""Taking an entry down: the file, the files beside it, and every place the site had of it (DESIGN §3, domain.md §6)."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import feedparser
import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from checkout import ROOT, TODAY
from kho.check.everything import check
from kho.desk import printing
from kho.desk.takedown import Removal, carry_out, plan
from kho.model import KINDS
from kho.model.withdrawal import Kind
from kho.publish.build.whole import build
from kho.publish.data import api
from kho.publish.pages import pages
from kho.store.output import all_made
from kho.store.place import Checkout
from kho.store.site import Site
from kho.store.withdrawn import FILE, load
from kho.words.problem import Rejected, Unusable
from kho.words.terms import WithdrawalReason
from pictures import jpeg

SOUND = ROOT / "tests" / "stores" / "sound"
GOLDEN = ROOT / "tests" / "golden"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sound store, named from the current folder."""
    shutil.copytree(SOUND, tmp_path / "exemplars")
    monkeypatch.chdir(tmp_path)
    return Path("exemplars")


def withdraw(store: Path, *slugs: str, forget: bool = False) -> Removal:
    removal = plan(store, slugs, TODAY, WithdrawalReason.CONSENT, forget=forget)
    carry_out(removal, store)
    return removal


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def mentioning(site: Path, *words: str) -> list[str]:
    """The files of a site in which one of *words* can be read, whatever kind of file."""
    return [
        path for path, content in contents(site).items() if any(word.encode() in content for word in words)
    ]


def test_what_others_refer_to_does_not_go_before_they_are_changed(
    store: Path, golden: Callable[[str, Path], None]
) -> None:
    """
    Every author, parent, earlier group and path that cannot do without the entry is pointed at, and nothing is touched;
    so is who followed it, where the address itself is to be forgotten.
    """
    (store / "_reference").mkdir()
    (store / "_reference/paths.yml").write_text(
        "paths:\n"
        "  - slug: bia\n    name: Lối đi bịa\n    about: Bịa để thử.\n    minutes: 30\n    steps:\n"
        "      - entry: goc-doc-bia\n        reason: Vì bịa.\n        minutes: 15\n"
        "      - entry: the-ten-bia\n        reason: Vì bịa.\n        minutes: 15\n",
        "utf-8",
    )
    group = store / "phu-tho/nhom-bia/entry.yml"
    shutil.copytree(group.parent, store / "phu-tho/nhom-noi-tiep")
    (store / "phu-tho/nhom-noi-tiep/entry.yml").write_text(
        f"{group.read_text('utf-8')}continues: nhom-bia\n", "utf-8"
    )
    before = contents(store)
    said = ""
    for slug in ("goc-doc-bia", "nguyen-van-bia", "nhom-bia"):
        with pytest.raises(Rejected) as refused:
            plan(store, [slug], TODAY, None, forget=True)
        said += f"kho withdraw {slug}\n{printing.as_text(refused.value.problems)}\n\n"

    golden(said, GOLDEN / "withdraw.txt")
    assert before == contents(store)


def test_one_command_reaches_rounds_paths_and_who_followed(
    store: Path, home: Checkout, tmp_path: Path
) -> None:
    """
    The round keeps the counts of its day and says so, the path its other steps; another school's account of following
    stays and leads to the page that explains. Check and build agree afterwards, and nothing names the practice.
    """
    (store / "_reference").mkdir()
    other = store / "phu-tho/the-bang-bia"
    shutil.copytree(store / "phu-tho/the-ten-bia", other)
    said = (other / "entry.yml").read_text("utf-8")
    for old, new in (
        ("Thẻ tên bịa hai mặt", "Bảng màu bịa"),
        ("Thẻ tên hai mặt giúp gọi đúng tên học sinh.", "Bảng màu giúp xếp hàng nhanh."),
        ("Cô chưa nhớ tên học sinh.", "Xếp hàng lâu."),
        ("Làm thẻ tên hai mặt.", "Treo bảng màu ở cửa."),
        ("Cô gọi đúng tên sau một tuần.", "Xếp hàng nhanh hơn."),
    ):
        said = said.replace(old, new)
    (other / "entry.yml").write_text(said, "utf-8")
    step = "      - entry: {}\n        reason: Vì bịa.\n        minutes: 10\n"
    steps = [step.format(slug) for slug in ("the-ten-bia", "goc-doc-bia", "the-bang-bia")]
    head = (
        "paths:\n  - slug: bia\n    name: Lối đi bịa\n    about: Bịa để thử.\n    minutes: 30\n    steps:\n"
    )
    (store / "_reference/paths.yml").write_text(head + "".join(steps), "utf-8")
    rounds = store / "_selections/dot-bia"
    rounds.mkdir(parents=True)
    shutil.copy(ROOT / "tests/rounds/hai-cap-2026.yml", rounds / "round.yml")
    (rounds / "to.yml").write_text(
        "held_on: 2026-11-10\nnumber: 01/BB\npublished_on: 2026-11-12\n"
        "counts: {nominated: 9, considered: 9, chosen: 2, rolled_over: 0}\nchosen:\n"
        "  - {entry: goc-doc-bia, level: tieu-hoc, reason: Rõ., tests: [c]}\n"
        "  - {entry: the-ten-bia, level: tieu-hoc, reason: Rõ., tests: [c]}\n",
        "utf-8",
    )
    assert check(store, ROOT / "exemplars/_reference", TODAY).catalog
    withdraw(store, "goc-doc-bia")
    catalog = check(store, ROOT / "exemplars/_reference", TODAY).whole
    build(home, store, tmp_path / "site", TODAY)
    outcome = catalog.rounds["dot-bia"].outcomes["to"]
    page = (tmp_path / "site/dot-xet/dot-bia/index.html").read_text("utf-8")
    follower = (tmp_path / "site/don-vi/truong-tieu-hoc-bia-hai-phu-tho/index.html").read_text("utf-8")

    assert (2, ["the-ten-bia"], (TODAY,)) == (
        outcome.counts.chosen,
        [one.entry for one in outcome.chosen],
        outcome.removed,
    )
    assert "Các con số ở đây vẫn là của ngày công bố." in page
    assert head + steps[0] + steps[2] == (store / "_reference/paths.yml").read_text("utf-8")
    assert (store / "phu-tho/lam-theo-goc-doc-bia").exists()
    assert "một cách làm đã gỡ" in follower
    assert "sang-kien/goc-doc-bia/" in follower
    assert [] == mentioning(tmp_path / "site", "Góc đọc bịa")


def test_a_path_of_which_one_step_is_left_goes_as_a_whole(store: Path) -> None:
    """Two steps make a path: with one of three gone it stays, with one of two it goes, and that is said."""
    (store / "_reference").mkdir()
    step = "      - {{entry: {}, reason: Vì bịa., minutes: 10}}\n"
    three, two = (
        f"  - slug: {slug}\n    name: Lối đi {slug}\n    about: Bịa.\n    steps:\n"
        + "".join(map(step.format, steps))
        + "    minutes: 30\n"
        for slug, steps in (
            ("ba", ("the-ten-bia", "goc-doc-bia", "to-bia")),
            ("hai", ("goc-doc-bia", "to-bia")),
        )
    )
    (store / "_reference/paths.yml").write_text(f"paths:\n{two}{three}", "utf-8")
    removal = withdraw(store, "goc-doc-bia")
    left = f"paths:\n{three}".replace(step.format("goc-doc-bia"), "")

    assert left == (store / "_reference/paths.yml").read_text("utf-8")
    assert ["đã bỏ bước dẫn tới mục ấy; “Lối đi hai” không còn đủ hai bước nên bỏ cả lối đi"] == [
        one.says for one in removal.rewritten
    ]


def test_entries_that_only_refer_to_each_other_go_together(store: Path) -> None:
    """A practice and the one that followed it are withdrawn in one command; the store is sound afterwards."""
    removal = withdraw(store, "goc-doc-bia", "lam-theo-goc-doc-bia")

    assert ["goc-doc-bia", "lam-theo-goc-doc-bia"] == [folder.name for folder in removal.folders]
    assert () == check(store, ROOT / "exemplars/_reference", TODAY).problems


def test_where_a_name_still_stands_is_said(store: Path) -> None:
    """A person who goes may be named in a text of others: that is pointed at, and left to people."""
    removal = withdraw(store, "nguyen-van-bia", "goc-doc-bia", "lam-theo-goc-doc-bia")

    assert [("exemplars/phu-tho/nhom-bia/entry.yml", "Còn nhắc đến “Nguyễn Văn Bịa”.")] == [
        (problem.path.as_posix(), problem.message) for problem in removal.mentions
    ]


def test_links_of_which_only_it_spoke_are_said(store: Path) -> None:
    """The checks of links keep addresses too: those that nobody else uses are pointed at."""
    product = "https://truong-bia.example/danh-muc"
    (store / "_links.yml").write_text(
        f"links:\n  - url: {product}\n    checks: []\n  - url: https://khac.example/\n    checks: []\n",
        "utf-8",
    )
    removal = withdraw(store, "goc-doc-bia", "lam-theo-goc-doc-bia")

    assert [("exemplars/_links.yml", 2)] == [
        (problem.path.as_posix(), problem.line)
        for problem in removal.mentions
        if problem.path.name == "_links.yml"
    ]


def test_the_record_says_nothing_of_the_person(store: Path) -> None:
    """What stays is an address, a kind, a day and a reason: no name, no title, no unit (domain.md §6)."""
    withdraw(store, "the-ten-bia")
    withdraw(store, "to-bia", forget=True)
    record = (store / FILE).read_text("utf-8")

    assert [
        "withdrawn:",
        "  - slug: the-ten-bia",
        "    kind: tip",
        "    on: 2026-11-22",
        "    reason: rut-dong-y",
        "forgotten:",
        f"  - digest: {sha256(b'to-bia').hexdigest()}",
        "    on: 2026-11-22",
        "    reason: rut-dong-y",
    ] == [line for line in record.splitlines() if not line.startswith("#")]
    assert "to-bia" not in record
    assert load(store).holds("the-ten-bia")
    assert load(store).holds("to-bia")


def test_nothing_is_left_of_it_on_the_site_but_a_page_that_explains(
    store: Path, home: Checkout, tmp_path: Path
) -> None:
    """Index, lists, feeds, open data, map, pictures, the author's page: none of them knows it any more (DESIGN §3)."""
    entry = store / "phu-tho/the-ten-bia/entry.yml"
    (entry.parent / "the.jpg").write_bytes(jpeg())
    entry.write_text(
        entry.read_text("utf-8")
        + "pictures:\n  - file: the.jpg\n    alt: Thẻ tên bịa trên bàn\n    people: khong-co-nguoi\n",
        "utf-8",
    )
    site = tmp_path / "site"
    build(home, store, site, TODAY)
    before = contents(site)
    withdraw(store, "the-ten-bia")
    build(home, store, site, TODAY)
    page = html.document_fromstring((site / "meo-nho/the-ten-bia/index.html").read_text("utf-8"))

    assert any(path.endswith((".webp", ".jpg")) for path in before)
    assert not [path for path in contents(site) if path.endswith((".webp", ".jpg"))]
    assert [] == mentioning(site, "Thẻ tên bịa", "the.jpg")
    assert [
        ".kho-site",
        "api/v1/da-go/index.json",
        "meo-nho/the-ten-bia/index.html",
        "nguon/moi.xml",
        "nhung/meo-nho/the-ten-bia/index.html",
    ] == mentioning(site, "the-ten-bia")
    assert "Mục này đã được gỡ" == page.findtext(".//h1")
    assert ["noindex"] == page.xpath("//meta[@name='robots']/@content")
    assert "../../rieng-tu/#da-go" in page.xpath("//article//a/@href")
    assert {"tim-kiem", "don-vi"} <= {path.split("/")[0] for path in contents(site)}


def test_an_address_that_names_a_person_can_go_too(store: Path, home: Checkout, tmp_path: Path) -> None:
    """`--forget` leaves nothing that could be read: no page, no slug in the open data, only a digest to compare."""
    withdraw(store, "nguyen-van-bia", "goc-doc-bia", "lam-theo-goc-doc-bia", forget=True)
    site = tmp_path / "site"
    build(home, store, site, TODAY)
    listed = json.loads((site / "api/v1/da-go/index.json").read_bytes())

    assert [] == mentioning(site, "nguyen-van-bia")
    assert [] == mentioning(site, "goc-doc-bia")
    assert not (site / "nha-giao/nguyen-van-bia").exists()
    assert sha256(b"nguyen-van-bia").hexdigest() in [one["digest"] for one in listed["items"]]
    assert {None} == {one["slug"] for one in listed["items"]} == {one["url"] for one in listed["items"]}


def test_the_list_of_what_went_is_part_of_the_contract(store: Path) -> None:
    """The open data name what went, with or without its address, in the shape their own schema gives (S3-14)."""
    withdraw(store, "the-ten-bia")
    withdraw(store, "to-bia", forget=True)
    site = Site("https://kho-bia.example/", TODAY)
    made = all_made(api.files(check(store, ROOT / "exemplars/_reference", TODAY).whole, site))
    listed = json.loads(made["api/v1/da-go/index.json"])
    schema = {"$defs": json.loads(made["api/v1/schema.json"])["$defs"], "$ref": "#/$defs/WithdrawnDocument"}

    Draft202012Validator(schema).validate(listed)
    assert {
        "count": 2,
        "items": [
            {
                "digest": sha256(b"the-ten-bia").hexdigest(),
                "slug": "the-ten-bia",
                "kind": "tip",
                "url": "https://kho-bia.example/meo-nho/the-ten-bia/",
                "on": "2026-11-22",
            },
            {
                "digest": sha256(b"to-bia").hexdigest(),
                "slug": None,
                "kind": None,
                "url": None,
                "on": "2026-11-22",
            },
        ],
    } == listed


def test_the_page_that_stays_is_as_committed(store: Path, golden: Callable[[str, Path], None]) -> None:
    """It explains and links, word for word as reviewed, and blames nobody."""
    withdraw(store, "the-ten-bia")
    catalog = check(store, ROOT / "exemplars/_reference", TODAY).whole
    made = pages(catalog, Site("https://kho-bia.example/", TODAY))

    golden(made["meo-nho/the-ten-bia/index.md"].decode(), GOLDEN / "pages" / "da-go--the-ten-bia.md")


def test_readers_of_the_feed_learn_that_it_went(store: Path, home: Checkout, tmp_path: Path) -> None:
    """The feed of everything carries a tombstone (RFC 6721) with the entry's id and the day; it is still a feed."""
    withdraw(store, "the-ten-bia")
    build(home, store, tmp_path / "site", TODAY)
    feed = (tmp_path / "site/nguon/moi.xml").read_bytes()
    [stone] = etree.fromstring(feed).findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")

    assert "https://kho-dien-hinh.example/meo-nho/the-ten-bia/" == stone.get("ref")
    assert "2026-11-22T00:00:00+07:00" == stone.get("when")
    assert "2026-11-22T00:00:00+07:00" == feedparser.parse(feed).feed.updated
    assert not feedparser.parse(feed).bozo


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("the-ten-bai", "Có phải ý bạn là “the-ten-bia”?"),
        ("../phu-tho", "Không có mục nào"),
        ("da-go", "từ trước"),
    ],
)
def test_only_what_is_there_can_go(store: Path, slug: str, said: str) -> None:
    """A slip of the pen, a path or a second time is refused, and nothing is touched."""
    shutil.copytree(store / "phu-tho/to-bia", store / "phu-tho/da-go")
    withdraw(store, "da-go")
    before = contents(store)
    with pytest.raises(Unusable, match=said):
        plan(store, ["to-bia", slug], TODAY, None, forget=False)

    assert before == contents(store)


def test_an_entry_that_cannot_be_read_stops_it(store: Path) -> None:
    """What cannot be read could refer to what goes: it is put right first."""
    entry = store / "phu-tho/to-bia/entry.yml"
    entry.write_text(entry.read_text("utf-8") + "autors: []\n", "utf-8")
    with pytest.raises(Rejected, match="1 findings"):
        plan(store, ["the-ten-bia"], TODAY, None, forget=False)


def test_broken_off_in_between_a_check_names_what_is_left(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is written whole before the first file goes; a folder that stayed is an error, not a silent rest."""
    removal = plan(store, ["the-ten-bia"], TODAY, None, forget=False)

    def full_disk(_folder: Path) -> None:
        raise OSError("đĩa đầy")

    monkeypatch.setattr(shutil, "rmtree", full_disk)
    with pytest.raises(OSError, match="đầy"):
        carry_out(removal, store)

    assert ["Địa chỉ “the-ten-bia” là của một mục đã gỡ, không dùng lại được."] == [
        problem.message for problem in check(store, ROOT / "exemplars/_reference", TODAY).problems
    ]


def test_every_kind_can_be_recorded() -> None:
    """The kinds of the record are the kinds of entries."""
    assert tuple(KINDS) == Kind.__args__  # type: ignore[attr-defined]
