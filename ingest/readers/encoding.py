"""From bytes to text, or a clear refusal."""

import codecs
import unicodedata
from pathlib import Path

from ingest.readers import failures
from ingest.readers.legacy.conversion import Run, convert, detect
from ingest.readers.legacy.spelling import share_of_vietnamese

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_SURE = 0.9


def decode(path: Path, data: bytes) -> str:
    """The text of a plain-text file in Unicode, line ends as "\n".

    UTF-8, UTF-16, Windows-1258, TCVN3 and VNI are told apart by content.
    Raises ``ReadError`` for binary content and for other encodings.
    """
    encoding = unicode_encoding(data)
    if encoding:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            raise failures.damaged(path, "văn bản") from error
    elif b"\0" in data:
        raise failures.binary(path)
    else:
        text = _windows_1258(data) or _latin(data)
    if "\0" in text:
        raise failures.binary(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    legacy = detect(text)
    if legacy:
        return "\n".join(convert([Run(line)], legacy) for line in text.split("\n"))
    if encoding is None and share_of_vietnamese(text) < _SURE:
        raise failures.unknown_encoding(path)
    return text


def _windows_1258(data: bytes) -> str | None:
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if share_of_vietnamese(text) > _SURE else None


def _latin(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def unicode_encoding(data: bytes) -> str | None:
    """The Unicode encoding of the bytes, or None where they are binary or legacy."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    if b"\0" in data:
        return _utf16_without_mark(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Vietnamese has a zero in many high bytes and in almost no low byte."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding, high, low = ("utf-16-le", odd, even) if odd > even else ("utf-16-be", even, odd)
    half = len(sample) // 2
    if high < half * 0.4 or low > half * 0.02:
        return None
    text = sample.decode(encoding, errors="replace")
    legible = sum(c.isprintable() or c.isspace() for c in text)
    return encoding if legible > len(text) * 0.95 else None
