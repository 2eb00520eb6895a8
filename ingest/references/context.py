"""Where in its document a mention stands."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.metadata import DocumentMetadata
from ingest.units import Unit, UnitKind
from search.understanding.clause_request import Element, canonical
from search.understanding.clause_words import RANK
from search.understanding.syllables import fold

# Of these the outer ones belong to an address: a khoản is of its Điều, a Mục of its Chương.
_ADDRESSES = (
    (UnitKind.ARTICLE, UnitKind.CLAUSE, UnitKind.POINT),
    (UnitKind.PART, UnitKind.CHAPTER, UnitKind.SECTION, UnitKind.CLAUSE, UnitKind.POINT),
)


class Context:
    """The units and the kind of a document, asked about by offset."""

    def __init__(self, units: Sequence[Unit], metadata: DocumentMetadata) -> None:
        self.units = units
        self.kind = metadata.kind
        self.title = metadata.title
        self._starts = [unit.start for unit in units]
        self.attachments = [unit.title for unit in units if unit.kind is UnitKind.ATTACHMENT]

    def unit_at(self, offset: int) -> int:
        """Position of the innermost unit whose span holds ``offset``."""
        position = max(bisect_right(self._starts, offset) - 1, 0)
        while (
            offset >= self.units[position].end
            and (parent := self.units[position].parent) is not None
        ):
            position = parent
        return position

    def attachment_at(self, position: int) -> str:
        """Title of the attachment that a unit is in; empty if it is in none."""
        for unit in self._line(position):
            if unit.kind is UnitKind.ATTACHMENT:
                return unit.title
        return ""

    def attachment_called(self, name: str, position: int) -> str:
        """Title of the attachment meant by ``name`` ("Quy chế") at a unit, its own first."""
        own = self.attachment_at(position)
        for title in (own, *self.attachments):
            if title and fold(title).startswith(fold(name)):
                return title
        return ""

    def enclosing(self, kind: UnitKind, position: int) -> tuple[Element, ...] | None:
        """Address of the unit of ``kind`` that holds a unit; None if there is none."""
        line = list(self._line(position))
        depth = next((i for i, unit in enumerate(line) if unit.kind is kind), None)
        if depth is None:
            return None
        ladder = _ADDRESSES[0 if any(u.kind is UnitKind.ARTICLE for u in line[depth:]) else 1]
        steps = [unit for unit in line[depth:] if unit.kind in ladder]
        return tuple(filter(None, (_element(unit) for unit in reversed(steps))))

    def above(self, kind: UnitKind, position: int) -> tuple[Element, ...]:
        """What holds a bare "khoản 3" or "điểm a" said in a unit: its Điều, its khoản."""
        wanted = [k for k in (UnitKind.ARTICLE, UnitKind.CLAUSE) if RANK[k] < RANK[kind]]
        for outer in reversed(wanted):
            address = self.enclosing(outer, position)
            if address is not None:
                return address
        return ()

    def _line(self, position: int) -> list[Unit]:
        line = []
        at: int | None = position
        while at is not None:
            line.append(self.units[at])
            at = self.units[at].parent
        return line


def _element(unit: Unit) -> Element | None:
    number = canonical(unit.number, unit.kind)
    return Element(unit.kind, number, unit.number[:1].isdigit()) if number else None


def heading_end(line: str, is_unit: bool, number: str) -> int:
    """Up to where a line announces a unit: no mention can begin before that."""
    quoted = len(line) - len(line.lstrip(' “"*'))
    announced = re.compile(
        r"(?:Điều\s+\d+[a-zđ]?\s*[.:]|(?:Chương|Mục|Tiểu mục|Phần|Phụ lục)\s+(?:thứ\s+)?[IVXLC\d]+[a-z]?"
        r"\s*(?:[-–—.:]|$)|Điều\s+\d+[a-zđ]?\s*$)",
        re.IGNORECASE,
    ).match(line, quoted)
    if announced:
        return announced.end()
    if is_unit and number:
        at = line.find(number)
        return at + len(number) if 0 <= at <= quoted + 12 else 0
    return 0
