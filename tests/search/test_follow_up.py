"""What a question takes from the one before it."""

import unicodedata

import pytest

from search.follow_up import complete


@pytest.mark.parametrize(
    ("question", "previous", "completed"),
    [
        (
            "còn Hội Phụ nữ thì sao?",
            "Hội Nông dân đến năm 2025 đạt bao nhiêu phần trăm?",
            "Hội Phụ nữ đến năm 2025 đạt bao nhiêu phần trăm?",
        ),
        (
            "Còn Ban Tuyên giáo Tỉnh ủy?",
            "Ban Dân vận Tỉnh ủy làm gì?",
            "Ban Tuyên giáo Tỉnh ủy làm gì?",
        ),
        (
            "Còn Đảng đoàn Hội đồng nhân dân tỉnh?",
            "Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo việc gì?",
            "Đảng đoàn Hội đồng nhân dân tỉnh lãnh đạo việc gì?",
        ),
        (
            "thế đoàn thanh niên thì sao",
            "Hội Phụ nữ đạt bao nhiêu %?",
            "đoàn thanh niên đạt bao nhiêu %?",
        ),
        ("thế còn năm 2023?", "Đến năm 2025 phải làm gì?", "Đến năm 2023 phải làm gì?"),
        ("Còn đến năm 2030?", "Đến năm 2025 đạt bao nhiêu %?", "Đến năm 2030 đạt bao nhiêu %?"),
        (
            "khoản 2 thì sao",
            "Khoản 1 Điều 9 Quy chế 217 nói gì?",
            "khoản 2 Điều 9 Quy chế 217 nói gì?",
        ),
        (
            "Còn Quyết định 218?",
            "Quyết định 217 còn hiệu lực không?",
            "Quyết định 218 còn hiệu lực không?",
        ),
        (
            "Nghị quyết đó ban hành ngày nào?",
            "Mục tiêu của Nghị quyết 04-NQ/TU là gì?",
            "Nghị quyết 04-NQ/TU ban hành ngày nào?",
        ),
        ("vậy ai ký?", "Nghị quyết 04-NQ/TU ban hành ngày nào?", "Nghị quyết 04-NQ/TU: ai ký?"),
        (
            "còn hiệu lực không",
            "Quyết định 217 ban hành ngày nào?",
            "Quyết định 217: còn hiệu lực không?",
        ),
        (
            "Hội đó ký thỏa ước thế nào?",
            "Hội Nông dân đạt bao nhiêu %?",
            "Hội Nông dân ký thỏa ước thế nào?",
        ),
        (
            "còn phản biện thì sao?",
            "Mỗi năm tổ chức mấy nội dung giám sát?",
            "phản biện: Mỗi năm tổ chức mấy nội dung giám sát?",
        ),
    ],
)
def test_what_is_missing_comes_from_the_question_before(question, previous, completed):
    assert complete(question, previous) == completed


@pytest.mark.parametrize(
    ("question", "previous"),
    [
        ("Ban Dân vận Tỉnh ủy làm gì?", "Hội Nông dân đạt bao nhiêu %?"),
        ("Mặt trận được đổi mới thế nào?", "Hội Nông dân đạt bao nhiêu %?"),
        ("Còn hạn chế gì trong giám sát, phản biện?", "Hội Nông dân đạt bao nhiêu %?"),
        ("Còn Hội Phụ nữ đạt bao nhiêu phần trăm?", "Hội Nông dân đạt bao nhiêu %?"),
        ("còn Hội Phụ nữ thì sao?", None),
        ("còn Hội Phụ nữ thì sao?", "  "),
        ("", "Hội Nông dân đạt bao nhiêu %?"),
    ],
)
def test_a_question_that_stands_alone_is_left_as_it_is(question, previous):
    assert complete(question, previous) is None


def test_decomposed_letters_are_read_as_well():
    question = unicodedata.normalize("NFD", "còn Hội Phụ nữ thì sao?")
    assert complete(question, "Hội Nông dân làm gì?") == "Hội Phụ nữ làm gì?"
