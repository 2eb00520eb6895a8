"""Opens the ZIP package of a DOCX file within limits of size, and its XML without entities."""

import io
import posixpath
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from ingest.readers import failures

_LARGEST_PART = 64 * 1024 * 1024
_MOST_PARTS = 10_000
_OFFICE_DOCUMENT = "/officeDocument"
_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError)


class Package:
    """The parts of one file; every failure is a ``ReadError``."""

    def __init__(self, path: Path, data: bytes) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            names = self._zip.namelist()
        except (*_READ_ERRORS, ValueError) as error:
            raise failures.damaged(path, "DOCX") from error
        if len(names) > _MOST_PARTS:
            raise failures.too_large(path, "tệp nén chứa quá nhiều phần")
        self.names = frozenset(names)
        self.main = self._main_part()

    def _main_part(self) -> str:
        relations = self.xml("_rels/.rels")
        if relations is not None:
            for relation in relations:
                if str(relation.get("Type", "")).endswith(_OFFICE_DOCUMENT):
                    target = posixpath.normpath(relation.get("Target", "").lstrip("/"))
                    if target in self.names and target.startswith("word/"):
                        return target
        if "word/document.xml" not in self.names:
            raise failures.failure(
                self._path, "tệp nén này không phải tài liệu Word (DOCX); hãy kiểm tra tệp gốc"
            )
        return "word/document.xml"

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part; None where the package has no such part."""
        if name not in self.names:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as error:
            raise failures.damaged(self._path, "DOCX") from error
        if root is None or root.getroottree().docinfo.doctype:
            raise failures.failure(
                self._path, "XML trong tệp DOCX có khai báo không an toàn; tệp bị từ chối"
            )
        return root

    def _bytes(self, name: str) -> bytes:
        info = self._zip.getinfo(name)
        if info.flag_bits & 0x1:
            raise failures.encrypted(self._path, "DOCX")
        try:
            with self._zip.open(info) as part:
                data = part.read(_LARGEST_PART + 1)
        except (*_READ_ERRORS, RuntimeError) as error:
            raise failures.damaged(self._path, "DOCX") from error
        if len(data) > _LARGEST_PART:
            raise failures.too_large(self._path, "nội dung sau khi giải nén quá lớn")
        return data
