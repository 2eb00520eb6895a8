"""Requests for clauses, parsed and found in a document."""

import pytest

from ingest.units import Unit, UnitKind
from search.understanding.clause_request import ClauseRequest, Element, Target, parse_clause_request
from search.understanding.clause_resolution import choices, resolve

K = UnitKind


def paths(text: str) -> list[str]:
    request = parse_clause_request(text)
    return [] if request is None else [written(target) for target in request.targets]


def written(target: Target) -> str:
    def one(element: Element) -> str:
        return f"{element.kind.value if element.kind else ''} {element.number}".strip()

    path = " / ".join(one(element) for element in target.path)
    return f"{path} .. {one(target.through)}" if target.through else path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("điểm 3.3", ["point 3.3"]),
        ("khoản 7 phần III", ["part 3 / clause 7"]),
        ("muc 4.6 phan II noi gi", ["part 2 / section 4.6"]),
        ("phần 2", ["part 2"]),
        ("phần thứ hai", ["part 2"]),
        ("phan ba noi gi", ["part 3"]),
        ("Điều 9 Quy chế 217", ["article 9"]),
        ("điểm a khoản 2 Điều 5", ["article 5 / clause 2 / point a"]),
        ("Điều 5, khoản 2, điểm đ", ["article 5 / clause 2 / point đ"]),
        ("điểm a, b khoản 2 Điều 5", ["article 5 / clause 2 / point a", "article 5 / clause 2 / point b"]),
        ("điều 3 đến điều 7", ["article 3 .. article 7"]),
        ("các điểm từ 3.1 đến 3.3", ["point 3.1 .. point 3.3"]),
        ("các điểm 3.1, 3.2 và 3.5", ["point 3.1", "point 3.2", "point 3.5"]),
        ("khoản 3 Điều 9 và Điều 12", ["article 9 / clause 3", "article 12"]),
        ("khoản 7 phần III và khoản 2 phần II", ["part 3 / clause 7", "part 2 / clause 2"]),
        ("4.5 nói gì", ["4.5"]),
        ("III.5 nói gì", ["part 3 / 5"]),
        ("II/3/3.3", ["part 2 / 3 / 3.3"]),
        ("phần mở đầu", ["preamble"]),
        ("cho xem nơi nhận", ["recipients"]),
    ],
)  # fmt: skip
def test_requests_are_read(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "điều kiện cho vay là gì", "phần lớn cán bộ làm gì", "đạt 75 phần trăm vào năm 2025",
        "hai phần ba số đại biểu", "mức 3 triệu đồng", "chi khoản 5 triệu đồng", "đạt 3.5%",
        "mục tiêu đến năm 2025", "điểm mới của nghị quyết", "Điều một số người quan tâm",
        "tăng 4.5 lần so với năm 2015", "quy chế có mấy chương, mấy điều",
    ],
)  # fmt: skip
def test_other_numbers_are_no_requests(text: str) -> None:
    assert parse_clause_request(text) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Điều 9 Quy chế 217 nói gì?", True),
        ("trích nguyên văn mục 2 phần II của nghị quyết 04-NQ/TU", True),
        ("khoản 2 Điều 1 Quy chế giám sát và phản biện xã hội", True),
        ("phần III có mấy khoản", True),
        ("Điều 9 quy định trách nhiệm của ai?", False),
        ("Cán bộ được luân chuyển theo mục 4.6 ra sao?", False),
    ],
)
def test_asking_for_a_clause_differs_from_mentioning_it(text: str, whole: bool) -> None:
    request = parse_clause_request(text)
    assert request is not None
    assert request.whole_question is whole


def test_document_attachment_and_count_are_kept() -> None:
    request = parse_clause_request("Điều 9 Quy chế 217 có mấy khoản?")
    assert request is not None
    assert request.document is not None
    assert request.document.serial == "217"
    assert request.attachment == "quy che"
    assert request.counts is K.CLAUSE


