"""Try every link of the store and keep what was found in `_links.yml`, which `linkrot` reads (S1-15, S3-4).

Polite: a host is asked one thing at a time, with a pause. Careful: what a machine cannot tell is not recorded, and
where no server answered at all the fault is on this side, so nothing is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event, Lock
from types import MappingProxyType
from urllib.parse import urlsplit

import yaml

from kho.derived.agenda import links_of
from kho.desk.open_link import Door, Opening, opening
from kho.desk.taken_over import wanted
from kho.store.catalog import Catalog
from kho.store.dead_links import CheckedLink, LinkCheck, Links

PAUSE = 1.0
"""Seconds between two questions to one host."""
HOSTS_AT_ONCE = 8


def links(catalog: Catalog) -> list[str]:
    """Every link of every entry, each once, sorted."""
    return sorted({link for filed in catalog.filed for link in links_of(filed.entry)})


def untried(found: Iterable[str], known: Links, on: date) -> list[str]:
    """Those of *found* that were not tried on the day *on*, so that a second run goes on where one was cut off."""
    tried = {link.url for link in known.links if any(check.on == on for check in link.checks)}
    return [link for link in found if link not in tried]


def words(catalog: Catalog) -> dict[str, frozenset[str]]:
    """What the page behind each link would speak of: any of what one of the entries that name it is about."""
    found: dict[str, frozenset[str]] = {}
    for filed in catalog.filed:
        about = wanted(filed.entry)
        for link in links_of(filed.entry):
            found[link] = found.get(link, frozenset()) | about
    return found


def try_all(
    found: Sequence[str],
    door: Door,
    pause: float,
    told: Callable[[str, Opening], None],
    about: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> dict[str, Opening]:
    """Try every link of *found*; *told* hears of each as it is done; *about* is what `words` says."""
    hosts: dict[str, list[str]] = {}
    for link in found:
        hosts.setdefault(urlsplit(link).hostname or "", []).append(link)
    stopped, telling = Event(), Lock()

    def one_host(own: list[str]) -> dict[str, Opening]:
        done: dict[str, Opening] = {}
        for link in own:
            if (done and stopped.wait(pause)) or stopped.is_set():
                break
            done[link] = opening(link, door, about.get(link, frozenset()))
            with telling:
                told(link, done[link])
        return done

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        try:
            return {link: one for done in pool.map(one_host, hosts.values()) for link, one in done.items()}
        finally:
            stopped.set()


def anyone_answered(found: Mapping[str, Opening]) -> bool:
    """Whether some server answered something; if none did, it is rather this machine that is cut off."""
    return any(one.status is not None for one in found.values())


def remembered(known: Links, found: Mapping[str, Opening], named: Iterable[str], on: date) -> Links:
    """What to keep: of each link still *named*, the last success and what failed since, first and last."""
    before = {link.url: link.checks for link in known.links}
    kept = []
    for url in sorted(named):
        checks = list(before.get(url, ()))
        alive = found[url].alive if url in found else None
        if alive is not None:
            checks = [check for check in checks if check.on != on]
            checks.append(LinkCheck.model_construct(on=on, alive=alive))
        if checks:
            kept.append(CheckedLink.model_construct(url=url, checks=tuple(_needed(checks))))
    return Links.model_construct(links=tuple(kept))


def _needed(checks: Iterable[LinkCheck]) -> list[LinkCheck]:
    """The checks on which it rests whether a link is dead: see `linkrot.is_dead`."""
    ordered = sorted(checks, key=lambda check: (check.on, check.alive))
    alive = [check for check in ordered if check.alive][-1:]
    failed = [check for check in ordered if not check.alive and (not alive or check.on > alive[0].on)]
    return [*alive, *failed[:1], *failed[1:][-1:]]


def as_yaml(kept: Links) -> str:
    """*kept* as `_links.yml`: one order, one form, so that a change shows as one."""
    rows = [
        {
            "url": link.url,
            "checks": [
                {"on": check.on.isoformat(), "alive": "có" if check.alive else "không"}
                for check in link.checks
            ],
        }
        for link in kept.links
    ]
    written = yaml.safe_dump({"links": rows}, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# Lệnh “kho links” viết tệp này: mỗi đường dẫn, các lần mở thử gần đây. Đừng sửa tay.\n{written}"
