"""`kho links`: what is tried, how politely, what is kept, and that keeping it changes no verdict (S1-15)."""

import threading
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT, TODAY
from entries import catalog, evidence, filed, innovation, product, source
from exits import assert_said
from far_servers import far, inside
from kho.cli import main
from kho.desk import try_links as links_
from kho.desk.open_link import Door, Opening, Reason
from kho.desk.try_links import anyone_answered, as_yaml, remembered, try_all, untried
from kho.store.dead_links import DEAD_AFTER, Links, dead_links, is_dead, known_links
from kho.store.parse import parse_as
from kho.store.source import OF_MACHINES, OF_PEOPLE, parse_text, read

URL = "https://truong-bia.example/danh-muc"
OPEN, GONE, UNSURE = (
    Opening(Reason.OPENED, 200),
    Opening(Reason.GONE, 404),
    Opening(Reason.REFUSES_MACHINES, 403),
)


def quiet(_link: str, _opening: Opening) -> None:
    """Hear nothing."""


def after(*rounds: tuple[date, Opening], url: str = URL) -> Links:
    """What is kept of *url* after trying it on these days."""
    kept = Links(links=())
    for on, found in rounds:
        kept = remembered(kept, {url: found}, [url], on)
    return kept


def test_every_link_is_tried_once() -> None:
    """Evidence, products, sources, recognitions, the school's own page: wherever a link stands, once, in order."""
    one = filed(
        innovation(
            evidence=[evidence(url="https://b.example/")],
            products=[product(url="https://a.example/")],
            sources=[source(url="https://c.example/")],
            also_published=["https://b.example/"],
        )
    )

    assert ["https://a.example/", "https://b.example/", "https://c.example/"] == links_.links(catalog(one))


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause() -> None:
    """Politeness: questions to one host come one after the other, apart by the pause; several hosts at once."""
    with far() as one:
        urls = [one.url(f"/20{number}") for number in range(3)]
        times: list[float] = []
        found = try_all(urls, inside(), 0.15, lambda _link, _opening: times.append(time.monotonic()))

    assert urls == list(found)
    assert all(later - earlier >= 0.15 for earlier, later in pairwise(times))


def test_hosts_wait_for_nobody_else() -> None:
    """A slow host does not hold up the others."""
    together = threading.Barrier(2, timeout=5)

    def meeting(_host: str, _port: int) -> list[object]:
        together.wait()
        return []

    found = try_all(["http://a.example/", "http://b.example/"], inside(look_up=meeting), 0, quiet)

    assert {Reason.NO_HOST} == {one.reason for one in found.values()}


def test_a_second_run_on_a_day_goes_on() -> None:
    """What was tried today is not asked again; what a machine could not tell is."""
    kept = remembered(Links(links=()), {"a": OPEN, "b": UNSURE}, ["a", "b", "c"], TODAY)

    assert ["b", "c"] == untried(["a", "b", "c"], kept, TODAY)
    assert ["a", "b", "c"] == untried(["a", "b", "c"], kept, TODAY + timedelta(days=1))


def test_a_machine_that_is_cut_off_blames_nobody() -> None:
    """Where not one server answered, nothing is known of any."""

    assert not anyone_answered({"a": Opening(Reason.NO_HOST), "b": Opening(Reason.NO_ANSWER)})
    assert anyone_answered({"a": Opening(Reason.NO_HOST), "b": GONE})


def test_two_failures_a_fortnight_apart_are_death_and_a_success_is_life() -> None:
    """The file that is written says what `linkrot` reads (S1-15)."""
    first, last = TODAY - DEAD_AFTER, TODAY

    assert is_dead(after((first, GONE), (last, GONE)).links[0], TODAY)
    assert not is_dead(after((first, GONE), (last - timedelta(days=1), OPEN), (last, GONE)).links[0], TODAY)
    assert not is_dead(after((first, GONE), (last, UNSURE)).links[0], TODAY)
    assert not is_dead(after((first, UNSURE), (last, GONE)).links[0], TODAY)


def test_what_no_entry_names_any_more_is_forgotten() -> None:
    """The file holds the links of the store, not its past."""
    kept = after((TODAY, OPEN))

    assert () == remembered(kept, {}, [], TODAY).links
    assert kept == remembered(kept, {}, [URL], TODAY)


ROUNDS = st.lists(
    st.tuples(st.dates(date(2026, 1, 1), date(2026, 3, 31)), st.sampled_from([OPEN, GONE])), max_size=12
).map(lambda rounds: sorted(dict(rounds).items()))


@given(ROUNDS)
def test_forgetting_changes_no_verdict(rounds: list[tuple[date, Opening]]) -> None:
    """However often a link was tried, what is kept gives the verdict that the whole history gives, in three lines."""
    whole = {
        "links": [
            {
                "url": URL,
                "checks": [{"on": str(on), "alive": "có" if one.alive else "không"} for on, one in rounds],
            }
        ]
    }
    kept = after(*rounds)
    verdict = is_dead(Links.model_validate(whole).links[0], date(2026, 12, 31))

    assert [verdict] * len(kept.links) == [is_dead(link, date(2026, 12, 31)) for link in kept.links]
    assert 3 >= sum(len(link.checks) for link in kept.links)


