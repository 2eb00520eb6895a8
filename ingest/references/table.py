"""References as rows of the store, with where they lead; who cites whom is one query."""

import datetime
import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.references.library import Library
from ingest.references.reference import DocumentName, Reference, Stub, Target
from ingest.references.resolution import resolve
from ingest.units import UnitKind
from search.understanding.clause_request import Element
from search.understanding.document_numbers import DocumentMention
from search.understanding.syllables import fold

SCHEMA = """
CREATE TABLE citations (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    unit INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    sought TEXT NOT NULL, said TEXT NOT NULL, linked INTEGER NOT NULL DEFAULT 0,
    target INTEGER REFERENCES documents (id) ON DELETE SET NULL,
    target_unit INTEGER, target_last INTEGER, missing TEXT NOT NULL DEFAULT ''
);
CREATE INDEX citations_document ON citations (document, start);
CREATE INDEX citations_target ON citations (target, target_unit);
CREATE INDEX citations_sought ON citations (sought);
CREATE INDEX citations_missing ON citations (missing) WHERE missing <> '';
"""
# Where a reference by name is filed; a new document may be what any of them means.
_BY_NAME = "~"


@dataclass(frozen=True, slots=True)
class StoredReference:
    """A reference as read from the store: who says it, and where it leads."""

    document: int
    reference: Reference
    target: Target | None
    missing: Stub | None


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that the library lacks: how often it is cited, and by which documents."""

    stub: Stub
    mentions: int
    documents: tuple[int, ...]


def insert_references(
    connection: sqlite3.Connection, document: int, references: Iterable[Reference]
) -> None:
    """Add the references of a document; they lead nowhere until :func:`link`."""
    connection.executemany(
        "INSERT INTO citations (document, unit, start, end, sought, said)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [(document, r.unit, r.start, r.end, _sought(r), _written(r)) for r in references],
    )


def link(connection: sqlite3.Connection, library: Library, changed: Iterable[str]) -> int:
    """Find the targets of new references, and again of those that a change may concern.

    ``changed`` are the numbers of documents added, removed or hidden since
    the last time. Returns how many references were looked at.
    """
    serials = {s.lstrip("0") for number in changed for s in re.findall(r"\d+", number)}
    marks = ",".join("?" * len(serials))
    again = f" OR sought = '{_BY_NAME}' OR sought IN ({marks})" if serials else ""
    rows = connection.execute(
        f"{_SELECT} WHERE (NOT c.linked{again}) AND d.active", [*sorted(serials)]
    ).fetchall()
    for row in rows:
        stored = _read(row)
        found = resolve(stored.reference, library, stored.document)
        target = found if isinstance(found, Target) else None
        missing = _written_stub(found) if isinstance(found, Stub) else ""
        connection.execute(
            "UPDATE citations SET linked = 1, target = ?, target_unit = ?, target_last = ?,"
            " missing = ? WHERE id = ?",
            (
                target.document if target else None, target.unit if target else None,
                target.last if target else None, missing, row[0],
            ),
        )  # fmt: skip
    return len(rows)


def references_from(connection: sqlite3.Connection, document: int) -> list[StoredReference]:
    """The references that stand in a document, in reading order."""
    rows = connection.execute(f"{_SELECT} WHERE c.document = ? ORDER BY c.start", (document,))
    return [_read(row) for row in rows]


def references_to(
    connection: sqlite3.Connection, document: int, *, first: int | None = None,
    last: int | None = None, own: bool = False,
) -> list[StoredReference]:  # fmt: skip
    """The references that lead to a document, or into its units ``first`` … ``last``.

    Those of the document to itself are left out unless ``own``. References
    from texts that a better one replaced are left out.
    """
    where = ["c.target = ?", "d.active"]
    values: list[int] = [document]
    if first is not None:
        # A range is cited from its first unit to its last.
        where.append("c.target_unit <= ? AND COALESCE(c.target_last, c.target_unit) >= ?")
        values += [first if last is None else last, first]
    if not own:
        where.append("c.document <> c.target")
    rows = connection.execute(
        f"{_SELECT} WHERE {' AND '.join(where)} ORDER BY d.added, c.start", values
    )
    return [_read(row) for row in rows]


def missing_documents(connection: sqlite3.Connection) -> list[Missing]:
    """What the library is cited for and lacks, most cited first."""
    rows = connection.execute(
        "SELECT c.missing, c.document, COUNT(*) FROM citations c"
        " JOIN documents d ON d.id = c.document WHERE c.missing <> '' AND d.active"
        " GROUP BY c.missing, c.document"
    ).fetchall()
    stubs = {said: _read_stub(said) for said, _, _ in rows}
    fullest = _fullest(stubs.values())
    counts: dict[Stub, int] = {}
    documents: dict[Stub, set[int]] = {}
    for said, document, count in rows:
        stub = fullest[stubs[said]]
        counts[stub] = counts.get(stub, 0) + count
        documents.setdefault(stub, set()).add(document)
    found = [Missing(stub, counts[stub], tuple(sorted(documents[stub]))) for stub in counts]
    return sorted(found, key=lambda m: (-m.mentions, m.stub.number or m.stub.name))


def _fullest(stubs: Iterable[Stub]) -> dict[Stub, Stub]:
    """For each stub the one that says most of the same document.

    "121-KL/TW" without a date is the dated one, if only one of that number is known.
    """
    by_name: dict[str, list[Stub]] = {}
    for stub in stubs:
        by_name.setdefault(stub.number or stub.name, []).append(stub)
    fullest: dict[Stub, Stub] = {}
    for alike in by_name.values():
        dates = {stub.issued for stub in alike if stub.issued}
        for stub in alike:
            same = [s for s in alike if s.issued == stub.issued]
            if len(dates) == 1:
                same = [s for s in alike if s.issued]
            fullest[stub] = max(same, key=lambda s: len(s.issuer))
    return fullest


_SELECT = (
    "SELECT c.id, c.document, c.unit, c.start, c.end, c.said, c.target, c.target_unit,"
    " c.target_last, c.missing, substr(d.text, c.start + 1, c.end - c.start)"
    " FROM citations c JOIN documents d ON d.id = c.document"
)


def _sought(reference: Reference) -> str:
    said = reference.document
    if said is None:
        return ""
    return _BY_NAME if isinstance(said, DocumentName) else said.serial


def _written(reference: Reference) -> str:
    said = reference.document
    document: dict[str, object] = {}
    if isinstance(said, DocumentName):
        document = {"name": said.name, "year": said.year}
    elif said is not None:
        document = {
            "serial": said.serial, "kind": said.kind, "body": said.body, "year": said.year,
            "issued": said.issued.isoformat() if said.issued else None, "issuer": said.issuer,
        }  # fmt: skip
    whole = {
        "document": document, "number": reference.number, "attachment": reference.attachment,
        "path": [_step(element) for element in reference.path],
        "through": _step(reference.through) if reference.through else None,
    }  # fmt: skip
    return json.dumps({key: value for key, value in whole.items() if value}, ensure_ascii=False)


def _step(element: Element) -> list[object]:
    return [element.kind.value if element.kind else None, element.number, element.arabic]


def _read(row: tuple[object, ...]) -> StoredReference:
    _, document, unit, start, end, said, target, target_unit, target_last, missing, text = row
    known = json.loads(str(said))
    reference = Reference(
        start=start, end=end, text=text, unit=unit,
        document=_read_document(known.get("document"), str(text)),
        number=known.get("number", ""), attachment=known.get("attachment", ""),
        path=tuple(_read_step(step) for step in known.get("path", ())),
        through=_read_step(known["through"]) if "through" in known else None,
    )  # type: ignore[arg-type]  # fmt: skip
    return StoredReference(
        document=document,
        reference=reference,
        target=Target(target, target_unit, target_last) if target is not None else None,
        missing=_read_stub(str(missing)) if missing else None,
    )  # type: ignore[arg-type]


def _read_document(
    known: dict[str, object] | None, text: str
) -> DocumentMention | DocumentName | None:
    if not known:
        return None
    if "name" in known:
        return DocumentName(**known)  # type: ignore[arg-type]
    issued = known.pop("issued")
    date = datetime.date.fromisoformat(str(issued)) if issued else None
    return DocumentMention(text, 0, len(text), issued=date, **known)  # type: ignore[arg-type]


def _read_step(step: list[object]) -> Element:
    kind, number, arabic = step
    return Element(UnitKind(kind) if kind else None, str(number), bool(arabic))


def _written_stub(stub: Stub) -> str:
    """One spelling for each missing document, so that its mentions are counted together."""
    issued = stub.issued.isoformat() if stub.issued else ""
    name = stub.name[:1].upper() + stub.name[1:]
    return json.dumps([stub.number, issued, fold(stub.issuer), name], ensure_ascii=False)


def _read_stub(said: str) -> Stub:
    number, issued, issuer, name = json.loads(said)
    return Stub(number, datetime.date.fromisoformat(issued) if issued else None, issuer, name)
