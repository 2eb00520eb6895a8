"""Reads HTML as the text that a browser shows."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.assembly import Assembler, clean
from ingest.readers.encoding import decode
from ingest.readers.html_style import INLINE, UNSHOWN, Style, has_border, is_hidden
from ingest.readers.legacy.conversion import Run
from ingest.readers.story import StoryLine, StoryTable, add_story

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_DEEPEST = 200
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class HtmlReader:
    suffixes = frozenset({".html", ".htm"})

    def read(self, path: Path, data: bytes) -> Extraction:
        tree = LexborHTMLParser(markup(path, data))
        body = tree.body
        if body is None:
            raise failures.no_text(path)
        walk = _Walk(path)
        walk.read(body, Style(), 0)
        walk.end_line()
        assembler = Assembler()
        add_story(assembler, walk.story)
        head = tree.css_first("title")
        title = clean(head.text()) if head else ""
        extraction = assembler.finish({"Title": title} if title else {})
        if not extraction.text:
            raise failures.no_text(path)
        return extraction


def markup(path: Path, data: bytes) -> str:
    """The source of a page as Unicode by content; else by what the page declares."""
    declared = _CHARSET.search(data[:4096])
    if declared and declared.group(1).lower() == b"windows-1258":
        return data.decode("cp1258", errors="replace")
    return decode(path, data)


class _Walk:
    """Collects lines and tables from the tree of elements."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.story: list[StoryLine | StoryTable] = []
        self._line = StoryLine()
        self._printed: list[bool] = []
        self._marker = ""

    def read(self, node: LexborNode, style: Style, depth: int) -> None:
        if depth > _DEEPEST:
            raise failures.damaged(self._path, "HTML")
        number = _first_number(node)
        child = node.child
        while child is not None:
            if child.tag == "li":
                self.end_line()
                self._marker = _marker(node, number)
                number += 1
            self._node(child, style, depth)
            child = child.next

    def end_line(self) -> None:
        if self._line.text.strip():
            self._line.bold = bool(self._printed) and all(self._printed)
            self.story.append(self._line)
        self._line, self._printed = StoryLine(), []

    def _node(self, node: LexborNode, style: Style, depth: int) -> None:
        tag = node.tag or "-"
        if tag == "-text":
            self._text(node.text(deep=False) or "", style)
            return
        if tag.startswith(("-", "!")) or tag in UNSHOWN or is_hidden(node):
            return
        if tag in ("br", "hr"):
            self.end_line()
        elif tag == "table":
            self.end_line()
            self.story += _table(self._path, node, style.of(node), depth)
        elif tag in INLINE:
            self.read(node, style.of(node), depth + 1)
        else:
            self.end_line()
            self.read(node, style.of(node), depth + 1)
            self.end_line()

    def _text(self, text: str, style: Style) -> None:
        if style.preserved and "\n" in text:
            first, *rest = text.split("\n")
            self._text(first, style)
            for line in rest:
                self.end_line()
                self._text(line, style)
            return
        if self._marker and text.strip():
            text, self._marker = self._marker + text.lstrip(), ""
        self._line.runs.append(Run(text, style.font))
        self._line.kind = style.kind
        if text.strip():
            self._printed.append(style.bold)


def _table(path: Path, table: LexborNode, style: Style, depth: int) -> list[StoryLine | StoryTable]:
    """A table of data, or the text that a table without borders sets side by side."""
    rows: list[list[list[StoryLine]]] = []
    bordered = _is_bordered(table)
    cells = 0
    for row in _inside(table, ("tr",)):
        texts: list[list[StoryLine]] = []
        for cell in _inside(row, ("td", "th")):
            walk = _Walk(path)
            walk.read(cell, style.of(cell), depth + 3)
            walk.end_line()
            texts.append(_flat(walk.story))
            cells += 1
            bordered += cell.tag == "th" or has_border(cell)
        rows.append(texts)
    columns = max(map(len, rows), default=0)
    if columns > 1 and (columns > 2 or (len(rows) > 1 and bordered > cells / 2)):
        return [StoryTable(rows)]
    return [line for k in range(columns) for row in rows if k < len(row) for line in row[k]]


def _is_bordered(table: LexborNode) -> int:
    """Counts for many cells where the table as a whole has borders."""
    border = table.attributes.get("border")
    return 10**6 if border is not None and border.strip() not in ("", "0") else 0


def _inside(node: LexborNode, tags: tuple[str, ...]) -> list[LexborNode]:
    found: list[LexborNode] = []
    child = node.child
    while child is not None:
        if child.tag in tags:
            found.append(child)
        elif child.tag in ("tbody", "thead", "tfoot"):
            found += _inside(child, tags)
        child = child.next
    return found


def _flat(story: list[StoryLine | StoryTable]) -> list[StoryLine]:
    lines: list[StoryLine] = []
    for item in story:
        if isinstance(item, StoryLine):
            lines.append(item)
        else:
            lines += [line for row in item.rows for cell in row for line in cell]
    return lines


def _first_number(node: LexborNode) -> int:
    start = node.attributes.get("start") or "1" if node.tag == "ol" else "1"
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _marker(parent: LexborNode, number: int) -> str:
    """The bullet or number that a browser prints before a list item."""
    if parent.tag != "ol":
        return "- "
    form = parent.attributes.get("type") or "1"
    if form in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if form == 'A' else letter}. "
    if form == "I" and 1 <= number <= len(_ROMAN):
        return f"{_ROMAN[number - 1]}. "
    return f"{number}. "
