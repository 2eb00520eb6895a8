"""What a reader of one file format is."""

from pathlib import Path
from typing import Protocol

from ingest.extraction import Extraction


class Reader(Protocol):
    """Turns the bytes of one file into text.

    ``path`` serves for messages only; ``data`` is the whole file. Every
    failure is an ``ingest.errors.ReadError``.
    """

    suffixes: frozenset[str]

    def read(self, path: Path, data: bytes) -> Extraction: ...