@given(st.dictionaries(st.sampled_from([f"{URL}?{name}" for name in ("a", "#x", "b:c", "%27", "đ")]), ROUNDS))
def test_what_is_written_is_read_again(told: dict[str, list[tuple[date, Opening]]]) -> None:
    """The file is one that the store's own reader takes, with the same checks."""
    kept = Links.model_construct(
        links=tuple(link for url in sorted(told) for link in after(*told[url], url=url).links)
    )

    assert kept == reread(as_yaml(kept))


def reread(text: str) -> Links:
    return parse_as(Links, parse_text(text, Path("_links.yml"), OF_MACHINES))


def test_a_store_of_many_thousand_links_can_be_kept(tmp_path: Path) -> None:
    """A large store has more links than a hand-written file may have lines; 3,000 of them are read."""
    path = tmp_path / "_links.yml"
    failed = [f"{{on: 2026-06-{day}, alive: không}}" for day in ("01", "15")]
    rows = [f"- url: {URL}/{number}\n  checks: [{', '.join(failed)}]" for number in range(3_000)]
    path.write_text("\n".join(["links:", *rows]), encoding="utf-8")

    assert 3_000 == len(known_links(path).links)
    assert OF_PEOPLE.size < path.stat().st_size < OF_MACHINES.size
    assert read(path, limits=OF_MACHINES).data


# The command

STORE = ROOT / "tests" / "stores" / "sound"
NOWHERE = "https://truong-bia-hai.example/so-muon"
"""What else it links to."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A copy of the sound store, whose links lead to names that are not."""
    for path in STORE.rglob("entry.yml"):
        copy = tmp_path / "kho" / path.relative_to(STORE)
        copy.parent.mkdir(parents=True)
        copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path / "kho"


def run(store: Path, on: date, door: Door) -> tuple[int, str]:
    arguments = ["links", "--exemplars", str(store), "--today", on.isoformat(), "--pause", "0"]
    done = CliRunner().invoke(main, arguments, obj=door)
    return done.exit_code, done.output if done.exception is None else f"{done.output}{done.exception}"


def test_from_a_dead_link_to_a_lower_level(store: Path) -> None:
    """Two runs a fortnight apart, against a server that lost the page: the link counts no more."""
    entry = store / "phu-tho" / "goc-doc-bia" / "entry.yml"
    with far() as one:
        lost = one.url("/404")
        entry.write_text(
            entry.read_text("utf-8").replace("https://truong-bia.example/danh-muc", lost), "utf-8"
        )
        assert urlsplit(lost).port == one.port
        first = run(store, date(2026, 11, 1), inside())
        again = run(store, date(2026, 11, 1), inside())
        second = run(store, date(2026, 11, 15), inside())

    assert (0, 0, 0) == (first[0], again[0], second[0])
    assert_said("links", second[1])
    assert f"{lost}: máy chủ báo không có hoặc hỏng (404) [phu-tho/goc-doc-bia]" in first[1]
    assert "Mở thử 0 đường dẫn" in again[1]
    assert "Đã hỏng hẳn, không còn được tính (2)" in second[1]
    assert {lost, NOWHERE} == dead_links(store / "_links.yml", date(2026, 11, 15))
    assert ["_links.yml", "phu-tho"] == sorted(path.name for path in store.iterdir())


def test_a_domain_that_changed_hands_is_neither_alive_nor_dead(store: Path) -> None:
    """It is told to a person, with where it leads, and nothing is recorded of it (S1-15)."""
    entry = store / "phu-tho" / "goc-doc-bia" / "entry.yml"
    with far() as one:
        away = one.url("/200").replace("truong-bia", "nha-cai-bia")
        asked = one.url(f"/to?{away}")
        entry.write_text(
            entry.read_text("utf-8").replace("https://truong-bia.example/danh-muc", asked), "utf-8"
        )
        code, said = run(store, TODAY, inside())

    assert 0 == code
    assert f"{asked}: dẫn sang trang của nơi khác ({away}) [phu-tho/goc-doc-bia]" in said
    assert asked not in {link.url for link in known_links(store / "_links.yml").links}


def test_without_a_network_nothing_is_written(store: Path) -> None:
    """A machine that reaches nobody writes no file, says why and exits with 2."""

    def nobody(_host: str, _port: int) -> list[object]:
        raise OSError

    code, said = run(store, TODAY, inside(look_up=nobody))

    assert code != 0
    assert "có lẽ máy này không có mạng" in said
    assert not (store / "_links.yml").exists()


def test_a_broken_file_is_told_and_left_alone(store: Path) -> None:
    """A `_links.yml` that cannot be read is refused with its line; nobody's history is written over."""
    (store / "_links.yml").write_text("links: hỏng\n", encoding="utf-8")
    code, said = run(store, TODAY, inside())

    assert 1 == code
    assert "_links.yml:1:1: lỗi" in said
    assert "links: hỏng\n" == (store / "_links.yml").read_text("utf-8")
