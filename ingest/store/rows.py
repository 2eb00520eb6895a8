"""Documents, units and passages as rows, and back."""

import hashlib
import json
import sqlite3
from dataclasses import asdict
from datetime import date

from ingest.errata import Repair
from ingest.extraction import Block, BlockKind, Page
from ingest.metadata import DocumentMetadata
from ingest.records import Origin, ParsedDocument, StoredDocument
from ingest.units import Passage, Unit, UnitKind
from ingest.validity import table as validity


def insert_document(connection: sqlite3.Connection, document: ParsedDocument) -> int:
    """Add the row of a document; returns its id."""
    metadata, origin = document.metadata, document.origin
    layout = {
        "blocks": [(b.start, b.end, b.kind.value, b.bold) for b in document.blocks],
        "pages": [(p.number, p.start, p.end, p.label) for p in document.pages],
        "repairs": [asdict(repair) for repair in document.repairs],
        "notes": document.notes,
    }
    added = connection.execute("SELECT COALESCE(MAX(added), 0) + 1 FROM documents")
    cursor = connection.execute(
        "INSERT INTO documents (path, sha256, fingerprint, identity, number, issued, fidelity,"
        " active, added, metadata, text, raw_text, layout)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
        (
            origin.path, origin.sha256, origin.fingerprint, metadata.identity.key,
            metadata.number, iso(metadata.issued), metadata.fidelity,
            added.fetchone()[0], metadata.model_dump_json(), document.text,
            document.raw_text, json.dumps(layout, ensure_ascii=False),
        ),
    )  # fmt: skip
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert_units(connection: sqlite3.Connection, document_id: int, units: list[Unit]) -> None:
    """Add the units of a document in reading order."""
    connection.executemany(
        "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                document_id, position, u.parent, u.kind.value, u.number, u.title, u.start,
                u.end, u.own_end, u.locator, u.label, u.page,
            )
            for position, u in enumerate(units)
        ],
    )  # fmt: skip


def insert_passages(
    connection: sqlite3.Connection,
    document_id: int,
    passages: list[Passage],
    kept: dict[str, list[int]],
) -> None:
    """Add passages; ``kept`` gives the ids to use again by hash of the indexed text."""
    for passage in passages:
        content = hashlib.sha256(passage.indexed_text.encode()).hexdigest()
        ids = kept.get(content)
        connection.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                ids.pop() if ids else None, document_id, passage.unit, passage.ordinal,
                passage.start, passage.end, passage.heading, content,
            ),
        )  # fmt: skip


def read_document(connection: sqlite3.Connection, document_id: int) -> StoredDocument:
    """One document with its units; KeyError if there is none of that id."""
    row = connection.execute(
        "SELECT path, sha256, fingerprint, active, metadata, text, raw_text, layout"
        " FROM documents WHERE id = ?",
        (document_id,),
    ).fetchone()
    if row is None:
        raise KeyError(document_id)
    layout = json.loads(row[7])
    metadata = DocumentMetadata.model_validate_json(row[4])
    decided = validity.decisions(connection, metadata.identity.key)
    return StoredDocument(
        id=document_id,
        metadata=metadata,
        origin=Origin(row[0], row[1], row[2]),
        active=bool(row[3]),
        text=row[5],
        raw_text=row[6],
        blocks=tuple(Block(s, e, BlockKind(k), b) for s, e, k, b in layout["blocks"]),
        pages=tuple(Page(*page) for page in layout["pages"]),
        repairs=tuple(Repair(**repair) for repair in layout["repairs"]),
        units=read_units(connection, document_id),
        notes=tuple(layout["notes"]),
        rulings=tuple(r for r in decided if r.accepted),
    )


def read_units(connection: sqlite3.Connection, document_id: int) -> list[Unit]:
    """The units of a document in reading order."""
    rows = connection.execute(
        "SELECT kind, number, title, start, end, own_end, parent, locator, label, page"
        " FROM units WHERE document = ? ORDER BY position",
        (document_id,),
    )
    return [Unit(UnitKind(row[0]), *row[1:]) for row in rows]


def iso(issued: date | None) -> str:
    """A date as stored: YYYY-MM-DD, or empty where there is none."""
    return issued.isoformat() if issued else ""
