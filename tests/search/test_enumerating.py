"""Questions that several clauses answer together."""

import pytest

from search.answering import pieces
from search.enumerating import places_topic
from tests.search.clauses import candidate, content, law

LONG = "Nội dung chi tiết của việc này được nêu ở đây. " * 20
LAW = law(
    "Điều 1. Các chỉ tiêu cơ bản",
    "1. Hội Nông dân đạt 86%.",
    "2. Hội Phụ nữ đạt 75% và hoàn thành chuyển đổi số.",
    "3. Mỗi năm giám sát hai nội dung.",
    "Điều 2. Giải pháp",
    "1. Ban Tuyên giáo chủ trì tuyên truyền.",
    "2. Ban Dân vận theo dõi, đôn đốc và bố trí nguồn lực chuyển đổi số.",
    "Điều 3. Mặt chưa được",
    "1. Mặt chưa được về bộ máy: cồng kềnh.",
    "2. Mặt chưa được về biên chế: tinh giản chậm.",
    "3. Đề nghị các cấp khắc phục.",
    "Chương II",
    "QUYỀN CỦA HỘI VIÊN",
    "Điều 4. Quyền ứng cử",
    LONG,
    "Điều 5. Quyền đề cử",
    LONG,
)  # fmt: skip


def answer(question: str, *locators: str) -> list[tuple[str, str]]:
    found = [candidate(LAW, locator, 1 - n / 100) for n, locator in enumerate(locators)]
    return [
        (piece.unit.locator, piece.text) for piece in pieces(question, content(question), found)
    ]


@pytest.mark.parametrize(
    "question", ["Các chỉ tiêu cơ bản gồm những chỉ tiêu nào?", "các chỉ tiêu cơ bản của luật"]
)
def test_a_title_asked_for_brings_every_clause_under_it_in_order(question):
    assert [locator for locator, _ in answer(question, "1/2", "1/1")] == ["1/1", "1/2", "1/3"]


def test_long_clauses_are_listed_by_their_titles():
    assert answer("Hội viên có những quyền nào?", "II/4", "II/5") == [
        ("II/4", "Điều 4. Quyền ứng cử"),
        ("II/5", "Điều 5. Quyền đề cử"),
    ]


def test_another_subject_under_the_title_is_no_list():
    found = answer("Trong các chỉ tiêu cơ bản, Hội Phụ nữ có những chỉ tiêu nào?", "1/2", "1/1")
    assert [locator for locator, _ in found] == ["1/2"]


def test_marks_tell_words_apart():
    assert [at for at, _ in answer("Mục tiêu của luật là gì?", "1/1", "1/2")] == ["1/1"]


def test_neighbours_that_open_alike_answer_together():
    found = answer("Những mặt chưa được là gì?", "3/1", "3/2", "3/3")
    assert [locator for locator, _ in found] == ["3/1", "3/2"]


def test_every_place_of_a_topic_is_cited():
    found = answer("Luật này đề cập chuyển đổi số ở những điều nào?", "2/2", "1/2")
    assert [locator for locator, _ in found] == ["2/2", "1/2"]
    assert all("chuyển đổi số" in text for _, text in found)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Nghị quyết đề cập chuyển đổi số ở những chỗ nào?", "chuyển đổi số"),
        ("Hội Cựu chiến binh được nhắc đến ở những điểm nào?", "Hội Cựu chiến binh"),
        ("Những điều khoản nào nói về kinh phí?", "kinh phí"),
        ("Nhiệm vụ và giải pháp có những mục nào?", None),
        ("Hội Nông dân đạt bao nhiêu?", None),
    ],
)
def test_what_is_asked_the_places_of(question, topic):
    assert places_topic(question) == topic
