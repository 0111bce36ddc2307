"""The git-ignored folder in which drafts wait: each in a folder of its own, none twice, none overwritten."""

import tempfile
from hashlib import sha256
from pathlib import Path

from kho.desk.intake.taking import ORIGINAL, Draft, standing
from kho.store.files.filekind import BadFile


def refuse_taken(draft: Draft, drafts: Path, exemplars: Path) -> None:
    """`BadFile` where the same file was taken in before, or the draft's address is another's."""
    for original in sorted(drafts.glob(f"*/{ORIGINAL}")):
        if sha256(original.read_bytes()).hexdigest() == draft.digest:
            raise BadFile(f"Tệp này đã nhận rồi, ở {original.parent}.", "Sửa tiếp ở đó; không nhận lần nữa.")
    if (drafts / draft.slug).exists():
        raise BadFile(
            f"Đã có bài khác ở {drafts / draft.slug}.",
            "Xem có phải cùng một bài không. Nếu khác, đổi tên thư mục ấy, hoặc nhận vào chỗ khác bằng --out.",
        )
    taken = standing(draft.slug, exemplars)
    if taken and draft.updates is None:
        raise BadFile(
            f"Trong kho đã có mục cùng địa chỉ: {taken.parent}.",
            "Bài mới thì đổi tên bài. Cập nhật bài cũ thì lấy mẫu điền sẵn bằng “kho form … --fill "
            f"{draft.slug}”, sửa trên mẫu ấy rồi gửi.",
        )


def put(draft: Draft, drafts: Path) -> Path:
    """Write *draft* into its folder below *drafts*, whole or not at all."""
    target = drafts / draft.slug
    drafts.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=drafts, prefix=".") as desk:
        folder = Path(desk) / "bai"
        folder.mkdir()
        for name, content in draft.files.items():
            (folder / name).write_bytes(content)
        folder.rename(target)
    return target
