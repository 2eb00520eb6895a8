"""Reads a file of any supported format; what the content is decides, then its suffix."""

from pathlib import Path

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.base import Reader
from ingest.readers.doc import DocReader
from ingest.readers.docx import DocxReader
from ingest.readers.formats import Format, sniff
from ingest.readers.html import HtmlReader
from ingest.readers.images import ImageReader
from ingest.readers.markdown import MarkdownReader
from ingest.readers.pdf import PdfReader
from ingest.readers.plain import PlainTextReader
from ingest.readers.rtf import RtfReader

LARGEST_FILE = 200 * 1024 * 1024

_READERS: dict[Format, Reader] = {
    Format.MARKDOWN: MarkdownReader(),
    Format.PLAIN: PlainTextReader(),
    Format.PDF: PdfReader(),
    Format.DOCX: DocxReader(),
    Format.IMAGE: ImageReader(),
    Format.RTF: RtfReader(),
    Format.HTML: HtmlReader(),
    Format.DOC: DocReader(),
}


def supported_suffixes() -> frozenset[str]:
    """Lower-case suffixes, with the dot, of the files that ``read`` takes."""
    return frozenset().union(*(reader.suffixes for reader in _READERS.values()))


def read(path: Path) -> Extraction:
    """The text of one file, its blocks and pages.

    Raises ``ReadError`` with one Vietnamese line for whatever cannot be read.
    """
    return read_bytes(path, file_bytes(path))


def read_bytes(path: Path, data: bytes) -> Extraction:
    """Like ``read`` for bytes already in memory; ``path`` gives the suffix and the name."""
    if not data:
        raise failures.empty(path)
    if len(data) > LARGEST_FILE:
        raise failures.too_large(path, f"tệp lớn hơn {LARGEST_FILE // 2**20} MB")
    form = sniff(path, data)
    reader = _READERS.get(form)
    if reader is None:
        raise failures.failure(path, f"chưa hỗ trợ định dạng {form.value}")
    return reader.read(path, data)


def file_bytes(path: Path) -> bytes:
    """All bytes of a file within the size limit, or ``ReadError``."""
    try:
        if path.is_dir():
            raise failures.failure(path, "đây là một thư mục, không phải tệp")
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise failures.failure(path, "không tìm thấy tệp") from error
    except PermissionError as error:
        raise failures.failure(path, "không có quyền đọc tệp") from error
    except (OSError, ValueError) as error:
        raise failures.failure(path, "hệ điều hành báo lỗi khi đọc tệp") from error
