"""From bytes to text, or a clear refusal."""

import codecs
from pathlib import Path

from ingest.readers import failures

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096


def decode(path: Path, data: bytes) -> str:
    """The text of a plain-text file (UTF-8 or UTF-16), line ends as "\\n".

    Raises ``ReadError`` for binary content and for other encodings.
    """
    encoding = unicode_encoding(data)
    if encoding is None:
        raise failures.binary(path) if b"\0" in data else failures.unknown_encoding(path)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise failures.damaged(path, "văn bản") from error
    if "\0" in text:
        raise failures.binary(path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
