"""From blocks of text to the tree of Phần / Chương / Mục / Điều / khoản / điểm."""

from dataclasses import dataclass

from ingest.extraction import BlockKind, Extraction
from ingest.headings import (
    POINT_ALPHABET,
    Heading,
    is_closing_formula,
    is_title,
    opens_recipients,
    parse_heading,
    roman_value,
)
from ingest.labels import assign_locators
from ingest.units import Unit, UnitKind

_RANK = {
    UnitKind.DOCUMENT: 0,
    UnitKind.ATTACHMENT: 1,
    UnitKind.PART: 2,
    UnitKind.CHAPTER: 3,
    UnitKind.SECTION: 4,
    UnitKind.ARTICLE: 6,
}
# A number missed by recognition must not swallow the rest of a list, but a
# larger jump is a year or a quantity, not the next item.
_LARGEST_GAP = 3
# Items of lists rank below every container.
_LIST_RANK = 10


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    bold: bool


def build_units(extraction: Extraction) -> list[Unit]:
    """The units of a document in reading order, the document itself first.

    Every character of the text belongs to exactly one unit's own span
    ``[start, own_end)`` or to the white space between two of them.
    """
    builder = _TreeBuilder(extraction.text)
    for block in extraction.blocks:
        text = extraction.text[block.start : block.end]
        if block.kind in (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER) or not text.strip():
            continue
        bold = block.bold or block.kind is BlockKind.HEADING
        builder.feed(_Line(block.start, block.end, text, bold), block.kind)
    units = builder.finish()
    _assign_pages(units, extraction)
    return units


