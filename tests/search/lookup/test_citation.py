"""Clauses cited in the official style."""

from search.lookup import cite_clause
from tests.ingest.references.parse import metadata, parse

DECISION = """Điều 1. Ban hành
Ban hành Quy chế.
QUY CHẾ
Chương II. Nội dung
Điều 9. Phản biện
1. Một.
2. Hai."""


def _cite(locator: str, fidelity: str = "verbatim") -> tuple[str, str]:
    known = metadata("217-QĐ/TW", "Quyết định", issued="2013-12-12").model_copy(
        update={"issuer": "Bộ <b>Chính trị</b>", "fidelity": fidelity}
    )
    _, units = parse(DECISION)
    position = next(i for i, unit in enumerate(units) if unit.locator == locator)
    citation = cite_clause(known, units, position)
    return citation.text, citation.html


def test_from_the_clause_to_the_issuer_without_the_chapter():
    text, html = _cite("Quy chế/II/9/2")
    assert text == (
        "khoản 2 Điều 9 Quy chế ban hành kèm theo Quyết định số 217-QĐ/TW ngày 12/12/2013"
        " của Bộ <b>Chính trị</b>"
    )
    assert html.startswith("khoản&nbsp;2 Điều&nbsp;9 Quy chế")
    assert "&lt;b&gt;Chính trị&lt;/b&gt;" in html


def test_a_digest_is_called_one():
    assert _cite("1", "digest")[0].endswith("(bản tóm lược, cần đối chiếu nguyên văn)")