def unit(kind: UnitKind, number: str, parent: int | None, title: str = "") -> Unit:
    return Unit(kind, number, title, 0, 0, 0, parent, "", "")


RESOLUTION = [
    unit(K.DOCUMENT, "", None),  # 0
    unit(K.PREAMBLE, "", 0),
    unit(K.PART, "I", 0),  # 2
    unit(K.PART, "II", 0),  # 3
    unit(K.SECTION, "3", 3),  # 4
    unit(K.POINT, "3.1", 4),
    unit(K.POINT, "3.2", 4),
    unit(K.POINT, "3.3", 4),  # 7
    unit(K.SECTION, "4", 3),  # 8
    unit(K.POINT, "4.1", 8),
    unit(K.PART, "III", 0),  # 10
    unit(K.CLAUSE, "3", 10),  # 11
    unit(K.CLAUSE, "7", 10),
    unit(K.RECIPIENTS, "", 0),
]
DECISION = [
    unit(K.DOCUMENT, "", None),  # 0
    unit(K.ARTICLE, "1", 0),
    unit(K.ARTICLE, "2", 0),  # 2
    unit(K.ATTACHMENT, "", 0, "Quy chế"),  # 3
    unit(K.CHAPTER, "I", 3),
    unit(K.ARTICLE, "1", 4),  # 5
    unit(K.CLAUSE, "1", 5),
    unit(K.CLAUSE, "2", 5),  # 7
    unit(K.ARTICLE, "2", 4),  # 8
    unit(K.CHAPTER, "II", 3),
    unit(K.ARTICLE, "3", 9),  # 10
    unit(K.ARTICLE, "9", 9),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("điểm 3.3", [7]),
        ("mục 3.3 phần II", [7]),
        ("khoản 7 phần III", [12]),
        ("khoản 3", [11]),
        ("mục 3", [4]),
        ("khoản 3 phần 2", [4]),
        ("mục II", [3]),
        ("II/3/3.3", [7]),
        ("điểm 3.1 đến 3.3", [5, 6, 7]),
        ("phần mở đầu", [1]),
        ("nơi nhận", [13]),
        ("Phần IV", []),
        ("Điểm 3.7", []),
        ("điểm 3.3 phần III", []),
    ],
)
def test_a_resolution_gives_the_clause(text: str, expected: list[int]) -> None:
    request = parse_clause_request(text)
    assert request is not None
    assert resolve(request, RESOLUTION) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 9", [11]),
        ("Điều 1 Quy chế 217", [5]),
        ("Điều 2 của Quyết định 217", [2]),
        ("Điều 9 Quyết định 217", [11]),
        ("khoản 2 Điều 1", [7]),
        ("Điều 1", [1, 5]),
        ("điều 2 đến điều 9 quy chế", [8, 10, 11]),
    ],
)
def test_a_decision_and_its_attachment_are_told_apart(text: str, expected: list[int]) -> None:
    request = parse_clause_request(text)
    assert request is not None
    assert resolve(request, DECISION) == expected


def test_each_target_has_its_own_choices() -> None:
    request = parse_clause_request("Điều 1 và Điều 9")
    assert isinstance(request, ClauseRequest)
    assert choices(request, DECISION) == [[1, 5], [11]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mục 3 (phần II)", ["part 2 / section 3"]),
        ("mục II.3.3", ["part 2 / 3.3"]),
        ("II.3.3.3", ["part 2 / 3 / 3.3"]),
        ("quy chế 217 điều 9 khoản 2", ["article 9 / clause 2"]),
        ("Điều 9, 10 và 12", ["article 9", "article 10", "article 12"]),
        ("khoản 1-3 phần III", ["part 3 / clause 1 .. clause 3"]),
    ],
)
def test_other_ways_of_writing_a_path(text: str, expected: list[str]) -> None:
    request = parse_clause_request(text)
    assert request is not None
    assert request.whole_question
    assert paths(text) == expected
