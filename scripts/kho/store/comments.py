"""The comments of a YAML file: no part of its data, and as public as the rest of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml
from yaml.events import ScalarEvent

_SIGN = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)
_BLOCKS = "|>"


def comments(text: str) -> Iterator[tuple[int, int, str]]:
    """Each comment in *text*, a document that can be read: its line and column, from 1, and what stands after #."""
    signs = list(_SIGN.finditer(text))
    starts, ends = [], []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader) if signs else ():
        if isinstance(event, ScalarEvent) and event.start_mark and event.end_mark:
            head = text.find("\n", event.start_mark.index) if event.style and event.style in _BLOCKS else 0
            starts.append(max(event.start_mark.index, head))
            ends.append(event.end_mark.index)
    read = 0
    for found in signs:
        at = found.start()
        scalar = bisect_right(starts, at) - 1
        if at < read or (scalar >= 0 and at < ends[scalar]):
            continue
        read = (text.find("\n", at) + 1 or len(text) + 1) - 1
        yield text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), text[at + 1 : read].strip()
