"""What the site builder's configuration says of the site."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Site:
    """What every page needs to know of the site."""

    url: str
    on: date
    hand_in_at: str = ""
    """The code host's page for a new file, with `{path}` and `{text}` in it; empty where there is none."""


def about(config: Path, on: date) -> Site:
    """Where the site is published and where entries are handed in, as of the day *on*."""
    said = yaml.safe_load(config.read_text(encoding="utf-8"))
    return Site(str(said["site_url"]), on, str(said["extra"]["hand_in_at"]))
