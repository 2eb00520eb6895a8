"""The form of answer that a question asks for."""

import pytest

from search.checks.quantities import asked_form, form_fit


def fit(question: str, clause: str) -> str:
    return form_fit(asked_form(question), question, clause)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Kinh phí thực hiện là bao nhiêu tỷ đồng?", "Bố trí nguồn kinh phí để triển khai."),
        ("Phụ cấp của cán bộ cấp xã là bao nhiêu?", "Chú trọng 02 chế độ phụ cấp cán bộ."),
        ("Mức chi cho giám sát là bao nhiêu tiền?", "Tổ chức 02 nội dung giám sát mỗi năm."),
        ("Trả lời trong bao nhiêu ngày?", "Hằng năm, sớm xem xét giải quyết."),
        ("Đạt bao nhiêu phần trăm?", "Có 02 nội dung giám sát."),
        ("Ban hành ngày nào?", "Quyết định do Bộ Chính trị ban hành."),
        ("Ai ký Nghị quyết này?", "Nghị quyết do Tỉnh ủy Nghệ An ban hành tại Hà Nội."),
        ("Chủ tịch Hội Nông dân là ai?", "Hội Nông dân do chủ tịch Hội lãnh đạo."),
        ("Có mấy hình thức?", "Quy chế quy định hình thức."),
    ],
)
def test_a_clause_without_an_answer_of_the_form(question: str, clause: str) -> None:
    assert fit(question, clause) == "missing"


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("Phạt bao nhiêu tiền?", "Phạt tiền từ 2.000.000 đồng đến 3.000.000 đồng."),
        ("Trả lời trong bao nhiêu ngày?", "Trong 30 ngày kể từ khi nhận."),
        ("Trả lời trong mấy ngày?", "Trong ba mươi ngày kể từ khi nhận."),
        ("Đạt bao nhiêu phần trăm?", "Hội Nông dân đạt 86%."),
        ("Ban hành ngày nào?", "Ban hành ngày 12/12/2013."),
        ("Ai ký Nghị quyết này?", "BÍ THƯ Thái Thanh Quý"),
        ("Có mấy nội dung giám sát?", "Tổ chức ít nhất 02 nội dung giám sát."),
        ("Khen thưởng bao nhiêu tập thể?", "Khen thưởng 56 tập thể và 12 cá nhân."),
    ],
)
def test_a_clause_with_one(question: str, clause: str) -> None:
    assert fit(question, clause) == "given"


def test_a_number_of_something_else_is_weak() -> None:
    assert fit("Nghị quyết có bao nhiêu trang?", "Điều này nêu 02 nội dung.") == "weakly"


def test_a_list_may_tell_how_many() -> None:
    assert fit("Có mấy nguyên tắc?", "Bình đẳng; công khai; đúng luật.") == "weakly"


def test_numbers_of_documents_and_sources_are_no_quantity() -> None:
    assert fit("Có mấy hình thức?", "Theo Quyết định 217-QĐ/TW [12].") == "missing"


@pytest.mark.parametrize("question", ["Mấy năm qua làm được gì?", "Ban Dân vận làm gì?"])
def test_questions_that_ask_for_no_form(question: str) -> None:
    assert asked_form(question) is None
