"""The machine: Python, permission to write, free space."""

import platform
import shutil
import sys
import tempfile
from pathlib import Path

from ingest.doctor.finding import Finding, error, ok, warning

_OLDEST = (3, 11)
_LITTLE, _TOO_LITTLE = 1_000, 200  # megabytes
_PYTHON, _WRITE, _SPACE = "Python", "Quyền ghi", "Dung lượng đĩa"


def python_version() -> Finding:
    found = platform.python_version()
    if sys.version_info < _OLDEST:
        return error(_PYTHON, found, "Cài Python 3.11 trở lên.")
    return ok(_PYTHON, found)


def write_permission(index_dir: Path) -> Finding:
    """Tries with a nameless file, in the folder or where it would be made."""
    folder = _existing(index_dir)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0")
    except OSError as failure:
        return error(
            _WRITE,
            f"không ghi được vào {folder} ({failure.strerror})",
            "Cấp quyền ghi cho thư mục ấy, hoặc chọn thư mục khác bằng --index.",
        )
    return ok(_WRITE, f"ghi được vào {folder}")


def disk_space(index_dir: Path) -> Finding:
    free = shutil.disk_usage(_existing(index_dir)).free // 10**6
    found = f"còn {free / 1000:.1f} GB"
    remedy = "Giải phóng bớt đĩa, hoặc đặt chỉ mục ở đĩa khác bằng --index."
    if free < _TOO_LITTLE:
        return error(_SPACE, found, remedy)
    if free < _LITTLE:
        return warning(_SPACE, found, remedy)
    return ok(_SPACE, found)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(place for place in (folder.resolve(), *folder.resolve().parents) if place.is_dir())
