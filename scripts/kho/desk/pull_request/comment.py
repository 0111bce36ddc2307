"""The one comment a pull request gets, made from an artefact that a stranger's branch may have written.

Whoever opens a pull request can change the workflow that made the artefact, so it is hostile text: bounded, decoded
strictly, parsed, and shown with nothing in it that leads, calls or mentions. Needs nothing but Python: it runs where a
token can write, and nothing is installed there.
"""

import json
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from string import Template

from kho.words.problem import Unusable

MARK = "<!-- kho: phiếu của máy -->"
"""By which our own comment is found again."""
MOST_BYTES = 1_000_000
_MOST_MEMBERS = 5
_MOST_SHOWN = 20
_LONGEST, _LONGEST_LINE = 40_000, 1_000
"""GitHub takes 65,536 characters in a comment."""

TOO_LARGE = f"gói phiếu lớn hơn {MOST_BYTES:,} byte.".replace(",", ".")
_CORRUPT = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, ValueError, RuntimeError, OverflowError, OSError, LookupError),
)
"""What the library raises on bytes that are no zip file, or one that lies about itself."""
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_ACTIVE = re.compile(r"[<>&@#]|!\[|\]\(|\]\[|\]:|://|\bwww\.|\bGH-(?=\d)", re.IGNORECASE)
"""Where Markdown as GitHub reads it would make a tag, a link, a picture, a mention or a reference."""
_HEADING = re.compile(r"^#{1,6}(?= )", re.MULTILINE)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
_JOINER = "\u2060"
"""A word joiner: it shows nothing, and what it stands in is no longer what it was."""
_PAPERS = ("vocabularies.md", "review.md")
"""What people should read, in this order: what the change does to all entries, then what is said of its own."""
_OUTCOMES = {
    "success": "Máy kiểm tra xong: không có lỗi.",
    "failure": "Máy kiểm tra xong: có lỗi phải sửa.",
}


@dataclass(frozen=True, slots=True)
class Comment:
    """What to post, and where it says it belongs: a claim, to be held against the commit that was checked."""

    number: int
    body: str


def comment(artefact: bytes, conclusion: str, run: str) -> Comment:
    """The comment that *artefact*, a zip file, calls for.

    Args:
        artefact: what the check of a pull request left.
        conclusion: how that check ended, as GitHub says.
        run: the address of that check.

    Raises:
        Unusable: where the artefact is not what such a check leaves.
    """
    if len(artefact) > MOST_BYTES:
        raise Unusable(TOO_LARGE)
    members = dict(_members(artefact))
    number = _NUMBER.fullmatch(members.get("number", "").strip())
    if number is None:
        raise Unusable("gói phiếu không nói của pull request số mấy.")
    template = Template(Path(__file__).with_name("comment.md").read_text("utf-8"))
    body = template.substitute(
        outcome=_OUTCOMES.get(conclusion, "Máy chưa kiểm tra xong; xem chi tiết."),
        problems="\n".join(_problems(members.get("check.json", "[]"))),
        run=run,
        papers="".join(
            f"\n---\n\n{paper}\n" for name in _PAPERS if (paper := inert(members.get(name, "").strip()))
        )[:_LONGEST],
    )
    return Comment(int(number[0]), body)


def _members(artefact: bytes) -> Iterator[tuple[str, str]]:
    """Each text in the zip file by its bare name; read in memory, counted on real bytes (SAFETY E4)."""
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(artefact)) as packed:
            members = packed.infolist()
            if len(members) > _MOST_MEMBERS:
                raise Unusable("gói phiếu có quá nhiều tệp.")
            for member in members:
                with packed.open(member) as opened:
                    content = opened.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Unusable("gói phiếu mở ra quá lớn.")
                yield member.filename, content.decode()
    except _CORRUPT as error:
        raise Unusable("gói phiếu hỏng, không phải tệp zip của những văn bản UTF-8.") from error


def _problems(text: str) -> Iterator[str]:
    """The errors in the list *text*, a line each; at most twenty."""
    try:
        found = json.loads(text)
        errors = [
            f"- {inert(_line(one['path']))}, dòng {int(one['line'])}: {inert(_line(one['message']))} "
            f"{inert(_line(one['hint']))}".rstrip()
            for one in found
            if one["severity"] == "error"
        ]
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        raise Unusable("danh sách lỗi trong gói phiếu hỏng.") from error
    yield from (error[:_LONGEST_LINE] for error in errors[:_MOST_SHOWN])
    if len(errors) > _MOST_SHOWN:
        yield f"- … và {len(errors) - _MOST_SHOWN} lỗi nữa"


def _line(value: object) -> str:
    """*value* on one line, with no Markdown of its own."""
    return re.sub(r"([\\`*_~|\[\]])", r"\\\1", " ".join(str(value)[:500].split()))


def inert(text: str) -> str:
    """*text* as Markdown that shows headings, lists, tables and emphasis, and can do nothing else."""
    clean = _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
    held = _HEADING.sub(lambda found: "\0" * len(found[0]), clean)
    quiet = _ACTIVE.sub(_quiet, held)
    return quiet.replace("\0", "#")


def _quiet(found: "re.Match[str]") -> str:
    """What would be active, as text."""
    entities = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
    return entities.get(found[0]) or f"{found[0][0]}{_JOINER}{found[0][1:]}"
