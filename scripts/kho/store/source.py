"""Bytes of a YAML file → data with the position of every key and item. Nothing is interpreted here.

One pass over libyaml's events. Scalars stay the text that was typed; a typed field parses them later. All
that SAFETY E1 names is refused with its line: aliases, anchors, tags, directives, further documents, doubled
keys, deep nesting, huge files, control and invisible characters, other encodings.
"""

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from kho.words.file_rules import FileRule
from kho.words.hidden import first_hidden, said_of
from kho.words.problem import Finding, Place, Problem, Rejected, quoted
from kho.words.text import nfc

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_NODES = 5_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold."""

    size: int = MAX_BYTES
    nodes: int = MAX_NODES


OF_PEOPLE = Limits()
"""What people write by hand."""
OF_MACHINES = Limits(16 * 1024**2, 500_000)
"""What the program writes about all entries together."""

_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_SAMPLE = 64
"""How many leading bytes tell UTF-16 by their zeros."""

_UNREADABLE = ("Không đọc được tệp này.", "Kiểm tra tệp có tồn tại và được phép đọc.")
_SAVE_AS = "Mở bằng Notepad, chọn “Save as”, ở ô Encoding chọn “UTF-8”, rồi lưu lại."
_IN_QUOTES = 'Đặt cả câu trong dấu ngoặc kép "…".'
_NEW = "Tạo tệp mẫu bằng lệnh “kho new”."
_TAB = ("Có dấu tab ở đầu dòng.", "Thay dấu tab bằng dấu cách.")
_INDENT = ("Dòng này lệch lề so với các dòng cùng nhóm.", "Cho các trường cùng cấp thẳng một lề.")
_DIRECTIVE = ("Không dùng dòng chỉ thị bắt đầu bằng “%”.", "Xoá dòng đó.")
_AFTER_QUOTE = (
    "Sau dấu ngoặc đóng còn chữ, hoặc dòng trên quên đóng ngoặc.",
    'Bên trong "…" hãy dùng ngoặc cong “ ”; mỗi ngoặc mở phải có ngoặc đóng.',
)
_UNCLOSED = ("Dấu ngoặc mở ra ở đây mà không đóng lại.", "Thêm dấu ngoặc ở cuối câu.")
_ESCAPE = ("Dấu “\\” trong ngoặc kép không đúng.", "Bỏ dấu “\\”, hoặc dùng ngoặc đơn '…'.")
_TAG = ("Dấu “!” ở đầu nội dung không dùng được.", _IN_QUOTES)
_UNCLEAR = ("Cách viết ở đây không đúng YAML.", 'So với tệp mẫu của “kho new”; đặt câu có dấu lạ trong "…".')

_SYNTAX = {
    "mapping values are not allowed": ("Dấu hai chấm ở đây làm YAML hiểu nhầm.", _IN_QUOTES),
    "could not find expected ':'": (
        "Thiếu dấu hai chấm sau tên trường.",
        "Viết theo mẫu “tên_trường: nội dung”.",
    ),
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": (
        "Dòng này lệch lề trong danh sách.",
        "Mỗi ý một dòng, bắt đầu bằng “- ”, thẳng lề.",
    ),
    "did not find expected ','": (
        "Dấu “[” hoặc “{” mở ra ở đây mà không đóng lại, hoặc thiếu dấu phẩy.",
        "Đóng ngoặc, hoặc viết mỗi ý một dòng bắt đầu bằng “- ”.",
    ),
    "unexpected end of stream": _UNCLOSED,
    "unexpected document indicator": _UNCLOSED,
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "invalid Unicode character escape code": _ESCAPE,
    "cannot start any token": ("Ký tự này không được đứng đầu nội dung.", _IN_QUOTES),
    "block sequence entries are not allowed": (
        "Dấu “-” không được đứng ở đây.",
        "Xuống dòng trước khi liệt kê.",
    ),
    "comment or line break": (
        "Sau dấu “|” hoặc “>” phải xuống dòng.",
        "Viết nội dung ở dòng dưới, thụt vào hai dấu cách.",
    ),
    "undefined tag handle": _TAG,
    "while parsing a tag": _TAG,
    "did not find expected alphabetic": ("Dấu “&” hoặc “*” ở đầu nội dung không dùng được.", _IN_QUOTES),
    "directive": _DIRECTIVE,
    "incompatible YAML document": _DIRECTIVE,
    "expected <document start>": (
        "Chỗ này nằm ngoài phần nội dung của tệp.",
        "Xoá các dòng “%…”, “---” và “...”; mỗi tệp chỉ một mục.",
    ),
}
"""libyaml's English complaints, and what they mean to a school secretary."""

_BEGUN = (
    "scanning a simple key",
    "scanning a quoted scalar",
    "parsing a flow sequence",
    "parsing a flow mapping",
)
"""What libyaml finds unfinished only later: the place to look at is where it began."""

Position = tuple[int, int]


