"""Text and structure of all documents in one SQLite file: the truth.

Vectors and the lexical index are made from it and can be made again at will.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

from ingest.errata import Repair
from ingest.errors import IndexUnavailable, StorageError
from ingest.extraction import Block, BlockKind, Page
from ingest.metadata import DocumentMetadata
from ingest.records import Origin, ParsedDocument, StoredDocument, StoredPassage
from ingest.units import Passage, Unit, UnitKind

SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, fingerprint TEXT NOT NULL,
    identity TEXT NOT NULL, number TEXT NOT NULL, issued TEXT NOT NULL,
    fidelity TEXT NOT NULL, active INTEGER NOT NULL, added INTEGER NOT NULL,
    metadata TEXT NOT NULL, text TEXT NOT NULL, raw_text TEXT NOT NULL, layout TEXT NOT NULL
);
CREATE INDEX documents_number ON documents (number, issued);
CREATE TABLE units (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, parent INTEGER, kind TEXT NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, own_end INTEGER NOT NULL,
    locator TEXT NOT NULL, label TEXT NOT NULL, page INTEGER,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX units_locator ON units (document, locator);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    unit INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    heading TEXT NOT NULL, content TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document);
"""
_PASSAGES_PER_QUERY = 500


class Store:
    """The documents of one index folder. Not shared between threads."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open ``path``; raises IndexUnavailable if it is missing or of another version."""
        if not create and not path.exists():
            raise IndexUnavailable(
                f"Chưa có chỉ mục ở {path.parent}. Hãy chạy: python -m ingest --index {path.parent}"
            )
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA synchronous = FULL")
        try:
            self._prepare(path)
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise IndexUnavailable(
                f"Tệp {path} không phải là kho văn bản của chương trình hoặc đã hỏng ({error})."
            ) from error

    def _prepare(self, path: Path) -> None:
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            with self.changing():
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif version != SCHEMA_VERSION:
            raise IndexUnavailable(
                f"Chỉ mục ở {path.parent} do phiên bản khác của chương trình tạo ra; "
                "hãy dùng thư mục --index khác hoặc nạp lại văn bản."
            )

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing."""
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                yield
        except sqlite3.OperationalError as error:
            raise StorageError(
                f"Không ghi được vào kho văn bản ({error}); kiểm tra quyền ghi và dung lượng đĩa. "
                "Dữ liệu đã lưu trước đó vẫn còn nguyên."
            ) from error

    # -- settings -----------------------------------------------------------

    def setting(self, key: str) -> str | None:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_setting(self, key: str, value: str) -> None:
        """Call inside ``changing``."""
        self._connection.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    @property
    def generation(self) -> int:
        """Grows with every change of content; indexes carry the one they were made from."""
        return int(self.setting("generation") or 0)

    def _advance(self) -> None:
        self.set_setting("generation", str(self.generation + 1))

    # -- writing (inside ``changing``) ----------------------------------------

    def put(self, document: ParsedDocument) -> int:
        """Add a document, or replace the one of the same path; returns its id.

        A passage whose text and heading did not change keeps its id, so that
        its vector is not computed again.
        """
        self._advance()
        kept = self._reusable_passages(document.origin.path)
        self._connection.execute("DELETE FROM documents WHERE path = ?", (document.origin.path,))
        document_id = self._insert_document(document)
        self._insert_units(document_id, document.units)
        self._insert_passages(document_id, document.passages, kept)
        self._choose_active(document.metadata.number, _iso(document.metadata.issued))
        return document_id

    def remove(self, path: str) -> None:
        """Forget the document of ``path``; what it had replaced comes back."""
        row = self._connection.execute(
            "SELECT number, issued FROM documents WHERE path = ?", (path,)
        ).fetchone()
        if row:
            self._advance()
            self._connection.execute("DELETE FROM documents WHERE path = ?", (path,))
            self._choose_active(row[0], row[1])

    def _reusable_passages(self, path: str) -> dict[str, list[int]]:
        rows = self._connection.execute(
            "SELECT p.content, p.id FROM passages p JOIN documents d ON d.id = p.document"
            " WHERE d.path = ? ORDER BY p.id DESC",
            (path,),
        )
        kept: dict[str, list[int]] = {}
        for content, passage_id in rows:
            kept.setdefault(content, []).append(passage_id)
        return kept

    def _insert_document(self, document: ParsedDocument) -> int:
        metadata, origin = document.metadata, document.origin
        layout = {
            "blocks": [(b.start, b.end, b.kind.value, b.bold) for b in document.blocks],
            "pages": [(p.number, p.start, p.end, p.label) for p in document.pages],
            "repairs": [asdict(repair) for repair in document.repairs],
            "notes": document.notes,
        }
        added = self._connection.execute("SELECT COALESCE(MAX(added), 0) + 1 FROM documents")
        cursor = self._connection.execute(
            "INSERT INTO documents (path, sha256, fingerprint, identity, number, issued, fidelity,"
            " active, added, metadata, text, raw_text, layout)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)",
            (
                origin.path, origin.sha256, origin.fingerprint, metadata.identity.key,
                metadata.number, _iso(metadata.issued), metadata.fidelity,
                added.fetchone()[0], metadata.model_dump_json(), document.text,
                document.raw_text, json.dumps(layout, ensure_ascii=False),
            ),
        )  # fmt: skip
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _insert_units(self, document_id: int, units: list[Unit]) -> None:
        self._connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    document_id, position, u.parent, u.kind.value, u.number, u.title, u.start,
                    u.end, u.own_end, u.locator, u.label, u.page,
                )
                for position, u in enumerate(units)
            ],
        )  # fmt: skip

    def _insert_passages(
        self, document_id: int, passages: list[Passage], kept: dict[str, list[int]]
    ) -> None:
        for passage in passages:
            content = hashlib.sha256(passage.indexed_text.encode()).hexdigest()
            ids = kept.get(content)
            self._connection.execute(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    ids.pop() if ids else None, document_id, passage.unit, passage.ordinal,
                    passage.start, passage.end, passage.heading, content,
                ),
            )  # fmt: skip

    def _choose_active(self, number: str, issued: str) -> None:
        """Search one text of each identity: the official one, else the newest.

        A digest gives way to any official text of its number and date, however
        that text spells the issuer.
        """
        rows = self._connection.execute(
            "SELECT id, identity, fidelity FROM documents WHERE number = ? AND issued = ?"
            " ORDER BY added DESC",
            (number, issued),
        ).fetchall()
        official = any(fidelity == "verbatim" for _, _, fidelity in rows)
        seen: set[str] = set()
        for document_id, identity, fidelity in rows:
            hidden = identity in seen or (official and fidelity == "digest")
            if not hidden:
                seen.add(identity)
            self._connection.execute(
                "UPDATE documents SET active = ? WHERE id = ?", (not hidden, document_id)
            )

    # -- reading --------------------------------------------------------------

    def fingerprints(self) -> dict[str, str]:
        """Fingerprint of every stored document by the path it came from."""
        return dict(self._connection.execute("SELECT path, fingerprint FROM documents"))

    def document_ids(self, *, active_only: bool = True) -> list[int]:
        where = "WHERE active" if active_only else ""
        rows = self._connection.execute(f"SELECT id FROM documents {where} ORDER BY added")
        return [row[0] for row in rows]

    def documents(self, *, active_only: bool = True) -> list[StoredDocument]:
        """Whole documents in the order they were added; for small libraries."""
        return [self.document(i) for i in self.document_ids(active_only=active_only)]

    def metadata(self, *, active_only: bool = True) -> dict[int, DocumentMetadata]:
        """Metadata of the documents by id, without their texts."""
        where = "WHERE active" if active_only else ""
        rows = self._connection.execute(
            f"SELECT id, metadata FROM documents {where} ORDER BY added"
        )
        return {i: DocumentMetadata.model_validate_json(data) for i, data in rows}

    def find(self, number: str, issued: date | None) -> StoredDocument | None:
        """The searched document of that number and date (None: of no known date)."""
        row = self._connection.execute(
            "SELECT id FROM documents WHERE number = ? AND issued = ? AND active ORDER BY added",
            (number, _iso(issued)),
        ).fetchone()
        return self.document(row[0]) if row else None

    def document(self, document_id: int) -> StoredDocument:
        """One document with its units; KeyError if there is none of that id."""
        row = self._connection.execute(
            "SELECT path, sha256, fingerprint, active, metadata, text, raw_text, layout"
            " FROM documents WHERE id = ?",
            (document_id,),
        ).fetchone()
        if row is None:
            raise KeyError(document_id)
        layout = json.loads(row[7])
        return StoredDocument(
            id=document_id,
            metadata=DocumentMetadata.model_validate_json(row[4]),
            origin=Origin(row[0], row[1], row[2]),
            active=bool(row[3]),
            text=row[5],
            raw_text=row[6],
            blocks=tuple(Block(s, e, BlockKind(k), b) for s, e, k, b in layout["blocks"]),
            pages=tuple(Page(*page) for page in layout["pages"]),
            repairs=tuple(Repair(**repair) for repair in layout["repairs"]),
            units=self._units(document_id),
            notes=tuple(layout["notes"]),
        )

    def _units(self, document_id: int) -> list[Unit]:
        rows = self._connection.execute(
            "SELECT kind, number, title, start, end, own_end, parent, locator, label, page"
            " FROM units WHERE document = ? ORDER BY position",
            (document_id,),
        )
        return [Unit(UnitKind(row[0]), *row[1:]) for row in rows]

    def passage_ids(self, documents: Iterable[int] | None = None) -> list[int]:
        """Ids of all passages that are searched, or of those of some documents, ascending."""
        query = "SELECT p.id FROM passages p JOIN documents d ON d.id = p.document WHERE d.active"
        if documents is None:
            return [row[0] for row in self._connection.execute(f"{query} ORDER BY p.id")]
        ids: list[int] = []
        for document in documents:
            rows = self._connection.execute(f"{query} AND d.id = ?", (document,))
            ids.extend(row[0] for row in rows)
        return sorted(ids)

    def passages(self, ids: Iterable[int]) -> list[StoredPassage]:
        """The passages of these ids, in the order of the ids; unknown ids are left out."""
        wanted = list(ids)
        found: dict[int, StoredPassage] = {}
        for first in range(0, len(wanted), _PASSAGES_PER_QUERY):
            batch = wanted[first : first + _PASSAGES_PER_QUERY]
            marks = ",".join("?" * len(batch))
            # substr counts characters from 1, as Python's offsets count from 0.
            rows = self._connection.execute(
                "SELECT p.id, p.document, p.unit, p.ordinal, p.start, p.end, p.heading,"
                " substr(d.text, p.start + 1, p.end - p.start)"
                f" FROM passages p JOIN documents d ON d.id = p.document WHERE p.id IN ({marks})",
                batch,
            )
            found.update((row[0], StoredPassage(*row)) for row in rows)
        return [found[i] for i in wanted if i in found]


def _iso(issued: date | None) -> str:
    return issued.isoformat() if issued else ""