class _TreeBuilder:
    def __init__(self, text: str) -> None:
        self._text = text
        root = Unit(UnitKind.DOCUMENT, "", "", 0, len(text), 0, None, "", "")
        self._units = [root]
        self._path = [0]  # positions of the open units, outermost first
        self._ranks = [0]
        self._numbered = False
        self._quoted = False
        self._awaiting_title = False

    def feed(self, line: _Line, kind: BlockKind) -> None:
        if self._units[self._path[-1]].kind is UnitKind.RECIPIENTS:
            heading = parse_heading(line.text)
            if not (heading and heading.kind is UnitKind.ATTACHMENT):
                self._extend(line)
                return
        quoted = self._quoted
        self._track_quotation(line.text)
        if kind is BlockKind.TABLE or quoted:
            self._extend(line)
            return
        if self._numbered and opens_recipients(line.text):
            self._open_tail(UnitKind.RECIPIENTS, line)
            return
        heading = parse_heading(line.text)
        if heading and self._accept(heading, line):
            return
        if self._awaiting_title and is_title(line.text) and (line.bold or line.text.isupper()):
            current = self._units[self._path[-1]]
            current.title = f"{current.title} {line.text}".strip()
            self._extend(line)
            return
        self._extend(line)

    def finish(self) -> list[Unit]:
        self._split_closing()
        root = self._units[0]
        if not self._numbered:
            # Nothing is numbered: the document is one clause.
            del self._units[1:]
            root.own_end = root.end
        for i in range(len(self._units) - 1, 0, -1):
            unit = self._units[i]
            unit.end = max(unit.end, unit.own_end)
            parent = self._units[unit.parent or 0]
            parent.end = max(parent.end, unit.end)
        assign_locators(self._units)
        return self._units

    # -- placing one line -------------------------------------------------

    def _accept(self, heading: Heading, line: _Line) -> bool:
        kind, number = heading.kind, heading.number
        if kind is UnitKind.ATTACHMENT:
            if not self._numbered:
                return False  # the kind of the document itself, above its title
            self._open(kind, number, line.text.strip(" :").capitalize(), _RANK[kind], line)
            return True
        if kind in _RANK:
            return self._accept_container(heading, line)
        if "." in number:
            return self._accept_decimal(heading, line)
        return self._accept_list_item(heading, line)

    def _accept_container(self, heading: Heading, line: _Line) -> bool:
        kind = heading.kind
        rank = _RANK[kind] + (1 if heading.word.lower() == "tiểu mục" else 0)
        previous = self._last_sibling(kind, rank)
        if kind is UnitKind.PART and not heading.number.isdigit():
            expected = (roman_value(previous.number) or 0) + 1 if previous else 1
            value = roman_value(heading.number)
            if value is None or not expected <= value <= expected + _LARGEST_GAP:
                return False
            if not line.text.lower().startswith("phần") and not self._roman_fits(line):
                return False
        if kind is UnitKind.ARTICLE:
            last = self._last_article()
            if last is not None and _order(heading.number) <= _order(last):
                return False
        is_sentence = kind is UnitKind.ARTICLE and not is_title(heading.rest)
        title = "" if is_sentence else heading.rest
        self._open(kind, heading.number, title, rank, line)
        self._awaiting_title = not heading.rest
        return True

    def _roman_fits(self, line: _Line) -> bool:
        # "I. Nguyễn Văn A" in a list of names is not a part: a part's line is
        # bold or upper case, or at least reads as a title.
        return line.bold or line.text.isupper() or is_title(line.text)

    def _accept_decimal(self, heading: Heading, line: _Line) -> bool:
        parent_number, _, last = heading.number.rpartition(".")
        for depth in range(len(self._path) - 1, -1, -1):
            unit = self._units[self._path[depth]]
            if unit.number == parent_number and unit.kind is not UnitKind.ARTICLE:
                previous = self._last_child_number(self._path[depth])
                expected = (
                    int(previous.rpartition(".")[2]) + 1 if previous and "." in previous else 1
                )
                if not expected <= int(last) <= expected + _LARGEST_GAP:
                    return False
                self._open_item(UnitKind.POINT, heading, line, depth)
                return True
        if not line.bold and not is_title(heading.rest) and last != "1":
            sibling = self._open_sibling(heading.number)
            if sibling is None:
                return False
            self._open_item(UnitKind.POINT, heading, line, sibling)
            return True
        depth = self._innermost_container()
        sibling = self._open_sibling(heading.number)
        self._open_item(UnitKind.POINT, heading, line, depth if sibling is None else sibling)
        return True

    def _open_sibling(self, number: str) -> int | None:
        """Depth of the open parent whose last child is the decimal before ``number``."""
        prefix = number.rpartition(".")[0]
        for depth in range(len(self._path) - 1, -1, -1):
            previous = self._last_child_number(self._path[depth])
            if previous and previous.rpartition(".")[0] == prefix and "." in previous:
                return depth
        return None

    def _accept_list_item(self, heading: Heading, line: _Line) -> bool:
        kind, number = heading.kind, heading.number
        for depth in range(len(self._path) - 1, -1, -1):
            previous = self._last_child(self._path[depth], kind)
            if previous is not None and _follows(previous.number, number):
                self._open_item(kind, heading, line, depth)
                return True
        if not _opens_list(number):
            return False
        depth = len(self._path) - 1
        if self._units[self._path[depth]].kind is UnitKind.PREAMBLE:
            depth -= 1
        self._open_item(kind, heading, line, depth)
        return True

    # -- the open path ----------------------------------------------------

    def _open_item(self, kind: UnitKind, heading: Heading, line: _Line, depth: int) -> None:
        parent = self._path[depth]
        sibling = self._last_child(parent, kind)
        titled = is_title(heading.rest) and ";" not in heading.rest
        if sibling and sibling.kind is UnitKind.CLAUSE and not line.bold:
            # A sentence that recognition cut short must not pass for a title.
            titled = titled and bool(sibling.title)
        inside = self._units[parent].kind
        if kind is UnitKind.CLAUSE and titled and inside in (UnitKind.PART, UnitKind.DOCUMENT):
            kind = UnitKind.SECTION
        rank = self._ranks[depth] + _LIST_RANK
        del self._path[depth + 1 :], self._ranks[depth + 1 :]
        self._append(kind, heading.number, heading.rest if titled else "", rank, line)

    def _open(self, kind: UnitKind, number: str, title: str, rank: int, line: _Line) -> None:
        while len(self._path) > 1 and self._ranks[-1] >= rank:
            self._path.pop()
            self._ranks.pop()
        while len(self._path) > 1 and self._units[self._path[-1]].kind not in _RANK:
            self._path.pop()
            self._ranks.pop()
        self._append(kind, number, title, rank, line)

    def _append(self, kind: UnitKind, number: str, title: str, rank: int, line: _Line) -> None:
        parent = self._path[-1]
        self._units.append(
            Unit(kind, number, title, line.start, line.end, line.end, parent, "", "")
        )
        self._path.append(len(self._units) - 1)
        self._ranks.append(rank)
        self._numbered = self._numbered or kind not in (UnitKind.PREAMBLE, UnitKind.RECIPIENTS)
        self._awaiting_title = False

    def _open_tail(self, kind: UnitKind, line: _Line) -> None:
        keep = 1
        while keep < len(self._path) and self._units[self._path[keep]].kind is UnitKind.ATTACHMENT:
            keep += 1
        del self._path[keep:], self._ranks[keep:]
        self._append(kind, "", "", 1, line)

    def _extend(self, line: _Line) -> None:
        self._awaiting_title = False
        current = self._units[self._path[-1]]
        if current.kind is UnitKind.DOCUMENT:
            self._append(UnitKind.PREAMBLE, "", "", 20, line)
            return
        current.own_end = current.end = line.end

    def _track_quotation(self, text: str) -> None:
        opened, closed = text.count("“"), text.count("”")
        if opened != closed:
            self._quoted = opened > closed

    # -- questions about the tree so far ----------------------------------

    def _innermost_container(self) -> int:
        depth = len(self._path) - 1
        while depth > 0 and self._units[self._path[depth]].kind not in _RANK:
            depth -= 1
        return depth

    def _last_child(self, parent: int, kind: UnitKind) -> Unit | None:
        alike = (UnitKind.CLAUSE, UnitKind.SECTION) if kind is UnitKind.CLAUSE else (kind,)
        for unit in reversed(self._units):
            if unit.parent == parent and unit.kind in alike:
                return unit if "." not in unit.number else None
        return None

    def _last_child_number(self, parent: int) -> str | None:
        for unit in reversed(self._units):
            if unit.parent == parent:
                return unit.number
        return None

    def _last_sibling(self, kind: UnitKind, rank: int) -> Unit | None:
        attachment = self._attachment()
        for unit in reversed(self._units[attachment:]):
            if unit.kind is kind:
                return unit
            if (
                unit.kind in _RANK
                and _RANK[unit.kind] < rank
                and unit.kind is not UnitKind.DOCUMENT
            ):
                return None
        return None

    def _last_article(self) -> str | None:
        for unit in reversed(self._units[self._attachment() :]):
            if unit.kind is UnitKind.ARTICLE:
                return unit.number
        return None

    def _attachment(self) -> int:
        for position in self._path:
            if self._units[position].kind is UnitKind.ATTACHMENT:
                return position
        return 0

    def _split_closing(self) -> None:
        """Give the final formula after the last listed item a unit of its own."""
        last = len(self._units) - 1
        if last > 0 and self._units[last].kind is UnitKind.RECIPIENTS:
            last -= 1
        unit = self._units[last]
        if unit.kind not in (UnitKind.CLAUSE, UnitKind.POINT):
            return
        line_start = self._text.rfind("\n", unit.start, unit.own_end) + 1
        if line_start <= unit.start or not is_closing_formula(
            self._text[line_start : unit.own_end]
        ):
            return
        closing = Unit(
            UnitKind.CLOSING, "", "", line_start, unit.own_end, unit.own_end, 0, "", ""
        )  # fmt: skip
        attachment = unit.parent
        while attachment and self._units[attachment].kind is not UnitKind.ATTACHMENT:
            attachment = self._units[attachment].parent
        closing.parent = attachment or 0
        unit.own_end = unit.end = line_start - 1
        for ancestor in self._ancestors(last):
            ancestor.end = min(ancestor.end, unit.end)
        self._units.insert(last + 1, closing)

    def _ancestors(self, position: int) -> list[Unit]:
        out: list[Unit] = []
        parent = self._units[position].parent
        while parent:
            out.append(self._units[parent])
            parent = self._units[parent].parent
        return out


def _order(number: str) -> tuple[int, str]:
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyzđ")
    return int(digits), number[len(digits) :]


def _follows(previous: str, number: str) -> bool:
    if previous[:1].isdigit() != number[:1].isdigit():
        return False
    if number[0].isdigit():
        before, after = _order(previous), _order(number)
        return before < after and after[0] - before[0] <= _LARGEST_GAP
    if previous[0] == number[0]:
        return len(number) > len(previous) or number > previous
    gap = POINT_ALPHABET.index(number[0]) - POINT_ALPHABET.index(previous[0])
    return 0 < gap <= _LARGEST_GAP


def _opens_list(number: str) -> bool:
    return number in ("1", "a", "a1")


def _assign_pages(units: list[Unit], extraction: Extraction) -> None:
    pages = extraction.pages
    for unit in units if pages else []:
        for page in pages:
            if page.start <= unit.start < page.end:
                unit.page = page.number
                break
