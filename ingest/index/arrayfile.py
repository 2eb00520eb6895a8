"""Several numpy arrays in one file that is replaced whole and read by mapping."""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from ingest.errors import IndexUnavailable, StorageError

_MAGIC = b"TCVK-ARRAYS-1\n"
_ALIGNMENT = 64


def write_arrays(path: Path, header: dict[str, Any], arrays: dict[str, np.ndarray]) -> None:
    """Write beside ``path``, flush to the disk, then put it in place.

    Raises StorageError; the file that was there then stays as it was.
    """
    layout: dict[str, Any] = {}
    offset = 0
    for name, array in arrays.items():
        layout[name] = {"dtype": array.dtype.str, "shape": array.shape, "offset": offset}
        offset += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    head = json.dumps({"header": header, "arrays": layout, "size": offset}).encode()
    head = _MAGIC + head + b" " * (-(len(_MAGIC) + len(head) + 1) % _ALIGNMENT) + b"\n"
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(head)
            for array in arrays.values():
                file.write(np.ascontiguousarray(array).data)
                file.write(b"\0" * (-array.nbytes % _ALIGNMENT))
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise StorageError(
            f"Không ghi được {path}: {error.strerror}; "
            "hãy kiểm tra dung lượng đĩa và quyền ghi thư mục."
        ) from error


def read_arrays(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """The header and the arrays, mapped read-only; raises IndexUnavailable if damaged."""
    try:
        with path.open("rb") as file:
            if file.readline() != _MAGIC:
                raise ValueError("magic")
            description = json.loads(file.readline())
            start = file.tell()
        mapped = np.memmap(path, dtype=np.uint8, mode="r")
        if len(mapped) != start + description["size"]:
            raise ValueError("size")
        arrays = {
            name: _view(mapped, start, entry) for name, entry in description["arrays"].items()
        }
        return description["header"], arrays
    except (OSError, ValueError, KeyError) as error:
        raise IndexUnavailable(
            f"Tệp chỉ mục {path} bị hỏng; hãy xoá tệp này rồi chạy lại: python -m ingest"
        ) from error


def _view(mapped: np.ndarray, start: int, entry: dict[str, Any]) -> np.ndarray:
    dtype, shape = np.dtype(entry["dtype"]), tuple(entry["shape"])
    first = start + entry["offset"]
    size = dtype.itemsize * int(np.prod(shape))
    return mapped[first : first + size].view(dtype).reshape(shape).view(np.ndarray)
