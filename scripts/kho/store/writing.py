"""One way to write a file: whole, or not at all. And what people are told where the disk refuses."""

import os
from errno import (
    EACCES,
    EDQUOT,
    EFBIG,
    EISDIR,
    ENAMETOOLONG,
    ENOENT,
    ENOSPC,
    ENOTDIR,
    ENOTEMPTY,
    EPERM,
    EROFS,
)
from pathlib import Path

_FRESH = ".kho-new"
_SAID = {
    (ENOSPC, EDQUOT, EFBIG): "hết chỗ trên đĩa khi ghi {path}: xoá bớt cho rộng rồi chạy lại.",
    (
        EACCES,
        EPERM,
    ): "không được phép đọc hoặc ghi {path}: xem lại quyền của tệp và thư mục ấy, hoặc chọn chỗ khác.",
    (EROFS,): "{path} nằm trên ổ đĩa chỉ đọc: chọn chỗ khác.",
    (ENOENT,): "không có {path}: kiểm tra tên, và tạo thư mục chứa nó nếu chưa có.",
    (ENOTDIR, EISDIR, ENOTEMPTY): "{path}: chỗ cần thư mục lại là tệp, hoặc chỗ cần tệp lại là thư mục.",
    (ENAMETOOLONG,): "tên quá dài: {path}.",
}


def write(path: Path, content: bytes, *, mode: int = 0o666) -> None:
    """Write *content* beside *path*, then put it there: half a file never stands, and what stood stays till then.

    Args:
        path: the file; folders above it are made. A symbolic link is replaced, never followed.
        content: all of it.
        mode: who may open it, less the umask; a file that is replaced keeps its own.

    Raises:
        OSError: naming *path*, where the disk refuses; nothing is left beside it.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}{_FRESH}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:  # noqa: PTH123 - with a mode
            file.write(content)
        if path.is_file() and not path.is_symlink():
            fresh.chmod(path.stat().st_mode & 0o777)
        fresh.replace(path)
    except BaseException as failed:
        fresh.unlink(missing_ok=True)
        if isinstance(failed, OSError) and failed.errno:
            raise OSError(failed.errno, failed.strerror, str(path)) from failed
        raise


def is_fresh(name: str) -> bool:
    """Whether a file of this name is what a `write` that was killed has left."""
    return name.startswith(".") and name.endswith(_FRESH)


def refusal(error: OSError) -> str:
    """What the disk refused, where, and what to do about it."""
    path = error.filename2 or error.filename or "tệp"
    shown = f"“{os.fsdecode(path)}”" if isinstance(path, str | bytes) else "tệp"
    said = next((said for numbers, said in _SAID.items() if error.errno in numbers), None)
    return (said or "không đọc hoặc ghi được {path}: xem lại tệp và ổ đĩa ấy.").format(path=shown)
