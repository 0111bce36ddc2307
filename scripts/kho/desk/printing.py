"""Problems on a screen, as JSON, or as GitHub annotations. The only place that decides how they look."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from kho.store.place import ENTRY
from kho.words.problem import Problem, Severity

PER_FILE = 20
WHOLE = 64 * 1024


def as_text(problems: Iterable[Problem]) -> str:
    """`path:line:column: lỗi: … [rule]` with what to do below; at most 20 a file and 64 KiB in all (SAFETY E1)."""
    blocks = list(_blocks(sorted(problems, key=lambda problem: problem.order)))
    shown: list[str] = []
    length = 0
    for index, block in enumerate(blocks):
        length += len(block.encode())
        if length > WHOLE:
            shown.append(f"… còn {len(blocks) - index} đoạn nữa; xem đủ bằng “kho check --format json”.")
            break
        shown.append(block)
    return "\n".join(shown)


def _blocks(problems: Iterable[Problem]) -> Iterator[str]:
    for _path, group in groupby(problems, key=lambda problem: problem.path):
        found = list(group)
        for problem in found[:PER_FILE]:
            yield _line(problem)
        if len(found) > PER_FILE:
            yield f"{_clean(found[0].path.as_posix())}: +{len(found) - PER_FILE} lỗi nữa"


def _line(problem: Problem) -> str:
    where = f"{_clean(problem.path.as_posix())}:{problem.line}:{problem.column}"
    head = f"{where}: {problem.severity}: {problem.message} [{problem.rule}]"
    return f"{head}\n    → {problem.hint}" if problem.hint else head


def _clean(text: str) -> str:
    """A path on one line, without what a terminal or a log would obey."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text).lstrip(":")


def summary(problems: Iterable[Problem]) -> str:
    """`3 lỗi, 2 lưu ý`."""
    found = list(problems)
    failed = sum(problem.severity is Severity.ERROR for problem in found)
    parts = [f"{failed} lỗi"] + ([f"{len(found) - failed} lưu ý"] if len(found) > failed else [])
    return ", ".join(parts)


def counted(seen: Iterable[Path], places: Sequence[Path]) -> str:
    """`131 mục và 25 tệp dùng chung trong exemplars`: what was looked at, and where."""
    found = list(seen)
    entries = sum(path.name == ENTRY for path in found)
    shared = f" và {len(found) - entries} tệp dùng chung" if len(found) > entries else ""
    return f"{entries} mục{shared} trong {', '.join(_clean(place.as_posix()) for place in places)}"


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON list, complete."""
    return json.dumps(
        [
            {
                "path": problem.path.as_posix(),
                "line": problem.line,
                "column": problem.column,
                "rule": problem.rule,
                "severity": "error" if problem.severity is Severity.ERROR else "note",
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in sorted(problems, key=lambda problem: problem.order)
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(problems: Iterable[Problem]) -> str:
    """GitHub workflow annotations; `%`, CR, LF and, in properties, `:` and `,` escaped."""
    return "\n".join(map(_annotation, sorted(problems, key=lambda problem: problem.order)))


def _annotation(problem: Problem) -> str:
    kind = "error" if problem.severity is Severity.ERROR else "notice"
    where = f"file={_property(problem.path.as_posix())},line={problem.line},col={problem.column}"
    said = _data(f"{problem.message} {problem.hint}".strip())
    return f"::{kind} {where},title={_property(problem.rule)}::{said}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
