"""One writer or many readers of an index folder, across processes.

Chroma is corrupted silently by two processes that write to one folder.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import portalocker

from ingest.errors import IndexUnavailable, StorageError

_LOCK_FILE = "khoa.lock"


@contextmanager
def writing(index_dir: Path) -> Iterator[None]:
    """Hold the folder for one writer; IndexUnavailable if anyone else has it open."""
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        path = index_dir / _LOCK_FILE
        path.touch()
    except OSError as error:
        raise StorageError(
            f"Không ghi được vào thư mục {index_dir} ({error.strerror}); "
            "hãy chọn thư mục khác bằng --index."
        ) from error
    with _held(path, portalocker.LockFlags.EXCLUSIVE):
        yield


@contextmanager
def reading(index_dir: Path) -> Iterator[None]:
    """Keep writers out while reading; IndexUnavailable if one is at work."""
    path = index_dir / _LOCK_FILE
    if not path.exists():
        raise IndexUnavailable(
            f"Chưa có chỉ mục ở {index_dir}. Hãy chạy: python -m ingest --index {index_dir}"
        )
    with _held(path, portalocker.LockFlags.SHARED):
        yield


@contextmanager
def _held(path: Path, kind: portalocker.LockFlags) -> Iterator[None]:
    # A shared lock asks for no write permission, so a read-only folder can be searched.
    mode = "r+" if kind is portalocker.LockFlags.EXCLUSIVE else "r"
    try:
        handle = path.open(mode)
    except OSError as error:
        raise StorageError(
            f"Không mở được tệp khóa {path} ({error.strerror}); kiểm tra quyền của thư mục."
        ) from error
    with handle:
        try:
            portalocker.lock(handle, kind | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.LockException as error:
            raise IndexUnavailable(
                f"Chỉ mục ở {path.parent} đang được một chương trình khác sử dụng; "
                "hãy đợi nó xong hoặc đóng nó lại rồi thử lần nữa."
            ) from error
        try:
            yield
        finally:
            portalocker.unlock(handle)
