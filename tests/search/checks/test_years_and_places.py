"""Years and provinces that a question names."""

from datetime import date

import pytest

from ingest.metadata import DocumentMetadata
from search.checks.places import missing_places
from search.checks.reading import read
from search.checks.years import missing_years
from search.understanding.document_numbers import find_documents

RESOLUTION = DocumentMetadata(
    number="04-NQ/TU",
    issued=date(2021, 11, 19),
    issuer="Ban Thường vụ Tỉnh ủy Nghệ An",
    kind="Nghị quyết",
    title="Về hoạt động của Mặt trận Tổ quốc, giai đoạn 2021 - 2025",
    fidelity="verbatim",
)
CLAUSE = "Đến năm 2025, Hội Nông dân đạt 86%."


def years(question: str, clause: str = CLAUSE) -> list[str]:
    found = missing_years(question, find_documents(question), clause, RESOLUTION)
    return [missing.text_vi for missing in found]


def places(question: str, clause: str) -> list[str]:
    return [m.text_vi for m in missing_places(read(question), read(clause), RESOLUTION)]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Đến năm 2030 Hội Nông dân đạt bao nhiêu?", ["năm 2030"]),
        ("Năm 2022 Hội Nông dân đạt bao nhiêu?", ["năm 2022"]),
        ("Đến năm 2025 Hội Nông dân đạt bao nhiêu?", []),
        ("Giai đoạn 2021 - 2025 Hội Nông dân đạt bao nhiêu?", []),
        ("Theo nghị quyết năm 2021, Hội Nông dân đạt bao nhiêu?", []),
        ("Theo Luật Mặt trận 2015, Hội Nông dân đạt bao nhiêu?", ["năm 2015"]),
        ("Anh A vào Hội ngày 20/01/2023, đúng hay sai?", []),
    ],
)
def test_years(question: str, missing: list[str]) -> None:
    assert years(question) == missing


def test_a_year_inside_a_range_is_not_said() -> None:
    assert years("Năm 2023 đạt bao nhiêu?", "Giai đoạn 2021 - 2025") == ["năm 2023"]


def test_another_province_is_missing() -> None:
    assert places("Tỉnh ủy Hà Tĩnh giao chỉ tiêu bao nhiêu?", CLAUSE) == ["Hà Tĩnh"]


def test_the_province_that_issued_the_document_is_not() -> None:
    assert places("Nghệ An giao chỉ tiêu bao nhiêu?", CLAUSE) == []


def test_a_province_that_the_clause_names_is_not() -> None:
    assert places("Hải Dương trả lời trong mấy ngày?", "Riêng ở Hải Dương là 30 ngày.") == []


def test_words_that_are_names_too() -> None:
    assert places("giữ gìn hòa bình thế nào", CLAUSE) == []
    assert places("Tỉnh Hòa Bình thực hiện thế nào?", CLAUSE) == ["Hòa Bình"]
