"""Bodies that a question names."""

import pytest

from search.checks.bodies import find_bodies, missing_bodies
from search.checks.reading import read

NOTHING = read("")
TARGETS = read(
    "Hội Nông dân đạt 86%; Hội Phụ nữ đạt 75%; Liên đoàn lao động đạt 95%; Đoàn thanh niên đạt 72,5%."
)


def names(question: str) -> list[str]:
    return [body.text_vi for body in find_bodies(read(question))]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Hội Người cao tuổi được giao nhiệm vụ gì?", ["Hội Người cao tuổi"]),
        ("hội người cao tuổi đạt tỷ lệ bao nhiêu", ["hội người cao tuổi"]),
        ("Sở Giáo dục và Đào tạo làm gì?", ["Sở Giáo dục và Đào tạo"]),
        ("Công an tỉnh phối hợp gì với Mặt trận?", ["Công an"]),
        ("Ban Bảo vệ, chăm sóc sức khỏe cán bộ làm gì?", ["Ban Bảo vệ"]),
        ("Hội Nông dân và Hội Luật gia đạt bao nhiêu?", ["Hội Nông dân", "Hội Luật gia"]),
    ],
)
def test_names_are_found_whole(question: str, found: list[str]) -> None:
    assert names(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ tập hợp đoàn viên, hội viên là bao nhiêu?",
        "Nghị quyết ban hành ngày nào?",
        "Số bản in và cơ sở vật chất",
        "Xã hội hóa việc gì?",
        "Bộ máy được sắp xếp thế nào?",
        "Trường hợp nào phải báo cáo?",
        "Văn bản nào phải phòng, chống tham nhũng?",
        "Ban nào chủ trì?",
        "các đoàn thể làm gì",
    ],
)
def test_general_words_name_no_body(question: str) -> None:
    assert names(question) == []


def test_another_body_is_missing() -> None:
    bodies = find_bodies(read("Hội Người cao tuổi đạt bao nhiêu?"))
    assert [m.text_vi for m in missing_bodies(bodies, TARGETS, NOTHING)] == ["Hội Người cao tuổi"]


@pytest.mark.parametrize(
    "question",
    [
        "Hội Nông dân đạt bao nhiêu?",
        "Hội Liên hiệp Phụ nữ đạt bao nhiêu?",
        "Tỉnh đoàn đạt bao nhiêu?",
        "Liên đoàn Lao động đạt bao nhiêu?",
    ],
)
def test_the_same_body_under_another_name_is_there(question: str) -> None:
    bodies = find_bodies(read(question))
    assert bodies
    assert missing_bodies(bodies, TARGETS, NOTHING) == []


def test_the_issuer_of_a_document_need_not_be_in_its_clause() -> None:
    bodies = find_bodies(read("Ban Bí thư quy định những gì?"))
    assert missing_bodies(bodies, TARGETS, read("Ban Bí thư")) == []
