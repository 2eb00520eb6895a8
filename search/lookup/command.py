"""The commands that look up a clause, and what a document cites and is cited by."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.errors import QuestionError
from ingest.index.lock import reading
from ingest.labels import WHOLE_DOCUMENT
from ingest.locations import default_index
from ingest.pipeline import STORE_FILE
from ingest.references.reference import Stub, Target
from ingest.references.table import StoredReference
from ingest.store import Store
from ingest.terminal import print_json, run
from search.lookup.citation import cite_document
from search.lookup.clause import Clause, ClauseFinder, Lookup

NOT_FOUND = 1


def clause_command(arguments: Sequence[str]) -> int:
    """``clause "4.5" --document 04-NQ/TU``: 0, or 1 if there is no such clause."""
    parser = _parser("clause", "Tra một điều khoản theo số.")
    parser.add_argument(
        "clause", nargs="+", metavar="ĐIỀU_KHOẢN", help="ví dụ: 4.5, khoản 2 Điều 9"
    )
    parser.add_argument("--document", metavar="VĂN_BẢN", help="số hoặc tên văn bản")
    options = parser.parse_args(arguments)
    return run(lambda: _clause(options))


def references_command(arguments: Sequence[str]) -> int:
    """``references 04-NQ/TU``: what the document cites, and what cites it."""
    parser = _parser("references", "Xem một văn bản viện dẫn gì và được viện dẫn ở đâu.")
    parser.add_argument("document", nargs="+", metavar="VĂN_BẢN", help="số hoặc tên văn bản")
    options = parser.parse_args(arguments)
    return run(lambda: _references(options))


def _parser(command: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m search {command}", description=description)
    parser.add_argument(
        "--index", type=Path, default=default_index(), metavar="THƯ_MỤC",
        help="thư mục chỉ mục (mặc định: var)",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    return parser


@contextmanager
def _opened(index: Path) -> Iterator[Store]:
    with reading(index), closing(Store(index / STORE_FILE)) as store:
        yield store


# -- a clause -----------------------------------------------------------------


def _clause(options: argparse.Namespace) -> int:
    with _opened(options.index) as store:
        found = ClauseFinder(store).find(" ".join(options.clause), options.document)
        if options.json:
            print_json(_lookup_json(found, store))
        else:
            _print_lookup(found, store)
    return 0 if found.found else NOT_FOUND


def _lookup_json(lookup: Lookup, store: Store) -> dict[str, object]:
    return {
        "found": [_clause_json(clause, store) for clause in lookup.found],
        "nearest": [_clause_json(clause, store) for clause in lookup.nearest],
        "message": lookup.message,
    }


def _clause_json(clause: Clause, store: Store) -> dict[str, object]:
    last = _last_below(clause, store)
    cited_by = store.references_to(clause.document, clause.position, last)
    return {
        "document": clause.metadata.number,
        "issued": clause.metadata.issued.isoformat() if clause.metadata.issued else "",
        "fidelity": clause.metadata.fidelity,
        "locator": clause.unit.locator,
        "label": clause.unit.label,
        "page": clause.unit.page,
        "text": _text(clause, store),
        "citation": clause.citation.text,
        "citation_html": clause.citation.html,
        "cited_by": [_where_json(reference, store) for reference in cited_by],
    }


def _print_lookup(lookup: Lookup, store: Store) -> None:
    if lookup.message:
        print(lookup.message)
    if len(lookup.found) > 1:
        print("Có nhiều điều khoản mang số này:")
    for clause in lookup.found or lookup.nearest:
        print(f"\n{clause.citation.text[:1].upper()}{clause.citation.text[1:]}\n")
        print(_text(clause, store))
        cited_by = store.references_to(clause.document, clause.position, _last_below(clause, store))
        if cited_by:
            where = (_where(reference, store) for reference in cited_by)
            print("\nĐược viện dẫn bởi: " + "; ".join(dict.fromkeys(where)))


def _text(clause: Clause, store: Store) -> str:
    unit = clause.unit
    return store.document(clause.document).text[unit.start : max(unit.end, unit.own_end)]


def _last_below(clause: Clause, store: Store) -> int:
    """Position of the last unit inside a clause; its own if it has none."""
    units = store.units(clause.document)
    last = clause.position
    while last + 1 < len(units) and units[last + 1].start < clause.unit.end:
        last += 1
    return last


# -- who cites whom -------------------------------------------------------------


def _references(options: argparse.Namespace) -> int:
    with _opened(options.index) as store:
        documents = ClauseFinder(store).documents(" ".join(options.document))
        if len(documents) > 1:
            names = "; ".join(cite_document(store.metadata()[i]) for i in documents)
            raise QuestionError(f"Có nhiều văn bản như vậy, hãy ghi rõ ngày hoặc cơ quan: {names}.")
        cites = store.references_from(documents[0])
        cited_by = store.references_to(documents[0])
        if options.json:
            print_json(
                {
                    "document": store.metadata()[documents[0]].number,
                    "cites": [_reference_json(reference, store) for reference in cites],
                    "cited_by": [_reference_json(reference, store) for reference in cited_by],
                }
            )
        else:
            _print_references(documents[0], cites, cited_by, store)
    return 0


def _reference_json(reference: StoredReference, store: Store) -> dict[str, object]:
    return {
        **_where_json(reference, store),
        "start": reference.reference.start,
        "end": reference.reference.end,
        "target": _target_json(reference.target, store) if reference.target else None,
        "missing": _stub_name(reference.missing) if reference.missing else None,
    }


def _where_json(reference: StoredReference, store: Store) -> dict[str, object]:
    unit = store.units(reference.document)[reference.reference.unit]
    return {
        "document": store.metadata(active_only=False)[reference.document].number,
        "locator": unit.locator,
        "label": unit.label,
        "text": reference.reference.text,
    }


def _target_json(target: Target, store: Store) -> dict[str, object]:
    unit = store.units(target.document)[target.unit] if target.unit is not None else None
    return {
        "document": store.metadata(active_only=False)[target.document].number,
        "locator": unit.locator if unit else WHOLE_DOCUMENT,
        "label": unit.label if unit else "Toàn văn",
    }


def _where(reference: StoredReference, store: Store) -> str:
    unit = store.units(reference.document)[reference.reference.unit]
    known = store.metadata(active_only=False)[reference.document]
    return f"{unit.label}, {known.kind} {known.number}"


def _stub_name(stub: Stub) -> str:
    date = f" ngày {stub.issued:%d/%m/%Y}" if stub.issued else ""
    return f"{stub.name or stub.number}{date}"


def _print_references(
    document: int, cites: Sequence[StoredReference], cited_by: Sequence[StoredReference],
    store: Store,
) -> None:  # fmt: skip
    print(f"{cite_document(store.metadata()[document])}\n\nViện dẫn:")
    said: dict[str, list[str]] = {}
    for reference in cites:
        target = reference.target
        if target and target.document == document:
            continue
        where = store.units(document)[reference.reference.unit].label
        if target:
            name = cite_document(store.metadata(active_only=False)[target.document])
        else:
            name = f"{_stub_name(reference.missing or Stub())} (thư viện chưa có)"
        said.setdefault(name, []).append(where)
    for name, places in said.items():
        print(f"- {name}: ở {'; '.join(dict.fromkeys(places))}")
    if not said:
        print("- không có văn bản nào khác")
    print("\nĐược viện dẫn bởi:")
    for line in dict.fromkeys(_where(reference, store) for reference in cited_by):
        print(f"- {line}")
    if not cited_by:
        print("- chưa có văn bản nào trong thư viện")
