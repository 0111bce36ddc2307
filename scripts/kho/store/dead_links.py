"""Which evidence links are dead: what the last checks found, kept in `_links.yml` by `kho links`.

One failed check may be a bad day of a server; two, at least 14 days apart with no success between, are not.
"""

import os
from datetime import date, timedelta
from pathlib import Path

from pydantic import Field

from kho.model.values import Day, Link, Strict, YesNo
from kho.store.parse import parse_as
from kho.store.source import OF_MACHINES, read

FILE = "_links.yml"
DEAD_AFTER = timedelta(days=14)


class LinkCheck(Strict):
    """Một lần mở thử."""

    on: Day = Field(title="Ngày mở thử")
    alive: YesNo = Field(title="Còn mở được")


class CheckedLink(Strict):
    """Một đường dẫn và các lần mở thử gần đây."""

    url: Link = Field(title="Đường dẫn")
    checks: tuple[LinkCheck, ...] = Field(title="Các lần mở thử")


class Links(Strict):
    """`_links.yml`."""

    links: tuple[CheckedLink, ...] = Field((), title="Đường dẫn")


def known_links(path: Path) -> Links:
    """What is kept in *path*; nothing where there is no such file. May raise Rejected."""
    if not os.path.lexists(path):
        return Links(links=())
    return parse_as(Links, read(path, limits=OF_MACHINES))


def dead_links(path: Path, on: date) -> frozenset[str]:
    """The links that *path* shows to be dead by *on*; none where there is no such file. May raise Rejected."""
    return frozenset(link.url for link in known_links(path).links if is_dead(link, on))


def is_dead(link: CheckedLink, on: date) -> bool:
    """Whether the failures since the last success span 14 days."""
    checks = sorted((check for check in link.checks if check.on <= on), key=lambda check: check.on)
    last_alive = max((check.on for check in checks if check.alive), default=date.min)
    failed = [check.on for check in checks if not check.alive and check.on > last_alive]
    return len(failed) > 1 and failed[-1] - failed[0] >= DEAD_AFTER
