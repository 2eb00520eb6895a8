"""Whether a fetched text is the document that was asked for, and whole."""

import datetime
import re
from collections.abc import Iterator

from ingest.extraction import Extraction
from ingest.fetching.failure import AddressError
from ingest.identity import normalize_number
from ingest.letterhead import identify
from ingest.metadata import DocumentMetadata
from ingest.structure import build_units
from ingest.units import Unit, UnitKind

_HEAD = 120  # lines above the first Điều in which a site may print a letterhead


def check_text(extraction: Extraction, wanted: DocumentMetadata) -> None:
    """Raises AddressError unless number, date and count of Điều are those of ``wanted``."""
    units = build_units(extraction)
    letterhead = identify(extraction)
    head = list(_head(extraction, units))
    numbers = [normalize_number(line) for line in head]
    own = letterhead.number or next((n for n in numbers if n == wanted.number), None)
    if own != wanted.number:
        said = f"văn bản trên trang là {own}" if own else "trang không có số văn bản"
        raise AddressError(f"{said}, không phải {wanted.number}")
    if wanted.issued is not None and letterhead.issued != wanted.issued:
        if letterhead.issued is not None:
            raise AddressError(f"văn bản trên trang đề ngày {letterhead.issued:%d/%m/%Y}")
        if not says_date("\n".join(head), wanted.issued):
            raise AddressError(f"trang không ghi ngày {wanted.issued:%d/%m/%Y}")
    articles = sum(unit.kind is UnitKind.ARTICLE for unit in units)
    if wanted.expected_articles is None:
        if letterhead.signer is None:
            raise AddressError("không thấy chữ ký ở cuối nên chưa chắc văn bản đủ")
    elif articles < wanted.expected_articles:
        raise AddressError(f"văn bản thiếu: có {articles}/{wanted.expected_articles} điều")
    elif articles > wanted.expected_articles:
        raise AddressError(
            f"trang lẫn văn bản khác: có {articles} điều, cần {wanted.expected_articles}"
        )


def _head(extraction: Extraction, units: list[Unit]) -> Iterator[str]:
    """Lines above the first Điều."""
    starts = (unit.start for unit in units if unit.kind is UnitKind.ARTICLE)
    lines = extraction.text[: min(starts, default=len(extraction.text))].split("\n")
    yield from lines[-_HEAD:]


def says_date(text: str, issued: datetime.date) -> bool:
    """Whether a date is written in the text, in words or figures."""
    day, month, year = issued.day, issued.month, issued.year
    return bool(
        re.search(
            rf"ngày\s+0?{day}\s+tháng\s+0?{month}\s+năm\s+{year}\b"
            rf"|\b0?{day}\s*[/.-]\s*0?{month}\s*[/.-]\s*{year}\b",
            text,
            re.IGNORECASE,
        )
    )
