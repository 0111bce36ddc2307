"""The published copies of pictures and PDFs: where they lie, and what makes them."""

from collections.abc import Iterator
from functools import partial

from kho.publish import addresses
from kho.store.catalog import Catalog, Filed
from kho.store.files.media import Attachment, FileKind, encode, published_pdf, renditions
from kho.store.output import Content, Lasting


def files(catalog: Catalog) -> Iterator[tuple[str, Content]]:
    """Each published file with what makes it; made only where it is not there yet, for its name tells its content."""
    for filed in catalog.filed:
        for attachment in filed.attachments:
            path = filed.folder / attachment.name
            if attachment.kind is FileKind.PDF:
                yield f"{_folder(filed)}{_pdf_name(attachment)}", Lasting(partial(published_pdf, path))
                continue
            for rendition in renditions(path, attachment):
                yield f"{_folder(filed)}{rendition.name}", Lasting(partial(encode, path, rendition))


def _folder(filed: Filed) -> str:
    """Where an entry's files are published: beside its page; an adoption has no page, but a folder."""
    return addresses.entry(filed)


def _pdf_name(attachment: Attachment) -> str:
    return f"{attachment.name.removesuffix('.pdf')}-{attachment.digest[:8]}.pdf"


def attachment_of(filed: Filed, name: str) -> Attachment:
    """The attachment of an entry that bears *name*; the check has made sure that there is one."""
    return next(attachment for attachment in filed.attachments if attachment.name == name)


def file_address(filed: Filed, name: str) -> str:
    """The published address of a PDF or of a picture at its largest."""
    attachment = attachment_of(filed, name)
    if attachment.kind is FileKind.PDF:
        return _folder(filed) + _pdf_name(attachment)
    return _folder(filed) + renditions(filed.folder / name, attachment)[-1].name


def picture_addresses(filed: Filed, name: str) -> list[tuple[str, int]]:
    """The published addresses of a picture with their widths, smallest first."""
    attachment = attachment_of(filed, name)
    return [(_folder(filed) + one.name, one.width) for one in renditions(filed.folder / name, attachment)]
