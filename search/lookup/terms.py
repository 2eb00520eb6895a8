"""Terms that a document defines: "An ninh mạng là …" under Giải thích từ ngữ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.units import Unit, UnitKind
from search.understanding.syllables import fold

_TITLE = re.compile(r"giai thich (?:tu ngu|thuat ngu|khai niem)|^khai niem|dinh nghia|thuat ngu")
_LEAD = re.compile(
    r"tu ngu (?:duoi day|sau day|sau)?.{0,20}duoc hieu|duoc hieu nhu sau|giai thich .{1,60} la gi"
)
_SAYS = re.compile(r"[\s:*]\s*(?:[Ll]à|được hiểu là|bao gồm|gồm|có nghĩa là)(?=[\s:])")
_NUMBER = re.compile(r"^\s*(?:\d{1,3}[a-zđ]?|[a-zđ])\s*[.)]\s*")
_FRAME = "*_“”\"' "
# "Giám sát theo khoản 1 Điều 1 của Quy chế là …", "Tổ chức (sau đây gọi là …) là …"
_ASIDE = re.compile(
    r"\s*(?:\([^)]*\)|theo (?:khoản|Điều|điểm)\s.*|quy định tại .*|,? ?sau đây gọi .*)$"
)
_PARENTHESES = re.compile(r"\([^)]*\)")
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Term:
    """A term and the text ``start:end`` that defines it; ``unit`` is the position of its unit."""

    term: str
    unit: int
    start: int
    end: int


def find_terms(text: str, units: Sequence[Unit]) -> list[Term]:
    """The definitions of a document in reading order.

    They are looked for only in a Điều (or mục, khoản) whose title or lead
    says that it explains words: elsewhere "là" defines nothing.
    """
    found = []
    for position, unit in enumerate(units):
        if unit.kind in (UnitKind.DOCUMENT, UnitKind.PREAMBLE) or not _explains(text, unit):
            continue
        children = [i for i, child in enumerate(units) if child.parent == position]
        for child in children:
            found += _defined(text, units[child].start, units[child].end, child)
        if not children:
            for start, end in _lines(text, unit.start, unit.end):
                found += _defined(text, start, end, position)
    return found


def _explains(text: str, unit: Unit) -> bool:
    lead = text[unit.start : unit.own_end]
    return bool(_TITLE.search(fold(unit.title)) or _LEAD.search(fold(lead)))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].split("\n")[1:]:
        at = text.find(line, start)
        yield at, at + len(line)


def _defined(text: str, start: int, end: int, unit: int) -> list[Term]:
    line = text[start:end].split("\n", 1)[0]
    number = _NUMBER.match(line)
    begin = number.end() if number else 0
    # "(sau đây gọi là …)" names the term once more and defines nothing.
    bare = _PARENTHESES.sub(lambda aside: "#" * len(aside[0]), line)
    says = _SAYS.search(bare, begin)
    if says is None:
        return []
    term = _ASIDE.sub("", line[begin : says.start()].strip(_FRAME)).strip(_FRAME + ",:")
    if not term or len(term.split()) > _MOST_WORDS or not term[0].isupper():
        return []
    return [Term(term, unit, start, end)]
