"""Documents that a question names."""

from datetime import date

import pytest

from ingest.metadata import DocumentMetadata
from search.checks.documents import (
    NamedDocuments,
    missing_documents,
    named_documents,
    topic_mismatch,
    unknown_documents,
)


def document(number: str, issued: date, kind: str, title: str) -> DocumentMetadata:
    return DocumentMetadata(
        number=number, issued=issued, issuer="Ban Bí thư", kind=kind, title=title, fidelity="digest"
    )


OURS = document("124-QĐ/TW", date(2018, 2, 2), "Quy định", "Về giám sát của Mặt trận Tổ quốc")
OTHER = document("18-NQ/TW", date(2017, 10, 25), "Nghị quyết", "Về sắp xếp tổ chức bộ máy")
LIBRARY = NamedDocuments([OURS, OTHER])


def missing(question: str, clause: str = "Đối tượng giám sát.") -> list[str]:
    found = missing_documents(named_documents(question), LIBRARY, OURS, clause)
    return [thing.text_vi for thing in found]


def test_the_same_number_of_another_year_is_another_document() -> None:
    found = missing("Quy định 124-QĐ/TW ngày 04/10/2023 nói gì?")
    assert len(found) == 1
    assert "thư viện chỉ có bản ngày 02/02/2018" in found[0]


def test_the_document_of_the_clause_is_there() -> None:
    assert missing("Quy định 124 năm 2018 nói gì?") == []


def test_a_document_that_the_clause_speaks_of_is_there() -> None:
    clause = "Quy định 124-QĐ/TW ngày 04/10/2023 đã được thay bằng Quy định 366-QĐ/TW."
    assert missing("Quy định 124-QĐ/TW ngày 04/10/2023 được thay bằng gì?", clause) == []
    assert missing("Quy định 366 thay văn bản nào?", clause) == []


def test_another_document_of_the_library_is_missing_from_the_clause() -> None:
    assert missing("Nguyên nhân theo Nghị quyết 18-NQ/TW?") == ["văn bản “Nghị quyết 18-NQ/TW”"]


@pytest.mark.parametrize(
    ("question", "known"),
    [("Nghị quyết 19-NQ/TW nói gì?", False), ("Nghị quyết 18 nói gì?", True)],
)
def test_unknown_documents(question: str, known: bool) -> None:
    assert (unknown_documents(named_documents(question), LIBRARY) == []) == known


def test_a_document_said_to_be_about_something_else() -> None:
    about_land = "Nghị quyết 18 về đất đai có mục tiêu nào?"
    assert topic_mismatch(about_land, named_documents(about_land), OTHER, False) == "đất đai"
    about_bodies = "Nghị quyết 18 về tổ chức bộ máy có mục tiêu nào?"
    assert topic_mismatch(about_bodies, named_documents(about_bodies), OTHER, False) is None


def test_a_word_that_folds_to_a_symbol_names_no_document() -> None:
    assert named_documents("Thủ quân đã 38 tuổi tên gì?") == ()
