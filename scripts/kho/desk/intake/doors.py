"""What comes in, by any door → the papers and entries in it: Word, the web form's .zip or text, a folder, a letter.

Everything is hostile until checked (SAFETY E4): told by content and never by name, opened in memory under caps, no zip
within a zip, no letter within a letter. Of a letter its text and attachments are kept; who sent and signed it is not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path, PurePosixPath

from kho.store.files.filekind import BadFile, kind_of
from kho.store.place import ENTRY
from kho.store.word.package import MAX_MEGABYTES, unpacked
from kho.words.text import fold

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
_LETTER = re.compile(
    rb"^(?:from|mime-version|content-type|message-id|subject):", re.IGNORECASE | re.MULTILINE
)
_KIND = re.compile(r"^kind:\s*['\"]?[a-z]+", re.MULTILINE)
_CLOSING = re.compile(
    r"^(?:--\s*$|tran trong\b|kinh thu\b|than men\b|kinh chao\b|tran trong cam on\b|sent from\b|gui tu\b)"
)
_QUOTED = re.compile(r"^(?:>|On .+ wrote:$|Vào .+ đã viết:$|-{3,}\s*(?:Original|Forwarded|Thư gốc))")
_MOST = 50
"""More files than anybody sends at once."""
_MOST_ZIPS = 3
_NESTED = ("Trong tệp nén lại có tệp nén.", "Giải nén ra rồi gửi từng tệp.")


@dataclass(frozen=True)
class Arrival:
    """One thing that may become a draft."""

    name: str
    content: bytes
    """A .docx, the text of an entry, or a text in words."""
    form: str
    """`docx`, `yml` or `txt`."""
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures and PDFs that came with it, by their bare names."""
    left: tuple[str, ...] = ()
    """What came with it and was left out, by name."""
    letter: str = ""
    """What the letter said that brought it."""


def arrivals(name: str, content: bytes) -> list[Arrival]:
    """The papers and entries in a file called *name*; `BadFile` where there is none."""
    refuse_heavy(content)
    if content.startswith(b"PK"):
        return [Arrival(name, content, "docx")] if _is_office(content) else _packed(unpacked(content))
    if _is_letter(name, content):
        return _of_letter(name, content)
    return [_plain(name, content)]


def refuse_heavy(content: bytes) -> None:
    """`BadFile` where *content* is more than is taken in."""
    if len(content) > MAX_MEGABYTES * 1024**2:
        raise BadFile(f"Tệp nặng hơn {MAX_MEGABYTES} MB.", "Thu nhỏ ảnh trong bài rồi lưu lại.")


def of_folder(folder: Path) -> list[Arrival]:
    """The papers and entries that lie in *folder*, links and folders in it left out."""
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()]
    if len(files) > _MOST:
        raise BadFile(f"Thư mục có hơn {_MOST} tệp.", "Để riêng bài cần gửi vào một thư mục.")
    if sum(path.stat().st_size for path in files) > MAX_MEGABYTES * 1024**2:
        raise BadFile(f"Thư mục nặng hơn {MAX_MEGABYTES} MB.", "Thu nhỏ ảnh, bỏ tệp không cần.")
    return _packed({path.name: path.read_bytes() for path in files})


def _packed(parts: Mapping[str, bytes]) -> list[Arrival]:
    """What lies together in a zip or a folder: entries with the files beside each, or papers."""
    if len(parts) > _MOST:
        raise BadFile(f"Tệp nén có hơn {_MOST} tệp.", "Gửi từng bài.")
    if entries := [path for path in parts if PurePosixPath(path).name == ENTRY]:
        return [_with_files(path, parts) for path in entries]
    bare = {PurePosixPath(path).name: content for path, content in parts.items()}
    bare = {name: content for name, content in bare.items() if not name.startswith((".", "~$"))}
    if any(content.startswith(b"PK") and not _is_office(content) for content in bare.values()):
        raise BadFile(*_NESTED)
    pictures = {name: content for name, content in bare.items() if _is_picture(content)}
    letters = [name for name, content in bare.items() if _is_letter(name, content)]
    rest = [name for name in bare if name not in pictures and name not in letters]
    found = [one for name in rest for one in arrivals(name, bare[name])]
    good = [one for one in found if one.form != "docx" or one.content.startswith(b"PK")] or found
    if not good:
        raise BadFile(
            "Trong này không có bài nào đọc được.", "Gửi tệp Word, hoặc tệp do biểu mẫu trên website làm ra."
        )
    left = (*letters, *(one.name for one in found if one not in good))
    first, *others = good
    return [Arrival(first.name, first.content, first.form, pictures, left), *others]


