"""Reads PDF files: text layers as they are, scanned pages by recognition."""

import threading
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.layout.document import extraction_of
from ingest.readers.layout.encoding import LostLetters, to_unicode
from ingest.readers.layout.geometry import PageLayout
from ingest.readers.ocr.reading import recognised_pages
from ingest.readers.ocr.repair import repair
from ingest.readers.pdf_properties import pdf_properties
from ingest.readers.pdf_words import page_layout

MOST_PAGES = 3_000
# A scanned page often carries a few words of a digital signature as its only text.
_FEW_LETTERS = 300
_SCAN_SHARE = 0.5  # of the page that its image covers
_POINTS = 72
_LOWEST_DPI, _HIGHEST_DPI = 150, 300
_MOST_PIXELS = 40_000_000

# pdfium keeps global state: only one thread of a process may be inside it.
PDFIUM_LOCK = threading.RLock()


class PdfReader:
    suffixes = frozenset({".pdf"})

    def read(self, path: Path, data: bytes) -> Extraction:
        with PDFIUM_LOCK:
            document = open_pdf(path, data)
        try:
            return _read(path, document, data)
        finally:
            with PDFIUM_LOCK:
                document.close()


def open_pdf(path: Path, data: bytes) -> pdfium.PdfDocument:
    """The opened document, at least one page and at most ``MOST_PAGES``, or ``ReadError``.

    Whoever uses it holds ``PDFIUM_LOCK``.
    """
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


def _read(path: Path, document: pdfium.PdfDocument, data: bytes) -> Extraction:
    pages: list[PageLayout] = []
    scans: dict[int, int] = {}
    for i in range(len(document)):
        with PDFIUM_LOCK:
            page, dpi = _page(path, document, i)
        pages.append(page)
        if dpi:
            scans[page.number] = dpi
    try:
        to_unicode([page for page in pages if page.number not in scans])
    except LostLetters as error:
        raise failures.failure(
            path, "bản PDF tạo từ phông TCVN3 này đã mất chữ “ư”; hãy nạp tệp Word gốc"
        ) from error
    if scans:
        _recognise(path, document, pages, scans)
    properties = pdf_properties(data, len(pages))
    for page in pages:
        page.label = properties.labels.get(page.number)
    extraction = extraction_of(pages, properties.metadata)
    if not extraction.text:
        raise failures.no_text(path)
    return extraction


def _recognise(
    path: Path, document: pdfium.PdfDocument, pages: list[PageLayout], scans: dict[int, int]
) -> None:
    """Puts what is recognised in the place of the scanned pages."""

    def image(number: int) -> tuple[Image.Image, int]:
        with PDFIUM_LOCK:
            return _rendered(path, document, number, scans[number])

    recognised = recognised_pages(path, list(scans), image)
    repair(recognised)
    for page in recognised:
        pages[page.number - 1] = page


def _page(path: Path, document: pdfium.PdfDocument, index: int) -> tuple[PageLayout, int]:
    """The page's text layer, and the resolution of its scan where it is one, else 0."""
    try:
        page = document[index]
        try:
            layout = page_layout(page, index + 1)
            letters = sum(len(line.text) for line in layout.segments)
            dpi = _scan_dpi(page) if letters < _FEW_LETTERS else 0
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise failures.damaged(path, "PDF") from error
    return layout, dpi


def _scan_dpi(page: pdfium.PdfPage) -> int:
    """Dots per inch of the image that covers most of the page, within limits; 0 without one."""
    width, height = page.get_size()
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = image.get_bounds()
        across, down = right - left, top - bottom
        if across * down > _SCAN_SHARE * width * height:
            # A page may be turned: the longer sides belong together.
            dpi = max(image.get_px_size()) / max(across, down) * _POINTS
            return max(_LOWEST_DPI, min(_HIGHEST_DPI, round(dpi)))
    return 0


def _rendered(
    path: Path, document: pdfium.PdfDocument, number: int, dpi: int
) -> tuple[Image.Image, int]:
    try:
        page = document[number - 1]
        try:
            width, height = page.get_size()
            pixels = width * height * (dpi / _POINTS) ** 2
            if pixels > _MOST_PIXELS:
                dpi = max(1, int(dpi * (_MOST_PIXELS / pixels) ** 0.5))
            bitmap = page.render(scale=dpi / _POINTS, grayscale=True)
            return bitmap.to_pil().convert("L"), dpi
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise failures.damaged(path, "PDF") from error