class _Refused(Exception):  # noqa: N818 - internal: what stopped the reading
    """The text cannot be read on; carries its problem without the path."""

    def __init__(self, position: Position, message: str, hint: str, rule: FileRule = FileRule.YAML) -> None:
        self.position = position
        self.finding = Finding((), message, hint, rule=rule, of_file=True)
        super().__init__(message)


@dataclass(frozen=True)
class Source:
    """A read file: its data (text, lists, mappings), where each part was written, and the text as it stands."""

    path: Path
    data: dict[str, Any]
    positions: dict[Place, Position] = field(repr=False)
    text: str = field(default="", repr=False)

    def problem(self, finding: Finding) -> Problem:
        """The problem at the finding's place, or at its nearest ancestor that was written down."""
        place = finding.place
        while place not in self.positions:
            place = place[:-1]
        line, column = self.positions[place]
        return Problem.of(finding, self.path, line, column)


def read(path: Path, shown: Path | None = None, limits: Limits = OF_PEOPLE) -> Source:
    """Read the YAML file at *path*, within *limits*; messages name it as *shown*.

    Raises:
        Rejected: with the one problem that keeps the file from being read.
    """
    name = shown or path
    try:
        return _read(path, name, limits)
    except _Refused as refused:
        line, column = refused.position
        raise Rejected([Problem.of(refused.finding, name, line, column)]) from refused


