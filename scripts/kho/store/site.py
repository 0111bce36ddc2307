"""What the site builder's configuration says of the site."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from kho.words.problem import Unusable


@dataclass(frozen=True)
class Site:
    """What every page needs to know of the site."""

    url: str
    """With a slash at its end, whatever the configuration has: addresses are written after it."""
    on: date
    hand_in_at: str = ""
    """The code host's page for a new file, with `{path}` and `{text}` in it; empty where there is none."""
    upload_at: str = ""
    """Its page for uploading files into a folder, with `{folder}` in it; empty where there is none."""


def about(config: Path, on: date) -> Site:
    """Where the site is published and where entries are handed in, as of the day *on*.

    Raises:
        Unusable: where *config* cannot be read, or does not say where the site is published.
    """
    try:
        said = yaml.safe_load(config.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise Unusable(f"Không đọc được {config}: lấy lại tệp này từ git.") from error
    said = said if isinstance(said, dict) else {}
    url, extra = str(said.get("site_url") or ""), said.get("extra")
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", url):
        raise Unusable(
            f"{config}: thiếu địa chỉ website. Ghi một dòng như “site_url: https://dia-chi-website/”."
        )
    asked = extra if isinstance(extra, dict) else {}
    at = (str(asked.get(name) or "") for name in ("hand_in_at", "upload_at"))
    return Site(f"{url.rstrip('/')}/", on, *at)
