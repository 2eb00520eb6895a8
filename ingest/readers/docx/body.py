"""Walks through the body of a DOCX file in reading order."""

from collections.abc import Iterator

from lxml import etree

from ingest.extraction import BlockKind
from ingest.readers.docx.names import attribute, child, local, number, switched_on
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.styles import Style, Styles, font_of, has_borders, numbering_of
from ingest.readers.legacy.conversion import Run
from ingest.readers.story import StoryLine, StoryTable

# Wrappers whose content is read as if they were not there. Tracked deletions are not among them.
_TRANSPARENT = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "hyperlink", "fldSimple"}
    | {"dir", "bdo"}
)
_TEXT = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


class Body:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def story(self, container: etree._Element) -> list[StoryLine | StoryTable]:
        """Paragraphs and tables of a body, a cell, a header or a text box."""
        return list(self._blocks(container))

    def _blocks(self, container: etree._Element) -> Iterator[StoryLine | StoryTable]:
        for element in container:
            match local(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "AlternateContent":
                    yield from self._blocks(_alternative(element))
                case name if name in _TRANSPARENT:
                    yield from self._blocks(element)

    def _paragraph(self, element: etree._Element) -> Iterator[StoryLine | StoryTable]:
        properties = child(element, "pPr")
        style = self._styles.get(attribute(child(properties, "pStyle")))
        outline = number(child(properties, "outlineLvl"))
        outline = style.outline if outline is None else outline
        heading = outline is not None and outline < 9
        reader = _Runs(self._styles, style)
        reader.read(element)
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        identity, level = numbering_of(properties) or style.numbering or (0, 0)
        if reader.has_text and (printed := self._numbering.next(identity, level)):
            reader.lines[0].runs.insert(0, Run(f"{printed} "))
        for line, bold in zip(reader.lines, reader.bold, strict=True):
            yield StoryLine(line.runs, bold, kind)
        for box in reader.boxes:
            yield from self._blocks(box)

    def _table(self, element: etree._Element) -> Iterator[StoryLine | StoryTable]:
        rows = [
            [list(self._blocks(cell)) for cell in _children(row, "tc")]
            for row in _children(element, "tr")
        ]
        columns = max(map(len, rows), default=0)
        if columns > 1 and (columns > 2 or (len(rows) > 1 and self._bordered(element))):
            yield StoryTable([[_flat(cell) for cell in row] for row in rows])
        elif columns == 2:
            for column in range(2):
                for row in rows:
                    if column < len(row):
                        yield from row[column]
        else:
            yield from (item for row in rows for cell in row for item in cell)

    def _bordered(self, table: etree._Element) -> bool:
        """A table without borders only sets text side by side: letterheads, signatures."""
        properties = child(table, "tblPr")
        own = child(properties, "tblBorders")
        if own is not None:
            return has_borders(own)
        if self._styles.get(attribute(child(properties, "tblStyle")), "table").bordered:
            return True
        cells = [cell for row in _children(table, "tr") for cell in _children(row, "tc")]
        bordered = [c for c in cells if has_borders(child(c, "tcPr", "tcBorders"))]
        return len(bordered) > len(cells) / 2


class _Runs:
    """The text of one paragraph, line by line, and the text boxes that hang on it."""

    def __init__(self, styles: Styles, style: Style) -> None:
        self._styles = styles
        self._style = style
        self._printed: list[list[bool]] = [[]]
        self.lines = [StoryLine()]
        self.boxes: list[etree._Element] = []

    @property
    def has_text(self) -> bool:
        return any(line.text.strip() for line in self.lines)

    @property
    def bold(self) -> list[bool]:
        return [bool(printed) and all(printed) for printed in self._printed]

    def read(self, container: etree._Element) -> None:
        for element in container:
            match local(element):
                case "r":
                    self._run(element)
                case "AlternateContent":
                    self.read(_alternative(element))
                case name if name in _TRANSPARENT:
                    self.read(element)

    def _run(self, element: etree._Element) -> None:
        properties = child(element, "rPr")
        own = self._styles.get(attribute(child(properties, "rStyle")), "character")
        if _first(switched_on(child(properties, "vanish")), own.hidden, self._style.hidden):
            return
        bold = bool(_first(switched_on(child(properties, "b")), own.bold, self._style.bold))
        font = font_of(properties) or own.font or self._style.font or ""
        for part in element:
            match local(part):
                case "t":
                    self._add(part.text or "", font, bold)
                case "br" if attribute(part, "type") in (None, "textWrapping"):
                    self._break()
                case "cr":
                    self._break()
                case "sym":
                    self._add("•", font, bold)
                case "drawing" | "pict" | "AlternateContent" | "object":
                    self.boxes += _boxes(part)
                case name if name in _TEXT:
                    self._add(_TEXT[name], font, bold)

    def _add(self, text: str, font: str, bold: bool) -> None:
        self.lines[-1].runs.append(Run(text, font))
        if text.strip():
            self._printed[-1].append(bold)

    def _break(self) -> None:
        self.lines.append(StoryLine())
        self._printed.append([])


def _first(*values: bool | None) -> bool | None:
    return next((value for value in values if value is not None), None)


def _alternative(element: etree._Element) -> etree._Element:
    """Both versions of a drawing hold the same text: the first one is read."""
    choice = child(element, "Choice")
    if choice is None:
        choice = child(element, "Fallback")
    return element.makeelement("empty") if choice is None else choice


def _boxes(element: etree._Element) -> list[etree._Element]:
    """Text boxes inside a drawing, outermost only."""
    if local(element) == "txbxContent":
        return [element]
    if local(element) == "AlternateContent":
        element = _alternative(element)
    return [box for part in element for box in _boxes(part)]


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in _TRANSPARENT:
            yield from _children(part, name)


def _flat(cell: list[StoryLine | StoryTable]) -> list[StoryLine]:
    lines: list[StoryLine] = []
    for item in cell:
        if isinstance(item, StoryLine):
            lines.append(item)
        else:
            lines += [line for row in item.rows for inner in row for line in inner]
    return lines
