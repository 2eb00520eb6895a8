"""Text and structure of all documents in one SQLite file: the truth.

Vectors and the lexical index are made from it and can be made again at will.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ingest.errors import StorageError
from ingest.identity import UNNUMBERED
from ingest.metadata import DocumentMetadata
from ingest.records import ParsedDocument, StoredDocument, StoredPassage
from ingest.references import Library, table
from ingest.store.rows import (
    insert_document,
    insert_passages,
    insert_units,
    iso,
    read_document,
    read_units,
)
from ingest.store.schema import connect
from ingest.units import Unit
from ingest.validity import table as validity
from ingest.validity.ruling import Ruling

_PASSAGES_PER_QUERY = 500


class Store:
    """The documents of one index folder. Not shared between threads."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open ``path``; raises IndexUnavailable if it is missing or of another version."""
        self._connection = connect(path, create=create)
        self._touched: set[str] = set()  # numbers that references must be linked to again

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
        document_id = insert_document(self._connection, document)
        insert_units(self._connection, document_id, document.units)
        insert_passages(self._connection, document_id, document.passages, kept)
        table.insert_references(self._connection, document_id, document.references)
        self._touched.add(document.metadata.number)
        self._choose_active(document.metadata.number, iso(document.metadata.issued))
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
            self._touched.add(row[0])

    def link_references(self) -> None:
        """Lead references to documents put or removed since the last time."""
        if self._touched:
            table.link(self._connection, self.library(), self._touched)
            self._touched.clear()

    def decide_ruling(self, ruling: Ruling, *, accepted: bool, day: date) -> None:
        """Let a ruling on the force of a document count, or never propose it again."""
        validity.decide(self._connection, ruling, accepted=accepted, day=day)

    def withdraw_decision(self, code: str) -> bool:
        """Forget the decision on a ruling; whether there was one."""
        return validity.withdraw(self._connection, code)

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

    def _choose_active(self, number: str, issued: str) -> None:
        """Search one text of each identity: the official one, else the newest.

        A digest gives way to any official text of its number and date, however
        that text spells the issuer. Files without a number are one document
        only if they are the same, byte for byte.
        """
        known_by = "sha256" if number.startswith(UNNUMBERED) else "identity"
        rows = self._connection.execute(
            f"SELECT id, {known_by}, fidelity FROM documents WHERE number = ? AND issued = ?"
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

    def twins(self, path: str) -> list[tuple[str, bool, bool]]:
        """Documents added before the one of ``path`` that are of its identity or its text.

        Each with its path, whether the identity is the same, and whether the
        text is. A digest is no twin of the official text.
        """
        named = "substr(d.number, 1, :length) <> :unnumbered"
        found = (
            f"SELECT o.path, o.identity = d.identity AND {named}, o.text = d.text FROM documents d"
            " JOIN documents o ON o.added < d.added AND o.fidelity = d.fidelity"
        )
        rows = self._connection.execute(
            f"{found} AND o.identity = d.identity WHERE d.path = :path AND {named}"
            f" UNION {found} AND length(o.text) = length(d.text) AND o.text = d.text"
            " WHERE d.path = :path ORDER BY 1",
            {"path": path, "unnumbered": UNNUMBERED, "length": len(UNNUMBERED)},
        )
        return [(other, bool(identity), bool(text)) for other, identity, text in rows]

    def fingerprints(self) -> dict[str, str]:
        """Fingerprint of every stored document by the path it came from."""
        return dict(self._connection.execute("SELECT path, fingerprint FROM documents"))

    def document_ids(self, *, active_only: bool = True) -> list[int]:
        where = "WHERE active" if active_only else ""
        rows = self._connection.execute(f"SELECT id FROM documents {where} ORDER BY added")
        return [row[0] for row in rows]

    def documents_with_units(self, numbers: Sequence[str], most: int) -> list[int]:
        """Ids of searched documents that have a unit of one of these numbers.

        Unnumbered units (number "") count; official texts come first.
        """
        marks = ",".join("?" * len(numbers))
        rows = self._connection.execute(
            "SELECT DISTINCT d.id FROM units u JOIN documents d ON d.id = u.document"
            f" WHERE u.number IN ({marks}) AND d.active ORDER BY d.fidelity DESC, d.added LIMIT ?",
            [*numbers, most],
        )
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

    def units(self, document_id: int) -> list[Unit]:
        """The units of a document without its text; empty if there is none of that id."""
        return read_units(self._connection, document_id)

    def library(self) -> Library:
        """The searched documents, as references are resolved against them."""
        return Library(self.metadata(), self.units)

    def references_from(self, document_id: int) -> list[table.StoredReference]:
        """What a document cites, in reading order."""
        return table.references_from(self._connection, document_id)

    def references_to(
        self, document_id: int, first: int | None = None, last: int | None = None,
        *, own: bool = False,
    ) -> list[table.StoredReference]:  # fmt: skip
        """What cites a document, or its units ``first`` … ``last``; itself too if ``own``."""
        return table.references_to(self._connection, document_id, first=first, last=last, own=own)

    def missing_documents(self) -> list[table.Missing]:
        """What the documents cite and the library lacks, most cited first."""
        return table.missing_documents(self._connection)

    def rulings(self) -> list[Ruling]:
        """The rulings that the user has decided on, in the order of the days."""
        return validity.decisions(self._connection)

    def find(self, number: str, issued: date | None) -> StoredDocument | None:
        """The searched document of that number and date (None: of no known date)."""
        row = self._connection.execute(
            "SELECT id FROM documents WHERE number = ? AND issued = ? AND active ORDER BY added",
            (number, iso(issued)),
        ).fetchone()
        return self.document(row[0]) if row else None

    def document(self, document_id: int) -> StoredDocument:
        """One document with its units; KeyError if there is none of that id."""
        return read_document(self._connection, document_id)

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
