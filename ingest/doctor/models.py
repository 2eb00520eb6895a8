"""Whether the models that ship with the program are there, and are what was shipped."""

import hashlib
from pathlib import Path

from ingest.doctor.finding import Finding, error, ok
from ingest.embedding.factory import load_embedder
from ingest.errors import IndexUnavailable
from ingest.locations import PACKAGE

_CHECKSUMS = PACKAGE / "models" / "SHA256SUMS"
_SHIPPED = "Tệp mô hình đi kèm"
_CHOSEN = "Mô hình nhúng đang chọn"
_AGAIN = "Cài đặt lại chương trình từ bản gốc."


def model_findings(checksums: Path = _CHECKSUMS, root: Path = PACKAGE.parent) -> list[Finding]:
    """``checksums`` is in the form of sha256sum, with paths from ``root``."""
    return [_shipped(checksums, root), _chosen()]


def _shipped(checksums: Path, root: Path) -> Finding:
    try:
        lines = checksums.read_text("utf-8").splitlines()
    except OSError:
        return error(_SHIPPED, f"thiếu danh sách {checksums}", _AGAIN)
    expected = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    for name, digest in expected.items():
        found = _sha256(root / name)
        if found is None:
            return error(_SHIPPED, f"thiếu tệp {root / name}", _AGAIN)
        if found != digest:
            return error(_SHIPPED, f"tệp {root / name} đã bị hỏng hoặc bị thay đổi", _AGAIN)
    return ok(_SHIPPED, f"đủ {len(expected)} tệp, đúng mã băm")


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _chosen() -> Finding:
    try:
        return ok(_CHOSEN, load_embedder().name)
    except IndexUnavailable as failure:
        return error(
            _CHOSEN,
            str(failure),
            "Kiểm tra biến môi trường TRA_CUU_EMBEDDER, hoặc bỏ nó để dùng mô hình đi kèm.",
        )
