"""Extractions made by hand from plain lines."""

from ingest.extraction import Block, Extraction


def extraction_of(*lines: str) -> Extraction:
    """One paragraph a line."""
    blocks: list[Block] = []
    position = 0
    for line in lines:
        blocks.append(Block(position, position + len(line)))
        position += len(line) + 1
    return Extraction("\n".join(lines), tuple(blocks))


def lines_of(extraction: Extraction) -> list[str]:
    return [extraction.text[block.start : block.end] for block in extraction.blocks]
