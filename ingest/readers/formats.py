"""Which format a file has, by its first bytes and then by its suffix."""

import re
from enum import StrEnum
from pathlib import Path

from ingest.readers import failures
from ingest.readers.encoding import unicode_encoding


class Format(StrEnum):
    """Values are the names shown to the user."""

    PDF = "PDF"
    DOCX = "DOCX"
    DOC = "DOC"
    RTF = "RTF"
    HTML = "HTML"
    IMAGE = "ảnh"
    MARKDOWN = "Markdown"
    PLAIN = "văn bản thuần"


_SUFFIXES = {
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".doc": Format.DOC,
    ".rtf": Format.RTF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".png": Format.IMAGE,
    ".jpg": Format.IMAGE,
    ".jpeg": Format.IMAGE,
    ".tif": Format.IMAGE,
    ".tiff": Format.IMAGE,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
}
_SIGNATURES = (
    (b"PK\x03\x04", Format.DOCX),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.DOC),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
)
_TEXTUAL = (Format.HTML, Format.MARKDOWN, Format.PLAIN)
_HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)


def sniff(path: Path, data: bytes) -> Format:
    """The format of the content.

    Raises ``ReadError`` for binary content of no known kind, for a suffix
    that promises another kind than the content, and for unknown suffixes.
    """
    head = data[:1024]
    if b"%PDF-" in head:
        return Format.PDF
    for signature, form in _SIGNATURES:
        if head.startswith(signature):
            return form
    named = _SUFFIXES.get(path.suffix.lower())
    if _HTML_HEAD.match(head.removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    if named in _TEXTUAL:
        return named
    if named is not None:
        raise failures.failure(
            path, f"nội dung không phải {named.value} như đuôi tệp cho biết; hãy kiểm tra tệp gốc"
        )
    if b"\0" in data and unicode_encoding(data) is None:
        raise failures.binary(path)
    raise failures.failure(path, f"chưa hỗ trợ định dạng “{path.suffix or 'không có đuôi'}”")
