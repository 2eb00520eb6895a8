"""Mentions of documents and clauses in running text."""

import datetime

import pytest

from ingest.references import DocumentName
from tests.ingest.references.parse import found, metadata, said

ARTICLE = "Điều 5. Hồ sơ\n1. Giấy đề nghị.\n2. {}"


def test_a_date_at_the_end_of_a_list_belongs_to_all():
    references = found(
        "Thực hiện Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị."
    )
    assert [r.number for r in references] == ["217-QĐ/TW", "218-QĐ/TW"]
    assert {r.document.issued for r in references} == {datetime.date(2013, 12, 12)}
    assert references[1].text.endswith("của Bộ Chính trị")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("theo khoản 1 Điều này.", [("khoản 1 Điều này", "5/1")]),
        ("theo khoản này.", [("khoản này", "5/2")]),
        (
            "theo các điểm a, b khoản 1 Điều 12 của Luật này.",
            [("điểm a", "12/1/a"), ("b khoản 1 Điều 12 của Luật này", "12/1/b")],
        ),
        ("theo các điều 6, 7 và 9.", [("điều 6", "6"), ("7", "7"), ("9", "9")]),
        (
            "theo khoản 3, điểm a khoản 4 Điều 7 Luật này.",
            [("khoản 3", "7/3"), ("điểm a khoản 4 Điều 7 Luật này", "7/4/a")],
        ),
        (
            "theo điểm d khoản 2 và điểm c khoản 3 Điều 21.",
            [("điểm d khoản 2", "21/2/d"), ("điểm c khoản 3 Điều 21", "21/3/c")],
        ),
        ("theo Khoản 4, Điều 2 Luật này.", [("Khoản 4, Điều 2 Luật này", "2/4")]),
        ("điều này cho thấy kết quả tốt.", []),
        ("phần vi phạm của 05 người.", []),
    ],
)
def test_clauses_and_their_absolute_paths(words: str, expected: list[tuple[str, str]]):
    assert said(ARTICLE.format(words)) == expected


def test_a_range_keeps_both_ends():
    (reference,) = found(ARTICLE.format("quy định từ Điều 3 đến Điều 7 của Luật này."))
    assert (reference.path[-1].number, reference.through.number) == ("3", "7")


def test_a_heading_is_no_mention_but_what_its_title_cites_is():
    assert said("Điều 5. Hồ sơ quy định tại Điều 6\n1. Đơn.\n2. Ảnh.") == [("Điều 6", "6")]
    assert said("Chương II. Tổ chức\nĐiều 9. Tên\nNội dung.") == []


@pytest.mark.parametrize(
    ("words", "name", "year"),
    [
        ("Luật Mặt trận Tổ quốc Việt Nam 2015 thêm hai chương", "Luật Mặt trận Tổ quốc Việt Nam", 2015),
        ("Bộ luật Lao động và văn bản khác", "Bộ luật Lao động", None),
        ("Luật phòng, chống ma túy quy định", "Luật phòng, chống ma túy", None),
        ("Nghị quyết Trung ương 4 khóa XII về", "Nghị quyết Trung ương 4 khóa XII", None),
        ("do Đại hội Đảng toàn quốc lần thứ XIII đề ra", "Đại hội Đảng toàn quốc lần thứ XIII", None),
    ],
)  # fmt: skip
def test_documents_known_by_name(words: str, name: str, year: int | None):
    (reference,) = found(ARTICLE.format(words))
    assert reference.document == DocumentName(name, year)


def test_a_lawyer_is_no_law():
    assert found(ARTICLE.format("Luật sư và Luật gia tham gia.")) == []


def test_a_clause_of_an_unknown_document_is_not_of_this_one():
    (reference,) = found(ARTICLE.format("theo Điều 73 của Luật."), metadata(kind="Thông tư"))
    assert reference.document == DocumentName("Luật")


def test_a_bare_kind_means_the_document_only_of_its_own_kind():
    known = metadata("04-NQ/TU", "Nghị quyết")
    assert said("1. Triển khai Nghị quyết; báo cáo.\n2. Hết.", known) == [("Nghị quyết", "")]
    assert said("1. Triển khai Quyết định; báo cáo.\n2. Hết.", known) == []


def test_an_attachment_named_with_its_decision_is_one_mention():
    (reference,) = found(
        "Theo khoản 2 Điều 9 Quy chế ban hành kèm theo Quyết định số 217-QĐ/TW ngày 12/12/2013.",
        metadata("04-NQ/TU", "Nghị quyết"),
    )
    assert (reference.attachment, reference.number) == ("Quy chế", "217-QĐ/TW")
    assert [e.number for e in reference.path] == ["9", "2"]


def test_in_an_amending_text_this_article_is_the_amended_one():
    text = ARTICLE.format("Bãi bỏ khoản 8 Điều 14 của Luật Cư trú và sửa đổi khoản này như sau:")
    assert [r.document for r in found(text)] == [DocumentName("Luật Cư trú")] * 2


def test_a_mention_never_runs_over_the_end_of_its_line():
    assert said("Điều 5. Tên\n1. Theo điểm a;\n2. Theo Điều 6.") == [
        ("điểm a", "5/1/a"),
        ("Điều 6", "6"),
    ]
