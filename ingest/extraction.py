"""What every reader returns: text with the place of each page and block in it."""

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    PAGE_HEADER = "page_header"
    PAGE_FOOTER = "page_footer"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the source: ``text[start:end]``, without its line end.

    ``bold`` is what the layout said of the whole block (Markdown heading or
    strong, bold font); it is evidence for a heading, never proof.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A physical page: ``number`` counts from 1, ``label`` is the printed one."""

    number: int
    start: int
    end: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of one file.

    ``text`` is NFC; blocks follow each other in reading order, one a line or
    more (a table row a line), separated by a single "\\n", and cover all of
    ``text`` but those separators. ``pages`` is empty for formats that have
    none; a paragraph that runs over a page break lies in both pages' spans.
    ``metadata`` is what the file says of itself (front matter, PDF
    properties); ``notes`` are Vietnamese remarks for the user.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    metadata: dict[str, object] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
