"""Text of a document as HTML, with its repairs, page breaks and source marks in place.

The visible characters are exactly those of the document, so that a quotation
can be compared with what is marked on the page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from ingest.errata import Repair
from ingest.metadata import DocumentMetadata
from ingest.records import StoredDocument

_SOURCE_MARK = re.compile(r"\[(\d{1,3})\]")
_SOURCE_LINK = Markup('<a class="source-mark" href="#nguon-{0}">[{0}]</a>')


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``[start, end)`` of a document's text."""

    start: int
    end: int

    def cut(self, start: int, end: int) -> "Span":
        """The part of it in ``[start, end)``; empty where they do not meet."""
        first = min(max(self.start, start), end)
        return Span(first, max(first, min(self.end, end)))


class InlineText:
    """Renders spans of one document."""

    def __init__(self, document: StoredDocument) -> None:
        self._document = document
        self._repair_starts = [repair.start for repair in document.repairs]
        self._pages = sorted((p for p in document.pages if p.start), key=lambda p: p.start)
        self._page_starts = [page.start for page in self._pages]

    def paragraph(self, start: int, end: int, quote: Span | None) -> Markup:
        """``text[start:end]`` with the part that ``quote`` covers in <mark>."""
        if quote is None:
            return self._plain(start, end, last=True)
        inside = quote.cut(start, end)
        if inside.start == inside.end:
            return self._plain(start, end, last=True)
        return Markup("{}<mark>{}</mark>{}").format(
            self._plain(start, inside.start),
            self._plain(inside.start, inside.end, last=inside.end == end),
            self._plain(inside.end, end, last=True),
        )

    def repairs_in(self, start: int, end: int) -> list[tuple[int, Repair]]:
        """Repairs that touch ``[start, end]``, each with its position in the list."""
        return list(self._repairs(start, end, last=True))

    def _repairs(self, start: int, end: int, last: bool) -> Iterator[tuple[int, Repair]]:
        repairs = self._document.repairs
        first = bisect_left(self._repair_starts, start)
        if first and repairs[first - 1].end > start:
            first -= 1
        for i in range(first, len(repairs)):
            repair = repairs[i]
            if repair.start > end or (repair.start == end and not (last and repair.end == end)):
                return
            yield i, repair

    def _plain(self, start: int, end: int, last: bool = False) -> Markup:
        """Without highlighting; ``last`` takes in what was removed at its very end."""
        html = Markup("")
        position = start
        for i, repair in self._repairs(start, end, last):
            part = Span(repair.start, repair.end).cut(start, end)
            html += self._unrepaired(position, part.start)
            html += self._repair(i, repair, self._unrepaired(part.start, part.end))
            position = part.end
        return html + self._unrepaired(position, end)

    @staticmethod
    def _repair(index: int, repair: Repair, shown: Markup) -> Markup:
        kind = "repair" if repair.meant else "repair repair-removed"
        return Markup(
            '<span class="{}" id="cho-sua-{}" role="button" tabindex="0" aria-expanded="false"'
            ' aria-controls="ly-do-sua-{}" title="{}"{}>{}</span>'
        ).format(
            kind,
            index + 1,
            index + 1,
            repair_note(repair),
            Markup("") if repair.meant else Markup(' aria-label="Chỗ đã bỏ chữ đọc nhầm"'),
            shown,
        )

    def _unrepaired(self, start: int, end: int) -> Markup:
        html = Markup("")
        position = start
        first, beyond = (bisect_left(self._page_starts, offset) for offset in (start, end))
        for page in self._pages[first:beyond]:
            html += self._with_sources(position, page.start) + _page_break(page.number)
            position = page.start
        return html + self._with_sources(position, end)

    def _with_sources(self, start: int, end: int) -> Markup:
        text = self._document.text[start:end]
        return with_source_marks(text, self._document.metadata, _SOURCE_LINK)


def with_source_marks(text: str, metadata: DocumentMetadata, mark: Markup) -> Markup:
    """``text`` escaped, each "[1]" that names a source of the document put as ``mark``.

    ``mark`` is a format of the number of the source; brackets of the text
    itself stay as they are, and so does every character.
    """
    known = {source.id for source in metadata.sources if source.id}
    html, position = Markup(""), 0
    for match in _SOURCE_MARK.finditer(text):
        if int(match[1]) in known:
            html += escape(text[position : match.start()]) + mark.format(match[1])
            position = match.end()
    return html + escape(text[position:])


def repair_note(repair: Repair) -> str:
    """What was read, what it was changed to and why, in one sentence."""
    read = " ⏎ ".join(part.strip() for part in repair.read.strip("\n").split("\n"))
    if not repair.meant:
        return f"Máy đọc thêm “{read}”, đã bỏ. Lý do: {repair.why}"
    meant = " ⏎ ".join(repair.meant.split("\n"))
    return f"Đọc từ bản quét: “{read}”; sửa thành: “{meant}”. Lý do: {repair.why}"


def _page_break(number: int) -> Markup:
    return Markup('<span class="page-break" data-label="trang {}"></span>').format(number)
