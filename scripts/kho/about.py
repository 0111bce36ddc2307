"""What the site builder's configuration says of the site."""

from datetime import date
from pathlib import Path

import yaml

from kho.pages import Site


def about(config: Path, on: date) -> Site:
    """Where the site is published and where entries are handed in, as of the day *on*."""
    said = yaml.safe_load(config.read_text(encoding="utf-8"))
    return Site(str(said["site_url"]), on, str(said["extra"]["hand_in_at"]))
