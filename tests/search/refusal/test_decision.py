"""Questions that the shipped documents do and do not answer."""

import pytest

from search.engine import Engine


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Đến năm 2035 Hội Nông dân đạt tỷ lệ tập hợp bao nhiêu phần trăm?", "năm 2035"),
        ("Hội Làm vườn được giao nhiệm vụ gì?", "Hội Làm vườn"),
        ("Sở Tư pháp có trách nhiệm gì trong Nghị quyết 04-NQ/TU?", "Sở Tư pháp"),
        ("Tỉnh ủy Quảng Ngãi giao chỉ tiêu tập hợp hội viên phụ nữ bao nhiêu?", "Quảng Ngãi"),
        ("Kinh phí thực hiện nghị quyết là bao nhiêu tỷ đồng?", "số tiền cụ thể"),
        ("Quy định 89-QĐ/TW có mấy tiêu chuẩn chức danh?", "Quy định 89-QĐ/TW"),
        ("Hướng dẫn giải bài toán tích phân", "bài toán"),
    ],
)
def test_a_refusal_names_what_was_not_found(engine: Engine, question: str, named: str) -> None:
    answer = engine.ask(question)
    assert not answer.answered
    assert answer.answer == ""
    assert named in (answer.refusal or "")
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Đến năm 2025 Hội Nông dân đạt tỷ lệ tập hợp bao nhiêu phần trăm?",
        "hoi phu nu dat bao nhieu phan tram",
        "Hội Liên hiệp Phụ nữ phải đạt tỷ lệ tập hợp bao nhiêu?",
        "Ban Dân vận Tỉnh ủy có vai trò gì?",
        "Xí nghiệp bao nhiêu lao động thì phải có công đoàn?",
        "Quy định 124-QĐ/TW ngày 04/10/2023 đã được thay bằng văn bản nào?",
        "Đoàn Thanh niên và Hội Cựu chiến binh đạt bao nhiêu phần trăm?",
    ],
)
def test_what_is_there_is_answered(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.answered, answer.refusal


def test_a_question_without_content_is_refused(engine: Engine) -> None:
    assert not engine.ask("Cái này làm thế nào?").answered
