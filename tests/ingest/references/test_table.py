"""References in the store."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ingest.metadata import DocumentMetadata
from ingest.records import Origin, ParsedDocument
from ingest.references import find_references
from ingest.store import Store
from tests.ingest.references.parse import metadata, parse

FIRST = metadata("01/2020/NĐ-CP", "Nghị định")
SECOND = metadata("02/2020/NĐ-CP", "Nghị định")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "kho.sqlite", create=True)) as opened:
        yield opened


def _put(store: Store, known: DocumentMetadata, text: str) -> int:
    text, units = parse(text)
    document = ParsedDocument(
        known, Origin(known.number, "", ""), text, text, (), (), (), units, [],
        references=tuple(find_references(text, units, known)),
    )  # fmt: skip
    with store.changing():
        document_id = store.put(document)
        store.link_references()
    return document_id


def test_what_is_missing_is_listed_until_it_comes(store: Store):
    one = _put(store, FIRST, "Điều 1. Tên\nTheo khoản 2 Điều 1 Nghị định số 02/2020/NĐ-CP.")
    (missing,) = store.missing_documents()
    assert (missing.stub.number, missing.documents) == ("02/2020/NĐ-CP", (one,))

    two = _put(store, SECOND, "Điều 1. Tên\n1. Một.\n2. Theo Nghị định số 01/2020/NĐ-CP.")
    assert store.missing_documents() == []
    (citing,) = store.references_to(two, 3)
    assert (citing.document, citing.reference.text[:7]) == (one, "khoản 2")
    assert [r.document for r in store.references_to(one)] == [two]


def test_a_document_that_goes_is_missing_again(store: Store):
    one = _put(store, FIRST, "Điều 1. Tên\nTheo Nghị định số 02/2020/NĐ-CP.")
    _put(store, SECOND, "Điều 1. Tên\nNội dung.")
    with store.changing():
        store.remove(SECOND.number)
        store.link_references()
    assert [m.documents for m in store.missing_documents()] == [(one,)]


def test_references_to_itself_are_told_apart(store: Store):
    one = _put(store, FIRST, "Điều 1. Tên\n1. Một.\n2. Theo khoản 1 Điều này.")
    assert store.references_to(one) == []
    assert [r.target.unit for r in store.references_to(one, own=True)] == [2]


def test_a_reference_is_read_as_it_was_found(store: Store):
    text = "Điều 1. Tên\nTheo khoản 1 đến khoản 3 Điều 4 Luật Cư trú năm 2020 và Nghị quyết số 18-NQ/TW, ngày 25/10/2017."
    one = _put(store, FIRST, text)
    expected = find_references(*parse(text), FIRST)
    read = [stored.reference for stored in store.references_from(one)]
    assert [(r.text, r.path, r.through, r.number) for r in read] == [
        (r.text, r.path, r.through, r.number) for r in expected
    ]
    assert read[0].document == expected[0].document
    assert read[1].document.issued == expected[1].document.issued
