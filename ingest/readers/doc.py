"""Reads DOC (Word 97 to 2003) by way of DOCX."""

from pathlib import Path

from ingest.extraction import Extraction
from ingest.readers import failures, soffice
from ingest.readers.docx import DocxReader

_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")


class DocReader:
    suffixes = frozenset({".doc"})

    def read(self, path: Path, data: bytes) -> Extraction:
        if _ENCRYPTED_PACKAGE in data:
            raise failures.encrypted(path, "Word")
        if _WORD_STREAM not in data:
            raise failures.failure(
                path, "tệp này không phải tài liệu Word (DOC); hãy kiểm tra tệp gốc"
            )
        return DocxReader().read(path, soffice.to_docx(path, data))
