"""The user's decisions on rulings, as rows of the store.

They are kept by the identity of the document, so that they outlive its rows.
"""

import json
import sqlite3
from dataclasses import asdict
from datetime import date

from ingest.metadata import Status
from ingest.validity.ruling import Evidence, Ruling

SCHEMA = """
CREATE TABLE rulings (
    code TEXT PRIMARY KEY, about TEXT NOT NULL, said TEXT NOT NULL,
    accepted INTEGER NOT NULL, decided TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX rulings_about ON rulings (about);
"""


def decide(connection: sqlite3.Connection, ruling: Ruling, *, accepted: bool, day: date) -> None:
    """Keep what the user decided on a ruling, in place of what was decided before."""
    said = {
        "status": ruling.status.value, "since": ruling.since and ruling.since.isoformat(),
        "clauses": ruling.clauses, "parts": ruling.parts, "evidence": asdict(ruling.evidence),
    }  # fmt: skip
    connection.execute(
        "INSERT OR REPLACE INTO rulings VALUES (?, ?, ?, ?, ?)",
        (
            ruling.code, ruling.about, json.dumps(said, ensure_ascii=False), accepted,
            day.isoformat(),
        ),
    )  # fmt: skip


def withdraw(connection: sqlite3.Connection, code: str) -> bool:
    """Forget a decision; whether there was one."""
    return connection.execute("DELETE FROM rulings WHERE code = ?", (code,)).rowcount > 0


def decisions(connection: sqlite3.Connection, about: str | None = None) -> list[Ruling]:
    """The rulings decided on, of one document (by the key of its identity) or of all."""
    where = "" if about is None else " WHERE about = ?"
    rows = connection.execute(
        f"SELECT about, said, accepted, decided FROM rulings{where} ORDER BY decided, code",
        () if about is None else (about,),
    ).fetchall()
    return [_read(connection, *row) for row in rows]


def _read(
    connection: sqlite3.Connection, about: str, said: str, accepted: int, decided: str
) -> Ruling:
    known = json.loads(said)
    evidence = Evidence(**known["evidence"])
    stands = connection.execute(
        "SELECT 1 FROM documents WHERE identity = ? AND active AND instr(text, ?) LIMIT 1",
        (evidence.identity, evidence.quote),
    ).fetchone()
    return Ruling(
        about=about,
        status=Status(known["status"]),
        since=date.fromisoformat(known["since"]) if known["since"] else None,
        clauses=tuple(known["clauses"]),
        evidence=evidence,
        parts=tuple(known["parts"]),
        accepted=bool(accepted),
        decided=date.fromisoformat(decided),
        stands=stands is not None,
    )
