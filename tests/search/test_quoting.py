"""Which sentences answer: as few as will do, and none that cannot stand alone."""

import pytest

from search.answering import pieces
from search.quoting import quotation_span
from tests.search.clauses import candidate, content, law

LAW = law(
    "Điều 1. Chỉ tiêu",
    "1. Đến năm 2025, tỷ lệ tập hợp hội viên của Hội Nông dân đạt 86% và của Hội Phụ nữ đạt 75%. "
    "Toàn bộ các khối, xóm, bản trong địa bàn có chi đoàn thanh niên hoạt động nền nếp. Việc bình xét "
    "được tiến hành công khai, dân chủ ở từng cơ sở theo hướng dẫn của cấp trên trực tiếp.",
    "2. Hoạt động của các tổ chức còn những hạn chế: nội dung chậm đổi mới; phong trào chồng chéo. "
    "Những hạn chế nêu trên chủ yếu do cấp ủy chưa quan tâm đúng mức tới công tác vận động quần chúng. "
    "Công tác phối hợp giữa các ngành với chính quyền địa phương nhiều nơi chưa thường xuyên, sâu sát.",
    "3. Cán bộ được luân chuyển theo quy hoạch đã phê duyệt và theo yêu cầu nhiệm vụ của địa phương. "
    "Trừ Hội Cựu chiến binh thì không áp dụng quy định này đối với cán bộ chủ chốt. "
    "Kinh phí hoạt động do ngân sách cấp tỉnh bảo đảm theo phân cấp quản lý hiện hành.",
    "Điều 2. Trách nhiệm của Sở Tài chính",
    "Sở Tài chính lập dự toán kinh phí hằng năm. Sở Tài chính hướng dẫn quyết toán.",
    "Việc thanh tra được thực hiện mỗi năm một lần.",
    "Điều 3. Xử phạt",
    "1. Người nào thuộc một trong các trường hợp sau đây thì bị phạt tiền từ 01 triệu đồng:",
    "a) Tẩy xóa hồ sơ lưu trữ;",
    "b) Cản trở đoàn kiểm tra;",
    "c) Không nộp báo cáo định kỳ.",
    "2. Giám sát là việc theo dõi, phát hiện, xem xét và kiến nghị. Hồ sơ giám sát được lưu mười năm. "
    "Đoàn giám sát làm việc công khai, khách quan. Thành viên của đoàn phải giữ bí mật. Kết quả giám sát "
    "được thông báo bằng văn bản đến cơ quan chịu sự giám sát và niêm yết công khai tại trụ sở. Mọi khiếu "
    "nại về kết quả được xem xét trong thời hạn luật định và trả lời cho người khiếu nại bằng văn bản.",
)  # fmt: skip


def quoted(question: str, locator: str) -> str:
    found = candidate(LAW, locator)
    start, end = quotation_span(LAW.text, found.unit, question, content(question))
    return LAW.text[start:end]


def answer(question: str, *locators: str) -> list[str]:
    found = [candidate(LAW, locator, 1 - n / 100) for n, locator in enumerate(locators)]
    return [piece.text for piece in pieces(question, content(question), found)]


def test_a_figure_gets_the_sentence_that_has_it():
    said = quoted("Hội Nông dân tập hợp bao nhiêu phần trăm hội viên?", "1/1")
    assert said.startswith("1. Đến năm 2025")
    assert said.endswith("đạt 75%.")


def test_why_gets_the_cause_and_not_the_complaint():
    said = quoted("Vì sao hoạt động của các tổ chức còn hạn chế?", "1/2")
    assert "chủ yếu do cấp ủy" in said


def test_an_exception_is_never_cut_off():
    said = quoted("Cán bộ được luân chuyển theo quy hoạch có phải không?", "1/3")
    assert "Trừ Hội Cựu chiến binh" in said
    assert "ngân sách" not in said


def test_what_leans_back_brings_what_it_leans_on():
    said = quoted("Hội Cựu chiến binh có áp dụng cho cán bộ chủ chốt không?", "1/3")
    assert said.startswith("3. Cán bộ được luân chuyển")


def test_a_clause_on_just_what_is_asked_is_quoted_whole_without_its_title():
    said = quoted("Sở Tài chính có trách nhiệm gì?", "2")
    assert said.startswith("Sở Tài chính lập dự toán")
    assert said.endswith("mỗi năm một lần.")


def test_a_meaning_gets_its_definition():
    assert quoted("Giám sát là gì?", "3/2") == (
        "2. Giám sát là việc theo dõi, phát hiện, xem xét và kiến nghị."
    )


@pytest.mark.parametrize("locator", ["3/1", "3/1/b"])
def test_a_point_is_quoted_with_its_lead_in(locator):
    question = "Cản trở đoàn kiểm tra bị phạt bao nhiêu tiền?"
    assert answer(question, locator) == [
        "b) Cản trở đoàn kiểm tra;",
        "1. Người nào thuộc một trong các trường hợp sau đây thì bị phạt tiền từ 01 triệu đồng:",
    ]


def test_a_lead_in_is_quoted_with_its_points_if_all_are_asked_for():
    [said] = answer("Những trường hợp nào bị phạt tiền?", "3/1")
    assert said.startswith("1. Người nào")
    assert said.endswith("c) Không nộp báo cáo định kỳ.")


@pytest.mark.parametrize("unit", LAW.units[1:], ids=lambda unit: unit.locator)
@pytest.mark.parametrize(
    "question", ["Hội Nông dân đạt bao nhiêu phần trăm?", "gồm những gì?", "xử phạt", "Là gì?"]
)
def test_no_lead_in_stands_without_what_it_announces(unit, question):
    texts = answer(question, unit.locator)
    assert texts
    assert not texts[0].rstrip().endswith(":")
    assert all(any(c.isalpha() for c in text) for text in texts)
