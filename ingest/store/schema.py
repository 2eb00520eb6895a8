"""Tables of the store, and how its file is opened."""

import sqlite3
from pathlib import Path

from ingest.errors import IndexUnavailable
from ingest.references import table as references
from ingest.validity import table as validity

SCHEMA_VERSION = 4
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
CREATE INDEX documents_identity ON documents (identity);
CREATE INDEX documents_length ON documents (length(text));
CREATE TABLE units (
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, parent INTEGER, kind TEXT NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, own_end INTEGER NOT NULL,
    locator TEXT NOT NULL, label TEXT NOT NULL, page INTEGER,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;
CREATE INDEX units_locator ON units (document, locator);
CREATE INDEX units_number ON units (number);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    unit INTEGER NOT NULL, ordinal INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    heading TEXT NOT NULL, content TEXT NOT NULL
);
CREATE INDEX passages_document ON passages (document);
"""
# What each version added: an older store gets it when it is next opened.
_ADDED = {4: validity.SCHEMA}
_OLDEST = 3


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """The store's file, its tables made if it is new.

    Raises IndexUnavailable if it is missing, damaged or of another version.
    """
    if not create and not path.exists():
        raise IndexUnavailable(
            f"Chưa có chỉ mục ở {path.parent}. Hãy chạy: python -m ingest --index {path.parent}"
        )
    connection = sqlite3.connect(path, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # What is deleted must not stay legible in the file.
        connection.execute("PRAGMA secure_delete = ON")
        _prepare(connection, path)
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError as error:
        connection.close()
        raise IndexUnavailable(
            f"Tệp {path} không phải là kho văn bản của chương trình hoặc đã hỏng ({error})."
        ) from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version == 0 or _OLDEST <= version < SCHEMA_VERSION:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            version = _version(connection)  # another reader may have been first
            if version == 0:
                _run(connection, _SCHEMA + references.SCHEMA)
                version = _OLDEST
            for added in range(version + 1, SCHEMA_VERSION + 1):
                _run(connection, _ADDED[added])
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    elif version != SCHEMA_VERSION:
        connection.close()
        raise IndexUnavailable(
            f"Chỉ mục ở {path.parent} do phiên bản khác của chương trình tạo ra; "
            "hãy dùng thư mục --index khác hoặc nạp lại văn bản."
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in filter(str.strip, script.split(";")):
        connection.execute(statement)