def _with_files(path: str, parts: Mapping[str, bytes]) -> Arrival:
    """An entry with the files that lie in its own folder."""
    home = PurePosixPath(path).parent
    near = {
        PurePosixPath(other).name: body
        for other, body in parts.items()
        if PurePosixPath(other).parent == home
    }
    near.pop(ENTRY)
    good = {bare: body for bare, body in near.items() if _is_picture(body)}
    named = home.name or PurePosixPath(path).name
    return Arrival(named, parts[path], "yml", good, tuple(bare for bare in near if bare not in good))


def _plain(name: str, content: bytes) -> Arrival:
    """A text: an entry as the web form writes it, or words; what is no text goes on as it is, to be told by name."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Arrival(name, content, "docx")
    looks = re.match(r"\s*(?:<|\{\\rtf|%PDF-)", text) or not text.strip() or "\0" in text
    if looks:
        return Arrival(name, content, "docx")
    return Arrival(name, content, "yml" if _KIND.search(text) else "txt")


def _is_office(content: bytes) -> bool:
    """Whether a zip is an office's document, by a name in it; what it is is told when it is opened."""
    return b"[Content_Types].xml" in content or b"mimetypeapplication/vnd.oasis" in content[:200]


def _is_picture(content: bytes) -> bool:
    """Whether some bytes are a picture or a PDF, by their head."""
    try:
        kind_of(content)
    except BadFile:
        return False
    return True


def _is_letter(name: str, content: bytes) -> bool:
    """Whether a file is an e-mail: header lines, among them those that every letter has."""
    head = _HEADER.match(content[:20_000])
    return head is not None and len(_LETTER.findall(head[0])) >= (1 if name.lower().endswith(".eml") else 2)


def _of_letter(name: str, content: bytes) -> list[Arrival]:
    """The attachments of a letter, each with what it says; a letter without any is itself the paper."""
    try:
        return _opened(name, message_from_bytes(content, policy=policy.default))
    except (
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
    ) as error:  # what the library makes of odd headers
        raise BadFile("Không đọc được thư này.", "Mở thư, lưu tệp kèm ra rồi gửi tệp ấy.") from error


def _opened(name: str, message: EmailMessage) -> list[Arrival]:
    """What is in a letter."""
    said = _text_of(message)
    parts: dict[str, bytes] = {}
    left: list[str] = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        bare = PurePosixPath((part.get_filename() or f"dinh-kem-{number}").replace("\\", "/")).name
        body = (
            None if part.get_content_maintype() in {"message", "multipart"} else part.get_payload(decode=True)
        )
        if isinstance(body, bytes) and bare not in parts:
            parts[bare] = body
        else:
            left.append(bare)
    letters = {bare for bare, body in parts.items() if not _is_picture(body)}
    if not letters:
        if not said:
            raise BadFile(
                "Thư này không có chữ và không kèm tệp bài nào.", "Mở thư, lưu tệp kèm rồi gửi tệp ấy."
            )
        return [Arrival(name, said.encode(), "txt", parts, tuple(left))]
    found = _unzipped(parts)
    return [Arrival(one.name, one.content, one.form, one.beside, (*one.left, *left), said) for one in found]


def _unzipped(parts: Mapping[str, bytes]) -> list[Arrival]:
    """What is attached: each zip opened once, the rest together."""
    zips = {bare: body for bare, body in parts.items() if body.startswith(b"PK") and not _is_office(body)}
    if len(zips) > _MOST_ZIPS:
        raise BadFile(f"Thư kèm hơn {_MOST_ZIPS} tệp nén.", "Gửi từng bài một thư.")
    rest = {bare: body for bare, body in parts.items() if bare not in zips}
    found = [one for bare, body in zips.items() for one in arrivals(bare, body)]
    if any(not _is_picture(body) for body in rest.values()) or not found:
        found += _packed(rest)
    return found


def _text_of(message: EmailMessage) -> str:
    """What a letter says, without who sent it, the letter it answers, and the signature."""
    body = message.get_body(("plain", "html"))
    try:
        text = body.get_content() if body is not None else ""
    except (LookupError, ValueError):  # letters nobody knows
        text = ""
    if body is not None and body.get_content_subtype() == "html":
        text = re.sub(r"<[^>]{0,2000}>", " ", re.sub(r"(?i)<br[^>]{0,50}>|</p>|</div>", "\n", str(text)))
    lines: list[str] = []
    for line in str(text).splitlines():
        if _QUOTED.match(line) or _CLOSING.match(fold(line)):
            break
        lines.append(line.rstrip())
    return "\n".join(lines).strip()
