"""Reads plain text: paragraphs parted by blank lines or by line ends, pages by form feeds."""

from collections.abc import Iterator
from pathlib import Path

from ingest.extraction import Extraction
from ingest.readers import failures
from ingest.readers.assembly import Assembler
from ingest.readers.encoding import decode
from ingest.readers.lines import joined, opens_item

# Files are wrapped by hand or by old programs at 72 to 100 columns; a longer line is a paragraph.
_WIDEST_WRAP = 120
_FULL_LINE = 0.7


class PlainTextReader:
    suffixes = frozenset({".txt", ".text"})

    def read(self, path: Path, data: bytes) -> Extraction:
        return read_plain(path, decode(path, data))


def read_plain(path: Path, text: str) -> Extraction:
    """Blocks of decoded plain text; ``path`` serves for messages."""
    assembler = Assembler()
    pages = text.split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    wrap = _wrap_width([line.strip() for page in pages for line in page.strip("\n").split("\n")])
    for number, page in enumerate(pages, 1):
        if len(pages) > 1:
            assembler.page(number)
        for paragraph in _paragraphs(page.split("\n"), wrap):
            span = assembler.add(paragraph)
            if len(pages) > 1:
                assembler.cover(number, span)
    extraction = assembler.finish()
    if not extraction.text:
        raise failures.no_text(path)
    return extraction


def _wrap_width(lines: list[str]) -> int | None:
    """The width at which the lines were wrapped, or None where each line is a paragraph."""
    widest = max(map(len, lines), default=0)
    return widest if "" in lines and widest <= _WIDEST_WRAP else None


def _paragraphs(lines: list[str], wrap: int | None) -> Iterator[str]:
    if wrap is None:
        yield from lines
        return
    paragraph = last = ""
    for line in map(str.strip, lines):
        if not paragraph:
            paragraph = line
        elif not line or opens_item(line) or len(last) < wrap * _FULL_LINE:
            yield paragraph
            paragraph = line
        else:
            paragraph = joined(paragraph, line)
        last = line
    yield paragraph
