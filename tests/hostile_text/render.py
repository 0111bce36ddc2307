"""Render the long runs, each under a watch: `python -m hostile_text.render`, one JSON line for each run.

A run that takes more than twenty seconds ends the program; what it had come to is on the error output.
"""

import faulthandler
import json
import sys
from types import FrameType

from markdown import Markdown  # type: ignore[import-untyped] # it comes without types

from hostile_text import runs
from kho.words.prose import inert, links_in, prose

WATCH = 20


def calls(text: str) -> int:
    """How many functions are called to render *text*: what a clock would say, without the clock."""
    count = 0

    def seen(_frame: FrameType, event: str, _detail: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        prose(text)
        inert(text)
        list(links_in(text))
    finally:
        sys.setprofile(None)
    return count


def main() -> None:
    """Render every run; count the work for a tenth and for a fifth of it."""
    calls("- **a** [b](https://x.example)")  # what is made once is made now
    page = Markdown(extensions=["toc", "tables", "fenced_code"])
    for name, (tenth, fifth, whole) in runs().items():
        faulthandler.dump_traceback_later(WATCH, exit=True)
        line = prose(whole)
        record = {
            "name": name,
            "calls": [calls(tenth), calls(fifth)],
            "line": line,
            "page": page.reset().convert(f'<div class="prose">{line}</div>'),
            "attribute": inert(whole),
        }
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
