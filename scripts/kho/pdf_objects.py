"""The objects of a PDF, read by pypdf strictly and on a budget, and written anew.

Reads of the file, objects and unfolded bytes are counted, so a file made to keep a reader busy is refused at
a fixed point, not by the clock (SAFETY E4). Of all streams only those that hold objects are unfolded.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject, StreamObject

MAX_READS = 1_200_000
"""The most reads of the file, of at most 32 bytes each; pypdf reads a byte or a token at a time."""
MAX_UNFOLDED = 2 * 1024 * 1024
"""The most bytes of objects that were kept compressed."""
MAX_VALUES = 200_000
"""The most values in all objects within reach."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on crooked files help no school

Key = tuple[int, int]
"""Number and generation of an object."""


class Encrypted(LimitReachedError):  # noqa: N818 - it says what the file is; pypdf never swallows this parent
    """The file asks for a key."""


class TooComplex(LimitReachedError):  # noqa: N818 - as above
    """The file is not read to its end within the budget."""


def bounds() -> AbstractContextManager[object]:
    """The limits of pypdf itself while it reads, far below its own."""
    return apply_configuration(
        zlib_maximum_output_length=512 * 1024,
        zlib_maximum_recovery_input_length=1,
        flate_maximum_row_length=4096,
        page_tree_maximum_page_entries=100_000,
    )


class _Metered(BytesIO):
    """A file that may be read so often and no more."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read, and count."""
        content = super().read(size)
        self.reads += 1 + len(content) // 32
        if self.reads > MAX_READS:
            raise TooComplex
        return content


class Reader(PdfReader):
    """A strict reader that searches for nothing and opens each stream of objects once."""

    def __init__(self, content: bytes) -> None:
        self._unfolded = 0
        file = _Metered(content)
        try:
            super().__init__(file, strict=True)
        finally:  # whatever pypdf made of it
            if self._unfolded > MAX_UNFOLDED or file.reads > MAX_READS:
                raise TooComplex

    @property
    def is_encrypted(self) -> bool:
        """Never: an encrypted file is refused here, before any key is tried."""
        if super().is_encrypted:
            raise Encrypted
        return False

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        """The object, or nothing where the file's tables do not list it."""
        if isinstance(indirect_reference, int):
            indirect_reference = IndirectObject(indirect_reference, 0, self)
        number, generation = indirect_reference.idnum, indirect_reference.generation
        if (generation, number) not in self.resolved_objects:
            holder = self.xref_objStm.get(number, (None,))[0] if generation == 0 else None
            opened = (0, holder) in self.resolved_objects
            if opened or (holder is None and number not in self.xref.get(generation, {})):
                return NullObject()
        return super().get_object(indirect_reference)

    def cache_indirect_object(self, generation: int, idnum: int, obj: PdfObject | None) -> PdfObject | None:
        """Keep an object; unfold it now if it holds others, and count."""
        kind = obj.get("/Type") if isinstance(obj, StreamObject) else None
        if isinstance(obj, StreamObject) and kind in ("/ObjStm", "/XRef"):
            if obj.get("/Filter") not in (None, "/FlateDecode", ["/FlateDecode"]):
                raise TooComplex
            self._unfolded += 4096 + len(obj.get_data()) * (4 if kind == "/XRef" else 1)
            if self._unfolded > MAX_UNFOLDED:
                raise TooComplex
        return super().cache_indirect_object(generation, idnum, obj)


class Objects:
    """The objects within reach of the root, in the order they are met; each dictionary is visited once."""

    def __init__(self, reader: Reader, visit: Callable[[DictionaryObject], None]) -> None:
        self.found: dict[Key, PdfObject | None] = {}
        self._references: list[IndirectObject] = []
        waiting: list[PdfObject | None] = [reader.root_object.indirect_reference]
        for _ in range(MAX_VALUES):
            if not waiting:
                return
            value = waiting.pop()
            if isinstance(value, IndirectObject):
                self._references.append(value)
                key = value.idnum, value.generation
                if key not in self.found:
                    self.found[key] = reader.get_object(value)
                    waiting.append(self.found[key])
            elif isinstance(value, DictionaryObject):
                visit(value)
                waiting.extend(value.values())
            elif isinstance(value, ArrayObject):
                waiting.extend(value)
        raise TooComplex

    def written(self, form: Callable[[PdfObject], PdfObject]) -> bytes:
        """A file of these objects alone, each in its *form*. Spends them: their references are renumbered."""
        numbers = {key: number for number, key in enumerate(self.found, start=1)}
        for reference in {id(reference): reference for reference in self._references}.values():
            reference.idnum, reference.generation = numbers[reference.idnum, reference.generation], 0
        out = BytesIO(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        out.seek(0, 2)
        table = [b"0000000000 65535 f \n"]
        for number, value in enumerate(self.found.values(), start=1):
            table.append(b"%010d 00000 n \n" % out.tell())
            out.write(b"%d 0 obj\n" % number)
            form(value if value is not None else NullObject()).write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell()
        out.write(b"xref\n0 %d\n%b" % (len(table), b"".join(table)))
        out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(table), start))
        return out.getvalue()
