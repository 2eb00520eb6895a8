"""Reads PDF files that have a text layer."""

import threading
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.layout.document import extraction_of
from ingest.readers.layout.encoding import LostLetters, to_unicode
from ingest.readers.layout.geometry import PageLayout
from ingest.readers.pdf_words import page_layout

MOST_PAGES = 5_000
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate")

# pdfium keeps global state: only one thread of a process may be inside it.
PDFIUM_LOCK = threading.RLock()


class PdfReader:
    suffixes = frozenset({".pdf"})

    def read(self, path: Path, data: bytes) -> Extraction:
        with PDFIUM_LOCK:
            document = open_pdf(path, data)
            try:
                return _read(path, document)
            finally:
                document.close()


def open_pdf(path: Path, data: bytes) -> pdfium.PdfDocument:
    """The opened document, at least one page and at most ``MOST_PAGES``, or ``ReadError``."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise failures.encrypted(path, "PDF") from error
        raise failures.damaged(path, "PDF") from error
    count = len(document)
    if 1 <= count <= MOST_PAGES:
        return document
    document.close()
    if count < 1:
        raise failures.damaged(path, "PDF")
    raise failures.too_large(path, f"tệp PDF khai {count} trang, quá {MOST_PAGES} trang")


def _read(path: Path, document: pdfium.PdfDocument) -> Extraction:
    pages = [_page(path, document, i) for i in range(len(document))]
    empty = [page.number for page in pages if not page.segments]
    if len(empty) == len(pages):
        raise failures.failure(
            path,
            "tệp PDF là bản chụp (scan), không có lớp chữ; cần nhận dạng chữ trước khi nạp",
        )
    try:
        to_unicode(pages)
    except LostLetters as error:
        raise failures.failure(
            path, "bản PDF tạo từ phông TCVN3 này đã mất chữ “ư”; hãy nạp tệp Word gốc"
        ) from error
    notes = ()
    if empty:
        numbers = ", ".join(map(str, empty))
        notes = (f"Trang {numbers} không có lớp chữ (trang trắng hoặc ảnh chụp).",)
    extraction = extraction_of(pages, _metadata(document), notes)
    if not extraction.text:
        raise failures.no_text(path)
    return extraction


def _page(path: Path, document: pdfium.PdfDocument, index: int) -> PageLayout:
    try:
        page = document[index]
        try:
            layout = page_layout(page, index + 1)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise failures.damaged(path, "PDF") from error
    layout.label = document.get_page_label(index) or None
    return layout


def _metadata(document: pdfium.PdfDocument) -> dict[str, object]:
    found = document.get_metadata_dict(skip_empty=True)
    return {key: found[key] for key in _PROPERTIES if key in found}
