"""Document numbers in every spelling, and the documents they may mean."""

import datetime

import pytest

from ingest.identity import Identity
from search.understanding.document_numbers import find_documents, match

CENTRAL = "Ban Chấp hành Trung ương"
LIBRARY = [
    Identity("217-QĐ/TW", datetime.date(2013, 12, 12), "Bộ Chính trị"),
    Identity("218-QĐ/TW", datetime.date(2013, 12, 12), "Bộ Chính trị"),
    Identity("124-QĐ/TW", datetime.date(2018, 2, 2), "Ban Bí thư"),
    Identity("124-QĐ/TW", datetime.date(2023, 10, 4), "Bộ Chính trị"),
    Identity("18-NQ/TW", datetime.date(2017, 10, 25), CENTRAL),
    Identity("04-NQ/TU", datetime.date(2021, 11, 19), "Ban Thường vụ Tỉnh ủy Nghệ An"),
    Identity("04-NQ/TW", datetime.date(2016, 10, 30), CENTRAL),
    Identity("13/2023/NĐ-CP", datetime.date(2023, 4, 17), "Chính phủ"),
    Identity("[không số] biên bản.pdf", None, "Chưa rõ cơ quan ban hành"),
]


def named(text: str) -> list[str]:
    (mention,) = find_documents(text)
    return [f"{one.number} {one.issued and one.issued.year}" for one in match(mention, LIBRARY)]


@pytest.mark.parametrize(
    "text",
    [
        "QĐ 217", "qd 217 noi gi", "qd217", "QĐ số 217", "217/QĐ-TW", "217-QĐ/TW", "217 - qđ/tw",
        "217-QD/TW", "quyết định 217", "quyet dinh so 217 cua bo chinh tri", "quy chế 217",
        "quyết định hai một bảy", "quyết định số hai trăm mười bảy",
        "Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị", "QĐ 217 năm 2013",
    ],
)  # fmt: skip
def test_every_spelling_means_the_same_decision(text: str) -> None:
    assert named(text) == ["217-QĐ/TW 2013"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nghị quyết 18 năm 2017", ["18-NQ/TW 2017"]),
        ("nghị quyết 18 năm 2022", []),
        ("nghị quyết một tám", ["18-NQ/TW 2017"]),
        ("nq 04", ["04-NQ/TU 2021", "04-NQ/TW 2016"]),
        ("nghị quyết không tư", ["04-NQ/TU 2021", "04-NQ/TW 2016"]),
        ("nq04-tu", ["04-NQ/TU 2021"]),
        ("NQ 04-NQ/TU", ["04-NQ/TU 2021"]),
        ("04 NQ/TU", ["04-NQ/TU 2021"]),
        ("nghị quyết 04 của Tỉnh ủy", ["04-NQ/TU 2021"]),
        ("nghị quyết 04 của Tỉnh ủy Nghệ An", ["04-NQ/TU 2021"]),
        ("nghị quyết 04 của Tỉnh ủy Hà Tĩnh", []),
        ("nghị quyết 04 của Trung ương", ["04-NQ/TW 2016"]),
        ("quy định 124", ["124-QĐ/TW 2018", "124-QĐ/TW 2023"]),
        ("Quy định 124-QĐ/TW ngày 04/10/2023", ["124-QĐ/TW 2023"]),
        ("quy định 124 của ban bí thư", ["124-QĐ/TW 2018"]),
        ("13/2023/NĐ-CP", ["13/2023/NĐ-CP 2023"]),
        ("Nghị quyết của Ban Thường vụ Tỉnh ủy Nghệ An ngày 19/11/2021", ["04-NQ/TU 2021"]),
        ("chỉ thị 217", []),
        ("217-QĐ/TU", []),
    ],
)
def test_a_mention_keeps_all_that_fit_and_no_more(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quy chế quy định 3 nguyên tắc nào?", "Điều 9 quy định gì?", "kế hoạch 5 năm 2021-2025",
        "nghị quyết không nói gì về kinh phí", "đến năm 2025 đạt 75%", "12/12/2013", "điểm 3.3",
        "nghị quyết ba không", "báo cáo 2 lần", "quy định của pháp luật", "Nghị quyết này",
    ],
)  # fmt: skip
def test_quantities_and_verbs_are_no_documents(text: str) -> None:
    assert find_documents(text) == ()


def test_a_list_shares_its_kind() -> None:
    mentions = find_documents("Quyết định 217, 218 khen thưởng bao nhiêu tập thể?")
    assert [(mention.kind, mention.serial) for mention in mentions] == [
        ("QĐ", "217"),
        ("QĐ", "218"),
    ]


def test_the_span_is_the_mention() -> None:
    text = "Theo Quyết định số 217-QĐ/TW, ai giám sát?"
    (mention,) = find_documents(text)
    assert text[mention.start : mention.end] == mention.text == "Quyết định số 217-QĐ/TW"
