"""What a line of a Vietnamese document announces: a unit, or nothing.

A heading is told from a mention by its form ("Điều 5." against "Điều 5 của
Luật này"); whether its number fits the sequence is the tree's business.
"""

import re
from dataclasses import dataclass

from ingest.units import UnitKind

_ROMAN = r"[IVXLC]+"
_ORDINALS = {
    "nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "bốn": "IV", "năm": "V",
    "sáu": "VI", "bảy": "VII", "tám": "VIII", "chín": "IX", "mười": "X",
}  # fmt: skip
# Vietnamese numbering of points has đ but no f, j, w, z.
POINT_ALPHABET = "abcdđeghiklmnopqrstuvxy"

_PART_WORD = re.compile(
    rf"^Phần\s+(?:thứ\s+)?(?P<number>{_ROMAN}|\d+|{'|'.join(_ORDINALS)})"
    r"(?:\s*[-–—.:]\s*(?P<title>\S.*)|\s*)$",
    re.IGNORECASE,
)
_PART_ROMAN = re.compile(rf"^(?P<number>{_ROMAN})\s*(?:[-–—]\s*|[.)]\s*[-–—]?\s*)(?P<title>\S.*)$")
_CHAPTER = re.compile(
    rf"^Chương\s+(?P<number>{_ROMAN}|\d+)(?:\s*[-–—.:]?\s+(?P<title>\S.*)|\s*[.:]?\s*)$",
    re.IGNORECASE,
)
_SECTION = re.compile(
    rf"^(?P<word>Tiểu mục|Mục)\s+(?P<number>\d+|{_ROMAN}|[A-ZĐ])(?:\s*[-–—.:]\s*(?P<title>\S.*)|\s*)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^Điều\s+(?P<number>\d+[a-zđ]?)(?:\s*[.:]\s*(?P<title>.*)|\s*)$", re.IGNORECASE | re.DOTALL
)
_DECIMAL = re.compile(
    rf"^(?P<number>(?:\d{{1,2}}|[{POINT_ALPHABET}])(?:\.\d{{1,2}})+)\s*[.):]?\s+(?P<title>\S.*)$",
    re.DOTALL,
)
_ARABIC = re.compile(
    r"^(?P<number>\d{1,3}[a-zđ]?)\s*(?:[.)]|[-–—](?=\s))\s*(?P<title>\D.*)$", re.DOTALL
)
_POINT = re.compile(rf"^(?P<number>[{POINT_ALPHABET}]\d?)\s*[).]\s*(?P<title>\S.*)$", re.DOTALL)
_ATTACHMENT = re.compile(
    r"^(?P<title>QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|ĐIỀU LỆ|ĐỀ ÁN|CHƯƠNG TRÌNH|KẾ HOẠCH|HƯỚNG DẪN"
    r"|DANH MỤC|GHI CHÚ CỦA BẢN TÓM LƯỢC|PHỤ LỤC(?:\s+(?P<number>[IVXLC]+|\d+))?)\s*:?$"
)
_RECIPIENTS = re.compile(
    r"^(?:Nơi nhận\b|T/M\b|TM\.|T\.M\b|KT\.|K/T\b|TL\.|T/L\b|TUQ\.)", re.IGNORECASE
)
_CLOSING = re.compile(
    r"^(?:Nghị quyết|Quyết định|Quy định|Chỉ thị|Kết luận|Hướng dẫn|Luật|Bộ luật|Pháp lệnh"
    r"|Nghị định|Thông tư|Quy chế|Kế hoạch|Chương trình|Đề án|Văn bản)\s+(?:liên tịch\s+)?này\b"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that has the form of a heading; ``rest`` is what follows its number."""

    kind: UnitKind
    number: str
    rest: str
    word: str = ""  # "Tiểu mục" where the line says so


def parse_heading(line: str) -> Heading | None:
    """The heading that ``line`` has the form of, or None."""
    for pattern, kind in _PATTERNS:
        match = pattern.match(line)
        if match:
            groups = match.groupdict()
            rest = (groups.get("title") or "").strip()
            number = _printed_number(kind, groups.get("number") or "")
            return Heading(kind, number, rest, groups.get("word") or "")
    return None


def _printed_number(kind: UnitKind, number: str) -> str:
    if kind is UnitKind.PART:
        return _ORDINALS.get(number.lower(), number.upper())
    return number


_PATTERNS = (
    (_ATTACHMENT, UnitKind.ATTACHMENT),
    (_PART_WORD, UnitKind.PART),
    (_CHAPTER, UnitKind.CHAPTER),
    (_SECTION, UnitKind.SECTION),
    (_ARTICLE, UnitKind.ARTICLE),
    (_PART_ROMAN, UnitKind.PART),
    (_DECIMAL, UnitKind.POINT),
    (_ARABIC, UnitKind.CLAUSE),
    (_POINT, UnitKind.POINT),
)


def opens_recipients(line: str) -> bool:
    """Whether the line opens the block of recipients and signature."""
    return bool(_RECIPIENTS.match(line))


def is_closing_formula(line: str) -> bool:
    """Whether the line speaks of the document itself ("Nghị quyết này …")."""
    return bool(_CLOSING.match(line))


def is_title(text: str) -> bool:
    """Whether text after a number is a title rather than a sentence of the clause."""
    return 0 < len(text) <= 400 and text[-1] not in ".;:,…" and "\n" not in text


def roman_value(number: str) -> int | None:
    """The value of a Roman numeral; None if it is not a well-formed one."""
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for i, symbol in enumerate(number):
        if symbol not in values:
            return None
        value = values[symbol]
        total += -value if any(values.get(s, 0) > value for s in number[i + 1 : i + 2]) else value
    return total if to_roman(total) == number else None


def to_roman(value: int) -> str:
    """The Roman numeral of 1 … 399."""
    out = ""
    for size, symbol in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        while value >= size:
            out += symbol
            value -= size
    return out
