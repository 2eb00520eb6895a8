"""Which files a run takes in."""

from collections.abc import Iterable
from pathlib import Path

from ingest.errors import ReadError
from ingest.parsing import SourceFile
from ingest.readers import supported_suffixes

_SIDECARS = (".errata.yaml", ".meta.yaml")


def discover(paths: Iterable[Path]) -> list[SourceFile]:
    """Files named, and files of known formats anywhere below folders named.

    Hidden files and sidecars are passed over in folders. A file is listed
    once; a path that does not exist raises ReadError.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and _is_document(file.relative_to(path)):
                    found.setdefault(file.resolve(), SourceFile(file))
        elif path.exists():
            found.setdefault(path.resolve(), SourceFile(path))
        else:
            raise ReadError(f"Không có tệp hay thư mục nào tên là {path}.")
    return list(found.values())


def _is_document(relative: Path) -> bool:
    hidden = any(part.startswith((".", "~$", "__")) for part in relative.parts)
    sidecar = relative.name.endswith(_SIDECARS)
    return not hidden and not sidecar and relative.suffix.lower() in supported_suffixes()
