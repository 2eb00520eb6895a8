"""Small documents for tests of references."""

import datetime

from ingest.extraction import Block, Extraction
from ingest.metadata import DocumentMetadata
from ingest.references import Reference, find_references
from ingest.structure import build_units
from ingest.units import Unit


def metadata(
    number: str = "45/2019/QH14", kind: str = "Luật", title: str = "Mẫu", issued: str = "2019-11-20"
) -> DocumentMetadata:
    return DocumentMetadata(
        number=number, issued=datetime.date.fromisoformat(issued), issuer="Quốc hội",
        kind=kind, title=title, fidelity="verbatim",
    )  # fmt: skip


def parse(text: str) -> tuple[str, list[Unit]]:
    """The text and its units; one block a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return text, build_units(Extraction(text, tuple(blocks)))


def found(text: str, known: DocumentMetadata | None = None) -> list[Reference]:
    return find_references(*parse(text), known or metadata())


def said(text: str, known: DocumentMetadata | None = None) -> list[tuple[str, str]]:
    """Words and path of each reference ("5/2")."""
    return [(r.text, "/".join(e.number for e in r.path)) for r in found(text, known)]
