from datetime import date

import pytest

from ingest.metadata import DocumentMetadata
from ingest.references import find_references
from ingest.validity.naming import names_exactly
from tests.search.clauses import law

RULE_2018 = {
    "number": "124-QĐ/TW", "issued": date(2018, 2, 2), "issuer": "Ban Bí thư", "kind": "Quy định",
}  # fmt: skip
RULE_2023 = RULE_2018 | {"issued": date(2023, 10, 4), "issuer": "Bộ Chính trị"}


def known(**fields: object) -> DocumentMetadata:
    return DocumentMetadata.model_validate({"title": "T", "fidelity": "verbatim"} | fields)


def exactly(said: str, target: DocumentMetadata, **speaker: object) -> bool:
    document = law("Điều 1. Hiệu lực", f"Quy định này thay thế {said}.", **speaker)
    references = find_references(document.text, document.units, document.metadata)
    (reference,) = [r for r in references if r.document is not None]
    return names_exactly(reference, target, document.metadata)


@pytest.mark.parametrize(
    ("said", "of_2018", "of_2023"),
    [
        ("Quy định số 124-QĐ/TW ngày 02/02/2018 của Ban Bí thư", True, False),
        ("Quy định số 124-QĐ/TW, ngày 04/10/2023 của Bộ Chính trị", False, True),
        ("Quy định số 124-QĐ/TW của Bộ Chính trị", False, False),
        ("Quy định số 124-QĐ/TW", False, False),
        ("Quy định số 124-QĐ/TW năm 2018", False, False),
    ],
)
def test_a_number_is_one_document_only_with_its_date(
    said: str, of_2018: bool, of_2023: bool
) -> None:
    assert exactly(said, known(**RULE_2018)) is of_2018
    assert exactly(said, known(**RULE_2023)) is of_2023


def test_numbers_of_the_state_hold_their_year() -> None:
    decree = known(
        number="12/2010/NĐ-CP", issued=date(2010, 2, 1), issuer="Chính phủ", kind="Nghị định"
    )
    assert exactly("Nghị định số 12/2010/NĐ-CP", decree)
    assert exactly("Nghị định số 12/2010/NĐ-CP ngày 01/02/2010", decree)
    assert not exactly("Nghị định số 12/2010/NĐ-CP ngày 02/02/2010", decree)
    assert not exactly("Nghị định số 12/2011/NĐ-CP", decree)


def test_where_many_bodies_number_alike_the_issuer_counts() -> None:
    fields = {"number": "12/2023/QĐ-UBND", "issued": date(2023, 5, 6), "kind": "Quyết định"}
    target = known(issuer="Ủy ban nhân dân tỉnh Nghệ An", **fields)
    said = "Quyết định số 12/2023/QĐ-UBND ngày 06/5/2023"
    assert not exactly(said, target, issuer="Ủy ban nhân dân tỉnh Hà Tĩnh")
    assert exactly(said, target, issuer="Uỷ ban nhân dân tỉnh Nghệ An")
    assert not exactly("Quyết định số 12/2023/QĐ-UBND", target, issuer="Ủy ban nhân dân tỉnh Nghệ An")


def test_a_law_by_its_name_needs_its_year() -> None:
    target = known(
        number="64/2006/QH11", issued=date(2006, 6, 29), issuer="Quốc hội", kind="Luật",
        title="Luật Cư trú",
    )  # fmt: skip
    assert exactly("Luật Cư trú năm 2006", target)
    assert not exactly("Luật Cư trú", target)
    assert not exactly("Luật Cư trú năm 2020", target)
