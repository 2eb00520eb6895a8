"""Who a document is: from its front matter, a sidecar, or its own letterhead."""

from pathlib import Path

from ingest.extraction import Extraction
from ingest.frontmatter import load_yaml_fields
from ingest.identity import UNNUMBERED
from ingest.letterhead import identify
from ingest.metadata import DocumentMetadata, parse_metadata, read_utf8

UNKNOWN_ISSUER = "Chưa rõ cơ quan ban hành"
UNKNOWN_KIND = "Tài liệu"


def identify_document(extraction: Extraction, path: Path, sidecar: Path) -> DocumentMetadata:
    """Metadata of a document; a sidecar outweighs front matter, which outweighs the page.

    A file that names no number gets its file name in its place, so that it
    can be searched and is never mistaken for a numbered document.
    """
    front_matter = extraction.metadata.get("front_matter")
    declared: dict[str, object] = dict(front_matter) if isinstance(front_matter, dict) else {}
    if sidecar.is_file():
        declared.update(load_yaml_fields(read_utf8(sidecar), sidecar.name))
    if "number" in declared:
        return parse_metadata(declared, path.name)
    return parse_metadata({**_from_page(extraction, path), **declared}, path.name)


def _from_page(extraction: Extraction, path: Path) -> dict[str, object]:
    letterhead = identify(extraction)
    return {
        "number": letterhead.number or f"{UNNUMBERED} {path.name}",
        "issued": letterhead.issued,
        "issuer": letterhead.issuer or UNKNOWN_ISSUER,
        "kind": letterhead.kind or UNKNOWN_KIND,
        "title": letterhead.title or _first_line(extraction) or path.stem,
        "signer": letterhead.signer,
        "place": letterhead.place,
        "fidelity": "verbatim",
    }


def _first_line(extraction: Extraction) -> str:
    for block in extraction.blocks:
        line = extraction.text[block.start : block.end].strip()
        if any(c.isalpha() for c in line):
            return line.split("\n")[0][:200]
    return ""
