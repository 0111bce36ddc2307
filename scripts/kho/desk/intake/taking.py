"""One filled form → a draft: the entry, its pictures and the report, all in memory. Nothing is written here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from kho.check.rules import findings
from kho.check.rules.case import Case
from kho.desk.intake.answering import Answered, answered, merged
from kho.desk.intake.reading import place
from kho.desk.intake.report_on_draft import report
from kho.model import KINDS
from kho.model.blank import filled
from kho.model.labels import label
from kho.publish.forms import Form, Shape
from kho.publish.forms.filling import shown
from kho.store.files.filekind import BadFile, FileKind, kind_of
from kho.store.files.media import examine
from kho.store.parse import parse
from kho.store.place import ENTRY
from kho.store.reference_data import Reference
from kho.store.source import MAX_BYTES, Source, parse_text, read
from kho.store.word.document import read_document
from kho.store.word.package import MAX_MEGABYTES, Package, open_package
from kho.words.problem import Problem, Rejected
from kho.words.text import SLUG_LENGTH, slug

ORIGINAL, REPORT = "ban-goc.docx", "bao-cao.md"
_UNPLACED = "Chưa xếp được vào mục nào; chuyển lên đúng chỗ rồi xoá các dòng này trước khi gửi đi:"


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


def take_in(content: bytes, source: str, exemplars: Path, reference: Reference, on: date) -> Draft:
    """The draft that the bytes of a filled form make.

    Args:
        content: the bytes of the .docx.
        source: the name of the file, for the report.
        exemplars: the store, in which the entry may be already.
        reference: the vocabularies.
        on: today, for the check of the draft.

    Raises:
        BadFile: with what is wrong with the file and what to do.
        Rejected: where the form is about an entry of the store that cannot be read.
    """
    if len(content) > MAX_MEGABYTES * 1024**2:
        raise BadFile(f"Tệp nặng hơn {MAX_MEGABYTES} MB.", "Thu nhỏ ảnh trong bài rồi lưu lại.")
    package = open_package(content)
    document = read_document(package)
    placed = place(document, reference)
    said = answered(placed, reference)
    digest = sha256(content).hexdigest()
    address = said.address if (slug(said.address) == said.address) else ""
    existing = next((path for path in exemplars.glob(f"*/{address}/{ENTRY}")), None) if address else None
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
    pictures = list(_pictures(package, document.pictures, there))
    named = [name for name, body, _ in pictures if body]
    if named:
        data = {**data, "pictures": [*data.get("pictures", []), *({"file": name} for name in named)]}
    text = filled(said.form.kind, data, _remarks(said.unplaced))
    if len(text.encode()) > MAX_BYTES:
        raise BadFile(
            f"Bài quá dài: mục làm ra lớn hơn {MAX_BYTES // 1024} KiB.",
            "Rút gọn, để phần dài ở một đường dẫn.",
        )
    name = address if existing else _address(said, source, digest)
    problems = _problems(text, reference, on)
    files = {ENTRY: text.encode(), ORIGINAL: content}
    files |= {name: body for name, body, _ in pictures if body}
    files[REPORT] = report(
        {
            "source": source,
            "kept": ORIGINAL,
            "form": _called(said.form),
            "kind": said.form.kind,
            "slug": name,
            "digest": digest,
            "updates": existing.as_posix() if existing else "",
            "read": list(_read(said, reference)),
            "changed": changed,
            "problems": problems,
            "doubts": said.doubts,
            "turned": document.turned,
            "doubtful": document.doubtful,
            "told": sorted((what, count) for what, count in document.told.items() if count),
            "pictures": [(shown, wrong) for shown, _, wrong in pictures],
            "internal": said.internal,
            "unplaced": said.unplaced,
            "aside": [*document.aside, *placed.private],
        }
    ).encode()
    return Draft(name, files, digest, existing, len(problems), len(said.unplaced))


def _called(form: Form) -> str:
    """What a form is called, for people."""
    return f"{form.mark or form.name} ({' '.join(form.title)})"


def _remarks(unplaced: list[str]) -> Iterator[str]:
    """The lines of what could not be placed, each paragraph apart."""
    if unplaced:
        yield _UNPLACED
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


def _address(said: Answered, source: str, digest: str) -> str:
    """The address a new entry would get: from its title or name, else from the file's name."""
    data = said.data
    words = data.get("title") or data.get("name") or ""
    if "of" in data:
        words = f"lam-theo {data['of']} {data.get('unit', {}).get('name', '')}"
    return (
        slug(words, SLUG_LENGTH) or slug(f"{said.form.name} {Path(source).stem}", SLUG_LENGTH) or digest[:12]
    )


def _pictures(package: Package, parts: list[str], there: set[str]) -> Iterator[tuple[str, bytes, str]]:
    """Each picture of the form: the name it gets, its bytes, and what is to be said of it; no bytes, no use.

    No picture gets a name that is *there* already.
    """
    taken = {Path(name).stem for name in there}
    numbers = (number for number in count(1) if f"anh-{number}" not in taken)
    for number, part in zip(numbers, parts, strict=False):
        body = package.parts.get(part, b"")
        try:
            kind = kind_of(body)
            name = f"anh-{number}.{'jpg' if kind is FileKind.JPEG else kind}"
            located = examine(name, body).located
        except BadFile as bad:
            yield f"ảnh {number} ({part}), không dùng được", b"", f"{bad.message} {bad.hint}"
            continue
        yield name, body, "mang vị trí GPS; nên xoá vị trí khỏi ảnh" if located else ""