def _read(path: Path, name: Path, limits: Limits) -> Source:
    """The bytes of a regular file of bounded size, read as one document."""
    try:
        status = path.lstat()
    except OSError as error:
        raise _Refused((1, 1), *_UNREADABLE, FileRule.READABLE) from error
    if not stat.S_ISREG(status.st_mode):
        raise _Refused(
            (1, 1),
            "Đây không phải một tệp thường (có thể là liên kết hoặc thư mục).",
            "Chép nội dung vào một tệp thường.",
            FileRule.PLAIN,
        )
    content = _content(path, limits) if status.st_size <= limits.size else None
    if content is None or len(content) > limits.size:
        size = -(-max(status.st_size, limits.size + 1) // 1024)
        raise _Refused(
            (1, 1),
            f"Tệp lớn {size} KiB; tối đa {limits.size // 1024} KiB.",
            "Rút gọn bài, để phần dài ở một đường dẫn.",
            FileRule.SMALL,
        )
    return parse_text(decode(content), name, limits)


def _content(path: Path, limits: Limits) -> bytes:
    """The bytes of *path*, never many more than may be there, even where its size was a lie."""
    try:
        with path.open("rb") as file:
            return file.read(limits.size + 1)
    except OSError as error:
        raise _Refused((1, 1), *_UNREADABLE, FileRule.READABLE) from error


def decode(content: bytes) -> str:
    """The text of *content*: strict UTF-8 (a leading BOM is fine), LF at line ends, no hidden characters."""
    start = content[:_SAMPLE]
    if content.startswith(_BOMS) or start.count(0) * 4 > len(start):
        raise _Refused(
            (1, 1), "Tệp không được lưu bằng UTF-8 mà bằng UTF-16 hoặc UTF-32.", _SAVE_AS, FileRule.UTF8
        )
    try:
        text = _unix(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _unix(content[: error.start].decode("utf-8"))
        raise _Refused(
            _end(before.removeprefix("\ufeff")), "Tệp không được lưu bằng UTF-8.", _SAVE_AS, FileRule.UTF8
        ) from error
    text = text.removeprefix("\ufeff")
    if hidden := first_hidden(text):
        raise _Refused(_end(text[: hidden.start()]), *said_of(hidden[0]), FileRule.VISIBLE)
    return text


def _unix(text: str) -> str:
    """*text* with LF at line ends, as YAML reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end(before: str) -> Position:
    """The position just after *before*."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    place: Place
    items: dict[str, Any] | list[Any]
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Takes libyaml's events one by one and builds the data; nesting costs no recursion."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.top: dict[str, Any] | None = None
        self.positions: dict[Place, Position] = {(): (1, 1)}
        self._stack: list[_Open] = []
        self._nodes = 0

    def take(self, event: Event) -> None:
        """Take the next event; the start and end of the stream and of its document say nothing."""
        if isinstance(event, NodeEvent):
            self._node(event)
        elif isinstance(event, CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, DocumentStartEvent):
            self._document(event)

    def _document(self, event: DocumentStartEvent) -> None:
        """Only one document, without directives."""
        if event.version or event.tags:
            raise _Refused(_at(event), *_DIRECTIVE)
        if self.top is not None:
            raise _Refused(
                _at(event),
                "Tệp có hơn một tài liệu (dấu “---” ở giữa).",
                "Mỗi tệp chỉ một mục; xoá dòng “---”.",
            )

    def _node(self, event: NodeEvent) -> None:
        """A text, or the start of a list or mapping."""
        at = _at(event)
        _refuse_properties(event, at)
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            raise _Refused(at, f"Tệp có hơn {self._limits.nodes} mục con.", "Rút gọn bài.", FileRule.SMALL)
        if isinstance(event, ScalarEvent):
            self._put(_scalar(event, at), at)
            return
        if len(self._stack) >= MAX_DEPTH:
            raise _Refused(
                at, f"Lồng nhau quá {MAX_DEPTH} lớp.", "Xem lại mẫu: không mục nào cần lồng sâu như vậy."
            )
        items: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        self._stack.append(_Open(self._put(items, at), items))

    def _put(self, value: str | dict[str, Any] | list[Any], at: Position) -> Place:
        """Put *value* where it belongs; return its place."""
        if not self._stack:
            if not isinstance(value, dict):
                raise _Refused(at, "Tệp phải gồm các dòng “tên_trường: nội dung”.", _NEW)
            self.top = value
            return ()
        parent = self._stack[-1]
        if isinstance(parent.items, list):
            place = (*parent.place, len(parent.items))
            parent.items.append(value)
            self.positions[place] = at
        elif parent.key is None:
            place = self._key(parent, value, at)
        else:
            place = (*parent.place, parent.key)
            parent.items[parent.key] = value
            parent.key = None
        return place

    def _key(self, parent: _Open, value: object, at: Position) -> Place:
        """Take *value* as the next key of the mapping *parent*."""
        if not isinstance(value, str):
            raise _Refused(
                at,
                "Tên trường phải là một từ, không phải danh sách.",
                "Viết theo mẫu “tên_trường: nội dung”.",
            )
        if value == "<<":
            raise _Refused(at, "Không dùng “<<” (gộp) ở đây.", "Chép nội dung ra từng trường.")
        if value in parent.lines:
            raise _Refused(
                at,
                f"Trường {quoted(value)} viết hai lần: dòng {parent.lines[value]} và dòng {at[0]}.",
                "Giữ một dòng, xoá dòng kia.",
            )
        parent.key = value
        parent.lines[value] = at[0]
        place = (*parent.place, value)
        self.positions[place] = at
        return place


def parse_text(text: str, name: Path, limits: Limits = OF_PEOPLE) -> Source:
    """The one document in *text*, whose top is a mapping; every text in it is NFC."""
    builder = _Builder(limits)
    for event in _events(text):
        builder.take(event)
    if builder.top is None:
        raise _Refused((1, 1), "Tệp trống.", _NEW)
    return Source(name, builder.top, builder.positions, text)


def _at(event: Event) -> Position:
    """Where *event* begins; columns count the characters as they stand in the file."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _events(text: str) -> Iterator[Event]:
    """The events libyaml finds in *text*, its complaints put into words."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise _complaint(error, text) from error


def _complaint(error: yaml.YAMLError, text: str) -> _Refused:
    """What libyaml did not understand, in words and at the place where a person should look."""
    context, problem = getattr(error, "context", None) or "", getattr(error, "problem", None) or ""
    begun = getattr(error, "context_mark", None) if any(sign in context for sign in _BEGUN) else None
    mark = begun or getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    written = [*text.split("\n"), ""][line]
    said = next((said for sign, said in _SYNTAX.items() if sign in f"{context} {problem}"), _UNCLEAR)
    indent = len(written) - len(written.lstrip())
    if "\t" in written[:indent]:
        said = _TAB
    elif "expected key" in problem and written[:column].strip():
        said = _AFTER_QUOTE
    elif "mapping values" in problem and ":" not in written[:column]:
        said, column = _INDENT, indent
    return _Refused((line + 1, column + 1), *said)


def _scalar(event: ScalarEvent, at: Position) -> str:
    """The text of a scalar, as typed, in NFC."""
    value: str = event.value
    if event.style == '"' and (hidden := first_hidden(value)):  # made by escapes: the file itself holds none
        raise _Refused(at, *said_of(hidden[0]), FileRule.VISIBLE)
    return nfc(value)


def _refuse_properties(event: NodeEvent, at: Position) -> None:
    """Refuse an alias, an anchor or a tag: an entry has no use for them."""
    if isinstance(event, AliasEvent):
        raise _Refused(
            at,
            f"Không dùng tham chiếu {quoted(f'*{event.anchor}')}.",
            "Chép nội dung ra, hoặc đặt trong dấu ngoặc kép.",
        )
    if event.anchor is not None:
        raise _Refused(
            at,
            f"Không dùng nhãn {quoted(f'&{event.anchor}')}.",
            "Bỏ nhãn, hoặc đặt nội dung trong dấu ngoặc kép.",
        )
    tag: str | None = getattr(event, "tag", None)
    if tag is not None:
        name = quoted(tag.replace("tag:yaml.org,2002:", "!!", 1))
        raise _Refused(at, f"Không dùng thẻ {name}.", "Bỏ thẻ, hoặc đặt nội dung trong dấu ngoặc kép.")
