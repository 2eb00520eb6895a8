"""Laws, congresses and plenums that a text names without a number."""

import re
from dataclasses import dataclass

from ingest.references.follow import is_follower
from ingest.references.law_names import LAW_NAMES, LONGEST
from ingest.references.reference import DocumentName
from search.understanding.syllables import fold

_LAW = re.compile(r"(?<!\w)(?:Bộ [Ll]uật|Luật|Pháp lệnh)\s+(?=\w)")
_WORD = re.compile(r"\S+")
_TRAILING = ".,;:)]”\"'’?!*…/"
_FALLBACK_WORDS = 8
_AMENDING = re.compile(r"sửa đổi, bổ sung (?:một số điều )?của (?=Luật|Bộ luật|Pháp lệnh)")
_YEAR = re.compile(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d%]|[/.-]\d|\s*[-–]\s*\d)")
_NOT_LAWS = ("sư", "gia")
_CONSTITUTION = re.compile(
    r"(?<!\w)(?:Hiến pháp(?:\s+nước Cộng hòa xã hội chủ nghĩa Việt Nam)?"
    r"|Điều lệ (?:Đảng(?: Cộng sản Việt Nam)?|Công đoàn Việt Nam|Mặt trận Tổ quốc Việt Nam)|Cương lĩnh)(?!\w)"
)
_RESOLUTION_OF = (
    r"(?:(?:[Nn]ghị quyết|[Vv]ăn kiện|[Kk]ết luận|[Bb]áo cáo chính trị)\s+(?:của\s+)?)?"
)
_TERM = r"(?:,?\s*\(?nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4}\)?)"
_WHOSE = (
    r"(?:đại biểu|toàn quốc|toàn tỉnh|các cấp|cấp|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|cơ sở"
    r"|Đảng(?: bộ| ủy)?|đảng(?: bộ| ủy)?|trong|và|[A-ZĐÂÔƯÁÀẢÃẠĂÊ]\w*|bộ|đoàn|hội|thanh niên)"
)
_CONGRESS = re.compile(
    rf"(?<!\w){_RESOLUTION_OF}[Đđ]ại hội(?:\s+{_WHOSE}){{0,10}}?"
    rf"(?:\s+lần thứ\s+(?:[IVXL]+|\d+)(?!\w)(?:\s+của Đảng(?: Cộng sản Việt Nam)?)?(?:\s+{_WHOSE}){{0,4}}?{_TERM}?"
    rf"|\s+[IVX]+(?!\w)(?:\s+của Đảng)?{_TERM}?|\s*{_TERM})"
)
_PLENUM = re.compile(
    rf"(?<!\w){_RESOLUTION_OF}(?:(?:[Hh]ội nghị\s+)?Trung ương\s+(?:lần thứ\s+)?\d{{1,2}}(?!\w|[/.-])"
    r"|[Hh]ội nghị\s+lần thứ\s+(?:[IVX]+|\d{1,2}|[^\W\d_]+(?:\s+(?:một|hai|ba|tư|lăm|sáu|bảy|tám|chín))?)"
    r"(?=\s*,?\s*(?:\(?\s*(?:Ban Chấp hành|BCH|kh[oó][aá]|họp)|của))"
    r"(?:,?\s*(?:của\s+)?(?:Ban Chấp hành|BCH)\s+Trung ương(?:\s+Đảng)?)?)"
    r"(?:,?\s*\(?\s*kh(?:óa|oá)\s+[IVX]+(?:\s*\))?)?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name at ``start:end`` of the line."""

    document: DocumentName
    start: int
    end: int


def named_documents(line: str) -> list[Named]:
    """The documents that one line names without a number, in order, none within another."""
    found = _laws(line)
    for pattern in (_CONGRESS, _PLENUM, _CONSTITUTION):
        for match in pattern.finditer(line):
            if any(n.start < match.end() and match.start() < n.end for n in found):
                continue
            end = match.end()
            year = _YEAR.match(line, end) if pattern is _CONSTITUTION else None
            found.append(_named(line, match.start(), end, year))
    return sorted(found, key=lambda named: named.start)


def _named(line: str, start: int, end: int, year: re.Match[str] | None) -> Named:
    name = DocumentName(" ".join(line[start:end].split()), int(year["year"]) if year else None)
    return Named(name, start, year.end() if year else end)


def _laws(line: str) -> list[Named]:
    found: list[Named] = []
    at = 0
    while match := _LAW.search(line, at):
        at = match.end()
        amending = _AMENDING.match(line, at)
        begin = at
        if amending and (inner := _LAW.match(line, amending.end())):
            begin = inner.end()
        end = _law_end(line, begin)
        if end is None:
            continue
        found.append(_named(line, match.start(), end, _YEAR.match(line, end)))
        at = found[-1].end
    return found


def _law_end(line: str, begin: int) -> int | None:
    """Where the name that starts at ``begin`` ends; None if it is no name."""
    words = []
    for word in _WORD.finditer(line, begin):
        words.append(word)
        if len(words) == LONGEST or word[0][-1] in '.;:”"?!…':
            break
    if not words or words[0][0].rstrip(_TRAILING) in _NOT_LAWS:
        return None
    for count in range(len(words), 0, -1):
        name = " ".join(fold(word[0]) for word in words[:count]).strip("*")
        for said in (name, name.rstrip(_TRAILING)):
            if said in LAW_NAMES:
                return words[count - 1].end() - (len(name) - len(said))
    if not words[0][0][:1].isupper():
        return None
    return _unknown_end(words)


def _unknown_end(words: list[re.Match[str]]) -> int:
    """The end of a name that no list holds: before a word that cannot be part of it."""
    end = words[0].start()
    for word in words[:_FALLBACK_WORDS]:
        bare = word[0].rstrip(_TRAILING)
        if is_follower(bare) or not bare:
            break
        end = word.start() + len(bare)
        if bare != word[0]:
            break
    return end
