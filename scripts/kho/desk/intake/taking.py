"""One filled form → a draft: the entry, its pictures and the report, all in memory. Nothing is written here."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from kho.check.rules import findings
from kho.check.rules.case import Case
from kho.desk.intake.answering import Answered, answered, merged
from kho.desk.intake.doors import Arrival, refuse_heavy
from kho.desk.intake.reading import place
from kho.desk.intake.report_on_draft import report
from kho.model import KINDS
from kho.model.blank import filled
from kho.model.labels import label
from kho.model.values import FILE_NAME_PATTERN
from kho.publish.forms import Form, Shape
from kho.publish.forms.filling import shown
from kho.store.files.filekind import BadFile, FileKind, kind_of
from kho.store.files.media import examine
from kho.store.parse import parse
from kho.store.place import ENTRY
from kho.store.reference_data import Reference
from kho.store.source import MAX_BYTES, Source, parse_text, read
from kho.store.word.blocks import Block, Document
from kho.store.word.characters import cleaned
from kho.store.word.document import read_document
from kho.store.word.package import Package, open_package
from kho.words.problem import Problem, Rejected, quoted
from kho.words.receipt_code import receipt_code
from kho.words.text import SLUG_LENGTH, slug

REPORT = "bao-cao.md"
ORIGINAL = "ban-goc.*"
"""What came in, as it came, by a name that tells its form."""
UNPLACED = "Chưa xếp được vào mục nào; chuyển lên đúng chỗ rồi xoá các dòng này trước khi gửi đi:"


@dataclass(frozen=True)
class Draft:
    """What is to be written into a folder of its own."""

    slug: str
    files: dict[str, bytes]
    digest: str
    updates: Path | None
    """The entry of the store that the form is about, where there is one."""
    missing: int
    unplaced: int
    code: str
    """By which who handed it in asks for it."""


def take_in(content: bytes, source: str, exemplars: Path, reference: Reference, on: date) -> Draft:
    """The draft that the bytes of a filled form make, as `draft_of` does of any arrival."""
    return draft_of(Arrival(source, content, "docx"), exemplars, reference, on)


def draft_of(arrival: Arrival, exemplars: Path, reference: Reference, on: date) -> Draft:
    """The draft that something that came in makes.

    Args:
        arrival: a form, a paper, an entry or words, with what came beside it.
        exemplars: the store, in which the entry may be already.
        reference: the vocabularies.
        on: today, for the check of the draft.

    Raises:
        BadFile: with what is wrong with the file and what to do.
        Rejected: where an entry cannot be read, or the form is about one that cannot.
    """
    refuse_heavy(arrival.content)
    return (
        _entry(arrival, exemplars, reference, on)
        if arrival.form == "yml"
        else _paper(arrival, exemplars, reference, on)
    )


def _entry(arrival: Arrival, exemplars: Path, reference: Reference, on: date) -> Draft:
    """An entry as the web form or a person wrote it, with the files it names."""
    try:
        text = arrival.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile("Tệp bài không dùng UTF-8.", "Làm lại tệp bằng biểu mẫu trên website.") from error
    data = parse_text(text, Path(arrival.name)).data
    kind = str(data.get("kind", ""))
    if kind not in KINDS:
        raise BadFile(f"Không có loại mục {quoted(kind)}.", "Gửi tệp do biểu mẫu trên website làm ra.")
    name = (
        arrival.name
        if slug(arrival.name) == arrival.name
        else _address(kind, data, arrival.name, arrival.content)
    )
    existing = standing(name, exemplars)
    same = existing is not None and read(existing).data.get("unit") == data.get("unit")
    named = {one for one in _files_named(data) if re.fullmatch(FILE_NAME_PATTERN, one)}
    good = {bare: body for bare, body in arrival.beside.items() if bare in named}
    problems = _problems(text, reference, on)
    told = {
        "form": "biểu mẫu trên website",
        "kind": kind,
        "updates": existing.as_posix() if existing and same else "",
        "problems": problems,
        "aside": [
            ("Tệp gửi kèm mà bài không nhắc tới", bare) for bare in arrival.beside if bare not in named
        ],
        "doubts": [
            ("Tệp kèm", f"bài nhắc tới “{bare}” mà không thấy tệp") for bare in sorted(named - set(good))
        ],
        "read": [label(KINDS[kind], (key,)) for key in data if key in KINDS[kind].model_fields],
    }
    files = {ENTRY: text.encode(), **good}
    return _draft(arrival, name, files, told, existing if same else None)


def _files_named(value: Any) -> Iterator[str]:  # noqa: ANN401 - data have no common type
    """The files that an entry names."""
    for key, one in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        if key == "file" and isinstance(one, str):
            yield one
        else:
            yield from _files_named(one)


def _paper(arrival: Arrival, exemplars: Path, reference: Reference, on: date) -> Draft:
    """A form or a paper, in Word or in words alone."""
    if arrival.form == "txt":
        lines = arrival.content.decode().splitlines()
        told = Counter[str]()
        package = Package({}, "")
        document = Document(
            tuple(Block(cleaned(line, told).strip()) for line in lines if line.strip()), told=told
        )
    else:
        package = open_package(arrival.content)
        document = read_document(package)
    placed = place(document, reference)
    said = answered(placed, reference)
    address = said.address if (slug(said.address) == said.address) else ""
    existing = standing(address, exemplars) if address else None
    data, changed = said.data, list[str]()
    if existing:
        before = read(existing).data
        if before.get("kind") != said.form.kind:
            raise BadFile(
                f"Mẫu này không dành cho mục “{address}”.", "Xem lại địa chỉ của bài ghi ở cuối mẫu."
            )
        data, changed = merged(before, said.data)
    elif said.address:
        said.doubts.append(("Địa chỉ của bài trong kho", f"không thấy mục “{said.address}” trong kho"))
    there = {path.name for path in existing.parent.iterdir()} if existing else set()
    shown_there = {part: package.parts.get(part, b"") for part in document.pictures}
    pictures = list(_pictures({**shown_there, **arrival.beside}, there))
    named = [name for name, body, _ in pictures if body]
    if named:
        data = {**data, "pictures": [*data.get("pictures", []), *({"file": name} for name in named)]}
    text = filled(said.form.kind, data, _remarks(said.unplaced))
    if len(text.encode()) > MAX_BYTES:
        raise BadFile(
            f"Bài quá dài: mục làm ra lớn hơn {MAX_BYTES // 1024} KiB.",
            "Rút gọn, để phần dài ở một đường dẫn.",
        )
    fresh = _address(
        said.form.kind, said.data, f"{said.form.name} {Path(arrival.name).stem}", arrival.content
    )
    told_of = {
        "form": _called(said.form),
        "kind": said.form.kind,
        "updates": existing.as_posix() if existing else "",
        "read": list(_read(said, reference)),
        "changed": changed,
        "problems": _problems(text, reference, on),
        "doubts": said.doubts,
        "turned": document.turned,
        "doubtful": document.doubtful,
        "told": sorted((what, count) for what, count in document.told.items() if count),
        "pictures": [(shown, wrong) for shown, _, wrong in pictures],
        "internal": said.internal,
        "unplaced": said.unplaced,
        "aside": [*document.aside, *placed.private],
    }
    files = {ENTRY: text.encode()} | {name: body for name, body, _ in pictures if body}
    return _draft(arrival, address if existing else fresh, files, told_of, existing)


_NOTHING: dict[str, Any] = dict.fromkeys(
    ("changed", "doubts", "turned", "doubtful", "told", "pictures", "internal", "unplaced", "aside"), ()
)


def _draft(
    arrival: Arrival, name: str, files: dict[str, bytes], told: dict[str, Any], updates: Path | None
) -> Draft:
    """The draft with its report and its original."""
    digest = sha256(arrival.content).hexdigest()
    kept = f"ban-goc.{arrival.form}"
    said = {**_NOTHING, **told, "source": arrival.name, "kept": kept, "slug": name, "digest": digest}
    letter = [("Lời nhắn trong thư", arrival.letter)] if arrival.letter else []
    others = [("Tệp gửi kèm, để ngoài bài", ", ".join(arrival.left))] if arrival.left else []
    said["aside"] = [*letter, *others, *said["aside"]]
    said["code"] = receipt_code(arrival.content)
    files = {**files, kept: arrival.content, REPORT: report(said).encode()}
    return Draft(name, files, digest, updates, len(said["problems"]), len(said["unplaced"]), said["code"])


def standing(address: str, exemplars: Path) -> Path | None:
    """The entry of the store at *address*."""
    return next(iter(exemplars.glob(f"*/{address}/{ENTRY}")), None)


def _called(form: Form) -> str:
    """What a form is called, for people."""
    return f"{form.mark or form.name} ({' '.join(form.title)})"


def _remarks(unplaced: list[str]) -> Iterator[str]:
    """The lines of what could not be placed, each paragraph apart."""
    if unplaced:
        yield UNPLACED
    for text in unplaced:
        yield ""
        yield from text.split("\n")


def _read(said: Answered, reference: Reference) -> Iterator[str]:
    """The labels of what was answered, with the words that were chosen and how many records there are."""
    for ask in said.form.asks:
        value: Any = said.data
        for step in ask.place:
            value = value.get(step) if isinstance(value, dict) else None
        if not value:
            continue
        where = label(KINDS[ask.kind], ask.place)
        if ask.shape in {Shape.CHOICE, Shape.CHOICES}:
            words = value if isinstance(value, list) else [value]
            yield f"{where}: {'; '.join(shown(ask.node, word, reference) for word in words)}"
        else:
            yield f"{where} ({len(value)})" if isinstance(value, list) else where


def _problems(text: str, reference: Reference, on: date) -> tuple[Problem, ...]:
    """What `kho check` will say of the entry, as far as it can be told from a draft."""
    source: Source = parse_text(text, Path(ENTRY))
    try:
        entry = parse(source)
    except Rejected as rejected:
        return rejected.problems
    named = reference.province_named(entry.unit.province)
    case = Case(entry, named.province.slug if named else "", reference, on)
    return tuple(sorted(map(source.problem, findings(case)), key=lambda problem: problem.order))


def _address(kind: str, data: dict[str, Any], otherwise: str, content: bytes) -> str:
    """The address a new entry would get: from its title or name, else from what it is otherwise called."""
    words = str(data.get("title") or data.get("name") or "")
    if kind == "adoption" and "of" in data:
        unit = data.get("unit")
        words = f"lam-theo {data['of']} {unit.get('name', '') if isinstance(unit, dict) else ''}"
    return slug(words, SLUG_LENGTH) or slug(otherwise, SLUG_LENGTH) or sha256(content).hexdigest()[:12]


def _pictures(parts: Mapping[str, bytes], there: set[str]) -> Iterator[tuple[str, bytes, str]]:
    """Each picture of *parts*: the name it gets, its bytes, and what is to be said of it; no bytes, no use.

    No picture gets a name that is *there* already.
    """
    taken = {Path(name).stem for name in there}
    numbers = (number for number in count(1) if f"anh-{number}" not in taken)
    for number, (part, body) in zip(numbers, parts.items(), strict=False):
        try:
            kind = kind_of(body)
            name = f"anh-{number}.{'jpg' if kind is FileKind.JPEG else kind}"
            located = examine(name, body).located
        except BadFile as bad:
            yield f"ảnh {number} ({part}), không dùng được", b"", f"{bad.message} {bad.hint}"
            continue
        yield name, body, "mang vị trí GPS; nên xoá vị trí khỏi ảnh" if located else ""
