"""What a document says → the answers of one form, or of one of the papers schools have."""

from kho.desk.intake.paper_placing import PaperPlacer
from kho.desk.intake.placing import Placed, Placer
from kho.desk.intake.recognising import is_ours, of_any_form, recognised, refuse_two, unrolled, words_of
from kho.desk.intake.sections import Outline
from kho.publish.forms import PAPERS, Form
from kho.publish.forms.school_papers import ACCOUNT, APPLICATION
from kho.store.files.filekind import BadFile
from kho.store.reference_data import Reference
from kho.store.word.blocks import Block, Document, flat


def place(document: Document, reference: Reference) -> Placed:
    """The answers in *document*; of a form nobody knows, all its text beside its own headings.

    Raises:
        BadFile: where it is a scan, or holds more than one form.
    """
    content = tuple(unrolled(document.content, of_any_form))
    blocks = [block for block in flat(content) if not block.hint]
    if not blocks:
        what = "Tệp chỉ có ảnh, không có chữ (bản quét)." if document.pictures else "Tệp không có chữ nào."
        raise BadFile(what, "Gửi tệp Word đã gõ, hoặc gõ lại vào mẫu trên trang Gửi bài.")
    form = recognised(blocks)
    if form is not None and (form.name not in PAPERS or is_ours(blocks, form)):
        refuse_two(blocks, form)
        placer = Placer(form, reference, blocks)
    else:
        content = tuple(unrolled(document.content, Outline().seen))
        placer = PaperPlacer(form or _paper(blocks), reference, blocks)
    placer.take(content)
    return placer.placed


def _paper(blocks: list[Block]) -> Form:
    """Which of the papers it is like."""
    said = {" ".join(words_of(block.text)) for block in blocks}
    applies = any(text.startswith("don ") and "cong nhan" in text and "sang kien" in text for text in said)
    return APPLICATION if applies else ACCOUNT
