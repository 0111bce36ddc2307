"""A frozen issue: its text, and the digest by which anyone can tell it unchanged.

The digest is made of the digests of the parts, so that a part can be taken out (a withdrawal) and its digest stay in
its place: what is left can still be told to be what was published.
"""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import yaml
from pydantic import BaseModel

from kho.model.showcase import Follower, Issue, Published, Shown

_PARTS = {"picks", "followers"}
"""The lists whose items can be taken out one by one."""


def digest(issue: Issue) -> str:
    """The digest of an issue, the same before and after a part of it was taken out."""
    return _mark(_plain(issue))


_GAP = {"removed_on", "sha256"}
"""All that may be left of a part that was taken out: with one word more the kept digest would vouch for anything."""


def _mark(part: Mapping[str, Any]) -> str:
    """The digest of a part, in which its own parts stand by theirs; of one taken out: the one that was kept."""
    if part.keys() == _GAP:
        return str(part["sha256"])
    held = {key: [_mark(one) for one in value] if key in _PARTS else value for key, value in part.items()}
    text = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def without(published: Published, slugs: frozenset[str], on: date) -> Published:
    """*published* with whatever it showed of the entries *slugs* taken out on the day *on*."""
    picks = tuple(_taken(pick, slugs, on) for pick in published.issue.picks)
    return published.model_copy(update={"issue": published.issue.model_copy(update={"picks": picks})})


def _taken(pick: Shown, slugs: frozenset[str], on: date) -> Shown:
    if pick.slug in slugs:
        return Shown.model_construct(removed_on=on, sha256=_digest_of(pick))
    followers = tuple(
        Follower.model_construct(removed_on=on, sha256=_digest_of(one)) if one.slug in slugs else one
        for one in pick.followers
    )
    return pick.model_copy(update={"followers": followers})


def _digest_of(part: Shown | Follower) -> str:
    return _mark(_plain(part))


_HEADER = """\
# Một số đã phát hành. “kho showcase publish” ghi tệp này. Phần “issue” không sửa nữa: sửa là dấu sha256 không còn khớp.
# Có chỗ sai thì thêm vào “errata” một đoạn {on: ngày, text: đính chính điều gì}; trang, PDF và thư đều in ra.
"""


class _Plain(yaml.SafeDumper):
    """YAML as our reader takes it: long texts in blocks."""

    def represent_text(self, text: str) -> yaml.Node:
        """Text of several lines as a block."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Plain.add_representer(str, _Plain.represent_text)


def text(published: Published) -> str:
    """*published* as the text of its file."""
    body: str = yaml.dump(_plain(published), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)
    return _HEADER + body


def _plain(record: BaseModel) -> dict[str, Any]:
    """*record* as it is written and counted: what says nothing is not there, so that new fields change nothing."""
    said: dict[str, Any] = _filled(record.model_dump(mode="json", exclude_none=True))
    return said


def _filled(value: Any) -> Any:  # noqa: ANN401 - any part of a YAML file
    """*value* without its empty lists, which say nothing."""
    if isinstance(value, dict):
        return {key: _filled(item) for key, item in value.items() if item != []}
    return [_filled(item) for item in value] if isinstance(value, list) else value
