"""Articles and parts that a question names by number."""

from ingest.units import Unit, UnitKind
from search.checks.clause_numbers import missing_clauses


def unit(label: str) -> Unit:
    return Unit(UnitKind.CLAUSE, "2", "", 0, 10, 10, None, "Quy chế/9/2", label)


def test_the_article_of_the_clause_is_there() -> None:
    assert (
        missing_clauses("Nội dung theo khoản 2 Điều 9?", unit("Quy chế, Điều 9, khoản 2"), "") == []
    )


def test_another_article_is_missing() -> None:
    found = missing_clauses("Điều 4 nói gì?", unit("Quy chế, Điều 9, khoản 2"), "Theo Điều 14.")
    assert [missing.text_vi for missing in found] == ["Điều 4"]


def test_roman_and_arabic_numbers_are_the_same() -> None:
    assert missing_clauses("Phần 3 giao gì?", unit("Phần III, khoản 7"), "") == []


def test_conditions_are_no_articles() -> None:
    assert missing_clauses("Điều kiện 2 năm là gì?", unit("khoản 1"), "") == []
