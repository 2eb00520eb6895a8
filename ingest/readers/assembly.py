"""Builds an Extraction block by block, so that every offset is exact by construction."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ingest.extraction import Block, BlockKind, Extraction, Page

# Invisible in print, but would break every comparison of words.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF]
    + [c for c in range(0x20) if chr(c) not in "\t\n\v\f\r"]
    + list(range(0x7F, 0x85))
    + list(range(0x86, 0xA0))
    + list(range(0xD800, 0xE000)),
)
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """One line of NFC text: runs of white space are one space, invisible characters gone."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_INVISIBLE))).strip()


class Assembler:
    """Collects blocks in reading order; ``page()`` says where a new page begins."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[tuple[int, str | None, int, int]] = []
        self._tables: list[dict[str, object]] = []

    def add(
        self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, bold: bool = False
    ) -> tuple[int, int] | None:
        """Adds one block of one line and returns its span; nothing where the text is blank."""
        return self._append(clean(text), kind, bold)

    def add_pieces(
        self,
        pieces: Sequence[tuple[int, str]],
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        bold: bool = False,
    ) -> tuple[int, int] | None:
        """Adds one block whose ``(page number, text)`` pieces may lie on several pages.

        The pieces are put together as they are: the caller has placed the
        space between them, or not, at the end of the earlier one.
        """
        cleaned = [(page, clean(text), text[-1:].isspace()) for page, text in pieces]
        start = self._next_start()
        line = ""
        spans: list[tuple[int, int, int]] = []
        for page, text, spaced in cleaned:
            if not text:
                continue
            spans.append((page, start + len(line), start + len(line) + len(text)))
            line += text + (" " if spaced else "")
        span = self._append(line.rstrip(), kind, bold)
        if span:
            for page, first, last in spans:
                self._cover(page, first, last)
        return span

    def add_table(
        self, rows: Iterable[Sequence[str]], *, page: int | None = None, bold: bool = False
    ) -> tuple[int, int] | None:
        """Adds a table: a row a line, cells parted by a space, their places in ``metadata``."""
        start = self._next_start()
        offset = start
        lines: list[str] = []
        cells: list[list[list[int]]] = []
        for row in rows:
            texts = [clean(cell) for cell in row]
            if not any(texts):
                continue
            places = []
            line = ""
            for text in texts:
                if text and line:
                    line += " "
                places.append([offset + len(line), offset + len(line) + len(text)])
                line += text
            lines.append(line)
            cells.append(places)
            offset += len(line) + 1
        span = self._append("\n".join(lines), BlockKind.TABLE, bold)
        if span:
            self._tables.append({"start": span[0], "end": span[1], "rows": cells})
            if page is not None:
                self._cover(page, *span)
        return span

    @property
    def last_block(self) -> str:
        """The text of the block that was added last."""
        return self._parts[-1] if self._parts else ""

    def page(self, number: int, label: str | None = None) -> None:
        """Declares a page; text gets to it by ``add_pieces`` and ``add_table``, or ``cover``."""
        place = self._next_start()
        self._pages.append((number, label, place, place))

    def cover(self, page: int, span: tuple[int, int] | None) -> None:
        """Says that a block lies on the page, which must have been declared."""
        if span:
            self._cover(page, *span)

    def finish(
        self, metadata: dict[str, object] | None = None, notes: tuple[str, ...] = ()
    ) -> Extraction:
        found = dict(metadata or {})
        if self._tables:
            found["tables"] = self._tables
        return Extraction(
            text="\n".join(self._parts),
            blocks=tuple(self._blocks),
            pages=tuple(Page(n, s, e, label) for n, label, s, e in self._settled_pages()),
            metadata=found,
            notes=notes,
        )

    def _next_start(self) -> int:
        return self._length + 1 if self._parts else 0

    def _append(self, text: str, kind: BlockKind, bold: bool) -> tuple[int, int] | None:
        if not text:
            return None
        start = self._next_start()
        self._parts.append(text)
        self._length = start + len(text)
        self._blocks.append(Block(start, self._length, kind, bold))
        return start, self._length

    def _cover(self, page: int, start: int, end: int) -> None:
        for i in range(len(self._pages) - 1, -1, -1):
            number, label, first, last = self._pages[i]
            if number == page:
                if first == last:
                    first, last = start, end
                self._pages[i] = (number, label, min(first, start), max(last, end))
                return
        raise KeyError(page)

    def _settled_pages(self) -> list[tuple[int, str | None, int, int]]:
        """Pages without text get an empty span where the page before them ends."""
        settled: list[tuple[int, str | None, int, int]] = []
        for number, label, start, end in self._pages:
            if start == end:
                start = end = settled[-1][3] if settled else 0
            settled.append((number, label, start, end))
        return settled
