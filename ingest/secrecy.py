"""Documents that bear a stamp of state secrecy are refused before anything is kept.

The stamps are those of the Law on the Protection of State Secrets 2018
(29/2018/QH14), Article 8: TUYỆT MẬT, TỐI MẬT, MẬT. A stamp stands in a line,
a cell or a box of its own on the first page, or in a page header; the words
in a sentence or in a title are no stamp.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ingest.errors import ReadError
from ingest.extraction import BlockKind, Extraction
from ingest.folding import nfc, strip_diacritics
from ingest.headings import parse_heading

# Where there are no pages, as many lines count as the first one.
_FIRST_PAGE = 60
# A letterhead with its stamps; further down, words in small letters are text.
_LETTERHEAD = 24
_LONGEST_LINE = 200

_DEGREES = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
_MISREAD = {"MAT": "MẬT", "TOIMAT": "TỐI MẬT", "TUYETMAT": "TUYỆT MẬT"}
_BESIDE = re.compile(
    r"[\s,;/–-]*(?:HỎA TỐC(?: HẸN GIỜ)?|HOẢ TỐC(?: HẸN GIỜ)?|THƯỢNG KHẨN|KHẨN"
    r"|BẢN SỐ\s*:?\s*[\d.…]*)\s*$"
)
_NAMED = re.compile(r"^(?:MỨC )?ĐỘ MẬT\s*:\s*")
_NUMBER = re.compile(r"^SỐ\s*:?\s*\d[\w./-]*(?:\s*-\s*\w+/\w+)?\s+")
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_FRAME = " \t[](){}<>|/\\*_=~'\"“”‘’`«»•·.:+-–—"
_BULLETS = "-–—+•*"
_APART = 1.5  # in heights of the word: what stands so far beside a word is not its sentence


class SecretDocument(ReadError):
    """The document bears a stamp of secrecy; nothing of it may be kept."""


def refuse_secret(extraction: Extraction, path: Path) -> None:
    """Raises SecretDocument with the legal reason if the document bears a stamp."""
    degree = find_stamp(extraction)
    if degree is None:
        return
    name = "".join(c if c.isprintable() else "?" for c in path.name)
    raise SecretDocument(
        f"Không nạp “{name}” vì văn bản mang dấu độ mật {degree}: theo Luật Bảo vệ bí mật nhà nước "
        "năm 2018, không được soạn thảo, lưu giữ bí mật nhà nước trên máy tính hay mạng không được "
        "phép hoặc đã kết nối Internet; chương trình không giữ lại nội dung nào của tệp, hãy chuyển "
        "tệp cho người phụ trách bảo mật của cơ quan (văn bản đã giải mật thì nạp bản đã xóa dấu)."
    )


def find_stamp(extraction: Extraction) -> str | None:
    """The degree of secrecy that is stamped on the document; None where there is no stamp."""
    recognised = "recognised_words" in extraction.metadata
    in_letterhead, previous = True, ""
    for place, line in enumerate(_first_page(extraction)):
        in_letterhead = in_letterhead and place < _LETTERHEAD and parse_heading(line) is None
        degree = _stamp_of(line, in_letterhead, recognised)
        if degree and not previous.upper().endswith("BÍ"):
            return degree
        previous = line.rstrip()
    for line in _beside_the_text(extraction):
        degree = _stamp_of(line, True, recognised)
        if degree:
            return degree
    return _stamp_beside_text(extraction)


def _first_page(extraction: Extraction) -> Iterator[str]:
    """Lines of the first page, or of as much where there are no pages."""
    text, pages = extraction.text, extraction.pages
    end = pages[0].end if pages else len(text)
    lines = (
        line
        for block in extraction.blocks
        if block.start < end
        for line in text[block.start : min(block.end, end)].split("\n")
        if line.strip()
    )
    return lines if pages else islice(lines, _FIRST_PAGE)


def _beside_the_text(extraction: Extraction) -> Iterator[str]:
    """Lines of heads and feet, and what was seen in the head of a poor scan."""
    for block in extraction.blocks:
        if block.kind in (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER):
            yield from extraction.text[block.start : block.end].split("\n")
    left_out = extraction.metadata.get("page_furniture")
    for item in left_out if isinstance(left_out, list) else ():
        yield from str(item["text"]).split("\n")
    scattered = extraction.metadata.get("scattered_lines")
    yield from scattered if isinstance(scattered, list) else ()


def _stamp_of(line: str, in_letterhead: bool, recognised: bool) -> str | None:
    if len(line) > _LONGEST_LINE or line.rstrip().endswith((";", ",")):
        return None  # an item of a list
    for cell in _CELLS.split(line):
        degree = _degree(cell, in_letterhead, recognised)
        if degree:
            return degree
    return None


def _degree(cell: str, in_letterhead: bool, recognised: bool) -> str | None:
    written = nfc(cell)
    printed = written.strip(_FRAME)
    may_be_small = in_letterhead and written.strip()[:1] not in _BULLETS and not printed.islower()
    if not printed.isupper() and not may_be_small:
        return None
    bare = _BESIDE.sub("", " ".join(printed.upper().split())).strip(_FRAME)
    bare = _NUMBER.sub("", _NAMED.sub("", bare)).strip(_FRAME).replace(" ", "")
    if recognised and printed.isupper():
        return _DEGREES.get(bare) or _MISREAD.get(strip_diacritics(bare))
    return _DEGREES.get(bare)


@dataclass(frozen=True, slots=True)
class _Word:
    """A recognised word with its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def _stamp_beside_text(extraction: Extraction) -> str | None:
    """A recognised stamp that the layout put into a line with what stands far beside it."""
    places = extraction.metadata.get("recognised_words")
    words = [
        _Word(extraction.text[start:end].strip(_FRAME), *box)
        for start, end, _, page, *box in (places if isinstance(places, list) else ())
        if page == 1
    ]
    for index, word in enumerate(words):
        if word.text != "MẬT":
            continue
        first = words[index - 1] if index and words[index - 1].text in ("TỐI", "TUYỆT") else word
        others = [other for other in words if other is not word and other is not first]
        if not any(_stands_by(first, word, other) for other in others):
            return "MẬT" if first is word else f"{first.text} MẬT"
    return None


def _stands_by(first: _Word, last: _Word, other: _Word) -> bool:
    """``other`` is in the line of the stamp, and near."""
    height = last.bottom - last.top
    shared = min(last.bottom, other.bottom) - max(last.top, other.top)
    apart = max(other.left - last.right, first.left - other.right)
    return bool(other.text) and shared > height / 2 and apart < _APART * height
