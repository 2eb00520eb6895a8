"""Reads page images: PNG, JPEG, and TIFF of one or many pages."""

import io
import threading
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.layout.document import extraction_of
from ingest.readers.ocr.reading import recognised_pages
from ingest.readers.ocr.repair import repair

_MOST_PAGES = 1_000
_MOST_PIXELS = 80_000_000
_A4_INCHES = 8.27
_LIKELY_DPI = range(70, 1201)
_BROKEN = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
)


class ImageReader:
    suffixes = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})

    def read(self, path: Path, data: bytes) -> Extraction:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what matters is said below, in Vietnamese
                picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
                count = getattr(picture, "n_frames", 1)
        except _BROKEN as error:
            raise failures.damaged(path, "ảnh") from error
        if count > _MOST_PAGES or picture.width * picture.height > _MOST_PIXELS:
            raise failures.too_large(path, "ảnh quá lớn hoặc có quá nhiều trang")
        lock = threading.Lock()

        def page(number: int) -> tuple[Image.Image, int]:
            with lock:
                return _page(path, picture, number)

        pages = recognised_pages(path, range(1, count + 1), page)
        repair(pages)
        extraction = extraction_of(pages)
        if not extraction.text:
            raise failures.no_text(path)
        return extraction


def _page(path: Path, picture: Image.Image, number: int) -> tuple[Image.Image, int]:
    """One frame, upright, dark on white, and its dots per inch."""
    try:
        picture.seek(number - 1)
        if picture.width * picture.height > _MOST_PIXELS:
            raise failures.too_large(path, "ảnh quá lớn")
        picture.load()
        dpi = _dpi(picture)
        upright = ImageOps.exif_transpose(picture)
        if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
            upright = upright.convert("RGBA")
            paper = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(paper, upright)
        return upright.convert("L"), dpi
    except _BROKEN as error:
        raise failures.damaged(path, "ảnh") from error


def _dpi(picture: Image.Image) -> int:
    """What the file says, or what the width of an A4 page would give."""
    said = picture.info.get("dpi", (0, 0))[0]
    dpi = round(float(said)) if said else 0
    short = min(picture.width, picture.height)
    return dpi if dpi in _LIKELY_DPI else max(70, min(600, round(short / _A4_INCHES)))
